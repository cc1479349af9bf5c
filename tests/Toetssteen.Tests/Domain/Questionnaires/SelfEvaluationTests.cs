using Toetssteen.Documents.Frameworks;
using Toetssteen.Domain;
using Toetssteen.Domain.Cards;
using Toetssteen.Domain.Comparison;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;
using static Toetssteen.Domain.Questionnaires.QuestionnaireVariant;

namespace Toetssteen.Tests.Domain.Questionnaires;

/// <summary>The municipality judges itself before the inspectors do: asked of it alone, and mixed with nothing.</summary>
public sealed class SelfEvaluationTests
{
    private static readonly Framework Sport = Loaded("buurtsport", "1");
    private static readonly QuestionnaireForm Form = QuestionnaireForm.Of(Sport, Full);

    [Fact]
    public void TheMunicipality_IsAskedHowItJudgesEachIndicator_ByWhatTheScaleCanGive()
    {
        Assert.Equal(["1.1.1", "1.1.2", "1.1.3", "2.1.1", "2.1.2"],
            Form.Pages.SelectMany(p => p.Sections).Where(s => s.OwnMark is not null).Select(s => s.Indicator.Code));
        Assert.Equal(["answer_1.1.1", "reasons_1.1.1", "sources_1.1.1", "has_map", "own_mark_1.1.1", "own_mark_1.1.2", "own_mark_1.1.3"],
            Form.FindPage("1.1")!.Questions.Select(q => q.Name));
        var question = Form.Find("own_mark_1.1.1")!;
        Assert.Equal(("Hoe beoordeelt u dit zelf?", false), (question.Label.Dutch, question.Required));
        Assert.Equal([("sterk", "sterk"), ("2", "op orde"), ("zwak", "zwak"), ("notApplicable", "niet van toepassing")],
            Form.ChoicesOf(question).Select(c => (c.Name, c.Label.Dutch)));
        Assert.Equal(["meets", "needsImprovement"], SelfEvaluation.ChoicesOf(Stage.Ggsr.Scale).Choices.Select(c => c.Name));
    }

    [Fact]
    public void AFrameworkThatDoesNotSaySo_AsksNobody() =>
        Assert.DoesNotContain(QuestionnaireForm.Of(Stage.Ggsr, Full).Questions, SelfEvaluation.IsAskedBy);

    [Fact]
    public void PartnersAndFamilies_AreNeverAskedIt()
    {
        Assert.Equal(["answer_1.1.1", "reasons_1.1.1", "sources_1.1.1", "answer_1.1.2", "reasons_1.1.2", "sources_1.1.2"],
            QuestionnaireForm.Of(Sport, Limited).Questions.Select(q => q.Name));
        var card = Assert.Single(CardForm.Of(Sport, "child")!.Questions);
        Assert.Equal(("answer_1.1.1", "reasons_1.1.1"), (card.Answer, card.Words));
        Assert.Empty(card.Facts);
    }

    [Fact]
    public void AnIndicatorThatAsksTheMunicipalityNothingElse_StillAsksThis_AndThenTheMunicipalityIsNoRespondentThere()
    {
        var section = Form.FindPage("2.1")!.Sections[0];
        Assert.Equal(["own_mark_2.1.1"], section.Questions.Select(q => q.Name));
        Assert.Null(section.Answer);
        var town = new Stage().Assessment.Invite(Guid.NewGuid(), Stage.Municipality(), null);
        Assert.False(town.WasAskedAbout(section.Indicator, hasQuestionnaire: true, scope: null));
        Assert.True(town.WasAskedAbout(Sport.FindIndicator("1.1.1")!, hasQuestionnaire: true, scope: null));

        var asksNothing = Loaded("proeverij", "3");
        Assert.True(asksNothing.AsksNobody);
        var alone = asksNothing with { SelfEvaluation = true };
        Assert.Equal((true, false, false), (alone.Asks(Full), alone.Asks(Limited), alone.AsksNobody));
        Assert.Equal(alone.Indicators.Count(), QuestionnaireForm.Of(alone, Full).Questions.Count);
    }

    [Fact]
    public void InAFollowUp_ItIsAskedOfThePointsThatAreFollowed_AndInAPartOfWhatIsExamined()
    {
        Assert.Equal(["own_mark_1.1.2", "own_mark_2.1.1"],
            QuestionnaireForm.Of(Sport, Full, ["1.1.2", "2.1.1"]).Questions.Select(q => q.Name));
        Assert.Equal(["own_mark_2.1.1", "own_mark_2.1.2"],
            QuestionnaireForm.Of(Sport.Only(["2.1.1", "2.1.2"]), Full).Questions.Select(q => q.Name));
    }

    [Fact]
    public void ItNeedNotBeGiven_AndIsAMarkOfTheScale()
    {
        var own = Form.FindPage("2.1")!;
        Assert.Empty(Form.Problems(own, new Dictionary<string, string>()));
        var given = new Dictionary<string, string> { ["own_mark_2.1.1"] = "zwak", ["own_mark_2.1.2"] = "prima" };
        Assert.Equal([("own_mark_2.1.2", "Q002")], Form.Problems(own, given).Select(p => (p.Question, p.Code)));
        Assert.Equal(new MarkValue("zwak", VerdictSide.Falls), SelfEvaluation.Given(Sport.Scale, "2.1.1", given));
        Assert.Null(SelfEvaluation.Given(Sport.Scale, "2.1.2", given));
        Assert.Null(SelfEvaluation.Given(Sport.Scale, "1.1.1", given));
    }

    [Fact]
    public void ItIsNoVoiceNoSignalAndInNoProfile()
    {
        var (without, with) = (Said([]), Said(Sport.Indicators.Select(i => (QuestionNames.OwnMark(i.Code), "zwak"))));

        Assert.Equal(
            without.Respondents.SelectMany(r => r.Values).OrderBy(v => v.Key, StringComparer.Ordinal),
            with.Respondents.SelectMany(r => r.Values).OrderBy(v => v.Key, StringComparer.Ordinal));
        Assert.Equal(without.Voices, with.Voices);
        Assert.Equal(AgreementSentence.Of(without.Voices, "De norm").Words, AgreementSentence.Of(with.Voices, "De norm").Words);
        Assert.Equivalent(Signals.In(without), Signals.In(with), strict: true);
        Assert.Equal(["S102", "S201"], Signals.In(with).Select(s => s.Code).Where(c => c != "S104"));
        Assert.Equivalent(CaseProfile.Of(without), CaseProfile.Of(with), strict: true);

        IndicatorEvidence Said(IEnumerable<(string Name, string Value)> ownMarks)
        {
            var answers = new Dictionary<string, string>
            {
                ["answer_1.1.1"] = "yes",
                ["reasons_1.1.1"] = "Wij tellen dat.",
                ["has_map"] = "no",
            };
            foreach (var (name, value) in ownMarks)
                answers[name] = value;
            var voice = new Voice(OrganisationKind.Municipality, "Gemeente", Answering.Own, Reply.Yes);
            return new(
                Sport.FindIndicator("1.1.1")!, [new RespondentEvidence(voice, Form, answers)], new Dictionary<Guid, EvidenceDocument>());
        }
    }

    private static Framework Loaded(string key, string version) =>
        FrameworkFile.Load(RepositoryFolder.PathTo("tests", "frameworks", key, $"{version}.yaml")).Framework!;
}
