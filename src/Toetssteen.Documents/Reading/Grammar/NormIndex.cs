using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>An indicator found in a text.</summary>
/// <param name="Norm">Which.</param>
/// <param name="From">First word of the text that belongs to it.</param>
/// <param name="To">Word after the last.</param>
/// <param name="Score">How alike wording and norm are, 0-1; 1 for the letter.</param>
/// <param name="Margin">How far ahead of the next best indicator.</param>
internal sealed record NormHit(IndexedNorm Norm, int From, int To, double Score, double Margin);

/// <summary>An indicator with its place in the framework.</summary>
/// <remarks>There is one of each: it equals nothing but itself.</remarks>
internal sealed class IndexedNorm(Indicator indicator, Criterion criterion, Theme theme, int order, int themeOrder)
{
    public Indicator Indicator { get; } = indicator;

    public Criterion Criterion { get; } = criterion;

    public Theme Theme { get; } = theme;

    public int Order { get; } = order;

    public int ThemeOrder { get; } = themeOrder;

    /// <summary>The indicator in each language that texts of the framework are in, its own first.</summary>
    public required IReadOnlyList<Indicator> InEachLanguage { get; init; }

    public string Code => Indicator.Code;

    /// <summary>The words of the norm in each of those languages.</summary>
    public IReadOnlyList<string> Folded => field ??= [.. InEachLanguage.Select(i => Words.Folded(i.Norm))];
}

/// <summary>What indicators a text holds, and how much of the text they explain.</summary>
/// <param name="Hits">In the order of the text.</param>
/// <param name="Coverage">Share of the text's words that belong to hits, codes and joining words aside.</param>
/// <param name="LeftOver">Words that belong to none.</param>
internal sealed record NormMatch(IReadOnlyList<NormHit> Hits, double Coverage, int LeftOver)
{
    public static NormMatch None { get; } = new([], 0, 0);

    /// <summary>The text is indicators and nothing else.</summary>
    public bool IsWhole => Hits.Count > 0 && Coverage >= 0.8;
}

/// <summary>
/// Recognises the indicators of a framework by their wording: to the letter first (case, accents and punctuation aside), then by
/// likeness, where rare words count for more than common ones. Position plays no part here.
/// </summary>
internal sealed class NormIndex
{
    /// <summary>From here on wording and norm are taken to be the same.</summary>
    public const double Sure = 0.9;

    /// <summary>Below this an indicator is not recognised.</summary>
    public const double Least = 0.5;

    /// <summary>Words in another order must have more in common than words in the order of the norm.</summary>
    private const double LeastUnordered = 0.7;

    /// <summary>Of a longer text only so many words are compared by likeness. To the letter a norm is recognised at any length.</summary>
    private const int MostCompared = 400;

    /// <summary>Of a cell with a framework of short norms so many words are looked at: a longer one is a finding.</summary>
    private const int MostInShortNorms = 110;

    /// <summary>Longest text with a framework of short norms, in characters.</summary>
    private const int MostLettersInShortNorms = 1500;

    private sealed record Variant(IndexedNorm Norm, string[] Words, int[] Ids, double Weight);

    private readonly List<Variant> _variants = [];
    private readonly Dictionary<string, List<Variant>> _byFirst = [];
    private readonly Dictionary<string, int> _vocabulary = [];
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _known;
    private readonly Dictionary<string, HashSet<string>> _wordings = [];
    private readonly List<string> _words = [];
    private readonly double[] _weights;
    private readonly double _unknown;

    // Less weight of known words than this no text has that holds a norm, however short the norms of the framework are.
    private readonly double _leastKnown;

    // A word that differs by an ending only ("relevant", "relevante"), or -1.
    private readonly int[] _kin;
    private readonly List<IndexedNorm> _norms = [];
    private readonly Dictionary<string, IndexedNorm> _byCode = [];
    private readonly HashSet<string> _codeHeads = [];

    // The most words that a code has.
    private readonly int _longestCode = 1;

