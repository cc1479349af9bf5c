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
    private const int BoxWidth = 216, BoxHeight = 64, GapX = 28, Lane = 26, StopLength = 26, Margin = 4, LineLength = 25;

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
        var lanes = new List<List<LineageStep>>();
        var y = Margin;
        foreach (var layer in layers)
        {
            var x = (width - layer.Count * BoxWidth - (layer.Count - 1) * GapX) / 2;
            foreach (var node in layer)
            {
                place[node.Id] = (x, y);
                x += BoxWidth + GapX;
            }
            // Every step away from this row has a lane of its own, so that no two labels meet.
            lanes.Add([.. drawn.Where(s => layer.Exists(n => n.Id == s.From)).OrderBy(s => s.To is null ? 0 : 1)]);
            y += BoxHeight + (lanes[^1].Count + 1) * Lane;
        }
        var height = y - (lanes[^1].Count == 0 ? Lane : 0) + Margin;

        // Lines first, words over them.
        StringBuilder lines = new(), words = new();
        foreach (var row in lanes)
            for (var lane = 0; lane < row.Count; lane++)
            {
                var step = row[lane];
                var from = place[step.From];
                var leaving = row.Where(s => s.From == step.From).OrderBy(s => s.To is { } t ? place[t].X : int.MinValue).ToList();
                var start = (X: from.X + BoxWidth * (leaving.IndexOf(step) + 1) / (leaving.Count + 1), Y: from.Y + BoxHeight);
                if (step.To is not { } to)
                {
                    Stop(lines, words, step.Label, start);
                    continue;
                }
                var arriving = drawn.Where(s => s.To == to).OrderBy(s => place[s.From].X).ToList();
                var end = (X: place[to].X + BoxWidth * (arriving.IndexOf(step) + 1) / (arriving.Count + 1), Y: place[to].Y - 2);
                Arrow(lines, words, step.Label, start, end, (lane + 1d) / (row.Count + 1));
            }
        foreach (var node in nodes)
            Box(words, node, place[node.Id]);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<svg class=\"lineage\" role=\"img\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\"><title>{Encode(title)}</title>{lines}{words}</svg>");
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
        var layers = nodes.GroupBy(n => DepthOf(n.Id, [])).OrderBy(g => g.Key).Select(g => g.ToList()).ToList();
        // Each stands below what it came from, so that few lines cross.
        for (var row = 1; row < layers.Count; row++)
        {
            var above = layers[row - 1];
            layers[row] =
            [
                .. layers[row]
                    .OrderBy(n =>
                        steps
                            .Where(s => s.To == n.Id)
                            .Select(s => above.FindIndex(a => a.Id == s.From))
                            .Where(i => i >= 0)
                            .DefaultIfEmpty(0)
                            .Average()),
            ];
        }
        return layers;
    }

    private static void Arrow(StringBuilder lines, StringBuilder words, string label, (int X, int Y) from, (int X, int Y) to, double at)
    {
        var bend = (to.Y - from.Y) / 2;
        lines.Append(
            CultureInfo.InvariantCulture,
            $"<path class=\"lineage__line\" d=\"M{from.X} {from.Y}C{from.X} {from.Y + bend} {to.X} {to.Y - bend} {to.X} {to.Y}\"/>");
        lines.Append(CultureInfo.InvariantCulture, $"<path class=\"lineage__head\" d=\"M{to.X - 6} {to.Y - 9}h12l-6 10z\"/>");
        // The point of the curve at this part of the way.
        var back = 1 - at;
        var x = from.X + (to.X - from.X) * (3 * back * at * at + at * at * at);
        var y =
            back * back * back * from.Y + 3 * back * back * at * (from.Y + bend) + 3 * back * at * at * (to.Y - bend) + at * at * at * to.Y;
        Label(words, label, x, y);
    }

    private static void Stop(StringBuilder lines, StringBuilder words, string label, (int X, int Y) from)
    {
        lines.Append(CultureInfo.InvariantCulture, $"<path class=\"lineage__line\" d=\"M{from.X} {from.Y}v{StopLength / 2}m-12 0h24\"/>");
        Label(words, label, from.X, from.Y + StopLength);
    }

    private static void Label(StringBuilder svg, string label, double x, double y) =>
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<text class=\"lineage__label\" x=\"{x:0}\" y=\"{y + 4:0}\" text-anchor=\"middle\">{Encode(label)}</text>");

    private static void Box(StringBuilder svg, LineageNode node, (int X, int Y) at)
    {
        var lines = Wrap(node.Name);
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<rect class=\"lineage__box\" x=\"{at.X}\" y=\"{at.Y}\" width=\"{BoxWidth}\" height=\"{BoxHeight}\" rx=\"6\"/>");
        var first = at.Y + BoxHeight / 2 + 6 - (lines.Count - 1) * 10;
        for (var i = 0; i < lines.Count; i++)
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<text class=\"lineage__name\" x=\"{at.X + BoxWidth / 2}\" y=\"{first + i * 20}\" text-anchor=\"middle\">{Encode(lines[i])}</text>");
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
        return
        [
            name[..cut].Trim(),
            rest.Length <= LineLength ? rest : Toetssteen.Domain.FoldedText.Start(rest, LineLength - 1).TrimEnd() + "…",
        ];
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
