using System.Globalization;
using System.Text;
using Toetssteen.Documents.Outline;
using Toetssteen.Documents.Writing.Paper;

namespace Toetssteen.Documents.Writing;

/// <summary>
/// An edition as one self-contained HTML document for A4: nothing outside it is needed, and its own policy lets nothing be loaded.
/// It is printed by <see cref="Pdf.PdfPrinter"/>; what it marks (headings, tables, header cells, lists) becomes the structure of the PDF.
/// </summary>
public static class FactsheetHtml
{
    private static readonly Lazy<string> Style = new(() =>
    {
        using var stream = typeof(FactsheetHtml).Assembly.GetManifestResourceStream("paper.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });

    /// <summary>Writes the document.</summary>
    /// <param name="outline">What the edition says.</param>
    /// <param name="typeface">The typeface to embed.</param>
    public static PaperDocument Write(FactsheetOutline outline, Typeface typeface)
    {
        var html = new Markup();
        html.Add($"""
            <!DOCTYPE html><html lang="{outline.Words.Tag}"><head><meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
            <title>{outline.Title}</title>
            """);
        html.AddMade($"<style>{typeface.ToCss()}{Style.Value}{Foot(outline)}</style>");
        var paper = new PaperOutline(html, outline.Words.Tag);
        html.Add($"</head><body>");
        paper.AddCover(outline);
        html.Add($"<main>");
        foreach (var section in outline.Sections.Append(outline.Colophon))
            paper.Add(section);
        html.Add($"</main></body></html>");
        return new PaperDocument(html.ToString(), outline.Title, outline.Authors, paper.Headings);
    }

    // The running footer stands in the margin of every page but the first. It is the only thing outside the structure.
    private static string Foot(FactsheetOutline outline)
    {
        var (running, page, of) = outline.Foot;
        return $"@page{{@bottom-left{{content:{CssString(running)}}}"
            + $"@bottom-right{{content:{CssString($"{page} ")} counter(page) {CssString($" {of} ")} counter(pages)}}}}"
            + "@page:first{@bottom-left{content:none}@bottom-right{content:none}}";
    }

    // Every character that is no plain letter or digit is escaped, so that a name can end neither the string nor the style sheet.
    private static string CssString(string text)
    {
        var css = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes().Where(r => !Rune.IsControl(r)))
            _ = rune is { IsAscii: true } && Rune.IsLetterOrDigit(rune) ? css.Append(rune)
                : css.Append(CultureInfo.InvariantCulture, $"\\{rune.Value:X6}");
        return css.Append('"').ToString();
    }
}
