using System.Net;
using System.Text;

namespace Toetssteen.Tests.Reading.Model;

public enum TableStyle
{
    Tabs,
    Pipes,
    Html,
}

/// <summary>How a printed document becomes text or Markdown.</summary>
public sealed record TextStyle
{
    public TableStyle Tables { get; init; } = TableStyle.Tabs;

    /// <summary>Cells of tab-separated tables keep their paragraphs in <c>&lt;p&gt;</c>; otherwise they run on.</summary>
    public bool ParagraphTags { get; init; } = true;

    public bool Underlined { get; init; }

    /// <summary>Column at which paragraphs are wrapped; 0 for never.</summary>
    public int Wrap { get; init; }

    public string Bullet { get; init; } = "- ";

    public bool BoldAsTags { get; init; }

    public string NewLine { get; init; } = "\n";

    public static TextStyle AtRandom(Random random)
    {
        T Pick<T>(params T[] from) => from[random.Next(from.Length)];
        return new TextStyle
        {
            Tables = Pick(TableStyle.Tabs, TableStyle.Tabs, TableStyle.Pipes, TableStyle.Html),
            ParagraphTags = true,
            Underlined = random.Next(4) == 0,
            Wrap = Pick(0, 0, 76, 100),
            Bullet = Pick("- ", "* ", "• "),
            BoldAsTags = Pick(true, false),
            NewLine = Pick("\n", "\n", "\r\n"),
        };
    }
}

/// <summary>Printed document to text or Markdown.</summary>
public static class TextRenderer
{
    public static string Render(PrintedDocument document, TextStyle style)
    {
        var text = new StringBuilder();
        PrintedBlock? before = null;
        foreach (var block in document.Blocks)
        {
            if (before is not null && !(before is PrintedParagraph { IsListItem: true } && block is PrintedParagraph { IsListItem: true }))
                text.Append('\n');
            switch (block)
            {
                case PrintedHeading { Level: <= 2 } heading when style.Underlined:
                    text.Append(heading.Text)
                        .Append('\n')
                        .Append(new string(heading.Level == 1 ? '=' : '-', heading.Text.Length))
                        .Append('\n');
                    break;
                case PrintedHeading heading:
                    text.Append(new string('#', heading.Level)).Append(' ').Append(heading.Text).Append('\n');
                    break;
                case PrintedParagraph paragraph:
                    text.Append(paragraph.IsListItem ? style.Bullet : "").Append(Wrapped(Runs(paragraph, style), style.Wrap)).Append('\n');
                    break;
                case PrintedTable table:
                    text.Append(style.Tables switch
                    {
                        TableStyle.Html => Html(table),
                        TableStyle.Pipes => Lines(table, style, pipes: true),
                        _ => Lines(table, style, pipes: false),
                    });
                    break;
            }
            before = block;
        }
        return text.Replace("\n", style.NewLine).ToString();
    }

    private static string Lines(PrintedTable table, TextStyle style, bool pipes)
    {
        var text = new StringBuilder();
        var first = true;
        var columns = table.Rows.Max(r => r.Cells.Sum(c => c.ColumnSpan));
        var spans = new int[columns];
        foreach (var row in table.Rows)
        {
            var cells = new string[columns];
            Array.Fill(cells, "");
            var at = 0;
            foreach (var cell in row.Cells)
            {
                while (at < columns && spans[at] > 0)
                    spans[at++]--;
                cells[at] = CellText(cell, style, pipes);
                spans[at] = cell.RowSpan - 1;
                at += cell.ColumnSpan;
            }
            while (at < columns)
            {
                if (spans[at] > 0)
                    spans[at]--;
                at++;
            }
            if (pipes)
            {
                text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
                if (first)
                    text.Append('|').Append(string.Concat(Enumerable.Repeat(" --- |", columns))).Append('\n');
            }
            else
            {
                text.AppendJoin('\t', cells).Append('\n');
            }
            first = false;
        }
        return text.ToString();
    }

    private static string CellText(PrintedCell cell, TextStyle style, bool pipes)
    {
        var paragraphs = cell.Paragraphs.Select(p => Runs(p, style)).ToList();
        if (pipes)
            return string.Join("<br><br>", paragraphs.Select(p => p.Replace("|", "\\|", StringComparison.Ordinal)));
        return paragraphs.Count > 1 && style.ParagraphTags
            ? string.Join(" ", paragraphs.Select(p => $"<p>{p}</p>"))
            : string.Join("  ", paragraphs);
    }

    private static string Html(PrintedTable table)
    {
        var html = new StringBuilder("<table>\n");
        foreach (var row in table.Rows)
        {
            html.Append("<tr>");
            var tag = row.IsHeader ? "th" : "td";
            foreach (var cell in row.Cells)
            {
                html.Append('<').Append(tag);
                if (cell.RowSpan > 1)
                    html.Append(" rowspan=\"").Append(cell.RowSpan).Append('"');
                if (cell.ColumnSpan > 1)
                    html.Append(" colspan=\"").Append(cell.ColumnSpan).Append('"');
                html.Append('>');
                foreach (var paragraph in cell.Paragraphs)
                    html.Append("<p>")
                        .Append(
                            string.Concat(
                                paragraph.Runs.Select(r =>
                                    r.Bold ? $"<b>{WebUtility.HtmlEncode(r.Text)}</b>" : WebUtility.HtmlEncode(r.Text))))
                        .Append("</p>");
                html.Append("</").Append(tag).Append('>');
            }
            html.Append("</tr>\n");
        }
        return html.Append("</table>\n").ToString();
    }

    private static string Runs(PrintedParagraph paragraph, TextStyle style) =>
        string.Concat(paragraph.Runs.Select(r => !r.Bold ? r.Text : style.BoldAsTags ? $"<b>{r.Text}</b>" : $"**{r.Text}**"));

    private static string Wrapped(string text, int width)
    {
        if (width == 0 || text.Length <= width)
            return text;
        var lines = new StringBuilder();
        var length = 0;
        foreach (var word in text.Split(' '))
        {
            if (length > 0 && length + 1 + word.Length > width)
            {
                lines.Append('\n');
                length = 0;
            }
            else if (length > 0)
            {
                lines.Append(' ');
                length++;
            }
            lines.Append(word);
            length += word.Length;
        }
        return lines.ToString();
    }
}
