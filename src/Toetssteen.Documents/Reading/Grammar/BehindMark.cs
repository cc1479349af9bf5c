using System.Globalization;
using System.Text.RegularExpressions;
using Toetssteen.Domain;

namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>
/// What stands right behind a mark. Only a sentence of prose is plain; what may qualify the mark, deny it or take it back is not, in
/// whatever dress it comes: with a capital, in brackets, on the next line, as a number or as another sign.
/// </summary>
internal sealed partial class BehindMark(MarkWords words)
{
    // A phrase of so many words that begins with a qualifier is about the mark; a longer one may be prose.
    private const int MostOfPhrase = 5;

    // Of a longer sentence nobody can tell by its words alone whether it judges.
    private const int MostOfVerdict = 8;

    private static readonly HashSet<string> Qualifiers =
    [
        "deels", "gedeeltelijk", "grotendeels", "bijna", "nauwelijks", "niet", "nog", "geen", "half", "soms", "meestal", "maar",
        "mits", "behalve", "tenzij", "amper", "volgens", "nvt", "net", "partly", "not", "was", "inmiddels", "voorheen", "ja",
        "nee", "ipv", "alleen", "onder", "met", "voorlopig",
    ];

    private static readonly HashSet<string> Denying = ["niet", "geen", "nooit", "nog", "nauwelijks", "amper"];

    // One word that leaves the mark as it is.
    private static readonly HashSet<string> Labels =
        ["toelichting", "onderbouwing", "motivering", "bevinding", "bevindingen", "ongewijzigd", "unchanged"];

    /// <summary>Whether nothing stands behind a mark, or prose.</summary>
    /// <param name="text">The text.</param>
    /// <param name="end">Where the mark ends.</param>
    /// <param name="isSign">The mark is a sign: what follows it in small letters is no beginning of a sentence.</param>
    /// <param name="isSetApart">It is a sign, or a word that is set apart; one that is not ("voldoende aandacht") may be prose
    /// itself.</param>
    /// <param name="mark">What the mark says, where that is known.</param>
    public bool IsPlain(string text, int end, bool isSign, bool isSetApart, ReadMark? mark)
    {
        // "✓- De gemeente": less than the mark, or a dash.
        if (TrailsOff().IsMatch(text[end..]) || (end < text.Length && (IsStroke(text[end]) || (isSign && text[end] is '-' or '–' or '+'))))
            return false;
        var closes = text.AsSpan(0, end).ContainsAny('(', '[');
        var at = end;
        while (
            at < text.Length
            && (
                char.IsWhiteSpace(text[at])
                || text[at] is ':' or '.' or '!' or '-' or '–' or '—' or '\uFE0E' or '\uFE0F'
                || (closes && text[at] is ')' or ']')
                || (!isSetApart && text[at] is '(' or ',')
                || FoldedText.IsInvisible(text[at])))
            at++;
        if (text.AsSpan(at).Trim(" ;,.!").Length == 0)
            return true;
        var rest = text[at..];
        if (char.IsDigit(rest[0]))
            return (at > end || char.IsDigit(text[end - 1])) && (!isSetApart || Number().IsMatch(rest));
        var said = rest.TrimStart('‘', '“', '"', '\'', '„', '«', '’');
        if (said.Length > 0 && char.IsUpper(said[0]))
            return !isSetApart || IsSentence(rest, mark) && !(isSign && char.IsLetter(text[end - 1]) && !IsLetterAt(rest, 1));
        if (char.IsLetter(rest[0]))
            return !isSign && !Qualifiers.Contains(rest.Split(' ', 2)[0].Replace(".", "", StringComparison.Ordinal).TrimEnd(',', ':', ')'));
        return Elided().IsMatch(rest)
            || (!isSetApart && rest[0] is not ('*' or '†' or '‡' or '?' or '+' or '±' or '¹' or '²' or '³' or '⁴'));
    }

    // What is drawn over the character before it may strike it out.
    private static bool IsStroke(char c) => c is not ('\uFE0E' or '\uFE0F')
        && char.GetUnicodeCategory(c) is UnicodeCategory.EnclosingMark or UnicodeCategory.NonSpacingMark;

    // "X Y en Z werken mee": a letter among letters is no mark.
    private static bool IsLetterAt(string text, int at) => at >= text.Length || char.IsLetterOrDigit(text[at]);

    private bool IsSentence(string text, ReadMark? mark)
    {
        var phrase = Phrase().Match(text).Value;
        // "V: Waar staat dit?" asks, and judges nothing.
        if (phrase.Length < text.Length && text[phrase.Length] == '?')
            return false;
        var said = Words.Of(phrase, MostOfVerdict + 1);
        if (said.Count == 1 && Labels.Contains(said[0]))
            return true;
        if (said.Count < 2 || MarkWords.SaysNoneOrNotApplicable(phrase))
            return false;
        if (
            said.Count <= MostOfPhrase
            && said.Exists(w => w.StartsWith("oordeel", StringComparison.Ordinal) || w is "beoordeeld" or "getoetst"))
            return false;
        var meant = MarkIn(phrase);
        if (said.Count <= MostOfPhrase && meant is not null && meant == mark)
            return true;
        // What was, or a sign beside it, is counted among the marks.
        if (Qualifiers.Contains(said[0]) && said[0] is not ("was" or "voorheen") && (IsLoud(phrase) || (said.Count <= MostOfPhrase
            && !(mark is { Falls: true } && Denying.Contains(said[0]) && !said.Contains("meer")))))
            return false;
        return said.Count > MostOfVerdict || meant is null || meant == mark;
    }

    private static bool IsLoud(string phrase) => phrase.Split(' ', 2)[0] is { Length: > 1 } first && first.All(char.IsUpper);

    // "Dit is geen verbeterpunt meer": the mark that a sentence says, a denial counted.
    private ReadMark? MarkIn(string phrase)
    {
        for (var at = 0; at < phrase.Length; at++)
            if (words.At(phrase, at) is { } word)
                return !Words.Of(phrase.Remove(at, word.Length)).Exists(w => w is "niet" or "geen" or "nooit") ? word.Mark
                    : (word.Mark == words.Holding ? words.Falling : word.Mark == words.Falling ? words.Holding : null) ?? default(ReadMark);
        return null;
    }

    // "voldoet-", "voldoet…": punctuation that ends no word, and nothing more.
    [GeneratedRegex(@"^\s*(?:[-–—+±…/]|\.\.)[\s\p{P}+±]*$", RegexOptions.CultureInvariant)]
    private static partial Regex TrailsOff();

    // "2 van de 3", "80% van de": a number within prose; "1)", "3/4" and "50%." are none.
    [GeneratedRegex(@"^\d+(?:[.,]\d+)?%? \p{Ll}", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"^['’‘][stn]\s", RegexOptions.CultureInvariant)]
    private static partial Regex Elided();

    [GeneratedRegex(@"^[^\n]*?(?=[.:;!?]+(?:\s|$)|\n|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Phrase();
}
