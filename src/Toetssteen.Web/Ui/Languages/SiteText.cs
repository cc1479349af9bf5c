using System.Globalization;
using System.Text.Json;
using Toetssteen.Domain;

namespace Toetssteen.Web.Ui.Languages;

/// <summary>
/// The words of the screens. Dutch stands in the markup and is the key; English comes from <c>Resources/Site.en.json</c>. A text
/// without English is shown in Dutch; a test keeps the two complete.
/// </summary>
public sealed class SiteText
{
    /// <summary>English by Dutch text.</summary>
    public static IReadOnlyDictionary<string, string> English { get; } = ReadEnglish();

    /// <summary>The text in the language of this request.</summary>
    public string this[string dutch] =>
        Language.Current == Language.English && English.TryGetValue(dutch, out var english) ? english : dutch;

    /// <summary>The text in the language of this request, with values filled in.</summary>
    public string this[string dutch, params FilledIn[] values] => Fill(dutch, values.Select(v => v.Value));

    /// <summary>Why something was refused, in the language of this request.</summary>
    public string this[DomainException refused] =>
        refused.Values.Count == 0 ? this[refused.Sentence] : Fill(refused.Sentence, refused.Values);

    /// <summary>The text in the language of this request, with the values that the domain gave with it.</summary>
    public string Fill(string dutch, IEnumerable<object?> values) => string.Format(CultureInfo.CurrentCulture, this[dutch], [.. values]);

    private static Dictionary<string, string> ReadEnglish()
    {
        using var stream = typeof(SiteText).Assembly.GetManifestResourceStream("Site.en.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }
}
