namespace Toetssteen.Domain.Evidence;

/// <summary>
/// The text of one page of a document: a page of a PDF, a page as the word processor last laid it out, or a sheet of a workbook.
/// </summary>
public sealed class DocumentPage
{
    private DocumentPage()
    {
    }

    internal DocumentPage(Guid documentId, int number, string text, string folded) =>
        (DocumentId, Number, Text, Folded) = (documentId, number, text, folded);

    /// <summary>The document.</summary>
    public Guid DocumentId { get; private set; }

    /// <summary>Number of the page, counted from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The text to the letter.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The text as it is searched, with words whole that the end of a line cut in two.</summary>
    public string Folded { get; private set; } = "";
}