    public NormIndex(Framework framework)
    {
        _known = _vocabulary.GetAlternateLookup<ReadOnlySpan<char>>();
        var (order, torn, inOthers) = (0, new HashSet<string>(), framework.InEachLanguage.Skip(1).ToList());
        for (var t = 0; t < framework.Themes.Count; t++)
            foreach (var criterion in framework.Themes[t].Criteria)
                foreach (var indicator in criterion.Indicators)
                {
                    var norm = new IndexedNorm(indicator, criterion, framework.Themes[t], order++, t)
                    {
                        InEachLanguage = [indicator, .. inOthers.Select(f => f.FindIndicator(indicator.Code)!)],
                    };
                    _norms.Add(norm);
                    if (Words.Of(indicator.Code) is { Count: > 0 } code)
                    {
                        // Codes that have the same letters and digits ("a)", "a.") are none by which a norm is told.
                        if (!_byCode.TryAdd(string.Join(' ', code), norm))
                            torn.Add(string.Join(' ', code));
                        _codeHeads.Add(code[0]);
                        _longestCode = Math.Max(_longestCode, code.Count);
                    }
                    _wordings[norm.Code] = [];
                    foreach (var wording in norm.InEachLanguage.SelectMany(WordingsOf).Distinct(StringComparer.Ordinal))
                        if (Words.Of(wording) is { Count: > 0 } words)
                        {
                            _variants.Add(new Variant(norm, [.. words], [.. words.Select(Learn)], 0));
                            MostInACell = Math.Max(MostInACell, words.Count + 20);
                            MostLetters = Math.Max(MostLetters, wording.Length + 200);
                            _wordings[norm.Code].UnionWith(words);
                        }
                }
        foreach (var code in torn)
            _byCode.Remove(code);
        var frequency = new int[_words.Count];
        foreach (var variant in _variants.DistinctBy(v => v.Norm.Code))
            foreach (var id in variant.Ids.Distinct())
                frequency[id]++;
        _weights = [.. frequency.Select(f => 0.2 + Math.Log((order + 1.0) / Math.Max(1, f)))];
        _unknown = 0.2 + (Math.Log(order + 1.0) / 2);
        for (var i = 0; i < _variants.Count; i++)
        {
            var variant = _variants[i] = _variants[i] with { Weight = _variants[i].Ids.Sum(id => _weights[id]) };
            if (!_byFirst.TryGetValue(variant.Words[0], out var list))
                _byFirst[variant.Words[0]] = list = [];
            list.Add(variant);
        }
        _leastKnown = Math.Min(4, _variants.Select(v => v.Weight * Least).DefaultIfEmpty(0).Min());
        _kin =
        [
            .. _words.Select(
                (w, i) =>
                    _words.FindIndex(o =>
                        o != w
                        && o.Length >= 5
                        && w.Length >= 5
                        && Math.Abs(o.Length - w.Length) <= 2
                        && (o.StartsWith(w, StringComparison.Ordinal) || w.StartsWith(o, StringComparison.Ordinal)))),
        ];
        foreach (var list in _byFirst.Values)
            list.Sort((a, b) => b.Words.Length.CompareTo(a.Words.Length));
    }

    /// <summary>Most words of a cell that can hold norms of the framework.</summary>
    public int MostInACell { get; } = MostInShortNorms;

    /// <summary>Most characters of a text that can hold norms of the framework, or begin with one.</summary>
    public int MostLetters { get; } = MostLettersInShortNorms;

    /// <summary>Of a longer text only so many words are looked at.</summary>
    public int MostWords => Math.Max(MostCompared, MostInACell);

    /// <summary>The indicator that a code alone stands for, or null.</summary>
    public IndexedNorm? ByCode(string text) => _byCode.GetValueOrDefault(Words.Folded(text));

    /// <summary>Whether a text can hold a norm at all: a cheap question before it is sought.</summary>
    public bool MayHold(List<string> words)
    {
        var known = 0.0;
        foreach (var word in words)
            if (_vocabulary.TryGetValue(word, out var id) && (known += _weights[id]) > _leastKnown)
                return true;
        return false;
    }

