using System.Text;
using Toetssteen.Domain.Findings;

namespace Toetssteen.Domain.Studies;

/// <summary>
/// The verdicts of one assessment as one short text: per indicator its code, an equals sign and a letter (<c>m</c> meets, <c>i</c>
/// improvement point, <c>x</c> mixed, <c>n</c> no judgement), upper case where an attention point stands beside it; separated by
/// semicolons: <c>1.1.1=M;1.1.2=i</c>.
/// </summary>
public static class VerdictSummary
{
    /// <summary>Writes the summary of these findings.</summary>
    public static string Of(IEnumerable<Finding> findings)
    {
        var text = new StringBuilder();
        foreach (var indicator in findings.SelectMany(f => f.Indicators))
        {
            if (text.Length > 0)
                text.Append(';');
            var letter = indicator.Verdict switch
            {
                Verdict.Meets => 'm',
                Verdict.NeedsImprovement => 'i',
                Verdict.Mixed => 'x',
                _ => 'n',
            };
            text.Append(indicator.IndicatorCode).Append('=').Append(indicator.HasAttention ? char.ToUpperInvariant(letter) : letter);
        }
        return text.ToString();
    }

    /// <summary>Reads a summary: per indicator code its verdict and whether an attention point stands beside it.</summary>
    public static Dictionary<string, (Verdict Verdict, bool Attention)> Read(string summary)
    {
        var read = new Dictionary<string, (Verdict, bool)>();
        foreach (var part in summary.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var letter = part[^1];
            var verdict = char.ToLowerInvariant(letter) switch
            {
                'm' => Verdict.Meets,
                'i' => Verdict.NeedsImprovement,
                'x' => Verdict.Mixed,
                _ => Verdict.None,
            };
            read[part[..^2]] = (verdict, char.IsUpper(letter));
        }
        return read;
    }
}
