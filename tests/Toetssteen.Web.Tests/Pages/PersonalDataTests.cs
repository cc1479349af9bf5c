using System.Net;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Documents.Reading;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Pages;

/// <summary>Nobody's personal data is kept or shown.</summary>
public abstract class PersonalDataTests(Provider provider)
{
    private const string Canary = "janneke-kanarie";

    [Fact]
    public async Task TheDatabase_HasAPlaceForAPersonOnlyWhereThatIsKnown()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        string[] words =
        [
            "person",
            "contact",
            "email",
            "mail",
            "phone",
            "telefoon",
            "firstname",
            "lastname",
            "surname",
            "username",
            "byname",
            "birth",
            "bsn",
        ];

        var places = await site.AskAsync(db =>
            Task.FromResult(
                db.Model.GetEntityTypes()
                    .Where(e => e.GetProperties().Any(p => words.Any(w => p.Name.Contains(w, StringComparison.OrdinalIgnoreCase))))
                    .Select(e => e.ShortName())
                    .ToList()));

        // Accounts; whom a municipality wants to be invited, until there is an account; and who signed a submission or the answer to a fact
        // check. Of a study whom of the inspectorates one calls. A removal says how many.
        Assert.Equal(["Account", "FactCheck", "NominatedPartner", "Removal", "Study", "Submission"], places.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task NothingOfAStudyUnderWay_ShowsToAVisitor()
    {
        await using var site = await TestSite.GivenTheDemonstrationDataAsync(provider);
        var canaries = await site.AskAsync(async db =>
            new[]
            {
                await db.Accounts.Select(a => a.Name).ToListAsync(),
                await db.Accounts.Select(a => a.Email!).ToListAsync(),
                await db.Approaches.Where(a => a.NamedIn != null).Select(a => a.Name).ToListAsync(),
                await db.Set<NominatedPartner>().Select(p => p.Name).ToListAsync(),
                await db.Studies.Where(s => !db.PublishedStudies().Any(p => p.Id == s.Id)).Select(s => s.Title).ToListAsync(),
                await db
                    .Respondents.Where(r =>
                        db.Assessments.Any(a => a.Id == r.AssessmentId && !db.PublishedAssessments().Any(p => p.Id == a.Id))
                        && r.Kind == OrganisationKind.Partner)
                    .Select(r => r.Name)
                    .ToListAsync(),
                await db.ReportEntries.Select(e => e.What).ToListAsync(),
                await db.ImprovementPoints.Where(p => p.Owner != null).Select(p => p.Owner!).ToListAsync(),
                await db.Answers.Where(a => a.Value.Length > 20).Select(a => a.Value).ToListAsync(),
            });
        Assert.All(canaries, Assert.NotEmpty);

        foreach (var visited in await site.Routes.FollowLinksAsync(site.Client))
        {
            var text = WebUtility.HtmlDecode(await (await site.Client.GetAsync(visited.Address)).Content.ReadAsStringAsync());
            Assert.All(canaries.SelectMany(c => c), canary =>
                Assert.False(text.Contains(canary, StringComparison.OrdinalIgnoreCase), $"{visited.Address} says {canary}"));
        }
    }

    [Fact]
    public async Task TheNameOfAFile_WhichOftenHoldsSomeonesName_IsOnNoPage()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var reading = ReadingFixtures.Study(
            $"factsheet versie {Canary}.docx",
            "GM0150",
            "Deventer",
            ReadingFixtures.Finding("1.1.2", 1, "Het zicht ontbreekt.", ReadMark.Improve));
        await site.ImportAsync(reading);

        foreach (var visited in await site.Routes.FollowLinksAsync(site.Client))
            Assert.DoesNotContain(
                Canary,
                await (await site.Client.GetAsync(visited.Address)).Content.ReadAsStringAsync(),
                StringComparison.OrdinalIgnoreCase);
    }
}

public sealed class PersonalDataTestsOnSqlite() : PersonalDataTests(Provider.Sqlite);

public sealed class PersonalDataTestsOnPostgres() : PersonalDataTests(Provider.Postgres);
