using System.Net;
using System.Text.RegularExpressions;
using Toetssteen.Documents.Outline;
using Group = Toetssteen.Documents.Outline.Group;

namespace Toetssteen.Tests.Writing;

/// <summary>The words of an outline in their order, and whether they stand in a text in that order.</summary>
internal static partial class OutlineWords
{
    /// <summary>All words.</summary>
    /// <param name="outline">The outline.</param>
    /// <param name="asPage">Without what a page says around the outline, and without heads over what it shows as cards.</param>
    public static IEnumerable<string> Of(FactsheetOutline outline, bool asPage = false) =>
    [
        outline.Kind, outline.Name, outline.Study, .. outline.Cover.SelectMany(n => Of(n, asPage)),
        .. outline.Sections.Concat(asPage ? [] : [outline.Colophon]).SelectMany(n => Of(n, asPage)),
    ];

    /// <summary>The words of ours alone, without those of the edition.</summary>
    public static IEnumerable<string> Ours(FactsheetOutline outline) =>
        [outline.Kind, .. outline.Cover.Concat(outline.Sections).Append(outline.Colophon).SelectMany(Ours)];

    /// <summary>Holds that each piece stands in the text, behind the one before; white space aside.</summary>
    public static void AssertInOrder(IEnumerable<string> pieces, string text)
    {
        var (all, at) = (Bare(text), 0);
        foreach (var piece in pieces.Select(Bare).Where(p => p.Length > 0))
        {
            var found = all.IndexOf(piece, at, StringComparison.Ordinal);
            var (before, behind) = (all[Math.Max(0, at - 80)..at], all[at..Math.Min(all.Length, at + 160)]);
            Assert.True(found >= 0, $"'{piece}' is not there, or not behind …{before}: {behind}");
            at = found + piece.Length;
        }
    }

    /// <summary>What a document in HTML says, with what it says to who does not see it.</summary>
    public static string InHtml(string html) =>
        WebUtility.HtmlDecode(Markup().Replace(Style().Replace(html, ""), m => m.Groups["label"].Value));

    private static IEnumerable<string> Of(Node node, bool asPage) => node switch
    {
        Section section => [.. Of(section.Heading), .. section.Nodes.SelectMany(n => Of(n, asPage))],
        Line line => line.Inlines.Select(i => i.Text),
        Prose prose => prose.Blocks.SelectMany(Of),
        Group group => group.Nodes.SelectMany(n => Of(n, asPage)),
        Listing list => list.Items.SelectMany(i => i).SelectMany(n => Of(n, asPage)),
        FactList facts => facts.Items.SelectMany(f => f.Value.Select(v => v.Text).Prepend(f.Name)),
        OutlineTable { Role: Role.Findings or Role.Legend or Role.Figures } cards when asPage => Rows(cards, asPage),
        OutlineTable table => [table.Caption, .. table.Columns.Select(c => c.Head), .. Rows(table, asPage)],
        VerdictMark mark => [mark.Sign, mark.Word, mark.Counted ?? ""],
        Nothing nothing => [nothing.Words],
        _ => throw new NotSupportedException($"{node}"),
    };

    private static IEnumerable<string> Rows(OutlineTable table, bool asPage) =>
        table.Parts.SelectMany(p => p.Rows.SelectMany(r => r.Cells).SelectMany(c => c.Nodes).SelectMany(n => Of(n, asPage))
            .Prepend(string.Concat(Of(p.Heading))));

    private static IEnumerable<string> Of(Heading? heading) => [heading?.Over ?? "", heading?.Code ?? "", heading?.Words ?? ""];

    private static IEnumerable<string> Of(RichBlock block) => block switch
    {
        RichParagraph paragraph => paragraph.Runs.Select(r => r.Text),
        RichList list => list.Items.SelectMany(i => i).SelectMany(Of),
        _ => [],
    };

    private static IEnumerable<string> Ours(Node node) => node switch
    {
        Section { Heading: { IsPublished: true } heading } section => [heading.Over ?? "", .. section.Nodes.SelectMany(Ours)],
        Section section => [.. Of(section.Heading), .. section.Nodes.SelectMany(Ours)],
        Line line => line.Inlines.Where(i => !i.IsPublished).Select(i => i.Text),
        Group group => group.Nodes.SelectMany(Ours),
        Listing list => list.Items.SelectMany(i => i).SelectMany(Ours),
        FactList facts => facts.Items.SelectMany(f => f.Value.Where(v => !v.IsPublished).Select(v => v.Text).Prepend(f.Name)),
        OutlineTable table => table.Parts.SelectMany(p => p.Rows).SelectMany(r => r.Cells).SelectMany(c => c.Nodes).SelectMany(Ours)
            .Concat(table.Columns.Select(c => c.Head)),
        VerdictMark mark => [mark.Word],
        Nothing nothing => [nothing.Words],
        _ => [],
    };

    // Control characters have no shape.
    private static string Bare(string text) => new([.. text.Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c))]);

    [GeneratedRegex("<style>.*?</style>|<title>.*?</title>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex("""<[^>]*?(?:aria-label="(?<label>[^"]*)"[^>]*)?>""")]
    private static partial Regex Markup();
}
