using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Ui.Forms;

/// <summary>
/// What is wrong with a form, above it, with a link to each field. It has focus when the page opens; nothing is shown where nothing is
/// wrong.
/// </summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper(SiteText text) : TagHelper
{
    /// <summary>The page.</summary>
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // The model state sorts by name; a reader goes down the form.
        var order = (ViewContext.ViewData.Model as FormPage)?.Wrong.ToList() ?? [];
        var wrong = ViewContext
            .ModelState.OrderBy(e => order.IndexOf(e.Key))
            .SelectMany(e => e.Value!.Errors.Select(error => (e.Key, error.ErrorMessage)))
            .Distinct()
            .ToList();
        if (wrong.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "error-summary utrecht-alert utrecht-alert--error");
        output.Attributes.SetAttribute("id", "fouten");
        output.Attributes.SetAttribute("role", "group");
        output.Attributes.SetAttribute("aria-labelledby", "fouten-kop");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute(new TagHelperAttribute("autofocus"));
        var list = new HtmlContentBuilder();
        foreach (var (key, sentence) in wrong)
        {
            list.AppendHtml("<li>");
            if (key.Length > 0)
                list.AppendHtml("<a href=\"#").Append(FieldTagHelper.IdOf(key)).AppendHtml("\">").Append(sentence).AppendHtml("</a>");
            else
                list.Append(sentence);
            list.AppendHtml("</li>");
        }
        output.Content.AppendHtml("<div class=\"utrecht-alert__content\"><h2 id=\"fouten-kop\">")
            .Append(wrong.Count == 1 ? text["Er is nog iets niet goed"] : text["Er zijn nog {0} dingen niet goed", wrong.Count])
            .AppendHtml("</h2><ul>").AppendHtml(list).AppendHtml("</ul></div>");
    }
}
