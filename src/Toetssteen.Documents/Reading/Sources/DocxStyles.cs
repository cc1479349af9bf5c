using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Toetssteen.Documents.Reading.Sources;

/// <summary>The styles of a document: what a paragraph or run looks like by its style and the styles that one is based on.</summary>
internal sealed partial class DocxStyles
{
    private const int OrdinarySize = 22;

    private readonly Dictionary<string, XElement> styles = new(StringComparer.Ordinal);
    private readonly Allowance allowance;
    private readonly XElement? defaults;
    private readonly XElement? numbering;
    private readonly string? defaultParagraph;

    public DocxStyles(XElement? part, XElement? numbering, Allowance allowance)
    {
        this.allowance = allowance;
        this.numbering = numbering;
        defaults = part.Child("docDefaults").Child("rPrDefault").Child("rPr");
        foreach (var style in part?.Elements().Where(e => e.Is("style")) ?? [])
        {
            if (style.Value("styleId") is { } id)
            {
                styles[id] = style;
                if (style.Value("type") == "paragraph" && style.Value("default") is "1" or "true")
                {
                    defaultParagraph = id;
                }
            }
        }
    }

    /// <summary>Level of the heading that this paragraph is (1 is the highest), or null.</summary>
    public int? HeadingLevel(XElement? paragraphProperties)
    {
        if (paragraphProperties.Child("outlineLvl").Number() is { } direct)
        {
            return direct is >= 0 and < 9 ? direct + 1 : null;
        }

        foreach (var style in Chain(paragraphProperties.Child("pStyle").Value()))
        {
            var name = style.Child("name").Value() ?? "";
            if (TitleName().IsMatch(name))
            {
                return 1;
            }

            if (HeadingName().Match(name) is { Success: true } match)
            {
                return int.Parse(match.Groups["level"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
            }

            if (style.Child("pPr").Child("outlineLvl").Number() is { } level)
            {
                return level is >= 0 and < 9 ? level + 1 : null;
            }
        }

        return null;
    }

    /// <summary>Whether the paragraph is numbered or has a bullet by itself or by its style.</summary>
    public bool IsListItem(XElement? paragraphProperties) => NumberOf(paragraphProperties) is not null;

    /// <summary>What is printed before every item of the paragraph's list, but for its number.</summary>
    public string BulletOf(XElement? paragraphProperties)
    {
        if (NumberOf(paragraphProperties) is not { } number || number.Child("numId").Value() is not { } id)
            return "";
        var list = numbering?.Elements().FirstOrDefault(e => e.Is("num") && e.Value("numId") == id).Child("abstractNumId").Value();
        var level = numbering?.Elements().FirstOrDefault(e => e.Is("abstractNum") && e.Value("abstractNumId") == list)?
            .Elements().FirstOrDefault(e => e.Is("lvl") && e.Value("ilvl") == (number.Child("ilvl").Value() ?? "0"));
        return LevelNumber().Replace(level.Child("lvlText").Value() ?? "", "");
    }

    private XElement? NumberOf(XElement? paragraphProperties) =>
        (paragraphProperties.Child("numPr") ?? Chain(paragraphProperties.Child("pStyle").Value())
            .Select(s => s.Child("pPr").Child("numPr")).FirstOrDefault(n => n is not null)) is { } number
        && number.Child("numId").Number() is not 0 ? number : null;

    /// <summary>Whether the paragraph is a line of a table of contents.</summary>
    public bool IsContentsLine(XElement? paragraphProperties) =>
        Chain(paragraphProperties.Child("pStyle").Value()).Any(s => ContentsName().IsMatch(s.Child("name").Value() ?? ""));

    /// <summary>Whether the paragraph is a quotation by its style.</summary>
    public bool IsQuotation(XElement? paragraphProperties) =>
        Chain(paragraphProperties.Child("pStyle").Value()).Any(s => QuotationName().IsMatch(s.Child("name").Value() ?? ""));

    /// <summary>How a run looks: its own properties, then those of its character style, its paragraph style and the document.</summary>
    public RunLook Look(XElement? runProperties, string? paragraphStyle)
    {
        allowance.Look();
        List<XElement> layers = [];
        if (runProperties is not null)
        {
            layers.Add(runProperties);
        }

        layers.AddRange(Properties(runProperties.Child("rStyle").Value()));
        layers.AddRange(Properties(paragraphStyle ?? defaultParagraph));
        if (defaults is not null)
        {
            layers.Add(defaults);
        }

        return new RunLook(
            layers.Select(l => l.Switch("b")).FirstOrDefault(b => b is not null) ?? false,
            layers.Select(l => l.Child("sz").Number()).FirstOrDefault(s => s is not null) ?? OrdinarySize,
            layers.Select(l => l.Switch("vanish") ?? l.Switch("webHidden")).FirstOrDefault(v => v is not null) ?? false,
            layers
                .Select(l => l.Child("rFonts"))
                .Where(f => f is not null)
                .Select(f => f.Value("ascii") ?? f.Value("hAnsi") ?? f.Value("cs"))
                .FirstOrDefault(f => f is not null),
            layers.Select(l => l.Switch("strike")).FirstOrDefault(s => s is not null) == true
                || layers.Select(l => l.Switch("dstrike")).FirstOrDefault(s => s is not null) == true);
    }

    private IEnumerable<XElement> Properties(string? style) => Chain(style).Select(s => s.Child("rPr")).OfType<XElement>();

    private IEnumerable<XElement> Chain(string? id)
    {
        for (var steps = 0; id is not null && steps < 20 && styles.TryGetValue(id, out var style); steps++)
        {
            yield return style;
            id = style.Child("basedOn").Value();
        }
    }

    [GeneratedRegex(@"%\d")]
    private static partial Regex LevelNumber();

    [GeneratedRegex(@"^(title|titel)$", RegexOptions.IgnoreCase)]
    private static partial Regex TitleName();

    [GeneratedRegex(@"^(heading|kop|koptekst niveau)\s*(?<level>[1-9])$", RegexOptions.IgnoreCase)]
    private static partial Regex HeadingName();

    [GeneratedRegex(@"\b(quote|quotation|citaat)", RegexOptions.IgnoreCase)]
    private static partial Regex QuotationName();

    [GeneratedRegex(@"^(toc|inhopg)\s*\d", RegexOptions.IgnoreCase)]
    private static partial Regex ContentsName();
}

/// <summary>How a run looks. Size is in half points.</summary>
internal readonly record struct RunLook(bool Bold, int Size, bool Hidden, string? Font, bool Struck);
