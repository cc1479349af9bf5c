using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.People;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Work.Home;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Documents.List;

/// <summary>Documents that were asked of the own organisation and are not here yet, per inspection.</summary>
internal sealed class RequestedDocuments(AppDb db, WorkLinks work, SiteText text) : IWaits
{
    public async Task<IReadOnlyList<Waiting>> ForAsync(CurrentUser user, CancellationToken stop)
    {
        if (!user.Has(Permission.SupplyDocuments))
            return [];
        var waiting = await (
            from d in db.DocumentsOf(user)
            where d.RequestedOn != null && d.ReceivedOn == null
            join i in db.Inspections on d.InspectionId equals i.Id
            join s in db.Studies on i.StudyId equals s.Id
            group d by new { i.Id, s.Title } into of
            select new
            {
                of.Key.Id,
                of.Key.Title,
                Count = of.Count(),
            }
        ).ToListAsync(stop);
        return waiting.ConvertAll(w => new Waiting(
            w.Count == 1 ? text["1 document aanleveren"] : text["{0} documenten aanleveren", w.Count],
            w.Title,
            work.Documents(w.Id)));
    }
}
