using System.Text.RegularExpressions;

namespace Toetssteen.Tests.Architecture;

/// <summary>
/// Lines of code can be read beside each other. A sentence stands whole on its line, however long, so that it is found when it is sought.
/// </summary>
public sealed partial class LinesTests
{
    private const int Longest = 140;

    [Fact]
    public void NoLineIsLongerThanCanBeReadBesideAnother() => Assert.Empty(
        from file in RepositoryFiles.Texts()
        where file.Path.EndsWith(".cs", StringComparison.Ordinal) && !file.Path.Contains("/Migrations/", StringComparison.Ordinal)
        from line in TooLong(file.Text)
        select $"{file.Path}: {line.Trim()}");

    [Theory]
    [InlineData("var a = {0};", true)]
    [InlineData("// {0}", true)]
    [InlineData("var a = Call(\"kort\", {0});", true)]
    [InlineData("throw new DomainException(\"D001\", \"{0}\");", false)]
    [InlineData("\"\"\"\n    {0}\n    \"\"\";", false)]
    public void ALongLine_IsSeen_UnlessASentenceMakesItLong(string line, bool isSeen)
    {
        Assert.Empty(TooLong(line.Replace("{0}", "kort", StringComparison.Ordinal)));
        Assert.Equal(isSeen, TooLong(line.Replace("{0}", new string('x', Longest), StringComparison.Ordinal)).Any());
    }

    // What stands in a text of several lines is as long as it is.
    private static IEnumerable<string> TooLong(string text) =>
        Several().Replace(text, "\n").Split('\n').Where(line => line.Length > Longest && !Sentence().IsMatch(line));

    [GeneratedRegex("\"\"\".*?\"\"\"", RegexOptions.Singleline)]
    private static partial Regex Several();

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.){40,}\"")]
    private static partial Regex Sentence();
}
