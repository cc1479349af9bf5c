using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using static Toetssteen.Tests.Domain.Stage;

namespace Toetssteen.Tests.Domain;

/// <summary>A follow-up from plan to re-tests: what is taken over, what is refused, and that nothing is lost by it.</summary>
public sealed class FollowUpTests
{
    private readonly Stage _first = new();
    private readonly Stage _later = new(StudyKind.FollowUp, "2014");
    private readonly Dictionary<string, string> _pieces = [];

    [Fact]
    public void AFollowUp_IsOfTheFrameworkVersionOfTheEarlierStudy_AndItsMunicipalitiesAreFixed()
    {
        var study = Study.FollowUpOf(_first.Study, Guid.NewGuid(), "vervolg", "Vervolg", "2014");
        Assert.Equal(
            (_first.Study.FrameworkId, StudyKind.FollowUp, _first.Study.Id),
            (study.FrameworkId, study.Kind, study.EarlierStudyId!.Value));
        Assert.Equal("D153", Refused(study.RequireFirst));
        _first.Study.RequireFirst();
    }

    [Fact]
    public void TheDraftOfAFollowUp_HasAFindingPerPoint_OverExactlyItsIndicators()
    {
        var points = new[] { _later.Point("1.1.2"), _later.Point("3.1.1 3.1.2") };
        var draft = Draft([.. points.Select(p => new FollowedPoint(p, []))]);
        Assert.Equal(["1.1.2", "3.1.1 3.1.2"], draft.Findings.Select(f => string.Join(' ', f.IndicatorCodes)));
        Assert.Equal(points.Select(p => (Guid?)p.Id), draft.Findings.Select(f => f.ImprovementPointId));
        Assert.Equal("D155", Refused(() => draft.Merge(Ggsr, [.. draft.Findings.Select(f => f.Id)])));
        Assert.Equal("D155", Refused(() => draft.Split(Ggsr, draft.Findings[1], ["3.1.2"], Guid.NewGuid())));
        Assert.Equal(2, draft.Findings.Count);
    }

    [Fact]
    public void WhoIsAskedInAFollowUp_IsAskedAboutThePointsThatAreJudgedAgain_AndAboutNothingElse()
    {
        var draft = Draft(new FollowedPoint(_later.Point("3.1.1 3.1.2"), []), new FollowedPoint(_later.Point("1.1.2"), []));
        Assert.Equal(["1.1.2", "3.1.1", "3.1.2"], draft.QuestionScopeOf(_later.Assessment.Id)!);
        Assert.Empty(draft.QuestionScopeOf(Guid.NewGuid())!);
        Assert.Null(new FactsheetDraft(_first.Inspection, Ggsr, Guid.NewGuid).QuestionScopeOf(_first.Assessment.Id));
    }

    [Fact]
    public void ARetestOfAPointThatMetItsNorm_IsRefused()
    {
        var point = _later.Point("1.1.2");
        var met = new FollowedPoint(point, [_later.Retest(point, Meets)]);
        Assert.True(met.IsResolved);
        Assert.Equal("D150", Refused(() => Draft(met)));
        Assert.Equal(LeftOut.Resolved, FollowUpPoint.Of(met, Published(), underWay: false).Why);
    }

    [Fact]
    public void WhatIsTakenOver_IsPublishedUnresolvedAndInNoOtherRound()
    {
        var open = new FollowedPoint(_later.Point("1.1.2"), []);
        Assert.Null(FollowUpPoint.Of(open, Published(), underWay: false).Why);
        Assert.Equal(LeftOut.UnderWay, FollowUpPoint.Of(open, Published(), underWay: true).Why);
        Assert.Equal(LeftOut.NotPublished, FollowUpPoint.Of(open, null, underWay: false).Why);
        var withdrawn = Published();
        withdrawn.Withdraw("Onjuist.", DateTimeOffset.UnixEpoch);
        Assert.Equal(LeftOut.Withdrawn, FollowUpPoint.Of(open, withdrawn, underWay: false).Why);
    }

    [Fact]
    public void TwoRoundsAtOnceOnOneApproach_AreRefused_AndSoIsAFollowUpOfNothing()
    {
        var open = new FollowedPoint(_later.Point("1.1.2"), []);
        Assert.Equal("D151", Refused(() => Plan(FollowUpPoint.Of(open, Published(), underWay: true)).Require([_later.Approach.Id])));
        Assert.Equal("D154", Refused(() => Plan(FollowUpPoint.Of(open, Published(), underWay: true)).Require([])));
        Plan(FollowUpPoint.Of(open, Published(), underWay: false)).Require([_later.Approach.Id]);
    }

