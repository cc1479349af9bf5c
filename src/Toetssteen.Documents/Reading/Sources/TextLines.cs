using System.Buffers;
using System.Text;

namespace Toetssteen.Documents.Reading.Sources;

/// <summary>Lines of text or Markdown to blocks.</summary>
internal sealed class TextLines
{
    private const int LongestWrapped = 160;

    private static readonly SearchValues<char> RuleSigns = SearchValues.Create("-*_=~ \u2014\u2500\u2501");

    private readonly string[] _lines;
    private readonly List<Block> _blocks;
    private readonly List<UnplacedText> _aside;
    private readonly Allowance _allowance;
    private readonly int _width;

    public TextLines(string text, List<Block> blocks, List<UnplacedText> aside, Allowance allowance)
    {
        allowance.TakeText(text.Length);
        _allowance = allowance;
        _lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace('\f', ' ').Replace('\v', ' ').Split('\n');
        (_blocks, _aside) = (blocks, aside);
        _width = WrapWidth();
    }

    public void Read()
    {
        for (var at = 0; at < _lines.Length;)
        {
            _allowance.Look();
            at = ReadBlock(at);
        }
    }

    /// <summary>Reads what begins at a line; returns the line after it.</summary>
    private int ReadBlock(int at)
    {
        var line = _lines[at];
        if (string.IsNullOrWhiteSpace(line) || IsRule(line))
            return at + 1;
        if (HtmlAt(line) is { } tag)
            return ReadHtml(at, tag);
        if (HeadingLevel(line) is > 0 and var level)
        {
            AddHeading(line.TrimStart()[level..].Trim().TrimEnd('#'), level, at);
            return at + 1;
        }
        if (IsUnderline(at + 1) is { } underlined && !HasTab(line) && !IsPipeRow(at) && ListItem(at) == 0)
        {
            AddHeading(line, underlined, at);
            return at + 2;
        }
        if (IsGridEdge(line))
            return ReadGrid(at);
        if (IsPipeRow(at))
            return ReadPipes(at);
        if (HasTab(line))
            return ReadTabs(at);
        if (ListItem(at) > 0)
            return ReadItem(at);
        if (SpacedTable.At(_lines, at) is not { } spaced)
            return ReadParagraph(at);
        _blocks.Add(spaced.Read());
        return spaced.End;
    }

    private void AddHeading(string raw, int level, int at)
    {
        var place = new Place(Line: at + 1);
        if (raw.EndsWith(']') && raw.LastIndexOf("[^", StringComparison.Ordinal) is > 0 and var reference)
            raw = raw[..reference];
        var text = string.Join(' ', TextInline.Paragraphs(raw, place, aside: _aside).Select(p => p.Text));
        if (text.Length > 0)
            Add(new Heading(text, level, place));
    }

    private int ReadParagraph(int at)
    {
        var end = at + 1;
        while (end < _lines.Length && ContinuesParagraph(end))
            end++;
        // Who is quoted is not said: a mark in a quotation is not read as one of the inspectorates.
        var isQuoted = IsQuoted(_lines[at]);
        var text = new StringBuilder(Unquoted(_lines[at]));
        var start = at;
        for (var next = at + 1; next < end; next++)
        {
            var line = Unquoted(_lines[next]);
            if (Joins(_lines[next - 1], line))
            {
                Join(text, line);
                continue;
            }
            AddParagraphs(isQuoted ? $"“{text}”" : text.ToString(), start, isItem: false);
            text.Clear().Append(line);
            start = next;
        }
        AddParagraphs(isQuoted ? $"“{text}”" : text.ToString(), start, isItem: false);
        return end;
    }

    private int ReadItem(int at)
    {
        var text = new StringBuilder(_lines[at][ListItem(at)..].Trim());
        var end = at + 1;
        while (end < _lines.Length && ContinuesParagraph(end) && (char.IsWhiteSpace(_lines[end][0]) || Joins(_lines[end - 1], _lines[end])))
            Join(text, _lines[end++].Trim());
        AddParagraphs(text.ToString(), at, isItem: true);
        return end;
    }

    private void AddParagraphs(string raw, int at, bool isItem)
    {
        foreach (var paragraph in TextInline.Paragraphs(raw, new Place(Line: at + 1), aside: _aside))
            Add(paragraph with { IsListItem = isItem, IsProminent = paragraph.IsProminent || IsCapitals(paragraph.Text) });
    }

    private void Add(Block block)
    {
        _allowance.TakeParts(1);
        _blocks.Add(block);
    }

