using System.Text;
using System.Text.RegularExpressions;
using Toetssteen.Documents.Frameworks;

namespace Toetssteen.Tests.Documents.Frameworks;

/// <summary>Every rule about framework files, each seen to be broken.</summary>
public sealed class FrameworkRulesTests
{
    private const string Sound = """
        key: proef
        version: "1"
        title: Proef
        owner: Proefinspectie
        language: nl
        targetGroup:
          name: proefpersonen
          definition: Wie meedoet aan een proef.
        levels:
          - key: policy
            label: beleid
        scale:
          meets: { sign: "+", label: { nl: goed, en: good } }
          needsImprovement: { sign: "-", label: { nl: beter, en: better } }
          attention: { sign: "!", label: { nl: let op, en: mind } }
        themes:
          - code: A
            name: Begin
            statement: er is een begin
            criteria:
              - code: A1
                name: Start
                indicators:
                  - code: A1a
                    norm: Er is een plan
                    shortLabel: Plan
                    aliases: [Er is één plan]
                    questions: { municipality: Is er een plan? }
                  - code: A1b
                    norm: Het plan is bekend
                    shortLabel: Bekendheid
                    questions: { municipality: Wie kent het plan? }
                  - code: A1c
                    norm: Het plan wordt gebruikt
                    shortLabel: Gebruik
                    questions: { municipality: Wie gebruikt het plan? }
              - code: A2
                name: Finish
                indicators:
                  - code: A2a
                    norm: Er is een einde
                    shortLabel: Einde
                    questions: { municipality: Is er een einde? }
        jointRows:
          - indicators: [A1a, A1b]
            shortLabel: Plan en bekendheid
        crosswalk:
          from: "0"
          steps:
            - old: X
              new: [A1a]
            - old: Y
              new: []
        """;

    /// <summary>Code of the rule, what is changed in the sound file, and the text on whose line the problem must stand.</summary>
    public static TheoryData<string, string, string, string> Offences() => new()
    {
        { "K001", "key: proef", "key: [proef", "[proef" },
        { "K001", "key: proef", "key: &x proef\ncopy: *x", "copy" },
        { "K001", Sound, "# leeg\n", "" },
        { "K001", Sound, "---\na: 1\n---\nb: 2", "---" },
        { "K001", "title: Proef", $"title: {new string('[', 30)}x{new string(']', 30)}", "title" },
        { "K002", "title: Proef", "title: Proef\ntitle: Nog eens", "Nog eens" },
        { "K002", "nl: goed", "nl: goed, nl: best", "nl: best" },
        { "K003", "owner: Proefinspectie\n", "", "key: proef" },
        { "K003", "  from: \"0\"\n", "", "  steps:" },
        { "K003", "levels:\n  - key: policy\n    label: beleid", "levels: []", "levels" },
        { "K004", "title: Proef", "title: Proef\nkleur: rood", "kleur" },
        { "K005", "owner: Proefinspectie", "owner: '  '", "owner" },
        { "K005", "owner: Proefinspectie", "owner: ~", "owner" },
        { "K005", "nl: goed", "nl: ''", "nl: ''" },
        { "K006", "title: Proef", "title: [Proef]", "title" },
        { "K006", "aliases: [Er is één plan]", "aliases: Er is één plan", "aliases" },
        { "K006", "{ municipality: Wie kent het plan? }", "Wie kent het plan?", "Wie kent" },
        { "K006", "  steps:\n    - old: X\n      new: [A1a]\n    - old: Y\n      new: []", "  steps: [X]", "steps" },
        { "K006", Sound, "een zin en niets meer", "een zin" },
        { "K007", "key: proef", "key: proeve", "key: proeve" },
        { "K008", "version: \"1\"", "version: \"2\"", "version" },
        { "K010", "jointRows:", "  - code: B\n    name: Leeg\n    statement: er is niets\n    criteria: []\njointRows:", "criteria: []" },
        { "K011", "jointRows:", "  - code: B\n    name: Leeg\n    statement: er is niets\n    criteria:\n      - code: B1\n        name: Niets\njointRows:", "code: B1" },
        { "K012", "{ municipality: Wie kent het plan? }", "{ partners: Wie kent het plan? }", "partners" },
        { "K012", "questions: { municipality: Is er een einde? }", "", "code: A2a" },
        { "K013", "label: { nl: goed, en: good }", "label: { en: good }", "good" },
        { "K014", "indicators: [A1a, A1b]", "indicators: [A1a]", "indicators: [A1a]" },
        { "K020", "code: A1c", "code: a1A", "code: a1A" },
        { "K020", "code: A2\n", "code: A\n", "code: A\n" },
        { "K021", "code: A1c", "code: A1/c", "A1/c" },
        { "K022", "from: \"0\"", "from: Nul", "Nul" },
        { "K023", "language: nl", "language: Nederlands", "language" },
        { "K023", "en: better", "english: better", "english" },
        { "K030", "norm: Het plan wordt gebruikt", "norm: het plan, is bekend!", "het plan, is bekend!" },
        { "K030", "name: Finish", "name: start", "name: start" },
        { "K031", "aliases: [Er is één plan]", "aliases: [Het plan is bekend.]", "aliases" },
        { "K040", "shortLabel: Einde", "shortLabel: Een einde dat veel te lang is voor een kolom", "Een einde dat" },
        { "K041", "shortLabel: Einde", "shortLabel: plan", "shortLabel: plan" },
        { "K042", "sign: \"+\"", "sign: \"++\"", "sign: \"++\"" },
        { "K043", "sign: \"-\"", "sign: \"+\"", "needsImprovement" },
        { "K043", "nl: beter", "nl: Goed", "needsImprovement" },
        { "K050", "[A1a, A1b]", "[A1a, A1z]", "A1z" },
        { "K051", "[A1a, A1b]", "[A1c, A2a]", "[A1c" },
        { "K052", "[A1a, A1b]", "[A1a, A1c]", "[A1a, A1c]" },
        { "K052", "[A1a, A1b]", "[A1b, A1a]", "[A1b" },
        { "K053", "shortLabel: Plan en bekendheid", "shortLabel: Plan en bekendheid\n  - indicators: [A1b, A1c]\n    shortLabel: Nog een", "[A1b, A1c]" },
        { "K053", "[A1a, A1b]", "[A1a, A1b, A1b]", "[A1a, A1b, A1b]" },
        { "K060", "new: [A1a]", "new: [A1z]", "A1z" },
        { "K061", "old: Y", "old: X", "old: X\n      new: []" },
        { "K062", "from: \"0\"", "from: \"1\"", "from" },
    };

