using System.Globalization;
using Toetssteen.Domain;

namespace Toetssteen.Web.Ui.Forms;

/// <summary>
/// A date, month or year as a person writes it, in either language: 2013, 10-2013, oktober 2013, 21-10-2013, 21 oktober 2013, and the form
/// of ISO 8601.
/// </summary>
public static class PartialDateText
{
    /// <summary>Reads it; an empty text is no date, which is fine. False where it is something else.</summary>
    public static bool TryRead(string? written, out PartialDate? date)
    {
        date = null;
        return string.IsNullOrWhiteSpace(written) || TypedDate.TryReadPartial(written, out date, out _);
    }

    /// <summary>As it is written in a form: 2013, 10-2013, 21-10-2013.</summary>
    public static string Write(PartialDate? date) => date switch
    {
        null => "",
        { Month: null } => date.ToString(),
        { Day: null } => date.Earliest.ToString("M-yyyy", CultureInfo.InvariantCulture),
        _ => date.Earliest.ToString("d-M-yyyy", CultureInfo.InvariantCulture),
    };
}
