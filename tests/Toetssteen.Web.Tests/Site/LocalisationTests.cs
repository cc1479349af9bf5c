using System.Text.Json;
using System.Text.RegularExpressions;
using Toetssteen.Web.Tests.Hosting;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Tests.Site;

/// <summary>Dutch and English say the same things.</summary>
public sealed partial class LocalisationTests
{
    private static readonly IReadOnlyList<string> Used = [.. Directory.EnumerateFiles(Repository.PathTo("src", "Toetssteen.Web"), "*.cs*", SearchOption.AllDirectories)
        .Where(file => (file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".cshtml", StringComparison.Ordinal)) && !file.Contains("/obj/", StringComparison.Ordinal))
        .SelectMany(file => Key().Matches(File.ReadAllText(file)))
        .Select(match => JsonSerializer.Deserialize<string>($"\"{match.Groups[1].Value}\"")!)
        .Distinct()];

    [Fact]
    public void EveryTextOfTheScreens_HasEnglish() => Assert.Empty(Used.Except(SiteText.English.Keys));

    [Fact]
    public void NoEnglishIsLeftOver() => Assert.Empty(SiteText.English.Keys.Except(Used));

    [Fact]
    public void ManyTextsAreFound_SoThatTheSearchIsSeenToWork() => Assert.True(Used.Count > 200, $"Only {Used.Count} texts found.");

    [Fact]
    public void English_FillsInTheSameValuesAsDutch() =>
        Assert.All(SiteText.English, pair => Assert.Equal(Places(pair.Key), Places(pair.Value)));

    private static List<string> Places(string text) => [.. Place().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex("""\b(?:L|_?text)\["((?:[^"\\]|\\.)*)""")]
    private static partial Regex Key();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
