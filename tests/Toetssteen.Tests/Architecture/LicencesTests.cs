using System.Text.Json;
using System.Xml.Linq;

namespace Toetssteen.Tests.Architecture;

/// <summary>Every package, of NuGet and of npm, used to run, to build or to test, has a licence on this list.</summary>
[Collection(BannedSymbolsTests.Offences)]
public sealed class LicencesTests
{
    private static readonly HashSet<string> Allowed =
    [
        "0BSD",
        "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "BlueOak-1.0.0",
        "CC0-1.0",
        "EUPL-1.2",
        "ISC",
        "MIT",
        "MPL-2.0",
        "OFL-1.1",
        "PostgreSQL",
        "Unlicense",
    ];

    /// <summary>Packages that carry their licence as a file, read by a person.</summary>
    private static readonly Dictionary<string, string> ReadByAPerson = new(StringComparer.OrdinalIgnoreCase)
    {
        ["CommandLineParser 2.9.1"] = "MIT",
        ["Microsoft.DotNet.PlatformAbstractions 3.1.6"] = "MIT",
        ["Otp.NET 1.4.1"] = "MIT",
        // SQLite itself, in the public domain; nothing asks more than that.
        ["SourceGear.sqlite3 3.50.4.5"] = "CC0-1.0",
    };

    [Fact]
    public void EveryNuGetPackage_HasAnAllowedLicence()
    {
        // No solution holds that project, so that on a new machine its packages are not there yet.
        var restored = RepositoryFiles.Run("dotnet", ["restore", $"{BannedSymbolsTests.Fixture}.csproj", "-v:q", "--nologo"]);
        Assert.True(restored.ExitCode == 0, restored.Output);

        var packages = RepositoryFiles
            .Texts()
            .Where(f => Path.GetFileName(f.Path) == "packages.lock.json")
            .SelectMany(f => Locked(f.Text))
            .Distinct()
            .ToList();
        Assert.True(packages.Count > 50, $"Only {packages.Count} packages were found in the lock files.");
        Assert.Empty(packages.Select(p => Refusal(p.Name, p.Version, Nuspec(p.Name, p.Version))).OfType<string>());
    }

    [Fact]
    public void EveryNpmPackage_HasAnAllowedLicence()
    {
        var file = RepositoryFolder.PathTo("package-lock.json");
        Assert.SkipUnless(File.Exists(file), "There is no package-lock.json: the front end uses no npm package yet.");
        Assert.Empty(NpmRefusals(File.ReadAllText(file)));
    }

    [Theory]
    [InlineData("""<license type="expression">GPL-3.0-only</license>""")]
    [InlineData("""<license type="expression">AGPL-3.0-or-later OR MIT</license>""")]
    [InlineData("""<license type="file">licence.txt</license>""")]
    [InlineData("""<licenseUrl>https://example.org/eula</licenseUrl>""")]
    [InlineData("")]
    public void APackageWithAnotherLicenceOrNone_IsSeen(string licence) =>
        Assert.NotNull(
            Refusal("Some.Package", "1.0.0", XDocument.Parse($"<package><metadata><id>Some.Package</id>{licence}</metadata></package>")));

    [Fact]
    public void ALicenceReadByAPerson_HoldsForThatVersionAlone()
    {
        var nuspec = XDocument.Parse("""<package><metadata><license type="file">License.md</license></metadata></package>""");
        Assert.Null(Refusal("CommandLineParser", "2.9.1", nuspec));
        Assert.NotNull(Refusal("CommandLineParser", "2.9.2", nuspec));
    }

    [Fact]
    public void AnNpmPackageWithAnotherLicenceOrNone_IsSeen() =>
        Assert.Equal(
            ["node_modules/b: GPL-2.0", "node_modules/c: no licence"],
            NpmRefusals(
                """
                {"packages":{"":{"name":"x"},"node_modules/a":{"version":"1.0.0","license":"MIT"},"node_modules/b":{"version":"1.0.0","license":"GPL-2.0"},"node_modules/c":{"version":"1.0.0"}}}
                """));

    private static IEnumerable<(string Name, string Version)> Locked(string lockFile) =>
        JsonDocument.Parse(lockFile).RootElement.GetProperty("dependencies").EnumerateObject()
            .SelectMany(framework => framework.Value.EnumerateObject())
            .Where(package => package.Value.TryGetProperty("resolved", out _))
            .Select(package => (package.Name, package.Value.GetProperty("resolved").GetString()!));

    private static XDocument Nuspec(string name, string version)
    {
        var cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } set
            ? set
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var id = name.ToLowerInvariant();
        return XDocument.Load(Path.Combine(cache, id, version.ToLowerInvariant(), $"{id}.nuspec"));
    }

    /// <summary>What is against a package; null where nothing is.</summary>
    private static string? Refusal(string name, string version, XDocument nuspec)
    {
        var element = nuspec.Descendants().FirstOrDefault(e => e.Name.LocalName == "license" && e.Attribute("type")?.Value == "expression");
        var licence = element?.Value ?? ReadByAPerson.GetValueOrDefault($"{name} {version}");
        return licence is not null && Allowed.Contains(licence) ? null : $"{name} {version}: {licence ?? "no licence expression"}";
    }

    private static IEnumerable<string> NpmRefusals(string lockFile) =>
        from package in JsonDocument.Parse(lockFile).RootElement.GetProperty("packages").EnumerateObject()
        where package.Name.Length > 0
        let licence = package.Value.TryGetProperty("license", out var l) ? l.GetString()! : "no licence"
        where !Allowed.Contains(licence)
        select $"{package.Name}: {licence}";
}
