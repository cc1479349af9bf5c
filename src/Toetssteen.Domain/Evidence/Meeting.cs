using System.Globalization;
using Toetssteen.Domain.History;

namespace Toetssteen.Domain.Evidence;

/// <summary>What kind of meeting it was.</summary>
public enum MeetingKind
{
    /// <summary>Gesprek.</summary>
    Interview,

    /// <summary>Bezoek.</summary>
    Visit,

    /// <summary>Presentatie.</summary>
    Presentation,
}

/// <summary>
/// A meeting (gesprek, bezoek, presentatie) as evidence: date, who by role, and notes of which a finding can cite a paragraph. The notes
/// are a piece of the draft, saved while one types. Persons are named by role only.
/// </summary>
public sealed class Meeting : IRecordsActs
{
    private readonly ActLog _acts = new();

    /// <summary>Longest description of who was there, in characters.</summary>
    public const int MaxWho = 500;

    private Meeting()
    {
    }

    /// <summary>Records a meeting.</summary>
    /// <exception cref="DomainException">D101: nobody named; D102: in the future.</exception>
    public Meeting(Guid id, Guid inspectionId, MeetingKind kind, DateOnly on, string who, DateOnly today)
    {
        (Id, InspectionId) = (id, inspectionId);
        Say(kind, on, who, today);
        Record(null);
    }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <summary>The inspection.</summary>
    public Guid InspectionId { get; private set; }

    /// <summary>Interview, visit or presentation.</summary>
    public MeetingKind Kind { get; private set; }

    /// <summary>The day.</summary>
    public DateOnly On { get; private set; }

    /// <summary>Who was there, by role: "wethouder zorg, twee regisseurs".</summary>
    public string Who { get; private set; } = "";

    /// <summary>Changes with every change.</summary>
    public Guid Version { get; private set; }

    /// <summary>"Interview, 2026-03-02, wethouder zorg": as the history keeps it.</summary>
    public string InWords => string.Create(CultureInfo.InvariantCulture, $"{Kind}, {On:yyyy-MM-dd}, {Who}");

    /// <summary>Says what kind it was, when and with whom. The same again is no change.</summary>
    /// <exception cref="DomainException">D101: nobody named; D102: in the future.</exception>
    public void Describe(MeetingKind kind, DateOnly on, string who, DateOnly today)
    {
        var before = InWords;
        Say(kind, on, who, today);
        if (before != InWords)
            Record(before);
    }

    /// <inheritdoc/>
    ActLog IRecordsActs.Acts => _acts;

    private void Record(string? before) =>
        _acts.Record(InspectionId, HistoryAct.MeetingRecorded, HistorySubject.Meeting(Id), before: before, after: InWords);

    private void Say(MeetingKind kind, DateOnly on, string who, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(who))
            throw new DomainException("D101", "Schrijf op wie erbij waren, met hun functie en zonder naam.");
        if (on > today)
            throw new DomainException(
                "D102",
                "Een gesprek dat nog moet komen is nog geen bewijs. Kies de dag waarop het was; er is niets opgeslagen.");
        (Kind, On, Who) = (kind, on, who.Trim());
    }

    /// <summary>The paragraphs of notes, counted from 1: separated by an empty line.</summary>
    public static IReadOnlyList<string> Paragraphs(string notes) =>
        notes.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
