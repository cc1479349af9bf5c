using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.History;
using Toetssteen.Domain.Publication;

namespace Toetssteen.Domain.Findings;

/// <summary>
/// The catalogue of a draft: one row for each kind of piece that can be written in it. Names, saving, forms, words of the history, putting
/// together and apart, second reading, fact check and completeness follow from the rows.
/// </summary>
public static class DraftFields
{
    /// <summary>What the inspectors answer to the remark of the second reader; never published.</summary>
    public static readonly FindingText ReplyToReader = new("reply", "Antwoord aan de tweede lezer",
        f => f.ReplyToReader, (f, text) => f with { ReplyToReader = text })
    {
        Hint = "De tweede lezer leest dit onder de opmerking. Het wordt nooit gepubliceerd.",
        IsAsked = at => at.IsReturned,
        IsOfAJudgement = false,
    };

    /// <summary>The answers that a finding rests on, each as <see cref="CitedAnswer"/> says, separated by spaces.</summary>
    public static readonly DraftField Answers = new("finding/{finding}/answers", DraftPieceKind.Answers);

    /// <summary>The meetings that a finding rests on: <c>meeting</c> or <c>meeting:paragraph</c>, separated by spaces.</summary>
    public static readonly DraftField Meetings = new("finding/{finding}/meetings", DraftPieceKind.Meetings);

    /// <summary>A mark, counted from 1; nothing where there is none.</summary>
    public static readonly DraftField Mark = new("finding/{finding}/mark/{mark}", DraftPieceKind.Mark);

    /// <summary>The indicator that a mark is tied to; nothing where it is tied to none.</summary>
    public static readonly DraftField MarkOf = new("finding/{finding}/mark/{mark}/of", DraftPieceKind.MarkOf);

    /// <summary>Why there is no mark.</summary>
    public static readonly FindingText NoMarkReason = Said("no-mark", "Waarom geen oordeel?",
        said => said.NoMarkReason, (said, text) => said with { NoMarkReason = text }) with
    {
        Hint = "Alleen als u geen oordeel geeft.",
        IsAsked = at => !at.IsFollowUp,
        Objection = ", geen oordeel",
        Gaps = [DraftGapKind.NoMarkNoReason],
        IsLacking = f => f.NoMarkReason is null && f.Unjudged.Count > 0,
    };

    /// <summary>In a follow-up: whether the situation is unchanged; <see cref="DraftNames.Yes"/> or nothing.</summary>
    public static readonly DraftField Unchanged = new("finding/{finding}/unchanged", DraftPieceKind.Tick)
    {
        IsAsked = at => at.IsFollowUp && at.CanBeUnchanged,
        Gaps = [DraftGapKind.UnchangedWithOtherMark],
    };

    /// <summary>What was found.</summary>
    public static readonly FindingText Text = Said("text", "Tekst van de bevinding",
        said => said.Text, (said, text) => said with { Text = text ?? "" }) with
    {
        Rows = 12,
        Objection = "",
        StandsInBoth = true,
        Gaps = [DraftGapKind.NoText],
        IsLacking = f => f.Text.Length == 0,
    };

    /// <summary>An attention point, counted from 1.</summary>
    public static readonly DraftField Attention = new("finding/{finding}/attention/{attention}", DraftPieceKind.Text)
    {
        IsAsked = at => at.HasAttention,
    };

    /// <summary>The passages of documents that a finding rests on: a list of <see cref="Questionnaires.SourceReference"/>.</summary>
    public static readonly DraftField Passages = new("finding/{finding}/passages", DraftPieceKind.Passages);

    /// <summary>Why a finding rests on no evidence: on no answer, passage or meeting. For the second reader; never published.</summary>
    public static readonly FindingText NoEvidenceReason = new("no-evidence", "Waarom zonder onderbouwing?",
        f => f.NoEvidenceReason, (f, text) => f with { NoEvidenceReason = text })
    {
        Hint = "Alleen als deze bevinding niet op een antwoord, document of gesprek is gebaseerd. Voor de tweede lezer; dit wordt nooit "
            + "gepubliceerd.",
        StandsInBoth = true,
        Gaps = [DraftGapKind.NoEvidenceNoReason],
        IsLacking = f => !f.RestsOnEvidence,
    };

