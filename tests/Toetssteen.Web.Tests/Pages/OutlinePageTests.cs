using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Documents.Outline;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;
using Toetssteen.Tests.Writing;
using Toetssteen.Web.Data;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Pages;

/// <summary>The page of a factsheet says all words of its outline, in the same order; in both languages.</summary>
public sealed class OutlinePageTests
{
    [Fact]
    public async Task EveryWord_StandsOnThePage_InTheSameOrder()
    {
        await using var site = await TestSite.GivenTheDemonstrationDataAsync(Provider.Sqlite);
        var slugs = await site.AskAsync(db => db.Factsheets.OrderBy(f => f.Slug).Select(f => f.Slug).ToListAsync());
        Assert.Equal(5, slugs.Count);
        foreach (var slug in slugs)
        {
            var content = FactsheetContentJson.Read(await site.Client.GetStringAsync($"/factsheets/{slug}.json"));
            var framework = await site.UseAsync<FrameworkCatalogue, Framework>(f => Task.FromResult(f.Get(content.FrameworkId)));
            foreach (var (language, prefix) in new[] { ("nl", ""), ("en", "/en") })
            {
                var outline = FactsheetOutline.Of(content, framework, new EditionImprint(1, null, "", null, null), language);
                var main = (await site.GetAsync($"{prefix}/factsheets/{slug}")).QuerySelector("main")!;
                // The table of contents says the headings before their time.
                main.QuerySelector("nav.contents")!.Remove();
                OutlineWords.AssertInOrder(OutlineWords.Of(outline, asPage: true), main.TextContent);
                Assert.All(main.QuerySelectorAll("table"), table => Assert.Contains("utrecht-table", table.ClassList));
            }
        }
    }
}
