using System.Globalization;

namespace Toetssteen.Domain.Findings;

/// <summary>What kind of piece of a draft something is: how it is typed and read.</summary>
public enum DraftPieceKind
{
    /// <summary>Limited Markdown.</summary>
    Text,

    /// <summary>A mark.</summary>
    Mark,

    /// <summary>The indicator a mark is tied to.</summary>
    MarkOf,

    /// <summary>Answers that are cited.</summary>
    Answers,

    /// <summary>Passages that are cited.</summary>
    Passages,

    /// <summary>Meetings that are cited.</summary>
    Meetings,

    /// <summary>Findings that a paragraph of a conclusion rests on.</summary>
    Findings,

    /// <summary>What is true or not there.</summary>
    Tick,
}

/// <summary>A piece of a draft by its name: of what kind it is, and of what it is a part.</summary>
/// <param name="Kind">How it is typed and read.</param>
/// <param name="FindingId">Its finding.</param>
/// <param name="AssessmentId">Its approach, where it is about one as a whole.</param>
/// <param name="MeetingId">Its meeting.</param>
/// <param name="Code">The theme or indicator in its name.</param>
public sealed record DraftPiece(DraftPieceKind Kind, Guid? FindingId = null, Guid? AssessmentId = null, Guid? MeetingId = null, string? Code = null)
{
    /// <summary>Reads a name; null where no piece bears it.</summary>
    public static DraftPiece? Of(string name) => name.Split('/') switch
    {
        [DraftNames.Context] or [DraftNames.Examination] => new(DraftPieceKind.Text),
        ["finding", var id, "text" or "no-mark" or "no-evidence" or "reply" or "why" or "not-retested"] when Id(id) is { } finding => new(DraftPieceKind.Text, finding),
        ["finding", var id, "unchanged"] when Id(id) is { } finding => new(DraftPieceKind.Tick, finding),
        ["finding", var id, "mark", var n] when Id(id) is { } finding && Within(n, DraftNames.MostMarks) => new(DraftPieceKind.Mark, finding),
        ["finding", var id, "mark", var n, "of"] when Id(id) is { } finding && Within(n, DraftNames.MostMarks) => new(DraftPieceKind.MarkOf, finding),
        ["finding", var id, "attention", var n] when Id(id) is { } finding && Within(n, DraftNames.MostAttentionPoints) => new(DraftPieceKind.Text, finding),
        ["finding", var id, "answers"] when Id(id) is { } finding => new(DraftPieceKind.Answers, finding),
        ["finding", var id, "passages"] when Id(id) is { } finding => new(DraftPieceKind.Passages, finding),
        ["finding", var id, "meetings"] when Id(id) is { } finding => new(DraftPieceKind.Meetings, finding),
        ["conclusion", var id, var theme, "well" or "better", var n] when Id(id) is { } assessment && Within(n, DraftNames.MostParagraphs) => new(DraftPieceKind.Text, AssessmentId: assessment, Code: theme),
        ["conclusion", var id, var theme, "well" or "better", var n, "findings"] when Id(id) is { } assessment && Within(n, DraftNames.MostParagraphs) => new(DraftPieceKind.Findings, AssessmentId: assessment, Code: theme),
        ["assessment", var id, "description" or "scope" or "not-retested"] when Id(id) is { } assessment => new(DraftPieceKind.Text, AssessmentId: assessment),
        ["notes", var id, var indicator] when Id(id) is { } assessment => new(DraftPieceKind.Text, AssessmentId: assessment, Code: indicator),
        ["meeting", var id, "notes"] when Id(id) is { } meeting => new(DraftPieceKind.Text, MeetingId: meeting),
        _ => null,
    };

    /// <summary>Rule: only what is a piece of this draft is written.</summary>
    /// <param name="draft">The draft, with its findings.</param>
    /// <param name="assessments">The approaches of the inspection.</param>
    /// <param name="meetings">Its meetings.</param>
    /// <param name="codes">The codes of themes and indicators of the framework.</param>
    public bool IsOf(Publication.FactsheetDraft draft, IEnumerable<Guid> assessments, IEnumerable<Guid> meetings, IEnumerable<string> codes) =>
        (FindingId is not { } finding || draft.Findings.Any(f => f.Id == finding))
        && (AssessmentId is not { } assessment || assessments.Contains(assessment))
        && (MeetingId is not { } meeting || meetings.Contains(meeting))
        && (Code is not { } code || codes.Contains(code));

    // Written as the program writes it, so that one piece has one name.
    private static Guid? Id(string text) => Guid.TryParseExact(text, "D", out var id) && id.ToString() == text ? id : null;

    private static bool Within(string text, int most) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= 1 && n <= most && text[0] != '0';
}
