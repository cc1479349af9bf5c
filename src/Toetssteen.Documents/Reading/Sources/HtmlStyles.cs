using System.Buffers;
using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Toetssteen.Documents.Reading.Sources;

/// <summary>What the styles in a page do to what is seen of it: they hide words, strike them out, raise them, or add signs.</summary>
internal sealed class HtmlStyles
{
    private const int MostRules = 300;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    private static readonly HashSet<string> Fainting = new(StringComparer.OrdinalIgnoreCase)
    {
        "hidden",
        "hide",
        "is-hidden",
        "d-none",
        "invisible",
        "collapse",
        "inactive",
        "is-inactive",
        "disabled",
        "is-disabled",
        "muted",
        "faded",
        "off",
    };

    private readonly Dictionary<IElement, Dictionary<string, string>> _declared = [];

    public HtmlStyles(IHtmlDocument page)
    {
        var rules = page.QuerySelectorAll("style").SelectMany(s => Rules(WithoutComments(s.TextContent))).Take(MostRules).ToList();
        foreach (var (selector, declarations) in rules)
            Apply(page, selector, declarations);
    }

    public bool IsStruck(IElement element) => Look(element) is { } look
        && ((look.GetValueOrDefault("text-decoration")?.Contains("line-through", StringComparison.Ordinal) ?? false)
            || (look.GetValueOrDefault("text-decoration-line")?.Contains("line-through", StringComparison.Ordinal) ?? false));

    public bool IsRaised(IElement element) => Look(element)?.GetValueOrDefault("vertical-align") == "super";

    /// <summary>Whether a hidden element is taken away from among its neighbours, as if it were not there.</summary>
    public bool Takes(IElement element) => element.HasAttribute("hidden") || Look(element)?.GetValueOrDefault("display") == "none";

    /// <summary>Whether nobody sees an element: words kept for who listens to a page are shown to some, and are not hidden.</summary>
    /// <param name="element">The element.</param>
    /// <param name="sight">How words are seen at it.</param>
    public bool IsHidden(IElement element, HtmlSight sight) => IsHidden(Look(element) ?? [])
        || (sight.IsInkOfItsGround && GivesColour(element) && !element.QuerySelectorAll("*").Any(GivesColour));

    private static bool IsHidden(Dictionary<string, string> look) => look.Count > 0
        && (look.GetValueOrDefault("display") == "none" || look.GetValueOrDefault("visibility") is "hidden" or "collapse"
            || Size(look, "opacity") == 0 || Size(look, "font-size") == 0 || Size(look, "font") == 0
            || (Size(look, "font-size") <= 1.5 && (look["font-size"].EndsWith("px", StringComparison.Ordinal)
                || look["font-size"].EndsWith("pt", StringComparison.Ordinal)))
            || (look.GetValueOrDefault("overflow") == "hidden"
                && (Size(look, "height") == 0 || Size(look, "max-height") == 0 || Size(look, "width") == 0)));

    private bool GivesColour(IElement element) => element.HasAttribute("color") || element.HasAttribute("bgcolor")
        || Look(element)?.Keys.Any(k => k is "color" or "background" or "background-color" or "-webkit-text-fill-color") == true;

    /// <summary>
    /// How words are seen at an element within another. What holds for the whole page hides no word of it: of that, colours alone count.
    /// </summary>
    public HtmlSight SightOf(IElement element, HtmlSight around)
    {
        var look = Look(element) ?? [];
        var isPage = element.LocalName is "html" or "body";
        var ground = look.GetValueOrDefault("background-color") ?? look.GetValueOrDefault("background") ?? element.GetAttribute("bgcolor");
        var ink = look.GetValueOrDefault("-webkit-text-fill-color") ?? look.GetValueOrDefault("color")
            ?? (element.LocalName == "font" ? element.GetAttribute("color") : null);
        var seen = new HtmlSight(
            around.IsPlain && (isPage || look.Count == 0 || PlainStyles.Show(look)),
            ink is null or "inherit" or "unset" or "currentcolor" or "revert" ? around.Ink : ink,
            IsPicture(look.GetValueOrDefault("background-image")) ? null
                : ground is null ? around.Ground : GroundOf(ground.ToLowerInvariant(), around.Ground));
        return isPage && !seen.IsSeen ? seen with { Ink = "black", Ground = HtmlColour.White } : seen;
    }

    private static bool IsPicture(string? background) => background is not null && background.Contains('(', StringComparison.Ordinal);

    // A shorthand may give more than a colour; where it gives a picture, what letters stand on is not known.
    private static HtmlColour? GroundOf(string background, HtmlColour? around)
    {
        if (background is "none" or "inherit" or "initial" or "unset" or "transparent" or "revert")
            return around;
        if (around is not { } under || background.Contains("url(", StringComparison.Ordinal)
            || background.Contains("gradient(", StringComparison.Ordinal))
            return background.Contains('(', StringComparison.Ordinal) ? null : HtmlColour.Of(background, HtmlColour.White);
        return HtmlColour.Of(background, under)
            ?? background.Split(' ').Select(part => HtmlColour.Of(part, under)).FirstOrDefault(colour => colour is not null);
    }

    /// <summary>The words that a style prints before an item of a list.</summary>
    public string BulletOf(IElement element) => QuotedIn(Nearest(element, "list-style-type", "list-style") ?? "");

