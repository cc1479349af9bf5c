using System.Globalization;
using Toetssteen.Domain;
using Toetssteen.Domain.Comparison;
using Toetssteen.Domain.Evidence;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using static Toetssteen.Tests.Domain.Stage;

namespace Toetssteen.Tests.Domain;

/// <summary>The nineteen things that happened in published factsheets, by their number in the design: each can be said.</summary>
public sealed class WhatItMustBeAbleToSayTests
{
    private readonly Stage _first = new();

    [Theory]
    [InlineData("3.1.4 3.1.5 3.1.6 3.1.7", 1)]
    [InlineData("3.1.4 3.1.5 3.1.6 3.1.7", 2)]
    [InlineData("3.1.4 3.1.5 3.1.6 3.1.7", 3)]
    [InlineData("2.1.1 2.1.2", 3)]
    public void Row01_OneFindingCoversSeveralIndicatorsWithItsOwnNumberOfMarks(string codes, int marks)
    {
        var finding = Finding(codes, [.. Enumerable.Repeat(Meets, marks)]);

        Assert.Equal(codes.Split(' '), finding.IndicatorCodes);
        Assert.Equal(marks, finding.Marks.Count);
        Assert.All(finding.Marks, m => Assert.Null(m.IndicatorCode));
        Assert.All(finding.Indicators, i => Assert.Equal(Verdict.Meets, i.Verdict));
    }

    [Fact]
    public void Row01_AMarkIsTiedToAnIndicatorOnlyWhereSomeoneSaidSo_NeverByPosition()
    {
        var finding = FindingOf("3.1.1 3.1.2 3.1.3", "Tekst.", [new Mark(Meets), new Mark(Meets), new Mark(Improve, "3.1.1")]);

        Assert.Equal(Verdict.NeedsImprovement, finding.VerdictOn("3.1.1"));
        Assert.Equal(Verdict.Meets, finding.VerdictOn("3.1.3"));
    }

    [Fact]
    public void Row02_AJointFindingWithMixedMarks_IsMixedUntilAnInspectorAssignsThem()
    {
        var finding = _first.Record("3.1.4 3.1.5 3.1.6 3.1.7", Meets, Improve, Improve);
        Assert.All(finding.Indicators, i => Assert.Equal(Verdict.Mixed, i.Verdict));
        Assert.Equal(4, Tally.Of(finding.Indicators.Select(i => i.Verdict)).Mixed);

        _first.Assessment.Judge(finding, [new Mark(Meets, "3.1.4"), new Mark(Improve, "3.1.5"), new Mark(Improve, "3.1.6")]);

        Assert.Equal(
            [Verdict.Meets, Verdict.NeedsImprovement, Verdict.NeedsImprovement, Verdict.None],
            finding.Indicators.Select(i => i.Verdict));
        Assert.Equal("3.1.4=m;3.1.5=i;3.1.6=i;3.1.7=n", _first.Assessment.Verdicts);
    }

    [Fact]
    public void Row03_AFindingWithoutAMark_IsNoJudgementInNoPercentageAndNoImprovementPoint()
    {
        var finding = _first.Record("2.1.3");

        Assert.Equal(Verdict.None, finding.Verdict);
        Assert.Null(Tally.Of([finding.Verdict]).ShareMeets);
        Assert.Equal(1.0, Tally.Of([finding.Verdict, .. Enumerable.Repeat(Verdict.Meets, 5)]).ShareMeets!.Value);
        Assert.Null(ImprovementPoint.Of(Guid.NewGuid(), finding, _first.Approach.Id, Ggsr, "2013"));
        Assert.DoesNotContain(_first.Assessment.Uncovered(Ggsr), i => i.Code == "2.1.3");
    }

    [Fact]
    public void Row04_AttentionPointsStandBesideAMarkAsRowsOfTheirOwn()
    {
        var finding = FindingOf(
            "3.2.3",
            "Er is een regisseur.",
            [new Mark(Meets)],
            ["De caseload is niet begrensd.", "Scholing ontbreekt."]);
        _first.Assessment.Record(finding);

        Assert.Equal(Verdict.Meets, finding.Verdict);
        Assert.Equal(
            ["De caseload is niet begrensd.", "Scholing ontbreekt."],
            finding.AttentionPoints.OrderBy(a => a.Position).Select(a => a.Text));
        Assert.True(finding.Indicators[0].HasAttention);
        Assert.Empty(_first.Assessment.Conclusions);
    }

