namespace Toetssteen.Domain.Studies;

/// <summary>The letter that waits for somebody who becomes contact person.</summary>
public enum FirstLetter
{
    /// <summary>None: nothing is asked now.</summary>
    None,

    /// <summary>The invitation to prepare.</summary>
    Prepare,

    /// <summary>The question about the preparation.</summary>
    AnswerBack,

    /// <summary>The questionnaires that were not sent in.</summary>
    FillIn,

    /// <summary>The supplement that was asked.</summary>
    Supplement,

    /// <summary>The draft to check.</summary>
    CheckFacts,

    /// <summary>The decisions on the correction requests.</summary>
    Decisions,

    /// <summary>The day on which the factsheet becomes public.</summary>
    ReadAhead,

    /// <summary>The factsheet that is public.</summary>
    Published,

    /// <summary>The report that is due.</summary>
    Report,
}

/// <summary>Which letter somebody gets who becomes contact person later than the others.</summary>
public static class FirstLetters
{
    /// <summary>
    /// Rule: a new contact person of a municipality gets the letter of the step that the inspection is in now, never that of a step that is
    /// over.
    /// </summary>
    /// <param name="facts">What is known of the inspection.</param>
    /// <param name="isAsked">Whether a questionnaire of the municipality itself is waited for.</param>
    /// <param name="supplement">Whether a supplement to one is.</param>
    public static FirstLetter OfMunicipality(InspectionFacts facts, bool isAsked, bool supplement) =>
        facts.State switch
        {
            InspectionState.Preparing => FirstLetter.Prepare,
            InspectionState.AskedBack => FirstLetter.AnswerBack,
            InspectionState.Answering
            or InspectionState.Writing
            or InspectionState.Returned
            or InspectionState.Deciding when OfPartner(isAsked, supplement, answersCount: true) is not FirstLetter.None and var asked =>
                asked,
            InspectionState.Checking or InspectionState.ExtensionAsked => FirstLetter.CheckFacts,
            InspectionState.Mending
            or InspectionState.ReadingAgain
            or InspectionState.ReturnedAgain
            or InspectionState.ToAdopt
            or InspectionState.ToDecide => FirstLetter.Decisions,
            InspectionState.Planned => FirstLetter.ReadAhead,
            InspectionState.ReportDue => FirstLetter.Report,
            InspectionState.Public or InspectionState.FollowedUp => FirstLetter.Published,
            _ => FirstLetter.None,
        };

    /// <summary>
    /// Rule: a new contact person of who was asked gets what is waited for; nothing where that was answered, or does not count any more,
    /// but that the factsheet is public where nobody could be told.
    /// </summary>
    /// <param name="isAsked">Whether an answer is waited for.</param>
    /// <param name="supplement">Whether a supplement is.</param>
    /// <param name="answersCount">Whether an answer still counts.</param>
    /// <param name="untold">Whether the factsheet is public, and nobody of who took part could be told.</param>
    public static FirstLetter OfPartner(bool isAsked, bool supplement, bool answersCount, bool untold = false) =>
        !answersCount
            ? untold
                ? FirstLetter.Published
                : FirstLetter.None
            : supplement
                ? FirstLetter.Supplement
                : isAsked
                    ? FirstLetter.FillIn
                    : FirstLetter.None;

    /// <summary>Rule: what only tells is not told again to somebody later, but where nobody could be told of it.</summary>
    public static bool OnlyTells(FirstLetter letter) => letter is FirstLetter.Decisions or FirstLetter.Published;
}
