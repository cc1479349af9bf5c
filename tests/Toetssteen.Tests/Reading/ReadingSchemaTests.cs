using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Toetssteen.Documents.Reading;

namespace Toetssteen.Tests.Reading;

/// <summary>The JSON schema and the types of a reading say the same about every field.</summary>
public sealed class ReadingSchemaTests
{
    private static readonly NullabilityInfoContext Nullability = new();

    private static readonly JsonElement Schema = JsonDocument
        .Parse(File.ReadAllText(RepositoryFolder.PathTo("docs", "schemas", "reading.schema.json")))
        .RootElement;

    [Fact]
    public void SchemaAndReading_KnowTheSameFields()
    {
        var types = OfType(typeof(FactsheetReading), "").Order(StringComparer.Ordinal).ToList();

        Assert.NotEmpty(types);
        Assert.Equal(types, OfSchema(Follow(Schema.GetProperty("items")).Value, "").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EveryField_IsAlwaysWritten_ExceptThePartsOfAPlace() =>
        Assert.All(Schema.GetProperty("$defs").EnumerateObject().Where(d => d.Value.TryGetProperty("properties", out _)), d =>
            Assert.Equal(
                d.Name == "place" ? [] : d.Value.GetProperty("properties").EnumerateObject().Select(p => p.Name),
                d.Value.TryGetProperty("required", out var required) ? required.EnumerateArray().Select(r => r.GetString()!) : []));

    private static IEnumerable<string> OfType(Type type, string path) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.Name != "EqualityContract")
            .SelectMany(property =>
            {
                var here = $"{path}/{JsonNamingPolicy.CamelCase.ConvertName(property.Name)}";
                // A place leaves out what it has not, and so has no nulls.
                var nullable = type != typeof(Place) && Nullability.Create(property).ReadState == NullabilityState.Nullable;
                var single = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
                var list = single.IsGenericType && single.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);
                var item = list ? single.GetGenericArguments()[0] : single;
                var kind = item switch
                {
                    { IsEnum: true } => string.Join(
                        '|',
                        item.GetFields(BindingFlags.Public | BindingFlags.Static)
                            .Select(f => f.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()!.Name)),
                    _ when item == typeof(string) => "string",
                    _ when item == typeof(bool) => "boolean",
                    _ when item == typeof(int) => "integer",
                    _ when item == typeof(decimal) || item == typeof(double) => "number",
                    _ => "object",
                };
                return (kind == "object" ? OfType(item, here) : []).Prepend($"{here} {kind}{(list ? "[]" : "")}{(nullable ? "?" : "")}");
            });

    private static IEnumerable<string> OfSchema(JsonElement schema, string path)
    {
        Assert.False(schema.GetProperty("additionalProperties").GetBoolean(), $"{path} lets unknown fields pass.");
        foreach (var property in schema.GetProperty("properties").EnumerateObject())
        {
            var here = $"{path}/{property.Name}";
            var (value, nullable) = Follow(property.Value);
            var list = value.TryGetProperty("items", out var items);
            var item = list ? Follow(items).Value : value;
            // A file has one of three formats; the type says so in its comment.
            var kind = property.Name == "format" ? "string" : Kind(item, ref nullable);
            yield return $"{here} {kind}{(list ? "[]" : "")}{(nullable ? "?" : "")}";
            if (kind == "object")
                foreach (var deeper in OfSchema(item, here))
                    yield return deeper;
        }
    }

    private static string Kind(JsonElement schema, ref bool nullable)
    {
        if (schema.TryGetProperty("enum", out var values))
        {
            nullable |= values.EnumerateArray().Any(v => v.ValueKind == JsonValueKind.Null);
            return string.Join('|', values.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()));
        }
        var type = schema.GetProperty("type");
        if (type.ValueKind == JsonValueKind.String)
            return type.GetString()!;
        nullable |= type[1].GetString() == "null";
        return type[0].GetString()!;
    }

    private static (JsonElement Value, bool Nullable) Follow(JsonElement element)
    {
        var nullable = element.TryGetProperty("anyOf", out var any);
        var one = nullable ? any[0] : element;
        return (
            one.TryGetProperty("$ref", out var reference)
                ? Schema.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..])
                : one,
            nullable);
    }
}
