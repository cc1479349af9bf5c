using System.Text;
using Toetssteen.Documents.Writing.Tables;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain;
using Toetssteen.Tests;
using Toetssteen.Web.Features.Documents;
using Toetssteen.Web.Files;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Tests.Faults;

/// <summary>
/// Whatever characters a text holds, what the site makes of it is made: nothing throws, and nothing that was typed gets lost.
/// </summary>
public sealed class AnyTextTests
{
    [Fact]
    public void NoText_BreaksASnippet_ATable_APage_OrTheNameOfAFile()
    {
        foreach (var text in AnyText.Nasty)
        {
            Assert.Equal(text, string.Concat(Snippet.Marked(text, "a").Parts.Select(p => p.Text)));
            Assert.Equal(text, string.Concat(Snippet.Marked(text, text).Parts.Select(p => p.Text)));
            _ = Snippet.Of(text, "a");
            Assert.NotEmpty(Csv.Write(new DataTable(text, "nl", [text], [[text]])));
            using var html = new StringWriter();
            RichTextHtml.Of(text, TextForm.Markdown).WriteTo(html, System.Text.Encodings.Web.HtmlEncoder.Default);
            Assert.DoesNotContain("<script", html.ToString(), StringComparison.OrdinalIgnoreCase);
            _ = FileNames.Clean(text);
        }
    }
}
