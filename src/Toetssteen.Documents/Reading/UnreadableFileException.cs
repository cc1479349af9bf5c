namespace Toetssteen.Documents.Reading;

/// <summary>
/// A file could not be read as a factsheet. The message is one Dutch sentence for a person (what is the matter, what to do); the code
/// is stable and is one of the constants here. Nothing of the file has been kept when this is thrown.
/// </summary>
public sealed class UnreadableFileException(string code, string sentence, Exception? inner = null) : Exception(sentence, inner)
{
    /// <summary>The file has no bytes.</summary>
    public const string Empty = "F001";

    /// <summary>The file is not there, or may not be read.</summary>
    public const string NotFound = "F002";

    /// <summary>Neither text, nor DOCX, nor PDF.</summary>
    public const string UnknownFormat = "F003";

    /// <summary>Readable, but no factsheet.</summary>
    public const string NoFactsheet = "F004";

    /// <summary>More bytes, pages or text than any factsheet has.</summary>
    public const string TooLarge = "F005";

    /// <summary>Damaged: the format is known, and the content breaks its rules.</summary>
    public const string Corrupt = "F006";

    /// <summary>Protected with a password.</summary>
    public const string Encrypted = "F007";

    /// <summary>Word document in the binary format from before 2007.</summary>
    public const string LegacyOffice = "F008";

    /// <summary>Packed or nested so as to exhaust the reader.</summary>
    public const string Hostile = "F009";

    /// <summary>A picture of text (a scan): no characters in it.</summary>
    public const string NoText = "F010";

    /// <summary>The program that takes a PDF apart is not installed.</summary>
    public const string ToolMissing = "F011";

    /// <summary>Reading took longer than is reasonable and was stopped.</summary>
    public const string TimedOut = "F012";

    /// <summary>Stable code, for example <c>F003</c>.</summary>
    public string Code { get; } = code;
}
