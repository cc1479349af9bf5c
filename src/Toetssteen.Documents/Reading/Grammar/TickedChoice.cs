using System.Buffers;
using Toetssteen.Documents.Reading.Sources;

namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>
/// A mark that was chosen among boxes: "☐ voldoet ☒ verbeterpunt". Here the word beside the box that is ticked tells the mark, and the
/// shape of the tick nothing. Where no box is empty there is no choice, and a sign is read as a sign.
/// </summary>
internal static class TickedChoice
{
    private const string TickedBoxes = "☑☒🗹🗷⊠⮽◉⦿🔘●■◼\uF0FE\uF0FD\uF052\uF053\uF054\uF078";
    private const string Ticked = TickedBoxes + "✅✓✔✗✘×";
    private const string Empty = "☐□❑❏▢◻○◯⚪\uF0A8\uF06F\uF0A3";

    private static readonly SearchValues<char> NoBox = SearchValues.Create([
        .. Enumerable.Range(0, 0x80).Select(c => (char)c).Except("[("),
    ]);

    private readonly record struct Box(int At, int Length, bool IsTicked);

    /// <summary>Takes choices out of the paragraphs of a cell: what was chosen becomes a mark, and what cannot be told a doubt.</summary>
    /// <returns>The paragraphs without the choices.</returns>
    public static IReadOnlyList<Paragraph> Take(IReadOnlyList<Paragraph> paragraphs, MarkWords words, MarkedText marked)
    {
        var boxes = paragraphs.Select(p => BoxesIn(p.Text)).ToList();
        // An empty circle alone may be a sign of the scale.
        if (!boxes.Exists(b => b.Exists(x => x.IsTicked)))
            foreach (var (at, own) in boxes.Index())
                own.RemoveAll(b => words.OfSign(paragraphs[at].Text.Substring(b.At, b.Length)) is not null);
        if (
            !boxes.Exists(b => b.Exists(x => !x.IsTicked))
            && !boxes.Index().Any(b => b.Item.Count > 1 && Options(paragraphs[b.Index].Text, b.Item, words) is not null))
            return paragraphs;
        var (left, chosen, options, strange) = (new List<Paragraph>(), new List<ReadMark>(), 0, false);
        for (var i = 0; i < paragraphs.Count; i++)
        {
            if (boxes[i].Count == 0)
            {
                left.Add(paragraphs[i]);
                continue;
            }
            var text = paragraphs[i].Text;
            if (Options(text, boxes[i], words) is not { } read)
            {
                strange = true;
                left.Add(paragraphs[i] with { Text = Without(text, boxes[i]), Bold = [] });
                continue;
            }
            marked.Taken.Add(text);
            options += read.Options;
            chosen.AddRange(read.Chosen);
            if (read.Behind.Length > 0)
                left.Add(paragraphs[i] with { Text = read.Behind, Bold = [] });
        }
        if (!strange && chosen.Count == 1 && options > 1)
            marked.Marks.Add(chosen[0]);
        else
            marked.Doubts.Add((ReadingRules.UnsureChoice, []));
        return [.. left.Where(p => p.Text.Length > 0)];
    }

    /// <summary>Whether a text has boxes of which one was ticked and another was not.</summary>
    public static bool IsChoice(string text) => BoxesIn(text) is { Count: > 1 } boxes && boxes.Exists(b => b.IsTicked)
        && boxes.Exists(b => !b.IsTicked);

    private static (int Options, List<ReadMark> Chosen, string Behind)? Options(string text, List<Box> boxes, MarkWords words)
    {
        var before = text[..boxes[0].At].Trim().Length == 0;
        var chosen = new List<ReadMark>();
        var rest = "";
        for (var n = 0; n < boxes.Count; n++)
        {
            var (from, to) = before
                ? (boxes[n].At + boxes[n].Length, n + 1 < boxes.Count ? boxes[n + 1].At : text.Length)
                : (n == 0 ? 0 : boxes[n - 1].At + boxes[n - 1].Length, boxes[n].At);
            while (from < to && !char.IsLetterOrDigit(text[from]))
                from++;
            if (from >= to || words.At(text, from) is not { } word)
                return null;
            // Words between the boxes may take back what the box says.
            if ((before ? n < boxes.Count - 1 : true) && Words.Of(text[(from + word.Length)..to]).Exists(w =>
                w is not ("of" or "en" or "dan" or "wel")))
                return null;
            if (boxes[n].IsTicked)
                chosen.Add(word.Mark);
            if (before && n == boxes.Count - 1)
                rest = text[(from + word.Length)..];
        }
        if (!before)
            rest = text[(boxes[^1].At + boxes[^1].Length)..];
        return (boxes.Count, chosen, rest.TrimStart(' ', '.', ',', ';', ':', '/', '|', '\n').TrimEnd());
    }

