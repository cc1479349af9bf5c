namespace Toetssteen.Domain.History;

/// <summary>What was done. Kept by name, and the name is hashed: one may be added, and none renamed.</summary>
public enum HistoryAct
{
    /// <summary>A text was changed.</summary>
    TextChanged,

    /// <summary>Marks were given, or given anew.</summary>
    MarksChanged,

    /// <summary>A finding was added.</summary>
    FindingAdded,

    /// <summary>Findings were merged into one.</summary>
    FindingsMerged,

    /// <summary>A finding was split.</summary>
    FindingSplit,

    /// <summary>A finding was removed.</summary>
    FindingRemoved,

    /// <summary>What a finding rests on was changed.</summary>
    SourcesChanged,

    /// <summary>A conclusion was changed.</summary>
    ConclusionChanged,

    /// <summary>In a follow-up: it was said against what an approach is judged, or that it is judged after all.</summary>
    ApproachSettled,

    /// <summary>A meeting was recorded.</summary>
    MeetingRecorded,

    /// <summary>The draft went to a second reader.</summary>
    SecondReadingAsked,

    /// <summary>It was taken back from the second reader, who had not begun.</summary>
    SecondReadingTakenBack,

    /// <summary>The second reader returned it.</summary>
    SecondReadingReturned,

    /// <summary>The second reader agreed.</summary>
    SecondReadingAgreed,

    /// <summary>A sample was drawn or chosen for blind second judgements; what came of it are its indicators.</summary>
    BlindAsked,

    /// <summary>A blind second judgement was given.</summary>
    BlindJudged,

    /// <summary>The draft went to the municipality for the fact check.</summary>
    FactCheckSent,

    /// <summary>The municipality asked for more time.</summary>
    ExtensionAsked,

    /// <summary>The municipality got more time.</summary>
    FactCheckExtended,

    /// <summary>The municipality answered.</summary>
    FactCheckSubmitted,

    /// <summary>The municipality did not answer by the date.</summary>
    FactCheckUnanswered,

    /// <summary>An objection was made.</summary>
    ObjectionMade,

    /// <summary>An objection was taken back.</summary>
    ObjectionWithdrawn,

    /// <summary>An objection was decided on.</summary>
    ObjectionDecided,

    /// <summary>The factsheet was adopted.</summary>
    Adopted,

    /// <summary>The adoption was revoked.</summary>
    AdoptionRevoked,

    /// <summary>It was decided to publish, and from when.</summary>
    PublicationDecided,

    /// <summary>That decision was revoked.</summary>
    PublicationRevoked,

    /// <summary>An edition was published. Its hash is what came of it.</summary>
    Published,

    /// <summary>An edition of what was published elsewhere was taken in. Its hash is what came of it.</summary>
    Imported,

    /// <summary>The files of an edition that was published are kept. Their hashes are what came of it.</summary>
    FilesKept,

    /// <summary>A correction was begun.</summary>
    CorrectionOpened,

    /// <summary>A correction that was begun was taken back; what is public stayed as it was.</summary>
    CorrectionTakenBack,

    /// <summary>A published factsheet was withdrawn.</summary>
    Withdrawn,

    /// <summary>A municipality proposed who sees to an improvement point, and when.</summary>
    PointProposed,

    /// <summary>A day and a schedule were agreed on for an improvement point.</summary>
    PointAgreed,

    /// <summary>An action about an improvement point was planned.</summary>
    ActionPlanned,

    /// <summary>An action about an improvement point was carried out.</summary>
    ActionCarriedOut,

    /// <summary>A progress report was sent in, or recorded.</summary>
    ReportSentIn,

    /// <summary>A progress report was received.</summary>
    ReportReceived,

    /// <summary>A progress report was discussed.</summary>
    ReportDiscussed,

    /// <summary>A progress report that was due did not come.</summary>
    ReportNotReceived,

    /// <summary>The municipality was reminded of a progress report.</summary>
    ReportReminded,

    /// <summary>It was told what became of an approach.</summary>
    ApproachMovedOn,

    /// <summary>An organisation whose answers another had joined chose otherwise; the other is asked again.</summary>
    JoiningFell,

    /// <summary>Cards were made for who answers without a name. How many there are is what came of it; that one is used is no
    /// act.</summary>
    CardsMade,
}
