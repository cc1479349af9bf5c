using FsCheck;
using FsCheck.Fluent;
using Toetssteen.Domain.Publication;

namespace Toetssteen.Tests.Domain.Publication;

/// <summary>A text in the sentences that a reader sees.</summary>
public sealed class SentencesTests
{
    public static TheoryData<string> Texts() =>
    [
        "De gemeente heeft beleid.| Dat staat in een nota.",
        "Er doen partijen mee, o.a. Politie Oost en bijv. Stichting Thuis.| Dat is bekend.",
        "Dit staat in art. 3 van het convenant, p. 4 en blz. 12.| Ook indicator 2.1.3 gaat erover.",
        "Op 12 december 2014 is er overlegd.| Op 1.1.2015 ook.",
        "Het duurt ca. 3 maanden, m.b.t. Jeugdzorg langer.| Daarna niet meer.",
        "Is er een plan?| Ja!| Dat is er.",
        "Zij zei: “Dat is zo.”| Toen ging zij weg.",
        "De heer J. Jansen (dhr. A.B. Smit was er niet.) sprak.| Daarna was er koffie.",
        "Eerste alinea zonder punt\n\n|Tweede alinea.",
        "De gemeente heeft:\n|- beleid\n|- een visie",
        "1. De gemeente heeft beleid.\n|2. De gemeente heeft geen visie.",
        "Een zin die\nover twee regels loopt.| Nog een.",
        "In 2013.| Daarna niet.",
        "Er zijn 30 gezinnen, enz.| Dat is veel.",
        "Zonder einde",
        "Let op...| Er komt meer.",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void ASentence_EndsWhereAReaderEndsIt(string marked) =>
        Assert.Equal(
            marked.Split('|').Select(s => s.Trim()),
            Sentences.Of(marked.Replace("|", "", StringComparison.Ordinal)).Select(s => s.Words));

    [Fact]
    public void NoText_HasNoSentences() => Assert.Empty(Sentences.Of(""));

    [Fact]
    public void WhateverTheText_ItsSentencesJoinedAreTheText() => Prop.ForAll(Any.ToArbitrary(), text =>
    {
        var sentences = Sentences.Of(text);
        Assert.Equal(text, string.Concat(sentences.Select(s => s.Text)));
        Assert.All(sentences, s => Assert.Equal(s.Text, text.Substring(s.Start, s.Text.Length)));
        Assert.DoesNotContain(sentences, s => s.Text.Length == 0);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static Gen<string> Any =>
        Gen.OneOf(
            Gen.Elements(
                    "De",
                    "gemeente",
                    "o.a.",
                    "art. 3",
                    "J.",
                    "2.1.3",
                    ".",
                    "?",
                    "!",
                    "...",
                    " ",
                    " ",
                    "\n",
                    "\n\n",
                    "\r\n",
                    "- ",
                    "1. ",
                    ")",
                    "”",
                    "\ud83d",
                    "\0")
                .ListOf()
                .Select(string.Concat),
            ArbMap.Default.GeneratorFor<string?>().Select(s => s ?? ""));
}
