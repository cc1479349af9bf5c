using System.Globalization;
using Microsoft.AspNetCore.Html;
using Toetssteen.Domain;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Ui;

/// <summary>Dates and numbers in the language of the request.</summary>
public static class Dates
{
    private static readonly TimeZoneInfo Netherlands = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    /// <summary>"oktober 2013", with the date for machines.</summary>
    public static IHtmlContent InWords(this PartialDate date)
    {
        var html = new HtmlContentBuilder();
        return html.AppendHtml("<time datetime=\"").Append(date.ToString()).AppendHtml("\">").Append(date.ToWords(CultureInfo.CurrentCulture)).AppendHtml("</time>");
    }

    /// <summary>"14 december 2026", with the date for machines.</summary>
    public static IHtmlContent InWords(this DateOnly date) => PartialDate.Of(date).InWords();

    /// <summary>"14 december 2026 om 15.04 uur", as the clocks in the Netherlands have it, with the moment for machines.</summary>
    public static IHtmlContent InWords(this DateTimeOffset moment)
    {
        var here = moment.InTheNetherlands();
        var html = new HtmlContentBuilder();
        return html.AppendHtml("<time datetime=\"").Append(here.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture)).AppendHtml("\">")
            .Append(PartialDate.Of(DateOnly.FromDateTime(here.DateTime)).ToWords(CultureInfo.CurrentCulture))
            .Append(Language.Current == Language.English ? here.ToString(", HH:mm", CultureInfo.InvariantCulture) : here.ToString(" 'om' HH.mm 'uur'", CultureInfo.InvariantCulture))
            .AppendHtml("</time>");
    }

    /// <summary>The moment as the clocks in the Netherlands have it.</summary>
    public static DateTimeOffset InTheNetherlands(this DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Netherlands);

    /// <summary>The moment at which the clocks in the Netherlands show this; null where they skip it, the first of two where they show it twice.</summary>
    public static DateTimeOffset? FromTheNetherlands(DateOnly day, TimeOnly time)
    {
        var shown = day.ToDateTime(time);
        if (Netherlands.IsInvalidTime(shown))
            return null;
        var offset = Netherlands.IsAmbiguousTime(shown) ? Netherlands.GetAmbiguousTimeOffsets(shown).Max() : Netherlands.GetUtcOffset(shown);
        return new DateTimeOffset(shown, offset);
    }

    /// <summary>"14.913"; a number has no decimals unless it needs them.</summary>
    public static string InWords(this decimal number) => number.ToString("#,0.##", CultureInfo.CurrentCulture);

    /// <summary>"14.913".</summary>
    public static string InWords(this int number) => number.ToString("#,0", CultureInfo.CurrentCulture);

    /// <summary>"87%"; null is a dash, since nothing was judged.</summary>
    public static string Percent(this double? share) => share is { } s ? s.ToString("0%", CultureInfo.CurrentCulture) : "–";
}
