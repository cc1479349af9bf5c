using Toetssteen.Domain.Findings;

namespace Toetssteen.Documents.Writing.Docx;

/// <summary>The colours of verdicts in a Word document; each stands with a sign and a word.</summary>
internal static class DocxColours
{
    /// <summary>The colour of an attention point.</summary>
    public const string Attention = "7D5200";

    /// <summary>The colour of a verdict.</summary>
    public static string Of(Verdict verdict) => verdict.Side switch
    {
        VerdictSide.Holds => "0C5653",
        VerdictSide.Falls => "9C3720",
        VerdictSide.Both => "17232E",
        _ => "5A656E",
    };
}
