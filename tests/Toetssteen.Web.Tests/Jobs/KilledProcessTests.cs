using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Evidence;
using Toetssteen.Tests.Extraction;
using Toetssteen.Web.Features.Documents.Read;
using Toetssteen.Web.Files;
using Toetssteen.Web.Jobs;
using Toetssteen.Web.Tests.Documents;
using Toetssteen.Web.Tests.Files;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Jobs;

/// <summary>The program as a process of its own, killed with -9 in the middle of its work.</summary>
public abstract class KilledProcessTests(Provider provider)
{
    [Fact]
    public async Task WorkThatWasCutShortByKill9_IsDoneAfterARestart_AndOnce()
    {
        var folder = Directory.CreateDirectory(TestDatabase.NewFolder()).FullName;
        await using var evidence = await Evidence.GivenAsync(provider, (Clamd.Setting, Path.Combine(folder, "one")));
        await evidence.UploadAsync(evidence.Municipality, ("a.pdf", SampleFiles.Pdf("Een", "Twee")));

        using (var silent = new FakeClamd(Path.Combine(folder, "one"), holds: true))
        await using (await OwnProcess.StartAsync(evidence.Site, (Clamd.Setting, silent.Setting)))
            await silent.Asked.Task.WaitAsync(TimeSpan.FromMinutes(1));
        var begun = await evidence.Site.AskAsync(db => db.Jobs.AsNoTracking().SingleAsync(j => j.Kind == ReadDocument.Kind));
        Assert.Equal((1, null), (begun.Attempts, begun.DoneAt));
        Assert.Equal(
            (ScanState.Waiting, TextState.Waiting),
            Assert.Single(await evidence.DocumentsAsync()) is var waiting ? (waiting.Scan, waiting.Text) : default);
        // The minute after which a claim runs out, without waiting for it.
        await evidence.Site.AskAsync(db =>
            db.Jobs.Where(j => j.Id == begun.Id).ExecuteUpdateAsync(set => set.SetProperty(j => j.DueAt, begun.DueAt - JobRunner.Claim)));

        using var scanner = new FakeClamd(Path.Combine(folder, "two"));
        await using (await OwnProcess.StartAsync(evidence.Site, (Clamd.Setting, scanner.Setting)))
            for (var i = 0; i < 3000 && (await evidence.DocumentsAsync())[0].Text != TextState.Done; i++)
                await Task.Delay(100);

        var read = Assert.Single(await evidence.DocumentsAsync());
        Assert.Equal((ScanState.Clean, TextState.Done, 2), (read.Scan, read.Text, read.PageCount));
        Assert.Equal(1, scanner.Scanned);
        Assert.Equal(2, await evidence.Site.AskAsync(db => db.DocumentPages.CountAsync()));
    }
}

public sealed class KilledProcessTestsOnSqlite() : KilledProcessTests(Provider.Sqlite);

public sealed class KilledProcessTestsOnPostgres() : KilledProcessTests(Provider.Postgres);
