using Microsoft.EntityFrameworkCore;
using Toetssteen.Documents.Reading;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Pages;

/// <summary>Nobody's personal data is kept or shown.</summary>
public abstract class PersonalDataTests(Provider provider)
{
    private const string Canary = "janneke-kanarie";

    [Fact]
    public async Task TheDatabase_HasNoPlaceForAPerson()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        string[] words = ["person", "contact", "email", "mail", "phone", "telefoon", "firstname", "lastname", "surname", "user", "birth", "bsn"];

        var columns = await site.AskAsync(db => Task.FromResult(db.Model.GetEntityTypes().SelectMany(e => e.GetProperties().Select(p => $"{e.ShortName()}.{p.Name}")).ToList()));

        Assert.NotEmpty(columns);
        Assert.DoesNotContain(columns, c => words.Any(w => c.Contains(w, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task TheNameOfAFile_WhichOftenHoldsSomeonesName_IsOnNoPage()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var reading = ReadingFixtures.Study($"factsheet versie {Canary}.docx", "GM0150", "Deventer", ReadingFixtures.Finding("1.1.2", 1, "Het zicht ontbreekt.", ReadMark.Improve));
        await site.ImportAsync(reading);

        foreach (var visited in await site.Routes.FollowLinksAsync(site.Client))
            Assert.DoesNotContain(Canary, await site.Client.GetStringAsync(visited.Address), StringComparison.OrdinalIgnoreCase);
    }
}

public sealed class PersonalDataTestsOnSqlite() : PersonalDataTests(Provider.Sqlite);

public sealed class PersonalDataTestsOnPostgres() : PersonalDataTests(Provider.Postgres);
