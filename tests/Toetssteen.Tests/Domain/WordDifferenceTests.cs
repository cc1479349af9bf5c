using FsCheck;
using FsCheck.Fluent;
using Toetssteen.Domain;

namespace Toetssteen.Tests.Domain;

/// <summary>What changed in a text, as a reader sees it.</summary>
public sealed class WordDifferenceTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("Er is beleid.", "Er is beleid.", "Er is beleid.")]
    [InlineData("Er is beleid.", "Er is geen beleid.", "Er is {+geen +}beleid.")]
    [InlineData("Er is geen beleid.", "Er is beleid.", "Er is [-geen -]beleid.")]
    [InlineData("Twee partners weten het.", "Drie partners weten het niet.", "[-Twee-]{+Drie+} partners weten het{+ niet+}.")]
    [InlineData("De oude visie geldt.", "Een nieuw plan geldt.", "[-De oude visie-]{+Een nieuw plan+} geldt.")]
    [InlineData("", "Nieuw.", "{+Nieuw.+}")]
    [InlineData(
        "Eén alinea.\n\nTwee alinea's.",
        "Eén alinea.\n\nNog een.\n\nTwee alinea's.",
        "Eén alinea.\n\n{+Nog een.\n\n+}Twee alinea's."
    )]
    public void TheRuns_ReadAsTheChange(string earlier, string later, string expected) =>
        Assert.Equal(expected, Shown(WordDifference.Between(earlier, later)));

    [Fact]
    public void Paragraphs_KeepTheirPlace()
    {
        var runs = WordDifference.Between("Eerst dit.\n\nDan dat.", "Eerst dit.\n\nOok dit nog.\n\nDan wat.");
        Assert.Equal(["Eerst dit.", "{+Ook dit nog.+}", "Dan [-dat-]{+wat+}."], WordDifference.InParagraphs(runs).Select(Shown));
    }

    [Fact]
    public void ACharacterOfTwoHalves_IsNeverCut() =>
        Assert.All(
            WordDifference.Between("a 😀 b", "a 😁 b"),
            r => Assert.True(r.Text.All(c => !char.IsSurrogate(c)) || r.Text.Length == 2));

    [Fact]
    public void TextsThatHaveNothingInCommon_AreShownAsReplacedAfterBoundedWork()
    {
        var earlier = string.Concat(Enumerable.Range(0, 20_000).Select(n => $"oud{n}"));
        var (a, b) = (
            string.Join('\n', Enumerable.Range(0, 5_000).Select(n => $"a{n}")),
            string.Join('\t', Enumerable.Range(0, 5_000).Select(n => $"b{n}")));
        Assert.Equal(
            [Change.Same, Change.Removed, Change.Added, Change.Same],
            WordDifference.Between($"Begin {a} eind", $"Begin {b} eind").Select(r => r.Change));
        Assert.Equal(2, WordDifference.Between(earlier, "nieuw").Count);
    }

    [Fact]
    public void WhateverChanged_BothTextsAreThereToTheLetter() => Prop.ForAll(Texts.ToArbitrary(), Texts.ToArbitrary(), (earlier, later) =>
    {
        var runs = WordDifference.Between(earlier, later);
        Assert.Equal(earlier, string.Concat(runs.Where(r => r.Change != Change.Added).Select(r => r.Text)));
        Assert.Equal(later, string.Concat(runs.Where(r => r.Change != Change.Removed).Select(r => r.Text)));
        Assert.DoesNotContain(runs, r => r.Text.Length == 0);
        Assert.DoesNotContain(runs.Zip(runs.Skip(1)), pair => pair.First.Change == pair.Second.Change);
        Assert.Equal(earlier == later, runs.All(r => r.Change == Change.Same));
        _ = WordDifference.InParagraphs(runs);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static Gen<string> Texts =>
        Gen.OneOf(
            Gen.Elements("de", "gemeente", "heeft", "beleid", " ", " ", " ", "\n\n", "\r\n", ".", "é", "e\u0301", "😀", "\ud83d", "3.1")
                .ListOf()
                .Select(string.Concat),
            ArbMap.Default.GeneratorFor<string?>().Select(s => s ?? ""));

    private static string Shown(IEnumerable<WordRun> runs) => string.Concat(runs.Select(r => r.Change switch
    {
        Change.Removed => $"[-{r.Text}-]",
        Change.Added => $"{{+{r.Text}+}}",
        _ => r.Text,
    }));
}
