using System.Text.RegularExpressions;

namespace Toetssteen.Documents.Reading.Sources;

/// <summary>Blocks of a PDF without tags, from where words stand and what lines are drawn.</summary>
internal sealed partial class PdfLayout(double bodyHeight, Allowance? given = null)
{
    private readonly Allowance allowance = given ?? new Allowance();
    private readonly List<Block> blocks = [];
    private IReadOnlyList<double>? openColumns;
    private double pitch;

    public SourceDocument Read(IReadOnlyList<PdfPage> pages)
    {
        var running = RunningLines(pages);
        return Read([
            .. pages.Select(p => (p, PdfItems.BesideTheirText([.. p.Words.Where(w => !w.IsArtifact && !running.Contains(w))], allowance))),
        ]);
    }

    /// <summary>Reads these words of these pages.</summary>
    public SourceDocument Read(IReadOnlyList<(PdfPage Page, List<PdfWord> Words)> content)
    {
        pitch = PdfText.DocumentPitch(content.Select(c => PdfText.Lines(c.Words)));
        var known = PdfColumns.Known(content.Select(c => c.Words), allowance);
        foreach (var (page, words) in content)
        {
            ReadPage(page, words, known);
        }

        return new SourceDocument("pdf", blocks);
    }

    private void ReadPage(PdfPage page, List<PdfWord> words, PdfKnownEdges known)
    {
        allowance.Look();
        List<PdfRegion> regions = [];
        foreach (var grid in PdfGrid.Of([.. page.Rules.Where(r => !r.Soft)], page.Width, page.Height, allowance))
        {
            var inside = words
                .Where(w => w.Middle > grid.Top - 1 && w.Middle < grid.Bottom + 1 && w.X0 > grid.Left - 4 && w.X1 < grid.Right + 4)
                .ToList();
            if (inside.Select(w => grid.ColumnOf((w.X0 + w.X1) / 2)).Distinct().Count() > 1)
            {
                regions.Add(new PdfRegion(grid.Top, grid.Bottom, [], inside) { Grid = grid });
            }
        }

        var taken = regions.SelectMany(r => r.Words).ToHashSet();
        regions.AddRange(
            PdfColumns
                .Regions([.. words.Where(w => !taken.Contains(w))], known, allowance)
                .Select(r => r with { Cuts = PdfGrid.CutsAcross(page.Rules, r) }));
        regions.Sort((a, b) => a.Top.CompareTo(b.Top));
        taken.UnionWith(regions.SelectMany(r => r.Words));

        var rest = words.Where(w => !taken.Contains(w)).ToList();
        var first = true;
        foreach (var region in regions)
        {
            var before = rest.Where(w => w.Middle < region.Top + 1).ToList();
            rest.RemoveAll(before.Contains);
            AddText(before, page);
            first &= before.Count == 0;
            AddRegion(first ? LikeOpen(region) : region, page, first);
            first = false;
        }

        AddText(rest, page);
    }

    private void AddText(List<PdfWord> words, PdfPage page)
    {
        if (words.Count > 0)
        {
            openColumns = null;
            blocks.AddRange(PdfText.Paragraphs(words, page.Number, bodyHeight, pitch));
        }
    }

    // Where a table goes on at the next page, a column may have nothing on that page: the columns are those of the page before.
    private PdfRegion LikeOpen(PdfRegion region)
    {
        if (
            region.Grid is not null
            || openColumns is null
            || blocks.LastOrDefault() is not Table
            || openColumns.Count <= region.Edges.Count
            || !region.Edges.All(e => openColumns.Any(o => Math.Abs(o - e) < 3))
            || region.Words.Any(w => w.IsAcross || openColumns.Any(o => w.X0 < o - 2 && w.X1 > o + 2)))
        {
            return region;
        }

        var wider = region with { Edges = openColumns };
        foreach (var word in wider.Words)
        {
            word.Column = wider.ColumnAt(word.X0);
        }

        return wider;
    }

