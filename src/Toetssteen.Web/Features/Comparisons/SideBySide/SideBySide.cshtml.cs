using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Data;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.Comparisons.SideBySide;

/// <summary>Two to four approaches beside each other, with the full text of every finding.</summary>
public sealed class SideBySideModel(AppDb db, FrameworkCatalogue frameworks) : PageModel
{
    /// <summary>Fewest approaches that can be compared.</summary>
    public const int Fewest = 2;

    /// <summary>Most approaches that still can be read beside each other.</summary>
    public const int Most = 4;

    /// <summary>An approach, with its findings.</summary>
    public sealed record Column(
        Guid Id,
        string Municipality,
        string Approach,
        string Study,
        StudyFramework By,
        string? Slug,
        IReadOnlyList<FindingContent> Findings,
        bool IsWrittenHere)
    {
        /// <summary>How its texts are written.</summary>
        public TextForm Form => IsWrittenHere ? TextForm.Markdown : TextForm.Plain;
    }

    /// <summary>The assessments chosen.</summary>
    [BindProperty(SupportsGet = true, Name = "aanpak")]
    public IReadOnlyList<Guid> Chosen { get; set; } = [];

    /// <summary>The approaches, in the order chosen; empty where they cannot be compared.</summary>
    public IReadOnlyList<Column> Columns { get; private set; } = [];

    /// <summary>Whether they were judged by different frameworks.</summary>
    public bool Differs { get; private set; }

    /// <summary>The framework of all of them.</summary>
    public Framework Framework { get; private set; } = null!;

    /// <summary>The rows in which they are compared.</summary>
    public IReadOnlyList<FrameworkRow> Rows => Framework.RowsFor([.. Columns.Select(c => (Func<string, bool>)c.By.LeavesOut)]);

    public async Task OnGetAsync()
    {
        var ids = Chosen.Distinct().ToList();
        if (ModelState.IsValid && ids.Count == 0)
            return;
        if (!ModelState.IsValid || ids.Count is < Fewest or > Most)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        var found = await (
            from s in db.PublishedAssessments()
            join i in db.Inspections on s.InspectionId equals i.Id
            join t in db.Studies on i.StudyId equals t.Id
            join m in db.Municipalities on i.MunicipalityCode equals m.Code
            join a in db.Approaches on s.ApproachId equals a.Id
            where ids.Contains(s.Id)
            select new Column(
                s.Id,
                m.Name,
                a.Name,
                t.Title,
                new StudyFramework(s.FrameworkId, t.Part),
                db.PublishedFactsheets().Where(f => f.InspectionId == i.Id).OrderBy(f => f.Slug).Select(f => f.Slug).FirstOrDefault(),
                s.Findings.OrderBy(f => f.Position)
                    .Select(f =>
                        f.Said(
                            f.Indicators.Select(n => n.IndicatorCode).ToList(),
                            f.AttentionPoints.OrderBy(p => p.Position).Select(p => p.Text).ToList()))
                    .ToList(),
                db.WrittenHere().Any(w => w.Id == i.Id)))
            .AsNoTracking()
            .AsSplitQuery()
            .ToListAsync();
        Differs = found.Select(c => c.By.Id).Distinct().Count() > 1;
        if (found.Count < Fewest || Differs)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        Framework = Texts.In(frameworks.Get(found[0].By.Id));
        Columns = [.. found.OrderBy(c => ids.IndexOf(c.Id))];
    }
}
