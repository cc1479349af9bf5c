using Toetssteen.Documents.Reading;
using Toetssteen.Documents.Reading.Grammar;
using Toetssteen.Documents.Reading.Sources;
using Toetssteen.Domain;

namespace Toetssteen.Tests.Reading;

/// <summary>
/// Words of a document that are neither in the reading, nor among the recognised standing matter, nor listed as unplaced.
/// </summary>
internal static class LostWords
{
    /// <summary>The words lost, as often as each was lost.</summary>
    public static IReadOnlyList<string> In(SourceDocument document, GrammarResult result)
    {
        var kept = new Dictionary<string, int>();
        foreach (var word in Kept(result).SelectMany(Words))
            kept[word] = kept.GetValueOrDefault(word) + 1;
        var lost = new List<string>();
        foreach (var word in document.Blocks.SelectMany(TextsOf).SelectMany(Words))
            if (kept.GetValueOrDefault(word) is var left && left > 0)
                kept[word] = left - 1;
            else
                lost.Add(word);
        return lost;
    }

    // Signs and single letters are marks; they are compared by the tests of marks.
    private static IEnumerable<string> Words(string text) => FoldedText.Fold(text).Split(' ').Where(w => w.Length > 1);

    private static IEnumerable<string> TextsOf(Block block) => block switch
    {
        Heading heading => [heading.Text],
        Paragraph paragraph => [paragraph.Text],
        Table table => table.Rows.SelectMany(r => r.Cells).Select(c => c.Text),
        _ => [],
    };

    private static IEnumerable<string> Kept(GrammarResult result)
    {
        var reading = result.Reading;
        foreach (var standing in result.Recognised)
            yield return standing.Text;
        foreach (var unplaced in reading.Unplaced)
            yield return unplaced.Text;
        if (reading.Context?.Text is { } context)
            yield return context;
        foreach (var approach in reading.Approaches)
        {
            yield return approach.Description ?? "";
            foreach (var finding in approach.Findings)
                foreach (var text in finding.Attention.Prepend(finding.Text))
                    yield return text;
            foreach (var retest in approach.Retests)
                foreach (var text in new[] { retest.Before.Text, retest.After?.Text ?? "" })
                    yield return text;
            foreach (var text in approach.Conclusions.SelectMany(c => c.GoesWell.Concat(c.CanImprove)))
                yield return text;
        }
    }
}
