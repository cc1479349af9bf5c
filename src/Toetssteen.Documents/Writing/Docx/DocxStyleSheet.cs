namespace Toetssteen.Documents.Writing.Docx;

/// <summary>How a factsheet looks in Word: the built-in styles, so that headings are headings to everyone who opens it.</summary>
internal static class DocxStyleSheet
{
    /// <summary>The colours of the house, for paper.</summary>
    public const string Ink = "17232E", Soft = "4B5863", Slate = "1C2B39", Line = "DDD6C8", Sunken = "F1EDE4", Stroke = "F2D98B",
        Meets = "0C5653", Improve = "9C3720", Attention = "7D5200", AttentionSurface = "FDF1D2", None = "5A656E", Accent = "21499A";

    private const string Namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    // The title page begins with one block of slate: three styles with the same edges are one.
    private const string Block = $"""
        <w:pBdr><w:top w:val="single" w:sz="48" w:space="14" w:color="{Slate}"/><w:left w:val="single" w:sz="48" w:space="10" w:color="{Slate}"/>
        <w:bottom w:val="single" w:sz="48" w:space="14" w:color="{Slate}"/><w:right w:val="single" w:sz="48" w:space="10" w:color="{Slate}"/></w:pBdr>
        <w:shd w:val="clear" w:color="auto" w:fill="{Slate}"/>
        """;

    private const string Sides = """<w:ind w:left="284" w:right="284"/>""";

