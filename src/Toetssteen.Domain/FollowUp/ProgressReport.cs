using Toetssteen.Domain.History;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Domain.FollowUp;

/// <summary>How a municipality reported on progress.</summary>
public enum ReportForm
{
    /// <summary>In writing.</summary>
    Written,

    /// <summary>As a presentation.</summary>
    Presentation,

    /// <summary>In a conversation.</summary>
    Conversation,
}

/// <summary>How far a progress report is.</summary>
public enum ReportState
{
    /// <summary>Received: known to the inspectorates. What was imported was.</summary>
    Received,

    /// <summary>It is being written.</summary>
    Writing,

    /// <summary>The municipality sent it in.</summary>
    SentIn,

    /// <summary>It was discussed with the municipality.</summary>
    Discussed,

    /// <summary>It was due, and did not come.</summary>
    NotReceived,
}

/// <summary>What a report says of one improvement point.</summary>
public enum Progress
{
    /// <summary>Something was done, and it goes on.</summary>
    Working,

    /// <summary>It is done.</summary>
    Done,

    /// <summary>Deliberately nothing was done.</summary>
    Nothing,
}

/// <summary>What a progress report says of one improvement point: what was done, or that deliberately nothing was done, and why.</summary>
public sealed class ReportEntry
{
    private ReportEntry()
    {
    }

    /// <summary>Says something of one point.</summary>
    public ReportEntry(Guid reportId, Guid pointId, Progress? progress, string what, IEnumerable<Guid> documents) =>
        (ProgressReportId, ImprovementPointId, Progress, What, Documents) = (
            reportId,
            pointId,
            progress,
            what,
            string.Join(' ', documents));

    /// <summary>The report.</summary>
    public Guid ProgressReportId { get; private set; }

    /// <summary>The improvement point.</summary>
    public Guid ImprovementPointId { get; private set; }

    /// <summary>What came of it; null while that was not chosen.</summary>
    public Progress? Progress { get; private set; }

    /// <summary>What was done, or why nothing was.</summary>
    public string What { get; private set; } = "";

    /// <summary>The documents that show it: their ids, separated by spaces.</summary>
    public string Documents { get; private set; } = "";

    internal void Say(ReportEntry other) => (Progress, What, Documents) = (other.Progress, other.What, other.Documents);

    /// <summary>The documents that show it.</summary>
    public IReadOnlyList<Guid> DocumentIds => [.. Documents.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)];
}

/// <summary>
/// A progress report (voortgangsrapportage): not necessarily a paper. Written by the municipality, or recorded by an inspector or lead; or
/// that it did not come.
/// </summary>
public sealed class ProgressReport : IRecordsActs
{
    /// <summary>Longest text, and longest description of who was there, in characters.</summary>
    public const int MaxText = 20_000, MaxWho = 500;

    private readonly List<ReportEntry> _entries = [];
    private readonly ActLog _acts = new();

    private ProgressReport()
    {
    }

    /// <summary>Records that a municipality reported, as a published follow-up tells it.</summary>
    public ProgressReport(Guid id, Inspection inspection, ReportForm form, PartialDate? on, string? text) =>
        (Id, InspectionId, PublishedIn, Form, On, Text) = (id, inspection.Id, inspection.Id, form, on, text);

    /// <summary>Begins a report about the improvement points of a published inspection.</summary>
    /// <param name="id">Identity.</param>
    /// <param name="inspectionId">The inspection whose improvement points it is about.</param>
    /// <param name="form">Written, a presentation or a conversation.</param>
    /// <param name="isClosed">Whether a later follow-up was published.</param>
    /// <exception cref="DomainException">D176: a later follow-up was published.</exception>
    public static ProgressReport Begin(Guid id, Guid inspectionId, ReportForm form, bool isClosed)
    {
        RequireOpenStudy(isClosed);
        return new ProgressReport { Id = id, InspectionId = inspectionId, Form = form, State = ReportState.Writing };
    }

