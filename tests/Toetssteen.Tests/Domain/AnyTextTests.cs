using System.Text;
using Toetssteen.Documents.Reading.Grammar;
using Toetssteen.Documents.Outline;
using Toetssteen.Documents.Writing;
using Toetssteen.Domain;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Publication;
using Toetssteen.Tests.Reading.Model;
using Toetssteen.Tests.Writing;
using Sentences = Toetssteen.Domain.Publication.Sentences;

namespace Toetssteen.Tests.Domain;

/// <summary>Text never throws: whatever characters it holds, it is folded, compared, cut, taken apart and put on paper.</summary>
public sealed class AnyTextTests
{
    [Fact]
    public void AnyText_IsFolded_ToLettersDigitsAndSingleSpaces()
    {
        foreach (var text in AnyText.Nasty)
        {
            var folded = FoldedText.Fold(text);
            Assert.DoesNotContain("  ", folded, StringComparison.Ordinal);
            Assert.Equal(folded.Trim(), folded);
            Assert.Equal(folded, FoldedText.Fold(folded));
            Assert.All(FoldedText.Slug(text), c => Assert.True(char.IsAsciiLetterOrDigit(c) || c == '-'));
            _ = Words.Folded(text);
        }
    }

    [Fact]
    public void AnyText_IsMadeWellFormed_AndWhatWasWellFormedStays()
    {
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        foreach (var text in AnyText.Nasty)
        {
            var formed = FoldedText.WellFormed(text);
            _ = strict.GetBytes(formed);
            Assert.Equal(formed, FoldedText.WellFormed(formed));
            _ = strict.GetBytes(FoldedText.Start(formed, 7));
        }
        Assert.Equal("Zoë 👩‍👩‍👧", FoldedText.WellFormed("Zoë 👩‍👩‍👧"));
        Assert.Equal("a\ufffdb\ufffdc", FoldedText.WellFormed("a\ud800b\ufffec"));
    }

    [Theory]
    [InlineData("samen\u00adwerking", "samenwerking")]
    [InlineData("samen\u200bwerking", "samenwerking")]
    [InlineData("samen\u200d\u2060wer\ufeffking", "Samenwerking")]
    [InlineData("de\u00a0Boer", "de boer")]
    [InlineData("2.1.\u200b3", "2.1.3")]
    public void SignsThatNobodySees_HideNoWord(string pasted, string meant)
    {
        Assert.Equal(FoldedText.Fold(meant), FoldedText.Fold(pasted));
        Assert.Equal(Words.Folded(meant), Words.Folded(pasted));
    }

    [Fact]
    public void AnyText_IsTakenApart_AndShown()
    {
        foreach (var text in AnyText.Nasty)
            foreach (var form in Enum.GetValues<TextForm>())
            {
                var blocks = RichText.Read(text, form);
                _ = RichText.Plain(blocks);
                Assert.Equal(string.IsNullOrWhiteSpace(text), blocks.Count == 0 && string.IsNullOrWhiteSpace(text));
            }
    }

    [Fact]
    public void MarkupThatIsNestedDeeperThanAnyoneMeans_IsShownAsItWasTyped()
    {
        var typed = new string('>', 130) + " Zo staat het er.";
        Assert.Equal(typed, RichText.Plain(RichText.Read(typed, TextForm.Markdown)));
    }

    [Fact]
    public void AnyText_IsComparedWordByWord_AndCutIntoSentences_ToTheLetter()
    {
        foreach (var text in AnyText.Nasty.Where(t => t.Length < 20_000))
        {
            var later = text + " en meer";
            var runs = WordDifference.Between(text, later);
            Assert.Equal(text, string.Concat(runs.Where(r => r.Change != Change.Added).Select(r => r.Text)));
            Assert.Equal(later, string.Concat(runs.Where(r => r.Change != Change.Removed).Select(r => r.Text)));
            Assert.Equal(text, string.Concat(Sentences.Of(text).Select(s => s.Text)));
        }
    }

    [Fact]
    public void AnyText_IsReadAsAnAddress_ADate_OrAListOfMunicipalities_OrRefused()
    {
        foreach (var text in AnyText.Nasty)
        {
            _ = EmailAddress.Of(text);
            _ = EmailAddress.Of($"a@{text}.nl");
            _ = PartialDate.TryParse(text, out _);
            _ = MunicipalityList.Read(text);
        }
    }

    [Fact]
    public void AnyText_StandsInAWordDocument_AndInThePageThatIsPrinted()
    {
        foreach (
            var text in AnyText.Nasty.Where((t, n) => t.Length >= 3_000 && t.Length < 40_000 && n % 5 == 0 || t.Length < 40 && n % 11 == 0))
            foreach (var form in Enum.GetValues<TextForm>())
            {
                var content = FullFactsheet.Saying(text, form);
                Assert.NotEmpty(FactsheetDocx.Write(content, GgsrNorms.Framework, FullFactsheet.Imprint));
                Assert.NotEmpty(
                    FactsheetHtml.Write(
                FactsheetOutline.Of(content, GgsrNorms.Framework, FullFactsheet.Imprint), SampleFactsheet.Typeface).Html);
            }
    }
}
