using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Toetssteen.Documents.Reading.Sources;

/// <summary>HTML to blocks: a whole page, or the tables that stand in Markdown.</summary>
internal static class TextHtml
{
    /// <summary>Elements within elements, beyond which a page is refused: deeper than any text is set.</summary>
    private const int Deepest = 200;

    private const int MostColumns = 40;
    private const int MostSpannedRows = 400;

    private const int MostAttributesOfATag = 100;

    // Markup that is not closed the parser makes anew in every paragraph, as many elements as it likes: only memory tells.
    private const long MostMemory = 120L * 1024 * 1024;

    /// <summary>Blocks of a piece of HTML; lines count from <paramref name="firstLine"/>. What it does not show is told aside.</summary>
    /// <exception cref="UnreadableFileException">Nested too deeply, or more than any factsheet has.</exception>
    public static void Read(string html, int firstLine, List<Block> blocks, List<UnplacedText> aside, Allowance allowance)
    {
        if (Depth(html) > Deepest)
            throw TooDeep();
        using var page = Parser(allowance).ParseDocument(html);
        HtmlLook.MakePlain(page, e => PlaceOf(e, firstLine), aside);
        if (page.Body is not { } body)
            return;
        allowance.TakeText(body.TextContent.Length);
        var before = blocks.Count;
        Walk(body, firstLine, blocks, LayoutsIn(body), 0, allowance);
        allowance.TakeParts(blocks.Count - before);
    }

    /// <summary>The tables that only place things on the page: they have one column, or hold a table of rows and columns
    /// themselves.</summary>
    private static HashSet<IElement> LayoutsIn(IElement body)
    {
        var layouts = new HashSet<IElement>();
        foreach (var table in body.QuerySelectorAll("tr").GroupBy(r => r.Closest("table")))
            if (table.Key is not null && table.All(r => r.Children.Length <= 1))
                layouts.Add(table.Key);
            else if (table.Count(r => r.Children.Length > 1) > 1)
            {
                var outer = table.Key?.ParentElement?.Closest("table");
                for (; outer is not null; outer = outer.ParentElement?.Closest("table"))
                    layouts.Add(outer);
            }
        return layouts;
    }

    /// <summary>A parser that stops at what is too much, and leaves out the pictures that are written in the text itself.</summary>
    private static HtmlParser Parser(Allowance allowance)
    {
        var attributes = 0;
        var before = GC.GetAllocatedBytesForCurrentThread();
        return new HtmlParser(new HtmlParserOptions
        {
            IsKeepingSourceReferences = true,
            IsScripting = false,
            OnCreated = (_, _) =>
            {
                attributes = 0;
                allowance.TakeMarkup(1);
            },
            OnToken = (_, _) =>
            {
                if (GC.GetAllocatedBytesForCurrentThread() - before > MostMemory)
                    throw Allowance.TooMuch();
            },
            ShouldEmitAttribute = (ref _, name) =>
            {
                allowance.TakeMarkup(1);
                // Each attribute of a tag is held against all others of it.
                return ++attributes > MostAttributesOfATag ? throw TooDeep() : name.Span is not ("src" or "srcset" or "href");
            },
        });
    }

    private static UnreadableFileException TooDeep() =>
        new(
            UnreadableFileException.Hostile,
            "Dit bestand bevat opmaak die dieper is genest dan een mens haar zet; er is niets bewaard. Lever een schoon bestand aan.");

    /// <summary>
    /// How deep elements that must be closed are nested, at most: told before parsing, since a tree that deep cannot be walked.
    /// </summary>
    private static int Depth(string html)
    {
        var (depth, deepest) = (0, 0);
        for (var at = html.IndexOf('<'); at >= 0 && at + 1 < html.Length; at = html.IndexOf('<', at + 1))
        {
            var closing = html[at + 1] == '/';
            var start = at + (closing ? 2 : 1);
            var end = start;
            while (end < html.Length && char.IsAsciiLetterOrDigit(html[end]))
                end++;
            if (end == start || html[start..end].ToLowerInvariant() is "p" or "li" or "td" or "th" or "tr" or "br" or "hr" or "img" or "col"
                or "meta" or "link" or "input" or "dt" or "dd" or "option" or "tbody" or "thead")
                continue;
            depth = closing ? Math.Max(0, depth - 1) : depth + 1;
            deepest = Math.Max(deepest, depth);
        }
        return deepest;
    }

