namespace Toetssteen.Documents.Reading;

/// <summary>
/// What one reading may use, whatever the format: the only place where its limits stand. A source takes what it is about to make, and
/// looks whether it is to end in every loop that may run long. Not for several threads, save <see cref="Look"/>.
/// </summary>
public sealed class Allowance(CancellationToken stop = default)
{
    /// <summary>Most characters of text in a document: some forty times a long factsheet.</summary>
    public const int MostCharacters = 1_000_000;

    /// <summary>Most paragraphs, headings and cells in a document.</summary>
    public const int MostParts = 50_000;

    /// <summary>Most elements and attributes in the markup of a document; few of them hold text.</summary>
    public const int MostMarkup = 400_000;

    /// <summary>Most words on one page of a PDF: finding columns takes the square of it.</summary>
    public const int MostWordsOnPage = 10_000;

    private int _characters;
    private int _parts;
    private int _markup;

    /// <summary>Is cancelled when reading is to end.</summary>
    public CancellationToken Stop => stop;

    /// <summary>Ends the work when it is to end.</summary>
    /// <exception cref="OperationCanceledException">It is.</exception>
    public void Look() => stop.ThrowIfCancellationRequested();

    /// <summary>Takes so many characters of text.</summary>
    /// <exception cref="UnreadableFileException">There are more than any factsheet has.</exception>
    public void TakeText(int characters) => Take(ref _characters, characters, MostCharacters);

    /// <summary>Takes so many paragraphs, headings or cells.</summary>
    /// <exception cref="UnreadableFileException">There are more than any factsheet has.</exception>
    public void TakeParts(int parts) => Take(ref _parts, parts, MostParts);

    /// <summary>Takes so many elements or attributes.</summary>
    /// <exception cref="UnreadableFileException">There are more than any factsheet has.</exception>
    public void TakeMarkup(int elements) => Take(ref _markup, elements, MostMarkup);

    /// <summary>More than any factsheet has.</summary>
    public static UnreadableFileException TooMuch() =>
        new(
            UnreadableFileException.TooLarge,
            "Dit bestand bevat veel meer tekst, cellen of opmaak dan een factsheet; bied alleen de factsheet zelf aan.");

    private void Take(ref int taken, int more, int most)
    {
        Look();
        if (more > most - taken)
            throw TooMuch();
        taken += more;
    }
}
