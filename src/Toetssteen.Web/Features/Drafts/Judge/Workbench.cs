using System.Globalization;
using Toetssteen.Domain.Evidence;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Features.Documents;
using Toetssteen.Web.Features.Questionnaires.Fill;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;
using Toetssteen.Web.Ui.Verdicts;

namespace Toetssteen.Web.Features.Drafts.Judge;

/// <summary>What a second reader said of a finding last.</summary>
public sealed record LastReading(Guid FindingId, bool IsAgreed, string? Remark, Guid Reader, DateTimeOffset At);

/// <summary>A stop in the list at the left: a finding, joint or not, or an indicator that no finding covers.</summary>
/// <param name="Code">Where one stops: the first indicator, or <see cref="DraftFinding.Place"/>.</param>
/// <param name="ThemeCode">Code of its theme; empty where the norms of its point lapsed.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Finding">The finding; null for none.</param>
/// <param name="Verdict">What its marks come to; null while nobody judged.</param>
/// <param name="IsReturned">Whether the second reader gave it back with a remark.</param>
public sealed record FindingLine(string Code, string ThemeCode, FindingName Name, DraftedFinding? Finding, Verdict? Verdict,
    bool IsReturned);

/// <summary>
/// The workbench of one finding: all that was said about its indicators, and what is being written. A joint finding is one stop. The same
/// for whoever looks, in whatever language; it is kept, and never changes.
/// </summary>
public sealed class Workbench
{
    /// <summary>The draft with all that it is made of.</summary>
    public required DraftContent Content { get; init; }

    /// <summary>The approach that is judged.</summary>
    public required Assessment Assessment { get; init; }

    /// <summary>Its place in the list: that of the finding, or the indicator that no finding covers.</summary>
    public required string Place { get; init; }

    /// <summary>
    /// What was said, by indicator: all that the finding covers, in their order, or the one that no finding covers. Nothing where the norms
    /// of its point lapsed.
    /// </summary>
    public required IReadOnlyList<IndicatorSaid> Said { get; init; }

    /// <summary>In a follow-up: what the judgement before rests on; null where that is not known.</summary>
    public EarlierEvidence? Earlier { get; init; }

    /// <summary>What the finding is called.</summary>
    public FindingName Name => Finding?.Finding.NameIn(Content.Framework) ?? Content.Framework.NameOf(Said.Select(s => s.Indicator.Code));

    /// <summary>What second readers said last, by finding.</summary>
    public required IReadOnlyDictionary<Guid, LastReading> Readings { get; init; }

    /// <summary>Names of the people who wrote or read, by account.</summary>
    public required IReadOnlyDictionary<Guid, string> People { get; init; }

    /// <summary>The finding that covers the indicator; null where none does.</summary>
    public DraftedFinding? Finding =>
        field ??= Content.Written.FirstOrDefault(f => f.Finding.AssessmentId == Assessment.Id && f.Finding.Place == Place);

    /// <summary>In a follow-up: the improvement point that is judged again, with what was judged of it before.</summary>
    public FollowedPoint? Followed => Finding is { } drafted ? Content.PointOf(drafted.Finding) : null;

    /// <summary>The pieces that "unchanged" sets; none in a first study.</summary>
    /// <exception cref="Toetssteen.Domain.DomainException">D252: the marks cannot be carried.</exception>
    public IReadOnlyDictionary<string, string> AsItWas => Finding is { Finding: var finding } && Followed is { } followed
        ? followed.AsItWas(finding, Slots) : new Dictionary<string, string>();

    /// <summary>The words in the finding that may tell what one partner answered.</summary>
    public IReadOnlyList<string> Telling =>
        field ??= Finding is null ? [] : Content.Telling(Finding, Said.Any(s => s.Outgoing.HidesPartners));

    /// <summary>The documents of the inspection by title.</summary>
    public IReadOnlyList<Document> Documents =>
        field ??= [
            .. Content
                .Documents.Values.OrderBy(d => d.Title, StringComparer.Create(Language.Dutch.Culture, ignoreCase: true))
                .ThenBy(d => d.Id),
        ];

    /// <summary>Their titles.</summary>
    public IReadOnlyDictionary<Guid, string> Titles => field ??= Content.Documents.ToDictionary(d => d.Key, d => d.Value.Title);

