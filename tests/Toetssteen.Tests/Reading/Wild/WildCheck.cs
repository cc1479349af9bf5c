using System.Text.RegularExpressions;
using Toetssteen.Documents.Reading;
using Toetssteen.Documents.Reading.Grammar;
using Toetssteen.Domain;

namespace Toetssteen.Tests.Reading.Wild;

/// <summary>Holds a reading against the sheet that was set, and against the letters on its page.</summary>
public sealed partial class WildCheck
{
    private readonly WildSheet _sheet;
    private readonly WildLook _look;
    private readonly FactsheetReading _reading;

    public WildCheck(WildSheet sheet, WildLook look, WildPage page, GrammarResult result)
    {
        (_sheet, _look, _reading) = (sheet, look, result.Reading);
        var doubted = _reading.Warnings.Where(w => w.Place is not null && ReadingRules.IsDoubt(w.Code)).Select(w => w.Place!).ToHashSet();
        foreach (var approach in _reading.Approaches)
        {
            var covered = new HashSet<string>();
            foreach (var finding in approach.Findings)
                if (IsCertain(finding.Indicators, finding.Place))
                    Compare(approach, finding.Indicators, [new ReadJudgement(null, finding.Marks,
                        string.Join("\n\n", finding.Attention.Prepend(finding.Text)))]);
            foreach (var retest in approach.Retests)
                if (IsCertain(retest.Indicators, retest.Place)
                    && !(retest.Before.Marks.Count > 0 && retest.Before.Marks.All(m => m == ReadMark.Meets)))
                    Compare(approach, retest.Indicators, retest.After is { } after ? [retest.Before, after] : [retest.Before]);

            // As an import sorts what is certain from what waits.
            bool IsCertain(IReadOnlyList<string> indicators, Place place)
            {
                if (doubted.Contains(place) || indicators.Count == 0
                    || indicators.Select(sheet.Framework.CriterionOf).Distinct().Count() != 1 || indicators.Any(covered.Contains))
                    return false;
                covered.UnionWith(indicators);
                return true;
            }
        }
        AccountForWords(page, result);
    }

    /// <summary>Findings that are certain, and right.</summary>
    public int Certain { get; private set; }

    public List<string> Problems { get; } = [];

    private void Compare(ReadApproach approach, IReadOnlyList<string> indicators, IReadOnlyList<ReadJudgement> read)
    {
        var words = OwnWord().Matches(string.Join(' ', read.Select(r => r.Text))).Select(m => m.Value).ToHashSet();
        var row = _sheet.Approaches.SelectMany(a => a.Rows.Select(r => (Approach: a, Row: r)))
            .FirstOrDefault(p => p.Row.Judgements.SelectMany(j => j.Texts)
                .Any(t => OwnWord().Matches(t).Any(m => words.Contains(m.Value))));
        var name = string.Join('+', indicators);
        if (row.Row is null)
        {
            Problems.Add($"  {name}: certain, with text of no row: {string.Join(" >> ", read.Select(r => r.Text))}");
            return;
        }
        if (!row.Row.Indicators.Order().SequenceEqual(indicators.Order()))
            Problems.Add($"  {name}: the indicators are {string.Join('+', row.Row.Indicators)}");
        var wanted = string.Join(" >> ", row.Row.Judgements.Select(j => $"{Signs(j.Passages.Select(p => p.Mark))} {Words(j.Texts)}"));
        var found = string.Join(" >> ", read.Select(j => $"{Signs(j.Marks)} {Words([j.Text])}"));
        if (wanted != found)
            Problems.Add($"  {name}: wanted {wanted}\n         read {found}");
        else
            Certain++;
        if (approach.Name != row.Approach.Name && !_reading.Warnings.Any(w => ReadingRules.IsAboutWhole(w.Code)))
            Problems.Add($"  {name}: of approach {row.Approach.Name}, not {approach.Name}");
    }

    // Words of their own, in order of the alphabet: where an attention point stands does not matter.
    private static string Words(IEnumerable<string> texts) =>
        string.Join(' ', texts.SelectMany(t => OwnWord().Matches(t)).Select(m => m.Value).Order());

    // Two columns to tick do not tell in which order marks were given.
    private string Signs(IEnumerable<ReadMark> marks) => string
        .Concat((_look.Marks == WildMarks.TickColumns ? marks.OrderBy(m => m.Falls) : marks).Select(m => m == ReadMark.Meets ? '+' : '-'));

    /// <summary>Every word on the page is kept; a sentence that says something is kept in a field, or listed as not placed.</summary>
    private void AccountForWords(WildPage page, GrammarResult result)
    {
        var fields = Fields(result.Reading).ToList();
        var kept = fields.Concat(result.Recognised.Select(r => r.Text)).SelectMany(Folded).CountBy(w => w).ToDictionary();
        var lost = page.Letters.SelectMany(Folded).Where(w => (kept[w] = kept.GetValueOrDefault(w) - 1) < 0).ToList();
        if (lost.Count > 0)
            Problems.Add($"  lost: {string.Join(' ', lost)}");
        // Where only spaces part the rows, a sentence may have been cut, even at a word for a mark; all its words are there.
        var bags = _look.Form == WildForm.Spaces ? [fields.Concat(result.Recognised.Select(r => r.Text)).SelectMany(Folded).ToHashSet()]
            : fields.Select(f => Folded(f).ToHashSet()).ToList();
        foreach (var sentence in Sentences().Where(s => !bags.Exists(b => Folded(s).All(b.Contains))))
            Problems.Add($"  nowhere: {sentence}");
    }

    private IEnumerable<string> Sentences() => _sheet.Introduction.Concat(_sheet.Approaches.SelectMany(a =>
        a.Description.Concat(a.Partners).Concat(a.Rows.SelectMany(r => r.Judgements).SelectMany(j => j.Texts)).Append(a.Name)));

    private static IEnumerable<string> Folded(string text) => FoldedText.Fold(text).Split(' ').Where(w => w.Length > 1);

    private static IEnumerable<string> Fields(FactsheetReading reading)
    {
        foreach (var text in reading.Unplaced.Select(u => u.Text).Append(reading.Context?.Text ?? "")
            .Append(reading.Municipality?.Name ?? ""))
            yield return text;
        foreach (var approach in reading.Approaches)
        {
            foreach (var text in approach.Formerly.Append(approach.Name).Append(approach.Description ?? "")
                .Append(approach.NotRetested ?? "").Concat(approach.Respondents.Select(r => r.Name)))
                yield return text;
            foreach (var finding in approach.Findings)
                yield return string.Join(' ', finding.Attention.Prepend(finding.Text));
            foreach (var retest in approach.Retests)
                foreach (var text in new[] { retest.Before.Text, retest.After?.Text ?? "" })
                    yield return text;
            foreach (var text in approach.Conclusions.SelectMany(c => c.GoesWell.Concat(c.CanImprove)))
                yield return text;
        }
    }

    // Words of a sheet's own: four syllables with a capital.
    [GeneratedRegex(@"\b[BDFGKLMNPRST][aeiou]([bdfgklmnprst][aeiou]){3}\b")]
    private static partial Regex OwnWord();
}
