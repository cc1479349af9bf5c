using Toetssteen.Domain;
using Toetssteen.Domain.Evidence;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using static Toetssteen.Tests.Domain.Stage;

namespace Toetssteen.Tests.Domain;

/// <summary>The rules with a name: a broken one is refused with its code, and nothing that was entered is lost.</summary>
public sealed class NamedRulesTests
{
    private readonly Stage _first = new();
    private readonly Stage _later = new(StudyKind.FollowUp, "2014");

    [Fact]
    public void AFrameworkVersionThatAStudyUses_NeverChanges()
    {
        var kept = new FrameworkVersion("proef/1", "Proef", "{}", "a");
        Assert.Equal("D002", Refused(() => kept.ReplaceBy(new FrameworkVersion("proef/1", "Anders", "{ }", "b"), inUse: true)));
        Assert.Equal(("Proef", "{}", "a"), (kept.Title, kept.Content, kept.Sha256));
        Assert.Throws<ArgumentException>(() => kept.ReplaceBy(new FrameworkVersion("proef/2", "Proef", "{}", "a"), inUse: false));
    }

    [Fact]
    public void ADuty_WaitsForWhoCanDoIt()
    {
        Assert.True(Duty.Inspector.CanBeDoneBy([Role.Inspector], isBlocked: false));
        Assert.True(Duty.Inspector.CanBeDoneBy([Role.SecondReader], isBlocked: false));
        Assert.True(Duty.SecondReader.CanBeDoneBy([Role.Inspector, Role.SecondReader], isBlocked: false));
        Assert.False(Duty.SecondReader.CanBeDoneBy([Role.Inspector], isBlocked: false));
        Assert.False(Duty.Inspector.CanBeDoneBy([Role.Inspector], isBlocked: true));
        Assert.False(Duty.Inspector.CanBeDoneBy([Role.StudyLead, Role.Administrator], isBlocked: false));
        Assert.False(Duty.Inspector.CanBeDoneBy([], isBlocked: false));
    }

    [Fact]
    public void AChangeOfAFramework_IsANewVersionWithACrosswalk()
    {
        var crosswalk = new Crosswalk(
            "2012",
            [new CrosswalkStep("3.1.2", ["3.1.2", "3.1.3"], "Gesplitst."), new CrosswalkStep("4.2.3", [])]);
        var next = Ggsr with { Version = "2016", Crosswalk = crosswalk };
        Assert.Equal(("ggsr/2012", "ggsr/2016"), (Ggsr.Id, next.Id));
        Assert.Equal(
            (2, 0, "1.1.1"),
            (next.Crosswalk.Follow("3.1.2").Count, next.Crosswalk.Follow("4.2.3").Count, next.Crosswalk.Follow("1.1.1").Single()));
    }

    [Theory]
    [InlineData("3.1.7 3.2.1", "D003")]
    [InlineData("", "D003")]
    [InlineData("9.9.9", "D001")]
    public void AFindingsIndicators_LieInOneCriterion(string codes, string rule)
    {
        Assert.Equal(rule, Refused(() => Finding(codes, Meets)));
        Assert.Equal(
            rule,
            Refused(() =>
                ImprovementPoint.OfColumn(
                    Guid.NewGuid(),
                    _first.Approach.Id,
                    Ggsr,
                    codes.Split(' ', StringSplitOptions.RemoveEmptyEntries),
                    Judged("2013", "", Improve))));
    }

    [Fact]
    public void AFindingsIndicators_StandOnceInTheOrderOfTheFramework() =>
        Assert.Equal(["3.1.1", "3.1.3"], Finding("3.1.3 3.1.1 3.1.3", Meets).IndicatorCodes);

