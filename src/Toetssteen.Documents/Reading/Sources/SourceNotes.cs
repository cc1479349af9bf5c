using System.Globalization;
using System.Text.RegularExpressions;

namespace Toetssteen.Documents.Reading.Sources;

/// <summary>
/// What a document shows in another way than by letters, told in brackets within its text: a picture by its description, what was
/// chosen from a list, a box and whether it is ticked, words that were struck out. The grammar decides what they mean.
/// </summary>
internal static partial class SourceNotes
{
    /// <summary>A box that is ticked.</summary>
    public const string Ticked = "[selectievakje: aan]";

    /// <summary>A box that is empty.</summary>
    public const string Empty = "[selectievakje: uit]";

    /// <summary>A picture.</summary>
    public static string Picture(string? description) =>
        Clean(description) is { Length: > 0 } shown ? $"[afbeelding: {shown}]" : "[afbeelding]";

    /// <summary>What was chosen from a list.</summary>
    public static string Chosen(string text) => Clean(text) is { Length: > 0 } shown ? $"[keuze: {shown}]" : "";

    /// <summary>Words that were struck out.</summary>
    public static string Struck(string text) => Clean(text) is { Length: > 0 } shown ? $"[doorgehaald: {shown}]" : "";

    /// <summary>Words that Markdown strikes out, told as such.</summary>
    public static string WithStrikes(string markdown) => Strikes().Replace(markdown, m => Struck(Tags().Replace(m.Groups[1].Value, " ")));

    /// <summary>Words that signs of their own strike out, letter by letter, told as such.</summary>
    public static string WithStrokes(string text) =>
        Strokes().Replace(text, m => Struck(string.Concat(m.Value.Where(c => c is < '\u0335' or > '\u0338'))));

    /// <summary>Whether a text is nothing but words that were struck out.</summary>
    public static bool IsStruck(string text) =>
        text.StartsWith("[doorgehaald: ", StringComparison.Ordinal)
        && string.IsNullOrWhiteSpace(In().Replace(text, m => m.Groups[1].Value == "doorgehaald" ? "" : m.Value));

    /// <summary>What is said of a mark, where only those see it who point at it.</summary>
    public static string Remark(string text) => Clean(text) is { Length: > 0 } shown ? $"[toelichting: {shown}]" : "";

    /// <summary>
    /// What is printed before an item of a list, where it says something: a word, or a sign that may be a mark. Fonts of signs have bullets
    /// of their own.
    /// </summary>
    public static string Bullet(string text) =>
        text.Count(char.IsLetter) > 1
        || (Grammar.Signs.AnySure(text) && !text.Any(c => char.GetUnicodeCategory(c) == UnicodeCategory.PrivateUse))
            ? $"{Remark(text)} "
            : "";

    /// <summary>
    /// The reference to a footnote, where it may stand at a mark: behind a sign, or behind the few words of a cell. Null where it is none,
    /// or stands in running text.
    /// </summary>
    public static string? Footnote(string reference, string before, bool inCell)
    {
        before = before.Trim();
        var mayBe =
            before.Length > 0
            && (
                inCell && before.Length <= 40
                || !(char.IsLetterOrDigit(before[^1]) || before[^1] is '.' or ',' or ';' or ':' or '!' or '?' or ')'));
        return mayBe && References().IsMatch(reference.Trim()) && !Units().IsMatch(before) ? $"[noot: {Clean(reference)}]" : null;
    }

    /// <summary>The notes in a text; the first group is the kind, the second what it shows.</summary>
    [GeneratedRegex(@"\[(afbeelding|keuze|doorgehaald|toelichting|noot)(?:: ([^\[\]\n]*))?\]", RegexOptions.CultureInvariant)]
    public static partial Regex In();

    private static string Clean(string? text) => Blanks().Replace((text ?? "").Replace('[', '(').Replace(']', ')'), " ").Trim();

    [GeneratedRegex(@"(?<![~\w])(?:~~|~)(?=\S)([^~]+)(?<=\S)~{1,2}(?![~\w])", RegexOptions.CultureInvariant)]
    private static partial Regex Strikes();

    [GeneratedRegex(@"(?:[^\s\u0335-\u0338][\u0335-\u0338]+\s?)+", RegexOptions.CultureInvariant)]
    private static partial Regex Strokes();

    [GeneratedRegex(@"</?[A-Za-z][^<>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Tags();

    [GeneratedRegex(@"^\(?(?:\d{1,3}|[*†‡§]{1,3}|[a-dA-D]|[ivx]{1,4}|[\w-]*note?\d*[\w-]*)\)?$", RegexOptions.CultureInvariant)]
    private static partial Regex References();

    // Square metres, powers and ordinals are no references.
    [GeneratedRegex(@"(?:\d|\b[dckhm]?m)$", RegexOptions.CultureInvariant)]
    private static partial Regex Units();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
