using Toetssteen.Documents.Reading.Sources;
using Toetssteen.Domain;

namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>
/// The account of a document's words: each is in the reading, was recognised as standing matter, or is listed as not placed. What a rule
/// of the grammar passed over is found here, so that no sentence disappears without a word.
/// </summary>
internal sealed class WordAccount
{
    private readonly record struct Said(string Text, Word[] Words);

    private sealed record Word(string Text)
    {
        /// <summary>How often it stands in what is kept, and was not taken yet.</summary>
        public int Left { get; set; }
    }

    // What is kept stood in the document to the letter, most of it: no text is folded twice.
    private readonly Dictionary<string, Said> _folded = [];
    private readonly Dictionary<string, Word> _words = [];
    private readonly string _keptText;

    private WordAccount(IEnumerable<string> kept)
    {
        var texts = kept.Select(Folded).ToList();
        foreach (var text in texts)
            foreach (var word in text.Words)
                word.Left++;
        _keptText = $" {string.Join(" | ", texts.Select(t => t.Text))} ";
    }

    /// <summary>The texts of a document that a reading says nothing of, in the order of print.</summary>
    public static IReadOnlyList<UnplacedText> Lost(SourceDocument document, GrammarResult result, CancellationToken cancellation)
    {
        var account = new WordAccount(Kept(result));
        var paragraphs = document.Blocks.SelectMany(ParagraphsOf).ToList();
        // What stands in the reading as a whole takes its words first: what is left over belongs to what does not.
        var doubtful = paragraphs
            .Where(p =>
            {
                cancellation.ThrowIfCancellationRequested();
                return !account.TakeWhole(p.Text);
            })
            .ToList();
        return
        [
            .. doubtful
                .Select(p => (p.Place, Text: account.Missing(p.Text)))
                .Where(m => m.Text.Length > 0)
                .Select(m => new UnplacedText(m.Place, m.Text)),
        ];
    }

    private bool TakeWhole(string text)
    {
        var said = Folded(text);
        if (said.Text.Length > 0 && !_keptText.Contains($" {said.Text} ", StringComparison.Ordinal))
            return false;
        var lost = Array.FindIndex(said.Words, w => !Take(w));
        foreach (var taken in said.Words.AsSpan(0, Math.Max(0, lost)))
            taken.Left++;
        return lost < 0;
    }

    private static bool Take(Word word)
    {
        if (word.Left == 0)
            return false;
        word.Left--;
        return true;
    }

    // The sentences of which a word is missing; of a sentence with a word or two gone, only those words.
    private string Missing(string text)
    {
        var missing = new List<string>();
        foreach (var sentence in Sentences.Of(text))
        {
            var words = Folded(sentence).Words;
            var lost = words.Where(w => !Take(w)).ToList();
            if (lost.Count * 3 > words.Length)
                missing.Add(sentence);
            else if (lost.Count > 0)
                missing.Add(string.Join(' ', lost.Select(w => w.Text)));
        }
        return string.Join(' ', missing).Trim();
    }

    // Signs and single letters are marks; the reader of marks accounts for them.
    private Said Folded(string text)
    {
        if (!_folded.TryGetValue(text, out var said))
        {
            var folded = FoldedText.Fold(text);
            _folded[text] = said = new Said(folded, [.. folded.Split(' ').Where(w => w.Length > 1).Select(Known)]);
        }
        return said;
    }

    private Word Known(string word)
    {
        if (!_words.TryGetValue(word, out var known))
            _words[word] = known = new Word(word);
        return known;
    }

    private static IEnumerable<Paragraph> ParagraphsOf(Block block) => block switch
    {
        Heading heading => [new Paragraph(heading.Text, heading.Place)],
        Paragraph paragraph => [paragraph],
        Table table => table.Rows.SelectMany(r => r.Cells.SelectMany(c => c.Paragraphs.Select(p => p with { Place = r.Place }))),
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
