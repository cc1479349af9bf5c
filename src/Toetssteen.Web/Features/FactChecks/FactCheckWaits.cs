using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Work.Home;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.FactChecks;

/// <summary>The drafts that a municipality has to check, and those that it answered.</summary>
internal sealed class DraftsToCheck(AppDb db, WorkLinks work, SiteText text) : IWaits
{
    public async Task<IReadOnlyList<Waiting>> ForAsync(CurrentUser user, CancellationToken stop)
    {
        if (!user.Has(Permission.CheckFacts))
            return [];
        var checks = await (
            from c in db.FactChecksOf(user)
            join i in db.Inspections on c.InspectionId equals i.Id
            join s in db.Studies on i.StudyId equals s.Id
            select new { c.Id, c.Until, Answered = c.SubmittedAt != null, Closed = c.SubmittedAt != null || c.UnansweredAt != null, s.Title }).AsNoTracking().ToListAsync(stop);
        return [.. checks.Select(c => c.Closed
            ? new Waiting(text["Het concept dat u controleerde"], c.Title + ". " + (c.Answered ? text["Uw reactie is verzonden."] : text["Niet beantwoord."]), work.FactCheck(c.Id), IsDone: true)
            : new Waiting(text["Controleer het concept op feiten"], c.Title + ". " + text["Nog niet verzonden."], work.FactCheck(c.Id), c.Until))];
    }
}

/// <summary>The factsheets that a municipality reads before they are public.</summary>
internal sealed class FactsheetsAhead(AppDb db, WorkLinks work, SiteText text) : IWaits
{
    public async Task<IReadOnlyList<Waiting>> ForAsync(CurrentUser user, CancellationToken stop)
    {
        if (!user.Has(Permission.CheckFacts))
            return [];
        var ahead = await (
            from c in db.FactChecksOf(user)
            join d in db.Drafts on c.InspectionId equals d.InspectionId
            where d.Stage == DraftStage.Scheduled && !db.FactChecks.Any(later => later.InspectionId == c.InspectionId && later.EditionNumber > c.EditionNumber)
            join i in db.Inspections on c.InspectionId equals i.Id
            join s in db.Studies on i.StudyId equals s.Id
            join m in db.Municipalities on i.MunicipalityCode equals m.Code
            select new { c.Id, s.Title, m.Name, d.PublicFrom }).AsNoTracking().ToListAsync(stop);
        return [.. ahead.Select(a => new Waiting(text["Lees de factsheet over {0} voordat die openbaar wordt", a.Name], a.Title, work.FactCheck(a.Id),
            a.PublicFrom is { } from ? DutchDay.Of(from) : null))];
    }
}

/// <summary>The objections on which an inspector has to decide, and the fact checks of which all is decided.</summary>
internal sealed class ObjectionsToDecide(AppDb db, WorkLinks work, SiteText text) : IWaits
{
    public async Task<IReadOnlyList<Waiting>> ForAsync(CurrentUser user, CancellationToken stop)
    {
        if (!user.Has(Permission.AnswerObjections))
            return [];
        var mine = await (
            from i in db.InspectionsOf(user)
            where i.Assignments.Any(a => a.AccountId == user.Id && a.Duty == Duty.Inspector)
            join c in db.FactChecks on i.Id equals c.InspectionId
            where c.SubmittedAt != null
            join d in db.Drafts on i.Id equals d.InspectionId
            where c.EditionNumber == d.EditionNumber
            join s in db.Studies on i.StudyId equals s.Id
            join m in db.Municipalities on i.MunicipalityCode equals m.Code
            select new { i.Id, d.Stage, s.Title, m.Name, Open = c.Objections.Count(o => o.Decision == null) }).AsNoTracking().ToListAsync(stop);
        return [.. mine.Select(x => x.Stage == DraftStage.Deciding && x.Open > 0
            ? new Waiting(x.Open == 1 ? text["Besluit over 1 bezwaar van {0}", x.Name] : text["Besluit over {1} bezwaren van {0}", x.Name, x.Open], x.Title, work.FactCheckOf(x.Id))
            : new Waiting(text["De feitencheck van {0}", x.Name], x.Title, work.FactCheckOf(x.Id), IsDone: true))];
    }
}

/// <summary>What of fact checks waits for a lead: to send, to give more time, to note that there was no answer.</summary>
internal sealed class FactChecksToLead(AppDb db, WorkLinks work, SiteText text, TimeProvider clock) : IWaits
{
    public async Task<IReadOnlyList<Waiting>> ForAsync(CurrentUser user, CancellationToken stop)
    {
        if (!user.Has(Permission.Invite))
            return [];
        var today = DutchDay.Today(clock);
        var drafts = await (
            from i in db.InspectionsOf(user)
            join d in db.Drafts on i.Id equals d.InspectionId
            join s in db.Studies on i.StudyId equals s.Id
            join m in db.Municipalities on i.MunicipalityCode equals m.Code
            from check in db.FactChecks.Where(c => c.InspectionId == i.Id && c.EditionNumber == d.EditionNumber).DefaultIfEmpty()
            where d.Stage == DraftStage.FactCheck || d.Stage == DraftStage.Agreed && check == null
            select new { i.Id, d.Stage, s.Title, m.Name, Until = check == null ? (DateOnly?)null : check.Until, Asks = check != null && check.ExtensionAsked != null }).AsNoTracking().ToListAsync(stop);
        return [.. drafts.Select(x => x switch
        {
            { Stage: DraftStage.Agreed } => new Waiting(text["Stuur het concept van {0} voor de feitencheck", x.Name], x.Title, work.FactCheckOf(x.Id)),
            { Asks: true } => new Waiting(text["{0} vraagt uitstel voor de feitencheck", x.Name], x.Title, work.FactCheckOf(x.Id), x.Until),
            _ when today > x.Until => new Waiting(text["{0} antwoordde niet op de feitencheck", x.Name], x.Title, work.FactCheckOf(x.Id), x.Until),
            _ => new Waiting(text["De feitencheck van {0}", x.Name], x.Title + ". " + text["Het concept ligt bij de gemeente."], work.FactCheckOf(x.Id), IsDone: true),
        })];
    }
}