    /// <summary>In a follow-up: why the improvement point was not judged again.</summary>
    public static readonly FindingText NotRetested = new("not-retested", "Waarom niet opnieuw beoordeeld?",
        f => f.NotRetested, (f, text) => f with { NotRetested = text })
    {
        Hint = "Alleen als u over dit verbeterpunt geen nieuw oordeel geeft. Dit wordt gepubliceerd.",
        IsAsked = at => at.IsFollowUp,
        IsOfAJudgement = false,
        IsPublished = true,
        Objection = ", niet opnieuw beoordeeld",
        Gaps = [DraftGapKind.NotRetestedNoReason, DraftGapKind.RetestedAndNot],
    };

    /// <summary>Why a finding was changed after the fact check, where no objection says so.</summary>
    public static readonly FindingText Why = new("why", "Waarom gewijzigd na de feitencheck?",
        f => f.Why, (f, text) => f with { Why = text })
    {
        Hint = "Alleen als geen overgenomen bezwaar het zegt. Dit wordt gepubliceerd.",
        IsAsked = at => at.Stage == DraftStage.Deciding,
        IsOfAJudgement = false,
        IsPublished = true,
        Gaps = [DraftGapKind.ChangedNoWhy],
    };

    /// <summary>The context of the municipality.</summary>
    public static readonly DraftField Context = new("context", DraftPieceKind.Text) { Subject = "context" };

    /// <summary>How it was examined, where that needs saying.</summary>
    public static readonly DraftField Examination = new("examination", DraftPieceKind.Text) { Subject = "hoe het is onderzocht" };

    /// <summary>A paragraph of the conclusion on a theme, counted from 1.</summary>
    public static readonly DraftField Conclusion = new("conclusion/{assessment}/{code}/{side}/{paragraph}", DraftPieceKind.Text)
    {
        Subject = "conclusie, thema {0}",
        Act = HistoryAct.ConclusionChanged,
    };

    /// <summary>The findings that a paragraph of a conclusion rests on: their ids, separated by spaces.</summary>
    public static readonly DraftField ConclusionFindings =
        new("conclusion/{assessment}/{code}/{side}/{paragraph}/findings", DraftPieceKind.Findings) { Subject = "conclusie, thema {0}" };

    /// <summary>The mark of something that is judged as a whole; nothing where there is none.</summary>
    public static readonly DraftField OverallMark = new("overall/{assessment}/{code}/mark", DraftPieceKind.Mark)
    {
        Subject = "oordeel over het geheel, {0}",
        Codes = OverallCodes,
        Gaps = [DraftGapKind.NoOverallMark],
    };

    /// <summary>Why something bears its mark as a whole.</summary>
    public static readonly DraftField OverallReason = new("overall/{assessment}/{code}/reason", DraftPieceKind.Text)
    {
        Subject = "reden van het oordeel over het geheel, {0}",
        Codes = OverallCodes,
        Gaps = [DraftGapKind.NoOverallReason],
    };

    /// <summary>What the approach is, as the factsheet says it.</summary>
    public static readonly DraftField Description =
        new("assessment/{assessment}/description", DraftPieceKind.Text) { Subject = "beschrijving van de aanpak" };

    /// <summary>Why this approach was judged, as the factsheet says it.</summary>
    public static readonly DraftField Scope =
        new("assessment/{assessment}/scope", DraftPieceKind.Text) { Subject = "waarom deze aanpak is beoordeeld" };

    /// <summary>In a follow-up: why the approach as a whole was not judged again.</summary>
    public static readonly DraftField LeftOut =
        new("assessment/{assessment}/not-retested", DraftPieceKind.Text) { Subject = "waarom deze aanpak niet opnieuw is beoordeeld" };

    /// <summary>The inspectors' own notes about an indicator; never published.</summary>
    public static readonly DraftField Notes = new("notes/{assessment}/{code}", DraftPieceKind.Text)
    {
        Subject = "aantekeningen bij {0}",
        MakesAnAuthor = false,
    };

    /// <summary>What was said in a meeting, paragraph by paragraph; evidence, never published as such.</summary>
    public static readonly DraftField MeetingNotes = new("meeting/{meeting}/notes", DraftPieceKind.Text)
    {
        Subject = "verslag van een gesprek",
        MakesAnAuthor = false,
    };

    /// <summary>The pieces of a finding, in the order in which they stand in its form.</summary>
    public static IReadOnlyList<DraftField> OfFinding { get; } =
    [
        ReplyToReader, Answers, Meetings, Mark, MarkOf, NoMarkReason, Unchanged, Text, Attention, Passages, NoEvidenceReason, NotRetested,
        Why,
    ];