    private void AddRegion(PdfRegion region, PdfPage page, bool atTop)
    {
        List<Row> rows;
        HashSet<Row> across = new(ReferenceEqualityComparer.Instance);
        if (region.Grid is { } grid)
        {
            rows = GridRows(region, grid, page);
        }
        else
        {
            var division = new PdfRows(region, pitch, allowance);
            if (division.IsRunningText)
            {
                foreach (var column in division.Columns)
                {
                    AddText([.. column.SelectMany(l => l.Words)], page);
                }

                return;
            }

            rows = [];
            foreach (var (lines, isUnsure) in division.Divide())
            {
                rows.Add(new Row([.. lines.Select(c => CellOf([.. WithMarksFirst(c).SelectMany(l => l.Words)], page, lines))],
                    PdfText.PlaceOf(lines.SelectMany(c => c).MinBy(l => l.Top)!.Words[0], page.Number))
                { IsByPosition = !division.IsRuled, IsUnsure = isUnsure });
                if (lines[0].Any(l => l.IsAcross))
                {
                    across.Add(rows[^1]);
                }
            }
        }

        var edges = region.Grid is null ? region.Edges : [];
        while (rows.Count > 0)
        {
            // A heading across the columns stands between two tables.
            var heading = rows[0].Cells.Where(c => c.Paragraphs.Count > 0).ToList();
            if (heading.Count == 1 && across.Contains(rows[0]))
            {
                blocks.AddRange(heading[0].Paragraphs);
                (rows, atTop, openColumns) = (rows[1..], false, null);
                continue;
            }

            var part = rows.TakeWhile(r => !across.Contains(r)).ToList();
            part = part.Count == 0 ? rows[..1] : part;
            rows = rows[part.Count..];
            if (atTop && blocks.LastOrDefault() is Table open && open.Rows[0].Cells.Count == part[0].Cells.Count && openColumns is not null)
            {
                blocks[^1] = Continue(open, part);
            }
            else
            {
                blocks.Add(new Table(part, part[0].Place));
            }

            (atTop, openColumns) = (false, edges);
        }
    }

    // A table that goes on at the next page: its header is repeated or not, and its first row may be the rest of a row.
    public static Table Continue(Table open, List<Row> rows)
    {
        // Right under a repeated header the rest of a row may stand so close that it seems to be part of the header.
        if (open.Rows.Take(3).Select(header => Under(header, rows[0])).FirstOrDefault(r => r is not null) is { } under)
        {
            rows = [under, .. rows.Skip(1)];
        }

        var repeated = rows.TakeWhile(r => open.Rows.Take(3).Any(o => TextOf(o) == TextOf(r) && TextOf(r).Length < 120)).Count();
        var (last, next) = (open.Rows[^1], rows.Skip(repeated).FirstOrDefault());
        if (next is not null && IsRest(next, last))
        {
            var joined = last with { Cells = [.. last.Cells.Zip(next.Cells, Join)] };
            return open with { Rows = [.. open.Rows.SkipLast(1), joined, .. rows.Skip(repeated + 1)] };
        }

        return open with { Rows = [.. open.Rows, .. rows.Skip(repeated)] };
    }

    // What is left of a row when the header is taken off its top; null when it does not hold the header, or nothing else.
    private static Row? Under(Row header, Row row)
    {
        var cells = header.Cells.Zip(row.Cells, (h, c) => (Header: h.Text, Cell: c)).ToList();
        if (cells.Count(c => c.Header.Length > 0) < 2 || cells.TrueForAll(c => c.Cell.Text == c.Header)
            || !cells.TrueForAll(c => c.Cell.Text == c.Header || c.Header.Length is > 0 and < 40 && Below(c.Header, c.Cell) is not null))
        {
            return null;
        }

        return row with
        {
            Cells = [.. cells.Select(c => c.Cell.Text == c.Header ? c.Cell with { Paragraphs = [] } : Below(c.Header, c.Cell)!)],
        };
    }

    private static Cell? Below(string header, Cell cell) => cell.Paragraphs.Count == 0 ? null
        : cell.Paragraphs[0] is var first && first.Text == header ? cell with { Paragraphs = [.. cell.Paragraphs.Skip(1)] }
        : first.Text.StartsWith($"{header} ", StringComparison.Ordinal)
            ? cell with
            {
                Paragraphs = [first with { Text = first.Text[(header.Length + 1)..], Bold = [] }, .. cell.Paragraphs.Skip(1)],
            }
        : null;

    private static string TextOf(Row row) => string.Join('|', row.Cells.Select(c => c.Text));

