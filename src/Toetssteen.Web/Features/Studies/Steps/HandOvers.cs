using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.History;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Studies.People;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.Studies.Steps;

/// <summary>What a step says of itself.</summary>
public sealed record Told
{
    /// <summary>Those whom the step names.</summary>
    public IReadOnlyList<Guid> Named { get; init; } = [];

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>Name of the person that it is about.</summary>
    public string? Person { get; init; }

    /// <summary>The duty that began or ended.</summary>
    public Duty? Duty { get; init; }

    /// <summary>The municipalities, where there are several.</summary>
    public string? Places { get; init; }

    /// <summary>The day that it is about.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>How many improvement points it is about.</summary>
    public int Count { get; init; }

    /// <summary>The improvement point that it is about.</summary>
    public Guid? Point { get; init; }

    /// <summary>The respondent that it is about.</summary>
    public Guid? Respondent { get; init; }

    /// <summary>Name of the organisation that it is about.</summary>
    public string? Organisation { get; init; }

    /// <summary>Name of the organisation whose answers were joined.</summary>
    public string? Carrier { get; init; }

    /// <summary>
    /// What makes the letters of a thing the same ones, where it may be told of twice; null for a step that is taken once.
    /// </summary>
    public Guid? Once { get; init; }
}

/// <summary>
/// Writes the letters of steps, by the rows of <see cref="HandOverTable"/>, into the save that the step is stored by. Nobody is written to
/// about what they did themselves, and nobody gets two letters for one step.
/// </summary>
public sealed class HandOvers(
    AppDb db,
    ContactPersons people,
    StudyPost post,
    SiteAddress site,
    TimeProvider clock,
    CurrentUser? user = null)
{
    private readonly HashSet<Guid> _told = [];
    private readonly DateTimeOffset _now = clock.GetUtcNow();

    private Guid? Actor => user is { IsLoggedIn: true } ? user.Id : null;

    private DateOnly Today => DutchDay.Of(_now);

    /// <summary>Tells of the steps that these entries of the history are. Called by the save itself.</summary>
    internal async Task TellAsync(IReadOnlyList<HistoryEntry> entries, CancellationToken stop)
    {
        var steps = new HashSet<(Guid, HandOver, Guid?)>();
        foreach (var entry in entries.Where(e => _told.Add(e.Id)))
            if (HandOverTable.StepOf(entry.Act) is { } step && await ToldAsync(step, entry, stop) is { } told
                && steps.Add((entry.InspectionId, step, step == HandOver.JoiningFell ? told.Respondent : null)))
                await TakeAsync(step == HandOver.Published && told.Count > 1 ? HandOver.Corrected : step, entry.InspectionId, told, stop);
    }

    /// <summary>Tells of a step, in the save that is to come.</summary>
    /// <returns>How many letters go out.</returns>
    public async Task<int> TakeAsync(HandOver step, Guid inspectionId, Told told, CancellationToken stop)
    {
        var row = HandOverTable.Of(step);
        var facts = await FactsAsync(inspectionId, told, stop);
        var hearers = new Dictionary<Guid, Hearer>();
        var unheard = new List<Told>();
        foreach (var hearer in row.To)
            foreach (var account in await OfAsync(hearer, row, facts, unheard, stop))
                if (account != Actor)
                    hearers.TryAdd(account, hearer);
        var letters = hearers.Select(h => Letter(row, facts, h.Key, h.Value)).ToList();
        if (told.Once is not null)
        {
            var ids = letters.ConvertAll(l => l.Id);
            var before = await db.Letters.Where(l => ids.Contains(l.Id)).Select(l => l.Id).ToListAsync(stop);
            letters.RemoveAll(l => before.Contains(l.Id));
        }
        post.Add(letters);
        foreach (var one in step == HandOver.NobodyToTell ? [] : unheard)
            await TakeAsync(HandOver.NobodyToTell, inspectionId, one, stop);
        return letters.Count;
    }

    /// <summary>The letter of a step to one more person, who could not get it when it went out.</summary>
    public async Task<Func<Guid, Letter>> LaterAsync(HandOver step, Guid inspectionId, Told told, Hearer hearer, CancellationToken stop)
    {
        var (row, facts) = (HandOverTable.Of(step), await FactsAsync(inspectionId, told, stop));
        var once = facts with { Told = told with { Once = LetterWriter.Once(inspectionId, row.Write(facts, hearer).Subject, Guid.Empty) } };
        return account => Letter(row, once, account, hearer);
    }

    private async Task<StepFacts> FactsAsync(Guid inspectionId, Told told, CancellationToken stop)
    {
        var inspection = await db
            .Inspections.Include(i => i.Assignments)
            .Include(i => i.Assessments)
                .ThenInclude(a => a.Respondents)
            .AsSplitQuery()
            .SingleAsync(i => i.Id == inspectionId, stop);
        var study = await db.Studies.SingleAsync(s => s.Id == inspection.StudyId, stop);
        return new StepFacts(
            study,
            inspection,
            MunicipalityRegister.Find(inspection.MunicipalityCode)!.Name,
            await DraftAsync(inspectionId, stop),
            told,
            Today,
            site.Of);
    }

    /// <summary>Tells the lead where the save that is to come makes that everyone answered.</summary>
    public async Task WhereCompleteAsync(Guid inspectionId, CancellationToken stop)
    {
        var assessments = await db.Assessments.Include(a => a.Respondents).Where(a => a.InspectionId == inspectionId).ToListAsync(stop);
        var respondents = assessments.SelectMany(a => a.Respondents).ToList();
        var ids = respondents.ConvertAll(r => r.Id);
        var submitted = await db.Questionnaires.Include(q => q.Submissions).Where(q => ids.Contains(q.RespondentId)).ToListAsync(stop);
        if (
            respondents.Count > 0
            && respondents.TrueForAll(r =>
                Stages.IsSettled(r.Answered, submitted.Exists(q => q.RespondentId == r.Id && q.Submissions.Count > 0))))
            await TakeAsync(HandOver.AnswersComplete, inspectionId, new Told { Once = inspectionId }, stop);
    }

    private Letter Letter(HandOverRow row, StepFacts facts, Guid account, Hearer hearer)
    {
        var written = row.Write(facts, hearer);
        var kind = row.Step switch
        {
            HandOver.FactCheckSent or HandOver.FactCheckExtended => LetterKind.FactCheck,
            HandOver.ReportDue => LetterKind.ReportDue,
            _ => LetterKind.Step,
        };
        var id = facts.Told.Once is { } once
            ? LetterWriter.Once(once, new Guid((int)row.Step, 0, 0, new byte[8]), account)
            : Guid.CreateVersion7(_now);
        return new Letter(
            id,
            kind,
            facts.Inspection,
            account,
            written.Subject,
            written.Text,
            written.LeadsTo,
            Actor,
            _now,
            lastDay: written.LastDay,
            step: row.Step);
    }

    // Facts of an entry that its letter needs; null where the entry is a part of a step of which another entry tells.
    private async Task<Told?> ToldAsync(HandOver step, HistoryEntry entry, CancellationToken stop)
    {
        switch (step)
        {
            // A draft goes back once, however many findings are returned in it.
            case HandOver.SecondReadingReturned when entry.Subject.StartsWith("finding/", StringComparison.Ordinal):
            case HandOver.ObjectionsDecided
                when !entry.Subject.StartsWith("objection/", StringComparison.Ordinal) || !await AllDecidedAsync(entry.InspectionId, stop):
                return null;
            case HandOver.BlindAsked:
                return new Told
                {
                    Named =
                    [
                        .. db
                            .BlindJudgements.Local.Where(j =>
                                j.InspectionId == entry.InspectionId && db.Entry(j).State == EntityState.Added)
                            .Select(j => j.Rater)
                            .Distinct(),
                    ],
                };
            case HandOver.Published:
                // How many editions there are: a later one is a correction.
                return new Told { Count = (await DraftAsync(entry.InspectionId, stop))?.EditionNumber ?? 1 };
            case HandOver.PointProposed or HandOver.PointAgreed when Guid.TryParse(entry.Subject.Split('/')[^1], out var point):
                return new Told { Point = point, Day = db.ImprovementPoints.Local.FirstOrDefault(p => p.Id == point)?.ReportFrom };
            case HandOver.JoiningFell when Guid.TryParse(entry.Subject.Split('/')[^1], out var id):
                var respondent = await db.Respondents.SingleAsync(r => r.Id == id, stop);
                var carrier = await db.Respondents.SingleAsync(r => r.Id == respondent.FellFromRespondentId, stop);
                var own = await db.Questionnaires.Where(q => q.RespondentId == id).Select(q => q.AnswerBy).FirstOrDefaultAsync(stop);
                return new Told { Respondent = id, Organisation = respondent.Name, Carrier = carrier.Name, Day = own };
            default:
                return new Told { Reason = entry.Why };
        }
    }

    private async Task<bool> AllDecidedAsync(Guid inspectionId, CancellationToken stop) =>
        (await DraftAsync(inspectionId, stop))?.CurrentFactCheck is { } check && !check.Undecided.Any();

    private Task<FactsheetDraft?> DraftAsync(Guid inspectionId, CancellationToken stop) =>
        db
            .Drafts.Include(d => d.FactChecks)
                .ThenInclude(c => c.Objections)
            .AsSplitQuery()
            .SingleOrDefaultAsync(d => d.InspectionId == inspectionId, stop);

    private async Task<IReadOnlyList<Guid>> OfAsync(
        Hearer hearer,
        HandOverRow row,
        StepFacts facts,
        List<Told> unheard,
        CancellationToken stop
    ) =>
        hearer switch
        {
            Hearer.Lead => await db.LeadsOf(facts.Study).Select(a => a.Id).ToListAsync(stop),
            Hearer.Deciders => await db.LeadsIn([.. facts.Study.Inspectorates.Select(i => i.OrganisationId)])
                .Where(a => a.Id != facts.Draft!.AdoptedBy)
                .Select(a => a.Id)
                .ToListAsync(stop),
            Hearer.Writers => await WithAsync(Duty.Inspector, facts.Inspection, stop),
            Hearer.SecondReaders => await WithAsync(Duty.SecondReader, facts.Inspection, stop),
            Hearer.Municipality => await ContactsAsync(
                people.Municipality(facts.Inspection.MunicipalityCode),
                $"de gemeente {facts.Municipality}",
                null,
                hearer,
                row,
                facts,
                unheard,
                stop),
            Hearer.Partners => await PartnersAsync(row, facts, unheard, stop),
            _ when row.Step == HandOver.JoiningFell => await ContactsAsync(
                db.Organisations.Where(o => db.Respondents.Any(r => r.Id == facts.Told.Respondent && r.OrganisationId == o.Id)),
                facts.Told.Organisation!,
                facts.Told.Respondent,
                hearer,
                row,
                facts,
                unheard,
                stop),
            _ => await OpenAsync(facts.Told.Named, stop),
        };

    // Took part: answered by itself, or joined another's answers.
    private async Task<IReadOnlyList<Guid>> PartnersAsync(HandOverRow row, StepFacts facts, List<Told> unheard, CancellationToken stop)
    {
        var found = new List<Guid>();
        foreach (
            var partner in facts
                .Inspection.Assessments.SelectMany(a => a.Respondents)
                .Where(r => r is { Kind: OrganisationKind.Partner, Answered: Answering.Own or Answering.Joined })
                .DistinctBy(r => r.OrganisationId))
            found.AddRange(
                await ContactsAsync(
                    db.Organisations.Where(o => o.Id == partner.OrganisationId),
                    partner.Name,
                    partner.Id,
                    Hearer.Partners,
                    row,
                    facts,
                    unheard,
                    stop));
        return found;
    }

    private async Task<IReadOnlyList<Guid>> ContactsAsync(
        IQueryable<Organisation> organisations,
        string name,
        Guid? respondent,
        Hearer hearer,
        HandOverRow row,
        StepFacts facts,
        List<Told> unheard,
        CancellationToken stop)
    {
        var contacts = await people.Of(organisations).Where(a => a.Email != null).Select(a => a.Id).ToListAsync(stop);
        if (contacts.Count == 0)
            unheard.Add(new Told { Organisation = name, Respondent = respondent, Reason = row.Write(facts, hearer).Subject });
        return contacts;
    }

    private async Task<IReadOnlyList<Guid>> WithAsync(Duty duty, Inspection inspection, CancellationToken stop)
    {
        var ids = inspection.Assignments.Where(a => a.Duty == duty).Select(a => a.AccountId).ToList();
        return await db.WhoCan(duty).Where(a => ids.Contains(a.Id) && a.Email != null).Select(a => a.Id).ToListAsync(stop);
    }

    private async Task<IReadOnlyList<Guid>> OpenAsync(IEnumerable<Guid> accounts, CancellationToken stop)
    {
        var ids = accounts.Distinct().ToList();
        return await db
            .Accounts.Where(a => ids.Contains(a.Id) && a.BlockedAt == null && a.Email != null)
            .Select(a => a.Id)
            .ToListAsync(stop);
    }
}
