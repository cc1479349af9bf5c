using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Toetssteen.Web.Ui.Drawings;

namespace Toetssteen.Web.Tests.Site;

/// <summary>The lineage of approaches as a drawing.</summary>
public sealed class LineageDrawingTests
{
    private static readonly LineageNode Coaching = new(Guid.NewGuid(), "Gezinscoaching");
    private static readonly LineageNode Teams = new(Guid.NewGuid(), "Jeugdteams");
    private static readonly LineageNode Net = new(Guid.NewGuid(), "Vangnet");

    [Fact]
    public void EveryApproachIsABox_AndEveryStepIsAnArrowWithItsWords()
    {
        var svg = Draw(
            [Coaching, Teams, Net],
            [new(Coaching.Id, Teams.Id, "gesplitst in, 2015"), new(Coaching.Id, Net.Id, "gesplitst in")]);

        Assert.Equal(["Gezinscoaching", "Jeugdteams", "Vangnet"], svg.QuerySelectorAll(".lineage__name").Select(t => t.TextContent));
        Assert.Equal(2, svg.QuerySelectorAll(".lineage__head").Length);
        Assert.Equal(["gesplitst in, 2015", "gesplitst in"], svg.QuerySelectorAll(".lineage__label").Select(t => t.TextContent));
    }

    [Fact]
    public void WhatCameLater_StandsLower()
    {
        var svg = Draw([Teams, Coaching], [new(Coaching.Id, Teams.Id, "gaat verder als")]);

        var rows = svg.QuerySelectorAll(".lineage__box").Select(b => int.Parse(b.GetAttribute("y")!, null)).ToList();
        Assert.True(rows[0] > rows[1]);
    }

    [Fact]
    public void AnApproachThatStopped_EndsInABar_AndNotInAnArrow()
    {
        var svg = Draw([Coaching], [new(Coaching.Id, null, "gestopt, 2015")]);

        Assert.Empty(svg.QuerySelectorAll(".lineage__head"));
        Assert.Single(svg.QuerySelectorAll(".lineage__line"));
        Assert.Equal("gestopt, 2015", svg.QuerySelector(".lineage__label")!.TextContent);
    }

    [Fact]
    public void ItHasATitle_AndNoStyleOfItsOwn()
    {
        var svg = Draw([Coaching], []);

        Assert.Equal("img", svg.GetAttribute("role"));
        Assert.Equal("Titel & meer", svg.QuerySelector("title")!.TextContent);
        Assert.DoesNotContain("style", svg.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public void AStepToWhatIsNotDrawn_IsLeftOut() =>
        Assert.Empty(Draw([Coaching], [new(Coaching.Id, Teams.Id, "gaat verder als")]).QuerySelectorAll(".lineage__line"));

    [Fact]
    public void ACircleOfSteps_IsStillDrawn() =>
        Assert.Equal(
            2,
            Draw([Coaching, Teams], [new(Coaching.Id, Teams.Id, "heen"), new(Teams.Id, Coaching.Id, "terug")])
                .QuerySelectorAll(".lineage__box")
                .Length);

    [Fact]
    public void NamesAreEscaped_AndLongOnesCutToTwoLines()
    {
        var svg = Draw([new(Guid.NewGuid(), "<b>Samen</b> & sterk voor alle gezinnen met veel vragen in de hele regio")], []);

        Assert.Null(svg.QuerySelector("b"));
        Assert.Equal(2, svg.QuerySelectorAll(".lineage__name").Length);
        Assert.EndsWith("…", svg.QuerySelectorAll(".lineage__name")[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void NoTwoBoxesOverlap()
    {
        var nodes = Enumerable.Range(0, 12).Select(i => new LineageNode(Guid.NewGuid(), $"Aanpak {i}")).ToList();
        var steps = Enumerable.Range(0, 11).Select(i => new LineageStep(nodes[i / 2].Id, nodes[i + 1].Id, "gesplitst in")).ToList();

        var boxes = Draw(nodes, steps)
            .QuerySelectorAll(".lineage__box")
            .Select(b => (X: int.Parse(b.GetAttribute("x")!, null), Y: int.Parse(b.GetAttribute("y")!, null)))
            .ToList();

        Assert.Equal(12, boxes.Count);
        for (var i = 0; i < boxes.Count; i++)
            for (var j = i + 1; j < boxes.Count; j++)
                Assert.True(Math.Abs(boxes[i].X - boxes[j].X) >= 216 || Math.Abs(boxes[i].Y - boxes[j].Y) >= 64);
    }

    private static IElement Draw(IReadOnlyList<LineageNode> nodes, IReadOnlyList<LineageStep> steps) =>
        new HtmlParser().ParseDocument(LineageDrawing.Draw(nodes, steps, "Titel & meer")).QuerySelector("svg")!;
}
