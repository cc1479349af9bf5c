using System.Globalization;
using System.Text;

namespace Toetssteen.Domain;

/// <summary>What became of a piece of text.</summary>
public enum Change
{
    /// <summary>It stayed.</summary>
    Same,

    /// <summary>It is in the earlier text alone.</summary>
    Removed,

    /// <summary>It is in the later text alone.</summary>
    Added,
}

/// <summary>A piece of text and what became of it.</summary>
public sealed record WordRun(Change Change, string Text);

/// <summary>
/// What changed in a text, word by word, for a reader. Without the added runs it is the earlier text, without the removed ones the
/// later, both to the letter. Ends of lines are pieces of their own, so that paragraphs keep their place.
/// <para>
/// Source: E.W. Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986). The work is bounded: where texts
/// differ in more than <see cref="MostEdits"/> pieces, what lies between their common beginning and end is shown as replaced, whole.
/// </para>
/// </summary>
public static class WordDifference
{
    /// <summary>Most differing pieces that are looked at one by one.</summary>
    public const int MostEdits = 1_500;

    /// <summary>The runs from the earlier text to the later: never two of the same kind in a row, and no empty ones.</summary>
    public static IReadOnlyList<WordRun> Between(string earlier, string later)
    {
        var (a, b) = (Pieces(earlier), Pieces(later));
        var head = 0;
        while (head < a.Count && head < b.Count && a[head] == b[head])
            head++;
        var tail = 0;
        while (tail < a.Count - head && tail < b.Count - head && a[^(tail + 1)] == b[^(tail + 1)])
            tail++;

        var (left, right) = (a[head..^tail], b[head..^tail]);
        var middle = Edits(left, right) ?? [.. left.Select(p => new WordRun(Change.Removed, p)), .. right
            .Select(p => new WordRun(Change.Added, p))];
        var same = a[..head].Select(p => new WordRun(Change.Same, p));
        return Joined([.. same, .. middle, .. a[^tail..].Select(p => new WordRun(Change.Same, p))]);
    }

    /// <summary>The same runs by paragraph; an empty line ends one, whether it was kept, removed or added.</summary>
    public static IReadOnlyList<IReadOnlyList<WordRun>> InParagraphs(IEnumerable<WordRun> runs)
    {
        List<IReadOnlyList<WordRun>> paragraphs = [];
        List<WordRun> current = [];
        foreach (var run in runs)
        {
            var parts = run.Text.ReplaceLineEndings("\n").Split("\n\n");
            for (var n = 0; n < parts.Length; n++)
            {
                if (n > 0)
                    End();
                if (parts[n].Trim('\n') is { Length: > 0 } text)
                    current.Add(run with { Text = text });
            }
        }
        End();
        return paragraphs;

        void End()
        {
            if (current.Count > 0)
                paragraphs.Add([.. current]);
            current.Clear();
        }
    }

    /// <summary>Words, stretches of blanks, ends of lines, and every other sign by itself. Nothing cuts a character in two.</summary>
    private static List<string> Pieces(string text)
    {
        List<string> pieces = [];
        for (var start = 0; start < text.Length;)
        {
            var kind = KindAt(text, start, out var end);
            if (kind is Kind.Word or Kind.Blank)
                while (end < text.Length && KindAt(text, end, out var next) == kind)
                    end = next;
            pieces.Add(text[start..end]);
            start = end;
        }
        return pieces;
    }

    private enum Kind
    {
        Word,
        Blank,
        Line,
        Sign,
    }

    private static Kind KindAt(string text, int at, out int end)
    {
        Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
        end = at + length;
        if (text[at] is '\n' or '\r')
        {
            if (text[at] == '\r' && end < text.Length && text[end] == '\n')
                end++;
            return Kind.Line;
        }
        return Rune.IsWhiteSpace(rune) ? Kind.Blank
            : Rune.IsLetterOrDigit(rune)
                || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark ? Kind.Word
            : Kind.Sign;
    }

