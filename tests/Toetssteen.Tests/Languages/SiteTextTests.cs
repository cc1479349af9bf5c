using System.Text.Json;
using System.Text.RegularExpressions;
using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Questionnaires;

namespace Toetssteen.Tests.Languages;

/// <summary>The English of the screens is complete, and says nothing that no screen says.</summary>
public sealed partial class SiteTextTests
{
    private static readonly string Web = RepositoryFolder.PathTo("src", "Toetssteen.Web");

    private static readonly Dictionary<string, string> English =
        JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(Web, "Resources", "Site.en.json")))!;

    private static readonly HashSet<string> Dutch =
    [
        .. new[] { "*.cshtml", "*.cs" }
            .SelectMany(files =>
                new[] { "Features", "Ui", "Security", "Mail" }
                    .Where(folder => Directory.Exists(Path.Combine(Web, folder)))
                    .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Web, folder), files, SearchOption.AllDirectories)))
            .SelectMany(file => Text().Matches(File.ReadAllText(file)))
            .Select(m => Regex.Unescape(m.Groups["dutch"].Value)),
        .. QuestionProblem.Sentences.Values, .. TypedDate.Sentences.Values, .. Refusals(), .. DraftFields.All.Select(f => f.Subject),
        .. DraftFields.Texts.Select(t => t.Label), .. DraftFields.Texts.Select(t => t.Hint).OfType<string>()];

    [Fact]
    public void EveryDutchText_HasItsEnglish() => Assert.Equal("", string.Join('\n', Dutch.Except(English.Keys)));

    [Fact]
    public void EveryEnglishText_BelongsToAScreen() => Assert.Equal("", string.Join('\n', English.Keys.Except(Dutch)));

    [Fact]
    public void EveryEnglishText_FillsInTheSameValues() =>
        Assert.All(English, text => Assert.Equal(Values(text.Key), Values(text.Value)));

    [Fact]
    public void ASentenceOfABrokenRule_IsFoundWithItsValuesNumbered()
    {
        Assert.Contains("De aanpak '{0}' wordt in dit onderzoek al beoordeeld.", Refusals());
        Assert.Contains(FactsheetDraft.NotDue.Sentence, Refusals());
        Assert.True(Refusals().Count() > 90);
    }

    // What a page says when a rule refuses. Sentences of commands and of settings (C, I, S) are for who runs the program; but for one.
    private static IEnumerable<string> Refusals() =>
        new[]
        {
            RepositoryFolder.PathTo("src", "Toetssteen.Domain"),
            Path.Combine(Web, "Features"),
            Path.Combine(Web, "Security"),
            Path.Combine(Web, "Mail"),
            Path.Combine(Web, "Ui"),
        }
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .SelectMany(file => Refusal().Matches(File.ReadAllText(file)))
            .Select(m => Regex.Unescape(m.Groups["filled"].Success ? Numbered(m.Groups["dutch"].Value) : m.Groups["dutch"].Value))
            .Distinct();

    private static string Numbered(string sentence)
    {
        var n = 0;
        return Hole().Replace(sentence, _ => $"{{{n++}}}");
    }

    private static IEnumerable<string> Values(string text) =>
        Value().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex("""\b(?:L|_?text)\[\s*"(?<dutch>(?:[^"\\]|\\.)*)["]""")]
    private static partial Regex Text();

    [GeneratedRegex("""\"(?:[DM]\d{3}|S003|W001)",\s*(?<filled>\$)?"(?<dutch>(?:[^"\\]|\\.)*)["]""")]
    private static partial Regex Refusal();

    [GeneratedRegex(@"\{[^{}]+\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Value();
}
