using System.Globalization;
using AngleSharp.Dom;
using Toetssteen.Documents.Reading;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Pages;

/// <summary>The picture over time: how many improvement points were resolved, remained, were not judged again or wait for it.</summary>
public abstract class PictureTests(Provider provider)
{
    private static readonly string[] Falling = ["1.1.1", "1.1.2", "1.2.1", "2.1.1", "2.1.2", "3.2.1", "3.2.2"];

    [Fact]
    public async Task EveryPoint_IsCountedOnceByWhereItStands_AndTheShareIsOverWhatWasJudged()
    {
        await using var site = await GivenTwoRoundsAsync();

        var table = Table(await site.GetAsync("/verbeterpunten/beeld"), "stand");

        // Of fourteen: Deventer 3 + 1 resolved, 1 remained, 1 without a mark, 1 not judged again; Zwolle waits.
        Assert.Equal(["4", "0", "1", "1", "1", "7"], table.Select(r => r[0]));
        Assert.Equal(["80%", "0%", "20%", "telt niet mee", "telt niet mee", "telt niet mee"], table.Select(r => r[1]));
    }

    [Fact]
    public async Task Rounds_FollowEachOther_AndWhatALaterStudyFoundIsKeptApart()
    {
        await using var site = await GivenTwoRoundsAsync();
        await site.ImportAsync(
            ReadingFixtures.Study(
                "nieuw.txt",
                "GM0193",
                "Zwolle",
                ReadingFixtures.Finding("5.1.1", 1, "Nieuw gevonden.", ReadMark.Improve)
            ) with
            {
                Published = "2018-05",
                Approaches =
                [
                    new ReadApproach
                    {
                        Name = "Nieuwe aanpak",
                        Findings = [ReadingFixtures.Finding("5.1.1", 1, "Nieuw gevonden.", ReadMark.Improve)],
                    },
                ],
            });

        var rounds = Table(await site.GetAsync("/verbeterpunten/beeld"), "rondes", withHead: true);

        Assert.Equal(
            [
                "Toezichtonderzoek GGSR 2013, na de eerste hertoets", "Toezichtonderzoek GGSR 2013, na de tweede hertoets",
                "Toezichtonderzoek GGSR 2018, na de eerste hertoets",
            ], rounds.Select(r => r[0]));
        Assert.Equal(["14", "3", "0", "2", "1", "1", "7"], rounds[0][1..8]);
        Assert.Equal("60% (n = 5)", rounds[0][8]);
        // Eleven were left; one of them was judged a second time.
        Assert.Equal(["11", "1", "0", "0", "0", "0", "10"], rounds[1][1..8]);
        Assert.Equal("n = 1, te klein", rounds[1][8]);
        Assert.Equal(["1", "0", "0", "0", "0", "0", "1"], rounds[2][1..8]);
    }

    [Fact]
    public async Task AFollowUpChosen_ShowsWhatItJudged_AndAFirstStudyWhatItFound()
    {
        await using var site = await GivenTwoRoundsAsync();

        Assert.Equal(
            ["3", "0", "2", "1", "1", "0"],
            Table(await site.GetAsync("/verbeterpunten/beeld?onderzoek=ggsr-hertoets-2014"), "stand").Select(r => r[0]));
        Assert.Equal(
            ["1", "0", "0", "0", "0", "0"],
            Table(await site.GetAsync("/verbeterpunten/beeld?onderzoek=ggsr-hertoets-2015"), "stand").Select(r => r[0]));
        Assert.Equal(
            ["4", "0", "1", "1", "1", "7"],
            Table(await site.GetAsync("/verbeterpunten/beeld?onderzoek=ggsr-2013"), "stand").Select(r => r[0]));
    }

    [Fact]
    public async Task Choices_NarrowAllNumbers()
    {
        await using var site = await GivenTwoRoundsAsync();

        Assert.Equal(
            ["2", "0", "1", "0", "0", "3"],
            Table(await site.GetAsync("/verbeterpunten/beeld?thema=ggsr/2012:1"), "stand").Select(r => r[0]));
        Assert.Equal(
            ["0", "0", "0", "0", "0", "7"],
            Table(await site.GetAsync("/verbeterpunten/beeld?gemeente=GM0193"), "stand").Select(r => r[0]));
        Assert.Equal(
            14,
            Table(await site.GetAsync("/verbeterpunten/beeld?provincie=Overijssel"), "stand")
                .Sum(r => int.Parse(r[0], CultureInfo.InvariantCulture)));
        Assert.NotNull((await site.GetAsync("/verbeterpunten/beeld?provincie=Drenthe")).QuerySelector("[role=status]"));
        Assert.Null((await site.GetAsync("/verbeterpunten/beeld?provincie=Drenthe")).QuerySelector("#stand"));
    }

