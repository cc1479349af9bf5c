using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Documents.Reading;
using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Pages;

/// <summary>
/// A follow-up as it is read: a column per period judged, what nobody judged in words, and the first study beside it once it is here.
/// </summary>
public abstract class FollowUpFactsheetTests(Provider provider)
{
    private const string Printed = "Het zicht op gezinnen ontbrak.";

    private static readonly FactsheetReading First = ReadingFixtures.Study("eerste.txt", "GM0150", "Deventer",
        ReadingFixtures.Finding("1.1.2", 1, "Het zicht op alle gezinnen ontbrak.", ReadMark.Improve),
        ReadingFixtures.Finding("1.2.1", 2, "Partners weten de weg niet.", ReadMark.Improve));

    private static readonly FactsheetReading FollowUp = First with
    {
        Source = First.Source with { File = "later.txt", Sha256 = new string('b', 64) },
        Kind = ReadingKind.FollowUp,
        Published = "2015-06",
        Approaches =
        [
            new ReadApproach
            {
                Name = First.Approaches[0].Name,
                Retests =
                [
                    new ReadRetest(
                        ["1.1.2"],
                        new ReadJudgement("2013", [ReadMark.Improve], Printed),
                        new ReadJudgement("2014", [ReadMark.Meets], "Er is zicht."),
                        false,
                        new Place(Line: 1)),
                    new ReadRetest(
                        ["1.2.1"],
                        new ReadJudgement("2013", [ReadMark.Improve], "Partners weten de weg niet."),
                        new ReadJudgement("2014", [ReadMark.Improve], "De situatie is ongewijzigd."),
                        true,
                        new Place(Line: 2)),
                ],
            },
        ],
    };

    [Fact]
    public async Task AFollowUpWithoutItsFirstStudy_SaysThatItsFirstJudgementsAreItsOwn()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var slug = (await site.ImportAsync(FollowUp)).Slug;

        var main = (await site.GetAsync($"/factsheets/{slug}")).QuerySelector("main")!;

