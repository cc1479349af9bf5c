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
        typeof(IReadOnlyList<SignalRule>)];

    private static readonly JsonSerializerOptions Options = new(DomainJson.Options)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutWhatFollows } },
    };

    /// <summary>Writes a framework. The same framework gives the same text on every machine.</summary>
    public static string Write(Framework framework) => JsonSerializer.Serialize(
        framework with
        {
            ChoiceLists = [.. framework.ChoiceLists.OrderBy(l => l.Name, StringComparer.Ordinal)],
            Scale = new Scale(Sorted(framework.Scale.Meets), Sorted(framework.Scale.NeedsImprovement), Sorted(framework.Scale.Attention)),
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
        return new FrameworkVersion(framework.Id, framework.Title, content, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content))));
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

    private static ScaleWord Sorted(ScaleWord word) => word with { Label = new SortedDictionary<string, string>(word.Label.ToDictionary(), StringComparer.Ordinal) };
}
