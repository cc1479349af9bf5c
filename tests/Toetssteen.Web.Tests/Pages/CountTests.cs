using System.Globalization;
using AngleSharp.Dom;
using Toetssteen.Documents.Frameworks;
using Toetssteen.Documents.Reading;
using Toetssteen.Domain.Comparison;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Pages;

/// <summary>Whatever was published, the numbers on the pages are those of the domain, and "geen oordeel" is in no percentage.</summary>
public abstract class CountTests(Provider provider)
{
    private static readonly Framework Ggsr = FrameworkFile.Load(Repository.PathTo("frameworks", "ggsr", "2012.yaml")).Framework!;
    private static readonly (string Code, string Name)[] Municipalities =
    [
        ("GM0150", "Deventer"),
        ("GM0193", "Zwolle"),
        ("GM0505", "Dordrecht"),
        ("GM0935", "Maastricht"),
        ("GM0826", "Oosterhout"),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(300)]
    public async Task TheNumbersOfEveryIndicator_AreThoseOfTheDomain(int seed)
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var readings = Invented(seed).ToList();
        foreach (var reading in readings)
            await site.ImportAsync(reading);

        foreach (var indicator in Ggsr.Indicators)
        {
            var expected = Tally.Of(
                readings
                    .SelectMany(r => r.Approaches)
                    .SelectMany(a => a.Findings)
                    .Where(f => f.Indicators.Contains(indicator.Code))
                    .Select(VerdictOf));
            var page = await site.GetAsync($"/toetsingskaders/ggsr/2012/indicatoren/{indicator.Code}");
            if (expected.Total == 0)
            {
                Assert.Null(page.QuerySelector("table.tally"));
                continue;
            }
            var table = page.QuerySelector("table.tally") ?? throw new InvalidOperationException($"No numbers for {indicator.Code}.");
            var rows = table
                .QuerySelectorAll("tbody tr")
                .Select(r => r.QuerySelectorAll("td").Select(td => td.TextContent.Trim()).ToList())
                .ToList();

            Assert.Equal(
                [expected.Meets, expected.NeedsImprovement, expected.Mixed, expected.None],
                rows.Select(r => int.Parse(r[0], NumberStyles.AllowThousands, CultureInfo.GetCultureInfo("nl-NL"))));
            Assert.Contains($"n = {expected.Judged}", table.QuerySelector("thead")!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain('%', rows[2][1] + rows[3][1]);
            if (expected is { ShareMeets: null, Judged: > 0 })
                Assert.Equal(
                    ($"{expected.Meets} van {expected.Judged}", $"{expected.NeedsImprovement} van {expected.Judged}"),
                    (rows[0][1], rows[1][1]));
            else if (expected.ShareMeets is { } share)
                Assert.Contains(Math.Round(share.Value * 100).ToString(CultureInfo.InvariantCulture), rows[0][1], StringComparison.Ordinal);
            else
                Assert.DoesNotContain('%', rows[0][1]);
        }
    }

    [Theory]
    [InlineData(4000)]
    [InlineData(50000)]
    public async Task TheNumbersUnderTheMatrix_AreThoseOfItsCells(int seed)
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        foreach (var reading in Invented(seed))
            await site.ImportAsync(reading);

        var matrix = (await site.GetAsync("/vergelijken")).QuerySelector("table.matrix")!;
        var cells = matrix.QuerySelectorAll("tbody:not(.sum) tr").Select(r => r.QuerySelectorAll("td").Select(Spoken).ToList()).ToList();
        var sums = matrix
            .QuerySelectorAll("tbody.sum tr")
            .Select(r =>
                r.QuerySelectorAll("td")
                    .Select(td => int.Parse(td.TextContent, NumberStyles.AllowThousands, CultureInfo.GetCultureInfo("nl-NL")))
                    .ToList())
            .ToList();

        Assert.Equal(Ggsr.Rows().Count, cells[0].Count);
        for (var column = 0; column < cells[0].Count; column++)
        {
            Assert.Equal(cells.Count(row => row[column].StartsWith("voldoet", StringComparison.Ordinal)), sums[0][column]);
            Assert.Equal(
                cells.Count(row =>
                    row[column].StartsWith("voldoet", StringComparison.Ordinal)
                    || row[column].StartsWith("verbeterpunt", StringComparison.Ordinal)),
                sums[1][column]);
        }
    }

    private static string Spoken(IElement cell) =>
        string.Concat(cell.ChildNodes.Where(n => n is not IElement e || e.GetAttribute("aria-hidden") != "true").Select(n => n.TextContent))
            .Trim();

    private static Verdict VerdictOf(ReadFinding finding) =>
        Marks.Together(finding.Marks.Select(m => m == ReadMark.Meets ? MarkValue.Meets : MarkValue.NeedsImprovement));

    /// <summary>Findings at random: any row may be missing, bear no mark, one, or several that differ, and an attention point.</summary>
    private static IEnumerable<FactsheetReading> Invented(int seed)
    {
        var chance = new Random(seed);
        foreach (var (code, name) in Municipalities)
        {
            var line = 0;
            var findings = Ggsr.Rows()
                .Where(_ => chance.NextDouble() < 0.9)
                .Select(row => new ReadFinding(
                    row.Theme.Code,
                    row.Criterion.Code,
                    [.. row.Indicators.Select(i => i.Code)],
                    [.. Enumerable.Range(0, chance.Next(4)).Select(_ => chance.NextDouble() < 0.6 ? ReadMark.Meets : ReadMark.Improve)],
                    $"Bevinding {++line} van de proef.",
                    chance.NextDouble() < 0.2 ? ["Een aandachtspunt."] : [],
                    new Place(Line: line)))
                .ToArray();
            yield return ReadingFixtures.Study($"proef-{seed}-{code}.txt", code, name, findings);
        }
    }
}

public sealed class CountTestsOnSqlite() : CountTests(Provider.Sqlite);

public sealed class CountTestsOnPostgres() : CountTests(Provider.Postgres);
