using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Features.Factsheets.List;

/// <summary>Every factsheet, the latest first, under the study it belongs to.</summary>
public sealed class ListModel(AppDb db) : PageModel
{
    /// <summary>A factsheet in the list.</summary>
    public sealed record Line(string Slug, string Municipality, string? Province, StudyKind Kind, PartialDate? Published, string Study);

    /// <summary>The factsheets by study, the latest study first.</summary>
    public IReadOnlyList<IGrouping<string, Line>> Studies { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var lines = await (
            from f in db.PublishedFactsheets().AsNoTracking()
            join m in db.Municipalities on f.MunicipalityCode equals m.Code
            join i in db.Inspections on f.InspectionId equals i.Id
            join s in db.Studies on i.StudyId equals s.Id
            orderby m.FoldedName
            select new Line(f.Slug, m.Name, m.Province, f.Kind, f.Editions.OrderByDescending(e => e.Number).First().Published, s.Title)
        ).ToListAsync();
        Studies =
        [
            .. lines.GroupBy(l => l.Study).OrderByDescending(g => g.Max(l => l.Published)).ThenBy(g => g.Key, StringComparer.Ordinal),
        ];
    }
}
