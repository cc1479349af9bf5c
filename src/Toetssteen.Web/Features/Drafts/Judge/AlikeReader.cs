using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Comparison;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Features.Drafts.Judge;

/// <summary>A finding published earlier, as the workbench shows it.</summary>
/// <param name="Alike">How alike the case is, and by what.</param>
/// <param name="Marks">Its marks.</param>
/// <param name="Slug">Its factsheet.</param>
public sealed record AlikeLine(AlikeCase Alike, IReadOnlyList<Mark> Marks, string Slug);

/// <summary>Findings published earlier on the same indicator, nearest first. Asked for by who judges, and not before.</summary>
public sealed class AlikeReader(AppDb db, EvidenceReader evidence)
{
    // The newest; a country is judged in a few years. For a whole draft at once: a study of some twenty municipalities.
    private const int MostCompared = 400;
    private const int MostComparedTogether = 600;
    private const int MostShown = 12;

    /// <summary>The nearest of them.</summary>
    public async Task<IReadOnlyList<AlikeLine>> FindAsync(Framework framework, IndicatorEvidence atHand, Guid inspectionId, CancellationToken stop)
    {
        var (cases, lines) = await CasesAsync(framework, [atHand.Indicator], inspectionId, MostCompared, stop);
        return [.. AlikeCases.Of(CaseProfile.Of(atHand), cases[atHand.Indicator.Code]).Take(MostShown).Select(a => lines[(a.Case.Id, atHand.Indicator.Code)] with { Alike = a })];
    }

    /// <summary>The cases that are near some findings, by finding: by as many questions to the database however many there are.</summary>
    /// <param name="framework">The framework.</param>
    /// <param name="atHand">Each finding with the indicator and what it is compared by.</param>
    /// <param name="inspectionId">The inspection, which is not compared with itself.</param>
    /// <param name="stop">Breaks it off.</param>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<AlikeLine>>> NearAsync(
        Framework framework, IReadOnlyCollection<(Guid Finding, Indicator Indicator, CaseProfile Profile)> atHand, Guid inspectionId, CancellationToken stop)
    {
        var (cases, lines) = await CasesAsync(framework, [.. atHand.Select(a => a.Indicator).DistinctBy(i => i.Code)], inspectionId, MostComparedTogether, stop);
        return atHand.ToDictionary(x => x.Finding, x => (IReadOnlyList<AlikeLine>)
            [.. AlikeCases.Near(x.Profile, cases[x.Indicator.Code]).Select(a => lines[(a.Case.Id, x.Indicator.Code)] with { Alike = a })]);
    }

    private async Task<(ILookup<string, CaseCandidate> Cases, IReadOnlyDictionary<(Guid, string), AlikeLine> Lines)> CasesAsync(
        Framework framework, IReadOnlyList<Indicator> indicators, Guid inspectionId, int most, CancellationToken stop)
    {
        var codes = indicators.Select(i => i.Code).ToList();
        var found = await (
            from indicator in db.FindingIndicators.AsNoTracking()
            join finding in db.Findings on indicator.FindingId equals finding.Id
            join assessment in db.PublishedAssessments() on finding.AssessmentId equals assessment.Id
            where codes.Contains(indicator.IndicatorCode) && assessment.FrameworkId == framework.Id && assessment.InspectionId != inspectionId
            join approach in db.Approaches on assessment.ApproachId equals approach.Id
            join inspection in db.Inspections on assessment.InspectionId equals inspection.Id
            join municipality in db.Municipalities on inspection.MunicipalityCode equals municipality.Code
            from sheet in db.Factsheets.Where(f => f.InspectionId == inspection.Id && f.WithdrawnAt == null).OrderBy(f => f.Slug).Take(1)
            orderby sheet.Editions.Max(e => e.StoredAt) descending
            select new
            {
                finding.Id,
                Code = indicator.IndicatorCode,
                finding.Text,
                finding.Marks,
                indicator.Verdict,
                AttentionPoints = finding.AttentionPoints.Count,
                Indicators = finding.Indicators.Count,
                Name = municipality.Name + ", " + approach.Name,
                AssessmentId = assessment.Id,
                assessment.ApproachId,
                assessment.InspectionId,
                sheet.Slug,
                sheet.Editions.OrderByDescending(e => e.Number).First().Published,
                StoredAt = sheet.Editions.Max(e => e.StoredAt),
            }).Take(most).AsSingleQuery().ToListAsync(stop);

        var assessments = found.Select(f => f.AssessmentId).Distinct().ToList();
        var sent = await evidence.SentInAsync(assessments, stop);
        var told = await evidence.ToldAsync([.. found.Select(f => f.InspectionId).Distinct()], stop);
        var respondents = (await db.Respondents.AsNoTracking().Where(r => assessments.Contains(r.AssessmentId)).ToListAsync(stop))
            .ToLookup(r => r.AssessmentId);
        var byCode = indicators.ToDictionary(i => i.Code);
        var cases = found.ConvertAll(f =>
        {
            var answers = evidence.Answers(
                byCode[f.Code], new StudyFramework(framework.Id, null), respondents[f.AssessmentId], sent,
                told.GetValueOrDefault((f.InspectionId, f.ApproachId)));
            var profile = CaseProfile.Of(EvidenceReader.Evidence(byCode[f.Code], answers, [])) with
            {
                Words = f.Text,
                AttentionPoints = f.AttentionPoints,
                Marks = f.Marks.Count,
                Indicators = f.Indicators,
            };
            var published = f.Published?.Earliest ?? DutchDay.Of(f.StoredAt);
            var candidate = new CaseCandidate(f.Id, f.Name, published, f.Verdict, [.. f.Marks.Select(m => m.Value)], profile);
            return (f.Code, Candidate: candidate, Line: new AlikeLine(new AlikeCase(candidate, AlikeBasis.Nothing, null, new("", "")), f.Marks, f.Slug));
        });
        return (cases.ToLookup(c => c.Code, c => c.Candidate), cases.ToDictionary(c => (c.Candidate.Id, c.Code), c => c.Line));
    }
}
