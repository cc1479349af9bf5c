using System.Text.Json;
using Toetssteen.Documents.Reading;
using Toetssteen.Domain;

namespace Toetssteen.Web.Imports;

/// <summary>What a file holds for an import: readings, or steps of lineage.</summary>
public sealed record Incoming(IReadOnlyList<FactsheetReading> Readings, IReadOnlyList<LineageStep> Lineage)
{
    /// <summary>Largest JSON file, in bytes.</summary>
    public const long MaxJsonBytes = 64 << 20;

    /// <summary>Endings of files that a folder is searched for.</summary>
    private static readonly string[] Endings = [".txt", ".md", ".html", ".htm", ".docx", ".pdf", ".json"];

    /// <summary>The files that a person meant: a file as named, a folder with all below it that may be read.</summary>
    public static IEnumerable<string> FilesOf(IEnumerable<string> paths) => paths.SelectMany<string, string>(path => Directory.Exists(path)
        ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Where(f => Endings.Contains(Path.GetExtension(f), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)
        : [path]);

    /// <summary>Reads a factsheet, a file of readings or a file of lineage.</summary>
    /// <exception cref="UnreadableFileException">It is none of these, with the reason.</exception>
    public static Incoming Read(string path, FactsheetReader reader, CancellationToken stop)
    {
        if (!Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase))
            return new Incoming([reader.Read(path, stop)], []);
        if (!File.Exists(path))
            throw new UnreadableFileException(
                UnreadableFileException.NotFound,
                "Het bestand is er niet. Er is niets opgeslagen; controleer de naam.");
        if (new FileInfo(path).Length > MaxJsonBytes)
            throw new UnreadableFileException(
                UnreadableFileException.TooLarge,
                "Het bestand is groter dan 64 MB. Er is niets opgeslagen; knip het in delen.");
        try
        {
            var json = File.ReadAllText(path);
            using var document = JsonDocument.Parse(json);
            return
                document.RootElement is { ValueKind: JsonValueKind.Array } array
                && array.GetArrayLength() > 0
                && array[0].TryGetProperty("from", out _)
                ? new Incoming([], LineageImport.Read(json))
                : new Incoming(ReadingJson.Parse(json), []);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            throw new UnreadableFileException(
                UnreadableFileException.Corrupt,
                $"Het bestand is geen lijst van lezingen en geen lijst van stappen tussen aanpakken. Er is niets opgeslagen. ({e.Message.ReplaceLineEndings(" ")})",
                e);
        }
    }
}
