using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Toetssteen.Domain.Publication;

/// <summary>Freezing the content of an edition and reading it back.</summary>
public static class FactsheetContentJson
{
    /// <summary>
    /// The shape that is written. Raised when a field gets another meaning or goes; a new field that may be absent raises nothing.
    /// </summary>
    public const int Schema = 1;

    /// <summary>
    /// The content as text that never changes again, with its SHA-256 in lower-case hexadecimal. The same content gives the same text.
    /// </summary>
    public static (string Json, string Sha256) Freeze(FactsheetContent content)
    {
        var json = JsonSerializer.Serialize(content with { Schema = Schema }, DomainJson.Options);
        return (json, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json))));
    }

    /// <summary>Reads frozen content.</summary>
    /// <exception cref="JsonException">The text is no frozen content, or of a shape that a newer program wrote.</exception>
    public static FactsheetContent Read(string json)
    {
        var content = JsonSerializer.Deserialize<FactsheetContent>(json, DomainJson.Options) ?? throw new JsonException("Leeg.");
        return content.Schema is >= 1 and <= Schema
            ? content
            : throw new JsonException($"Deze inhoud heeft vorm {content.Schema}; dit programma leest tot en met vorm {Schema}. "
                + "Gebruik een nieuwere versie.");
    }
}
