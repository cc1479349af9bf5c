using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Toetssteen.Web.Ui.Drawings;

/// <summary>An approach in a drawing.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Name">Name as printed.</param>
public sealed record LineageNode(Guid Id, string Name);

/// <summary>A step in a drawing.</summary>
/// <param name="From">The approach it leads away from.</param>
/// <param name="To">What it went on in; null when it stopped.</param>
/// <param name="Label">What happened, and when, in words.</param>
public sealed record LineageStep(Guid From, Guid? To, string Label);

/// <summary>
/// The lineage of approaches as a drawing: earlier above, later below, each step an arrow with its words. Plain SVG whose colours are
/// classes of the style sheet. Always shown with a table that says the same.
/// </summary>
public static class LineageDrawing
{
    private const int BoxWidth = 216, BoxHeight = 64, GapX = 28, GapY = 76, Margin = 4, LineLength = 25;

    /// <summary>Draws it.</summary>
    /// <param name="nodes">The approaches; the order of those side by side is kept.</param>
    /// <param name="steps">The steps; one to or from an approach that is not among the nodes is left out.</param>
    /// <param name="title">What the drawing shows, for who does not see it.</param>
    /// <returns>An <c>svg</c> element.</returns>
    public static string Draw(IReadOnlyList<LineageNode> nodes, IReadOnlyList<LineageStep> steps, string title)
    {
        var known = nodes.Select(n => n.Id).ToHashSet();
        var drawn = steps.Where(s => known.Contains(s.From) && (s.To is not { } to || known.Contains(to))).ToList();
        var layers = Layers(nodes, drawn);
        var columns = layers.Max(l => l.Count);
        var width = 2 * Margin + columns * BoxWidth + (columns - 1) * GapX;
        var place = new Dictionary<Guid, (int X, int Y)>();
        for (var row = 0; row < layers.Count; row++)
        {
            var left = (width - layers[row].Count * BoxWidth - (layers[row].Count - 1) * GapX) / 2;
            for (var column = 0; column < layers[row].Count; column++)
                place[layers[row][column].Id] = (left + column * (BoxWidth + GapX), Margin + row * (BoxHeight + GapY));
        }
        var endsInStop = drawn.Any(s => s.To is null && place[s.From].Y == place.Values.Max(p => p.Y));
        var height = 2 * Margin + layers.Count * BoxHeight + (layers.Count - 1) * GapY + (endsInStop ? GapY : 0);

        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"lineage\" role=\"img\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\">");
        svg.Append("<title>").Append(Encode(title)).Append("</title>");
        foreach (var step in drawn)
            Arrow(svg, step, place[step.From], step.To is { } to ? place[to] : null);
        foreach (var node in nodes)
            Box(svg, node, place[node.Id]);
        return svg.Append("</svg>").ToString();
    }

    /// <summary>Rows of approaches: each one row below the lowest that it came from. A circle of steps is cut where it closes.</summary>
    private static List<List<LineageNode>> Layers(IReadOnlyList<LineageNode> nodes, List<LineageStep> steps)
    {
        var depth = new Dictionary<Guid, int>();
        int DepthOf(Guid id, HashSet<Guid> path)
        {
            if (depth.TryGetValue(id, out var found))
                return found;
            if (!path.Add(id))
                return -1;
            var deepest = steps.Where(s => s.To == id).Select(s => DepthOf(s.From, path)).DefaultIfEmpty(-1).Max();
            path.Remove(id);
            return depth[id] = deepest + 1;
        }
        return [.. nodes.GroupBy(n => DepthOf(n.Id, [])).OrderBy(g => g.Key).Select(g => g.ToList())];
    }

    private static void Arrow(StringBuilder svg, LineageStep step, (int X, int Y) from, (int X, int Y)? to)
    {
        int x1 = from.X + BoxWidth / 2, y1 = from.Y + BoxHeight;
        var (x2, y2) = to is { } box ? (box.X + BoxWidth / 2, box.Y - 2) : (x1, y1 + GapY / 2);
        var bend = (y2 - y1) / 2;
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"lineage__line\" d=\"M{x1} {y1}C{x1} {y1 + bend} {x2} {y2 - bend} {x2} {y2}\"/>");
        svg.Append(to is null
            ? string.Create(CultureInfo.InvariantCulture, $"<path class=\"lineage__line\" d=\"M{x2 - 14} {y2}h28\"/>")
            : string.Create(CultureInfo.InvariantCulture, $"<path class=\"lineage__head\" d=\"M{x2 - 6} {y2 - 9}h12l-6 10z\"/>"));
        // Beside the stop bar there is room below it; between two boxes the words stand near the one they lead to.
        var (tx, ty) = to is null ? (x2, y2 + 20) : ((x1 + x2) / 2 + (x2 - x1) / 4, y1 + (y2 - y1) * 5 / 8);
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"lineage__label\" x=\"{tx}\" y=\"{ty}\" text-anchor=\"middle\">{Encode(step.Label)}</text>");
    }

    private static void Box(StringBuilder svg, LineageNode node, (int X, int Y) at)
    {
        var lines = Wrap(node.Name);
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"lineage__box\" x=\"{at.X}\" y=\"{at.Y}\" width=\"{BoxWidth}\" height=\"{BoxHeight}\" rx=\"6\"/>");
        var first = at.Y + BoxHeight / 2 + 6 - (lines.Count - 1) * 10;
        for (var i = 0; i < lines.Count; i++)
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"lineage__name\" x=\"{at.X + BoxWidth / 2}\" y=\"{first + i * 20}\" text-anchor=\"middle\">{Encode(lines[i])}</text>");
    }

    /// <summary>At most two lines; what does not fit ends in an ellipsis, since the table beside it has the whole name.</summary>
    private static List<string> Wrap(string name)
    {
        if (name.Length <= LineLength)
            return [name];
        var cut = name.LastIndexOf(' ', LineLength);
        if (cut <= 0)
            cut = LineLength;
        var rest = name[cut..].Trim();
        return [name[..cut].Trim(), rest.Length <= LineLength ? rest : rest[..(LineLength - 1)].TrimEnd() + "…"];
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
