using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Toetssteen.Documents.Frameworks;
using Toetssteen.Documents.Reading;
using Toetssteen.Domain;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Municipalities;

namespace Toetssteen.Tests.Demo;

/// <summary>The demonstration data: that it has the shape of a reading, says what was published, and says it in words of its own.</summary>
public sealed partial class DemonstrationDataTests
{
    private static readonly ReadMark Meets = ReadMark.Meets, Improve = ReadMark.Improve;

    private static readonly Framework Ggsr = FrameworkFile.Load(RepositoryFolder.PathTo("frameworks", "ggsr", "2012.yaml")).Framework!;

    public static TheoryData<string> Files =>
        ["deventer-2013.json", "zwolle-2013.json", "maastricht-2013.json", "dordrecht-2015.json", "oosterhout-2015.json"];

    private static FactsheetReading Read(string file) => Assert.Single(ReadingJson.Parse(Text(file)));

    private static string Text(string file) => File.ReadAllText(RepositoryFolder.PathTo("src", "Toetssteen.Web", "Demo", file));

    [Theory, MemberData(nameof(Files))]
    public void EachFile_IsOneReadingWithoutDoubts_OfAMunicipalityInTheRegister(string file)
    {
        var reading = Read(file);

        Assert.Equal((file, "text"), (reading.Source.File, reading.Source.Format));
        Assert.Matches("^[0-9a-f]{64}$", reading.Source.Sha256);
        Assert.Equal(MunicipalityRegister.Find(reading.Municipality!.Code!)!.Name, reading.Municipality.Name);
        Assert.True(PartialDate.TryParse(reading.Published, out _));
        Assert.Equal(Ggsr.Id, reading.Framework);
        Assert.Empty(reading.Warnings);
        Assert.Empty(reading.Unplaced);
    }

