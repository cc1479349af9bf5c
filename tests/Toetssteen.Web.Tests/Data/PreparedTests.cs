using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Tests.Commands;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Data;

/// <summary>What a start does to a database, and that it does it once.</summary>
public abstract class PreparedTests(Provider provider)
{
    [Fact]
    public async Task AStart_OnWhatThisVeryProgramPrepared_DoesNothing()
    {
        await using var site = await TestSite.GivenTheDemonstrationDataAsync(provider);
        var draft = await site.AskAsync(db => db.Drafts.Where(d => d.Stage == DraftStage.Judging).Select(d => d.InspectionId).FirstAsync());
        await site.ChangeAsync(async db => db.Drafts.Remove(await db.Drafts.Include(d => d.Findings).SingleAsync(d => d.InspectionId == draft)));

        await using var started = site.AnotherProcess();

        Assert.False(await started.AskAsync(db => db.Drafts.AnyAsync(d => d.InspectionId == draft)));
    }

    [Fact]
    public async Task AStart_WithOtherFrameworkFiles_RegistersThem_AndWhatItHadStays()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        using var folder = new Folder();
        folder.Write("verzuim/2.1.yaml", await File.ReadAllBytesAsync(Repository.PathTo("tests", "frameworks", "verzuim", "2.1.yaml")));

        await using var started = site.AnotherProcess();
        started.Settings["Toetssteen:Frameworks"] = folder.FullName;

        Assert.Equal(["ggsr/2012", "verzuim/2.1"], await started.AskAsync(db => db.FrameworkVersions.OrderBy(f => f.Id).Select(f => f.Id).ToListAsync()));
    }

    [Fact]
    public async Task AFrameworkThatIsRefused_IsTriedAgainAtTheNextStart()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        using var folder = new Folder();
        folder.Write("verzuim/2.1.yaml", "title: niet af"u8);
        var before = await site.AskAsync(MarkAsync);

        await using var started = site.AnotherProcess();
        started.Settings["Toetssteen:Frameworks"] = folder.FullName;

        Assert.Equal(before, await started.AskAsync(MarkAsync));
        Assert.Equal("ggsr/2012", await started.AskAsync(db => db.FrameworkVersions.Select(f => f.Id).SingleAsync()));
    }

    private static Task<string> MarkAsync(Web.Data.AppDb db) => db.Settings.Where(s => s.Key == "prepared").Select(s => s.Value).SingleAsync();
}

public sealed class PreparedTestsOnSqlite() : PreparedTests(Provider.Sqlite);

public sealed class PreparedTestsOnPostgres() : PreparedTests(Provider.Postgres);