    /// <summary>The texts of a finding: what was found first, the others in the order of the form.</summary>
    public static IReadOnlyList<FindingText> Texts { get; } = [.. OfFinding.OfType<FindingText>().OrderBy(t => t == Text ? 0 : 1)];

    /// <summary>The texts that are part of what a finding says, in the order of print.</summary>
    public static IReadOnlyList<FindingText> InPrint { get; } = [.. Texts.Where(t => t.IsInPrint)];

    /// <summary>Every kind of piece.</summary>
    public static IReadOnlyList<DraftField> All { get; } =
    [
        .. OfFinding,
        Context,
        Examination,
        Conclusion,
        ConclusionFindings,
        OverallMark,
        OverallReason,
        Description,
        Scope,
        LeftOut,
        Notes,
        MeetingNotes,
    ];

    /// <summary>The published texts and marks that belong to no finding: introduction, conclusions, what is judged as a whole.</summary>
    public static IReadOnlyList<DraftField> AroundFindings { get; } =
        [.. All.Except(OfFinding).Where(f => f is { MakesAnAuthor: true, Kind: DraftPieceKind.Text or DraftPieceKind.Mark })];

    private static IEnumerable<string> OverallCodes(Framework framework) => framework.OverallPlaces.Select(p => p.Code);

    private static FindingText Said(
        string key, string label, Func<FindingContent, string?> read, Func<FindingContent, string?, FindingContent> write) =>
        new(key, label, f => read(f.Said), (f, text) => f with { Said = write(f.Said, text) })
        {
            InContent = read,
            IsInPrint = true,
            IsPublished = true,
        };
}

/// <summary>When a finding is written: what is asked then follows from it.</summary>
/// <param name="IsFollowUp">Whether it judges an improvement point again.</param>
/// <param name="Stage">How far the draft is.</param>
/// <param name="IsReturned">Whether the second reader gave it back.</param>
/// <param name="HasAttention">Whether the scale of the framework has attention points.</param>
/// <param name="CanBeUnchanged">Whether the marks as they were can be carried.</param>
public readonly record struct FindingMoment(
    bool IsFollowUp, DraftStage Stage, bool IsReturned, bool HasAttention = true, bool CanBeUnchanged = true);

/// <summary>A kind of piece of a draft: a row of <see cref="DraftFields"/>.</summary>
public partial record DraftField
{
    private readonly string[] _parts;
    private readonly CompositeFormat _name;

    /// <summary>Makes a row.</summary>
    /// <param name="pattern">
    /// Its name, with holes: <c>{finding}</c>, <c>{assessment}</c>, <c>{meeting}</c> for an identity, <c>{code}</c> for a theme or an
    /// indicator, or for what is judged as a whole, <c>{side}</c> of a conclusion, and <c>{mark}</c>, <c>{attention}</c> and
    /// <c>{paragraph}</c> for a number.
    /// </param>
    /// <param name="kind">How it is typed and read.</param>
    public DraftField(string pattern, DraftPieceKind kind)
    {
        var n = 0;
        _parts = pattern.Split('/');
        _name = CompositeFormat.Parse(Hole().Replace(pattern, _ => $"{{{(n++).ToString(CultureInfo.InvariantCulture)}}}"));
        (Kind, Act) = (kind, kind switch
        {
            DraftPieceKind.Text => HistoryAct.TextChanged,
            DraftPieceKind.Mark or DraftPieceKind.MarkOf or DraftPieceKind.Tick => HistoryAct.MarksChanged,
            _ => HistoryAct.SourcesChanged,
        });
    }

    /// <summary>How it is typed and read.</summary>
    public DraftPieceKind Kind { get; }

    /// <summary>What the history calls a change of it.</summary>
    public HistoryAct Act { get; init; }

    /// <summary>What the history calls it, in Dutch; {0} stands for the finding, the theme or the indicator.</summary>
    public string Subject { get; init; } = "bevinding {0}";

    /// <summary>Whether who writes it is an author of what is published; notes make nobody one.</summary>
    public bool MakesAnAuthor { get; init; } = true;

    /// <summary>When it is asked, for a piece of a finding.</summary>
    public Func<FindingMoment, bool> IsAsked { get; init; } = _ => true;

    /// <summary>The codes that can stand in its name.</summary>
    public Func<Framework, IEnumerable<string>> Codes { get; init; } =
        framework => framework.JudgedThemes.Select(t => t.Code).Concat(framework.Indicators.Select(i => i.Code));

