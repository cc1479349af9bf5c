using System.IO.Compression;
using System.Net;
using System.Text;

namespace Toetssteen.Tests.Reading.Wild;

/// <summary>Makes a file of a page.</summary>
public static class WildRendering
{
    public static byte[] Render(WildPage page, WildLook look) => look.Form switch
    {
        WildForm.Docx => Docx(page, look),
        WildForm.Html => Encoded(Html(page, look), look.Encoding),
        _ => Encoded(Text(page, look), look.Encoding),
    };

    private static byte[] Encoded(string text, string encoding) => encoding switch
    {
        "utf-8-bom" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
        "windows-1252" => CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text),
        "utf-16" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
        "utf-16-be" => [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(text)],
        _ => Encoding.UTF8.GetBytes(text),
    };

    private static string Html(WildPage page, WildLook look)
    {
        var body = string.Concat(page.Blocks.Select(b => b switch
        {
            WildHeading h => $"<h{h.Level}>{WebUtility.HtmlEncode(h.Text)}</h{h.Level}>\n",
            WildText { Line.IsItem: true } t => $"<ul><li>{Html(t.Line.Inks)}</li></ul>\n",
            WildText t => $"<p>{Html(t.Line.Inks)}</p>\n",
            WildTable t => HtmlTable(t, look),
            _ => "",
        }));
        if (look.Framed)
            body = $"<table><tr><td>{body}</td></tr></table>";
        return $"<!doctype html><html lang=nl><title>Factsheet</title><style>td {{ padding: 1px }}</style><body>\n{body}</body></html>";
    }

    private static string HtmlTable(WildTable table, WildLook look)
    {
        var html = new StringBuilder("<table>\n");
        for (var n = 0; n < table.Rows.Count; n++)
        {
            html.Append("<tr>");
            foreach (var cell in table.Rows[n])
            {
                var tag = n < table.HeadRows ? "th" : "td";
                html.Append(null, $"<{tag} rowspan={cell.RowSpan} colspan={cell.ColumnSpan}")
                    .Append(cell.Shade is { } shade ? $" style=\"background:#{shade}\">" : ">");
                var text = cell.Lines is [{ IsItem: false } one] ? Html(one.Inks)
                    : string.Concat(cell.Lines.Select(l => l.IsItem ? $"<ul><li>{Html(l.Inks)}</li></ul>" : $"<p>{Html(l.Inks)}</p>"));
                html.Append(look.NestedMark && n >= table.HeadRows && cell.Lines.Count == 1 ? $"<table><tr><td>{text}</td></tr></table>"
                    : text).Append(null, $"</{tag}>");
            }
            html.Append("</tr>\n");
        }
        return html.Append("</table>\n").ToString();
    }

    private static string Html(IReadOnlyList<Ink> inks) => string.Concat(inks.Select(i => i switch
    {
        Letters { Bold: true } l => $"<b>{WebUtility.HtmlEncode(l.Text)}</b>",
        Letters l => WebUtility.HtmlEncode(l.Text),
        Picture { Description: { } alt } => $"<img class=\"mark\" src=\"data:image/png;base64,{new string('A', 400)}\" alt=\"{alt}\">",
        Picture => "<img src=\"mark.png\">",
        TickBox box => $"<input type=\"checkbox\"{(box.IsTicked ? " checked" : "")} disabled>",
        PickList list => $"<select>{string.Concat(list.Options.Select((o, n) => $"<option{(n == list.Chosen ? " selected"
            : "")}>{o}</option>"))}</select>",
        StruckOut s => $"<s>{s.Text}</s>",
        _ => "",
    }));

    private static string Text(WildPage page, WildLook look)
    {
        var text = new StringBuilder();
        foreach (var block in page.Blocks)
        {
            if (block is WildTable table)
                text.Append(look.Form switch
                {
                    WildForm.Pipes => Lines(table, look, "| ", " | ", " |", "<br><br>"),
                    WildForm.Tabs => Lines(table, look, "", "\t", "", " "),
                    _ => Spaced(table, look),
                });
            else
                text.Append(block switch
                {
                    WildHeading h when look.Form == WildForm.Pipes => $"{new string('#', h.Level)} {h.Text}\n",
                    WildHeading h => $"{h.Text}\n",
                    WildText t => $"{(t.Line.IsItem ? "- " : "")}{Plain(t.Line.Inks, look)}\n",
                    _ => "",
                });
            if (block is not WildText { Line.IsItem: true })
                text.Append('\n');
        }
        return text.ToString();
    }

    private static string Plain(IReadOnlyList<Ink> inks, WildLook look) => string.Concat(inks.Select(i => i switch
    {
        Letters l => look.Form == WildForm.Pipes ? l.Text.Replace("|", "\\|", StringComparison.Ordinal) : l.Text,
        Picture p => $"![{p.Description}](mark.png)",
        StruckOut s => $"~~{s.Text}~~",
        _ => "",
    }));

    private static string[][] Grid(WildTable table, WildLook look, string between)
    {
        var width = table.Rows.Max(r => r.Sum(c => c.ColumnSpan));
        return [.. table.Rows.Select(row =>
        {
            var cells = new string[width];
            Array.Fill(cells, "");
            var at = 0;
            foreach (var cell in row)
            {
                cells[at] = string.Join(between, cell.Lines.Select(l => (l.IsItem ? "• " : "") + Plain(l.Inks, look)));
                at += cell.ColumnSpan;
            }
            return cells;
        })];
    }

    private static string Lines(WildTable table, WildLook look, string before, string between, string behind, string paragraphs)
    {
        var text = new StringBuilder();
        var grid = Grid(table, look, paragraphs);
        for (var n = 0; n < grid.Length; n++)
        {
            text.Append(before).AppendJoin(between, grid[n]).Append(behind).Append('\n');
            if (n == 0 && before.Length > 0)
                text.Append('|').Append(string.Concat(Enumerable.Repeat("---|", grid[0].Length))).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>Columns set by spaces, each cell broken over lines within its column.</summary>
    private static string Spaced(WildTable table, WildLook look)
    {
        var grid = Grid(table, look, " ");
        var columns = Enumerable.Range(0, grid[0].Length).Select(c =>
            WidthOf([.. grid.Where(r => r.Skip(1).Any(x => x.Length > 0)).Select(r => r[c])])).ToArray();
        var text = new StringBuilder();
        foreach (var row in grid)
        {
            var cells = row.Select((c, n) => Broken(c, row.Skip(1).All(x => x.Length == 0) ? 200 : Math.Max(columns[n], 4))).ToArray();
            for (var line = 0; line < cells.Max(c => c.Count); line++)
                text.Append(string.Concat(cells.Select((c, n) => (line < c.Count ? c[line] : "").PadRight(columns[n] + 3))).TrimEnd())
                    .Append('\n');
            if (!look.Merged && look.PlainHeadings)
                text.Append('\n');
        }
        return text.ToString();
    }

    // As wide as the longest word needs, and no wider than a column is set.
    private static int WidthOf(List<string> cells) => Math.Max(cells.SelectMany(c => c.Split(' ')).Max(w => w.Length),
        Math.Min(36, cells.Max(c => c.Length)));

    private static List<string> Broken(string text, int width)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' '))
            if (lines[^1].Length > 0 && lines[^1].Length + 1 + word.Length > width)
                lines.Add(word);
            else
                lines[^1] += (lines[^1].Length > 0 ? " " : "") + word;
        return lines;
    }

    private static byte[] Docx(WildPage page, WildLook look)
    {
        const string Namespaces = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
            + "xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" "
            + "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\"";
        var body = string.Concat(page.Blocks.Select(b => b switch
        {
            WildHeading h => $"<w:p><w:pPr><w:outlineLvl w:val=\"{h.Level - 1}\"/></w:pPr>{Run(h.Text)}</w:p>",
            WildText t => DocxParagraph(t.Line),
            WildTable t => DocxTable(t),
            _ => "",
        }));
        if (look.Framed)
            body = $"<w:tbl><w:tblGrid><w:gridCol w:w=\"9000\"/></w:tblGrid><w:tr><w:tc>{body}<w:p/></w:tc></w:tr></w:tbl>";
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Entry("[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Override PartName=\"/word/document.xml\" "
                + "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
            Entry("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + "<Relationship Id=\"r1\" "
                + "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
                + "Target=\"word/document.xml\"/></Relationships>");
            Entry("word/document.xml", $"<w:document {Namespaces}><w:body>{body}<w:p/></w:body></w:document>");

            void Entry(string name, string content)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(Encoding.UTF8.GetBytes(content));
            }
        }
        return file.ToArray();
    }

    private static string DocxTable(WildTable table)
    {
        var width = table.Rows.Max(r => r.Sum(c => c.ColumnSpan));
        var xml = new StringBuilder("<w:tbl><w:tblGrid>").Append(string.Concat(Enumerable.Repeat("<w:gridCol w:w=\"2000\"/>", width)))
            .Append("</w:tblGrid>");
        var open = new (int Rows, int Columns)[width];
        foreach (var row in table.Rows)
        {
            xml.Append("<w:tr>");
            var at = 0;
            foreach (var cell in row)
            {
                Continued();
                xml.Append(null, $"<w:tc><w:tcPr><w:gridSpan w:val=\"{cell.ColumnSpan}\"/>")
                    .Append(null, $"{(cell.RowSpan > 1 ? "<w:vMerge w:val=\"restart\"/>" : "")}")
                    .Append(cell.Shade is { } shade ? $"<w:shd w:val=\"clear\" w:fill=\"{shade}\"/>" : "").Append("</w:tcPr>")
                    .Append(cell.Lines.Count == 0 ? "<w:p/>" : string.Concat(cell.Lines.Select(DocxParagraph))).Append("</w:tc>");
                open[at] = (cell.RowSpan - 1, cell.ColumnSpan);
                at += cell.ColumnSpan;
            }
            Continued();
            xml.Append("</w:tr>");

            void Continued()
            {
                while (at < width && open[at].Rows > 0)
                {
                    xml.Append(null, $"<w:tc><w:tcPr><w:gridSpan w:val=\"{open[at].Columns}\"/><w:vMerge/></w:tcPr><w:p/></w:tc>");
                    open[at].Rows--;
                    at += open[at].Columns;
                }
            }
        }
        return xml.Append("</w:tbl>").ToString();
    }

    private static string DocxParagraph(WildLine line) =>
        $"<w:p>{(line.IsItem ? "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>" : "")}{string
            .Concat(line.Inks.Select(DocxInk))}</w:p>";

    private static string DocxInk(Ink ink) => ink switch
    {
        Letters l => Run(l.Text, l.Bold ? "<w:b/>" : ""),
        Picture p => $"<w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"\"{(p.Description is { } d ? $" descr=\"{d}\""
            : "")}/></wp:inline></w:drawing></w:r>",
        TickBox b => $"<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val=\"{(b.IsTicked ? 1 : 0)}\"/></w14:checkbox></w:sdtPr>"
            + $"<w:sdtContent>{Run(b.IsTicked ? "☒" : "☐")}</w:sdtContent></w:sdt>",
        PickList l => $"<w:sdt><w:sdtPr><w:dropDownList>"
            + $"{string.Concat(l.Options.Select(o => $"<w:listItem w:displayText=\"{o}\" w:value=\"{o}\"/>"))}</w:dropDownList></w:sdtPr>"
            + $"<w:sdtContent>{Run(l.Options[l.Chosen])}</w:sdtContent></w:sdt>",
        StruckOut s => Run(s.Text, "<w:strike/>"),
        _ => "",
    };

    private static string Run(string text, string look = "") =>
        $"<w:r>{(look.Length > 0 ? $"<w:rPr>{look}</w:rPr>" : "")}<w:t xml:space=\"preserve\">{WebUtility.HtmlEncode(text)}</w:t></w:r>";
}
