using System.Globalization;
using Toetssteen.Domain.Comparison;
using Toetssteen.Domain.Evidence;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Domain.Publication;

/// <summary>
/// All that a draft consists of, brought together to be read, frozen and published: the one way from the work to a
/// <see cref="FactsheetContent"/>. What the municipality checks is made by this, and so is what is published.
/// </summary>
public sealed record DraftContent
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    /// <summary>The study.</summary>
    public required Study Study { get; init; }

    /// <summary>The framework, as the study judges by it.</summary>
    public required Framework Framework { get; init; }

    /// <summary>The inspection, with figures, assessments and respondents.</summary>
    public required Inspection Inspection { get; init; }

    /// <summary>The draft, with findings, fact checks and objections.</summary>
    public required FactsheetDraft Draft { get; init; }

    /// <summary>The pieces of the draft by their name.</summary>
    public required IReadOnlyDictionary<string, DraftText> Texts { get; init; }

    /// <summary>Name of the municipality.</summary>
    public required string MunicipalityName { get; init; }

    /// <summary>The inspectorates by name, the one that leads first.</summary>
    public required IReadOnlyList<string> Inspectorates { get; init; }

    /// <summary>Names of the approaches, and the names they bore before.</summary>
    public required IReadOnlyDictionary<Guid, (string Name, IReadOnlyList<string> Formerly)> Approaches { get; init; }

    /// <summary>The documents that may be cited, by id.</summary>
    public required IReadOnlyDictionary<Guid, Document> Documents { get; init; }

    /// <summary>The meetings, by id.</summary>
    public required IReadOnlyDictionary<Guid, Meeting> Meetings { get; init; }

    /// <summary>In a follow-up: the improvement points that are judged again, with what was judged of them before.</summary>
    public IReadOnlyDictionary<Guid, FollowedPoint> Points { get; init; } = new Dictionary<Guid, FollowedPoint>();

    /// <summary>In a follow-up: how the municipality reported on progress, the first report first.</summary>
    public IReadOnlyList<ProgressReport> Progress { get; init; } = [];

    /// <summary>Whether improvement points are judged again.</summary>
    public bool IsFollowUp => Study.Kind == StudyKind.FollowUp;

    /// <summary>The findings with what they say; in a follow-up none of an approach that is not judged again.</summary>
    public IReadOnlyList<DraftedFinding> Findings =>
        _findings ??= [.. Written.Where(f => Inspection.Assessments.All(a => a.Id != f.Finding.AssessmentId || LeftOutBecause(a) is null))];

    /// <summary>
    /// The scales of the versions that earlier judgements were given under, by version; none where that is the one that judges now.
    /// </summary>
    public IReadOnlyDictionary<string, Scale> EarlierScales { get; init; } = new Dictionary<string, Scale>();

    /// <summary>All that was written in findings, also of an approach that is not judged again after all.</summary>
    public IReadOnlyList<DraftedFinding> Written =>
        _written ??= [.. Draft.Findings.Select(f => DraftedFinding.Read(f, Values, PointOf(f)))];

    /// <summary>The improvement point that a finding judges again; null in a first study.</summary>
    public FollowedPoint? PointOf(DraftFinding finding) => finding.ImprovementPointId is { } id && Points.GetValueOrDefault(id) is { } point
        ? point.JudgedBy(finding.TakenOver, version => version == Framework.Id ? Framework.Scale : EarlierScales[version])
        : null;

    /// <summary>The scale that an earlier judgement of a point was given on.</summary>
    public Scale ScaleOf(FollowedPoint followed, Judgement judgement) =>
        EarlierScales.GetValueOrDefault(followed.VersionOf(judgement)) ?? Framework.Scale;

    /// <summary>
    /// Why an approach as a whole is not judged again; null where it is. What an inspector wrote, or else what the lead said when it was
    /// planned.
    /// </summary>
    public string? LeftOutBecause(Assessment assessment) =>
        IsFollowUp ? Piece(DraftNames.LeftOut(assessment.Id)) ?? assessment.NotRetestedReason : null;

    /// <summary>Everyone who wrote in what is published.</summary>
    public IReadOnlySet<Guid> Authors =>
        Texts.Values.Where(t => DraftPiece.Of(t.Name) is { Field.MakesAnAuthor: true }).SelectMany(t => t.Authors).ToHashSet();

    /// <summary>
    /// The findings that name no evidence, in the order of print, with a reason or without: shown at the gate to the second reader, and to
    /// that reader.
    /// </summary>
    public IEnumerable<DraftedFinding> WithoutEvidence =>
        Inspection.Assessments.OrderBy(a => a.Position).SelectMany(a => FindingsOf(a.Id)).Where(f => f.IsWithoutEvidence);

    /// <summary>What stands between the draft and its second reading.</summary>
    public IReadOnlyList<DraftGap> Gaps() =>
    [
        .. IsFollowUp
            ? DraftCompleteness.RetestGaps(Inspection.Assessments.OrderBy(a => a.Position).SelectMany(a => FindingsOf(a.Id)))
            : DraftCompleteness.Gaps(Framework, Inspection.Assessments.Select(a => a.Id), Findings),
        .. from assessment in Inspection.Assessments.OrderBy(a => a.Position)
           from overall in OverallOf(assessment.Id)
           from kind in overall.Gaps
           select new DraftGap(kind, assessment.Id, null, null) { Overall = overall.Place },
        .. Findings.Where(f => ChangedSinceFactCheck(f) && Changes(f).Count == 0)
            .Select(f => new DraftGap(DraftGapKind.ChangedNoWhy, f.Finding.AssessmentId, f.Finding, f.Finding.Place)),
    ];

    /// <summary>
    /// The findings and conclusions in which words that a person wrote may tell what one partner answered, in the order of the framework.
    /// For the inspector, who decides; nothing is refused for it.
    /// </summary>
    /// <param name="withholds">Whether numbers of partners are withheld about an indicator of an approach.</param>
    public IReadOnlyList<PromiseDoubt> Doubts(Func<Guid, string, bool> withholds) =>
        [
            .. from assessment in Inspection.Assessments.OrderBy(a => a.Position)
            from doubt in OfFindings(assessment, withholds)
                .Concat(OfConclusions(assessment, withholds))
                .Concat(OfOverall(assessment, withholds))
            where doubt.What.Count > 0
            select doubt,
        ];

    private IEnumerable<PromiseDoubt> OfFindings(Assessment assessment, Func<Guid, string, bool> withholds) =>
        from f in FindingsOf(assessment.Id)
        let numbersToo = f.Finding.IndicatorCodes.Any(code => withholds(assessment.Id, code))
        select new PromiseDoubt(assessment.Id, f.Finding, f.Finding.ThemeCode, Telling(f, numbersToo));

    private IEnumerable<PromiseDoubt> OfConclusions(Assessment assessment, Func<Guid, string, bool> withholds) =>
        from theme in Framework.JudgedThemes
        let numbersToo = theme.Criteria.SelectMany(c => c.Indicators).Any(i => withholds(assessment.Id, i.Code))
        let texts = Enum.GetValues<ConclusionSide>().SelectMany(side => Paragraphs(assessment.Id, theme.Code, side))
        select new PromiseDoubt(assessment.Id, null, theme.Code, Telling(assessment, texts, numbersToo));

    private IEnumerable<PromiseDoubt> OfOverall(Assessment assessment, Func<Guid, string, bool> withholds) =>
        from overall in OverallOf(assessment.Id)
        let numbersToo = overall.Place.Indicators.Any(i => withholds(assessment.Id, i.Code))
        select new PromiseDoubt(assessment.Id, null, overall.Place.Theme?.Code ?? "", Telling(assessment, [overall.Reason], numbersToo))
        {
            Overall = overall.Place,
        };

    /// <summary>
    /// The words in a finding, in the meetings it rests on, or in decisions on objections to it, that may tell what one partner answered.
    /// </summary>
    /// <param name="drafted">The finding.</param>
    /// <param name="numbersToo">Whether numbers of partners are withheld.</param>
    public IReadOnlyList<string> Telling(DraftedFinding drafted, bool numbersToo)
    {
        var id = drafted.Finding.Id;
        var decisions = Draft.FactChecks.SelectMany(c => c.Objections).Where(o => o.Sentence.FindingId == id).Select(o => o.DecisionReason);
        var texts = DraftFields.Texts.Where(text => text.IsPublished).Select(text => text.Read(drafted));
        return Telling(Inspection.Assessments.Single(a => a.Id == drafted.Finding.AssessmentId),
            texts.Concat(drafted.Attention).Concat(MeetingsOf(drafted).Select(m => m.Name)).Concat(decisions), numbersToo);
    }

    private IReadOnlyList<string> Telling(Assessment assessment, IEnumerable<string?> texts, bool numbersToo)
    {
        var partners = assessment.Respondents.Where(r => r.Kind == OrganisationKind.Partner).Select(r => r.Name).ToList();
        var norms = Framework.InEachLanguage.SelectMany(f => f.Indicators).Select(i => i.Norm).Distinct().ToList();
        return [.. texts.OfType<string>().SelectMany(t => PartnerPromise.Telling(t, partners, norms, numbersToo)).Distinct()];
    }

    /// <summary>The findings of one approach, in the order of the framework.</summary>
    public IEnumerable<DraftedFinding> FindingsOf(Guid assessment) =>
        InOrder(Findings.Where(f => f.Finding.AssessmentId == assessment), f => f.Finding);

    /// <summary>Findings in the order of the framework; those whose norms lapsed come last.</summary>
    public IEnumerable<T> InOrder<T>(IEnumerable<T> findings, Func<T, DraftFinding> findingOf) =>
        findings.OrderBy(f => Framework.PlaceOf(findingOf(f).IndicatorCodes)).ThenBy(f => findingOf(f).Place, StringComparer.Ordinal);

    /// <summary>
    /// What is judged as a whole of one approach, given or not, in the order of the framework. A follow-up judges improvement points alone.
    /// </summary>
    public IReadOnlyList<DraftedOverall> OverallOf(Guid assessment) =>
        IsFollowUp
            ? []
            :
            [
                .. Framework.OverallPlaces.Select(p => new DraftedOverall(
                    p,
                    DraftedFinding.MarkWord(Piece(DraftNames.OverallMark(assessment, p.Code))),
                    Piece(DraftNames.OverallReason(assessment, p.Code)))),
            ];

    /// <summary>
    /// How often each verdict was given on what lies in a place, to stand beside the judgement over it as a whole; null for what nobody
    /// judged.
    /// </summary>
    public IReadOnlyList<(Verdict? Verdict, int Count)> CountsOf(Guid assessment, OverallPlace place)
    {
        var marks = FindingsOf(assessment).SelectMany(f => f.Finding.IndicatorCodes.Select(code => (code, Verdict: f.JudgedOn(code))))
            .ToDictionary(m => m.code, m => m.Verdict);
        var order = Framework.Scale.Verdicts.ToList();
        return [.. place.Indicators.GroupBy(i => marks.GetValueOrDefault(i.Code)).Select(g => (g.Key, g.Count()))
            .OrderBy(c => c.Key is { } verdict && order.IndexOf(verdict) is >= 0 and var at ? at : int.MaxValue)];
    }

    /// <summary>
    /// The themes that an approach has a conclusion on. Rule: a follow-up concludes on what is judged again; what was written elsewhere all
    /// the same is kept, and can be taken away.
    /// </summary>
    public IReadOnlyList<Theme> ThemesOf(Guid assessment)
    {
        var judged = FindingsOf(assessment).Select(f => f.Finding.ThemeCode).ToHashSet();
        return [.. Framework.JudgedThemes.Where(t => !IsFollowUp || judged.Contains(t.Code)
            || Enum.GetValues<ConclusionSide>().Any(side => Paragraphs(assessment, t.Code, side).Count > 0))];
    }

    /// <summary>The findings that paragraphs of the conclusions of an approach rest on.</summary>
    public IReadOnlySet<Guid> Mentioned(Guid assessment) =>
        (from theme in Framework.JudgedThemes
         from side in Enum.GetValues<ConclusionSide>()
         from n in Enumerable.Range(1, DraftNames.MostParagraphs)
         where Piece(DraftNames.Conclusion(assessment, theme.Code, side, n)) is not null
         from chosen in RawValue.Chosen(Piece(DraftNames.ConclusionFindings(assessment, theme.Code, side, n)))
         where Guid.TryParse(chosen, out _)
         select Guid.Parse(chosen)).ToHashSet();

    /// <summary>The content as it would be published on a day.</summary>
    /// <param name="published">The day of publication; null while it is not known.</param>
    /// <param name="anchor">The last entry of the history; null for a preview.</param>
    public FactsheetContent Compose(DateOnly? published, HistoryAnchor? anchor) => new()
    {
        Kind = Study.Kind,
        MunicipalityCode = Inspection.MunicipalityCode,
        MunicipalityName = MunicipalityName,
        FrameworkId = Framework.Id,
        StudyTitle = Study.Title,
        Published = published is { } day ? PartialDate.Of(day) : null,
        PeriodJudged = Study.PeriodJudged,
        Context = Piece(DraftNames.Context) ?? Inspection.ContextText,
        Figures = [.. Inspection.Figures.Select(f => new FigureContent(f.What, f.Value, f.Precision, f.Source, f.Date, f.Text))],
        Progress = [.. Progress.Select(r => new ProgressContent(r.Form, r.On, r.PublishedText))],
        Form = TextForm.Markdown,
        Inspectorates = Inspectorates,
        Examination = Piece(DraftNames.Examination),
        FactCheck = Checked(),
        History = anchor,
        Approaches = [.. Inspection.Assessments.OrderBy(a => a.Position).Select(Approach)],
        EarlierScales = EarlierScales.Count == 0 ? null
            : [.. EarlierScales.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => new VersionScale(s.Key, s.Value))],
        NotExamined = Framework.IsPart ? new NotExamined(Study.Part?.Name, [.. Framework.LeftOut.Select(i => i.Code)]) : null,
    };

    private IReadOnlyList<DraftedFinding>? _findings;

    private IReadOnlyList<DraftedFinding>? _written;

    private IReadOnlyDictionary<string, string> Values => _values ??= Texts.ToDictionary(t => t.Key, t => t.Value.Value);

    private IReadOnlyDictionary<string, string>? _values;

    private string? Piece(string name) =>
        Values.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    private ApproachContent Approach(Assessment assessment) =>
        new()
        {
            Name = Approaches[assessment.ApproachId].Name,
            Formerly = Approaches[assessment.ApproachId].Formerly,
            Scope = Piece(DraftNames.Scope(assessment.Id)) ?? assessment.Scope,
            Description = Piece(DraftNames.Description(assessment.Id)) ?? assessment.Description,
            Respondents =
            [
                .. assessment
                    .Respondents.OrderBy(r => r.Position)
                    .Select(r => new RespondentContent(
                        r.Name,
                        r.Kind == OrganisationKind.Municipality,
                        r.Answered,
                        r.NominatedBy,
                        assessment.Respondents.FirstOrDefault(o => o.Id == r.JoinedRespondentId)?.Name)
                    {
                        Because = r.InvitedBecause,
                    }),
            ],
            Findings = IsFollowUp ? [] : [.. FindingsOf(assessment.Id).Select(f => Finding(assessment, f))],
            Retests = IsFollowUp ? [.. FindingsOf(assessment.Id).Select(f => Retest(assessment, f))] : [],
            JudgedAgainst = assessment.JudgedAgainstApproachId is { } now ? Approaches[now].Name : null,
            NotRetested = LeftOutBecause(assessment),
            // A theme of which nothing is judged again has no empty conclusion either.
            Conclusions =
            [
                .. Framework
                    .JudgedThemes.Select(t => new ConclusionContent(
                        t.Code,
                        Paragraphs(assessment.Id, t.Code, ConclusionSide.GoesWell),
                        Paragraphs(assessment.Id, t.Code, ConclusionSide.CanImprove)))
                    .Where(c => !IsFollowUp || c.GoesWell.Count + c.CanImprove.Count > 0),
            ],
            Overall = OverallOf(assessment.Id)
                .Where(o => o.Mark is not null)
                .Select(o => new OverallContent(o.Place.Code, o.Mark!.Value, o.Reason ?? ""))
                .ToList()
                is { Count: > 0 } given
                ? given
                : null,
        };

    // What was judged before, and the new judgement beside it; the reasons of what is unchanged are the earlier ones.
    private RetestContent Retest(Assessment assessment, DraftedFinding drafted)
    {
        var followed = PointOf(drafted.Finding)
            ?? throw new InvalidOperationException("A finding of a follow-up judges an improvement point again.");
        return JudgedAgain(drafted, Dated(followed.Latest)) with
        {
            Earlier = [.. followed.Earlier.Select(Dated)],
            Sources = [.. Sources(assessment, drafted)],
            Changes = [.. Changes(drafted)],
        };

        // Over two versions each judgement says under which one it was given.
        Judgement Dated(Judgement judgement) =>
            followed.TakenOver is null ? judgement : judgement with { Under = followed.VersionOf(judgement) };
    }

    private RetestContent JudgedAgain(DraftedFinding drafted, Judgement before)
    {
        var said = drafted.Said;
        var taken = drafted.Finding.TakenOver;
        var after = drafted.NotRetested is null ? new Judgement(Study.PeriodJudged, said.Marks, said.Text) { Under = taken?.To } : null;
        return new RetestContent(said.ThemeCode, said.CriterionCode, said.IndicatorCodes, before, after,
            after is not null && drafted.CarriesEarlierReasons, drafted.NotRetested)
        {
            Attention = said.Attention,
            TakenOver = taken,
        };
    }

    private FindingContent Finding(Assessment assessment, DraftedFinding drafted) =>
        drafted.Published with { Sources = [.. Sources(assessment, drafted)], Changes = [.. Changes(drafted)] };

    private IReadOnlyList<string> Paragraphs(Guid assessment, string theme, ConclusionSide side) =>
        [
            .. Enumerable
                .Range(1, DraftNames.MostParagraphs)
                .Select(n => Piece(DraftNames.Conclusion(assessment, theme, side, n)))
                .OfType<string>(),
        ];

    // Rule: partners were promised that others do not see their answers, nor their documents. Neither is named, and each kind comes once.
    private IEnumerable<SourceContent> Sources(Assessment assessment, DraftedFinding drafted) =>
        Answers(assessment, drafted).Concat(Passages(drafted)).Concat(MeetingsOf(drafted)).Distinct();

    private static IEnumerable<SourceContent> Answers(Assessment assessment, DraftedFinding drafted) =>
        from cited in drafted.Answers
        let answered = assessment.Respondents.FirstOrDefault(r => r.Id == cited.Respondent)
        where answered is not null
        select new SourceContent(
            SourceKind.Questionnaire,
            answered.Kind == OrganisationKind.Municipality ? answered.Name : PartnerPromise.Partners,
            cited.Indicator);

    private IEnumerable<SourceContent> Passages(DraftedFinding drafted) =>
        from passage in drafted.Passages
        let document = passage.DocumentId is { } id ? Documents.GetValueOrDefault(id) : null
        select document is not null && IsOfAPartner(document)
            ? new SourceContent(SourceKind.Document, PartnerPromise.DocumentsOfPartners, null)
            : new SourceContent(SourceKind.Document, document?.Title ?? passage.Title ?? "", Place(passage));

    private IEnumerable<SourceContent> MeetingsOf(DraftedFinding drafted) =>
        from cited in drafted.Meetings.DistinctBy(m => m.Meeting)
        let meeting = Meetings.GetValueOrDefault(cited.Meeting)
        where meeting is not null
        select new SourceContent(SourceKind.Meeting, $"{Word(meeting.Kind)}: {meeting.Who}", meeting.On.ToString("d MMMM yyyy", Dutch));

    private bool IsOfAPartner(Document document) =>
        Inspection
            .Assessments.SelectMany(a => a.Respondents)
            .Any(r => r.Kind == OrganisationKind.Partner && r.OrganisationId == document.OrganisationId);

    private static string? Place(SourceReference passage) =>
        string.Join(
            ", ",
            new[] { passage.Page is { } page ? $"p. {page}" : null, passage.Section }.Where(p => !string.IsNullOrWhiteSpace(p)))
            is { Length: > 0 } place
            ? place
            : null;

    private static string Word(MeetingKind kind) => kind switch
    {
        MeetingKind.Interview => "Gesprek",
        MeetingKind.Visit => "Bezoek",
        _ => "Presentatie",
    };

    // What changed after the fact check, and why: an adopted objection, or what an inspector wrote.
    private IReadOnlyList<ChangeContent> Changes(DraftedFinding drafted)
    {
        if (Draft.CurrentFactCheck is not { IsClosed: true } check || !ChangedSinceFactCheck(drafted))
            return [];
        var changes = check
            .Submitted.Where(o =>
                o.Sentence.FindingId == drafted.Finding.Id && o.Decision is ObjectionDecision.Adopted or ObjectionDecision.Partly)
            .Select(o => new ChangeContent(
                DutchDay.Of(o.DecidedAt!.Value),
                $"Bezwaar {o.Number} van de gemeente is {(o.Decision == ObjectionDecision.Partly ? "gedeeltelijk " : "")}overgenomen."))
            .ToList();
        if (Texts.TryGetValue(DraftNames.Why(drafted.Finding.Id), out var why) && !string.IsNullOrWhiteSpace(why.Value))
            changes.Add(new ChangeContent(DutchDay.Of(why.SavedAt), why.Value.Trim()));
        return [.. changes.OrderBy(c => c.On)];
    }

    private bool ChangedSinceFactCheck(DraftedFinding drafted)
    {
        if (Draft.CurrentFactCheck is not { IsClosed: true } check)
            return false;
        var sent = (_sent ??= FactsheetContentJson.Read(check.Content)).Only(NameOf(drafted)).Approaches;
        return drafted.Finding.ImprovementPointId is null
            ? sent.SelectMany(a => a.Findings).All(f => f.Itself() != drafted.Published)
            : sent.SelectMany(a => a.Retests).All(r => r.Itself() != JudgedAgain(drafted, Judgement.Nothing).Itself());
    }

    private string NameOf(DraftedFinding drafted) =>
        Approaches[Inspection.Assessments.Single(a => a.Id == drafted.Finding.AssessmentId).ApproachId].Name;

    private FactsheetContent? _sent;

    private FactCheckContent? Checked() =>
        Draft.CurrentFactCheck is not { IsClosed: true } check
            ? null
            : new FactCheckContent(DutchDay.Of(check.SentAt), check.Until, check.SubmittedAt is { } at ? DutchDay.Of(at) : null)
            {
                ObjectionCount = check.Submitted.Count(),
                AdoptedCount = check.Submitted.Count(o => o.Decision is ObjectionDecision.Adopted or ObjectionDecision.Partly),
                Annex = check.IsAnnexed
                    ?
                    [
                        .. check
                            .Submitted.Where(o => o.Decision is not null)
                            .Select(o => new ObjectionContent(
                                o.Kind,
                                o.Sentence.Heading,
                                o.Sentence.Text,
                                o.Reason,
                                o.Decision!.Value,
                                o.DecisionReason!)),
                    ]
                    : [],
                Response = check.PublishResponse && check.SubmittedAt is not null ? check.Response : null,
            };
}

