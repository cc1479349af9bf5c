using System.Globalization;
using System.Text;
using Toetssteen.Domain.Comparison;

namespace Toetssteen.Web.Ui.Drawings;

/// <summary>Where improvement points stand, as one bar of parts. Always shown with a table that says the same in numbers.</summary>
public static class StandingBar
{
    private const int Width = 1000, Height = 24;

    /// <summary>Draws it; hidden from who does not see it, since the table says the same. Empty when nothing was counted.</summary>
    public static string Draw(RetestTally tally)
    {
        if (tally.Total == 0)
            return "";
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg class=\"bar\" viewBox=\"0 0 {Width} {Height}\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">");
        var x = 0d;
        foreach (var standing in Enum.GetValues<PointStanding>().Where(s => tally[s] > 0))
        {
            var part = (double)tally[standing] * Width / tally.Total;
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<rect class=\"bar__{Style(standing)}\" x=\"{x:0.##}\" width=\"{part:0.##}\" height=\"{Height}\"/>");
            x += part;
        }
        return svg.Append("</svg>").ToString();
    }

    /// <summary>The style of a part, for the key beside its word.</summary>
    public static string Style(PointStanding standing) => standing switch
    {
        PointStanding.Resolved => "meets",
        PointStanding.Partly => "mixed",
        PointStanding.Remained => "improve",
        PointStanding.NoVerdict => "none",
        PointStanding.NotRetested => "out",
        _ => "open",
    };
}
