using System.IO.Compression;
using System.Text;
using Toetssteen.Documents.Reading.Sources;

namespace Toetssteen.Tests.Reading.Sources;

/// <summary>What Word can do to a text, one thing at a time.</summary>
public sealed class DocxSourceTests
{
    private const string Namespaces = """
        xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"
        xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
        xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
        """;

    [Theory]
    [InlineData("<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r>", "✓")]
    [InlineData("<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FB\"/></w:r>", "✗")]
    [InlineData("<w:r><w:sym w:font=\"Wingdings 2\" w:char=\"F050\"/></w:r>", "✓")]
    [InlineData("<w:r><w:sym w:font=\"Wingdings 2\" w:char=\"F04F\"/></w:r>", "✗")]
    [InlineData("<w:r><w:rPr><w:rFonts w:ascii=\"Wingdings\" w:hAnsi=\"Wingdings\"/></w:rPr><w:t>ü</w:t></w:r>", "✓")]
    [InlineData("<w:r><w:rPr><w:rFonts w:ascii=\"Wingdings 2\"/></w:rPr><w:t>O</w:t></w:r>", "✗")]
    [InlineData("<w:r><w:rPr><w:rFonts w:ascii=\"Wingdings\"/></w:rPr><w:t>Q</w:t></w:r>", "\uF051")]
    [InlineData("<w:r><w:t>be</w:t><w:softHyphen/><w:t>leid\u00ADsplan</w:t></w:r>", "beleidsplan")]
    [InlineData(
        "<w:ins w:id=\"1\"><w:r><w:t>wel</w:t></w:r></w:ins><w:del w:id=\"2\"><w:r><w:delText>niet</w:delText></w:r></w:del>",
        "wel"
    )]
    [InlineData("<w:r><w:t>zicht</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>onzicht</w:t></w:r>", "zicht")]
    [InlineData("<w:hyperlink><w:r><w:t>verwijzing</w:t></w:r></w:hyperlink>", "verwijzing")]
    [InlineData(
        "<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val=\"1\"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>",
        "[selectievakje: aan]"
    )]
    [InlineData(
        "<w:sdt><w:sdtPr><w:dropDownList/></w:sdtPr><w:sdtContent><w:r><w:t>Voldoet</w:t></w:r></w:sdtContent></w:sdt>",
        "[keuze: Voldoet]"
    )]
    [InlineData(
        "<w:r><w:t>Oordeel </w:t></w:r><w:sdt><w:sdtPr><w:dropDownList/><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Kies een item.</w:t></w:r></w:sdtContent></w:sdt>",
        "Oordeel"
    )]
    [InlineData(
        "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:ddList><w:result w:val=\"1\"/><w:listEntry w:val=\"voldoet\"/><w:listEntry w:val=\"verbeterpunt\"/></w:ddList></w:ffData></w:fldChar></w:r>",
        "[keuze: verbeterpunt]"
    )]
    [InlineData(
        "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>",
        "[selectievakje: aan]"
    )]
    [InlineData(
        "<w:r><w:t>voldoet </w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>verbeterpunt</w:t></w:r>",
        "voldoet [doorgehaald: verbeterpunt]"
    )]
    [InlineData("<w:r><w:t>één zin die</w:t><w:br/><w:t>doorloopt</w:t></w:r>", "één zin die doorloopt")]
    [InlineData(
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>tekst</w:t></w:r>",
        "tekst"
    )]
    public void Read_Runs_GivesWhatIsSeen(string runs, string text) =>
        Assert.Equal(text, Assert.IsType<Paragraph>(Assert.Single(Read($"<w:p>{runs}</w:p>").Blocks)).Text);

    [Fact]
    public void Read_LineBreakBeforeAMark_BeginsAParagraph() =>
        Assert.Equal(
            ["✓ Ja.", "✗ Nee."],
            Read("<w:p><w:r><w:t>✓ Ja.</w:t><w:br/><w:t>✗ Nee.</w:t></w:r></w:p>").Blocks.Cast<Paragraph>().Select(p => p.Text));

    [Fact]
    public void Read_MergedCells_StandAtTheirPlaceInTheGrid()
    {
        var table = Assert.IsType<Table>(
            Assert.Single(
                Read(
                    """
                    <w:tbl><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>
                      <w:tr><w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr><w:p><w:r><w:t>Thema</w:t></w:r></w:p></w:tc></w:tr>
                      <w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>A</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>B</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>C</w:t></w:r></w:p></w:tc></w:tr>
                      <w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>D</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>E</w:t></w:r></w:p></w:tc></w:tr>
                    </w:tbl>
                    """
                ).Blocks));

        Assert.Equal(["Thema||", "A|B|C", "|D|E"], table.Rows.Select(r => string.Join('|', r.Cells.Select(c => c.Text))));
        Assert.True(table.Rows[2].Cells[0].ContinuesAbove);
        Assert.Equal(3, table.Rows[1].Cells[1].Place.Line);
    }

