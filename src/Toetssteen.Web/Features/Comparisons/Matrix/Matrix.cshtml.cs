using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.Comparisons.Matrix;

/// <summary>The matrix: approaches of municipalities against the rows of the framework. One query, whatever its size.</summary>
public sealed class MatrixModel(AppDb db, FrameworkCatalogue frameworks, Dataset dataset) : PageModel
{
    private static readonly StringComparer DutchOrder = StringComparer.Create(CultureInfo.GetCultureInfo("nl-NL"), ignoreCase: true);

    /// <summary>What it is narrowed and ordered by.</summary>
    [BindProperty(SupportsGet = true)]
    public MatrixQuery Query { get; set; } = new();

    /// <summary>The study shown; null when there is none with findings.</summary>
    public Dataset.StudyLine? Study { get; private set; }

    /// <summary>The studies to choose from.</summary>
    public IReadOnlyList<Dataset.StudyLine> Studies { get; private set; } = [];

    /// <summary>
    /// The studies that can stand beside it: by the same framework, in a version that is joined to its own by crosswalks.
    /// </summary>
    public IReadOnlyList<Dataset.StudyLine> Others { get; private set; } = [];

    /// <summary>The studies shown, each with the way to the version of the columns; the one with that version first.</summary>
    public IReadOnlyList<MatrixVersion> Versions { get; private set; } = [];

    /// <summary>The framework whose rows stand as columns: of two versions the later one.</summary>
    public Framework Framework { get; private set; } = null!;

    /// <summary>The rows of the framework that stand as columns.</summary>
    public IReadOnlyList<FrameworkRow> Columns { get; private set; } = [];

    /// <summary>The approaches.</summary>
    public IReadOnlyList<MatrixLine> Lines { get; private set; } = [];

    /// <summary>The provinces that occur.</summary>
    public IReadOnlyList<string> Provinces { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Studies = [.. dataset.Studies.Where(s => s.Kind == StudyKind.First)];
        Study = Studies.FirstOrDefault(s => s.Slug == Query.Study) ?? (Studies.Count > 0 ? Studies[0] : null);
        if (Study is null)
            return;
        Others = [.. Studies.Where(s => s != Study && WaysTo(s) is not null)];
        var other = Others.FirstOrDefault(s => s.Slug == Query.With);
        Versions = WaysTo(other ?? Study)!;
        Framework = Texts.In(Versions[0].Framework);
        Columns = [.. Framework.RowsFor([.. Versions.Select(v => (Func<string, bool>)v.LeavesOut)])
            .Where(r => string.IsNullOrEmpty(Query.Theme) || r.Theme.Code == Query.Theme)];
        var all = await (
            from a in db.PublishedAssessments()
            join i in db.Inspections on a.InspectionId equals i.Id
            join m in db.Municipalities on i.MunicipalityCode equals m.Code
            join p in db.Approaches on a.ApproachId equals p.Id
            where (i.StudyId == Study.Id || (other != null && i.StudyId == other.Id)) && a.Verdicts != ""
            select new MatrixLine(
                a.Id,
                i.StudyId,
                m.Name,
                m.Province,
                p.Name,
                a.Verdicts,
                db.Figures.Where(f => f.InspectionId == i.Id && f.What == "inhabitants")
                    .OrderBy(f => f.Position)
                    .Select(f => f.Value)
                    .FirstOrDefault(),
                db.PublishedFactsheets().Where(f => f.InspectionId == i.Id).OrderBy(f => f.Slug).Select(f => f.Slug).FirstOrDefault()))
            .AsNoTracking()
            .ToListAsync();
        Provinces = [.. all.Select(l => l.Province).OfType<string>().Distinct().Order(DutchOrder)];
        Lines = [.. Sorted(all.Where(Fits))];
    }

    // This study and another one, in the version that reaches back to that of both; null where neither does.
    private IReadOnlyList<MatrixVersion>? WaysTo(Dataset.StudyLine other)
    {
        var (own, beside) = (frameworks.Get(Study!.FrameworkId), frameworks.Get(other.FrameworkId));
        var newest = CrosswalkPath.Between(frameworks.All, own, beside) is not null ? beside
            : CrosswalkPath.Between(frameworks.All, beside, own) is not null ? own : null;
        return newest is null ? null : [.. new[] { Study, other }.Distinct()
            .Select(s => new MatrixVersion(s, CrosswalkPath.Between(frameworks.All, frameworks.Get(s.FrameworkId), newest)!))
                .OrderBy(v => !v.IsOwn)];
    }

    private bool Fits(MatrixLine line)
    {
        var size = MatrixQuery.Sizes.FirstOrDefault(s => s.Key == Query.Size);
        return (string.IsNullOrEmpty(Query.Province) || line.Province == Query.Province)
            && (size.Key is null || (line.Inhabitants >= size.From && line.Inhabitants < size.To));
    }

    private IEnumerable<MatrixLine> Sorted(IEnumerable<MatrixLine> lines)
    {
        var byName = lines.OrderBy(l => l.Municipality, DutchOrder).ThenBy(l => l.Approach, DutchOrder);
        return Query.Order switch
        {
            MatrixQuery.ByProvince => byName.OrderBy(l => l.Province is null).ThenBy(l => l.Province, DutchOrder),
            MatrixQuery.BySize => byName.OrderByDescending(l => l.Inhabitants ?? -1),
            _ => byName,
        };
    }
}
