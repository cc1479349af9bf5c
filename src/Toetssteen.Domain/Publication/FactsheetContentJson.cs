using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Toetssteen.Domain.Publication;

/// <summary>Freezing the content of an edition and reading it back.</summary>
public static class FactsheetContentJson
{
    /// <summary>The content as text that never changes again, with its SHA-256 in lower-case hexadecimal. The same content gives the same text.</summary>
    public static (string Json, string Sha256) Freeze(FactsheetContent content)
    {
        var json = JsonSerializer.Serialize(content, DomainJson.Options);
        return (json, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json))));
    }

    /// <summary>Reads frozen content.</summary>
    /// <exception cref="JsonException">The text is no frozen content.</exception>
    public static FactsheetContent Read(string json) => JsonSerializer.Deserialize<FactsheetContent>(json, DomainJson.Options) ?? throw new JsonException("Leeg.");
}
