using System.Text;

namespace Toetssteen.Documents.Reading.Sources;

/// <summary>Words back into text: spaces, broken words made whole, ligatures taken apart.</summary>
internal static class PdfText
{
    /// <summary>
    /// The text of words in reading order, in paragraphs: a new line on the page begins a new paragraph only where something new starts
    /// (see <see cref="HandSetLines"/>) or where there is clearly more space than between lines.
    /// </summary>
    public static IEnumerable<Paragraph> Paragraphs(IReadOnlyList<PdfWord> words, int page, double bodyHeight, double? documentPitch = null)
    {
        List<PdfWord> current = [];
        var lines = Lines(words);
        var items = new PdfItems(lines);
        double? hang = null;

        // A text of many short paragraphs has few lines of one paragraph below each other: the whole document tells better.
        var pitch = Math.Min(Pitch(lines, 0.1), 1.05 * documentPitch ?? double.MaxValue);
        for (var i = 0; i < lines.Count; i++)
        {
            var begins = items.Begins(i);
            if (i > 0 && (begins || hang is { } x && lines[i][0].X0 < x - 2 && !char.IsLower(lines[i][0].Text[0])
                || HandSetLines.StartsSomething(Join(lines[i]), Join(lines[i - 1]))
                || documentPitch is not null && lines[i][0].Middle - lines[i - 1][0].Middle > pitch * 1.3 + 0.5
                || documentPitch is not null && IsHeadingLike(lines[i - 1]) != IsHeadingLike(lines[i])))
            {
                yield return Make(current, hang is not null);
                (current, hang) = ([], null);
            }

            hang = begins ? PdfItems.TextOf(lines[i]) : hang;
            current.AddRange(lines[i]);
        }

        if (current.Count > 0)
        {
            yield return Make(current, hang is not null);
        }

        Paragraph Make(List<PdfWord> of, bool isItem)
        {
            var text = Join(of);
            var label = PdfItems.LabelLength(text, isItem);
            return new Paragraph(text[label..], PlaceOf(of[0], page))
            {
                IsProminent = IsHeadingLike(of),
                IsListItem = isItem || label > 0,
                IsPlain = of.TrueForAll(w => w.IsPlain),
            };
        }

        bool IsHeadingLike(List<PdfWord> of) => of.TrueForAll(w => w.Bold) || of.TrueForAll(w => w.Height > bodyHeight * 1.15);
    }

    public static Place PlaceOf(PdfWord word, int page) => new(Page: page, X: Math.Round(word.X0, 1), Y: Math.Round(word.Y0, 1));

    /// <summary>Groups words that follow each other into lines.</summary>
    public static List<List<PdfWord>> Lines(IReadOnlyList<PdfWord> words)
    {
        List<List<PdfWord>> lines = [];
        foreach (var word in words)
        {
            if (lines.Count > 0 && lines[^1][^1] is var last && IsSameLine(last, word) && word.X0 > last.X0)
            {
                lines[^1].Add(word);
            }
            else
            {
                lines.Add([word]);
            }
        }

        return lines;
    }

    /// <summary>Puts words of one text that were drawn line by line, but within a line in any order, in the order of reading.</summary>
    public static IEnumerable<PdfWord> InLines(IReadOnlyList<PdfWord> words)
    {
        List<PdfWord> line = [];
        foreach (var word in words)
        {
            if (line.Count > 0 && !line.Exists(w => IsSameLine(w, word)))
            {
                foreach (var read in line.OrderBy(w => w.X0))
                {
                    yield return read;
                }

                line = [];
            }

            line.Add(word);
        }

        foreach (var read in line.OrderBy(w => w.X0))
        {
            yield return read;
        }
    }

    public static bool IsSameLine(PdfWord a, PdfWord b) =>
        Math.Min(a.Y1, b.Y1) - Math.Max(a.Y0, b.Y0) > 0.5 * Math.Min(a.Height, b.Height);

