using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Work.Home;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.SecondReadings;

/// <summary>The drafts that wait for a second reader, and those that were read.</summary>
internal sealed class DraftsToRead(AppDb db, WorkLinks work, SiteText text) : IWaits
{
    public async Task<IReadOnlyList<Waiting>> ForAsync(CurrentUser user, CancellationToken stop)
    {
        if (!user.Has(Permission.SecondRead))
            return [];
        var mine = await (
            from i in db.InspectionsOf(user)
            where i.Assignments.Any(a => a.AccountId == user.Id && a.Duty == Duty.SecondReader)
            join d in db.Drafts on i.Id equals d.InspectionId
            join s in db.Studies on i.StudyId equals s.Id
            join m in db.Municipalities on i.MunicipalityCode equals m.Code
            let read = db.FindingReadings.Any(r => r.InspectionId == i.Id && r.Reader == user.Id)
            where d.Stage == DraftStage.SecondReading || read
            select new { i.Id, d.Stage, s.Title, m.Name }).AsNoTracking().ToListAsync(stop);
        return [.. mine.Select(x => x.Stage == DraftStage.SecondReading
            ? new Waiting(text["Lees het concept van {0} als tweede", x.Name], x.Title, work.SecondReading(x.Id))
            : new Waiting(text["Uw tweede lezing van het concept van {0}", x.Name], x.Title, work.SecondReading(x.Id), IsDone: true))];
    }
}

/// <summary>The blind judgements that were asked of a person.</summary>
internal sealed class BlindJudgementsAsked(AppDb db, WorkLinks work, SiteText text) : IWaits
{
    public async Task<IReadOnlyList<Waiting>> ForAsync(CurrentUser user, CancellationToken stop)
    {
        if (!user.Has(Permission.SecondRead))
            return [];
        var asked = await (
            from i in db.InspectionsOf(user)
            join s in db.Studies on i.StudyId equals s.Id
            join m in db.Municipalities on i.MunicipalityCode equals m.Code
            let open = db.BlindJudgements.Count(j => j.InspectionId == i.Id && j.Rater == user.Id && j.GivenAt == null)
            where open > 0
            select new { i.Id, s.Title, m.Name, Open = open }).AsNoTracking().ToListAsync(stop);
        return [.. asked.Select(x => new Waiting(x.Open == 1 ? text["Geef 1 blind oordeel over {0}", x.Name] : text["Geef {1} blinde oordelen over {0}", x.Name, x.Open], x.Title, work.BlindJudgements(x.Id)))];
    }
}
