using System.Text.RegularExpressions;

namespace Toetssteen.Tests.Docs;

/// <summary>What the documentation points at is there.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string[] Roots = ["", "src", "src/Toetssteen.Domain", "src/Toetssteen.Web"];

    public static TheoryData<string> Pages =>
        [
            .. Directory
                .EnumerateFiles(RepositoryFolder.PathTo("docs"), "*.md", SearchOption.AllDirectories)
                .Append(RepositoryFolder.PathTo("CONTRIBUTING.md"))
                .Select(f => Path.GetRelativePath(RepositoryFolder.Root, f))
                .Order(StringComparer.Ordinal),
        ];

    [Theory, MemberData(nameof(Pages))]
    public void EveryFileThatAPageNames_IsThere(string page)
    {
        var text = File.ReadAllText(RepositoryFolder.PathTo(page));
        var named = Paths().Matches(text).Select(m => m.Groups["path"].Value).Where(p => !p.Contains('<'));
        var linked = Links().Matches(text).Select(m => Path.Combine(Path.GetDirectoryName(page)!, m.Groups["path"].Value));

        Assert.DoesNotContain(named.Concat(linked), path => !Roots.Any(root => Path.Exists(RepositoryFolder.PathTo(root, path))));
    }

    [Fact]
    public void EveryWordOfTheGlossary_StandsInTheFileThatOwnsIt()
    {
        var rows = File.ReadLines(RepositoryFolder.PathTo("docs", "glossary.md"))
            .Select(line => GlossaryRow().Match(line))
            .Where(m => m.Success)
            .ToList();

        Assert.NotEmpty(rows);
        Assert.All(rows, row =>
        {
            var owner = File.ReadAllText(Roots.Select(root => RepositoryFolder.PathTo(root, row.Groups["path"].Value)).First(File.Exists));
            Assert.All(Words().Matches(row.Groups["code"].Value), word => Assert.Matches($@"\b{word.Value}\b", owner));
        });
    }

    [Fact]
    public void Decisions_AreNumberedWithoutAGap_AndUnderAPage()
    {
        var decisions = Directory.EnumerateFiles(RepositoryFolder.PathTo("docs", "adr"), "*.md").Order(StringComparer.Ordinal).ToList();

        Assert.Equal(Enumerable.Range(1, decisions.Count).Select(n => $"{n:0000}"), decisions.Select(d => Path.GetFileName(d)[..4]));
        Assert.All(decisions, d => Assert.InRange(File.ReadLines(d).Count(), 5, 45));
        Assert.All(decisions, d => Assert.Contains("**Refused.**", File.ReadAllText(d)));
    }

    // In code marks, with a folder and an ending: `Studies/Study.cs`; a star or a gap in the name says that it is none.
    [GeneratedRegex(@"`(?<path>[\w.<>-]+(/[\w.<>-]+)*/([\w<>-]+\.(cs|cshtml|css|js|json|yaml|yml|csproj|md|csv|props|targets))?)`")]
    private static partial Regex Paths();

    [GeneratedRegex(@"^\| (?<code>[A-Z][^|]*) \|[^|]*\|[^|]*\| `(?<path>[^`]+\.cs)` \|$")]
    private static partial Regex GlossaryRow();

    [GeneratedRegex(@"[A-Z]\w+")]
    private static partial Regex Words();

    [GeneratedRegex(@"\]\((?!https?:|mailto:|#)(?<path>[^)#]+)(#[^)]*)?\)")]
    private static partial Regex Links();
}
