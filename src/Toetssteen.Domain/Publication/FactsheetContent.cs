using System.Text.Json.Serialization;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Domain.Publication;

/// <summary>
/// All that one edition of a factsheet says, frozen. Page, PDF, DOCX, JSON and API are made from this and from nothing else, so they
/// cannot disagree.
/// </summary>
public sealed record FactsheetContent
{
    /// <summary>
    /// In which shape it is written: <see cref="FactsheetContentJson.Schema"/> of the program that froze it. What was frozen before there
    /// was a number is 1.
    /// </summary>
    public int Schema { get; init; } = 1;

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

    /// <summary>How texts are written. What was printed elsewhere is plain and kept to the letter.</summary>
    public TextForm Form { get; init; }

    /// <summary>The inspectorates by name, the one that leads first.</summary>
    public IReadOnlyList<string> Inspectorates { get; init; } = [];

    /// <summary>Who judged: the inspectorates. What was published elsewhere names none; then it is the owner of the framework.</summary>
    public IReadOnlyList<string> InspectoratesOr(string owner) => Inspectorates.Count > 0 ? Inspectorates : [owner];

    /// <summary>How it was examined, in the study's own words, where it says so.</summary>
    public string? Examination { get; init; }

    /// <summary>The fact check (hoor en wederhoor); null where it is not known.</summary>
    public FactCheckContent? FactCheck { get; init; }

    /// <summary>
    /// The scales of the framework versions that earlier judgements in it were given under; null where there is one version.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<VersionScale>? EarlierScales { get; init; }

    /// <summary>What of the framework was not examined; null where all of it was. In no count.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public NotExamined? NotExamined { get; init; }

    /// <summary>The framework as this edition was judged by it: without what was not examined.</summary>
    /// <param name="framework">The framework version.</param>
    public Framework JudgedBy(Framework framework) => NotExamined is { } left ? framework.Own.Without(left.Indicators) : framework.Own;

    /// <summary>The scale that a judgement was given on. Rule: a mark keeps the word of its version.</summary>
    /// <param name="judgement">The judgement.</param>
    /// <param name="own">The scale of the framework of this edition.</param>
    public Scale ScaleOf(Judgement judgement, Scale own) =>
        EarlierScales?.FirstOrDefault(s => s.FrameworkId == judgement.Under)?.Scale ?? own;

    /// <summary>The last entry of the history that this edition rests on; null for what was published elsewhere.</summary>
    public HistoryAnchor? History { get; init; }

    /// <summary>The same factsheet with one approach alone, to be printed by itself.</summary>
    public FactsheetContent Only(string approachName) => this with
    {
        Approaches = [.. Approaches.Where(a => a.Name == approachName)],
        ToConfirm = [.. ToConfirm.Where(t => t.Approach == approachName)],
        FactCheck = null,
    };
}

/// <summary>The scale of an earlier version of the framework.</summary>
/// <param name="FrameworkId">Framework key and version.</param>
/// <param name="Scale">The scale.</param>
public sealed record VersionScale(string FrameworkId, Scale Scale);

/// <summary>What of the framework a study did not examine, as published.</summary>
/// <param name="Part">The name of the part that was examined, where the framework names it; null for a free selection.</param>
/// <param name="Indicators">The indicators that were left out, in the order of the framework.</param>
public sealed record NotExamined(Wording? Part, ValueList<string> Indicators);

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

    /// <summary>In a follow-up, what it went on in and was judged against, by name; null where that is the approach itself.</summary>
    public string? JudgedAgainst { get; init; }

    /// <summary>Why it was not judged again; null when it was.</summary>
    public string? NotRetested { get; init; }

    /// <summary>What was judged as a whole; null where the framework asks for nothing of that kind. In no count.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<OverallContent>? Overall { get; init; }
}

/// <summary>A respondent as published: the organisation, never a person.</summary>
/// <param name="Name">Name as printed.</param>
/// <param name="IsMunicipality">Whether it is the municipality itself.</param>
/// <param name="Answered">Its way of answering; null where unknown.</param>
/// <param name="NominatedBy">Who brought it in; null where unknown, and for the municipality.</param>
/// <param name="JoinedWith">Whose answers it joined, where that is known.</param>
public sealed record RespondentContent(
    string Name,
    bool IsMunicipality,
    Answering? Answered,
    Nomination? NominatedBy,
    string? JoinedWith = null)
{
    /// <summary>Whether this departs from the method and is therefore printed.</summary>
    public bool IsDeparture => Respondent.Departs(Answered, NominatedBy);

    /// <summary>Why it departs, where that is published: why it was invited. Why it declined is for the inspectorates alone.</summary>
    public string? Because { get; init; }
}