    [Fact]
    public void AnApproach_IsJudgedAgainstItselfOrWhatItWentOnIn_AndNothingElse()
    {
        var (next, strange) = (_later.ApproachNamed("Samen Verder"), _later.ApproachNamed("Iets Anders"));
        var lineage = new Lineage([_later.Approach, next, strange]);
        lineage.Record(Guid.NewGuid(), _later.Approach, TransitionKind.ContinuesAs, next, null, null);
        _later.Assessment.JudgeAgainst(_later.Approach, next, lineage);
        Assert.Equal("D152", Refused(() => _later.Assessment.JudgeAgainst(_later.Approach, strange, lineage)));
        Assert.Equal(
            "D152",
            Refused(() => _later.Assessment.JudgeAgainst(_later.Approach, new Approach(Guid.NewGuid(), "GM0193", "Elders"), lineage)));
        Assert.Equal(next.Id, _later.Assessment.JudgedAgainstApproachId);
        _later.Assessment.JudgeAgainst(_later.Approach, _later.Approach, lineage);
        Assert.Null(_later.Assessment.JudgedAgainstApproachId);
    }

    [Fact]
    public void TheOneSuccessor_IsProposed_OfSeveralNone_AndAStoppedApproachSaysSo()
    {
        var (next, other) = (_later.ApproachNamed("Samen Verder"), _later.ApproachNamed("Samen Anders"));
        var lineage = new Lineage([_later.Approach, next, other]);
        Assert.Equal((_later.Approach, false), Of());
        lineage.Record(Guid.NewGuid(), _later.Approach, TransitionKind.SplitInto, next, null, null);
        Assert.Equal((next, false), Of());
        lineage.Record(Guid.NewGuid(), _later.Approach, TransitionKind.SplitInto, other, null, null);
        Assert.Equal((null, false), Of());
        lineage.Record(Guid.NewGuid(), next, TransitionKind.Stopped, null, null, null);
        lineage.Record(Guid.NewGuid(), other, TransitionKind.Stopped, null, null, null);
        Assert.Equal((null, true), Of());

        (Approach?, bool) Of() => new FollowUpApproach(_later.Approach, [], lineage) is var a ? (a.Proposed, a.HasStopped) : default;
    }

    [Fact]
    public void AThirdRound_StandsBesideTheSecond_WithTheFirstBeforeIt()
    {
        var point = _later.Point("1.1.2");
        var unchanged = new Retest(
            Guid.NewGuid(),
            point,
            _later.Approach.Id,
            point.Baseline,
            new Judgement("2014", [new Mark(Improve)], ""),
            unchanged: true);
        var skipped = Retest.NotRetested(Guid.NewGuid(), point, _later.Approach.Id, point.Baseline, "Te vroeg.");
        var followed = new FollowedPoint(point, [unchanged, skipped]);
        Assert.False(followed.IsResolved);
        Assert.Equal(("2014", point.Baseline.Text), (followed.Latest.Period, followed.Latest.Text));
        Assert.Equal([point.Baseline], followed.Earlier);
    }

    [Fact]
    public void TheMarksAsTheyWere_AreThoseAboutThePoint()
    {
        var finding = FindingOf(
            "3.1.1 3.1.2 3.1.3",
            "Er is beleid.",
            [new Mark(Meets, "3.1.1"), new Mark(Improve, "3.1.2"), new Mark(Improve)]);
        var point = ImprovementPoint.Of(Guid.NewGuid(), finding, _later.Approach.Id, Ggsr, "2013")!;
        Assert.Equal([new Mark(Improve, "3.1.2"), new Mark(Improve)], new FollowedPoint(point, []).MarksAsTheyWere);
    }

    [Fact]
    public void EveryPointOfTheBaseline_IsJudgedUnchangedOrLeftOutWithAReason_AndNeverBoth()
    {
        var draft = Draft([.. new[] { "1.1.2", "1.2.1", "1.2.2", "2.1.1" }.Select(c => new FollowedPoint(_later.Point(c), []))]);
        var (judged, same, left, both) = (draft.Findings[0].Id, draft.Findings[1].Id, draft.Findings[2].Id, draft.Findings[3].Id);
        Assert.Equal(4, Gaps().Count(g => g.Kind == DraftGapKind.NotRetestedNoReason));
        _pieces[DraftNames.Mark(judged, 1)] = "meets";
        _pieces[DraftNames.Unchanged(same)] = DraftNames.Yes;
        _pieces[DraftNames.NotRetested(left)] = "Te vroeg.";
        (_pieces[DraftNames.Mark(both, 1)], _pieces[DraftNames.Text(both)], _pieces[DraftNames.NotRetested(both)]) = (
            "improve",
            "Er is weinig veranderd.",
            "Te vroeg.");
        Assert.Equal(
            [(DraftGapKind.NoText, "1.1.2"), (DraftGapKind.NoEvidenceNoReason, "1.1.2"), (DraftGapKind.RetestedAndNot, "2.1.1")],
            Gaps().Select(g => (g.Kind, g.IndicatorCode!)));
        _pieces[DraftNames.Text(judged)] = "Nu wel.";
        _pieces[DraftNames.NotRetested(both)] = " ";
        (_pieces[DraftNames.NoEvidenceReason(judged)], _pieces[DraftNames.NoEvidenceReason(both)]) = (
            "Ter plaatse gezien.",
            "Ter plaatse gezien.");
        Assert.Empty(Gaps());

        IReadOnlyList<DraftGap> Gaps() => DraftCompleteness.RetestGaps(draft.Findings.Select(f => DraftedFinding.Read(f, _pieces)));
    }

