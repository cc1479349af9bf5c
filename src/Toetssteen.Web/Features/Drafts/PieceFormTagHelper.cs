using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Toetssteen.Domain.Findings;
using Toetssteen.Web.Features.Questionnaires.Fill;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Drafts;

/// <summary>
/// A form whose pieces are saved while one types: tells the script where, for whom and in which words. Without scripts its buttons do the
/// same. <c>&lt;form method="post" action="…" pieces="Model.Pieces" place="…" next="…"&gt;</c>
/// </summary>
[HtmlTargetElement("form", Attributes = "pieces,action")]
public sealed class PieceFormTagHelper(WorkLinks work, CurrentUser user, SiteText text) : TagHelper
{
    /// <summary>The pieces.</summary>
    public required PieceForm Pieces { get; set; }

    /// <summary>Where one is, as colleagues see it.</summary>
    public string Place { get; set; } = "";

    /// <summary>Where the button that goes on leads; the same page when not given.</summary>
    public string? Next { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var here = output.Attributes["action"]?.Value.ToString() ?? "";
        foreach (var (name, value) in new (string, string)[]
        {
            ("class", "answers"),
            ("novalidate", ""),
            ("data-answers", work.SaveDraftPieces(Pieces.InspectionId)),
            ("data-ping", work.DraftPing(Pieces.InspectionId)),
            ("data-page", Place),
            ("data-owner", user.Id.ToString()),
            ("data-questionnaire", Pieces.InspectionId.ToString()),
            ("data-next", Next ?? here),
            ("data-login", work.SignIn(here)),
            ("data-words", JsonSerializer.Serialize(Words())),
            ("data-most", DraftText.MaxLength.ToString(CultureInfo.InvariantCulture)),
            ("data-elsewhere", "{}"),
        })
            output.Attributes.SetAttribute(name, value);
    }

    private Dictionary<string, string> Words()
    {
        var words = FillWords.ForScript(text);
        words["closed"] = text["Dit concept ligt nu vast. Uw tekst staat nog op het scherm; kopieer hem als u hem wilt bewaren."];
        words["gone"] = text["Dit concept is er niet meer voor u. Wat u typte staat nog op het scherm; kopieer het als u het wilt bewaren."];
        words["conflict"] = text["{0} heeft deze tekst intussen ook gewijzigd. Kies welke tekst blijft."];
        words["newer"] = text["{0} heeft deze tekst zojuist gewijzigd."];
        return words;
    }
}

/// <summary>A text of a draft in its form.</summary>
/// <param name="Form">The form.</param>
/// <param name="Name">The piece.</param>
/// <param name="Label">What is asked.</param>
/// <param name="Hint">What helps to write it.</param>
/// <param name="Rows">Lines shown.</param>
public sealed record PieceText(PieceForm Form, string Name, string Label, string? Hint = null, int Rows = 5)
{
    /// <summary>Id of its field.</summary>
    public string Id => FieldTagHelper.IdOf(Name);
}

/// <summary>A choice of several in the form of a draft: the findings that a paragraph rests on.</summary>
/// <param name="Form">The form.</param>
/// <param name="Name">The piece.</param>
/// <param name="Label">What is asked.</param>
/// <param name="Choices">What can be chosen.</param>
public sealed record PieceChoices(PieceForm Form, string Name, string Label, IReadOnlyList<Choice> Choices)
{
    /// <summary>Id of its first box.</summary>
    public string Id => FieldTagHelper.IdOf(Name);

    /// <summary>A value in words.</summary>
    public string InWords(string value) => string.Join(", ", Domain.Questionnaires.RawValue.Chosen(value).Select(v => Choices.FirstOrDefault(c => c.Value == v)?.Label ?? v));
}