    [Fact]
    public void Read_TabbedParagraphs_AreATable()
    {
        var table = Assert.IsType<Table>(Assert.Single(Read(string.Concat(
            new[] { "Criteria\tIndicatoren\tBevindingen", "Beeld\tDe omschrijving\t✓ Ja.", "\tHet zicht\t✗ Nee." }.Select(l =>
                $"<w:p><w:r>{string.Join("<w:tab/>", l.Split('\t').Select(t => $"<w:t>{t}</w:t>"))}</w:r></w:p>"))).Blocks));

        Assert.Equal(
            ["Criteria|Indicatoren|Bevindingen", "Beeld|De omschrijving|✓ Ja.", "|Het zicht|✗ Nee."],
            table.Rows.Select(r => string.Join('|', r.Cells.Select(c => c.Text))));
    }

    [Fact]
    public void Read_TextBoxInBothForms_IsReadOnce() =>
        Assert.Equal(
            ["voor", "in het vak"],
            Read(
                """
                <w:p><w:r><w:t>voor</w:t></w:r><w:r><mc:AlternateContent>
                  <mc:Choice Requires="wps"><w:drawing><wp:inline><wps:txbx><w:txbxContent><w:p><w:r><w:t>in het vak</w:t></w:r></w:p></w:txbxContent></wps:txbx></wp:inline></w:drawing></mc:Choice>
                  <mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>in het vak</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback>
                </mc:AlternateContent></w:r></w:p>
                """)
                .Blocks.Cast<Paragraph>()
                .Select(p => p.Text));

    [Fact]
    public void Read_PictureInACell_IsPassedOnAndNotGuessed()
    {
        var table = Assert.IsType<Table>(
            Assert.Single(
                Read(
                    """
                    <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Indicator</w:t></w:r></w:p></w:tc>
                      <w:tc><w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="Afbeelding 1" descr="vinkje"/></wp:inline></w:drawing></w:r><w:r><w:t> Er is beleid.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
                    """
                ).Blocks));

        Assert.Equal("[afbeelding: vinkje] Er is beleid.", table.Rows[0].Cells[1].Text);
    }

    [Fact]
    public void Read_TableOnlyForLayout_DisappearsAroundItsTable()
    {
        var inner =
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>A</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>B</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p/></w:tc><w:tc><w:p><w:r><w:t>C</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
        var blocks = Read(
            $"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>links</w:t></w:r></w:p></w:tc><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>"
        ).Blocks;

        Assert.Equal("links", Assert.IsType<Paragraph>(blocks[0]).Text);
        Assert.Equal(2, Assert.IsType<Table>(blocks[1]).Rows.Count);
    }

    [Fact]
    public void Read_HeadingsByStyleLevelOrLook_AreToldApart()
    {
        var styles = """
            <w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
              <w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="heading 2"/></w:style>
              <w:style w:type="paragraph" w:styleId="Eigen"><w:name w:val="Eigen kop"/><w:basedOn w:val="Kop2"/></w:style>
            </w:styles>
            """;
        var blocks = Read("""
            <w:p><w:pPr><w:pStyle w:val="Eigen"/></w:pPr><w:r><w:t>Stijl</w:t></w:r></w:p>
            <w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>Niveau</w:t></w:r></w:p>
            <w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Vet</w:t></w:r></w:p>
            <w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Vet</w:t></w:r><w:r><w:t xml:space="preserve"> en niet</w:t></w:r></w:p>
            """, styles).Blocks;

        Assert.Equal(2, Assert.IsType<Heading>(blocks[0]).Level);
        Assert.Equal(1, Assert.IsType<Heading>(blocks[1]).Level);
        Assert.True(Assert.IsType<Paragraph>(blocks[2]).IsProminent);
        Assert.False(Assert.IsType<Paragraph>(blocks[3]).IsProminent);
    }

    private static SourceDocument Read(string body, string? styles = null)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("word/document.xml", $"<w:document {Namespaces}><w:body>{body}</w:body></w:document>");
            if (styles is not null)
            {
                Add("word/styles.xml", styles);
            }

            void Add(string name, string content)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return DocxSource.Read(stream);
    }
}