    [Fact]
    public void AMark_IsTiedOnlyToAnIndicatorOfItsFinding()
    {
        Assert.Equal("D004", Refused(() => FindingOf("1.1.1", "", [new Mark(Meets, "1.1.2")])));
        var finding = _first.Record("1.1.1", Improve);
        Assert.Equal("D004", Refused(() => _first.Assessment.Judge(finding, [new Mark(Meets, "1.1.2")])));
        Assert.Equal((Verdict.NeedsImprovement, "1.1.1=i"), (finding.Verdict, _first.Assessment.Verdicts));
        Assert.Equal("D006", Refused(() => _later.Assessment.Judge(finding, [])));
    }

    [Fact]
    public void FindingsOfAnApproach_CoverEveryIndicatorOnceBeforeAdoption()
    {
        Assert.Equal(30, _first.Assessment.Uncovered(Ggsr).Count);
        foreach (var row in Ggsr.Rows())
            _first.Record(string.Join(' ', row.Indicators.Select(i => i.Code)), Meets);
        Assert.Empty(_first.Assessment.Uncovered(Ggsr));
        Assert.Equal("D005", Refused(() => _first.Record("3.1.2", Improve)));
        Assert.Equal(25, _first.Assessment.Findings.Count);
        Assert.Equal(Enumerable.Range(0, 25), _first.Assessment.Findings.Select(f => f.Position));
    }

    [Fact]
    public void AnIndicatorMayBeCoveredWithoutAMark_WithAReason()
    {
        var silent = _first.Record("2.1.3");
        var explained = FindingOf("2.1.1", "Tekst.", [], noMarkReason: "De bronnen spreken elkaar tegen.");
        _first.Assessment.Record(explained);
        _first.Record("2.1.2", Meets);

        Assert.Equal(27, _first.Assessment.Uncovered(Ggsr).Count);
        Assert.Equal([silent], _first.Assessment.WithoutMarkOrReason());
    }

    [Fact]
    public void AMunicipalityNominatesAtMostThreePartnersPerApproach()
    {
        foreach (var name in new[] { "Een", "Twee", "Drie" })
            _first.Invite(name);
        Assert.Equal("D030", Refused(() => _first.Invite("Vier")));
        Assert.Equal(3, _first.Assessment.Respondents.Count);

        Assert.True(_first.Invite("Vier", Nomination.ByInspectorates).IsDeparture);
        var other = _first.Inspection.Assess(Guid.NewGuid(), _first.ApproachNamed("Gezin Eerst"), null);
        Assert.Equal(Nomination.ByMunicipality, other.Invite(Guid.NewGuid(), Partner("Vijf"), Nomination.ByMunicipality).NominatedBy);
    }

    [Fact]
    public void AnOrganisation_TakesPartOnceInAnApproach()
    {
        var anchor = Partner("Het Anker");
        _first.Assessment.Invite(Guid.NewGuid(), anchor, Nomination.ByMunicipality);
        Assert.Equal("D031", Refused(() => _first.Assessment.Invite(Guid.NewGuid(), anchor, Nomination.ByInspectorates)));
    }

    [Fact]
    public void ARespondent_JoinsAnotherOfTheSameApproach()
    {
        var partner = _first.Invite("Het Anker");
        Assert.Equal("D032", Refused(() => partner.Join(partner)));
        Assert.Equal("D033", Refused(() => partner.Join(_later.Invite("De Brug"))));
        Assert.Null(partner.Answered);
        partner.Join(null);
        Assert.Equal((Answering.Joined, null), (partner.Answered, partner.JoinedRespondentId));
    }

    [Fact]
    public void OneInspectorateLeadsAStudy()
    {
        var (lead, joint) = (Guid.NewGuid(), Guid.NewGuid());
        _first.Study.Join(lead, leads: true);
        Assert.Equal("D020", Refused(() => _first.Study.Join(joint, leads: true)));
        _first.Study.Join(joint, leads: false);
        _first.Study.Join(joint, leads: false);
        _first.Study.Join(lead, leads: true);
        Assert.Equal([(lead, true), (joint, false)], _first.Study.Inspectorates.Select(i => (i.OrganisationId, i.Leads)));
    }

