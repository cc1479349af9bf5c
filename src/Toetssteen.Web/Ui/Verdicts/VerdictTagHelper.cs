using Microsoft.AspNetCore.Razor.TagHelpers;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Ui.Verdicts;

/// <summary>
/// Shows a verdict, the one way it is shown: sign, word and colour together, and the separate marks counted where there are several.
/// <c>&lt;verdict of="finding.Verdict" marks="finding.Marks" scale="framework.Scale" /&gt;</c>
/// </summary>
[HtmlTargetElement("verdict", TagStructure = TagStructure.WithoutEndTag)]
public sealed class VerdictTagHelper(SiteText text) : TagHelper
{
    /// <summary>The verdict.</summary>
    public Verdict Of { get; set; }

    /// <summary>The marks that it comes from, where they are at hand.</summary>
    public IReadOnlyList<Mark> Marks { get; set; } = [];

    /// <summary>The framework's words.</summary>
    public required Scale Scale { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"nl-data-badge verdict verdict--{VerdictWords.Style(Of)}");
        output
            .Content.AppendHtml("<span class=\"verdict__sign\" aria-hidden=\"true\">")
            .Append(VerdictWords.Sign(Of, Scale))
            .AppendHtml("</span> ")
            .Append(VerdictWords.Heading(Of, Scale, text));
        if (VerdictWords.Counted(Marks, Scale, text) is { } counted)
            output.PostElement.AppendHtml(" <span class=\"verdict-count\">").Append(counted).AppendHtml("</span>");
    }
}
