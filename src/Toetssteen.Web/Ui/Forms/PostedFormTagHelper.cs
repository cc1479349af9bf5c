using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Toetssteen.Web.Ui.Forms;

/// <summary>A form that is posted carries the proof that it is ours, also where it says its address, which the framework leaves to the page.</summary>
[HtmlTargetElement("form", Attributes = "[method=post],action")]
public sealed class PostedFormTagHelper(IHtmlGenerator generator) : TagHelper
{
    /// <summary>The page.</summary>
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        // Twice is as bad as not at all.
        var carries = context.AllAttributes.ContainsName("asp-antiforgery") || (await output.GetChildContentAsync()).GetContent().Contains("__RequestVerificationToken", StringComparison.Ordinal);
        if (!carries && output.Attributes["action"]?.Value.ToString() is { Length: > 0 })
            output.PostContent.AppendHtml(generator.GenerateAntiforgery(ViewContext));
    }
}
