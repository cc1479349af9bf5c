using System.Globalization;
using Toetssteen.Domain;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Ui.Forms;

/// <summary>A date, month or year as a person writes it, in either language: 2013, 10-2013, oktober 2013, 21-10-2013, 21 oktober 2013, and the form of ISO 8601.</summary>
public static class PartialDateText
{
    private static readonly string[] Months = ["M-yyyy", "M/yyyy", "yyyy-M", "MMMM yyyy", "MMM yyyy"];

    /// <summary>Reads it; an empty text is no date, which is fine. False where it is something else.</summary>
    public static bool TryRead(string? written, out PartialDate? date)
    {
        date = null;
        var text = written?.Trim() ?? "";
        if (text.Length == 0)
            return true;
        if (DateBinder.Read(text) is { } day)
            date = PartialDate.Of(day);
        else if (text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1900 and <= 2200)
            date = PartialDate.Of(year);
        else if (Month(text) is { } month)
            date = PartialDate.Of(month.Year, month.Month);
        return date is not null;
    }

    /// <summary>As it is written in a form: 2013, 10-2013, 21-10-2013.</summary>
    public static string Write(PartialDate? date) => date switch
    {
        null => "",
        { Month: null } => date.ToString(),
        { Day: null } => date.Earliest.ToString("M-yyyy", CultureInfo.InvariantCulture),
        _ => date.Earliest.ToString("d-M-yyyy", CultureInfo.InvariantCulture),
    };

    private static DateOnly? Month(string text)
    {
        foreach (var culture in new[] { Language.Dutch.Culture, Language.English.Culture })
            if (DateOnly.TryParseExact(text, Months, culture, DateTimeStyles.AllowInnerWhite, out var month) && month.Year is >= 1900 and <= 2200)
                return month;
        return null;
    }
}
