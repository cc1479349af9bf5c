using System.Text.Json;
using Toetssteen.Documents.Frameworks;
using Toetssteen.Domain;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Questionnaires;

namespace Toetssteen.Tests.Documents.Frameworks;

/// <summary>The JSON schema and the loader say the same about every field.</summary>
public sealed class FrameworkSchemaTests
{
    private static readonly JsonElement Schema =
        JsonDocument.Parse(File.ReadAllText(RepositoryFolder.PathTo("frameworks", "framework.schema.json"))).RootElement;

    [Fact]
    public void SchemaAndLoader_KnowTheSameFields() =>
        Assert.Equal(OfShape(Shape.Framework, "").Order(StringComparer.Ordinal), OfSchema(Schema, "").Order(StringComparer.Ordinal));

    [Fact]
    public void SchemaAndLoader_HaveTheSameLimits()
    {
        var defs = Schema.GetProperty("$defs");
        Assert.Equal(Indicator.MaxShortLabel, defs.GetProperty("label").GetProperty("maxLength").GetInt32());
        var code = defs.GetProperty("code");
        Assert.Equal(FrameworkCode.Pattern, code.GetProperty("pattern").GetString());
        Assert.Equal(FrameworkCode.MaxLength, code.GetProperty("maxLength").GetInt32());
        Assert.Equal(FrameworkRules.NamePattern, defs.GetProperty("name").GetProperty("pattern").GetString());
        Assert.Equal(
            (QuestionNames.Pattern, QuestionNames.MaxLength),
            (
                defs.GetProperty("questionName").GetProperty("pattern").GetString(),
                defs.GetProperty("questionName").GetProperty("maxLength").GetInt32()));
        var (marks, key) = (
            defs.GetProperty("scale").GetProperty("properties").GetProperty("marks"),
            defs.GetProperty("mark").GetProperty("properties").GetProperty("key"));
        Assert.Equal(
            (Scale.FewestMarks, Scale.MostMarks),
            (marks.GetProperty("minItems").GetInt32(), marks.GetProperty("maxItems").GetInt32()));
        Assert.Equal((Scale.KeyPattern, Scale.MaxKey), (key.GetProperty("pattern").GetString(), key.GetProperty("maxLength").GetInt32()));
        Assert.Equal(Expression.MaxLength, defs.GetProperty("expression").GetProperty("maxLength").GetInt32());
        Assert.Equal(
            FrameworkRules.LanguagePattern,
            Schema.GetProperty("properties").GetProperty("language").GetProperty("pattern").GetString());
    }

    [Fact]
    public void SchemaLoaderAndDomain_HaveTheSameKindsOfQuestionAndVariants()
    {
        var fact = Schema.GetProperty("$defs").GetProperty("fact").GetProperty("properties");
        Assert.Equal(
            fact.GetProperty("type").GetProperty("enum").EnumerateArray().Select(t => t.GetString()),
            DraftQuestion.TypeNames.Keys);
        var variants = fact.GetProperty("variants").GetProperty("items").GetProperty("anyOf");
        Assert.Equal(variants[0].GetProperty("enum").EnumerateArray().Select(t => t.GetString()), DraftQuestion.VariantNames.Keys);
        Assert.Equal(RespondentKind.Pattern, Follow(variants[1]).GetProperty("pattern").GetString());
        Assert.Equal(RespondentKind.MaxKey, Follow(variants[1]).GetProperty("maxLength").GetInt32());
        Assert.Equal(
            Enum.GetValues<QuestionType>().Select(t => JsonSerializer.Serialize(t, DomainJson.Options).Trim('"')),
            DraftQuestion.TypeNames.Keys);
        Assert.Equal(Enum.GetValues<QuestionnaireVariant>(), DraftQuestion.VariantNames.Values);
    }

    private static IEnumerable<string> OfShape(Shape shape, string path) =>
        shape.Fields.SelectMany(f =>
            (f.Of is null ? [] : OfShape(f.Of, $"{path}/{f.Name}")).Prepend(
                $"{path}/{f.Name} {f.Kind} {(f.Rule is null ? "may" : "must")} {f.Min}"));

    private static IEnumerable<string> OfSchema(JsonElement schema, string path)
    {
        Assert.False(schema.GetProperty("additionalProperties").GetBoolean(), $"{path} lets unknown fields pass.");
        var required = schema.GetProperty("required").EnumerateArray().Select(r => r.GetString()).ToHashSet();
        foreach (var property in schema.GetProperty("properties").EnumerateObject())
        {
            var value = Follow(property.Value);
            var items = value.TryGetProperty("items", out var i) ? Follow(i) : default;
            var (kind, inner) = TypeOf(value) switch
            {
                "oneOf" => (FieldKind.Wording, default),
                "anyOf" => (FieldKind.Said, default),
                "boolean" => (FieldKind.Flag, default),
                "object"
                    when value.TryGetProperty("additionalProperties", out var list)
                        && list.ValueKind == JsonValueKind.Object
                        && list.TryGetProperty("items", out var named) => (FieldKind.NamedLists, Follow(named)),
                "string" => (FieldKind.Text, default),
                "array" when TypeOf(items) == "string" => (FieldKind.Texts, default),
                "array" when TypeOf(items) == "anyOf" => (FieldKind.SaidTexts, default),
                "array" => (FieldKind.Objects, items),
                _ when value.TryGetProperty("properties", out _) => (FieldKind.Object, value),
                _ => (FieldKind.Words, default(JsonElement)),
            };
            var min = value.TryGetProperty("minItems", out var m) ? m.GetInt32() : 0;
            yield return $"{path}/{property.Name} {kind} {(required.Contains(property.Name) ? "must" : "may")} {min}";
            if (inner.ValueKind == JsonValueKind.Object)
                foreach (var deeper in OfSchema(inner, $"{path}/{property.Name}"))
                    yield return deeper;
        }
    }

    // A text in one language or several is one of two types; the framework's own language is one of them where it says anyOf.
    private static string TypeOf(JsonElement value) =>
        Follow(value) is var said && said.TryGetProperty("type", out var type) ? type.GetString()!
        : said.TryGetProperty("anyOf", out _) ? "anyOf" : "oneOf";

    private static JsonElement Follow(JsonElement element) =>
        element.TryGetProperty("$ref", out var reference)
            ? Follow(Schema.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..])) : element;
}
