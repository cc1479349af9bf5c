using System.Globalization;
using System.Xml;

namespace Toetssteen.Documents.Reading.Sources;

/// <summary>A word on a page; positions in points from the top left corner, where the word is read from left to right.</summary>
internal sealed class PdfWord(string text, double x0, double y0, double x1, double y1)
{
    public string Text { get; private set; } = text;

    public double X0 { get; } = x0;

    public double Y0 { get; private set; } = y0;

    public double X1 { get; } = x1;

    public double Y1 { get; private set; } = y1;

    /// <summary>About the height at which its letters stand.</summary>
    public double Baseline { get; } = y1 - 0.22 * (y1 - y0);

    /// <summary>The size of its type, from the top of the highest letter to the bottom of the lowest.</summary>
    public double Size { get; } = y1 - y0;

    /// <summary>Set in a bold type.</summary>
    public bool Bold { get; private set; }

    /// <summary>The file says that it is no content: a page number, a running header.</summary>
    public bool IsArtifact { get; set; }

    /// <summary>Neither black nor grey.</summary>
    public bool IsColoured { get; set; }

    /// <summary>A bullet is drawn before it.</summary>
    public bool HasBullet { get; set; }

    /// <summary>What is seen where it stands is what it says: nothing hides it, goes through it or lies over it.</summary>
    public bool IsPlain { get; set; } = true;

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

    /// <summary>Puts the word on the line of another: its own box may be so high that it spans several.</summary>
    public void PutBeside(PdfWord other) => (Y0, Y1) = (other.Y0, other.Y1);

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

/// <summary>
/// A page with its words in the order in which pdftotext reads them; of a page with text set on its side, the part that is turned one way.
/// </summary>
/// <param name="Number">Number of the sheet, from 1.</param>
/// <param name="Turn">How the text lies on the sheet; positions are those after the sheet was turned so that it stands upright.</param>
internal sealed record PdfPage(int Number, double Width, double Height, IReadOnlyList<PdfWord> Words, PdfTurn Turn = PdfTurn.None)
{
    public IReadOnlyList<PdfWord> Words { get; set; } = Words;

    /// <summary>Lines drawn on the page; empty when unknown.</summary>
    public IReadOnlyList<PdfRule> Rules { get; set; } = [];

    /// <summary>
    /// What stands on the page in a way that no order of reading follows from: a word over the text, a label on its side, a note, what
    /// nobody sees.
    /// </summary>
    public IReadOnlyList<string> Aside { get; set; } = [];

    /// <summary>Reads the XHTML of <c>pdftotext -bbox-layout</c>.</summary>
    public static IReadOnlyList<PdfPage> ReadAll(Stream stream) => ReadAll(stream, new Allowance());

    /// <summary>Reads the XHTML of <c>pdftotext -bbox-layout</c>.</summary>
    public static IReadOnlyList<PdfPage> ReadAll(Stream stream, Allowance allowance)
    {
        List<PdfPage> pages = [];
        PdfSheet? sheet = null;

        // The header names a DTD that is never fetched; characters that XML forbids do occur in the text of odd fonts.
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
            CheckCharacters = false,
            IgnoreWhitespace = true,
        };
        using var reader = XmlReader.Create(new PrintableReader(stream), settings);
        var sheets = 0;
        while (!reader.EOF)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                switch (reader.LocalName)
                {
                    case "word":
                        var (x0, y0, x1, y1) = (Number("xMin"), Number("yMin"), Number("xMax"), Number("yMax"));
                        var text = SymbolFonts.MapPrivateUse(reader.ReadElementContentAsString()).Trim();
                        allowance.TakeText(text.Length + 1);
                        sheet?.Add(text, x0, y0, x1, y1);
                        continue;
                    case "block":
                        sheet?.BeginBlock();
                        break;
                    case "line":
                        sheet?.BeginLine();
                        break;
                    case "page":
                        pages.AddRange(sheet?.Pages() ?? []);
                        if (++sheets > PdfTool.MostPages)
                        {
                            throw new UnreadableFileException(UnreadableFileException.TooLarge,
                                $"Deze pdf heeft meer dan {PdfTool.MostPages} bladzijden; bied alleen de factsheet zelf aan.");
                        }

                        sheet = new PdfSheet(sheets, Number("width"), Number("height"), allowance);
                        break;
                }
            }

            reader.Read();
        }

        pages.AddRange(sheet?.Pages() ?? []);
        return pages;

        double Number(string name) =>
            double.TryParse(reader.GetAttribute(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var n) && double.IsFinite(n)
                ? n
                : 0;
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