    /// <summary>
    /// Whether a row at the top of a page is the rest of the last one of the page before: no verdict begins in it, and its texts go on in
    /// the middle of a sentence.
    /// </summary>
    public static bool IsRest(Row row, Row last)
    {
        var filled = row.Cells.Zip(last.Cells, (c, above) => (Cell: c, Above: above)).Where(c => c.Cell.Paragraphs.Count > 0).ToList();
        return filled.Count > 0
            && !filled.Exists(c => PdfText.IsMark(c.Cell.Text.Split(' ')[0]))
            && last.Cells.Any(c => c.Paragraphs.Count > 0)
            && filled.TrueForAll(c => IsMidSentence(c.Cell) || IsUnfinished(c.Above))
            && filled.Exists(c => IsMidSentence(c.Cell) || IsUnfinished(c.Above) && PdfText.IsMark(c.Above.Text.Split(' ')[0]));
    }

    private static bool IsMidSentence(Cell cell) => char.IsLower(cell.Text[0]) || cell.Text[0] is '(' or ')';

    private static bool IsUnfinished(Cell cell) => cell.Paragraphs.Count > 0 && !EndOfSentence().IsMatch(cell.Text);

    private static Cell Join(Cell above, Cell below)
    {
        if (below.Paragraphs.Count == 0 || above.Paragraphs.Count == 0)
        {
            return above.Paragraphs.Count == 0 ? below : above;
        }

        var joint = above.Paragraphs[^1] with
        {
            Text = PdfText.JoinLines(above.Paragraphs[^1].Text, below.Paragraphs[0].Text),
            IsPlain = above.Paragraphs[^1].IsPlain && below.Paragraphs[0].IsPlain,
        };
        return above with { Paragraphs = [.. above.Paragraphs.SkipLast(1), joint, .. below.Paragraphs.Skip(1)] };
    }

    private List<Row> GridRows(PdfRegion region, PdfGrid grid, PdfPage page)
    {
        var cells = new List<PdfWord>[grid.Rows, grid.Columns];
        var continues = new bool[grid.Rows, grid.Columns];
        for (var r = 0; r < grid.Rows; r++)
        {
            allowance.TakeParts(grid.Columns);
            for (var c = 0; c < grid.Columns; c++)
            {
                if (!grid.IsCutLeft(r, c))
                {
                    cells[r, c] = cells[r, c - 1];
                }
                else if (!grid.IsCutAbove(r, c))
                {
                    cells[r, c] = cells[r - 1, c];
                    continues[r, c] = true;
                }
                else
                {
                    cells[r, c] = [];
                }
            }
        }

        foreach (var word in region.Words)
        {
            cells[grid.RowOf(word.Middle), grid.ColumnOf((word.X0 + word.X1) / 2)].Add(word);
        }

        List<Row> rows = [];
        HashSet<List<PdfWord>> printed = [];
        var place = new Place(Page: page.Number, X: Math.Round(grid.Left, 1), Y: Math.Round(grid.Top, 1));
        for (var r = 0; r < grid.Rows; r++)
        {
            var row = Enumerable.Range(0, grid.Columns).Select(c => printed.Add(cells[r, c]) ? cells[r, c] : []).ToList();
            if (row.TrueForAll(c => c.Count == 0))
            {
                continue;
            }

            place = PdfText.PlaceOf(row.First(c => c.Count > 0)[0], page.Number);
            rows.Add(
                new Row(
                    [
                        .. row.Select(
                            (words, c) =>
                                CellOf([.. PdfRows.Lines(words).SelectMany(l => l.Words)], page, null) with
                                {
                                    ContinuesAbove = continues[r, c] && words.Count == 0,
                                }),
                    ],
                    place));
        }

        return rows;
    }

    // Marks set in the middle of the height of their row stand beside a line halfway a sentence: they are not about the words they stand
    // by.
    private static IEnumerable<PdfLine> WithMarksFirst(IReadOnlyList<PdfLine> lines)
    {
        var left = lines
            .SelectMany(l => l.Words)
            .Where(w => !PdfText.IsMark(w.Text))
            .Select(w => w.X0)
            .DefaultIfEmpty(double.MaxValue)
            .Min();
        var aside = lines.Where(l => l.StartsWithMark && l.Words[0].X0 < left - 5).ToList();
        if (!aside.Exists(l => lines[0] != l && (l.IsMarks || char.IsLower(l.Words[1].Text[0]))))
        {
            return lines;
        }

        return aside
            .Select(l => new PdfLine([l.Words[0]]))
            .Concat(
                lines
                    .Select(l => aside.Contains(l) ? l.Words.Skip(1).ToList() : l.Words)
                    .Where(w => w.Count > 0)
                    .Select(w => new PdfLine(w)));
    }

