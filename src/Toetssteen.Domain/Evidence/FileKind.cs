namespace Toetssteen.Domain.Evidence;

/// <summary>
/// The kinds of file that are taken in as evidence. Which one a file is, follows from its content and never from its name.
/// </summary>
public enum FileKind
{
    /// <summary>PDF.</summary>
    Pdf,

    /// <summary>Word-processing document of Office Open XML.</summary>
    Docx,

    /// <summary>Text of OpenDocument.</summary>
    Odt,

    /// <summary>Workbook of Office Open XML.</summary>
    Xlsx,

    /// <summary>PNG image.</summary>
    Png,

    /// <summary>JPEG image.</summary>
    Jpeg,

    /// <summary>GIF image.</summary>
    Gif,

    /// <summary>WebP image.</summary>
    Webp,

    /// <summary>TIFF image, as scanners make.</summary>
    Tiff,
}
