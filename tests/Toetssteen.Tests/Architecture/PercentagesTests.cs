using System.Text.RegularExpressions;
using Toetssteen.Domain.Comparison;

namespace Toetssteen.Tests.Architecture;

/// <summary>A percentage of cases is made by <see cref="Share"/> alone, which gives none of few.</summary>
public sealed partial class PercentagesTests
{
    // What says a percentage, and why it may.
    private static readonly Dictionary<string, string> Known = new()
    {
        ["src/Toetssteen.Web/Ui/Dates.cs"] = "says a Share in words",
        ["src/Toetssteen.Web/Ui/Scripts/upload.js"] = "how far a file has been sent",
        ["src/Toetssteen.Domain/Comparison/AlikeCases.cs"] = "how alike two texts are, which is no part of cases",
    };

    [Fact]
    public void NothingElse_MakesAPercentage()
    {
        var makes = RepositoryFiles
            .Texts()
            .Where(f => f.Path.StartsWith("src/", StringComparison.Ordinal) && Makes(f.Path, f.Text))
            .Select(f => f.Path)
            .ToList();
        Assert.Empty(makes.Except(Known.Keys));
        Assert.Empty(Known.Keys.Except(makes));
    }

    [Fact]
    public void TheOneThatSaysIt_TakesAShare() =>
        Assert.Contains(
            "Percent(this Share share)",
            File.ReadAllText(RepositoryFolder.PathTo("src", "Toetssteen.Web", "Ui", "Dates.cs")),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("a.cs", "share.ToString(\"0%\", culture)")]
    [InlineData("a.cs", "value.ToString(\"P1\")")]
    [InlineData("a.cs", "$\"{share:P0}\"")]
    [InlineData("a.cs", "$\"{share:0.0%}\"")]
    [InlineData("a.cshtml", "L[\"{0}% van de oordelen\", part]")]
    [InlineData("a.cshtml", "@(part)% gelijk")]
    [InlineData("a.cs", "$\"{100 * same / pairs} procent\"")]
    [InlineData("a.js", "`${share} %`")]
    public void APercentage_IsSeen(string path, string text) => Assert.True(Makes(path, text));

    private static bool Makes(string path, string text) =>
        Path.GetExtension(path) is ".cs" or ".cshtml" or ".js" && Percentage().IsMatch(Comment().Replace(text, ""));

    // A format, or a sign or word right after a value. Between blanks the sign is a remainder.
    [GeneratedRegex("""[0#]%["}]|ToString\("P\d?"|:P\d?\}|[})](%| %["'`<]| ?(procent|per cent|percent))""")]
    private static partial Regex Percentage();

    [GeneratedRegex(@"^\s*///?.*$|@\*.*?\*@", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
