using Microsoft.EntityFrameworkCore;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Pages;

/// <summary>Approaches beside each other say of every finding what it says.</summary>
public abstract class SideBySideTests(Provider provider)
{
    [Fact]
    public async Task ApproachesBesideEachOther_ShowTheTextAndAttentionPointsOfEveryFinding()
    {
        await using var site = await TestSite.GivenTheDemonstrationDataAsync(provider);
        var found = await site.AskAsync(db =>
            db.Assessments.AsNoTracking()
                .Include(a => a.Findings)
                    .ThenInclude(f => f.Indicators)
                .Include(a => a.Findings)
                    .ThenInclude(f => f.AttentionPoints)
                .AsSplitQuery()
                .Where(a => a.Findings.Any(f => f.AttentionPoints.Any()))
                .OrderBy(a => a.Id)
                .Take(2)
                .ToListAsync());
        Assert.Equal(2, found.Count);
        var said = found.SelectMany(a => a.Findings).Select(f => f.Said()).ToList();

        var main = (await site.GetAsync($"/vergelijken/aanpakken?aanpak={found[0].Id}&aanpak={found[1].Id}")).QuerySelector("main")!;
        Assert.All(said, f => Assert.Contains(Letters(f.Text), Letters(main.TextContent), StringComparison.Ordinal));
        Assert.Equal(said.Sum(f => f.Attention.Count), main.QuerySelectorAll(".attention").Length);
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetter));
}

public sealed class SideBySideTestsOnSqlite() : SideBySideTests(Provider.Sqlite);

public sealed class SideBySideTestsOnPostgres() : SideBySideTests(Provider.Postgres);
