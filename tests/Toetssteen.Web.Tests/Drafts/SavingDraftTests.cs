using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.History;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Drafts;

/// <summary>Saving a draft while an inspector types: what a browser sends, and what is stored.</summary>
public abstract class SavingDraftTests(Provider provider)
{
    [Fact]
    public async Task EachChange_IsStoredWithItsEntryInTheHistory_AndNoChangeHasNone()
    {
        await using var judging = await Judging.GivenAsync(provider);
        var typing = await JudgeTyping.AtAsync(judging, judging.Inspector);
        var finding = await judging.FindingAsync();
        var answer = $"{judging.Respondent("Stichting Een")}:{Judging.Sole}";

        var (status, reply) = await typing.SaveAsync(DraftNames.Text(finding), "De regisseur beslist.");
        Assert.Equal((HttpStatusCode.OK, 1), (status, reply.GetProperty("number").GetInt32()));
        Assert.Equal(judging.Site.Clock.Now, reply.GetProperty("savedAt").GetDateTimeOffset());
        await typing.SaveAsync(DraftNames.Text(finding), "De regisseur beslist.", 1);
        await typing.SaveAsync(DraftNames.Text(finding), "De regisseur beslist altijd.", 1);
        await typing.SaveAsync(DraftNames.Mark(finding, 1), "meets");
        await typing.SaveAsync(DraftNames.Answers(finding), answer);

        Assert.Equal("De regisseur beslist altijd.", await judging.PieceAsync(DraftNames.Text(finding)));
        var entries = await judging.Site.AskAsync(db =>
            db.HistoryEntries.AsNoTracking()
                .Where(e => e.InspectionId == judging.Inspection && e.AccountId != null)
                .OrderBy(e => e.Number)
                .ToListAsync());
        Assert.Equal(
            [HistoryAct.TextChanged, HistoryAct.TextChanged, HistoryAct.MarksChanged, HistoryAct.SourcesChanged],
            entries.Select(e => e.Act));
        Assert.Equal(("", "meets"), (entries[2].Before, entries[2].After));
        Assert.All(entries, e => Assert.Equal(judging.Inspector.Id, e.AccountId));
    }

    [Fact]
    public async Task ASaveThatIsSentAgain_CountsOnce_AlsoWhenTheDraftWasFrozenMeanwhile()
    {
        await using var judging = await Judging.GivenAsync(provider);
        var typing = await JudgeTyping.AtAsync(judging, judging.Inspector);
        var (name, save) = (DraftNames.Text(await judging.FindingAsync()), Guid.NewGuid());

        await typing.SaveAsync(name, "Een.", 0, save);
        Assert.Equal(1, (await typing.SaveAsync(name, "Een.", 0, save)).Reply.GetProperty("number").GetInt32());
        await judging.GivenItIsFrozenAsync();

        var (status, reply) = await typing.SaveAsync(name, "Een.", 0, save);
        Assert.Equal((HttpStatusCode.OK, 1), (status, reply.GetProperty("number").GetInt32()));
    }

    [Fact]
    public async Task ASaveWithoutAnIdentity_OrWithThatOfAnotherText_IsRefused_AndNotAcknowledged()
    {
        await using var judging = await Judging.GivenAsync(provider);
        var typing = await JudgeTyping.AtAsync(judging, judging.Inspector);
        var (finding, save) = (await judging.FindingAsync(), Guid.NewGuid());
        await typing.SaveAsync(DraftNames.Text(finding), "Een.", 0, save);

        foreach (var (name, value, basedOn, identity, code) in new[]
        {
            (DraftNames.Text(finding), "Twee.", 1, save, "D196"), (DraftNames.Attention(finding, 1), "Een.", 0, save, "D196"),
            (DraftNames.Attention(finding, 1), "Twee.", 0, Guid.Empty, "D195"), (DraftNames.Text(finding), "Twee.", 1, Guid.Empty, "D195"),
        })
        {
            var (status, reply) = await typing.SaveAsync(name, value, basedOn, identity);
            Assert.Equal((HttpStatusCode.UnprocessableEntity, code), (status, reply.GetProperty("code").GetString()));
        }

        Assert.Equal(
            ("Een.", null),
            (await judging.PieceAsync(DraftNames.Text(finding)), await judging.PieceAsync(DraftNames.Attention(finding, 1))));
        await judging.GivenItIsFrozenAsync();
        Assert.Equal(HttpStatusCode.Gone, (await typing.SaveAsync(DraftNames.Text(finding), "Drie.", 1, save)).Status);
    }

