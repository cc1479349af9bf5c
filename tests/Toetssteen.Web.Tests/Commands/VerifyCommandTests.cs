using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Commands;

/// <summary>Verifying what is stored, from the command line.</summary>
public abstract class VerifyCommandTests(Provider provider)
{
    [Fact]
    public async Task TheDemonstration_IsAsItWasStored()
    {
        await using var site = await TestSite.GivenTheDemonstrationDataAsync(provider);

        var ran = await VerifyAsync(site);

        Assert.Equal((0, []), (ran.ExitCode, ran.Errors));
        var entries = await site.AskAsync(db => db.HistoryEntries.CountAsync());
        var histories = await site.AskAsync(db => db.HistoryEnds.CountAsync());
        Assert.StartsWith($"Gecontroleerd: {entries} gebeurtenissen in de geschiedenis van {histories} onderzoeken, 5 edities, ",
            ran.Output, StringComparison.Ordinal);
        Assert.EndsWith("Alles is zoals het is vastgelegd.\n", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFindingThatWasAltered_IsNamedByItsPlace()
    {
        await using var site = await TestSite.GivenTheDemonstrationDataAsync(provider);
        await site.AskAsync(db => db.Findings
            .Where(f => f.Indicators.Any(i => i.IndicatorCode == "1.1.1") && db.Assessments.Any(a => a.Id == f.AssessmentId
                && db.Factsheets.Any(s => s.Slug == "zwolle-2013" && s.InspectionId == a.InspectionId)))
            .ExecuteUpdateAsync(f => f.SetProperty(x => x.Text, "Iets anders.")));

        var ran = await VerifyAsync(site);

        Assert.Equal((1, []), (ran.ExitCode, ran.Errors));
        Assert.Contains("V021 factsheet zwolle-2013, aanpak Bijzondere doelgroepen, indicator 1.1.1: De bevinding in de tabellen",
            ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnImprovementPointThatBearsAnotherPeriod_IsNamed()
    {
        await using var site = await TestSite.GivenTheDemonstrationDataAsync(provider);
        await site.ChangeAsync(async db =>
        {
            var point = await db
                .ImprovementPoints.OrderBy(p => p.Id)
                .FirstAsync(p =>
                    p.BaselineFindingId != null
                    && db.Findings.Any(f =>
                        f.Id == p.BaselineFindingId
                        && db.Assessments.Any(a =>
                            a.Id == f.AssessmentId && db.Factsheets.Any(s => s.Slug == "zwolle-2013" && s.InspectionId == a.InspectionId)))
                );
            db.Entry(point).Property(p => p.Baseline).CurrentValue = point.Baseline with { Period = "1913" };
        });

        var ran = await VerifyAsync(site);

        Assert.Equal((1, []), (ran.ExitCode, ran.Errors));
        Assert.Contains("Het verbeterpunt is niet dat van de bevinding.", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEntryThatWasRemoved_IsNamed_AsJsonToo()
    {
        await using var site = await TestSite.GivenTheDemonstrationDataAsync(provider);
        await site.AskAsync(db => db.HistoryEntries
            .Where(e => db.Factsheets.Any(f => f.Slug == "zwolle-2013" && f.InspectionId == e.InspectionId)).ExecuteDeleteAsync());

        var ran = await VerifyAsync(site, "--json");

        Assert.Equal((1, []), (ran.ExitCode, ran.Errors));
        using var json = JsonDocument.Parse(ran.Output);
        Assert.Equal("H002", Assert.Single(json.RootElement.GetProperty("faults").EnumerateArray()).GetProperty("code").GetString());
        Assert.Equal(
            await site.AskAsync(db => db.HistoryEntries.CountAsync()),
            json.RootElement.GetProperty("checked").GetProperty("entries").GetInt32());
    }

    [Fact]
    public async Task ADatabaseThatIsNotThere_IsNotTakenForAGoodOne_AndIsNotMade()
    {
        using var folder = new Folder();
        var file = Path.Combine(folder.FullName, "geen.db");

        var nowhere = provider == Provider.Sqlite ? $"sqlite:{file}" : "postgres:Host=127.0.0.1;Port=1;Database=geen;Username=niemand";

        var ran = await CommandLine.RunAsync("verify", "--database", nowhere);

        Assert.Equal(2, ran.ExitCode);
        Assert.EndsWith("(C020)", Assert.Single(ran.Errors), StringComparison.Ordinal);
        Assert.False(File.Exists(file));
    }

    private static Task<Ran> VerifyAsync(TestSite site, params string[] more) =>
        CommandLine.RunAsync([.. more.Prepend("verify"), "--database", site.DatabaseName, "--files", site.FilesFolder]);
}

public sealed class VerifyCommandTestsOnSqlite() : VerifyCommandTests(Provider.Sqlite);

public sealed class VerifyCommandTestsOnPostgres() : VerifyCommandTests(Provider.Postgres);
