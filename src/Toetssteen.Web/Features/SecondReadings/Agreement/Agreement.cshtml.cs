using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Comparison;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Drafts;
using Toetssteen.Web.Features.Studies;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.SecondReadings.Agreement;

/// <summary>
/// How far first and blind second judgements of a study agree: per indicator and together, as a share and corrected for chance.
/// </summary>
public sealed class AgreementModel(AppDb db, FrameworkCatalogue frameworks, CurrentUser user, TimeProvider clock)
    : StudyPage(db, user, clock)
{
    /// <summary>What judges agree in, for one indicator or for all.</summary>
    /// <param name="Indicator">The indicator; null for all together.</param>
    /// <param name="Pairs">The pairs of judgements.</param>
    /// <param name="BeyondChance">Kappa for two judges, alpha for more.</param>
    /// <param name="OfTwo">Whether there are two judges, so that it is kappa.</param>
    public sealed record Line(Indicator? Indicator, JudgementPairs Pairs, Coefficient BeyondChance, bool OfTwo);

    /// <summary>A municipality of the study that has a draft.</summary>
    public sealed record Place(Guid InspectionId, string Name, int Asked, int Given);

    /// <summary>The indicators on which a blind judgement was given.</summary>
    public IReadOnlyList<Line> Lines { get; private set; } = [];

    /// <summary>All of them together.</summary>
    public Line Together { get; private set; } = null!;

    /// <summary>The scale that is judged by; of more than two marks, how far two are apart counts as well.</summary>
    public Scale Scale => frameworks.InUse(Study.FrameworkId).Scale;

    /// <summary>Where a sample can be drawn.</summary>
    public IReadOnlyList<Place> Places { get; private set; } = [];

    public IActionResult OnGet() => Page();

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadMoreAsync(CancellationToken stop)
    {
        var inspections = Db.Inspections.Where(i => i.StudyId == Study.Id && Db.Drafts.Any(d => d.InspectionId == i.Id));
        var places = await inspections.Select(i => new { i.Id, i.MunicipalityCode }).ToListAsync(stop);
        var asked = await Db.BlindJudgements.AsNoTracking().Where(j => inspections.Any(i => i.Id == j.InspectionId)).ToListAsync(stop);
        var judged = asked.Where(j => j.GivenAt is not null).ToList();
        Places =
        [
            .. places
                .Select(p => new Place(
                    p.Id,
                    MunicipalityRegister.Find(p.MunicipalityCode)?.Name ?? p.MunicipalityCode,
                    asked.Count(j => j.InspectionId == p.Id),
                    judged.Count(j => j.InspectionId == p.Id)))
                .OrderBy(p => p.Name, StringComparer.CurrentCulture),
        ];
        var first = await FirstAsync([.. judged.Select(j => j.AssessmentId).Distinct()], stop);
        var raters = judged.GroupBy(j => (j.AssessmentId, j.IndicatorCode)).Select(g => g.Count()).DefaultIfEmpty().Max();
        // The first judge is who wrote the finding; those who judged blind stand behind in the order in which they were asked.
        var units = judged
            .GroupBy(j => (j.AssessmentId, Code: j.IndicatorCode))
            .Select(g =>
                (
                    g.Key.Code,
                    Values: (IReadOnlyList<MarkValue?>)
                        [
                            First(first, g.Key.AssessmentId, g.Key.Code),
                            .. g.OrderBy(j => j.AskedAt).ThenBy(j => j.Id).Select(j => j.Mark),
                            .. Enumerable.Repeat<MarkValue?>(null, raters - g.Count()),
                        ]))
            .ToList();
        Framework = Texts.In(frameworks.Of(Study.Framework));
        Lines = [.. Framework.Indicators
            .Select(i => (Indicator: i, Units: units.Where(u => u.Code == i.Code).Select(u => u.Values).ToList()))
            .Where(x => x.Units.Count > 0).Select(x => LineOf(x.Indicator, x.Units))];
        Together = LineOf(null, [.. units.Select(u => u.Values)]);
        return null;
    }

    /// <summary>By what the study judges.</summary>
    public Framework Framework { get; private set; } = null!;

    private Line LineOf(Indicator? indicator, List<IReadOnlyList<MarkValue?>> units)
    {
        var order = Scale.Marks.Select(m => m.Value).ToList();
        var two = units.TrueForAll(u => u.Count == 2);
        return new Line(
            indicator,
            InterRaterAgreement.Pairs(units),
            two ? InterRaterAgreement.Kappa(units, order) : InterRaterAgreement.Alpha(units, order),
            two);
    }

    private async Task<ILookup<Guid, DraftedFinding>> FirstAsync(List<Guid> assessments, CancellationToken stop)
    {
        var findings = await Db.DraftFindings.AsNoTracking().Where(f => assessments.Contains(f.AssessmentId)).ToListAsync(stop);
        var inspections = findings.Select(f => f.InspectionId).Distinct().ToList();
        var marks = await Db
            .DraftTexts.AsNoTracking()
            .Where(t =>
                inspections.Contains(t.InspectionId)
                && t.Name.StartsWith("finding/")
                && (t.Name.Contains("/mark/") || t.Name.EndsWith("/unchanged")))
            .Select(t => new { t.Name, t.Value })
            .ToDictionaryAsync(t => t.Name, t => t.Value, stop);
        var points = new Dictionary<Guid, FollowedPoint>();
        foreach (
            var again in findings
                .Where(f => f.ImprovementPointId is not null)
                .GroupBy(f => f.InspectionId, f => f.ImprovementPointId!.Value))
            foreach (var (id, followed) in await Db.FollowedAsync(Db.ImprovementPoints.Where(p => again.Contains(p.Id)), again.Key, stop))
                points[id] = followed;
        return findings
            .Select(f =>
                DraftedFinding.Read(
                    f,
                    marks,
                    f.ImprovementPointId is { } point
                        ? points.GetValueOrDefault(point)?.JudgedBy(f.TakenOver, id => frameworks.InUse(id).Scale)
                        : null))
            .ToLookup(f => f.Finding.AssessmentId);
    }

    // Mixed and none are no value: nothing can be the same as they are.
    private static MarkValue? First(ILookup<Guid, DraftedFinding> findings, Guid assessment, string indicator) =>
        findings[assessment].FirstOrDefault(f => f.Finding.IndicatorCodes.Contains(indicator)) is not { } finding
            ? null
            : Marks.On(indicator, finding.Marks).Value;
}
