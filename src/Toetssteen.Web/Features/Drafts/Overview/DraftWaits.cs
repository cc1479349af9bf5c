using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Work.Home;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Drafts.Overview;

/// <summary>Drafts that wait for the inspector who writes them; those that are elsewhere are there to be read.</summary>
internal sealed class DraftWaits(AppDb db, WorkLinks work, SiteText text) : IWaits
{
    public async Task<IReadOnlyList<Waiting>> ForAsync(CurrentUser user, CancellationToken stop)
    {
        if (!user.Has(Permission.Judge))
            return [];
        var mine = await (
            from inspection in db.InspectionsOf(user)
            join draft in db.Drafts on inspection.Id equals draft.InspectionId
            join study in db.Studies on inspection.StudyId equals study.Id
            join municipality in db.Municipalities on inspection.MunicipalityCode equals municipality.Code
            select new
            {
                inspection.Id,
                draft.Stage,
                Writes = inspection.Assignments.Any(a => a.AccountId == user.Id && a.Duty == Duty.Inspector),
                Municipality = municipality.Name,
                study.Title,
                study.Calendar.DraftBy,
            }).ToListAsync(stop);
        return [.. mine.Select(d => d is { Writes: true, Stage: DraftStage.Judging or DraftStage.Deciding }
            ? new Waiting(
                d.Stage == DraftStage.Judging ? text["Schrijf het concept over {0}", d.Municipality] : text["Werk het concept over {0} bij na de feitencheck", d.Municipality],
                $"{d.Title}. {DraftWords.Stage(d.Stage, text)}.", work.Draft(d.Id), d.DraftBy)
            : new Waiting(text["Het concept over {0}", d.Municipality],
                $"{d.Title}. {DraftWords.Stage(d.Stage, text)}.", work.Draft(d.Id), IsDone: true))];
    }
}
