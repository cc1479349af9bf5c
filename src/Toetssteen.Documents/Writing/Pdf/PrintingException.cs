namespace Toetssteen.Documents.Writing.Pdf;

/// <summary>
/// A document could not be made. The message is a Dutch sentence for a person (what is the matter, what to do); the code is stable and is
/// one of the constants here. Nothing was published or kept when this is thrown.
/// </summary>
public sealed class PrintingException(string code, string sentence, Exception? inner = null) : Exception(sentence, inner)
{
    /// <summary>The program that prints is not installed, or not where the setting says.</summary>
    public const string ProgramMissing = "P001";

    /// <summary>The program that prints stopped by itself, twice.</summary>
    public const string ProgramDied = "P002";

    /// <summary>Printing took longer than its time limit, twice.</summary>
    public const string TimedOut = "P003";

    /// <summary>What was printed is no PDF that can be mended.</summary>
    public const string Unmendable = "P004";

    /// <summary>The PDF breaks a rule of <see cref="PdfChecker"/>.</summary>
    public const string NotAccessible = "P005";

    /// <summary>Stable code, for example <c>P002</c>.</summary>
    public string Code { get; } = code;
}
