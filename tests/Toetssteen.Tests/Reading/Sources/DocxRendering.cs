using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Toetssteen.Tests.Reading.Model;

namespace Toetssteen.Tests.Reading.Sources;

/// <summary>How a printed document is made in Word: what a typist does differently while the page looks the same.</summary>
public sealed record DocxLook
{
    /// <summary>Headings by Dutch style names, which are based on a style with the outline level.</summary>
    public bool DutchStyles { get; init; }

    /// <summary>Headings by outline level on the paragraph, without a style.</summary>
    public bool OutlineOnly { get; init; }

    /// <summary>Runs are cut in pieces, as spell checking and editing leave them.</summary>
    public bool SplitRuns { get; init; }

    /// <summary>Marks are symbols of Wingdings.</summary>
    public bool Symbols { get; init; }

    /// <summary>Marks are letters in the font Wingdings.</summary>
    public bool SymbolLetters { get; init; }

    /// <summary>Changes are tracked: some text is inserted, and other text deleted.</summary>
    public bool Tracked { get; init; }

    /// <summary>The table stands in a content control.</summary>
    public bool Controls { get; init; }

    /// <summary>Everything stands in a table of one cell.</summary>
    public bool Framed { get; init; }

    /// <summary>The grid has more columns than are seen, as dragging borders leaves it.</summary>
    public bool FineGrid { get; init; }

    /// <summary>Paragraphs within a cell are separated by line breaks.</summary>
    public bool LineBreaks { get; init; }

    public static DocxLook AtRandom(Random random) => new()
    {
        DutchStyles = random.Next(3) == 0,
        OutlineOnly = random.Next(4) == 0,
        SplitRuns = random.Next(2) == 0,
        Symbols = random.Next(4) == 0,
        SymbolLetters = random.Next(4) == 0,
        Tracked = random.Next(3) == 0,
        Controls = random.Next(4) == 0,
        Framed = random.Next(5) == 0,
        FineGrid = random.Next(3) == 0,
        LineBreaks = random.Next(4) == 0,
    };
}

/// <summary>Renders a printed document to DOCX.</summary>
public sealed class DocxRendering(DocxLook look, Random random)
{
    private static readonly Dictionary<char, string> Symbols = new() { ['✓'] = "F0FC", ['✗'] = "F0FB", ['☑'] = "F0FE", ['☒'] = "F0FD" };

    public static byte[] Render(PrintedDocument document, DocxLook look, int seed) =>
        new DocxRendering(look, new Random(seed)).Render(document);

    private byte[] Render(PrintedDocument document)
    {
        using var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = package.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = Styles();
            main.Document = new Document(new Body());
            var body = main.Document.Body!;
            OpenXmlCompositeElement target = body;
            if (look.Framed)
            {
                var cell = new TableCell();
                body.Append(new Table(new TableProperties(), new TableGrid(new GridColumn { Width = "9000" }), new TableRow(cell)));
                target = cell;
            }

            foreach (var block in document.Blocks)
            {
                target.Append(Block(block));
            }

            target.Append(new Paragraph());
        }

