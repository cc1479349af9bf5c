namespace Toetssteen.Documents.Reading.Sources;

/// <summary>
/// Finds tables without lines: places where text begins at the same distance from the left, line after line, with other text beside it
/// and nothing across.
/// </summary>
internal static class PdfColumns
{
    private const double Same = 1.6;
    private const double Gutter = 2.5;
    private const double NarrowestColumn = 45;
    private const double Close = 1.45;

    /// <summary>The tables on a page, from top to bottom. Edges of columns on other pages need less evidence.</summary>
    public static List<PdfRegion> Regions(IReadOnlyList<PdfWord> words, PdfKnownEdges known, Allowance allowance)
    {
        var chunks = Chunks(words);
        var edges = Edges(chunks, known.Certain, allowance);
        var crossed = Areas(edges).SelectMany(a => a.Edges.Where(e => IsCrossed(e, a.Top, a.Bottom, chunks))).ToHashSet();
        var areas = Areas(edges.Where(e => !crossed.Contains(e)));
        List<PdfRegion> regions = [];
        foreach (var (top, bottom, found) in areas)
        {
            allowance.Look();
            var ceiling = regions.Count > 0 ? regions[^1].Bottom : 0;
            var region = GrowUp(GrowDown(new PdfRegion(top, bottom, Choose(found, chunks, known.Marks), []), chunks), chunks, ceiling);
            region = region with { Words = [.. Assign(region, chunks)] };
            while (Enumerable.Range(1, region.Edges.Count).FirstOrDefault(c => !region.Words.Any(w => w.Column == c)) is > 0 and var empty)
            {
                region = region with { Edges = [.. region.Edges.Where((_, i) => i != empty - 1)] };
                region = region with { Words = [.. Assign(region, chunks)] };
            }

            regions.Add(region);
        }

        return regions;
    }

    /// <summary>Edges that pages show beyond doubt.</summary>
    public static PdfKnownEdges Known(IEnumerable<IReadOnlyList<PdfWord>> pages, Allowance allowance)
    {
        List<double> certain = [];
        List<(double Marks, double Text)> columns = [];
        foreach (var chunks in pages.Select(Chunks))
        {
            var edges = Edges(chunks, [], allowance);
            certain.AddRange(edges.Where(e => e.Votes >= 4).Select(e => e.X));
            columns.AddRange(
                from m in edges
                where m.IsMarks
                from t in edges
                where IsRightBeside(m.X, t) && IsColumnOfMarks(m.X, t.X, chunks)
                select (m.X, t.X));
        }

        return new PdfKnownEdges(certain, columns);
    }

    private static List<(double Top, double Bottom, List<PdfEdge> Edges)> Areas(IEnumerable<PdfEdge> edges)
    {
        List<(double Top, double Bottom, List<PdfEdge> Edges)> areas = [];
        foreach (var edge in edges.OrderBy(e => e.Top))
        {
            if (areas.Count > 0 && edge.Top < areas[^1].Bottom - 3)
            {
                areas[^1].Edges.Add(edge);
                areas[^1] = areas[^1] with { Bottom = Math.Max(areas[^1].Bottom, edge.Bottom) };
            }
            else
            {
                areas.Add((edge.Top, edge.Bottom, [edge]));
            }
        }

        return areas;
    }

    // In justified text words may begin below each other on a few lines; on the other lines of the table text goes across there.
    private static bool IsCrossed(PdfEdge edge, double top, double bottom, List<List<PdfWord>> chunks) =>
        !edge.IsMarks
        && chunks.Count(c =>
            c[0].Middle > top
            && c[0].Middle < bottom
            && c[0].X0 < edge.X - 2
            && c[^1].X1 > edge.X + 1
            && !Parts(c, edge.X - 0.5, edge.X + Same)
        ) >= edge.Votes;

