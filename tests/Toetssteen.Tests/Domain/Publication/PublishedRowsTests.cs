using System.Collections;
using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Publication;
using Toetssteen.Tests.Writing;
using static Toetssteen.Tests.Domain.Stage;

namespace Toetssteen.Tests.Domain.Publication;

/// <summary>The one way from content to rows: what is written is what is compared.</summary>
public sealed class PublishedRowsTests
{
    private static readonly ApproachContent Said = FullFactsheet.Content.Approaches[0];
    private readonly Stage _stage = new();

    [Fact]
    public void RowsThatWereWritten_AreTheRowsOfTheContent()
    {
        var rows = RowsOf(Said);
        Assert.Equal(rows, Written(rows));
        Assert.Equal((3, 1, 2, 3), (rows.Findings.Count, rows.Points.Count, rows.Conclusions.Count, rows.Retests.Count));
        Assert.Null(rows.NotRetested);
    }

    [Fact]
    public void RowsOfAnApproachThatWasNotJudgedAgain_HoldWhy()
    {
        var rows = RowsOf(FullFactsheet.Content.Approaches[1]);
        Assert.Equal(rows, Written(rows));
        Assert.Equal("Het team is gestopt.", rows.NotRetested);
    }

    [Fact]
    public void WhatTheFullFactsheetSays_FillsEveryFieldThatIsWritten() => Assert.All(
        typeof(FindingContent).GetProperties().Where(p => p.CanWrite),
        p => Assert.Contains(Said.Findings, f => p.GetValue(f) switch
        {
            null or "" => false,
            string => true,
            IEnumerable list => list.Cast<object>().Any(),
            _ => true,
        }));

    [Fact]
    public void AnotherContent_GivesOtherRows_ExceptWhatStandsBehindAFinding()
    {
        var rows = RowsOf(Said);
        var finding = Said.Findings[0];
        Assert.All<FindingContent>(
            [
                finding with { Text = "Iets anders." }, finding with { Marks = [] }, finding with { Marks = [new Mark(Meets, "1.1.1")] },
                finding with { Attention = [] }, finding with { Attention = [.. finding.Attention.Reverse()] },
                finding with { Note = null }, finding with { NoMarkReason = "Onbekend." },
                finding with { IndicatorCodes = ["1.1.1", "1.1.2"] }, finding with { CriterionCode = "1.2" },
            ],
            other => Assert.NotEqual(rows, RowsOf(Said with { Findings = [other, .. Said.Findings.Skip(1)] })));
        Assert.Equal(rows, RowsOf(Said with { Findings = [finding with { Sources = [], Changes = [] }, .. Said.Findings.Skip(1)] }));
        Assert.NotEqual(rows, PublishedRows.Of(Said, _stage.Approach.Id, "1913"));
    }

    [Fact]
    public void TheOrderOfIndicators_MakesNoOtherRows()
    {
        var joint = Said.Findings[1];
        var turned = joint with { IndicatorCodes = [.. joint.IndicatorCodes.Reverse()] };
        Assert.Equal(RowsOf(Said), RowsOf(Said with { Findings = [Said.Findings[0], turned, Said.Findings[2]] }));
    }

    [Fact]
    public void ARetestWithoutANewJudgement_SaysWhy_OrThatTheFactsheetDoesNotSay()
    {
        var silent = Said with { Retests = [Said.Retests[2] with { NotRetested = null }] };
        Assert.Equal("De aanpak is gestopt.", RowsOf(Said).Retests[2].NotRetested);
        Assert.Equal("In de factsheet staat geen nieuw oordeel.", RowsOf(silent).Retests[0].NotRetested);
    }

    private PublishedRows RowsOf(ApproachContent said) => PublishedRows.Of(said, _stage.Approach.Id, "2013");

    private PublishedRows Written(PublishedRows rows)
    {
        var (assessment, points) = (_stage.Assessment, new List<ImprovementPoint>());
        assessment.Publish(rows, Ggsr, retest =>
        {
            points.Add(ImprovementPoint.OfColumn(Guid.NewGuid(), _stage.Approach.Id, Ggsr, retest.IndicatorCodes, retest.Before));
            return points[^1];
        }, Guid.NewGuid);
        points.AddRange(assessment.Findings
            .Select(f => ImprovementPoint.Of(Guid.NewGuid(), f, _stage.Approach.Id, Ggsr, "2013")).OfType<ImprovementPoint>());
        return PublishedRows.Of(assessment, points);
    }
}
