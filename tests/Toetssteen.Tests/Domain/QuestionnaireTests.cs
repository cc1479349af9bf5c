using Toetssteen.Domain;
using Toetssteen.Domain.Questionnaires;
using static Toetssteen.Tests.Domain.Stage;

namespace Toetssteen.Tests.Domain;

/// <summary>Questionnaires, answers and submissions: each rule by name.</summary>
public sealed class QuestionnaireTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Me = Guid.NewGuid();
    private readonly Questionnaire _questionnaire = new(Guid.NewGuid(), Guid.NewGuid(), QuestionnaireVariant.Limited, Now);

    [Fact]
    public void ASubmittedQuestionnaire_IsClosed_ASupplementIsANewVersion_AndBothStayReadable()
    {
        Assert.Equal("D083", Refused(() => _questionnaire.AskSupplement("Meer", Now)));
        Submit("ja");
        Assert.Equal("D080", Refused(() => Submit("nee")));
        Assert.Equal("D084", Refused(() => _questionnaire.AskSupplement(" ", Now)));
        _questionnaire.AskSupplement("Waar staat dat?", Now);
        Submit("nee");
        Assert.Equal(
            [(1, "ja", null), (2, "nee", "Waar staat dat?")],
            _questionnaire.Submissions.Select(s => (s.Number, s.Answers()["answer_1.1.1"], s.SupplementTo)));
        Assert.NotEqual(_questionnaire.Submissions[0].Sha256, _questionnaire.Submissions[1].Sha256);
        Assert.False(_questionnaire.IsOpen);
    }

    [Theory]
    [InlineData(" ", true, "D081")]
    [InlineData("A. de Vries", false, "D082")]
    public void Submitting_NeedsANameAndAStatement(string name, bool stated, string rule)
    {
        Assert.Equal(rule, Refused(() => _questionnaire.Submit(Guid.NewGuid(), new Dictionary<string, string>(), name, stated, Me, Now)));
        Assert.True(_questionnaire.IsOpen);
    }

    [Fact]
    public void NobodysWordsAreOverwrittenUnseen()
    {
        var answer = new Answer(_questionnaire.Id, "reasons_1.1.1", "van mij", Guid.NewGuid(), Me, Now);
        Assert.Equal(SaveOutcome.Saved, answer.Save("van mij en meer", 1, Guid.NewGuid(), Me, Now));
        Assert.Equal(SaveOutcome.Conflict, answer.Save("van een ander", 1, Guid.NewGuid(), Guid.NewGuid(), Now));
        Assert.Equal(("van mij en meer", 2), (answer.Value, answer.Number));
    }

    [Fact]
    public void ASaveThatComesTwice_CountsOnce()
    {
        var save = Guid.NewGuid();
        var answer = new Answer(_questionnaire.Id, "reasons_1.1.1", "een", Guid.NewGuid(), Me, Now);
        Assert.Equal(SaveOutcome.Saved, answer.Save("twee", 1, save, Me, Now));
        Assert.Equal(SaveOutcome.Unchanged, answer.Save("twee", 1, save, Me, Now));
        Assert.Equal(2, answer.Number);
    }

    [Fact]
    public void ASaveWithoutAnIdentity_OrWithThatOfAnotherText_IsNotTakenForOneThatWasStored()
    {
        var save = Guid.NewGuid();
        var answer = new Answer(_questionnaire.Id, "reasons_1.1.1", "een", save, Me, Now);
        Assert.Equal(SaveOutcome.IdentityUsed, answer.Save("twee", 1, save, Me, Now));
        Assert.Equal("D195", Refused(() => answer.Save("twee", 1, Guid.Empty, Me, Now)));
        Assert.Equal("D195", Refused(() => _ = new Answer(_questionnaire.Id, "reasons_1.1.2", "een", Guid.Empty, Me, Now)));
        Assert.Equal(("een", 1), (answer.Value, answer.Number));
        Assert.True(answer.IsFrom(save, "een"));
        Assert.False(answer.IsFrom(save, "twee"));
    }

    [Fact]
    public void HalfAnEmoji_IsMended_AndTheRestIsKept()
    {
        // Not in attributes, which cannot hold half an emoji.
        Assert.Equal("heel \ud83d\ude00", RawValue.Mend("heel \ud83d\ude00"));
        Assert.Equal("\ufffd", RawValue.Mend("\ud83d"));
        Assert.Equal("a\ufffdb\ufffdc", RawValue.Mend("a\ude00b\ud83dc"));
        Assert.Equal("\ufffd\ud83d\ude00\ufffd", RawValue.Mend("\ud83d\ud83d\ude00\ude00"));
        Assert.Equal("", RawValue.Mend(""));
    }

    [Fact]
    public void WhatIsTooLong_IsRefused_AndNeverCutOff()
    {
        var answer = new Answer(_questionnaire.Id, "reasons_1.1.1", "kort", Guid.NewGuid(), Me, Now);
        Assert.Equal("D085", Refused(() => answer.Save(new string('a', Answer.MaxLength + 1), 1, Guid.NewGuid(), Me, Now)));
        Assert.Equal("kort", answer.Value);
    }

    [Fact]
    public void AColleagueIsAskedSomething()
    {
        Assert.Equal("D086", Refused(() => new ColleagueQuestion(Guid.NewGuid(), _questionnaire.Id, "1.1", Me, Guid.NewGuid(), " ", Now)));
        var asked = new ColleagueQuestion(Guid.NewGuid(), _questionnaire.Id, "1.1", Me, Guid.NewGuid(), "Weet jij dit?", Now);
        asked.Done(Now);
        asked.Done(Now.AddDays(1));
        Assert.Equal(Now, asked.DoneAt);
    }

    private void Submit(string answer) =>
        _questionnaire.Submit(Guid.NewGuid(), new Dictionary<string, string> { ["answer_1.1.1"] = answer }, "A. de Vries", true, Me, Now);
}
