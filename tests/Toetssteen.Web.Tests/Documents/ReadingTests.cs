using Microsoft.EntityFrameworkCore;
using Toetssteen.Documents.Extraction;
using Toetssteen.Domain.Evidence;
using Toetssteen.Tests.Extraction;
using Toetssteen.Web.Files;
using Toetssteen.Web.Tests.Files;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Documents;

/// <summary>The scanner first, then the text; whatever happens in between, nothing is lost and nobody opens what may do harm.</summary>
public abstract class ReadingTests(Provider provider)
{
    private static readonly byte[] Infected = SampleFiles.Pdf(FakeClamd.Virus);

    [Fact]
    public async Task Text_IsReadPageByPage_AndAScanThatHoldsNoneSaysSo()
    {
        await using var evidence = await Evidence.GivenAsync(provider);

        var read = await evidence.GivenADocumentAsync(evidence.Municipality, "a.pdf", SampleFiles.Pdf("Een", "", "Drie"));
        var image = await evidence.GivenADocumentAsync(evidence.Municipality, "b.png", SampleFiles.Png());
        var broken = await evidence.GivenADocumentAsync(evidence.Municipality, "c.pdf", "%PDF-1.4\nniets\n%%EOF"u8.ToArray());
        var fetching = await evidence.GivenADocumentAsync(
            evidence.Municipality,
            "d.docx",
            SampleFiles.DocxWith(
                "<w:p/>",
                "",
                ("word/footnotes.xml", "<!DOCTYPE w [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><w>&x;</w>"u8.ToArray())));

        Assert.Equal((TextState.Done, 3, ScanState.NotScanned), (read.Text, read.PageCount, read.Scan));
        Assert.Equal(
            ["Een", "", "Drie"],
            await evidence.Site.AskAsync(db =>
                db.DocumentPages.Where(p => p.DocumentId == read.Id).OrderBy(p => p.Number).Select(p => p.Text).ToListAsync()));
        Assert.Equal(TextState.None, image.Text);
        Assert.Equal((TextState.Failed, "U009", true), (broken.Text, broken.Problem, broken.MayBeOpened));
        Assert.Equal((TextState.Failed, "U008"), (fetching.Text, fetching.Problem));
        var list = await evidence.Municipality.OpenAsync(evidence.List);
        Assert.Contains("3 bladzijden doorzoekbaar", list.Text, StringComparison.Ordinal);
        Assert.Contains(
            "Het bestand is beschadigd; de tekst is niet te lezen. Maak het opnieuw en lever het opnieuw aan. (U009)",
            list.Text,
            StringComparison.Ordinal);
        Assert.Contains("niet op virussen gescand", list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatWaitedWhenTheProcessEnded_IsReadByTheNextOne()
    {
        await using var evidence = await Evidence.GivenAsync(provider);
        await evidence.UploadAsync(evidence.Municipality, ("a.pdf", SampleFiles.Pdf("Een")));
        Assert.Equal(TextState.Waiting, Assert.Single(await evidence.DocumentsAsync()).Text);
        Assert.Contains("tekst wordt gelezen", (await evidence.Municipality.OpenAsync(evidence.List)).Text, StringComparison.Ordinal);
        await using var restarted = evidence.Site.AnotherProcess();

        await restarted.DoJobsAsync();

        Assert.Equal(TextState.Done, Assert.Single(await evidence.DocumentsAsync()).Text);
    }

    [Fact]
    public async Task AReadDocumentThatIsReadOnceMore_StaysAsItIs()
    {
        await using var evidence = await Evidence.GivenAsync(provider);
        var read = await evidence.GivenADocumentAsync(evidence.Municipality);
        await evidence.Site.AskAsync(db => db.Jobs.ExecuteUpdateAsync(set => set.SetProperty(j => j.DoneAt, (DateTimeOffset?)null)));
        await evidence.Site.DoJobsAsync();
        Assert.Equal(read.PageCount, await evidence.Site.AskAsync(db => db.DocumentPages.CountAsync()));
    }

    [Fact]
    public async Task WithAScanner_AFileIsOpenedByNobodyBeforeItPassed()
    {
        using var scanner = new FakeClamd();
        await using var evidence = await Evidence.GivenAsync(provider, (Clamd.Setting, scanner.Setting));
        await evidence.UploadAsync(evidence.Municipality, ("a.pdf", SampleFiles.Pdf("Een")));
        var waiting = Assert.Single(await evidence.DocumentsAsync());

        Assert.Equal((ScanState.Waiting, TextState.Waiting), (waiting.Scan, waiting.Text));
        Assert.Contains("wacht op de virusscan", (await evidence.Municipality.OpenAsync(evidence.List)).Text, StringComparison.Ordinal);
        foreach (var rest in new[] { "", "/download", "/tekst" })
            Assert.Equal(System.Net.HttpStatusCode.NotFound, (await evidence.Municipality.OpenAsync(evidence.Of(waiting.Id, rest))).Status);

        await evidence.Site.DoJobsAsync();

        Assert.Equal(
            (ScanState.Clean, TextState.Done),
            Assert.Single(await evidence.DocumentsAsync()) is var passed ? (passed.Scan, passed.Text) : default);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await evidence.Municipality.OpenAsync(evidence.Of(waiting.Id, "/download"))).Status);
    }

