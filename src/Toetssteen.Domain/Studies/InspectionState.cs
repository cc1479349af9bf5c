using Toetssteen.Domain.Publication;

namespace Toetssteen.Domain.Studies;

/// <summary>The ten steps of an inspection, in order; the number is the one that people read.</summary>
public enum InspectionStep
{
    /// <summary>Uitnodigen.</summary>
    Inviting = 1,

    /// <summary>Voorbereiden.</summary>
    Preparing,

    /// <summary>Antwoorden.</summary>
    Answering,

    /// <summary>Schrijven.</summary>
    Writing,

    /// <summary>Tweede lezing.</summary>
    SecondReading,

    /// <summary>Feitencheck.</summary>
    FactCheck,

    /// <summary>Vaststellen.</summary>
    Adopting,

    /// <summary>Publiceren: from adoption until it is public.</summary>
    Publishing,

    /// <summary>Voortgang: public, and followed up.</summary>
    FollowingUp,

    /// <summary>Hertoets: a follow-up study judges it again.</summary>
    Retesting,
}

/// <summary>What an inspection waits for.</summary>
public enum InspectionState
{
    /// <summary>The municipality was not invited yet.</summary>
    NotInvited,

    /// <summary>The municipality is at its preparation.</summary>
    Preparing,

    /// <summary>The lead asked a question back about the preparation.</summary>
    AskedBack,

    /// <summary>The preparation was sent in and waits for the lead.</summary>
    ToAccept,

    /// <summary>The questionnaires are out.</summary>
    Answering,

    /// <summary>Inspectors judge and write.</summary>
    Writing,

    /// <summary>A second reader reads.</summary>
    Reading,

    /// <summary>The second reader gave it back with remarks.</summary>
    Returned,

    /// <summary>The second reader agreed; the lead sends it to the municipality.</summary>
    ToSend,

    /// <summary>The municipality checks the facts.</summary>
    Checking,

    /// <summary>The municipality asks for more time.</summary>
    ExtensionAsked,

    /// <summary>The municipality did not answer in time, and that is not recorded yet.</summary>
    Unanswered,

    /// <summary>Inspectors decide on objections.</summary>
    Deciding,

    /// <summary>All is decided; inspectors change what they adopted.</summary>
    Mending,

    /// <summary>A second reader reads again, after the fact check.</summary>
    ReadingAgain,

    /// <summary>The second reader gave it back again, after the fact check.</summary>
    ReturnedAgain,

    /// <summary>A lead adopts it.</summary>
    ToAdopt,

    /// <summary>Another lead decides on publication.</summary>
    ToDecide,

    /// <summary>It becomes public by itself on its day.</summary>
    Planned,

    /// <summary>Its moment passed, and it is not public.</summary>
    Stuck,

    /// <summary>It is public.</summary>
    Public,

    /// <summary>It is public, and a report on its improvement points is due.</summary>
    ReportDue,

    /// <summary>It was public, and was withdrawn.</summary>
    Withdrawn,

    /// <summary>It is public, and a follow-up study judges its improvement points again.</summary>
    FollowedUp,
}

/// <summary>Who is waited for.</summary>
public enum Turn
{
    /// <summary>Nobody: it goes on by itself, or it is done.</summary>
    Nobody,

    /// <summary>The lead.</summary>
    Lead,

    /// <summary>A lead who wrote none of it.</summary>
    LeadWhoAdopts,

    /// <summary>A lead who wrote none of it and did not adopt it.</summary>
    LeadWhoDecides,

    /// <summary>The municipality.</summary>
    Municipality,

    /// <summary>Who was asked and has not answered.</summary>
    Respondents,

    /// <summary>The inspectors.</summary>
    Inspectors,

    /// <summary>The second readers.</summary>
    SecondReaders,
}

/// <summary>What is known of the draft of an inspection.</summary>
/// <param name="Stage">How far it is.</param>
/// <param name="Edition">Which edition it is to become; a later one than the first is a correction.</param>
public sealed record DraftFacts(DraftStage Stage, int Edition = 1)
{
    /// <summary>Remarks of the second reader that came with the last reading.</summary>
    public int Remarks { get; init; }

    /// <summary>Last day of the fact check, with the extension that was given; null where there is no fact check of this edition.</summary>
    public DateOnly? CheckUntil { get; init; }

    /// <summary>Whether nothing more comes from the municipality.</summary>
    public bool CheckClosed { get; init; }

    /// <summary>Whether the municipality asks for more time.</summary>
    public bool AsksExtension { get; init; }

    /// <summary>Objections on which nothing was decided.</summary>
    public int Undecided { get; init; }

    /// <summary>The day of publication that was decided.</summary>
    public DateOnly? PublicOn { get; init; }

