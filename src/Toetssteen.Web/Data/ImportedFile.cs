using Toetssteen.Domain.Publication;

namespace Toetssteen.Web.Data;

/// <summary>
/// A file that was imported: what was read from it, in full, so that nothing read is lost and the same file is never taken in twice.
/// </summary>
public sealed class ImportedFile
{
    private ImportedFile()
    {
    }

    /// <summary>Records an import.</summary>
    public ImportedFile(Guid id, string file, string sha256, Factsheet factsheet, string reading, DateTimeOffset importedAt) =>
        (Id, File, Sha256, FactsheetId, Reading, ImportedAt) = (id, file, sha256, factsheet.Id, reading, importedAt);

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <summary>File name without folder.</summary>
    public string File { get; private set; } = "";

    /// <summary>SHA-256 of the file, or of the reading where the file held several.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>The factsheet that came of it.</summary>
    public Guid FactsheetId { get; private set; }

    /// <summary>The reading (JSON), with what a person confirmed since.</summary>
    public string Reading { get; set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset ImportedAt { get; private set; }
}
