namespace Toetssteen.Domain.Findings;

/// <summary>The names of the pieces of a draft: where in it they stand. What each is, is said in <see cref="DraftFields"/>.</summary>
public static class DraftNames
{
    /// <summary>Most attention points beside one finding.</summary>
    public const int MostAttentionPoints = 9;

    /// <summary>Most marks of one finding.</summary>
    public const int MostMarks = 9;

    /// <summary>Most paragraphs on one side of a conclusion.</summary>
    public const int MostParagraphs = 9;

    /// <summary>What a piece says that is true or not there.</summary>
    public const string Yes = "yes";

    internal const string Well = "well";
    internal const string Better = "better";

    public static string Context => DraftFields.Context.Name();

    public static string Examination => DraftFields.Examination.Name();

    public static string Text(Guid finding) => DraftFields.Text.Name(finding);

    public static string Mark(Guid finding, int number) => DraftFields.Mark.Name(finding, number);

    public static string MarkOf(Guid finding, int number) => DraftFields.MarkOf.Name(finding, number);

    public static string NoMarkReason(Guid finding) => DraftFields.NoMarkReason.Name(finding);

    public static string NoEvidenceReason(Guid finding) => DraftFields.NoEvidenceReason.Name(finding);

    public static string ReplyToReader(Guid finding) => DraftFields.ReplyToReader.Name(finding);

    public static string Unchanged(Guid finding) => DraftFields.Unchanged.Name(finding);

    public static string NotRetested(Guid finding) => DraftFields.NotRetested.Name(finding);

    public static string LeftOut(Guid assessment) => DraftFields.LeftOut.Name(assessment);

    public static string Attention(Guid finding, int number) => DraftFields.Attention.Name(finding, number);

    public static string Why(Guid finding) => DraftFields.Why.Name(finding);

    public static string Answers(Guid finding) => DraftFields.Answers.Name(finding);

    public static string Passages(Guid finding) => DraftFields.Passages.Name(finding);

    public static string Meetings(Guid finding) => DraftFields.Meetings.Name(finding);

    public static string Conclusion(Guid assessment, string theme, ConclusionSide side, int number) =>
        DraftFields.Conclusion.Name(assessment, theme, Of(side), number);

    public static string ConclusionFindings(Guid assessment, string theme, ConclusionSide side, int number) =>
        DraftFields.ConclusionFindings.Name(assessment, theme, Of(side), number);

    public static string OverallMark(Guid assessment, string code) => DraftFields.OverallMark.Name(assessment, code);

    public static string OverallReason(Guid assessment, string code) => DraftFields.OverallReason.Name(assessment, code);

    public static string Description(Guid assessment) => DraftFields.Description.Name(assessment);

    public static string Scope(Guid assessment) => DraftFields.Scope.Name(assessment);

    public static string Notes(Guid assessment, string indicator) => DraftFields.Notes.Name(assessment, indicator);

    public static string MeetingNotes(Guid meeting) => DraftFields.MeetingNotes.Name(meeting);

    /// <summary>The finding that a piece belongs to; null for another piece.</summary>
    public static Guid? FindingOf(string name) => Second(name, "finding/");

    /// <summary>The assessment whose conclusion, description or scope a piece is; null for another piece.</summary>
    public static Guid? AssessmentOf(string name) => Second(name, "conclusion/") ?? Second(name, "assessment/") ?? Second(name, "notes/")
        ?? Second(name, "overall/");

    /// <summary>The meeting whose notes a piece is; null for another piece.</summary>
    public static Guid? MeetingOf(string name) => Second(name, "meeting/");

    private static string Of(ConclusionSide side) => side == ConclusionSide.GoesWell ? Well : Better;

    private static Guid? Second(string name, string start) =>
        name.StartsWith(start, StringComparison.Ordinal)
        && Guid.TryParse(name.AsSpan(start.Length, Math.Min(36, name.Length - start.Length)), out var id)
            ? id
            : null;
}
