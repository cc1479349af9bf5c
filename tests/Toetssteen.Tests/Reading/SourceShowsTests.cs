using System.IO.Compression;
using System.Text;
using Toetssteen.Documents.Reading;
using Toetssteen.Documents.Reading.Grammar;
using Toetssteen.Documents.Reading.Sources;
using Toetssteen.Tests.Reading.Model;

namespace Toetssteen.Tests.Reading;

/// <summary>
/// What a document shows, hides or strikes out, in whatever way: no mark of it is wrong and certain, and no word disappears.
/// </summary>
public sealed class SourceShowsTests
{
    private static readonly FactsheetReader Reader = new([GgsrNorms.Framework]);

    private static string First => Norm("1.1.1");

    private static string Second => Norm("1.1.2");

    private static string Third => Norm("1.2.1");

    private static string Norm(string code) => GgsrNorms.Framework.FindIndicator(code)!.Norm;

    private static FactsheetReading Read(string text, string file = "stuk.html") =>
        Reader.Read(file, new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private static string Page(string mark, string text = "Er ligt een plan.", string head = "", string row = "", string style = "") =>
        $"{style}<h1>Uitkomsten toezichtonderzoek Hengelo</h1><p>Oktober 2013</p><h2>Aanpak: Wijkteam</h2>{head}<h2>Bevindingen</h2><table><tr><th>Indicatoren</th><th>Oordeel</th><th>Bevindingen</th></tr>"
        + $"\n<tr><td>{First}</td><td>✓</td><td>Er is een folder.</td></tr>\n<tr><td>{Second}</td><td>{mark}</td><td>{text}</td></tr>{row}\n<tr><td>{Third}</td><td>✗</td><td>Dat weten zij niet.</td></tr></table>";

    private static string Markdown(string mark, string text = "Er ligt een plan.", string below = "") =>
        $"# Uitkomsten toezichtonderzoek Hengelo\n\nOktober 2013\n\n## Aanpak: Wijkteam\n\n## Bevindingen\n\n| Indicatoren | Oordeel | Bevindingen |\n|---|---|---|\n| {First} | ✓ | Er is een folder. |\n"
        + $"| {Second} | {mark} | {text} |\n| {Third} | ✗ | Dat weten zij niet. |\n{below}";

    private static string Marks(FactsheetReading reading, string code) =>
        string.Join(
            ',',
            reading.Approaches.SelectMany(a => a.Findings).Where(f => f.Indicators.Contains(code)).Select(f => string.Join('+', f.Marks)));

    private static bool IsDoubted(FactsheetReading reading, string code) =>
        reading
            .Approaches.SelectMany(a => a.Findings)
            .Where(f => f.Indicators.Contains(code))
            .All(f => reading.Warnings.Any(w => w.Place == f.Place && ReadingRules.IsDoubt(w.Code)));

    private static string AllOf(FactsheetReading reading) =>
        string.Join(
            '\n',
            reading
                .Approaches.SelectMany(a => a.Findings.Select(f => f.Text).Append(a.Description ?? ""))
                .Concat(reading.Unplaced.Select(u => u.Text))
                .Append(reading.Context?.Text ?? ""));

    private static string Told(FactsheetReading reading) => string.Join('\n', reading.Unplaced.Select(u => u.Text));

    private static List<Cell> Middle(string text) =>
        TextSource.Read(text).Blocks.OfType<Table>().Single().Rows.Select(r => r.Cells.ElementAtOrDefault(1) ?? r.Cells[0]).ToList();

    [Theory]
    [InlineData("<span hidden>✗ zwaluw</span>")]
    [InlineData("<span style=\"display: none\">✗ zwaluw</span>")]
    [InlineData("<span style=\"visibility:hidden\">✗ zwaluw</span>")]
    [InlineData("<span style='FONT-SIZE:0px'>✗ zwaluw</span>")]
    [InlineData("<span style=\"opacity:0\">✗ zwaluw</span>")]
    [InlineData("<span style=\"color:#ffffff\">✗ zwaluw</span>")]
    [InlineData("<font color=\"white\">✗ zwaluw</font>")]
    [InlineData("<span style=\"height:0;overflow:hidden\">✗ zwaluw</span>")]
    [InlineData("<span class=\"weg\">✗ zwaluw</span>")]
    [InlineData("<b><i class=\"x y weg\">✗ zwaluw</i></b>")]
    [InlineData("<span style=\"background:#000;color:black\">✗ zwaluw</span>")]
    [InlineData("<span style=\"background:black\">✗ zwaluw</span>")]
    [InlineData("<span style=\"color:rgba(0, 0, 0, 0)\">✗ zwaluw</span>")]
    [InlineData("<template>✗ zwaluw</template>")]
    [InlineData("<video>✗ zwaluw</video>")]
    [InlineData("<!-- ✗ zwaluw -->")]
    [InlineData("<div style=\"display:none\"><p>✗ zwaluw</p></div>")]
    public void HiddenWords_AreNotRead_AndAreListed(string hidden)
    {
        foreach (
            var reading in new[]
            {
                Read(Page(hidden, style: "<style>/* oud */ p{margin:0} .a, .weg { display:none !important }</style>")),
                hidden.Contains("weg", StringComparison.Ordinal) ? null : Read(Markdown(hidden), "stuk.md"),
            }.OfType<FactsheetReading>())
        {
            Assert.True(IsDoubted(reading, "1.1.2"));
            Assert.Equal("", Marks(reading, "1.1.2"));
            Assert.Contains("✗ zwaluw", Told(reading), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(
        "<span class=\"sr-only\" style=\"position:absolute;left:-9999px;width:1px;height:1px;overflow:hidden\">verbeterpunt</span>"
    )]
    [InlineData("<span style=\"color:#fff;background:#a00\">verbeterpunt</span>")]
    [InlineData("<span style=\"font-size:0.9em\">verbeterpunt</span>")]
    [InlineData("<details><summary>verbeterpunt</summary></details>")]
    [InlineData("<span class=\"print\">verbeterpunt</span>")]
    public void WhatSomeAreShown_IsRead(string shown)
    {
        var reading = Read(Page(shown, style: "<style>@media print { .print{display:none} }</style>"));

        Assert.Equal("Improve", Marks(reading, "1.1.2"));
        Assert.Empty(reading.Unplaced);
    }

    [Theory]
    [InlineData("<tr hidden>", "<td>{0}</td><td>✓</td><td>Een zwaluw van vroeger.</td>")]
    [InlineData("<tr style=\"display:none\">", "<td>{0}</td><td>✓</td><td>Een zwaluw van vroeger.</td>")]
    [InlineData("<tr>", "<td><del>{0}</del></td><td><del>✓</del></td><td><del>Een zwaluw van vroeger.</del></td>")]
    [InlineData("<tr style=\"text-decoration: line-through\">", "<td>{0}</td><td>✓</td><td>Een zwaluw van vroeger.</td>")]
    [InlineData("<tr class=\"oud\">", "<td>{0}</td><td>✓</td><td>Een zwaluw van vroeger.</td>")]
    [InlineData("<tr>", "<td><s><p>{0}</p></s></td><td>✓</td><td>Een zwaluw van vroeger.</td>")]
    public void ARowThatIsHiddenOrStruckOut_IsNoFinding_AndIsListedWhole(string open, string cells)
    {
        var row = open + string.Format(System.Globalization.CultureInfo.InvariantCulture, cells, Second) + "</tr>\n";
        var reading = Read(Page("✗", row: row, style: "<style>.oud td{text-decoration:line-through}</style>"));

        Assert.Equal("Improve", Marks(reading, "1.1.2"));
        Assert.Contains("Een zwaluw van vroeger.", Told(reading), StringComparison.Ordinal);
        Assert.Contains(Second, Told(reading), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<s>✓</s>", "[doorgehaald: ✓]")]
    [InlineData("<del>voldoet</del>", "[doorgehaald: voldoet]")]
    [InlineData("<strike>✓</strike>", "[doorgehaald: ✓]")]
    [InlineData("<span style=\"text-decoration:line-through\">voldoet</span>", "[doorgehaald: voldoet]")]
    [InlineData("<s><img src=\"v.png\" alt=\"voldoet\"></s>", "[doorgehaald: (afbeelding: voldoet)]")]
    [InlineData("<b class=\"oud\">✓</b>", "[doorgehaald: ✓]")]
    [InlineData("✓\u0336", "[doorgehaald: ✓]")]
    [InlineData("v\u0336o\u0336l\u0336d\u0336o\u0336e\u0336t\u0336", "[doorgehaald: voldoet]")]
    public void AMarkThatWasStruckOut_IsNone(string struck, string told)
    {
        var page = Page(struck, style: "<style>.oud{text-decoration-line:line-through}</style>");
        var reading = Read(page);

        Assert.Equal(told, Middle(page)[2].Text);
        Assert.Equal("", Marks(reading, "1.1.2"));
        Assert.True(IsDoubted(reading, "1.1.2"));
        var other = Read(Page(struck + " verbeterpunt"));
        Assert.True(Marks(other, "1.1.2") == "Improve" || IsDoubted(other, "1.1.2"));
    }

    [Theory]
    [InlineData("~~✓~~")]
    [InlineData("~✓~")]
    [InlineData("<s>✓</s>")]
    [InlineData("<span style=\"text-decoration:line-through\">✓</span>")]
    public void AMarkThatMarkdownStrikesOut_IsNone(string struck)
    {
        var reading = Read(Markdown(struck), "stuk.md");

        Assert.Equal("[doorgehaald: ✓]", Middle(Markdown(struck))[2].Text);
        Assert.Equal("", Marks(reading, "1.1.2"));
        Assert.True(IsDoubted(reading, "1.1.2"));
    }

    [Fact]
    public void ARowThatMarkdownStrikesOut_IsListed()
    {
        var text = string.Join(' ', Enumerable.Repeat("Een zwaluw van vroeger.", 20));
        var reading = Read(
            Markdown("✗").Replace($"| {Third}", $"| ~~{Second}~~ | ~~✓~~ | ~~{text}~~ |\n| {Third}", StringComparison.Ordinal),
            "stuk.md");

        Assert.Equal("Improve", Marks(reading, "1.1.2"));
        Assert.Contains(text, Told(reading), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<span title=\"verbeterpunt\">✓</span>", "✓ (verbeterpunt)")]
    [InlineData("<span aria-label=\"verbeterpunt\">✓</span>", "✓ (verbeterpunt)")]
    [InlineData("<abbr title=\"verbeterpunt\">V</abbr>", "V (verbeterpunt)")]
    [InlineData("<span title=\"verbeterpunt\">voldoet</span>", "voldoet (verbeterpunt)")]
    [InlineData("<span role=\"img\" aria-label=\"verbeterpunt\" title=\"let op\">✓</span>", "✓ (verbeterpunt, let op)")]
    [InlineData(
        "<span title=\"Herzien: het is nu een punt voor verbetering\">✓</span>",
        "✓ [toelichting: Herzien: het is nu een punt voor verbetering]"
    )]
    [InlineData("<svg><title>verbeterpunt</title><path d=\"M0\"/></svg>", "[afbeelding: verbeterpunt]")]
    [InlineData("<svg aria-label=\"verbeterpunt\"><text>✓</text></svg>", "✓ [afbeelding: verbeterpunt]")]
    [InlineData("<img src=\"a.png\" title=\"verbeterpunt\">", "[afbeelding: verbeterpunt]")]
    [InlineData("<img src=\"a.png\" alt=\"\">", "[afbeelding]")]
    [InlineData("<input type=\"image\" alt=\"verbeterpunt\">", "[afbeelding: verbeterpunt]")]
    [InlineData("<span role=\"checkbox\" aria-checked=\"false\">voldoet</span>", "[selectievakje: uit] voldoet")]
    [InlineData("<span role=\"radio\" aria-checked=\"true\">voldoet</span>", "[selectievakje: aan] voldoet")]
    [InlineData("<input type=\"checkbox\" disabled>", "[selectievakje: uit]")]
    [InlineData("<input type=\"radio\" checked> voldoet", "[selectievakje: aan] voldoet")]
    [InlineData("<select><option>voldoet<option selected>verbeterpunt</select>", "[keuze: verbeterpunt]")]
    [InlineData("<select><option>voldoet<option>verbeterpunt</select>", "[selectievakje: uit] voldoet [selectievakje: uit] verbeterpunt")]
    [InlineData("<i class=\"kruis\"></i>", "✗")]
    [InlineData("✓<sup>1</sup>", "✓[noot: 1]")]
    [InlineData("verbeterpunt<sup><a href=\"#n\">2)</a></sup>", "verbeterpunt[noot: 2)]")]
    [InlineData("✓<span style=\"vertical-align: super\">a</span>", "✓[noot: a]")]
    public void WhatATagSaysOfAMark_StandsBesideIt(string mark, string told)
    {
        var page = Page(mark, style: "<style>.kruis::before{content:\"\\2717\"}</style>");
        var reading = Read(page);

        Assert.Equal(told, Middle(page)[2].Text);
        Assert.True(
            Marks(reading, "1.1.2") is "" or "Improve"
                || IsDoubted(reading, "1.1.2")
                || told.Contains("[toelichting", StringComparison.Ordinal)
                || told.Contains("[noot", StringComparison.Ordinal));
        if (!mark.Contains("class", StringComparison.Ordinal))
            Assert.Equal(told, Middle(Markdown(mark))[2].Text);
    }

    [Fact]
    public void APictureWithoutWords_IsToldWhereAMarkMayStand()
    {
        var page = Page(
            "✗",
            "<p>✓ Er is beleid.</p><p><img src=\"a.png\" alt=\"\"> Een doel ontbreekt.<br><img src=\"a.png\"> Een plan <img src=\"b.png\"> ook.</p>");

        Assert.Equal(
            "✓ Er is beleid.\n\n[afbeelding] Een doel ontbreekt.\n[afbeelding] Een plan ook.",
            TextSource.Read(page).Blocks.OfType<Table>().Single().Rows[2].Cells[2].Text);
    }

    [Theory]
    [InlineData("title", "Een zwaluw van vroeger")]
    [InlineData("aria-label", "Een zwaluw van vroeger")]
    public void WhatATagSaysOfASentence_IsListed(string attribute, string label)
    {
        var reading = Read(Page("✗", $"<p {attribute}=\"{label}\">Er ligt een plan dat nog niet af is.</p>"));

        Assert.Equal("Improve", Marks(reading, "1.1.2"));
        Assert.Equal(label, Told(reading));
    }

    [Theory]
    [InlineData("<caption>Een zwaluw van vroeger</caption>")]
    [InlineData("<thead><tr></tr></thead><caption><b>Een zwaluw</b> van vroeger</caption>")]
    public void TheCaptionOfATable_IsAParagraphBeforeIt(string caption)
    {
        var blocks = TextSource.Read(Page("✗").Replace("<table>", "<table>" + caption, StringComparison.Ordinal)).Blocks;

        Assert.Equal("Een zwaluw van vroeger", Assert.IsType<Paragraph>(blocks[^2]).Text);
        Assert.IsType<Table>(blocks[^1]);
    }

    [Theory]
    [InlineData("<address>Zwaluw 1</address><hr><figure><img alt=\"nest\"><figcaption>Zwaluw 2</figcaption></figure>")]
    [InlineData("<dl><dt>Zwaluw 1</dt><dd>Zwaluw 2</dd></dl>")]
    [InlineData("<fieldset><legend>Zwaluw 1</legend><label>Zwaluw 2</label></fieldset>")]
    [InlineData("<script>let nest = 1;</script><details><summary>Zwaluw 1</summary>Zwaluw 2</details><style>p{}</style>")]
    [InlineData("<pre>Zwaluw 1\n\nZwaluw 2</pre>")]
    public void NoTagsAreLeftInTheText_AndEachPartIsAParagraph(string html)
    {
        foreach (var blocks in new[] { TextSource.Read("<h1>Nesten</h1>" + html).Blocks, TextSource.Read("# Nesten\n\n" + html).Blocks })
        {
            var texts = blocks.Skip(1).Cast<Paragraph>().Select(p => p.Text).ToList();
            Assert.Contains(texts, t => t.EndsWith("Zwaluw 2", StringComparison.Ordinal));
            Assert.DoesNotContain(texts, t =>
                t.Contains('<', StringComparison.Ordinal) || t.Contains("let nest", StringComparison.Ordinal));
        }
        Assert.Equal("Zwaluw 2", ((Paragraph)TextSource.Read("<h1>Nesten</h1>" + html).Blocks[^1]).Text);
    }

    [Theory]
    [InlineData("{0}\t✓\tEr is een folder.\n{1}\t✗\tEr ligt geen plan.")]
    [InlineData("| {0} | ✓ | Er is een folder. |\n| {1} | ✗ | Er ligt geen plan. |")]
    public void ATableThatIsSetWithTabsOrBarsInAPage_IsRead(string lines)
    {
        var reading = Read(
            "<h1>Uitkomsten toezichtonderzoek Hengelo</h1>\n<p>Oktober 2013</p>\n<h2>Aanpak: Wijkteam</h2>\n<h2>Bevindingen</h2>\n<pre>"
                + string.Format(System.Globalization.CultureInfo.InvariantCulture, lines, First, Second)
                + "</pre>");

        Assert.Equal("Meets", Marks(reading, "1.1.1"));
        Assert.Equal("Improve", Marks(reading, "1.1.2"));
        Assert.Equal([5, 6], reading.Approaches[0].Findings.Select(f => f.Place.Line));
    }

    [Fact]
    public void AFootnoteAtAMark_IsTold_AndNoUnitIsTakenForOne()
    {
        Assert.Equal("✓[noot: 1]", Middle(Markdown("✓[^1]", below: "\n[^1]: Later een zwaluw.\n"))[2].Text);
        Assert.Contains(
            "Later een zwaluw.",
            AllOf(Read(Markdown("✓[^1]", below: "\n[^1]: Later een zwaluw.\n"), "stuk.md")),
            StringComparison.Ordinal);
        Assert.Equal("40 m2", Middle(Page("40 m<sup>2</sup>"))[2].Text);
        Assert.Equal("de 1e keer", Middle(Page("de 1<sup>e</sup> keer"))[2].Text);
    }

    private const string Word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    private static string Run(string text, string look = "") => $"<w:r><w:rPr>{look}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>";

    private static string Line(string runs, string style = "") => $"<w:p><w:pPr>{style}</w:pPr>{runs}</w:p>";

    private static string RowOf(string properties, params string[] cells) =>
        $"<w:tr><w:trPr>{properties}</w:trPr>{string.Concat(cells.Select(c => $"<w:tc>{Line(c)}</w:tc>"))}</w:tr>";

    private static MemoryStream Docx(string mark, string row = "", params (string Name, string Xml)[] parts)
    {
        var level = (int n) => $"<w:outlineLvl w:val=\"{n}\"/>";
        var body =
            Line(Run("Uitkomsten toezichtonderzoek Hengelo"), level(0))
            + Line(Run("Oktober 2013"))
            + Line(Run("Aanpak: Wijkteam"), level(1))
            + Line(Run("Bevindingen"), level(1))
            + $"<w:tbl>{RowOf("", Run("Indicatoren"), Run("Oordeel"), Run("Bevindingen"))}"
                + $"{RowOf("", Run(First), Run("✓"), Run("Er is een folder."))}"
                + $"{RowOf("", Run(Second), mark, Run("Er ligt een plan."))}"
            + $"{row}{RowOf("", Run(Third), Run("✗"), Run("Dat weten zij niet."))}</w:tbl>";
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, xml) in parts.Prepend(("document", $"<w:document {Word}><w:body>{body}</w:body></w:document>")))
            {
                using var entry = zip.CreateEntry($"word/{name}.xml").Open();
                entry.Write(Encoding.UTF8.GetBytes(xml));
            }
        stream.Position = 0;
        return stream;
    }

    private static string Cell(MemoryStream docx) => DocxSource.Read(docx).Blocks.OfType<Table>().Single().Rows[2].Cells[1].Text;

    [Theory]
    [InlineData("<w:strike/>", "[doorgehaald: ✓ zwaluw]")]
    [InlineData("<w:dstrike/>", "[doorgehaald: ✓ zwaluw]")]
    [InlineData("<w:vanish/>", "")]
    [InlineData("<w:color w:val=\"FFFFFF\"/>", "")]
    public void WordsThatADocxStrikesOutOrHides_AreNotRead_AndAreListed(string look, string told)
    {
        Assert.Equal(told, Cell(Docx(Run("✓", look) + Run(" zwaluw", look))));
        var reading = Reader.Read("stuk.docx", Docx(Run("✓ zwaluw", look)));
        Assert.Equal("", Marks(reading, "1.1.2"));
        Assert.True(IsDoubted(reading, "1.1.2"));
        Assert.Contains("zwaluw", AllOf(reading), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<w:del/>", "")]
    [InlineData("<w:hidden/>", "")]
    [InlineData("", "<w:strike/>")]
    public void ARowThatADocxDeletesHidesOrStrikesOut_IsListed(string properties, string look)
    {
        var reading = Reader.Read(
            "stuk.docx",
            Docx(Run("✗"), RowOf(properties, Run(Second, look), Run("✓", look), Run("Een zwaluw van vroeger.", look))));

        Assert.Equal("Improve", Marks(reading, "1.1.2"));
        Assert.Contains("Een zwaluw van vroeger.", Told(reading), StringComparison.Ordinal);
    }

    [Fact]
    public void AFootnoteInADocx_IsToldAtItsPlace()
    {
        var docx = () =>
            Docx(
                Run("✓") + "<w:r><w:footnoteReference w:id=\"7\"/></w:r>",
                "",
                ("footnotes", $"<w:footnotes {Word}><w:footnote w:id=\"7\">{Line(Run("Later een zwaluw."))}</w:footnote></w:footnotes>"));

        Assert.Equal("✓[noot: 1]", Cell(docx()));
        Assert.Equal("✓[noot: 3]", Cell(Docx(Run("✓") + Run("3", "<w:vertAlign w:val=\"superscript\"/>"))));
        Assert.Contains("Later een zwaluw.", AllOf(Reader.Read("stuk.docx", docx())), StringComparison.Ordinal);
    }

    [Fact]
    public void TheMarginsOfADocx_AreListed_UnlessTheyRepeatTheText()
    {
        var reading = Reader.Read(
            "stuk.docx",
            Docx(
                Run("✗"),
                "",
                ("header1", $"<w:hdr {Word}>{Line(Run("Uitkomsten toezichtonderzoek Hengelo"))}{Line(Run("Een kwikstaart"))}</w:hdr>"),
                ("header2", $"<w:hdr {Word}>{Line(Run("Een kwikstaart"))}</w:hdr>"),
                ("footer1", $"<w:ftr {Word}>{Line(Run("Pagina 1 van 3"))}{Line(Run("Een merel"))}</w:ftr>"),
                ("comments", $"<w:comments {Word}><w:comment w:id=\"0\">{Line(Run("Een roodborst"))}</w:comment></w:comments>")));

        Assert.Equal(["Een kwikstaart", "Een merel", "Een roodborst"], reading.Unplaced.Select(u => u.Text));
        Assert.Equal("Improve", Marks(reading, "1.1.2"));
    }

    [Fact]
    public void WhatAFooterSaysOfSigns_HoldsForTheTable()
    {
        var reading = Reader.Read(
            "stuk.docx",
            Docx(Run("✓"), "", ("footer1", $"<w:ftr {Word}>{Line(Run("✓ = verbeterpunt, ✗ = voldoet"))}</w:ftr>")));

        Assert.Equal("Improve", Marks(reading, "1.1.2"));
        Assert.True(IsDoubted(reading, "1.1.2"));
    }

    [Theory]
    [InlineData("niet", "[toelichting: niet] voldoet")]
    [InlineData("✗", "[toelichting: ✗] voldoet")]
    [InlineData("•", "voldoet")]
    [InlineData("%1.", "voldoet")]
    public void WhatABulletOfADocxSaysAtAMark_IsTold(string bullet, string told)
    {
        var list = "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"5\"/></w:numPr></w:pPr>";
        var numbering =
            $"<w:numbering {Word}><w:abstractNum w:abstractNumId=\"2\"><w:lvl w:ilvl=\"0\"><w:lvlText w:val=\"{bullet}\"/></w:lvl></w:abstractNum>"
            + "<w:num w:numId=\"5\"><w:abstractNumId w:val=\"2\"/></w:num></w:numbering>";
        var docx = () => Docx($"</w:p><w:p>{list}{Run("voldoet")}", "", ("numbering", numbering));

        Assert.Equal(told, Cell(docx()));
        Assert.Equal(told != "voldoet", IsDoubted(Reader.Read("stuk.docx", docx()), "1.1.2"));
    }

    [Fact]
    public void AnEmojiOfWord_IsReadAsItIsSeen() =>
        Assert.Equal(
            "❌ voldoet",
            Cell(
                Docx(
                    "<w:r><mc:AlternateContent xmlns:mc=\"urn:mc\"><mc:Choice><w16se:symEx xmlns:w16se=\"urn:w16se\" w16se:font=\"Segoe UI Emoji\" w16se:char=\"274C\"/></mc:Choice>"
                        + "<mc:Fallback><w:t>❌</w:t></mc:Fallback></mc:AlternateContent></w:r>"
                        + Run(" voldoet"))));

    [Theory]
    [InlineData("<w:commentRangeStart w:id=\"1\"/>", "<w:commentRangeEnd w:id=\"1\"/>", true)]
    [InlineData("", "<w:r><w:commentReference w:id=\"1\"/></w:r>", true)]
    [InlineData("<w:bdo w:val=\"rtl\">", "</w:bdo>", true)]
    [InlineData("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>", "</w:sdtContent></w:sdt>", true)]
    [InlineData("<w:sdt><w:sdtPr/><w:sdtContent>", "</w:sdtContent></w:sdt>", false)]
    [InlineData("<w:smartTag>", "</w:smartTag>", false)]
    public void AMarkOfADocxThatIsRemarkedOn_OrIsNotFilledIn_Waits(string before, string behind, bool waits) =>
        Assert.Equal(waits, IsDoubted(Reader.Read("stuk.docx", Docx(before + Run("✓") + behind)), "1.1.2"));

    [Theory]
    [InlineData("Quote", "“voldoet”")]
    [InlineData("Intense Quote", "“voldoet”")]
    [InlineData("Body Text", "voldoet")]
    public void FewWordsThatADocxQuotes_StandInQuotationMarks(string style, string told) =>
        Assert.Equal(
            told,
            Cell(
                Docx(
                    $"</w:p><w:p><w:pPr><w:pStyle w:val=\"Stijl\"/></w:pPr>{Run("voldoet")}",
                    "",
                    (
                        "styles",
                        $"<w:styles {Word}><w:style w:type=\"paragraph\" w:styleId=\"Stijl\">"
                            + $"<w:name w:val=\"{style}\"/></w:style></w:styles>"))));

    [Fact]
    public void TheWatermarkOfADocx_IsListed_AndWhatItTakesBackWaits()
    {
        var drawn = "<w:r><w:pict><v:shape xmlns:v=\"urn:v\"><v:textpath string=\"INGETROKKEN\"/></v:shape></w:pict></w:r>";
        var reading = Reader.Read("stuk.docx", Docx(Run("✓"), "", ("header1", $"<w:hdr {Word}><w:p>{drawn}</w:p></w:hdr>")));

        Assert.Contains("INGETROKKEN", Told(reading), StringComparison.Ordinal);
        Assert.True(IsDoubted(reading, "1.1.1"));
    }

    [Fact]
    public void ADocxThatItsLibraryDoesNotExpect_IsRefusedAsDamaged()
    {
        var bytes = Docx(Run("✓")).ToArray();
        var end = bytes.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        foreach (
            var at in Enumerable.Range(end, bytes.Length - end).Concat(Enumerable.Range(bytes.AsSpan().IndexOf("PK\u0001\u0002"u8), 46)))
            foreach (var flip in new byte[] { 0x01, 0x80, 0xFF })
            {
                var damaged = bytes.ToArray();
                damaged[at] ^= flip;
                try
                {
                    Reader.Read("stuk.docx", new MemoryStream(damaged));
                }
                catch (UnreadableFileException e)
                {
                    Assert.NotEqual("", e.Code);
                }
            }
        bytes[end + 8] = bytes[end + 10] = 9;
        Assert.Equal(
            UnreadableFileException.Corrupt,
            Assert.Throws<UnreadableFileException>(() => Reader.Read("stuk.docx", new MemoryStream(bytes))).Code);
    }
}
