using System.Buffers;
using System.Net;
using System.Text;

namespace Toetssteen.Documents.Reading.Sources;

/// <summary>
/// Takes inline markup out of a piece of text: the HTML tags people leave in, the emphasis and escapes of Markdown, entities, and
/// characters that are not printed. Gives the paragraphs that remain. Takes time in proportion to the text, whatever is in it.
/// </summary>
internal ref struct TextInline
{
    private const int LongestTag = 300;

    private static readonly HashSet<string> Breaking = new(
        ["p", "div", "li", "ul", "ol", "table", "tbody", "thead", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Silent = new(
        ["i", "em", "u", "span", "sup", "sub", "a", "small", "font", "mark", "center", "blockquote", "s", "ins", "del", "code"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Telling = new(
        [
            "s",
            "del",
            "strike",
            "sup",
            "input",
            "select",
            "template",
            "style",
            "script",
            "svg",
            "label",
            "abbr",
            "button",
            "textarea",
            "hr",
            "img",
            "ins",
            "q",
            "cite",
            "var",
            "kbd",
            "samp",
            "dfn",
            "time",
            "data",
            "dl",
            "dt",
            "dd",
            "figure",
            "figcaption",
            "address",
            "details",
            "summary",
            "caption",
            "section",
            "article",
            "wbr",
            "big",
            "tt",
            "audio",
            "video",
            "canvas",
            "iframe",
            "dialog",
            "datalist",
            "noframes",
        ],
        StringComparer.OrdinalIgnoreCase);

    private static readonly SearchValues<char> Letters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    private static readonly SearchValues<char> Special = SearchValues.Create(
        "<*_\\&[!\n\r\t \u00A0\u00AD\u061C\u200B\u200C\u200D\u200E\u200F\u2007\u202F\u2060\uFEFF\uFE0E\uFE0F\uFB00\uFB01\uFB02\uFB03\uFB04\uFB05\uFB06");

    private readonly ReadOnlySpan<char> _raw;
    private readonly bool _markdown;
    private readonly bool _inCell;
    private readonly Place _place;
    private readonly StringBuilder _text = new();
    private readonly List<Stretch> _bold = [];
    private readonly List<Paragraph> _paragraphs = [];
    private readonly Dictionary<int, int>? _emphasis;
    private int _boldDepth;
    private int _boldStart;

    private TextInline(ReadOnlySpan<char> raw, Place place, bool markdown, bool inCell)
    {
        _inCell = inCell;
        _raw = raw;
        _place = place;
        _markdown = markdown;
        _emphasis = markdown && raw.IndexOfAny('*', '_') >= 0 ? Emphasis(raw) : null;
    }

    /// <summary>The paragraphs of a piece of raw text, all at the same place; none when nothing is printed.</summary>
    public static IReadOnlyList<Paragraph> Paragraphs(
        ReadOnlySpan<char> raw,
        Place place,
        bool markdown = true,
        List<UnplacedText>? aside = null,
        bool inCell = false)
    {
        if (markdown && raw.Contains('~') && SourceNotes.WithStrikes(raw.ToString()) is var told && told.Length != raw.Length)
            raw = told;
        if (raw.ContainsAnyInRange('\u0335', '\u0338'))
            raw = SourceNotes.WithStrokes(raw.ToString());
        if (markdown && HasTags(raw))
            raw = TextHtml.Plain(raw.ToString(), place, aside ?? [], inCell);
        var inline = new TextInline(raw, place, markdown, inCell);
        inline.Run();
        return inline._paragraphs;
    }

    /// <summary>Whether tags say more than where paragraphs, bold and breaks are: the reader of HTML tells what.</summary>
    private static bool HasTags(ReadOnlySpan<char> raw)
    {
        for (var at = raw.IndexOf('<'); at >= 0 && at + 2 < raw.Length; at += 1 + Math.Max(0, raw[(at + 1)..].IndexOf('<')))
        {
            var rest = raw[(at + 1)..Math.Min(raw.Length, at + LongestTag)];
            var name = rest[..Math.Max(0, rest.IndexOfAnyExcept(Letters))];
            if (rest.StartsWith("!--"))
                return true;
            if (
                name.Length > 0
                && name.ToString() is var known
                && (
                    Telling.Contains(known)
                    || name.Length < rest.Length
                        && rest[name.Length] == ' '
                        && (Silent.Contains(known) || Breaking.Contains(known) || known is "b" or "strong")))
                return true;
            if (raw[(at + 1)..].IndexOf('<') < 0)
                return false;
        }
        return false;
    }

    private void Run()
    {
        var at = 0;
        while (at < _raw.Length)
        {
            var plain = _raw[at..].IndexOfAny(Special);
            if (plain < 0)
                plain = _raw.Length - at;
            if (plain > 0)
            {
                _text.Append(_raw.Slice(at, plain));
                at += plain;
                continue;
            }
            at += Step(at);
        }
        Close();
    }

    /// <summary>Deals with the special character at a position; returns how many characters it took.</summary>
    private int Step(int at)
    {
        var c = _raw[at];
        switch (c)
        {
            case ' ' or '\t' or '\n' or '\r' or '\u00A0' or '\u2007' or '\u202F':
                Space();
                return 1;
            case '\u00AD'
            or '\u061C'
            or '\u200B'
            or '\u200C'
            or '\u200D'
            or '\u200E'
            or '\u200F'
            or '\u2060'
            or '\uFEFF'
            or '\uFE0E'
            or '\uFE0F':
                return 1;
            case >= '\uFB00' and <= '\uFB06':
                _text.Append(
                    c switch
                    {
                        '\uFB00' => "ff",
                        '\uFB01' => "fi",
                        '\uFB02' => "fl",
                        '\uFB03' => "ffi",
                        '\uFB04' => "ffl",
                        _ => "st",
                    });
                return 1;
            case '<' when Tag(at) is > 0 and var length:
                return length;
            case '&' when Entity(at) is > 0 and var length:
                return length;
            case '*' or '_' when _emphasis is not null && _emphasis.TryGetValue(at, out var run):
                // The sign of the run says whether it opens or closes.
                if (Math.Abs(run) >= 2)
                    SetBold(run > 0 ? 1 : -1);
                return Math.Abs(run);
            case '\\'
                when _markdown && at + 1 < _raw.Length && (char.IsAsciiLetterOrDigit(_raw[at + 1]) || _raw[at + 1] is ' ' or '\t') is false:
                if (_raw[at + 1] is not ('\n' or '\r'))
                    _text.Append(_raw[at + 1]);
                return 2;
            case '!' when _markdown && at + 1 < _raw.Length && _raw[at + 1] == '[' && LinkText(at + 1) is { Length: > 0 } alt:
                _text.Append(SourceNotes.Picture(alt.Text));
                return 1 + alt.Length;
            case '[' when _markdown && Reference(at) is { Length: > 0 } reference:
                _text.Append(SourceNotes.Footnote(reference[2..^1].ToString(), _text.ToString(), _inCell) ?? "");
                return reference.Length;
            case '[' when _markdown && LinkText(at) is { Length: > 0 } link:
                _text.Append(link.Text);
                return link.Length;
            default:
                _text.Append(c);
                return 1;
        }
    }

    private void Space()
    {
        if (_text.Length > 0 && _text[^1] is not (' ' or '\n'))
            _text.Append(' ');
    }

    private int Tag(int at)
    {
        var rest = _raw[at..Math.Min(_raw.Length, at + LongestTag)];
        var end = rest.IndexOf('>');
        if (end < 2)
            return 0;
        var closing = rest[1] == '/';
        var name = rest[(closing ? 2 : 1)..end].TrimEnd('/');
        var space = name.IndexOfAny(' ', '\t', '\n');
        if (space >= 0)
            name = name[..space];
        var names = name.ToString();
        if (names is "b" or "B" or "strong" or "STRONG")
            SetBold(closing ? -1 : 1);
        else if (names is "br" or "BR")
            LineBreak();
        else if (Breaking.Contains(names))
            Close();
        else if (names is "img" or "IMG")
            _text.Append(AltIn(rest[..end]) is { Length: > 0 } alt ? SourceNotes.Picture(WebUtility.HtmlDecode(alt)) : "");
        else if (!Silent.Contains(names))
            return 0;
        return end + 1;
    }

    private static string? AltIn(ReadOnlySpan<char> tag)
    {
        var at = tag.IndexOf(" alt", StringComparison.OrdinalIgnoreCase);
        var rest = at < 0 ? default : tag[(at + 4)..].TrimStart();
        if (rest.Length == 0 || rest[0] != '=')
            return null;
        rest = rest[1..].TrimStart();
        var quote = rest.Length > 0 && rest[0] is '"' or '\'' ? rest[0] : ' ';
        if (quote != ' ')
            rest = rest[1..];
        var stop = rest.IndexOf(quote);
        return (stop < 0 ? rest.TrimEnd('/') : rest[..stop]).ToString();
    }

    /// <summary>One forced break is a line of the same paragraph, two are a new paragraph.</summary>
    private void LineBreak()
    {
        while (_text.Length > 0 && _text[^1] == ' ')
            _text.Length--;
        if (_text.Length > 0 && _text[^1] == '\n')
            Close();
        else if (_text.Length > 0)
            _text.Append('\n');
    }

    private int Entity(int at)
    {
        var end = _raw[at..Math.Min(_raw.Length, at + 12)].IndexOf(';');
        if (end < 2)
            return 0;
        var entity = _raw.Slice(at, end + 1).ToString();
        var decoded = WebUtility.HtmlDecode(entity);
        if (decoded == entity)
            return 0;
        if (decoded == "\u00A0")
            Space();
        else if (decoded != "\u00AD")
            _text.Append(decoded);
        return end + 1;
    }

    /// <summary>A reference to a footnote, such as <c>[^1]</c>; the footnote itself begins with one, and is left as it is.</summary>
    private readonly ReadOnlySpan<char> Reference(int at)
    {
        if (at + 3 >= _raw.Length || _raw[at + 1] != '^')
            return default;
        var end = _raw[at..Math.Min(_raw.Length, at + LongestTag)].IndexOf(']');
        return end > 2 && !(at + end + 1 < _raw.Length && _raw[at + end + 1] == ':') ? _raw.Slice(at, end + 1) : default;
    }

    private readonly (string Text, int Length) LinkText(int at)
    {
        var rest = _raw[at..Math.Min(_raw.Length, at + LongestTag)];
        var close = rest.IndexOf("](");
        if (close < 2 || rest[1..close].Contains('['))
            return ("", 0);
        var end = rest[close..].IndexOf(')');
        return end < 0 ? ("", 0) : (rest[1..close].ToString(), close + end + 1);
    }

    private void SetBold(int change)
    {
        var before = _boldDepth;
        _boldDepth = Math.Max(0, _boldDepth + change);
        if (before == 0 && _boldDepth == 1)
            _boldStart = _text.Length;
        else if (before == 1 && _boldDepth == 0)
            EndBold();
    }

    private readonly void EndBold()
    {
        if (_text.Length > _boldStart)
            _bold.Add(new Stretch(_boldStart, _text.Length - _boldStart));
    }

    private void Close()
    {
        if (_boldDepth > 0)
            EndBold();
        var start = 0;
        while (start < _text.Length && char.IsWhiteSpace(_text[start]))
            start++;
        while (_text.Length > start && char.IsWhiteSpace(_text[^1]))
            _text.Length--;
        if (_text.Length > start)
        {
            var text = _text.ToString(start, _text.Length - start);
            var bold = _bold
                .Select(b => (From: Math.Max(0, b.Start - start), To: Math.Min(text.Length, b.Start + b.Length - start)))
                .Where(b => b.To > b.From)
                .Select(b => new Stretch(b.From, b.To - b.From))
                .ToList();
            _paragraphs.Add(new Paragraph(text, _place)
            {
                Bold = bold,
                IsProminent = bold.Count > 0 && bold.Sum(b => b.Length) >= text.Length - bold.Count,
            });
        }
        _text.Clear();
        _bold.Clear();
        _boldStart = 0;
    }

    /// <summary>Pairs of emphasis: position of a run to its length, negative where it closes.</summary>
    private static Dictionary<int, int> Emphasis(ReadOnlySpan<char> raw)
    {
        var pairs = new Dictionary<int, int>();
        var open = new List<(int At, int Length, char Sign)>();
        for (var at = 0; at < raw.Length; at++)
        {
            var sign = raw[at];
            if (sign is not ('*' or '_') || (at > 0 && raw[at - 1] == '\\'))
                continue;
            var length = 1;
            while (at + length < raw.Length && raw[at + length] == sign)
                length++;
            var before = at == 0 ? ' ' : raw[at - 1];
            var after = at + length == raw.Length ? ' ' : raw[at + length];
            var opens = !char.IsWhiteSpace(after) && (sign == '*' || !char.IsLetterOrDigit(before));
            var closes = !char.IsWhiteSpace(before) && (sign == '*' || !char.IsLetterOrDigit(after));
            var match = closes ? open.FindLastIndex(o => o.Length == length && o.Sign == sign) : -1;
            if (match >= 0 && length <= 3)
            {
                pairs[open[match].At] = length;
                pairs[at] = -length;
                open.RemoveRange(match, open.Count - match);
            }
            else if (opens && length <= 3 && open.Count < 50)
            {
                open.Add((at, length, sign));
            }
            at += length - 1;
        }
        return pairs;
    }
}
