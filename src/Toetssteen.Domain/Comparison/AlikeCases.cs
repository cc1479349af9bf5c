using Toetssteen.Domain.Questionnaires;

namespace Toetssteen.Domain.Comparison;

/// <summary>What two cases could be compared by.</summary>
public enum AlikeBasis
{
    /// <summary>Answers and facts of both are known.</summary>
    Answers,

    /// <summary>Only findings could be compared: their shape and words. A weaker measure.</summary>
    Finding,

    /// <summary>Nothing of one is known that is known of the other.</summary>
    Nothing,
}

/// <summary>An earlier case, and how alike it is. It suggests no verdict.</summary>
/// <param name="Case">The earlier case with its marks.</param>
/// <param name="Basis">What it was compared by.</param>
/// <param name="Distance">0 for the same, 1 for as different as can be; null where nothing could be compared.</param>
/// <param name="Why">What is the same and what is not, in Dutch and English.</param>
public sealed record AlikeCase(CaseCandidate Case, AlikeBasis Basis, double? Distance, Wording Why);

/// <summary>
/// Findings published earlier on the same indicator, nearest first, so that like is judged alike. Three groups, one after another: those
/// compared by answers, those compared by findings alone, and those of which nothing comparable is known. Within a group by distance,
/// then newest first, then by name; the marks play no part.
/// <para>
/// The distance is a weighted mean over what is known of at least one of the two, after J.C. Gower, "A general coefficient of
/// similarity and some of its properties", Biometrics 27 (1971); what is known of one alone counts as one half, so that little
/// knowledge does not look like likeness. By answers: the municipality's reply (weight 3: yes, partly and no are half a step apart,
/// any other difference is a whole one), the shares of the partners' replies (weight 3: half the sum of the differences), each fact
/// (weight 2:
/// for numbers the difference over the larger, for several choices one minus the share in common, else same or not). By findings:
/// words (weight 3: one minus the cosine of how often folded words of four letters and more occur), and, weight 1 each, the number of
/// attention points, of marks, and whether several indicators are judged together.
/// </para>
/// </summary>
public static class AlikeCases
{
    /// <summary>The candidates in order.</summary>
    public static IReadOnlyList<AlikeCase> Of(CaseProfile atHand, IEnumerable<CaseCandidate> candidates) =>
        [.. candidates.Select(c => Compare(atHand, c)).OrderBy(a => a.Basis).ThenBy(a => a.Distance ?? 0)
            .ThenByDescending(a => a.Case.Published).ThenBy(a => a.Case.Name, StringComparer.Ordinal).ThenBy(a => a.Case.Id)];

    /// <summary>As far apart as two cases may be that one expects to be judged alike.</summary>
    public const double NearestApart = 0.25;

    /// <summary>Most near cases that are looked at.</summary>
    public const int MostNear = 12;

    /// <summary>The near ones that bear a mark, nearest first.</summary>
    public static IReadOnlyList<AlikeCase> Near(CaseProfile atHand, IEnumerable<CaseCandidate> candidates) =>
        [.. Of(atHand, candidates.Where(c => c.Verdict != Findings.Verdict.None)).Where(a => a.Distance <= NearestApart).Take(MostNear)];

    /// <summary>The distance by answers and facts; null where they share none.</summary>
    public static double? ByAnswers(CaseProfile a, CaseProfile b) => Mean(AnswerParts(a, b));

    /// <summary>The distance by findings: shape and words; null where they share nothing.</summary>
    public static double? ByFindings(CaseProfile a, CaseProfile b) => Mean(FindingParts(a, b));

    private static AlikeCase Compare(CaseProfile atHand, CaseCandidate candidate)
    {
        if (ByAnswers(atHand, candidate.Profile) is { } byAnswers)
            return new(candidate, AlikeBasis.Answers, byAnswers, InWords(new("", ""), AnswerParts(atHand, candidate.Profile)));
        if (ByFindings(atHand, candidate.Profile) is { } byFindings)
            return new(candidate, AlikeBasis.Finding, byFindings,
                InWords(new("Antwoorden niet bekend, vergeleken op de tekst.", "Answers not known, compared by the text."),
                    FindingParts(atHand, candidate.Profile)));
        return new(candidate, AlikeBasis.Nothing, null,
            new("Er zijn geen feiten of antwoorden die van beide gevallen bekend zijn.",
                "No facts or answers are known of both cases."));
    }

    /// <summary>A part of a comparison.</summary>
    /// <param name="Weight">How much it counts.</param>
    /// <param name="Distance">0-1; null where it is known of one alone.</param>
    /// <param name="Words">What the earlier case says here.</param>
    private sealed record Part(double Weight, double? Distance, Wording Words);

    private static double? Mean(IEnumerable<Part> parts)
    {
        var list = parts.ToList();
        return list.Exists(p => p.Distance is not null) ? list.Sum(p => p.Weight * (p.Distance ?? 0.5)) / list.Sum(p => p.Weight) : null;
    }

    private static IEnumerable<Part> AnswerParts(CaseProfile a, CaseProfile b)
    {
        if (a.Municipality is not null || b.Municipality is not null)
            yield return new(3, a.Municipality is { } one && b.Municipality is { } other ? Between(one, other) : null,
                b.Municipality is { } said ? new($"gemeente {Label(said, "nl")}", $"municipality {Label(said, "en")}") : new("", ""));
        if (a.Partners.Count + b.Partners.Count > 0)
            yield return new(3, a.Partners.Count > 0 && b.Partners.Count > 0 ? Between(a.Partners, b.Partners) : null,
                new($"partners {Shares(b.Partners, "nl")}", $"partners {Shares(b.Partners, "en")}"));
        foreach (var name in a.Facts.Keys.Union(b.Facts.Keys).Order(StringComparer.Ordinal))
        {
            var (one, other) = (a.Facts.GetValueOrDefault(name), b.Facts.GetValueOrDefault(name));
            yield return new(2, one is not null && other is not null ? Between(one, other) : null, other?.Words ?? new("", ""));
        }
    }

