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
public sealed class MatrixBody(
    IReadOnlyList<MatrixLine> lines, IReadOnlyList<FrameworkRow> columns, IReadOnlyList<MatrixVersion> versions, SiteText L,
        SiteLinks links) : IHtmlContent
{
    /// <summary>The sign of what was not examined. It is no verdict, and its word stands beside it.</summary>
    public const string LeftOut = "·";

    /// <summary>What stands beside a verdict that was given by a norm that reads otherwise.</summary>
    public const string OtherNorm = "≈";

    private readonly Dictionary<Guid, MatrixVersion> _versions = versions.ToDictionary(v => v.Study.Id);

    private readonly (MatrixVersion Version, Dictionary<string, (Verdict Verdict, bool Attention)> Verdicts, MatrixCell[] Cells)[] _rows =
        [.. lines.Select(line => Read(line, columns, versions))];

    /// <summary>The count of each column, over the lines shown of one study.</summary>
    public IReadOnlyList<Tally> Tallies(MatrixVersion version) => [.. Enumerable.Range(0, columns.Count).Select(c =>
        Tally.Of(_rows.Where(r => r.Version == version && r.Cells[c].IsJudged).Select(r => r.Cells[c].Verdict)))];

    /// <summary>What was found of one norm of a version, whatever became of it.</summary>
    public Tally TallyOf(MatrixVersion version, string code) =>
        Tally.Of(_rows.Where(r => r.Version == version && r.Verdicts.ContainsKey(code)).Select(r => r.Verdicts[code].Verdict));

    /// <summary>The kinds of cell that occur in one study, in the order of the legend.</summary>
    public IEnumerable<(Verdict Verdict, bool Attention)> Kinds(MatrixVersion version) => KindsOf(version, version.Framework.Scale);

    private IEnumerable<(Verdict Verdict, bool Attention)> KindsOf(MatrixVersion version, Scale scale) =>
        _rows.Where(r => r.Version == version)
        .SelectMany(r => r.Cells).Where(c => c.IsJudged).Select(c => (c.Verdict, c.Attention)).Distinct()
        .OrderBy(k => k.Verdict.IsNone).ThenBy(k => k.Verdict.IsMixed)
        .ThenBy(k => scale.Values.Select(Verdict.Of).ToList().IndexOf(k.Verdict)).ThenBy(k => k.Attention);

    /// <summary>Whether a cell is empty: the row was not part of what was judged.</summary>
    public bool HasGaps => _rows.Any(r => r.Cells.Any(c => c is { IsJudged: false, IsLeftOut: false }));

    /// <summary>Whether a cell stands for something that its study did not examine.</summary>
    public bool HasLeftOut => _rows.Any(r => r.Cells.Any(c => c.IsLeftOut));

    /// <summary>Whether a cell was judged by a norm that reads otherwise.</summary>
    public bool HasOtherNorms => _rows.Any(r => r.Cells.Any(c => c.IsOtherNorm));

    /// <summary>
    /// The classes of a cell: a letter for the side, one with a number for the rank where its side has several marks, and another when an
    /// attention point stands beside it.
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
        var ready = new Dictionary<(MatrixVersion, MatrixCell), string>();
        for (var i = 0; i < lines.Count; i++)
        {
            var (version, _, cells) = _rows[i];
            WriteHead(writer, encoder, lines[i], version);
            foreach (var cell in cells)
            {
                if (!ready.TryGetValue((version, cell), out var html))
                    ready[(version, cell)] = html = Cell(cell, version, encoder);
                writer.Write(html);
            }
            writer.Write("</tr>\n");
        }
    }

    private void WriteHead(TextWriter writer, HtmlEncoder encoder, MatrixLine line, MatrixVersion version)
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
        if (_versions.Count > 1)
            encoder.Encode(writer, $", {version.Study.Title} ({L["versie {0}", version.Framework.Version]})");
        writer.Write("</span></span></span></th>");
    }

    private string Cell(MatrixCell cell, MatrixVersion version, HtmlEncoder encoder)
    {
        if (cell.IsLeftOut)
            return $"<td class=\"o\"><i aria-hidden=\"true\">{encoder.Encode(LeftOut)}</i>"
                + $"<span class=\"vh\">{encoder.Encode(L["niet onderzocht"])}</span></td>";
        if (!cell.IsJudged)
            return $"<td><span class=\"vh\">{encoder.Encode(L["niet beoordeeld"])}</span></td>";
        var scale = version.Framework.Scale;
        var sign = encoder.Encode(VerdictWords.Sign(cell.Verdict, scale));
        var word = encoder.Encode(VerdictWords.Word(cell.Verdict, cell.Attention, scale, L));
        var style = Style(cell.Verdict, cell.Attention, scale.RankOf(cell.Verdict));
        if (!cell.IsOtherNorm)
            return $"<td class=\"{style}\"><i aria-hidden=\"true\">{sign}</i><span class=\"vh\">{word}</span></td>";
        var other = encoder.Encode(L["andere norm, van versie {0}", version.Framework.Version]);
        return $"<td class=\"{style}\"><i aria-hidden=\"true\">{sign}{encoder.Encode(OtherNorm)}</i><span class=\"vh\">{word}, {other}</span></td>";
    }

    private static (MatrixVersion, Dictionary<string, (Verdict, bool)>, MatrixCell[]) Read(
        MatrixLine line, IReadOnlyList<FrameworkRow> columns, IReadOnlyList<MatrixVersion> versions)
    {
        var (version, verdicts) = (versions.Single(v => v.Study.Id == line.StudyId), VerdictSummary.Read(line.Verdicts));
        return (version, verdicts, version.Read(verdicts, columns));
    }
}