    [Fact]
    public void AnInspection_JudgesApproachesOfItsOwnMunicipalityOnce()
    {
        Assert.Equal("D021", Refused(() => _first.Inspection.Assess(Guid.NewGuid(), new(Guid.NewGuid(), "GM0193", "Elders"), null)));
        Assert.Equal("D022", Refused(() => _first.Inspection.Assess(Guid.NewGuid(), _first.Approach, null)));
    }

    [Fact]
    public void WhatIsPublished_IsCorrectedByANewEditionWithAReasonAndTheOldOneStays()
    {
        var sheet = new Factsheet(Guid.NewGuid(), "proef-2013", _first.Inspection, StudyKind.First);
        Assert.Equal("D062", Refused(() => sheet.Correct(Guid.NewGuid(), "{}", "a", "Reden", null, DateTimeOffset.UnixEpoch)));
        var first = sheet.Publish(Guid.NewGuid(), "{}", "a", PartialDate.Of(2013, 10), DateTimeOffset.UnixEpoch);
        Assert.Equal("D060", Refused(() => sheet.Publish(Guid.NewGuid(), "{ }", "b", null, DateTimeOffset.UnixEpoch)));
        Assert.Equal("D061", Refused(() => sheet.Correct(Guid.NewGuid(), "{ }", "b", " ", null, DateTimeOffset.UnixEpoch)));
        Assert.Null(sheet.Correct(Guid.NewGuid(), "{}", "a", "Reden", null, DateTimeOffset.UnixEpoch));
        var second = sheet.Correct(Guid.NewGuid(), "{ }", "b", "Verkeerde naam", PartialDate.Of(2013, 11), DateTimeOffset.UnixEpoch);

        Assert.Same(second, sheet.Current);
        Assert.Same(first, sheet.Find(1));
        Assert.Equal((1, "{}", null, 2, "Verkeerde naam"), (first.Number, first.Content, first.Reason, second!.Number, second.Reason));
        Assert.Null(sheet.Find(3));
    }

    [Fact]
    public void ARetestCoversTheBaselinesImprovementPoints_AllOfThemAndNothingElse()
    {
        var baseline = new[] { _later.Point("1.1.2"), _later.Point("3.2.2"), _later.Point("4.2.2") };
        var draft = Draft(baseline);
        Assert.Equal(baseline.Select(p => (Guid?)p.Id), draft.Findings.Select(f => f.ImprovementPointId));
        var pieces = new Dictionary<string, string>();
        Assert.Equal(["1.1.2", "3.2.2", "4.2.2"], Missing());

        var (closed, open, left) = (draft.Findings[0].Id, draft.Findings[1].Id, draft.Findings[2].Id);
        (pieces[DraftNames.Mark(closed, 1)], pieces[DraftNames.Text(closed)], pieces[DraftNames.NotRetested(left)]) = (
            "meets",
            "Nu wel.",
            "Te vroeg.");
        pieces[DraftNames.NoEvidenceReason(closed)] = "Ter plaatse gezien.";
        Assert.Equal(["3.2.2"], Missing());

        pieces[DraftNames.Text(open)] = "Er is verder onderzoek gedaan.";
        Assert.Equal(["3.2.2"], Missing());

        pieces[DraftNames.Unchanged(open)] = DraftNames.Yes;
        Assert.Empty(Missing());

        IEnumerable<string> Missing() =>
            DraftCompleteness.RetestGaps(draft.Findings.Select(f => DraftedFinding.Read(f, pieces))).Select(g => g.IndicatorCode!);
    }

