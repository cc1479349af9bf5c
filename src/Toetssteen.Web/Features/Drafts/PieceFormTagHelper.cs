using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Web.Features.Drafts.Judge;
using Toetssteen.Web.Features.Drafts.Saving;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Drafts;

/// <summary>
/// A form whose pieces are saved while one types: tells the script where, for whom and in which words. Without scripts its buttons do the
/// same. <c>&lt;form method="post" action="…" pieces-of="Model.InspectionId" place="…" next="…"&gt;</c>
/// </summary>
[HtmlTargetElement("form", Attributes = "pieces-of,action")]
public sealed class PieceFormTagHelper(WorkLinks work, CurrentUser user, SiteText text) : TagHelper
{
    /// <summary>The inspection whose draft it is.</summary>
    public Guid PiecesOf { get; set; }

    /// <summary>Where one is, as colleagues see it.</summary>
    public string Place { get; set; } = "";

    /// <summary>Where the button that goes on leads; the same page when not given.</summary>
    public string? Next { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var here = context.AllAttributes["action"]?.Value.ToString() ?? "";
        foreach (var (name, value) in new (string, string)[]
        {
            ("class", "answers"),
            ("novalidate", ""),
            ("data-answers", work.SavePieces(PiecesOf)),
            ("data-ping", work.DraftPing(PiecesOf)),
            ("data-page", Place),
            ("data-owner", user.Id.ToString()),
            ("data-questionnaire", PiecesOf.ToString()),
            ("data-next", Next ?? here),
            ("data-login", work.SignIn(here)),
            ("data-words", WorkbenchWords.ForScript(text)),
            ("data-most", DraftText.MaxLength.ToString(CultureInfo.InvariantCulture)),
            ("data-elsewhere", "{}"),
        })
            output.Attributes.SetAttribute(name, value);
    }
}

/// <summary>A choice of a mark in the form of a draft.</summary>
/// <param name="Form">What the page shows.</param>
/// <param name="Name">The piece.</param>
/// <param name="Label">What is asked.</param>
/// <param name="Scale">The scale that the marks are of.</param>
public sealed record MarkField(PieceForm Form, string Name, string Label, Scale Scale);

/// <summary>A choice of several in the form of a draft: the findings that a paragraph rests on.</summary>
/// <param name="Form">What the page shows.</param>
/// <param name="Name">The piece.</param>
/// <param name="Label">What is asked.</param>
/// <param name="Choices">What can be chosen.</param>
public sealed record PieceChoices(PieceForm Form, string Name, string Label, IReadOnlyList<Ui.Forms.Choice> Choices)
{
    /// <summary>Id of its first box.</summary>
    public string Id => FieldTagHelper.IdOf(Name);

    /// <summary>What is chosen.</summary>
    public IReadOnlyList<string> Chosen => RawValue.Chosen(Form.Value(Name));
}
