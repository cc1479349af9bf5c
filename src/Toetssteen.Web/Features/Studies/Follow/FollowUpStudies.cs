using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Drafts;

namespace Toetssteen.Web.Features.Studies.Follow;

/// <summary>What the lead says of an approach that is judged again.</summary>
/// <param name="Against">What it is judged against; null for what is proposed.</param>
/// <param name="LeftOutBecause">Why it is not judged again; null where it is.</param>
public sealed record FollowUpChoice(Guid? Against, string? LeftOutBecause);

/// <summary>
/// Makes a follow-up from an earlier study: what would be taken over, and in one save all that follows from it. The draft of each
/// municipality has a finding per improvement point; who judges and who reads, the lead assigns afterwards.
/// </summary>
public sealed class FollowUpStudies(AppDb db, FrameworkCatalogue frameworks, TimeProvider clock)
{
    private readonly DateTimeOffset _now = clock.GetUtcNow();

    /// <summary>What a follow-up of this study would take over, and what it would leave out and why.</summary>
    public async Task<FollowUpPlan> PlanAsync(Study earlier, CancellationToken stop)
    {
        var inspections = db.Inspections.Where(i => i.StudyId == earlier.Id);
        var assessments = db.Assessments.Where(a => inspections.Any(i => i.Id == a.InspectionId));
        var points = await db.FollowedAsync(
            db.ImprovementPoints.Where(p =>
                db.Findings.Any(f => f.Id == p.BaselineFindingId && assessments.Any(a => a.Id == f.AssessmentId))
                || db.Retests.Any(r => r.ImprovementPointId == p.Id && assessments.Any(a => a.Id == r.AssessmentId))
                || db.DraftFindings.Any(f => f.ImprovementPointId == p.Id && inspections.Any(i => i.Id == f.InspectionId))),
            null,
            stop);
        var municipalities = await inspections
            .Join(
                db.Municipalities,
                i => i.MunicipalityCode,
                m => m.Code,
                (i, m) =>
                    new
                    {
                        i.Id,
                        m.Code,
                        m.Name,
                        m.FoldedName,
                    })
            .OrderBy(m => m.FoldedName)
            .ThenBy(m => m.Code)
            .ToListAsync(stop);
        var codes = municipalities.ConvertAll(m => m.Code);
        var factsheets = (
            await db.Factsheets.AsNoTracking().Where(f => inspections.Any(i => i.Id == f.InspectionId)).ToListAsync(stop)
        ).ToLookup(f => f.InspectionId);
        var approaches = (
            await db.Approaches.Include(a => a.Transitions).Where(a => codes.Contains(a.MunicipalityCode)).ToListAsync(stop)
        ).ToLookup(a => a.MunicipalityCode);
        var underWay = await db
            .DraftFindings.Where(f =>
                f.ImprovementPointId != null
                && db.Drafts.Any(d => d.InspectionId == f.InspectionId && d.EditionNumber == 1 && d.Stage != DraftStage.Published))
            .Join(db.ImprovementPoints, f => f.ImprovementPointId, p => p.Id, (_, p) => p.ApproachId)
            .Distinct()
            .ToListAsync(stop);

        return new FollowUpPlan([
            .. municipalities.Select(m =>
            {
                var factsheet = factsheets[m.Id].MinBy(f => f.WithdrawnAt is not null);
                var lineage = new Lineage(approaches[m.Code]);
                return new FollowUpMunicipality(
                    m.Code,
                    m.Name,
                    FollowUpPoint.OfFactsheet(factsheet),
                    [
                        .. from approach in approaches[m.Code]
                        let own = points
                            .Values.Where(p => p.Point.ApproachId == approach.Id)
                            .OrderBy(p => frameworks.InUse(p.Point.FrameworkId).PlaceOf(p.Point.IndicatorCodes))
                            .ToList()
                        where own.Count > 0
                        orderby approach.FoldedName
                        select new FollowUpApproach(
                            approach,
                            [.. own.Select(p => FollowUpPoint.Of(p, factsheet, underWay.Contains(approach.Id)))],
                            lineage),
                    ]);
            }),
        ]);
    }

    /// <summary>Makes all that follows from a study and its plan; the caller saves.</summary>
    /// <param name="study">The follow-up.</param>
    /// <param name="plan">What it takes over.</param>
    /// <param name="choices">What the lead says of approaches, by approach.</param>
    /// <param name="stop">Breaks it off.</param>
    /// <exception cref="DomainException">
    /// D150: a point that met; D152: against what an approach did not go on in; D251: the version does not reach back to that of a point.
    /// </exception>
    public async Task BeginAsync(Study study, FollowUpPlan plan, IReadOnlyDictionary<Guid, FollowUpChoice> choices, CancellationToken stop)
    {
        db.Studies.Add(study);
        var told = (
            await db
                .Assessments.AsNoTracking()
                .Where(a => db.Inspections.Any(i => i.Id == a.InspectionId && i.StudyId == study.EarlierStudyId))
                .Select(a => new
                {
                    a.ApproachId,
                    a.Scope,
                    a.Description,
                })
                .ToListAsync(stop)
        ).ToLookup(a => a.ApproachId);
        foreach (var municipality in plan.Taken)
        {
            var inspection = new Inspection(NewId(), study, municipality.Code);
            var points = new List<(Assessment, FollowedPoint)>();
            foreach (var approach in municipality.Approaches.Where(a => a.Taken.Any()))
            {
                var before = told[approach.Approach.Id].FirstOrDefault();
                var assessment = inspection.Assess(NewId(), approach.Approach, before?.Scope);
                assessment.Describe(before?.Scope, before?.Description);
                Settle(assessment, approach, choices.GetValueOrDefault(approach.Approach.Id));
                points.AddRange(approach.Taken.Select(p => (assessment, JudgedBy(frameworks.InUse(study.FrameworkId), p))));
            }
            db.Inspections.Add(inspection);
            db.Drafts.Add(FactsheetDraft.FollowUp(inspection, frameworks.InUse(study.FrameworkId), points, NewId));
        }
    }

    private FollowedPoint JudgedBy(Framework framework, FollowedPoint followed)
    {
        var way = CrosswalkPath.Between(frameworks.All, frameworks.InUse(followed.Point.FrameworkId), framework)
            ?? throw new DomainException(
                "D251",
                $"Versie {framework.Version} van het toetsingskader zegt niet wat er werd van de normen van een verbeterpunt uit {followed.Point.FrameworkId}. Kies een andere versie; er is niets gemaakt.");
        return followed.JudgedBy(way.Of(followed.Point.IndicatorCodes), id => frameworks.InUse(id).Scale);
    }

    private static void Settle(Assessment assessment, FollowUpApproach approach, FollowUpChoice? choice)
    {
        var against = choice?.Against is { } id
            ? approach.Candidates.FirstOrDefault(c => c.Id == id)
            : approach.Proposed ?? approach.Approach;
        assessment.JudgeAgainst(
            approach.Approach,
            against
                ?? throw new DomainException(
                    "D152",
                    $"De gekozen opvolger van '{approach.Approach.Name}' is er in deze gemeente niet. Kies de aanpak zelf, of een aanpak waarin zij is opgegaan; er is niets gemaakt."),
            approach.Lineage);
        if (choice?.LeftOutBecause is { } reason)
            assessment.LeaveOut(reason.Trim());
    }

    private Guid NewId() => Guid.CreateVersion7(_now);
}
