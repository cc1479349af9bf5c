using Toetssteen.Documents.Frameworks;
using Toetssteen.Domain;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;
using static Toetssteen.Tests.Domain.Stage;

namespace Toetssteen.Tests.Domain;

/// <summary>What a municipality tells beforehand: each rule by name.</summary>
public sealed class PreparationTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private readonly Preparation _preparation = new Inspection(
        Guid.NewGuid(),
        new Study(Guid.NewGuid(), "proef", "Proef", "ggsr/2012", StudyKind.First, "2026"),
        "GM0150"
    ).Prepare();
    private readonly Approach _known = new(Guid.NewGuid(), "GM0150", "Wijkteam Noord");

    [Fact]
    public void AKnownApproach_IsNamedOnce_AndKeepsItsName()
    {
        var named = _preparation.Name(Guid.NewGuid(), _known);
        Assert.Same(named, _preparation.Name(Guid.NewGuid(), _known));
        Assert.Equal("D073", Refused(() => _preparation.Rename(named, "Wijkteam Zuid")));
        Assert.Equal("Wijkteam Noord", named.Name);
    }

    [Theory]
    [InlineData(" ", "D071")]
    [InlineData("wijkteam noord", "D072")]
    public void ANewApproach_NeedsANameOfItsOwn(string name, string rule)
    {
        _preparation.Name(Guid.NewGuid(), _known);
        Assert.Equal(rule, Refused(() => _preparation.Name(Guid.NewGuid(), name)));
        Assert.Single(_preparation.Approaches);
    }

    [Fact]
    public void WhatStoppedOrWentOn_IsNotJudged()
    {
        var old = _preparation.Name(Guid.NewGuid(), _known);
        var next = _preparation.Name(Guid.NewGuid(), "Team Breed");
        old.Propose(true, "Beste keus");
        old.Becomes(TransitionKind.AbsorbedInto, [next], PartialDate.Of(2025), null, false);
        Assert.False(old.ToBeJudged);
        Assert.Equal("D077", Refused(() => old.Propose(true, "Toch")));
    }

    [Fact]
    public void LineageIsSaidOfWhatWas()
    {
        var old = _preparation.Name(Guid.NewGuid(), _known);
        var next = _preparation.Name(Guid.NewGuid(), "Team Breed");
        Assert.Equal("D078", Refused(() => next.Becomes(TransitionKind.Stopped, [], null, null, null)));
        Assert.Equal("D010", Refused(() => old.Becomes(TransitionKind.Stopped, [next], null, null, null)));
        Assert.Equal("D012", Refused(() => old.Becomes(TransitionKind.ContinuesAs, [old], null, null, null)));
        old.Becomes(TransitionKind.ContinuesAs, [next], null, null, null);
        _preparation.Remove(next);
        Assert.Empty(old.SuccessorIds);
        Assert.Contains(_preparation.Gaps(), g => g.StatementId == old.Id && g.Kind == GapKind.NoSuccessor);
    }

    [Fact]
    public void ALineage_HasNoCircles()
    {
        var (first, second) = (
            _preparation.Name(Guid.NewGuid(), _known),
            _preparation.Name(Guid.NewGuid(), new Approach(Guid.NewGuid(), "GM0150", "Wijkteam Oost")));
        var third = _preparation.Name(Guid.NewGuid(), "Team Breed");
        _preparation.Follow(first, TransitionKind.AbsorbedInto, [second], null, null, null);
        _preparation.Follow(second, TransitionKind.SplitInto, [third], PartialDate.Of(2025), null, null);
        Assert.Equal("D013", Refused(() => _preparation.Follow(second, TransitionKind.ContinuesAs, [first], null, null, null)));
        Assert.Equal("D012", Refused(() => _preparation.Follow(second, TransitionKind.ContinuesAs, [second], null, null, null)));
        Assert.Equal(TransitionKind.SplitInto, second.Fate);
    }

    [Fact]
    public void HowFarOneIs_FollowsFromWhatWasTold()
    {
        var approach = _preparation.Name(Guid.NewGuid(), _known);
        Assert.Equal(StatementProgress.NotBegun, _preparation.ProgressOf(approach));
        approach.Describe(new ApproachFacts().Answered(Answers("approach_families_knowledge=unknown")));
        Assert.Equal(StatementProgress.Begun, _preparation.ProgressOf(approach));
        approach.Propose(false, "Alleen lichte hulp.");
        Assert.Equal(StatementProgress.Complete, _preparation.ProgressOf(approach));
        _preparation.Follow(approach, TransitionKind.ContinuesAs, [], null, null, null);
        Assert.Equal(StatementProgress.Begun, _preparation.ProgressOf(approach));
        _preparation.Follow(approach, TransitionKind.Stopped, [], null, null, null);
        Assert.Equal(StatementProgress.Complete, _preparation.ProgressOf(approach));
    }

    [Fact]
    public void APartner_CanBeAmended_ButNotIntoAnother()
    {
        var approach = _preparation.Name(Guid.NewGuid(), "Team Breed");
        var partner = approach.Nominate(Guid.NewGuid(), "Dimense", null, null);
        approach.Nominate(Guid.NewGuid(), "MEE", null, null);
        approach.Amend(partner, " Dimence ", "ggz", null);
        Assert.Equal(("Dimence", "ggz"), (partner.Name, partner.Sector));
        Assert.Equal("D031", Refused(() => approach.Amend(partner, "mee", null, null)));
        Assert.Equal("D079", Refused(() => approach.Amend(partner, " ", null, null)));
    }

    [Fact]
    public void OneJoinsOnlyAnswersThatAreGiven_AndChoosesAgainWhenTheyAreNot()
    {
        var stage = new Stage();
        var (police, school, clinic) = (stage.Invite("Politie"), stage.Invite("School"), stage.Invite("Kliniek"));
        school.Join(police);
        school.Confirm(Guid.NewGuid(), Now);
        Assert.Equal("D034", Refused(() => clinic.Join(school)));
        Assert.Empty(stage.Assessment.LetGo(police, submitted: false, Now));
        police.Decline("Geen tijd");
        Assert.Equal([school], stage.Assessment.LetGo(police, submitted: false, Now));
        Assert.Equal((null, null, null), (school.Answered, school.JoinedRespondentId, school.ChoseAt));
        Assert.Equal("D035", Refused(() => Respondent.RequireChoice(submitted: true)));
        Respondent.RequireChoice(submitted: false);
    }

    [Fact]
    public void AMunicipalityNominates_AtMostThreePartners()
    {
        var approach = _preparation.Name(Guid.NewGuid(), "Team Breed");
        foreach (var name in new[] { "Dimence", "MEE", "Politie" })
            approach.Nominate(Guid.NewGuid(), name, null, null);
        Assert.Equal("D031", Refused(() => approach.Nominate(Guid.NewGuid(), "politie", null, null)));
        Assert.Equal("D030", Refused(() => approach.Nominate(Guid.NewGuid(), "School", null, null)));
        approach.Withdraw(approach.Partners[0]);
        Assert.Equal([0, 1], approach.Partners.Select(p => p.Position));
    }

    [Fact]
    public void SendingIn_NeedsAnApproachToJudge_AndWhy()
    {
        Assert.Equal("D074", Refused(() => _preparation.Submit(Guid.NewGuid(), Now)));
        var approach = Complete();
        approach.Propose(true, null);
        Assert.Equal("D074", Refused(() => _preparation.Submit(Guid.NewGuid(), Now)));
        approach.Propose(true, "De meeste gezinnen zitten hier.");
        _preparation.Submit(Guid.NewGuid(), Now);
        Assert.Equal(PreparationStatus.Submitted, _preparation.Status);
    }

    [Fact]
    public void WhatWasSentIn_IsClosed_UntilTheLeadAsksBack()
    {
        Assert.Equal("D075", Refused(() => _preparation.AskBack("Leg uit")));
        Complete();
        _preparation.Submit(Guid.NewGuid(), Now);
        Assert.Equal("D070", Refused(() => _preparation.Name(Guid.NewGuid(), _known)));
        Assert.Equal("D076", Refused(() => _preparation.AskBack(" ")));
        _preparation.AskBack("Leg uit");
        Assert.True(_preparation.IsOpen);
        _preparation.Submit(Guid.NewGuid(), Now);
        Assert.Null(_preparation.AskedBackWith);
        _preparation.Accept(Guid.NewGuid(), Now);
        Assert.Equal("D075", Refused(() => _preparation.AskBack("Nog iets")));
        Assert.Equal("D070", Refused(_preparation.RequireOpen));
    }

    [Fact]
    public void UnknownIsNotZeroAndNotNone()
    {
        var form = PreparationForm.Of(Ggsr);
        string[] Wrong(string typed) => [.. form.Problems(form.Kept(Answers(typed))).Select(p => $"{p.Code} {p.Question}")];
        Assert.Empty(Wrong("approach_families_knowledge=known;approach_families=0"));
        Assert.Empty(Wrong("approach_families_knowledge=unknown"));
        Assert.Equal(["Q019 approach_families"], Wrong("approach_families_knowledge=unknown;approach_families=0"));
        Assert.Equal(["Q018 approach_families"], Wrong("approach_families_knowledge=known"));
        Assert.Equal(["Q014 approach_families"], Wrong("approach_families=-1"));
        Assert.Equal(["Q001 approach_maximum_duration_unit"], Wrong("approach_maximum_duration=18"));
        // There is always a number of families; of a maximum can be said that there is none.
        Assert.Equal(["Q002 approach_families_knowledge"], Wrong("approach_families_knowledge=none"));
        Assert.Empty(Wrong("approach_maximum_caseload_knowledge=none"));
    }

    [Fact]
    public void AValueAlone_SaysThatItIsKnown_AndWhatTheProgramAsksIsKeptOnlyWithAValue()
    {
        var form = PreparationForm.Of(Ggsr);
        Assert.Equal(["approach_families", "approach_families_knowledge", "approach_families_precision"],
            form.Kept(Answers("approach_families=45;approach_families_precision=about")).Keys.Order(StringComparer.Ordinal));
        Assert.Empty(form.Kept(Answers("approach_families_precision=exact;approach_maximum_duration_unit=months;approach_director=  ")));
    }

    [Fact]
    public void AQuestionThatDoesNotApply_KeepsItsAnswer_AndCountsAsNone()
    {
        var form = PreparationForm.Of(
            FrameworkFile.Load(RepositoryFolder.PathTo("tests", "frameworks", "schoolteams", "1.yaml")).Framework!);
        var kept = form.Kept(Answers("approach_payer=schools;approach_payer_other=Een fonds"));
        Assert.Equal("Een fonds", kept["approach_payer_other"]);
        Assert.Empty(form.Problems(kept));
        Assert.Equal(["approach_payer"], form.Given(kept).Select(g => g.Question.Name));
    }

    [Fact]
    public void AFrameworkThatAsksNothingBeforehand_HasNoQuestions() =>
        Assert.Empty(PreparationForm.Of(Ggsr with { Preparation = [] }).Questions);

    [Fact]
    public void TheFactsOfAnApproach_AreEqualWhereTheySayTheSame()
    {
        var facts = new ApproachFacts { What = "Een team." };
        Assert.Equal(facts.Answered(Answers("approach_b=1;approach_a=2")), facts.Answered(Answers("approach_a=2;approach_b=1")));
        Assert.NotEqual(facts, facts.Answered(Answers("approach_a=2")));
    }

    [Fact]
    public void TheDaysOfAStudy_FollowOneAnother()
    {
        var study = new Study(Guid.NewGuid(), "proef", "Proef", "ggsr/2012", StudyKind.First, "2026");
        var wrong = new StudyCalendar(NominateBy: new(2026, 5, 1), DraftBy: new(2026, 4, 1));
        Assert.Equal("D066", Refused(() => study.Plan("Anders", "2026", wrong, new StudyLetters(), Now)));
        Assert.Equal(("Proef", null), (study.Title, study.PlannedAt));
        Assert.Equal("D067", Refused(() => study.Plan(" ", "2026", new StudyCalendar(), new StudyLetters(), Now)));
        study.Plan("Proef", "2026", new StudyCalendar(AnswerBy: new(2026, 5, 1)), new StudyLetters(), Now);
        study.Plan("Proef 2", "2026", new StudyCalendar(), new StudyLetters(), Now.AddDays(1));
        Assert.Equal(Now, study.PlannedAt);
    }

    [Fact]
    public void NobodySecondReads_TheirOwnInspection()
    {
        var inspection = new Inspection(
            Guid.NewGuid(),
            new Study(Guid.NewGuid(), "proef", "Proef", "ggsr/2012", StudyKind.First, null),
            "GM0150");
        var someone = Guid.NewGuid();
        inspection.Assign(someone, Duty.Inspector);
        inspection.Assign(someone, Duty.Inspector);
        Assert.Equal("D068", Refused(() => inspection.Assign(someone, Duty.SecondReader)));
        Assert.Single(inspection.Assignments);
        inspection.Unassign(someone, Duty.Inspector);
        inspection.Assign(someone, Duty.SecondReader);
        Assert.Equal(Duty.SecondReader, inspection.Assignments.Single().Duty);
    }

    private static Dictionary<string, string> Answers(string answers) =>
        answers.Split(';').Select(a => a.Split('=', 2)).ToDictionary(a => a[0], a => a[1]);

    private ApproachStatement Complete()
    {
        var approach = _preparation.Name(Guid.NewGuid(), "Team Breed");
        approach.Describe(new ApproachFacts { What = "Eén team voor alle leefgebieden." });
        approach.Propose(true, "Beste keus");
        return approach;
    }
}
