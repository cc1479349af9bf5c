using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Toetssteen.Documents.Outline;
using Toetssteen.Documents.Writing;
using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Publication;
using Toetssteen.Tests.Reading.Model;

namespace Toetssteen.Tests.Writing;

/// <summary>A factsheet as a Word document says all that its content says, in a form that everyone can find their way in.</summary>
public sealed class FactsheetDocxTests
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static TheoryData<string> HostileTexts =>
    [
        "Een\u0000 teken\u0001 dat\u000b er\u001f niet\ufffe hoort",
        "<script>alert(1)</script> & \"aanhalingstekens\" ]]> <w:p/>",
        new string('w', 5000),
        "שלום \u202eomgekeerd\u202c مرحبا",
        "👩‍👩‍👧 een gezin 🏠",
        "half \ud800 paar \udc00",
        "a\tb\nc\r\nd\u2028e",
        "1. een\n   - twee\n     1. drie\n\n> aanhaling\n\n```\ncode\n```\n\n# kop\n\n[link](javascript:alert(1)) ![x](y)",
        "   ",
    ];

    [Fact]
    public void AFactsheet_IsAValidWordDocument() => Assert.Empty(Errors(Write(FullFactsheet.Content)));

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void HostileText_IsTextAndNothingElse(string text)
    {
        foreach (var form in Enum.GetValues<TextForm>())
        {
            var imprint = FullFactsheet.Imprint with { Reason = text, Address = text };
            var file = FactsheetDocx.Write(FullFactsheet.Saying(text, form), GgsrNorms.Framework, imprint);

            Assert.Empty(Errors(file));
            Assert.DoesNotContain(Part(file, "word/document.xml").Descendants(), e => e.Name.LocalName == "script");
        }
    }

    [Fact]
    public void HalfACharacter_BecomesASignThatOneIsLost_AndControlCharactersGo()
    {
        var text = Text(
            FactsheetDocx.Write(FullFactsheet.Saying("half \ud800 paar\u0007.", TextForm.Plain), GgsrNorms.Framework, FullFactsheet.Imprint)
        );

        Assert.Contains("half \ufffd paar.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void TheSameContent_GivesTheSameBytes()
    {
        Assert.Equal(Write(FullFactsheet.Content), Write(FullFactsheet.Content));
        Assert.NotEqual(Write(FullFactsheet.Content), Write(FullFactsheet.Content with { PeriodJudged = "2012" }));
    }

    [Fact]
    public void NothingInTheFile_IsByTheClock()
    {
        using var zip = new ZipArchive(new MemoryStream(Write(FullFactsheet.Content)));

        Assert.All(zip.Entries, e => Assert.Equal(new DateTime(1980, 1, 1).Ticks, e.LastWriteTime.Ticks));
    }

    [Fact]
    public void EveryWordOfTheContent_StandsInTheDocument()
    {
        var text = Text(Write(FullFactsheet.Content));
        var said = Strings(JsonSerializer.SerializeToNode(FullFactsheet.Content, DomainJson.Options)!)
            // What is a value and not a text stands there in words of ours.
            .Where(s => s.Contains(' ', StringComparison.Ordinal) || s.Length == 64)
            .SelectMany(s => RichText.Plain(RichText.Read(s, TextForm.Markdown)).Split('\n'));

        Assert.DoesNotContain(said, s => !text.Contains(s, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ongeveer 98.500")]
    [InlineData("onbekend")]
    [InlineData("Gepubliceerddecember 2014")]
    [InlineData("3 februari 2014")]
    [InlineData("In de eerste editie stond een verkeerd aantal gezinnen.")]
    [InlineData("Politie sloot zich aan bij de antwoorden van Gemeente Waterwijk.")]
    [InlineData("Jeugdzorg is niet door de gemeente voorgedragen. De inspecties hebben deze partner zelf gevraagd.")]
    [InlineData("Wijkzorg is gevraagd en heeft niet geantwoord. Van deze partner zijn er dus geen antwoorden.")]
    [InlineData("Vragenlijsten: gemeente, indicator 1.1.1")]
    [InlineData("Documenten: Convenant 2011, p. 4")]
    [InlineData("Gesprekken en bezoeken: gesprek met de beleidsmedewerker, 12 mei 2013")]
    [InlineData("Na de feitencheck één keer gewijzigd:")]
    [InlineData("25 september 2014: Het bezwaar over het convenant is overgenomen.")]
    [InlineData("1 keer voldoet, 2 keer verbeterpunt")]
    [InlineData("3.1.1: voldoet")]
    [InlineData("!\u00a0LET OP: Twee partners kennen haar nog niet.")]
    [InlineData("Ongewijzigd: de eerdere redenen gelden nog.")]
    [InlineData("Niet opnieuw beoordeeld")]
    [InlineData("Bezwaren op feiten2, waarvan 1 geheel of gedeeltelijk overgenomen")]
    [InlineData("Gedeeltelijk", false)]
    [InlineData("geen opmerkingen", false)]
    public void Values_AreSaidInWords(string words, bool there = true) =>
        Assert.Equal(there, Text(Write(FullFactsheet.Content)).Contains(words, StringComparison.Ordinal));

    [Fact]
    public void AVerdict_IsASignAndAWordInOneRun()
    {
        var runs = Part(Write(FullFactsheet.Content), "word/document.xml").Descendants(W + "r").Select(r => r.Value).ToList();

        Assert.Contains("✓\u00a0Voldoet", runs);
        Assert.Contains("✗\u00a0Verbeterpunt", runs);
        Assert.Contains("✓✗\u00a0Gemengd", runs);
        Assert.Contains("–\u00a0Geen oordeel", runs);
        Assert.DoesNotContain(runs, r => r is "✓" or "✗");
    }

    [Fact]
    public void Headings_AreTheBuiltInOnes_WithoutALevelLeftOut()
    {
        var file = Write(FullFactsheet.Content);
        var headings = Part(file, "word/document.xml").Descendants(W + "p")
            .Select(p => (Style: Style(p), p.Value)).Where(p => p.Style?.StartsWith("Heading", StringComparison.Ordinal) is true).ToList();
        var levels = headings.Select(h => h.Style![^1] - '0').ToList();

        Assert.Equal(1, levels[0]);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
        Assert.Contains(("Heading1", "Aanpak: Gezinscoaching"), headings);
        Assert.Contains(("Heading2", "1 Toeleiding"), headings);
        Assert.Contains(("Heading2", "Bezwaren en besluiten"), headings);
        var names = Part(file, "word/styles.xml")
            .Elements(W + "style")
            .ToDictionary(s => s.Attribute(W + "styleId")!.Value, s => s.Element(W + "name")!.Attribute(W + "val")!.Value);
        Assert.Equal(
            ["heading 1", "heading 2", "heading 3", "Title"],
            new[] { "Heading1", "Heading2", "Heading3", "Title" }.Select(id => names[id]));
        Assert.Equal("Waterwijk", Part(file, "word/document.xml").Descendants(W + "p").Single(p => Style(p) == "Title").Value);
        Assert.Empty(
            Part(file, "word/document.xml")
                .Descendants(W + "pStyle")
                .Concat(Part(file, "word/document.xml").Descendants(W + "rStyle"))
                .Select(s => s.Attribute(W + "val")!.Value)
                .Except(names.Keys));
    }

    [Fact]
    public void EveryLinkOfTheContents_LeadsToItsHeading()
    {
        var document = Part(Write(FullFactsheet.Content), "word/document.xml");
        var places = document.Descendants(W + "bookmarkStart").ToDictionary(b => b.Attribute(W + "name")!.Value, b => b.Parent!.Value);

        var links = document.Descendants(W + "hyperlink").ToList();
        Assert.NotEmpty(links);
        Assert.All(links, l => Assert.Equal(places[l.Attribute(W + "anchor")!.Value], l.Value));
    }

    [Fact]
    public void EveryTable_HasANameAGridAndOneHeadingRowThatIsRepeated_AndNoRowIsBroken()
    {
        var tables = Part(Write(FullFactsheet.Content), "word/document.xml").Descendants(W + "tbl").ToList();

        Assert.True(tables.Count > 8);
        Assert.All(tables, table =>
        {
            Assert.False(string.IsNullOrWhiteSpace(table.Element(W + "tblPr")!.Element(W + "tblCaption")?.Attribute(W + "val")?.Value));
            var rows = table.Elements(W + "tr").ToList();
            Assert.True(rows.Count > 1);
            Assert.NotNull(rows[0].Element(W + "trPr")!.Element(W + "tblHeader"));
            Assert.DoesNotContain(rows.Skip(1), r => r.Descendants(W + "tblHeader").Any());
            Assert.All(rows, r => Assert.NotNull(r.Element(W + "trPr")!.Element(W + "cantSplit")));
            var columns = table.Element(W + "tblGrid")!.Elements(W + "gridCol").Count();
            Assert.All(rows, r => Assert.Equal(columns, r.Elements(W + "tc").Count()));
            Assert.All(rows.SelectMany(r => r.Elements(W + "tc")), c => Assert.False(string.IsNullOrWhiteSpace(c.Value)));
        });
    }

    [Fact]
    public void WhatAnnouncesWhatFollows_StaysWithIt()
    {
        var file = Write(FullFactsheet.Content);
        var kept = Part(file, "word/styles.xml")
            .Elements(W + "style")
            .Where(s => s.Element(W + "pPr")?.Element(W + "keepNext") is not null)
            .Select(s => s.Attribute(W + "styleId")!.Value)
            .ToHashSet();
        Assert.Superset(new HashSet<string> { "Heading1", "Heading2", "Heading3", "TOCHeading", "TableHeading" }, kept);
        var body = Part(file, "word/document.xml").Element(W + "body")!;
        // All bold is an announcement, whatever its style is called.
        var bold = body.Elements(W + "p")
            .Where(p =>
                p.Elements(W + "r").ToList() is { Count: > 0 } runs
                && runs.TrueForAll(r => r.Element(W + "rPr")?.Element(W + "b") is not null))
            .ToList();
        Assert.All(bold, p => Assert.Contains(Style(p) ?? "", kept));
        Assert.All(body.Descendants(W + "tr").Where(r => r.Descendants(W + "tblHeader").Any()).SelectMany(r => r.Descendants(W + "p")), p =>
            Assert.Equal("TableHeading", Style(p)));
        Assert.Contains(body.Elements(W + "p"), p => Style(p) == "Subheading");
    }

    [Fact]
    public void TheInspectorates_AreWhoMadeIt_AndWithoutThemTheOwnerOfTheFramework()
    {
        using var document = WordprocessingDocument.Open(
            new MemoryStream(FactsheetDocx.Write(SecondFramework.Factsheet, SecondFramework.Framework, FullFactsheet.Imprint)),
            false);
        Assert.Equal("Regionaal Toezicht Onderwijs en Jeugd", document.PackageProperties.Creator);
    }

    [Fact]
    public void AnEmptyCellOfAConclusion_SaysThatItIsEmpty()
    {
        var conclusions = Part(Write(FullFactsheet.Content), "word/document.xml")
            .Descendants(W + "tbl")
            .Single(t =>
                t.Descendants(W + "tblCaption").Single().Attribute(W + "val")!.Value.StartsWith("Conclusie", StringComparison.Ordinal));

        var rows = conclusions.Elements(W + "tr").Skip(1).Select(r => r.Elements(W + "tc").Select(c => c.Value).ToList()).ToList();
        Assert.Equal(GgsrNorms.Framework.Themes.Select(t => $"{t.Code} {t.Name}"), rows.Select(r => r[0]));
        Assert.Equal(["De partners spreken dezelfde taal.", "–\u00a0niets vermeld"], rows[0][1..]);
        Assert.Equal(["–\u00a0niets vermeld", "–\u00a0niets vermeld"], rows[1][1..]);
    }

    [Fact]
    public void ARetest_StandsBesideWhatWasFoundFirst_WithAColumnPerPeriod()
    {
        var table = Part(Write(FullFactsheet.Content), "word/document.xml")
            .Descendants(W + "tbl")
            .Single(t =>
                t.Descendants(W + "tblCaption").Single().Attribute(W + "val")!.Value.StartsWith("Hertoets", StringComparison.Ordinal));

        var rows = table.Elements(W + "tr").Select(r => r.Elements(W + "tc").Select(c => c.Value).ToList()).ToList();
        Assert.Equal(["Indicator", "Beoordeeld over 2013", "Hertoets over 2014"], rows[0]);
        Assert.Equal("✗\u00a0VerbeterpuntDe hulp stopte na zes maanden.", rows[1][1]);
        Assert.Equal("✓\u00a0VoldoetDe grens is weg.", rows[1][2]);
        Assert.EndsWith("De aanpak is gestopt.", rows[3][2], StringComparison.Ordinal);
    }

    [Fact]
    public void AThirdRound_HasAThirdColumn_WithAllWordsOfAllThree()
    {
        var file = FactsheetDocx.Write(SampleFactsheet.ThirdRound, GgsrNorms.Framework, SampleFactsheet.Imprint);
        var table = Part(file, "word/document.xml")
            .Descendants(W + "tbl")
            .First(t =>
                t.Descendants(W + "tblCaption").Single().Attribute(W + "val")!.Value.StartsWith("Hertoets", StringComparison.Ordinal));
        var rows = table.Elements(W + "tr").Select(r => r.Elements(W + "tc").Select(c => c.Value).ToList()).ToList();

        Assert.Empty(Errors(file));
        Assert.Equal(["Indicator", "Beoordeeld over 2013", "Beoordeeld over 2014", "Hertoets over 2016"], rows[0]);
        Assert.All(rows, r => Assert.Equal(4, r.Count));
        Assert.Equal("✗\u00a0VerbeterpuntDe regisseur kan niet doorzetten.", rows[2][1]);
        Assert.Equal("✗\u00a0Verbeterpunt", rows[2][2]);
        Assert.Equal(
            "✗\u00a0VerbeterpuntOngewijzigd: de eerdere redenen gelden nog.De situatie is ongewijzigd.De redenen van 2013:De regisseur kan niet doorzetten.",
            rows[2][3]);
        var text = Text(file);
        Assert.All(
            SampleFactsheet
                .ThirdRound.Approaches.SelectMany(a => a.Retests)
                .SelectMany(r => r.Earlier.Append(r.Before).Append(r.After))
                .OfType<Toetssteen.Domain.FollowUp.Judgement>(),
            j =>
                Assert.All(RichText.Plain(RichText.Read(j.Text, TextForm.Markdown)).Split('\n'), line =>
                    Assert.Contains(line, text, StringComparison.Ordinal)));
        Assert.Contains("in een gesprek, 24 januari 2017", text, StringComparison.Ordinal);
        Assert.Contains("Toen niet beoordeeld.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryOrderedList_BeginsAtOne()
    {
        var file = Write(FullFactsheet.Content);
        var used = Part(file, "word/document.xml").Descendants(W + "numId").Select(n => n.Attribute(W + "val")!.Value).Distinct().ToList();
        var numberings = Part(file, "word/numbering.xml").Elements(W + "num").ToDictionary(n => n.Attribute(W + "numId")!.Value);

        // Items that are not counted, and two lists that are.
        Assert.Equal(3, used.Count);
        Assert.All(used, id => Assert.True(numberings.ContainsKey(id)));
        Assert.All(numberings.Values.Skip(1), n =>
            Assert.All(n.Descendants(W + "startOverride"), s => Assert.Equal("1", s.Attribute(W + "val")!.Value)));
    }

    [Fact]
    public void TheDocument_SaysItsLanguageTitleMakersAndDay()
    {
        var file = Write(FullFactsheet.Content);
        using var document = WordprocessingDocument.Open(new MemoryStream(file), false);

        Assert.Equal(
            "nl-NL",
            Part(file, "word/styles.xml").Element(W + "docDefaults")!.Descendants(W + "lang").Single().Attribute(W + "val")!.Value);
        Assert.Equal("Factsheet Waterwijk: Gezinnen die het alleen niet redden", document.PackageProperties.Title);
        Assert.Equal("Inspectie Voorbeeld; Inspectie Proef", document.PackageProperties.Creator);
        Assert.Equal("nl-NL", document.PackageProperties.Language);
        Assert.Equal(new DateTime(2014, 12, 12), document.PackageProperties.Created!.Value.ToUniversalTime());
        Assert.Equal($"sha256:{FullFactsheet.Imprint.Sha256}", document.PackageProperties.Identifier);
        Assert.Contains(
            "PAGE",
            string.Concat(Part(file, "word/footer.xml").Descendants(W + "instrText").Select(i => i.Value)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void AFactsheetThatSaysTheLeast_IsADocumentTooWithoutADay()
    {
        var least = new FactsheetContent
        {
            Kind = default,
            MunicipalityCode = "GM0150",
            MunicipalityName = "Waterwijk",
            FrameworkId = "ggsr/2012",
            StudyTitle = "Onderzoek",
            Approaches = [],
        };

        var file = FactsheetDocx.Write(least, GgsrNorms.Framework, new EditionImprint(1, null, "", null, null));

        Assert.Empty(Errors(file));
        Assert.Contains("datum niet bekend", Text(file), StringComparison.Ordinal);
        using var document = WordprocessingDocument.Open(new MemoryStream(file), false);
        Assert.Null(document.PackageProperties.Created);
    }

    [Fact]
    public void EveryVerdict_HasAWordASignAndAMeaning() =>
        Assert.All(from v in GgsrNorms.Framework.Scale.Verdicts from w in FactsheetWords.All select (v, w), said =>
        {
            Assert.NotEmpty(said.w.Word(said.v, GgsrNorms.Framework.Scale));
            Assert.NotEmpty(FactsheetWords.Sign(said.v, GgsrNorms.Framework.Scale));
            Assert.NotEmpty(said.w.Meaning(said.v, GgsrNorms.Framework.Scale));
        });

    private static byte[] Write(FactsheetContent content) => FactsheetDocx.Write(content, GgsrNorms.Framework, FullFactsheet.Imprint);

    private static IEnumerable<string> Errors(byte[] file)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(file), false);
        return
        [
            .. new OpenXmlValidator(FileFormatVersions.Office2019)
                .Validate(document)
                .Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"),
        ];
    }

    private static XElement Part(byte[] file, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        using var part = zip.GetEntry(name)!.Open();
        return XElement.Load(part);
    }

    private static string Text(byte[] file) =>
        string.Join(
            '\n',
            Part(file, "word/document.xml").Descendants(W + "p").Select(p => string.Concat(p.Descendants(W + "t").Select(t => t.Value))));

    private static string? Style(XElement paragraph) => paragraph.Element(W + "pPr")?.Element(W + "pStyle")?.Attribute(W + "val")?.Value;

    private static IEnumerable<string> Strings(JsonNode node) => node switch
    {
        JsonObject o => o.Where(p => p.Value is not null).SelectMany(p => Strings(p.Value!)),
        JsonArray a => a.OfType<JsonNode>().SelectMany(Strings),
        JsonValue v when v.TryGetValue<string>(out var text) => [text],
        _ => [],
    };
}