    /// <summary>How many norms stand to the letter in these texts, given by their words; counted up to so many.</summary>
    public int CountExact(IEnumerable<List<string>> texts, int enough)
    {
        var found = new HashSet<IndexedNorm>();
        foreach (var words in texts)
            for (var at = 0; at < words.Count; at++)
                if (_byFirst.TryGetValue(words[at], out var variants)
                    && variants.Find(v => at + v.Words.Length <= words.Count && Matches(words, at, v.Words)) is { } variant
                    && found.Add(variant.Norm) && found.Count == enough)
                    return enough;
        return found.Count;
    }

    /// <summary>Finds indicators in a text.</summary>
    /// <param name="text">One cell or one paragraph.</param>
    /// <param name="near">Criterion under which the text stands, to decide between indicators that are equally alike.</param>
    /// <param name="onlyExact">Leave out likeness.</param>
    public NormMatch Find(string text, Criterion? near = null, bool onlyExact = false) => Find(Words.Of(text, MostWords), near, onlyExact);

    /// <summary>Finds indicators in the words of a text, which it takes for its own.</summary>
    public NormMatch Find(List<string> words, Criterion? near = null, bool onlyExact = false)
    {
        Whole(words);
        if (words.Count == 0)
            return NormMatch.None;
        var hits = new List<NormHit>();
        var taken = new bool[words.Count];
        FindExact(words, hits, taken);
        // A code is no indicator without words of its norm: a table of contents bears the same numbers.
        TakeCodes(words, taken);
        if (!onlyExact)
            for (var (from, most) = (0, Math.Min(words.Count, MostCompared)); from < most; from++)
            {
                if (taken[from])
                    continue;
                var to = from;
                while (to < most && !taken[to])
                    to++;
                FindAlike(words, from, to, hits, near, 0);
                from = to;
            }
        hits.Sort((a, b) => a.From.CompareTo(b.From));
        foreach (var hit in hits)
            Array.Fill(taken, true, hit.From, hit.To - hit.From);
        var left = 0;
        for (var i = 0; i < words.Count; i++)
            if (!taken[i] && !IsJoint(words[i]))
                left++;
        var counted = hits.Sum(h => h.To - h.From);
        return new NormMatch(hits, counted == 0 ? 0 : (double)counted / (counted + left), left);
    }

    /// <summary>
    /// Hits in a text, where norms that are worded alike are told apart by what stands around it: a code in the text or beside it, else the
    /// criterion or theme under which it stands. A norm that nothing tells apart stays as close to the other as it was.
    /// </summary>
    /// <param name="hits">What was found.</param>
    /// <param name="text">The text.</param>
    /// <param name="theme">The theme under which it stands.</param>
    /// <param name="criterion">The criterion under which it stands.</param>
    /// <param name="codes">What codes beside it stand for.</param>
    public IReadOnlyList<NormHit> ToldApart(
        IReadOnlyList<NormHit> hits, string text, Theme? theme, Criterion? criterion, IReadOnlyList<IndexedNorm> codes)
    {
        if (hits.All(h => h.Margin > 0 || !_norms.Exists(n => n != h.Norm && AreWordedAlike(n, h.Norm))))
            return hits;
        List<IndexedNorm> coded = [.. CodesIn(text), .. codes];
        var told = new List<NormHit>();
        foreach (var hit in hits)
        {
            var alike = hit.Margin > 0 ? [] : _norms.FindAll(n => AreWordedAlike(n, hit.Norm) && !told.Exists(t => t.Norm == n));
            var own = Only(alike, coded.Contains) ?? (coded.Exists(alike.Contains) ? null : Only(alike, n => n.Criterion == criterion)
                ?? Only(alike, n => n.Theme == theme));
            told.Add(own is null ? hit : hit with { Norm = own, Margin = hit.Score < 1 ? hit.Margin : 1 });
        }
        return told;

        static IndexedNorm? Only(List<IndexedNorm> norms, Predicate<IndexedNorm> of) => norms.FindAll(of) is [var only] ? only : null;
    }