/// <summary>
/// What a finding says: the one value of it, equal to another that says the same. A draft, an import and the rows that visitors compare
/// hold this value; an edition freezes it.
/// </summary>
/// <param name="ThemeCode">Code of the theme.</param>
/// <param name="CriterionCode">Code of the one criterion.</param>
/// <param name="IndicatorCodes">The indicators that it covers.</param>
/// <param name="Marks">The marks in the order of print; none is "geen oordeel".</param>
/// <param name="Text">What was found, to the letter; paragraphs separated by an empty line.</param>
/// <param name="Attention">Attention points, in the order of print.</param>
/// <param name="Note">A note beside what was printed, for example about a slip of the pen. Never part of the text.</param>
public sealed record FindingContent(string ThemeCode, string CriterionCode, ValueList<string> IndicatorCodes, ValueList<Mark> Marks,
    string Text, ValueList<string> Attention, string? Note = null)
{
    /// <summary>Why there is no mark, where someone said so.</summary>
    public string? NoMarkReason { get; init; }

    /// <summary>What it rests on.</summary>
    public ValueList<SourceContent> Sources { get; init; } = [];

    /// <summary>What changed in it after the fact check, and why; the first change first.</summary>
    public ValueList<ChangeContent> Changes { get; init; } = [];

    /// <summary>The finding without what stands behind it: what it rests on, and what changed.</summary>
    public FindingContent Itself() => this with { Sources = [], Changes = [] };

    /// <summary>What the marks come to together.</summary>
    public Verdict Verdict => Domain.Findings.Marks.Together(Marks.Select(m => m.Value));
}

/// <summary>A re-test as published, equal to another that says the same.</summary>
/// <param name="ThemeCode">Code of the theme.</param>
/// <param name="CriterionCode">Code of the criterion.</param>
/// <param name="IndicatorCodes">
/// The indicators that it is judged by: those of the point, or all that took their norms over; none where they lapsed.
/// </param>
/// <param name="Before">The judgement that was before.</param>
/// <param name="After">The new judgement; null where the point was not judged again.</param>
/// <param name="Unchanged">Whether the situation was said to be unchanged.</param>
/// <param name="NotRetested">Why it was not judged again; null where it was, and where the document does not say.</param>
public sealed record RetestContent(string ThemeCode, string CriterionCode, ValueList<string> IndicatorCodes, Judgement Before,
    Judgement? After, bool Unchanged, string? NotRetested = null)
{
    /// <summary>The judgements before <see cref="Before"/>, the first one first: a column each. None in a first follow-up.</summary>
    public ValueList<Judgement> Earlier { get; init; } = [];

    /// <summary>Attention points beside the new judgement.</summary>
    public ValueList<string> Attention { get; init; } = [];

    /// <summary>What the new judgement rests on.</summary>
    public ValueList<SourceContent> Sources { get; init; } = [];

    /// <summary>What changed in it after the fact check, and why; the first change first.</summary>
    public ValueList<ChangeContent> Changes { get; init; } = [];

    /// <summary>
    /// How the norms of the point return in the version that judged it again; null where that is the point's own version.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TakenOver? TakenOver { get; init; }

    /// <summary>The indicators of the improvement point, in the version that it was found under.</summary>
    public ValueList<string> PointCodes => TakenOver?.Codes ?? IndicatorCodes;

    /// <summary>By which it is known in its approach: the first indicator, or <see cref="TakenOver.Place"/>.</summary>
    public string Place => TakenOver?.Place ?? IndicatorCodes[0];

    /// <summary>What it is called.</summary>
    public FindingName NameIn(Framework framework) => TakenOver?.NameIn(framework) ?? framework.NameOf(IndicatorCodes);

    /// <summary>The new judgement alone: without the judgements before, the period, what it rests on, and what changed.</summary>
    public RetestContent Itself() => this with
    {
        Before = Judgement.Nothing,
        After = After is { } after ? after with { Period = null } : null,
        Earlier = [],
        Sources = [],
        Changes = [],
    };

    /// <summary>
    /// What stands beside the new judgement, as it stands beside a finding: attention points, what it rests on, what changed.
    /// </summary>
    public FindingContent Beside =>
        new(ThemeCode, CriterionCode, IndicatorCodes, [], "", Attention) { Sources = Sources, Changes = Changes };

    /// <summary>
    /// Rule: "unchanged" carries the reasons of before: those of the last judgement that gave any. Null where something changed, or where
    /// the new text says them itself.
    /// </summary>
    public Judgement? Carried =>
        Unchanged
        && After is { } after
        && Earlier.Append(Before).LastOrDefault(j => j.Text.Length > 0) is { } last
        && last.Text != after.Text
            ? last
            : null;
}

