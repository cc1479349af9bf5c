using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Toetssteen.Documents.Writing.Pdf;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Features.Publications.Making;
using Toetssteen.Web.Files;
using Toetssteen.Web.Jobs;
using Toetssteen.Web.Tests.Drafts;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Publications;

/// <summary>
/// Files are made by a program that may die, hang or not be there, on a disk that may be full: then nothing is published, and people are
/// told.
/// </summary>
public abstract class FilesTests(Provider provider)
{
    [Theory]
    [InlineData("kill -9 $$", "gestopt")]
    [InlineData("exec sleep 60", "duurde te lang")]
    public async Task ABrowserThatDiesOrHangs_IsToldToWhoDecided_AndNothingIsPublished_UntilItIsMended(string script, string told)
    {
        await using var given = await DraftSite.GivenADraftAdoptedAsync(provider);
        await given.DecideAsync(given.OtherLead);
        await using (var broken = given.Site.PrintingWith(PublicationSteps.Program(script), TimeSpan.FromSeconds(2)))
            await broken.DoJobsAsync();

        var lead = await given.Site.LoggedInAsync(given.OtherLead);
        var shown = await lead.OpenAsync(given.Address + "/publiceren");
        Assert.Contains("Zonder bestanden wordt er niets gepubliceerd.", shown.Text, StringComparison.Ordinal);
        Assert.Contains(told, shown.Text, StringComparison.Ordinal);
        Assert.Equal((DraftStage.Scheduled, null), (await given.DraftAsync()) is var draft ? (draft.Stage, draft.PdfSha256) : default);

        given.Site.Clock.Now = draft.PublicFrom!.Value.AddMinutes(5);
        Assert.Equal(0, await given.Site.AskAsync(db => db.Factsheets.CountAsync()));
        await given.Site.LogInAgainAsync(lead, given.OtherLead);
        var again = await lead.SendAsync(given.Address + "/publiceren", form: "form[action$='handler=Retry']");
        Assert.Equal(HttpStatusCode.Redirect, again.Status);
        await given.Site.DoJobsAsync();
        await given.Site.GetAsync($"/factsheets/{PublicationSteps.Slug}");
        Assert.Empty(await given.FaultsAsync());
    }

    [Fact]
    public async Task ADiskThatIsFull_IsToldToWhoDecided_AndLeavesNothingBehind()
    {
        await using var given = await DraftSite.GivenADraftAdoptedAsync(provider);
        await given.DecideAsync(given.OtherLead);
        await using (var full = given.Site.AnotherProcess())
        {
            // A folder that cannot be made, whoever asks.
            full.Settings[FolderFileStore.Setting] = "/dev/null/bestanden";
            full.Clock.Now = given.Site.Clock.Now;
            await full.DoJobsAsync();
        }
        var shown = await (await given.Site.LoggedInAsync(given.OtherLead)).OpenAsync(given.Address + "/publiceren");
        Assert.Contains("de schijf is vol of niet te beschrijven", shown.Text, StringComparison.Ordinal);
        Assert.Empty(given.Site.StoredFiles);
        Assert.Null((await given.DraftAsync()).DocxSha256);
    }

    [Fact]
    public async Task FilesThatAreGoneAtTheMoment_KeepItFromBeingPublished()
    {
        await using var given = await PublicationSteps.GivenAFactsheetThatWaitsForItsMomentAsync(provider);
        Directory.Delete(given.Site.FilesFolder, recursive: true);
        await given.ComeToItsMomentAsync();
        Assert.Equal(DraftStage.Scheduled, (await given.DraftAsync()).Stage);
        var lead = await given.Site.LoggedInAsync(given.OtherLead);
        Assert.Contains("Er is niets gepubliceerd.", (await lead.OpenAsync(given.Address + "/publiceren")).Text, StringComparison.Ordinal);
        await lead.SendAsync(given.Address + "/publiceren", form: "form[action$='handler=Retry']");
        await given.Site.DoJobsAsync();
        Assert.Equal(DraftStage.Published, (await given.DraftAsync()).Stage);
    }