    private static IEnumerable<Part> FindingParts(CaseProfile a, CaseProfile b)
    {
        var (one, other) = (Frequencies(a.Words), Frequencies(b.Words));
        if (one.Count + other.Count > 0)
        {
            var cosine = one.Count > 0 && other.Count > 0 ? Cosine(one, other) : (double?)null;
            var percent = Math.Round((cosine ?? 0) * 100);
            yield return new(3, 1 - cosine, new($"de woorden komen voor {percent} procent overeen",
                $"{percent} per cent of the words agree"));
        }
        if (Number(a.AttentionPoints, b.AttentionPoints) is { } attention)
            yield return attention with
            {
                Words = Counted(b.AttentionPoints ?? 0, "aandachtspunt", "aandachtspunten", "attention point", "attention points"),
            };
        if (Number(a.Marks, b.Marks) is { } marks)
            yield return marks with { Words = Counted(b.Marks ?? 0, "oordeel", "oordelen", "mark", "marks") };
        if (Number(a.Indicators is { } x ? x > 1 ? 1 : 0 : null, b.Indicators is { } y ? y > 1 ? 1 : 0 : null) is { } joint)
            yield return joint with
            {
                Words = b.Indicators > 1 ? new("gezamenlijk met andere indicatoren", "together with other indicators")
                    : new("alleen deze indicator", "this indicator alone"),
            };
    }

    private static Part? Number(int? a, int? b) => a is null && b is null ? null : new(1, a is { } one && b is { } other
        ? Relative(one, other) : null, new("", ""));

    private static double Between(Reply a, Reply b) =>
        a == b ? 0 : a is Reply.Yes or Reply.Partly or Reply.No && b is Reply.Yes or Reply.Partly or Reply.No
            ? Math.Abs((int)a - (int)b) / 2.0 : 1;

    private static double Between(IReadOnlyList<Reply> a, IReadOnlyList<Reply> b) =>
        Enum.GetValues<Reply>().Sum(r => Math.Abs((double)a.Count(x => x == r) / a.Count - (double)b.Count(x => x == r) / b.Count)) / 2;

    private static double Between(CaseFact a, CaseFact b)
    {
        if (a.Type != b.Type)
            return 1;
        if (a.Type is QuestionType.Integer or QuestionType.Decimal && RawValue.TryNumber(a.Value, out var one)
            && RawValue.TryNumber(b.Value, out var other))
            return Relative((double)one, (double)other);
        if (a.Type != QuestionType.SelectMultiple)
            return a.Value == b.Value ? 0 : 1;
        var (left, right) = (RawValue.Chosen(a.Value).ToHashSet(), RawValue.Chosen(b.Value).ToHashSet());
        var all = left.Union(right).Count();
        return all == 0 ? 0 : 1 - (double)left.Intersect(right).Count() / all;
    }

    private static double Relative(double a, double b) => a == b ? 0 : Math.Min(1, Math.Abs(a - b) / Math.Max(Math.Abs(a), Math.Abs(b)));

    private static Dictionary<string, int> Frequencies(string? text) =>
        FoldedText.Fold(text ?? "").Split(' ').Where(w => w.Length >= 4).GroupBy(w => w)
            .ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);

    private static double Cosine(Dictionary<string, int> a, Dictionary<string, int> b)
    {
        // Whole numbers under one root, so that a text and itself give 1 to the letter, whatever the order of words.
        var (dot, left, right) = (a.Sum(w => (long)w.Value * b.GetValueOrDefault(w.Key)), a.Values.Sum(v => (long)v * v), b.Values
            .Sum(v => (long)v * v));
        return Math.Min(1, dot / Math.Sqrt((double)left * right));
    }

    private static Wording InWords(Wording before, IEnumerable<Part> parts)
    {
        var known = parts.Where(p => p.Distance is not null && p.Words.Dutch.Length > 0).ToList();
        return new Wording(Said("nl", "Zelfde", "Anders"), Said("en", "Same", "Different"));

        string Said(string language, string same, string different) => string.Join(' ', new[]
        {
            before.In(language),
            Listed(same, known.Where(p => p.Distance == 0), language),
            Listed(different, known.Where(p => p.Distance > 0), language),
        }.Where(s => s.Length > 0));
    }

    private static Wording Counted(int n, string one, string more, string oneEnglish, string moreEnglish) => n switch
    {
        0 => new($"geen {more}", $"no {moreEnglish}"),
        1 => new($"één {one}", $"one {oneEnglish}"),
        _ => new($"{AgreementLanguage.Dutch.Number(n)} {more}", $"{AgreementLanguage.English.Number(n)} {moreEnglish}"),
    };

    private static string Listed(string heading, IEnumerable<Part> parts, string language) =>
        string.Join("; ", parts.Select(p => p.Words.In(language))) is { Length: > 0 } list ? $"{heading}: {list}." : "";

    private static string Shares(IReadOnlyList<Reply> replies, string language)
    {
        var groups = replies.GroupBy(r => r).OrderBy(g => g.Key).ToList();
        return groups.Count == 1 ? Label(groups[0].Key, language) : string.Join(", ", groups
            .Select(g => $"{Label(g.Key, language)} ({g.Count()})"));
    }

    private static string Label(Reply reply, string language) =>
        QuestionnaireForm.Replies.Choices[(int)reply].Label.In(language).ToLowerInvariant();
}
