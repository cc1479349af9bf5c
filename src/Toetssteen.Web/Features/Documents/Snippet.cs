using System.Text;
using Toetssteen.Domain;

namespace Toetssteen.Web.Features.Documents;

/// <summary>
/// Text in parts, of which those that are looked for are marked. Found as the search finds: without regard to case, accents and
/// punctuation.
/// </summary>
/// <param name="Parts">The text, in order.</param>
public sealed record Snippet(IReadOnlyList<Snippet.Part> Parts)
{
    private const int Around = 90;

    /// <summary>A part of the text.</summary>
    public sealed record Part(string Text, bool IsMarked);

    /// <summary>The surroundings of the first place where something is found.</summary>
    public static Snippet Of(string text, string query)
    {
        var first = Places(text, query).FirstOrDefault();
        var begin = Math.Max(0, first.Start - Around);
        var end = Math.Min(text.Length, first.Start + first.Length + Around);
        // At words, and never between the halves of one character.
        while (begin > 0 && !char.IsWhiteSpace(text[begin - 1]))
            begin--;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
            end++;
        var cut = Marked(text[begin..end], query);
        return new([
            .. begin > 0 ? [new Part("… ", false)] : Array.Empty<Part>(),
            .. cut.Parts,
            .. end < text.Length ? [new Part(" …", false)] : Array.Empty<Part>(),
        ]);
    }

    /// <summary>The whole text, with every place marked.</summary>
    public static Snippet Marked(string text, string? query)
    {
        List<Part> parts = [];
        var at = 0;
        foreach (var (start, length) in Places(text, query ?? ""))
        {
            parts.Add(new Part(text[at..start], false));
            parts.Add(new Part(text.Substring(start, length), true));
            at = start + length;
        }
        parts.Add(new Part(text[at..], false));
        return new([.. parts.Where(p => p.Text.Length > 0)]);
    }

    private static IEnumerable<(int Start, int Length)> Places(string text, string query)
    {
        var sought = FoldedText.Fold(query);
        if (sought.Length == 0)
            yield break;
        var (folded, origin) = Fold(text);
        for (
            var at = folded.IndexOf(sought, StringComparison.Ordinal);
            at >= 0;
            at = folded.IndexOf(sought, at + sought.Length, StringComparison.Ordinal))
        {
            var start = origin[at];
            var last = origin[at + sought.Length - 1];
            yield return (start, last - start + (char.IsHighSurrogate(text[last]) ? 2 : 1));
        }
    }

    // As FoldedText folds, with of each character the place it came from; and over a hyphen at the end of a line.
    private static (string Folded, List<int> Origin) Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        List<int> origin = [];
        var gap = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (
                text[i] is '-' or '\u00AD'
                && i > 0
                && char.IsLower(text[i - 1])
                && EndOfLine(text, i + 1) is { } next
                && char.IsLower(text[next]))
            {
                i = next - 1;
                continue;
            }
            var wasLetter = false;
            foreach (var c in char.IsSurrogate(text[i]) ? text[i].ToString() : FoldedText.Decomposed(text[i].ToString()))
            {
                if (FoldedText.IsMark(c) || FoldedText.IsInvisible(c))
                {
                    wasLetter = true;
                    continue;
                }
                if (!char.IsLetterOrDigit(c))
                    continue;
                if (gap && folded.Length > 0)
                {
                    folded.Append(' ');
                    origin.Add(i);
                }
                folded.Append(char.ToLowerInvariant(c));
                origin.Add(i);
                (gap, wasLetter) = (false, true);
            }
            gap |= !wasLetter;
        }
        return (folded.ToString(), origin);
    }

    private static int? EndOfLine(string text, int at)
    {
        var next = at;
        if (next < text.Length && text[next] == '\r')
            next++;
        if (next >= text.Length || text[next] != '\n')
            return null;
        while (next < text.Length && char.IsWhiteSpace(text[next]))
            next++;
        return next < text.Length ? next : null;
    }
}
