using DocumentFormat.OpenXml.Wordprocessing;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;

namespace Toetssteen.Documents.Writing.Docx;

/// <summary>One approach of a factsheet: what it is, what was found per theme, and what that comes to.</summary>
internal static class DocxApproach
{
    // "Verbeterpunt" stays one word, also in a wide font that stands in for ours.
    private const int Indicator = 2750, Verdict = 2050, Reasons = DocxParts.TextWidth - Indicator - Verdict;
    private const int Narrow = 1950;

    /// <summary>Writes the approach.</summary>
    public static void Write(DocxPage page, ApproachContent approach, Framework framework)
    {
        page.Heading(1, $"Aanpak: {approach.Name}");
        if (approach.Formerly.Count > 0)
            page.Line("Lead", $"Voorheen: {string.Join(", ", approach.Formerly)}");
        if (approach.JudgedAgainst is { } against)
            page.Line("Lead", $"Beoordeeld tegen wat er nu is: {against}");
        Section(page, "Waarom deze aanpak is beoordeeld", approach.Scope);
        Section(page, "Wat de aanpak is", approach.Description);
        Section(page, "Deze aanpak is niet opnieuw beoordeeld", approach.NotRetested);
        foreach (var theme in framework.Themes)
        {
            var findings = approach.Findings.Where(f => f.ThemeCode == theme.Code).ToList();
            var retests = approach.Retests.Where(r => r.ThemeCode == theme.Code).ToList();
            if (findings.Count + retests.Count == 0)
                continue;
            page.Heading(2, $"Thema {theme.Code}: {theme.Name}");
            page.Line("Lead", FactsheetWords.Capital(theme.Statement));
            if (findings.Count > 0)
                page.Table($"Bevindingen over {approach.Name}, thema {theme.Name}",
                    [new("Criterium en indicator", Indicator), new("Oordeel", Verdict), new("Waarom", Reasons)],
                    findings.Select(f => new[]
                    {
                        Norms(framework, f.CriterionCode, f.IndicatorCodes),
                        new([.. DocxVerdict.Of(f.Verdict, f.Marks, framework.Scale), .. NoMark(page, f)]),
                        new DocxCell([.. Found(page, f, framework.Scale)]),
                    }));
            if (retests.Count > 0)
                Retests(page, approach, theme, retests, framework);
        }
        if (approach.Conclusions.Count > 0)
            Conclusions(page, approach, framework);
    }

    private static void Section(DocxPage page, string heading, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return;
        page.Heading(2, heading);
        page.Text(text);
    }

    private static void Retests(
        DocxPage page, ApproachContent approach, Theme theme, IReadOnlyList<RetestContent> retests, Framework framework)
    {
        var columns = RetestColumns.Of(approach.Retests);
        var first = columns.Earlier.Count > 1 ? Narrow : Indicator;
        var width = (DocxParts.TextWidth - first) / (columns.Earlier.Count + 1);
        page.Table($"Hertoets van {approach.Name}, thema {theme.Name}",
            [new("Criterium en indicator", first), .. FactsheetWords.Headings(columns).Select(h => new DocxColumn(h, width))],
            retests.Select(r => (DocxCell[])
            [
                Norms(framework, r.CriterionCode, r.IndicatorCodes),
                .. columns.Earlier.Select((period, n) => new DocxCell([.. Earlier(page, columns.At(r, n), period, framework.Scale)])),
                new DocxCell([.. After(page, r, columns.Now, framework.Scale), .. Found(page, r.Beside, framework.Scale)]),
            ]));
    }

    private static IEnumerable<Paragraph> Earlier(DocxPage page, Judgement? judgement, string? heading, Scale scale) => judgement is null
        ? [DocxText.Line("Small", FactsheetWords.NotJudgedThen)]
        : [.. Judged(judgement, heading, scale), .. page.Paragraphs(judgement.Text)];

