namespace Toetssteen.Documents.Extraction;

/// <summary>
/// A file was refused as evidence, or its text could not be taken out. The code is stable and is one of the constants here; the screens
/// have the sentence that belongs to it, in both languages.
/// </summary>
public sealed class RefusedFileException(string code, Exception? inner = null) : Exception($"File refused: {code}.", inner)
{
    /// <summary>The file has no bytes.</summary>
    public const string Empty = "U001";

    /// <summary>More bytes than a file may have.</summary>
    public const string TooLarge = "U002";

    /// <summary>None of the kinds that are taken in.</summary>
    public const string UnknownKind = "U003";

    /// <summary>The name says one kind, the content is another.</summary>
    public const string Misnamed = "U004";

    /// <summary>Two kinds in one file.</summary>
    public const string TwoKinds = "U005";

    /// <summary>Protected with a password.</summary>
    public const string Protected = "U006";

    /// <summary>Office file in the binary form from before 2007.</summary>
    public const string OldOffice = "U007";

    /// <summary>Packed, nested or pointing elsewhere so as to do harm.</summary>
    public const string Hostile = "U008";

    /// <summary>The kind is known, and the content breaks its rules.</summary>
    public const string Damaged = "U009";

    /// <summary>Holds programs (macros).</summary>
    public const string Macros = "U010";

    /// <summary>The content is not in the store any more.</summary>
    public const string Gone = "U011";

    /// <summary>More text than can be searched.</summary>
    public const string TooMuchText = "U012";

    /// <summary>Taking the text out took too long.</summary>
    public const string TimedOut = "U013";

    /// <summary>The program that takes the text out of a PDF is not installed.</summary>
    public const string ToolMissing = "U014";

    /// <summary>The virus scanner does not answer.</summary>
    public const string ScannerSilent = "U015";

    /// <summary>The virus scanner answers that it cannot scan this file.</summary>
    public const string ScannerRefuses = "U016";

    /// <summary>The upload broke off.</summary>
    public const string CutOff = "U017";

    /// <summary>Too many files in one go.</summary>
    public const string TooMany = "U018";

    /// <summary>The text was tried several times, and each time the work broke off.</summary>
    public const string GivenUp = "U019";

    /// <summary>The store could not keep it: no room, no rights.</summary>
    public const string NotKept = "U020";

    /// <summary>Every code.</summary>
    public static IReadOnlyList<string> Codes { get; } =
    [
        Empty,
        TooLarge,
        UnknownKind,
        Misnamed,
        TwoKinds,
        Protected,
        OldOffice,
        Hostile,
        Damaged,
        Macros,
        Gone,
        TooMuchText,
        TimedOut,
        ToolMissing,
        ScannerSilent,
        ScannerRefuses,
        CutOff,
        TooMany,
        GivenUp,
        NotKept,
    ];

    /// <summary>Stable code, for example <c>U003</c>.</summary>
    public string Code { get; } = code;
}
