using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;

namespace Toetssteen.Web.Features.Drafts.Judge;

/// <summary>
/// Opens the workbench of a finding, by as many questions to the database whatever was answered; by one where nothing changed since it, or that of another finding, was opened last.
/// </summary>
public sealed class WorkbenchReader(AppDb db, CurrentUser user, IChangeStamp stamp, OpenedDraft drafts, EvidenceReader evidence, EarlierReader earlier, KeptEvidence kept)
{
    // What an object takes beside its texts, in characters.
    private const int Object = 200;

    /// <summary>The workbench; null where this person has no such draft, or it has no such indicator.</summary>
    /// <exception cref="InvalidOperationException">A transaction is open: what is kept for others is what was committed.</exception>
    public async Task<Workbench?> FindAsync(Guid inspectionId, Guid assessmentId, string indicatorCode, CancellationToken stop)
    {
        if (db.Database.CurrentTransaction is not null)
            throw new InvalidOperationException("The workbench is not opened within a transaction.");
        await using var connected = await db.StayConnectedAsync(stop);
        var now = stamp.Current;
        if (await EntriesAsync(inspectionId, stop) is not { } entries
            || await kept.ReadAsync(inspectionId, new DataState(now), () => drafts.SurroundingsAsync(db.Inspections, inspectionId, stop), SizeOf) is not { } around
            || await kept.ReadAsync(inspectionId, new DataState(now, entries), () => WrittenAsync(around, stop), SizeOf) is not { } written)
            return null;
        var content = written.Content;
        var finding = content.Draft.Findings.FirstOrDefault(f => f.AssessmentId == assessmentId && f.IndicatorCodes.Contains(indicatorCode));
        var codes = finding?.IndicatorCodes ?? [indicatorCode];
        if (written.Benches.TryGetValue((assessmentId, codes[0]), out var known))
            return known;
        if (content.Framework.FindIndicator(indicatorCode) is null
            || content.Inspection.Assessments.FirstOrDefault(a => a.Id == assessmentId) is not { } assessment
            || (content.IsFollowUp && finding is null))
            return null;
        var said = await kept.ReadAsync(assessmentId, new DataState(now), () => SaidAsync(content, assessment, stop), SizeOf);
        var before = finding?.ImprovementPointId is { } point ? said!.Earlier.GetValueOrDefault(point) : null;
        return written.Benches[(assessmentId, codes[0])] = new Workbench
        {
            Content = content,
            Assessment = assessment,
            Said =
            [
                .. codes.Select(code => content.Framework.FindIndicator(code)!).Select(indicator => new IndicatorSaid(
                    indicator, evidence.Answers(indicator, content.Framework.Id, assessment.Respondents, said!.Sent, said.Told), content.Documents.Values, [.. before?.Answers[indicator.Code] ?? []])),
            ],
            Earlier = before,
            Readings = written.Readings,
            People = written.People,
        };
    }

    // How far the history of the inspection is; null where this person has no such inspection. Asked each time, of the database.
    private Task<int?> EntriesAsync(Guid inspectionId, CancellationToken stop) =>
        db.InspectionsOf(user).Where(i => i.Id == inspectionId).Select(i => (int?)db.HistoryEnds.Where(e => e.InspectionId == i.Id).Sum(e => e.Number)).SingleOrDefaultAsync(stop);

    private async Task<Written?> WrittenAsync(DraftSurroundings around, CancellationToken stop)
    {
        if (await drafts.WithinAsync(around, db.Drafts.AsNoTrackingWithIdentityResolution(), stop) is not { } content)
            return null;
        var id = around.Inspection.Id;
        var readings = await db.FindingReadings.AsNoTracking().Where(r => r.InspectionId == id)
            .Select(r => new LastReading(r.FindingId, r.IsAgreed, r.Remark, r.Reader, r.At)).ToListAsync(stop);
        var people = content.Texts.Values.Select(t => t.SavedBy).Concat(readings.Select(r => r.Reader)).Distinct().ToList();
        return new Written(
            content,
            readings.GroupBy(r => r.FindingId).ToDictionary(g => g.Key, g => g.MaxBy(r => r.At)!),
            await db.Accounts.AsNoTracking().Where(a => people.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, stop));
    }

    private async Task<Said?> SaidAsync(DraftContent content, Assessment assessment, CancellationToken stop) => new(
        (await evidence.ToldAsync([content.Inspection.Id], stop)).GetValueOrDefault((content.Inspection.Id, assessment.ApproachId)),
        await evidence.SentInAsync([assessment.Id], stop),
        await earlier.OfAsync(content, stop));

    private static long SizeOf(DraftSurroundings around) => Object * (1 + around.Documents.Count + around.Inspection.Assessments.Sum(a => 1 + a.Respondents.Count));

    private static long SizeOf(Written written) =>
        written.Content.Texts.Values.Sum(t => Object + t.Value.Length) + written.Content.Draft.FactChecks.Sum(c => c.Content.Length) + Object * written.Content.Draft.Findings.Count;

    private static long SizeOf(Said said) =>
        Object + said.Sent.Values.Sum(s => Object + (s.Last?.Answers.Sum(a => a.Key.Length + a.Value.Length) ?? 0))
        + said.Earlier.Values.Sum(e => e.Answers.Sum(code => code.Sum(a => Object + (a.Sent?.Last?.Answers.Sum(x => x.Key.Length + x.Value.Length) ?? 0))));

    // The draft with all that is in it, what second readers said of it, and the workbenches that were made of it.
    private sealed record Written(DraftContent Content, IReadOnlyDictionary<Guid, LastReading> Readings, IReadOnlyDictionary<Guid, string> People)
    {
        public ConcurrentDictionary<(Guid Assessment, string Indicator), Workbench> Benches { get; } = new();
    }

    // What was said to the inspectors about an approach, now and when its points were judged before.
    private sealed record Said(ApproachFacts? Told, IReadOnlyDictionary<Guid, SentIn> Sent, IReadOnlyDictionary<Guid, EarlierEvidence> Earlier);
}
