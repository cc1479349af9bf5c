using Microsoft.AspNetCore.Html;
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
        var html = new HtmlContentBuilder();
        foreach (var block in RichText.Read(text, form))
            Write(html, block, form, isOutermost: true);
        return html;
    }

    private static void Write(HtmlContentBuilder html, RichBlock block, TextForm form, bool isOutermost)
    {
        var language = isOutermost && Texts.Lang is { } tag ? $" lang=\"{tag}\"" : "";
        switch (block)
        {
            case RichParagraph paragraph:
                html.AppendHtml($"<p{language}>");
                foreach (var run in paragraph.Runs)
                    Write(html, run, form);
                html.AppendHtml("</p>");
                break;
            case RichList list:
                html.AppendHtml(list.Ordered ? $"<ol{language}>" : $"<ul{language}>");
                foreach (var item in list.Items)
                {
                    html.AppendHtml("<li>");
                    foreach (var part in item)
                        Write(html, part, form, isOutermost: false);
                    html.AppendHtml("</li>");
                }
                html.AppendHtml(list.Ordered ? "</ol>" : "</ul>");
                break;
        }
    }

    private static void Write(HtmlContentBuilder html, RichRun run, TextForm form)
    {
        var (open, close) = (run.Strong, run.Emphasis) switch
        {
            (true, true) => ("<strong><em>", "</em></strong>"),
            (true, false) => ("<strong>", "</strong>"),
            (false, true) => ("<em>", "</em>"),
            _ => ("", ""),
        };
        html.AppendHtml(open);
        // In what was printed elsewhere the end of a line means nothing.
        var lines = form == TextForm.Markdown ? run.Text.Split('\n') : [run.Text];
        for (var n = 0; n < lines.Length; n++)
        {
            if (n > 0)
                html.AppendHtml("<br>");
            html.Append(lines[n]);
        }
        html.AppendHtml(close);
    }
}
