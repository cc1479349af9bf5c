namespace Toetssteen.Domain.Evidence;

/// <summary>The file of a document. The content itself lies in the file store, under its hash.</summary>
/// <param name="Sha256">SHA-256 of the content, in lower-case hexadecimal.</param>
/// <param name="Size">Size in bytes.</param>
/// <param name="Kind">What the content is.</param>
/// <param name="Name">Name that it was given by who supplied it, without folders and without characters that steer the screen.</param>
public sealed record DocumentFile(string Sha256, long Size, FileKind Kind, string Name)
{
    /// <summary>Whether there can be text in it; an image is shown, not read.</summary>
    public bool HasText => Kind is FileKind.Pdf or FileKind.Docx or FileKind.Odt or FileKind.Xlsx;
}

/// <summary>What the virus scanner says of a file.</summary>
public enum ScanState
{
    /// <summary>Not scanned: there was no scanner when it came.</summary>
    NotScanned,

    /// <summary>Waits for the scanner; nobody may open it yet.</summary>
    Waiting,

    /// <summary>Scanned, nothing found.</summary>
    Clean,

    /// <summary>A virus was found; the file is gone.</summary>
    Infected,
}

/// <summary>How far the text of a file is.</summary>
public enum TextState
{
    /// <summary>There is no text to take out: no file, or an image.</summary>
    None,

    /// <summary>Waits to be taken out.</summary>
    Waiting,

    /// <summary>Taken out, page by page.</summary>
    Done,

    /// <summary>Could not be taken out; the document itself is kept.</summary>
    Failed,
}
