using FactsheetWords = Toetssteen.Documents.Outline.FactsheetWords;

namespace Toetssteen.Documents.Reading.Sources;

/// <summary>Blocks of a tagged PDF, by its structure tree.</summary>
internal sealed class PdfTagged(IReadOnlyList<PdfPage> pages, double bodyHeight, Allowance allowance)
{
    private const int LongestLabel = 5;

    private readonly Dictionary<PdfWord, int> pageOf = pages
        .SelectMany(p => p.Words.Select(w => (w, p.Number)))
        .ToDictionary(p => p.w, p => p.Number);
    private readonly Dictionary<Block, List<PdfWord>> wordsOf = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<PdfWord> told = [];

    public SourceDocument Read(PdfElement root)
    {
        List<Block> blocks = [];
        Read(root, blocks, inCell: false);

        // Some programs take a table without borders for mere layout and leave it out of the tree: then positions tell.
        List<Block> complete = [];
        for (var i = 0; i < blocks.Count;)
        {
            var run = blocks.Skip(i).TakeWhile(b => b is Paragraph).ToList();
            if (run.Skip(1).Zip(run).Any(p => IsBeside(p.Second.Place, p.First.Place)))
            {
                var words = run.SelectMany(b => wordsOf.GetValueOrDefault(b) ?? []).ToHashSet();
                var laidOut = new PdfLayout(bodyHeight, allowance).Read([
                    .. pages.Select(p => (p, p.Words.Where(words.Contains).ToList())).Where(p => p.Item2.Count > 0),
                ]);
                complete.AddRange(laidOut.Blocks);
            }
            else
            {
                complete.AddRange(run);
            }

            complete.AddRange(blocks.Skip(i + run.Count).Take(1));
            i += run.Count + 1;
        }

        // What stands in the tree where no text belongs, or not in it at all, is told beside the text.
        var left = pages
            .Select(p => (p.Number, Text: string.Join(' ', p.Words.Where(w => !w.IsArtifact && !told.Contains(w)).Select(w => w.Text))))
            .Where(p => p.Text.Any(char.IsLetterOrDigit));
        return new SourceDocument("pdf", complete) { Aside = [.. left.Select(l => new UnplacedText(new Place(Page: l.Number), l.Text))] };
    }

    private static bool IsBeside(Place before, Place after) =>
        before.Page == after.Page && after.X > before.X + 40 && Math.Abs((after.Y ?? 0) - (before.Y ?? 0)) < 8;

    private void Read(PdfElement element, List<Block> blocks, bool inCell)
    {
        allowance.Look();
        switch (element.Type)
        {
            case "Table":
                ReadTable(element, blocks);
                break;
            case "H" or "H1" or "H2" or "H3" or "H4" or "H5" or "H6" or "Title" when !inCell && Words(element) is { Count: > 0 } words:
                var level = element.Type.Length == 2 ? element.Type[1] - '0' : 1;
                told.UnionWith(words);
                blocks.Add(new Heading(PdfText.Join(words), level, Place(words)) { IsPlain = words.TrueForAll(w => w.IsPlain) });
                break;
            case "LI":
                ReadItem(element, blocks, inCell);
                break;
            case "Figure" when element.Alternative == FactsheetWords.Dutch.NothingStated:
                told.UnionWith(Words(element));
                break;
            case "Figure" when inCell:
                blocks.Add(new Paragraph(SourceNotes.Picture(element.Alternative), new Place()));
                break;
            case "Artifact":
                break;
            default:
                ReadMixed(element, blocks, inCell);
                break;
        }
    }

    // Blocks among the children stand by themselves; what stands between them is a paragraph.
    private void ReadMixed(PdfElement element, List<Block> blocks, bool inCell)
    {
        var running = new List<PdfWord>(element.Words);
        foreach (var child in element.Children)
        {
            if (child.IsBlock)
            {
                Flush();
                Read(child, blocks, inCell);
            }
            else if (child.Type != "Lbl" || element.Type != "LI")
            {
                running.AddRange(Words(child));
            }
        }

        Flush();

        void Flush()
        {
            if (running.Count > 0)
            {
                // Words directly in the element and words in spans of it are told apart in the tree, but follow each other on the page.
                told.UnionWith(running);
                running.Sort((a, b) => a.Order.CompareTo(b.Order));
                foreach (var (i, paragraph) in PdfText.Paragraphs(running, pageOf[running[0]], bodyHeight).Index())
                {
                    blocks.Add(paragraph);
                    wordsOf[paragraph] = i == 0 ? running : [];
                }

                running = [];
            }
        }
    }

    private void ReadItem(PdfElement item, List<Block> blocks, bool inCell)
    {
        List<Block> content = [];
        ReadMixed(item, content, inCell);

        // A mark may stand where the bullet stands.
        var labels = item.Children.Where(c => c.Type == "Lbl").SelectMany(Words).ToList();
        var label = PdfText.Join(labels);
        if (content.FirstOrDefault() is Paragraph first)
        {
            told.UnionWith(labels);
            content[0] = first with
            {
                IsListItem = true,
                IsPlain = first.IsPlain && labels.TrueForAll(w => w.IsPlain),
                Text = PdfText.IsMark(label) || label.Length > LongestLabel ? $"{label} {first.Text}" : first.Text,
            };
            wordsOf[content[0]] = wordsOf.GetValueOrDefault(first) ?? [];
        }

        told.UnionWith(labels.Where(_ => label.Length <= LongestLabel));
        blocks.AddRange(content);
    }

