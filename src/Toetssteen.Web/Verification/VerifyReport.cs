namespace Toetssteen.Web.Verification;

/// <summary>A place in the stored data that is not as it was stored.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Where">The place.</param>
/// <param name="Sentence">What is the matter there.</param>
public sealed record VerifyFault(string Code, string Where, string Sentence)
{
    /// <summary>Something there cannot be read at all.</summary>
    public const string Unreadable = "V001";

    /// <summary>The content of an edition is not what its hash is of.</summary>
    public const string EditionAltered = "V010";

    /// <summary>An edition is gone, or one came in between.</summary>
    public const string EditionNumbers = "V011";

    /// <summary>What stands beside the content of an edition disagrees with it.</summary>
    public const string EditionBeside = "V012";

    /// <summary>An edition is not the one that the history tells of.</summary>
    public const string EditionOfHistory = "V013";

    /// <summary>The history tells of an edition that is gone.</summary>
    public const string EditionGone = "V014";

    /// <summary>An approach of the edition is not in the tables.</summary>
    public const string ApproachGone = "V020";

    /// <summary>A finding in the tables is not the one that was published.</summary>
    public const string FindingDiffers = "V021";

    /// <summary>The verdicts in the matrix are not those of the findings.</summary>
    public const string VerdictsDiffer = "V022";

    /// <summary>A conclusion in the tables is not the one that was published.</summary>
    public const string ConclusionDiffers = "V023";

    /// <summary>A re-test in the tables is not the one that was published.</summary>
    public const string RetestDiffers = "V024";

    /// <summary>An improvement point is not what was found at first.</summary>
    public const string ImprovementPointDiffers = "V025";

    /// <summary>A figure in the tables is not the one that was published.</summary>
    public const string FigureDiffers = "V026";

    /// <summary>A submitted questionnaire is not what its hash is of.</summary>
    public const string SubmissionAltered = "V030";

    /// <summary>A submission is gone, or one came in between.</summary>
    public const string SubmissionNumbers = "V031";

    /// <summary>An answer of a closed questionnaire is not the one that was sent.</summary>
    public const string AnswerDiffers = "V032";

    /// <summary>A file is gone.</summary>
    public const string FileGone = "V040";

    /// <summary>A file is not what its hash is of.</summary>
    public const string FileAltered = "V041";

    /// <summary>The files of an edition are not the ones that the history tells of, or it tells of none.</summary>
    public const string FilesOfEdition = "V042";

    /// <summary>A framework version is not what its hash is of.</summary>
    public const string FrameworkAltered = "V050";
}

/// <summary>How much was checked.</summary>
public sealed record VerifyCounts
{
    /// <summary>Framework versions.</summary>
    public int Frameworks { get; set; }

    /// <summary>Editions of factsheets.</summary>
    public int Editions { get; set; }

    /// <summary>Findings and re-tests in the tables that visitors read.</summary>
    public int Findings { get; set; }

    /// <summary>Inspections with a history.</summary>
    public int Histories { get; set; }

    /// <summary>Entries in them.</summary>
    public int Entries { get; set; }

    /// <summary>Submitted questionnaires.</summary>
    public int Submissions { get; set; }

    /// <summary>Files.</summary>
    public int Files { get; set; }
}

/// <summary>What a verification found.</summary>
/// <param name="Checked">How much was checked.</param>
/// <param name="Faults">The places that are not as they were stored.</param>
public sealed record VerifyReport(VerifyCounts Checked, IReadOnlyList<VerifyFault> Faults);
