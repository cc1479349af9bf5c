using System.Globalization;
using System.Text;
using Toetssteen.Domain;
using Toetssteen.Domain.Evidence;

namespace Toetssteen.Web.Files;

/// <summary>Names of files as people give them, made fit to be shown and sent back.</summary>
public static class FileNames
{
    /// <summary>Longest name that is kept, in characters.</summary>
    public const int MaxLength = 150;

    private const string Forbidden = "\"<>|:*?%;";

    /// <summary>
    /// The name without folders, control characters, characters that turn the direction of reading (a name that ends in <c>fdp.exe</c> and
    /// looks like <c>exe.pdf</c>) or that some system forbids; never empty, never longer than <see cref="MaxLength"/>, its ending kept.
    /// </summary>
    public static string Clean(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var clean = new StringBuilder(last.Length);
        foreach (var rune in last.EnumerateRunes())
            if (
                Rune.GetUnicodeCategory(rune)
                is UnicodeCategory.Control
                    or UnicodeCategory.Format
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator
                    or UnicodeCategory.SpaceSeparator)
                clean.Append(Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format ? "" : " ");
            else if (rune != Rune.ReplacementChar && !(rune.IsAscii && Forbidden.Contains((char)rune.Value, StringComparison.Ordinal)))
                clean.Append(rune);
        var text = string.Join(' ', clean.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim('.', ' ');
        if (text.Length == 0)
            return "bestand";
        var ending = Path.GetExtension(text) is { Length: <= 10 } e ? e : "";
        return text.Length <= MaxLength ? text : Cut(text, MaxLength - ending.Length) + ending;
    }

    /// <summary>The name with which a file is sent: with the ending that belongs to its content.</summary>
    public static string ForDownload(DocumentFile file) =>
        FileKinds.EndingsOf(file.Kind).Contains(Path.GetExtension(file.Name).ToLowerInvariant())
            ? file.Name
            : file.Name + FileKinds.EndingsOf(file.Kind)[0];

    /// <summary>A title for a document of which only the name of its file is known.</summary>
    public static string AsTitle(string cleanName)
    {
        var text = Path.GetFileNameWithoutExtension(cleanName).Replace('_', ' ').Trim();
        return text.Length == 0 ? cleanName : text;
    }

    private static string Cut(string text, int length) => FoldedText.Start(text, length);
}