    [Fact]
    public void Row05_UnknownStaysUnknownAndIsNotZero()
    {
        var unknown = new Figure("estimatedFamilies", null, FigurePrecision.Unknown, "gemeente", PartialDate.Parse("2013"));
        var zero = new Figure("estimatedFamilies", 0, FigurePrecision.Exact);

        Assert.NotEqual(zero.Value, unknown.Value);
        Assert.NotEqual(zero.Precision, unknown.Precision);
        Assert.Throws<DomainException>(() => new Figure("estimatedFamilies", 0, FigurePrecision.Unknown));
        Assert.Throws<DomainException>(() => new Figure("estimatedFamilies", null, FigurePrecision.About));
    }

    [Theory]
    [InlineData(FigurePrecision.MoreThan)]
    [InlineData(FigurePrecision.Almost)]
    [InlineData(FigurePrecision.About)]
    public void Row05_TheWordBesideANumberIsKeptWithItsSourceAndDate(FigurePrecision precision)
    {
        _first.Inspection.Tell(
            new Figure("householdsWithChildren", 15000, precision, "CBS", PartialDate.Of(2012, 1), "Bijna 15.000 huishoudens."));

        _first.Inspection.Tell(new Figure("inhabitants", 121000, FigurePrecision.Exact));

        Assert.Equal([0, 1], _first.Inspection.Figures.Select(f => f.Position));
        var figure = _first.Inspection.Figures[0];
        Assert.Equal((precision, 15000m, "CBS", "2012-01"), (figure.Precision, figure.Value, figure.Source, figure.Date!.ToString()));
    }

    [Fact]
    public void Row06_ARespondentAnswersInItsOwnWayAndADepartureIsSeen()
    {
        var municipality = _first.Assessment.Invite(Guid.NewGuid(), Municipality(), null);
        municipality.AnswerOwn();
        var joined = new[] { "Het Anker", "De Brug", "Woonstee" }.Select(n => _first.Invite(n)).ToList();
        joined.ForEach(p => p.Join(municipality));
        var invited = _first.Invite("Praktijk Noord", Nomination.ByInspectorates);
        invited.AnswerOwn();
        var silent = _first.Invite("Praktijk Zuid", Nomination.ByInspectorates);
        silent.StaySilent();

        Assert.All(joined, p => Assert.Equal((Answering.Joined, municipality.Id), (p.Answered, p.JoinedRespondentId)));
        Assert.Equal(
            ["Het Anker", "De Brug", "Woonstee", "Praktijk Noord", "Praktijk Zuid"],
            _first.Assessment.Departures().Select(r => r.Name));
        Assert.Equal([municipality, invited], _first.Assessment.Respondents.Where(r => r.IsIndependentVoice));
    }

    [Fact]
    public void Row06_ARespondentMayDeclineWithAReason()
    {
        var partner = _first.Invite("Het Anker");
        partner.Decline("Geen tijd.");
        Assert.Equal((Answering.Declined, "Geen tijd.", true), (partner.Answered, partner.DeclineReason, partner.IsDeparture));
    }

    [Fact]
    public void Row07_AgreementIsCountedPerIndicatorAndAJoinedAnswerIsNoVoice()
    {
        var municipality = _first.Assessment.Invite(Guid.NewGuid(), Municipality(), null);
        municipality.AnswerOwn();
        var partners = new[] { "Het Anker", "De Brug", "Woonstee" }.Select(n => _first.Invite(n)).ToList();
        partners[0].AnswerOwn();
        partners[1].AnswerOwn();
        partners[2].Join(municipality);

        var agreement = Agreement.Count([
            (municipality, Reply.Yes),
            (partners[0], Reply.No),
            (partners[1], Reply.No),
            (partners[2], Reply.Yes),
        ]);

        Assert.Equal((3, 1, 1, 2), (agreement.Voices, agreement.Joined, agreement.Independent[Reply.Yes], agreement.Independent[Reply.No]));
        Assert.True(agreement.Contradicts);
        Assert.False(Agreement.Count([(municipality, Reply.Yes), (partners[2], Reply.No)]).Contradicts);
    }

    [Fact]
    public void Row08_ADocumentIsClaimedRequestedOrReceived()
    {
        var paper = new Document(Guid.NewGuid(), _first.Inspection.Id, "Samenwerkingsafspraken");
        Assert.Equal(DocumentStatus.Claimed, paper.Status);
        paper.Request(new DateOnly(2013, 3, 1));
        Assert.Equal(DocumentStatus.Requested, paper.Status);
        Assert.Equal("D050", Assert.Throws<DomainException>(() => paper.Receive(new DateOnly(2013, 2, 1))).Code);
        Assert.Equal(DocumentStatus.Requested, paper.Status);
        paper.Receive(new DateOnly(2013, 4, 1));
        Assert.Equal(DocumentStatus.Received, paper.Status);
    }

