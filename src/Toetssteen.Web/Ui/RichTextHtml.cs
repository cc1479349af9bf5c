using Microsoft.AspNetCore.Html;
using Toetssteen.Documents.Outline;
using Toetssteen.Documents.Writing;
using Toetssteen.Domain.Publication;

namespace Toetssteen.Web.Ui;

/// <summary>
/// The texts of a factsheet on a page: paragraphs, lists and emphasis, made from the same blocks as the PDF and the Word document. Every
/// character that was typed is encoded, so that nobody's markup reaches a browser.
/// </summary>
public static class RichTextHtml
{
    /// <summary>A text as it is written, in the language it was written in.</summary>
    public static IHtmlContent Of(string? text, TextForm form)
    {
        var html = new Markup();
        html.AddBlocks(RichText.Read(text, form), Texts.Lang);
        return new HtmlString(html.ToString());
    }
}
