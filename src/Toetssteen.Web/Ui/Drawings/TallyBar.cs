using System.Globalization;
using System.Text;
using Toetssteen.Domain.Comparison;

namespace Toetssteen.Web.Ui.Drawings;

/// <summary>A tally as one bar of parts, in the colours of the verdicts. Always shown with a table that says the same in numbers.</summary>
public static class TallyBar
{
    private const int Width = 1000, Height = 24;

    /// <summary>Draws it; hidden from who does not see it, since the table says the same. Empty when nothing was counted.</summary>
    public static string Draw(Tally tally)
    {
        if (tally.Total == 0)
            return "";
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"bar\" viewBox=\"0 0 {Width} {Height}\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">");
        var x = 0d;
        foreach (var (count, style) in new[] { (tally.Meets, "meets"), (tally.NeedsImprovement, "improve"), (tally.Mixed, "mixed"), (tally.None, "none") })
        {
            var part = (double)count * Width / tally.Total;
            if (count > 0)
                svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"bar__{style}\" x=\"{x:0.##}\" width=\"{part:0.##}\" height=\"{Height}\"/>");
            x += part;
        }
        return svg.Append("</svg>").ToString();
    }
}
