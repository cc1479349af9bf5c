using System.Text.Json;
using Toetssteen.Documents.Reading;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Commands;

/// <summary><c>read</c>: prints what was read, and stores nothing.</summary>
public sealed class ReadCommandTests
{
    private static readonly string Waterwijk = ReadingFixtures.PathTo("waterwijk.txt");

    [Fact]
    public async Task Read_AsJson_PrintsOneArrayWithAnObjectPerFile_AndStoresNothing()
    {
        using var folder = new Folder();
        var copy = folder.Copy(Waterwijk, "tweede.txt");

        var ran = await CommandLine.RunAsync("read", Waterwijk, copy, "--json", "--database", $"sqlite:{folder.PathTo("niet.db")}");

        Assert.Equal(0, ran.ExitCode);
        Assert.Empty(ran.Errors);
        using var json = JsonDocument.Parse(ran.Output);
        Assert.Equal(JsonValueKind.Array, json.RootElement.ValueKind);
        Assert.Equal(
            ["waterwijk.txt", "tweede.txt"],
            json.RootElement.EnumerateArray().Select(o => o.GetProperty("source").GetProperty("file").GetString()));
        Assert.Equal(
            ["source", "kind", "municipality", "published", "framework", "context", "approaches", "unplaced", "warnings"],
            json.RootElement[0].EnumerateObject().Select(p => p.Name));
        Assert.Equal(["tweede.txt"], folder.Files());
    }

    [Fact]
    public async Task Read_AsJson_FindsTheMarksOfTheFile()
    {
        var ran = await CommandLine.RunAsync("read", Waterwijk, "--json");

        var reading = ReadingJson.Parse(ran.Output).Single();
        Assert.Equal(("Waterwijk", "2013-10"), (reading.Municipality?.Name, reading.Published));
        var findings = reading.Approaches.Single().Findings;
        Assert.Equal(["1.1.1", "1.1.2", "1.2.1"], findings.SelectMany(f => f.Indicators));
        Assert.Equal([ReadMark.Meets, ReadMark.Improve, ReadMark.Meets], findings.SelectMany(f => f.Marks));
    }

    [Fact]
    public async Task Read_OfSeveralFilesOfWhichSomeAreBad_StillReadsTheOthers_AndTellsOneLineEach()
    {
        using var folder = new Folder();
        var empty = folder.Write("leeg.txt", []);
        var noise = folder.Write("ruis.pdf", [0, 1, 2, 3, 250, 251]);
        var prose = folder.Write("brief.txt", "Beste lezer, dit is een gewone brief over niets."u8);
        var absent = folder.PathTo("weg.txt");

        var ran = await CommandLine.RunAsync("read", empty, noise, Waterwijk, prose, absent, "--json");

        Assert.NotEqual(0, ran.ExitCode);
        Assert.Equal("waterwijk.txt", ReadingJson.Parse(ran.Output).Single().Source.File);
        Assert.Equal(4, ran.Errors.Count);
        foreach (var (file, line) in new[] { empty, noise, prose, absent }.Zip(ran.Errors))
        {
            Assert.StartsWith($"{file}: ", line, StringComparison.Ordinal);
            Assert.Matches(@"\(F\d{3}\)$", line);
        }
    }

    [Fact]
    public async Task Read_WithAFrameworkThatHasErrors_ReadsNothing_AndSaysWhere()
    {
        using var folder = new Folder();
        var framework = folder.Write("1.yaml", "key: proef\nversion: '1'\n"u8);

        var ran = await CommandLine.RunAsync("read", Waterwijk, "--frameworks", Path.GetDirectoryName(framework)!);

        Assert.NotEqual(0, ran.ExitCode);
        Assert.Empty(ran.Output);
        Assert.EndsWith("(S002)", Assert.Single(ran.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_ReadsByTheFolderOfTheSetting_AsTheServerDoes()
    {
        using var folder = new Folder();
        var framework = folder.Write("1.yaml", "key: proef\nversion: '1'\n"u8);
        var setting = new Dictionary<string, string?> { ["Toetssteen__Frameworks"] = Path.GetDirectoryName(framework) };

        var ran = await CommandLine.RunWithAsync(setting, "read", Waterwijk);

        Assert.EndsWith("(S002)", Assert.Single(ran.Errors), StringComparison.Ordinal);
        var ownFolder = Path.GetDirectoryName(Path.GetDirectoryName(Repository.PathTo("frameworks", "ggsr", "2012.yaml")))!;
        Assert.Equal(0, (await CommandLine.RunWithAsync(setting, "read", Waterwijk, "--frameworks", ownFolder)).ExitCode);
    }

    [Fact]
    public async Task Framework_Checked_SaysThatItIsInOrder()
    {
        var file = Repository.PathTo("tests", "frameworks", "verzuim", "2.1.yaml");

        var ran = await CommandLine.RunAsync("framework", "--check", file);

        Assert.Equal((0, $"{file}: in orde; er is niets opgenomen"), (ran.ExitCode, ran.Output.Trim()));
    }

    [Theory]
    [InlineData("read")]
    [InlineData("lees")]
    [InlineData("serve", "nog", "iets")]
    public async Task AWrongCommand_TellsOneLine_AndFails(params string[] arguments)
    {
        var ran = await CommandLine.RunAsync(arguments);

        Assert.NotEqual(0, ran.ExitCode);
        Assert.Single(ran.Errors);
        Assert.Empty(ran.Output);
    }
}
