using Toetssteen.Domain;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Tests.Domain;

/// <summary>Rules about who is reached, until when, and what happens when joined answers are not given.</summary>
public sealed class HandOverRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Fact]
    public void ALink_LivesUntilThirtyDaysAfterTheLastDayThatItServes()
    {
        Assert.Equal(new DateOnly(2026, 6, 30), LinkTerm.Until(new DateOnly(2026, 5, 31), Today));
        // Late, or without a day: from today.
        Assert.Equal(Today.AddDays(30), LinkTerm.Until(Today.AddDays(-40), Today));
        Assert.Equal(Today.AddDays(30), LinkTerm.Until(null, Today));
    }

    [Fact]
    public void AStudy_HasTwoPeopleWhoCanPublish_BeforeItBegins_OrSaysWhyNot()
    {
        var study = NewStudy();
        study.Begin(Study.Publishers, null);
        Assert.Null(study.BegunWithoutPublishers);
        Assert.Equal("D191", Refused(() => study.Begin(1, " ")));
        study.Begin(1, " De tweede leider begint in mei. ");
        Assert.Equal("De tweede leider begint in mei.", study.BegunWithoutPublishers);
        // Said once.
        study.Begin(0, null);
    }

    [Theory]
    [InlineData("", "070-000 00 00", "a@example.org")]
    [InlineData("Lotte", " ", "a@example.org")]
    [InlineData("Lotte", "070-000 00 00", null)]
    public void ANewStudy_NamesAContactPerson_WithTelephoneAndAddress(string name, string? phone, string? email)
    {
        var study = NewStudy();
        Assert.Null(study.Contact);
        Assert.Equal("D190", Refused(() => study.ReachedBy(new StudyContact(name, phone, email))));
        study.ReachedBy(new StudyContact(" Lotte ", "070-000 00 00", "lotte@example.org"));
        Assert.Equal(new StudyContact("Lotte", "070-000 00 00", "lotte@example.org"), study.Contact);
    }

    [Fact]
    public void WhoJoinedAnswersThatAreNotGiven_IsAskedAgain_AndWhatItChoseIsKept()
    {
        var stage = new Stage();
        var (police, school, clinic) = (stage.Invite("Politie"), stage.Invite("School"), stage.Invite("Kliniek"));
        school.Join(police);
        clinic.Join(police);
        police.Decline("Geen tijd");
        Assert.Equal([school, clinic], stage.Assessment.LetGo(police, submitted: false, Now));
        Assert.Equal(
            (null, null, police.Id, Now, true),
            (school.Answered, school.JoinedRespondentId, school.FellFromRespondentId!.Value, school.FellAt!.Value, school.HasToChooseAgain)
        );
        school.AnswerOwn();
        Assert.False(school.HasToChooseAgain);
        Assert.Equal(police.Id, school.FellFromRespondentId);
    }

    [Fact]
    public void WhoJoinedAnswersThatWereSubmitted_StaysJoined()
    {
        var stage = new Stage();
        var (police, school) = (stage.Invite("Politie"), stage.Invite("School"));
        school.Join(police);
        police.Decline("Toch niet");
        Assert.Empty(stage.Assessment.LetGo(police, submitted: true, Now));
        Assert.Equal(Answering.Joined, school.Answered);
    }

    [Fact]
    public void JoiningOneAnother_SoThatNobodyAnswers_IsRefused()
    {
        var stage = new Stage();
        var (police, school, clinic) = (stage.Invite("Politie"), stage.Invite("School"), stage.Invite("Kliniek"));
        school.Join(police);
        Assert.Equal("D192", Refused(() => police.Join(school)));
        // Nor in a chain: who carries another and joins a third lets the other go.
        police.Join(clinic);
        Assert.Equal([school], stage.Assessment.LetGo(police, submitted: false, Now));
    }

    private static Study NewStudy() => new(Guid.NewGuid(), "proef", "Proef", "ggsr/2012", StudyKind.First, "2026");

    private static string Refused(Action act) => Assert.Throws<DomainException>(act).Code;
}