    [Fact]
    public void AnApproachLeftOutWithAReason_MissesNoRetest()
    {
        Assert.Single(Gaps());
        _later.Assessment.LeaveOut("De aanpak bestaat niet meer.");
        Assert.Empty(Gaps());
        Assert.Equal("D043", Refused(() => _later.Assessment.Record(_later.Retest(_later.Point("1.1.2"), Meets))));

        _later.Assessment.TakeIn();
        _later.Assessment.Record(_later.Retest(_later.Point("1.1.2"), Meets));
        Assert.Equal("D044", Refused(() => _later.Assessment.LeaveOut("Toch niet.")));

        IReadOnlyList<DraftGap> Gaps() => new DraftContent
        {
            Study = _later.Study,
            Framework = Ggsr,
            Inspection = _later.Inspection,
            Draft = Draft([_later.Point("1.1.2")]),
            Texts = new Dictionary<string, DraftText>(),
            MunicipalityName = "Deventer",
            Inspectorates = [],
            Approaches = new Dictionary<Guid, (string, IReadOnlyList<string>)>(),
            Documents = new Dictionary<Guid, Document>(),
            Meetings = new Dictionary<Guid, Meeting>(),
        }.Gaps();
    }

    [Fact]
    public void AnImprovementPoint_IsRetestedOnceInAStudy()
    {
        var point = _later.Point("1.1.2");
        _later.Assessment.Record(_later.Retest(point, Meets));
        Assert.Equal("D042", Refused(() => _later.Assessment.Record(_later.Retest(point, Improve))));
        Assert.Single(_later.Assessment.Retests);
    }

    [Fact]
    public void WhatMet_IsNotRetested()
    {
        Assert.Null(ImprovementPoint.Of(Guid.NewGuid(), Finding("1.1.1", Meets), _first.Approach.Id, Ggsr, "2013"));
        Assert.Equal(
            "D040",
            Refused(() => ImprovementPoint.OfColumn(Guid.NewGuid(), _first.Approach.Id, Ggsr, ["1.1.1"], Judged("2013", "", Meets))));
    }

    [Fact]
    public void AnImprovementPoint_IsAboutTheIndicatorsThatDoNotMeet()
    {
        ImprovementPoint Point(params Mark[] marks) =>
            ImprovementPoint.Of(Guid.NewGuid(), FindingOf("3.1.1 3.1.2 3.1.3", "", marks), _first.Approach.Id, Ggsr, "2013")!;

        Assert.Equal(["3.1.1", "3.1.2", "3.1.3"], Point(new Mark(Improve)).IndicatorCodes);
        Assert.Equal(["3.1.1", "3.1.2", "3.1.3"], Point(new Mark(Meets), new Mark(Improve)).IndicatorCodes);
        Assert.Equal(["3.1.2"], Point(new Mark(Meets, "3.1.1"), new Mark(Improve, "3.1.2"), new Mark(Meets, "3.1.3")).IndicatorCodes);
        Assert.Equal(["3.1.2", "3.1.3"], Point(new Mark(Meets, "3.1.1"), new Mark(Improve)).IndicatorCodes);
    }

    [Fact]
    public void ABaselineKnownFromAColumn_TakesTheWordsOfTheFirstStudyWhenThatComes()
    {
        var point = ImprovementPoint.OfColumn(
            Guid.NewGuid(),
            _first.Approach.Id,
            Ggsr,
            ["3.1.2", "3.1.1"],
            Judged("2013", "Zoals het er later stond.", Improve));
        Assert.Equal((BaselineOrigin.FollowUpColumn, "3", "3.1"), (point.Origin, point.ThemeCode, point.CriterionCode));
        Assert.Equal(["3.1.1", "3.1.2"], point.IndicatorCodes);

        Assert.Equal("D045", Refused(() => point.JoinTo(Finding("4.1.1", Improve), "2013")));
        Assert.Equal((BaselineOrigin.FollowUpColumn, "Zoals het er later stond."), (point.Origin, point.Baseline.Text));
        point.JoinTo(Finding("3.1.1 3.1.2 3.1.3", Improve), "2013");
        Assert.Equal((BaselineOrigin.FirstStudy, "Er is onderzoek gedaan."), (point.Origin, point.Baseline.Text));
    }

    private FactsheetDraft Draft(IEnumerable<ImprovementPoint> points) =>
        FactsheetDraft.FollowUp(_later.Inspection, Ggsr, points.Select(p => (_later.Assessment, new FollowedPoint(p, []))), Guid.NewGuid);
}