    /// <summary>The meetings, the last first, each with its paragraphs.</summary>
    public IEnumerable<(Meeting Meeting, IReadOnlyList<string> Paragraphs)> Meetings =>
        Content.Meetings.Values.OrderByDescending(m => m.On).ThenBy(m => m.Id)
            .Select(m => (m, Meeting.Paragraphs(Content.Texts.GetValueOrDefault(DraftNames.MeetingNotes(m.Id))?.Value ?? "")));

    /// <summary>Name of an approach.</summary>
    public string NameOf(Assessment assessment) => Content.Approaches[assessment.ApproachId].Name;

    /// <summary>The indicator of an approach that one begins with: this one, or in a follow-up the first of its points.</summary>
    public string FirstOf(Assessment assessment) => !Content.IsFollowUp ? Place
        : Content.InOrder(Content.Draft.Findings.Where(f => f.AssessmentId == assessment.Id), f => f).FirstOrDefault()?.Place ?? Place;

    /// <summary>The stops in the order of the framework, each with how it stands; in a follow-up improvement points alone.</summary>
    public IReadOnlyList<FindingLine> Lines => field ??=
    [
        .. from stop in Stops
           let finding = stop.Finding
           select new FindingLine(stop.Code, finding?.Finding.ThemeCode ?? Content.Framework.ThemeOf(stop.Code).Code,
               finding?.Finding.NameIn(Content.Framework) ?? Content.Framework.NameOf([stop.Code]), finding, finding?.Judged,
               finding is not null && Readings.GetValueOrDefault(finding.Finding.Id) is { IsAgreed: false }),
    ];

    private IEnumerable<(string Code, DraftedFinding? Finding)> Stops
    {
        get
        {
            var own = Content.InOrder(Content.Written.Where(f => f.Finding.AssessmentId == Assessment.Id), f => f.Finding)
                .Select(f => (f.Finding.Place, (DraftedFinding?)f)).ToList();
            if (Content.IsFollowUp)
                return own;
            var covered = own.SelectMany(f => f.Item2!.Finding.IndicatorCodes).ToHashSet();
            return own.Concat(Content.Framework.Indicators.Where(i => !covered.Contains(i.Code))
                .Select(i => (i.Code, (DraftedFinding?)null)))
                .OrderBy(s => Content.Framework.PlaceOf([s.Item1]));
        }
    }

    /// <summary>The stop before or after this one.</summary>
    public FindingLine? Neighbour(int step) => Lines.ElementAtOrDefault(Lines.ToList().FindIndex(l => l.Code == Place) + step);

    /// <summary>What the second reader said last, where the finding was given back.</summary>
    public LastReading? Returned =>
        Finding is { Finding.Id: var id } && Readings.GetValueOrDefault(id) is { IsAgreed: false } reading ? reading : null;

    /// <summary>How many marks can be given: as many as indicators, or as there are.</summary>
    public int Slots =>
        Finding is not { Finding: var finding }
            ? 0
            : Math.Max(
                Math.Max(finding.IndicatorCodes.Count, Math.Min(DraftNames.MostMarks, Followed?.MarksAsTheyWere.Count ?? 0)),
                Enumerable.Range(1, DraftNames.MostMarks).LastOrDefault(n => Filled(DraftNames.Mark(finding.Id, n))));

    /// <summary>How many attention points are shown: those that are there and an empty one, and one more where asked.</summary>
    public int AttentionShown(bool oneMore) => Finding is not { Finding.Id: var id } ? 0 : Math.Min(DraftNames.MostAttentionPoints,
        Enumerable.Range(1, DraftNames.MostAttentionPoints).LastOrDefault(n => Filled(DraftNames.Attention(id, n))) + (oneMore ? 2 : 1));

    /// <summary>What is asked of the finding now, in the order of the form.</summary>
    public IReadOnlyList<DraftField> Fields => field ??=
    [
        .. DraftFields.OfFinding.Where(f => (!f.IsOfAJudgement || Finding?.Finding.CanBeJudged != false) && f.IsAsked(new FindingMoment(
            Followed is not null, Content.Draft.Stage, Returned is not null, Content.Framework.Scale.Attention is not null,
            Followed?.CanBeUnchanged != false))),
    ];

