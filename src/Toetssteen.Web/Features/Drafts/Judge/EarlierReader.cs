using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Features.Drafts.Judge;

/// <summary>The evidence that an improvement point was judged on before.</summary>
/// <param name="Period">Over which period.</param>
/// <param name="Sources">What that judgement rests on, as it was published.</param>
/// <param name="Answers">What was answered then, by indicator; empty where that inspection has no questionnaires here.</param>
public sealed record EarlierEvidence(string? Period, IReadOnlyList<SourceContent> Sources, ILookup<string, RespondentAnswer> Answers);

/// <summary>
/// Reads what the judgement rests on that a re-test stands beside: by as many questions to the database however many points there are.
/// </summary>
public sealed class EarlierReader(AppDb db, EvidenceReader evidence, FrameworkCatalogue frameworks)
{
    /// <summary>The evidence by improvement point; of a point that was judged before in no inspection that is here, nothing.</summary>
    public async Task<IReadOnlyDictionary<Guid, EarlierEvidence>> OfAsync(DraftContent content, CancellationToken stop)
    {
        if (content.Points.Count == 0)
            return new Dictionary<Guid, EarlierEvidence>();
        var baselines = content.Points.Values.Select(p => p.Point.BaselineFindingId).ToList();
        var first = await db
            .Findings.Where(f => baselines.Contains(f.Id))
            .Select(f => new { f.Id, f.AssessmentId })
            .ToDictionaryAsync(f => f.Id, f => f.AssessmentId, stop);
        var judgedIn = content.Points.ToDictionary(
            p => p.Key,
            p =>
                p.Value.Retests.LastOrDefault(r => r.After is not null)?.AssessmentId
                ?? (p.Value.Point.BaselineFindingId is { } id && first.TryGetValue(id, out var assessment) ? assessment : (Guid?)null));
        var ids = judgedIn.Values.OfType<Guid>().Distinct().ToList();
        var assessments = await (
            from a in db.Assessments.AsNoTracking().Include(a => a.Respondents)
            where ids.Contains(a.Id)
            join i in db.Inspections on a.InspectionId equals i.Id
            join s in db.Studies on i.StudyId equals s.Id
            select new { Assessment = a, s.PeriodJudged }).AsSingleQuery().ToDictionaryAsync(x => x.Assessment.Id, stop);
        var inspections = assessments.Values.Select(a => a.Assessment.InspectionId).Distinct().ToList();
        var published = (await db.Factsheets.Where(f => inspections.Contains(f.InspectionId))
            .Join(db.Editions, f => f.Id, e => e.FactsheetId, (f, e) => new { f.InspectionId, e.Number, e.Content }).ToListAsync(stop))
            .GroupBy(e => e.InspectionId).ToDictionary(g => g.Key, g => FactsheetContentJson.Read(g.MaxBy(e => e.Number)!.Content));
        var sent = await evidence.SentInAsync(ids, stop);
        return content
            .Points.Where(p => judgedIn[p.Key] is { } id && assessments.ContainsKey(id))
            .ToDictionary(
                p => p.Key,
                p =>
                {
                    var assessment = assessments[judgedIn[p.Key]!.Value];
                    // What was answered then under another version stands with the norm that took its own over.
                    var (then, pointOf) = (
                        frameworks.InUse(assessment.Assessment.FrameworkId),
                        frameworks.InUse(p.Value.Point.FrameworkId));
                    var (judgedBy, onward) = (
                        CrosswalkPath.Between(frameworks.All, pointOf, then),
                        CrosswalkPath.Between(frameworks.All, then, content.Framework));
                    var codes = p.Value.Point.IndicatorCodes;
                    var respondents = assessment.Assessment.Respondents;
                    return new EarlierEvidence(
                        assessment.PeriodJudged,
                        SourcesOf(published.GetValueOrDefault(assessment.Assessment.InspectionId), codes),
                        (
                            from asked in codes.SelectMany(c => judgedBy?.Follow(c) ?? []).Distinct()
                            let indicator = then.FindIndicator(asked)
                            where indicator is not null
                            from answer in evidence.Answers(indicator, new StudyFramework(then.Id, null), respondents, sent, null)
                            from code in onward?.Follow(asked) ?? []
                            select (code, answer)
                        ).ToLookup(x => x.code, x => x.answer));
                });
    }

    private static IReadOnlyList<SourceContent> SourcesOf(FactsheetContent? content, IReadOnlyList<string> codes) => content is null ? [] :
    [
        .. content.Approaches.SelectMany(a => a.Findings).Where(f => f.IndicatorCodes.SequenceEqual(codes)).SelectMany(f => f.Sources)
            .Concat(content.Approaches.SelectMany(a => a.Retests).Where(r => r.PointCodes.SequenceEqual(codes)).SelectMany(r => r.Sources))
                .Distinct(),
    ];
}
