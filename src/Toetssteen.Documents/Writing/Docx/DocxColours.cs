using Toetssteen.Domain.Findings;

namespace Toetssteen.Documents.Writing.Docx;

/// <summary>The colours of verdicts in a Word document; each stands with a sign and a word.</summary>
internal static class DocxColours
{
    /// <summary>The colour of an attention point.</summary>
    public const string Attention = "7D5200";

    /// <summary>The colour of a verdict.</summary>
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Meets => "0C5653",
        Verdict.NeedsImprovement => "9C3720",
        Verdict.Mixed => "17232E",
        _ => "5A656E",
    };
}