    // Marks before everything: text that hangs to the right of them is no column of its own. Only columns of marks are narrow.
    private static List<double> Choose(List<PdfEdge> found, List<List<PdfWord>> chunks, IReadOnlyList<(double Marks, double Text)> known)
    {
        List<PdfEdge> chosen = [];
        foreach (var edge in found.OrderByDescending(e => e.IsMarks).ThenByDescending(e => e.Votes))
        {
            var rival = chosen.FindIndex(c =>
                Math.Abs(c.X - edge.X) <= (c.IsMarks && edge.IsMarks ? 14 : NarrowestColumn)
                && !(
                    c.IsMarks
                    && IsRightBeside(c.X, edge)
                    && (
                        known.Any(k => Math.Abs(k.Marks - c.X) < Same && Math.Abs(k.Text - edge.X) < Same)
                        || IsColumnOfMarks(c.X, edge.X, chunks))));
            if (rival < 0)
            {
                chosen.Add(edge);
            }
            else if (
                !chosen[rival].IsMarks
                && edge.X < chosen[rival].X
                && edge.Reach > chosen[rival].X + Gutter
                && edge.Votes * 4 >= chosen[rival].Votes)
            {
                // Text hangs to the right of where its paragraphs begin.
                chosen[rival] = edge with { Votes = chosen[rival].Votes };
            }
        }

        return [.. chosen.Select(c => c.X).Order()];
    }

    private static bool IsRightBeside(double marks, PdfEdge text) =>
        !text.IsMarks && text.X > marks + 8 && text.X <= marks + NarrowestColumn;

    // Marks before a text hang beside the beginnings of its sentences. Where they stand beside the middle of one, or under a head of
    // their own, they are a column.
    private static bool IsColumnOfMarks(double marks, double text, List<List<PdfWord>> chunks)
    {
        var at = chunks.Where(c => Math.Abs(c[0].X0 - marks) < Same).ToList();
        var texts = chunks.SelectMany(c => c).Where(w => Math.Abs(w.X0 - text) < Same).ToList();
        if (
            at.Exists(c =>
                c.Count == 1
                && c[0].Text.Length > 3
                && c[0].X1 < text - 1
                && texts.Exists(t => Math.Abs(t.Middle - c[0].Middle) < 3 && char.IsUpper(t.Text[0]) && t.Bold == c[0].Bold)))
        {
            return true;
        }

        var signs = at.Where(c => PdfText.IsMark(c[0].Text)).Select(c => c[0]).ToList();
        var amid = signs.Count(m =>
            texts.MinBy(t => Math.Abs(t.Middle - m.Middle)) is { } t && Math.Abs(t.Middle - m.Middle) < t.Height && char.IsLower(t.Text[0])
        );
        return amid > 1 && amid * 4 >= signs.Count;
    }

    // What stands right above and fits the columns belongs to the table: a header set in the middle, the rest of a row of the page before.
    private static PdfRegion GrowUp(PdfRegion region, List<List<PdfWord>> chunks, double ceiling)
    {
        var top = region.Top;
        foreach (
            var line in PdfRows.Lines(chunks.Select(c => c[0]).Where(w => w.Middle < region.Top && w.Y0 > ceiling)).AsEnumerable().Reverse()
        )
        {
            var beside = chunks.Where(c => line.Words.Contains(c[0])).ToList();
            if (
                top - line.Bottom > line.Words[0].Height * 1.8
                || beside.Exists(c => IsAcross(region, c))
                || beside.TrueForAll(c => region.ColumnAt(c[0].X0) == 0) && !GoesOnBelow(region, beside[0], chunks))
            {
                break;
            }

            top = line.Top;
        }

        return region with { Top = top };
    }

    // A cell of the first column may begin higher than what stands beside it, where cells are set in the middle of their row.
    private static bool GoesOnBelow(PdfRegion region, List<PdfWord> chunk, List<List<PdfWord>> chunks)
    {
        var below = chunks.Where(c => c[0].Middle > chunk[0].Middle + 2 && region.ColumnAt(c[0].X0) == 0).MinBy(c => c[0].Middle);
        return below is not null
            && chunk[^1].X1 < region.Edges[0] - Gutter
            && Math.Abs(below[0].X0 - chunk[0].X0) < Same
            && chunk[0].Bold == below[0].Bold
            && below[0].Middle - chunk[0].Middle <= chunk[0].Height * Close
            && Math.Abs(below[0].Height - chunk[0].Height) < 0.5;
    }

