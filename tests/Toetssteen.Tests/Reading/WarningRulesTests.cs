using System.Text;
using System.Text.RegularExpressions;
using Toetssteen.Documents.Reading;
using Toetssteen.Documents.Reading.Grammar;

namespace Toetssteen.Tests.Reading;

public sealed class WarningRulesTests
{
    [Fact]
    public void Rules_HaveCodesOfTheirOwn_InOrder()
    {
        var codes = ReadingRules.All.Select(r => r.Code).ToList();
        Assert.Equal(codes.Distinct().Order(StringComparer.Ordinal), codes);
        Assert.All(codes, c => Assert.Matches("^R[0-9]{3}$", c));
    }

    [Fact]
    public void Rules_SayOneSentence() =>
        Assert.All(ReadingRules.All, r => Assert.Matches(@"^\p{Lu}?.*[.]$", r.At(null, "1.1.1", "x", "y").Message));

    [Fact]
    public void Documentation_ListsEveryRuleAndEveryRefusal()
    {
        var path = RepositoryFolder.PathTo("docs", "warnings.md");
        var wanted = Documentation();
        if (Environment.GetEnvironmentVariable("TOETSSTEEN_WRITE_DOCS") == "1")
            File.WriteAllText(path, wanted);
        Assert.Equal(wanted, File.ReadAllText(path));
    }

    private static string Documentation()
    {
        var text = new StringBuilder();
        text.Append("""
            # What reading a factsheet may doubt or refuse

            Every doubt is a warning with a stable code, the place in the source and one Dutch sentence. A doubt that says "yes" below leaves
            what stands at its place waiting for a person ("te bevestigen"); the others only tell. This page is checked by a test; write it
            anew with `TOETSSTEEN_WRITE_DOCS=1` and the test `WarningRulesTests`.

            ## Warnings

            | code | what it means | waits for a person | sentence |
            |---|---|---|---|

            """);
        foreach (var rule in ReadingRules.All)
            text.Append("| ").AppendJoin(" | ", rule.Code, rule.Meaning, rule.IsDoubt ? "yes" : "no", rule.Sentence).Append(" |\n");
        text.Append("\n## Refusals\n\nNothing of the file is kept.\n\n| code | name |\n|---|---|\n");
        foreach (var field in typeof(UnreadableFileException).GetFields().Where(f => f.IsLiteral))
            text.Append("| ")
                .AppendJoin(" | ", field.GetRawConstantValue(), Regex.Replace(field.Name, "(?<!^)(?=[A-Z])", " ").ToLowerInvariant())
                .Append(" |\n");
        return text.ToString();
    }
}