    [Fact]
    public async Task WhatResolvedPointsHadInCommon_IsCountsAlone_AndSaysThatItSaysNothingAboutCauses()
    {
        await using var site = await GivenTwoRoundsAsync();

        var page = await site.GetAsync("/verbeterpunten/beeld");
        var traits = Table(page, "gemeen", withHead: true).ToDictionary(r => r[0], r => r[1..]);

        Assert.Equal(["4", "0", "1", "5"], traits["beoordeeld bij dezelfde aanpak"]);
        Assert.Equal(["0", "0", "1", "1"], traits["de situatie heet ongewijzigd"]);
        Assert.Equal(["4", "0", "0", "4"], traits["de situatie heet niet ongewijzigd"]);
        Assert.Equal(["4", "0", "1", "5"], traits["hoe de voortgang is gemeld, is niet bekend"]);
        var section = page.QuerySelector("#gemeen")!.Closest("section")!.TextContent;
        Assert.DoesNotContain('%', section);
        Assert.Contains("zeggen niets over oorzaken", section, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheTable_HasTheNumbersOfThePage()
    {
        await using var site = await GivenTwoRoundsAsync();

        var page = await site.GetAsync("/verbeterpunten/beeld");
        var csv = (await site.Client.GetStringAsync("/verbeterpunten/beeld.csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("Alle verbeterpunten,,,14,4,0,1,1,1,7,5,0.8", csv[1]);
        foreach (
            var (id, part) in new[]
            {
                ("rondes", "Per onderzoek en ronde"),
                ("thema-s", "Per thema"),
                ("indicatoren", "Per indicator"),
                ("gemeenten", "Per gemeente"),
            })
            Assert.Equal(
                Table(page, id).Select(r => string.Join(',', r[..7])),
                csv.Where(l => l.StartsWith(part + ",", StringComparison.Ordinal)).Select(l => string.Join(',', l.Split(',')[^9..^2])));
        Assert.NotNull(page.QuerySelector("a[href='/verbeterpunten/beeld.csv']"));
        Assert.NotNull(page.QuerySelector("a[href='/verbeterpunten/beeld.xlsx']"));
        var rows = await Sheets.ReadAsync(site.Client, "/verbeterpunten/beeld.xlsx");
        Assert.Equal(new SheetCell("number", "14"), rows[1][3]);
        Assert.Equal(new SheetCell("0%", "0.8"), rows[1][^1]);
    }

    [Fact]
    public async Task WhatWasNotPublished_IsInNoNumber_AndThePageSaysSo()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);

        Assert.Contains(
            "Er is nog niets gepubliceerd",
            (await site.GetAsync("/verbeterpunten/beeld")).Body!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThePicture_TakesOneQuery()
    {
        var asked = new Questions();
        await using var site = await TestSite.GivenTheDemonstrationDataAsync(provider, asked.AddTo);
        await site.UntilItListensAsync();
        await site.GetAsync("/verbeterpunten/beeld");
        var before = asked.Count;

        await site.GetAsync("/verbeterpunten/beeld?provincie=Overijssel");

        Assert.Equal(1, asked.Count - before);
    }

    /// <summary>Two municipalities with seven points each; one of them judged again, and one of its points a second time.</summary>
    private async Task<TestSite> GivenTwoRoundsAsync()
    {
        var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        foreach (var (code, name) in new[] { ("GM0150", "Deventer"), ("GM0193", "Zwolle") })
            await site.ImportAsync(
                ReadingFixtures.Study(
                    $"{name}.txt",
                    code,
                    name,
                    [.. Falling.Select((c, n) => ReadingFixtures.Finding(c, n + 1, $"Bevinding over {c}.", ReadMark.Improve))]));
        await site.ImportAsync(
            FollowUp(
                "2014",
                "2015-06",
                ("1.1.1", "m", false),
                ("1.1.2", "m", false),
                ("1.2.1", "i", true),
                ("2.1.1", "m", false),
                ("2.1.2", "i", false),
                ("3.2.1", "", false),
                ("3.2.2", null, false)));
        await site.ImportAsync(FollowUp("2015", "2016-06", ("2.1.2", "m", false)));
        return site;
    }

    private static FactsheetReading FollowUp(string period, string published, params (string Code, string? Mark, bool Unchanged)[] retests)
    {
        var reading = ReadingFixtures.Study($"hertoets-{period}.txt", "GM0150", "Deventer");
        return reading with
        {
            Kind = ReadingKind.FollowUp,
            Published = published,
            Approaches =
            [
                reading.Approaches[0] with
                {
                    Retests =
                    [
                        .. retests.Select(
                            (r, n) =>
                                new ReadRetest(
                                    [r.Code],
                                    new ReadJudgement("2013", [ReadMark.Improve], $"Bevinding over {r.Code}."),
                                    r.Mark is { } mark
                                        ? new ReadJudgement(
                                            period,
                                            mark switch
                                            {
                                                "m" => [ReadMark.Meets],
                                                "i" => [ReadMark.Improve],
                                                _ => [],
                                            },
                                            "De hertoets.")
                                        : null,
                                    r.Unchanged,
                                    new Place(Line: n + 1))),
                    ],
                },
            ],
        };
    }

    private static List<string[]> Table(IDocument page, string section, bool withHead = false) =>
    [
        .. page.QuerySelector($"#{section}")!.Closest("section")!.QuerySelectorAll("tbody tr")
            .Select(r => r.QuerySelectorAll(withHead ? "th, td" : "td").Select(Spoken).ToArray()),
    ];

    private static string Spoken(IElement cell) =>
        string.Join(
            ' ',
            string.Concat(
                    cell.ChildNodes.Where(n => n is not IElement e || e.GetAttribute("aria-hidden") != "true").Select(n => n.TextContent))
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

public sealed class PictureTestsOnSqlite() : PictureTests(Provider.Sqlite);

public sealed class PictureTestsOnPostgres() : PictureTests(Provider.Postgres);
