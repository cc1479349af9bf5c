using System.Text;
using Toetssteen.Documents.Reading.Sources;
using Toetssteen.Documents.Outline;
using Toetssteen.Documents.Writing;
using Toetssteen.Documents.Writing.Pdf;

namespace Toetssteen.Tests.Writing;

/// <summary>Every rule of the checker is seen to fail on a PDF that was made to offend it.</summary>
public sealed class PdfCheckerTests(Printing printing) : IClassFixture<Printing>
{
    private static readonly Dictionary<string, Action<PdfFile>> Offences = new()
    {
        ["A001"] = f => f.Information["Title"] = PdfString.Of("Iets anders"),
        ["A002"] = f => f.Catalog.Remove("Lang"),
        ["A003"] = f => f.Catalog.Remove("ViewerPreferences"),
        ["A004"] = f => f.Catalog.Remove("MarkInfo"),
        ["A005"] = f => f.Catalog.Remove("Metadata"),
        ["A006"] = f => Draw(f, "0 0 0 rg 100 400 200 100 re f "),
        ["A007"] = f => Draw(f, "/Artifact BMC 100 400 200 100 re f EMC "),
        ["A008"] = f => First(f, "H2")["S"] = new PdfName("H4"),
        ["A009"] = f => First(f, "TH").Remove("A"),
        ["A010"] = f => Elements(f).Where(e => f.Name(e["S"]) == "TH").ToList().ForEach(e => e["S"] = new PdfName("TD")),
        ["A011"] = f => First(f, "LBody")["S"] = new PdfName("P"),
        ["A012"] = f => Link(f).Remove("Contents"),
        ["A013"] = f => First(f, "Figure").Remove("Alt"),
        ["A014"] = f => f.Dictionary(f.Dictionary(f.Dictionary(f.Pages()[1]["Resources"])!["Font"])!.Values.First())!.Remove("ToUnicode"),
        ["A015"] = f => f.Catalog.Remove("Outlines"),
        ["A016"] = f => f.Pages()[2].Remove("Tabs"),
        ["A017"] = f => First(f, "P")["S"] = new PdfName("Grafiek"),
        ["A018"] = DrawWithin,
    };

    public static TheoryData<string> Codes => [.. Offences.Keys];

    [Theory]
    [MemberData(nameof(Codes))]
    public void EachRule_IsSeenToFail(string code)
    {
        var file = PdfFile.Open(printing.First)!;
        Offences[code](file);
        Assert.Contains(code, PdfChecker.Check(new PdfWriter(file).Write(file.Catalog, file.Information)).Select(p => p.Code));
    }

    [Fact]
    public void EachRule_HasAnOffence() => Assert.Equal(PdfChecker.Rules.Keys.Order(), Offences.Keys.Order());

