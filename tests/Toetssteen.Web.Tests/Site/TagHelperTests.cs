using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Toetssteen.Domain.Findings;
using Toetssteen.Web.Ui.Languages;
using Toetssteen.Web.Ui.Tables;
using Toetssteen.Web.Ui.Verdicts;

namespace Toetssteen.Web.Tests.Site;

/// <summary>Components make the accessible way the only way.</summary>
public sealed class TagHelperTests
{
    [Theory]
    [InlineData("Meets", "✓", "Voldoet", "verdict--meets")]
    [InlineData("NeedsImprovement", "✗", "Verbeterpunt", "verdict--improve")]
    [InlineData("Mixed", "✓✗", "Gemengd", "verdict--mixed")]
    [InlineData("None", "–", "Geen oordeel", "verdict--none")]
    public async Task AVerdict_HasSignWordAndStyle_AndTheSignIsHiddenFromWhoHearsTheWord(
        string verdict,
        string sign,
        string word,
        string style)
    {
        var shown = await RenderAsync(new VerdictTagHelper(new SiteText()) { Of = Verdict.Parse(verdict), Scale = Words.Scale }, "verdict");

        var badge = Assert.Single(shown.Children);
        Assert.Contains(style, badge.ClassList);
        var mark = badge.QuerySelector("[aria-hidden=true]")!;
        Assert.Equal(sign, mark.TextContent);
        mark.Remove();
        Assert.Equal(word, badge.TextContent.Trim());
    }

    [Fact]
    public async Task AVerdictOfSeveralMarks_CountsThem()
    {
        Mark[] marks = [new(MarkValue.Meets), new(MarkValue.NeedsImprovement), new(MarkValue.NeedsImprovement)];

        var shown = await RenderAsync(
            new VerdictTagHelper(new SiteText())
            {
                Of = Marks.Together(marks.Select(m => m.Value)),
                Marks = marks,
                Scale = Words.Scale,
            },
            "verdict");

        Assert.Contains("1 keer voldoet, 2 keer verbeterpunt", shown.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<thead><tr><th scope=\"col\">a</th></tr></thead><tbody><tr><th scope=\"row\">b</th></tr></tbody>", "caption")]
    [InlineData("<caption>c</caption><tbody><tr><th scope=\"row\">b</th></tr></tbody>", "col")]
    [InlineData("<caption>c</caption><thead><tr><th scope=\"col\">a</th></tr></thead><tbody><tr><td>b</td></tr></tbody>", "row")]
    public async Task ATableWithoutCaptionOrHeaders_ThrowsWhenFirstRendered(string content, string lacks)
    {
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => RenderAsync(new TableTagHelper(), "table", content));

        Assert.Contains(lacks, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATableThatScrolls_IsARegionThatTheKeyboardReaches()
    {
        const string whole =
            "<caption>c</caption><thead><tr><th scope=\"col\">a</th></tr></thead><tbody><tr><th scope=\"row\">b</th></tr></tbody>";

        var shown = await RenderAsync(new TableTagHelper { ScrollLabel = "Schuift \"opzij\"" }, "table", whole);

        var region = shown.QuerySelector("[role=region]")!;
        Assert.Equal("0", region.GetAttribute("tabindex"));
        Assert.Equal("Schuift \"opzij\"", region.GetAttribute("aria-label"));
        Assert.NotNull(region.QuerySelector("table > caption"));
    }

    private static async Task<IElement> RenderAsync(TagHelper helper, string tag, string content = "")
    {
        var context = new TagHelperContext(tag, [], new Dictionary<object, object>(), Guid.NewGuid().ToString());
        var output = new TagHelperOutput(tag, [], (_, _) =>
            Task.FromResult<TagHelperContent>(new DefaultTagHelperContent().AppendHtml(content)));
        output.Content.AppendHtml(content);
        await helper.ProcessAsync(context, output);
        await using var writer = new StringWriter();
        output.WriteTo(writer, HtmlEncoder.Default);
        return (await new HtmlParser().ParseDocumentAsync(writer.ToString())).Body!;
    }
}
