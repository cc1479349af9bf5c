using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Imports;

namespace Toetssteen.Web.Features.Publications.Publish;

/// <summary>Writes the <see cref="PublishedRows"/> of an edition in the place of those of an earlier one.</summary>
public sealed class PublishedRowsWriter(AppDb db, FrameworkCatalogue frameworks, TimeProvider clock)
{
    /// <summary>Puts this content in the place of what was there. Needs a transaction; the last changes are left to be saved.</summary>
    public async Task WriteAsync(Inspection inspection, FactsheetContent content, CancellationToken stop)
    {
        var framework = frameworks.Of(content);
        var assessments = await db.Assessments.Where(a => a.InspectionId == inspection.Id)
            .Include(a => a.Findings).ThenInclude(f => f.Indicators).Include(a => a.Findings).ThenInclude(f => f.AttentionPoints)
            .Include(a => a.Conclusions).Include(a => a.Retests).AsSplitQuery().ToListAsync(stop);
        var approaches = assessments.ConvertAll(a => a.ApproachId);
        var names = await db.Approaches.Where(a => approaches.Contains(a.Id)).ToDictionaryAsync(a => a.FoldedName, a => a.Id, stop);
        var waiting = content.Kind == StudyKind.FollowUp ? [] : await WaitingAsync(assessments, stop);
        var judged = await db.DraftFindings.Where(f => f.InspectionId == inspection.Id)
            .Join(db.ImprovementPoints, f => f.ImprovementPointId, p => p.Id, (f, p) => new { f.AssessmentId, Point = p })
            .ToListAsync(stop);

        // What was there goes first: a paragraph is known by its place, and the new one takes it.
        foreach (var assessment in assessments)
        {
            assessment.Replace([], []);
            assessment.JudgeAgain([], null);
        }
        await db.SavePrivatelyAsync(stop);

        inspection.ContextText = content.Context;
        foreach (var said in content.Approaches)
        {
            var assessment = assessments.Single(a => a.ApproachId == names[FoldedText.Fold(said.Name)]);
            assessment.Describe(said.Scope, said.Description);
            var own = judged.FindAll(j => j.AssessmentId == assessment.Id);
            assessment.Publish(PublishedRows.Of(said, assessment.ApproachId, content.PeriodJudged), framework,
                retest => own.Single(j => PublishedRows.KeyOf(j.Point.IndicatorCodes) == retest.Key).Point, NewId);
            Follow(assessment, framework, content.PeriodJudged, waiting);
        }
        await ForgetAsync(waiting, stop);
        if (content.Progress.Count > 0)
            await PublishProgressAsync(inspection, content, stop);
    }

    // The points that the findings of this edition take over, where they are about the same.
    private async Task<List<ImprovementPoint>> WaitingAsync(List<Assessment> assessments, CancellationToken stop)
    {
        var approaches = assessments.ConvertAll(a => a.ApproachId);
        var findings = assessments.SelectMany(a => a.Findings).Select(f => f.Id).ToHashSet();
        var points = await db.ImprovementPoints.Where(p => approaches.Contains(p.ApproachId)).ToListAsync(stop);
        return points.FindAll(p => p.BaselineFindingId is null || findings.Contains(p.BaselineFindingId.Value));
    }

    private void Follow(Assessment assessment, Framework framework, string? period, List<ImprovementPoint> waiting)
    {
        var own = waiting.FindAll(p => p.ApproachId == assessment.ApproachId);
        foreach (var finding in assessment.Findings)
            db.Follow(finding, assessment.ApproachId, framework, period, own, NewId());
        waiting.RemoveAll(p => p.ApproachId == assessment.ApproachId && !own.Contains(p));
    }

    // What no finding took over goes, unless it is judged again somewhere.
    private async Task ForgetAsync(List<ImprovementPoint> waiting, CancellationToken stop)
    {
        var left = waiting.FindAll(p => p.BaselineFindingId is null).ConvertAll(p => p.Id);
        var retested = await db.Retests.Where(r => left.Contains(r.ImprovementPointId)).Select(r => r.ImprovementPointId)
            .Union(db.DraftFindings.Where(f => left.Contains(f.ImprovementPointId!.Value)).Select(f => f.ImprovementPointId!.Value))
            .ToListAsync(stop);
        db.ImprovementPoints.RemoveRange(waiting.Where(p => !retested.Contains(p.Id)));
    }

    private async Task PublishProgressAsync(Inspection inspection, FactsheetContent content, CancellationToken stop)
    {
        foreach (var report in await db.ReportedBefore(inspection).Where(r => r.PublishedIn == null).ToListAsync(stop))
            if (content.Progress.Any(p => p.Form == report.Form && p.On == report.On))
                report.PublishWith(inspection.Id);
    }

    private Guid NewId() => Guid.CreateVersion7(clock.GetUtcNow());
}
