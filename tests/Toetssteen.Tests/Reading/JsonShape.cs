using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Toetssteen.Tests.Reading;

/// <summary>A small check of JSON against the part of JSON Schema that our schemas use.</summary>
internal static class JsonShape
{
    /// <summary>Where a value breaks a schema; empty where it fits.</summary>
    public static IReadOnlyList<string> Faults(JsonNode schema, JsonNode? value)
    {
        var faults = new List<string>();
        Check(schema, schema, value, "$", faults);
        return faults;
    }

    private static void Check(JsonNode root, JsonNode schema, JsonNode? value, string at, List<string> faults)
    {
        if ((string?)schema["$ref"] is { } reference)
        {
            Check(root, root["$defs"]![reference["#/$defs/".Length..]]!, value, at, faults);
            return;
        }
        if (schema["anyOf"]?.AsArray() is { } options)
        {
            var tried = options.Select(o => FaultsOf(root, o!, value, at)).ToList();
            if (tried.TrueForAll(t => t.Count > 0))
                faults.AddRange(tried.OrderByDescending(t => t.Count).First());
            return;
        }
        if (schema["enum"]?.AsArray() is { } values && !values.Any(v => JsonNode.DeepEquals(v, value)))
            faults.Add($"{at}: {value} is not one of the values");
        var types = schema["type"] switch
        {
            JsonArray many => many.Select(t => (string)t!).ToList(),
            JsonValue one => [(string)one!],
            _ => [],
        };
        if (types.Count > 0 && !types.Contains(TypeOf(value)) && !(TypeOf(value) == "integer" && types.Contains("number")))
            faults.Add($"{at}: is {TypeOf(value)}, not {string.Join(" or ", types)}");
        if (
            (string?)schema["pattern"] is { } pattern
            && value is JsonValue text
            && TypeOf(text) == "string"
            && !Regex.IsMatch((string)text!, pattern))
            faults.Add($"{at}: {text} does not match {pattern}");
        if (value is JsonArray array && schema["items"] is { } items)
            for (var i = 0; i < array.Count; i++)
                Check(root, items, array[i], $"{at}[{i}]", faults);
        if (value is not JsonObject members || schema["properties"]?.AsObject() is not { } properties)
            return;
        foreach (var name in schema["required"]?.AsArray().Select(r => (string)r!) ?? [])
            if (!members.ContainsKey(name))
                faults.Add($"{at}.{name}: is missing");
        foreach (var (name, member) in members)
            if (properties[name] is { } property)
                Check(root, property, member, $"{at}.{name}", faults);
            else if ((bool?)schema["additionalProperties"] == false)
                faults.Add($"{at}.{name}: is not part of the shape");
    }

    private static List<string> FaultsOf(JsonNode root, JsonNode schema, JsonNode? value, string at)
    {
        var faults = new List<string>();
        Check(root, schema, value, at, faults);
        return faults;
    }

    private static string TypeOf(JsonNode? value) => value switch
    {
        null => "null",
        JsonObject => "object",
        JsonArray => "array",
        _ => value.GetValueKind() switch
        {
            System.Text.Json.JsonValueKind.String => "string",
            System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False => "boolean",
            _ => value.ToJsonString().AsSpan().ContainsAny('.', 'e', 'E') ? "number" : "integer",
        },
    };
}
