using Toetssteen.Documents.Reading;

namespace Toetssteen.Web.Tests.Hosting;

/// <summary>Readings that tests import: by file, or made on the spot.</summary>
public static class ReadingFixtures
{
    /// <summary>Readings by the second framework: two first studies and a re-test.</summary>
    public static IReadOnlyList<string> SecondFramework { get; } =
    ["verzuim-deventer-2024.json", "verzuim-zwolle-2024.json", "verzuim-deventer-2025.json"];

    /// <summary>Path of a file of the folder <c>Readings</c>.</summary>
    public static string PathTo(string file) => Repository.PathTo("tests", "Toetssteen.Web.Tests", "Readings", file);

    /// <summary>The one reading of a file of the folder <c>Readings</c>.</summary>
    public static FactsheetReading Load(string file) => ReadingJson.Parse(File.ReadAllText(PathTo(file))).Single();

    /// <summary>A first study of one municipality with these findings; its file name makes it another file.</summary>
    public static FactsheetReading Study(string file, string code, string name, params ReadFinding[] findings) =>
        new()
        {
            Source = new ReadingSource(
                file,
                "text",
                Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(file)))),
            Kind = ReadingKind.Study,
            Municipality = new ReadMunicipality(name, code),
            Published = "2013-10",
            Framework = "ggsr/2012",
            Approaches = [new ReadApproach { Name = "Aanpak van de proef", Findings = findings }],
        };

    /// <summary>A finding on one indicator of GGSR; its line is its place.</summary>
    public static ReadFinding Finding(string indicator, int line, string text, params ReadMark[] marks) =>
        new(indicator[..1], indicator[..3], [indicator], marks, text, [], new Place(Line: line));
}