    /// <summary>Records that a report that was due did not come.</summary>
    /// <param name="id">Identity.</param>
    /// <param name="inspectionId">The inspection whose improvement points it would be about.</param>
    /// <param name="dueOn">The day on which it was due.</param>
    /// <param name="points">The points that it would be about.</param>
    /// <param name="today">Today.</param>
    /// <param name="isClosed">Whether a later follow-up was published.</param>
    /// <exception cref="DomainException">D176: a later follow-up was published; D180: the day is still to come.</exception>
    public static ProgressReport DidNotCome(
        Guid id, Guid inspectionId, DateOnly dueOn, IEnumerable<ImprovementPoint> points, DateOnly today, bool isClosed)
    {
        RequireOpenStudy(isClosed);
        if (dueOn >= today)
            throw new DomainException(
                "D180",
                "Deze dag is nog niet voorbij. Er is niets vastgelegd; wacht tot de dag na die waarop de rapportage er moest zijn.");
        var report = new ProgressReport
        {
            Id = id,
            InspectionId = inspectionId,
            State = ReportState.NotReceived,
            DueOn = dueOn,
            On = PartialDate.Of(dueOn),
        };
        foreach (var point in points)
            report._acts.Record(inspectionId, HistoryAct.ReportNotReceived, HistorySubject.Point(point.Id), after: HistoryValue.Day(dueOn));
        return report;
    }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <summary>The inspection whose improvement points it is about; that of the follow-up where it came from what was published.</summary>
    public Guid InspectionId { get; private set; }

    /// <summary>The inspection of the follow-up with which it was published; null as long as it was not.</summary>
    public Guid? PublishedIn { get; private set; }

    /// <summary>Written, a presentation or a conversation.</summary>
    public ReportForm Form { get; private set; }

    /// <summary>How far it is.</summary>
    public ReportState State { get; private set; }

    /// <summary>When; not the period judged, nor the date of publication.</summary>
    public PartialDate? On { get; private set; }

    /// <summary>The day on which it was due, where it did not come.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>Who reported or was there, by role.</summary>
    public string? Who { get; private set; }

    /// <summary>What was said of it, to the letter; of a conversation the notes.</summary>
    public string? Text { get; private set; }

    /// <summary>
    /// What is published of its text: all of what was printed elsewhere, and nothing of what was written or noted here, which was not meant
    /// for that.
    /// </summary>
    public string? PublishedText => PublishedIn == InspectionId ? Text : null;

    /// <summary>When it was sent in, or recorded.</summary>
    public DateTimeOffset? SentInAt { get; private set; }

    /// <summary>When it was discussed.</summary>
    public DateOnly? DiscussedOn { get; private set; }

    /// <summary>Changes with every change.</summary>
    public Guid Version { get; private set; }

    /// <summary>What it says of each improvement point.</summary>
    public IReadOnlyList<ReportEntry> Entries => _entries;

    /// <summary>Whether it can still be written in.</summary>
    public bool IsOpen => State == ReportState.Writing;

    /// <summary>The day by which it counts: that on which it came, or on which it was due and did not.</summary>
    public DateOnly? CountsOn => State == ReportState.Writing ? null : On?.Earliest;

    /// <summary>Writes in it; what was there is replaced.</summary>
    /// <exception cref="DomainException">D177: it was sent in.</exception>
    public void Write(PartialDate? on, string? who, string? text, IEnumerable<ReportEntry> entries)
    {
        if (!IsOpen)
            throw new DomainException(
                "D177",
                "Deze rapportage is ingezonden en daarmee gesloten. Er is niets gewijzigd; begin een nieuwe rapportage voor wat u nog wilt melden.");
        (On, Who, Text) = (on, who, text);
        var said = entries.ToDictionary(e => e.ImprovementPointId);
        _entries.RemoveAll(e => !said.ContainsKey(e.ImprovementPointId));
        foreach (var (point, entry) in said)
            if (_entries.Find(e => e.ImprovementPointId == point) is { } known)
                known.Say(entry);
            else
                _entries.Add(entry);
    }

