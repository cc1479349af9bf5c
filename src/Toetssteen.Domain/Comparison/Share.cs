namespace Toetssteen.Domain.Comparison;

/// <summary>
/// A part of a number of cases, which may be said as a percentage. Rule: of fewer cases than <see cref="Fewest"/> there is no percentage,
/// only the numbers. There is no other way to a percentage of cases.
/// </summary>
public sealed record Share
{
    /// <summary>The fewest cases of which a percentage is given.</summary>
    public const int Fewest = 5;

    private Share(int part, int n) => (Part, N) = (part, n);

    /// <summary>How many cases are meant.</summary>
    public int Part { get; }

    /// <summary>Of how many cases.</summary>
    public int N { get; }

    /// <summary>The part, 0 to 1.</summary>
    public double Value => (double)Part / N;

    /// <summary>The part of so many cases; null where they are too few.</summary>
    public static Share? Of(int part, int n) => n < Fewest ? null : new Share(part, n);
}