    private static void Walk(IElement parent, int firstLine, List<Block> blocks, HashSet<IElement> layouts, int depth, Allowance allowance)
    {
        if (depth > Deepest)
            throw TooDeep();
        var loose = new List<INode>();
        foreach (var node in parent.ChildNodes)
        {
            if (node is not IElement element || !(IsBlock(element) || element.QuerySelector("table, p, h1, h2, h3, h4, li") is not null))
            {
                if (node is IElement or IText)
                    loose.Add(node);
                continue;
            }
            Flush(parent, loose, firstLine, blocks);
            var place = PlaceOf(element, firstLine);
            allowance.Look();
            switch (element.LocalName)
            {
                case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                    if (Paragraphs(element, Shown(element), place) is { Count: > 0 } heading)
                        blocks.Add(new Heading(string.Join(' ', heading.Select(p => p.Text)), element.LocalName[1] - '0', place)
                        {
                            IsPlain = heading[0].IsPlain,
                        });
                    break;
                case "table" when layouts.Contains(element):
                    foreach (var cell in CellsOf(element))
                    {
                        allowance.TakeParts(1);
                        Walk(cell, firstLine, blocks, layouts, depth + 1, allowance);
                    }
                    break;
                case "pre" or "xmp" or "listing":
                    // Set line by line: read as text is, at its own lines.
                    new TextLines(
                        new string('\n', (place.Line ?? 1) - 1) + element.TextContent.Replace("<", "&lt;", StringComparison.Ordinal),
                        blocks,
                        [],
                        allowance
                    ).Read();
                    break;
                case "table":
                    foreach (var caption in element.Children.Where(c => c.LocalName == "caption"))
                        Walk(caption, firstLine, blocks, layouts, depth + 1, allowance);
                    blocks.Add(TableOf(element, firstLine, allowance));
                    break;
                case "p":
                    blocks.AddRange(Paragraphs(element, Shown(element), place));
                    break;
                case "li" when !element.Children.Any(IsBlock):
                    blocks.AddRange(Paragraphs(element, Shown(element), place).Select(p => p with { IsListItem = true }));
                    break;
                default:
                    Walk(element, firstLine, blocks, layouts, depth + 1, allowance);
                    break;
            }
        }
        Flush(parent, loose, firstLine, blocks);
    }

    private static void Flush(IElement parent, List<INode> loose, int firstLine, List<Block> blocks)
    {
        if (loose.Count == 0)
            return;
        var html = new StringBuilder();
        foreach (var node in loose)
            Show(node, html);
        blocks.AddRange(Paragraphs(parent, html.ToString(), PlaceOf(loose.OfType<IElement>().FirstOrDefault() ?? parent, firstLine)));
        loose.Clear();
    }

    private static List<Paragraph> Paragraphs(IElement of, string html, Place place) =>
        [.. TextInline.Paragraphs(html, place, markdown: false).Select(p => HtmlLook.IsNotPlain(of) ? p with { IsPlain = false } : p)];

    private static string Shown(IElement element)
    {
        var html = new StringBuilder();
        foreach (var node in element.ChildNodes)
            Show(node, html);
        return html.ToString();
    }

    /// <summary>A piece of a line of Markdown that holds tags, as plain HTML of letters, bold and breaks.</summary>
    public static string Plain(string html, Place place, List<UnplacedText> aside, bool inCell, Allowance? allowance = null)
    {
        if (Depth(html) > Deepest)
            throw TooDeep();
        using var page = Parser(allowance ?? new Allowance()).ParseDocument((inCell ? "<table><tr><td>" : "<body>") + html);
        var note = HtmlLook.MakePlain(page, _ => place, aside) ? "" : $" {SourceNotes.Remark("niet duidelijk getoond")}";
        return page.Body is { } body ? Shown(body) + note : "";
    }

