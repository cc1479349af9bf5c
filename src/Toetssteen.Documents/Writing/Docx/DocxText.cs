using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Toetssteen.Documents.Outline;

namespace Toetssteen.Documents.Writing.Docx;

/// <summary>Texts as paragraphs of a Word document. Every ordered list is counted from one.</summary>
internal sealed class DocxText
{
    private const int DeepestLevel = 8;

    /// <summary>How many ordered lists there are so far; each has numbering of its own.</summary>
    public int OrderedLists { get; private set; }

    /// <summary>A text of the factsheet: its paragraphs and lists.</summary>
    public IEnumerable<Paragraph> Of(IEnumerable<RichBlock> blocks, string? style = null) => Blocks(blocks, style, 0);

    /// <summary>One paragraph.</summary>
    public static Paragraph Line(string? style, params IReadOnlyList<Inline> inlines)
    {
        var line = Paragraph(style, null, []);
        line.Append(inlines.Select(i => Run(i)));
        return line;
    }

    /// <summary>One paragraph, bold and in this colour.</summary>
    public static Paragraph Coloured(string? style, IReadOnlyList<Inline> inlines, string colour)
    {
        var line = Paragraph(style, null, []);
        foreach (var inline in inlines)
        {
            // On the run itself: within a table LibreOffice lets the colour of a character style go. A sign is not parted from its word.
            var run = Run(inline.Text == " " ? "\u00a0" : inline.Text, strong: true);
            run.RunProperties!.Append(new Color { Val = colour });
            line.Append(run);
        }
        return line;
    }

    /// <summary>One item of a list that is not counted.</summary>
    public static Paragraph Bullet(IReadOnlyList<Inline> inlines)
    {
        var item = Paragraph("ListParagraph", (DocxParts.BulletNumbering, 0), []);
        item.Append(inlines.Select(i => Run(i)));
        return item;
    }

    /// <summary>A name and what it is, side by side.</summary>
    public static Paragraph Fact(string name, IReadOnlyList<Inline> value) =>
        Line("Fact", [new Inline(name, Role.Label), "\t", .. value]);

    private static Run Run(Inline inline) => inline.Role switch
    {
        Role.Strong or Role.Code => Run(inline.Text, strong: true),
        Role.Label => Run(inline.Text, "Label"),
        Role.Hash => Run(inline.Text, "Hash"),
        Role.Emphasis or Role.Quote => Run(inline.Text, emphasis: true),
        _ => Run(inline.Text),
    };

    /// <summary>A run in a character style; what XML cannot hold is taken out.</summary>
    public static Run Run(string text, string? characterStyle = null, bool strong = false, bool emphasis = false)
    {
        var run = new Run();
        if (characterStyle is not null || strong || emphasis)
        {
            var look = new RunProperties();
            if (characterStyle is not null)
                look.Append(new RunStyle { Val = characterStyle });
            if (strong)
                look.Append(new Bold());
            if (emphasis)
                look.Append(new Italic());
            run.Append(look);
        }
        var lines = XmlText.Clean(text).Split('\n');
        for (var n = 0; n < lines.Length; n++)
        {
            if (n > 0)
                run.Append(new Break());
            var pieces = lines[n].Split('\t');
            for (var p = 0; p < pieces.Length; p++)
            {
                if (p > 0)
                    run.Append(new TabChar());
                if (pieces[p].Length > 0)
                    run.Append(new Text(pieces[p]) { Space = SpaceProcessingModeValues.Preserve });
            }
        }
        return run;
    }

    private IEnumerable<Paragraph> Blocks(IEnumerable<RichBlock> blocks, string? style, int level)
    {
        foreach (var block in blocks)
        {
            if (block is RichParagraph paragraph)
                // What follows within an item of a list stands in line with the item.
                yield return Paragraph(style ?? (level > 0 ? "ListContinue" : null), null, [.. paragraph.Runs], level > 0 ? level : null);
            else if (block is RichList list)
            {
                foreach (var item in Items(list, style, level))
                    yield return item;
            }
        }
    }

    private IEnumerable<Paragraph> Items(RichList list, string? style, int level)
    {
        var number = list.Ordered ? DocxParts.BulletNumbering + ++OrderedLists : DocxParts.BulletNumbering;
        foreach (var item in list.Items)
        {
            var rest = item;
            RichRun[] first = [];
            if (item is [RichParagraph opening, ..])
                (first, rest) = ([.. opening.Runs], [.. item.Skip(1)]);
            yield return Paragraph("ListParagraph", (number, Math.Min(level, DeepestLevel)), first);
            foreach (var more in Blocks(rest, style, level + 1))
                yield return more;
        }
    }

    private static Paragraph Paragraph(string? style, (int Number, int Level)? item, RichRun[] runs, int? continued = null)
    {
        var paragraph = new Paragraph();
        if (style is not null || item is not null || continued is not null)
        {
            var look = new ParagraphProperties();
            if (style is not null)
                look.Append(new ParagraphStyleId { Val = style });
            if (item is (var number, var level))
                look.Append(new NumberingProperties(new NumberingLevelReference { Val = level }, new NumberingId { Val = number }));
            if (continued is { } depth)
                look.Append(new Indentation { Left = $"{DocxParts.ListIndent * Math.Min(depth, DeepestLevel + 1)}" });
            paragraph.Append(look);
        }
        foreach (var run in runs)
            paragraph.Append(Run(run.Text, null, run.Strong, run.Emphasis));
        return paragraph;
    }
}
