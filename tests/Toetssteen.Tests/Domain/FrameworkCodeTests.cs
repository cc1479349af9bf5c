using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Tests.Domain;

/// <summary>Codes as their owners write them stand as one word in lists and names, and lead to a place of their own on a page.</summary>
public sealed class FrameworkCodeTests
{
    private static readonly string[] OfOwners = ["1.1.1", "§ 4 Abs. 2", "§ 4 Abs 2", "a)", "a.", "I.", "3.2.1 (BSO)", "Größe", "Art. 4:2"];

    [Fact]
    public void ManyCodes_AreKeptAsOneText()
    {
        Assert.Equal(OfOwners, FrameworkCode.Split(FrameworkCode.Join(OfOwners)));
        Assert.Equal("1.1.1 1.1.2", FrameworkCode.Join(["1.1.1", "1.1.2"]));
        Assert.Empty(FrameworkCode.Split(FrameworkCode.Join([])));
    }

    [Fact]
    public void APieceOfADraft_NamesItsCode()
    {
        var assessment = Guid.NewGuid();
        foreach (var code in OfOwners)
        {
            string[] names =
            [
                DraftNames.Notes(assessment, code), DraftNames.OverallMark(assessment, code),
                DraftNames.Conclusion(assessment, code, ConclusionSide.GoesWell, 2),
            ];
            Assert.All(names.Select(DraftPiece.Of), piece => Assert.Equal((code, assessment), (piece!.Code, piece.AssessmentId!.Value)));
            Assert.All(names, name => Assert.DoesNotContain(' ', name));
        }
    }

    [Fact]
    public void AnAnswer_IsCitedAsOneWord()
    {
        var respondent = Guid.NewGuid();
        Assert.All(OfOwners, code =>
        {
            Assert.Equal((respondent, code), CitedAnswer.Read(Assert.Single(RawValue.Chosen(CitedAnswer.Of(respondent, code)))));
            Assert.DoesNotContain(' ', QuestionNames.Reasons(code));
        });
        Assert.All(new[] { "", $"{respondent}", $"{respondent}:", "x:1.1.1" }, word => Assert.Null(CitedAnswer.Read(word)));
    }

    [Fact]
    public void EachCode_HasAPlaceOfItsOwnOnAPage()
    {
        Assert.Equal(OfOwners.Length, OfOwners.Select(FoldedText.Anchor).Distinct().Count());
        Assert.Equal(OfOwners.Length, OfOwners.Select(FrameworkCode.Key).Distinct().Count());
        Assert.All(OfOwners, code => Assert.Matches("^[A-Za-z0-9._:-]+$", FoldedText.Anchor(code)));
        Assert.Equal("-u00a7-u00204", FoldedText.Anchor("§ 4"));
        Assert.Equal(FrameworkCode.Key("A.1"), FrameworkCode.Key("a_1"));
    }

    [Theory]
    [InlineData("municipality", true, false)]
    [InlineData("partners", false, true)]
    [InlineData("nobody", false, false)]
    public void WhoIsAskedNothingAboutAnIndicator_WasNotAsked(string asked, bool municipality, bool partners)
    {
        var indicator = new Indicator(
            "1", "Norm", "Norm", [], asked == "municipality" ? new("Hoe?") : null, asked == "partners" ? new("Hoe?") : null);

        Assert.Equal((municipality, partners), (WasAsked(OrganisationKind.Municipality), WasAsked(OrganisationKind.Partner)));

        bool WasAsked(OrganisationKind kind)
        {
            var study = new Study(Guid.NewGuid(), "proef", "Proef", "proef/1", StudyKind.First, "2026");
            var approach = new Approach(Guid.NewGuid(), "GM0150", "Aanpak");
            var assessment = new Inspection(Guid.NewGuid(), study, "GM0150").Assess(Guid.NewGuid(), approach, "Deze.");
            var code = kind == OrganisationKind.Municipality ? "GM0150" : null;
            return assessment.Invite(Guid.NewGuid(), new Organisation(Guid.NewGuid(), kind, "Organisatie", municipalityCode: code), null)
                .WasAskedAbout(indicator, hasQuestionnaire: true, scope: null);
        }
    }

    [Fact]
    public void WhereTheFrameworkAsksNobody_NoAnswerIsWaitedFor()
    {
        var facts = new InspectionFacts(new DateOnly(2026, 5, 1), false, PreparationStatus.Accepted, 0, 0);

        Assert.Equal(InspectionState.Answering, facts.State);
        Assert.Equal(InspectionState.Writing, (facts with { AsksNobody = true }).State);
        Assert.Equal(InspectionState.Answering, (facts with { AsksNobody = true, Asked = 1 }).State);
    }

    [Theory]
    [InlineData("+", "-", "+-")]
    [InlineData("++", "--", "≠")]
    [InlineData("🟢", "🔴", "🟢🔴")]
    public void MarksThatDiffer_BearBothSigns_WhereThatIsShort(string one, string other, string sign)
    {
        var words = new Dictionary<string, string>();
        Assert.Equal(sign, new Scale([new("a", one, words, false), new("b", other, words, true)]).MixedSign);
    }
}
