using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Imports;

namespace Toetssteen.Web.Verification;

/// <summary>
/// Compares the rows of a published inspection with what its edition says: visitors read the rows in the matrix and the lists, and they
/// bear no hash of their own.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="factsheet">The factsheet.</param>
/// <param name="fault">Is told code, place and sentence of each fault.</param>
public sealed class PublishedRows(AppDb db, Factsheet factsheet, Action<string, string, string> fault)
{
    /// <summary>Compares the rows with the edition that holds now.</summary>
    /// <param name="content">What that edition says.</param>
    /// <param name="alone">Whether this is the only factsheet of the inspection.</param>
    /// <param name="stop">Stops the work.</param>
    /// <returns>How many findings and re-tests were compared.</returns>
    public async Task<int> CheckAsync(FactsheetContent content, bool alone, CancellationToken stop)
    {
        var assessments = await db.Assessments.AsNoTracking().Where(a => a.InspectionId == factsheet.InspectionId)
            .Join(db.Approaches, a => a.ApproachId, p => p.Id, (a, p) => new { a.Id, p.FoldedName }).ToListAsync(stop);
        await FiguresAsync(content, alone, stop);
        if (alone && assessments.Count > content.Approaches.Count)
            fault(VerifyFault.ApproachGone, Where(),
                $"Er staan {assessments.Count} aanpakken in de tabellen en {content.Approaches.Count} in de editie.");
        var count = 0;
        foreach (var approach in content.Approaches)
            if (assessments.Find(a => a.FoldedName == FoldedText.Fold(approach.Name)) is { } known)
                count += await ApproachAsync(known.Id, approach, content, stop);
            else
                fault(VerifyFault.ApproachGone, Where(approach), "Deze aanpak staat niet meer in de tabellen.");
        return count;
    }

    private async Task<int> ApproachAsync(Guid assessmentId, ApproachContent approach, FactsheetContent content, CancellationToken stop)
    {
        var assessment = await db.Assessments.AsNoTracking().Include(a => a.Findings).ThenInclude(f => f.Indicators)
            .Include(a => a.Findings).ThenInclude(f => f.AttentionPoints).Include(a => a.Conclusions).Include(a => a.Retests)
            .AsSplitQuery().SingleAsync(a => a.Id == assessmentId, stop);
        var findings = assessment.Findings.Select(f => f.Id).ToList();
        var retested = assessment.Retests.Select(r => r.ImprovementPointId).ToList();
        var points = await db.ImprovementPoints.AsNoTracking()
            .Where(p => findings.Contains(p.BaselineFindingId!.Value) || retested.Contains(p.Id)).ToListAsync(stop);
        var columns = points.Where(p => p.BaselineFindingId is null).Select(p => p.Id).ToList();
        var befores = await db.Retests.AsNoTracking().Where(r => columns.Contains(r.ImprovementPointId))
            .Select(r => new { r.ImprovementPointId, r.Before }).ToListAsync(stop);

        Findings(assessment, approach);
        var verdicts = VerdictSummary.Of(assessment.Findings);
        if (!Parts(assessment.Verdicts).SetEquals(Parts(verdicts)) || assessment.FrameworkId != content.FrameworkId)
            fault(VerifyFault.VerdictsDiffer, Where(approach), "De oordelen in de vergelijking zijn niet die van de bevindingen.");
        Conclusions(assessment, approach);
        Retests(assessment, approach, points);
        Points(assessment, approach, content.PeriodJudged, points);
        foreach (var point in points.Where(p => p.BaselineFindingId is null))
            if (!befores.Exists(b => b.ImprovementPointId == point.Id && IsSame(b.Before, point.Baseline)))
                fault(VerifyFault.ImprovementPointDiffers, Where(approach, point.IndicatorCodes),
                    "Het eerste oordeel van dit verbeterpunt staat zo in geen hertoets.");
        return assessment.Findings.Count + assessment.Retests.Count;
    }

    private void Findings(Assessment assessment, ApproachContent approach)
    {
        var rows = assessment.Findings.ToLookup(f => Key(f.IndicatorCodes));
        foreach (var said in approach.Findings)
            if (rows[Key(said.IndicatorCodes)].ToList() is not [var row] || !IsSame(row, said))
                fault(VerifyFault.FindingDiffers, Where(approach, said.IndicatorCodes),
                    "De bevinding in de tabellen is niet die van de editie.");
        foreach (var key in rows.Select(r => r.Key).Except(approach.Findings.Select(f => Key(f.IndicatorCodes))))
            fault(VerifyFault.FindingDiffers, Where(approach, [key]), "Deze bevinding staat in de tabellen en niet in de editie.");
    }

    private static bool IsSame(Finding row, FindingContent said) =>
        (row.ThemeCode, row.CriterionCode, row.Text) == (said.ThemeCode, said.CriterionCode, said.Text)
        && (row.NoMarkReason, row.Note) == (said.NoMarkReason, said.Note)
        && row.Marks.SequenceEqual(said.Marks)
        && row.AttentionPoints.OrderBy(a => a.Position).Select(a => a.Text).SequenceEqual(said.Attention)
        && row.Indicators.All(i => i.Verdict == Marks.On(i.IndicatorCode, said.Marks) && i.HasAttention == (said.Attention.Count > 0));

