using System.Text;
using Toetssteen.Documents.Reading.Sources;

namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>What a cell of findings holds.</summary>
internal sealed class MarkedText
{
    public List<ReadMark> Marks { get; } = [];

    public List<string> Paragraphs { get; } = [];

    public List<string> Attention { get; } = [];

    /// <summary>The words that were taken as marks.</summary>
    public List<string> Taken { get; } = [];

    public List<(ReadingRule Rule, object?[] Values)> Doubts { get; } = [];

    public string Text => string.Join("\n\n", Paragraphs);
}

/// <summary>
/// Takes marks and attention points out of the paragraphs of a finding. A sign counts as a mark only where marks stand: at the
/// beginning or the end of a paragraph or a sentence. A letter ("V", "X") must stand alone there. In doubt no mark is given.
/// </summary>
internal sealed class MarkReader(Legend legend, MarkWords words)
{
    private static readonly string[] AttentionLabels =
    [
        "let op",
        "n.b",
        "nb",
        "nota bene",
        "aandachtspunten",
        "aandachtspunt",
        "attentie",
        "pas op",
    ];

    /// <summary>Reads a cell.</summary>
    /// <param name="paragraphs">Its paragraphs.</param>
    /// <param name="isMarkColumn">The cell stands in a column of marks: signs and words alone in it are marks.</param>
    /// <param name="keepAttention">Attention points stay in the text (re-tests have no place of their own for them).</param>
    public MarkedText Read(IReadOnlyList<Paragraph> paragraphs, bool isMarkColumn = false, bool keepAttention = false)
    {
        var marked = new MarkedText();
        paragraphs = Counted(TickedChoice.Take(paragraphs, words, marked), marked);
        string? label = null;
        foreach (var paragraph in paragraphs)
        {
            var text = paragraph.Text;
            var bold = paragraph.Bold;
            if (
                text.Length > 3
                && text[0] is '!' or '⚠' or '❗'
                && text[1] is ' ' or '\u00A0'
                && LabelAt(text, 2, atStart: true) is not null)
                (text, bold) = (text[2..], []);
            if (label is not null)
            {
                // A label on a line of its own belongs to the paragraph below.
                text = $"{label} {text}";
                bold = [];
                label = null;
            }
            if (
                !keepAttention
                && LabelAt(text, 0, atStart: true) is { } alone
                && alone.Length == text.Length
                && paragraph != paragraphs[^1])
            {
                label = text;
                continue;
            }
            text = WithoutNotes(text, marked, out var notes);
            if (notes.Count > 0)
                bold = [];
            if (text.Trim().Length == 0 || (isMarkColumn && ReadMarkCell(text, marked)))
                continue;
            var before = marked.Paragraphs.Count;
            new Scan(this, text, bold, marked, keepAttention).Run();
            for (var n = before; n < marked.Paragraphs.Count; n++)
                marked.Paragraphs[n] = WithNotes(marked.Paragraphs[n], notes);
            for (var n = 0; n < marked.Attention.Count; n++)
                marked.Attention[n] = WithNotes(marked.Attention[n], notes);
        }
        return marked;
    }

    // Stands for a note while signs are sought: no sign within it counts.
    private const char NotePlace = '\uFFFC';

    /// <summary>Takes the notes out of a text that stand for a mark; of others a place is kept.</summary>
    private string WithoutNotes(string text, MarkedText marked, out Queue<string> kept)
    {
        var others = kept = new Queue<string>();
        if (!text.Contains('[', StringComparison.Ordinal))
            return text;
        return SourceNotes.In().Replace(text, note =>
        {
            if (note.Groups[1].Value is not "doorgehaald" && MarkOf(note.Groups[2].Value) is { } mark)
            {
                marked.Marks.Add(mark);
                marked.Taken.Add(note.Value);
                if (text[..note.Index].Any(char.IsLetterOrDigit) && text[(note.Index + note.Length)..].Any(char.IsLetterOrDigit))
                    marked.Doubts.Add((ReadingRules.UnusualMark, [note.Groups[2].Value, InWords(mark)]));
                return "";
            }
            // A word for a mark that was struck out is the one that was not chosen.
            if (note.Groups[1].Value is "doorgehaald" && words.Of(note.Groups[2].Value) is not null)
            {
                marked.Taken.Add(note.Value);
                return "";
            }
            others.Enqueue(note.Value);
            return NotePlace.ToString();
        }).Trim();
    }

