using System.Globalization;
using System.Text;
using Toetssteen.Documents.Writing.Paper;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;

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
    /// <param name="content">What the edition says.</param>
    /// <param name="framework">The framework that it was judged by.</param>
    /// <param name="imprint">What the edition says of itself.</param>
    /// <param name="typeface">The typeface to embed.</param>
    public static PaperDocument Write(FactsheetContent content, Framework framework, EditionImprint imprint, Typeface typeface)
    {
        var title = $"Factsheet {content.MunicipalityName}: {content.StudyTitle}";
        var html = new Markup();
        html.Add($"""
            <!DOCTYPE html><html lang="nl"><head><meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
            <title>{title}</title>
            """);
        html.AddStyle(typeface.ToCss() + Style.Value + Footer(content, imprint));
        html.Add($"</head><body>");
        FrontHtml.AddCover(html, content, framework, imprint);
        html.Add($"<main>");
        FrontHtml.AddTargetGroup(html, framework);
        FrontHtml.AddExamination(html, content, framework);
        FrontHtml.AddContext(html, content);
        foreach (var approach in content.Approaches)
            ApproachHtml.Add(html, content, approach, framework);
        BackHtml.AddFactCheck(html, content);
        BackHtml.AddToConfirm(html, content);
        BackHtml.AddLegend(html, content, framework);
        BackHtml.AddColophon(html, content, framework, imprint);
        html.Add($"</main></body></html>");
        return new PaperDocument(html.ToString(), title, content.InspectoratesOr(framework.Owner), html.Headings);
    }

    // The running footer stands in the margin of every page but the first. It is the only thing outside the structure.
    private static string Footer(FactsheetContent content, EditionImprint imprint)
    {
        var edition = imprint.Number == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $", editie {imprint.Number}");
        var name = $"Factsheet {content.MunicipalityName}, {FactsheetWords.Kind(content.Kind)}{edition}";
        return $"@page{{@bottom-left{{content:{CssString(name)}}}}}"
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
