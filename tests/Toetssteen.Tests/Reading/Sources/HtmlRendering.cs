using System.Globalization;
using System.Net;
using System.Text;
using Toetssteen.Tests.Reading.Model;

namespace Toetssteen.Tests.Reading.Sources;

/// <summary>How a printed document looks on paper.</summary>
public sealed record PaperLook
{
    public string Font { get; init; } = "Liberation Sans";

    public double FontSize { get; init; } = 10;

    public string Page { get; init; } = "A4";

    public int Margin { get; init; } = 18;

    /// <summary><c>all</c>, <c>rows</c>, <c>header</c>, <c>outer</c>, <c>zebra</c>, <c>dotted</c> or <c>none</c>.</summary>
    public string Borders { get; init; } = "all";

    public int Padding { get; init; } = 4;

    public string Align { get; init; } = "top";

    public bool Justify { get; init; }

    /// <summary>Header rows come back on every page.</summary>
    public bool RepeatHeader { get; init; }

    /// <summary>Rows are not broken over pages.</summary>
    public bool KeepRows { get; init; }

    /// <summary>Widths of the columns are left to the browser.</summary>
    public bool AutoWidths { get; init; }

    public double LineHeight { get; init; } = 1.2;

    public int ParagraphSpace { get; init; } = 4;

    public static PaperLook AtRandom(Random random)
    {
        T Pick<T>(params T[] from) => from[random.Next(from.Length)];
        return new PaperLook
        {
            Font = Pick("Liberation Sans", "Liberation Serif", "DejaVu Sans", "Carlito", "Liberation Sans Narrow"),
            FontSize = Pick(8, 9, 9.5, 10, 11),
            Page = Pick("A4", "A4", "A4", "A4 landscape", "Letter"),
            Margin = Pick(12, 18, 25),
            Borders = Pick("all", "all", "rows", "header", "outer", "zebra", "dotted", "none"),
            Padding = Pick(2, 4, 6, 8),
            Align = Pick("top", "top", "top", "middle"),
            Justify = random.Next(4) == 0,
            RepeatHeader = Pick(true, false),
            KeepRows = Pick(true, false),
            AutoWidths = Pick(true, false),
            LineHeight = Pick(1.1, 1.2, 1.35, 1.5),
            ParagraphSpace = Pick(0, 3, 6),
        };
    }
}

/// <summary>Renders a printed document to HTML for the browser to print.</summary>
public static class HtmlRendering
{
    public static string Render(PrintedDocument document, PaperLook look)
    {
        var html = new StringBuilder($"<!doctype html><html lang=\"nl\"><meta charset=\"utf-8\"><title>Factsheet</title><style>{Style(look)}</style><body>");
        foreach (var block in document.Blocks)
        {
            html.Append(block switch
            {
                PrintedHeading h => $"<h{Math.Min(6, h.Level)}>{WebUtility.HtmlEncode(h.Text)}</h{Math.Min(6, h.Level)}>",
                PrintedParagraph { IsListItem: true } p => $"<ul><li>{Runs(p)}</li></ul>",
                PrintedParagraph p => $"<p>{Runs(p)}</p>",
                PrintedTable t => Table(t, look),
                _ => "<div style=\"break-after:page\"></div>",
            }).Append('\n');
        }

        return html.ToString();
    }

    private static string Style(PaperLook look)
    {
        var borders = look.Borders switch
        {
            "all" => "td,th{border:0.5pt solid #555}",
            "dotted" => "td,th{border:0.5pt dotted #555}",
            "rows" => "tr{border-bottom:0.5pt solid #555}",
            "header" => "tr.h{border-bottom:1pt solid #000}",
            "outer" => "table{border:0.8pt solid #000}",
            "zebra" => "tr:nth-child(even){background:#e8eef4}",
            _ => "",
        };
        return string.Create(CultureInfo.InvariantCulture, $$"""
            @page{size:{{look.Page}};margin:{{look.Margin}}mm}
            body{font:{{look.FontSize}}pt/{{look.LineHeight}} '{{look.Font}}';margin:0}
            table{border-collapse:collapse;width:100%;margin:6pt 0}
            td,th{padding:{{look.Padding}}px {{look.Padding + 2}}px;vertical-align:{{look.Align}};text-align:{{(look.Justify ? "justify" : "left")}}}
            td p{margin:0 0 {{look.ParagraphSpace}}pt 0} td p:last-child{margin:0}
            p{text-align:{{(look.Justify ? "justify" : "left")}};margin:0 0 6pt 0}
            tr{break-inside:{{(look.KeepRows ? "avoid" : "auto")}}} h1{font-size:160%} h2{font-size:130%} h3{font-size:112%} h4,h5,h6{font-size:100%}
            {{borders}}
            """);
    }

    private static string Runs(PrintedParagraph paragraph) =>
        string.Concat(paragraph.Runs.Select(r => r.Bold ? $"<b>{Text(r.Text)}</b>" : Text(r.Text)));

    // The browser has no Wingdings: a code of that font would print nothing.
    private static string Text(string text) => WebUtility.HtmlEncode(text).Replace('\uF0FC', '✓').Replace('\uF0FB', '✗');

    private static string Table(PrintedTable table, PaperLook look)
    {
        var columns = table.Rows.Max(r => r.Cells.Sum(c => c.ColumnSpan));
        var html = new StringBuilder("<table>");
        if (!look.AutoWidths)
        {
            html.Append("<colgroup>").Append(string.Concat(Widths(columns).Select(w => $"<col style=\"width:{w}%\">"))).Append("</colgroup>");
        }

        var inHead = look.RepeatHeader && table.Rows[0].IsHeader;
        html.Append(inHead ? "<thead>" : "<tbody>");
        foreach (var (row, i) in table.Rows.Select((r, i) => (r, i)))
        {
            html.Append(inHead && i == 1 ? "</thead><tbody>" : "").Append(row.IsHeader ? "<tr class=h>" : "<tr>");
            foreach (var cell in row.Cells)
            {
                var tag = row.IsHeader ? "th" : "td";
                html.Append(CultureInfo.InvariantCulture, $"<{tag} rowspan={cell.RowSpan} colspan={cell.ColumnSpan}>");
                html.Append(cell.Paragraphs.Count == 1
                    ? Runs(cell.Paragraphs[0])
                    : string.Concat(cell.Paragraphs.Select(p => $"<p>{Runs(p)}</p>")));
                html.Append(CultureInfo.InvariantCulture, $"</{tag}>");
            }

            html.Append("</tr>");
        }

        return html.Append(inHead && table.Rows.Count == 1 ? "</thead>" : "</tbody>").Append("</table>").ToString();
    }

    private static int[] Widths(int columns) => columns switch
    {
        2 => [35, 65],
        3 => [18, 27, 55],
        4 => [14, 24, 31, 31],
        5 => [12, 20, 8, 30, 30],
        _ => [.. Enumerable.Repeat(100 / columns, columns)],
    };
}
