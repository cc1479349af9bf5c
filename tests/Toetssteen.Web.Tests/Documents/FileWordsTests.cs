using System.Globalization;
using Toetssteen.Documents.Extraction;
using Toetssteen.Web.Features.Documents;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Tests.Documents;

/// <summary>Whatever may be the matter with a file has a sentence of its own, with its code, in both languages.</summary>
public sealed class FileWordsTests
{
    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public void EveryCode_HasASentenceOfItsOwn(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var sentences = RefusedFileException
            .Codes.Select(code => (Code: code, Sentence: FileWords.Refused(code, "notitie.pdf", new SiteText())))
            .ToList();
        Assert.Equal(sentences.Count, sentences.Select(s => s.Sentence[..^7]).Distinct().Count());
        Assert.All(sentences, s => Assert.EndsWith($". ({s.Code})", s.Sentence, StringComparison.Ordinal));
    }
}
