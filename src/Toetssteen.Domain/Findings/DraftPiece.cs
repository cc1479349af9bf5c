using Toetssteen.Domain.Frameworks;

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
/// <param name="Field">What kind of piece it is.</param>
/// <param name="FindingId">Its finding.</param>
/// <param name="AssessmentId">Its approach, where it is about one as a whole.</param>
/// <param name="MeetingId">Its meeting.</param>
/// <param name="Code">The theme or indicator in its name.</param>
public sealed record DraftPiece(
    DraftField Field, Guid? FindingId = null, Guid? AssessmentId = null, Guid? MeetingId = null, string? Code = null)
{
    /// <summary>Of a paragraph of a conclusion: what it is about.</summary>
    public ConclusionSide? Side { get; init; }

    /// <summary>How it is typed and read.</summary>
    public DraftPieceKind Kind => Field.Kind;

    /// <summary>Reads a name; null where no piece bears it.</summary>
    public static DraftPiece? Of(string name)
    {
        var parts = name.Split('/');
        return DraftFields.All.Select(f => f.PieceNamed(parts)).FirstOrDefault(p => p is not null);
    }

    /// <summary>Rule: only what is a piece of this draft is written.</summary>
    /// <param name="draft">The draft, with its findings.</param>
    /// <param name="assessments">The approaches of the inspection.</param>
    /// <param name="meetings">Its meetings.</param>
    /// <param name="framework">Its framework.</param>
    public bool IsOf(Publication.FactsheetDraft draft, IEnumerable<Guid> assessments, IEnumerable<Guid> meetings, Framework framework) =>
        (FindingId is not { } finding || draft.Findings.Any(f => f.Id == finding))
        && (AssessmentId is not { } assessment || assessments.Contains(assessment))
        && (MeetingId is not { } meeting || meetings.Contains(meeting))
        && (Code is not { } code || Field.Codes(framework).Contains(code));

    /// <summary>The scale that it is a mark of.</summary>
    public Scale ScaleIn(Framework framework) =>
        Field == DraftFields.OverallMark && framework.OverallPlaces.FirstOrDefault(p => p.Code == Code) is { } place
            ? place.Scale
            : framework.Scale;
}
