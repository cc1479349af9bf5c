using Toetssteen.Domain.Publication;
using static Toetssteen.Tests.Domain.Drafts.Drafting;
using static Toetssteen.Tests.Domain.Stage;

namespace Toetssteen.Tests.Domain.Drafts;

/// <summary>A fact check: objections before the day, one who submits, a decision and a reason on each.</summary>
public sealed class FactCheckTests
{
    private static readonly ObjectedSentence Sentence = new("approaches/0/findings/0/text", "1.1.1", "Niemand kent de afspraak.", null);

    private readonly Drafting _given = new Drafting().At(DraftStage.FactCheck);

    private FactCheck Check => _given.Draft.CurrentFactCheck!;

    [Fact]
    public void Objections_AreNumbered_MendedAndTakenBack_UntilTheyAreSubmitted()
    {
        var (first, second) = (Object("Dit klopt niet."), Object("Dit ook niet."));
        Assert.Equal((1, 2), (first.Number, second.Number));
        Check.Amend(first, ObjectionKind.Remark, " Liever zo. ", null, Today);
        Assert.Equal((ObjectionKind.Remark, "Liever zo.", Sentence), (first.Kind, first.Reason, first.Sentence));
        Check.Withdraw(second, Today);
        Assert.Empty(Check.Submitted);
        Submit();
        Assert.Same(first, Assert.Single(Check.Submitted));
    }

    [Fact]
    public void WhatWasSubmitted_IsClosed()
    {
        var objection = Object("Dit klopt niet.");
        Submit();
        Assert.All(
            new Action[]
            {
                () => Object("Nog iets."),
                () => Check.Amend(objection, ObjectionKind.Remark, "Anders.", null, Today),
                () => Check.Withdraw(objection, Today),
                () => Check.Respond("Zo.", true, Today),
                () => Check.AskExtension(Today.AddDays(40), "Druk.", Today),
                () => Check.Extend(Today.AddDays(40)),
                Submit,
                () => Check.NoteUnanswered(Now, Today.AddDays(30)),
            },
            act => Assert.Equal("D130", Refused(act)));
        Assert.Single(Check.Objections);
    }

    [Fact]
    public void AfterTheDay_NothingIsTaken_UntilThereIsMoreTime()
    {
        var late = Check.Until.AddDays(1);
        Assert.Equal("D131", Refused(() => Object("Te laat.", late)));
        Assert.Equal("D131", Refused(() => Check.Submit("Gerda", Guid.NewGuid(), Now, late)));
        Check.Extend(late);
        Object("Op tijd.", late);
        Assert.Single(Check.Objections);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void AnObjection_HasASentenceAndAReason(string nothing)
    {
        Assert.Equal("D132", Refused(() => Object(nothing)));
        Assert.Equal("D132", Refused(() => Object(new string('a', Objection.MaxReason + 1))));
        Assert.Equal(
            "D133",
            Refused(() =>
                Check.Object(
                    Guid.NewGuid(),
                    ObjectionKind.Remark,
                    Sentence with
                    {
                        Text = nothing,
                    },
                    "Dit klopt niet.",
                    null,
                    Guid.NewGuid(),
                    Now,
                    Today)));
        Assert.Empty(Check.Objections);
    }

    [Fact]
    public void AResponse_MayBeEmpty_AndThenIsNotPublished()
    {
        Check.Respond("Wij herkennen ons hierin.", true, Today);
        Assert.Equal("D134", Refused(() => Check.Respond(new string('a', FactCheck.MaxResponse + 1), true, Today)));
        Assert.Equal(("Wij herkennen ons hierin.", true), (Check.Response, Check.PublishResponse));
        Check.Respond("  ", true, Today);
        Assert.True(Check is { Response: null, PublishResponse: false });
    }

    [Fact]
    public void MoreTime_IsAskedWithAReasonAndALaterDay_AndGivenToALaterDay()
    {
        var until = Check.Until;
        Assert.Equal("D135", Refused(() => Check.AskExtension(until, "Druk.", Today)));
        Assert.Equal("D135", Refused(() => Check.AskExtension(until.AddDays(7), " ", Today)));
        Check.AskExtension(until.AddDays(7), "Druk.", Today);
        Assert.Equal("D136", Refused(() => Check.Extend(until)));
        Assert.Equal((until, "Druk."), (Check.Until, Check.ExtensionAsked));
        Check.Extend(until.AddDays(5));
        Assert.Equal(until.AddDays(5), Check.Until);
        Assert.Null(Check.ExtensionAsked);
    }

    [Fact]
    public void WhoSubmits_SaysWhoTheyAre()
    {
        Assert.Equal("D137", Refused(() => Check.Submit(" ", Guid.NewGuid(), Now, Today)));
        Assert.False(Check.IsClosed);
    }

    [Fact]
    public void NoAnswerByTheDay_IsRecordedAsSuch_AndWhatWasNotSubmittedIsNoObjection()
    {
        Object("Nooit verzonden.");
        Assert.Equal("D138", Refused(() => Check.NoteUnanswered(Now, Check.Until)));
        Check.NoteUnanswered(Now, Check.Until.AddDays(1));
        Assert.True(Check.IsClosed);
        Assert.Empty(Check.Submitted);
        Assert.Single(Check.Objections);
        _given.Draft.TakeUpFactCheck();
        Assert.Equal(DraftStage.Deciding, _given.Draft.Stage);
    }

    [Fact]
    public void EveryObjection_GetsADecisionAndAReason_AfterItWasSubmitted()
    {
        var objection = Object("Dit klopt niet.");
        Assert.Equal("D139", Refused(() => Check.Decide(objection, ObjectionDecision.Adopted, "Dat is zo.", _given.Inspector, Now)));
        Submit();
        Assert.Equal("D140", Refused(() => Check.Decide(objection, ObjectionDecision.Adopted, " ", _given.Inspector, Now)));
        Assert.Same(objection, Assert.Single(Check.Undecided));
        Check.Decide(objection, ObjectionDecision.Partly, " Deels. ", _given.Inspector, Now);
        Assert.Empty(Check.Undecided);
        Assert.Equal(
            (ObjectionDecision.Partly, "Deels.", _given.Inspector),
            (objection.Decision!.Value, objection.DecisionReason, objection.DecidedBy!.Value));
    }

    private Objection Object(string reason, DateOnly? today = null) =>
        Check.Object(Guid.NewGuid(), ObjectionKind.FactuallyWrong, Sentence, reason, null, Guid.NewGuid(), Now, today ?? Today);

    private void Submit() => Check.Submit("Gerda", Guid.NewGuid(), Now, Today);
}
