using System.Globalization;
using System.Text;
using Toetssteen.Domain;

namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>Words of a text as they are compared: lower case, without accents and punctuation.</summary>
internal static class Words
{
    /// <summary>Of a longer word only so many letters are compared.</summary>
    public const int MostLetters = 64;

    /// <summary>The words of a text, at most so many.</summary>
    public static List<string> Of(string text, int most = int.MaxValue)
    {
        var words = new List<string>(Math.Min(most, text.Length / 8));
        Span<char> word = stackalloc char[MostLetters];
        var (length, bases) = (0, Base);
        foreach (var c in text)
        {
            if (c >= 0x80 && FoldedText.IsInvisible(c))
                continue;
            var folded = c < bases.Length ? bases[c] : char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : '\0';
            if (folded != '\0')
            {
                if (length < word.Length)
                    word[length++] = folded;
            }
            else if (length > 0 && c is not ('\'' or '\u2019' or '\u0301' or '\u0308'))
            {
                words.Add(new string(word[..length]));
                length = 0;
                if (words.Count == most)
                    return words;
            }
        }
        if (length > 0)
            words.Add(new string(word[..length]));
        return words;
    }

    /// <summary>The words of a text with single spaces between.</summary>
    public static string Folded(string text) => string.Join(' ', Of(text));

    // What a Latin letter or digit is compared as: without its accent, in lower case; nothing for any other sign.
    private static readonly char[] Base = [.. Enumerable.Range(0, 0x180).Select(c => BaseOf((char)c))];

    private static char BaseOf(char c)
    {
        if (char.IsAsciiDigit(c))
            return c;
        if (!char.IsLetter(c))
            return '\0';
        var first = c.ToString().Normalize(NormalizationForm.FormD)[0];
        return CharUnicodeInfo.GetUnicodeCategory(first) == UnicodeCategory.NonSpacingMark ? '\0' : char.ToLowerInvariant(first);
    }

    /// <summary>
    /// How alike two words are: 1 for the same, less for a few letters' difference (dropped, doubled, swapped, another), 0 for other words.
    /// Short words must be the same.
    /// </summary>
    public static double Likeness(string a, string b)
    {
        if (a == b)
            return 1;
        var longest = Math.Max(a.Length, b.Length);
        var most = longest < 4 ? 0 : longest < 7 ? 1 : longest < 12 ? 2 : 3;
        if (most == 0 || Math.Abs(a.Length - b.Length) > most)
            return 0;
        var distance = Distance(a, b, most);
        return distance > most ? 0 : 1 - (0.1 * distance);
    }

    /// <summary>
    /// Letters to change from one text to the other, a swap of neighbours counted as one; gives up beyond <paramref name="most"/>.
    /// </summary>
    public static int Distance(string a, string b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most)
            return most + 1;
        Span<int> before = stackalloc int[b.Length + 1];
        Span<int> last = stackalloc int[b.Length + 1];
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var best = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var value = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    value = Math.Min(value, before[j - 2] + 1);
                row[j] = value;
                best = Math.Min(best, value);
            }
            if (best > most)
                return most + 1;
            var spare = before;
            before = last;
            last = row;
            row = spare;
        }
        return last[b.Length];
    }
}
