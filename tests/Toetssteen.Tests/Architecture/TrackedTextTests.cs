using System.Text.RegularExpressions;

namespace Toetssteen.Tests.Architecture;

/// <summary>What must stand in no file of the repository.</summary>
public sealed partial class TrackedTextTests
{
    [Fact]
    public void NoFile_NamesAPackageRegistryOrAPathOfAMachine() =>
        Assert.Empty(RepositoryFiles.Texts().SelectMany(f => Foreign().Matches(f.Text).Select(m => $"{f.Path}: {m.Value}")));

    [Theory]
    [InlineData("https://api." + "nug" + "et.org/v3/index.json")]
    [InlineData("https://registry." + "npm" + "js.org/a/-/a-1.0.0.tgz")]
    [InlineData("\"resolved\": " + "\"https://mirror.example/a.tgz\"")]
    [InlineData("/ho" + "me/someone/project")]
    [InlineData("(/ro" + "ot/.nuget/packages)")]
    [InlineData("cd /wo" + "rk/main")]
    [InlineData("/tm" + "p/build-1")]
    [InlineData(@"C:\Us" + @"ers\someone")]
    public void ARegistryOrPath_IsSeen(string text) => Assert.Matches(Foreign(), text);

    [Theory]
    [InlineData("https://example.org/home/page")]
    [InlineData("docs/home/plan.md")]
    [InlineData("\"resolved\": " + "\"10.0.14\"")]
    public void AnOrdinaryAddressOrPath_IsLeftAlone(string text) => Assert.DoesNotMatch(Foreign(), text);

    [Fact]
    public void NoCode_PutsWorkOff() =>
        Assert.Empty(Code().SelectMany(f => PutOff().Matches(f.Text).Select(m => $"{f.Path}: {m.Value}")));

    [Theory]
    [InlineData("// TO" + "DO: later")]
    [InlineData("/* FIX" + "ME */")]
    public void WorkThatIsPutOff_IsSeen(string text) => Assert.Matches(PutOff(), text);

    [Fact]
    public void NoFile_IsADrawerForOddThings() => Assert.DoesNotContain(RepositoryFiles.All, f => Drawer().IsMatch(f));

    [Theory]
    [InlineData("src/Toetssteen.Web/Help" + "ers/Dates.cs")]
    [InlineData("src/Toetssteen.Domain/Finding" + "Manager.cs")]
    [InlineData("src/Toetssteen.Web/Comm" + "on/Strings.cs")]
    [InlineData("tests/Toetssteen.Tests/Util" + "s.cs")]
    public void ADrawerForOddThings_IsSeen(string path) => Assert.Matches(Drawer(), path);

    [Fact]
    public void NoTest_IsSkippedWithoutWords() =>
        Assert.Empty(Code().SelectMany(f => SilentSkip().Matches(f.Text).Select(m => $"{f.Path}: {m.Value}")));

    [Theory]
    [InlineData("[Fact(Sk" + "ip = \"\")]")]
    [InlineData("Assert.Sk" + "ip(\"\")")]
    public void ATestThatIsSkippedWithoutWords_IsSeen(string code) => Assert.Matches(SilentSkip(), code);

    private static IEnumerable<(string Path, string Text)> Code() =>
        RepositoryFiles
            .Texts()
            .Where(f => Path.GetExtension(f.Path) is ".cs" or ".cshtml" or ".js" or ".css" or ".csproj" or ".props" or ".yaml");

    [GeneratedRegex(
        @"api\.nuget\.org|registry\.npmjs\.org|""resolved"":\s*""https?:|(?<![\w./-])/(home|root|work|tmp)/[\w.]|\b[A-Z]:\\Users\b"
    )]
    private static partial Regex Foreign();

    [GeneratedRegex(@"\b(TO[D]O|FIX[M]E|HA[C]K)\b")]
    private static partial Regex PutOff();

    [GeneratedRegex(@"(^|/)(Helpers?|Managers?|Common|Utils?|Utilities|Misc)(/|\.cs$)|(Manager|Utils?|(?<!Tag)Helpers?)\.cs$")]
    private static partial Regex Drawer();

    [GeneratedRegex(@"Skip\s*=\s*""\s*""|Assert\.Skip\(\s*""\s*""\s*\)")]
    private static partial Regex SilentSkip();
}
