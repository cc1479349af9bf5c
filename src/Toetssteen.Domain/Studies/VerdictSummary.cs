using System.Text;
using Toetssteen.Domain.Findings;

namespace Toetssteen.Domain.Studies;

/// <summary>
/// The verdicts of one assessment as one short text: per indicator its code, an equals sign and a letter (<c>m</c> holds, <c>i</c>
/// improvement point, <c>x</c> both, <c>n</c> neither), upper case where an attention point stands beside it; separated by
/// semicolons: <c>1.1.1=M;1.1.2=i</c>. Where that does not say which mark it is, the verdict stands behind: <c>1.1.3=i:Falls:3</c>.
/// </summary>
public static class VerdictSummary
{
    private static readonly (char Letter, Verdict Verdict)[] Letters =
        [('m', Verdict.Meets), ('i', Verdict.NeedsImprovement), ('x', Verdict.Mixed), ('n', Verdict.None)];

    /// <summary>Writes the summary of these findings.</summary>
    public static string Of(IEnumerable<Finding> findings)
    {
        var text = new StringBuilder();
        foreach (var indicator in findings.SelectMany(f => f.Indicators))
        {
            if (text.Length > 0)
                text.Append(';');
            var (letter, plain) = Letters.Single(l => l.Verdict.Side == indicator.Verdict.Side);
            text.Append(indicator.IndicatorCode).Append('=').Append(indicator.HasAttention ? char.ToUpperInvariant(letter) : letter);
            if (indicator.Verdict != plain)
                text.Append(':').Append(indicator.Verdict);
        }
        return text.ToString();
    }

    /// <summary>Reads a summary: per indicator code its verdict and whether an attention point stands beside it.</summary>
    public static Dictionary<string, (Verdict Verdict, bool Attention)> Read(string summary)
    {
        var read = new Dictionary<string, (Verdict, bool)>();
        foreach (var part in summary.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = part.LastIndexOf('=');
            var letter = part[at + 1];
            var verdict = at + 2 < part.Length
                ? Verdict.Parse(part[(at + 3)..])
                : Array.Find(Letters, l => l.Letter == char.ToLowerInvariant(letter)).Verdict;
            read[part[..at]] = (verdict, char.IsUpper(letter));
        }
        return read;
    }
}
