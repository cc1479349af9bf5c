using System.Globalization;
using System.Net;
using System.Text;
using Toetssteen.Tests.Reading.Model;

namespace Toetssteen.Tests.Reading.Sources;

/// <summary>
/// How a table without a single line is set: its rows and columns can be told from where the words stand, and from nothing else.
/// </summary>
public sealed record UnruledLook
{
    public string Font { get; init; } = "Liberation Sans";

    public double FontSize { get; init; } = 10;

    public double LineHeight { get; init; } = 1.2;

    public string Align { get; init; } = "top";

    /// <summary>Points between two columns.</summary>
    public int Gutter { get; init; } = 8;

    /// <summary>Points between two rows.</summary>
    public int Leading { get; init; } = 6;

    public int ParagraphSpace { get; init; } = 3;

    public bool Justify { get; init; }

    public bool AutoWidths { get; init; }

    public bool KeepRows { get; init; }

    /// <summary>A column of marks has no head.</summary>
    public bool HeadlessMarks { get; init; }

    /// <summary>Marks stand so many points off the line they belong to, up or down.</summary>
    public double Offset { get; init; }

    public static UnruledLook AtRandom(Random random)
    {
        T Pick<T>(params T[] from) => from[random.Next(from.Length)];
        var justify = random.Next(4) == 0;
        return new UnruledLook
        {
            Font = Pick("Liberation Sans", "Liberation Serif", "DejaVu Sans", "Carlito", "Liberation Sans Narrow"),
            FontSize = Pick(8, 9, 9.5, 10, 11),
            LineHeight = Pick(1.1, 1.2, 1.35, 1.5),
            Align = Pick("top", "middle"),
            Gutter = justify ? Pick(8, 12, 18) : Pick(4, 6, 8, 12, 18),
            Leading = Pick(3, 5, 8, 12),
            ParagraphSpace = Pick(0, 3, 6),
            Justify = justify,
            AutoWidths = Pick(true, false),
            KeepRows = Pick(true, false),
            HeadlessMarks = Pick(true, false),
            Offset = Pick(0, 0, 2, 3, 4, 5),
        };
    }

    /// <summary>Renders a document as a part of a page of HTML, on pages of its own.</summary>
    public string Render(PrintedDocument document, int number, Random random)
    {
        var html = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $$"""
            <style>
            .s{{number}}{font:{{FontSize}}pt/{{LineHeight}} '{{Font}}';break-before:page}
            .s{{number}} td,.s{{number}} th{padding:{{Leading / 2.0}}pt {{Gutter / 2.0}}pt;vertical-align:{{Align}};text-align:{{(Justify ? "justify" : "left")}}}
            .s{{number}} td p{margin:0 0 {{ParagraphSpace}}pt 0}
            .s{{number}} p{text-align:{{(Justify ? "justify" : "left")}}}
            .s{{number}} tr{break-inside:{{(KeepRows ? "avoid" : "auto")}}}
            </style><section class=s{{number}}>

            """));
        foreach (var block in document.Blocks)
        {
            html.Append(block switch
            {
                PrintedHeading h => $"<h{Math.Min(6, h.Level)}>{WebUtility.HtmlEncode(h.Text)}</h{Math.Min(6, h.Level)}>",
                PrintedParagraph { IsListItem: true } p => $"<ul><li>{Runs(p)}</li></ul>",
                PrintedParagraph p => $"<p>{Runs(p)}</p>",
                PrintedTable t => Table(t, random),
                _ => "<div style=\"break-after:page\"></div>",
            }).Append('\n');
        }

        return html.Append("</section>").ToString();
    }

    /// <summary>What goes around the parts.</summary>
    public static string Page(IEnumerable<string> parts) => $$"""
        <!doctype html><html lang="nl"><meta charset="utf-8"><title>Factsheets</title><style>
        @page{size:A4;margin:18mm} body{margin:0} section:first-of-type{break-before:auto!important} p{margin:0 0 6pt 0}
        table{border-collapse:collapse;width:100%;margin:6pt 0} td p:last-child{margin:0!important} .m{position:relative}
        h1{font-size:160%} h2{font-size:130%} h3{font-size:112%} h4,h5,h6{font-size:100%}
        </style><body>{{string.Concat(parts)}}
        """;

    private static string Runs(PrintedParagraph paragraph) =>
        string.Concat(paragraph.Runs.Select(r => r.Bold ? $"<b>{Text(r.Text)}</b>" : Text(r.Text)));

    private static string Text(string text) => WebUtility.HtmlEncode(text).Replace('\uF0FC', '✓').Replace('\uF0FB', '✗');

    private string Table(PrintedTable table, Random random)
    {
        var columns = table.Rows.Max(r => r.Cells.Sum(c => c.ColumnSpan));
        var html = new StringBuilder("<table>");
        if (!AutoWidths && columns is > 1 and < 6)
        {
            int[] widths = columns switch { 2 => [35, 65], 3 => [18, 27, 55], 4 => [14, 24, 31, 31], _ => [12, 20, 8, 30, 30] };
            html.Append("<colgroup>").Append(string.Concat(widths.Select(w => $"<col style=\"width:{w}%\">"))).Append("</colgroup>");
        }

        foreach (var row in table.Rows)
        {
            html.Append("<tr>");
            foreach (var cell in row.Cells)
            {
                var tag = row.IsHeader ? "th" : "td";
                var paragraphs = row.IsHeader && HeadlessMarks && cell.Paragraphs is [{ Text: "Oordeel" }] ? [] : cell.Paragraphs;
                html.Append(CultureInfo.InvariantCulture, $"<{tag} rowspan={cell.RowSpan} colspan={cell.ColumnSpan}>")
                    .Append(string.Concat(paragraphs.Select(p => $"<p>{Marked(p, random)}</p>"))).Append(CultureInfo.InvariantCulture, $"</{tag}>");
            }

            html.Append("</tr>");
        }

        return html.Append("</table>").ToString();
    }

    // A mark from another font, or set by hand, seldom stands on the line exactly.
    private string Marked(PrintedParagraph paragraph, Random random)
    {
        var html = Runs(paragraph);
        var bold = html.StartsWith("<b>", StringComparison.Ordinal) ? 3 : 0;
        if (Offset == 0 || html.Length <= bold
            || html[bold] is not ('✓' or '✔' or '√' or '✗' or '✘' or '☑' or '☒' or '×' or 'X' or 'x' or 'V' or 'v')
            || html.Length > bold + 1 && html[bold + 1] is not (' ' or '<'))
        {
            return html;
        }

        var off = Math.Round((random.NextDouble() * 2 - 1) * Offset, 1);
        return string.Create(CultureInfo.InvariantCulture, $"{html[..bold]}<span class=m style=\"top:{off}pt\">{html[bold]}</span>{html[(bold + 1)..]}");
    }
}
