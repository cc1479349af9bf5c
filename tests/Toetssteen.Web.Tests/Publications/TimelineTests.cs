using System.Net;
using Toetssteen.Domain.Findings;
using Toetssteen.Web.Tests.Drafts;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Publications;

/// <summary>The history of an inspection, for who reads its evidence.</summary>
public abstract class TimelineTests(Provider provider)
{
    [Fact]
    public async Task Page_TellsWhoDidWhatAndWhatChanged_ToWhoReadsTheEvidence()
    {
        await using var given = await DraftSite.GivenADraftBeingJudgedAsync(provider);
        await given.WriteAsync(given.Colleague, new() { [DraftNames.Text(given.Finding("1.1.2"))] = "De gemeente weet niet om hoeveel mensen het gaat." });
        Assert.Equal(HttpStatusCode.Forbidden, (await (await given.Site.LoggedInAsync(given.Respondent)).OpenAsync(given.Address + "/geschiedenis")).Status);

        var page = await given.ReadAsync(given.Reader, "/geschiedenis");
        var last = page.QuerySelector("tbody tr")!;
        Assert.Contains("Tekst gewijzigd: bevinding 1.1.2", last.TextContent, StringComparison.Ordinal);
        Assert.Contains($"{given.Colleague.Name} (inspecteur)", last.TextContent, StringComparison.Ordinal);
        Assert.Equal(("weg: gezinnen", "erbij: mensen"), (last.QuerySelector("del")!.TextContent, last.QuerySelector("ins")!.TextContent));
        Assert.Contains("oordeel", page.Body!.TextContent, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task ALongHistory_IsShownInPages()
    {
        await using var given = await DraftSite.GivenADraftReadyForSecondReadingAsync(provider);
        var all = (await given.HistoryAsync()).Count;
        Assert.True(all > 50);
        var second = await given.ReadAsync(given.Leader, "/geschiedenis?pagina=2");
        Assert.StartsWith($"{all - 50}.", second.QuerySelector("tbody th")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await given.Site.LoggedInAsync(given.Leader)).OpenAsync(given.Address + "/geschiedenis?pagina=99")).Status);
    }
}

public sealed class TimelineTestsOnSqlite() : TimelineTests(Provider.Sqlite);

public sealed class TimelineTestsOnPostgres() : TimelineTests(Provider.Postgres);