    /// <summary>
    /// The distance between lines of a paragraph in the whole document: that above lines which begin in the middle of a sentence.
    /// </summary>
    public static double DocumentPitch(IEnumerable<List<List<PdfWord>>> pages)
    {
        var steps = pages
            .SelectMany(lines => lines.Skip(1).Zip(lines, (b, a) => (Line: b, Step: b[0].Middle - a[0].Middle)))
            .Where(s => s.Step > 4 && s.Step < 3 * s.Line[0].Height && s.Line[0].Text.Length > 1 && char.IsLower(s.Line[0].Text[0]))
            .Select(s => s.Step)
            .Order()
            .ToList();
        return steps.Count > 4 ? steps[steps.Count / 2] : double.MaxValue;
    }

    /// <summary>The distance between lines of a paragraph: so small a part of all distances is smaller.</summary>
    public static double Pitch(List<List<PdfWord>> lines, double part)
    {
        var steps = lines.Skip(1).Zip(lines, (b, a) => b[0].Middle - a[0].Middle).Where(d => d > 4).Order().ToList();
        return steps.Count > 0 ? steps[(int)(steps.Count * part)] : lines.Count > 0 ? lines[0][0].Height * 1.2 : 12;
    }

    /// <summary>The text of words in reading order.</summary>
    public static string Join(IReadOnlyList<PdfWord> words)
    {
        var text = new StringBuilder();
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (i > 0)
            {
                var last = words[i - 1];
                if (!IsSameLine(last, word) || word.X0 < last.X0)
                {
                    if (IsBroken(text.ToString(), word.Text))
                    {
                        text.Length--;
                    }
                    else if (!IsBrokenYear(words, i))
                    {
                        text.Append(' ');
                    }
                }
                else if (word.X0 - last.X1 > 0.08 * Math.Min(last.Height, word.Height))
                {
                    text.Append(' ');
                }
            }

            text.Append(word.Text);
        }

        return Plain(text.ToString());
    }

    /// <summary>Whether the text is a check or a cross and nothing else.</summary>
    public static bool IsMark(string text) =>
        text.Length is > 0 and <= 2
        && text[0] is '✓' or '✔' or '√' or '✗' or '✘' or '☑' or '☒' or '✕' or '✖' or '×' or 'X' or 'x' or 'V' or 'v';

    /// <summary>Two lines as one text.</summary>
    public static string JoinLines(string above, string below) => IsBroken(above, below) ? above[..^1] + below : $"{above} {below}";

    // A word broken at the end of a line; but "jeugd- en opvoedhulp" keeps its hyphen.
    private static bool IsBroken(string above, string below) =>
        above.Length > 1
        && above[^1] is '-' or '\u00AD' or '\u2010'
        && char.IsLetter(above[^2])
        && char.IsLower(below[0])
        && below is not ("en" or "of" or "en/of")
        && !below.StartsWith("en ", StringComparison.Ordinal)
        && !below.StartsWith("of ", StringComparison.Ordinal);

    // A year over a column too narrow for it is cut after any digit: each line holds digits and nothing else.
    private static bool IsBrokenYear(IReadOnlyList<PdfWord> words, int at) =>
        words[at - 1].Text + words[at].Text is ['1', '9', _, _] or ['2', '0', _, _]
        && (words[at - 1].Text + words[at].Text).All(char.IsAsciiDigit)
        && (at < 2 || !IsSameLine(words[at - 2], words[at - 1]))
        && (at + 1 == words.Count || !IsSameLine(words[at], words[at + 1]));

    private static string Plain(string text)
    {
        text = text.Replace("\u00AD", "", StringComparison.Ordinal);
        return text.AsSpan().ContainsAnyInRange('\uFB00', '\uFB04')
            ? text.Replace("ﬀ", "ff", StringComparison.Ordinal)
                .Replace("ﬁ", "fi", StringComparison.Ordinal)
                .Replace("ﬂ", "fl", StringComparison.Ordinal)
                .Replace("ﬃ", "ffi", StringComparison.Ordinal)
                .Replace("ﬄ", "ffl", StringComparison.Ordinal)
            : text;
    }
}
