using System.Text.RegularExpressions;

namespace Toetssteen.Tests.Architecture;

/// <summary>
/// What the build refuses: reading the clock, saying on one's own which day it is, raw SQL, and asking which database it is.
/// </summary>
[Collection(Offences)]
public sealed partial class BannedSymbolsTests
{
    /// <summary>Tests that build or restore the fixture, one after the other.</summary>
    internal const string Offences = "Offences";

    internal const string Fixture = "tests/fixtures/Offences/Offences";

    [Fact]
    public void TheBuild_RefusesEveryOffenceAndNothingElse()
    {
        var build = RepositoryFiles.Run(
            "dotnet",
            ["build", $"{Fixture}.csproj", "-nodeReuse:false", "-p:UseSharedCompilation=false", "-v:q", "--nologo"]);

        var refused = Refusal().Matches(build.Output).Select(m => $"{m.Groups["line"].Value} {m.Groups["code"].Value}").Distinct();
        var offending = File.ReadLines(RepositoryFolder.PathTo($"{Fixture}.cs")).Index()
            .Where(l => l.Item.EndsWith("// offends", StringComparison.Ordinal)).Select(l => $"{l.Index + 1} RS0030").ToList();
        Assert.True(offending.SequenceEqual(refused.OrderBy(r => int.Parse(r.Split(' ')[0], null))), build.Output);
        Assert.NotEqual(0, build.ExitCode);
    }

    [Fact]
    public void EveryBannedSymbol_HasAnOffenceInTheFixture()
    {
        var fixture = File.ReadAllText(RepositoryFolder.PathTo($"{Fixture}.cs"));
        var banned = File.ReadLines(RepositoryFolder.PathTo("BannedSymbols.txt"))
            .Where(l => l.Length > 0)
            .Select(l => SymbolName().Match(l).Groups["name"].Value)
            .ToList();
        Assert.NotEmpty(banned);
        Assert.All(banned, name => Assert.Matches($@"\b{name}\b.*// offends", fixture));
    }

    [Fact]
    public void TheBan_IsLiftedOnlyWhereTheDatabaseIs_AndWhereItAloneIsMeasured() =>
        Assert.Equal(
            [".editorconfig", "bench/Toetssteen.Bench/BareSql/.editorconfig", "src/Toetssteen.Web/Data/.editorconfig"],
            RepositoryFiles
                .Texts()
                .Where(f =>
                    f.Path.EndsWith(".editorconfig", StringComparison.Ordinal) && f.Text.Contains("RS0030", StringComparison.Ordinal))
                .Select(f => f.Path)
                .Order(StringComparer.Ordinal));

    [Fact]
    public void NoFile_LiftsTheBanForItself() =>
        Assert.DoesNotContain(RepositoryFiles.Texts(), f => Path.GetExtension(f.Path) is ".cs" or ".cshtml" && Lifting().IsMatch(f.Text));

    [Fact]
    public void WhereTheBanIsLifted_TheClockIsNotReadEither()
    {
        var data = RepositoryFiles
            .Texts()
            .Where(f =>
                f.Path.StartsWith("src/Toetssteen.Web/Data/", StringComparison.Ordinal) && f.Path.EndsWith(".cs", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(data);
        Assert.DoesNotContain(data, f => ClockRead().IsMatch(f.Text));
    }

    [Fact]
    public void WhereTheBanIsLifted_NoInstantBecomesADayEither() =>
        Assert.DoesNotContain(RepositoryFiles.Texts(), f =>
            f.Path.StartsWith("src/Toetssteen.Web/Data/", StringComparison.Ordinal)
            && f.Path.EndsWith(".cs", StringComparison.Ordinal)
            && MadeADay().IsMatch(f.Text));

    [Theory]
    [InlineData("DateOnly.FromDateTime(at.UtcDateTime)")]
    [InlineData("at.LocalDateTime")]
    [InlineData("stored.UtcDateTime.Date")]
    [InlineData("TimeZoneInfo.ConvertTime(at, zone)")]
    public void AnInstantThatBecomesADay_IsSeen(string code) => Assert.Matches(MadeADay(), code);

    [Theory]
    [InlineData("var now = DateTime.Now;")]
    [InlineData("x = DateTimeOffset . UtcNow")]
    [InlineData("DateTime.Today.AddDays(1)")]
    [InlineData("Guid.CreateVersion7()")]
    public void AClockThatIsRead_IsSeen(string code) => Assert.Matches(ClockRead(), code);

    [Theory]
    [InlineData("#pragma warning " + "disable RS0030")]
    [InlineData("#pragma  warning " + "disable CA1000, RS0030")]
    [InlineData("[Suppress" + "Message(\"ApiDesign\", \"RS0030\")]")]
    public void AFileThatLiftsTheBan_IsSeen(string code) => Assert.Matches(Lifting(), code);

    [GeneratedRegex(@"\((?<line>\d+),\d+\): error (?<code>\w+):")]
    private static partial Regex Refusal();

    [GeneratedRegex(@"^[MPT]:[\w.]*?(?<name>\w+)(``\d)?(\(|;|$)")]
    private static partial Regex SymbolName();

    [GeneratedRegex(@"#pragma\s+warning\s+disable[^\n]*RS[0]030|SuppressMessage[^\n]*RS[0]030")]
    private static partial Regex Lifting();

    [GeneratedRegex(@"\bDateTime(Offset)?\s*\.\s*(Utc)?(Now|Today)\b|\bCreateVersion7\s*\(\s*\)")]
    private static partial Regex ClockRead();

    [GeneratedRegex(@"FromDateTime\b|LocalDateTime\b|UtcDateTime\s*\.|GetLocalNow\b|TimeZoneInfo\b|ToLocalTime\b")]
    private static partial Regex MadeADay();
}
