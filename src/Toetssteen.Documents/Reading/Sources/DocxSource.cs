using System.Xml.Linq;

namespace Toetssteen.Documents.Reading.Sources;

/// <summary>
/// Takes a DOCX apart into blocks. Places are paragraphs counted as lines, from 1, cells included. Headers and footers are left out:
/// they repeat what the pages say.
/// </summary>
public static class DocxSource
{
    /// <summary>Reads a DOCX; the stream stays open. Throws <see cref="UnreadableFileException"/> when it cannot be read.</summary>
    public static SourceDocument Read(Stream stream, Allowance? allowance = null)
    {
        if (stream.CanSeek)
        {
            return ReadSeekable(stream, allowance ?? new Allowance());
        }

        using var copy = new MemoryStream();
        using var bounded = new BoundedStream(stream, 100L * 1024 * 1024, () => new UnreadableFileException(UnreadableFileException.TooLarge,
            "Dit bestand is groter dan 100 MB; bied alleen de factsheet zelf aan."));
        bounded.CopyTo(copy);
        return ReadSeekable(copy, allowance ?? new Allowance());
    }

    private static SourceDocument ReadSeekable(Stream stream, Allowance allowance)
    {
        using var package = DocxPackage.Open(stream, allowance);
        var body = package.Document().Child("body");
        var reader = new Walker(new DocxStyles(package.Part("word/styles.xml"), allowance), allowance);
        var blocks = body is null ? [] : reader.Blocks(body);
        blocks.AddRange(reader.NotesOf(package));
        return new SourceDocument("docx", TabbedTables.Gather(blocks, allowance));
    }

    private sealed class Walker(DocxStyles styles, Allowance allowance)
    {
        private readonly List<string> notes = [];
        private readonly Dictionary<int, int> sizes = [];
        private int paragraphs;

        public List<Block> Blocks(XElement container)
        {
            if (sizes.Count == 0)
            {
                CountSizes(container);
            }

            List<Block> blocks = [];
            Read(container, blocks, inTable: false);
            return blocks;
        }

        public IEnumerable<Block> NotesOf(DocxPackage package)
        {
            foreach (var kind in notes.Select(n => n.Split(' ')[0]).Distinct().ToList())
            {
                var known = (package.Part($"word/{kind}s.xml")?.Elements() ?? []).Where(e => e.Is(kind)).ToLookup(e => $"{kind} {e.Value("id")}");
                foreach (var note in notes.Where(n => n.StartsWith(kind, StringComparison.Ordinal)).Distinct().ToList())
                {
                    if (known[note].FirstOrDefault() is { } element)
                    {
                        foreach (var block in Blocks(element))
                        {
                            yield return block;
                        }
                    }
                }
            }
        }

        private void Read(XElement container, List<Block> blocks, bool inTable)
        {
            foreach (var element in container.Content())
            {
                if (element.Is("p"))
                {
                    ReadParagraph(element, blocks, inTable);
                }
                else if (element.Is("tbl"))
                {
                    ReadTable(element, blocks);
                }
            }
        }

        private void ReadParagraph(XElement paragraph, List<Block> blocks, bool inTable)
        {
            paragraphs++;
            allowance.TakeParts(1);
            var properties = paragraph.Child("pPr");
            var place = new Place(Line: paragraphs);
            var text = new DocxText(styles, inTable);
            var lines = text.Read(paragraph);
            notes.AddRange(text.Notes);
            var level = styles.HeadingLevel(properties);
            if (level is not null && !inTable)
            {
                var heading = string.Join(' ', lines.Select(l => l.Text.Replace('\t', ' ').Trim()).Where(l => l.Length > 0));
                if (heading.Length > 0)
                {
                    blocks.Add(new Heading(heading, level.Value, place));
                }
            }
            else
            {
                var isList = level is null && styles.IsListItem(properties);
                var isContents = styles.IsContentsLine(properties);
                foreach (var (line, i) in HandSetLines.Join(lines).Select((l, i) => (l, i)))
                {
                    blocks.Add(new Paragraph(isContents ? line.Text.Replace('\t', ' ') : line.Text, place)
                    {
                        IsListItem = isList && i == 0,
                        IsProminent = level is not null || line.Bold || line.Size >= BodySize * 1.2,
                    });
                }
            }

            foreach (var box in text.Boxes)
            {
                Read(box, blocks, inTable);
            }
        }

        private void ReadTable(XElement element, List<Block> blocks)
        {
            var start = new Place(Line: paragraphs + 1);
            var table = DocxTable.Of(element);
            if (table.IsLayout)
            {
                foreach (var cell in table.Cells)
                {
                    Read(cell, blocks, inTable: false);
                }

                return;
            }

            var rows = table.Rows.Select(row =>
            {
                allowance.TakeParts(row.Count);
                var rowPlace = new Place(Line: paragraphs + 1);
                var cells = row.Select(cell => ReadCell(cell, new Place(Line: paragraphs + 1))).ToList();
                return new Row(cells, rowPlace);
            }).ToList();
            blocks.Add(new Table(rows, start));
        }

        private Cell ReadCell(DocxCell cell, Place place)
        {
            List<Block> content = [];
            if (cell.Element is not null)
            {
                Read(cell.Element, content, inTable: true);
            }

            return new Cell(Flatten(content).ToList(), place) { ContinuesAbove = cell.ContinuesAbove };
        }

        private static IEnumerable<Paragraph> Flatten(IEnumerable<Block> blocks) => blocks.SelectMany(block => block switch
        {
            Paragraph p => [p with { Text = p.Text.Replace('\t', ' ').Trim() }],
            Table t => t.Rows.SelectMany(r => r.Cells).SelectMany(c => c.Paragraphs),
            _ => Enumerable.Empty<Paragraph>(),
        });

        private int BodySize => field != 0 ? field : field = sizes.Count == 0 ? 22 : sizes.MaxBy(s => s.Value).Key;

        private void CountSizes(XElement container)
        {
            foreach (var run in container.Descendants().Where(e => e.Is("r")))
            {
                var style = run.Ancestors().FirstOrDefault(a => a.Is("p")).Child("pPr").Child("pStyle").Value();
                var size = styles.Look(run.Child("rPr"), style).Size;
                sizes[size] = sizes.GetValueOrDefault(size) + run.Elements().Where(e => e.Is("t")).Sum(e => e.Value.Length);
            }
        }
    }
}
