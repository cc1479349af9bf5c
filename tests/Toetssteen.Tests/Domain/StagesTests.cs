using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using static Toetssteen.Tests.Domain.Stage;

namespace Toetssteen.Tests.Domain;

/// <summary>How far an inspection has come, and who is late.</summary>
public sealed class StagesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private static readonly DateOnly Today = new(2026, 6, 10);
    private static readonly StudyCalendar Calendar = new(
        NominateBy: new(2026, 4, 1),
        AnswerBy: new(2026, 5, 1),
        DraftBy: new(2026, 6, 1),
        PublishFrom: new(2026, 7, 1));

    [Theory]
    [InlineData(null, 0, 0, InspectionState.NotInvited, InspectionStep.Inviting)]
    [InlineData(PreparationStatus.Open, 0, 0, InspectionState.Preparing, InspectionStep.Preparing)]
    [InlineData(PreparationStatus.AskedBack, 0, 0, InspectionState.AskedBack, InspectionStep.Preparing)]
    [InlineData(PreparationStatus.Submitted, 0, 0, InspectionState.ToAccept, InspectionStep.Preparing)]
    [InlineData(PreparationStatus.Accepted, 4, 3, InspectionState.Answering, InspectionStep.Answering)]
    [InlineData(PreparationStatus.Accepted, 4, 4, InspectionState.Writing, InspectionStep.Writing)]
    [InlineData(PreparationStatus.Accepted, 0, 0, InspectionState.Answering, InspectionStep.Answering)]
    public void BeforeTheDraft_TheStepFollowsFromPreparationAndAnswers(
        PreparationStatus? preparation,
        int asked,
        int settled,
        InspectionState state,
        InspectionStep step)
    {
        var facts = new InspectionFacts(Today, false, preparation, asked, settled);
        Assert.Equal((state, step), (facts.State, facts.Step));
    }

    public static TheoryData<DraftFacts, InspectionState, InspectionStep, Turn> Drafts =>
        new()
        {
            { new(DraftStage.Judging), InspectionState.Writing, InspectionStep.Writing, Turn.Inspectors },
            { new(DraftStage.SecondReading), InspectionState.Reading, InspectionStep.SecondReading, Turn.SecondReaders },
            {
                new(DraftStage.Judging) { Remarks = 4 },
                InspectionState.Returned,
                InspectionStep.SecondReading,
                Turn.Inspectors
            },
            { new(DraftStage.Agreed), InspectionState.ToSend, InspectionStep.FactCheck, Turn.Lead },
            {
                new(DraftStage.FactCheck) { CheckUntil = Today },
                InspectionState.Checking,
                InspectionStep.FactCheck,
                Turn.Municipality
            },
            {
                new(DraftStage.FactCheck) { CheckUntil = Today, AsksExtension = true },
                InspectionState.ExtensionAsked,
                InspectionStep.FactCheck,
                Turn.Lead
            },
            {
                new(DraftStage.FactCheck) { CheckUntil = Today.AddDays(-1) },
                InspectionState.Unanswered,
                InspectionStep.FactCheck,
                Turn.Lead
            },
            {
                new(DraftStage.Deciding) { CheckClosed = true, Undecided = 3 },
                InspectionState.Deciding,
                InspectionStep.FactCheck,
                Turn.Inspectors
            },
            {
                new(DraftStage.Deciding) { CheckClosed = true },
                InspectionState.Mending,
                InspectionStep.Adopting,
                Turn.Inspectors
            },
            {
                new(DraftStage.SecondReading) { CheckClosed = true },
                InspectionState.ReadingAgain,
                InspectionStep.Adopting,
                Turn.SecondReaders
            },
            {
                new(DraftStage.Deciding) { CheckClosed = true, Remarks = 1 },
                InspectionState.ReturnedAgain,
                InspectionStep.Adopting,
                Turn.Inspectors
            },
            {
                new(DraftStage.Agreed) { CheckClosed = true },
                InspectionState.ToAdopt,
                InspectionStep.Adopting,
                Turn.LeadWhoAdopts
            },
            {
                new(DraftStage.Adopted) { CheckClosed = true },
                InspectionState.ToDecide,
                InspectionStep.Publishing,
                Turn.LeadWhoDecides
            },
            {
                new(DraftStage.Scheduled) { PublicOn = Today.AddDays(20) },
                InspectionState.Planned,
                InspectionStep.Publishing,
                Turn.Nobody
            },
            {
                new(DraftStage.Scheduled) { PublicOn = Today, MomentPassed = true },
                InspectionState.Stuck,
                InspectionStep.Publishing,
                Turn.Lead
            },
            { new(DraftStage.Published), InspectionState.Public, InspectionStep.FollowingUp, Turn.Nobody },
            {
                new(DraftStage.Published) { IsWithdrawn = true },
                InspectionState.Withdrawn,
                InspectionStep.FollowingUp,
                Turn.Nobody
            },
        };

    [Theory]
    [MemberData(nameof(Drafts), DisableDiscoveryEnumeration = true)]
    public void OfADraft_EachStageHasItsStepAndWhoseTurnItIs(DraftFacts draft, InspectionState state, InspectionStep step, Turn turn)
    {
        var facts = Accepted() with { Draft = draft };
        Assert.Equal((state, step, turn), (facts.State, facts.Step, facts.Turn));
    }

    [Fact]
    public void WhatIsPublic_WaitsForItsReport_AndThenForTheRetest()
    {
        var published = Accepted() with { Draft = new DraftFacts(DraftStage.Published) };
        Assert.Equal(
            (InspectionState.ReportDue, Turn.Municipality, 3),
            (published with { ReportDue = Today.AddDays(-3) }) is var due ? (due.State, due.Turn, due.DaysLate(Calendar, 14)) : default);
        Assert.Equal(
            (InspectionState.FollowedUp, InspectionStep.Retesting),
            (published with { IsFollowedUp = true }) is var followed ? (followed.State, followed.Step) : default);
    }

    [Fact]
    public void ADraftThatWentOn_WaitsNoLongerForAnswers()
    {
        var facts = new InspectionFacts(Today, false, PreparationStatus.Accepted, 4, 3)
        {
            Draft = new DraftFacts(DraftStage.SecondReading),
        };
        Assert.Equal(InspectionState.Reading, facts.State);
        Assert.Equal(InspectionState.Answering, (facts with { Draft = new DraftFacts(DraftStage.Judging) }).State);
    }

    [Fact]
    public void WhatIsPublic_StaysPublicWhileItIsCorrected_AndIsNeverLate()
    {
        foreach (
            var (stage, turn) in new[]
            {
                (DraftStage.Judging, Turn.Inspectors),
                (DraftStage.SecondReading, Turn.SecondReaders),
                (DraftStage.Agreed, Turn.LeadWhoAdopts),
                (DraftStage.Adopted, Turn.LeadWhoDecides),
            })
        {
            var facts = Accepted() with { Today = Today.AddYears(1), Draft = new DraftFacts(stage, Edition: 2) };
            Assert.Equal((InspectionStep.FollowingUp, turn, 0), (facts.Step, facts.Turn, facts.DaysLate(Calendar, 14)));
        }
    }

    [Fact]
    public void AMunicipalityThatWasNeverInvited_IsNotLate() =>
        Assert.Equal(0, new InspectionFacts(Today.AddYears(1), false, null, 0, 0).DaysLate(Calendar, 14));

    [Fact]
    public void AFollowUpInWhichNobodyWasAsked_HasNotAnswered_AndSkipsTheSteps()
    {
        var nobody = new InspectionFacts(Today, true, null, 0, 0) { Draft = new DraftFacts(DraftStage.Judging) };
        Assert.Equal((InspectionState.Writing, 3), (nobody.State, nobody.Skipped));
        var one = nobody with { Asked = 1 };
        Assert.Equal((InspectionState.Answering, 2), (one.State, one.Skipped));
        Assert.Equal(0, Accepted().Skipped);
    }

    [Theory]
    [InlineData(PreparationStatus.Open, 0, "2026-04-01")]
    [InlineData(PreparationStatus.Submitted, 0, "2026-04-01")]
    [InlineData(PreparationStatus.Accepted, 1, "2026-05-01")]
    public void BeforeTheDraft_EachStepIsLateByItsOwnDay_AndTheLastDayItselfIsInTime(
        PreparationStatus preparation,
        int asked,
        string last
    ) =>
        AssertLateAfter(
            DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture),
            new InspectionFacts(Today, false, preparation, asked, 0));

    [Fact]
    public void OfADraft_EachStepIsLateByItsOwnDay_AndTheLastDayItselfIsInTime()
    {
        foreach (
            var draft in new[]
            {
                new DraftFacts(DraftStage.Judging),
                new(DraftStage.SecondReading),
                new(DraftStage.Judging) { Remarks = 1 },
                new(DraftStage.Agreed),
            })
            AssertLateAfter(new(2026, 6, 1), Accepted() with { Draft = draft });
        // Between the decision and the first day of publication lie two weeks.
        foreach (
            var draft in new[]
            {
                new DraftFacts(DraftStage.Deciding) { CheckClosed = true, Undecided = 1 },
                new(DraftStage.Deciding) { CheckClosed = true },
                new(DraftStage.SecondReading) { CheckClosed = true },
                new(DraftStage.Agreed) { CheckClosed = true },
                new(DraftStage.Adopted),
            })
            AssertLateAfter(new(2026, 6, 17), Accepted() with { Draft = draft });
    }

    [Fact]
    public void TheFactCheck_IsLateAfterItsOwnLastDay_WithTheExtension()
    {
        AssertLateAfter(new(2026, 9, 1), Accepted() with { Draft = new DraftFacts(DraftStage.FactCheck) { CheckUntil = new(2026, 9, 1) } });
        AssertLateAfter(
            new(2026, 9, 15),
            Accepted() with
            {
                Draft = new DraftFacts(DraftStage.FactCheck) { CheckUntil = new(2026, 9, 15) },
            });
    }

    [Fact]
    public void AStepWithoutADayOfItsOwn_IsLateByTheFirstDayAfterIt()
    {
        var writing = Accepted() with { Draft = new DraftFacts(DraftStage.Judging) };
        Assert.Equal(new DateOnly(2026, 6, 17), writing.LastDay(new StudyCalendar(PublishFrom: new(2026, 7, 1)), 14));
        Assert.Equal(
            new DateOnly(2026, 5, 1),
            new InspectionFacts(Today, false, PreparationStatus.Open, 0, 0).LastDay(new StudyCalendar(AnswerBy: new(2026, 5, 1)), 14));
        Assert.Null(writing.LastDay(new StudyCalendar(), 14));
        Assert.Equal(0, writing.DaysLate(new StudyCalendar(), 14));
    }

    [Fact]
    public void WhoWasAskedWhenTheDayWasPast_AnswersByADayOfTheirOwn()
    {
        var answering = Accepted() with { Settled = 3 };
        AssertLateAfter(new(2026, 5, 1), answering);
        AssertLateAfter(new(2026, 5, 20), answering with { AnswersDue = new(2026, 5, 20) });
    }

    private static InspectionFacts Accepted() => new(Today, false, PreparationStatus.Accepted, 4, 4);

    private static void AssertLateAfter(DateOnly last, InspectionFacts facts)
    {
        Assert.Equal(last, (facts with { Today = last }).LastDay(Calendar, 14));
        Assert.Equal(0, (facts with { Today = last }).DaysLate(Calendar, 14));
        Assert.Equal(1, (facts with { Today = last.AddDays(1) }).DaysLate(Calendar, 14));
        Assert.Equal(60, (facts with { Today = last.AddDays(60) }).DaysLate(Calendar, 14));
    }

    [Fact]
    public void WhoAnswered_IsNotNotedAsSilent()
    {
        var stage = new Stage();
        var silent = stage.Invite("Dimence");
        silent.NoteSilence(submitted: false, Guid.NewGuid(), Now);
        Assert.Equal((Answering.Silent, Now), (silent.Answered, silent.ChoseAt));
        Assert.Equal("D064", Refused(() => stage.Invite("MEE").NoteSilence(submitted: true, Guid.NewGuid(), Now)));
        var declined = stage.Invite("Politie");
        declined.Decline("Geen capaciteit");
        Assert.Equal("D064", Refused(() => declined.NoteSilence(submitted: false, Guid.NewGuid(), Now)));
    }

    [Fact]
    public void AnInspectionThatWasBegun_IsNotTakenOut()
    {
        var study = new Study(Guid.NewGuid(), "proef", "Proef", "ggsr/2012", StudyKind.First, null);
        var inspection = new Inspection(Guid.NewGuid(), study, "GM0150");
        inspection.RequireUntouched();
        inspection.Prepare();
        Assert.Equal("D063", Refused(inspection.RequireUntouched));
        Assert.Equal("D063", Refused(new Stage().Inspection.RequireUntouched));
    }
}