    /// <summary>Whether two norms are the same, or have the same words and are for different groups.</summary>
    public static bool AreWordedAlike(IndexedNorm one, IndexedNorm other) =>
        one == other || one.Folded.Zip(other.Folded).Any(n => n.First == n.Second);

    /// <summary>Whether a text says more than these norms and their codes: a slip of the pen is no other word.</summary>
    public bool SaysMore(string text, IReadOnlyCollection<IndexedNorm> norms)
    {
        var words = Words.Of(text, MostWords);
        var taken = new bool[words.Count];
        TakeCodes(words, taken);
        words = [.. words.Where((w, i) => !taken[i])];
        Whole(words);
        var own = norms.Select(n => _wordings[n.Code]).ToList();
        return words.Exists(w => !IsJoint(w) && !own.Exists(o => o.Contains(w)) && !own.Exists(o => o.Any(s => Words.Likeness(w, s) > 0)));
    }

    /// <summary>Codes printed in a text ("3.1.1"), which may contradict its wording.</summary>
    public IReadOnlyList<IndexedNorm> CodesIn(string text)
    {
        var words = Words.Of(text, MostWords);
        return TakeCodes(words, new bool[words.Count]);
    }

    // The norm as it is and as it was printed elsewhere, each also with for whom it is.
    private static IEnumerable<string> WordingsOf(Indicator indicator) =>
        indicator.Aliases.Prepend(indicator.Norm).SelectMany(wording =>
            indicator.AppliesTo is { } whom ? new[] { wording, $"{wording} {whom}" } : [wording]);

    private static bool IsJoint(string word) =>
        word.Length == 1
        || word is "en" or "nr" or "indicator" or "indicatoren" or "vervolg" or "of"
        || !word.AsSpan().ContainsAnyExceptInRange('0', '9');

    private int Learn(string word)
    {
        if (_vocabulary.TryGetValue(word, out var id))
            return id;
        _vocabulary[word] = id = _words.Count;
        _words.Add(word);
        return id;
    }

    /// <summary>Words broken in two, or two run together, made as the framework has them.</summary>
    private void Whole(List<string> words)
    {
        for (var i = 0; i + 2 < words.Count; i++)
            if (words[i] == "t" && words[i + 1] == "a" && words[i + 2] == "v")
                (words[i], words[i + 1], words[i + 2]) = ("ten", "aanzien", "van");
            else if (words[i] == "v" && words[i + 1] == "d")
                (words[i], words[i + 1]) = ("van", "de");
        Span<char> joined = stackalloc char[2 * Words.MostLetters];
        for (var i = 0; i < words.Count; i++)
        {
            if (_vocabulary.ContainsKey(words[i]))
                continue;
            if (i + 1 < words.Count && words[i].Length > 1 && _known.ContainsKey(Joined(words[i], words[i + 1], joined)))
            {
                words[i] += words[i + 1];
                words.RemoveAt(i + 1);
            }
            else if (words[i].Length is > 6 and < 60)
            {
                for (var cut = 2; cut < words[i].Length - 1; cut++)
                    if (_known.ContainsKey(words[i].AsSpan(0, cut)) && _known.ContainsKey(words[i].AsSpan(cut)))
                    {
                        words.Insert(i + 1, words[i][cut..]);
                        words[i] = words[i][..cut];
                        break;
                    }
            }
        }
    }

    private static ReadOnlySpan<char> Joined(string first, string second, Span<char> into)
    {
        first.CopyTo(into);
        second.CopyTo(into[first.Length..]);
        return into[..(first.Length + second.Length)];
    }

    private void FindExact(List<string> words, List<NormHit> hits, bool[] taken)
    {
        for (var at = 0; at < words.Count; at++)
        {
            if (!_byFirst.TryGetValue(words[at], out var variants))
                continue;
            foreach (var variant in variants)
            {
                if (at + variant.Words.Length > words.Count || !Matches(words, at, variant.Words))
                    continue;
                List<IndexedNorm> worded = [.. variants.Where(v => v.Words.SequenceEqual(variant.Words)).Select(v => v.Norm).Distinct()];
                var norm = worded.Find(n => !hits.Exists(h => h.Norm == n)) ?? worded[0];
                hits.Add(new NormHit(norm, at, at + variant.Words.Length, 1, worded.Count > 1 ? 0 : 1));
                Array.Fill(taken, true, at, variant.Words.Length);
                at += variant.Words.Length - 1;
                break;
            }
        }
    }

