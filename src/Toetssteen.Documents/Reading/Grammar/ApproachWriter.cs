using System.Buffers;
using Toetssteen.Documents.Reading.Sources;
using Toetssteen.Domain.Frameworks;
using FactsheetWords = Toetssteen.Documents.Outline.FactsheetWords;

namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>
/// Makes a read approach of a segment: rows become findings or re-tests, paragraphs become texts, doubts become warnings.
/// </summary>
internal sealed class ApproachWriter(
    Framework framework, NormIndex norms, MarkReader marks, MarkWords words, List<ReadingWarning> warnings,
    Action<Place, string> recognised)
{
    private static readonly SearchValues<char> Arrows = SearchValues.Create("→⇒➔➜➡⟶");

    private readonly HashSet<string> _reordered = [];

    private static readonly HashSet<string> Denying =
    [
        "geen",
        "niet",
        "nooit",
        "niemand",
        "nergens",
        "zonder",
        "nauwelijks",
        "onvoldoende",
        "amper",
        "not",
        "no",
    ];

    private static readonly string[] Unchanged =
    [
        "ongewijzigd",
        "onveranderd",
        "niet gewijzigd",
        "niet veranderd",
        "geen wijziging",
        "geen verandering",
        "hetzelfde gebleven",
    ];

    // What a sentence may hold that says of the whole finding that it did not change.
    private static readonly HashSet<string> OfTheWhole =
    [
        "de",
        "het",
        "dit",
        "deze",
        "er",
        "is",
        "zijn",
        "blijft",
        "bleef",
        "gebleven",
        "situatie",
        "stand",
        "zaken",
        "bevinding",
        "bevindingen",
        "beeld",
        "oordeel",
        "punt",
        "verbeterpunt",
        "hier",
        "hierin",
        "in",
        "op",
        "van",
        "ten",
        "opzichte",
        "met",
        "vergeleken",
        "sinds",
        "eerste",
        "vorig",
        "vorige",
        "onderzoek",
        "toezichtonderzoek",
        "vast",
        "te",
        "stellen",
        "heeft",
        "opgetreden",
        "nog",
        "steeds",
        "eerdere",
        "redenen",
        "gelden",
    ];

    /// <summary>
    /// Cuts segments where indicators begin anew: a second approach without a heading. The cut is made where the order of themes
    /// starts again; indicators that merely occur twice within one group of rows are left together.
    /// </summary>
    public List<Segment> Cut(List<Segment> segments)
    {
        var cut = new List<Segment>();
        var queue = new Queue<Segment>(segments);
        while (queue.TryDequeue(out var segment))
        {
            if (CutAt(segment) is not { } at || IsOverview(segment.Entries.Take(at)) || IsOverview(segment.Entries.Skip(at)))
            {
                cut.Add(segment);
                continue;
            }
            var rest = new Segment(segment.Entries[at].Place);
            rest.Entries.AddRange(segment.Entries.Skip(at));
            segment.Entries.RemoveRange(at, segment.Entries.Count - at);
            warnings.Add(ReadingRules.ApproachByRepetition.At(rest.Place));
            cut.Add(segment);
            // What is left may hold a third.
            queue = new Queue<Segment>(queue.Prepend(rest));
        }
        return cut;
    }

    /// <summary>Rows of marks alone are an overview of the findings before or behind them, and no approach of their own.</summary>
    private bool IsOverview(IEnumerable<Entry> entries)
    {
        var rows = entries.OfType<RowDraft>().ToList();
        return rows.Count(r => r.Columns.TrueForAll(c => c.Text.Count == 0
            || marks.Read(c.Text, isMarkColumn: true).Paragraphs.Count == 0)) * 4 >= rows.Count * 3;
    }

    private static int? CutAt(Segment segment)
    {
        var first = new Dictionary<string, int>();
        for (var at = 0; at < segment.Entries.Count; at++)
        {
            if (segment.Entries[at] is not RowDraft row)
                continue;
            foreach (var norm in row.Norms)
                if (first.TryGetValue(norm.Code, out var earlier))
                {
                    if (Boundary(segment.Entries, earlier, at) is { } boundary)
                        return boundary;
                }
                else
                {
                    first[norm.Code] = at;
                }
        }
        return null;
    }

    /// <summary>Where between two rows with the same indicator another approach begins.</summary>
    private static int? Boundary(List<Entry> entries, int earlier, int again)
    {
        int? restart = null;
        var before = (RowDraft)entries[earlier];
        for (var at = earlier + 1; at <= again; at++)
        {
            if (entries[at] is not RowDraft row)
                continue;
            if ((row.Group != before.Group || row.AfterFreshHeading) && ThemeOrder(row) <= ThemeOrder(before) && !IsStray(entries, at))
                restart = at;
            before = row;
        }
        return restart;
    }

    /// <summary>One row out of order between rows that go on: its indicator was taken for another, no approach begins there.</summary>
    private static bool IsStray(List<Entry> entries, int at)
    {
        var row = (RowDraft)entries[at];
        return row.Theme is { } printed && row.Norms.FirstOrDefault()?.Theme != printed && !row.AfterFreshHeading;
    }

    private static int ThemeOrder(RowDraft row) => row.Norms.FirstOrDefault()?.ThemeOrder ?? int.MaxValue;

    /// <summary>Writes an approach.</summary>
    public ReadApproach Write(Segment segment, string? name, IReadOnlyList<ReadRespondent> respondents, bool followUp)
    {
        var findings = new List<ReadFinding>();
        var retests = new List<ReadRetest>();
        var rows = Joined(segment.Entries.OfType<RowDraft>().ToList());
        RowsByPosition.Doubt(rows, framework);
        DoubtWhatRanTogether(rows);
        foreach (var row in rows)
        {
            Check(row);
            if (row.Columns.Count == 1 && rows.Exists(r => r.Columns.Count > 1))
                warnings.Add(ReadingRules.PeriodsUnsure.At(row.Place, row.Columns[0].Period ?? "zonder naam"));
            if (row.Columns.Count >= 2 || (followUp && row.Columns.Count == 1 && row.Columns[0].Period is not null))
                retests.AddRange(Retests(row));
            else
                findings.Add(Finding(row));
        }
        // Which of them is the finding, nobody can tell: all wait.
        foreach (
            var twice in segment
                .Entries.OfType<RowDraft>()
                .SelectMany(r => r.Norms.Select(n => (n.Code, r.Place)))
                .GroupBy(p => p.Code)
                .Where(g => g.Count() > 1))
            warnings.AddRange(twice.Select(t => t.Place).Distinct().Select(p => ReadingRules.TwiceIndicator.At(p, twice.Key)));
        if (findings.Count > 0 && retests.Count == 0)
        {
            var covered = findings.SelectMany(f => f.Indicators).ToHashSet();
            foreach (var missing in framework.Indicators.Where(i => !covered.Contains(i.Code)))
                warnings.Add(ReadingRules.Missing.At(segment.Place, name ?? "zonder naam", missing.Code));
        }
        return new ReadApproach
        {
            Name = name ?? "",
            Description = TextOf(segment.Description),
            Respondents = respondents,
            Findings = findings,
            Retests = retests,
            Conclusions = Conclusions(segment),
        };
    }

    /// <summary>Paragraphs as one text: separated by an empty line, items of a list each on a line with a dash.</summary>
    public static string? TextOf(IReadOnlyList<Paragraph> paragraphs)
    {
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < paragraphs.Count; i++)
        {
            if (i > 0)
                text.Append(paragraphs[i].IsListItem && paragraphs[i - 1].IsListItem ? "\n" : "\n\n");
            text.Append(paragraphs[i].IsListItem ? "- " : "").Append(paragraphs[i].Text);
        }
        return text.Length == 0 ? null : text.ToString();
    }

    /// <summary>Rows of indicators without a finding join their neighbour, where the framework prints them together.</summary>
    private List<RowDraft> Joined(List<RowDraft> rows)
    {
        var joined = new List<RowDraft>();
        foreach (var row in rows)
        {
            var before = joined.LastOrDefault();
            if (before is not null && (row.IsEmpty || before.IsEmpty) && PrintedTogether(before, row))
            {
                var (empty, full) = row.IsEmpty ? (row, before) : (before, row);
                before.Warnings.Add(ReadingRules.JoinedByPlace.At(empty.Place, Codes(empty), Codes(full)));
                if (before.IsEmpty)
                {
                    before.Columns.Clear();
                    before.Columns.AddRange(row.Columns);
                }
                before.Hits.AddRange(row.Hits);
                before.Warnings.AddRange(row.Warnings);
                before.LeftOver += row.LeftOver;
                continue;
            }
            if (before is not null && RowsByPosition.AreParts(before, row, framework))
            {
                for (var n = 0; n < before.Columns.Count; n++)
                    before.Columns[n].Add(row.Columns[n]);
                before.Hits.AddRange(row.Hits);
                before.IndicatorText += " " + row.IndicatorText;
                before.Warnings.AddRange(row.Warnings);
                before.LeftOver += row.LeftOver;
                before.IsUnsure = true;
                continue;
            }
            joined.Add(row);
        }
        return joined;
    }

    private bool PrintedTogether(RowDraft a, RowDraft b) =>
        a.Hits.Count > 0
        && b.Hits.Count > 0
        && framework.JointRows.Any(j => a.Norms.All(n => j.Indicators.Contains(n.Code)) && b.Norms.All(n => j.Indicators.Contains(n.Code)));

    /// <summary>The doubts about which indicators a row is about.</summary>
    private void Check(RowDraft row)
    {
        // What was doubted of a row that went on with this one is a doubt about this one.
        warnings.AddRange(row.Warnings.Select(w => w with { Place = row.Place }));
        if (row.IsUnsure)
            warnings.Add(ReadingRules.UnsureRow.At(row.Place));
        var shown = Shown(row.IndicatorText);
        if (row.Hits.Count == 0)
        {
            warnings.Add(ReadingRules.NoIndicator.At(row.Place, shown));
            return;
        }
        foreach (var hit in row.Hits.Where(h => h.Score < 1 || h.Margin < 1))
        {
            if (hit.Margin < 0.1)
                warnings.Add(ReadingRules.CloseIndicators.At(row.Place, hit.Norm.Code, shown));
            else if (hit.Score < NormIndex.Sure || norms.SaysMore(row.IndicatorText, [.. row.Norms]))
                warnings.Add(ReadingRules.AlikeIndicator.At(row.Place, hit.Norm.Code, shown));
        }
        if (Denials(row.IndicatorText) is var denials && Enumerable.Range(0, row.Hits[0].Norm.InEachLanguage.Count).All(language =>
            denials != row.Norms.Sum(n => Denials(n.InEachLanguage[language].Norm))
            && denials != row.Norms.Sum(n => Denials(n.InEachLanguage[language].FullNorm))))
            warnings.Add(ReadingRules.NormDenied.At(row.Place, Codes(row), shown));
        var norm = row.Hits[0].Norm;
        if (row.LeftOver > 2)
            warnings.Add(ReadingRules.WordsLeftOver.At(row.Place, Codes(row), shown));
        if (row.Norms.Select(n => n.Criterion).Distinct().Count() > 1)
            warnings.Add(ReadingRules.ManyCriteria.At(row.Place));
        if (row.Theme is { } theme && theme != norm.Theme)
            warnings.Add(ReadingRules.OtherTheme.At(row.Place, norm.Code, theme.Name));
        List<IndexedNorm> codes = [.. norms.CodesIn(row.IndicatorText), .. row.Codes];
        if (codes.Count > 0 && codes.Exists(c => !row.Hits.Exists(h => h.Norm == c)))
            warnings.Add(ReadingRules.CodeContradicts.At(row.Place, Codes(row), shown));
    }

    private static int Denials(string text) => Words.Of(text).Count(Denying.Contains);

    /// <summary>Where the norm of another stands in a finding, that finding is not certain; nor is the next, which may have lost its
    /// beginning.</summary>
    private void DoubtWhatRanTogether(List<RowDraft> rows)
    {
        for (var n = 0; n < rows.Count; n++)
            if (rows[n].Columns.SelectMany(c => c.Text).Select(p => OtherNormIn(p.Text, rows[n])).OfType<IndexedNorm>()
                .FirstOrDefault() is { } other)
                foreach (var row in rows.Skip(n).Take(2))
                    warnings.Add(ReadingRules.OtherNorm.At(row.Place, Codes(rows[n]), other.Code));
    }

    /// <summary>
    /// The indicator whose norm stands in a paragraph of another's finding: to the letter, or nearly so where the paragraph is no
    /// sentence, as a norm is none.
    /// </summary>
    private IndexedNorm? OtherNormIn(string paragraph, RowDraft row)
    {
        var words = Words.Of(paragraph, norms.MostWords);
        if (!norms.MayHold(words))
            return null;
        var likeness = words.Count <= 40 && paragraph.TrimEnd()[^1] is not ('.' or '!' or '?');
        var match = norms.Find(words, onlyExact: !likeness);
        return match.Hits.Where(h => h.Score >= 1 || match.IsWhole).Select(h => h.Norm)
            .FirstOrDefault(n => !row.Norms.Any(o => NormIndex.AreWordedAlike(o, n)));
    }

    private ReadFinding Finding(RowDraft row)
    {
        var column = row.Columns.Count > 0 ? row.Columns[0] : new ColumnDraft(null);
        var marked = Marked(row, column, keepAttention: false);
        var attention = marked.Attention.Concat(column.Attention.Select(p => p.Text)).Select(a => WithoutOwnLabel(a, row.Place)).ToList();
        if (marked.Paragraphs.Count == 0)
            warnings.Add(ReadingRules.NoText.At(row.Place, Codes(row)));
        var norm = row.Norms.FirstOrDefault();
        return new ReadFinding(
            norm?.Theme.Code ?? row.Theme?.Code ?? "",
            norm?.Criterion.Code ?? row.Criterion?.Code ?? "",
            [.. row.Norms.Select(n => n.Code)],
            marked.Marks,
            marked.Text,
            attention,
            row.Place);
    }

    private List<ReadRetest> Retests(RowDraft row)
    {
        var codes = row.Norms.Select(n => n.Code).ToList();
        var columns = Periods.InOrder(row.Columns, c => c.Period);
        if (!columns.SequenceEqual(row.Columns) && _reordered.Add(string.Join(' ', columns.Select(c => c.Period))))
            warnings.Add(ReadingRules.PeriodsReordered.At(row.Place, string.Join(", ", columns.Select(c => c.Period))));
        if (!Periods.AreKnown(columns, c => c.Period))
            warnings.Add(ReadingRules.PeriodsUnsure.At(row.Place, string.Join(", ", columns.Select(c => c.Period ?? "zonder naam"))));
        var judgements = columns.ConvertAll(c => (Column: c, Marked: Marked(row, c, keepAttention: true)));
        if (judgements.Count == 1)
        {
            warnings.Add(ReadingRules.OnePeriod.At(row.Place, row.Columns[0].Period));
            var only = Judgement(judgements[0]);
            return [new ReadRetest(codes, new ReadJudgement(null, [], ""), only, IsUnchanged(only.Text), row.Place)];
        }
        if (judgements.Count > 2)
            warnings.Add(ReadingRules.ManyPeriods.At(row.Place, judgements.Count));
        var retests = new List<ReadRetest>();
        for (var n = 1; n < judgements.Count; n++)
        {
            var before = Judgement(judgements[n - 1]);
            var after = judgements[n].Column.IsEmpty ? null : WithoutRepeated(Judgement(judgements[n]), before, row.Place);
            retests.Add(
                new ReadRetest(
                    codes,
                    before,
                    after is null ? null : WithoutOwnWords(after, row.Place),
                    after is not null && IsUnchanged(after.Text),
                    row.Place));
        }
        return retests;
    }

    // The label stands apart from the text in our own documents; where a stranger's has one, it is part of the sentence.
    private string WithoutOwnLabel(string attention, Place place)
    {
        var label = FactsheetWords.Dutch.Attention;
        if (
            !attention.StartsWith(label, StringComparison.Ordinal)
            || attention.Length < label.Length + 2
            || attention[label.Length] is not (' ' or '\n')
            || !char.IsUpper(attention[label.Length + 1]))
            return attention;
        recognised(place, label);
        return attention[(label.Length + 1)..];
    }

    // What our own documents say of it, and no reading keeps.
    private ReadJudgement WithoutOwnWords(ReadJudgement after, Place place)
    {
        var first = after.Text.Split("\n\n")[0];
        if (first != FactsheetWords.Dutch.Unchanged)
            return after;
        recognised(place, first);
        return after with { Text = after.Text[first.Length..].TrimStart() };
    }

    private static ReadJudgement Judgement((ColumnDraft Column, MarkedText Marked) of) =>
        new(of.Column.Period, of.Marked.Marks, of.Marked.Text);

    /// <summary>
    /// Where nothing changed our own documents say so, and say the reasons of before once more: those are no text of the later judgement.
    /// </summary>
    private ReadJudgement WithoutRepeated(ReadJudgement after, ReadJudgement before, Place place)
    {
        var paragraphs = after.Text.Split("\n\n").ToList();
        var repeated = paragraphs.FindIndex(p =>
            Words.Folded(p).StartsWith("de redenen van ", StringComparison.Ordinal) && p.EndsWith(':'));
        if (
            repeated < 0
            || string.Join(' ', paragraphs.Skip(repeated + 1).Select(Words.Folded))
                != Words.Folded(before.Text.Replace("\n\n", " ", StringComparison.Ordinal)))
            return after;
        foreach (var paragraph in paragraphs.Skip(repeated))
            recognised(place, paragraph);
        return after with { Text = string.Join("\n\n", paragraphs.Take(repeated)) };
    }

    private MarkedText Marked(RowDraft row, ColumnDraft column, bool keepAttention)
    {
        var marked = marks.Read(column.Text, isMarkColumn: false, keepAttention);
        var own = marks.Read(column.Marks, isMarkColumn: true, keepAttention);
        foreach (var word in own.Taken.Concat(marked.Taken))
            recognised(row.Place, word);
        foreach (var (rule, values) in own.Doubts.Concat(marked.Doubts))
            warnings.Add(rule.At(row.Place, values));
        marked.Marks.InsertRange(0, own.Marks.Concat(column.Ticked));
        marked.Paragraphs.InsertRange(0, own.Paragraphs);
        if (keepAttention)
            marked.Paragraphs.AddRange(column.Attention.Select(p => p.Text));
        var indicators = row.Norms.Count();
        if (marked.Marks.Count == 0)
        {
            warnings.Add((SaysNone(row, column, marked) ? ReadingRules.NoMark : ReadingRules.MarkMissing).At(row.Place, Codes(row)));
            if (marked.Paragraphs.Count > 1 && words.IsNone(marked.Paragraphs[0]))
            {
                recognised(row.Place, marked.Paragraphs[0]);
                marked.Paragraphs.RemoveAt(0);
            }
        }
        else if (marked.Marks.Count > Math.Max(1, indicators)
            || (marked.Marks.Count > 1 && column.Marks.Concat(column.Text).Any(p => ShowsChange(p.Text))))
            warnings.Add(ReadingRules.ManyMarks.At(row.Place, marked.Marks.Count, indicators));
        else if (indicators > 1 && (marks.MostIn([.. column.Marks, .. column.Text]) > marked.Marks.Count - column.Ticked.Count
            || (marked.Marks.Count < indicators && IsOddlyJoint(row, marked.Marks.Count))))
            warnings.Add(ReadingRules.FewMarks.At(row.Place, marked.Marks.Count, indicators));
        return marked;
    }

    /// <summary>
    /// Several indicators with fewer marks, but not those that are judged together: rows may have run into each other, or one may be cut
    /// in two.
    /// </summary>
    private bool IsOddlyJoint(RowDraft row, int marks) =>
        !framework.JointRows.Any(j => j.Indicators.ToHashSet().SetEquals(row.Norms.Select(n => n.Code)))
        && (marks > 1 || framework.JointRows.Any(j => row.Norms.All(n => j.Indicators.Contains(n.Code))));

    /// <summary>From one mark to another ("✗ → ✓"): of which period is either?</summary>
    private static bool ShowsChange(string text) =>
        text.AsSpan().ContainsAny(Arrows) || text.Contains("->", StringComparison.Ordinal) || text.Contains("=>", StringComparison.Ordinal);

    private bool SaysNone(RowDraft row, ColumnDraft column, MarkedText marked) =>
        column.Marks.Concat(column.Text.Take(1)).Any(p => words.SaysNone(p.Text))
            || (row.Columns.Count > 1 && column != row.Columns[0] && IsUnchanged(marked.Text));

    /// <summary>Whether a re-test says that nothing changed: its first sentence says so of the whole, and of no part of it.</summary>
    private static bool IsUnchanged(string text)
    {
        if (Sentences.Of(text) is not [var first, ..])
            return false;
        var folded = Words.Folded(first);
        var unchanged = Array.Find(Unchanged, u => folded.Contains(u, StringComparison.Ordinal));
        return unchanged is not null
            && folded.Replace(unchanged, "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries)
                is { Length: <= 12 } beside
            && Array.TrueForAll(beside, w => OfTheWhole.Contains(w) || Headings.IsYear(w));
    }

    private static List<ReadConclusion> Conclusions(Segment segment) =>
    [
        .. segment.Entries.OfType<ConclusionDraft>()
            .GroupBy(c => c.Theme.Code)
            .Select(g => new ReadConclusion(
                g.Key,
                [.. g.Where(c => c.Side == Opens.GoesWell && c.Text is not null).Select(c => c.Text!)],
                [.. g.Where(c => c.Side == Opens.CanImprove && c.Text is not null).Select(c => c.Text!)])),
    ];

    private static string Codes(RowDraft row) => row.Hits.Count == 0 ? "onbekend" : string.Join(", ", row.Norms.Select(n => n.Code));

    private static string Shown(string text) => text.Length <= 80 ? text : text[..77] + "…";
}
