namespace Toetssteen.Domain.Studies;

/// <summary>How far an inspection has come, up to the moment that an inspector sits down to judge.</summary>
public enum InspectionStage
{
    /// <summary>The municipality was not invited yet.</summary>
    NotInvited,

    /// <summary>The municipality is at its preparation.</summary>
    Preparing,

    /// <summary>The preparation was sent in and waits for the lead.</summary>
    ToAccept,

    /// <summary>The questionnaires are out.</summary>
    Answering,

    /// <summary>Of everyone who was asked it is known how they answered.</summary>
    Answered,
}

/// <summary>The rules about how far an inspection has come.</summary>
public static class Stages
{
    /// <summary>The stage, from what is known of the preparation and of who was asked.</summary>
    /// <param name="preparation">Where the preparation stands; null where the municipality was not invited.</param>
    /// <param name="asked">How many were asked.</param>
    /// <param name="settled">Of how many of them it is known how they answered.</param>
    /// <param name="isFollowUp">Whether it judges again: then nobody prepares, and it need not be that anyone is asked.</param>
    public static InspectionStage Of(PreparationStatus? preparation, int asked, int settled, bool isFollowUp = false) => preparation switch
    {
        null when isFollowUp => settled == asked ? InspectionStage.Answered : InspectionStage.Answering,
        null => InspectionStage.NotInvited,
        PreparationStatus.Open or PreparationStatus.AskedBack => InspectionStage.Preparing,
        PreparationStatus.Submitted => InspectionStage.ToAccept,
        _ => asked > 0 && settled == asked ? InspectionStage.Answered : InspectionStage.Answering,
    };

    /// <summary>Rule: who sent a questionnaire in, joined, declined or was noted as silent is waited for no longer.</summary>
    public static bool IsSettled(Answering? answered, bool submitted) => submitted || answered is Answering.Joined or Answering.Declined or Answering.Silent;

    /// <summary>The last day of a stage, where the calendar has one. For the lead's own decision there is none.</summary>
    public static DateOnly? LastDay(InspectionStage stage, StudyCalendar calendar) => stage switch
    {
        InspectionStage.NotInvited or InspectionStage.Preparing => calendar.NominateBy,
        InspectionStage.Answering => calendar.AnswerBy,
        _ => null,
    };

    /// <summary>Rule: the last day itself is in time.</summary>
    public static bool IsLate(InspectionStage stage, StudyCalendar calendar, DateOnly today) => LastDay(stage, calendar) is { } last && today > last;
}
