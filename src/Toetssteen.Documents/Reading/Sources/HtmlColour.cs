using System.Drawing;
using System.Globalization;

namespace Toetssteen.Documents.Reading.Sources;

/// <summary>A colour of a page, from 0 to 1.</summary>
internal readonly record struct HtmlColour(double Red, double Green, double Blue)
{
    public static readonly HtmlColour White = new(1, 1, 1);

    /// <summary>How much lighter the one is than the other, from 1 (not at all) to 21.</summary>
    public static double Contrast(HtmlColour a, HtmlColour b) =>
        (Math.Max(a.Light, b.Light) + 0.05) / (Math.Min(a.Light, b.Light) + 0.05);

    private double Light => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

    private static double Linear(double part) => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);

    /// <summary>The colour that a style gives, as it is seen over another; null where that is not known.</summary>
    public static HtmlColour? Of(string value, HtmlColour under)
    {
        value = value.Trim();
        if (value.StartsWith('#'))
            return OfDigits(value[1..], under);
        if (value.IndexOf('(', StringComparison.Ordinal) is > 0 and var open && value.EndsWith(')'))
            return OfParts(value[..open], value[(open + 1)..^1].Split([' ', ',', '/'], StringSplitOptions.RemoveEmptyEntries), under);
        return value switch
        {
            "transparent" => under,
            "windowtext" or "canvastext" or "auto" or "initial" => default(HtmlColour),
            "window" or "canvas" => White,
            _ => Color.FromName(value.Replace("grey", "gray", StringComparison.Ordinal)) is
            { IsKnownColor: true, IsSystemColor: false } named
                ? new(named.R / 255.0, named.G / 255.0, named.B / 255.0) : null,
        };
    }

    private static HtmlColour? OfDigits(string digits, HtmlColour under)
    {
        if (digits.Length is 3 or 4)
            digits = string.Concat(digits.Select(d => $"{d}{d}"));
        if (digits.Length is not (6 or 8)
            || !uint.TryParse(digits.PadRight(8, 'f'), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var all))
            return null;
        double Byte(int at) => ((all >> at) & 255) / 255.0;
        return new HtmlColour(Byte(24), Byte(16), Byte(8)).Over(under, Byte(0));
    }

    private static HtmlColour? OfParts(string kind, string[] parts, HtmlColour under)
    {
        if (parts.Length is not (3 or 4) || (parts.Length == 4 ? Part(parts[3], 1) : 1) is not { } alpha)
            return null;
        if (kind is "rgb" or "rgba"
            && Part(parts[0], 255) is { } red && Part(parts[1], 255) is { } green && Part(parts[2], 255) is { } blue)
            return new HtmlColour(red, green, blue).Over(under, alpha);
        return kind is "hsl" or "hsla" && Part(parts[0].Replace("deg", "", StringComparison.Ordinal), 360) is { } hue
            && Part(parts[1], 100) is { } strong && Part(parts[2], 100) is { } light
                ? new HtmlColour(OfHue(0), OfHue(8), OfHue(4)).Over(under, alpha) : null;

        double OfHue(int from) => (from + (hue * 12)) % 12 is var at
            ? light - (strong * Math.Min(light, 1 - light) * Math.Max(-1, Math.Min(Math.Min(at - 3, 9 - at), 1))) : 0;
    }

    private static double? Part(string value, double whole) =>
        double.TryParse(value.TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture, out var part)
            ? Math.Clamp(part / (value.EndsWith('%') ? 100 : whole), 0, 1) : null;

    private HtmlColour Over(HtmlColour under, double alpha) =>
        new(Mixed(Red, under.Red, alpha), Mixed(Green, under.Green, alpha), Mixed(Blue, under.Blue, alpha));

    private static double Mixed(double own, double under, double alpha) => (own * alpha) + (under * (1 - alpha));
}

/// <summary>How words are seen at an element of a page.</summary>
/// <param name="IsPlain">No style around them is known to do more than show them.</param>
/// <param name="Ink">The colour of the letters, as a style gives it.</param>
/// <param name="Ground">What they stand on; null where that is not known.</param>
internal readonly record struct HtmlSight(bool IsPlain, string Ink, HtmlColour? Ground)
{
    // Yellow on white is hard to read; of what is paler nobody can say that it is seen.
    private const double LeastContrast = 1.3;

    /// <summary>Black on white.</summary>
    public static readonly HtmlSight Usual = new(true, "black", HtmlColour.White);

    /// <summary>Whether letters here are plainly seen.</summary>
    public bool IsSeen => IsPlain && Ground is { } ground
        && HtmlColour.Of(Ink, ground) is { } ink && HtmlColour.Contrast(ink, ground) >= LeastContrast;

    /// <summary>Whether the letters have the very colour of what they stand on.</summary>
    public bool IsInkOfItsGround => Ground is { } ground && HtmlColour.Of(Ink, ground) == ground;
}
