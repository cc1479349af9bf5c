using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using static Toetssteen.Tests.Domain.Drafts.Drafting;
using static Toetssteen.Tests.Domain.Stage;

namespace Toetssteen.Tests.Domain.Drafts;

/// <summary>The way of a draft: each step where it is due, and each refusal by its code, with nothing changed.</summary>
public sealed class FactsheetDraftTests
{
    [Fact]
    public void ADraft_BeginsWithTheRowsThatTheFrameworkPrintsTogether()
    {
        var draft = new Drafting().Draft;
        Assert.Equal(25, draft.Findings.Count);
        Assert.Equal(["3.1.1", "3.1.2", "3.1.3"], draft.Findings.Single(f => f.IndicatorCodes[0] == "3.1.1").IndicatorCodes);
        Assert.Equal(30, draft.Findings.SelectMany(f => f.IndicatorCodes).Distinct().Count());
        Assert.True(draft is { Stage: DraftStage.Judging, IsOpen: true, EditionNumber: 1, CurrentFactCheck: null });
    }

    [Fact]
    public void AnApproachThatJoinsLater_IsTakenInOnce()
    {
        var given = new Drafting();
        var second = given.Stage.Inspection.Assess(Guid.NewGuid(), given.Stage.ApproachNamed("Tweede aanpak"), null);
        given.Draft.TakeIn(second, Ggsr, Guid.NewGuid);
        given.Draft.TakeIn(second, Ggsr, Guid.NewGuid);
        Assert.Equal(50, given.Draft.Findings.Count);
    }

    [Fact]
    public void AnAnswerCounts_AsLongAsInspectorsMayWrite()
    {
        var draft = new Drafting().Draft;
        draft.RequireAnswersCount();
        draft.AskSecondReading([], Guid.NewGuid(), DateTimeOffset.UnixEpoch);
        Assert.Equal("D202", Refused(draft.RequireAnswersCount));
    }

    #region Merging and splitting

    [Fact]
    public void FindingsOfOneCriterion_ArePutTogether_TheFirstByTheFrameworkStays()
    {
        var given = new Drafting();
        var (first, second) = (given.Finding("1.1.1"), given.Finding("1.1.2"));
        var (kept, gone) = given.Draft.Merge(Ggsr, [second.Id, first.Id]);
        Assert.Equal((first.Id, second.Id), (kept.Id, Assert.Single(gone).Id));
        Assert.Equal(["1.1.1", "1.1.2"], kept.IndicatorCodes);
        Assert.Equal(24, given.Draft.Findings.Count);
    }

    [Theory]
    [InlineData("D104", "1.1.1")]
    [InlineData("D003", "1.1.1 1.2.1")]
    public void AFindingsIndicators_LieInOneCriterion_AlsoWhenPutTogether(string code, string indicators)
    {
        var given = new Drafting();
        Assert.Equal(code, Refused(() => given.Draft.Merge(Ggsr, [.. indicators.Split(' ').Select(i => given.Finding(i).Id)])));
        Assert.Equal(25, given.Draft.Findings.Count);
        Assert.Equal(["1.1.1"], given.Finding("1.1.1").IndicatorCodes);
    }

    [Fact]
    public void FindingsOfTwoApproaches_AreNotPutTogether()
    {
        var given = new Drafting();
        given.Draft.TakeIn(
            given.Stage.Inspection.Assess(Guid.NewGuid(), given.Stage.ApproachNamed("Tweede aanpak"), null),
            Ggsr,
            Guid.NewGuid);
        var same = given.Draft.Findings.Where(f => f.IndicatorCodes[0] == "1.1.1").Select(f => f.Id).ToList();
        Assert.Equal("D104", Refused(() => given.Draft.Merge(Ggsr, same)));
    }

