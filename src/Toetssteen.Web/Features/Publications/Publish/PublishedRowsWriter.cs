using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Imports;

namespace Toetssteen.Web.Features.Publications.Publish;

/// <summary>
/// Writes what an edition says into the rows that visitors compare: findings, conclusions, context, improvement points and re-tests. What
/// <see cref="Verification.PublishedRows"/> compares, this writes.
/// </summary>
public sealed class PublishedRowsWriter(AppDb db, FrameworkCatalogue frameworks, TimeProvider clock)
{
    /// <summary>Puts this content in the place of what was there. Needs a transaction; the last changes are left to be saved.</summary>
    public async Task WriteAsync(Inspection inspection, FactsheetContent content, CancellationToken stop)
    {
        if (content.Kind == StudyKind.FollowUp)
        {
            await WriteRetestsAsync(inspection, content, stop);
            return;
        }
        var framework = frameworks.Get(content.FrameworkId);
        var assessments = await db.Assessments.Where(a => a.InspectionId == inspection.Id).Include(a => a.Findings).ThenInclude(f => f.Indicators)
            .Include(a => a.Findings).ThenInclude(f => f.AttentionPoints).Include(a => a.Conclusions).AsSplitQuery().ToListAsync(stop);
        var approaches = assessments.ConvertAll(a => a.ApproachId);
        var names = await db.Approaches.Where(a => approaches.Contains(a.Id)).ToDictionaryAsync(a => a.FoldedName, a => a.Id, stop);
        var findings = assessments.SelectMany(a => a.Findings).Select(f => f.Id).ToHashSet();
        var points = await db.ImprovementPoints.Where(p => approaches.Contains(p.ApproachId)).ToListAsync(stop);
        var waiting = points.FindAll(p => p.BaselineFindingId is null || findings.Contains(p.BaselineFindingId.Value));

        // What was there goes first: a paragraph is known by its place, and the new one takes it.
        foreach (var assessment in assessments)
            assessment.Replace([], []);
        await db.SavePrivatelyAsync(stop);

        inspection.ContextText = content.Context;
        foreach (var said in content.Approaches)
            Write(assessments.Single(a => a.ApproachId == names[FoldedText.Fold(said.Name)]), said, framework, content.PeriodJudged, waiting);
        var left = waiting.FindAll(p => p.BaselineFindingId is null).ConvertAll(p => p.Id);
        var retested = await db.Retests.Where(r => left.Contains(r.ImprovementPointId)).Select(r => r.ImprovementPointId)
            .Union(db.DraftFindings.Where(f => left.Contains(f.ImprovementPointId!.Value)).Select(f => f.ImprovementPointId!.Value)).ToListAsync(stop);
        db.ImprovementPoints.RemoveRange(waiting.Where(p => !retested.Contains(p.Id)));
    }

    // Of a follow-up: a re-test per improvement point, in the place of those of an earlier edition.
    private async Task WriteRetestsAsync(Inspection inspection, FactsheetContent content, CancellationToken stop)
    {
        var assessments = await db.Assessments.Where(a => a.InspectionId == inspection.Id).Include(a => a.Retests).Include(a => a.Conclusions).AsSplitQuery().ToListAsync(stop);
        var approaches = assessments.ConvertAll(a => a.ApproachId);
        var names = await db.Approaches.Where(a => approaches.Contains(a.Id)).ToDictionaryAsync(a => a.FoldedName, a => a.Id, stop);
        var findings = await db.DraftFindings.AsNoTracking().Where(f => f.InspectionId == inspection.Id).ToListAsync(stop);
        var judged = findings.ConvertAll(f => f.ImprovementPointId);
        var points = await db.ImprovementPoints.Where(p => judged.Contains(p.Id)).ToDictionaryAsync(p => p.Id, stop);

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
            var against = assessment.JudgedAgainstApproachId ?? assessment.ApproachId;
            assessment.Describe(said.Scope, said.Description);
            assessment.Replace([], Conclusions(said));
            assessment.JudgeAgain(said.Retests.Select(r => r.After is { } after
                ? new Retest(NewId(), PointOf(assessment, r), against, r.Before, after, r.Unchanged)
                : Retest.NotRetested(NewId(), PointOf(assessment, r), against, r.Before, r.NotRetested ?? "")), said.NotRetested);
        }

        foreach (var report in await db.ReportedBefore(inspection).Where(r => r.PublishedIn == null).ToListAsync(stop))
            if (content.Progress.Any(p => p.Form == report.Form && p.On == report.On))
                report.PublishWith(inspection.Id);

        ImprovementPoint PointOf(Assessment assessment, RetestContent said) =>
            points[findings.Single(f => f.AssessmentId == assessment.Id && f.IndicatorCodes.SequenceEqual(said.IndicatorCodes)).ImprovementPointId!.Value];
    }

    private static IEnumerable<(string Theme, ConclusionSide Side, string Text)> Conclusions(ApproachContent said) =>
        said.Conclusions.SelectMany(c => c.GoesWell.Select(text => (c.ThemeCode, ConclusionSide.GoesWell, text)).Concat(c.CanImprove.Select(text => (c.ThemeCode, ConclusionSide.CanImprove, text))));

    private void Write(Assessment assessment, ApproachContent said, Framework framework, string? period, List<ImprovementPoint> waiting)
    {
        assessment.Describe(said.Scope, said.Description);
        assessment.Replace(
            said.Findings.Select(f => new Finding(NewId(), framework, f.IndicatorCodes, f.Marks, f.Text, f.Attention, f.NoMarkReason)),
            Conclusions(said));
        var own = waiting.FindAll(p => p.ApproachId == assessment.ApproachId);
        foreach (var finding in assessment.Findings)
        {
            var before = own.Count;
            db.Follow(finding, assessment.ApproachId, framework, period, own, NewId());
            if (own.Count < before)
                waiting.RemoveAll(p => p.ApproachId == assessment.ApproachId && !own.Contains(p));
        }
    }

    private Guid NewId() => Guid.CreateVersion7(clock.GetUtcNow());
}
