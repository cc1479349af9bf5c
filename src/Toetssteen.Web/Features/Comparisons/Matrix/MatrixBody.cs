using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Toetssteen.Domain.Comparison;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;
using Toetssteen.Web.Ui.Verdicts;

namespace Toetssteen.Web.Features.Comparisons.Matrix;

/// <summary>
/// The rows of the matrix, written straight to the page: tens of thousands of cells, each one of a handful of ready texts. Every cell
/// says its verdict in words.
/// </summary>
public sealed class MatrixBody(IReadOnlyList<MatrixLine> lines, IReadOnlyList<FrameworkRow> columns, Scale scale, SiteText L, SiteLinks links) : IHtmlContent
{
    private readonly (Verdict Verdict, bool Attention, bool Judged)[][] _cells = [.. lines.Select(line => Read(line, columns))];

    /// <summary>The count of each column, over the lines shown.</summary>
    public IReadOnlyList<Tally> Tallies =>
        field ??= [.. Enumerable.Range(0, columns.Count).Select(c => Tally.Of(_cells.Where(row => row[c].Judged).Select(row => row[c].Verdict)))];

    /// <summary>The kinds of cell that occur, in the order of the legend.</summary>
    public IEnumerable<(Verdict Verdict, bool Attention)> Kinds => _cells.SelectMany(row => row)
        .Where(c => c.Judged).Select(c => (c.Verdict, c.Attention)).Distinct()
        .OrderBy(k => k.Verdict.IsNone).ThenBy(k => k.Verdict.IsMixed)
        .ThenBy(k => scale.Values.Select(Verdict.Of).ToList().IndexOf(k.Verdict)).ThenBy(k => k.Attention);

    /// <summary>Whether a cell is empty: the row was not part of what was judged.</summary>
    public bool HasGaps => _cells.Any(row => row.Any(c => !c.Judged));

    /// <summary>
    /// The classes of a cell: a letter for the side, one with a number for the rank where its side has several marks, and another when an attention
    /// point stands beside it.
    /// </summary>
    public static string Style(Verdict verdict, bool attention, int rank)
    {
        var letter = verdict.Side switch { VerdictSide.Holds => "m", VerdictSide.Falls => "i", VerdictSide.Both => "x", _ => "n" };
        var style = rank == 0 ? letter : string.Create(CultureInfo.InvariantCulture, $"{letter} {letter}{rank}");
        return attention ? style + " a" : style;
    }

    /// <inheritdoc/>
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var ready = new Dictionary<(Verdict, bool, bool), string>();
        for (var i = 0; i < lines.Count; i++)
        {
            WriteHead(writer, encoder, lines[i]);
            foreach (var cell in _cells[i])
            {
                if (!ready.TryGetValue(cell, out var html))
                    ready[cell] = html = Cell(cell, encoder);
                writer.Write(html);
            }
            writer.Write("</tr>\n");
        }
    }

    private void WriteHead(TextWriter writer, HtmlEncoder encoder, MatrixLine line)
    {
        writer.Write("<tr><th scope=\"row\"><span class=\"pick\"><input type=\"checkbox\" name=\"aanpak\" value=\"");
        writer.Write(line.Id.ToString());
        writer.Write("\" aria-label=\"");
        encoder.Encode(writer, L["Kies {0}, {1}", line.Municipality, line.Approach]);
        writer.Write("\"><span>");
        if (line.Slug is { } slug)
        {
            writer.Write("<a href=\"");
            encoder.Encode(writer, links.Factsheet(slug));
            writer.Write("\">");
            encoder.Encode(writer, line.Municipality);
            writer.Write("</a>");
        }
        else
        {
            encoder.Encode(writer, line.Municipality);
        }
        writer.Write(" <span class=\"soft\">");
        encoder.Encode(writer, line.Approach);
        writer.Write("</span></span></span></th>");
    }

    private string Cell((Verdict Verdict, bool Attention, bool Judged) cell, HtmlEncoder encoder)
    {
        if (!cell.Judged)
            return $"<td><span class=\"vh\">{encoder.Encode(L["niet beoordeeld"])}</span></td>";
        var sign = encoder.Encode(VerdictWords.Sign(cell.Verdict, scale));
        var word = encoder.Encode(VerdictWords.Word(cell.Verdict, cell.Attention, scale, L));
        var style = Style(cell.Verdict, cell.Attention, scale.RankOf(cell.Verdict));
        return $"<td class=\"{style}\"><i aria-hidden=\"true\">{sign}</i><span class=\"vh\">{word}</span></td>";
    }

    private static (Verdict, bool, bool)[] Read(MatrixLine line, IReadOnlyList<FrameworkRow> columns)
    {
        var verdicts = VerdictSummary.Read(line.Verdicts);
        return [.. columns.Select(column => Together(verdicts, column.Indicators))];
    }

    /// <summary>What the indicators of one printed row come to together: the same verdict, or mixed. One without a verdict does not mix.</summary>
    private static (Verdict, bool, bool) Together(Dictionary<string, (Verdict Verdict, bool Attention)> verdicts, IReadOnlyList<Indicator> indicators)
    {
        var (together, attention, judged) = (Verdict.None, false, false);
        foreach (var indicator in indicators)
        {
            if (!verdicts.TryGetValue(indicator.Code, out var one))
                continue;
            judged = true;
            attention |= one.Attention;
            if (!one.Verdict.IsNone)
                together = together.IsNone ? one.Verdict : together.With(one.Verdict);
        }
        return (together, attention, judged);
    }
}
