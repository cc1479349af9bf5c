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
/// <param name="Under">The version that it was judged under.</param>
/// <param name="Code">The code that the norm has there.</param>
public sealed record AlikeLine(AlikeCase Alike, IReadOnlyList<Mark> Marks, string Slug, Framework Under, string Code);

/// <summary>
/// Findings published earlier on the same norm, nearest first; also under earlier versions, where it reads the same to the letter. Asked
/// for by who judges, and not before.
/// </summary>
public sealed class AlikeReader(AppDb db, FrameworkCatalogue frameworks, EvidenceReader evidence)
{
    // The newest; a country is judged in a few years. For a whole draft at once: a study of some twenty municipalities.
    private const int MostCompared = 400;
    private const int MostComparedTogether = 600;
    private const int MostShown = 12;

    /// <summary>The nearest of them.</summary>
    public async Task<IReadOnlyList<AlikeLine>> FindAsync(
        Framework framework,
        IndicatorEvidence atHand,
        Guid inspectionId,
        CancellationToken stop)
    {
        var norms = SameNorms(framework, [atHand.Indicator.Code]);
        var (cases, lines) = await CasesAsync(norms, inspectionId, MostCompared, stop);
        return
        [
            .. AlikeCases
                .Of(CaseProfile.Of(atHand), cases[atHand.Indicator.Code])
                .Take(MostShown)
                .Select(a => lines[(a.Case.Id, atHand.Indicator.Code)] with { Alike = a }),
        ];
    }

    /// <summary>The cases that are near some findings, by finding: by as many questions to the database however many there are.</summary>
    /// <param name="framework">The framework.</param>
    /// <param name="atHand">Each finding with the indicator and what it is compared by.</param>
    /// <param name="inspectionId">The inspection, which is not compared with itself.</param>
    /// <param name="stop">Breaks it off.</param>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<AlikeLine>>> NearAsync(
        Framework framework,
        IReadOnlyCollection<(Guid Finding, Indicator Indicator, CaseProfile Profile)> atHand,
        Guid inspectionId,
        CancellationToken stop)
    {
        // Marks are compared here, so they are of one scale.
        var norms = SameNorms(framework, [.. atHand.Select(a => a.Indicator.Code).Distinct()])
            .Where(n => n.Under.Scale.Values.SequenceEqual(framework.Scale.Values));
        var (cases, lines) = await CasesAsync([.. norms], inspectionId, MostComparedTogether, stop);
        return atHand.ToDictionary(x => x.Finding, x => (IReadOnlyList<AlikeLine>)
            [.. AlikeCases.Near(x.Profile, cases[x.Indicator.Code]).Select(a => lines[(a.Case.Id, x.Indicator.Code)] with { Alike = a })]);
    }

    /// <summary>A norm in one version, with the code that it has in the version that judges now.</summary>
    private sealed record SameNorm(Framework Under, Indicator Indicator, string Now)
    {
        public string Key => KeyOf(Under.Id, Indicator.Code);

        public static string KeyOf(string frameworkId, string code) => $"{frameworkId}:{code}";
    }

    private List<SameNorm> SameNorms(Framework framework, IReadOnlyCollection<string> codes) =>
    [
        .. from way in CrosswalkPath.LeadingTo(framework, frameworks.All)
           from indicator in way.From.Indicators
           where way.Follow(indicator.Code) is [var now] && codes.Contains(now)
           let norm = way.Of(indicator.Code)
           where norm.IsSameNorm
           select new SameNorm(way.From, indicator, norm.Now[0].Code),
    ];

    private async Task<(ILookup<string, CaseCandidate> Cases, IReadOnlyDictionary<(Guid, string), AlikeLine> Lines)> CasesAsync(
        IReadOnlyList<SameNorm> norms, Guid inspectionId, int most, CancellationToken stop)
    {
        var byKey = norms.ToDictionary(n => n.Key);
        var codes = norms.Select(n => n.Indicator.Code).Distinct().ToList();
        var versions = norms.Select(n => n.Under.Id).Distinct().ToList();
        // A code alone would do in one version; over several it may be another norm's.
        var keys = byKey.Keys.ToList();
        var found = await (
            from indicator in db.FindingIndicators.AsNoTracking()
            join finding in db.Findings on indicator.FindingId equals finding.Id
            join assessment in db.PublishedAssessments() on finding.AssessmentId equals assessment.Id
            where codes.Contains(indicator.IndicatorCode) && versions.Contains(assessment.FrameworkId)
                && keys.Contains(assessment.FrameworkId + ":" + indicator.IndicatorCode) && assessment.InspectionId != inspectionId
                // What was judged of the same approach before is no other case; the workbench shows it by itself.
                && !db.Assessments.Any(own => own.InspectionId == inspectionId && own.ApproachId == assessment.ApproachId)
            join approach in db.Approaches on assessment.ApproachId equals approach.Id
            join inspection in db.Inspections on assessment.InspectionId equals inspection.Id
            join municipality in db.Municipalities on inspection.MunicipalityCode equals municipality.Code
            from sheet in db.Factsheets.Where(f => f.InspectionId == inspection.Id && f.WithdrawnAt == null).OrderBy(f => f.Slug).Take(1)
            orderby sheet.Editions.Max(e => e.StoredAt) descending
            select new
            {
                finding.Id,
                Code = indicator.IndicatorCode,
                assessment.FrameworkId,
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
        var cases = found.ConvertAll(f =>
        {
            var norm = byKey[SameNorm.KeyOf(f.FrameworkId, f.Code)];
            var answers = evidence.Answers(
                norm.Indicator, new StudyFramework(f.FrameworkId, null), respondents[f.AssessmentId], sent,
                told.GetValueOrDefault((f.InspectionId, f.ApproachId)));
            var profile = CaseProfile.Of(EvidenceReader.Evidence(norm.Indicator, answers, [])) with
            {
                Words = f.Text,
                AttentionPoints = f.AttentionPoints,
                Marks = f.Marks.Count,
                Indicators = f.Indicators,
            };
            var published = f.Published?.Earliest ?? DutchDay.Of(f.StoredAt);
            var candidate = new CaseCandidate(f.Id, f.Name, published, f.Verdict, [.. f.Marks.Select(m => m.Value)], profile);
            var unlike = new AlikeCase(candidate, AlikeBasis.Nothing, null, new("", ""));
            return (Code: norm.Now, Candidate: candidate, Line: new AlikeLine(unlike, f.Marks, f.Slug, norm.Under, f.Code));
        });
        return (cases.ToLookup(c => c.Code, c => c.Candidate), cases.ToDictionary(c => (c.Candidate.Id, c.Code), c => c.Line));
    }
}