    [Fact]
    public void Row09_EachApproachSaysWhyItWasJudged() =>
        Assert.Equal("Sluit het best aan bij de doelgroep.", _first.Assessment.Scope);

    [Fact]
    public void Row10_AnInspectionHasSeveralApproachesAndEachCanBePrintedAlone()
    {
        var second = _first.Inspection.Assess(Guid.NewGuid(), _first.ApproachNamed("Gezin Eerst"), null);
        Assert.Equal([0, 1], _first.Inspection.Assessments.Select(a => a.Position));
        Assert.NotEqual(_first.Assessment.ApproachId, second.ApproachId);

        var sheet = new FactsheetContent
        {
            Kind = StudyKind.First,
            MunicipalityCode = "GM0150",
            MunicipalityName = "Deventer",
            FrameworkId = Ggsr.Id,
            StudyTitle = "Proef",
            Approaches = [new ApproachContent { Name = "Samen Vooruit" }, new ApproachContent { Name = "Gezin Eerst" }],
        };
        Assert.Equal(["Gezin Eerst"], sheet.Only("Gezin Eerst").Approaches.Select(a => a.Name));
        Assert.Equal(2, sheet.Approaches.Count);
    }

    [Fact]
    public void Row11_AnApproachStopsIsAbsorbedIsSplitOrGoesOnEachWithDateAndNote()
    {
        var lineage = new Lineage([_first.Approach]);
        var (team, vangnet) = (_first.ApproachNamed("Wijkteam"), _first.ApproachNamed("Vangnet"));
        var on = PartialDate.Of(2015, 1, 1);

        lineage.Record(Guid.NewGuid(), _first.Approach, TransitionKind.SplitInto, team, on, "Deels.", formalContinuation: false);
        lineage.Record(Guid.NewGuid(), _first.Approach, TransitionKind.SplitInto, vangnet, on, "Deels.");
        lineage.Record(
            Guid.NewGuid(),
            team,
            TransitionKind.AbsorbedInto,
            _first.ApproachNamed("Sociaal Domein"),
            PartialDate.Of(2016),
            null);
        lineage.Record(Guid.NewGuid(), vangnet, TransitionKind.Stopped, null, null, "Geen geld meer.");

        Assert.Equal(["Wijkteam", "Vangnet"], lineage.SuccessorsOf(_first.Approach).Select(a => a.Name));
        Assert.Equal(
            (on, "Deels.", false),
            (_first.Approach.Transitions[0].On, _first.Approach.Transitions[0].Note, _first.Approach.Transitions[0].IsFormalContinuation));
        Assert.Null(vangnet.Transitions[0].SuccessorId);
    }

    [Fact]
    public void Row11_ARetestSaysAgainstWhichApproachItWasJudged()
    {
        var later = _first.ApproachNamed("Wijkteam");
        var point = _first.Point("3.4.2");
        var retest = new Retest(Guid.NewGuid(), point, later.Id, point.Baseline, Judged("2014", "Nu wel.", Meets), unchanged: false);
        Assert.Equal((later.Id, _first.Approach.Id), (retest.JudgedAgainstApproachId, point.ApproachId));
    }

    [Fact]
    public void Row12_AnApproachThatIsNotJudgedAgainHasAReason()
    {
        Assert.Equal("D041", Assert.Throws<DomainException>(() => _first.Assessment.LeaveOut(" ")).Code);
        Assert.Null(_first.Assessment.NotRetestedReason);
        _first.Assessment.LeaveOut("De aanpak bestaat niet meer.");
        Assert.Equal("De aanpak bestaat niet meer.", _first.Assessment.NotRetestedReason);
    }

    [Fact]
    public void Row12_AnImprovementPointThatIsNotJudgedAgainHasAReason()
    {
        var point = _first.Point("3.4.2");
        Assert.Equal(
            "D041",
            Assert.Throws<DomainException>(() => Retest.NotRetested(Guid.NewGuid(), point, _first.Approach.Id, point.Baseline, "")).Code);
        Assert.Null(Retest.NotRetested(Guid.NewGuid(), point, _first.Approach.Id, point.Baseline, "Te vroeg.").After);
    }

