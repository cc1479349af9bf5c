using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Toetssteen.Domain;
using Toetssteen.Domain.Comparison;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Features.Comparisons.Matrix;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;
using Toetssteen.Web.Ui.Verdicts;

namespace Toetssteen.Web.Tests.Site;

/// <summary>The rows of the matrix.</summary>
public sealed class MatrixBodyTests
{
    private static readonly SiteText Text = new();

    [Fact]
    public void EveryCell_SaysItsVerdictInWordsOfTheLegend()
    {
        var body = Body("1=m;2=I;3=x;4=n");
        var legend = body.Kinds(Own).Select(k => VerdictWords.Word(k.Verdict, k.Attention, Words.Scale, Text))
            .Append(Text["niet beoordeeld"]).ToList();

        var cells = Cells(body).Select(Heard).ToList();

        Assert.Equal(["voldoet", "verbeterpunt, met aandachtspunt", "gemengd", "geen oordeel", "niet beoordeeld"], cells);
        Assert.Empty(cells.Except(legend));
    }

    [Fact]
    public void AJointRow_IsMixedWhereItsIndicatorsDiffer_AndOneWithoutAVerdictDoesNotMixIt()
    {
        FrameworkRow[] joint = [Row("1", "2"), Row("3", "4")];

        var cells = Cells(Body("1=m;2=i;3=n;4=m", joint)).Select(Heard);

        Assert.Equal(["gemengd", "voldoet"], cells);
    }

    [Fact]
    public void TheCountOfAColumn_LeavesOutWhatWasNotJudged()
    {
        var body = new MatrixBody([Line("1=m"), Line("1=i"), Line("1=n"), Line("2=m")], [Row("1")], [Own], Text,
            new SiteLinks(Language.Dutch));

        var tally = Assert.Single(body.Tallies(Own));
        Assert.Equal((1, 1, 0, 1), (tally.Meets, tally.NeedsImprovement, tally.Mixed, tally.None));
        Assert.Equal(2, tally.Judged);
    }

    [Fact]
    public void WhatAStudyDidNotExamine_IsSaidApartFromWhatHasNoJudgement_AndCountsNowhere()
    {
        var of = Of("2", ["1", "2", "3", "4", "5"]);
        var part = new MatrixVersion(
            new Dataset.StudyLine(
                Guid.NewGuid(),
                "deel",
                "Deel",
                new StudyFramework(of.Id, new ExaminedPart(null, ["1", "2", "3"])),
                StudyKind.First),
            CrosswalkPath.Between([], of, of)!);
        FrameworkRow[] columns = [Row("1"), Row("2"), Row("3"), Row("4"), Row("4", "5")];
        var body = new MatrixBody([Line("1=m;2=n", part)], columns, [part], Text, new SiteLinks(Language.Dutch));

        Assert.Equal(["voldoet", "geen oordeel", "niet beoordeeld", "niet onderzocht", "niet onderzocht"], Cells(body).Select(Heard));
        Assert.True(body.HasLeftOut);
        Assert.True(body.HasGaps);
        Assert.Equal([1, 1, 0, 0, 0], body.Tallies(part).Select(t => t.Total));
        Assert.False(Body("1=m").HasLeftOut);
    }

    [Fact]
    public void ARow_IsHeadedByMunicipalityAndApproach_Escaped()
    {
        var row = Parse(Body("1=m")).QuerySelector("tr")!;

        var head = row.QuerySelector("th[scope=row]")!;
        Assert.Equal("/factsheets/zout-2013", head.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("Zout & Peper", head.TextContent, StringComparison.Ordinal);
        Assert.Contains("<Samen>", head.TextContent, StringComparison.Ordinal);
        Assert.Equal("Kies Zout & Peper, <Samen>", head.QuerySelector("input")!.GetAttribute("aria-label"));
    }

    [Fact]
    public void AFindingOfAnEarlierVersion_StandsWithEveryNormThatTookItsOwnOver_AndSaysSoWhereThatReadsOtherwise()
    {
        var before = Of("1", ["1", "2", "3", "4"]);
        var after = Of("2", ["1", "2", "3", "5"]) with
        {
            Crosswalk = new Crosswalk("1",
                [new CrosswalkStep("1", ["1", "2"]), new CrosswalkStep("2", ["3"]), new CrosswalkStep("3", ["3"]),
                    new CrosswalkStep("4", [])]),
        };
        var (earlier, now) = (Version("Eerder", before, before, after), Version("Nu", after, before, after));
        var body = new MatrixBody([Line("1=m;2=m;3=i;4=i", earlier), Line("1=i", now)], [Row("1"), Row("2"), Row("3"), Row("5")],
            [now, earlier], Text, new SiteLinks(Language.Dutch));
        const string Other = ", andere norm, van versie 1";

        Assert.Equal(["voldoet" + Other, "voldoet" + Other, "gemengd" + Other, "niet beoordeeld"], Cells(body).Take(4).Select(Heard));
        Assert.Contains("Eerder (versie 1)", Parse(body).QuerySelector("th")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((1, 0), (body.TallyOf(earlier, "4").NeedsImprovement, body.Tallies(earlier)[3].Total));
        Assert.Equal(["5"], earlier.New.Select(i => i.Code));
    }

    private static MatrixVersion Own { get; } = Version("Nu", Of("2", ["1", "2", "3", "4", "5"]));

    private static MatrixVersion Version(string title, Framework of, params Framework[] known) =>
        new(new Dataset.StudyLine(Guid.NewGuid(), title, title, new StudyFramework(of.Id, null), StudyKind.First), CrosswalkPath
            .Between(known, of, known is [] ? of : known[^1])!);

    private static Framework Of(string version, string[] codes) => new()
    {
        Key = "proef",
        Version = version,
        Title = "Proef",
        Owner = "Inspectie",
        Language = "nl",
        TargetGroup = new TargetGroup("wie", null, "Wie.", []),
        Levels = [],
        Scale = Words.Scale,
        JointRows = [],
        Themes = [Row(codes).Theme],
    };

    private static MatrixBody Body(string verdicts, IReadOnlyList<FrameworkRow>? columns = null) =>
        new([Line(verdicts)], columns ?? [Row("1"), Row("2"), Row("3"), Row("4"), Row("5")], [Own], Text, new SiteLinks(Language.Dutch));

    private static MatrixLine Line(string verdicts, MatrixVersion? of = null) =>
        new(Guid.NewGuid(), (of ?? Own).Study.Id, "Zout & Peper", "Zeeland", "<Samen>", verdicts, null, "zout-2013");

    private static FrameworkRow Row(params string[] codes)
    {
        var indicators = codes.Select(c => new Indicator(c, $"Norm {c}", $"Label {c}", [], new Wording(""), null)).ToList();
        var criterion = new Criterion("c", "Criterium", [], indicators);
        return new FrameworkRow(new Theme("t", "Thema", "", [], [criterion]), criterion, indicators, "Label");
    }

    private static IElement Parse(MatrixBody body)
    {
        using var writer = new StringWriter();
        body.WriteTo(writer, HtmlEncoder.Default);
        return new HtmlParser().ParseDocument($"<table>{writer}</table>").QuerySelector("table")!;
    }

    private static IEnumerable<IElement> Cells(MatrixBody body) => Parse(body).QuerySelectorAll("td");

    private static string Heard(IElement cell) =>
        string.Concat(cell.Children.Where(c => c.GetAttribute("aria-hidden") != "true").Select(c => c.TextContent));
}