    // A cell of the first columns may be longer than what stands beside it: lines right below that keep the distance still belong to it.
    private static PdfRegion GrowDown(PdfRegion region, List<List<PdfWord>> chunks)
    {
        var bottom = region.Bottom;
        foreach (var chunk in chunks.Where(c => c[0].Middle > region.Bottom + 1).OrderBy(c => c[0].Y0))
        {
            var column = region.ColumnAt(chunk[0].X0);
            var right = column < region.Edges.Count ? region.Edges[column] : double.MaxValue;
            var above = chunks
                .Where(c =>
                    c[0].Middle > region.Top
                    && c[0].Middle < Math.Min(bottom + 1, chunk[0].Middle - 2)
                    && region.ColumnAt(c[0].X0) == column)
                .Select(c => c[0])
                .MaxBy(w => w.Middle);
            if (
                column == region.Edges.Count
                || above is null
                || chunk[^1].X1 > right - Gutter
                || chunk[0].Bold != above.Bold
                || chunk[0].Middle - above.Middle > above.Height * Close
                || Math.Abs(chunk[0].Height - above.Height) > 1)
            {
                break;
            }

            bottom = chunk.Max(w => w.Y1);
        }

        return region with { Bottom = bottom };
    }

    // Each text goes to the column it begins in; one that goes across without a gap at the edge stays whole.
    private static IEnumerable<PdfWord> Assign(PdfRegion region, List<List<PdfWord>> chunks)
    {
        foreach (var chunk in chunks.Where(c => c[0].Middle > region.Top - 1 && c[0].Middle < region.Bottom + 1))
        {
            var column = region.ColumnAt(chunk[0].X0);
            var across = IsAcross(region, chunk);
            foreach (var word in chunk)
            {
                word.Column = across ? column : region.ColumnAt(word.X0);
                word.IsAcross = across;
                yield return word;
            }
        }
    }

