using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Toetssteen.Documents.Frameworks;
using Toetssteen.Documents.Outline;
using Toetssteen.Documents.Writing;
using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;
using Toetssteen.Tests.Reading;
using Toetssteen.Tests.Reading.Model;

namespace Toetssteen.Tests.Writing;

/// <summary>What a factsheet says is said once, in its outline; paper and Word say all of it, in its order and in its words.</summary>
public sealed partial class OutlineTests
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private static readonly Dictionary<string, FactsheetContent> Contents = new()
    {
        ["deventer-2013"] = OwnDocumentsTests.Demonstration("deventer-2013"),
        ["zwolle-2013"] = OwnDocumentsTests.Demonstration("zwolle-2013"),
        ["maastricht-2013"] = OwnDocumentsTests.Demonstration("maastricht-2013"),
        ["dordrecht-2015"] = OwnDocumentsTests.Demonstration("dordrecht-2015"),
        ["oosterhout-2015"] = OwnDocumentsTests.Demonstration("oosterhout-2015"),
        ["everything"] = FullFactsheet.Content,
        ["follow-up"] = SampleFactsheet.FollowUp,
        ["third round"] = SampleFactsheet.ThirdRound,
        ["with a status"] = WithAStatus,
        ["of a part"] = OfAPart,
    };

    public static TheoryData<string, string> All =>
        [.. from name in Contents.Keys from words in FactsheetWords.All select new TheoryDataRow<string, string>(name, words.Tag)];

    [Theory, MemberData(nameof(All))]
    public void EveryWord_StandsOnPaper_InTheSameOrder(string name, string language)
    {
        var outline = Outline(name, language);
        var said = OutlineWords.InHtml(FactsheetHtml.Write(outline, SampleFactsheet.Typeface).Html);
        OutlineWords.AssertInOrder(OutlineWords.Of(outline), said);
    }

    [Theory, MemberData(nameof(All))]
    public void EveryWord_StandsInWord_InTheSameOrder(string name, string language)
    {
        var file = FactsheetDocx.Write(Contents[name], FrameworkOf(name), FullFactsheet.Imprint, language);
        using var zip = new ZipArchive(new MemoryStream(file));
        using var part = zip.GetEntry("word/document.xml")!.Open();
        // The table of contents says the headings before their time.
        var said = XElement
            .Load(part)
            .Descendants()
            .Where(e =>
                !e.Ancestors(W + "p").Descendants(W + "pStyle").Any(s => s.Attribute(W + "val")!.Value is ['T', 'O', 'C', not 'H', ..]))
            .Select(e =>
                e.Name == W + "t" ? e.Value
                : e.Name == W + "tblCaption" ? e.Attribute(W + "val")!.Value
                : "");
        OutlineWords.AssertInOrder(OutlineWords.Of(Outline(name, language)), string.Concat(said));
    }

    [Fact]
    public void AWordThatIsMissing_OrStandsElsewhere_IsSeen()
    {
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => OutlineWords.AssertInOrder(["eerst", "dan"], "dan eerst"));
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => OutlineWords.AssertInOrder(["eerst", "dan"], "eerst"));
    }

    [Fact]
    public void NoLanguage_LeavesAWordInAnother()
    {
        var dutch = OutlineWords.Ours(Outline("everything", "nl")).ToHashSet();
        var same = OutlineWords.Ours(Outline("everything", "en")).Where(w => dutch.Contains(w) && w.Count(char.IsLower) is > 3 and < 40);
        Assert.Equal([", indicator 1.1.1", "Context", "Indicator", "Respondent"], same.Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("src/Toetssteen.Documents/Writing/Paper/PaperOutline.cs", "src/Toetssteen.Documents/Writing/Paper/paper.css")]
    [InlineData("src/Toetssteen.Documents/Writing/Docx/DocxOutline.cs", "src/Toetssteen.Documents/Writing/Docx/styles.xml")]
    [InlineData("src/Toetssteen.Documents/Writing/FactsheetDocx.cs", "src/Toetssteen.Documents/Writing/Docx/styles.xml")]
    [InlineData("src/Toetssteen.Web/Features/Factsheets/Show/PageOutline.cs", "src/Toetssteen.Web/Ui/Theme")]
    public void ARenderer_KnowsNoWord(string renderer, string styles)
    {
        var at = RepositoryFolder.PathTo(styles.Split('/'));
        var sheets = Directory.Exists(at) ? Directory.GetFiles(at, "*.css") : [at];
        var known = Styles(string.Concat(sheets.Select(File.ReadAllText)));
        Assert.Empty(WordsIn(File.ReadAllText(RepositoryFolder.PathTo(renderer.Split('/'))), known));
    }

    [Theory]
    [InlineData("""html.Add($"<p class=\"soft\">Voorheen: {former}</p>");""")]
    [InlineData("""page.Line("Lead", "Oordeel");""")]
    [InlineData("""page.Line("Lead", words.Legend);""")]
    [InlineData("""html.Add($"{text["Gepubliceerd"]}");""")]
    public void AWordInARenderer_IsSeen(string line) => Assert.NotEmpty(WordsIn(line, new HashSet<string> { "Lead", "soft" }));

    [Fact]
    public void MarkupAndStyles_AreNoWords() =>
        Assert.Empty(WordsIn(
            """html.Add($"<p class=\"soft\">{said} <em>{more}</em></p>"); page.Line("Lead", ": "); // Not this: "Oordeel".""",
            new HashSet<string> { "Lead", "soft" }));

    private static IEnumerable<string> WordsIn(string source, IReadOnlySet<string> styles)
    {
        source = Comment().Replace(source, "");
        foreach (Match literal in Literal().Matches(source))
        {
            var text = Escaped().Replace(literal.Groups["raw"].Success ? literal.Groups["raw"].Value : literal.Groups["text"].Value, "");
            var shown = Tag().Replace(Hole().Replace(text, ""), "");
            if (Word().IsMatch(shown) && !shown.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(styles.Contains))
                yield return literal.Value;
        }
        foreach (Match use in Use().Matches(Literal().Replace(source, "")))
            yield return use.Value;
    }

    // The names that a style sheet gives, and those of elements.
    private static HashSet<string> Styles(string sheet) =>
    [
        .. StyleName().Matches(sheet).Select(m => m.Groups["name"].Value),
        "a", "article", "aside", "blockquote", "code", "dd", "div", "dl", "dt", "em", "h", "header", "li", "ol", "p", "section", "span",
        "strong", "table", "tbody", "td", "th", "tr", "ul", "nl", "sha256:",
    ];

    private static FactsheetOutline Outline(string name, string language) =>
        FactsheetOutline.Of(Contents[name], FrameworkOf(name), FullFactsheet.Imprint, language);

    // By a framework that judges the whole by marks of its own.
    private static FactsheetContent WithAStatus =>
        FullFactsheet.Content with
        {
            FrameworkId = "kinderopvang/2025",
            Approaches =
            [
                new ApproachContent
                {
                    Name = "Toezicht",
                    Findings = [new("1", "1", ["1.1"], [new Mark(new MarkValue("ja", VerdictSide.Holds))], "Het register klopt.", [])],
                    Overall =
                    [
                        new OverallContent(
                            OverallPlace.Whole,
                            new MarkValue("b", VerdictSide.Holds),
                            "Het register loopt nog *niet*.\n\nDat weegt zwaar."),
                    ],
                },
            ],
            ToConfirm = [],
        };

    // By a core set: one criterion, one indicator and one theme were not examined.
    private static FactsheetContent OfAPart => FullFactsheet.Content with
    {
        FrameworkId = "zwemwater/1",
        NotExamined = new NotExamined(new Wording("Kernset", "Core set"), ["W3", "T2", "N1"]),
        Approaches =
        [
            new ApproachContent
            {
                Name = "Toezicht",
                Findings = [new("W", "WK", ["W1", "W2"], [new Mark(new MarkValue("good", VerdictSide.Holds))], "Het water is schoon.", [])],
            },
        ],
        ToConfirm = [],
    };

    private static Framework FrameworkOf(string name) => Contents[name].FrameworkId == GgsrNorms.Framework.Id
        ? GgsrNorms.Framework
        : FrameworkFile.Load(RepositoryFolder.PathTo("tests", "frameworks", $"{Contents[name].FrameworkId}.yaml")).Framework!;

    [Theory]
    [InlineData("nl", "Onderzocht is een deel van het toetsingskader: Kernset. "
        + "Niet onderzocht: criterium WD Diepte; indicator T2 Zicht op diepe delen; thema N Nazorg. Dat telt nergens mee.")]
    [InlineData("en", "A part of the assessment framework was examined: Core set. "
        + "Not examined: criterion WD Diepte; indicator T2 Zicht op diepe delen; theme N Nazorg. That is counted nowhere.")]
    public void WhatWasNotExamined_IsSaidBeforeTheJudgements_AndStandsInNoPartOfThem(string language, string sentences)
    {
        var outline = Outline("of a part", language);
        Assert.Contains(sentences, OutlineWords.Of(outline));
        var judged = string.Join(
            ' ',
            OutlineWords.Of(outline with { Sections = [.. outline.Sections.Where(s => s.Role == Role.Approach)] }));
        Assert.DoesNotContain("Nazorg", judged, StringComparison.Ordinal);
        Assert.Contains("Toezicht", judged, StringComparison.Ordinal);
        var all = OutlineWords.Of(
            FactsheetOutline.Of(
                Contents["of a part"] with
                {
                    NotExamined = null,
                },
                FrameworkOf("of a part"),
                FullFactsheet.Imprint,
                language));
        Assert.DoesNotContain(all, w =>
            w.Contains("een deel van het", StringComparison.Ordinal) || w.Contains("A part of", StringComparison.Ordinal));
    }

    [Fact]
    public void AJudgementOverTheWhole_IsSaidWithItsReason_AndCannotBeTakenForASum()
    {
        var said = string.Join(' ', OutlineWords.Of(Outline("with a status", "nl")));
        Assert.Contains("Oordeel over het geheel", said, StringComparison.Ordinal);
        Assert.Contains("Het is niet berekend en telt nergens mee.", said, StringComparison.Ordinal);
        Assert.Contains("Maakt afspraken over verbetering", said, StringComparison.Ordinal);
        Assert.Contains("Dat weegt zwaar.", said, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Oordeel over het geheel",
            string.Join(' ', OutlineWords.Of(Outline("everything", "nl"))),
            StringComparison.Ordinal);
    }

    [GeneratedRegex(@"//[^\n]*")]
    private static partial Regex Comment();

    [GeneratedRegex(""""""(?:\$+)?(?:"""(?<raw>.*?)"""|"(?<text>(?:[^"\\]|\\.)*)")"""""", RegexOptions.Singleline)]
    private static partial Regex Literal();

    [GeneratedRegex(@"\\u[0-9a-f]{4}|\\.")]
    private static partial Regex Escaped();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Hole();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(?:[wW]ords\.(?!Tag\b|Culture\b)\w+|text\[|L\[|FactsheetWords\.(?!Dutch\.Tag\b)\w+)")]
    private static partial Regex Use();

    [GeneratedRegex("""(?:\.|w:styleId=")(?<name>[A-Za-z][A-Za-z0-9_-]*)""")]
    private static partial Regex StyleName();
}