/// <summary>The conclusion on a theme as published.</summary>
public sealed record ConclusionContent(string ThemeCode, IReadOnlyList<string> GoesWell, IReadOnlyList<string> CanImprove);

/// <summary>The judgement over something as a whole, as published.</summary>
/// <param name="Code">Code of the theme, group or criterion; <see cref="Frameworks.OverallPlace.Whole"/> for the framework as a
/// whole.</param>
/// <param name="Mark">The mark that a person gave.</param>
/// <param name="Reason">Why.</param>
public sealed record OverallContent(string Code, MarkValue Mark, string Reason);

/// <summary>Something read with doubt: the code of the doubt, the sentence about it, the text, and where it stands in the source.</summary>
public sealed record ToConfirm(string Code, string Message, string? Text, string Place)
{
    /// <summary>The approach it stood under, where it is a finding or a re-test.</summary>
    public string? Approach { get; init; }

    /// <summary>The indicators that it may be about.</summary>
    public IReadOnlyList<string> IndicatorCodes { get; init; } = [];
}

/// <summary>How the texts of a factsheet are written.</summary>
public enum TextForm
{
    /// <summary>Plain: paragraphs separated by an empty line, every character as it was printed.</summary>
    Plain,

    /// <summary>Limited Markdown: paragraphs, lists, emphasis.</summary>
    Markdown,
}

/// <summary>What kind of thing a finding rests on.</summary>
public enum SourceKind
{
    /// <summary>An answer in a questionnaire.</summary>
    Questionnaire,

    /// <summary>A document.</summary>
    Document,

    /// <summary>A meeting: interview, visit, presentation.</summary>
    Meeting,
}

/// <summary>What a finding rests on, as published. Never a person.</summary>
/// <param name="Kind">Questionnaire, document or meeting.</param>
/// <param name="Name">Who answered, the title of the document, or what kind of meeting with whom by role.</param>
/// <param name="Reference">The question (an indicator's code), the page or section, or the date; null where the whole is meant.</param>
public sealed record SourceContent(SourceKind Kind, string Name, string? Reference);

/// <summary>A change after the fact check, as published.</summary>
/// <param name="On">The day.</param>
/// <param name="Why">Why, for example which objection was adopted.</param>
public sealed record ChangeContent(DateOnly On, string Why);

/// <summary>The fact check as published.</summary>
/// <param name="SentOn">When the draft went to the municipality.</param>
/// <param name="Until">Until when it could answer, extensions included.</param>
/// <param name="AnsweredOn">When it answered; null where it did not.</param>
public sealed record FactCheckContent(DateOnly SentOn, DateOnly Until, DateOnly? AnsweredOn)
{
    /// <summary>How many objections it made.</summary>
    public int ObjectionCount { get; init; }

    /// <summary>How many of them were adopted, wholly or partly.</summary>
    public int AdoptedCount { get; init; }

    /// <summary>The objections with what was decided, where they are annexed; else none.</summary>
    public IReadOnlyList<ObjectionContent> Annex { get; init; } = [];

    /// <summary>The municipality's formal response (zienswijze), where it is published.</summary>
    public string? Response { get; init; }
}

/// <summary>An objection as published in the annex.</summary>
/// <param name="Kind">What kind it is.</param>
/// <param name="Where">Where it stands: the indicator or heading.</param>
/// <param name="Statement">The sentence objected to.</param>
/// <param name="Reason">Why, in the municipality's words.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="DecisionReason">Why.</param>
public sealed record ObjectionContent(
    ObjectionKind Kind,
    string Where,
    string Statement,
    string Reason,
    ObjectionDecision Decision,
    string DecisionReason);

/// <summary>What kind of objection (bezwaar op feiten) it is.</summary>
public enum ObjectionKind
{
    /// <summary>Feitelijk onjuist.</summary>
    FactuallyWrong,

    /// <summary>Iets over het hoofd gezien.</summary>
    EvidenceMissed,

    /// <summary>Opmerking.</summary>
    Remark,
}

/// <summary>What was decided on an objection.</summary>
public enum ObjectionDecision
{
    /// <summary>Overgenomen.</summary>
    Adopted,

    /// <summary>Gedeeltelijk overgenomen.</summary>
    Partly,

    /// <summary>Niet overgenomen.</summary>
    NotAdopted,
}

/// <summary>Where an edition is anchored in the history of its inspection.</summary>
/// <param name="Number">Number of the last entry.</param>
/// <param name="Hash">Its hash, in lower-case hexadecimal.</param>
public sealed record HistoryAnchor(int Number, string Hash);
