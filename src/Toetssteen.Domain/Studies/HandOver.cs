namespace Toetssteen.Domain.Studies;

/// <summary>A step of the work after which somebody else hears something or has something to do. Kept by name: none is renamed.</summary>
public enum HandOver
{
    /// <summary>A municipality sent its preparation in.</summary>
    PreparationSent,

    /// <summary>A municipality answered the question about its preparation.</summary>
    QuestionAnswered,

    /// <summary>Of everyone who was asked it is known how they answered.</summary>
    AnswersComplete,

    /// <summary>The last day for answers has passed, and not everyone answered.</summary>
    AnswersLate,

    /// <summary>Somebody became inspector or second reader.</summary>
    Assigned,

    /// <summary>Somebody is inspector or second reader no longer.</summary>
    AssignmentEnded,

    /// <summary>
    /// Somebody who was inspector or second reader may not come in any more, or lost the role, and nobody else has the duty.
    /// </summary>
    DutyVacant,

    /// <summary>The draft went to the second reader.</summary>
    SecondReadingAsked,

    /// <summary>The second reader gave it back.</summary>
    SecondReadingReturned,

    /// <summary>A draft was fetched back from the second reader, who had not begun.</summary>
    SecondReadingTakenBack,

    /// <summary>The second reader agreed.</summary>
    SecondReadingAgreed,

    /// <summary>Blind second judgements were asked.</summary>
    BlindAsked,

    /// <summary>The draft went to the municipality.</summary>
    FactCheckSent,

    /// <summary>The last day of the fact check is near.</summary>
    FactCheckReminded,

    /// <summary>The municipality responded.</summary>
    FactCheckSubmitted,

    /// <summary>The last day of the fact check has passed without a response.</summary>
    FactCheckLate,

    /// <summary>The lead noted that there was no response.</summary>
    FactCheckUnanswered,

    /// <summary>The municipality asked for more time.</summary>
    ExtensionAsked,

    /// <summary>The municipality got more time.</summary>
    FactCheckExtended,

    /// <summary>All correction requests were decided on, or a decision was changed.</summary>
    ObjectionsDecided,

    /// <summary>The factsheet was adopted.</summary>
    Adopted,

    /// <summary>The adoption was taken back.</summary>
    AdoptionRevoked,

    /// <summary>It was decided to publish on a day.</summary>
    PublicationDecided,

    /// <summary>That was taken back.</summary>
    PublicationRevoked,

    /// <summary>A factsheet became public: improvement points are set, or were judged again.</summary>
    Published,

    /// <summary>A new edition became public.</summary>
    Corrected,

    /// <summary>A factsheet was withdrawn.</summary>
    Withdrawn,

    /// <summary>A correction was begun.</summary>
    CorrectionOpened,

    /// <summary>A correction that was begun was taken back.</summary>
    CorrectionTakenBack,

    /// <summary>A municipality proposed who sees to an improvement point, and when.</summary>
    PointProposed,

    /// <summary>A day and reports were agreed on for an improvement point.</summary>
    PointAgreed,

    /// <summary>A progress report will be due, or is.</summary>
    ReportDue,

    /// <summary>The day of a progress report has passed.</summary>
    ReportLate,

    /// <summary>A progress report was sent in.</summary>
    ReportSentIn,

    /// <summary>A progress report was received.</summary>
    ReportReceived,

    /// <summary>A progress report was discussed.</summary>
    ReportDiscussed,

    /// <summary>It was noted that a progress report did not come.</summary>
    ReportNotReceived,

    /// <summary>An organisation whose answers others had joined chose otherwise.</summary>
    JoiningFell,

    /// <summary>Somebody had to hear something, and the organisation has nobody who can be written to.</summary>
    NobodyToTell,
}

/// <summary>Who hears of a step.</summary>
public enum Hearer
{
    /// <summary>The leads of the inspectorate that leads the study.</summary>
    Lead,

    /// <summary>The inspectors of the inspection.</summary>
    Writers,

    /// <summary>The second readers of the inspection.</summary>
    SecondReaders,

    /// <summary>Who decides on publication: the leads of the inspectorates that take part, but for who adopted.</summary>
    Deciders,

    /// <summary>The contact persons of the municipality; they also see to its improvement points.</summary>
    Municipality,

    /// <summary>The contact persons of partners that took part, with answers of their own or by joining.</summary>
    Partners,

    /// <summary>Those whom the step itself names: who is assigned, who joined.</summary>
    Named,
}
