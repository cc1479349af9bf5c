using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Domain.FollowUp;

/// <summary>An improvement point with all that was judged of it since: the baseline, and the re-tests that were published.</summary>
/// <param name="Point">The improvement point.</param>
/// <param name="Retests">Its published re-tests, the first one first.</param>
public sealed record FollowedPoint(ImprovementPoint Point, IReadOnlyList<Retest> Retests)
{
    /// <summary>The judgements, the first one first. One that said "unchanged" carries the reasons that it left standing.</summary>
    public IReadOnlyList<Judgement> Judgements =>
        [Point.Baseline, .. Retests.Where(r => r.After is not null).Select(r => r.After! with { Text = string.Join("\n\n", r.Reasons()) })];

    /// <summary>The judgement that holds now: what a new re-test stands beside.</summary>
    public Judgement Latest => Judgements[^1];

    /// <summary>The judgements before the one that holds now.</summary>
    public IReadOnlyList<Judgement> Earlier => [.. Judgements.SkipLast(1)];

    /// <summary>Rule: a point is resolved when the last time that it was judged again every mark met.</summary>
    public bool IsResolved => Retests.LastOrDefault(r => r.After is not null)?.IsResolved is true;

    /// <summary>How the norms of the point return in the version that judges it again; null where that is the point's own.</summary>
    public TakenOver? TakenOver { get; private init; }

    /// <summary>Whether the judgement that holds was given on the same marks as are given now.</summary>
    public bool IsOnSameScale { get; private init; } = true;

    /// <summary>The point as a later version judges it.</summary>
    /// <param name="takenOver">How its norms return there; null where it is judged by its own version.</param>
    /// <param name="scaleOf">The scale of a version.</param>
    public FollowedPoint JudgedBy(TakenOver? takenOver, Func<string, Scale> scaleOf) => this with
    {
        TakenOver = takenOver,
        IsOnSameScale = takenOver is null || scaleOf(VersionOf(Latest)).Values.SequenceEqual(scaleOf(takenOver.To).Values),
    };

    /// <summary>The version that a judgement was given under.</summary>
    public string VersionOf(Judgement judgement) => judgement.Under ?? Point.FrameworkId;

    /// <summary>
    /// Rule: "unchanged" carries marks of the same scale. Where the norms lapsed, where the scale has other marks, and where a mark was
    /// tied to a norm of a version between, a new judgement is given.
    /// </summary>
    public bool CanBeUnchanged => TakenOver is not { } taken || (!taken.IsLapsed && IsOnSameScale
        && (VersionOf(Latest) == taken.From || VersionOf(Latest) == taken.To || Latest.Marks.All(m => m.IndicatorCode is null)));

    /// <summary>
    /// The marks as they were, for "unchanged": those about the whole or about an indicator of the point, tied to what took that one over.
    /// None where they cannot be carried.
    /// </summary>
    public IReadOnlyList<Mark> MarksAsTheyWere => !CanBeUnchanged ? [] : [.. Latest.Marks.SelectMany(Carried)];

    /// <summary>The pieces of its finding that "unchanged" sets: the marks as they were, and that it is so. No text is touched.</summary>
    /// <param name="finding">The finding that judges it again.</param>
    /// <param name="marks">How many marks can be given there.</param>
    /// <exception cref="DomainException">D252: the marks cannot be carried.</exception>
    public IReadOnlyDictionary<string, string> AsItWas(DraftFinding finding, int marks)
    {
        if (!CanBeUnchanged)
            throw new DomainException(
                "D252",
                "Dit verbeterpunt kan niet ongewijzigd heten: het eerdere oordeel past niet op de norm of de schaal van nu. Er is niets gewijzigd.");
        var pieces = new Dictionary<string, string>();
        for (var n = 1; n <= marks; n++)
        {
            var mark = MarksAsTheyWere.ElementAtOrDefault(n - 1);
            pieces[DraftNames.Mark(finding.Id, n)] = mark is null ? "" : DraftedFinding.Word(mark.Value);
            if (finding.IndicatorCodes.Count > 1)
                pieces[DraftNames.MarkOf(finding.Id, n)] = mark?.IndicatorCode ?? "";
        }
        pieces[DraftNames.Unchanged(finding.Id)] = DraftNames.Yes;
        return pieces;
    }

    private IEnumerable<Mark> Carried(Mark mark) => TakenOver switch
    {
        _ when mark.IndicatorCode is null => [mark],
        null => Point.IndicatorCodes.Contains(mark.IndicatorCode) ? [mark] : [],
        { } taken when VersionOf(Latest) == taken.To => taken.Now.Any(n => n.Code == mark.IndicatorCode) ? [mark] : [],
        { } taken => taken.Norms.Where(n => n.Code == mark.IndicatorCode).SelectMany(n => n.Now)
            .Select(n => mark with { IndicatorCode = n.Code }),
    };

    /// <summary>Rule: what met its norm is not judged again.</summary>
    /// <exception cref="DomainException">D150: it met.</exception>
    public void RequireUnresolved()
    {
        var codes = string.Join(", ", Point.IndicatorCodes);
        if (IsResolved)
            throw new DomainException(
                "D150",
                $"Verbeterpunt {codes} voldeed bij de vorige hertoets. Een hertoets gaat alleen over wat nog niet voldoet; er is niets gewijzigd.");
    }
}
