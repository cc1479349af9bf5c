using Microsoft.EntityFrameworkCore;
using Toetssteen.Documents.Outline;
using Toetssteen.Documents.Writing;
using Toetssteen.Documents.Writing.Pdf;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;
using Toetssteen.Tests.Writing;
using Toetssteen.Web.Data;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Publications;

/// <summary>Whatever the site has published, as a visitor gets it on paper; in two frameworks.</summary>
public sealed class PaperTests
{
    [Fact]
    public async Task EveryFactsheetOfTheDemonstration_IsWholeOnPaper()
    {
        await using var site = await TestSite.GivenTheDemonstrationDataAsync(Provider.Sqlite);
        Assert.Equal(5, await CheckAsync(site));
    }

    [Fact]
    public async Task EveryFactsheetOfASecondFramework_IsWholeOnPaper()
    {
        await using var site = await TestSite.GivenSecondFrameworkStudyAsync(Provider.Sqlite);
        Assert.Equal(3, await CheckAsync(site));
    }

    private static async Task<int> CheckAsync(TestSite site)
    {
        var slugs = await site.AskAsync(db => db.Factsheets.OrderBy(f => f.Slug).Select(f => f.Slug).ToListAsync());
        foreach (var slug in slugs)
        {
            var content = FactsheetContentJson.Read(await site.Client.GetStringAsync($"/factsheets/{slug}.json"));
            var framework = await site.UseAsync<FrameworkCatalogue, Framework>(f => Task.FromResult(f.Get(content.FrameworkId)!));
            var imprint = new EditionImprint(
                1,
                null,
                FactsheetContentJson.Freeze(content).Sha256,
                null,
                $"https://toetssteen.example/factsheets/{slug}/edities/1");
            var pdf = await site.UseAsync<FactsheetPdf, byte[]>(f => f.WriteAsync(content, framework, imprint));
            Assert.Empty(PdfChecker.Check(pdf));
            Assert.Equal(PaperPages.Headings(pdf), PaperPages.Bookmarks(pdf));
            Assert.Empty(PaperPages.AloneAtTheFoot(pdf));

            // Who judged stands on the cover and in what the file says of itself.
            var who = content.InspectoratesOr(framework.Owner);
            Assert.Contains($"Author:          {string.Join("; ", who)}", PaperPages.Ask(pdf, "pdfinfo", "FILE"), StringComparison.Ordinal);
            var cover = PaperPages.Squeeze(PaperPages.Ask(pdf, "pdftotext", "-l", "1", "FILE", "-"));
            Assert.All(who, name => Assert.Contains(name, cover, StringComparison.Ordinal));
        }
        return slugs.Count;
    }
}