    /// <summary>Whether the moment of publication passed.</summary>
    public bool MomentPassed { get; init; }

    /// <summary>Whether it was withdrawn.</summary>
    public bool IsWithdrawn { get; init; }
}

/// <summary>What is known of an inspection on a day; from it follows how far it is, who is waited for, and how late that is.</summary>
/// <param name="Today">The day.</param>
/// <param name="IsFollowUp">Whether it judges again: then nobody prepares, and it need not be that anyone is asked.</param>
/// <param name="Preparation">Where the preparation stands; null where the municipality was not invited.</param>
/// <param name="Asked">How many were asked.</param>
/// <param name="Settled">Of how many of them it is known how they answered.</param>
public sealed record InspectionFacts(DateOnly Today, bool IsFollowUp, PreparationStatus? Preparation, int Asked, int Settled)
{
    /// <summary>The draft; null where there is none yet.</summary>
    public DraftFacts? Draft { get; init; }

    /// <summary>Whether the framework asks nobody anything.</summary>
    public bool AsksNobody { get; init; }

    /// <summary>
    /// The first of the own last days of those who have not answered, where each of them has one; null where the calendar's holds.
    /// </summary>
    public DateOnly? AnswersDue { get; init; }

    /// <summary>The day of the report that is waited for.</summary>
    public DateOnly? ReportDue { get; init; }

    /// <summary>Whether a follow-up study was made of it.</summary>
    public bool IsFollowedUp { get; init; }

    /// <summary>Whether what is public is being corrected.</summary>
    public bool IsCorrection => Draft is { Edition: > 1, Stage: not DraftStage.Published };

    /// <summary>What it waits for.</summary>
    public InspectionState State => (Preparation, Draft) switch
    {
        (_, { Stage: not DraftStage.Judging } or { Edition: > 1 }) => OfDraft(Draft!),
        (null, null) when !IsFollowUp && Asked == 0 => InspectionState.NotInvited,
        (PreparationStatus.Open, _) => InspectionState.Preparing,
        (PreparationStatus.AskedBack, _) => InspectionState.AskedBack,
        (PreparationStatus.Submitted, _) => InspectionState.ToAccept,
        // Where a follow-up asked nobody, or the framework asks nobody, no answer is waited for: that step is skipped.
        _ when Settled < Asked || !IsFollowUp && Asked == 0 && !AsksNobody => InspectionState.Answering,
        (_, { } draft) => OfDraft(draft),
        _ => InspectionState.Writing,
    };

    /// <summary>The step it is in. Rule: what is public stays public while it is corrected.</summary>
    public InspectionStep Step => IsCorrection ? InspectionStep.FollowingUp : StepOf(State);

    /// <summary>
    /// The steps that do not apply: in a follow-up nobody is invited or prepares, and it need not be that anyone is asked.
    /// </summary>
    public int Skipped => !IsFollowUp ? 0 : Asked == 0 ? (int)InspectionStep.Answering : (int)InspectionStep.Preparing;

    /// <summary>Who is waited for.</summary>
    public Turn Turn =>
        State switch
        {
            InspectionState.NotInvited
            or InspectionState.ToAccept
            or InspectionState.ToSend
            or InspectionState.ExtensionAsked
            or InspectionState.Unanswered
            or InspectionState.Stuck => Turn.Lead,
            InspectionState.Preparing or InspectionState.AskedBack or InspectionState.Checking or InspectionState.ReportDue =>
                Turn.Municipality,
            InspectionState.Answering => Asked == 0 ? Turn.Lead : Turn.Respondents,
            InspectionState.Writing
            or InspectionState.Returned
            or InspectionState.Deciding
            or InspectionState.Mending
            or InspectionState.ReturnedAgain => Turn.Inspectors,
            InspectionState.Reading or InspectionState.ReadingAgain => Turn.SecondReaders,
            InspectionState.ToAdopt => Turn.LeadWhoAdopts,
            InspectionState.ToDecide => Turn.LeadWhoDecides,
            _ => Turn.Nobody,
        };

