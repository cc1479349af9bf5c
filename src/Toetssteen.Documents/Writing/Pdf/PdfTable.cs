using Toetssteen.Documents.Reading.Sources;

namespace Toetssteen.Documents.Writing.Pdf;

/// <summary>A table of the structure as a grid, to see which header cells stand over a cell.</summary>
internal sealed class PdfTable
{
    private const int MostSpan = 200;

    private readonly PdfUnderTest test;
    private readonly List<(PdfNode Cell, int Row, int Column, int Rows, int Columns)> cells = [];
    private readonly HashSet<string> names;

    public PdfTable(PdfUnderTest test, PdfNode table)
    {
        this.test = test;
        var taken = new HashSet<(int, int)>();
        var rows = table.Kids.SelectMany(k => k.Type is "THead" or "TBody" or "TFoot" ? k.Kids : [k]).Where(k => k.Type == "TR");
        foreach (var (row, element) in rows.Index())
        {
            var column = 0;
            foreach (var cell in element.Kids.Where(k => k.Type is "TH" or "TD"))
            {
                while (taken.Contains((row, column)))
                    column++;
                var (tall, wide) = (Span(cell, "RowSpan"), Span(cell, "ColSpan"));
                foreach (var r in Enumerable.Range(row, tall))
                    foreach (var c in Enumerable.Range(column, wide))
                        taken.Add((r, c));
                cells.Add((cell, row, column, tall, wide));
                column += wide;
            }
        }
        names = [.. cells.Where(c => c.Cell.Type == "TH").Select(c => test.Text(c.Cell.Element.GetValueOrDefault("ID"))).OfType<string>()];
    }

    /// <summary>The data cells that no header cell stands over or beside, and those that name one that is not there.</summary>
    public IEnumerable<PdfNode> WithoutHeader() =>
        cells.Where(c => c.Cell.Type == "TD" && (NamesAnother(c.Cell) || !cells.Any(h => h.Cell.Type == "TH" && (
        Scope(h.Cell) is "Column" or "Both" && h.Row < c.Row && h.Column <= c.Column && c.Column < h.Column + h.Columns
        || Scope(h.Cell) is "Row" or "Both" && h.Column < c.Column && h.Row <= c.Row && c.Row < h.Row + h.Rows)))).Select(c => c.Cell);

    private bool NamesAnother(PdfNode cell) =>
        test.File.Array(test.Attribute(cell, "Headers")).Select(h => test.Text(h)).Any(h => h is null || !names.Contains(h));

    private string? Scope(PdfNode cell) => (test.Attribute(cell, "Scope") as PdfName)?.Text;

    private int Span(PdfNode cell, string name) => test.Attribute(cell, name) is double span ? (int)Math.Clamp(span, 1, MostSpan) : 1;
}
