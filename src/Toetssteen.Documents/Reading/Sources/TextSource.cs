using System.Text;

namespace Toetssteen.Documents.Reading.Sources;

/// <summary>Text, Markdown or HTML to blocks. Tables may be of tabs, of pipes, drawn with plus signs, or HTML.</summary>
public static class TextSource
{
    private static readonly Encoding Strict = new UTF8Encoding(false, throwOnInvalidBytes: true);

    /// <summary>Takes a text apart. Every place is a line, counted from 1.</summary>
    /// <exception cref="UnreadableFileException">The bytes are no text, or HTML nested too deeply.</exception>
    public static SourceDocument Read(ReadOnlySpan<byte> bytes, Allowance? allowance = null)
    {
        if (!LooksLikeText(bytes))
            throw new UnreadableFileException(
                UnreadableFileException.UnknownFormat,
                "Dit bestand is geen tekst; er is niets bewaard. Kies een ander bestand.");
        return Read(Decode(bytes), allowance);
    }

    /// <summary>Takes a text apart. Every place is a line, counted from 1.</summary>
    /// <exception cref="UnreadableFileException">HTML nested too deeply, or more than any factsheet has.</exception>
    public static SourceDocument Read(string text, Allowance? allowance = null)
    {
        allowance ??= new Allowance();
        var (blocks, aside) = (new List<Block>(), new List<UnplacedText>());
        if (IsPage(text))
            TextHtml.Read(text, 1, blocks, aside, allowance);
        else
            new TextLines(text, blocks, aside, allowance).Read();
        return new SourceDocument("text", blocks) { Aside = aside };
    }

    /// <summary>Whether bytes can be text: hardly any control characters, unless it is UTF-16 with a byte order mark.</summary>
    public static bool LooksLikeText(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xFF, 0xFE, ..] || bytes is [0xFE, 0xFF, ..])
            return true;
        var odd = 0;
        foreach (var b in bytes)
        {
            if (b == 0)
                return false;
            if (b < 0x20 && b is not (0x09 or 0x0A or 0x0C or 0x0D))
                odd++;
        }
        return odd * 100 <= bytes.Length;
    }

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xFF, 0xFE, ..])
            return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes is [0xFE, 0xFF, ..])
            return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        if (bytes is [0xEF, 0xBB, 0xBF, ..])
            bytes = bytes[3..];
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            // Old Windows text: what Dutch word processors wrote before UTF-8.
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
        }
    }

    private static bool IsPage(string text)
    {
        var start = text.AsSpan(0, Math.Min(text.Length, 2000)).TrimStart();
        return start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<body", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase)
            || (
                start.Length > 1
                && start[0] == '<'
                && (char.IsAsciiLetter(start[1]) || start[1] == '!')
                && text.Contains("</h1", StringComparison.OrdinalIgnoreCase)
                && !text.Contains("\n#", StringComparison.Ordinal)
                && !text.Contains("\n|", StringComparison.Ordinal));
    }
}