    private static bool Matches(List<string> words, int at, string[] wanted)
    {
        for (var i = 0; i < wanted.Length; i++)
            if (words[at + i] != wanted[i])
                return false;
        return true;
    }

    private List<IndexedNorm> TakeCodes(List<string> words, bool[] taken)
    {
        var codes = new List<IndexedNorm>();
        for (var at = 0; at < words.Count; at++)
        {
            if (taken[at] || !_codeHeads.Contains(words[at]))
                continue;
            for (var length = Math.Min(_longestCode, words.Count - at); length >= 1; length--)
                if (_byCode.TryGetValue(string.Join(' ', words.GetRange(at, length)), out var norm) && IsCode(words, at, length, taken))
                {
                    codes.Add(norm);
                    Array.Fill(taken, true, at, length);
                    at += length - 1;
                    break;
                }
        }
        return codes;
    }

    // Letters alone ("I.a-ii") may be words of a sentence: they are a code right before a norm, and several of them at the head of a text.
    private static bool IsCode(List<string> words, int at, int length, bool[] taken) =>
        words.FindIndex(at, length, w => w.AsSpan().ContainsAnyInRange('0', '9')) >= 0
        || (at + length < taken.Length && taken[at + length]) || (at == 0 && length > 1);

    private void FindAlike(List<string> words, int from, int to, List<NormHit> hits, Criterion? near, int depth)
    {
        if (to - from < 2 || depth > 8)
            return;
        var ids = new (int Id, double Likeness)[to - from];
        var present = new bool[_words.Count];
        for (var i = 0; i < ids.Length; i++)
            if (_vocabulary.TryGetValue(words[from + i], out var id))
            {
                ids[i] = (id, 1);
                present[id] = true;
                if (_kin[id] >= 0)
                    present[_kin[id]] = true;
            }
            else
            {
                ids[i] = (-1, 0);
            }
        // Words are compared letter by letter only where some norm shares enough words to the letter.
        if (!_variants.Exists(v => AtBest(v, present) >= Least * 0.7))
            return;
        for (var i = 0; i < ids.Length; i++)
            if (ids[i].Id < 0 && Closest(words[from + i]) is { Id: >= 0 } closest)
            {
                ids[i] = closest;
                present[closest.Id] = true;
            }
        Aligned? best = null;
        var runnerUp = 0.0;
        IndexedNorm? bestNorm = null;
        foreach (var variant in _variants)
        {
            if (hits.Exists(h => h.Norm == variant.Norm) || AtBest(variant, present) < Least * 0.9)
                continue;
            var aligned = Reordered(ids, variant, words, from, Align(ids, variant, words, from));
            aligned = aligned with { Score = aligned.Score + (near is not null && variant.Norm.Criterion == near ? 0.03 : 0) };
            if (best is null || aligned.Score > best.Score)
            {
                if (bestNorm is not null && bestNorm != variant.Norm)
                    runnerUp = best!.Score;
                (best, bestNorm) = (aligned, variant.Norm);
            }
            else if (variant.Norm != bestNorm)
            {
                runnerUp = Math.Max(runnerUp, aligned.Score);
            }
        }
        if (best is null || best.Score < Least)
            return;
        hits.Add(new NormHit(bestNorm!, from + best.From, from + best.To, Math.Min(best.Score, 0.999), best.Score - runnerUp));
        FindAlike(words, from, from + best.From, hits, near, depth + 1);
        FindAlike(words, from + best.To, to, hits, near, depth + 1);
    }

    /// <summary>The most a text can be like a norm, given the words that both have.</summary>
    private double AtBest(Variant variant, bool[] present)
    {
        var shared = 0.0;
        foreach (var id in variant.Ids)
            if (present[id])
                shared += _weights[id];
        return 2 * shared / (variant.Weight + shared);
    }

