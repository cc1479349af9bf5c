using Toetssteen.Web.Features.Documents;

namespace Toetssteen.Web.Tests.Documents;

/// <summary>What is found is marked where it stands, to the letter.</summary>
public sealed class SnippetTests
{
    [Theory]
    [InlineData("De Regisseur heeft regie.", "regisseur", "De [Regisseur] heeft regie.")]
    [InlineData("Coördinatie, coordinatie", "coördinatie", "[Coördinatie], [coordinatie]")]
    [InlineData("Co\u0308ordinatie", "coordinatie", "[Co\u0308ordinatie]")]
    [InlineData("de samen-\n  werking is", "samenwerking", "de [samen-\n  werking] is")]
    [InlineData("zorg - en  welzijn", "zorg en welzijn", "[zorg - en  welzijn]")]
    [InlineData("100% en 100", "100%", "[100]% en [100]")]
    [InlineData("niets", "iets anders", "niets")]
    [InlineData("niets", "", "niets")]
    [InlineData("niets", "%%%", "niets")]
    [InlineData("", "x", "")]
    [InlineData("samen\u00adwerking", "samenwerking", "[samen\u00adwerking]")]
    [InlineData("samen\u200bwer\u2060king", "Samenwerking", "[samen\u200bwer\u2060king]")]
    [InlineData("samenwerking", "samen\u00adwerking", "[samenwerking]")]
    [InlineData("niets \ufffe", "\ufffe", "niets \ufffe")]
    [InlineData("half \ud83d een", "een", "half \ud83d [een]")]
    [InlineData("𝒜 ab 𝒜", "ab", "𝒜 [ab] 𝒜")]
    public void WhatIsFound_IsMarked(string text, string query, string marked) => Assert.Equal(marked, Shown(Snippet.Marked(text, query)));

    [Fact]
    public void TheSurroundings_AreCutAtWords()
    {
        var words = string.Join(' ', Enumerable.Range(100, 100));
        Assert.Matches(@"^… \d{3} .* \[150\] .* \d{3} …$", Shown(Snippet.Of(words, "150")));
        Assert.Equal("kort [ding]", Shown(Snippet.Of("kort ding", "ding")));
    }

    private static string Shown(Snippet snippet) => string.Concat(snippet.Parts.Select(p => p.IsMarked ? $"[{p.Text}]" : p.Text));
}
