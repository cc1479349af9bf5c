using System.Text.Json;
using System.Xml.Linq;
using Toetssteen.Documents.Frameworks;
using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Tests.Architecture;

/// <summary>Which project may lean on which: Web on Documents on Domain, never back; Domain on nothing.</summary>
public sealed class ProjectsTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Toetssteen.Domain"] = [],
        ["Toetssteen.Documents"] = ["Toetssteen.Domain"],
        ["Toetssteen.Web"] = ["Toetssteen.Domain", "Toetssteen.Documents"],
    };

    /// <summary>Packages that the build uses and the program does not.</summary>
    private static readonly string[] Analyzers = ["Microsoft.CodeAnalysis.BannedApiAnalyzers"];

    [Fact]
    public void SourceProjects_LeanInOneDirection()
    {
        var projects = RepositoryFiles
            .All.Where(f => f.StartsWith("src/", StringComparison.Ordinal) && f.EndsWith(".csproj", StringComparison.Ordinal))
            .ToList();
        Assert.Equal(Allowed.Keys.Order(), projects.Select(Path.GetFileNameWithoutExtension).Order());
        Assert.Empty(
            projects.SelectMany(p => WrongDirections(Path.GetFileNameWithoutExtension(p), XDocument.Load(RepositoryFolder.PathTo(p)))));
    }

    [Theory]
    [InlineData("Toetssteen.Domain", "../Toetssteen.Documents/Toetssteen.Documents.csproj")]
    [InlineData("Toetssteen.Documents", @"..\Toetssteen.Web\Toetssteen.Web.csproj")]
    [InlineData("Toetssteen.Web", "../../tests/Toetssteen.Tests/Toetssteen.Tests.csproj")]
    public void AProjectThatLeansTheWrongWay_IsSeen(string project, string reference) =>
        Assert.Single(
            WrongDirections(
                project,
                XDocument.Parse($"""<Project><ItemGroup><ProjectReference Include="{reference}" /></ItemGroup></Project>""")));

    [Fact]
    public void BuiltAssemblies_LeanInOneDirection()
    {
        Assert.DoesNotContain(typeof(Framework).Assembly.GetReferencedAssemblies(), a => !IsOfTheRuntime(a.Name!));
        Assert.DoesNotContain(typeof(FrameworkFile).Assembly.GetReferencedAssemblies(), a =>
            a.Name is "toetssteen" || a.Name!.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal));
        Assert.Contains(typeof(FrameworkFile).Assembly.GetReferencedAssemblies(), a => !IsOfTheRuntime(a.Name!));
    }

    [Fact]
    public void Domain_HasNoPackage()
    {
        Assert.Empty(Packages(XDocument.Load(RepositoryFolder.PathTo("src", "Toetssteen.Domain", "Toetssteen.Domain.csproj"))));
        Assert.Equal(Analyzers, Locked(File.ReadAllText(RepositoryFolder.PathTo("src", "Toetssteen.Domain", "packages.lock.json"))));
    }

    [Theory]
    [InlineData("""<PackageReference Include="Newtonsoft.Json" />""")]
    [InlineData("""<FrameworkReference Include="Microsoft.AspNetCore.App" />""")]
    [InlineData("""<Reference Include="Some.dll" />""")]
    public void AProjectWithAPackage_IsSeen(string reference) =>
        Assert.Single(Packages(XDocument.Parse($"<Project><ItemGroup>{reference}</ItemGroup></Project>")));

    [Fact]
    public void ALockFileWithAPackage_IsSeen() =>
        Assert.Equal(
            ["Dapper"],
            Locked(
                """{"version":2,"dependencies":{"net10.0":{"Dapper":{"type":"Direct","resolved":"2.1.0"},"toetssteen.domain":{"type":"Project"}}}}"""));

    [Fact]
    public void TheSolution_HoldsEveryProject() =>
        Assert.Equal(
            RepositoryFiles
                .All.Where(f =>
                    f.EndsWith(".csproj", StringComparison.Ordinal) && !f.StartsWith("tests/fixtures/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
            XDocument
                .Load(RepositoryFolder.PathTo("Toetssteen.slnx"))
                .Descendants("Project")
                .Select(p => p.Attribute("Path")!.Value)
                .Order(StringComparer.Ordinal));

    [Fact]
    public void Packages_HaveOneExactVersionInOnePlace()
    {
        var versions = XDocument
            .Load(RepositoryFolder.PathTo("Directory.Packages.props"))
            .Descendants("PackageVersion")
            .Select(p => p.Attribute("Version")!.Value);
        Assert.All(versions, v => Assert.Matches(@"^\d+\.\d+\.\d+(\.\d+)?$", v));
        Assert.All(RepositoryFiles.Texts().Where(f => f.Path.EndsWith(".csproj", StringComparison.Ordinal)), f =>
            Assert.DoesNotContain(XDocument.Parse(f.Text).Descendants("PackageReference"), p =>
                p.Attribute("Version") is not null || p.Attribute("VersionOverride") is not null));
    }

    private static IEnumerable<string> WrongDirections(string project, XDocument file) =>
        file.Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')))
            .Where(to => !Allowed[project].Contains(to));

    private static IEnumerable<string> Packages(XDocument file) =>
        file.Descendants()
            .Where(e => e.Name.LocalName is "PackageReference" or "FrameworkReference" or "Reference" or "PackageDownload")
            .Select(e => e.Attribute("Include")!.Value);

    private static IEnumerable<string> Locked(string lockFile) =>
        JsonDocument.Parse(lockFile).RootElement.GetProperty("dependencies").EnumerateObject()
            .SelectMany(framework => framework.Value.EnumerateObject())
            .Where(package => package.Value.GetProperty("type").GetString() != "Project")
            .Select(package => package.Name);

    private static bool IsOfTheRuntime(string assembly) =>
        assembly == "netstandard" || assembly.StartsWith("System.", StringComparison.Ordinal);
}