    private Cell CellOf(List<PdfWord> words, PdfPage page, IReadOnlyList<PdfLine>[]? row)
    {
        if (words.Count == 0)
        {
            return new Cell(
                [],
                row is null ? new Place(Page: page.Number) : PdfText.PlaceOf(row.SelectMany(c => c).First().Words[0], page.Number));
        }

        return new Cell([.. PdfText.Paragraphs(words, page.Number, bodyHeight, pitch)], PdfText.PlaceOf(words[0], page.Number));
    }

    /// <summary>
    /// Text that the file says is no content, though it stands on one page only and is no number of it; what repeats a line of the content,
    /// as the head of a table does on its second page, is told already.
    /// </summary>
    public static IEnumerable<UnplacedText> OddArtifacts(IReadOnlyList<PdfPage> pages)
    {
        var odd = Lines(isArtifact: true).GroupBy(l => Digits().Replace(l.Text, "#"))
            .Where(g => g.Count() == 1 && g.Key.Any(char.IsLetter) && !PageNumber().IsMatch(g.Key)).Select(g => g.First()).ToList();
        var told = odd.Count == 0 ? [] : Lines(isArtifact: false).Select(l => l.Text).ToHashSet();
        return odd.Where(l => !told.Contains(l.Text)).Select(l => new UnplacedText(l.Place, l.Text));

        IEnumerable<(Place Place, string Text)> Lines(bool isArtifact) =>
            pages.SelectMany(p =>
                PdfText
                    .Lines([.. p.Words.Where(w => w.IsArtifact == isArtifact)])
                    .Select(l => (PdfText.PlaceOf(l[0], p.Number), PdfText.Join(l))));
    }

    /// <summary>What stands in the margins of the pages, each line once.</summary>
    public static IReadOnlyList<string> Margins(IReadOnlyList<PdfPage> pages)
    {
        var running = RunningLines(pages);
        return
        [
            .. pages
                .SelectMany(p => PdfText.Lines([.. p.Words.Where(w => w.IsArtifact || running.Contains(w))]))
                .Select(PdfText.Join)
                .Distinct(),
        ];
    }

    // Lines at the head or foot that most pages share (page numbers differing), and bare page numbers.
    private static HashSet<PdfWord> RunningLines(IReadOnlyList<PdfPage> pages)
    {
        HashSet<PdfWord> running = [];
        var edges = pages
            .SelectMany(p => Edges(p).Select(line => (Page: p, Line: line, Text: Digits().Replace(PdfText.Join(line), "#"))))
            .ToList();
        foreach (var group in edges.GroupBy(e => e.Text))
        {
            var spread = group.Select(e => e.Page.Number).Distinct().Count();
            var isNumber = PageNumber().IsMatch(group.Key) && pages.Count > 1;
            if (
                isNumber
                || spread >= 3 && spread * 3 >= pages.Count * 2 && group.Select(e => Math.Round(e.Line[0].Y0)).Distinct().Count() <= 2)
            {
                running.UnionWith(group.SelectMany(e => e.Line));
            }
        }

        return running;

        static IEnumerable<List<PdfWord>> Edges(PdfPage page)
        {
            var lines = PdfRows.Lines(page.Words).Select(l => l.Words.ToList()).ToList();
            return lines
                .Where(l => l[0].Y1 < page.Height * 0.08)
                .Take(2)
                .Concat(lines.Where(l => l[0].Y0 > page.Height * 0.92).TakeLast(2));
        }
    }

    [GeneratedRegex(@"[.:;!?…][""'”’)]*$")]
    private static partial Regex EndOfSentence();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^((pagina|bladzijde|p\.|blz\.?)\s*)?[-–|]?\s*#\s*((van|/|\|)\s*#)?\s*[-–|]?$", RegexOptions.IgnoreCase)]
    private static partial Regex PageNumber();
}
