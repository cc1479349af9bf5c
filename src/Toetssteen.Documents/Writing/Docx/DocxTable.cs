using DocumentFormat.OpenXml.Wordprocessing;

namespace Toetssteen.Documents.Writing.Docx;

/// <summary>A column: its heading and its width in twentieths of a point.</summary>
internal sealed record DocxColumn(string Heading, int Width);

/// <summary>A cell: its paragraphs.</summary>
internal sealed record DocxCell(IReadOnlyList<Paragraph> Paragraphs)
{
    /// <summary>A cell of one paragraph of our own words.</summary>
    public DocxCell(string text, string? style = null)
        : this([DocxText.Line(style, text)])
    {
    }
}

/// <summary>
/// A table with a heading row that is repeated on every page, a first column that heads its rows, and a name that is read out.
/// </summary>
internal static class DocxTable
{
    /// <summary>Makes a table of fixed widths; a row is not broken over two pages.</summary>
    public static Table Of(string caption, IReadOnlyList<DocxColumn> columns, IEnumerable<IReadOnlyList<DocxCell>> rows)
    {
        var table = new Table(
            new TableProperties(
                new TableStyle { Val = "Factsheet" },
                new TableWidth { Width = $"{columns.Sum(c => c.Width)}", Type = TableWidthUnitValues.Dxa },
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableLook
                {
                    Val = "06A0",
                    FirstRow = true,
                    LastRow = false,
                    FirstColumn = true,
                    LastColumn = false,
                    NoHorizontalBand = true,
                    NoVerticalBand = true,
                },
                new TableCaption { Val = XmlText.Clean(caption) }),
            new TableGrid(columns.Select(c => new GridColumn { Width = $"{c.Width}" })));
        var head = columns.Select(c => Cell(c, new DocxCell(c.Heading, "TableHeading")));
        table.Append(new TableRow([new TableRowProperties(new CantSplit(), new TableHeader()), .. head]));
        foreach (var row in rows)
            table.Append(new TableRow([new TableRowProperties(new CantSplit()), .. columns.Zip(row, Cell)]));
        return table;
    }

    private static TableCell Cell(DocxColumn column, DocxCell cell)
    {
        var width = new TableCellWidth { Width = $"{column.Width}", Type = TableWidthUnitValues.Dxa };
        var look = new TableCellProperties(width);
        // A cell without a paragraph is no cell.
        return cell.Paragraphs.Count > 0 ? new TableCell([look, .. cell.Paragraphs]) : new TableCell(look, new Paragraph());
    }
}
