using System.Net;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Web.Tests.Faults;
using Toetssteen.Web.Tests.Hosting;
using Toetssteen.Web.Tests.Studies;

namespace Toetssteen.Web.Tests.Forms;

/// <summary>A form whose save another overtook: no page has an answer of its own to that.</summary>
public abstract class OvertakenTests(Provider provider)
{
    [Fact]
    public async Task Post_WhenAnotherStoredFirst_OverwritesNothing_KeepsWhatWasTyped_AndSaysSoInOneSentence()
    {
        await using var given = await PlannedStudy.WithAsync(provider, PlannedStudy.Deventer);
        var database = new FailingDatabase { With = new DbUpdateConcurrencyException("Another was first.") };
        await using var site = given.Site.AnotherProcess(database.Register);
        site.Clock.Now = given.Site.Clock.Now;
        var (lead, address) = (Person.In(site, given.Lead.Cookies), $"{PlannedStudy.Address}/bewerken");
        var page = await lead.ReadAsync(address);

        database.Fails = sql => sql.Contains("UPDATE \"Studies\"", StringComparison.Ordinal);
        var answer = await lead.SendAsync(page, address, new() { ["Plan.Title"] = "Van mij", ["Plan.ContactPhone"] = "070 123 45 67" });
        database.Fails = null;

        Assert.Equal((HttpStatusCode.Conflict, 1), (answer.Status, database.Failed));
        Assert.EndsWith("(W002)", Assert.Single(answer.Errors).Sentence, StringComparison.Ordinal);
        Assert.Equal("Van mij", answer.Page.QuerySelector("#Plan_Title")!.GetAttribute("value"));
        Assert.Equal("Proefonderzoek", await given.Site.AskAsync(db => db.Studies.Select(s => s.Title).SingleAsync()));
    }
}

public sealed class OvertakenTestsOnSqlite() : OvertakenTests(Provider.Sqlite);

public sealed class OvertakenTestsOnPostgres() : OvertakenTests(Provider.Postgres);
