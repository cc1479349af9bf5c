namespace Toetssteen.Tests.Reading.Model;

/// <summary>A document as it is set on paper, before it becomes text, DOCX or PDF: what every renderer renders.</summary>
public sealed record PrintedDocument(IReadOnlyList<PrintedBlock> Blocks);

public abstract record PrintedBlock;

/// <summary>A heading. Unmarked headings are set as plain paragraphs; prominent ones as bold paragraphs.</summary>
public sealed record PrintedHeading(string Text, int Level) : PrintedBlock;

public sealed record PrintedParagraph(IReadOnlyList<PrintedRun> Runs, bool IsListItem = false) : PrintedBlock
{
    public PrintedParagraph(string text, bool isListItem = false) : this([new PrintedRun(text)], isListItem)
    {
    }

    public string Text => string.Concat(Runs.Select(r => r.Text));
}

public sealed record PrintedRun(string Text, bool Bold = false);

/// <summary>A page ends here.</summary>
public sealed record PrintedPageBreak : PrintedBlock;

public sealed record PrintedTable(IReadOnlyList<PrintedRow> Rows) : PrintedBlock;

public sealed record PrintedRow(IReadOnlyList<PrintedCell> Cells, bool IsHeader = false);

/// <summary>A cell. Where <paramref name="RowSpan"/> is more than one, the rows below leave the cell out; so too with columns.</summary>
public sealed record PrintedCell(IReadOnlyList<PrintedParagraph> Paragraphs, int RowSpan = 1, int ColumnSpan = 1)
{
    public PrintedCell(string text) : this(text.Length == 0 ? [] : [new PrintedParagraph(text)])
    {
    }
}