    /// <summary>
    /// Sends it in, or records it. Rule: a report says of one point at least what was done, or that deliberately nothing was done, and why;
    /// from then on it is closed, and the points stand as it says.
    /// </summary>
    /// <param name="points">The points that it is about.</param>
    /// <param name="today">Today.</param>
    /// <param name="now">The moment.</param>
    /// <param name="isClosed">Whether a later follow-up was published.</param>
    /// <exception cref="DomainException">D176: a later follow-up was published; D177: it was sent in; D178: it says nothing, or not all of
    /// it; D179: of a conversation or presentation the day or who was there is missing.</exception>
    public void SendIn(IReadOnlyCollection<ImprovementPoint> points, DateOnly today, DateTimeOffset now, bool isClosed)
    {
        RequireOpenStudy(isClosed);
        if (!IsOpen)
            throw new DomainException(
                "D177",
                "Deze rapportage is ingezonden en daarmee gesloten. Er is niets gewijzigd; begin een nieuwe rapportage voor wat u nog wilt melden.");
        if (_entries.Count == 0 || _entries.Exists(e => e.Progress is null || string.IsNullOrWhiteSpace(e.What)))
            throw new DomainException(
                "D178",
                "Zeg bij ten minste één verbeterpunt wat er is gedaan, of dat er bewust niets is gedaan, en waarom. Uw tekst is bewaard; er is nog niets ingezonden.");
        if (Form == ReportForm.Written)
            On = PartialDate.Of(today);
        else if (On?.Day is null || On.Earliest > today || string.IsNullOrWhiteSpace(Who))
            throw new DomainException(
                "D179",
                "Van een gesprek of presentatie is de dag nodig, die niet meer hoeft te komen, en wie erbij waren, met hun functie. Uw tekst is bewaard; er is nog niets vastgelegd.");
        foreach (var (entry, point) in _entries.Join(points, e => e.ImprovementPointId, p => p.Id, (e, p) => (e, p)))
            Tell(point, entry.Progress);
        (State, SentInAt) = (Form == ReportForm.Written ? ReportState.SentIn : ReportState.Discussed, now);
        DiscussedOn = Form == ReportForm.Written ? null : On!.Earliest;
        Record(HistoryAct.ReportSentIn, entry => entry.Progress.ToString());
    }

    /// <summary>The inspectorates have read it.</summary>
    /// <exception cref="DomainException">D181: it was not sent in, or was received before.</exception>
    public void Receive()
    {
        if (State != ReportState.SentIn)
            throw new DomainException(
                "D181",
                "Alleen een rapportage die is ingezonden kan worden ontvangen, en alleen een ontvangen rapportage besproken. Er is niets gewijzigd; ververs de pagina.");
        State = ReportState.Received;
        Record(HistoryAct.ReportReceived);
    }

    /// <summary>It was discussed with the municipality.</summary>
    /// <exception cref="DomainException">D181: it was not received; D175: the day is still to come.</exception>
    public void Discuss(DateOnly on, DateOnly today)
    {
        if (State != ReportState.Received)
            throw new DomainException(
                "D181",
                "Alleen een rapportage die is ingezonden kan worden ontvangen, en alleen een ontvangen rapportage besproken. Er is niets gewijzigd; ververs de pagina.");
        if (on > today)
            throw new DomainException("D175", "Deze dag moet nog komen. Er is niets gewijzigd; kies de dag waarop het gesprek was.");
        (State, DiscussedOn) = (ReportState.Discussed, on);
        Record(HistoryAct.ReportDiscussed);
    }

    /// <summary>It is published with a follow-up.</summary>
    public void PublishWith(Guid followUpInspectionId) => PublishedIn = followUpInspectionId;

    /// <inheritdoc/>
    ActLog IRecordsActs.Acts => _acts;

    // An entry for each point that it is about.
    private void Record(HistoryAct act, Func<ReportEntry, string?>? after = null)
    {
        foreach (var entry in _entries)
            _acts.Record(InspectionId, act, HistorySubject.Point(entry.ImprovementPointId), after: after?.Invoke(entry));
    }

    private static void Tell(ImprovementPoint point, Progress? progress)
    {
        if (progress == Progress.Done)
            point.ReportDone();
        else if (progress == Progress.Working)
            point.TakeUp();
    }

    /// <summary>Rule: no report comes after the study was closed by the publication of its follow-up.</summary>
    private static void RequireOpenStudy(bool isClosed)
    {
        if (isClosed)
            throw new DomainException(
                "D176",
                "De hertoets van deze verbeterpunten is gepubliceerd; dit onderzoek is gesloten en neemt geen rapportage meer aan. Wat u schreef is bewaard. Rapporteer bij de hertoets over wat nog openstaat.");
    }
}
