using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Toetssteen.Web.Ui.Forms;

/// <summary>
/// Tells the browser that a form which it keeps was saved: the page that comes next bears the number that the script sent along. An error,
/// a login in between or a line that dropped tells nothing, and what was typed stays kept.
/// </summary>
internal sealed class KeptForms : IPageFilter
{
    /// <summary>Name of the number in the form, and of what the next page says.</summary>
    public const string Saved = "__kept";

    private const int LongestNumber = 40;

    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
        var request = context.HttpContext.Request;
        if (
            context.Result is IKeepTempDataResult
            && context.HandlerInstance is PageModel page
            && HttpMethods.IsPost(request.Method)
            && context.ModelState.IsValid
            && request.HasFormContentType
            && context.HttpContext.Features.Get<IFormFeature>()?.Form is { } form
            && form[Saved].ToString() is { Length: > 0 and <= LongestNumber } number)
            page.TempData[Saved] = number;
    }
}