    private bool ContinuesParagraph(int at) =>
        !string.IsNullOrWhiteSpace(_lines[at])
        && !IsRule(_lines[at])
        && HeadingLevel(_lines[at]) == 0
        && !HasTab(_lines[at])
        && !IsPipeRow(at)
        && ListItem(at) == 0
        && !IsGridEdge(_lines[at])
        && IsUnderline(at + 1) is null
        && HtmlAt(_lines[at]) is null;

    /// <summary>
    /// Whether a line break is only a wrap: the next word did not fit any more, or the sentence plainly goes on. Forced breaks of
    /// Markdown are none; nor is a line that is longer than anyone wraps.
    /// </summary>
    private bool Joins(string line, string next)
    {
        if (line.EndsWith("  ", StringComparison.Ordinal) || line.EndsWith('\\'))
            return false;
        next = next.TrimStart();
        if (next.Length == 0 || HandSetLines.IsLabelled(next))
            return false;
        var ends = line.TrimEnd() is [.., '.' or '!' or '?' or ':'];
        if (!ends && char.IsLower(next[0]))
            return true;
        if (line.Length > LongestWrapped)
            return false;
        var word = next.AsSpan().IndexOf(' ');
        return line.TrimEnd().Length + 1 + (word < 0 ? next.Length : word) > _width * 3 / 4;
    }

    /// <summary>
    /// Adds a line; a word broken by a hyphen is made whole, unless the hyphen stands for a part left out ("dwang- en drang").
    /// </summary>
    public static void Join(StringBuilder text, string line)
    {
        while (text.Length > 0 && text[^1] == ' ')
            text.Length--;
        line = line.TrimStart();
        var broken = text.Length > 1 && text[^1] is '-' or '\u2010' && char.IsLetter(text[^2]) && line.Length > 0 && char.IsLower(line[0])
            && !line.StartsWith("en ", StringComparison.Ordinal) && !line.StartsWith("of ", StringComparison.Ordinal);
        if (broken)
            text.Length--;
        else if (text.Length > 0)
            text.Append(' ');
        text.Append(line);
    }

    private int ReadTabs(int at)
    {
        var rows = new List<(List<StringBuilder> Cells, int Line)>();
        while (at < _lines.Length && !string.IsNullOrWhiteSpace(_lines[at]))
        {
            var line = _lines[at];
            if (rows.Count > 0 && (HeadingLevel(line) > 0 || IsPipeRow(at) || HtmlAt(line) is not null))
                break;
            if (line.Contains('\t', StringComparison.Ordinal))
                rows.Add((Taken([.. line.Split('\t').Select(c => new StringBuilder(c))]), at));
            else if (IsRule(line))
            {
            }
            else if (StandsAlone(_lines[at - 1], line))
                rows.Add(([new StringBuilder(line)], at));
            else
                Join(rows[^1].Cells[^1], line);
            at++;
        }
        AddTable(rows);
        return at;
    }

    /// <summary>A short line after a finished sentence is a row of its own (a theme); any other line goes on in the last cell.</summary>
    private static bool StandsAlone(string before, string line)
    {
        line = line.Trim();
        return line.Length < 60
            && char.IsUpper(line[0])
            && line[^1] is not ('.' or ',' or ';' or '>')
            && (before.EndsWith('\t') || before.TrimEnd() is [.., '.' or '!' or '?' or '>']);
    }

    private int ReadPipes(int at)
    {
        var rows = new List<(List<StringBuilder> Cells, int Line)>();
        while (at < _lines.Length && !string.IsNullOrWhiteSpace(_lines[at]))
        {
            var line = _lines[at].Trim();
            if (IsSeparator(line))
            {
                at++;
                continue;
            }
            if (!line.Contains('|', StringComparison.Ordinal))
            {
                // A cell that was wrapped; anything else ends the table.
                if (
                    rows.Count == 0
                    || HeadingLevel(line) > 0
                    || !_lines[rows[0].Line].TrimStart().StartsWith('|')
                    || rows[^1].Cells.Count == 0)
                    break;
                var open = _lines[at - 1].TrimEnd();
                if (open.EndsWith('|') && !open.EndsWith("\\|", StringComparison.Ordinal))
                    break;
                Join(rows[^1].Cells[^1], line);
                at++;
                continue;
            }
            var continues = rows.Count > 0 && !line.StartsWith('|') && _lines[rows[0].Line].TrimStart().StartsWith('|');
            var cells = Taken(PipeCells(line));
            if (continues)
            {
                Join(rows[^1].Cells[^1], cells[0].ToString());
                rows[^1].Cells.AddRange(cells.Skip(1));
            }
            else
            {
                rows.Add((cells, at));
            }
            at++;
        }
        AddTable(rows);
        return at;
    }

