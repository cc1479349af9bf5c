namespace Toetssteen.Domain.Findings;

/// <summary>On which side of a scale a mark or a verdict is.</summary>
public enum VerdictSide
{
    /// <summary>On neither: no judgement, or not applicable. In no percentage, and never read as negative.</summary>
    None,

    /// <summary>Nothing becomes an improvement point.</summary>
    Holds,

    /// <summary>All of it becomes an improvement point.</summary>
    Falls,

    /// <summary>Some marks hold and some fall, and they are not assigned to single indicators.</summary>
    Both,
}

/// <summary>
/// The value of a mark (oordeel): one of the scale of its framework, with its side, so that it can be counted and followed up without the
/// framework at hand. An attention point stands beside a mark, and absent is absent.
/// </summary>
/// <param name="Key">The key of the mark on the scale.</param>
/// <param name="Side">Whether it holds or falls; neither for "not applicable".</param>
public readonly record struct MarkValue(string Key, VerdictSide Side)
{
    /// <summary>Voldoet: of the two marks that every framework had before a scale was data.</summary>
    public static MarkValue Meets { get; } = new("meets", VerdictSide.Holds);

    /// <summary>Verbeterpunt: of the same two.</summary>
    public static MarkValue NeedsImprovement { get; } = new("needsImprovement", VerdictSide.Falls);

    /// <summary>Niet van toepassing, where the scale has it.</summary>
    public static MarkValue NotApplicable { get; } = new("notApplicable", VerdictSide.None);

    /// <summary>Whether it becomes an improvement point.</summary>
    public bool Falls => Side == VerdictSide.Falls;

    /// <summary>As it is kept in a column or a draft; see <see cref="Verdict.ToString"/>.</summary>
    public override string ToString() => Verdict.Of(this).ToString();

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse(string? text, out MarkValue value)
    {
        value = Verdict.TryParse(text, out var verdict) && verdict.Value is { } one ? one : default;
        return value != default;
    }
}

/// <summary>A mark of a finding, tied to one of its indicators only where someone said so.</summary>
/// <param name="Value">The mark.</param>
/// <param name="IndicatorCode">The indicator that it was tied to; null while nobody did.</param>
public sealed record Mark(MarkValue Value, string? IndicatorCode = null);

/// <summary>What a set of marks comes to: their side, and the mark where they are all the same.</summary>
/// <param name="Side">Whether the marks hold, fall, or some do and some do not.</param>
/// <param name="Mark">The key of the one mark; null without marks, and where they differ (gemengd).</param>
public readonly record struct Verdict(VerdictSide Side, string? Mark = null)
{
    private const string MixedWord = "mixed";

    /// <summary>Geen oordeel: a finding without a mark. In no percentage, and never read as negative.</summary>
    public static Verdict None => default;

    /// <summary>Voldoet; see <see cref="MarkValue.Meets"/>.</summary>
    public static Verdict Meets => Of(MarkValue.Meets);

    /// <summary>Verbeterpunt; see <see cref="MarkValue.NeedsImprovement"/>.</summary>
    public static Verdict NeedsImprovement => Of(MarkValue.NeedsImprovement);

    /// <summary>Gemengd: marks that hold and marks that fall, not assigned to single indicators. Counted apart.</summary>
    public static Verdict Mixed => new(VerdictSide.Both);

    /// <summary>One mark.</summary>
    public static Verdict Of(MarkValue mark) => new(mark.Side, mark.Key);

    /// <summary>The one mark; null without marks, and where they differ.</summary>
    public MarkValue? Value => Mark is null ? null : new MarkValue(Mark, Side);

    /// <summary>Whether no judgement was given.</summary>
    public bool IsNone => Side == VerdictSide.None && Mark is null;

    /// <summary>Whether marks differ.</summary>
    public bool IsMixed => Side != VerdictSide.None && Mark is null;

    /// <summary>Whether it is counted in percentages: one mark that holds or falls.</summary>
    public bool IsClear => Side != VerdictSide.None && Mark is not null;

    /// <summary>Whether nothing of it falls, and something holds.</summary>
    public bool Holds => Side == VerdictSide.Holds;

    /// <summary>Whether at least one mark falls, so that it is an improvement point.</summary>
    public bool Falls => Side is VerdictSide.Falls or VerdictSide.Both;

    /// <summary>Both together: the same, or mixed.</summary>
    public Verdict With(Verdict other) => this == other ? this : new(
        Side == other.Side || other.Side == VerdictSide.None ? Side : Side == VerdictSide.None ? other.Side : VerdictSide.Both);

    /// <summary>
    /// As it is kept in a column, and stands in an address: <c>Meets</c>, <c>NeedsImprovement</c>, <c>Mixed</c>, <c>None</c>,
    /// <c>Falls:3</c>.
    /// </summary>
    public override string ToString() =>
        this == Meets ? nameof(Meets)
        : this == NeedsImprovement ? nameof(NeedsImprovement)
        : this == Mixed ? nameof(Mixed)
        : this == None ? nameof(None)
        : $"{Side}:{Mark ?? MixedWord}";

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse(string? text, out Verdict verdict)
    {
        Verdict? read = text switch
        {
            nameof(Meets) => Meets,
            nameof(NeedsImprovement) => NeedsImprovement,
            nameof(Mixed) => Mixed,
            nameof(None) => None,
            _ => text?.Split(':', 2) is [var side, { Length: > 0 } mark]
                && Enum.TryParse<VerdictSide>(side, out var known) && known.ToString() == side
                ? new Verdict(known, mark == MixedWord ? null : mark)
                : (Verdict?)null,
        };
        verdict = read ?? None;
        return read is not null;
    }

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">It is no verdict.</exception>
    public static Verdict Parse(string text) =>
        TryParse(text, out var verdict) ? verdict : throw new FormatException($"'{text}' is no verdict.");
}

/// <summary>Rules about marks together.</summary>
public static class Marks
{
    /// <summary>Rule: no mark is no judgement, marks that agree are that judgement, marks that differ are mixed.</summary>
    public static Verdict Together(IEnumerable<MarkValue> marks)
    {
        Verdict? together = null;
        foreach (var mark in marks)
            together = together?.With(Verdict.Of(mark)) ?? Verdict.Of(mark);
        return together ?? Verdict.None;
    }

    /// <summary>
    /// Rule: an indicator's verdict is the mark tied to it; without one, what the marks that are tied to nothing come to. Position
    /// never ties a mark.
    /// </summary>
    public static Verdict On(string indicatorCode, IReadOnlyList<Mark> marks)
    {
        var tied = marks.Where(m => m.IndicatorCode == indicatorCode).Select(m => m.Value).ToList();
        return Together(tied.Count > 0 ? tied : marks.Where(m => m.IndicatorCode is null).Select(m => m.Value));
    }
}
