namespace Toetssteen.Domain.People;

/// <summary>How long a personal link lives.</summary>
public static class LinkTerm
{
    /// <summary>How many days a link lives after the last day that it serves.</summary>
    public const int Days = 30;

    /// <summary>
    /// Rule: a link lives until thirty days after the last day of the step that it is for. Where that day has passed, and where a step has
    /// none, the days count from today: who is late still has to come in.
    /// </summary>
    /// <param name="lastDay">The last day of the step; null where it has none.</param>
    /// <param name="today">The day on which the link is made or renewed.</param>
    /// <returns>The last day on which the link opens.</returns>
    public static DateOnly Until(DateOnly? lastDay, DateOnly today) => (lastDay > today ? lastDay.Value : today).AddDays(Days);
}
