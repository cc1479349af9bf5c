using Microsoft.EntityFrameworkCore;
using Toetssteen.Documents.Reading;
using Toetssteen.Domain;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Web.Imports;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Imports;

/// <summary>The one way in for published factsheets.</summary>
public abstract class ImportTests(Provider provider)
{
    private static readonly FactsheetReading Deventer = ReadingFixtures.Study("deventer.txt", "GM0150", "Deventer",
        ReadingFixtures.Finding("1.1.1", 1, "De omschrijving is dezelfde.", ReadMark.Meets),
        ReadingFixtures.Finding("1.1.2", 2, "Het zicht ontbreekt.", ReadMark.Improve));

    [Fact]
    public async Task Importing_TheSameFileTwice_ChangesNothing()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var first = await site.ImportAsync(Deventer);
        var before = await ContentsAsync(site);

        site.Clock.Now += TimeSpan.FromDays(1);
        var second = await site.ImportAsync(Deventer);

        Assert.Equal(ImportOutcome.Stored, first.Outcome);
        Assert.Equal(ImportOutcome.Unchanged, second.Outcome);
        Assert.Equal(first.Slug, second.Slug);
        Assert.Equal(before, await ContentsAsync(site));
    }

    [Fact]
    public async Task Importing_WhatWasReadWithDoubt_KeepsItToBeConfirmed_AndInNoCount()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var doubtful = Deventer with
        {
            Approaches =
            [
                Deventer.Approaches[0] with
                {
                    Findings =
                    [
                        .. Deventer.Approaches[0].Findings,
                        new ReadFinding("9", "9.9", [], [ReadMark.Improve], "Een zin zonder indicator.", [], new Place(Line: 77)),
                    ],
                },
            ],
            Unplaced = [new UnplacedText(new Place(Line: 80), "Losse regel onderaan de bladzijde.")],
        };

        var result = await site.ImportAsync(doubtful);
        var page = await site.GetAsync($"/factsheets/{result.Slug}");

        Assert.Equal(2, result.Findings);
        Assert.Equal(2, result.ToConfirm);
        Assert.Equal(2, await site.AskAsync(db => db.Findings.CountAsync()));
        Assert.Equal(2, await site.AskAsync(db => db.FindingIndicators.CountAsync()));
        Assert.Contains("te bevestigen", page.Body!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Een zin zonder indicator.", page.Body.TextContent, StringComparison.Ordinal);
        // Text that is no finding may name a person: an edition tells that it waits, not what it says.
        Assert.Contains("I012", page.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Losse regel onderaan de bladzijde.", page.Body.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gemeente", "I001")]
    [InlineData("kader", "I002")]
    [InlineData("leeg", "I003")]
    public async Task Importing_WhatCannotBeStored_IsRefusedWithItsCode_AndStoresNothing(string fault, string code)
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var before = await ContentsAsync(site);
        var reading = fault switch
        {
            "gemeente" => Deventer with { Municipality = new ReadMunicipality("Nergenshuizen", null) },
            "kader" => Deventer with { Framework = "onbekend/1" },
            _ => Deventer with { Approaches = [] },
        };

        var refused = await Assert.ThrowsAsync<DomainException>(() => site.ImportAsync(reading));

        Assert.Equal(code, refused.Code);
        Assert.Equal(before, await ContentsAsync(site));
    }

    [Fact]
    public async Task Importing_ARetestBeforeItsFirstStudy_JoinsThePointWhenTheStudyComes()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var followUp = Deventer with
        {
            Source = Deventer.Source with { File = "deventer-later.txt", Sha256 = new string('b', 64) },
            Kind = ReadingKind.FollowUp,
            Published = "2015-06",
            Approaches =
            [
                new ReadApproach
                {
                    Name = Deventer.Approaches[0].Name,
                    Retests =
                    [
                        new ReadRetest(
                            ["1.1.2"],
                            new ReadJudgement("2013", [ReadMark.Improve], "Zicht ontbrak."),
                            new ReadJudgement("2014", [ReadMark.Meets], "Er is zicht."),
                            false,
                            new Place(Line: 1)),
                    ],
                },
            ],
        };

        await site.ImportAsync(followUp);
        Assert.Null((await site.AskAsync(db => db.ImprovementPoints.SingleAsync())).BaselineFindingId);
        await site.ImportAsync(Deventer);

        var point = await site.AskAsync(db => db.ImprovementPoints.SingleAsync());
        Assert.NotNull(point.BaselineFindingId);
        Assert.Equal("Het zicht ontbreekt.", point.Baseline.Text);
    }

    [Fact]
    public async Task Importing_ForAnAbolishedMunicipality_KeepsItsHistoryOnItsOwnPage()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var abolished = MunicipalityRegister.All.First(m => m.IsAbolished);
        await site.ImportAsync(
            ReadingFixtures.Study(
                "vroeger.txt",
                abolished.Code,
                abolished.Name,
                ReadingFixtures.Finding("1.1.1", 1, "Iedereen gebruikt dezelfde omschrijving.", ReadMark.Meets)));

        var page = await site.GetAsync($"/gemeenten/{abolished.Slug}");

        Assert.Contains(abolished.Name, page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("opgeheven", page.Body!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.NotEmpty(page.QuerySelectorAll("a[href^='/factsheets/']"));
    }

    [Fact]
    public async Task Importing_TwoFilesAtTheSameTime_StoresBoth()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var other = ReadingFixtures.Study(
            "zwolle.txt",
            "GM0193",
            "Zwolle",
            ReadingFixtures.Finding("1.1.1", 1, "Een omschrijving voor iedereen.", ReadMark.Meets));
        await site.ImportAsync(
            ReadingFixtures.Study(
                "oosterhout.txt",
                "GM0826",
                "Oosterhout",
                ReadingFixtures.Finding("1.1.1", 1, "Dat is zo.", ReadMark.Meets)));

        await Task.WhenAll(site.ImportAsync(Deventer), site.ImportAsync(other));

        Assert.Equal(3, await site.AskAsync(db => db.Factsheets.CountAsync()));
    }

    /// <summary>How much there is of everything, and when it was stored: what an import that changes nothing leaves as it was.</summary>
    private static Task<string> ContentsAsync(TestSite site) =>
        site.AskAsync(async db =>
            string.Join(
                ' ',
                await db.Studies.CountAsync(),
                await db.Inspections.CountAsync(),
                await db.Approaches.CountAsync(),
                await db.Assessments.CountAsync(),
                await db.Findings.CountAsync(),
                await db.ImprovementPoints.CountAsync(),
                await db.Retests.CountAsync(),
                await db.Factsheets.CountAsync(),
                await db.ImportedFiles.CountAsync(),
                await db.Organisations.CountAsync(),
                string.Join(' ', (await db.Editions.OrderBy(e => e.Id).ToListAsync()).Select(e => $"{e.Sha256} {e.StoredAt:O}"))));
}

public sealed class ImportTestsOnSqlite() : ImportTests(Provider.Sqlite);

public sealed class ImportTestsOnPostgres() : ImportTests(Provider.Postgres);
