using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Toetssteen.Documents.Reading;

/// <summary>Readings to JSON and back: the shape of <c>docs/schemas/reading.schema.json</c>.</summary>
public static class ReadingJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        IndentSize = 2,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(), new PlaceConverter() },
    };

    /// <summary>Writes readings as one array.</summary>
    public static string Write(IEnumerable<FactsheetReading> readings) => JsonSerializer.Serialize(readings, Options);

    /// <summary>Writes readings as one array.</summary>
    public static void Write(Stream to, IEnumerable<FactsheetReading> readings) => JsonSerializer.Serialize(to, readings, Options);

    /// <summary>Writes readings as one array, each as soon as it is there: none is kept.</summary>
    public static void Write(TextWriter to, IEnumerable<FactsheetReading> readings)
    {
        var any = false;
        foreach (var reading in readings)
        {
            to.Write(any ? ",\n  " : "[\n  ");
            to.Write(JsonSerializer.Serialize(reading, Options).Replace("\n", "\n  ", StringComparison.Ordinal));
            any = true;
        }
        to.Write(any ? "\n]" : "[]");
    }

    /// <summary>Reads an array of readings.</summary>
    /// <exception cref="JsonException">The text is not of this shape.</exception>
    public static IReadOnlyList<FactsheetReading> Parse(string json) =>
        JsonSerializer.Deserialize<List<FactsheetReading>>(json, Options) ?? [];

    /// <summary>Reads an array of readings.</summary>
    /// <exception cref="JsonException">The text is not of this shape.</exception>
    public static IReadOnlyList<FactsheetReading> Parse(Stream json) =>
        JsonSerializer.Deserialize<List<FactsheetReading>>(json, Options) ?? [];

    /// <summary>A place has a line or a page with a position: what it has not is left out, everywhere else null is written.</summary>
    private sealed class PlaceConverter : JsonConverter<Place>
    {
        private sealed record Shape(
            [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Line,
            [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Page,
            [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? X,
            [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Y,
            [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Part);

        public override Place? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<Shape>(ref reader, options) is { } place
                ? new Place(place.Line, place.Page, place.X, place.Y, place.Part)
                : null;

        public override void Write(Utf8JsonWriter writer, Place value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, new Shape(value.Line, value.Page, value.X, value.Y, value.Part), options);
    }
}
