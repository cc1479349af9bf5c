using Toetssteen.Documents.Reading.Sources;

namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>
/// What holds for a whole document, wherever it stands: what its marks mean, and the lines that return on every page.
/// </summary>
internal sealed class LegendLines(Legend legend, MarkWords words, Vocabulary vocabulary, PlacedTexts texts)
{
    private readonly HashSet<string> _runningHeads = [];

    /// <summary>Looks for them before the rest is read.</summary>
    public void Learn(SourceDocument document)
    {
        var seen = new Dictionary<string, int>();
        foreach (var block in document.Blocks)
        {
            switch (block)
            {
                case Paragraph paragraph:
                    legend.Learn(paragraph.Text);
                    if (paragraph.Text.Length <= 80 && !paragraph.Text.AsSpan().ContainsAny(".!?:") && !Signs.AnySure(paragraph.Text)
                        && Words.Of(paragraph.Text, 20).Exists(w => w.Length > 3))
                    {
                        var key = KeyOf(paragraph.Text);
                        if ((seen[key] = seen.GetValueOrDefault(key) + 1) >= 3)
                            _runningHeads.Add(key);
                    }
                    break;
                case Table table when table.Rows.Count <= 6 && table.Rows.All(r => r.Cells.Count(c => c.Paragraphs.Count > 0) <= 2):
                    foreach (var row in table.Rows)
                        if (row.Cells.Sum(c => c.Paragraphs.Sum(p => p.Text.Length)) < 120)
                            legend.Learn(string.Join(" : ", row.Cells.Where(c => c.Paragraphs.Count > 0).Select(c => c.Text)));
                    break;
            }
        }
        foreach (var (sign, meaning) in legend.Said)
            if (Signs.At(sign, 0) is { Family: not SignFamily.Other } known && (known.Family == SignFamily.Tick) == meaning.Falls)
                texts.Warn(ReadingRules.UnusualLegend.At(null, sign, words.NameOf(meaning)));
    }

    /// <summary>Whether a line returns on every page.</summary>
    public bool IsRunningHead(string text) => text.Length <= 80 && _runningHeads.Contains(KeyOf(text));

    /// <summary>Whether a text says what a mark means.</summary>
    public bool IsLegend(string text) =>
        text.Length <= 1500 && legend.Said.Count > 0 && new Legend(words).Learn(text) && Words.Folded(text) is var folded
        && (folded.Contains("voldoe", StringComparison.Ordinal) || folded.Contains("verbeterpunt", StringComparison.Ordinal)
            || text.Length < 80);

    /// <summary>A legend is recognised where it says nothing else.</summary>
    public void Recognise(Place place, string text)
    {
        if (StandingTexts.Holds(text) || vocabulary.IsLegend(text))
            texts.Recognised(place, text);
        else
            texts.NotPlaced(place, text);
    }

    /// <summary>Takes the sentences of a text that say what marks mean.</summary>
    /// <returns>What else it says; nothing where all of it is legend.</returns>
    public string Take(Place place, string text)
    {
        // The sentences beside those of the legend say something else; where none is a legend alone, the whole is.
        var sentences = Sentences.Of(text);
        if (sentences.TrueForAll(s => !IsLegend(s)))
            sentences = [text];
        foreach (var said in sentences.Where(IsLegend))
            Recognise(place, said);
        return string.Join(' ', sentences.Where(s => !IsLegend(s)));
    }

    private static string KeyOf(string text) =>
        string.Join(' ', Words.Of(text, 20).Select(w => w.All(char.IsAsciiDigit) ? "#" : w));
}