    /// <summary>Whether it is asked only of what can be judged: not of an improvement point whose norms lapsed.</summary>
    public bool IsOfAJudgement { get; init; } = true;

    /// <summary>What a draft lacks that is made good here; none where its absence means nothing.</summary>
    public IReadOnlyList<DraftGapKind> Gaps { get; init; } = [];

    /// <summary>The name of one piece.</summary>
    /// <param name="of">What fills the holes, in their order.</param>
    public string Name(params ReadOnlySpan<object?> of)
    {
        var words = new object?[of.Length];
        for (var n = 0; n < of.Length; n++)
            words[n] = of[n] is string code ? FrameworkCode.Word(code) : of[n];
        return string.Format(CultureInfo.InvariantCulture, _name, words);
    }

    /// <summary>The piece with this name; null where it is not the name of such a piece.</summary>
    internal DraftPiece? PieceNamed(string[] name)
    {
        var piece = IsLike(name) ? new DraftPiece(this) : null;
        for (var n = 0; piece is not null && n < name.Length; n++)
            if (IsHole(_parts[n]))
                piece = Filled(piece, _parts[n], name[n]);
        return piece;
    }

    private static bool IsHole(string part) => part[0] == '{';

    private bool IsLike(string[] name)
    {
        if (name.Length != _parts.Length)
            return false;
        for (var n = 0; n < name.Length; n++)
            if (!IsHole(_parts[n]) && _parts[n] != name[n])
                return false;
        return true;
    }

    private static DraftPiece? Filled(DraftPiece piece, string hole, string part) => hole switch
    {
        "{finding}" => Id(part) is { } id ? piece with { FindingId = id } : null,
        "{assessment}" => Id(part) is { } id ? piece with { AssessmentId = id } : null,
        "{meeting}" => Id(part) is { } id ? piece with { MeetingId = id } : null,
        "{code}" => piece with { Code = FrameworkCode.OfWord(part) },
        "{side}" => part switch
        {
            DraftNames.Well => piece with { Side = ConclusionSide.GoesWell },
            DraftNames.Better => piece with { Side = ConclusionSide.CanImprove },
            _ => null,
        },
        "{mark}" => IsWithin(part, DraftNames.MostMarks) ? piece : null,
        "{attention}" => IsWithin(part, DraftNames.MostAttentionPoints) ? piece : null,
        _ => IsWithin(part, DraftNames.MostParagraphs) ? piece : null,
    };

    // Written as the program writes it, so that one piece has one name.
    private static Guid? Id(string text) => Guid.TryParseExact(text, "D", out var id) && id.ToString() == text ? id : null;

    private static bool IsWithin(string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= 1 && n <= most && text[0] != '0';

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Hole();
}

/// <summary>A text of a finding: a row of <see cref="DraftFields"/>.</summary>
/// <param name="Key">The last part of its name, and of the place of an objection to it.</param>
/// <param name="Label">What it is called, in Dutch.</param>
/// <param name="Read">Reads it from a finding.</param>
/// <param name="Write">Gives a finding with this text; null for none.</param>
public sealed record FindingText(
    string Key, string Label, Func<DraftedFinding, string?> Read, Func<DraftedFinding, string?, DraftedFinding> Write)
    : DraftField($"finding/{{finding}}/{Key}", DraftPieceKind.Text)
{
    /// <summary>What helps to write it, in Dutch.</summary>
    public string? Hint { get; init; }

    /// <summary>How high its field begins, in lines.</summary>
    public int Rows { get; init; } = 2;

    /// <summary>Whether it is published; what is published is checked for what may tell what one partner answered.</summary>
    public bool IsPublished { get; init; }

    /// <summary>Whether it is part of what a finding says: of <see cref="FindingContent"/>.</summary>
    public bool IsInPrint { get; init; }

    /// <summary>Reads it from what a finding says; gives null where it is no part of that.</summary>
    public Func<FindingContent, string?> InContent { get; init; } = _ => null;

    /// <summary>What stands behind the name of the finding where the municipality objects to it; null where it cannot.</summary>
    public string? Objection { get; init; }

    /// <summary>Whether both findings say it when indicators get a finding of their own; else it stays with the finding that was.</summary>
    public bool StandsInBoth { get; init; }

    /// <summary>Whether a finding cannot do without it, and has none.</summary>
    public Func<DraftedFinding, bool> IsLacking { get; init; } = _ => false;
}
