using System.Globalization;
using System.Text;

namespace Toetssteen.Domain;

/// <summary>Text as it is compared and searched: lower case, without accents, letters and digits separated by single spaces.</summary>
public static class FoldedText
{
    /// <summary>Folds <paramref name="text"/> for comparing; the same on every database, since no database does it.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        var gap = false;
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
                continue;
            if (char.IsLetterOrDigit(c))
            {
                if (gap && folded.Length > 0)
                    folded.Append(' ');
                folded.Append(char.ToLowerInvariant(c));
                gap = false;
            }
            else
            {
                gap = true;
            }
        }
        return folded.ToString();
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
