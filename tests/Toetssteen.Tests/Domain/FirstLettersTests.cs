using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Tests.Domain;

/// <summary>Which letter somebody gets who becomes contact person later than the others.</summary>
public sealed class FirstLettersTests
{
    private static readonly DateOnly Today = new(2026, 6, 10);

    [Theory]
    [InlineData(null, FirstLetter.None)]
    [InlineData(PreparationStatus.Open, FirstLetter.Prepare)]
    [InlineData(PreparationStatus.AskedBack, FirstLetter.AnswerBack)]
    [InlineData(PreparationStatus.Submitted, FirstLetter.None)]
    public void ANewContactPerson_GetsTheLetterOfTheStepThatIsNow_BeforeTheDraft(PreparationStatus? preparation, FirstLetter letter) =>
        Assert.Equal(
            letter,
            FirstLetters.OfMunicipality(new InspectionFacts(Today, false, preparation, 0, 0), isAsked: false, supplement: false));

    public static TheoryData<DraftFacts, FirstLetter> Drafts => new()
    {
        { new(DraftStage.SecondReading), FirstLetter.None },
        { new(DraftStage.Agreed), FirstLetter.None },
        { new(DraftStage.FactCheck) { CheckUntil = Today }, FirstLetter.CheckFacts },
        { new(DraftStage.FactCheck) { CheckUntil = Today.AddDays(-1) }, FirstLetter.None },
        { new(DraftStage.Agreed) { CheckClosed = true }, FirstLetter.Decisions },
        { new(DraftStage.Adopted) { CheckClosed = true }, FirstLetter.Decisions },
        { new(DraftStage.Scheduled) { PublicOn = Today.AddDays(20) }, FirstLetter.ReadAhead },
        { new(DraftStage.Scheduled) { PublicOn = Today, MomentPassed = true }, FirstLetter.None },
        { new(DraftStage.Published), FirstLetter.Published },
        { new(DraftStage.Published) { IsWithdrawn = true }, FirstLetter.None },
    };

    [Theory]
    [MemberData(nameof(Drafts))]
    public void ANewContactPerson_GetsTheLetterOfTheStepThatIsNow_NeverAnInvitationThatIsOver(DraftFacts draft, FirstLetter letter) =>
        Assert.Equal(
            letter,
            FirstLetters.OfMunicipality(
                new InspectionFacts(Today, false, PreparationStatus.Accepted, 4, 4) { Draft = draft },
                isAsked: true,
                supplement: false));

    [Theory]
    [InlineData(true, false, true, FirstLetter.FillIn)]
    [InlineData(false, false, true, FirstLetter.None)]
    [InlineData(false, true, true, FirstLetter.Supplement)]
    [InlineData(true, false, false, FirstLetter.None)]
    [InlineData(true, true, false, FirstLetter.None)]
    public void ANewContactPersonOfWhoWasAsked_GetsWhatIsWaitedFor_AndNothingWhereThatDoesNotCount(
        bool isAsked,
        bool supplement,
        bool counts,
        FirstLetter letter
    ) => Assert.Equal(letter, FirstLetters.OfPartner(isAsked, supplement, counts));

    [Fact]
    public void WhereNobodyOfAPartnerCouldBeTold_ThatTheFactsheetIsPublic_ANewContactPersonIs() =>
        Assert.Equal(FirstLetter.Published, FirstLetters.OfPartner(isAsked: false, supplement: false, answersCount: false, untold: true));

    [Theory]
    [InlineData("2026-06-09", null, true)]
    [InlineData("2026-06-09", "2026-06-09", false)]
    [InlineData("2026-06-09", "2026-06-08", true)]
    [InlineData("2026-06-10", null, false)]
    [InlineData(null, "2026-06-08", false)]
    public void ADayThatIsPast_IsNotChosenAnyMore_ButMayStay(string? chosen, string? before, bool isTooLate) =>
        Assert.Equal(isTooLate, StudyCalendar.IsChosenTooLate(Day(chosen), Day(before), Today));

    private static DateOnly? Day(string? day) =>
        day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
}
