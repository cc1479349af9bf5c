using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Toetssteen.Domain;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Questionnaires;

namespace Toetssteen.Documents.Frameworks;

/// <summary>
/// The canonical form of a framework: JSON with the fields in a fixed order, so that the same framework always gives the same bytes.
/// </summary>
public static class FrameworkJson
{
    private static readonly Type[] MayBeAbsent = [typeof(IReadOnlyList<ChoiceList>), typeof(IReadOnlyList<Question>),
        typeof(IReadOnlyList<PreparationQuestion>), typeof(IReadOnlyList<SignalRule>), typeof(IReadOnlyList<LevelName>),
        typeof(IReadOnlyList<OverallLevel>), typeof(IReadOnlyList<RespondentKind>), typeof(IReadOnlyList<KindQuestion>),
        typeof(IReadOnlyList<FrameworkPart>), typeof(ValueList<Translation>)];

    private static readonly JsonSerializerOptions Options = new(DomainJson.Options)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutWhatFollows } },
        Converters = { new ScaleConverter() },
    };

    /// <summary>Writes a framework. The same framework gives the same text on every machine.</summary>
    public static string Write(Framework framework) => JsonSerializer.Serialize(
        framework.Own with
        {
            ChoiceLists = [.. framework.ChoiceLists.OrderBy(l => l.Name, StringComparer.Ordinal)],
            Scale = Sorted(framework.Scale),
            Overall = [.. framework.Overall.Select(o => o with { Scale = o.Scale is null ? null : Sorted(o.Scale) })],
        },
        Options);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">The text is no framework.</exception>
    public static Framework Read(string json) =>
        JsonSerializer.Deserialize<Framework>(json, Options) ?? throw new JsonException("A framework is not null.");

    /// <summary>The framework as it is kept: its canonical form and the hash of it.</summary>
    public static FrameworkVersion Freeze(Framework framework)
    {
        var content = Write(framework);
        return new FrameworkVersion(
            framework.Id,
            framework.Title,
            content,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content))));
    }

    /// <summary>
    /// What can be worked out from the rest (all indicators, for one) is not written; IgnoreReadOnlyProperties spares lists. Neither are
    /// lists that may be absent in the file: a framework without facts or signals keeps the bytes that it had before there were any.
    /// </summary>
    private static void LeaveOutWhatFollows(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(p => MayBeAbsent.Contains(p.PropertyType)))
            property.ShouldSerialize = (_, list) => list is IReadOnlyCollection<object> { Count: > 0 };
        for (var i = type.Properties.Count - 1; i >= 0; i--)
            if (type.Properties[i].Set is null)
                type.Properties.RemoveAt(i);
    }

    private static Scale Sorted(Scale scale) =>
        new([.. scale.Marks.Select(m => (ScaleMark)Sorted(m)!)], Sorted(scale.Attention), Sorted(scale.NotApplicable));

    private static ScaleWord? Sorted(ScaleWord? word) =>
        word is null ? null : word with { Label = new SortedDictionary<string, string>(word.Label.ToDictionary(), StringComparer.Ordinal) };

    /// <summary>A scale as it is written: two named marks, as every scale was before it could have others, or a list.</summary>
    private sealed record WrittenScale(
        ScaleWord? Meets, ScaleWord? NeedsImprovement, IReadOnlyList<ScaleMark>? Marks, ScaleWord? Attention, ScaleWord? NotApplicable);

    /// <summary>
    /// A scale of the two marks that every framework had once keeps the bytes, and so the hash, that it had then: versions that are in use
    /// stay the same content.
    /// </summary>
    private sealed class ScaleConverter : JsonConverter<Scale>
    {
        private const string Meets = "meets", NeedsImprovement = "needsImprovement";

        public override Scale Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var written = JsonSerializer.Deserialize<WrittenScale>(ref reader, options) ?? throw new JsonException("A scale is not null.");
            return written is { Meets: { } meets, NeedsImprovement: { } improve }
                ? new Scale([Named(Meets, meets, falls: false), Named(NeedsImprovement, improve, falls: true)], written.Attention)
                : new Scale(written.Marks ?? throw new JsonException("A scale has marks."), written.Attention, written.NotApplicable);
        }

        public override void Write(Utf8JsonWriter writer, Scale value, JsonSerializerOptions options) => JsonSerializer.Serialize(
            writer,
            value is
            {
                Marks: [{ Key: Meets, Falls: false } meets, { Key: NeedsImprovement, Falls: true } improve],
                Attention: not null, NotApplicable: null,
            }
                ? new WrittenScale(Plain(meets), Plain(improve), null, value.Attention, null)
                : new WrittenScale(null, null, value.Marks, value.Attention, value.NotApplicable),
            options);

        private static ScaleMark Named(string key, ScaleWord word, bool falls) =>
            new(key, word.Sign, word.Label, falls) { Aliases = word.Aliases };

        private static ScaleWord Plain(ScaleMark mark) => new(mark.Sign, mark.Label) { Aliases = mark.Aliases };
    }
}