        return stream.ToArray();
    }

    private OpenXmlElement Block(PrintedBlock block) => block switch
    {
        PrintedHeading heading => Heading(heading),
        PrintedParagraph paragraph => Paragraph(paragraph),
        PrintedTable table when look.Controls => new SdtBlock(new SdtContentBlock(Table(table))),
        PrintedTable table => Table(table),
        _ => new Paragraph(new Run(new Break { Type = BreakValues.Page })),
    };

    private Paragraph Heading(PrintedHeading heading)
    {
        var level = Math.Min(heading.Level, 6);
        var properties = look.OutlineOnly ? new ParagraphProperties(new OutlineLevel { Val = level - 1 })
            : new ParagraphProperties(new ParagraphStyleId { Val = look.DutchStyles ? $"MijnKop{level}" : $"Heading{level}" });
        return new Paragraph([properties, .. Runs(heading.Text, bold: false)]);
    }

    private Paragraph Paragraph(PrintedParagraph paragraph)
    {
        var set = new Paragraph();
        if (paragraph.IsListItem)
        {
            set.Append(
                new ParagraphProperties(new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = 1 })));
        }

        foreach (var run in paragraph.Runs)
        {
            set.Append(Runs(run.Text, run.Bold));
        }

        return set;
    }

    private IEnumerable<OpenXmlElement> Runs(string text, bool bold)
    {
        if (text.Length == 1 && Symbols.TryGetValue(text[0], out var code) && (look.Symbols || look.SymbolLetters))
        {
            yield return look.Symbols
                ? new Run(Look(bold), new SymbolChar { Font = "Wingdings", Char = code })
                : new Run(
                    new RunProperties(new RunFonts { Ascii = "Wingdings", HighAnsi = "Wingdings" }),
                    new Text(((char)Convert.ToInt32(code[2..], 16)).ToString()));
            yield break;
        }

        var at = look.SplitRuns && text.Length > 6 ? random.Next(1, text.Length - 1) : text.Length;
        foreach (var (part, i) in new[] { text[..at], text[at..] }.Where(p => p.Length > 0).Select((p, i) => (p, i)))
        {
            var run = new Run(Look(bold), new Text(part) { Space = SpaceProcessingModeValues.Preserve });
            if (look.Tracked && i == 1)
            {
                yield return new DeletedRun(new Run(new DeletedText(" ✗ geschrapt ") { Space = SpaceProcessingModeValues.Preserve }))
                {
                    Author = "A",
                    Id = "1",
                };
                yield return new InsertedRun(run) { Author = "A", Id = "2" };
            }
            else
            {
                yield return run;
            }
        }

        if (look.Tracked)
        {
            yield return new Run(new RunProperties(new Vanish()), new Text("✗ verborgen"));
        }
    }

    private static RunProperties Look(bool bold) => bold ? new RunProperties(new Bold()) : new RunProperties();

    private Table Table(PrintedTable printed)
    {
        var table = new Table(new TableProperties(new TableWidth { Type = TableWidthUnitValues.Pct, Width = "5000" }));
        var columns = printed.Rows.Max(r => r.Cells.Sum(c => c.ColumnSpan));
        var step = look.FineGrid ? 2 : 1;
        table.Append(
            new TableGrid(
                Enumerable
                    .Range(0, columns * step)
                    .Select(i => new GridColumn { Width = look.FineGrid ? (i % 2 == 0 ? "2900" : "100") : "3000" })));
        var open = new int[columns];
        foreach (var row in printed.Rows)
        {
            var set = new TableRow();
            if (row.IsHeader)
            {
                set.Append(new TableRowProperties(new TableHeader()));
            }

            var column = 0;
            foreach (var cell in row.Cells)
            {
                Continue(set, ref column);
                var properties = new TableCellProperties();
                var span = cell.ColumnSpan * step;
                if (span > 1)
                {
                    properties.Append(new GridSpan { Val = span });
                }

                if (cell.RowSpan > 1)
                {
                    properties.Append(new VerticalMerge { Val = MergedCellValues.Restart });
                    open[column] = cell.RowSpan - 1;
                }

                set.Append(new TableCell([properties, .. Paragraphs(cell)]));
                column += cell.ColumnSpan;
            }

            Continue(set, ref column);
            table.Append(set);

            void Continue(TableRow to, ref int at)
            {
                while (at < columns && open[at] > 0)
                {
                    open[at++]--;
                    to.Append(new TableCell(new TableCellProperties(new GridSpan { Val = step }, new VerticalMerge()), new Paragraph()));
                }
            }
        }

        return table;
    }

    private IEnumerable<OpenXmlElement> Paragraphs(PrintedCell cell)
    {
        if (!look.LineBreaks || cell.Paragraphs.Count < 2)
        {
            return cell.Paragraphs.Count == 0 ? [new Paragraph()] : cell.Paragraphs.Select(Paragraph);
        }

        var one = new Paragraph();
        foreach (var paragraph in cell.Paragraphs)
        {
            if (one.HasChildren)
            {
                one.Append(new Run(new Break()));
            }

            one.Append(paragraph.Runs.SelectMany(r => Runs(r.Text, r.Bold)));
        }

        return [one];
    }

    private static Styles Styles()
    {
        var styles = new Styles(
            new Style(new StyleName { Val = "Normal" })
            {
                Type = StyleValues.Paragraph,
                StyleId = "Normal",
                Default = true,
            });
        for (var level = 1; level <= 6; level++)
        {
            styles.Append(
                new Style(new StyleName { Val = $"heading {level}" }, new StyleParagraphProperties(new OutlineLevel { Val = level - 1 }))
                {
                    Type = StyleValues.Paragraph,
                    StyleId = $"Heading{level}",
                });
            styles.Append(
                new Style(new StyleName { Val = $"Mijn kop {level}" }, new BasedOn { Val = $"Heading{level}" })
                {
                    Type = StyleValues.Paragraph,
                    StyleId = $"MijnKop{level}",
                });
        }

        return styles;
    }
}
