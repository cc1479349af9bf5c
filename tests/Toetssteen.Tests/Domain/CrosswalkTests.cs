using Toetssteen.Documents.Frameworks;
using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using static Toetssteen.Tests.Domain.Stage;

namespace Toetssteen.Tests.Domain;

/// <summary>
/// Codes over versions of a framework, and improvement points that a later version judges again. The version of 2026 is invented.
/// </summary>
public sealed class CrosswalkTests
{
    private static readonly Framework Later = FrameworkFile
        .Load(RepositoryFolder.PathTo("tests", "frameworks", "ggsr", "2026.yaml")).Framework!;

    // Over 2026 once more: what was split is merged again, what was renumbered lapses.
    private static readonly Framework Latest = Later with
    {
        Version = "2030",
        Crosswalk = new Crosswalk("2026",
            [new CrosswalkStep("3.1.1", ["3.1.1"], "Weer samen."), new CrosswalkStep("4.1.3", ["3.1.1"], "Weer samen."),
                new CrosswalkStep("1.1.3", [], "Niet meer nodig.")]),
    };

    private static readonly Framework[] All = [Latest, Ggsr, Later];

    private readonly Stage _later = new(StudyKind.FollowUp, "2026");

    [Theory]
    [InlineData("1.1.1", "1.1.1", NormChange.None)]
    [InlineData("1.1.2", "1.1.3", NormChange.Renumbered)]
    [InlineData("2.1.2", "2.1.2", NormChange.Reworded)]
    [InlineData("3.1.1", "3.1.1 4.1.3", NormChange.Split)]
    [InlineData("3.1.2", "3.1.2", NormChange.Merged)]
    [InlineData("3.1.3", "3.1.2", NormChange.Merged)]
    [InlineData("5.3.1", "", NormChange.Lapsed)]
    public void ACode_IsMappedToEveryNormThatTookItsOwnOver_AndItIsSaidWhatChanged(string code, string now, NormChange change)
    {
        var way = CrosswalkPath.Between(All, Ggsr, Later)!;
        Assert.Equal(now, string.Join(' ', way.Follow(code)));
        Assert.Equal((change, Ggsr.FindIndicator(code)!.Norm), (way.Of(code).Change, way.Of(code).Norm));
    }

    [Fact]
    public void ACodeIsMapped_OverAnyNumberOfVersions_WithTheNotesOfAll()
    {
        var way = CrosswalkPath.Between(All, Ggsr, Latest)!;
        Assert.Equal(["3.1.1"], way.Follow("3.1.1"));
        Assert.Equal(["Gesplitst in wat het beleid zegt en wat ervoor beschikbaar is.", "Weer samen.", "Weer samen."], way
            .Of("3.1.1").Notes);
        Assert.Empty(way.Follow("1.1.2"));
        Assert.Equal("Heet nu 1.1.3; onder 1.1.2 staat een nieuwe norm. Niet meer nodig.", string.Join(' ', way.Of("1.1.2").Notes));
        Assert.Equal(["3.1.3"], way.Of("3.1.2").MergedWith);
    }

    [Fact]
    public void ALaterVersion_IsReachedFromThoseThatItComesFrom_AndNeverTheOtherWayRound()
    {
        Assert.Equal(["2012", "2026", "2030"], CrosswalkPath.LeadingFrom(Ggsr, All).Select(w => w.To.Version));
        Assert.Equal(["2030", "2026", "2012"], CrosswalkPath.LeadingTo(Latest, All).Select(w => w.From.Version));
        Assert.Null(CrosswalkPath.Between(All, Later, Ggsr));
        Assert.Null(CrosswalkPath.Between([Ggsr, Latest], Ggsr, Latest));
        Assert.Null(CrosswalkPath.Between(All, Ggsr with { Key = "anders" }, Later));
        Framework[] circle = [Later with { Crosswalk = Later.Crosswalk! with { From = "2030" } }, Latest];
        Assert.Null(CrosswalkPath.Between(circle, Ggsr, Latest));
    }

    [Fact]
    public void ANewNormUnderAnOldCode_TakesNothingOver()
    {
        var way = CrosswalkPath.Between(All, Ggsr, Later)!;
        Assert.Equal(["1.1.2"], way.New.Select(i => i.Code));
        var themes = new ThemeOverVersions(All, Later.Id, "4");
        Assert.True(themes.Has(Ggsr.Id, ["3.1.1"]));
        Assert.False(themes.Has(Ggsr.Id, ["3.1.2"]));
        Assert.False(themes.Has(Latest.Id, ["4.1.1"]));
    }

    [Fact]
    public void AFollowUpUnderALaterVersion_JudgesEachPointByAllThatTookItsNormsOver_AlsoInAnotherCriterion()
    {
        var study = Study.FollowUpOf(_later.Study, Guid.NewGuid(), "vervolg", "Vervolg", "2027", CrosswalkPath.Between(All, Ggsr, Later));
        Assert.Equal("ggsr/2026", study.FrameworkId);
        Assert.Equal("D250", Refused(() => Study
            .FollowUpOf(study, Guid.NewGuid(), "x", "X", "2028", CrosswalkPath.Between(All, Ggsr, Later))));

        var draft = Draft("3.1.1 3.1.2", "3.1.3", "5.3.1", "1.1.1");
        Assert.Equal(["3.1.1 3.1.2 4.1.3", "3.1.2", "", "1.1.1"], draft.Findings.Select(f => string.Join(' ', f.IndicatorCodes)));
        Assert.Equal(["2012~3.1.1", "2012~3.1.3", "2012~5.3.1", "2012~1.1.1"], draft.Findings.Select(f => f.Place));
        Assert.Equal("3.1.3 (2012) → 3.1.2", draft.Findings[1].NameIn(Later).Code);
        Assert.Equal(["1.1.1", "3.1.1", "3.1.2", "4.1.3"], draft.QuestionScopeOf(_later.Assessment.Id)!);
    }

