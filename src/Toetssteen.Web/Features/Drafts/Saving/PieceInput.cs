using System.Globalization;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Web.Features.Questionnaires.Fill;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Drafts.Saving;

/// <summary>How pieces of a draft are typed, against how they are kept.</summary>
public static class PieceInput
{
    /// <summary>What was typed, as it is kept: one way of ending lines, no half emoji, words with one space between.</summary>
    public static string Tidy(DraftPieceKind kind, string? typed)
    {
        var value = RawValue.Mend(typed ?? "").ReplaceLineEndings("\n");
        return kind switch
        {
            DraftPieceKind.Text => string.IsNullOrWhiteSpace(value) ? "" : value,
            DraftPieceKind.Passages => SourceReference.TryReadAll(value, out var sources) ? SourceReference.WriteAll(sources) : value,
            _ => string.Join(' ', RawValue.Chosen(value)),
        };
    }

    /// <summary>What the form of a page says of a piece, as it is kept.</summary>
    public static string Read(IFormCollection form, DraftPieceKind kind, string name) =>
        kind == DraftPieceKind.Passages ? AnswerForm.ReadPlaces(form, name) : Tidy(kind, string.Join(' ', form[name].OfType<string>()));

    /// <summary>A piece to be compared with another value of it: what is a set has no order.</summary>
    public static string Comparable(DraftPieceKind kind, string value) =>
        kind is DraftPieceKind.Answers or DraftPieceKind.Meetings or DraftPieceKind.Findings
            ? string.Join(' ', RawValue.Chosen(value).Order(StringComparer.Ordinal))
            : value;

    /// <summary>Why a piece cannot be stored; null where it can.</summary>
    public static Refusal? Refusal(DraftPieceKind kind, string value, Scale scale, SiteText text)
    {
        if (RawValue.Length(value) is var length && length > DraftText.MaxLength)
            return new(
                "D100",
                true,
                text[
                    "Deze tekst is te lang: {0} tekens, en er passen er {1}. Uw tekst staat nog op het scherm; maak hem korter.",
                    length.InWords(),
                    DraftText.MaxLength.InWords()
                ]);
        if (!RawValue.IsSound(value))
            return new(
                "Q008",
                false,
                text["In deze tekst staat een teken dat niet bewaard kan worden. Haal het weg, of typ de tekst opnieuw."]);
        return Fits(kind, value, scale)
            ? null
            : new("D197", false, text["Deze waarde past niet bij dit veld en is niet opgeslagen. Laad de pagina opnieuw."]);
    }

    private static bool Fits(DraftPieceKind kind, string value, Scale scale) => kind switch
    {
        DraftPieceKind.Mark => value.Length == 0 || scale.Values.Any(m => DraftedFinding.Word(m) == value),
        DraftPieceKind.Tick => value is "" or DraftNames.Yes,
        DraftPieceKind.MarkOf => value.Length == 0 || FrameworkCode.IsAllowed(value),
        DraftPieceKind.Answers => RawValue.Chosen(value).All(p => CitedAnswer.Read(p) is not null),
        DraftPieceKind.Meetings => RawValue.Chosen(value).All(p => p.Split(':', 2) is [var id, .. var rest] && Guid.TryParse(id, out _)
            && rest.All(n => int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out _))),
        DraftPieceKind.Findings => RawValue.Chosen(value).All(id => Guid.TryParse(id, out _)),
        DraftPieceKind.Passages => SourceReference.TryReadAll(value, out var sources) && sources.Count <= SourceReference.MaxCount,
        _ => true,
    };
}
