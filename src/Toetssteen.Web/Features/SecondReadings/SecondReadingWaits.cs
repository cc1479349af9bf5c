using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.People;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Work.Home;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.SecondReadings;

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
            select new
            {
                i.Id,
                s.Title,
                m.Name,
                Open = open,
            })
            .AsNoTracking()
            .ToListAsync(stop);
        return
        [
            .. asked.Select(x => new Waiting(
                x.Open == 1 ? text["Geef 1 blind oordeel over {0}", x.Name] : text["Geef {1} blinde oordelen over {0}", x.Name, x.Open],
                x.Title,
                work.BlindJudgements(x.Id))
            {
                State = text["Voor de overeenstemming"],
            }),
        ];
    }
}
