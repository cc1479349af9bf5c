using Microsoft.EntityFrameworkCore;
using Toetssteen.Documents.Reading;
using Toetssteen.Domain;
using Toetssteen.Web.Imports;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Pages;

/// <summary>Nothing published is ever silently changed: a correction is a new edition with its reason.</summary>
public abstract class EditionTests(Provider provider)
{
    private const string Before = "Het zicht op de gezinnen ontbreekt.";
    private const string After = "Het zicht op de gezinnen is er sinds dit jaar.";
    private const string Reason = "In de eerste editie stond een fout over het zicht.";

    private static readonly FactsheetReading First = ReadingFixtures.Study(
        "eerste.txt",
        "GM0150",
        "Deventer",
        ReadingFixtures.Finding("1.1.2", 1, Before, ReadMark.Improve));
    private static readonly FactsheetReading Second = ReadingFixtures.Study(
        "tweede.txt",
        "GM0150",
        "Deventer",
        ReadingFixtures.Finding("1.1.2", 1, After, ReadMark.Meets));

    [Fact]
    public async Task Correcting_MakesANewEdition_AndTheOldAddressShowsTheOldOneWithANoticeAndALink()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var slug = (await site.ImportAsync(First)).Slug;

        var result = await site.CorrectAsync(slug, Second, Reason);

        Assert.Equal(ImportOutcome.Corrected, result.Outcome);
        var current = (await site.GetAsync($"/factsheets/{slug}")).QuerySelector("main")!;
        Assert.Contains(After, current.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Before, current.TextContent, StringComparison.Ordinal);
        Assert.Contains(Reason, current.TextContent, StringComparison.Ordinal);
        var old = (await site.GetAsync($"/factsheets/{slug}/edities/1")).QuerySelector("main")!;
        Assert.Contains(Before, old.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(After, old.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(old.QuerySelectorAll($"[role=alert] a[href='/factsheets/{slug}'], .utrecht-alert a[href='/factsheets/{slug}']"));
    }

    [Fact]
    public async Task Correcting_CountsTheNewJudgementAlone()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var slug = (await site.ImportAsync(First)).Slug;
        Assert.Equal(1, await site.AskAsync(db => db.ImprovementPoints.CountAsync()));

        await site.CorrectAsync(slug, Second, Reason);

        Assert.Equal(0, await site.AskAsync(db => db.ImprovementPoints.CountAsync()));
        Assert.Equal(1, await site.AskAsync(db => db.Findings.CountAsync()));
        Assert.Equal(2, await site.AskAsync(db => db.Editions.CountAsync()));
    }

    [Fact]
    public async Task Correcting_WithTheSameContent_MakesNoEdition()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var slug = (await site.ImportAsync(First)).Slug;

        Assert.Equal(ImportOutcome.Unchanged, (await site.CorrectAsync(slug, First, Reason)).Outcome);

        Assert.Equal(1, await site.AskAsync(db => db.Editions.CountAsync()));
    }

    [Fact]
    public async Task Correcting_WithoutAReason_IsRefused_AndChangesNothing()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var slug = (await site.ImportAsync(First)).Slug;

        var refused = await Assert.ThrowsAsync<DomainException>(() => site.CorrectAsync(slug, Second, " "));

        Assert.Equal("D061", refused.Code);
        Assert.Contains(Before, (await site.GetAsync($"/factsheets/{slug}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await site.AskAsync(db => db.Editions.CountAsync()));
    }
}

public sealed class EditionTestsOnSqlite() : EditionTests(Provider.Sqlite);

public sealed class EditionTestsOnPostgres() : EditionTests(Provider.Postgres);
