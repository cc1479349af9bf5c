using Toetssteen.Documents.Outline;
using Toetssteen.Documents.Writing.Docx;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;

namespace Toetssteen.Documents.Writing;

/// <summary>
/// A factsheet as a Word document: everything that its outline says and nothing else, under the built-in heading styles, with tables whose
/// heading row is repeated. The same content gives the same bytes.
/// </summary>
public static class FactsheetDocx
{
    /// <summary>Writes the file.</summary>
    /// <param name="content">What the edition says.</param>
    /// <param name="framework">The framework it judges by.</param>
    /// <param name="imprint">What identifies the edition.</param>
    /// <param name="language">BCP 47 tag of the language of the words around the content.</param>
    public static byte[] Write(FactsheetContent content, Framework framework, EditionImprint imprint, string language = "nl")
    {
        var outline = FactsheetOutline.Of(content, framework, imprint, language);
        var page = new DocxPage();
        new DocxOutline(page).Write(outline);
        return page.Write(outline.Foot, new DocxProperties(outline.Title, outline.Kind, string.Join("; ", outline.Authors),
            $"sha256:{imprint.Sha256}", outline.Words.Culture.Name, imprint.PublishedOn ?? content.Published?.Earliest));
    }
}
