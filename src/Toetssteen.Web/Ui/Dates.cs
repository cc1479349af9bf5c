using System.Globalization;
using Microsoft.AspNetCore.Html;
using Toetssteen.Domain;
using Toetssteen.Domain.Comparison;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Ui;

/// <summary>Dates and numbers in the language of the request.</summary>
public static class Dates
{
    /// <summary>"oktober 2013", with the date for machines.</summary>
    public static IHtmlContent InWords(this PartialDate date)
    {
        var html = new HtmlContentBuilder();
        return html.AppendHtml("<time datetime=\"")
            .Append(date.ToString())
            .AppendHtml("\">")
            .Append(date.ToWords(CultureInfo.CurrentCulture))
            .AppendHtml("</time>");
    }

    /// <summary>"14 december 2026", with the date for machines.</summary>
    public static IHtmlContent InWords(this DateOnly date) => PartialDate.Of(date).InWords();

    /// <summary>"14 december 2026 om 15.04 uur", as the clocks in the Netherlands have it, with the moment for machines.</summary>
    public static IHtmlContent InWords(this DateTimeOffset moment)
    {
        var time = DutchDay.TimeOf(moment);
        var html = new HtmlContentBuilder();
        return html.AppendHtml("<time datetime=\"").Append(MachineTime.Of(moment)).AppendHtml("\">")
            .Append(PartialDate.Of(DutchDay.Of(moment)).ToWords(CultureInfo.CurrentCulture))
            .Append(time.ToString(Language.Current == Language.English ? "', 'HH:mm" : "' om 'HH.mm' uur'", CultureInfo.InvariantCulture))
            .AppendHtml("</time>");
    }

    /// <summary>"14 december 2026", to stand in a sentence.</summary>
    public static string Day(DateOnly date) => PartialDate.Of(date).ToWords(CultureInfo.CurrentCulture);

    /// <summary>The day of a moment, to stand in a sentence.</summary>
    public static string Day(DateTimeOffset moment) => Day(DutchDay.Of(moment));

    /// <summary>"14.913"; a number has no decimals unless it needs them.</summary>
    public static string InWords(this decimal number) => number.ToString("#,0.##", CultureInfo.CurrentCulture);

    /// <summary>"14.913".</summary>
    public static string InWords(this int number) => number.ToString("#,0", CultureInfo.CurrentCulture);

    /// <summary>"87%".</summary>
    public static string Percent(this Share share) => share.Value.ToString("0%", CultureInfo.CurrentCulture);
}