    /// <summary>
    /// Rule: each step has its last day: its own one in the calendar, or the first after it that is given; the fact check its own last day
    /// with the extension. Who was asked when the day of the calendar was past answers by a day of their own. Between the decision on
    /// publication and the calendar's day lies the minimum term. A municipality that was never invited is not late, and a correction is not
    /// bound by the calendar.
    /// </summary>
    /// <param name="calendar">The calendar of the study.</param>
    /// <param name="minimumDays">The least number of days between the decision on publication and the publication.</param>
    /// <returns>The last day that is in time; null where there is none.</returns>
    public DateOnly? LastDay(StudyCalendar calendar, int minimumDays) => State switch
    {
        InspectionState.Checking or InspectionState.ExtensionAsked or InspectionState.Unanswered => Draft!.CheckUntil,
        InspectionState.Planned or InspectionState.Stuck => Draft!.PublicOn,
        InspectionState.ReportDue => ReportDue,
        InspectionState.Answering when AnswersDue is not null => AnswersDue,
        InspectionState.ToSend when !IsCorrection => LastDayOf(InspectionStep.Writing, calendar, minimumDays),
        InspectionState.NotInvited or InspectionState.Public or InspectionState.Withdrawn or InspectionState.FollowedUp => null,
        _ when IsCorrection => null,
        _ => LastDayOf(Step, calendar, minimumDays),
    };

    /// <summary>How many days late: the last day itself is in time.</summary>
    public int DaysLate(StudyCalendar calendar, int minimumDays) =>
        LastDay(calendar, minimumDays) is { } last && Today > last ? Today.DayNumber - last.DayNumber : 0;

    /// <summary>The last day of a step in the calendar: its own one, or the first after it that is given.</summary>
    public static DateOnly? LastDayOf(InspectionStep step, StudyCalendar calendar, int minimumDays)
    {
        var decideBy = calendar.PublishFrom?.AddDays(-minimumDays);
        if (decideBy < calendar.DraftBy)
            decideBy = calendar.DraftBy;
        return step switch
        {
            InspectionStep.Inviting or InspectionStep.Preparing => calendar.NominateBy ?? calendar.AnswerBy ?? calendar.DraftBy ?? decideBy,
            InspectionStep.Answering => calendar.AnswerBy ?? calendar.DraftBy ?? decideBy,
            InspectionStep.Writing or InspectionStep.SecondReading => calendar.DraftBy ?? decideBy,
            InspectionStep.FactCheck or InspectionStep.Adopting or InspectionStep.Publishing => decideBy,
            _ => null,
        };
    }

    private InspectionState OfDraft(DraftFacts draft) => draft.Stage switch
    {
        DraftStage.Judging => draft.Remarks > 0 ? InspectionState.Returned : InspectionState.Writing,
        DraftStage.SecondReading => draft.CheckClosed ? InspectionState.ReadingAgain : InspectionState.Reading,
        DraftStage.Agreed when draft.CheckClosed || draft.Edition > 1 => InspectionState.ToAdopt,
        DraftStage.Agreed => InspectionState.ToSend,
        DraftStage.FactCheck when Today > draft.CheckUntil => InspectionState.Unanswered,
        DraftStage.FactCheck => draft.AsksExtension ? InspectionState.ExtensionAsked : InspectionState.Checking,
        DraftStage.Deciding when draft.Undecided > 0 => InspectionState.Deciding,
        DraftStage.Deciding => draft.Remarks > 0 ? InspectionState.ReturnedAgain : InspectionState.Mending,
        DraftStage.Adopted => InspectionState.ToDecide,
        DraftStage.Scheduled => draft.MomentPassed ? InspectionState.Stuck : InspectionState.Planned,
        _ when draft.IsWithdrawn => InspectionState.Withdrawn,
        _ when IsFollowedUp => InspectionState.FollowedUp,
        _ => ReportDue is null ? InspectionState.Public : InspectionState.ReportDue,
    };

    private static InspectionStep StepOf(InspectionState state) =>
        state switch
        {
            InspectionState.NotInvited => InspectionStep.Inviting,
            InspectionState.Preparing or InspectionState.AskedBack or InspectionState.ToAccept => InspectionStep.Preparing,
            InspectionState.Answering => InspectionStep.Answering,
            InspectionState.Writing => InspectionStep.Writing,
            InspectionState.Reading or InspectionState.Returned => InspectionStep.SecondReading,
            InspectionState.ToSend
            or InspectionState.Checking
            or InspectionState.ExtensionAsked
            or InspectionState.Unanswered
            or InspectionState.Deciding => InspectionStep.FactCheck,
            InspectionState.Mending or InspectionState.ReadingAgain or InspectionState.ReturnedAgain or InspectionState.ToAdopt =>
                InspectionStep.Adopting,
            InspectionState.ToDecide or InspectionState.Planned or InspectionState.Stuck => InspectionStep.Publishing,
            InspectionState.FollowedUp => InspectionStep.Retesting,
            _ => InspectionStep.FollowingUp,
        };
}

/// <summary>The rule about who is waited for no longer.</summary>
public static class Stages
{
    /// <summary>Rule: who sent a questionnaire in, joined, declined or was noted as silent is waited for no longer.</summary>
    public static bool IsSettled(Answering? answered, bool submitted) =>
        submitted || answered is Answering.Joined or Answering.Declined or Answering.Silent;
}