        Assert.Contains("De factsheet van het eerste onderzoek staat hier niet.", main.TextContent, StringComparison.Ordinal);
        Assert.Empty(main.QuerySelectorAll(".periods details"));
    }

    [Fact]
    public async Task WhenTheFirstStudyComes_ThePageShowsWordByWordWhereItWordedItDifferently_AndTheEditionStaysAsItWas()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var slug = (await site.ImportAsync(FollowUp)).Slug;
        var before = await site.Client.GetStringAsync($"/factsheets/{slug}.json");
        var first = (await site.ImportAsync(First)).Slug;

        var main = (await site.GetAsync($"/factsheets/{slug}")).QuerySelector("main")!;

        Assert.DoesNotContain("staat hier niet", main.TextContent, StringComparison.Ordinal);
        // The other point is worded the same, and needs no word.
        var details = Assert.Single(main.QuerySelectorAll(".periods details"));
        Assert.Contains(
            "In het eerste onderzoek stond het anders",
            details.QuerySelector("summary")!.TextContent,
            StringComparison.Ordinal);
        Assert.Contains("alle", Assert.Single(details.QuerySelectorAll("del")).TextContent, StringComparison.Ordinal);
        Assert.Empty(details.QuerySelectorAll("ins"));
        Assert.NotNull(details.QuerySelector($"a[href='/factsheets/{first}']"));
        Assert.Contains(Printed, main.TextContent, StringComparison.Ordinal);
        Assert.Equal(before, await site.Client.GetStringAsync($"/factsheets/{slug}.json"));
    }

    [Fact]
    public async Task ASecondRetest_IsNotHeldAgainstTheWordsOfTheFirstStudy()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        await site.ImportAsync(First);
        await site.ImportAsync(FollowUp);
        var later = FollowUp with
        {
            Source = FollowUp.Source with { File = "nog-later.txt", Sha256 = new string('c', 64) },
            Published = "2016-06",
            Approaches =
            [
                FollowUp.Approaches[0] with
                {
                    Retests =
                    [
                        new ReadRetest(
                            ["1.2.1"],
                            new ReadJudgement("2014", [ReadMark.Improve], "Het bleef zo."),
                            new ReadJudgement("2015", [ReadMark.Meets], "Nu wel."),
                            false,
                            new Place(Line: 1)),
                    ],
                },
            ],
        };

        var slug = (await site.ImportAsync(later)).Slug;

        Assert.Empty((await site.GetAsync($"/factsheets/{slug}")).QuerySelectorAll(".periods details"));
    }

    [Fact]
    public async Task Unchanged_IsSaidInWords_WithTheReasonsThatStillHold()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var slug = (await site.ImportAsync(FollowUp)).Slug;

        var after = (await site.GetAsync($"/factsheets/{slug}"))
            .QuerySelectorAll(".periods tbody tr")
            .Single(r => r.TextContent.Contains("1.2.1", StringComparison.Ordinal))
            .QuerySelectorAll("td")[1];

        Assert.Contains("Ongewijzigd", after.TextContent, StringComparison.Ordinal);
        Assert.Contains("De redenen van 2013:", after.TextContent, StringComparison.Ordinal);
        Assert.Contains("Partners weten de weg niet.", after.QuerySelector(".carried")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AThirdRound_HasAThirdColumn_OnThePageAndInTheJson()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var slug = (await site.ImportAsync(FollowUp)).Slug;
        await site.ChangeAsync(async db =>
        {
            var sheet = await db.Factsheets.Include(f => f.Editions).SingleAsync();
            var said = FactsheetContentJson.Read(sheet.Editions[0].Content);
            var content = said with
            {
                Form = TextForm.Markdown,
                PeriodJudged = "2016",
                Published = PartialDate.Of(2017, 5, 9),
                Progress =
                [
                    new ProgressContent(ReportForm.Conversation, PartialDate.Of(2017, 1, 24), "Er was een gesprek met de **wethouder**."),
                ],
                Approaches =
                [
                    said.Approaches[0] with
                    {
                        Retests =
                        [
                            new RetestContent(
                                "1",
                                "1.1",
                                ["1.1.2"],
                                Judged("2014", "Nog niet.", MarkValue.NeedsImprovement),
                                Judged("2016", "Nu **wel**.", MarkValue.Meets),
                                false)
                            {
                                Earlier = [Judged("2013", "Geen zicht.", MarkValue.NeedsImprovement)],
                            },
                            new RetestContent(
                                "1",
                                "1.2",
                                ["1.2.1"],
                                Judged("2014", "Nieuw gevonden.", MarkValue.NeedsImprovement),
                                null,
                                false,
                                "Te vroeg."),
                        ],
                    },
                ],
            };
            var (json, sha256) = FactsheetContentJson.Freeze(content);
            db.Editions.Add(sheet.Correct(Guid.NewGuid(), json, sha256, "Derde ronde.", content.Published, site.Clock.Now)!);
        });

        var main = (await site.GetAsync($"/factsheets/{slug}")).QuerySelector("main")!;

        Assert.Equal(
            ["Indicator", "Beoordeeld over 2013", "Beoordeeld over 2014", "Hertoets over 2016"],
            main.QuerySelectorAll(".periods thead th").Select(th => th.TextContent));
        var rows = main.QuerySelectorAll(".periods tbody tr").Select(r => r.QuerySelectorAll("td").Select(Squeezed).ToList()).ToList();
        Assert.All(rows, r => Assert.Equal(3, r.Count));
        foreach (
            var (n, (word, text)) in new[]
            {
                ("verbeterpunt", "Geen zicht."),
                ("verbeterpunt", "Nog niet."),
                ("voldoet", "Nu wel."),
            }.Index())
        {
            Assert.Contains(word, rows[0][n], StringComparison.OrdinalIgnoreCase);
            Assert.Contains(text, rows[0][n], StringComparison.Ordinal);
        }
        Assert.Contains("Toen niet beoordeeld.", rows[1][0], StringComparison.Ordinal);
        Assert.Contains("Nieuw gevonden.", rows[1][1], StringComparison.Ordinal);
        Assert.Contains("Niet opnieuw beoordeeld. Te vroeg.", rows[1][2], StringComparison.Ordinal);
        // Three things: the period judged, the report, the publication.
        Assert.Contains("Er was een gesprek met de wethouder.", main.TextContent, StringComparison.Ordinal);
        var facts = Squeezed(main.QuerySelector("dl.facts")!);
        Assert.All(["Gepubliceerd9 mei 2017", "Beoordeelde periode2016", "Voortgang gemeldin een gesprek, 24 januari 2017"], f =>
            Assert.Contains(f, facts, StringComparison.Ordinal));
        var content = FactsheetContentJson.Read(await site.Client.GetStringAsync($"/factsheets/{slug}.json"));
        Assert.Equal("Geen zicht.", content.Approaches[0].Retests[0].Earlier.Single().Text);
    }

    private static Judgement Judged(string period, string text, MarkValue mark) => new(period, [new Mark(mark)], text);

    private static string Squeezed(IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

public sealed class FollowUpFactsheetTestsOnSqlite() : FollowUpFactsheetTests(Provider.Sqlite);

public sealed class FollowUpFactsheetTestsOnPostgres() : FollowUpFactsheetTests(Provider.Postgres);