    private static string WithNotes(string text, Queue<string> notes)
    {
        for (
            var at = text.IndexOf(NotePlace, StringComparison.Ordinal);
            at >= 0 && notes.Count > 0;
            at = text.IndexOf(NotePlace, StringComparison.Ordinal))
            text = text[..at] + notes.Dequeue() + text[(at + 1)..];
        return text;
    }

    /// <summary>The mark that the description of a picture or a choice is the word or sign for, and nothing more.</summary>
    private ReadMark? MarkOf(string shown)
    {
        // "vinkje?" asks, "vinkje/kruis" leaves it open.
        if (shown.Any(c => char.IsPunctuation(c) && c is not ('.' or '!' or ':' or '-' or '\'' or '’')))
            return null;
        var trimmed = shown.Trim(' ', '.', '!');
        if (words.Of(trimmed) is { } mark)
            return mark;
        foreach (var small in new[] { "icoon ", "pictogram ", "teken ", "symbool ", "oordeel ", "oordeel: ", "score ", "score: " })
            if (trimmed.StartsWith(small, StringComparison.OrdinalIgnoreCase))
                return words.Of(trimmed[small.Length..]);
        if (
            trimmed.Length <= 2
            && trimmed.Length > 0
            && Signs.At(trimmed, 0) is { Trust: not SignTrust.LegendOnly } sign
            && sign.Text.Length == trimmed.Length)
            return legend.MeaningOf(sign);
        return Words.Folded(trimmed) switch
        {
            "vinkje" or "groen vinkje" or "vink" or "check" or "checkmark" or "tick" or "groen" => words.Holding,
            "kruis" or "kruisje" or "rood kruis" or "rood kruisje" or "cross" or "rood" => words.Falling,
            _ => null,
        };
    }

    /// <summary>
    /// Marks that are counted ("2 keer voldoet, 1 keer verbeterpunt") are all marks of their cell; the verdict over them that stands
    /// above is none beside them.
    /// </summary>
    private IReadOnlyList<Paragraph> Counted(IReadOnlyList<Paragraph> paragraphs, MarkedText marked)
    {
        if (paragraphs.FirstOrDefault(p => p.Text.Length < 80 && CountsIn(p.Text) is not null) is not { } counting)
            return paragraphs;
        marked.Marks.AddRange(CountsIn(counting.Text)!);
        marked.Taken.Add(counting.Text);
        var left = new List<Paragraph>();
        foreach (var paragraph in paragraphs.Where(p => p != counting))
            if (left.Count == 0 && IsVerdict(paragraph.Text))
                marked.Taken.Add(paragraph.Text);
            else
                left.Add(paragraph);
        return left;
    }

    private bool IsVerdict(string text) =>
        ReadMarkCell(text, new MarkedText()) || words.IsKnown(text.Trim('✓', '✗', '✔', '✘', ' ', '\u00A0'));

    private List<ReadMark>? CountsIn(string text)
    {
        var marks = new List<ReadMark>();
        foreach (var part in text.Trim(' ', '.', '(', ')').Split([", ", " en "], StringSplitOptions.RemoveEmptyEntries))
        {
            if (
                part.Split(' ', 3) is not [var number, "keer" or "maal" or "x" or "×", var word]
                || !int.TryParse(number, out var count)
                || count is < 1 or > 30
                || words.Of(word) is not { } mark)
                return null;
            marks.AddRange(Enumerable.Repeat(mark, count));
        }
        return marks.Count > 0 ? marks : null;
    }