    [Fact]
    public void WithoutAnOffence_WritingAgainBreaksNothing()
    {
        var file = PdfFile.Open(printing.First)!;
        Assert.Empty(PdfChecker.Check(new PdfWriter(file).Write(file.Catalog, file.Information)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("%PDF-1.7\nbroken")]
    [InlineData("%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 1 0 R>>\nendobj\ntrailer<</Root 1 0 R>>")]
    public void WhatIsNoWholePdf_IsRefused(string bytes) => Assert.NotEmpty(PdfChecker.Check(Encoding.Latin1.GetBytes(bytes)));

    [Fact]
    public void AnImageThatIsNotMarked_IsNoFooter_WhereverItStands()
    {
        foreach (var drawing in new[] { "q 10 0 0 10 0 0 cm /Im1 Do Q ", "/Sh1 sh ", "10 10 5 5 re f ", "10 10 m 20 20 l S " })
        {
            var file = PdfFile.Open(printing.First)!;
            Draw(file, drawing);
            var mended = PdfMender.Mend(new PdfWriter(file).Write(file.Catalog, file.Information), Sample, "nl", null);
            Assert.Contains("A006", PdfChecker.Check(mended).Select(p => p.Code));
        }
    }

    [Fact]
    public void WhatIsNoPdf_IsNotMended() =>
        Assert.Equal(PrintingException.Unmendable,
            Assert.Throws<PrintingException>(() => PdfMender.Mend("geen pdf"u8.ToArray(), Sample, "nl", null)).Code);

    [Fact]
    public void APdfWithOtherHeadings_IsNotMended() =>
        Assert.Equal(PrintingException.Unmendable, Assert.Throws<PrintingException>(() =>
            PdfMender.Mend(printing.First, Sample with { Headings = [.. Sample.Headings.Skip(1)] }, "nl", null)).Code);

    [Fact]
    public void AShapeThatAnElementHas_BecomesDecoration_AndTextAndPicturesDoNot()
    {
        var file = PdfFile.Open(printing.First)!;
        DrawWithin(file);
        var mended = PdfMender.Mend(new PdfWriter(file).Write(file.Catalog, file.Information), Sample, "nl", null);
        Assert.Empty(PdfChecker.Check(mended));
        var test = PdfUnderTest.Open(mended)!;
        Assert.All(test.Paints.SelectMany(p => p).Where(p => p.IsText && p.Highest > PdfMender.FooterHeight), p =>
            Assert.False(p.Mark!.Artifact == "Layout"));
        Assert.Equal(4, test.Nodes.Count(n => n.Type == "Figure" && n.Descendants.Prepend(n).Any(d => test.Owners.ContainsValue(d))));
    }

    [Fact]
    public void LinesAndPlanesOfTheSample_AreDecoration()
    {
        var shapes = PdfUnderTest.Open(printing.First)!.Paints.SelectMany(p => p).Where(p => p.IsShape).ToList();
        Assert.True(shapes.Count(p => p.Mark is { Artifact: "Layout" }) > 100);
        Assert.True(shapes.Count(p => p.Mark is { Artifact: "Layout" }) > 9 * shapes.Count(p => p.Mark is { Artifact: null }));
    }

    private static PaperDocument Sample =>
        FactsheetHtml.Write(
            FactsheetOutline.Of(SampleFactsheet.First, SampleFactsheet.Framework, SampleFactsheet.Correction),
            SampleFactsheet.Typeface);

    // A plane that an element of the second page has for its own.
    private static void DrawWithin(PdfFile file)
    {
        var element = Elements(file)
            .First(e => ReferenceEquals(file.Dictionary(e.GetValueOrDefault("Pg")), file.Pages()[1]) && e.ContainsKey("K"));
        element["K"] = new List<object?>([.. file.Array(element["K"]), 900d]);
        Draw(file, "/P <</MCID 900>> BDC 0 0 0 rg 100 400 200 100 re f EMC ");
    }

    private static void Draw(PdfFile file, string drawing)
    {
        var page = file.Pages()[1];
        page["Contents"] = PdfMade.Packed([.. Encoding.ASCII.GetBytes(drawing), .. PdfPainting.Content(file, page)]);
    }

    private static PdfDictionary First(PdfFile file, string type) => Elements(file).First(e => file.Name(e["S"]) == type);

    private static PdfDictionary Link(PdfFile file) =>
        file.Pages().SelectMany(p => file.Array(p.GetValueOrDefault("Annots"))).Select(file.Dictionary).First(a => a is not null)!;

    private static List<PdfDictionary> Elements(PdfFile file)
    {
        List<PdfDictionary> found = [];
        void Add(object? kids)
        {
            foreach (var element in file.Array(kids).Select(file.Dictionary).OfType<PdfDictionary>().Where(e => e.ContainsKey("S")))
            {
                found.Add(element);
                Add(element.GetValueOrDefault("K"));
            }
        }
        Add(file.Dictionary(file.Catalog["StructTreeRoot"])!["K"]);
        return found;
    }
}
