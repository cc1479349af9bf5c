using DocumentFormat.OpenXml.Wordprocessing;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Documents.Writing.Docx;

/// <summary>How a verdict stands in a Word document: sign, word and colour together.</summary>
internal static class DocxVerdict
{
    /// <summary>The verdicts in the order in which they are explained.</summary>
    public static IReadOnlyList<Verdict> All { get; } = [Verdict.Meets, Verdict.NeedsImprovement, Verdict.Mixed, Verdict.None];

    /// <summary>A verdict, and the separate marks where they say more.</summary>
    public static IEnumerable<Paragraph> Of(Verdict verdict, IReadOnlyList<Mark> marks, Scale scale) =>
        FactsheetWords.Marks(marks, scale).Select(m => DocxText.Line("Small", m)).Prepend(Line(verdict, scale));

    /// <summary>A verdict: "✓ Voldoet".</summary>
    public static Paragraph Line(Verdict verdict, Scale scale)
    {
        var line = DocxText.Line("Verdict");
        line.Append(DocxText.Run($"{FactsheetWords.Sign(verdict, scale)}\u00a0{FactsheetWords.Capital(FactsheetWords.Word(verdict, scale))}", Style(verdict)));
        return line;
    }

    /// <summary>The word of an attention point: "! LET OP".</summary>
    public static Paragraph Attention(Scale scale)
    {
        var line = DocxText.Line("Verdict");
        line.Append(AttentionWord(scale, ""));
        return line;
    }

    /// <summary>An attention point: its word, and what it warns of.</summary>
    public static IEnumerable<Paragraph> Attention(IReadOnlyList<Paragraph> warning, Scale scale)
    {
        var opening = warning.FirstOrDefault(p => p.ParagraphProperties?.ParagraphStyleId?.Val?.Value == "Attention");
        var word = AttentionWord(scale, ": ");
        if (opening is null || opening != warning[0])
            return warning.Prepend(DocxText.Line("Attention")).Select((p, n) => n == 0 ? WithWord(p, word) : p);
        return warning.Select((p, n) => n == 0 ? WithWord(p, word) : p);
    }

    private static Paragraph WithWord(Paragraph paragraph, Run word)
    {
        paragraph.InsertAfter(word, paragraph.ParagraphProperties);
        return paragraph;
    }

    private static Run AttentionWord(Scale scale, string after) =>
        DocxText.Run($"{scale.Attention.Sign}\u00a0{scale.Attention.In("nl").ToUpperInvariant()}{after}", "AttentionWord");

    private static string Style(Verdict verdict) => verdict switch
    {
        Verdict.Meets => "Meets",
        Verdict.NeedsImprovement => "Improve",
        Verdict.Mixed => "Mixed",
        _ => "NoVerdict",
    };
}