    private static List<Paragraph> After(DocxPage page, RetestContent retest, string? heading, Scale scale)
    {
        if (retest.After is not { } judged)
            return [DocxText.Line("Verdict", "Niet opnieuw beoordeeld"), .. page.Paragraphs(retest.NotRetested)];
        List<Paragraph> cell = [.. Judged(judged, heading, scale)];
        if (retest.Unchanged)
            cell.Add(DocxText.Line(null, new RichRun(FactsheetWords.Unchanged, Strong: true)));
        cell.AddRange(page.Paragraphs(judged.Text));
        if (retest.Carried is { } carried)
            cell.AddRange([DocxText.Line("Small", FactsheetWords.Carried(carried)), .. page.Paragraphs(carried.Text)]);
        return cell;
    }

    // Where the heading cannot say the period for all rows, each says its own.
    private static IEnumerable<Paragraph> Judged(Judgement judgement, string? heading, Scale scale) =>
        heading is null && judgement.Period is { } period
            ? DocxVerdict.Of(judgement.Verdict, judgement.Marks, scale).Append(DocxText.Line("Small", $"Beoordeeld over {period}"))
            : DocxVerdict.Of(judgement.Verdict, judgement.Marks, scale);

    private static DocxCell Norms(Framework framework, string criterionCode, IReadOnlyList<string> codes)
    {
        var criterion = framework.Criteria.FirstOrDefault(c => c.Code == criterionCode);
        return new DocxCell(
        [
            DocxText.Line("Small", $"{criterionCode} {criterion?.Name}".TrimEnd()),
            .. codes.Select(code => DocxText.Line("Norm",
                new RichRun($"{code} ", Strong: true), new RichRun(framework.FindIndicator(code)?.Norm ?? ""))),
        ]);
    }

    private static IEnumerable<Paragraph> NoMark(DocxPage page, FindingContent finding) => page.Paragraphs(finding.NoMarkReason, "Small");

    private static IEnumerable<Paragraph> Found(DocxPage page, FindingContent finding, Scale scale)
    {
        foreach (var paragraph in page.Paragraphs(finding.Text))
            yield return paragraph;
        foreach (var point in finding.Attention)
            foreach (var paragraph in DocxVerdict.Attention(page.Paragraphs(point, "Attention"), scale))
                yield return paragraph;
        if (finding.Note is { } note)
            yield return DocxText.Line("Small", $"Noot bij de gedrukte tekst: {note}");
        foreach (var sources in FactsheetWords.Sources(finding.Sources))
            yield return DocxText.Line("Small", sources);
        if (FactsheetWords.Changed(finding.Changes.Count) is not { } changed)
            yield break;
        yield return DocxText.Line("Small", changed);
        foreach (var change in finding.Changes)
            yield return DocxText.Line("Small", $"{FactsheetWords.Date(change.On)}: {change.Why}");
    }

    private static void Conclusions(DocxPage page, ApproachContent approach, Framework framework)
    {
        page.Heading(2, "Conclusie");
        page.Table($"Conclusie per thema over {approach.Name}",
            [new("Thema", 2070), new("Wat gaat goed", 3500), new("Wat kan beter", 3500)],
            framework.Themes.Select(theme =>
            {
                var conclusion = approach.Conclusions.FirstOrDefault(c => c.ThemeCode == theme.Code);
                return new[]
                {
                    new DocxCell([DocxText.Line("Norm", new RichRun(theme.Name, Strong: true))]),
                    Side(page, conclusion?.GoesWell),
                    Side(page, conclusion?.CanImprove),
                };
            }));
    }

    // An empty cell is no error, and says so in words: it is read out too.
    private static DocxCell Side(DocxPage page, IReadOnlyList<string>? paragraphs) =>
        paragraphs is { Count: > 0 } ? new([.. paragraphs.SelectMany(p => page.Paragraphs(p))]) : new(FactsheetWords.EmptyCell, "Empty");
}
