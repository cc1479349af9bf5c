using System.Globalization;
using System.Text;
using System.Xml;
using Toetssteen.Domain.Evidence;

namespace Toetssteen.Documents.Extraction;

/// <summary>
/// The text of office files. Pages are those that the word processor noted when it last laid the text out; a sheet of a workbook is a page
/// that begins with its name.
/// </summary>
internal static class OfficeText
{
    private const int MostSheets = 500;
    private const int MostSpaces = 100;
    private const int MostSharedCharacters = 50_000_000;

    public static IReadOnlyList<string> Pages(Stream stream, CancellationToken stop)
    {
        using var package = OfficePackage.Open(stream);
        var sink = new PageSink();
        switch (package.Kind)
        {
            case FileKind.Docx:
                ReadDocx(package, sink, stop);
                break;
            case FileKind.Odt:
                ReadOdt(package, sink, stop);
                break;
            default:
                ReadXlsx(package, sink, stop);
                break;
        }
        return sink.Pages();
    }

    private static void ReadDocx(OfficePackage package, PageSink sink, CancellationToken stop)
    {
        foreach (var part in new[] { package.MainPart, "word/footnotes.xml", "word/endnotes.xml" })
        {
            var (runs, inText) = (0, false);
            package.Read(
                part,
                reader =>
                {
                    var begins = reader.NodeType == XmlNodeType.Element;
                    switch (reader.LocalName)
                    {
                        // The same text once more for older programs, and text that was moved away.
                        case "Fallback" or "moveFrom" when begins:
                            return true;
                        case "r" when !reader.IsEmptyElement:
                            runs += begins ? 1 : -1;
                            break;
                        case "t":
                            inText = begins && !reader.IsEmptyElement;
                            break;
                        case "tab" when begins && runs > 0:
                            sink.Add("\t");
                            break;
                        case "noBreakHyphen" when begins:
                            sink.Add("-");
                            break;
                        case "br" when begins && reader.GetAttribute("type", reader.NamespaceURI) == "page":
                        case "lastRenderedPageBreak" when begins:
                            sink.EndPage();
                            break;
                        case "br" or "cr" when begins:
                        case "p" when !begins && reader.NodeType == XmlNodeType.EndElement:
                            sink.EndLine();
                            break;
                        default:
                            if (inText && IsText(reader))
                                sink.Add(reader);
                            break;
                    }
                    return false;
                },
                stop);
        }
    }

    private static void ReadOdt(OfficePackage package, PageSink sink, CancellationToken stop)
    {
        var paragraphs = 0;
        package.Read(
            package.MainPart,
            reader =>
            {
                var begins = reader.NodeType == XmlNodeType.Element;
                switch (reader.LocalName)
                {
                    case "tracked-changes" or "annotation" or "automatic-styles" or "scripts" when begins:
                        return true;
                    case "p" or "h" when begins && !reader.IsEmptyElement:
                        paragraphs++;
                        break;
                    case "p" or "h":
                        paragraphs -= begins ? 0 : 1;
                        sink.EndLine();
                        break;
                    case "soft-page-break" when begins:
                        sink.EndPage();
                        break;
                    case "tab" when begins:
                        sink.Add("\t");
                        break;
                    case "line-break" when begins:
                        sink.EndLine();
                        break;
                    case "s" when begins:
                        sink.Add(
                            new string(
                                ' ',
                                int.TryParse(reader.GetAttribute("c", reader.NamespaceURI), CultureInfo.InvariantCulture, out var count)
                                    ? Math.Clamp(count, 1, MostSpaces)
                                    : 1));
                        break;
                    default:
                        if (paragraphs > 0 && IsText(reader))
                            sink.Add(reader);
                        break;
                }
                return false;
            },
            stop);
    }

    private static void ReadXlsx(OfficePackage package, PageSink sink, CancellationToken stop)
    {
        var shared = SharedStrings(package, stop);
        foreach (var (name, path) in Sheets(package, stop))
        {
            sink.Add(name);
            sink.EndLine();
            ReadSheet(package, path, shared, sink, stop);
            sink.EndPage();
        }
    }

    private static void ReadSheet(OfficePackage package, string path, List<string> shared, PageSink sink, CancellationToken stop)
    {
        var value = new StringBuilder();
        var (type, inValue, filled) = ("", false, false);
        package.Read(
            path,
            reader =>
            {
                var begins = reader.NodeType == XmlNodeType.Element;
                switch (reader.LocalName)
                {
                    case "rPh" or "f" when begins:
                        return true;
                    case "c" when begins:
                        type = reader.GetAttribute("t") ?? "";
                        value.Clear();
                        break;
                    case "v" or "t":
                        inValue = begins && !reader.IsEmptyElement;
                        break;
                    case "c":
                        var text =
                            type == "s"
                                ? int.TryParse(value.ToString(), CultureInfo.InvariantCulture, out var at) && at >= 0 && at < shared.Count
                                    ? shared[at]
                                    : ""
                                : value.ToString();
                        if (text.Length > 0)
                        {
                            sink.Add(filled ? "\t" : "");
                            sink.Add(text);
                            filled = true;
                        }
                        break;
                    case "row" when !begins:
                        if (filled)
                            sink.EndLine();
                        filled = false;
                        break;
                    default:
                        if (inValue && IsText(reader))
                            value.Append(reader.Value);
                        break;
                }
                return false;
            },
            stop);
    }

    private static List<string> SharedStrings(OfficePackage package, CancellationToken stop)
    {
        List<string> strings = [];
        var text = new StringBuilder();
        var (inText, characters) = (false, 0L);
        package.Read(
            "xl/sharedStrings.xml",
            reader =>
            {
                var begins = reader.NodeType == XmlNodeType.Element;
                switch (reader.LocalName)
                {
                    case "rPh" when begins:
                        return true;
                    case "si" when !begins || reader.IsEmptyElement:
                        strings.Add(text.ToString());
                        text.Clear();
                        break;
                    case "t":
                        inText = begins && !reader.IsEmptyElement;
                        break;
                    default:
                        if (inText && IsText(reader))
                            text.Append(reader.Value);
                        if (inText && (characters += reader.Value.Length) > MostSharedCharacters)
                            throw new RefusedFileException(RefusedFileException.TooMuchText);
                        break;
                }
                return false;
            },
            stop);
        return strings;
    }

    private static List<(string Name, string Path)> Sheets(OfficePackage package, CancellationToken stop)
    {
        Dictionary<string, string> targets = [];
        package.Read(
            "xl/_rels/workbook.xml.rels",
            reader =>
            {
                if (
                    reader is { NodeType: XmlNodeType.Element, LocalName: "Relationship" }
                    && reader.GetAttribute("TargetMode") != "External"
                    && reader.GetAttribute("Id") is { } id
                    && reader.GetAttribute("Target") is { } target)
                    targets[id] = target.StartsWith('/') ? target[1..] : $"xl/{target}";
                return false;
            },
            stop);
        List<(string, string)> sheets = [];
        package.Read(
            package.MainPart,
            reader =>
            {
                if (reader is not { NodeType: XmlNodeType.Element, LocalName: "sheet" } || sheets.Count == MostSheets)
                    return false;
                var id = reader.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
                    ?? reader.GetAttribute("id", "http://purl.oclc.org/ooxml/officeDocument/relationships");
                if (id is not null && targets.TryGetValue(id, out var path))
                    sheets.Add((reader.GetAttribute("name") ?? "", path));
                return false;
            },
            stop);
        return sheets;
    }

    private static bool IsText(XmlReader reader) =>
        reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace;
}
