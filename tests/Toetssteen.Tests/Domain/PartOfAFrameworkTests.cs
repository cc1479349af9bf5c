using Toetssteen.Documents.Frameworks;
using Toetssteen.Domain;
using Toetssteen.Domain.Cards;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;
using Toetssteen.Tests.Documents.Frameworks;

namespace Toetssteen.Tests.Domain;

/// <summary>A study may examine a part of a framework: what is left out is known, and counts nowhere.</summary>
public sealed class PartOfAFrameworkTests
{
    private static readonly Framework Whole = FrameworkFile
        .Load(RepositoryFolder.PathTo("tests", "frameworks", "zwemwater", "1.yaml"))
        .Framework!;

    private static readonly FrameworkPart Core = Whole.Parts.Single(p => p.Key == "kern");

    [Fact]
    public void WhatIsLeftOut_CountsNowhere()
    {
        var part = Whole.Only(Core.Indicators);

        Assert.Equal(["W1", "W2", "T1"], part.Indicators.Select(i => i.Code));
        Assert.Equal(["W", "T"], part.JudgedThemes.Select(t => t.Code));
        Assert.Equal(["WK", "TL"], part.Criteria.Select(c => c.Code));
        Assert.Equal(["W", "T"], part.OverallPlaces.Select(p => p.Code));
        var full = QuestionnaireForm.Of(part, QuestionnaireVariant.Full);
        Assert.Equal(["WK", "TL"], full.Pages.Select(p => p.Code));
        Assert.Equal(["W1", "W2", "T1"], full.Pages.SelectMany(p => p.Sections).Select(s => s.Indicator.Code));
        Assert.Equal(
            ["W1", "T1"],
            QuestionnaireForm.Of(part, QuestionnaireVariant.Limited).Pages.SelectMany(p => p.Sections).Select(s => s.Indicator.Code));
        Assert.Null(CardForm.Of(part, "child"));

        var stage = new Stage();
        var draft = new FactsheetDraft(stage.Inspection, part, Guid.NewGuid);
        Assert.Equal(["T1", "W1 W2"], draft.Findings.Select(f => string.Join(' ', f.IndicatorCodes)).Order(StringComparer.Ordinal));
        var findings = draft.Findings.Select(f => DraftedFinding.Read(f, new Dictionary<string, string>())).ToList();
        Assert.DoesNotContain(DraftCompleteness.Gaps(part, [stage.Assessment.Id], findings), g => g.Kind == DraftGapKind.Uncovered);
        Assert.Equal(
            ["W3", "T2", "N1"],
            DraftCompleteness
                .Gaps(Whole, [stage.Assessment.Id], findings)
                .Where(g => g.Kind == DraftGapKind.Uncovered)
                .Select(g => g.IndicatorCode));
    }

    [Fact]
    public void WhatIsLeftOut_IsKnown_AndSaidAsShortlyAsItCanBe()
    {
        var part = Whole.Only(Core.Indicators);

        Assert.Same(Whole, part.Whole);
        Assert.Equal(["W3", "T2", "N1"], part.LeftOut.Select(i => i.Code));
        Assert.Equal(
            [(TreeLevel.Criterion, "WD", "Diepte"), (TreeLevel.Indicator, "T2", "Zicht op diepe delen"), (TreeLevel.Theme, "N", "Nazorg")],
            part.LeftOutPlaces.Select(p => (p.Level, p.Code, p.Name)));
        Assert.False(Whole.IsPart);
        Assert.Empty(Whole.LeftOut);
    }

    [Fact]
    public void AQuestionThatRestsOnOneThatIsLeftOut_IsNotAsked() =>
        Assert.Equal(["rescuers"], Whole.Only(Core.Indicators).FindIndicator("T1")!.Facts.Select(f => f.Name));

    [Fact]
    public void ARowOfPrintThatIsNotWhollyExamined_FallsApart_SinceItsLabelIsAboutAllOfIt() =>
        Assert.Equal([("W1-W2", "Onderzoek en uitslag"), ("T1", "Redder aanwezig")],
            Whole.Only(Core.Indicators).Rows().Select(r => (r.Code, r.ShortLabel)));

    [Fact]
    public void APartOfAPart_IsAPartOfTheWhole()
    {
        var part = Whole.Only(Core.Indicators);
        Assert.Same(Whole, part.Only(Whole.Indicators.Select(i => i.Code)));
        Assert.Equal(["N1"], part.Only(["N1"]).Indicators.Select(i => i.Code));
        Assert.Equal(part.Indicators.Select(i => i.Code), Whole.Without(part.LeftOut.Select(i => i.Code)).Indicators.Select(i => i.Code));
    }

    [Theory]
    [MemberData(nameof(FrameworkFilesTests.Files), MemberType = typeof(FrameworkFilesTests))]
    public void AnyIndicatorOfAnyFramework_CanBeExaminedAlone(string file)
    {
        var framework = FrameworkFile.Load(RepositoryFolder.PathTo(file)).Framework!;
        foreach (var code in framework.Indicators.Select(i => i.Code))
        {
            var part = framework.Only([code]);
            Assert.Equal([code], part.Indicators.Select(i => i.Code));
            Assert.Equal(framework.TreeLevels.Select(framework.NameOfLevel), part.TreeLevels.Select(part.NameOfLevel));
            foreach (var variant in Enum.GetValues<QuestionnaireVariant>())
            {
                var form = QuestionnaireForm.Of(part, variant);
                var named = form
                    .Questions.SelectMany(q => new[] { q.Relevant, q.Constraint }.OfType<Expression>())
                    .SelectMany(e => e.Names);
                Assert.Empty(named.Except(form.Questions.Select(q => q.Name)));
            }
        }
    }

