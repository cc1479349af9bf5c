using System.Security.Cryptography;
using System.Text;

namespace Toetssteen.Domain.Findings;

/// <summary>An indicator of an approach, as it is judged.</summary>
/// <param name="AssessmentId">The assessment of the approach.</param>
/// <param name="IndicatorCode">The indicator.</param>
public sealed record JudgedUnit(Guid AssessmentId, string IndicatorCode);

/// <summary>A sample for a blind second judgement: drawn by chance, and the same for who draws it again with the same number.</summary>
public static class BlindSample
{
    /// <summary>Draws units.</summary>
    /// <param name="units">What can be drawn, in any order.</param>
    /// <param name="count">How many; all where there are not so many.</param>
    /// <param name="seed">The number that chance begins with.</param>
    /// <returns>Those drawn, in the order of what was given.</returns>
    public static IReadOnlyList<JudgedUnit> Draw(IReadOnlyCollection<JudgedUnit> units, int count, int seed)
    {
        var drawn = units
            .OrderBy(
                u =>
                    Convert.ToHexString(
                        SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{seed}/{u.AssessmentId:N}/{u.IndicatorCode}")))
                    ),
                StringComparer.Ordinal)
            .Take(count)
            .ToHashSet();
        return [.. units.Where(drawn.Contains)];
    }
}