    /// <summary>Whether a cell holds marks and nothing else.</summary>
    public bool IsOnlyMarks(Cell cell)
    {
        if (cell.Paragraphs.Count == 0)
            return false;
        var marked = new MarkedText();
        foreach (var paragraph in Counted(TickedChoice.Take(cell.Paragraphs, words, marked), marked))
        {
            var text = WithoutNotes(paragraph.Text, marked, out var notes);
            if (notes.Count > 0 || (text.Length > 0 && !ReadMarkCell(text, marked)))
                return false;
        }
        return marked.Marks.Count > 0;
    }

    /// <summary>Reads a text that is nothing but signs or a word for a mark; false when it is more.</summary>
    private bool ReadMarkCell(string text, MarkedText marked)
    {
        if (text.Length > 60)
            return false;
        var found = new List<ReadMark>();
        var doubts = new List<(ReadingRule, object?[])>();
        var taken = new List<string>();
        ReadMark? bySign = null;
        for (var at = 0; at < text.Length;)
        {
            var c = text[at];
            if (char.IsWhiteSpace(c) || c is '(' or ')' or '[' or ']' or ',' or ';' or '.')
            {
                at++;
                continue;
            }
            if (words.At(text, at) is { } word)
            {
                // A sign with its word beside it is one mark; where they contradict each other it is none.
                taken.Add(text.Substring(at, word.Length));
                if (bySign is null)
                    found.Add(word.Mark);
                else if (bySign != word.Mark)
                {
                    found.RemoveAt(found.Count - 1);
                    doubts.Add((ReadingRules.SignAgainstWord, [text[at..(at + word.Length)]]));
                }
                bySign = null;
                at += word.Length;
                continue;
            }
            bySign = null;
            if (words.SignAt(text, at) is not { } sign)
            {
                if (words.LengthOfOwnSign(text, at) is not (> 0 and var own))
                    return false;
                taken.Add(text.Substring(at, own));
                at += own;
                continue;
            }
            var end = at + sign.Text.Length;
            if (sign.Trust is not SignTrust.Sure && end < text.Length
                && (char.IsLetterOrDigit(text[end]) || text[end] is '/' or '-' || IsWithinNumber(text, end)))
                return false;
            if (sign.Trust == SignTrust.LegendOnly && !legend.Names(sign))
                return false;
            if (legend.MeaningOf(sign) is not { } mark)
                doubts.Add((ReadingRules.AgainstLegend, [sign.Text]));
            else
            {
                found.Add(mark);
                taken.Add(sign.Text);
                bySign = mark;
                if ((sign.Trust == SignTrust.Odd && !legend.Names(sign)) || legend.IsUnusual(sign))
                    doubts.Add((ReadingRules.UnusualMark, [sign.Text, InWords(mark)]));
            }
            at = end;
        }
        marked.Marks.AddRange(found);
        marked.Taken.AddRange(taken);
        marked.Doubts.AddRange(doubts);
        return found.Count > 0 || doubts.Count > 0;
    }

