using System.Text.Json;

namespace Toetssteen.Web.Ui.Forms;

/// <summary>
/// The fields of a form in which a person types, with what stands above each. It goes along with the form, so that what was typed can be
/// shown again where the page itself cannot: to somebody whose session ended.
/// </summary>
public static class TypedFields
{
    /// <summary>The field that they go along in.</summary>
    public const string Field = "__typed";

    /// <summary>A field of the form that is being written.</summary>
    /// <param name="context">The request.</param>
    /// <param name="name">Its name.</param>
    /// <param name="label">What stands above it.</param>
    public static void Tell(HttpContext context, string name, string label)
    {
        if (context.Items[typeof(PostedFormButtonsTagHelper.Buttons)] is PostedFormButtonsTagHelper.Buttons form)
            form.Typed[name] = label;
    }

    /// <summary>The fields of a form that was sent, by name.</summary>
    public static IReadOnlyDictionary<string, string> Of(string? sent)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(sent ?? "{}") ?? [];
        }
        catch (JsonException)
        {
            return new Dictionary<string, string>();
        }
    }
}