    /// <summary>Words that belong together on a line: what stands between two wide spaces.</summary>
    private static List<List<PdfWord>> Chunks(IReadOnlyList<PdfWord> words)
    {
        List<List<PdfWord>> chunks = [];
        var marks = words.Where(w => PdfText.IsMark(w.Text)).CountBy(w => Math.Round(w.X0)).ToDictionary();
        foreach (var line in PdfText.Lines(words))
        {
            var gaps = line.Skip(1).Zip(line, (b, a) => b.X0 - a.X1).ToList();
            var ordinary = gaps.Count == 0 ? 0 : gaps.Order().ElementAt(gaps.Count / 2);
            List<PdfWord> chunk = [line[0]];
            for (var i = 1; i < line.Count; i++)
            {
                var wide = gaps[i - 1] > Math.Max(3.5, 1.5 * ordinary) || gaps[i - 1] > 1.2 * line[i].Height;

                // Marks below each other are a column, however close the text before them comes.
                wide |= gaps[i - 1] > 4 && PdfText.IsMark(line[i].Text) && marks[Math.Round(line[i].X0)] > 2;
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
        chunk.Count == 1 && (PdfText.IsMark(chunk[0].Text) || PdfItems.IsLabel(chunk[0].Text));

    private static bool IsAcross(PdfRegion region, List<PdfWord> chunk) =>
        region.Edges.Any(e => chunk[0].X0 < e - 2 && chunk[^1].X1 > e + 1 && !Parts(chunk, e - 0.5, e + Same));

    private static List<PdfEdge> Edges(List<List<PdfWord>> chunks, IReadOnlyList<double> known, Allowance allowance)
    {
        List<PdfEdge> edges = [];
        var starts = chunks.Select(c => c[0].X0).Order().ToList();
        for (var i = 0; i < starts.Count;)
        {
            allowance.Look();
            var j = i;
            while (j + 1 < starts.Count && starts[j + 1] - starts[i] <= Same)
            {
                j++;
            }

            if (j > i || known.Any(k => Math.Abs(k - starts[i]) < Same))
            {
                edges.AddRange(
                    Stretches(chunks, starts[i], starts[j]).Where(e => e.Votes >= (known.Any(k => Math.Abs(k - e.X) < Same) ? 1 : 2)));
            }

            i = j + 1;
        }

        return edges;
    }

    // The stretches of the page where text begins at this distance, has text beside it, and no text goes across.
    private static List<PdfEdge> Stretches(List<List<PdfWord>> chunks, double from, double to)
    {
        List<PdfEdge> stretches = [];
        double? top = null;
        double bottom = 0;
        var (votes, marks, left) = (0, 0, 0);
        double reach = 0;
        foreach (var chunk in chunks.OrderBy(c => c[0].Middle))
        {
            var (x0, x1) = (chunk[0].X0, chunk[^1].X1);
            if (x0 >= from - 0.1 && x0 <= to + 0.1)
            {
                var beside = chunks.Where(c => c != chunk && (c[^1].X1 < from - Gutter || c[0].X0 > x1 + Gutter)
                    && Math.Min(c[0].Y1, chunk[0].Y1) - Math.Max(c[0].Y0, chunk[0].Y0) > 0.2 * chunk[0].Height).ToList();
                if (beside.Count > 0 && IsTelling(chunk))
                {
                    votes++;
                    reach = Math.Max(reach, x1);
                    left += beside.Exists(c => c[0].X0 < from) ? 1 : 0;
                    marks += PdfText.IsMark(chunk[0].Text) ? 1 : 0;
                    top ??= chunk.Min(w => w.Y0);
                }

                if (top is not null)
                {
                    bottom = chunk.Max(w => w.Y1);
                }
            }
            else if (x0 < from - Same && x1 > from + 1 && !Parts(chunk, from, to))
            {
                End();
            }
        }

        End();
        return stretches;

        void End()
        {
            // The first column has nothing to its left; it needs no edge.
            if (left > 0)
            {
                stretches.Add(new PdfEdge(from, top!.Value, bottom, votes, marks * 2 > votes, reach));
            }

            (top, votes, marks, left, reach) = (null, 0, 0, 0, 0);
        }
    }

    // Text that seems to go across, but has a word that begins right here after a space.
    private static bool Parts(List<PdfWord> chunk, double from, double to)
    {
        var at = chunk.FindIndex(w => w.X0 >= from - 0.5 && w.X0 <= to + 0.5);
        if (at <= 0 || chunk[at].X0 - chunk[at - 1].X1 is var gap && gap < Gutter)
        {
            return false;
        }

        // As wide as the other spaces of the line: a word that happens to begin here.
        var others = chunk.Skip(1).Zip(chunk, (b, a) => b.X0 - a.X1).Where((_, i) => i != at - 1).ToList();
        return others.Count == 0 ? gap > 0.4 * chunk[at].Height : others.Exists(o => Math.Abs(o - gap) > 0.08 * gap);
    }

    // In justified text the last words of lines end at the same distance, and short ones begin there too: they say nothing of a column.
    private static bool IsTelling(List<PdfWord> chunk) =>
        chunk[^1].X1 - chunk[0].X0 > 18
        || PdfText.IsMark(chunk[0].Text)
        || char.IsUpper(chunk[0].Text[0])
        || char.IsDigit(chunk[0].Text[0]);
}

/// <summary>What the pages of a document tell about each other's columns.</summary>
/// <param name="Certain">Edges that some page shows beyond doubt.</param>
/// <param name="Marks">Columns of marks, with the edge of the text beside them.</param>
internal sealed record PdfKnownEdges(IReadOnlyList<double> Certain, IReadOnlyList<(double Marks, double Text)> Marks);

/// <summary>
/// A distance from the left at which text begins on several lines, with how many lines say so and how far to the right they reach.
/// </summary>
internal sealed record PdfEdge(double X, double Top, double Bottom, int Votes, bool IsMarks, double Reach);