    /// <summary>The shortest script from one to the other; null where it takes more than <see cref="MostEdits"/>.</summary>
    private static List<WordRun>? Edits(List<string> a, List<string> b)
    {
        var (n, m) = (a.Count, b.Count);
        List<int[]> trail = [];
        int[] furthest = [0, 0, 0];
        for (var d = 0; d <= Math.Min(n + m, MostEdits); d++)
        {
            // furthest[k + d + 1] is how far diagonal k reaches with d edits; one larger at both ends than the round before.
            var before = furthest;
            furthest = new int[2 * d + 3];
            for (var k = -d; k <= d; k += 2)
            {
                var x = d == 0 ? 0 : Down(before, k, d) ? before[k + 1 + d] : before[k - 1 + d] + 1;
                while (x < n && x - k < m && x - k >= 0 && a[x] == b[x - k])
                    x++;
                furthest[k + d + 1] = x;
                if (x < n || x - k < m)
                    continue;
                trail.Add(furthest);
                return Walk(a, b, trail);
            }
            trail.Add(furthest);
        }
        return null;
    }

    private static bool Down(int[] before, int k, int d) => k == -d || k != d && before[k - 1 + d] < before[k + 1 + d];

    private static List<WordRun> Walk(List<string> a, List<string> b, List<int[]> trail)
    {
        List<WordRun> runs = [];
        var (x, y) = (a.Count, b.Count);
        for (var d = trail.Count - 1; d > 0; d--)
        {
            var before = trail[d - 1];
            var k = x - y;
            var down = Down(before, k, d);
            var (px, pk) = down ? (before[k + 1 + d], k + 1) : (before[k - 1 + d], k - 1);
            var py = px - pk;
            while (x > (down ? px : px + 1) && y > (down ? py + 1 : py))
                (runs, x, y) = (With(runs, Change.Same, a[x - 1]), x - 1, y - 1);
            runs.Add(down ? new(Change.Added, b[py]) : new(Change.Removed, a[px]));
            (x, y) = (px, py);
        }
        while (x > 0)
            (runs, x) = (With(runs, Change.Same, a[x - 1]), x - 1);
        runs.Reverse();
        return runs;
    }

    private static List<WordRun> With(List<WordRun> runs, Change change, string text)
    {
        runs.Add(new WordRun(change, text));
        return runs;
    }

    /// <summary>Runs of one kind become one, what was removed before what was added; blanks alone between two changes go along with
    /// them.</summary>
    private static List<WordRun> Joined(List<WordRun> pieces)
    {
        List<WordRun> runs = [];
        var (same, removed, added) = (new StringBuilder(), new StringBuilder(), new StringBuilder());
        for (var n = 0; n < pieces.Count; n++)
        {
            var piece = pieces[n];
            if (piece.Change == Change.Same && IsBlank(piece.Text) && n > 0 && n + 1 < pieces.Count
                && pieces[n - 1].Change != Change.Same && pieces[n + 1].Change != Change.Same && removed.Length > 0 && Goes(pieces, n))
            {
                removed.Append(piece.Text);
                added.Append(piece.Text);
            }
            else if (piece.Change == Change.Same)
            {
                EndChange();
                same.Append(piece.Text);
            }
            else
            {
                EndSame();
                (piece.Change == Change.Removed ? removed : added).Append(piece.Text);
            }
        }
        EndSame();
        EndChange();
        return runs;

        void EndSame() => End(Change.Same, same);

        void EndChange()
        {
            End(Change.Removed, removed);
            End(Change.Added, added);
        }

        void End(Change change, StringBuilder text)
        {
            if (text.Length > 0)
                runs.Add(new WordRun(change, text.ToString()));
            text.Clear();
        }
    }

    /// <summary>Whether words on both sides of a blank were replaced: then one change reads better than two.</summary>
    private static bool Goes(List<WordRun> pieces, int blank)
    {
        bool Both(int from, int step)
        {
            var (removed, added) = (false, false);
            for (var n = from; n >= 0 && n < pieces.Count && pieces[n].Change != Change.Same; n += step)
                (removed, added) = (removed || pieces[n].Change == Change.Removed, added || pieces[n].Change == Change.Added);
            return removed && added;
        }

        return Both(blank - 1, -1) && Both(blank + 1, 1);
    }

    private static bool IsBlank(string text) => text.All(c => char.IsWhiteSpace(c) && c is not ('\n' or '\r'));
}