    private static string Without(string text, List<Box> boxes)
    {
        for (var n = boxes.Count - 1; n >= 0; n--)
            text = text.Remove(boxes[n].At, boxes[n].Length);
        return text.Trim();
    }

    private static List<Box> BoxesIn(string text)
    {
        var boxes = new List<Box>();
        if (text.AsSpan().IndexOfAnyExcept(NoBox) < 0)
            return boxes;
        for (var at = 0; at < text.Length; at++)
            if (BoxAt(text, at) is { } box)
            {
                boxes.Add(box);
                at += box.Length - 1;
            }
        return boxes;
    }

    private static Box? BoxAt(string text, int at)
    {
        if (text[at] >= 0x80)
        {
            if (char.IsLetterOrDigit(text[at]))
                return null;
            var sign = text.Substring(at, char.IsHighSurrogate(text[at]) && at + 1 < text.Length ? 2 : 1);
            return Empty.Contains(sign, StringComparison.Ordinal) ? new Box(at, sign.Length, false)
                : Ticked.Contains(sign, StringComparison.Ordinal) ? new Box(at, sign.Length, true) : null;
        }
        if (text[at] is not ('[' or '('))
            return null;
        foreach (var (note, ticked) in new[] { (SourceNotes.Ticked, true), (SourceNotes.Empty, false) })
            if (string.CompareOrdinal(text, at, note, 0, note.Length) == 0)
                return new Box(at, note.Length, ticked);
        var close = text[at] == '[' ? ']' : ')';
        if (at + 1 < text.Length && text[at + 1] == close)
            return new Box(at, 2, false);
        if (at + 2 < text.Length && text[at + 2] == close && text[at + 1] is ' ' or '_' or 'x' or 'X' or 'v' or 'V' or '\u00A0')
            return new Box(at, 3, text[at + 1] is not (' ' or '_' or '\u00A0'));
        return null;
    }

    /// <summary>The signs of a cell that holds several, each by itself; else what it holds.</summary>
    public static string[] TicksIn(string text) =>
        text.Split((char[])[' ', '\n', ','], StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } several
            && Array.TrueForAll(several, s => s.Length <= 2 && !char.IsAsciiDigit(s[0]))
            ? several : [text];

    /// <summary>The sign that a text is, and nothing more; a box that is ticked is none.</summary>
    public static Sign? SignIn(string text) =>
        text.Trim() is { Length: > 0 and <= 2 } trimmed && !TickedBoxes.Contains(trimmed, StringComparison.Ordinal)
            && Signs.At(trimmed, 0) is { } sign
            && sign.Text.Length == trimmed.Length ? sign : null;

    /// <summary>What a cell in a column for one mark says: whether it was ticked; null where that cannot be told.</summary>
    public static bool? IsTicked(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length == 0)
            return false;
        if (BoxesIn(trimmed) is [var box] && box.Length == trimmed.Length)
            return box.IsTicked;
        if (trimmed.Length <= 2 && Signs.At(trimmed, 0) is { } sign && sign.Text.Length == trimmed.Length)
            return sign.Trust is SignTrust.Sure or SignTrust.Letter || trimmed is "•" or "*" or "+" ? true : null;
        return trimmed.Length <= 3 || MarkWords.SaysNoneOrNotApplicable(trimmed)
            || Words.Folded(trimmed) is "nee" or "ja" or "neen" or "geen" ? Words.Folded(trimmed) == "ja" ? true : null : true;
    }
}
