using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Toetssteen.Web.Ui.Forms;

/// <summary>
/// A form that is posted carries the proof that it is ours, also where it says its address, which the framework leaves to the page.
/// </summary>
[HtmlTargetElement("form", Attributes = "[method=post],action")]
public sealed class PostedFormTagHelper(IHtmlGenerator generator) : TagHelper
{
    /// <summary>The page.</summary>
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    // After the framework's own part of a form, which knows whether its content carries the proof already, and before it forgets that.
    public override int Order => -950;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (context.AllAttributes.ContainsName("asp-antiforgery") || output.Attributes["action"]?.Value.ToString() is not { Length: > 0 })
            return;
        await output.GetChildContentAsync();
        if (generator.GenerateAntiforgery(ViewContext) is { } proof)
            output.PostContent.AppendHtml(proof);
    }
}