    [Fact]
    public void IndicatorsOfAJointFinding_GetAFindingOfTheirOwn()
    {
        var given = new Drafting();
        var made = given.Draft.Split(Ggsr, given.Finding("3.1.1"), ["3.1.2"], Guid.NewGuid());
        Assert.Equal(["3.1.1", "3.1.3"], given.Finding("3.1.1").IndicatorCodes);
        Assert.Equal(["3.1.2"], made.IndicatorCodes);
        Assert.Equal(given.Assessment, made.AssessmentId);
        Assert.Equal(26, given.Draft.Findings.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("9.9.9")]
    [InlineData("3.1.1 3.1.2 3.1.3")]
    public void SomeLeaveAndSomeStay_WhenAFindingIsSplit(string leaving)
    {
        var given = new Drafting();
        Assert.Equal("D105", Refused(() => given.Draft.Split(Ggsr, given.Finding("3.1.1"), leaving.Split(' '), Guid.NewGuid())));
        Assert.Equal(25, given.Draft.Findings.Count);
    }

    [Theory]
    [InlineData(DraftStage.SecondReading)]
    [InlineData(DraftStage.Agreed)]
    [InlineData(DraftStage.FactCheck)]
    [InlineData(DraftStage.Adopted)]
    [InlineData(DraftStage.Scheduled)]
    [InlineData(DraftStage.Published)]
    public void WhatIsReadSentAdoptedOrPublished_IsFrozen(DraftStage stage)
    {
        var given = new Drafting().At(stage);
        Assert.Equal("D103", Refused(given.Draft.RequireOpen));
        Assert.Equal("D103", Refused(() => given.Draft.Merge(Ggsr, [given.Finding("1.1.1").Id, given.Finding("1.1.2").Id])));
        Assert.Equal("D103", Refused(() => given.Draft.Split(Ggsr, given.Finding("3.1.1"), ["3.1.2"], Guid.NewGuid())));
        Assert.Equal(25, given.Draft.Findings.Count);
    }

    #endregion

    #region Steps that are not due

    [Theory]
    [InlineData(DraftStage.Judging)]
    [InlineData(DraftStage.SecondReading)]
    [InlineData(DraftStage.Agreed)]
    [InlineData(DraftStage.FactCheck)]
    [InlineData(DraftStage.Deciding)]
    [InlineData(DraftStage.Adopted)]
    [InlineData(DraftStage.Scheduled)]
    [InlineData(DraftStage.Published)]
    public void AStepThatIsNotDue_IsRefused_AndNothingIsChanged(DraftStage stage)
    {
        var given = new Drafting().At(stage);
        var draft = given.Draft;
        foreach (var (due, act) in new (DraftStage[] Due, Action Act)[]
        {
            ([DraftStage.Judging, DraftStage.Deciding], () => given.AskSecondReading()),
            ([DraftStage.SecondReading], () => draft.Return(given.Reader, given.Authors, [])),
            ([DraftStage.SecondReading], () => draft.Agree(given.Reader, given.Authors, [])),
            ([DraftStage.Agreed], () => given.Send()),
            ([], draft.TakeUpFactCheck),
            ([DraftStage.Agreed], () => given.Adopt()),
            ([DraftStage.Adopted, DraftStage.Scheduled], () => draft.Keep(draft.AdoptedSha256 ?? "", "pdf", "docx")),
            ([DraftStage.Adopted], () => draft.RevokeAdoption("Fout.")),
            ([DraftStage.Adopted], () => draft.DecidePublication(given.OtherLead, given.Authors, Now + Term, Terms, null, Now)),
            ([DraftStage.Scheduled], () => draft.RevokePublication("Fout.")),
            ([DraftStage.Scheduled], () => draft.Publish(Now)),
            ([DraftStage.Published], () => draft.OpenCorrection("Fout.")),
        })
            if (!due.Contains(stage))
                Assert.Equal("D110", Refused(act));
        Assert.Equal(stage, draft.Stage);
    }

    [Fact]
    public void FilesOfOtherContent_AreNotKept()
    {
        var given = new Drafting().At(DraftStage.Adopted);
        Assert.Equal("D110", Refused(() => given.Draft.Keep("other", "pdf", "docx")));
        Assert.Null(given.Draft.PdfSha256);
    }

    #endregion

    #region Second reading

    [Fact]
    public void OnlyACompleteDraft_GoesToTheSecondReader()
    {
        var given = new Drafting();
        Assert.Equal(
            "D111",
            Refused(() => given.AskSecondReading(new DraftGap(DraftGapKind.NoText, given.Assessment, given.Finding("1.1.1"), "1.1.1"))));
        Assert.Equal(DraftStage.Judging, given.Draft.Stage);
        given.AskSecondReading();
        Assert.Equal((DraftStage.SecondReading, given.Inspector), (given.Draft.Stage, given.Draft.SecondReadingAskedBy));
    }

    [Fact]
    public void EveryObjectionIsDecidedOn_BeforeItIsReadAgain()
    {
        var given = new Drafting().At(DraftStage.FactCheck);
        var check = given.Draft.CurrentFactCheck!;
        var objection = check.Object(
            Guid.NewGuid(),
            ObjectionKind.Remark,
            new ObjectedSentence("p", "1.1.1", "Een zin.", null),
            "Klopt niet.",
            null,
            Guid.NewGuid(),
            Now,
            Today);
        check.Submit("Gerda", Guid.NewGuid(), Now, Today);
        given.Draft.TakeUpFactCheck();
        Assert.Equal("D112", Refused(() => given.AskSecondReading()));
        check.Decide(objection, ObjectionDecision.Adopted, "Dat is zo.", given.Inspector, Now);
        given.AskSecondReading();
        Assert.Equal(DraftStage.SecondReading, given.Draft.Stage);
    }

    [Fact]
    public void NobodySecondReadsAdoptsOrPublishes_WhatTheyWrote()
    {
        var given = new Drafting().At(DraftStage.SecondReading);
        Assert.Equal("D113", Refused(() => given.Draft.Agree(given.Inspector, given.Authors, [])));
        Assert.Equal("D113", Refused(() => given.Draft.Return(given.Inspector, given.Authors, [])));
        given = new Drafting().At(DraftStage.Deciding);
        given.AgreeAgain();
        Assert.Equal("D113", Refused(() => given.Adopt(given.Inspector)));
        given.Adopt();
        Assert.Equal("D113", Refused(() => given.Draft.DecidePublication(given.Inspector, given.Authors, Now + Term, Terms, null, Now)));
        Assert.Equal(DraftStage.Adopted, given.Draft.Stage);
    }

    [Fact]
    public void TheSecondReaderAgrees_WithEveryFindingOrWithNone()
    {
        var given = new Drafting().At(DraftStage.SecondReading);
        Assert.Equal("D114", Refused(() => given.Draft.Agree(given.Reader, given.Authors, [given.Finding("1.1.1")])));
        Assert.Equal(DraftStage.SecondReading, given.Draft.Stage);
    }

    [Fact]
    public void WhatIsReturned_GoesBackToWhereItCameFrom()
    {
        var before = new Drafting().At(DraftStage.SecondReading);
        before.Draft.Return(before.Reader, before.Authors, []);
        var after = new Drafting().At(DraftStage.Deciding);
        after.AskSecondReading();
        after.Draft.Return(after.Reader, after.Authors, []);
        Assert.Equal((DraftStage.Judging, DraftStage.Deciding), (before.Draft.Stage, after.Draft.Stage));
    }

    #endregion

    #region Fact check, adoption, publication

    [Fact]
    public void TheMunicipalityAnswers_BeforeADayThatIsToCome()
    {
        var given = new Drafting().At(DraftStage.Agreed);
        Assert.Equal("D120", Refused(() => given.Send(Today)));
        Assert.Equal((DraftStage.Agreed, 0), (given.Draft.Stage, given.Draft.FactChecks.Count));
        Assert.Equal("D121", Refused(() => given.Adopt()));
        given.Send(Today.AddDays(1));
        Assert.Equal(DraftStage.FactCheck, given.Draft.Stage);
        Assert.Equal("D110", Refused(given.Draft.TakeUpFactCheck));
    }

    [Fact]
    public void ADraftGoesToTheMunicipalityOnce_ForAnEdition()
    {
        var given = new Drafting().At(DraftStage.Deciding);
        given.AgreeAgain();
        Assert.Equal("D110", Refused(() => given.Send()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void WhatIsTakenBackOrCorrected_HasAReason(string reason)
    {
        var adopted = new Drafting().At(DraftStage.Adopted);
        Assert.Equal("D122", Refused(() => adopted.Draft.RevokeAdoption(reason)));
        var scheduled = new Drafting().At(DraftStage.Scheduled);
        Assert.Equal("D122", Refused(() => scheduled.Draft.RevokePublication(reason)));
        var published = new Drafting().At(DraftStage.Published);
        Assert.Equal("D122", Refused(() => published.Draft.OpenCorrection(reason)));
        Assert.Equal(
            (DraftStage.Adopted, DraftStage.Scheduled, DraftStage.Published),
            (adopted.Draft.Stage, scheduled.Draft.Stage, published.Draft.Stage));
    }

    [Fact]
    public void WhoAdopts_DoesNotAlsoDecideOnPublication()
    {
        var given = new Drafting().At(DraftStage.Adopted);
        Assert.Equal("D123", Refused(() => given.Draft.DecidePublication(given.Lead, given.Authors, Now + Term, Terms, null, Now)));
        Assert.Equal(
            "D124",
            Refused(() =>
                given.Draft.DecidePublication(given.OtherLead, given.Authors, Now + Term - TimeSpan.FromMinutes(1), Terms, null, Now)));
        Assert.Null(given.Draft.PublicFrom);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public void PublicationBeforeTheCalendarsDay_TakesAReason(string? reason)
    {
        var given = new Drafting().At(DraftStage.Adopted);
        var day = DutchDay.Of(Now + Term);
        Assert.Equal(
            "D193",
            Refused(() =>
                given.Draft.DecidePublication(
                    given.OtherLead,
                    given.Authors,
                    Now + Term,
                    Terms with
                    {
                        CalendarDay = day.AddDays(1),
                    },
                    reason,
                    Now)));
        Assert.Equal((DraftStage.Adopted, null), (given.Draft.Stage, given.Draft.PublicFrom));
        Assert.Equal(
            "Proef, afgesproken.",
            given.Draft.DecidePublication(
                given.OtherLead,
                given.Authors,
                Now + Term,
                Terms with
                {
                    CalendarDay = day.AddDays(1),
                },
                " Proef, afgesproken. ",
                Now));
    }

    [Fact]
    public void PublicationOnTheCalendarsDayOrAfterIt_IsFree()
    {
        var given = new Drafting().At(DraftStage.Adopted);
        var day = DutchDay.Of(Now + Term);
        Assert.Null(
            given.Draft.DecidePublication(given.OtherLead, given.Authors, Now + Term, Terms with { CalendarDay = day }, "Niet nodig.", Now)
        );
        Assert.Equal(DraftStage.Scheduled, given.Draft.Stage);
        Assert.Null(given.Draft.RequireReasonBeforeTheCalendarsDay(day.AddYears(1), day, null));
        Assert.Null(given.Draft.RequireReasonBeforeTheCalendarsDay(day, null, null));
    }

    [Fact]
    public void ACorrection_IsNotBoundByTheCalendar()
    {
        var given = new Drafting().At(DraftStage.Published);
        given.Draft.OpenCorrection("Een cijfer klopt niet.");
        Assert.Null(given.Draft.RequireReasonBeforeTheCalendarsDay(new(2026, 1, 1), new(2027, 1, 1), null));
    }

    [Fact]
    public void NothingIsPublic_BeforeItsMomentOrWithoutItsFiles()
    {
        var given = new Drafting().At(DraftStage.Scheduled);
        Assert.Equal("D125", Refused(() => given.Draft.Publish(Now + Term - TimeSpan.FromSeconds(1))));
        Assert.Equal("D126", Refused(() => given.Draft.Publish(Now + Term)));
        given.Draft.Keep(given.Draft.AdoptedSha256!, "pdf", "docx");
        given.Draft.Publish(Now + Term);
        Assert.Equal(DraftStage.Published, given.Draft.Stage);
    }

    [Fact]
    public void ADecisionThatIsTakenBack_LeavesWhatWasAdopted_AndAnAdoptionThatIsTakenBackOpensTheDraft()
    {
        var given = new Drafting().At(DraftStage.Scheduled);
        given.Draft.RevokePublication("Er staat een fout in.");
        Assert.True(
            given.Draft is { Stage: DraftStage.Adopted, PublicFrom: null, DecidedBy: null, AdoptedContent: var kept }
                && kept == Drafting.Content.Json);
        given.Draft.RevokeAdoption("Er staat een fout in.");
        Assert.True(
            given.Draft is { Stage: DraftStage.Deciding, IsOpen: true, AdoptedContent: null, AdoptedSha256: null, AdoptedBy: null });
    }

    [Fact]
    public void WhatWasSentToTheSecondReader_IsTakenBack_UnlessTheReaderHasBegun()
    {
        var before = new Drafting().At(DraftStage.SecondReading);
        Assert.Equal("D200", Refused(() => before.Draft.TakeBackSecondReading(hasBegun: true)));
        before.Draft.TakeBackSecondReading(hasBegun: false);
        var after = new Drafting().At(DraftStage.Deciding);
        after.AskSecondReading();
        after.Draft.TakeBackSecondReading(hasBegun: false);
        Assert.Equal((DraftStage.Judging, DraftStage.Deciding), (before.Draft.Stage, after.Draft.Stage));
        Assert.Equal("D110", Refused(() => new Drafting().At(DraftStage.Agreed).Draft.TakeBackSecondReading(hasBegun: false)));
    }

    [Theory]
    [InlineData(DraftStage.Judging)]
    [InlineData(DraftStage.SecondReading)]
    [InlineData(DraftStage.Agreed)]
    public void ACorrectionThatWasBegun_IsTakenBack_AsLongAsItIsNotAdopted(DraftStage stage)
    {
        var given = new Drafting().At(DraftStage.Published);
        var edition = Published(given.Draft);
        given.Draft.OpenCorrection("Een jaartal was fout.");
        if (stage != DraftStage.Judging)
            given.AskSecondReading();
        if (stage == DraftStage.Agreed)
            given.Draft.Agree(given.Reader, given.Authors, []);

        Assert.Equal("D122", Refused(() => given.Draft.TakeBackCorrection(" ", edition, null, null)));
        given.Draft.TakeBackCorrection("Het jaartal klopte.", edition, (given.Lead, Now), (given.OtherLead, Now));

        Assert.True(
            given.Draft
                is
            {
                Stage: DraftStage.Published,
                EditionNumber: 1,
                CorrectionReason: null,
                IsCorrection: false,
                CurrentFactCheck: not null,
                PdfSha256: "pdf",
                DocxSha256: "docx"
            });
        Assert.Equal(
            (edition.Content, edition.Sha256, given.Lead, given.OtherLead),
            (given.Draft.AdoptedContent!, given.Draft.AdoptedSha256!, given.Draft.AdoptedBy, given.Draft.DecidedBy));
        given.Draft.OpenCorrection("Toch.");
        Assert.Equal(2, given.Draft.EditionNumber);
    }

    [Fact]
    public void ACorrectionThatWasAdoptedOrSentToTheMunicipality_AndWhatIsNoCorrection_IsNotTakenBack()
    {
        var published = new Drafting().At(DraftStage.Published);
        var edition = Published(published.Draft);
        Assert.Equal("D110", Refused(() => published.Draft.TakeBackCorrection("Toch niet.", edition, null, null)));
        Assert.Equal("D110", Refused(() => new Drafting().Draft.TakeBackCorrection("Toch niet.", edition, null, null)));
        published.Draft.OpenCorrection("Een jaartal was fout.");
        published.AgreeAgain();
        published.Send();
        published.Draft.CurrentFactCheck!.Submit("Gerda", Guid.NewGuid(), Now, Today);
        published.Draft.TakeUpFactCheck();
        Assert.Equal("D201", Refused(() => published.Draft.TakeBackCorrection("Toch niet.", edition, null, null)));
        published.AgreeAgain();
        published.Adopt();
        Assert.Equal("D110", Refused(() => published.Draft.TakeBackCorrection("Toch niet.", edition, null, null)));
    }

    private static Edition Published(FactsheetDraft draft)
    {
        var given = new Stage();
        var edition = new Factsheet(Guid.NewGuid(), "deventer-2026", given.Inspection, StudyKind.First).Publish(
            Guid.NewGuid(),
            draft.AdoptedContent!,
            draft.AdoptedSha256!,
            null,
            Now + Term);
        edition.Keep("pdf", "docx");
        return edition;
    }

    [Fact]
    public void ACorrection_IsANewEdition_ThatMayGoWithoutAFactCheck()
    {
        var given = new Drafting().At(DraftStage.Published);
        given.Draft.OpenCorrection(" Een jaartal was fout. ");
        Assert.True(
            given.Draft
                is
            {
                Stage: DraftStage.Judging,
                EditionNumber: 2,
                CorrectionReason: "Een jaartal was fout.",
                CurrentFactCheck: null,
                AdoptedContent: null,
                PdfSha256: null,
                PublicFrom: null
            });
        Assert.Single(given.Draft.FactChecks);
        given.AgreeAgain();
        given.Adopt();
        given.Draft.RevokeAdoption("Nog een fout.");
        Assert.Equal(DraftStage.Judging, given.Draft.Stage);
    }

    #endregion
}
