using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Toetssteen.Web.Files;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Serving;

namespace Toetssteen.Web.Features.Errors.Show;

/// <summary>
/// A page that could not be shown, with a way on. Reached by re-execution, with the status of the response it stands in for.
/// </summary>
[ResponseCache(NoStore = true)]
[IgnoreAntiforgeryToken]
[ReadsBodyItself]
public sealed class ShowModel : PageModel
{
    /// <summary>The status: 404, 500, …. From the address itself: where what was sent cannot be read, nothing else is bound.</summary>
    public int Status =>
        RouteData.Values["status"] is string written
        && int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var status)
        && status is >= 400 and <= 599
            ? status
            : StatusCodes.Status404NotFound;

    /// <summary>
    /// What was sent to a page by someone whose session had ended, with the proof that it came from a form of ours. It was made for that
    /// person: once they are logged in again the same form is good, and for anyone else it is not.
    /// </summary>
    public IReadOnlyList<(string Name, string Value)> Typed { get; private set; } = [];

    /// <summary>Whether more was sent than is shown again; it still stands in the browser, a page back.</summary>
    public bool IsTooMuch { get; private set; }

    /// <summary>Of that, what a person typed, each with what stood above it.</summary>
    public IEnumerable<(string Label, string Value)> Readable
    {
        get
        {
            var fields = TypedFields.Of(Typed.FirstOrDefault(t => t.Name == TypedFields.Field).Value);
            return Typed.Where(t => t.Value.Length > 0 && fields.ContainsKey(t.Name)).Select(t => (fields[t.Name], t.Value));
        }
    }

    /// <summary>The page that it was sent to.</summary>
    public string SentTo { get; private set; } = "";

    public IActionResult OnGet() => Shown();

    public async Task<IActionResult> OnPostAsync()
    {
        if (
            Status == StatusCodes.Status401Unauthorized
            && Request.HasFormContentType
            && HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } refused)
        {
            // Of somebody who is not logged in no files are taken, and nothing of any size.
            IsTooMuch = Request.ContentLength is not { } length || length > BodyLimits.LimitOf(HttpContext);
            if (IsTooMuch)
                return Shown();
            IFormCollection form;
            try
            {
                form = await Request.ReadFormAsync(HttpContext.RequestAborted);
            }
            catch (InvalidDataException)
            {
                IsTooMuch = true;
                return Shown();
            }
            Typed = [.. form.SelectMany(field => field.Value.Select(value => (field.Key, value ?? ""))).Where(t => !IsSecret(t.Key))];
            SentTo = refused.OriginalPathBase + refused.OriginalPath + refused.OriginalQueryString;
        }
        return Shown();
    }

    private static bool IsSecret(string name) => name.Contains("Password", StringComparison.OrdinalIgnoreCase);

    private PageResult Shown()
    {
        Response.StatusCode = Status;
        return Page();
    }
}
