using System.Globalization;
using Toetssteen.Domain;

namespace Toetssteen.Web.Commands;

/// <summary>
/// Reads settings of which only few values make sense. Another value is refused in a sentence: it is never taken for the default.
/// </summary>
internal static class SettingValues
{
    /// <summary>A setting that is on or off.</summary>
    /// <exception cref="DomainException">S026: it is neither.</exception>
    public static bool IsOn(this IConfiguration settings, string setting, bool otherwise) =>
        settings[setting] switch
        {
            null or "" => otherwise,
            var written when bool.TryParse(written, out var isOn) => isOn,
            var other => throw new DomainException(
                "S026",
                $"{setting} is '{other}', en dat is niet aan en niet uit. Schrijf true of false, of laat de instelling weg. Er is niets gestart."),
        };

    /// <summary>A setting that is a number.</summary>
    /// <exception cref="DomainException">S006: it is no number, or less than the least or more than the most.</exception>
    public static int Number(this IConfiguration settings, string setting, int otherwise, int least, int most) =>
        settings[setting] switch
        {
            null or "" => otherwise,
            var written
                when int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    && number >= least
                    && number <= most => number,
            var other => throw new DomainException(
                "S006",
                $"{setting} is '{other}', en dat is geen getal van {least} tot en met {most}. Vul een getal in, of laat de instelling weg. Er is niets gestart."),
        };
}
