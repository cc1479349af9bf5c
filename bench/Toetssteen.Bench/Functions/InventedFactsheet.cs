using System.Net;
using System.Text;
using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Bench.Functions;

/// <summary>
/// A factsheet of an invented municipality, of any length: every row of the framework, with as many sentences as it takes.
/// </summary>
internal static class InventedFactsheet
{
    private static readonly string[] Sentences =
    [
        "De gemeente schreef op hoe zij dit regelt.",
        "Twee van de drie partners kennen de afspraak.",
        "In het overleg van elke maand komt dit aan de orde.",
        "De stukken laten hetzelfde zien als de antwoorden.",
        "Wie het gezin begeleidt, weet bij wie hij terechtkan.",
        "De partners zien verschillen tussen de wijken.",
    ];

    /// <summary>As plain text with a table of pipes, of about this many bytes.</summary>
    public static byte[] Text(Framework framework, int bytes)
    {
        for (var sentences = 1; ; sentences++)
            if (Encoding.UTF8.GetBytes(Written(framework, sentences)) is var text && text.Length >= bytes)
                return text;
    }

    /// <summary>As a PDF of this many pages, printed by Chromium into a temporary file.</summary>
    public static string Pdf(Framework framework, int pages)
    {
        var (page, pdf) = (
            Path.Combine(Path.GetTempPath(), $"proef-{Guid.NewGuid():N}.html"),
            Path.Combine(Path.GetTempPath(), $"proef-{Guid.NewGuid():N}.pdf"));
        try
        {
            for (var sentences = 4; ; sentences++)
            {
                File.WriteAllText(page, Printed(framework, sentences));
                Run.Output(
                    "chromium",
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--no-pdf-header-footer",
                    $"--print-to-pdf={pdf}",
                    page);
                if (
                    int.Parse(
                        Run.Output("pdfinfo", pdf).Split('\n').Single(l => l.StartsWith("Pages:", StringComparison.Ordinal))[6..],
                        System.Globalization.CultureInfo.InvariantCulture
                    ) >= pages)
                    return pdf;
            }
        }
        finally
        {
            File.Delete(page);
        }
    }

    private static string Written(Framework framework, int sentences)
    {
        var text = new StringBuilder(
            "Factsheet\nGezinnen met geringe sociale redzaamheid in de gemeente Deventer\nOktober 2013\n\nContext\nDe gemeente heeft 9.400 huishoudens met kinderen.\n\nAanpak: Team Voordeur\n\nBevindingen\n\n");
        foreach (var theme in framework.Themes)
        {
            text.Append("Thema ")
                .Append(theme.Code)
                .Append(' ')
                .Append(theme.Name)
                .Append("\n\n| Criterium | Indicator | Oordeel | Bevinding |\n|---|---|---|---|\n");
            foreach (var (row, n) in framework.Rows().Select((row, n) => (row, n)).Where(r => r.row.Theme == theme))
                text.Append("| ")
                    .Append(row.Criterion.Name)
                    .Append(" | ")
                    .AppendJoin(". ", row.Indicators.Select(i => i.Norm))
                    .Append(" | ")
                    .Append(n % 5 == 3 ? '✗' : '✓')
                    .Append(" | ")
                    .Append(Story(n, sentences))
                    .Append(" |\n");
            text.Append('\n');
        }
        return text.ToString();
    }

    private static string Printed(Framework framework, int sentences)
    {
        var html = new StringBuilder(
            "<!doctype html><html lang=nl><meta charset=utf-8><title>Factsheet</title><style>body{font:11pt serif}td,th{border:1px solid;vertical-align:top;padding:3pt;text-align:left}</style><h1>Factsheet</h1><p>Gezinnen met geringe sociale redzaamheid in de gemeente Deventer</p><p>Oktober 2013</p><h2>Aanpak: Team Voordeur</h2><h2>Bevindingen</h2>");
        foreach (var theme in framework.Themes)
        {
            html.Append("<h3>Thema ")
                .Append(theme.Code)
                .Append(' ')
                .Append(theme.Name)
                .Append("</h3><table><tr><th>Criterium<th>Indicator<th>Oordeel<th>Bevinding</tr>");
            foreach (var (row, n) in framework.Rows().Select((row, n) => (row, n)).Where(r => r.row.Theme == theme))
                html.Append("<tr><td>")
                    .Append(WebUtility.HtmlEncode(row.Criterion.Name))
                    .Append("<td>")
                    .Append(WebUtility.HtmlEncode(string.Join(". ", row.Indicators.Select(i => i.Norm))))
                    .Append("<td>")
                    .Append(n % 5 == 3 ? '✗' : '✓')
                    .Append("<td>")
                    .Append(Story(n, sentences))
                    .Append("</tr>");
            html.Append("</table>");
        }
        return html.ToString();
    }

    private static string Story(int start, int sentences) =>
        string.Join(' ', Enumerable.Range(start, sentences).Select(n => Sentences[n % Sentences.Length]));
}