    private void ReadTable(PdfElement element, List<Block> blocks)
    {
        foreach (var caption in element.Children.Where(c => c.Type == "Caption"))
        {
            Read(caption, blocks, inCell: false);
        }

        Rows(element).SelectMany(r => r).ToList().ForEach(ForgetRepeats);
        var rows = Rows(element).Where(r => r.Exists(c => Words(c).Count > 0 || c.Descendants().Any(d => d.Type == "Figure"))).ToList();
        if (rows.Count == 0)
        {
            return;
        }

        if (rows.TrueForAll(r => r.Count == 1) || rows.Exists(r => r.Exists(HoldsTable)))
        {
            foreach (var cell in rows.SelectMany(r => r))
            {
                ReadMixed(cell, blocks, inCell: false);
            }

            return;
        }

        blocks.Add(new Table(Grid(rows), Place(Words(element))));
    }

    // A header that comes back on every page is one cell, with its words as often as there are pages.
    private void ForgetRepeats(PdfElement cell)
    {
        var pages = Words(cell).GroupBy(w => pageOf[w]).ToList();
        if (pages.Count > 1 && pages.Select(p => string.Concat(p.Select(w => w.Text))).Distinct().Count() == 1)
        {
            foreach (var element in cell.Descendants().Prepend(cell))
            {
                told.UnionWith(element.Words.Where(w => pageOf[w] != pages[0].Key));
                element.Words.RemoveAll(w => pageOf[w] != pages[0].Key);
            }
        }
    }

    // Some programs leave empty cells out of the tree, so a cell of a row that seems too short goes to the column it stands under.
    private List<Row> Grid(List<List<PdfElement>> rows)
    {
        var columns = rows.Max(r => r.Sum(c => c.ColumnSpan));
        var full = rows.Where(r => r.Count == columns).ToList();
        var bands = Enumerable.Range(0, columns).Select(c => Band(full.Select(r => r[c]))).ToList();
        List<Row> grid = [];
        var merged = new int[columns];
        var place = new Place();
        foreach (var row in rows)
        {
            place = row.Select(Words).FirstOrDefault(w => w.Count > 0) is { } first ? Place(first) : place;
            var cells = Enumerable.Range(0, columns).Select(c => new Cell([], place) { ContinuesAbove = merged[c]-- > 0 }).ToArray();
            var missing = columns - cells.Count(c => c.ContinuesAbove) - row.Sum(c => c.ColumnSpan);
            var at = 0;
            foreach (var cell in row)
            {
                while (at < columns - 1 && (cells[at].ContinuesAbove || missing > 0 && IsNearer(bands, at, Band([cell]))))
                {
                    missing -= cells[at].ContinuesAbove ? 0 : 1;
                    at++;
                }

                // More cells than there are columns left: the last column takes them.
                at = Math.Min(at, columns - 1);
                var here = ReadCell(cell, place);
                cells[at] =
                    cells[at].Paragraphs.Count == 0 ? here : cells[at] with { Paragraphs = [.. cells[at].Paragraphs, .. here.Paragraphs] };
                for (var end = Math.Min(columns, at + cell.ColumnSpan); at < end; at++)
                {
                    merged[at] = cell.RowSpan - 1;
                }
            }

            allowance.TakeParts(columns);
            grid.Add(new Row(cells, place));
        }

        return grid;
    }

    // Whether a later column suits the cell better than this one.
    private static bool IsNearer(List<(double X0, double X1)?> bands, int column, (double X0, double X1)? cell) =>
        cell is { } c
        && bands[column] is { } here
        && bands.Skip(column + 1).Any(b => b is { } later && Overlap(later, c) > Overlap(here, c));

    private static double Overlap((double X0, double X1) a, (double X0, double X1) b) => Math.Min(a.X1, b.X1) - Math.Max(a.X0, b.X0);

    private static (double X0, double X1)? Band(IEnumerable<PdfElement> cells) =>
        cells.SelectMany(Words).ToList() is { Count: > 0 } words ? (words.Min(w => w.X0), words.Max(w => w.X1)) : null;

    private Cell ReadCell(PdfElement element, Place fallback)
    {
        List<Block> content = [];
        ReadMixed(element, content, inCell: true);
        var words = Words(element);
        return new Cell([.. content.SelectMany(Flatten)], words.Count > 0 ? Place(words) : fallback);
    }

    private static IEnumerable<Paragraph> Flatten(Block block) => block switch
    {
        Paragraph p => [p],
        Heading h => [new Paragraph(h.Text, h.Place) { IsProminent = true, IsPlain = h.IsPlain }],
        Table t => t.Rows.SelectMany(r => r.Cells).SelectMany(c => c.Paragraphs),
        _ => [],
    };

    private static IEnumerable<List<PdfElement>> Rows(PdfElement table) => table.Children.SelectMany(c => c.Type switch
    {
        "TR" => [c.Children.Where(cell => cell.Type is "TD" or "TH").ToList()],
        "Table" or "Caption" => [],
        _ => Rows(c),
    });

    private static bool HoldsTable(PdfElement cell) =>
        cell.Descendants().Any(d => d.Type == "Table" && Rows(d).Count(r => r.Count > 1) > 1);

    private Place Place(List<PdfWord> words) => PdfText.PlaceOf(words[0], pageOf[words[0]]);

    private static List<PdfWord> Words(PdfElement element) => [.. element.Words, .. element.Children.SelectMany(Words)];
}
