namespace Toetssteen.Documents.Writing.Pdf;

/// <summary>A rule that a PDF breaks.</summary>
/// <param name="Code">Stable code of the rule: <c>A006</c>.</param>
/// <param name="Message">What is wrong, in Dutch.</param>
/// <param name="Place">Where: a page, an element; empty for the document as a whole.</param>
public sealed record PdfProblem(string Code, string Message, string Place = "");

/// <summary>
/// Tests whether a PDF is what it says: accessible by PDF/UA-1 as far as a program can see, and with nothing outside its structure but the
/// running footer. A table of rules; used by the tests and before anything is published.
/// </summary>
public static class PdfChecker
{
    /// <summary>The rules by code, with what each asks.</summary>
    public static IReadOnlyDictionary<string, string> Rules { get; } = PdfRule.All.ToDictionary(r => r.Code, r => r.Asks);

    /// <summary>All that is wrong; empty when nothing is.</summary>
    public static IReadOnlyList<PdfProblem> Check(byte[] pdf)
    {
        try
        {
            return PdfUnderTest.Open(pdf) is { } test
                ? [.. PdfRule.All.SelectMany(r => r.Check(test).Select(place => new PdfProblem(r.Code, r.Asks, place)))] : [Unreadable];
        }
        catch (InvalidDataException)
        {
            return [Unreadable];
        }
    }

    /// <summary>How many pages a PDF has; 0 where it cannot be read.</summary>
    public static int PagesOf(byte[] pdf) => Reading.Sources.PdfFile.Open(pdf)?.Pages().Count ?? 0;

    private static PdfProblem Unreadable => new(PdfRule.Readable, "Het bestand is een leesbare PDF.");
}
