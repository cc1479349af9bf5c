using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Toetssteen.Documents.Writing.Docx;

/// <summary>A Word document while it is written, from top to bottom.</summary>
internal sealed class DocxPage
{
    private readonly List<OpenXmlElement> _elements = [];
    private readonly List<(int Level, string Text, string Name)> _headings = [];
    private int? _contentsAt;

    /// <summary>What makes paragraphs of texts.</summary>
    public DocxText Text { get; } = new();

    /// <summary>A heading of level 1 to 3, to which the table of contents leads.</summary>
    public void Heading(int level, string text)
    {
        var name = $"kop{_headings.Count + 1}";
        _headings.Add((level, text, name));
        var id = $"{_headings.Count}";
        _elements.Add(new Paragraph(
            new ParagraphProperties(new ParagraphStyleId { Val = $"Heading{level}" }),
            new BookmarkStart { Id = id, Name = name }, DocxText.Run(text), new BookmarkEnd { Id = id }));
    }

    /// <summary>Adds paragraphs.</summary>
    public void Add(params IEnumerable<Paragraph> paragraphs) => _elements.AddRange(paragraphs);

    /// <summary>A paragraph in this style.</summary>
    public void Line(string style, string text) => Add(DocxText.Line(style, text));

    /// <summary>White between the block of the title and what follows.</summary>
    public void Space() => _elements.Add(new Paragraph(new ParagraphProperties(new SpacingBetweenLines { Before = "480", After = "0" })));

    /// <summary>A table, with a little white below.</summary>
    public void Table(string caption, IReadOnlyList<DocxColumn> columns, IEnumerable<IReadOnlyList<DocxCell>> rows) => _elements.AddRange(
        DocxTable.Of(caption, columns, rows),
        new Paragraph(new ParagraphProperties(
            new SpacingBetweenLines { Before = "0", After = "60", Line = "120", LineRule = LineSpacingRuleValues.Exact })));

    /// <summary>The place of the table of contents; it is made when all headings are known.</summary>
    public void Contents(string heading)
    {
        Line("TOCHeading", heading);
        _contentsAt = _elements.Count;
    }

    /// <summary>Writes the file.</summary>
    /// <param name="foot">What stands at the foot of every page but the first.</param>
    /// <param name="properties">What the document says about itself.</param>
    public byte[] Write((string Running, string Page, string Of) foot, DocxProperties properties)
    {
        if (_contentsAt is { } place)
            _elements.InsertRange(place, TableOfContents());
        _elements.Add(new SectionProperties(
            new FooterReference { Type = HeaderFooterValues.Default, Id = DocxParts.FooterId },
            new PageSize { Width = 11906, Height = 16838 },
            new PageMargin { Top = 1304, Right = 1418, Bottom = 1304, Left = 1418, Header = 624, Footer = 624, Gutter = 0 },
            new TitlePage()));
        var footer = new Footer(DocxText.Line("Footer"));
        footer.FirstChild!.Append(
            [DocxText.Run($"{foot.Running}\t{foot.Page} "), .. Field("PAGE"), DocxText.Run($" {foot.Of} "), .. Field("NUMPAGES")]);
        return DocxParts.Write(new Document(new Body(_elements)), footer, properties, Text.OrderedLists);
    }

    // A field that Word can make anew, with what it comes to written in it: the headings without page numbers, each a link.
    private IEnumerable<Paragraph> TableOfContents()
    {
        var shown = _headings.Where(h => h.Level <= 2).ToList();
        for (var n = 0; n < shown.Count; n++)
        {
            var line = DocxText.Line($"TOC{shown[n].Level}");
            if (n == 0)
                line.Append(Sign(FieldCharValues.Begin), Instruction("TOC \\o \"1-2\" \\n \\h"), Sign(FieldCharValues.Separate));
            line.Append(new Hyperlink(DocxText.Run(shown[n].Text)) { Anchor = shown[n].Name, History = true });
            if (n == shown.Count - 1)
                line.Append(Sign(FieldCharValues.End));
            yield return line;
        }
    }

    private static IEnumerable<Run> Field(string name) =>
        [Sign(FieldCharValues.Begin), Instruction(name), Sign(FieldCharValues.Separate), DocxText.Run("1"), Sign(FieldCharValues.End)];

    private static Run Sign(FieldCharValues sign) => new(new FieldChar { FieldCharType = sign });

    private static Run Instruction(string code) => new(new FieldCode($" {code} ") { Space = SpaceProcessingModeValues.Preserve });
}
