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

    /// <summary>Blocks of a piece of HTML; lines count from <paramref name="firstLine"/>.</summary>
    /// <exception cref="UnreadableFileException">Nested too deeply, or more than any factsheet has.</exception>
    public static void Read(string html, int firstLine, List<Block> blocks, Allowance allowance)
    {
        if (Depth(html) > Deepest)
            throw TooDeep();
        using var page = Parser(allowance).ParseDocument(html);
        if (page.Body is not { } body)
            return;
        allowance.TakeText(body.TextContent.Length);
        var before = blocks.Count;
        Walk(body, firstLine, blocks, 0, allowance);
        allowance.TakeParts(blocks.Count - before);
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
                return ++attributes > MostAttributesOfATag ? throw TooDeep() : name.Span is not ("src" or "srcset" or "href" or "style");
            },
        });
    }

    private static UnreadableFileException TooDeep() =>
        new(UnreadableFileException.Hostile, "Dit bestand bevat opmaak die dieper is genest dan een mens haar zet; er is niets bewaard. Lever een schoon bestand aan.");

    /// <summary>How deep elements that must be closed are nested, at most: told before parsing, since a tree that deep cannot be walked.</summary>
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

    private static void Walk(IElement parent, int firstLine, List<Block> blocks, int depth, Allowance allowance)
    {
        if (depth > Deepest)
            throw TooDeep();
        var loose = new List<INode>();
        foreach (var node in parent.ChildNodes)
        {
            if (node is not IElement element || !IsBlock(element))
            {
                if (node is IElement or IText)
                    loose.Add(node);
                continue;
            }
            Flush(loose, firstLine, blocks, PlaceOf(parent, firstLine));
            var place = PlaceOf(element, firstLine);
            allowance.Look();
            switch (element.LocalName)
            {
                case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                    if (TextInline.Paragraphs(element.InnerHtml, place, markdown: false) is { Count: > 0 } heading)
                        blocks.Add(new Heading(string.Join(' ', heading.Select(p => p.Text)), element.LocalName[1] - '0', place));
                    break;
                case "table":
                    blocks.Add(TableOf(element, firstLine, allowance));
                    break;
                case "p":
                    blocks.AddRange(TextInline.Paragraphs(element.InnerHtml, place, markdown: false));
                    break;
                case "li" when !element.Children.Any(IsBlock):
                    blocks.AddRange(TextInline.Paragraphs(element.InnerHtml, place, markdown: false).Select(p => p with { IsListItem = true }));
                    break;
                default:
                    Walk(element, firstLine, blocks, depth + 1, allowance);
                    break;
            }
        }
        Flush(loose, firstLine, blocks, PlaceOf(parent, firstLine));
    }

    private static void Flush(List<INode> loose, int firstLine, List<Block> blocks, Place place)
    {
        if (loose.Count == 0)
            return;
        var html = string.Concat(loose.Select(n => n is IElement e ? e.OuterHtml : System.Net.WebUtility.HtmlEncode(n.TextContent)));
        var at = loose.OfType<IElement>().FirstOrDefault() is { } first ? PlaceOf(first, firstLine) : place;
        blocks.AddRange(TextInline.Paragraphs(html, at, markdown: false));
        loose.Clear();
    }

    private static bool IsBlock(IElement element) => element.LocalName is
        "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "p" or "div" or "table" or "ul" or "ol" or "li" or "section" or "article" or "main"
        or "header" or "footer" or "aside" or "nav" or "blockquote" or "figure" or "dl" or "dt" or "dd" or "body" or "center" or "details" or "summary";

    private static Table TableOf(IElement table, int firstLine, Allowance allowance)
    {
        var rows = new List<Row>();
        // Column to rows still covered by a cell above.
        var covered = new int[MostColumns];
        foreach (var row in table.QuerySelectorAll("tr"))
        {
            if (row.Closest("table") != table)
                continue;
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
                cells.Add(new Cell(TextInline.Paragraphs(cell.InnerHtml, at, markdown: false), at));
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

    private static Place PlaceOf(IElement element, int firstLine) =>
        new(Line: firstLine + Math.Max(0, (element.SourceReference?.Position.Line ?? 1) - 1));
}