    [Fact]
    public void APointWhoseNormLapsed_IsNotJudgedAgain_AndSaysWhyUntilAnInspectorSaysItOtherwise()
    {
        var draft = Draft("5.3.1");
        var pieces = new Dictionary<string, string>();
        DraftedFinding Read() => DraftedFinding.Read(draft.Findings[0], pieces);
        Assert.Equal("Deze norm is vervallen in versie 2026 van het toetsingskader. Nazorg hoort nu bij andere wetgeving.",
            Read().NotRetested);
        Assert.Empty(DraftCompleteness.RetestGaps([Read()]));
        pieces[DraftNames.NotRetested(draft.Findings[0].Id)] = "Nazorg valt nu onder een andere wet.";
        Assert.Equal("Nazorg valt nu onder een andere wet.", Read().NotRetested);
        pieces[DraftNames.Mark(draft.Findings[0].Id, 1)] = "meets";
        Assert.Contains(DraftCompleteness.RetestGaps([Read()]), g => g.Kind == DraftGapKind.RetestedAndNot);
    }

    [Fact]
    public void Unchanged_CarriesMarksToWhatTookTheirNormOver_AndNeverToAScaleOfOtherMarks()
    {
        var finding = FindingOf("3.1.1 3.1.2", "Er is niets geregeld.", [new Mark(Improve, "3.1.1"), new Mark(Improve, "3.1.2")]);
        var point = ImprovementPoint.Of(Guid.NewGuid(), finding, _later.Approach.Id, Ggsr, "2013")!;
        var taken = CrosswalkPath.Between(All, Ggsr, Later)!.Of(point.IndicatorCodes);
        var same = new FollowedPoint(point, []).JudgedBy(taken, id => All.Single(f => f.Id == id).Scale);
        Assert.Equal(["3.1.1", "4.1.3", "3.1.2"], same.MarksAsTheyWere.Select(m => m.IndicatorCode));
        var three = new Scale([.. Later.Scale.Marks,
            new ScaleMark("poor", "-", new Dictionary<string, string> { ["nl"] = "slecht" }, true)]);
        var other = new FollowedPoint(point, []).JudgedBy(taken, id => id == Later.Id ? three : Ggsr.Scale);
        Assert.Equal((false, 0), (other.CanBeUnchanged, other.MarksAsTheyWere.Count));

        // Nor is it called unchanged where somebody sends that all the same.
        var judging = Draft("3.1.1").Findings[0];
        Assert.Equal("D252", Assert.Throws<DomainException>(() => other.AsItWas(judging, 3)).Code);
        Assert.Contains(DraftNames.Unchanged(judging.Id), same.AsItWas(judging, 3).Keys);
        var sent = new Dictionary<string, string> { [DraftNames.Unchanged(judging.Id)] = DraftNames.Yes };
        Assert.False(DraftedFinding.Read(judging, sent, other).Unchanged);
        Assert.True(DraftedFinding.Read(judging, sent, same).Unchanged);
    }

    [Fact]
    public void WhatIsFrozen_ReadsBackWhole_AndSaysNothingOfVersionsWhereThereIsOne()
    {
        var taken = CrosswalkPath.Between(All, Ggsr, Later)!.Of(["3.1.1", "3.1.2"]);
        var retest = new RetestContent("3", "3.1", ["3.1.1"], Judged("2013", "Toen.", Improve) with { Under = Ggsr.Id }, null, false,
            "Niet gedaan.")
        { TakenOver = taken };
        var content = new FactsheetContent
        {
            Kind = StudyKind.FollowUp,
            MunicipalityCode = "GM0150",
            MunicipalityName = "Deventer",
            FrameworkId = Later.Id,
            StudyTitle = "Vervolg",
            Approaches = [new ApproachContent { Name = "Samen Vooruit", Retests = [retest] }],
            EarlierScales = [new VersionScale(Ggsr.Id, Ggsr.Scale)],
        };
        var (json, sha256) = FactsheetContentJson.Freeze(content);
        var read = FactsheetContentJson.Read(json);
        Assert.Equal(retest, read.Approaches[0].Retests[0]);
        Assert.Equal("verbeterpunt", read.ScaleOf(read.Approaches[0].Retests[0].Before, Later.Scale).Marks[1].In("nl"));
        Assert.Equal(sha256, FactsheetContentJson.Freeze(read).Sha256);
        Assert.Equal(["3.1.1", "3.1.2"], PublishedRows.Of(read.Approaches[0], Guid.NewGuid(), "2027").Retests[0].IndicatorCodes);
        var plain = FactsheetContentJson
            .Freeze(content with
            {
                EarlierScales = null,
                Approaches = [new ApproachContent { Name = "A",
                    Retests = [new RetestContent("3", "3.1", ["3.1.1"], Judged("2013", "Toen.", Improve), null, false)] }]
            }).Json;
        Assert.DoesNotContain("takenOver", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("under", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("earlierScales", plain, StringComparison.Ordinal);
    }

    private FactsheetDraft Draft(params string[] points)
    {
        var way = CrosswalkPath.Between(All, Ggsr, Later)!;
        return FactsheetDraft.FollowUp(_later.Inspection, Later, points.Select(p => new FollowedPoint(_later.Point(p), []))
            .Select(f => (_later.Assessment, f.JudgedBy(way.Of(f.Point.IndicatorCodes), id => All.Single(v => v.Id == id).Scale))),
                Guid.NewGuid);
    }
}
