namespace Toetssteen.Domain.People;

/// <summary>
/// The retention term (bewaartermijn): how long personal data of contact persons is kept after the last inspection that they took part in.
/// </summary>
public sealed record RetentionTerm
{
    /// <summary>The term where nothing else is said: long enough for a re-test after a year.</summary>
    public const int DefaultMonths = 24;

    /// <summary>Makes a term.</summary>
    /// <param name="months">How many months; at least one.</param>
    /// <exception cref="DomainException">D094: less than a month.</exception>
    public RetentionTerm(int months = DefaultMonths)
    {
        if (months < 1)
            throw new DomainException(
                "D094",
                "De bewaartermijn van contactpersonen is minstens een maand. Er is niets verwijderd; pas de instelling aan.");
        Months = months;
    }

    /// <summary>How many months.</summary>
    public int Months { get; }

    /// <summary>
    /// Rule: as long as an inspection is under way in which someone takes part, nothing of that person is removed. After the last of them
    /// ended, or where there is none after the person became known, personal data is kept for the term and then removed.
    /// </summary>
    /// <param name="known">Since when the person is known.</param>
    /// <param name="ends">When each inspection ended; null for one that is under way.</param>
    /// <returns>From when on the data is to be removed; null while it may not be.</returns>
    public DateTimeOffset? RemovedFrom(DateTimeOffset known, IEnumerable<DateTimeOffset?> ends)
    {
        var last = known;
        foreach (var end in ends)
        {
            if (end is not { } ended)
                return null;
            last = ended > last ? ended : last;
        }
        return last.AddMonths(Months);
    }
}

/// <summary>The trace of a removal at the end of the retention term: how many and when, and not who.</summary>
public sealed class Removal
{
    private Removal()
    {
    }

    /// <summary>Notes a removal.</summary>
    /// <param name="id">Identity.</param>
    /// <param name="at">When.</param>
    /// <param name="term">The term that had ended.</param>
    /// <param name="persons">How many persons.</param>
    /// <param name="names">How many names and addresses beside theirs: under nominations and submissions.</param>
    public Removal(Guid id, DateTimeOffset at, RetentionTerm term, int persons, int names) =>
        (Id, At, Months, Persons, Names) = (id, at, term.Months, persons, names);

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>The term that had ended, in months.</summary>
    public int Months { get; private set; }

    /// <summary>How many persons.</summary>
    public int Persons { get; private set; }

    /// <summary>How many names beside theirs.</summary>
    public int Names { get; private set; }
}
