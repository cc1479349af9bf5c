using System.Text;
using System.Text.RegularExpressions;
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
        await site.ChangeAsync(async db =>
            db.Drafts.Remove(await db.Drafts.Include(d => d.Findings).SingleAsync(d => d.InspectionId == draft)));

        await using var started = site.AnotherProcess();

        Assert.False(await started.AskAsync(db => db.Drafts.AnyAsync(d => d.InspectionId == draft)));
    }

    [Fact]
    public async Task AStart_WithOtherFrameworkFiles_RegistersThem_AndWhatItHadStays()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var before = await site.AskAsync(IdsAsync);
        using var folder = new Folder();
        folder.Write("verzuim/2.1.yaml", await File.ReadAllBytesAsync(Repository.PathTo("tests", "frameworks", "verzuim", "2.1.yaml")));

        await using var started = site.AnotherProcess();
        started.Settings["Toetssteen:Frameworks"] = folder.FullName;

        Assert.Equal([.. before, "verzuim/2.1"], await started.AskAsync(IdsAsync));
    }

    [Fact]
    public async Task AfterARefusal_EarlierFilesAreRegisteredAgain()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var ours = await File.ReadAllTextAsync(Repository.PathTo("frameworks", "ggsr", "2012.yaml"));
        var before = await site.AskAsync(ContentAsync);
        using var folder = new Folder();
        folder.Write("ggsr/2012.yaml", Encoding.UTF8.GetBytes(Regex.Replace(ours, "^title: .*$", "title: Anders", RegexOptions.Multiline)));
        folder.Write("verzuim/2.1.yaml", "title: niet af"u8);

        await using var refusing = site.AnotherProcess();
        refusing.Settings["Toetssteen:Frameworks"] = folder.FullName;
        var meanwhile = await refusing.AskAsync(ContentAsync);
        await using var back = site.AnotherProcess();

        Assert.NotEqual(before, meanwhile);
        Assert.Equal(before, await back.AskAsync(ContentAsync));
    }

    private static Task<List<string>> IdsAsync(Web.Data.AppDb db) =>
        db.FrameworkVersions.OrderBy(f => f.Id).Select(f => f.Id).ToListAsync();

    private static Task<string> ContentAsync(Web.Data.AppDb db) =>
        db.FrameworkVersions.Where(f => f.Id == "ggsr/2012").Select(f => f.Content).SingleAsync();
}

public sealed class PreparedTestsOnSqlite() : PreparedTests(Provider.Sqlite);

public sealed class PreparedTestsOnPostgres() : PreparedTests(Provider.Postgres);