    /// <summary>
    /// What is printed in place of a text while nobody writes it: why a point whose norms lapsed is not judged again; null for nothing.
    /// </summary>
    public string? OtherwiseOf(FindingText text) => text == DraftFields.NotRetested ? Finding?.Finding.TakenOver?.WhyLapsed : null;

    /// <summary>The pieces that the page has fields for, in the order of the form.</summary>
    public IReadOnlyList<string> Pieces => field ??=
    [
        .. Finding is { Finding: var finding } ? Fields.SelectMany(f => NamesOf(f, finding)) : [],
        .. Said.Select(s => DraftNames.Notes(Assessment.Id, s.Indicator.Code)),
    ];

    /// <summary>A piece to be read, as two versions of it are shown side by side.</summary>
    public string InWords(string name, string value, SiteText text)
    {
        switch (DraftPiece.Of(name)?.Kind)
        {
            case DraftPieceKind.Mark:
                return DraftWords.Mark(value, Content.Framework.Scale, text);
            case DraftPieceKind.Tick:
                return value.Length == 0 ? text["nee"] : text["ja"];
            case DraftPieceKind.MarkOf:
                return value.Length == 0 ? text["de hele bevinding"] : value;
            case DraftPieceKind.Passages:
                return SourceReference.TryReadAll(value, out var sources) ? string.Join('\n', sources.Select(PassageInWords)) : value;
            case DraftPieceKind.Answers:
                return string.Join('\n', RawValue.Chosen(value).Select(v => AnswerInWords(v, text)));
            case DraftPieceKind.Meetings:
                return string.Join('\n', RawValue.Chosen(value).Select(v => MeetingInWords(v, text)));
            default:
                return value;
        }
    }

    /// <summary>A cited answer in words: who, and about which indicator.</summary>
    public string AnswerInWords(string value, SiteText text) => CitedAnswer.Read(value) is var (id, code)
        ? text["{0} over {1}", Assessment.Respondents.FirstOrDefault(r => r.Id == id)?.Name ?? text["onbekende respondent"], code]
        : value;

    /// <summary>A cited meeting in words, with its paragraph where one is meant.</summary>
    public string MeetingInWords(string value, SiteText text)
    {
        var parts = value.Split(':', 2);
        var meeting = Guid.TryParse(parts[0], out var id) && Content.Meetings.TryGetValue(id, out var known) ? known : null;
        var name = meeting is null ? text["onbekend gesprek"]
            : $"{Kind(meeting.Kind, text)}, {meeting.On.ToString("d MMMM yyyy", CultureInfo.CurrentCulture)}";
        return parts.Length > 1 ? text["{0}, alinea {1}", name, parts[1]] : name;
    }

    /// <summary>A cited passage in words.</summary>
    public string PassageInWords(SourceReference source) => string.Join(", ", new[]
    {
        source.DocumentId is { } id && Content.Documents.TryGetValue(id, out var document) ? document.Title : source.Title,
        AnswerInput.Place(source),
    }.Where(p => !string.IsNullOrWhiteSpace(p)));

    /// <summary>What kind of meeting it was.</summary>
    public static string Kind(MeetingKind kind, SiteText text) => kind switch
    {
        MeetingKind.Interview => text["gesprek"],
        MeetingKind.Visit => text["bezoek"],
        _ => text["presentatie"],
    };

    private bool Filled(string name) => !string.IsNullOrWhiteSpace(Content.Texts.GetValueOrDefault(name)?.Value);

    // A mark is tied to an indicator where there are several.
    private IEnumerable<string> NamesOf(DraftField field, DraftFinding finding) => field switch
    {
        _ when field == DraftFields.Mark => Enumerable.Range(1, Slots).Select(n => DraftNames.Mark(finding.Id, n)),
        _ when field == DraftFields.MarkOf =>
            Enumerable.Range(1, finding.IndicatorCodes.Count > 1 ? Slots : 0).Select(n => DraftNames.MarkOf(finding.Id, n)),
        _ when field == DraftFields.Attention =>
            Enumerable.Range(1, DraftNames.MostAttentionPoints).Select(n => DraftNames.Attention(finding.Id, n)),
        _ => [field.Name(finding.Id)],
    };
}