    [Fact]
    public void ARowOfPrint_OfWhichWhatIsComparedExaminedAPartOnly_FallsApart()
    {
        Func<string, bool> nothing = _ => false, one = code => code == "W2", both = code => code is "W1" or "W2";

        Assert.Equal(Whole.Rows().Select(r => r.ShortLabel), Whole.RowsFor([nothing, both]).Select(r => r.ShortLabel));
        Assert.Contains(Whole.Rows(), r => r.Indicators.Count == 2 && r.Indicators[0].Code == "W1");
        Assert.Equal(["W1", "W2"], Whole.RowsFor([nothing, one]).Take(2).Select(r => Assert.Single(r.Indicators).Code));
        Assert.Contains(Whole.RowsFor([one]), r => r.Indicators.Select(i => i.Code).SequenceEqual(["T1", "T2"]));
    }

    [Fact]
    public void PartsAreReadAgainAsTheyWere_AndWithoutThemAFrameworkKeepsItsBytes()
    {
        var read = FrameworkJson.Read(FrameworkJson.Write(Whole));
        Assert.Equal(FrameworkJson.Write(Whole), FrameworkJson.Write(read));
        Assert.Equal(
            Whole.Parts.Select(p => (p.Key, p.Name, string.Join(' ', p.Indicators))),
            read.Parts.Select(p => (p.Key, p.Name, string.Join(' ', p.Indicators))));
        Assert.DoesNotContain("parts", FrameworkJson.Write(Stage.Ggsr), StringComparison.Ordinal);
    }

    [Fact]
    public void AStudy_ChoosesBeforeTheFirstInvitation_WhatItExamines()
    {
        var study = new Study(Guid.NewGuid(), "proef", "Proef", Whole.Id, StudyKind.First, "2026");
        Assert.Equal(new StudyFramework(Whole.Id, null), study.Framework);

        study.Examine(Whole, new ExaminedPart(Core.Name, ["T1", "W1", "W2"]), isAnyoneInvited: false);
        Assert.Equal(new ExaminedPart(Core.Name, ["W1", "W2", "T1"]), study.Part);
        Assert.True(study.Framework.LeavesOut("N1"));
        Assert.False(study.Framework.LeavesOut("T1"));

        Assert.Equal("D271", Refused(() => study.Examine(Whole, null, isAnyoneInvited: true)));
        Assert.Equal("D272", Refused(() => study.Examine(Whole, new ExaminedPart(null, []), isAnyoneInvited: false)));
        Assert.Equal("D001", Refused(() => study.Examine(Whole, new ExaminedPart(null, ["X9"]), isAnyoneInvited: false)));
        Assert.Equal(["W1", "W2", "T1"], study.Part!.Indicators);
        // The same again is no change, and so is refused by nothing.
        study.Examine(Whole, new ExaminedPart(Core.Name, ["W1", "W2", "T1"]), isAnyoneInvited: true);

        study.Examine(Whole, new ExaminedPart(null, [.. Whole.Indicators.Select(i => i.Code)]), isAnyoneInvited: false);
        Assert.Null(study.Part);
        Assert.False(study.Framework.LeavesOut("N1"));
    }

    [Fact]
    public void AFollowUp_IsAboutImprovementPoints_WhateverTheFirstStudyExamined()
    {
        var first = new Study(Guid.NewGuid(), "eerst", "Eerst", Whole.Id, StudyKind.First, "2026");
        first.Examine(Whole, new ExaminedPart(null, ["T1"]), isAnyoneInvited: false);
        var later = Study.FollowUpOf(first, Guid.NewGuid(), "later", "Later", "2027");
        Assert.Null(later.Part);
        Assert.Equal("D270", Refused(() => later.Examine(Whole, new ExaminedPart(null, ["T1"]), isAnyoneInvited: false)));
    }

    [Fact]
    public void AnEditionThatLeavesNothingOut_KeepsItsBytes()
    {
        var content = new FactsheetContent
        {
            Kind = StudyKind.First,
            MunicipalityCode = "GM0150",
            MunicipalityName = "Deventer",
            FrameworkId = Whole.Id,
            StudyTitle = "Proef",
            Approaches = [],
        };
        Assert.DoesNotContain("notExamined", FactsheetContentJson.Freeze(content).Json, StringComparison.Ordinal);
        Assert.Same(Whole, content.JudgedBy(Whole));

        var partly = FactsheetContentJson.Read(
            FactsheetContentJson.Freeze(content with { NotExamined = new NotExamined(Core.Name, ["W3", "T2", "N1"]) }).Json);
        Assert.Equal(new NotExamined(Core.Name, ["W3", "T2", "N1"]), partly.NotExamined);
        Assert.Equal(["W1", "W2", "T1"], partly.JudgedBy(Whole).Indicators.Select(i => i.Code));
    }

    private static string Refused(Action act) => Assert.Throws<DomainException>(act).Code;
}
