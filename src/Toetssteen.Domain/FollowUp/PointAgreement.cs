namespace Toetssteen.Domain.FollowUp;

/// <summary>Where an improvement point stands.</summary>
public enum PointStatus
{
    /// <summary>Nothing was reported yet.</summary>
    Open,

    /// <summary>The municipality is working on it.</summary>
    InProgress,

    /// <summary>The municipality reported that it is done.</summary>
    ReportedDone,

    /// <summary>Re-tested: resolved.</summary>
    Resolved,

    /// <summary>Re-tested: not resolved, or in part.</summary>
    NotResolved,

    /// <summary>Not re-tested, with a reason.</summary>
    NotRetested,
}

/// <summary>A re-test that was published.</summary>
/// <param name="Retest">The re-test.</param>
/// <param name="InspectionId">The inspection of the follow-up.</param>
/// <param name="Period">The period judged, by which the latest is known.</param>
public sealed record PublishedRetest(Retest Retest, Guid InspectionId, string? Period);

/// <summary>An action (actie): what a municipality does about an improvement point.</summary>
public sealed class ImprovementAction
{
    private ImprovementAction()
    {
    }

    internal ImprovementAction(Guid id, Guid pointId, string what, DateOnly? by) =>
        (Id, ImprovementPointId, What, By) = (id, pointId, what, by);

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <summary>The improvement point.</summary>
    public Guid ImprovementPointId { get; private set; }

    /// <summary>Place among the actions of the point, counted from 0.</summary>
    public int Position { get; internal set; }

    /// <summary>What is going to be done.</summary>
    public string What { get; private set; } = "";

    /// <summary>By when.</summary>
    public DateOnly? By { get; private set; }

    /// <summary>When it was done; null as long as it was not.</summary>
    public DateOnly? DoneOn { get; internal set; }
}

/// <summary>When reports on an improvement point are due: on one day, or on that day and every so many months after it.</summary>
/// <param name="From">The first day.</param>
/// <param name="EveryMonths">Months between two reports; null for one report.</param>
public sealed record ReportSchedule(DateOnly From, int? EveryMonths = null)
{
    /// <summary>Most months between two reports.</summary>
    public const int MaxMonths = 60;

    /// <summary>How long before a report is due the municipality is reminded, in days.</summary>
    public const int Notice = 14;

    /// <summary>Refuses months that are no number from 1 to <see cref="MaxMonths"/>.</summary>
    /// <exception cref="DomainException">D173: they are not.</exception>
    public void RequireSound()
    {
        if (EveryMonths is < 1 or > MaxMonths)
            throw new DomainException(
                "D173",
                $"Tussen twee rapportages liggen 1 tot en met {MaxMonths} maanden. Er is niets gewijzigd; verbeter het aantal, of laat het leeg voor één rapportage.");
    }

    /// <summary>
    /// The days on which a report is due, up to and including this one. Each is counted from the first, so that the end of a month stays
    /// one.
    /// </summary>
    public IEnumerable<DateOnly> DueDays(DateOnly until)
    {
        for (var n = 0; n == 0 || EveryMonths is >= 1; n++)
        {
            var day = From.AddMonths(n * EveryMonths.GetValueOrDefault());
            if (day > until)
                yield break;
            yield return day;
        }
    }

    /// <summary>The next day on which a report is due, today included; null when none comes any more.</summary>
    public DateOnly? NextDue(DateOnly today)
    {
        if (From >= today)
            return From;
        if (EveryMonths is not { } months)
            return null;
        var last = DueDays(today).Count() - 1;
        return From.AddMonths(last * months) is var day && day >= today ? day : From.AddMonths((last + 1) * months);
    }

    /// <summary>
    /// Rule: a report is waited for from a fortnight before its day, until the municipality reports, or until it is recorded that it did
    /// not. It is met by any report after the day before it in the schedule.
    /// </summary>
    /// <param name="reported">The days on which a report came, or was recorded as not received.</param>
    /// <param name="today">Today.</param>
    /// <returns>The day that is waited for; null when none is.</returns>
    public DateOnly? WaitsFor(IEnumerable<DateOnly> reported, DateOnly today)
    {
        var due = DueDays(today.AddDays(Notice)).ToList();
        if (due.Count == 0)
            return null;
        DateOnly? before = due.Count > 1 ? due[^2] : null;
        return reported.Any(r => before is null || r > before) ? null : due[^1];
    }
}
