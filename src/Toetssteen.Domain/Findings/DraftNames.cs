namespace Toetssteen.Domain.Findings;

/// <summary>The names of the pieces of a draft: where in it they stand.</summary>
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

    /// <summary>The context of the municipality.</summary>
    public const string Context = "context";

    /// <summary>How it was examined, where that needs saying.</summary>
    public const string Examination = "examination";

    /// <summary>What was found: limited Markdown.</summary>
    public static string Text(Guid finding) => $"finding/{finding}/text";

    /// <summary>A mark, counted from 1: <c>meets</c>, <c>improve</c> or nothing.</summary>
    public static string Mark(Guid finding, int number) => $"finding/{finding}/mark/{number}";

    /// <summary>The indicator that a mark is tied to; nothing where it is tied to none.</summary>
    public static string MarkOf(Guid finding, int number) => $"finding/{finding}/mark/{number}/of";

    /// <summary>Why there is no mark.</summary>
    public static string NoMarkReason(Guid finding) => $"finding/{finding}/no-mark";

    /// <summary>Why it rests on no evidence: on no answer, passage or meeting. For the second reader; never published.</summary>
    public static string NoEvidenceReason(Guid finding) => $"finding/{finding}/no-evidence";

    /// <summary>What the inspectors answer to the remark of the second reader; never published.</summary>
    public static string ReplyToReader(Guid finding) => $"finding/{finding}/reply";

    /// <summary>In a follow-up: whether the situation is unchanged; <see cref="Yes"/> or nothing.</summary>
    public static string Unchanged(Guid finding) => $"finding/{finding}/unchanged";

    /// <summary>In a follow-up: why the improvement point was not judged again.</summary>
    public static string NotRetested(Guid finding) => $"finding/{finding}/not-retested";

    /// <summary>In a follow-up: why the approach as a whole was not judged again.</summary>
    public static string LeftOut(Guid assessment) => $"assessment/{assessment}/not-retested";

    /// <summary>An attention point, counted from 1.</summary>
    public static string Attention(Guid finding, int number) => $"finding/{finding}/attention/{number}";

    /// <summary>Why it was changed after the fact check, where no objection says so.</summary>
    public static string Why(Guid finding) => $"finding/{finding}/why";

    /// <summary>The answers it rests on: <c>respondent:indicator</c>, separated by spaces.</summary>
    public static string Answers(Guid finding) => $"finding/{finding}/answers";

    /// <summary>The passages of documents it rests on: a list of <see cref="Questionnaires.SourceReference"/>.</summary>
    public static string Passages(Guid finding) => $"finding/{finding}/passages";

    /// <summary>The meetings it rests on: <c>meeting</c> or <c>meeting:paragraph</c>, separated by spaces.</summary>
    public static string Meetings(Guid finding) => $"finding/{finding}/meetings";

    /// <summary>A paragraph of the conclusion on a theme, counted from 1.</summary>
    public static string Conclusion(Guid assessment, string theme, ConclusionSide side, int number) => $"conclusion/{assessment}/{theme}/{Of(side)}/{number}";

    /// <summary>The findings that a paragraph of a conclusion rests on: their ids, separated by spaces.</summary>
    public static string ConclusionFindings(Guid assessment, string theme, ConclusionSide side, int number) => Conclusion(assessment, theme, side, number) + "/findings";

    /// <summary>What the approach is, as the factsheet says it.</summary>
    public static string Description(Guid assessment) => $"assessment/{assessment}/description";

    /// <summary>Why this approach was judged, as the factsheet says it.</summary>
    public static string Scope(Guid assessment) => $"assessment/{assessment}/scope";

    /// <summary>The inspectors' own notes about an indicator; never published.</summary>
    public static string Notes(Guid assessment, string indicator) => $"notes/{assessment}/{indicator}";

    /// <summary>What was said in a meeting, paragraph by paragraph; evidence, never published as such.</summary>
    public static string MeetingNotes(Guid meeting) => $"meeting/{meeting}/notes";

    /// <summary>Whether a piece says or carries what is published, so that who wrote it is an author; notes do not.</summary>
    public static bool IsPublished(string name) => !name.StartsWith("notes/", StringComparison.Ordinal) && !name.StartsWith("meeting/", StringComparison.Ordinal);

    /// <summary>The finding that a piece belongs to; null for another piece.</summary>
    public static Guid? FindingOf(string name) => Second(name, "finding/");

    /// <summary>The assessment whose conclusion, description or scope a piece is; null for another piece.</summary>
    public static Guid? AssessmentOf(string name) => Second(name, "conclusion/") ?? Second(name, "assessment/") ?? Second(name, "notes/");

    /// <summary>The meeting whose notes a piece is; null for another piece.</summary>
    public static Guid? MeetingOf(string name) => Second(name, "meeting/");

    private static string Of(ConclusionSide side) => side == ConclusionSide.GoesWell ? "well" : "better";

    private static Guid? Second(string name, string start) =>
        name.StartsWith(start, StringComparison.Ordinal) && Guid.TryParse(name.AsSpan(start.Length, Math.Min(36, name.Length - start.Length)), out var id) ? id : null;
}