    /// <summary>The styles part.</summary>
    public static string Styles { get; } = $"""
        <w:styles xmlns:w="{Namespace}">
        <w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Source Sans 3" w:hAnsi="Source Sans 3" w:eastAsia="Source Sans 3" w:cs="Source Sans 3"/>
        <w:color w:val="{Ink}"/><w:sz w:val="21"/><w:szCs w:val="21"/>
        <w:lang w:val="{FactsheetWords.Language}" w:eastAsia="{FactsheetWords.Language}" w:bidi="he-IL"/></w:rPr></w:rPrDefault>
        <w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
        <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
        <w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:semiHidden/></w:style>
        <w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:semiHidden/></w:style>
        <w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:semiHidden/>
        <w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>
        <w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
        {Heading(1, 36, """<w:spacing w:before="480" w:after="160" w:line="240" w:lineRule="auto"/>""", $"""<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="4" w:color="{Stroke}"/></w:pBdr>""", Slate)}
        {Heading(2, 27, """<w:spacing w:before="360" w:after="100" w:line="240" w:lineRule="auto"/>""", "", Slate)}
        {Heading(3, 23, """<w:spacing w:before="240" w:after="80" w:line="240" w:lineRule="auto"/>""", "", Soft)}
        {Paragraph("Title", "Title", $"""{Block}<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>{Sides}""", """<w:b/><w:color w:val="FFFFFF"/><w:sz w:val="68"/><w:szCs w:val="68"/>""")}
        {Paragraph("Subtitle", "Subtitle", $"""{Block}<w:spacing w:before="0" w:after="0" w:line="264" w:lineRule="auto"/>{Sides}""", """<w:color w:val="F6F1E6"/><w:sz w:val="30"/><w:szCs w:val="30"/>""")}
        {Paragraph("Overline", "Bovenregel", $"""{Block}<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>{Sides}""", $"""<w:color w:val="{Stroke}"/><w:spacing w:val="20"/><w:sz w:val="22"/><w:szCs w:val="22"/>""")}
        {Paragraph("Fact", "Gegeven", """<w:tabs><w:tab w:val="left" w:pos="2835"/></w:tabs><w:spacing w:before="0" w:after="100"/><w:ind w:left="2835" w:hanging="2835"/>""", "")}
        {Paragraph("Lead", "Inleiding", """<w:spacing w:after="160"/>""", $"""<w:color w:val="{Soft}"/><w:sz w:val="23"/><w:szCs w:val="23"/>""")}
        {Paragraph("Small", "Klein", """<w:spacing w:before="40" w:after="60" w:line="252" w:lineRule="auto"/>""", $"""<w:color w:val="{Soft}"/><w:sz w:val="18"/><w:szCs w:val="18"/>""")}
        {Paragraph("Empty", "Leeg", """<w:spacing w:after="0"/>""", $"""<w:color w:val="{None}"/><w:sz w:val="17"/><w:szCs w:val="17"/>""")}
        {Paragraph("Verdict", "Oordeel", """<w:spacing w:after="40" w:line="240" w:lineRule="auto"/>""", "<w:b/>")}
        {Paragraph("Norm", "Norm", """<w:spacing w:after="60" w:line="252" w:lineRule="auto"/>""", "")}
        {Paragraph("Attention", "Aandachtspunt", $"""<w:pBdr><w:left w:val="single" w:sz="24" w:space="6" w:color="D28F0A"/></w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{AttentionSurface}"/><w:spacing w:before="60" w:after="60" w:line="264" w:lineRule="auto"/><w:ind w:left="170"/>""", "")}
        {Paragraph("TableHeading", "Tabelkop", """<w:keepNext/><w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>""", """<w:b/><w:color w:val="FFFFFF"/><w:sz w:val="19"/><w:szCs w:val="19"/>""")}
        {Paragraph("ListParagraph", "List Paragraph", """<w:spacing w:after="60"/>""", "")}
        {Paragraph("ListContinue", "List Continue", """<w:spacing w:after="60"/>""", "")}
        {Paragraph("TOCHeading", "TOC Heading", """<w:pageBreakBefore/><w:spacing w:before="0" w:after="200" w:line="240" w:lineRule="auto"/>""", $"""<w:b/><w:color w:val="{Slate}"/><w:sz w:val="36"/><w:szCs w:val="36"/>""")}
        {Paragraph("TOC1", "toc 1", """<w:spacing w:before="120" w:after="40"/>""", "<w:b/>")}
        {Paragraph("TOC2", "toc 2", """<w:spacing w:after="20"/><w:ind w:left="284"/>""", "")}
        {Paragraph("Footer", "footer", $"""<w:pBdr><w:top w:val="single" w:sz="4" w:space="6" w:color="{Line}"/></w:pBdr><w:tabs><w:tab w:val="right" w:pos="{DocxParts.TextWidth}"/></w:tabs><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>""", $"""<w:color w:val="{Soft}"/><w:sz w:val="17"/><w:szCs w:val="17"/>""")}
        {Character("Label", "Label", $"""<w:b/><w:color w:val="{Soft}"/>""")}
        {Character("Code", "Code", $"""<w:b/><w:color w:val="{Soft}"/>""")}
        {Character("Hash", "Hash", """<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/><w:sz w:val="17"/><w:szCs w:val="17"/>""")}
        {Character("Meets", "Voldoet", $"""<w:color w:val="{Meets}"/>""")}
        {Character("Improve", "Verbeterpunt", $"""<w:color w:val="{Improve}"/>""")}
        {Character("Mixed", "Gemengd", $"""<w:color w:val="{Ink}"/>""")}
        {Character("NoVerdict", "Geen oordeel", $"""<w:color w:val="{None}"/>""")}
        {Character("AttentionWord", "Let op", $"""<w:b/><w:color w:val="{Attention}"/>""")}
        {Character("Hyperlink", "Hyperlink", $"""<w:color w:val="{Accent}"/><w:u w:val="single"/>""")}
        <w:style w:type="table" w:customStyle="1" w:styleId="Factsheet"><w:name w:val="Factsheet"/><w:basedOn w:val="TableNormal"/>
        <w:pPr><w:spacing w:after="60" w:line="259" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr>
        <w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="{Line}"/><w:bottom w:val="single" w:sz="8" w:space="0" w:color="{Slate}"/>
        <w:insideH w:val="single" w:sz="4" w:space="0" w:color="{Line}"/></w:tblBorders>
        <w:tblCellMar><w:top w:w="100" w:type="dxa"/><w:left w:w="115" w:type="dxa"/><w:bottom w:w="80" w:type="dxa"/><w:right w:w="115" w:type="dxa"/></w:tblCellMar></w:tblPr>
        <w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{Slate}"/></w:tcPr></w:tblStylePr></w:style>
        </w:styles>
        """;

    /// <summary>The fonts, with what stands in for one that a reader does not have.</summary>
    public static string Fonts { get; } = $"""
        <w:fonts xmlns:w="{Namespace}"><w:font w:name="Source Sans 3"><w:altName w:val="Calibri"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>
        <w:font w:name="Consolas"><w:altName w:val="Courier New"/><w:family w:val="modern"/><w:pitch w:val="fixed"/></w:font></w:fonts>
        """;

    private static string Heading(int level, int size, string spacing, string edge, string colour) => $"""
        <w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>
        <w:pPr><w:keepNext/><w:keepLines/>{edge}{spacing}<w:outlineLvl w:val="{level - 1}"/></w:pPr>
        <w:rPr><w:b/><w:color w:val="{colour}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>
        """;

    private static string Paragraph(string id, string name, string look, string letters) => $"""
        <w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:qFormat/>
        <w:pPr>{look}</w:pPr><w:rPr>{letters}</w:rPr></w:style>
        """;

    private static string Character(string id, string name, string letters) => $"""
        <w:style w:type="character" w:styleId="{id}"><w:name w:val="{name}"/><w:qFormat/><w:rPr>{letters}</w:rPr></w:style>
        """;
}
