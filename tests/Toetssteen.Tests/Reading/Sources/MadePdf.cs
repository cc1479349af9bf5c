using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Toetssteen.Tests.Reading.Sources;

/// <summary>How a sheet lies in a PDF that is made here.</summary>
public enum Lie
{
    /// <summary>As it is read.</summary>
    Upright,

    /// <summary>Its text runs from the bottom of the page to the top, and the page says nothing of it.</summary>
    Up,

    /// <summary>Its text runs from the top of the page to the bottom.</summary>
    Down,

    /// <summary>Upside down.</summary>
    Over,

    /// <summary>As <see cref="Up"/>, and the page says that it is to be turned: a reader sees it upright.</summary>
    UpAndRotated,

    /// <summary>As <see cref="Down"/>, and the page says that it is to be turned.</summary>
    DownAndRotated,

    /// <summary>As <see cref="Over"/>, and the page says that it is to be turned.</summary>
    OverAndRotated,
}

/// <summary>
/// A sheet of a PDF, drawn string by string and line by line; positions in points from the top left corner of the sheet as it is read.
/// </summary>
public sealed class MadeSheet(double width = 842, double height = 595, Lie lie = Lie.Upright)
{
    private readonly StringBuilder drawing = new();

    private bool IsOnItsSide => lie is Lie.Up or Lie.Down or Lie.UpAndRotated or Lie.DownAndRotated;

    /// <summary>What stands in the dictionary of the page.</summary>
    public string Page =>
        FormattableString.Invariant(
            $"/MediaBox [0 0 {(IsOnItsSide ? height : width)} {(IsOnItsSide ? width : height)}] /Rotate {lie switch { Lie.UpAndRotated => 90, Lie.OverAndRotated => 180, Lie.DownAndRotated => 270, _ => 0 }}");

    /// <summary>The drawing.</summary>
    public string Drawing => drawing.ToString();

    /// <summary>
    /// A string; <c>F1</c> is Helvetica, <c>F2</c> its bold, <c>F3</c> Symbol, <c>F4</c> ZapfDingbats, <c>F5</c> Wingdings.
    /// </summary>
    public MadeSheet Text(double x, double y, string text, double size = 10, string font = "F1")
    {
        var (e, f) = At(x, y);
        var matrix = lie switch
        {
            Lie.Up or Lie.UpAndRotated => "0 1 -1 0",
            Lie.Down or Lie.DownAndRotated => "0 -1 1 0",
            Lie.Over or Lie.OverAndRotated => "-1 0 0 -1",
            _ => "1 0 0 1",
        };
        drawing.Append(
            CultureInfo.InvariantCulture,
            $"BT /{font} {size} Tf {matrix} {e} {f} Tm ({text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal)}) Tj ET\n");
        return this;
    }

    /// <summary>Strings below each other.</summary>
    public MadeSheet Lines(double x, double y, params string[] lines)
    {
        foreach (var (i, line) in lines.Index())
            Text(x, y + 12 * i, line);
        return this;
    }

    /// <summary>A line.</summary>
    public MadeSheet Rule(double x0, double y0, double x1, double y1)
    {
        var ((ax, ay), (bx, by)) = (At(x0, y0), At(x1, y1));
        drawing.Append(CultureInfo.InvariantCulture, $"{ax} {ay} m {bx} {by} l S\n");
        return this;
    }

    /// <summary>A filled circle of four points across.</summary>
    public MadeSheet Dot(double x, double y)
    {
        var (cx, cy) = At(x, y);
        drawing.Append(
            CultureInfo.InvariantCulture,
            $"{cx + 2} {cy} m {cx + 2} {cy + 1.1} {cx + 1.1} {cy + 2} {cx} {cy + 2} c {cx - 1.1} {cy + 2} {cx - 2} {cy + 1.1} {cx - 2} {cy} c {cx - 2} {cy - 1.1} {cx - 1.1} {cy - 2} {cx} {cy - 2} c {cx + 1.1} {cy - 2} {cx + 2} {cy - 1.1} {cx + 2} {cy} c f\n");
        return this;
    }

    /// <summary>A piece of drawing as it is.</summary>
    public MadeSheet Raw(string content)
    {
        drawing.Append(content).Append('\n');
        return this;
    }

    private (double X, double Y) At(double x, double y) => lie switch
    {
        Lie.Up or Lie.UpAndRotated => (y, x),
        Lie.Down or Lie.DownAndRotated => (height - y, width - x),
        Lie.Over or Lie.OverAndRotated => (width - x, y),
        _ => (x, height - y),
    };
}

/// <summary>A PDF without tags, made object by object.</summary>
internal static class MadePdf
{
    public static byte[] Of(params MadeSheet[] sheets) => Of(sheets.Select(s => (s.Page, s.Drawing)));

    /// <summary>Pages with what stands in their dictionary and their drawing.</summary>
    public static byte[] Of(IEnumerable<(string Page, string Drawing)> pages, bool compressed = false)
    {
        var all = pages.ToList();
        return Of([
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Count {all.Count} /Kids [{string.Join(' ', all.Select((_, i) => $"{9 + 2 * i} 0 R"))}] >>",
            .. (
                (string[])
                    [
                        "Helvetica /Encoding /WinAnsiEncoding",
                        "Helvetica-Bold /Encoding /WinAnsiEncoding",
                        "Symbol",
                        "ZapfDingbats",
                        "Wingdings-Regular /Encoding /WinAnsiEncoding",
                    ]
            ).Select(f => $"<< /Type /Font /Subtype /Type1 /BaseFont /{f} >>"),
            "<< /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R /F4 6 0 R /F5 7 0 R >> >>",
            .. all.SelectMany(
                (p, i) =>
                    new[]
                    {
                        $"<< /Type /Page /Parent 2 0 R {p.Page} /Contents {10 + 2 * i} 0 R /Resources 8 0 R >>",
                        Stream(p.Drawing, compressed),
                    }),
        ]);
    }

    /// <summary>A PDF of these objects, numbered from 1; the first is the catalog.</summary>
    public static byte[] Of(IReadOnlyList<string> objects)
    {
        using var pdf = new MemoryStream();
        List<long> places = [];
        pdf.Write("%PDF-1.4\n"u8);
        foreach (var (i, text) in objects.Index())
        {
            places.Add(pdf.Length);
            pdf.Write(Encoding.Latin1.GetBytes($"{i + 1} 0 obj\n{text}\nendobj\n"));
        }

        var start = pdf.Length;
        pdf.Write(
            Encoding.Latin1.GetBytes(
                $"xref\n0 {places.Count + 1}\n0000000000 65535 f \n{string.Concat(places.Select(p => $"{p:0000000000} 00000 n \n"))}"));
        pdf.Write(Encoding.Latin1.GetBytes($"trailer\n<< /Size {places.Count + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"));
        return pdf.ToArray();
    }

    /// <summary>A stream with this content.</summary>
    public static string Stream(string content, bool compressed = false)
    {
        if (!compressed)
            return $"<< /Length {content.Length} >>\nstream\n{content}\nendstream";
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(Encoding.Latin1.GetBytes(content));
        return $"<< /Length {packed.Length} /Filter /FlateDecode >>\nstream\n{Encoding.Latin1.GetString(packed.ToArray())}\nendstream";
    }
}
