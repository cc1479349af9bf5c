using DocumentFormat.OpenXml.Wordprocessing;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Documents.Writing.Docx;

/// <summary>How a verdict stands in a Word document: sign, word and colour together.</summary>
internal static class DocxVerdict
{
    private const string Amber = "7D5200";

    /// <summary>The verdicts in the order in which they are explained.</summary>
    public static IReadOnlyList<Verdict> All { get; } = [Verdict.Meets, Verdict.NeedsImprovement, Verdict.Mixed, Verdict.None];

    /// <summary>A verdict, and the separate marks where they say more.</summary>
    public static IEnumerable<Paragraph> Of(Verdict verdict, IReadOnlyList<Mark> marks, Scale scale) =>
        FactsheetWords.Marks(marks, scale).Select(m => DocxText.Line("Small", m)).Prepend(Line(verdict, scale));

    /// <summary>A verdict: "✓ Voldoet".</summary>
    public static Paragraph Line(Verdict verdict, Scale scale)
    {
        var line = DocxText.Line("Verdict");
        var word = FactsheetWords.Capital(FactsheetWords.Word(verdict, scale));
        line.Append(Coloured($"{FactsheetWords.Sign(verdict, scale)}\u00a0{word}", Colour(verdict)));
        return line;
    }

    /// <summary>The word of an attention point, and what the framework calls it: "! LET OP: aandachtspunt".</summary>
    public static Paragraph Attention(Scale scale)
    {
        var line = DocxText.Line("Verdict");
        line.Append(Coloured($"{scale.Attention.Sign}\u00a0{FactsheetWords.Attention}: {scale.Attention.In("nl")}", Amber));
        return line;
    }

    /// <summary>An attention point: its word, and what it warns of.</summary>
    public static IEnumerable<Paragraph> Attention(IReadOnlyList<Paragraph> warning, Scale scale)
    {
        // One that begins with a list gets a line of its own for the word.
        var begins = warning is [{ ParagraphProperties.ParagraphStyleId.Val.Value: "Attention" }, ..];
        List<Paragraph> point = begins ? [.. warning] : [DocxText.Line("Attention"), .. warning];
        point[0].InsertAfter(Coloured($"{scale.Attention.Sign}\u00a0{FactsheetWords.Attention}: ", Amber), point[0].ParagraphProperties);
        return point;
    }

    // On the run itself: within a table LibreOffice lets the colour of a character style go.
    private static Run Coloured(string words, string colour)
    {
        var run = DocxText.Run(words, strong: true);
        run.RunProperties!.Append(new Color { Val = colour });
        return run;
    }

    private static string Colour(Verdict verdict) => verdict switch
    {
        Verdict.Meets => "0C5653",
        Verdict.NeedsImprovement => "9C3720",
        Verdict.Mixed => "17232E",
        _ => "5A656E",
    };
}
