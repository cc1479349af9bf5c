using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Ui.Forms;

/// <summary>
/// The choices above a list. A value in the address that is none of the choices is named, for every list alike: a list that leaves it aside
/// in silence says more than it knows.
/// </summary>
[HtmlTargetElement("form", Attributes = "[class=filters]")]
public sealed partial class FiltersTagHelper(SiteText text) : TagHelper
{
    /// <summary>The page.</summary>
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var query = ViewContext.HttpContext.Request.Query;
        if (query.Count == 0)
            return;
        var html = (await output.GetChildContentAsync()).GetContent();
        var labels = Labels()
            .Matches(html)
            .ToDictionary(m => m.Groups["for"].Value, m => WebUtility.HtmlDecode(m.Groups["text"].Value).Trim());
        foreach (Match select in Selects().Matches(html))
        {
            var name = select.Groups["name"].Value;
            if (
                query[name].ToString() is not { Length: > 0 } asked
                || Choices(select.Groups["options"].Value).Contains(asked, StringComparer.OrdinalIgnoreCase))
                continue;
            output
                .PreElement.AppendHtml(
                    "<div class=\"utrecht-alert utrecht-alert--warning\" role=\"status\"><div class=\"utrecht-alert__content\"><p>")
                .Append(
                    text["‘{0}’ is geen keuze bij {1}. Kies opnieuw.", asked, labels.GetValueOrDefault(select.Groups["id"].Value, name)])
                .AppendHtml("</p></div></div>");
        }
    }

    private static IEnumerable<string> Choices(string options) => Options().Matches(options)
        .Select(o => WebUtility.HtmlDecode(o.Groups["value"].Success ? o.Groups["value"].Value : o.Groups["text"].Value.Trim()));

    [GeneratedRegex("""<label[^>]*\bfor="(?<for>[^"]*)"[^>]*>(?<text>[^<]*)</label>""")]
    private static partial Regex Labels();

    [GeneratedRegex(
        """<select[^>]*\bid="(?<id>[^"]*)"[^>]*\bname="(?<name>[^"]*)"[^>]*>(?<options>.*?)</select>""",
        RegexOptions.Singleline
    )]
    private static partial Regex Selects();

    [GeneratedRegex("""<option(?:[^>]*\bvalue="(?<value>[^"]*)")?[^>]*>(?<text>[^<]*)</option>""")]
    private static partial Regex Options();
}