    [Theory, MemberData(nameof(Files))]
    public void EachFile_HasExactlyTheFieldsOfAReading(string file) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(ReadingJson.Write([Read(file)])), JsonNode.Parse(Text(file))));

    [Theory, MemberData(nameof(Files))]
    public void EachFinding_LiesInOneCriterionOfTheFramework_AndNoIndicatorIsCoveredTwice(string file)
    {
        foreach (var approach in Read(file).Approaches)
        {
            Assert.All(approach.Findings, f => Assert.All(f.Indicators, code =>
                Assert.Equal((f.Theme, f.Criterion), (Ggsr.ThemeOf(code).Code, Ggsr.CriterionOf(code).Code))));
            Assert.All(approach.Retests, r => Assert.Single(r.Indicators.Select(code => Ggsr.CriterionOf(code).Code).Distinct()));
            Assert.All(approach.Conclusions, c => Assert.Contains(Ggsr.Themes, t => t.Code == c.Theme));
            Assert.Distinct(approach.Findings.SelectMany(f => f.Indicators).Concat(approach.Retests.SelectMany(r => r.Indicators)));
        }
    }

    [Theory]
    [InlineData("deventer-2013.json")]
    [InlineData("zwolle-2013.json")]
    [InlineData("maastricht-2013.json")]
    public void AFirstStudy_CoversEveryIndicatorOnce(string file)
    {
        var reading = Read(file);

        Assert.Equal(ReadingKind.Study, reading.Kind);
        Assert.Equal(Ggsr.Indicators.Select(i => i.Code), Assert.Single(reading.Approaches).Findings.SelectMany(f => f.Indicators));
    }

    [Fact]
    public void Deventer_Has25FindingsWith2ImprovementPointsAnd3AttentionPoints()
    {
        var approach = Assert.Single(Read("deventer-2013.json").Approaches);

        Assert.Equal("Bijzondere Zorg Team", approach.Name);
        Assert.Equal(25, approach.Findings.Count);
        Assert.Equal(["1.1.2", "4.2.1"], IndicatorsOf(approach, f => f.Marks.Contains(Improve)));
        Assert.Equal(["1.1.1", "2.1.1", "3.2.3"], IndicatorsOf(approach, f => f.Attention.Count > 0));
        Assert.All(approach.Findings, f => Assert.Equal(f.Indicators.Count == 1 ? 1 : 3, f.Marks.Count));
        Assert.Equal(["2", "3", "5"], approach.Conclusions.Where(c => c.CanImprove.Count == 0).Select(c => c.Theme));
    }

    [Fact]
    public void Deventer_ThreePartnersJoinedTheAnswersOfTheMunicipality_AndOneOfTwoInvitedAnswered()
    {
        var partners = Read("deventer-2013.json").Approaches[0].Respondents.Where(r => r.Role == ReadRole.Partner).ToList();

        Assert.Equal(
            ["Dimence GGZ", "Tactus verslavingszorg", "Iriszorg maatschappelijke opvang"],
            partners.Where(r => r is { Answered: ReadAnswered.Joined, NominatedBy: ReadNomination.Municipality }).Select(r => r.Name));
        Assert.Equal(
            [("Pactum", ReadAnswered.Own), ("Bureau Jeugdzorg Overijssel", ReadAnswered.Silent)],
            partners.Where(r => r.NominatedBy == ReadNomination.Inspectorates).Select(r => (r.Name, r.Answered!.Value)));
    }

    [Fact]
    public void Zwolle_HasOneFindingWithoutAMark_OneWithMixedMarks_AndOneOverTwoIndicators()
    {
        var approach = Assert.Single(Read("zwolle-2013.json").Approaches);

        Assert.Equal(["2.1.3"], Assert.Single(approach.Findings, f => f.Marks.Count == 0).Indicators);
        Assert.Equal([Meets, Improve, Improve], Assert.Single(approach.Findings, f => f.Marks.Distinct().Count() > 1).Marks);
        Assert.Equal([Meets], Assert.Single(approach.Findings, f => f.Indicators is ["2.1.1", "2.1.2"]).Marks);
        Assert.Equal(
            ["1.1.1", "1.1.2", "3.1.4", "3.1.5", "3.1.6", "3.1.7", "3.2.2", "3.4.2", "4.2.1", "5.2.1"],
            IndicatorsOf(approach, f => f.Marks.Contains(Improve)));
        Assert.Equal(["3.4.1"], IndicatorsOf(approach, f => f.Attention.Count > 0));
        Assert.Empty(approach.Conclusions);
    }

    [Fact]
    public void Maastricht_HasOneImprovementPoint_SixAttentionPoints_AndTwoMarksOverThreeIndicators()
    {
        var approach = Assert.Single(Read("maastricht-2013.json").Approaches);

        Assert.Equal(["4.2.2"], IndicatorsOf(approach, f => f.Marks.Contains(Improve)));
        Assert.Equal(["3.2.2", "3.2.3", "3.3.1", "3.4.1", "3.4.2", "4.2.1"], IndicatorsOf(approach, f => f.Attention.Count > 0));
        Assert.Equal(
            [(3, 2), (4, 2)],
            approach.Findings.Where(f => f.Indicators.Count > 1).Select(f => (f.Indicators.Count, f.Marks.Count)));
        Assert.Equal([(2, 0), (1, 0), (1, 0), (0, 1), (1, 0)], approach.Conclusions.Select(c => (c.GoesWell.Count, c.CanImprove.Count)));
    }

    [Fact]
    public void Dordrecht_Has6RetestsAnd10_Of3Unchanged()
    {
        var reading = Read("dordrecht-2015.json");

        Assert.Equal(ReadingKind.FollowUp, reading.Kind);
        Assert.Equal(["Gezinscoaching", "Reset Thuisbegeleiding"], reading.Approaches.Select(a => a.Name));
        Assert.Equal(["3.4.2 ✓", "4.1.2 ✗", "4.2.1 ✗", "4.2.2 ✗", "5.1.1 ✓", "5.2.1 ✗"], Retests(reading.Approaches[0]));
        Assert.Equal(
            [
                "3.1.1+3.1.2+3.1.3 ✗",
                "3.2.2 ✗",
                "3.2.3 ✗ =",
                "3.4.2 ✗ =",
                "4.1.2 ✓",
                "4.2.1 ✓",
                "4.2.2 ✗",
                "5.1.1 ✗ =",
                "5.2.1 ✗",
                "5.3.1 ✗",
            ],
            Retests(reading.Approaches[1]));
    }

    [Fact]
    public void Oosterhout_Has7Retests_AndOneApproachNotRetestedWithItsReason()
    {
        var reading = Read("oosterhout-2015.json");

        Assert.Equal(["1.1.2 ✓", "3.1.2 ✓", "3.2.2 ✗", "3.4.2 ✓", "4.2.2 ✗", "5.1.1 ✓", "5.2.1 ✓"], Retests(reading.Approaches[0]));
        Assert.Equal("Bemoeizorg", reading.Approaches[1].Name);
        Assert.Empty(reading.Approaches[1].Retests);
        Assert.NotEmpty(reading.Approaches[1].NotRetested!);
    }

    [Fact]
    public void Figures_KeepPrecisionSourceAndDate()
    {
        Assert.Equal(
            [
                "deventer inhabitants 98500 About  ",
                "deventer householdsWithChildren 14913 Exact CBS 2012-01",
                "deventer estimatedFamilies  Unknown gemeente Deventer ",
                "zwolle familiesInApproach 80 Exact  ",
                "maastricht inhabitants 121000 MoreThan  ",
                "maastricht householdsWithChildren 15000 Almost CBS 2012-01",
                "maastricht estimatedFamilies 2000 About gemeente Maastricht ",
                "maastricht reachedByApproachPercent 15 About gemeente Maastricht ",
                "maastricht familiesInApproach 316 Exact  ",
                "dordrecht progressPresentation  Exact gemeente Dordrecht 2014-12-12",
                "oosterhout progressConversation  Exact gemeente Oosterhout 2015-02-09",
            ],
            Files.SelectMany(file => Read(file.Data).Context!.Facts.Select(f =>
                FormattableString.Invariant($"{file.Data.Split('-')[0]} {f.What} {f.Value} {f.Precision} {f.Source} {f.Date}"))));
    }

    [Fact]
    public void Lineage_NamesMunicipalitiesAndKindsThatExist_AndASuccessorUnlessItStopped()
    {
        var steps = JsonNode.Parse(Text("lineage.json"))!.AsArray();

        Assert.NotEmpty(steps);
        Assert.All(steps, step =>
        {
            Assert.NotNull(MunicipalityRegister.Find((string)step!["municipality"]!));
            Assert.True(step["date"] is null || PartialDate.TryParse((string)step["date"]!, out _));
            var kind = Enum.Parse<TransitionKind>((string)step["kind"]!, ignoreCase: true);
            Assert.Equal(kind == TransitionKind.Stopped, step["to"]!.AsArray().Count == 0);
        });
    }

    [Fact]
    public void NoSentence_StandsInAPublishedFactsheet()
    {
        var published = RepositoryFolder.Shared("factsheets");

        // Names of bodies and papers run to seven words; nothing of ours may share eight.
        const int longest = 8;
        var theirs = Directory.EnumerateFiles(published, "*.txt").SelectMany(f => Runs(File.ReadAllText(f), longest)).ToHashSet();
        var ours = Files.Select(f => f.Data).Append("lineage.json").SelectMany(f => Strings(JsonNode.Parse(Text(f))));

        Assert.NotEmpty(theirs);
        Assert.DoesNotContain(ours.SelectMany(text => Runs(text, longest)), theirs.Contains);
    }

    private static IEnumerable<string> IndicatorsOf(ReadApproach approach, Func<ReadFinding, bool> where) =>
        approach.Findings.Where(where).SelectMany(f => f.Indicators);

    private static IEnumerable<string> Retests(ReadApproach approach) => approach.Retests.Select(r =>
    {
        Assert.Equal(("2013", Improve), (r.Before.Period, Assert.Single(r.Before.Marks)));
        Assert.Equal("2014", r.After!.Period);
        Assert.NotEmpty(r.Before.Text);
        Assert.NotEmpty(r.After.Text);
        return string.Join('+', r.Indicators) + (Assert.Single(r.After.Marks) == Meets ? " ✓" : " ✗") + (r.Unchanged ? " =" : "");
    });

    private static IEnumerable<string> Runs(string text, int length)
    {
        var words = FoldedText.Fold(Markup().Replace(text, " ")).Split(' ');
        return Enumerable.Range(0, Math.Max(0, words.Length - length + 1)).Select(i => string.Join(' ', words[i..(i + length)]));
    }

    private static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => Strings(p.Value)),
        JsonArray a => a.SelectMany(Strings),
        JsonValue v when v.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Markup();
}