    [Fact]
    public async Task ALimitCountsCharactersAsAPersonDoes()
    {
        await using var judging = await Judging.GivenAsync(provider);
        var typing = await JudgeTyping.AtAsync(judging, judging.Inspector);
        var name = DraftNames.Text(await judging.FindingAsync());
        var longest = string.Concat(Enumerable.Repeat("\U0001F600", DraftText.MaxLength));

        Assert.Equal(HttpStatusCode.OK, (await typing.SaveAsync(name, longest)).Status);
        var (status, reply) = await typing.SaveAsync(name, longest + "a", 1);

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "D100"), (status, reply.GetProperty("code").GetString()));
        Assert.Contains("50.001 tekens, en er passen er 50.000", reply.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(longest, await judging.PieceAsync(name));
    }

    [Fact]
    public async Task AColleaguesWords_AreNeverOverwrittenUnseen_AndBothVersionsAreTold()
    {
        await using var judging = await Judging.GivenAsync(provider);
        var (one, other) = (await JudgeTyping.AtAsync(judging, judging.Inspector), await JudgeTyping.AtAsync(judging, judging.Colleague));
        var name = DraftNames.Text(await judging.FindingAsync());
        await one.SaveAsync(name, "Van de een.");

        var (status, reply) = await other.SaveAsync(name, "Van de ander.");

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Equal(
            ("Van de ander.", "Van de een.", judging.Inspector.Name, 1),
            (
                reply.GetProperty("yours").GetString(),
                reply.GetProperty("theirs").GetString(),
                reply.GetProperty("by").GetString(),
                reply.GetProperty("number").GetInt32()));
        Assert.Equal("Van de een.", await judging.PieceAsync(name));
        Assert.Equal(HttpStatusCode.OK, (await other.SaveAsync(name, "Van ons samen.", 1)).Status);
    }

    [Fact]
    public async Task TwoWhoTypeAtOnceOnEveryFinding_LoseNothing_AndOfTwoOnTheSamePieceOneIsTold()
    {
        await using var judging = await Judging.GivenAsync(provider);
        var (one, other) = (await JudgeTyping.AtAsync(judging, judging.Inspector), await JudgeTyping.AtAsync(judging, judging.Colleague));
        var names = await judging.Site.AskAsync(db =>
            db.DraftFindings.Where(f => f.InspectionId == judging.Inspection).Select(f => f.Id).Take(8).ToListAsync());

        var outcomes = await Task.WhenAll(
            names.Select(DraftNames.Text).SelectMany(n => new[] { one.SaveAsync(n, "Een."), other.SaveAsync(n, "Twee.") }));

        Assert.Equal(8, outcomes.Count(o => o.Status == HttpStatusCode.OK));
        Assert.Equal(8, outcomes.Count(o => o.Status == HttpStatusCode.Conflict));
        Assert.Equal(
            8,
            await judging.Site.AskAsync(db =>
                db.HistoryEntries.CountAsync(e => e.InspectionId == judging.Inspection && e.AccountId != null)));
    }

    [Fact]
    public async Task ADraftThatIsFrozenWhileOneTypes_TakesNoMore_AndSaysSo()
    {
        await using var judging = await Judging.GivenAsync(provider);
        var typing = await JudgeTyping.AtAsync(judging, judging.Inspector);
        var name = DraftNames.Text(await judging.FindingAsync());
        await judging.GivenItIsFrozenAsync();

        var (status, reply) = await typing.SaveAsync(name, "Te laat.");

        Assert.Equal(HttpStatusCode.Gone, status);
        Assert.Contains("ligt nu vast", reply.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Null(await judging.PieceAsync(name));
        Assert.False((await typing.PingAsync(Judging.Sole, new() { [name] = 0 })).GetProperty("isOpen").GetBoolean());
    }

    [Fact]
    public async Task WhatCannotBeKept_IsRefusedWhole()
    {
        await using var judging = await Judging.GivenAsync(provider);
        var typing = await JudgeTyping.AtAsync(judging, judging.Inspector);
        var finding = await judging.FindingAsync();

        Assert.Equal(
            HttpStatusCode.OK,
            (await typing.SaveAsync(DraftNames.Attention(finding, 1), new string('é', DraftText.MaxLength))).Status);
        var (status, reply) = await typing.SaveAsync(DraftNames.Text(finding), new string('a', DraftText.MaxLength + 1));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Contains("te lang", reply.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await typing.SaveAsync(DraftNames.Text(finding), "een\0twee")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await typing.SaveAsync(DraftNames.Mark(finding, 1), "uitstekend")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await typing.SaveAsync(DraftNames.Answers(finding), "iedereen")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await typing.SaveAsync(DraftNames.Passages(finding), "[")).Status);
        Assert.Null(await judging.PieceAsync(DraftNames.Text(finding)));
    }

    [Fact]
    public async Task APieceOfAnotherInspection_IsNotThere_AndNeitherIsWhatIsNoPiece()
    {
        await using var judging = await Judging.GivenAsync(provider);
        var typing = await JudgeTyping.AtAsync(judging, judging.Inspector);
        var (inspection, finding, assessment) = (Guid.NewGuid(), Guid.Empty, Guid.NewGuid());
        await judging.Site.ChangeAsync(async db =>
        {
            var (own, framework) = (
                await db.Inspections.SingleAsync(i => i.Id == judging.Inspection),
                await judging.Site.UseAsync<FrameworkCatalogue, Domain.Frameworks.Framework>(all => Task.FromResult(all.Get("ggsr/2012"))));
            var other = new Inspection(inspection, await db.Studies.SingleAsync(s => s.Id == own.StudyId), "GM0193");
            var approach = new Domain.Municipalities.Approach(Guid.NewGuid(), "GM0193", "Van elders");
            other.Assess(assessment, approach, null);
            var draft = new Domain.Publication.FactsheetDraft(other, framework, Guid.NewGuid);
            finding = draft.Findings[0].Id;
            db.AddRange(approach, other, draft);
        });

        foreach (
            var name in new[]
            {
                DraftNames.Text(finding),
                DraftNames.Text(Guid.NewGuid()),
                DraftNames.Notes(assessment, Judging.Sole),
                DraftNames.Notes(judging.Assessment, "9.9.9"),
                DraftNames.MeetingNotes(Guid.NewGuid()),
                "finding/x/text",
                "",
                DraftNames.Mark(await judging.FindingAsync(), 10),
            })
            Assert.Equal((name, HttpStatusCode.NotFound), (name, (await typing.SaveAsync(name, "meets")).Status));
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await typing.SaveAsync(DraftNames.Text(finding), "Mijn woorden.", address: $"/werk/concepten/{inspection}/stukken")).Status);
        Assert.Equal(1, await judging.Site.AskAsync(db => db.DraftTexts.CountAsync()));
    }

    [Theory]
    [InlineData(Role.MunicipalityRespondent)]
    [InlineData(Role.PartnerRespondent)]
    [InlineData(Role.StudyLead)]
    [InlineData(Role.Administrator)]
    public async Task WhoDoesNotJudge_MayNotSave(Role role)
    {
        await using var judging = await Judging.GivenAsync(provider);
        var other = await judging.Site.LoggedInAsync(role);

        using var response = await other.Client.PostAsJsonAsync(
            judging.Pieces,
            new
            {
                name = "context",
                value = "x",
                basedOn = 0,
                saveId = Guid.NewGuid(),
            });

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task WhoIsNotAssignedAsInspector_WritesNothing_NorDoesAPageOfAnotherSite()
    {
        await using var judging = await Judging.GivenAsync(provider);
        var reader = await judging.Site.GivenAnAccountAsync(Role.SecondReader);
        await judging.Site.ChangeAsync(async db =>
            (await db.Inspections.Include(i => i.Assignments).SingleAsync(i => i.Id == judging.Inspection)).Assign(
                reader.Id,
                Duty.SecondReader));
        var typing = await JudgeTyping.AtAsync(judging, judging.Inspector);
        foreach (var account in new[] { reader, await judging.Site.GivenAnAccountAsync(Role.Inspector) })
        {
            var person = await judging.Site.LoggedInAsync(account);
            var token = (await person.ReadAsync("/account"))
                .QuerySelector("input[name=__RequestVerificationToken]")!
                .GetAttribute("value")!;
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await new JudgeTyping(person, judging) { Token = token }.SaveAsync("context", "x")).Status);
        }

        typing.Token = "";
        Assert.Equal(HttpStatusCode.BadRequest, (await typing.SaveAsync("context", "x")).Status);
        Assert.Null(await judging.PieceAsync("context"));
    }

    [Fact]
    public async Task Colleagues_SeeWhoIsWhere_AndWhatIsNewer_InBothLanguages()
    {
        await using var judging = await Judging.GivenAsync(provider);
        var (one, other) = (await JudgeTyping.AtAsync(judging, judging.Inspector), await JudgeTyping.AtAsync(judging, judging.Colleague));
        var name = DraftNames.Text(await judging.FindingAsync());
        Assert.Equal(HttpStatusCode.OK, (await one.SaveAsync(name, "Zij.", address: $"/en{judging.Pieces}")).Status);

        var ping = await other.PingAsync("1.1.1", new() { [name] = 0 });

        var present = Assert.Single(ping.GetProperty("others").EnumerateArray());
        Assert.Equal(
            (judging.Inspector.Name, Judging.Sole),
            (present.GetProperty("name").GetString(), present.GetProperty("page").GetString()));
        var newer = Assert.Single(ping.GetProperty("newer").EnumerateArray());
        Assert.Equal(
            (name, "Zij.", 1),
            (newer.GetProperty("name").GetString(), newer.GetProperty("value").GetString(), newer.GetProperty("number").GetInt32()));
    }
}

public sealed class SavingDraftTestsOnSqlite() : SavingDraftTests(Provider.Sqlite);

public sealed class SavingDraftTestsOnPostgres() : SavingDraftTests(Provider.Postgres);