    [Fact]
    public void WhatIsUnchanged_BearsTheEarlierMark_AndCarriesTheEarlierReasonsWithThatMarkAlone()
    {
        var followed = new FollowedPoint(_later.Point("1.1.2"), []);
        var finding = Draft(followed).Findings[0];
        _pieces[DraftNames.Unchanged(finding.Id)] = DraftNames.Yes;
        Assert.Equal(followed.MarksAsTheyWere, Read().Marks);
        Assert.Equal((true, false), (Read().CarriesEarlierReasons, Read().IsWithoutEvidence));
        Assert.Empty(DraftCompleteness.RetestGaps([Read()]));

        _pieces[DraftNames.Mark(finding.Id, 1)] = "improve";
        Assert.True(Read().CarriesEarlierReasons);
        Assert.Empty(DraftCompleteness.RetestGaps([Read()]));

        (_pieces[DraftNames.Mark(finding.Id, 1)], _pieces[DraftNames.Text(finding.Id)]) = ("meets", "Nu wel.");
        Assert.Equal((false, true), (Read().CarriesEarlierReasons, Read().IsWithoutEvidence));
        Assert.Equal(
            [DraftGapKind.UnchangedWithOtherMark, DraftGapKind.NoEvidenceNoReason],
            DraftCompleteness.RetestGaps([Read()]).Select(g => g.Kind));

        DraftedFinding Read() => DraftedFinding.Read(finding, _pieces, followed);
    }

    [Fact]
    public void UnchangedAndNotRetested_ArePartOfWhatASecondReaderAgreesWith()
    {
        var finding = Draft(new FollowedPoint(_later.Point("1.1.2"), [])).Findings[0];
        var before = FindingAsRead.Of(DraftedFinding.Read(finding, _pieces));
        _pieces[DraftNames.Unchanged(finding.Id)] = DraftNames.Yes;
        Assert.NotEqual(before, FindingAsRead.Of(DraftedFinding.Read(finding, _pieces)));
        _pieces[DraftNames.Unchanged(finding.Id)] = "";
        _pieces[DraftNames.NotRetested(finding.Id)] = "Te vroeg.";
        Assert.NotEqual(before, FindingAsRead.Of(DraftedFinding.Read(finding, _pieces)));
    }

    [Fact]
    public void WhatAFollowUpPublishes_TakesThePlaceOfWhatWas()
    {
        var point = _later.Point("1.1.2");
        _later.Assessment.JudgeAgain([_later.Retest(point, Improve)], null);
        _later.Assessment.JudgeAgain([_later.Retest(point, Meets)], null);
        Assert.True(Assert.Single(_later.Assessment.Retests).IsResolved);
        _later.Assessment.JudgeAgain([], "De aanpak is gestopt.");
        Assert.Equal((0, "De aanpak is gestopt."), (_later.Assessment.Retests.Count, _later.Assessment.NotRetestedReason));
        Assert.Equal("D041", Refused(() => _later.Assessment.JudgeAgain([], " ")));
    }

    private FactsheetDraft Draft(params FollowedPoint[] points) =>
        FactsheetDraft.FollowUp(_later.Inspection, Ggsr, points.Select(p => (_later.Assessment, p)), Guid.NewGuid);

    private FollowUpPlan Plan(FollowUpPoint point) =>
        new([
            new FollowUpMunicipality(
                "GM0150",
                "Deventer",
                null,
                [new FollowUpApproach(_later.Approach, [point], new Lineage([_later.Approach]))]),
        ]);

    private Factsheet Published()
    {
        var sheet = new Factsheet(Guid.NewGuid(), "deventer-2013", _first.Inspection, StudyKind.First);
        sheet.Publish(Guid.NewGuid(), "{}", "a", null, DateTimeOffset.UnixEpoch);
        return sheet;
    }
}
