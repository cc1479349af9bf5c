using System.Globalization;

namespace Toetssteen.Domain.People;

/// <summary>
/// What may be an e-mail address: stricter than the standards allow, so that no mail library or mail server refuses its form. Asked
/// wherever an address comes in: accounts, contact persons, nominations, commands, settings.
/// </summary>
public static class EmailAddress
{
    /// <summary>Longest address, in characters (RFC 5321).</summary>
    public const int MaxLength = 254;

    private const int MaxLocal = 64;
    private const int MaxLabel = 63;
    private const string Signs = "!#$%&'*+-/=?^_`{|}~";
    private static readonly IdnMapping Names = new() { UseStd3AsciiRules = true };

    /// <summary>Rule: an address is a plain local part, an at sign, and the name of a domain with a dot in it.</summary>
    /// <returns>The address without what surrounds it (blanks, signs that nobody sees); null where it is none.</returns>
    public static string? Of(string? typed)
    {
        var address = FoldedText.WithoutInvisible(typed ?? "").Trim();
        return address.Length <= MaxLength && address.Split('@') is [var local, var domain] && IsLocal(local) && IsDomain(domain)
            ? address
            : null;
    }

    private static bool IsLocal(string local) =>
        local.Length <= MaxLocal
        && Array.TrueForAll(local.Split('.'), part =>
            part.Length > 0 && part.All(c => char.IsAsciiLetterOrDigit(c) || Signs.Contains(c, StringComparison.Ordinal)));

    private static bool IsDomain(string domain)
    {
        string ascii;
        try
        {
            ascii = Names.GetAscii(domain);
        }
        catch (ArgumentException)
        {
            return false;
        }
        var labels = ascii.Split('.');
        return ascii.Length <= MaxLength - 2
            && labels.Length > 1
            && Array.TrueForAll(labels, IsLabel)
            && !labels[^1].All(char.IsAsciiDigit);
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= MaxLabel
        && label[0] != '-'
        && label[^1] != '-'
        && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
