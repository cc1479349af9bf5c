using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Studies;
using Toetssteen.Web.Features.Work.Home;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.FactChecks;

/// <summary>The drafts that a municipality has to check, those that it answered, and what is decided on its objections.</summary>
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
            join d in db.Drafts on i.Id equals d.InspectionId
            select new
            {
                c.Id,
                c.Until,
                c.SubmittedAt,
                c.UnansweredAt,
                d.Stage,
                IsCurrent = c.EditionNumber == d.EditionNumber,
                Undecided = c.Objections.Count(o => o.Decision == null),
                s.Title,
            })
            .AsNoTracking()
            .ToListAsync(stop);
        var waiting = new List<Waiting>();
        foreach (var c in checks)
        {
            if ((c.SubmittedAt ?? c.UnansweredAt) is not { } closed)
            {
                waiting.Add(
                    new Waiting(text["Controleer het concept op feiten"], c.Title, work.FactCheck(c.Id), c.Until)
                    {
                        State = text["Nog niet verzonden"],
                    });
                continue;
            }
            waiting.Add(
                new Waiting(text["Het concept dat u controleerde"], c.Title, work.FactCheck(c.Id), IsDone: true)
                {
                    DoneAt = closed,
                    State = c.SubmittedAt is null ? text["Niet beantwoord."] : text["Uw reactie is verzonden."],
                });
            if (c is { IsCurrent: true, Stage: DraftStage.Deciding, SubmittedAt: not null, Undecided: > 0 })
                waiting.Add(
                    new Waiting(text["Uw bezwaren tegen het concept"], c.Title, work.FactCheck(c.Id))
                    {
                        Elsewhere = text["de inspecteurs besluiten erover, sinds {0}", ProgressWords.Day(closed)],
                    });
        }
        return waiting;
    }
}

/// <summary>The factsheets that a municipality reads before they are public, up to the moment that is planned.</summary>
internal sealed class FactsheetsAhead(AppDb db, WorkLinks work, SiteText text, TimeProvider clock) : IWaits
{
    public async Task<IReadOnlyList<Waiting>> ForAsync(CurrentUser user, CancellationToken stop)
    {
        if (!user.Has(Permission.CheckFacts))
            return [];
        var ahead = await (
            from c in db.FactChecksOf(user)
            join d in db.Drafts on c.InspectionId equals d.InspectionId
            where
                d.Stage == DraftStage.Scheduled
                && !db.FactChecks.Any(later => later.InspectionId == c.InspectionId && later.EditionNumber > c.EditionNumber)
            join i in db.Inspections on c.InspectionId equals i.Id
            join s in db.Studies on i.StudyId equals s.Id
            join m in db.Municipalities on i.MunicipalityCode equals m.Code
            select new
            {
                c.Id,
                s.Title,
                m.Name,
                d.PublicFrom,
            })
            .AsNoTracking()
            .ToListAsync(stop);
        return
        [
            .. ahead
                .Where(a => a.PublicFrom > clock.GetUtcNow())
                .Select(a => new Waiting(
                    text["Lees de factsheet over {0} voordat die openbaar wordt", a.Name],
                    a.Title,
                    work.FactCheck(a.Id),
                    DutchDay.Of(a.PublicFrom!.Value))),
        ];
    }
}
