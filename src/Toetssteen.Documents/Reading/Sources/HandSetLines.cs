using System.Text.RegularExpressions;

namespace Toetssteen.Documents.Reading.Sources;

/// <summary>
/// Line breaks put in by hand. One inside a sentence is only typography and becomes a space; one after which something new starts
/// (a mark, a bullet, a warning, or anything after the end of a sentence or a bold line) begins a paragraph.
/// </summary>
internal static partial class HandSetLines
{
    public static IReadOnlyList<DocxLine> Join(IEnumerable<DocxLine> lines)
    {
        List<DocxLine> joined = [];
        foreach (var line in lines)
        {
            var text = line.Text.Trim(' ', '\u00A0');
            if (text.Trim().Length == 0)
            {
                // An empty line is the end of a paragraph.
                if (joined.Count > 0 && joined[^1].Text.Length > 0)
                {
                    joined.Add(new DocxLine("", false, 0));
                }

                continue;
            }

            if (joined.Count > 0 && joined[^1] is { Text.Length: > 0 } last && last.Bold == line.Bold && GoesOn(last.Text, text))
            {
                joined[^1] = new DocxLine($"{last.Text} {text}", last.Bold, Math.Max(last.Size, line.Size));
            }
            else
            {
                joined.Add(line with { Text = text });
            }
        }

        joined.RemoveAll(l => l.Text.Length == 0);
        return joined;
    }

    /// <summary>
    /// Whether a line starts something new, given the line before it: a mark, a bullet or a warning after the end of a sentence.
    /// </summary>
    public static bool StartsSomething(string line, string before) =>
        StartOfSomething().IsMatch(line) && (EndOfSentence().IsMatch(before) || !char.IsLower(before[^1]));

    /// <summary>
    /// Whether a line begins with the name of what it holds ("Indicator: …"): it is a paragraph of its own wherever it stands.
    /// </summary>
    public static bool IsLabelled(string line) => Label().IsMatch(line);

    [GeneratedRegex(
        @"^(thema|criterium|criteria|indicator(en)?|norm|bevinding(en)?|toelichting|onderbouwing|oordeel|score|beoordeling)\s?:\s*\S",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Label();

    private static bool GoesOn(string before, string after) =>
        !before.Contains('\t', StringComparison.Ordinal) && !after.Contains('\t', StringComparison.Ordinal)
        && !EndOfSentence().IsMatch(before) && (char.IsLower(after[0]) || char.IsDigit(after[0])) && !StartOfSomething().IsMatch(after);

    [GeneratedRegex(@"[.:;!?…][""'”’)]*$")]
    private static partial Regex EndOfSentence();

    [GeneratedRegex(
        @"^([✓✔√✗✘☑☒×•▪■●\-–—*]|[xv](\s|$)|\d+[.)]\s|LET OP|NB\b|(thema|criterium|criteria|indicator(en)?|norm|bevinding(en)?|toelichting|onderbouwing|oordeel|score|beoordeling):)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex StartOfSomething();
}
