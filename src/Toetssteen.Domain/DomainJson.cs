using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Questionnaires;

namespace Toetssteen.Domain;

/// <summary>How the domain is written as JSON wherever it is kept or handed out: camelCase, values by name, dates as ISO 8601.</summary>
public static class DomainJson
{
    /// <summary>The one set of options. What is derived is not written.</summary>
    public static JsonSerializerOptions Options { get; } =
        new(JsonSerializerDefaults.Web)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            IgnoreReadOnlyProperties = true,
            Converters =
            {
                new JsonStringEnumConverter(JsonNamingPolicy.CamelCase),
                new PartialDateConverter(),
                new WordingConverter(),
                new ExpressionConverter(),
                new MarkConverter(),
            },
        };

    private sealed class PartialDateConverter : JsonConverter<PartialDate>
    {
        public override PartialDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            PartialDate.TryParse(reader.GetString(), out var date) ? date : throw new JsonException("Geen datum.");

        public override void Write(Utf8JsonWriter writer, PartialDate value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }

    private sealed class WordingConverter : JsonConverter<Wording>
    {
        public override Wording Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.String)
                return new Wording(reader.GetString()!);
            var words = JsonSerializer.Deserialize<Dictionary<string, string>>(ref reader, options);
            return words is { Count: > 0 } ? new Wording(words) : throw new JsonException("Geen tekst.");
        }

        public override void Write(Utf8JsonWriter writer, Wording value, JsonSerializerOptions options)
        {
            if (value.Words.Count == 1 && value.Words.ContainsKey(Wording.Usual))
                writer.WriteStringValue(value.Dutch);
            else
                JsonSerializer.Serialize(writer, value.Words, options);
        }
    }

    /// <summary>The two marks that every framework had once are a word, as they were; others say whether they fall.</summary>
    private sealed class MarkConverter : JsonConverter<MarkValue>
    {
        private sealed record Written(string Key, bool Falls);

        public override MarkValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.String)
                return JsonSerializer.Deserialize<Written>(ref reader, options) is { Key.Length: > 0 } mark
                    ? new MarkValue(mark.Key, mark.Falls ? VerdictSide.Falls : VerdictSide.Holds)
                    : throw new JsonException("Geen oordeel.");
            var key = reader.GetString();
            return Words.FirstOrDefault(w => w.Key == key) is { Key: not null } word ? word : throw new JsonException("Geen oordeel.");
        }

        public override void Write(Utf8JsonWriter writer, MarkValue value, JsonSerializerOptions options)
        {
            if (Words.Contains(value))
                writer.WriteStringValue(value.Key);
            else
                JsonSerializer.Serialize(writer, new Written(value.Key, value.Falls), options);
        }

        private static MarkValue[] Words => [MarkValue.Meets, MarkValue.NeedsImprovement, MarkValue.NotApplicable];
    }

    private sealed class ExpressionConverter : JsonConverter<Expression>
    {
        public override Expression Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Expression.TryParse(reader.GetString(), out var expression, out var fault)
                ? expression
                : throw new JsonException(fault.ToString());

        public override void Write(Utf8JsonWriter writer, Expression value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
