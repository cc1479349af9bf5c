namespace Toetssteen.Domain.Studies;

/// <summary>The days that a study is planned by. Each may still be open; those that are given follow one another.</summary>
/// <param name="NominateBy">Last day on which a municipality names its approaches and nominates partners.</param>
/// <param name="AnswerBy">Last day for the questionnaires.</param>
/// <param name="DraftBy">Last day on which the draft goes to the municipality.</param>
/// <param name="PublishFrom">First day of publication.</param>
public sealed record StudyCalendar(
    DateOnly? NominateBy = null,
    DateOnly? AnswerBy = null,
    DateOnly? DraftBy = null,
    DateOnly? PublishFrom = null)
{
    /// <summary>Rule: a day that is past is not chosen any more; one that was chosen before may stay.</summary>
    /// <param name="chosen">The day that is chosen now.</param>
    /// <param name="before">The day that it was.</param>
    /// <param name="today">Today.</param>
    public static bool IsChosenTooLate(DateOnly? chosen, DateOnly? before, DateOnly today) => chosen < today && chosen != before;

    /// <summary>Rule: naming comes before answering, answering before the draft, the draft before publication.</summary>
    /// <exception cref="DomainException">D066: two days in the wrong order.</exception>
    public StudyCalendar InOrder()
    {
        DateOnly? before = null;
        foreach (var day in new[] { NominateBy, AnswerBy, DraftBy, PublishFrom })
        {
            if (day < before)
                throw new DomainException(
                    "D066",
                    "De data van het onderzoek volgen elkaar op: eerst voordragen, dan antwoorden, dan het concept, dan publiceren. Zet ze in die volgorde.");
            before = day ?? before;
        }
        return this;
    }
}

/// <summary>What the letters of a study say, beside the link and the dates that are added by themselves.</summary>
/// <param name="ToMunicipality">Text of the invitation to a municipality.</param>
/// <param name="ToPartners">Text of the invitation to a network partner.</param>
/// <param name="Reminder">Text of a reminder.</param>
public sealed record StudyLetters(string? ToMunicipality = null, string? ToPartners = null, string? Reminder = null);
