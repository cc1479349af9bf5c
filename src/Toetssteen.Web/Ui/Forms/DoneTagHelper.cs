using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Toetssteen.Web.Ui.Forms;

/// <summary>What was done on the page before, in one sentence; nothing is shown where there is nothing to say.</summary>
[HtmlTargetElement("done-notice", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DoneTagHelper : TagHelper
{
    /// <summary>The page.</summary>
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (ViewContext.TempData[Done.Key] is not string sentence)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "utrecht-alert utrecht-alert--ok");
        output.Attributes.SetAttribute("role", "status");
        output.Content.AppendHtml("<div class=\"utrecht-alert__content\"><p>").Append(sentence).AppendHtml("</p></div>");
    }
}

/// <summary>Telling the next page what was done.</summary>
public static class Done
{
    internal const string Key = "done";

    /// <summary>The next page with a <c>done-notice</c> says this.</summary>
    public static void Say(this ITempDataDictionary next, string sentence) => next[Key] = sentence;
}