    // "2,5" is neither 2 nor 5.
    private static bool IsWithinNumber(string text, int at) =>
        text[at] is '.' or ',' && at + 1 < text.Length && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]);

    /// <summary>
    /// How many marks paragraphs may hold at most, wherever in them: signs that stand alone, or words for marks.
    /// Where several indicators are judged together, a mark that was passed over would not be missed.
    /// </summary>
    public int MostIn(IReadOnlyList<Paragraph> paragraphs)
    {
        var (signs, said) = (0, 0);
        foreach (var text in paragraphs.Select(p => SourceNotes.In().Replace(p.Text, note => MarkOf(note.Groups[2].Value) is null
            || note.Groups[1].Value == "doorgehaald" ? "" : "✓")))
            for (var at = 0; at < text.Length; at++)
            {
                var isStart = at == 0 || !char.IsLetterOrDigit(text[at - 1]);
                if (isStart && words.SignAt(text, at) is { } sign && (sign.Trust != SignTrust.LegendOnly || legend.Names(sign)))
                {
                    var end = at + sign.Text.Length;
                    if (sign.Trust == SignTrust.Sure || ((at == 0 || char.IsWhiteSpace(text[at - 1]))
                        && (end == text.Length || !char.IsLetterOrDigit(text[end]))))
                        signs++;
                }
                else if (isStart && words.At(text, at) is { } word)
                {
                    said++;
                    at += word.Length - 1;
                }
            }
        return Math.Max(signs, said);
    }

    private string InWords(ReadMark mark) => words.NameOf(mark);

    /// <summary>A label of an attention point; sure where it cannot be the start of an ordinary sentence.</summary>
    private static (int Length, bool Sure)? LabelAt(string text, int at, bool atStart)
    {
        foreach (var label in AttentionLabels)
        {
            if (text.Length - at < label.Length || (text[at] | 0x20) != label[0]
                || string.Compare(text, at, label, 0, label.Length, StringComparison.OrdinalIgnoreCase) != 0)
                continue;
            var end = at + label.Length;
            if (label == "n.b" && end < text.Length && text[end] == '.')
                end++;
            if (end < text.Length && char.IsLetterOrDigit(text[end]))
                continue;
            var upper = !text.AsSpan(at, label.Length).ContainsAnyInRange('a', 'z');
            var next = end;
            while (next < text.Length && text[next] == ' ')
                next++;
            var marked =
                next >= text.Length
                || text[next] is ':' or '!'
                || (text[next] is '-' or '–' or '.' or ',' && label is "let op" or "nb" or "n.b");
            if (marked && next < text.Length)
                end = next + 1;
            if (marked || (upper && label is not ("aandachtspunt" or "aandachtspunten")))
                return (end - at, true);
            // "Let op" may also open a sentence; "aandachtspunt" without a colon is a word like any other.
            return label == "let op" && atStart && char.IsUpper(text[at]) ? (end - at, false) : null;
        }
        return null;
    }

    /// <summary>One pass over one paragraph.</summary>
    private ref struct Scan(MarkReader reader, string text, IReadOnlyList<Stretch> bold, MarkedText marked, bool keepAttention)
    {
        private readonly StringBuilder _plain = new();
        private int _attention = -1;
        private int _attentionEnd;
        private int _afterMark = 0;

        public void Run()
        {
            var from = 0;
            for (var at = 0; at < text.Length;)
            {
                if (_attention >= 0 && at >= _attentionEnd)
                    EndAttention(at, ref from);
                if (!IsTokenStart(at))
                {
                    at++;
                    continue;
                }
                if (!keepAttention && StartsSentence(at, andColon: true) && LabelAt(text, at, at == 0) is { } label)
                {
                    if (_attention >= 0)
                        EndAttention(at, ref from);
                    Take(from, at);
                    (_attention, _attentionEnd) = (at, EndOfAttention(at, label.Length));
                    if (!label.Sure)
                        marked.Doubts.Add((ReadingRules.UnsureAttention, [Shown(text[at..])]));
                    at += label.Length;
                    _afterMark = at;
                    continue;
                }
                if (MarkAt(at) is not { } length)
                {
                    at++;
                    continue;
                }
                if (_attention >= 0)
                    EndAttention(at, ref from);
                else
                    Take(from, at);
                at += length;
                while (at < text.Length && text[at] is ' ' or '\n')
                    at++;
                from = _afterMark = at;
            }
            if (_attention >= 0)
                EndAttention(text.Length, ref from);
            Take(from, text.Length);
            var plain = _plain.ToString().Trim();
            if (plain.Any(char.IsLetterOrDigit))
                marked.Paragraphs.Add(plain);
        }

        private readonly void Take(int from, int to)
        {
            if (to <= from)
                return;
            var piece = text.AsSpan(from, to - from).Trim(' ');
            if (piece.Length == 0)
                return;
            if (_plain.Length > 0 && _plain[^1] is not ('\n' or ' '))
                _plain.Append(' ');
            _plain.Append(piece);
        }

        private void EndAttention(int at, ref int from)
        {
            var warning = text[_attention..at].Trim();
            if (warning.Length > 0)
                marked.Attention.Add(warning);
            _attention = -1;
            from = at;
            while (from < text.Length && text[from] is ' ' or '\n')
                from++;
            _afterMark = from;
        }

        /// <summary>An attention point lasts as long as its paragraph, or its bold where a new sentence follows that.</summary>
        private readonly int EndOfAttention(int at, int label)
        {
            foreach (var stretch in bold)
            {
                var end = stretch.Start + stretch.Length;
                if (stretch.Start > at || end < at + label)
                    continue;
                var rest = text.AsSpan(end).TrimStart();
                var said = text.AsSpan(at, end - at).TrimEnd();
                if (end > at + label + 10 && rest.Length > 0 && said.Length > 0 && said[^1] is '.' or '!' or '?' && !char.IsLower(rest[0]))
                    return end;
            }
            return text.Length;
        }

        private readonly bool IsTokenStart(int at)
        {
            var c = text[at];
            if (char.IsWhiteSpace(c) || (char.IsAsciiLetter(c) && at > 0 && at != _afterMark && char.IsAsciiLetter(text[at - 1])))
                return false;
            return at == 0
                || at == _afterMark
                || char.IsWhiteSpace(text[at - 1])
                || text[at - 1] is '(' or '['
                || c is '(' or '['
                || (c >= 0x80 && !char.IsLetter(c));
        }

        /// <summary>Whether a sentence may begin here: at the start, on a new line, after a mark, or after the end of a sentence.</summary>
        private readonly bool StartsSentence(int at, bool andColon)
        {
            if (at == _afterMark)
                return true;
            var before = at - 1;
            while (before >= 0 && at - before < 20 && text[before] is ' ' or '(' or '[')
                before--;
            if (before < 0 || text[before] == '\n' || before + 1 == _afterMark)
                return true;
            while (before > 0 && at - before < 20 && text[before] is ')' or '”' or '’' or '\'' or '"' or '»' or ']')
                before--;
            return text[before] is '.' or '!' or '?' or '…' || (andColon && text[before] is ':' or ';');
        }

        /// <summary>The length of the mark that stands here, or null; a mark is noted, and so is a doubt.</summary>
        private int? MarkAt(int at)
        {
            if (at == 0 && LeadingWord() is { } word)
                return word;
            if (at > 0 && WordBetween(at) is { } between)
                return between;
            var open = text[at] is '(' or '[' ? 1 : 0;
            if (at + open >= text.Length || reader.SignAt(text, at + open) is not { } sign)
                return null;
            var end = at + open + sign.Text.Length;
            var closed = open == 1 && end < text.Length && text[end] is ')' or ']';
            if (open == 1 && !closed)
                return null;
            if (closed)
                end++;
            return sign.Trust switch
            {
                SignTrust.Sure => SureMark(at, end, sign),
                SignTrust.LegendOnly when !reader.Knows(sign) => null,
                _ => LetterMark(at, end, sign),
            };
        }

        private int? SureMark(int at, int end, Sign sign)
        {
            var next = Next(end);
            if (StartsSentence(at, andColon: true) || IsEnd(end))
            {
                if (next == '/' && end < text.Length)
                    return Unsure(sign);
                return Mark(sign, at, end, usual: true);
            }
            // In the middle of a sentence it is talked about ("een ✓"), or it fell there from the beginning of the line: that is a mark,
            // with a doubt.
            return char.IsUpper(next) || !IsTalkedAbout(at) ? Mark(sign, at, end, usual: false) : Unsure(sign);
        }

        private readonly bool IsTalkedAbout(int at)
        {
            var before = text.AsSpan(0, at).TrimEnd();
            var word = before[(before.LastIndexOf(' ') + 1)..];
            return word is "een" or "het" or "de" or "met" or "geen" or "als" or "op" or "van" or "×"
                || (word.Length > 0 && (char.IsAsciiDigit(word[^1]) || word[^1] is '(' or '[' or '‘' or '“'));
        }

        private int? LetterMark(int at, int end, Sign sign)
        {
            var joined = end < text.Length && char.IsLetterOrDigit(text[end]);
            if (joined)
            {
                // "XDe gemeente": the space was lost with the bold.
                var torn =
                    at == 0
                    && sign.Trust == SignTrust.Letter
                    && end + 1 < text.Length
                    && char.IsUpper(text[end])
                    && char.IsLower(text[end + 1])
                    && (text[end] | 0x20) != (sign.Text[0] | 0x20)
                    && char.IsUpper(sign.Text[0]);
                return torn ? Mark(sign, at, end, usual: false) : null;
            }
            if (at > 0 && text[at - 1] is not (' ' or '\n') && at != _afterMark)
                return null;
            var named = reader.Knows(sign);
            var alone = IsBold(at, end);
            var start = StartsSentence(at, andColon: false);
            if (IsEnd(end))
                return start || (alone && at > 0) ? Mark(sign, at, end, usual: sign.Trust == SignTrust.Letter || named) : Tail(at, sign);
            if (!start && !alone)
                return null;
            if (text[end] is not (' ' or '\n' or ':' or '\u00A0' or '-' or '–'))
                return text[end] == '.' && at == 0 && sign.Trust == SignTrust.Letter ? Unsure(sign) : null;
            if (text[end] is '-' or '–' || Next(end) == '/')
                return Unsure(sign);
            var next = Next(end);
            if (sign.Trust == SignTrust.Odd && !named)
                return at == 0 && (char.IsUpper(next) || alone) ? Mark(sign, at, end, usual: false) : null;
            if (char.IsUpper(next) || !char.IsLetter(next) || alone)
                // "3 Partners werken mee": a number before words may count them.
                return at == _afterMark || at == 0 || named || alone || start
                    ? Mark(sign, at, end, usual: alone || text[end] == ':' || !char.IsAsciiDigit(sign.Text[0])) : Unsure(sign);
            return named && (at == 0 || at == _afterMark) ? Mark(sign, at, end, usual: false) : Unsure(sign);
        }

        /// <summary>A letter at the very end without a sentence before it: "team X".</summary>
        private readonly int? Tail(int at, Sign sign) =>
            at > 0 && sign.Trust == SignTrust.Letter && reader.Knows(sign) ? Unsure(sign) : null;

        private readonly int? Unsure(Sign sign)
        {
            marked.Doubts.Add((ReadingRules.UnsureSign, [sign.Text]));
            return null;
        }

        private readonly int? Mark(Sign sign, int at, int end, bool usual)
        {
            if (reader.MeaningOf(sign) is not { } mark)
            {
                marked.Doubts.Add((ReadingRules.AgainstLegend, [sign.Text]));
                return null;
            }
            var behind = end;
            while (behind < text.Length && text[behind] is ' ' or '\u00A0' or ':' or '(' or '–' or '-')
                behind++;
            if (behind < text.Length && reader.WordAt(text, behind) is { } said && IsSetApart(behind + said.Length))
            {
                // A sign with its word beside it is one mark; where they contradict each other it is none.
                if (said.Mark != mark)
                {
                    marked.Doubts.Add((ReadingRules.SignAgainstWord, [Shown(text[at..(behind + said.Length)])]));
                    return null;
                }
                marked.Taken.Add(text[behind..(behind + said.Length)]);
                end = behind + said.Length;
                if (end < text.Length && text[end] == ')')
                    end++;
            }
            marked.Marks.Add(mark);
            marked.Taken.Add(sign.Text);
            if (!usual || reader.IsUnusual(sign))
                marked.Doubts.Add((ReadingRules.UnusualMark, [Shown(text[at..]), reader.InWords(mark)]));
            if (end < text.Length && text[end] == ':')
                end++;
            else if (end < text.Length && text[end] == '.' && IsEnd(end + 1) && at == 0)
                end++;
            return end - at;
        }

        /// <summary>A word for a mark at the beginning: "Voldoet:", "(verbeterpunt)", "Oordeel: voldoet".</summary>
        private readonly int? LeadingWord()
        {
            var at = 0;
            if (text.StartsWith("Oordeel:", StringComparison.OrdinalIgnoreCase))
                at = 8;
            while (at < text.Length && text[at] is ' ' or '(' or '[')
                at++;
            if (at >= text.Length || reader.WordAt(text, at) is not { } word)
            {
                if (
                    at >= 8
                    && text[0] is 'O' or 'o'
                    && at < text.Length
                    && reader.SignAt(text, at) is { } sign
                    && IsEnd(at + sign.Text.Length))
                {
                    marked.Taken.Add(text[..8]);
                    return Mark(sign, 0, at + sign.Text.Length, usual: true);
                }
                return null;
            }
            var end = at + word.Length;
            if (end < text.Length && text[end] is ')' or ']' or ':' or '.' or '!' or '–' or '-' or '\n')
                end++;
            else if (end < text.Length && !(at > 0 && IsEnd(end)) && text[at] != ':')
                return null;
            marked.Marks.Add(word.Mark);
            marked.Taken.Add(text[..end]);
            if (end - 1 < text.Length && text[end - 1] is not (':' or ')' or ']' or '\n') && end < text.Length && !IsBeforeSentence(end))
                marked.Doubts.Add((ReadingRules.UnusualMark, [Shown(text), reader.InWords(word.Mark)]));
            return end;
        }

        // "Voldoet. De gemeente heeft …": a sentence of its own before another; what that one says of the mark is looked at elsewhere.
        private readonly bool IsBeforeSentence(int end) => text[end - 1] == '.' && text[end] == ' ' && char.IsUpper(Next(end));

        /// <summary>A word for a mark where a sentence begins, with a colon behind it: "Dat is zo. Verbeterpunt: …". Alone as a sentence
        /// it may be one.</summary>
        private readonly int? WordBetween(int at)
        {
            if (!StartsSentence(at, andColon: false) || reader.WordAt(text, at) is not { } word)
                return null;
            var end = at + word.Length;
            if (end < text.Length && text[end] == ':')
            {
                marked.Marks.Add(word.Mark);
                marked.Taken.Add(text[at..(end + 1)]);
                return word.Length + 1;
            }
            if (end >= text.Length || text[end] is '.' or '!' or ')' or '\n' || IsEnd(end))
                marked.Doubts.Add((ReadingRules.UnsureSign, [text[at..end]]));
            return null;
        }

        // A word for a mark ends here: it does not go on as a sentence ("voldoet aan de norm").
        private readonly bool IsSetApart(int end) =>
            end >= text.Length
            || text[end] is '\n' or ':' or '.' or ')' or ']' or ';' or ',' or '–' or '-'
            || (text[end] == ' ' && (end + 1 >= text.Length || char.IsUpper(Next(end))));

        private readonly char Next(int at)
        {
            while (at < text.Length && text[at] is ' ' or '\n' or ':' or '(' or '‘' or '“' or '\'' or '"')
                at++;
            return at < text.Length ? text[at] : '\0';
        }

        private readonly bool IsEnd(int at)
        {
            while (at < text.Length && text[at] is ' ' or '\n' or '.')
                at++;
            return at >= text.Length;
        }

        private readonly bool IsBold(int at, int end)
        {
            foreach (var stretch in bold)
                if (
                    stretch.Start <= at
                    && stretch.Start + stretch.Length >= end
                    && stretch.Start + stretch.Length <= end + 2
                    && stretch.Start >= at - 1)
                    return true;
            return false;
        }

        private static string Shown(string of) => of.Length <= 60 ? of : of[..57] + "…";
    }

    private (ReadMark Mark, int Length)? WordAt(string text, int at) => words.At(text, at);

    private Sign? SignAt(string text, int at) => words.SignAt(text, at);

    private bool Knows(Sign sign) => legend.Names(sign);

    private bool IsUnusual(Sign sign) => legend.IsUnusual(sign);

    private ReadMark? MeaningOf(Sign sign) => legend.MeaningOf(sign);
}
