using System.Globalization;

namespace Toetssteen.Documents.Reading.Sources;

/// <summary>
/// What leaves words plainly seen. It is a list of what shows, not of what hides: with a property that is not on it, or a value of which
/// it is not known that the words stay as they are, nobody can tell what a reader sees.
/// </summary>
internal static class PlainStyles
{
    // Beyond this in pixels words may lie outside their place.
    private const double Far = 100;

    private const double SmallestLetters = 6;

    private static readonly HashSet<string> Makers = ["webkit", "moz", "ms", "o"];

    // Whatever their value, these hide no word. The first words of their names.
    private static readonly HashSet<string> Harmless =
    [
        "border", "outline", "padding", "list-style", "text-align", "text-decoration", "text-transform", "text-underline", "text-wrap",
        "text-rendering", "text-overflow", "text-size-adjust", "text-shadow", "text-autospace", "text-justify", "font-weight", "font-style",
        "font-variant", "font-stretch", "font-smoothing", "font-feature-settings", "font-kerning", "font-display", "font-optical-sizing",
        "font-synthesis", "osx-font-smoothing", "vertical-align", "white-space", "word-break", "word-wrap",
        "overflow-wrap", "overflow-anchor",
        "line-break", "hyphens", "hyphenate", "hanging-punctuation", "quotes", "tab-size", "tab-interval", "tab-stops",
        "direction", "writing-mode",
        "float", "clear", "display-mode", "box-sizing", "box-shadow", "box-decoration-break", "table-layout", "caption-side", "empty-cells",
        "min-width", "min-height", "min-inline-size", "min-block-size", "flex", "grid", "align", "justify", "place", "gap", "row-gap",
        "column", "columns", "break", "page", "page-break", "orphans", "widows", "size", "z-index", "cursor", "pointer-events",
        "user-select", "touch-action", "touch-callout", "tap-highlight-color", "resize", "appearance", "transition", "will-change",
        "isolation", "scroll", "scrollbar", "overscroll", "scrolling", "object-fit", "object-position", "aspect-ratio", "accent-color",
        "caret-color", "color-scheme", "color-adjust", "print-color-adjust", "forced-color-adjust", "counter", "speak", "src", "fill",
        "stroke", "mso", "layout-grid", "punctuation-wrap", "image-rendering", "container", "background-size", "background-position",
        "background-repeat", "background-attachment", "background-origin",
    ];

    private static readonly HashSet<string> Displays =
    [
        "block", "inline", "inline-block", "flex", "inline-flex", "grid", "inline-grid", "list-item", "contents", "flow-root", "table",
        "inline-table", "table-row", "table-cell", "table-row-group", "table-header-group", "table-footer-group", "table-caption",
        "table-column", "table-column-group", "-webkit-box", "-ms-flexbox", "-ms-grid",
    ];

    private static readonly HashSet<string> Sizes =
        ["xx-small", "x-small", "small", "medium", "large", "x-large", "xx-large", "xxx-large", "smaller", "larger"];

    private static readonly HashSet<string> AsUsual = ["", "inherit", "initial", "unset", "revert", "none", "normal", "auto"];

    /// <summary>Whether a property tells anything of what is seen of words.</summary>
    public static bool Tells(string property) => !IsHarmless(Plain(property)) || property.StartsWith("list-style", StringComparison.Ordinal)
        || property.StartsWith("text-decoration", StringComparison.Ordinal) || property == "vertical-align";

    /// <summary>Whether a look leaves the words in it as they are, colours aside.</summary>
    public static bool Show(Dictionary<string, string> look) => IsForListeners(look) || look.All(d => Shows(Plain(d.Key), d.Value, look));

    // Words kept for who listens to a page are set outside it, or cut off, in ways that are known.
    private static bool IsForListeners(Dictionary<string, string> look) => look.GetValueOrDefault("position") == "absolute"
        && (Pixels(look.GetValueOrDefault("left")) <= -999 || Pixels(look.GetValueOrDefault("top")) <= -999
            || IsCutOff(look.GetValueOrDefault("clip")) || look.GetValueOrDefault("clip-path") is "inset(50%)" or "inset(100%)");

    private static bool IsCutOff(string? clip) => clip is not null && clip.StartsWith("rect(", StringComparison.Ordinal)
        && Parts(clip[5..].TrimEnd(')')).All(p => Pixels(p) is 0 or 1);

    private static string Plain(string property) => property.StartsWith('-') && property.IndexOf('-', 1) is > 0 and var end
        && Makers.Contains(property[1..end]) ? property[(end + 1)..] : property;