    [Fact]
    public async Task AnInfectedFile_IsRefusedInWords_ForEveryDocumentThatHasIt_AndRemoved()
    {
        using var scanner = new FakeClamd();
        await using var evidence = await Evidence.GivenAsync(provider, (Clamd.Setting, scanner.Setting));
        await evidence.UploadAsync(evidence.Municipality, ("a.pdf", Infected));
        await evidence.UploadAsync(evidence.Partner, ("b.pdf", Infected));

        await evidence.Site.DoJobsAsync();

        Assert.All(await evidence.DocumentsAsync(), d =>
        {
            Assert.Equal((ScanState.Infected, DocumentStatus.Claimed, TextState.None), (d.Scan, d.Status, d.Text));
            Assert.Null(d.File);
        });
        Assert.Empty(evidence.Site.StoredFiles);
        Assert.Equal(0, await evidence.Site.AskAsync(db => db.DocumentPages.CountAsync()));
        var list = await evidence.Municipality.OpenAsync(evidence.List);
        Assert.Contains("virus gevonden, bestand verwijderd", list.Text, StringComparison.Ordinal);
        Assert.Contains("Bestand toevoegen", list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhileTheScannerIsDown_TheFileWaitsInWords_AndPassesWhenItIsBack()
    {
        var folder = Directory.CreateDirectory(TestDatabase.NewFolder()).FullName;
        var socket = Path.Combine(folder, "clamd");
        await using var evidence = await Evidence.GivenAsync(provider, (Clamd.Setting, socket));
        await evidence.UploadAsync(evidence.Municipality, ("a.pdf", SampleFiles.Pdf("Een")));

        for (var i = 0; i < 10; i++)
        {
            await evidence.Site.DoJobsAsync();
            evidence.Site.Clock.Now += TimeSpan.FromMinutes(2);
        }
        var waiting = Assert.Single(await evidence.DocumentsAsync());
        Assert.Equal((ScanState.Waiting, RefusedFileException.ScannerSilent, false), (waiting.Scan, waiting.Problem, waiting.MayBeOpened));
        Assert.Contains(
            "De virusscanner antwoordt niet. Het bestand is bewaard en wacht; u hoeft niets te doen. (U015)",
            (await evidence.Municipality.OpenAsync(evidence.List)).Text,
            StringComparison.Ordinal);

        using var scanner = new FakeClamd(socket);
        await evidence.Site.DoJobsAsync();

        var passed = Assert.Single(await evidence.DocumentsAsync());
        Assert.Equal((ScanState.Clean, TextState.Done, null), (passed.Scan, passed.Text, passed.Problem));
    }

    [Fact]
    public async Task AFileThatTheScannerTakesNot_Waits()
    {
        using var scanner = new FakeClamd(most: 100);
        await using var evidence = await Evidence.GivenAsync(provider, (Clamd.Setting, scanner.Setting));
        await evidence.UploadAsync(evidence.Municipality, ("a.pdf", SampleFiles.Pdf("Een")));
        await evidence.Site.DoJobsAsync();
        Assert.Equal(
            (ScanState.Waiting, RefusedFileException.ScannerRefuses),
            Assert.Single(await evidence.DocumentsAsync()) is var d ? (d.Scan, d.Problem) : default);
    }

    [Fact]
    public async Task AFileThatIsNoLongerThere_IsToldInWords()
    {
        await using var evidence = await Evidence.GivenAsync(provider);
        await evidence.UploadAsync(evidence.Municipality, ("a.pdf", SampleFiles.Pdf("Een")));
        await evidence.Site.UseAsync<IFileStore, bool>(async files =>
            files.Remove(Assert.Single(await evidence.DocumentsAsync()).File!.Sha256, DateTimeOffset.MaxValue));
        await evidence.Site.DoJobsAsync();
        var gone = Assert.Single(await evidence.DocumentsAsync());
        Assert.Equal((TextState.Failed, RefusedFileException.Gone), (gone.Text, gone.Problem));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await evidence.Municipality.OpenAsync(evidence.Of(gone.Id))).Status);
    }
}

public sealed class ReadingTestsOnSqlite() : ReadingTests(Provider.Sqlite);

public sealed class ReadingTestsOnPostgres() : ReadingTests(Provider.Postgres);
