using System.Xml;
using System.Xml.Linq;
using Toetssteen.Domain;

namespace Toetssteen.Documents.Reading.Sources;

/// <summary>
/// Takes a DOCX apart into blocks. Places are paragraphs counted as lines, from 1, cells included. Headers, footers, comments and what is
/// not shown stand beside the text: they are told aside, unless they repeat what the text says.
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
        using var bounded = new BoundedStream(stream, 100L * 1024 * 1024, () =>
            new UnreadableFileException(
                UnreadableFileException.TooLarge,
                "Dit bestand is groter dan 100 MB; bied alleen de factsheet zelf aan."));
        bounded.CopyTo(copy);
        return ReadSeekable(copy, allowance ?? new Allowance());
    }

    private static SourceDocument ReadSeekable(Stream stream, Allowance allowance)
    {
        try
        {
            using var package = DocxPackage.Open(stream, allowance);
            var body = package.Document().Child("body");
            var reader = new Walker(
                new DocxStyles(package.Part("word/styles.xml"), package.Part("word/numbering.xml"), allowance),
                allowance);
            var blocks = body is null ? [] : reader.Blocks(body);
            blocks.AddRange(reader.NotesOf(package));
            reader.AddMargins(package, blocks);
            return new SourceDocument("docx", TabbedTables.Gather(blocks, allowance)) { Aside = reader.Aside };
        }
        catch (Exception e)
            when (e
                    is InvalidDataException
                        or XmlException
                        or IOException
                        or NotSupportedException
                        or ArgumentException
                        or InvalidOperationException
                        or FormatException
                        or OverflowException)
        {
            // Whatever a library does not expect is a damaged document.
            throw DocxPackage.Corrupt(e);
        }
    }

    private sealed class Walker(DocxStyles styles, Allowance allowance)
    {
        private static readonly string[] Margins = ["header", "footer", "comments"];

        private const int LongestOfMark = 30;

        private readonly List<string> notes = [];
        private readonly Dictionary<int, int> sizes = [];
        private int paragraphs;

        /// <summary>What the document holds beside its text.</summary>
        public List<UnplacedText> Aside { get; } = [];

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
                var known = (package.Part($"word/{kind}s.xml")?.Elements() ?? [])
                    .Where(e => e.Is(kind))
                    .ToLookup(e => $"{kind} {e.Value("id")}");
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

        /// <summary>
        /// Adds what stands in headers, footers and comments and is not in the text. What a header or footer says of signs holds for all
        /// that is below it: it goes first; the rest is told aside.
        /// </summary>
        public void AddMargins(DocxPackage package, List<Block> blocks)
        {
            var known = blocks
                .Select(b =>
                    b switch
                    {
                        Heading h => h.Text,
                        Paragraph p => p.Text,
                        _ => "",
                    })
                .Select(t => $" {FoldedText.Fold(t)} ")
                .ToHashSet();
            var margins = Margins
                .SelectMany(kind =>
                    package.Parts(kind).SelectMany(part => part.Descendants().Where(e => e.Is("p"))).Select(p => (kind, paragraph: p)))
                .ToList();
            var first = new List<Block>();
            foreach (var (kind, paragraph) in margins)
            {
                var reader = new DocxText(styles, inTable: false, 0);
                var text = string.Join(' ', reader.Read(paragraph).Select(l => l.Text.Replace('\t', ' ').Trim()).Where(l => l.Length > 0));
                TellAside(reader.Aside);
                var folded = $" {FoldedText.Fold(text)} ";
                if (
                    folded
                        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                        .All(w => w is "pagina" or "page" or "blad" or "van" or "of" || w.All(char.IsAsciiDigit)) && !SaysSigns(text)
                    || known.Any(k => k.Contains(folded, StringComparison.Ordinal)))
                    continue;
                known.Add(folded);
                if (kind != "comments" && SaysSigns(text))
                    first.Add(new Paragraph(text, new Place(Line: 1)));
                else
                    Aside.Add(new UnplacedText(new Place(Line: 1), text));
            }

            blocks.InsertRange(0, first);
        }

        private static bool SaysSigns(string text) =>
            text.Contains("voldo", StringComparison.OrdinalIgnoreCase)
            || text.Contains("verbeter", StringComparison.OrdinalIgnoreCase)
            || text.Any(c =>
                char.IsSurrogate(c)
                || c is '='
                || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.OtherSymbol && c is not ('©' or '®'));

        private void TellAside(IEnumerable<string> texts) =>
            Aside.AddRange(
                texts.Select(t => t.Trim()).Where(t => t.Length > 0).Select(t => new UnplacedText(new Place(Line: paragraphs), t)));

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
            var text = new DocxText(styles, inTable, notes.Count);
            var lines = text.Read(paragraph);
            notes.AddRange(text.Notes);
            TellAside(text.Aside);
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
                // Of so few words a quotation may be taken for a mark.
                var isQuoted = inTable && styles.IsQuotation(properties);
                // At a mark the words of a bullet may be about it.
                var before = isList && inTable ? SourceNotes.Bullet(styles.BulletOf(properties)) : "";
                foreach (var (line, i) in HandSetLines.Join(lines).Select((l, i) => (l, i)))
                {
                    var said = isQuoted && line.Text.Trim().Length is > 0 and <= LongestOfMark ? $"“{line.Text.Trim()}”" : line.Text;
                    blocks.Add(new Paragraph(isContents ? said.Replace('\t', ' ') : (i == 0 ? before : "") + said, place)
                    {
                        IsPlain = text.IsPlain,
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
            TellAside(
                element
                    .Content()
                    .Where(e => e.Is("tr") && DocxTable.IsGone(e))
                    .Select(r => string.Join(" | ", r.Elements().Where(e => e.Is("tc")).Select(DocxText.TextIn))));
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
