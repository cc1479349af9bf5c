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
    public static string Picture(string? description) => Clean(description) is { Length: > 0 } shown ? $"[afbeelding: {shown}]" : "[afbeelding]";

    /// <summary>What was chosen from a list.</summary>
    public static string Chosen(string text) => Clean(text) is { Length: > 0 } shown ? $"[keuze: {shown}]" : "";

    /// <summary>Words that were struck out.</summary>
    public static string Struck(string text) => Clean(text) is { Length: > 0 } shown ? $"[doorgehaald: {shown}]" : "";

    /// <summary>Words that Markdown strikes out, told as such.</summary>
    public static string WithStrikes(string markdown) => Strikes().Replace(markdown, m => Struck(m.Groups[1].Value));

    /// <summary>The notes in a text; the first group is the kind, the second what it shows.</summary>
    [GeneratedRegex(@"\[(afbeelding|keuze|doorgehaald)(?:: ([^\[\]\n]*))?\]", RegexOptions.CultureInvariant)]
    public static partial Regex In();

    private static string Clean(string? text) => Blanks().Replace((text ?? "").Replace('[', '(').Replace(']', ')'), " ").Trim();

    [GeneratedRegex(@"~~(?=\S)([^~\n]{1,200})~~", RegexOptions.CultureInvariant)]
    private static partial Regex Strikes();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
