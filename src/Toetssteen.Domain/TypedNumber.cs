using System.Globalization;
using System.Text.RegularExpressions;

namespace Toetssteen.Domain;

/// <summary>
/// A number as a person types or pastes it. In Dutch a comma goes before decimals and a point between thousands; other programs write it
/// the other way round. What can only mean one thing is read; what can mean two (<c>1.250</c>, <c>1,250</c>) is asked about, never guessed.
/// </summary>
public static partial class TypedNumber
{
    private static readonly string[] Units = ["€", "%"];

    /// <summary>Reads what can mean one number only.</summary>
    public static bool TryRead(string? typed, out decimal number)
    {
        number = 0;
        var (sign, text) = Taken(typed);
        if (Doubtful().IsMatch(text))
            return false;
        var plain = Plain().IsMatch(text) ? text.Replace(',', '.')
            : InSpaces().IsMatch(text) ? text.Replace(" ", "", StringComparison.Ordinal).Replace(',', '.')
            : InPoints().IsMatch(text) ? text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.')
            : InCommas().IsMatch(text) ? text.Replace(",", "", StringComparison.Ordinal)
            : "";
        if (!decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number))
            return false;
        number *= sign;
        return true;
    }

    /// <summary>
    /// The two numbers that a text can mean, each as it is to be written so that it can mean that one alone: 1250 and 1,25; null where it
    /// cannot mean two.
    /// </summary>
    public static (string Whole, string Fraction)? Meanings(string? typed)
    {
        var (sign, text) = Taken(typed);
        if (!Doubtful().IsMatch(text))
            return null;
        var minus = sign < 0 ? "-" : "";
        var (whole, decimals) = (text[..^4], text[^3..].TrimEnd('0'));
        // Three decimals would be asked about again.
        var fraction = decimals.Length switch { 0 => "", 3 => $",{decimals}0", _ => $",{decimals}" };
        return ($"{minus}{whole}{text[^3..]}", $"{minus}{whole}{fraction}");
    }

    /// <summary>The sign that is to be left out, where the rest is a number: € or %; null where there is none.</summary>
    public static string? UnitIn(string? typed) => Units.FirstOrDefault(unit => typed?.Contains(unit, StringComparison.Ordinal) is true);

    /// <summary>As a number is kept and typed: without thousands, with a comma before decimals.</summary>
    public static string Write(decimal number) => number.ToString("0.#############", CultureInfo.InvariantCulture).Replace('.', ',');

    private static (int Sign, string Text) Taken(string? typed)
    {
        var text = string.Concat((typed ?? "").Select(c => c is '\u2212' or '\u2013' ? '-' : char.IsWhiteSpace(c) ? ' ' : c)).Trim();
        return text.StartsWith('-') ? (-1, text[1..].TrimStart()) : (1, text.StartsWith('+') ? text[1..] : text);
    }

    [GeneratedRegex(@"^[1-9][0-9]{0,2}[.,][0-9]{3}\z")]
    private static partial Regex Doubtful();

    [GeneratedRegex(@"^([0-9]+[.,]?[0-9]*|[.,][0-9]+)\z")]
    private static partial Regex Plain();

    [GeneratedRegex(@"^[0-9]{1,3}( [0-9]{3})+([.,][0-9]+)?\z")]
    private static partial Regex InSpaces();

    [GeneratedRegex(@"^[0-9]{1,3}((\.[0-9]{3}){2,}|(\.[0-9]{3})+,[0-9]+)\z|^[0-9]{1,3}(\.[0-9]{3}){2,},[0-9]+\z")]
    private static partial Regex InPoints();

    [GeneratedRegex(@"^[0-9]{1,3}((,[0-9]{3}){2,}|(,[0-9]{3})+\.[0-9]+)\z")]
    private static partial Regex InCommas();
}