    private (int Id, double Likeness) Closest(string word)
    {
        var (best, likeness) = (-1, 0.0);
        if (word.Length < 4)
            return (best, 0);
        for (var i = 0; i < _words.Count; i++)
            if (Words.Likeness(word, _words[i]) is var l && l > likeness)
                (best, likeness) = (i, l);
        return (best, likeness);
    }

    private sealed record Aligned(double Score, int From, int To);

    /// <summary>The stretch of the text that is most like a norm: local alignment of words, scored by what both have in common.</summary>
    private Aligned Align((int Id, double Likeness)[] text, Variant variant, List<string> words, int offset)
    {
        var (n, m) = (text.Length, variant.Ids.Length);
        var score = new double[n + 1, m + 1];
        var shared = new double[n + 1, m + 1];
        var start = new int[n + 1, m + 1];
        var (best, bestI, bestJ) = (0.0, 0, 0);
        for (var i = 1; i <= n; i++)
        {
            var weightText = WeightOf(text[i - 1], words[offset + i - 1]);
            for (var j = 1; j <= m; j++)
            {
                var weightNorm = _weights[variant.Ids[j - 1]];
                var same = text[i - 1].Id >= 0 && (text[i - 1].Id == variant.Ids[j - 1] || _kin[text[i - 1].Id] == variant.Ids[j - 1]);
                var match = score[i - 1, j - 1] + (same ? weightNorm * text[i - 1].Likeness : -0.5 * Math.Max(weightNorm, weightText));
                var skipText = score[i - 1, j] - (0.5 * weightText);
                var skipNorm = score[i, j - 1] - (0.5 * weightNorm);
                if (match >= skipText && match >= skipNorm && match > 0)
                {
                    score[i, j] = match;
                    shared[i, j] = shared[i - 1, j - 1] + (same ? weightNorm * text[i - 1].Likeness : 0);
                    start[i, j] = score[i - 1, j - 1] > 0 ? start[i - 1, j - 1] : i - 1;
                }
                else if (skipText >= skipNorm && skipText > 0)
                {
                    (score[i, j], shared[i, j], start[i, j]) = (skipText, shared[i - 1, j], start[i - 1, j]);
                }
                else if (skipNorm > 0)
                {
                    (score[i, j], shared[i, j], start[i, j]) = (skipNorm, shared[i, j - 1], start[i, j - 1]);
                }
                if (score[i, j] > best)
                    (best, bestI, bestJ) = (score[i, j], i, j);
            }
        }
        if (best <= 0)
            return new Aligned(0, 0, 0);
        var from = start[bestI, bestJ];
        var span = 0.0;
        for (var i = from; i < bestI; i++)
            span += WeightOf(text[i], words[offset + i]);
        return new Aligned(2 * shared[bestI, bestJ] / (variant.Weight + span), from, bestI);
    }

    /// <summary>The words of a norm in another order: the whole stretch is compared as a bag of words, for a little less.</summary>
    private Aligned Reordered((int Id, double Likeness)[] text, Variant variant, List<string> words, int offset, Aligned aligned)
    {
        if (text.Length > variant.Ids.Length * 3 / 2)
            return aligned;
        var left = new List<int>(variant.Ids);
        var (shared, span) = (0.0, 0.0);
        for (var i = 0; i < text.Length; i++)
        {
            span += WeightOf(text[i], words[offset + i]);
            if (text[i].Id < 0)
                continue;
            var at = left.IndexOf(text[i].Id);
            if (at < 0 && _kin[text[i].Id] >= 0)
                at = left.IndexOf(_kin[text[i].Id]);
            if (at < 0)
                continue;
            shared += _weights[left[at]] * text[i].Likeness;
            left.RemoveAt(at);
        }
        var score = (2 * shared / (variant.Weight + span)) - 0.05;
        return score > aligned.Score && score >= LeastUnordered ? new Aligned(score, 0, text.Length) : aligned;
    }

    private double WeightOf((int Id, double Likeness) word, string text) =>
        word.Id >= 0 ? _weights[word.Id] : text.Length < 4 ? 0.5 : _unknown;
}