    [Fact]
    public async Task AnEditionThatWasTakenIn_GetsItsFilesWhenSomeoneAsks()
    {
        await using var site = await TestSite.GivenTheDemonstrationDataAsync(provider);
        foreach (var address in new[] { "/factsheets/zwolle-2013.pdf", "/factsheets/zwolle-2013/edities/1.docx" })
        {
            using var first = await site.Client.GetAsync(address);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, first.StatusCode);
            Assert.NotNull(first.Headers.RetryAfter);
            Assert.Contains("wordt nu gemaakt", await first.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        Assert.Equal(1, await site.AskAsync(db => db.Jobs.CountAsync(j => j.Kind == MakeEditionFiles.Kind)));
        await site.DoJobsAsync();
        var pdf = await site.Client.GetByteArrayAsync("/factsheets/zwolle-2013.pdf");
        Assert.Equal("%PDF"u8.ToArray(), pdf[..4]);
        Assert.Equal("PK"u8.ToArray(), (await site.Client.GetByteArrayAsync("/factsheets/zwolle-2013/edities/1.docx"))[..2]);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync("/factsheets/nergens-2013.pdf")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync("/factsheets/zwolle-2013/edities/9.pdf")).StatusCode);
    }

    [Fact]
    public async Task WhenAsManyWaitAsThereArePlaces_TheNextIsToldToComeBackAtOnce()
    {
        await using var given = await TestSite.GivenTheDemonstrationDataAsync(provider);
        await using var site = given.AnotherProcess(services =>
            services
                .Replace(
                    ServiceDescriptor.Singleton(
                        new PdfPrinterSettings(PublicationSteps.Program("exec sleep 60")) { Patience = TimeSpan.FromSeconds(60) }))
                .Replace(ServiceDescriptor.Singleton(new WaitingPlaces(1))));
        site.Settings[JobRunner.Setting] = "true";
        var waits = site.Client.GetAsync("/factsheets/zwolle-2013.pdf");
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);

        using var next = await site.Client.GetAsync("/factsheets/deventer-2013.pdf");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, next.StatusCode);
        Assert.NotNull(next.Headers.RetryAfter);
        Assert.False(waits.IsCompleted);
    }

    [Fact]
    public async Task WhoWaitsForAFileThatCannotBeMade_IsToldAsSoonAsThatIsKnown_AndGivesThePlaceBack()
    {
        await using var given = await TestSite.GivenTheDemonstrationDataAsync(provider);
        using var places = new WaitingPlaces(1);
        await using var site = given.AnotherProcess(services =>
            services
                .Replace(ServiceDescriptor.Singleton(new PdfPrinterSettings("/nergens/chromium")))
                .Replace(ServiceDescriptor.Singleton(places)));
        site.Settings[JobRunner.Setting] = "true";
        using var answer = await site.Client.GetAsync("/factsheets/zwolle-2013.pdf");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(await site.AskAsync(db => db.Jobs.Where(j => j.Kind == MakeEditionFiles.Kind).Select(j => j.Error).SingleAsync()));
        Assert.True(places.TryTake());
    }

    [Fact]
    public async Task WhereNothingPrints_ThePdfIsNotThere_InASentence_AndTheWordDocumentIs()
    {
        await using var given = await TestSite.GivenTheDemonstrationDataAsync(provider);
        await using var site = given.PrintingWith("/nergens/chromium");
        await site.Client.GetAsync("/factsheets/zwolle-2013.pdf");
        await site.DoJobsAsync();
        using var pdf = await site.Client.GetAsync("/factsheets/zwolle-2013.pdf");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, pdf.StatusCode);
        Assert.Contains("kan deze server het niet maken", await pdf.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await site.Client.GetAsync("/factsheets/zwolle-2013.docx")).StatusCode);
    }
}

public sealed class FilesTestsOnSqlite() : FilesTests(Provider.Sqlite);

public sealed class FilesTestsOnPostgres() : FilesTests(Provider.Postgres);
