using System.Globalization;
using System.Text;

namespace Toetssteen.Domain;

/// <summary>Text as it is compared and searched: lower case, without accents, letters and digits separated by single spaces.</summary>
public static class FoldedText
{
    /// <summary>
    /// Folds <paramref name="text"/> for comparing; the same on every database, since no database does it. Takes any text.
    /// </summary>
    public static string Fold(string text)
    {
        var decomposed = Decomposed(text);
        var folded = new char[decomposed.Length];
        var (length, gap) = (0, false);
        foreach (var c in decomposed)
        {
            if (!char.IsAscii(c) && (IsMark(c) || IsInvisible(c)))
                continue;
            if (char.IsLetterOrDigit(c))
            {
                if (gap && length > 0)
                    folded[length++] = ' ';
                folded[length++] = char.ToLowerInvariant(c);
                gap = false;
            }
            else
            {
                gap = true;
            }
        }
        return new string(folded, 0, length);
    }

    /// <summary>
    /// The text with each letter apart from its accents. What no text may hold (half a surrogate pair, U+FFFE and its like) becomes U+FFFD
    /// first: normalisation throws on it.
    /// </summary>
    public static string Decomposed(string text) => WellFormed(text).Normalize(NormalizationForm.FormD);

    /// <summary>
    /// The text without half surrogate pairs and without code points that are no characters (U+FFFE, U+FFFF and the last two of every
    /// plane); U+FFFD, the sign for a lost character, stands in their place.
    /// </summary>
    public static string WellFormed(string text)
    {
        var first = text.AsSpan().IndexOfAnyExceptInRange('\0', '\uD7FF');
        if (first < 0)
            return text;
        var mended = new StringBuilder(text, 0, first, text.Length);
        foreach (var rune in text.AsSpan(first).EnumerateRunes())
            mended.Append((rune.Value & 0xFFFE) == 0xFFFE ? Rune.ReplacementChar : rune);
        return mended.ToString();
    }

    /// <summary>
    /// Whether nobody sees this character and no word ends at it: soft hyphen, zero-width space and joiners, word joiner, byte order mark,
    /// marks of direction. A no-break space is seen, as a space.
    /// </summary>
    public static bool IsInvisible(char c) => CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format;

    /// <summary>Whether this belongs to the letter before it: an accent.</summary>
    public static bool IsMark(char c) => CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    /// <summary>The text without the characters that nobody sees.</summary>
    public static string WithoutInvisible(string text) => text.Any(IsInvisible) ? string.Concat(text.Where(c => !IsInvisible(c))) : text;

    /// <summary>The first characters of a text, and never half of one.</summary>
    public static string Start(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    /// <summary>
    /// The text as the name of a place on a page, so that other texts have other names: what a name may not hold stands in it by its number
    /// ("§ 4" is "-u00a7-u00204").
    /// </summary>
    public static string Anchor(string text)
    {
        var name = new StringBuilder(text.Length);
        foreach (var c in text)
            if (char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':' or '/' or '[' or ']')
                name.Append(c);
            else
                name.Append(CultureInfo.InvariantCulture, $"-u{(int)c:x4}");
        return name.ToString();
    }

    /// <summary>The folded text with hyphens, for the readable part of an address: "bijzondere-zorg-team".</summary>
    public static string Slug(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var c in Fold(text))
            if (char.IsAsciiLetterOrDigit(c))
                kept.Append(c);
            else if (kept.Length > 0 && kept[^1] != '-')
                kept.Append('-');
        return kept.ToString().TrimEnd('-');
    }
}
