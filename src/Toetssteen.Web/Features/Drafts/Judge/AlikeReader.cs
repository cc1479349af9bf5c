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
    // The newest; a country is judged in a few years.
    private const int MostCompared = 400;
    private const int MostShown = 12;

    /// <summary>The nearest of them.</summary>
    public async Task<IReadOnlyList<AlikeLine>> FindAsync(
        Framework framework, IndicatorEvidence atHand, Guid inspectionId, CancellationToken stop)
    {
        var code = atHand.Indicator.Code;
        var found = await (
            from indicator in db.FindingIndicators.AsNoTracking()
            join finding in db.Findings on indicator.FindingId equals finding.Id
            join assessment in db.PublishedAssessments() on finding.AssessmentId equals assessment.Id
            where indicator.IndicatorCode == code && assessment.FrameworkId == framework.Id && assessment.InspectionId != inspectionId
            join approach in db.Approaches on assessment.ApproachId equals approach.Id
            join inspection in db.Inspections on assessment.InspectionId equals inspection.Id
            join municipality in db.Municipalities on inspection.MunicipalityCode equals municipality.Code
            from sheet in db.Factsheets.Where(f => f.InspectionId == inspection.Id && f.WithdrawnAt == null).OrderBy(f => f.Slug).Take(1)
            orderby sheet.Editions.Max(e => e.StoredAt) descending
            select new
            {
                finding.Id,
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
            }).Take(MostCompared).AsSingleQuery().ToListAsync(stop);

        var assessments = found.Select(f => f.AssessmentId).ToList();
        var sent = await evidence.SentInAsync(assessments, stop);
        var told = await evidence.ToldAsync([.. found.Select(f => f.InspectionId).Distinct()], stop);
        var respondents = (await db.Respondents.AsNoTracking().Where(r => assessments.Contains(r.AssessmentId)).ToListAsync(stop))
            .ToLookup(r => r.AssessmentId);
        var cases = found.Select(f =>
        {
            var answers = evidence.Answers(
                atHand.Indicator, framework.Id, respondents[f.AssessmentId], sent, told.GetValueOrDefault((f.InspectionId, f.ApproachId)));
            var profile = CaseProfile.Of(EvidenceReader.Evidence(atHand.Indicator, answers, [])) with
            {
                Words = f.Text,
                AttentionPoints = f.AttentionPoints,
                Marks = f.Marks.Count,
                Indicators = f.Indicators,
            };
            var published = f.Published?.Earliest ?? DutchDay.Of(f.StoredAt);
            return new CaseCandidate(f.Id, f.Name, published, f.Verdict, [.. f.Marks.Select(m => m.Value)], profile);
        });
        var lines = found.ToDictionary(f => f.Id);
        return [.. AlikeCases.Of(CaseProfile.Of(atHand), cases).Take(MostShown)
            .Select(a => new AlikeLine(a, lines[a.Case.Id].Marks, lines[a.Case.Id].Slug))];
    }
}
