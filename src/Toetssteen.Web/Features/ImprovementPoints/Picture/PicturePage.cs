using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Comparison;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.ImprovementPoints.Picture;

/// <summary>Improvement points through their rounds, read in one query; the page and its table for a spreadsheet count the same.</summary>
public abstract class PicturePage(AppDb db, FrameworkCatalogue frameworks, Dataset dataset) : PageModel
{
    /// <summary>What it is narrowed by.</summary>
    [BindProperty(SupportsGet = true)]
    public PictureQuery Query { get; set; } = new();

    /// <summary>The studies to choose from.</summary>
    public IReadOnlyList<Dataset.StudyLine> Studies => dataset.Studies;

    /// <summary>The study chosen; null for all.</summary>
    public Dataset.StudyLine? Study { get; private set; }

    /// <summary>The frameworks, for their themes.</summary>
    public IReadOnlyList<Framework> Frameworks => [.. frameworks.All.Select(Texts.In)];

    /// <summary>The frameworks whose themes can be asked for.</summary>
    public IReadOnlyList<Framework> ThemesOf => CrosswalkPath.Reaching(frameworks.All, Studies.Select(s => s.FrameworkId).ToHashSet());

    /// <summary>The points counted.</summary>
    public IReadOnlyList<PictureLine> Lines { get; private set; } = [];

    protected async Task ReadAsync()
    {
        Study = dataset.Studies.FirstOrDefault(s => s.Slug == Query.Study);
        var (first, followUp) = Study switch
        {
            null => (default(Guid?), default(Guid?)),
            { Kind: StudyKind.First } s => (s.Id, null),
            { } s => (null, (Guid?)s.Id),
        };
        var points =
            from p in db.PublishedImprovementPoints()
            join a in db.PublishedApproaches() on p.ApproachId equals a.Id
            join m in db.Municipalities on a.MunicipalityCode equals m.Code
            select new { Point = p, Municipality = m };
        if (!string.IsNullOrEmpty(Query.Province))
            points = points.Where(x => x.Municipality.Province == Query.Province);
        if (!string.IsNullOrEmpty(Query.Municipality))
            points = points.Where(x => x.Municipality.Code == Query.Municipality);
        var began =
            from n in db.Findings
            join s in db.Assessments on n.AssessmentId equals s.Id
            join i in db.Inspections on s.InspectionId equals i.Id
            select new
            {
                n.Id,
                n.Marks,
                i.StudyId,
            };
        var retests =
            from r in db.Retests
            join s in db.PublishedAssessments() on r.AssessmentId equals s.Id
            join i in db.Inspections on s.InspectionId equals i.Id
            join t in db.Studies on i.StudyId equals t.Id
            where followUp == null || i.StudyId == followUp
            select new
            {
                Id = (Guid?)r.Id,
                r.ImprovementPointId,
                r.Outcome,
                r.Unchanged,
                r.JudgedAgainstApproachId,
                t.PeriodJudged,
                Report = db.PublishedReports()
                    .Where(o => o.PublishedIn == i.Id)
                    .OrderBy(o => o.On)
                    .Select(o => (ReportForm?)o.Form)
                    .FirstOrDefault(),
            };
        var rows = await (
            from x in points
            from b in began.Where(b => b.Id == x.Point.BaselineFindingId).DefaultIfEmpty()
            from r in retests.Where(r => r.ImprovementPointId == x.Point.Id).DefaultIfEmpty()
            where (first == null || b!.StudyId == first) && (followUp == null || r!.Id != null)
            select new
            {
                x.Point.Id,
                x.Point.ApproachId,
                x.Point.FrameworkId,
                x.Point.ThemeCode,
                x.Point.IndicatorCodes,
                // What is known from a column alone is read whole, since its marks are kept nowhere else.
                Baseline = x.Point.BaselineFindingId == null ? x.Point.Baseline : null,
                Code = x.Municipality.Code,
                Name = x.Municipality.Name,
                BeganIn = (Guid?)b!.StudyId,
                Marks = b!.Marks,
                Retest = r!.Id,
                Outcome = r!.Outcome,
                Unchanged = (bool?)r!.Unchanged,
                Against = (Guid?)r!.JudgedAgainstApproachId,
                Step = db.PublishedTransitions()
                    .Where(t => t.ApproachId == x.Point.ApproachId && t.SuccessorId == r!.JudgedAgainstApproachId)
                    .OrderBy(t => t.Id)
                    .Select(t => (TransitionKind?)t.Kind)
                    .FirstOrDefault(),
                Period = r!.PeriodJudged,
                Report = r!.Report,
                IsLeftOut = db.PublishedAssessments().Any(s => s.ApproachId == x.Point.ApproachId && s.NotRetestedReason != null),
            }).AsNoTracking().ToListAsync();
        Lines =
        [
            .. rows.GroupBy(r => r.Id)
                .Select(g => (First: g.First(), Rows: g))
                .Select(g => new PictureLine(
                    g.First.FrameworkId,
                    g.First.ThemeCode,
                    g.First.IndicatorCodes,
                    g.First.Code,
                    g.First.Name,
                    g.First.BeganIn,
                    Marks.Together((g.First.Marks ?? g.First.Baseline?.Marks ?? []).Select(m => m.Value)).IsMixed,
                    new PointCourse(
                        [
                            .. g
                                .Rows.Where(r => r.Retest is not null)
                                .OrderBy(r => r.Period, StringComparer.Ordinal)
                                .ThenBy(r => r.Retest)
                                .Select(r => new CountedRetest(
                                    r.Outcome,
                                    r.Unchanged == true,
                                    CountedRetest.CourseOf(r.Against == r.ApproachId, r.Step),
                                    r.Report)),
                        ],
                        g.First.IsLeftOut))
                {
                    TakenOver = TakenOverOf(g.First.FrameworkId, g.First.IndicatorCodes),
                }),
        ];
        if (Query.Theme?.Split(':', 2) is [var framework, var theme])
        {
            var themes = new ThemeOverVersions(frameworks.All, framework, theme);
            Lines = [.. Lines.Where(l => themes.Has(l.FrameworkId, l.Codes))];
        }
    }

    // The newest version counts that a study judged by: one that nobody used changes nothing.
    private TakenOver? TakenOverOf(string frameworkId, IReadOnlyList<string> codes)
    {
        if (!_ways.TryGetValue(frameworkId, out var way))
            _ways[frameworkId] = way = CrosswalkPath.LeadingFrom(frameworks.Get(frameworkId), frameworks.All)
                .Last(w => w.IsWithinOneVersion || dataset.Studies.Any(s => s.FrameworkId == w.To.Id));
        return way.Of(codes);
    }

    private readonly Dictionary<string, CrosswalkPath> _ways = [];

    /// <summary>The groups of numbers, in the order of the page.</summary>
    protected PictureGroups Count() => new(Lines, Studies, Frameworks, Study);
}
