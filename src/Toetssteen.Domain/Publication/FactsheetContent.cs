using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Domain.Publication;

/// <summary>
/// All that one edition of a factsheet says, frozen. Page, PDF, DOCX, JSON and API are made from this and from nothing else, so they
/// cannot disagree.
/// </summary>
public sealed record FactsheetContent
{
    /// <summary>First study or follow-up.</summary>
    public required StudyKind Kind { get; init; }

    /// <summary>CBS code of the municipality.</summary>
    public required string MunicipalityCode { get; init; }

    /// <summary>Name of the municipality as it was then.</summary>
    public required string MunicipalityName { get; init; }

    /// <summary>Framework key and version.</summary>
    public required string FrameworkId { get; init; }

    /// <summary>Title of the study.</summary>
    public required string StudyTitle { get; init; }

    /// <summary>Date of publication as printed, where it bears one.</summary>
    public PartialDate? Published { get; init; }

    /// <summary>Period judged, as printed.</summary>
    public string? PeriodJudged { get; init; }

    /// <summary>The context of the municipality, or the development since the first study, to the letter.</summary>
    public string? Context { get; init; }

    /// <summary>Figures of context.</summary>
    public IReadOnlyList<FigureContent> Figures { get; init; } = [];

    /// <summary>How the municipality reported on progress, in a follow-up.</summary>
    public IReadOnlyList<ProgressContent> Progress { get; init; } = [];

    /// <summary>The approaches, in the order of print.</summary>
    public required IReadOnlyList<ApproachContent> Approaches { get; init; }

    /// <summary>What was read with doubt and waits for a person to confirm it. In no count.</summary>
    public IReadOnlyList<ToConfirm> ToConfirm { get; init; } = [];

    /// <summary>The same factsheet with one approach alone, to be printed by itself.</summary>
    public FactsheetContent Only(string approachName) => this with { Approaches = [.. Approaches.Where(a => a.Name == approachName)] };
}

/// <summary>A figure of context as published.</summary>
public sealed record FigureContent(string What, decimal? Value, FigurePrecision Precision, string? Source, PartialDate? Date, string? Text);

/// <summary>A report on progress as published: its form, its date, and what was said of it.</summary>
public sealed record ProgressContent(ReportForm Form, PartialDate? On, string? Text);

/// <summary>An approach as published.</summary>
public sealed record ApproachContent
{
    /// <summary>Name as printed.</summary>
    public required string Name { get; init; }

    /// <summary>Earlier names, as printed.</summary>
    public IReadOnlyList<string> Formerly { get; init; } = [];

    /// <summary>Why this approach was judged.</summary>
    public string? Scope { get; init; }

    /// <summary>What the approach is.</summary>
    public string? Description { get; init; }

    /// <summary>Who answered, and how.</summary>
    public IReadOnlyList<RespondentContent> Respondents { get; init; } = [];

    /// <summary>The findings.</summary>
    public IReadOnlyList<FindingContent> Findings { get; init; } = [];

    /// <summary>The re-tests, in a follow-up.</summary>
    public IReadOnlyList<RetestContent> Retests { get; init; } = [];

    /// <summary>The conclusions; a theme or a side may be empty.</summary>
    public IReadOnlyList<ConclusionContent> Conclusions { get; init; } = [];

    /// <summary>Why it was not judged again; null when it was.</summary>
    public string? NotRetested { get; init; }
}

/// <summary>A respondent as published: the organisation, never a person.</summary>
/// <param name="Name">Name as printed.</param>
/// <param name="IsMunicipality">Whether it is the municipality itself.</param>
/// <param name="Answered">Its way of answering; null where unknown.</param>
/// <param name="NominatedBy">Who brought it in; null where unknown, and for the municipality.</param>
/// <param name="JoinedWith">Whose answers it joined, where that is known.</param>
public sealed record RespondentContent(string Name, bool IsMunicipality, Answering? Answered, Nomination? NominatedBy, string? JoinedWith = null)
{
    /// <summary>Whether this departs from the method and is therefore printed.</summary>
    public bool IsDeparture => Respondent.Departs(Answered, NominatedBy);
}

/// <summary>A finding as published.</summary>
public sealed record FindingContent(string ThemeCode, string CriterionCode, IReadOnlyList<string> IndicatorCodes, IReadOnlyList<Mark> Marks, string Text, IReadOnlyList<string> Attention, string? Note = null)
{
    /// <summary>What the marks come to together.</summary>
    public Verdict Verdict => Domain.Findings.Marks.Together(Marks.Select(m => m.Value));
}

/// <summary>A re-test as published.</summary>
public sealed record RetestContent(string ThemeCode, string CriterionCode, IReadOnlyList<string> IndicatorCodes, Judgement Before, Judgement? After, bool Unchanged, string? NotRetested = null);

/// <summary>The conclusion on a theme as published.</summary>
public sealed record ConclusionContent(string ThemeCode, IReadOnlyList<string> GoesWell, IReadOnlyList<string> CanImprove);

/// <summary>Something read with doubt: the code of the doubt, the sentence about it, the text, and where it stands in the source.</summary>
public sealed record ToConfirm(string Code, string Message, string? Text, string Place)
{
    /// <summary>The approach it stood under, where it is a finding or a re-test.</summary>
    public string? Approach { get; init; }

    /// <summary>The indicators that it may be about.</summary>
    public IReadOnlyList<string> IndicatorCodes { get; init; } = [];
}