    private void Conclusions(Assessment assessment, ApproachContent approach)
    {
        var rows = assessment.Conclusions.OrderBy(c => c.Position).ToLookup(c => (c.ThemeCode, c.Side), c => c.Text);
        var said = approach.Conclusions.SelectMany(c =>
            c.GoesWell.Select(text => (c.ThemeCode, Side: ConclusionSide.GoesWell, Text: text))
                .Concat(c.CanImprove.Select(text => (c.ThemeCode, Side: ConclusionSide.CanImprove, Text: text))))
            .ToLookup(c => (c.ThemeCode, c.Side), c => c.Text);
        foreach (var (theme, side) in rows.Select(r => r.Key).Union(said.Select(s => s.Key)))
            if (!rows[(theme, side)].SequenceEqual(said[(theme, side)]))
                fault(VerifyFault.ConclusionDiffers, $"{Where(approach)}, thema {theme}",
                    side == ConclusionSide.GoesWell
                        ? "Wat goed gaat, staat niet zo in de tabellen als in de editie."
                        : "Wat beter kan, staat niet zo in de tabellen als in de editie.");
    }

    private void Retests(Assessment assessment, ApproachContent approach, List<ImprovementPoint> points)
    {
        var rows = assessment.Retests.ToLookup(r => Key(points.Find(p => p.Id == r.ImprovementPointId)?.IndicatorCodes ?? []));
        foreach (var said in approach.Retests)
            if (rows[Key(said.IndicatorCodes)].ToList() is not [var row] || !IsSame(row, said)
                || !points.Exists(p => p.Id == row.ImprovementPointId
                    && (p.ThemeCode, p.CriterionCode) == (said.ThemeCode, said.CriterionCode)))
                fault(VerifyFault.RetestDiffers, Where(approach, said.IndicatorCodes),
                    "De hertoets in de tabellen is niet die van de editie.");
        foreach (var key in rows.Select(r => r.Key).Except(approach.Retests.Select(r => Key(r.IndicatorCodes))))
            fault(VerifyFault.RetestDiffers, Where(approach, [key]), "Deze hertoets staat in de tabellen en niet in de editie.");
        if (assessment.JudgedAgainstApproachId is not null != approach.JudgedAgainst is not null
            || rows.SelectMany(r => r).Any(r => assessment.JudgedAgainstApproachId is { } now && r.JudgedAgainstApproachId != now))
            fault(VerifyFault.RetestDiffers, Where(approach), "Waartegen deze aanpak is beoordeeld, is niet dat van de editie.");
        if (assessment.NotRetestedReason != (approach.Retests.Count > 0 ? null : approach.NotRetested))
            fault(VerifyFault.RetestDiffers, Where(approach), "De reden om niet opnieuw te beoordelen is niet die van de editie.");
    }

    private static bool IsSame(Retest row, RetestContent said) =>
        IsSame(row.Before, said.Before)
        && (row.After is null ? said.After is null : said.After is not null && IsSame(row.After, said.After))
        && row.Unchanged == (said.After is not null && said.Unchanged) && row.Outcome == row.After?.Verdict
        && row.NotRetestedReason == (row.After is null ? said.NotRetested ?? FactsheetImport.NoNewJudgement : null);

    private void Points(Assessment assessment, ApproachContent approach, string? period, List<ImprovementPoint> points)
    {
        foreach (var finding in assessment.Findings)
        {
            var own = points.FindAll(p => p.BaselineFindingId == finding.Id);
            var falls = finding.Verdict.Falls;
            var falling = finding.Indicators.Where(i => i.Verdict.Falls)
                .Select(i => i.IndicatorCode).ToList();
            var about = Key(falling.Count > 0 ? falling : finding.IndicatorCodes);
            if (falls ? own is not [var point] || !Rests(point) : own.Count > 0)
                fault(VerifyFault.ImprovementPointDiffers, Where(approach, finding.IndicatorCodes),
                    "Het verbeterpunt is niet dat van de bevinding.");

            bool Rests(ImprovementPoint p) => IsSame(p.Baseline, new Judgement(period, finding.Marks, finding.Text))
                && p.ApproachId == assessment.ApproachId && Key(p.IndicatorCodes) == about
                && (p.ThemeCode, p.CriterionCode) == (finding.ThemeCode, finding.CriterionCode);
        }
    }

    private async Task FiguresAsync(FactsheetContent content, bool alone, CancellationToken stop)
    {
        var rows = (await db.Figures.AsNoTracking().Where(f => f.InspectionId == factsheet.InspectionId).ToListAsync(stop))
            .ConvertAll(f => new FigureContent(f.What, f.Value, f.Precision, f.Source, f.Date, f.Text));
        foreach (var figure in content.Figures.Except(rows))
            fault(VerifyFault.FigureDiffers, Where(), $"Het cijfer '{figure.What}' staat niet in de tabellen zoals in de editie.");
        foreach (var figure in alone ? rows.Except(content.Figures) : [])
            fault(VerifyFault.FigureDiffers, Where(), $"Het cijfer '{figure.What}' staat in de tabellen en niet in de editie.");
    }

    private static bool IsSame(Judgement row, Judgement said) =>
        (row.Period, row.Text) == (said.Period, said.Text) && row.Marks.SequenceEqual(said.Marks);

    private static string Key(IEnumerable<string> codes) => string.Join(", ", codes.Order(StringComparer.Ordinal));

    private static HashSet<string> Parts(string verdicts) => [.. verdicts.Split(';')];

    private string Where(ApproachContent? approach = null, IEnumerable<string>? codes = null) =>
        $"factsheet {factsheet.Slug}{(approach is null ? "" : $", aanpak {approach.Name}")}"
        + (codes is null ? "" : $", indicator {Key(codes)}");
}
