using System.Text.Json;
using Toetssteen.Documents.Frameworks;
using Toetssteen.Documents.Outline;
using Toetssteen.Domain;
using Toetssteen.Domain.Comparison;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Tests.Reading.Model;

namespace Toetssteen.Tests.Domain;

/// <summary>Marks of a scale that is data: here one of six, of which the first three fall.</summary>
public sealed class ScaleTests
{
    private static readonly Framework Six = FrameworkFile
        .Load(RepositoryFolder.PathTo("tests", "frameworks", "leerklimaat", "1.yaml"))
        .Framework!;

    public static TheoryData<string, string> Comes() => new()
    {
        { "", "None" },
        { "4", "Holds:4" },
        { "3 3", "Falls:3" },
        { "4 5", "Holds:mixed" },
        { "4 5 4", "Holds:mixed" },
        { "1 2", "Falls:mixed" },
        { "3 4", "Mixed" },
        { "3 4 4", "Mixed" },
        { "notApplicable", "None:notApplicable" },
        { "notApplicable 5", "Holds:mixed" },
    };

    [Theory]
    [MemberData(nameof(Comes))]
    public void WhatMarksComeTo_IsTheirSideAndTheMarkWhereTheyAreTheSame(string marks, string verdict)
    {
        Assert.Equal(verdict, Marks.Together(Values(marks)).ToString());
        Assert.Equal(Marks.Together(Values(marks)), Verdict.Parse(verdict));
    }

