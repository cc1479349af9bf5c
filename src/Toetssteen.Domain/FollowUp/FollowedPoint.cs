using Toetssteen.Domain.Findings;

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

    /// <summary>The marks as they were, for "unchanged": those about the whole or about an indicator of the point.</summary>
    public IReadOnlyList<Mark> MarksAsTheyWere =>
        [.. Latest.Marks.Where(m => m.IndicatorCode is null || Point.IndicatorCodes.Contains(m.IndicatorCode))];

    /// <summary>Rule: what met its norm is not judged again.</summary>
    /// <exception cref="DomainException">D150: it met.</exception>
    public void RequireUnresolved()
    {
        var codes = string.Join(", ", Point.IndicatorCodes);
        if (IsResolved)
            throw new DomainException("D150", $"Verbeterpunt {codes} voldeed bij de vorige hertoets. Een hertoets gaat alleen over wat nog niet voldoet; er is niets gewijzigd.");
    }
}
