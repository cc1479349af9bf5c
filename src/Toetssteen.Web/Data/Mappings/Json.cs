using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Toetssteen.Domain;

namespace Toetssteen.Web.Data.Mappings;

/// <summary>A value that is kept as JSON: what is never compared or counted by the database.</summary>
internal static class Json<T>
{
    public static readonly ValueConverter<T, string> Converter = new(
        value => JsonSerializer.Serialize(value, DomainJson.Options),
        text => JsonSerializer.Deserialize<T>(text, DomainJson.Options)!);

    public static readonly ValueComparer<T> Comparer = new(
        (a, b) => JsonSerializer.Serialize(a, DomainJson.Options) == JsonSerializer.Serialize(b, DomainJson.Options),
        value => value == null ? 0 : JsonSerializer.Serialize(value, DomainJson.Options).GetHashCode(StringComparison.Ordinal),
        value => value);
}