    [Fact]
    public void Row13_UnchangedCarriesTheReasonsOfTheBaseline()
    {
        var point = _first.Point("3.2.3");
        Assert.Equal(["Er is onderzoek gedaan."], _first.Retest(point, Improve, text: "", unchanged: true).Reasons());
        Assert.Equal(
            ["De situatie is gelijk gebleven.", "Er is onderzoek gedaan."],
            _first.Retest(point, Improve, "De situatie is gelijk gebleven.", unchanged: true).Reasons());
        Assert.Equal(["Nieuw."], _first.Retest(point, Improve, "Nieuw.").Reasons());
    }

    [Theory]
    [InlineData(false, "Er is veel vooruitgang.", false)]
    [InlineData(true, "Er zijn nog losse einden.", false)]
    [InlineData(true, "", true)]
    [InlineData(false, "", true)]
    public void Row14_NoRuleDerivesTheMarkFromTheTextOrTheTextFromTheMark(bool meets, string text, bool unchanged)
    {
        var mark = meets ? Meets : Improve;
        var retest = _first.Retest(_first.Point("4.2.1"), mark, text, unchanged);
        Assert.Equal(mark, Assert.Single(retest.After!.Marks).Value);
        Assert.Equal(text, retest.After.Text);
        Assert.Equal(mark == Meets, retest.IsResolved);
    }

    [Fact]
    public void Row15_PeriodJudgedDateOfTheMeetingAndDateOfPublicationAreThreeThings()
    {
        var later = new Stage(StudyKind.FollowUp, "2014");
        var report = new ProgressReport(Guid.NewGuid(), later.Inspection, ReportForm.Conversation, PartialDate.Of(2015, 2, 9), null);
        var sheet = new Factsheet(Guid.NewGuid(), "proef-2015", later.Inspection, StudyKind.FollowUp);
        var edition = sheet.Publish(Guid.NewGuid(), "{}", "a", PartialDate.Of(2015, 6), DateTimeOffset.UnixEpoch);
        var retest = later.Retest(later.Point("1.1.2"), Meets);

        Assert.Equal(
            ("2013", "2014", "2015-02-09", "2015-06"),
            (retest.Before.Period, retest.After!.Period, report.On!.ToString(), edition.Published!.ToString()));
        Assert.Equal("2014", later.Study.PeriodJudged);
    }

    [Theory]
    [InlineData(ReportForm.Written)]
    [InlineData(ReportForm.Presentation)]
    [InlineData(ReportForm.Conversation)]
    public void Row16_AProgressReportHasAForm(ReportForm form)
    {
        var report = new ProgressReport(Guid.NewGuid(), _first.Inspection, form, PartialDate.Of(2014, 12, 12), "Zo ging het.");
        Assert.Equal((form, "12 december 2014"), (report.Form, report.On!.ToWords(CultureInfo.GetCultureInfo("nl-NL"))));
    }

    [Fact]
    public void Row17_AThemeWithoutAConclusionIsNoError()
    {
        _first.Assessment.Conclude("1", ConclusionSide.GoesWell, "Het loket is bekend.");
        _first.Assessment.Conclude("1", ConclusionSide.GoesWell, "Er wordt gemeld.");

        Assert.Equal([0, 1], _first.Assessment.Conclusions.Select(c => c.Position));
        Assert.DoesNotContain(_first.Assessment.Conclusions, c => c.ThemeCode != "1" || c.Side == ConclusionSide.CanImprove);
        Assert.Empty(new ConclusionContent("4", [], []).GoesWell);
    }

    [Fact]
    public void Row18_WhatWasPrintedIsKeptToTheLetterAndANoteStandsBesideIt()
    {
        const string Printed = "De gemeente heeft geen beeld  van de de doelgroep .";
        var finding = FindingOf("1.1.2", Printed, [new Mark(Improve)]);
        finding.Note = "In de tekst staat 'de' twee keer.";
        Assert.Equal(Printed, finding.Text);
    }

    [Fact]
    public void Row19_AlikeCasesMayBeJudgedDifferentlyAndNothingDecidesForTheInspector()
    {
        const string Text = "Er is geen maximale caseload afgesproken.";
        var here = FindingOf("3.2.3", Text, [new Mark(Meets)], ["Let op de caseload."]);
        var there = FindingOf("3.2.3", Text, [new Mark(Meets)]);
        var elsewhere = FindingOf("3.2.3", Text, [new Mark(Improve)]);

        var tally = Tally.Of(new[] { here, there, elsewhere }.Select(f => f.VerdictOn("3.2.3")));
        Assert.Equal((2, 1, 3), (tally.Meets, tally.NeedsImprovement, tally.Total));
        Assert.Equal([true, false, false], new[] { here, there, elsewhere }.Select(f => f.Indicators[0].HasAttention));
    }
}
