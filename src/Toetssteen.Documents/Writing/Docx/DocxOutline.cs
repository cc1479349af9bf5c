using DocumentFormat.OpenXml.Wordprocessing;
using Toetssteen.Documents.Outline;

namespace Toetssteen.Documents.Writing.Docx;

/// <summary>An outline as a Word document: which style each kind of node and each role gets.</summary>
/// <param name="page">The document under construction.</param>
internal sealed class DocxOutline(DocxPage page)
{
    // "Verbeterpunt" stays one word, also in a wide font that stands in for ours.
    private const int Norm = 2750, Mark = 2050, Narrow = 1950;

    /// <summary>Writes all of it, with a table of contents behind the title.</summary>
    public void Write(FactsheetOutline outline)
    {
        page.Line("Overline", outline.Kind);
        page.Line("Title", outline.Name);
        page.Line("Subtitle", outline.Study);
        page.Space();
        WriteAll(outline.Cover, 1);
        page.Contents(outline.Contents);
        WriteAll([.. outline.Sections, outline.Colophon], 1);
    }

    private void WriteAll(IEnumerable<Node> nodes, int level)
    {
        foreach (var node in nodes)
            Write(node, level);
    }

    private void Write(Node node, int level)
    {
        switch (node)
        {
            case Section section:
                var heading = section.Heading;
                var over = heading.Over is { } kind ? $"{kind}: " : "";
                page.Heading(level, over + Words(heading));
                WriteAll(section.Nodes, level + 1);
                break;
            case FactList facts:
                foreach (var fact in facts.Items)
                    page.Add(DocxText.Fact(fact.Name, fact.Value));
                break;
            case OutlineTable table:
                page.Table(table.Caption, [.. table.Columns.Zip(Widths(table), (c, w) => new DocxColumn(c.Head, w))],
                    from part in table.Parts
                    from row in part.Rows
                    select row.Cells.Select((c, n) => Cell(c, table.Columns[n].Role, n == 0 ? part.Heading : null)).ToList());
                break;
            case Group group:
                WriteAll(group.Nodes, level);
                break;
            case Listing { Role: Role.Plain } list:
                foreach (var item in list.Items)
                    page.Add(DocxText.Bullet([.. item.OfType<Line>().SelectMany(l => l.Inlines)]));
                break;
            case Listing list:
                WriteAll(list.Items.SelectMany(i => i), level);
                break;
            // All bold is an announcement, and stays with what follows.
            case Line line when line.Role == Role.Label || line.Inlines.All(i => i.Role == Role.Strong):
                page.Add(DocxText.Line("Subheading", line.Inlines));
                break;
            case Line line:
                page.Add(DocxText.Line(line.Role is Role.Statement or Role.Soft ? "Lead" : null, line.Inlines));
                break;
            default:
                page.Add([.. Paragraphs(node)]);
                break;
        }
    }

    private DocxCell Cell(OutlineCell cell, Role column, Heading? heading)
    {
        IEnumerable<Paragraph> paragraphs = cell.Nodes.SelectMany(n => Paragraphs(n, n is Line && column == Role.Norm ? "Norm" : null));
        return new DocxCell([.. heading is null ? paragraphs : paragraphs.Prepend(DocxText.Line("Small", Words(heading)))]);
    }

    // What stands in a cell.
    private IEnumerable<Paragraph> Paragraphs(Node node, string? style = null) => node switch
    {
        Line { Role: Role.AttentionWord } line => [DocxText.Coloured(style ?? "Verdict", line.Inlines, DocxColours.Attention)],
        Line line => [DocxText.Line(style ?? (line.Role is Role.Label or Role.Small or Role.Soft ? "Small" : null), line.Inlines)],
        Prose prose => page.Text.Of(prose.Blocks, style),
        Group { Role: Role.Attention, Nodes: [Line word, ..] } group =>
            Attention(word, [.. group.Nodes.Skip(1).SelectMany(n => Paragraphs(n, "Attention"))]),
        Group { Role: Role.Behind } group => group.Nodes.SelectMany(n => Paragraphs(n, "Small")),
        Group group => group.Nodes.SelectMany(n => Paragraphs(n, style)),
        Listing list => list.Items.SelectMany(i => i).SelectMany(n => Paragraphs(n, style)),
        VerdictMark mark => Verdict(mark),
        Nothing nothing => [DocxText.Line("Empty", $"{nothing.Sign}\u00a0{nothing.Words}")],
        _ => [],
    };

    private static IEnumerable<Paragraph> Verdict(VerdictMark mark)
    {
        yield return DocxText.Coloured("Verdict", [$"{mark.Sign}\u00a0{mark.Word}"], DocxColours.Of(mark.Verdict));
        if (mark.Counted is { } counted)
            yield return DocxText.Line("Small", counted);
    }

    // The word of an attention point stands before what it warns of; one that begins with a list gets a line of its own for it.
    private static List<Paragraph> Attention(Line word, List<Paragraph> warning)
    {
        if (warning is not [{ ParagraphProperties.ParagraphStyleId.Val.Value: "Attention" }, ..])
            warning.Insert(0, DocxText.Line("Attention"));
        var before = DocxText.Coloured(null, [.. word.Inlines, ": "], DocxColours.Attention).Elements<Run>().Reverse().ToList();
        foreach (var run in before)
        {
            run.Remove();
            warning[0].InsertAfter(run, warning[0].ParagraphProperties);
        }
        return warning;
    }

    private static string Words(Heading heading) => $"{heading.Code} {heading.Words}".TrimStart();

    private static int[] Widths(OutlineTable table)
    {
        const int Whole = DocxParts.TextWidth;
        switch (table.Role)
        {
            case Role.Findings or Role.Overall:
                return [Norm, Mark, Whole - Norm - Mark];
            case Role.Retests:
                var (first, more) = (table.Columns.Count > 3 ? Narrow : Norm, table.Columns.Count - 1);
                return [first, .. Enumerable.Repeat((Whole - first) / more, more)];
            case Role.Figures:
                return [2900, 1700, 2900, Whole - 7500];
            case Role.Respondents:
                return [3000, 3000, Whole - 6000];
            case Role.Legend:
                return [2600, Whole - 2600];
            default:
                return [2070, 3500, Whole - 5570];
        }
    }
}
