using System.Data.Common;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.History;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Publications.Making;
using Toetssteen.Web.Tests.Drafts;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Publications;

/// <summary>Adoption by one, the decision on publication by another; each refused where it is not due, and nothing changed then.</summary>
public abstract class DecidingTests(Provider provider)
{
    [Fact]
    public async Task Pages_AreOfTheLeadsOfTheStudy()
    {
        await using var given = await DraftSite.GivenADraftToAdoptAsync(provider);
        var inspector = await given.Site.LoggedInAsync(given.Inspector);
        var stranger = await given.Site.LoggedInAsync(Role.StudyLead);
        foreach (var page in new[] { "/vaststellen", "/publiceren", "/corrigeren", "/intrekken" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await inspector.OpenAsync(given.Address + page)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(given.Address + page)).Status);
            await given.ReadAsync(given.Leader, page);
        }
    }

    [Fact]
    public async Task Adopting_ShowsWhatWentBefore_WantsATick_AndFreezes()
    {
        await using var given = await DraftSite.GivenADraftToAdoptAsync(provider);
        var leader = await given.Site.LoggedInAsync(given.Leader);
        var shown = await leader.OpenAsync(given.Address + "/vaststellen");
        Assert.Contains("Bezwaren: 2. Geheel of gedeeltelijk overgenomen: 0. Nog niet besloten: 0.", shown.Text, StringComparison.Ordinal);
        Assert.Contains(given.Reader.Name, shown.Text, StringComparison.Ordinal);

        var without = await leader.SendAsync(given.Address + "/vaststellen");
        Assert.Equal(HttpStatusCode.BadRequest, without.Status);
        Assert.Equal("Confirmed", Assert.Single(without.Errors).Field);

        Assert.Equal(HttpStatusCode.Redirect, (await given.AdoptAsync(given.Leader)).Status);
        var draft = await given.DraftAsync();
        Assert.Equal((DraftStage.Adopted, given.Leader.Id), (draft.Stage, draft.AdoptedBy));
        var adopted = (await given.HistoryAsync())[^1];
        Assert.Equal((HistoryAct.Adopted, draft.AdoptedSha256, nameof(Role.StudyLead)), (adopted.Act, adopted.After, adopted.Role));
        Assert.Equal(adopted.Number - 1, FactsheetContentJson.Read(draft.AdoptedContent!).History!.Number);
        var work = await (await given.Site.LoggedInAsync(given.OtherLead)).OpenAsync("/werk");
        Assert.Contains("Besluit over publicatie van de factsheet van Deventer", work.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AdoptingOnesOwnWork_IsRefused()
    {
        await using var given = await DraftSite.GivenADraftToAdoptAsync(provider);
        await given.Site.ChangeAsync(db =>
        {
            db.DraftTexts.Add(
                new DraftText(
                    given.Inspection,
                    DraftNames.Examination,
                    "Zo is het onderzocht.",
                    Guid.NewGuid(),
                    given.Leader.Id,
                    given.Site.Clock.Now));
            return Task.CompletedTask;
        });
        var lead = await given.Site.LoggedInAsync(given.Leader);
        Assert.Null((await lead.ReadAsync(given.Address + "/vaststellen")).QuerySelector("#Confirmed"));
        var refused = await lead.SendWithoutFormAsync(given.Address + "/vaststellen", new() { ["Confirmed"] = "true" });
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("D113", Assert.Single(refused.Errors).Sentence, StringComparison.Ordinal);
        Assert.Equal(DraftStage.Agreed, (await given.DraftAsync()).Stage);
    }

    [Fact]
    public async Task AdoptingBeforeTheFactCheck_IsRefused()
    {
        await using var given = await DraftSite.GivenADraftAgreedAsync(provider);
        var lead = await given.Site.LoggedInAsync(given.Leader);
        Assert.Null((await lead.ReadAsync(given.Address + "/vaststellen")).QuerySelector("#Confirmed"));
        var refused = await lead.SendWithoutFormAsync(given.Address + "/vaststellen", new() { ["Confirmed"] = "true" });
        Assert.Contains("D121", Assert.Single(refused.Errors).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAdoptionThatIsRevoked_WantsAReason_AndOpensTheDraft()
    {
        await using var given = await DraftSite.GivenADraftAdoptedAsync(provider);
        var leader = await given.Site.LoggedInAsync(given.Leader);
        Assert.Equal("Reason", Assert.Single((await leader.SendAsync(given.Address + "/vaststellen")).Errors).Field);
        await leader.SendAsync(given.Address + "/vaststellen", new() { ["Reason"] = "Er ontbreekt een bron." });
        Assert.True((await given.DraftAsync()).IsOpen);
        Assert.Equal(
            (HistoryAct.AdoptionRevoked, "Er ontbreekt een bron."),
            (await given.HistoryAsync()).Select(e => (e.Act, e.Why)).Last());
    }

    [Fact]
    public async Task WhoAdopted_DoesNotDecide()
    {
        await using var given = await DraftSite.GivenADraftAdoptedAsync(provider);
        var lead = await given.Site.LoggedInAsync(given.Leader);
        Assert.Null((await lead.ReadAsync(given.Address + "/publiceren")).QuerySelector("#Confirmed"));
        var typed = PublicationSteps.Choice(given, 21);
        (typed["WhyEarlier"], typed["__text"]) = ("Afgesproken met de gemeente.", "WhyEarlier=Waarom eerder dan de kalender?");
        var refused = await lead.SendWithoutFormAsync(given.Address + "/publiceren", typed);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("D123", Assert.Single(refused.Errors).Sentence, StringComparison.Ordinal);
        Assert.Equal("Afgesproken met de gemeente.", refused.Page.QuerySelector("dl.kept dd")!.TextContent);
        Assert.Equal(0, await given.Site.AskAsync(db => db.Jobs.CountAsync(j => j.Kind == MakeFiles.Kind)));
    }

    [Fact]
    public async Task TooSoon_IsRefused_AndSoIsATimeThatIsNone()
    {
        await using var given = await DraftSite.GivenADraftAdoptedAsync(provider);
        var lead = await given.Site.LoggedInAsync(given.OtherLead);
        var soon = PublicationSteps.Choice(given, 13);
        soon["WhyEarlier"] = "Afgesproken met de gemeente.";
        Assert.Contains(
            "ten minste 14 dagen",
            Assert.Single((await lead.SendAsync(given.Address + "/publiceren", soon)).Errors).Sentence,
            StringComparison.Ordinal);
        var wrong = await lead.SendAsync(given.Address + "/publiceren", new() { ["Time"] = "25:00" });
        Assert.Equal(["Time", "Confirmed"], wrong.Errors.Select(e => e.Field));
        Assert.Equal(DraftStage.Adopted, (await given.DraftAsync()).Stage);
    }

    [Fact]
    public async Task TheDayOfPublication_IsProposedFromTheCalendar_AndEarlierTakesAReasonThatIsKept()
    {
        await using var given = await DraftSite.GivenADraftAdoptedAsync(provider);
        var lead = await given.Site.LoggedInAsync(given.OtherLead);
        var page = await lead.ReadAsync(given.Address + "/publiceren");
        Assert.Equal("23-3-2026", page.QuerySelector("#On")!.GetAttribute("value"));

        var refused = await given.DecideAsync(given.OtherLead, 20);
        Assert.Equal(("WhyEarlier", HttpStatusCode.BadRequest), (Assert.Single(refused.Errors).Field, refused.Status));
        Assert.Contains("publicatie vanaf 23-3-2026", refused.Text, StringComparison.Ordinal);
        Assert.Equal(DraftStage.Adopted, (await given.DraftAsync()).Stage);

        var earlier = PublicationSteps.Choice(given, 20);
        earlier["WhyEarlier"] = "Afgesproken met de gemeente.";
        await lead.SendAsync(given.Address + "/publiceren", earlier);
        Assert.Equal(DraftStage.Scheduled, (await given.DraftAsync()).Stage);
        Assert.Equal(
            (HistoryAct.PublicationDecided, "Afgesproken met de gemeente."),
            (await given.HistoryAsync()).Select(e => (e.Act, e.Why)).Last());
        Assert.Contains(
            "“Afgesproken met de gemeente.”",
            (await lead.ReadAsync("/werk/onderzoeken/proef")).QuerySelector("#kalender")!.TextContent,
            StringComparison.Ordinal);

        await lead.SendAsync(given.Address + "/publiceren", new() { ["Reason"] = "Toch op de dag van de kalender." });
        await given.DecideAsync(given.OtherLead, 21);
        Assert.Equal((HistoryAct.PublicationDecided, null), (await given.HistoryAsync()).Select(e => (e.Act, e.Why)).Last());
        Assert.DoesNotContain("Eerder dan de kalender", (await lead.OpenAsync("/werk/onderzoeken/proef")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADecisionOnWhatIsNotAdoptedAnyMore_IsRefused()
    {
        await using var given = await DraftSite.GivenADraftAdoptedAsync(provider);
        var other = await given.Site.LoggedInAsync(given.OtherLead);
        var page = await other.ReadAsync(given.Address + "/publiceren");
        await (await given.Site.LoggedInAsync(given.Leader)).SendAsync(given.Address + "/vaststellen", new() { ["Reason"] = "Toch niet." });
        var refused = await other.SendAsync(page, given.Address + "/publiceren", PublicationSteps.Choice(given, 21));
        Assert.Contains("D110", Assert.Single(refused.Errors).Sentence, StringComparison.Ordinal);
        Assert.Equal(0, await given.Site.AskAsync(db => db.Jobs.CountAsync(j => j.Kind == MakeFiles.Kind)));
    }

    [Fact]
    public async Task WhenAnotherIsAhead_WhatWasTypedIsSaidAgain_AlsoWhereThePageShowsAnotherForm()
    {
        await using var given = await DraftSite.GivenADraftAdoptedAsync(provider);
        var (one, other) = (await given.Site.LoggedInAsync(given.OtherLead), await given.Site.LoggedInAsync(given.Leader));
        var (deciding, taking) = (
            await one.ReadAsync(given.Address + "/publiceren"),
            await other.ReadAsync(given.Address + "/vaststellen"));
        await one.SendAsync(deciding, given.Address + "/publiceren", PublicationSteps.Choice(given, 21));

        var late = await other.SendAsync(
            taking,
            given.Address + "/vaststellen?handler=Back",
            new() { ["Reason"] = "Er ontbreekt een bron.\r\nZie 1.1.2." });
        Assert.Contains("D110", Assert.Single(late.Errors).Sentence, StringComparison.Ordinal);
        Assert.Equal(
            ("Waarom trekt u de vaststelling in?", "Er ontbreekt een bron.\nZie 1.1.2."),
            (
                late.Page.QuerySelector("dl.kept dt")!.TextContent,
                late.Page.QuerySelector("dl.kept dd")!.TextContent.ReplaceLineEndings("\n")));

        var (first, second) = (await one.ReadAsync(given.Address + "/publiceren"), await other.ReadAsync(given.Address + "/publiceren"));
        await one.SendAsync(first, given.Address + "/publiceren?handler=Back", new() { ["Reason"] = "Toch niet." });
        var refused = await other.SendAsync(
            second,
            given.Address + "/publiceren?handler=Back",
            new() { ["Reason"] = "De wethouder is nog niet ingelicht." });
        Assert.Equal("De wethouder is nog niet ingelicht.", refused.Page.QuerySelector("dl.kept dd")!.TextContent);
        // A form that comes back holds its text itself.
        Assert.Null(
            (
                await one.SendAsync(given.Address + "/publiceren", new() { ["WhyEarlier"] = "Daarom.", ["Time"] = "25:00" })
            ).Page.QuerySelector("dl.kept"));
    }

    [Theory]
    [InlineData("28-3-2027", "02:30", "Time", "bestaat op die dag niet")]
    [InlineData("4-3-2026", "09:00", "", "ten minste 14 dagen")]
    public async Task ATimeThatTheClockSkips_AndADayThatIsTooSoon_AreRefusedForWhatTheyAre(
        string day,
        string time,
        string field,
        string sentence)
    {
        await using var given = await DraftSite.GivenADraftAdoptedAsync(provider);
        var refused = await (await given.Site.LoggedInAsync(given.OtherLead)).SendAsync(
            given.Address + "/publiceren",
            new()
            {
                ["On"] = day,
                ["Time"] = time,
                ["Confirmed"] = "true",
            });
        var error = Assert.Single(refused.Errors);
        Assert.Equal(field, error.Field);
        Assert.Contains(sentence, error.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheDecision_FillsInTheDayAndNothingElse_AndRevokingItRestoresWhatWasAdopted()
    {
        await using var given = await DraftSite.GivenADraftAdoptedAsync(provider);
        var adopted = await given.DraftAsync();
        await given.DecideAsync(given.OtherLead);
        var decided = await given.DraftAsync();
        Assert.Equal(new DateTimeOffset(2026, 3, 23, 8, 0, 0, TimeSpan.Zero), decided.PublicFrom);
        Assert.Equal(
            adopted.AdoptedContent,
            FactsheetContentJson.Freeze(FactsheetContentJson.Read(decided.AdoptedContent!) with { Published = null }).Json);
        Assert.Equal("2026-03-23", FactsheetContentJson.Read(decided.AdoptedContent!).Published!.ToString());

        await given.Site.DoJobsAsync();
        Assert.NotNull((await given.DraftAsync()).PdfSha256);
        var lead = await given.Site.LoggedInAsync(given.OtherLead);
        await lead.SendAsync(given.Address + "/publiceren", new() { ["Reason"] = "De wethouder is nog niet ingelicht." });
        var revoked = await given.DraftAsync();
        Assert.Equal(
            (DraftStage.Adopted, adopted.AdoptedSha256, null, null),
            (revoked.Stage, revoked.AdoptedSha256, revoked.PdfSha256, revoked.PublicFrom));
        given.Site.Clock.Now += TimeSpan.FromDays(60);
        await given.Site.DoJobsAsync();
        Assert.Equal(0, await given.Site.AskAsync(db => db.Factsheets.CountAsync()));
    }

    private protected static async Task<Guid> GivenAnotherDraftOfTheSameMunicipalityAsync(DraftSite given)
    {
        var id = Guid.NewGuid();
        await given.Site.ChangeAsync(db =>
        {
            var study = new Study(Guid.NewGuid(), "een-ander", "Een ander onderzoek", given.Framework.Id, StudyKind.First, "2026");
            var inspection = new Inspection(id, study, DraftSite.Municipality);
            db.AddRange(study, inspection, new FactsheetDraft(inspection, given.Framework, Guid.NewGuid));
            return Task.CompletedTask;
        });
        return id;
    }

    // Comes in between, after it was asked which names are free and before one is stored.
    private protected sealed class TakesAName(Func<Task> take) : DbCommandInterceptor
    {
        private Func<Task>? _take = take;

        public void AddTo(IServiceCollection services)
        {
            services.ConfigureDbContext<SqliteDb>(options => options.AddInterceptors(this));
            services.ConfigureDbContext<PostgresDb>(options => options.AddInterceptors(this));
        }

        public override async ValueTask<DbDataReader> ReaderExecutedAsync(
            DbCommand command,
            CommandExecutedEventData eventData,
            DbDataReader result,
            CancellationToken cancellationToken = default)
        {
            if (
                result.FieldCount == 1
                && result.GetName(0) == nameof(FactsheetDraft.Slug)
                && Interlocked.Exchange(ref _take, null) is { } take)
                await take();
            return result;
        }
    }
}

public sealed class DecidingTestsOnSqlite() : DecidingTests(Provider.Sqlite);

public sealed class DecidingTestsOnPostgres() : DecidingTests(Provider.Postgres)
{
    // On SQLite nobody can: whoever decides has the whole database for that moment.
    [Fact]
    public async Task WhenAnotherDecisionTakesTheSameNameAtTheSameMoment_ThisOneTakesTheNextThatIsFree()
    {
        await using var given = await DraftSite.GivenADraftAdoptedAsync(Provider.Postgres);
        var other = await GivenAnotherDraftOfTheSameMunicipalityAsync(given);
        var ahead = new TakesAName(() =>
            given.Site.ChangeAsync(async db => (await db.Drafts.SingleAsync(d => d.InspectionId == other)).Reserve(PublicationSteps.Slug)));
        await using var site = given.Site.AnotherProcess(ahead.AddTo);
        site.Clock.Now = given.Site.Clock.Now;

        var answer = await (await site.LoggedInAsync(given.OtherLead)).SendAsync(
            given.Address + "/publiceren",
            PublicationSteps.Choice(given, 21));

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Equal(
            (DraftStage.Scheduled, PublicationSteps.Slug + "-2"),
            (await given.DraftAsync()) is var draft ? (draft.Stage, draft.Slug) : default);
        Assert.Single(await given.HistoryAsync(), e => e.Act == HistoryAct.PublicationDecided);
        Assert.Equal(1, await given.Site.AskAsync(db => db.Jobs.CountAsync(j => j.Kind == MakeFiles.Kind)));
    }
}