    private static bool IsHarmless(string property)
    {
        if (property.StartsWith("--", StringComparison.Ordinal) || Harmless.Contains(property))
            return property is not ("flex-direction" or "flex-flow");
        for (var at = property.LastIndexOf('-'); at > 0; at = property.LastIndexOf('-', at - 1))
            if (Harmless.Contains(property[..at]))
                return property is not ("flex-direction" or "flex-flow" or "mso-hide");
        return false;
    }

    private static bool Shows(string property, string value, Dictionary<string, string> look) => property switch
    {
        _ when IsHarmless(property) => true,
        // What colours do is seen where the words are.
        "color" or "background" or "background-color" or "background-image" or "text-fill-color" => true,
        "display" => Displays.Contains(value) || value is "inherit" or "initial" or "unset" or "revert",
        _ when AsUsual.Contains(value) => true,
        "visibility" or "content-visibility" => value == "visible",
        "opacity" => Number(value, "") >= 0.5 || Number(value, "%") >= 50,
        "font-size" => Sizes.Contains(value) || IsReadable(value),
        "font" => Parts(value).Any(p => Sizes.Contains(p) || IsReadable(p)) && !IsOfSigns(value),
        "font-family" => !IsOfSigns(value),
        "zoom" => Number(value, "") >= 0.5 || Number(value, "%") >= 50,
        "line-height" => Number(value, "") >= 0.8 || Number(value, "%") >= 80 || Pixels(value) >= 8,
        "letter-spacing" or "word-spacing" => Pixels(value) is >= -1 and <= Far,
        "text-indent" => Pixels(value) is >= -Far and <= Far || Number(value, "%") is >= -20 and <= 50,
        _ when property.StartsWith("margin", StringComparison.Ordinal) =>
            Parts(value).All(p => p == "auto" || Pixels(p) is >= -Far || Number(p, "%") is >= -10 and <= 100),
        "position" => value is "static" or "relative" or "sticky" or "-webkit-sticky",
        "top" or "left" or "right" or "bottom" or "inset" =>
            look.GetValueOrDefault("position") != "relative" || Parts(value).All(p => p == "auto" || Pixels(p) is >= -Far and <= Far),
        "width" or "max-width" or "inline-size" or "max-inline-size" => !Clips(look) || IsRoom(value, 40),
        "height" or "max-height" or "block-size" or "max-block-size" => !Clips(look) || IsRoom(value, 14),
        "overflow" or "overflow-x" or "overflow-y" =>
            Parts(value).All(p => p is "visible" or "hidden" or "clip" or "scroll" or "auto" or "overlay"),
        "unicode-bidi" => value is "embed" or "isolate" or "plaintext",
        "flex-direction" or "flex-flow" =>
            !value.Contains("reverse", StringComparison.Ordinal) && !value.Contains("var", StringComparison.Ordinal),
        "background-clip" => value is "border-box" or "padding-box" or "content-box",
        _ => false,
    };

    private static bool IsReadable(string size) => Pixels(size.Split('/')[0]) >= SmallestLetters || Number(size.Split('/')[0], "%") >= 50;

    // Letters in a font of signs are seen as other signs.
    private static bool IsOfSigns(string fonts) => fonts.Split(',')[0] is var first && (first.Contains("dings", StringComparison.Ordinal)
        || first.Contains("dingbats", StringComparison.Ordinal));

    private static bool Clips(Dictionary<string, string> look) =>
        look.Any(d => d.Key.StartsWith("overflow", StringComparison.Ordinal) && d.Value is "hidden" or "clip" or "scroll" or "auto");

    private static bool IsRoom(string value, double least) => value.EndsWith("-content", StringComparison.Ordinal) || Pixels(value) >= least
        || Number(value, "%") >= 5 || Number(value, "vw") >= 5 || Number(value, "vh") >= 5;

    private static string[] Parts(string value) => value.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);

    private static double? Pixels(string? value) => value is null ? null
        : Number(value, "") ?? Number(value, "px") ?? Number(value, "pt") * 4 / 3 ?? Number(value, "rem") * 16 ?? Number(value, "em") * 16
            ?? Number(value, "ex") * 8 ?? Number(value, "ch") * 8 ?? Number(value, "cm") * 38 ?? Number(value, "mm") * 3.8
            ?? Number(value, "in") * 96 ?? Number(value, "pc") * 16;

    private static double? Number(string value, string unit) => value.EndsWith(unit, StringComparison.Ordinal)
        && double.TryParse(value.AsSpan(0, value.Length - unit.Length), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number : null;
}