    [Theory]
    [InlineData("Meets", "meets")]
    [InlineData("NeedsImprovement", "needsImprovement")]
    [InlineData("Mixed", null)]
    [InlineData("None", null)]
    public void TheVerdictsThatAllFrameworksHadOnce_AreKeptAsTheyWere(string text, string? mark)
    {
        Assert.Equal((text, mark), (Verdict.Parse(text).ToString(), Verdict.Parse(text).Mark));
        Assert.False(Verdict.TryParse(text.ToLowerInvariant(), out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Falls")]
    [InlineData("Falls:")]
    [InlineData("2:x")]
    [InlineData("falls:3")]
    [InlineData(null)]
    public void WhatIsNoVerdict_IsNotReadAsOne(string? text) => Assert.False(Verdict.TryParse(text, out _));

    [Theory]
    [InlineData("meets", """{"value":"meets","indicatorCode":null}""")]
    [InlineData("needsImprovement", """{"value":"needsImprovement","indicatorCode":null}""")]
    [InlineData("3", """{"value":{"key":"3","falls":true},"indicatorCode":null}""")]
    [InlineData("5", """{"value":{"key":"5","falls":false},"indicatorCode":null}""")]
    [InlineData("notApplicable", """{"value":"notApplicable","indicatorCode":null}""")]
    public void AMark_IsWrittenAsBeforeOrWithWhetherItFalls_AndReadAgain(string key, string json)
    {
        var mark = new Mark(key switch { "meets" => MarkValue.Meets, "needsImprovement" => MarkValue.NeedsImprovement, _ => Value(key) });
        Assert.Equal(json, JsonSerializer.Serialize(mark, DomainJson.Options));
        Assert.Equal(mark, JsonSerializer.Deserialize<Mark>(json, DomainJson.Options));
    }

    [Theory]
    [InlineData("\"improve\"")]
    [InlineData("{}")]
    [InlineData("null")]
    public void WhatIsNoMark_IsRefusedAsJson(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<MarkValue>(json, DomainJson.Options));

    [Theory]
    [InlineData("meets", "meets")]
    [InlineData("improve", "needsImprovement")]
    [InlineData("Falls:3", "3")]
    [InlineData("None:notApplicable", "notApplicable")]
    public void AMarkInADraft_IsKeptByItsWord(string word, string key)
    {
        var mark = DraftedFinding.MarkWord(word)!.Value;
        Assert.Equal((key, word), (mark.Key, DraftedFinding.Word(mark)));
        Assert.Null(DraftedFinding.MarkWord("Falls:mixed"));
    }

    [Theory]
    [InlineData("3", true)]
    [InlineData("1 2", true)]
    [InlineData("3 4", true)]
    [InlineData("4", false)]
    [InlineData("4 5", false)]
    [InlineData("notApplicable", false)]
    [InlineData("", false)]
    public void AFinding_IsAnImprovementPointWhereAMarkFalls(string marks, bool falls) =>
        Assert.Equal(falls, ImprovementPoint.Of(Guid.NewGuid(), FindingOf(marks), Guid.NewGuid(), Six, "2025") is not null);

    [Fact]
    public void AnImprovementPoint_IsAboutTheIndicatorsThatFall()
    {
        Mark[] marks = [new(Value("5"), "1.1.1"), new(Value("2"), "1.1.2")];
        var finding = FindingOf(Six, marks);
        Assert.Equal(["1.1.2"], ImprovementPoint.Of(Guid.NewGuid(), finding, Guid.NewGuid(), Six, "2025")!.IndicatorCodes);
    }

    [Theory]
    [InlineData("4", true, PointStanding.Resolved)]
    [InlineData("4 6", true, PointStanding.Resolved)]
    [InlineData("3", false, PointStanding.Remained)]
    [InlineData("2 3", false, PointStanding.Remained)]
    [InlineData("3 4", false, PointStanding.Partly)]
    [InlineData("notApplicable", false, PointStanding.NoVerdict)]
    public void ARetest_IsResolvedWhereNothingFallsAnyMore(string after, bool resolved, PointStanding standing)
    {
        var point = PointOf("1");
        var retest = new Retest(Guid.NewGuid(), point, point.ApproachId, Judged("1"), Judged(after), false);
        Assert.Equal(resolved, retest.IsResolved);
        Assert.Equal(standing, new CountedRetest(retest.Outcome, false, ApproachCourse.Same, null).Standing);
    }

    [Fact]
    public void WhatHeldAtFirst_IsNotJudgedAgain() =>
        Assert.Equal("D040", Assert.Throws<DomainException>(() => PointOf("4 5")).Code);

    [Fact]
    public void AMarkThatIsNotOnTheScale_IsRefused()
    {
        MarkValue[] strays = [MarkValue.Meets, new("7", VerdictSide.Holds), new("1", VerdictSide.Holds)];
        Assert.All(strays, stray => Assert.Equal("D046", Assert.Throws<DomainException>(() => FindingOf(stray)).Code));
        Mark[] marks = [new(MarkValue.NotApplicable)];
        Assert.Equal("D046", Assert.Throws<DomainException>(() => FindingOf(GgsrNorms.Framework, marks)).Code);
    }

    [Fact]
    public void ARetestWithAMarkThatIsNotOnTheScale_IsRefused()
    {
        var point = PointOf("1");
        var assessment = new Stage().Assessment;
        var stray = new Judgement("2026", [new Mark(MarkValue.Meets)], "Het is nu geregeld.");
        var row = new RetestRow("1", "1.1", ["1.1.1"], Judged("1"), stray, stray.Verdict, false, null);
        var refused = Assert.Throws<DomainException>(() => Publish(row));
        Assert.Equal("D046", refused.Code);
        Publish(row with { After = Judged("6"), Outcome = Judged("6").Verdict });
        Assert.Equal("Holds:6", assessment.Retests.Single().Outcome.ToString());

        void Publish(RetestRow retest) => assessment.Publish(new PublishedRows([], [], [], [retest], null), Six, _ => point, Guid.NewGuid);
    }

    [Fact]
    public void TheSummaryOfAnAssessment_ReadsBackEveryMark()
    {
        var findings = new[] { "", "4", "3", "4 5", "1 2", "3 4", "notApplicable" }.Select(FindingOf).ToList();
        Assert.All(findings, finding =>
        {
            var read = VerdictSummary.Read(VerdictSummary.Of([finding]));
            Assert.Equal(
                finding.Indicators.Select(i => (i.IndicatorCode, (i.Verdict, i.HasAttention))),
                read.Select(r => (r.Key, r.Value)));
        });
    }

    [Fact]
    public void ATally_CountsEachMark_AndMixedAndNotApplicableAreInNoPercentage()
    {
        var tally = Tally.Of(new[] { "1", "4", "4", "5", "6", "4 5", "1 2", "notApplicable", "" }.Select(m => Marks.Together(Values(m))));
        Assert.Equal((4, 1, 2, 2, 5, 9), (tally.Meets, tally.NeedsImprovement, tally.Mixed, tally.None, tally.Judged, tally.Total));
        Assert.Equal([1, 0, 0, 2, 1, 1, 1, 2, 1], Six.Scale.Verdicts.Select(v => tally[v]));
        Assert.Equal(0.8, tally.ShareMeets!.Value);
    }

    [Fact]
    public void TheRankOfAMark_IsCountedFromTheBetterEndOfItsSide()
    {
        Assert.Equal([3, 2, 1, 3, 2, 1, 0, 0, 0], Six.Scale.Verdicts.Select(Six.Scale.RankOf));
        Assert.Equal([0, 0, 0, 0], GgsrNorms.Framework.Scale.Verdicts.Select(GgsrNorms.Framework.Scale.RankOf));
        var turned = new Scale([.. Six.Scale.Marks.Reverse()]);
        Assert.All(Six.Scale.Marks, m => Assert.Equal(Six.Scale.RankOf(Verdict.Of(m.Value)), turned.RankOf(Verdict.Of(m.Value))));
    }

    [Fact]
    public void EveryVerdictOfTheScale_HasASignAWordAndAMeaningOfItsOwn()
    {
        Assert.All(FactsheetWords.All, words =>
            Assert.All(
                new[]
                {
                    Six.Scale.Verdicts.Select(v => FactsheetWords.Sign(v, Six.Scale)),
                    Six.Scale.Verdicts.Select(v => words.Word(v, Six.Scale)),
                },
                said => Assert.Equal(said.Count(), said.Distinct().Count())));
        var dutch = FactsheetWords.All[0];
        Assert.Equal(
            ["Dit wordt een verbeterpunt: de gemeente en haar partners moeten dit beter regelen.", "Dit wordt geen verbeterpunt."],
            Six.Scale.Marks.Select(m => dutch.Meaning(Verdict.Of(m.Value), Six.Scale)).Distinct());
        Assert.Equal("✓✗", FactsheetWords.Sign(Verdict.Mixed, GgsrNorms.Framework.Scale));
    }

    private static ImprovementPoint PointOf(string marks) =>
        ImprovementPoint.OfColumn(Guid.NewGuid(), Guid.NewGuid(), Six, ["1.1.1"], Judged(marks));

    private static Judgement Judged(string marks) => new("2025", [.. Values(marks).Select(v => new Mark(v))], "De redenen.");

    private static Finding FindingOf(string marks) => FindingOf([.. Values(marks)]);

    private static Finding FindingOf(params MarkValue[] marks) => FindingOf(Six, [.. marks.Select(m => new Mark(m))]);

    private static Finding FindingOf(Framework framework, params Mark[] marks) =>
        new(Guid.NewGuid(), framework, new FindingContent("1", "1.1", ["1.1.1", "1.1.2"], [.. marks], "Er is onderzoek gedaan.", []));

    private static IEnumerable<MarkValue> Values(string marks) => marks.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Value);

    private static MarkValue Value(string key) => Six.Scale.Values.Single(v => v.Key == key);
}
