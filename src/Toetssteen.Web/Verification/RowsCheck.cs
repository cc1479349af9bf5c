using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Verification;

/// <summary>
/// Compares the rows of a published inspection with the <see cref="PublishedRows"/> of its edition: visitors read the rows in the matrix
/// and the lists, and they bear no hash of their own.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="factsheet">The factsheet.</param>
/// <param name="fault">Is told code, place and sentence of each fault.</param>
public sealed class RowsCheck(AppDb db, Factsheet factsheet, Action<string, string, string> fault)
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

        Compare(approach, PublishedRows.Of(approach, assessment.ApproachId, content.PeriodJudged), PublishedRows.Of(assessment, points));
        if (!Parts(assessment.Verdicts).SetEquals(Parts(VerdictSummary.Of(assessment.Findings)))
            || assessment.FrameworkId != content.FrameworkId)
            fault(VerifyFault.VerdictsDiffer, Where(approach), "De oordelen in de vergelijking zijn niet die van de bevindingen.");
        if (assessment.JudgedAgainstApproachId is not null != approach.JudgedAgainst is not null
            || assessment.Retests.Any(r => assessment.JudgedAgainstApproachId is { } now && r.JudgedAgainstApproachId != now))
            fault(VerifyFault.RetestDiffers, Where(approach), "Waartegen deze aanpak is beoordeeld, is niet dat van de editie.");
        foreach (var point in points.Where(p => p.BaselineFindingId is null))
            if (!befores.Exists(b => b.ImprovementPointId == point.Id && b.Before == point.Baseline))
                fault(VerifyFault.ImprovementPointDiffers, Where(approach, PublishedRows.KeyOf(point.IndicatorCodes)),
                    "Het eerste oordeel van dit verbeterpunt staat zo in geen hertoets.");
        return assessment.Findings.Count + assessment.Retests.Count;
    }

    private void Compare(ApproachContent approach, PublishedRows said, PublishedRows stored)
    {
        foreach (var (key, isSaid) in Differing(said.Findings, stored.Findings, f => f.Key))
            fault(VerifyFault.FindingDiffers, Where(approach, key), isSaid
                ? "De bevinding in de tabellen is niet die van de editie."
                : "Deze bevinding staat in de tabellen en niet in de editie.");
        foreach (var (key, _) in Differing(said.Points, stored.Points, p => p.FindingKey))
            fault(VerifyFault.ImprovementPointDiffers, Where(approach, key), "Het verbeterpunt is niet dat van de bevinding.");
        foreach (var ((theme, side), _) in Differing(said.Conclusions, stored.Conclusions, c => (c.ThemeCode, c.Side)))
            fault(VerifyFault.ConclusionDiffers, $"{Where(approach)}, thema {theme}", side == ConclusionSide.GoesWell
                ? "Wat goed gaat, staat niet zo in de tabellen als in de editie."
                : "Wat beter kan, staat niet zo in de tabellen als in de editie.");
        foreach (var (key, isSaid) in Differing(said.Retests, stored.Retests, r => r.Key))
            fault(VerifyFault.RetestDiffers, Where(approach, key), isSaid
                ? "De hertoets in de tabellen is niet die van de editie."
                : "Deze hertoets staat in de tabellen en niet in de editie.");
        if (said.NotRetested != stored.NotRetested)
            fault(VerifyFault.RetestDiffers, Where(approach), "De reden om niet opnieuw te beoordelen is niet die van de editie.");
    }

    // The keys whose rows are not those of the edition, and whether the edition has such a row at all.
    private static IEnumerable<(TKey Key, bool IsSaid)> Differing<TRow, TKey>(
        IEnumerable<TRow> said, IEnumerable<TRow> stored, Func<TRow, TKey> keyOf)
    {
        var (there, here) = (said.ToLookup(keyOf), stored.ToLookup(keyOf));
        return from key in there.Select(g => g.Key).Union(here.Select(g => g.Key))
               where !there[key].SequenceEqual(here[key])
               select (key, there.Contains(key));
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

    private static HashSet<string> Parts(string verdicts) => [.. verdicts.Split(';')];

    private string Where(ApproachContent? approach = null, string? indicators = null) =>
        $"factsheet {factsheet.Slug}{(approach is null ? "" : $", aanpak {approach.Name}")}"
        + (indicators is null ? "" : $", indicator {indicators}");
}
