namespace Toetssteen.Documents.Reading.Sources;

/// <summary>
/// Finds tables without lines: places where text begins at the same distance from the left, line after line, with other text beside it
/// and nothing across.
/// </summary>
internal static class PdfColumns
{
    private const double Same = 1.6;
    private const double Gutter = 2.5;

    /// <summary>The tables on a page, from top to bottom.</summary>
    public static List<PdfRegion> Regions(IReadOnlyList<PdfWord> words)
    {
        var chunks = Chunks(words);
        var edges = Edges(chunks);
        List<(double Top, double Bottom, List<(double X, int Votes)> Edges)> areas = [];
        foreach (var (x, top, bottom, votes) in edges.OrderBy(e => e.Top))
        {
            if (areas.Count > 0 && top < areas[^1].Bottom - 3)
            {
                areas[^1].Edges.Add((x, votes));
                areas[^1] = areas[^1] with { Bottom = Math.Max(areas[^1].Bottom, bottom) };
            }
            else
            {
                areas.Add((top, bottom, [(x, votes)]));
            }
        }

        List<PdfRegion> regions = [];
        foreach (var (top, bottom, found) in areas)
        {
            List<double> columns = [];
            foreach (var (x, _) in found.OrderByDescending(e => e.Votes))
            {
                if (columns.TrueForAll(c => Math.Abs(c - x) > 12))
                {
                    columns.Add(x);
                }
            }

            columns.Sort();
            var inside = words.Where(w => w.Middle > top - 1 && w.Middle < bottom + 1).ToList();
            regions.Add(Grow(new PdfRegion(top, bottom, columns, inside), words, chunks));
        }

        return regions;
    }

    // A cell of the first columns may be longer than what stands beside it: lines right below that keep the distance still belong to it.
    private static PdfRegion Grow(PdfRegion region, IReadOnlyList<PdfWord> words, List<List<PdfWord>> chunks)
    {
        var bottom = region.Bottom;
        foreach (var chunk in chunks.Where(c => c[0].Middle > region.Bottom + 1).OrderBy(c => c[0].Y0))
        {
            var column = region.ColumnOf(chunk[0]);
            var right = column < region.Edges.Count ? region.Edges[column] : double.MaxValue;
            var above = region.Words.Concat(words.Where(w => w.Middle > region.Bottom && w.Middle < bottom + 1))
                .Where(w => region.ColumnOf(w) == column && w.Middle < chunk[0].Middle - 2).MaxBy(w => w.Middle);
            if (column == region.Edges.Count || above is null || chunk[^1].X1 > right - Gutter || chunk[0].Bold != above.Bold
                || chunk[0].Middle - above.Middle > above.Height * 1.35 || Math.Abs(chunk[0].Height - above.Height) > 1)
            {
                break;
            }

            bottom = chunk.Max(w => w.Y1);
        }

        return bottom == region.Bottom ? region : region with { Bottom = bottom, Words = [.. words.Where(w => w.Middle > region.Top - 1 && w.Middle < bottom + 1)] };
    }

    /// <summary>Words that belong together on a line: what stands between two wide spaces.</summary>
    private static List<List<PdfWord>> Chunks(IReadOnlyList<PdfWord> words)
    {
        List<List<PdfWord>> chunks = [];
        foreach (var line in PdfText.Lines(words))
        {
            var gaps = line.Skip(1).Zip(line, (b, a) => b.X0 - a.X1).ToList();
            var ordinary = gaps.Count == 0 ? 0 : gaps.Order().ElementAt(gaps.Count / 2);
            List<PdfWord> chunk = [line[0]];
            for (var i = 1; i < line.Count; i++)
            {
                var wide = gaps[i - 1] > Math.Max(3.5, 1.5 * ordinary) || gaps[i - 1] > 1.2 * line[i].Height;
                if (wide && !(IsLabel(chunk) && gaps[i - 1] < 40 && !PdfText.IsMark(line[i].Text)))
                {
                    chunks.Add(chunk);
                    chunk = [];
                }

                chunk.Add(line[i]);
            }

            chunks.Add(chunk);
        }

        return chunks;
    }

    // A bullet, a number or a mark goes with the text after it, however far that is set off.
    private static bool IsLabel(List<PdfWord> chunk) =>
        chunk.Count == 1 && (PdfText.IsMark(chunk[0].Text) || chunk[0].Text is "•" or "▪" or "●" or "■" or "○" or "◦" or "·" or "-" or "–" or "o"
            || chunk[0].Text.Length <= 3 && char.IsDigit(chunk[0].Text[0]) && chunk[0].Text[^1] is '.' or ')');

    private static List<(double X, double Top, double Bottom, int Votes)> Edges(List<List<PdfWord>> chunks)
    {
        List<(double, double, double, int)> edges = [];
        var starts = chunks.Select(c => c[0].X0).Order().ToList();
        for (var i = 0; i < starts.Count;)
        {
            var j = i;
            while (j + 1 < starts.Count && starts[j + 1] - starts[i] <= Same)
            {
                j++;
            }

            if (j > i)
            {
                edges.AddRange(Stretches(chunks, starts[i], starts[j]));
            }

            i = j + 1;
        }

        return edges;
    }

    // The stretches of the page where text begins at this distance, has text beside it, and no text goes across.
    private static IEnumerable<(double X, double Top, double Bottom, int Votes)> Stretches(List<List<PdfWord>> chunks, double from, double to)
    {
        double? top = null;
        double bottom = 0;
        var votes = 0;
        foreach (var chunk in chunks.OrderBy(c => c[0].Middle))
        {
            var (x0, x1) = (chunk[0].X0, chunk[^1].X1);
            if (x0 >= from - 0.1 && x0 <= to + 0.1)
            {
                var beside = chunks.Any(c => c[^1].X1 < from - Gutter && Math.Min(c[0].Y1, chunk[0].Y1) - Math.Max(c[0].Y0, chunk[0].Y0) > 0.2 * chunk[0].Height);
                if (beside)
                {
                    votes++;
                    top ??= chunk.Min(w => w.Y0);
                }

                if (top is not null)
                {
                    bottom = chunk.Max(w => w.Y1);
                }
            }
            else if (x0 < from - Same && x1 > from + 1 && !Parts(chunk, from, to))
            {
                if (votes >= 2)
                {
                    yield return (from, top!.Value, bottom, votes);
                }

                (top, votes) = (null, 0);
            }
        }

        if (votes >= 2)
        {
            yield return (from, top!.Value, bottom, votes);
        }
    }

    // Text that seems to go across, but has a word that begins right here after a space that is somewhat wider than the others.
    private static bool Parts(List<PdfWord> chunk, double from, double to)
    {
        var at = chunk.FindIndex(w => w.X0 >= from - 0.5 && w.X0 <= to + 0.5);
        if (at <= 0)
        {
            return false;
        }

        var gaps = chunk.Skip(1).Zip(chunk, (b, a) => b.X0 - a.X1).Order().ToList();
        return chunk[at].X0 - chunk[at - 1].X1 >= Math.Max(Gutter, 1.2 * gaps[gaps.Count / 2]);
    }
}