    [Fact]
    public void ASoundFile_HasNoProblem() => Assert.Empty(Load(Sound).Problems);

    [Theory]
    [MemberData(nameof(Offences))]
    public void EachRule_IsSeenToBeBrokenAndPointsAtTheLine(string code, string from, string to, string at)
    {
        Assert.Contains(from, Sound, StringComparison.Ordinal);
        var text = Replace(Sound, from, to);

        var load = Load(text);

        var problem = Assert.Single(load.Problems, p => p.Code == code);
        Assert.Equal([code], load.Problems.Select(p => p.Code).Distinct());
        Assert.Equal(1 + text[..text.LastIndexOf(at, StringComparison.Ordinal)].Count(c => c == '\n'), problem.Line);
        Assert.Equal("proef/1.yaml", problem.File);
        Assert.DoesNotContain("{0}", problem.Message, StringComparison.Ordinal);
        Assert.Equal(problem.Severity == ProblemSeverity.Error, load.Framework is null);
    }

    [Fact]
    public void EveryRuleOfTheTable_IsSeenToBeBroken() =>
        Assert.Equal(FrameworkFile.Rules.Select(r => r.Code), Offences().Select(o => o.Data.Item1).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void EveryRule_StandsInTheDocumentationAsItIs() =>
        Assert.Equal(
            FrameworkFile.Rules.Select(r => $"| {r.Code} | {(r.Severity == ProblemSeverity.Error ? "fout" : "waarschuwing")} | {Regex.Replace(r.Message, @"\{\d\}", "…")} |"),
            File.ReadLines(RepositoryFolder.PathTo("docs", "frameworks.md")).Where(l => l.StartsWith("| K", StringComparison.Ordinal)));

    [Fact]
    public void AllProblems_ComeAtOnceInTheOrderOfLines()
    {
        var text = Sound.Replace("owner: Proefinspectie\n", "", StringComparison.Ordinal)
            .Replace("code: A1c", "code: A1b", StringComparison.Ordinal)
            .Replace("shortLabel: Einde", "shortLabel: Plan", StringComparison.Ordinal)
            .Replace("new: [A1a]", "new: [Q]", StringComparison.Ordinal);

        var problems = Load(text).Problems;

        Assert.Equal(["K003", "K020", "K041", "K060"], problems.Select(p => p.Code));
        Assert.Equal(problems.Select(p => p.Line).Order(), problems.Select(p => p.Line));
        Assert.Equal("proef/1.yaml:1: K003 Bij het toetsingskader ontbreekt 'owner'. Vul het in.", problems[0].ToString());
    }

    [Fact]
    public void ACodeThatDoesNotBeginWithItsParents_IsNoProblem() =>
        Assert.Empty(Load(Sound.Replace("A2a", "Q7", StringComparison.Ordinal)).Problems);

    [Fact]
    public void AWarning_DoesNotRefuseTheFile()
    {
        var load = Load(Sound.Replace("shortLabel: Einde", "shortLabel: Plan", StringComparison.Ordinal));
        Assert.Equal(ProblemSeverity.Warning, Assert.Single(load.Problems).Severity);
        Assert.Equal("proef/1", load.Framework!.Id);
    }

    [Fact]
    public void AFileThatIsNotThere_IsAProblemLikeAnyOther() =>
        Assert.Equal("K001", Assert.Single(FrameworkFile.Load(RepositoryFolder.PathTo("frameworks", "geen", "9.yaml")).Problems).Code);

    [Fact]
    public void BytesThatAreNoText_AreAProblemLikeAnyOther() =>
        Assert.Contains("UTF-8", Assert.Single(FrameworkFile.Load(new MemoryStream([0x6B, 0x3A, 0xFF, 0xFE]), "proef/1.yaml").Problems).Message, StringComparison.Ordinal);

    [Fact]
    public void AFileThatIsTooLarge_IsRefusedBeforeItIsParsed() =>
        Assert.Contains("1 MB", Assert.Single(FrameworkFile.Load(new MemoryStream(new byte[FrameworkFile.MaxBytes + 1]), "proef/1.yaml").Problems).Message, StringComparison.Ordinal);

    [Fact]
    public void AnyLineLeftOut_NeverThrows()
    {
        var lines = Sound.Split('\n');
        for (var left = 0; left < lines.Length; left++)
            for (var count = 1; count <= 6 && left + count <= lines.Length; count++)
                Assert.NotNull(Load(string.Join('\n', lines.Where((_, n) => n < left || n >= left + count))).Problems);
    }

    private static FrameworkLoad Load(string text) => FrameworkFile.Load(new MemoryStream(Encoding.UTF8.GetBytes(text)), "proef/1.yaml");

    private static string Replace(string text, string from, string to)
    {
        var at = text.IndexOf(from, StringComparison.Ordinal);
        return string.Concat(text.AsSpan(0, at), to, text.AsSpan(at + from.Length));
    }
}
