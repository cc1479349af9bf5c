using System.Globalization;
using System.Xml;

namespace Toetssteen.Documents.Reading.Sources;

/// <summary>A word on a page; positions in points from the top left corner.</summary>
internal sealed class PdfWord(string text, double x0, double y0, double x1, double y1)
{
    public string Text { get; private set; } = text;

    public double X0 { get; } = x0;

    public double Y0 { get; } = y0;

    public double X1 { get; } = x1;

    public double Y1 { get; } = y1;

    /// <summary>Set in a bold type.</summary>
    public bool Bold { get; private set; }

    /// <summary>The file says that it is no content: a page number, a running header.</summary>
    public bool IsArtifact { get; set; }

    /// <summary>The element of the structure tree that holds the word, in a tagged PDF.</summary>
    public PdfElement? Element { get; set; }

    /// <summary>Place in the order of reading, in a tagged PDF.</summary>
    public int Order { get; set; }

    /// <summary>The column of the table that the word is in.</summary>
    public int Column { get; set; }

    /// <summary>The word is part of a text that goes across columns of the table.</summary>
    public bool IsAcross { get; set; }

    public double Height => Y1 - Y0;

    public double Middle => (Y0 + Y1) / 2;

    /// <summary>Tells in what type the word is set; with a symbol font that changes what it says.</summary>
    public void Show(string? font)
    {
        if (font is null)
        {
            return;
        }

        var family = font[(font.IndexOf('+', StringComparison.Ordinal) + 1)..];
        Bold = BoldNames.Any(n => family.Contains(n, StringComparison.OrdinalIgnoreCase));
        if (SymbolFonts.IsSymbolFont(family))
        {
            Text = string.Concat(Text.Select(c => c is < '\u0100' or >= '\uF000' and <= '\uF0FF' ? SymbolFonts.Map(family, c) : c));
        }
    }

    private static readonly string[] BoldNames = ["Bold", "Black", "Heavy", "Demi"];
}

/// <summary>A page with its words in the order in which pdftotext reads them.</summary>
internal sealed record PdfPage(int Number, double Width, double Height, IReadOnlyList<PdfWord> Words)
{
    /// <summary>Lines drawn on the page; empty when unknown.</summary>
    public IReadOnlyList<PdfRule> Rules { get; set; } = [];

    /// <summary>Words that are set on their side.</summary>
    public List<string> Sideways { get; } = [];

    /// <summary>Reads the XHTML of <c>pdftotext -bbox-layout</c>.</summary>
    public static IReadOnlyList<PdfPage> ReadAll(Stream stream)
    {
        List<PdfPage> pages = [];
        List<PdfWord> words = [];
        double width = 0, height = 0;

        // The header names a DTD that is never fetched; characters that XML forbids do occur in the text of odd fonts.
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, CheckCharacters = false, IgnoreWhitespace = true };
        using var reader = XmlReader.Create(new PrintableReader(stream), settings);
        while (!reader.EOF)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "word")
            {
                var (x0, y0, x1, y1) = (Number("xMin"), Number("yMin"), Number("xMax"), Number("yMax"));
                Add(SymbolFonts.MapPrivateUse(reader.ReadElementContentAsString()).Trim(), x0, y0, x1, y1);
                continue;
            }

            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "page")
            {
                (width, height) = (Number("width"), Number("height"));
                words = [];
                pages.Add(new PdfPage(pages.Count + 1, width, height, words));
                if (pages.Count > PdfTool.MostPages)
                {
                    throw new UnreadableFileException(UnreadableFileException.TooLarge,
                        $"Deze pdf heeft meer dan {PdfTool.MostPages} bladzijden; bied alleen de factsheet zelf aan.");
                }
            }

            reader.Read();
        }

        return pages;

        double Number(string name) => double.TryParse(reader.GetAttribute(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var n) ? n : 0;

        void Add(string text, double x0, double y0, double x1, double y1)
        {
            // Text set on its side is a label at the edge of a page, never a finding; it is told apart.
            var sideways = text.Length > 2 && y1 - y0 > 1.8 * (x1 - x0);
            if (sideways && text.Any(char.IsLetterOrDigit))
            {
                pages[^1].Sideways.Add(text);
            }
            else if (text.Length > 0 && !sideways && x1 > 0 && y1 > 0 && x0 < width && y0 < height)
            {
                words.Add(new PdfWord(text, x0, y0, x1, y1));
            }
        }
    }

    /// <summary>Text of pdftotext with control characters taken out, which XML does not allow.</summary>
    private sealed class PrintableReader(Stream stream) : StreamReader(stream)
    {
        public override int Read(char[] buffer, int index, int count)
        {
            var read = base.Read(buffer, index, count);
            foreach (ref var c in buffer.AsSpan(index, read))
            {
                if (c < ' ' && c is not ('\n' or '\r' or '\t') || c is '\uFFFE' or '\uFFFF')
                {
                    c = '\uFFFD';
                }
            }

            return read;
        }
    }
}
