using System.Globalization;
using System.Text;

namespace Toetssteen.Domain.Questionnaires;

/// <summary>An answer as it was typed, read as what it stands for. Answers are kept as texts, so that nothing typed is ever lost.</summary>
public static class RawValue
{
    /// <summary>Reads a number with a decimal comma or point, without marks between thousands.</summary>
    public static bool TryNumber(string? text, out decimal number) =>
        decimal.TryParse(
            text?.Trim().Replace(',', '.'),
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out number);

    /// <summary>Whether the text is a whole number: digits alone, with or without a minus.</summary>
    public static bool IsWhole(string text) =>
        text.AsSpan(text.StartsWith('-') ? 1 : 0) is { IsEmpty: false } digits && !digits.ContainsAnyExceptInRange('0', '9');

    /// <summary>How many digits a text that looks like a number has; none where it holds anything else.</summary>
    public static int Digits(string text) =>
        text.All(c => char.IsAsciiDigit(c) || c is '-' or ',' or '.') ? text.Count(char.IsAsciiDigit) : 0;

    /// <summary>Reads a date: <c>2013-10-21</c>.</summary>
    public static bool TryDate(string? text, out DateOnly date) =>
        DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    /// <summary>
    /// The names of the choices in an answer to <see cref="QuestionType.SelectMultiple"/>, which are separated by spaces.
    /// </summary>
    public static IReadOnlyList<string> Chosen(string? text) => text?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Length as a person counts: every character is one, and so is the end of a line.</summary>
    public static int Length(string text)
    {
        var count = 0;
        var previous = default(Rune);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value != '\n' || previous.Value != '\r')
                count++;
            previous = rune;
        }
        return count;
    }

    /// <summary>
    /// The text with every half of a pair of surrogates (half an emoji) replaced by U+FFFD. A browser cuts an emoji in two when a person
    /// deletes or pastes in the middle of it; the rest of the text is good and is kept.
    /// </summary>
    public static string Mend(string text)
    {
        if (IsPaired(text))
            return text;
        var mended = text.ToCharArray();
        for (var i = 0; i < mended.Length; i++)
        {
            if (char.IsHighSurrogate(mended[i]) && i + 1 < mended.Length && char.IsLowSurrogate(mended[i + 1]))
                i++;
            else if (char.IsSurrogate(mended[i]))
                mended[i] = '\uFFFD';
        }
        return new string(mended);
    }

    /// <summary>Whether a database and a document can hold the text: no NUL, no half of a pair of surrogates.</summary>
    public static bool IsSound(string text) => !text.Contains('\0', StringComparison.Ordinal) && IsPaired(text);

    private static bool IsPaired(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                return false;
        }
        return true;
    }
}