/// <summary>Words in a draft that may tell what one partner answered.</summary>
/// <param name="AssessmentId">In which approach.</param>
/// <param name="Finding">In which finding; null for the conclusion on a theme, and for what is judged as a whole.</param>
/// <param name="ThemeCode">On which theme; empty where it is about the framework as a whole.</param>
/// <param name="What">The words, as they were written.</param>
public sealed record PromiseDoubt(Guid AssessmentId, DraftFinding? Finding, string ThemeCode, IReadOnlyList<string> What)
{
    /// <summary>What is judged as a whole, where the words stand in the reason of that.</summary>
    public OverallPlace? Overall { get; init; }
}

/// <summary>What a draft says of something that is judged as a whole.</summary>
/// <param name="Place">What is judged.</param>
/// <param name="Mark">The mark; null while none is given.</param>
/// <param name="Reason">Why; null while nobody says it.</param>
public sealed record DraftedOverall(OverallPlace Place, MarkValue? Mark, string? Reason)
{
    /// <summary>What is still missing. Rule: what the framework judges as a whole bears a mark, and a reason that a person wrote.</summary>
    public IEnumerable<DraftGapKind> Gaps =>
    [
        .. Mark is null ? new[] { DraftGapKind.NoOverallMark } : [],
        .. Reason is null ? new[] { DraftGapKind.NoOverallReason } : [],
    ];
}