    private string? Nearest(IElement element, params string[] names)
    {
        for (var at = element; at is not null; at = at.ParentElement)
            if (Look(at) is { } look && Array.Find(names, look.ContainsKey) is { } name)
                return look[name];
        return null;
    }

    /// <summary>
    /// Whether an element by its class may be shown so faintly, or not at all, that a mark in it is not plain. What a class does in a style
    /// sheet that is not in the page is not known; its name tells.
    /// </summary>
    public bool IsFaint(IElement element) => !_declared.ContainsKey(element) && element.ClassList.Any(name => Fainting.Contains(name));

    private static double? Size(Dictionary<string, string> look, string name)
    {
        if (!look.TryGetValue(name, out var value))
            return null;
        var end = value.AsSpan().IndexOfAnyExcept(Digits);
        return
            double.TryParse(end < 0 ? value : value.AsSpan(0, end), NumberStyles.Float, CultureInfo.InvariantCulture, out var size)
            && (end < 0 || value[end] != '%' || size == 0)
            ? size
            : null;
    }

    private Dictionary<string, string>? Look(IElement element)
    {
        var declared = _declared.GetValueOrDefault(element);
        if (element.GetAttribute("style") is not { Length: > 0 } own)
            return declared;
        var look = declared is null ? [] : new Dictionary<string, string>(declared);
        foreach (var (name, value) in Declarations(own))
            look[name] = value;
        return look;
    }

    private static Dictionary<string, string> Declarations(string text)
    {
        var declarations = new Dictionary<string, string>();
        foreach (var declaration in text.Split(';'))
            if (declaration.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
                declarations[declaration[..colon].Trim().ToLowerInvariant()] = declaration[(colon + 1)..]
                    .Replace("!important", "", StringComparison.OrdinalIgnoreCase)
                    .Trim()
                    .ToLowerInvariant();
        return declarations;
    }

    private void Apply(IHtmlDocument page, string selector, Dictionary<string, string> declarations)
    {
        var before = selector.EndsWith(":before", StringComparison.OrdinalIgnoreCase)
            || selector.EndsWith(":marker", StringComparison.OrdinalIgnoreCase);
        var added = before || selector.EndsWith(":after", StringComparison.OrdinalIgnoreCase);
        try
        {
            foreach (var element in page.QuerySelectorAll(added ? selector[..selector.IndexOf(':', StringComparison.Ordinal)] : selector))
                if (!added)
                {
                    var look = _declared.TryGetValue(element, out var known) ? known : _declared[element] = [];
                    foreach (var (name, value) in declarations)
                        look[name] = value;
                }
                else if (
                    QuotedIn(declarations.GetValueOrDefault("content") ?? "") is { Length: > 0 } sign
                    && declarations.GetValueOrDefault("display") != "none")
                    element.InsertBefore(page.CreateTextNode(sign), before ? element.FirstChild : null);
        }
        catch (DomException)
        {
            // A selector that is not understood chooses nothing.
        }
    }

    // The text in quotes that a style adds; a character may be given by its number.
    private static string QuotedIn(string raw)
    {
        if (raw.Length < 3 || raw[0] is not ('"' or '\'') || raw[^1] != raw[0])
            return "";
        var parts = raw[1..^1].Split('\\');
        return parts[0]
            + string.Concat(
                parts
                    .Skip(1)
                    .Select(part =>
                    {
                        var digits = 0;
                        while (digits < part.Length && digits < 6 && char.IsAsciiHexDigit(part[digits]))
                            digits++;
                        return
                            digits > 0
                            && int.TryParse(part.AsSpan(0, digits), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code)
                            && System.Text.Rune.IsValid(code)
                            ? new System.Text.Rune(code) + part[digits..].TrimStart(' ')
                            : part;
                    }));
    }

    /// <summary>The rules of a style sheet that tell of what is seen. What holds only in print is left out.</summary>
    private static IEnumerable<(string Selector, Dictionary<string, string> Declarations)> Rules(string sheet)
    {
        for (var at = 0; at < sheet.Length;)
        {
            var open = sheet.IndexOf('{', at);
            if (open < 0)
                yield break;
            var head = sheet[at..open].Trim().TrimStart('}').Trim();
            if (
                head.StartsWith("@media", StringComparison.OrdinalIgnoreCase)
                || head.StartsWith("@supports", StringComparison.OrdinalIgnoreCase))
            {
                at = open + 1;
                if (head.Contains("print", StringComparison.OrdinalIgnoreCase))
                    at = EndOf(sheet, open);
                continue;
            }
            var close = sheet.IndexOf('}', open);
            var declarations = head.StartsWith('@') ? [] : Declarations(sheet[(open + 1)..(close < 0 ? sheet.Length : close)]);
            if (declarations.Keys.Any(PlainStyles.Tells))
                foreach (var selector in head.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                    yield return (selector, declarations);
            at = close < 0 ? sheet.Length : close + 1;
        }
    }

    private static int EndOf(string sheet, int open)
    {
        var depth = 0;
        for (var at = open; at < sheet.Length; at++)
            if (sheet[at] == '{')
                depth++;
            else if (sheet[at] == '}' && --depth == 0)
                return at + 1;
        return sheet.Length;
    }

    private static string WithoutComments(string sheet)
    {
        var parts = sheet.Split("/*");
        return parts[0]
            + string.Concat(parts.Skip(1).Select(p => p.IndexOf("*/", StringComparison.Ordinal) is >= 0 and var end ? p[(end + 2)..] : ""));
    }
}
