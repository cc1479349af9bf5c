using System.Globalization;
using System.Text;
using Toetssteen.Domain.Comparison;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Web.Ui.Verdicts;

namespace Toetssteen.Web.Ui.Drawings;

/// <summary>A tally as one bar of parts, in the colours of the verdicts. Always shown with a table that says the same in numbers.</summary>
public static class TallyBar
{
    private const int Width = 1000, Height = 24;

    /// <summary>Draws it; hidden from who does not see it, since the table says the same. Empty when nothing was counted.</summary>
    public static string Draw(Tally tally, Scale scale)
    {
        if (tally.Total == 0)
            return "";
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg class=\"bar\" viewBox=\"0 0 {Width} {Height}\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">");
        var x = 0d;
        foreach (var verdict in scale.Verdicts)
        {
            var part = (double)tally[verdict] * Width / tally.Total;
            var style = $"bar__{VerdictWords.Style(verdict)}{(scale.RankOf(verdict) is > 0 and var rank ? $"-{rank}" : "")}";
            if (tally[verdict] > 0)
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<rect class=\"{style}\" x=\"{x:0.##}\" width=\"{part:0.##}\" height=\"{Height}\"/>");
            x += part;
        }
        return svg.Append("</svg>").ToString();
    }
}