    private static List<StringBuilder> PipeCells(string line)
    {
        if (line.StartsWith('|'))
            line = line[1..];
        var cells = new List<StringBuilder>();
        var cell = new StringBuilder();
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '\\' && i + 1 < line.Length && line[i + 1] == '|')
            {
                cell.Append('|');
                i++;
            }
            else if (line[i] == '|')
            {
                cells.Add(cell);
                cell = new StringBuilder();
            }
            else
            {
                cell.Append(line[i]);
            }
        }
        if (!string.IsNullOrWhiteSpace(cell.ToString()) || cells.Count == 0)
            cells.Add(cell);
        return cells;
    }

    /// <summary>A table drawn with plus signs: a row lasts until the next edge, and its lines go on in their cells.</summary>
    private int ReadGrid(int at)
    {
        var rows = new List<(List<StringBuilder> Cells, int Line)>();
        List<StringBuilder>? open = null;
        var first = at;
        for (; at < _lines.Length && (IsGridEdge(_lines[at]) || _lines[at].TrimStart().StartsWith('|')); at++)
        {
            if (IsGridEdge(_lines[at]))
            {
                if (open is not null)
                    rows.Add((open, first));
                open = null;
                continue;
            }
            var cells = Taken(PipeCells(_lines[at].Trim()));
            if (open is null)
            {
                (open, first) = (cells, at);
                continue;
            }
            for (var i = 0; i < cells.Count; i++)
            {
                if (i >= open.Count)
                    open.Add(cells[i]);
                else if (cells[i].ToString().Trim() is { Length: > 0 } more)
                    Join(open[i], more);
                else
                    open[i].Append("<p>");
            }
        }
        if (open is not null)
            rows.Add((open, first));
        AddTable(rows);
        return at;
    }

    private List<StringBuilder> Taken(List<StringBuilder> cells)
    {
        _allowance.TakeParts(cells.Count);
        return cells;
    }

    private void AddTable(List<(List<StringBuilder> Cells, int Line)> raw)
    {
        var rows = raw.Select(r => (Place: new Place(Line: r.Line + 1), r.Cells))
            .Select(r => new Row(
                [.. r.Cells.Select(c => new Cell(TextInline.Paragraphs(c.ToString(), r.Place, aside: _aside, inCell: true), r.Place))],
                r.Place))
            .Where(r => r.Cells.Any(c => c.Paragraphs.Count > 0))
            .ToList();
        if (rows.Count > 0)
            Add(new Table(rows, rows[0].Place));
    }

    /// <summary>
    /// The tag with which HTML begins that is more than a few words of a line: a table anywhere; at the beginning a list, text as it was
    /// set, a comment; or a part of the page that its tag says more of.
    /// </summary>
    private static string? HtmlAt(string line)
    {
        var start = line.AsSpan().IndexOf('<');
        if (start < 0)
            return null;
        if (line.Contains("<table", StringComparison.OrdinalIgnoreCase))
            return "table";
        if (line.AsSpan(0, start).ContainsAnyExcept(' '))
            return null;
        var rest = line.AsSpan(start + 1);
        foreach (
            var tag in (string[])["!--", "dl", "ul", "ol", "pre", "template", "style", "script", "select", "div", "section", "p", "details"]
        )
            if (
                rest.StartsWith(tag, StringComparison.OrdinalIgnoreCase)
                && (tag == "!--" || rest.Length == tag.Length || !char.IsAsciiLetterOrDigit(rest[tag.Length])))
                return
                    tag is not ("div" or "section" or "p" or "details")
                    || rest.Contains("style", StringComparison.OrdinalIgnoreCase)
                    || rest.Contains("hidden", StringComparison.OrdinalIgnoreCase)
                    ? tag
                    : null;
        return null;
    }

    private int ReadHtml(int at, string tag)
    {
        var (begin, close) = tag == "!--" ? ("<!--", "-->") : ("<" + tag, "</" + tag);
        var html = new StringBuilder();
        var (first, depth) = (at, 0);
        do
        {
            var line = _lines[at];
            depth += Count(line, begin) - Count(line, close);
            html.Append(line).Append('\n');
            at++;
        }
        while (depth > 0 && at < _lines.Length);
        TextHtml.Read(html.ToString(), first + 1, _blocks, _aside, _allowance);
        return at;
    }

    private static int Count(string line, string tag)
    {
        var count = 0;
        for (
            var at = line.IndexOf(tag, StringComparison.OrdinalIgnoreCase);
            at >= 0;
            at = line.IndexOf(tag, at + 1, StringComparison.OrdinalIgnoreCase))
            count++;
        return count;
    }

    private static int HeadingLevel(string line)
    {
        var trimmed = line.AsSpan().TrimStart();
        var level = trimmed.IndexOfAnyExcept('#');
        return level is >= 1 and <= 6 && line.Length - trimmed.Length <= 3 && trimmed[level] is ' ' or '\t' ? level : 0;
    }

    private int? IsUnderline(int at)
    {
        if (at >= _lines.Length || at == 0 || string.IsNullOrWhiteSpace(_lines[at - 1]))
            return null;
        var line = _lines[at].AsSpan().Trim();
        if (line.Length < 3)
            return null;
        return line.IndexOfAnyExcept('=') < 0 ? 1 : line.IndexOfAnyExcept('-') < 0 ? 2 : null;
    }

    private static bool IsRule(string line)
    {
        var trimmed = line.AsSpan().Trim();
        return trimmed.Length >= 3 && trimmed.IndexOfAnyExcept(RuleSigns) < 0;
    }

    private static bool HasTab(string line) => line.AsSpan().TrimStart().Contains('\t');

    private bool IsPipeRow(int at)
    {
        var line = _lines[at].AsSpan().Trim();
        if (!line.Contains('|'))
            return false;
        return (line[0] == '|' && line[1..].Contains('|'))
            || IsSeparator(_lines[at])
            || (at + 1 < _lines.Length && IsSeparator(_lines[at + 1]))
            || (at > 0 && IsSeparator(_lines[at - 1]))
            || (HasInnerPipe(at) && (HasInnerPipe(at + 1) || HasInnerPipe(at - 1)));
    }

    // Pipes without outer bars and without a separator: two such lines, one beneath the other.
    private bool HasInnerPipe(int at) => at >= 0 && at < _lines.Length && _lines[at].Contains(" | ", StringComparison.Ordinal);

    private static bool IsSeparator(string line)
    {
        var trimmed = line.AsSpan().Trim();
        return trimmed.Length >= 3 && trimmed.Contains('|') && trimmed.Contains('-') && trimmed.IndexOfAnyExcept("|-: \t") < 0;
    }

    private static bool IsGridEdge(string line)
    {
        var trimmed = line.AsSpan().Trim();
        return trimmed.Length >= 5 && trimmed[0] == '+' && trimmed[^1] == '+' && trimmed.IndexOfAnyExcept("+-=:") < 0;
    }

    /// <summary>
    /// Length of the bullet or number that a list item begins with; 0 for any other line. Codes such as 3.1.1 are none; nor is a number
    /// on a line by itself, which numbers a heading.
    /// </summary>
    private int ListItem(int at)
    {
        var length = ItemStart(_lines[at], out var numbered);
        return length == 0 || !numbered || IsNumbered(at - 1) || IsNumbered(at + 1) ? length : 0;
    }

    private bool IsNumbered(int at) => at >= 0 && at < _lines.Length && ItemStart(_lines[at], out var numbered) > 0 && numbered;

    private static int ItemStart(string line, out bool numbered)
    {
        numbered = false;
        var start = 0;
        while (start < line.Length && char.IsWhiteSpace(line[start]))
            start++;
        var at = start;
        if (at < line.Length && line[at] is '-' or '*' or '•' or '●' or '▪' or '◦' or '·' or '‣' or '■' or '\uF0B7' or '\uF0A7')
            at++;
        else if (at < line.Length && line[at] is '–' or 'o' && at + 1 < line.Length && line[at + 1] == ' ')
            at++;
        else
        {
            while (at < line.Length && char.IsAsciiDigit(line[at]) && at - start < 2)
                at++;
            if (at == start || at >= line.Length || line[at] is not ('.' or ')'))
                return 0;
            at++;
            numbered = true;
        }
        var space = at;
        while (space < line.Length && char.IsWhiteSpace(line[space]))
            space++;
        return space > at && space < line.Length ? space : 0;
    }

    private static bool IsQuoted(string line) => line.StartsWith("> ", StringComparison.Ordinal);

    private static string Unquoted(string line) => IsQuoted(line) ? line[2..].Trim() : line.Trim();

    private static bool IsCapitals(string text) =>
        text.Length is >= 4 and < 100 && text.Any(char.IsLetter) && !text.Any(char.IsLower);

    /// <summary>The column at which this text is wrapped: its longest line that is followed by another; 60 where none is.</summary>
    private int WrapWidth()
    {
        var width = 60;
        for (var at = 0; at + 1 < _lines.Length; at++)
            if (
                _lines[at].Length <= LongestWrapped
                && _lines[at].Length > width
                && !string.IsNullOrWhiteSpace(_lines[at + 1])
                && !_lines[at].AsSpan().ContainsAny('\t', '|', '<'))
                width = _lines[at].Length;
        return width;
    }
}