    // Letters, bold and breaks are all that is left to be told.
    private static void Show(INode node, StringBuilder html)
    {
        if (node is IText text)
            html.Append(text.TextContent.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal));
        if (node is not IElement element)
            return;
        var name = element.LocalName;
        var tag = name is "br" ? "br" : name is "b" or "strong" ? "b" : IsBlock(element) || name is "tr" or "td" or "th" ? "p" : null;
        html.Append(tag is null ? "" : $"<{tag}>");
        foreach (var child in element.ChildNodes)
            Show(child, html);
        html.Append(tag is null or "br" ? "" : $"</{tag}>");
    }

    public static bool IsBlock(IElement element) =>
        element.LocalName
            is "h1"
                or "h2"
                or "h3"
                or "h4"
                or "h5"
                or "h6"
                or "p"
                or "div"
                or "table"
                or "ul"
                or "ol"
                or "li"
                or "section"
                or "article"
                or "main"
                or "header"
                or "footer"
                or "aside"
                or "nav"
                or "blockquote"
                or "figure"
                or "dl"
                or "dt"
                or "dd"
                or "body"
                or "center"
                or "details"
                or "summary"
                or "caption"
                or "figcaption"
                or "address"
                or "hr"
                or "pre"
                or "xmp"
                or "listing"
                or "form"
                or "fieldset"
                or "legend"
                or "label"
                or "hgroup"
                or "dialog"
                or "menu";

    // The heads are shown above, and the foot below, wherever in a table they are written.
    private static IEnumerable<IElement> RowsOf(IElement table) => table.QuerySelectorAll("tr").Where(r => r.Closest("table") == table)
        .OrderBy(r => r.ParentElement?.LocalName switch { "thead" => 0, "tfoot" => 2, _ => 1 });

    private static IEnumerable<IElement> CellsOf(IElement table) =>
        RowsOf(table).SelectMany(r => r.Children.Where(c => c.LocalName is "td" or "th"));

    private static Table TableOf(IElement table, int firstLine, Allowance allowance)
    {
        var rows = new List<Row>();
        // Column to rows still covered by a cell above.
        var covered = new int[MostColumns];
        foreach (var row in RowsOf(table))
        {
            var place = PlaceOf(row, firstLine);
            var cells = new List<Cell>();
            void TakeCovered()
            {
                while (cells.Count < MostColumns && covered[cells.Count] > 0)
                {
                    covered[cells.Count]--;
                    cells.Add(new Cell([], place) { ContinuesAbove = true });
                }
            }

            foreach (var cell in row.Children.Where(c => c.LocalName is "td" or "th"))
            {
                TakeCovered();
                if (cells.Count == MostColumns)
                    break;
                var at = PlaceOf(cell, firstLine);
                var down = Span(cell, "rowspan", MostSpannedRows);
                covered[cells.Count] = down - 1;
                cells.Add(new Cell(Paragraphs(cell, Shown(cell), at), at));
                for (var across = Span(cell, "colspan", MostColumns); across > 1 && cells.Count < MostColumns; across--)
                {
                    covered[cells.Count] = down - 1;
                    cells.Add(new Cell([], at));
                }
            }
            TakeCovered();
            allowance.TakeParts(cells.Count);
            if (cells.Count > 0)
                rows.Add(new Row(cells, place));
        }
        return new Table(rows, PlaceOf(table, firstLine));
    }

    private static int Span(IElement cell, string attribute, int most) =>
        int.TryParse(cell.GetAttribute(attribute), out var span) ? Math.Clamp(span, 1, most) : 1;

    private static Place PlaceOf(IElement element, int firstLine)
    {
        for (var at = element; at is not null; at = at.ParentElement)
            if (at.SourceReference is { } source)
                return new(Line: firstLine + Math.Max(0, source.Position.Line - 1));
        return new(Line: firstLine);
    }
}
