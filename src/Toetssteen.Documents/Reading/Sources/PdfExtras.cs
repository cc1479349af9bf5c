namespace Toetssteen.Documents.Reading.Sources;

/// <summary>What the file says beyond its words: lines, type faces and structure, laid over the words of pdftotext by position.</summary>
internal sealed class PdfExtras
{
    private const double FarthestReach = 300;
    private const double Band = 4;
    private const double FarthestBullet = 40;

    private readonly List<PdfDrawing> pages = [];
    private readonly Allowance allowance;

    private PdfExtras(Allowance allowance) => this.allowance = allowance;

    /// <summary>The structure tree, with the words once <see cref="Mark"/> has been called; null when the PDF is not tagged.</summary>
    public PdfStructure? Structure { get; private set; }

    /// <summary>Reads a file; null when there is nothing to be had from it.</summary>
    public static PdfExtras? Read(byte[] pdf, Allowance allowance)
    {
        try
        {
            if (PdfFile.Open(pdf, allowance) is not { } file)
            {
                return null;
            }

            var extras = new PdfExtras(allowance);
            var pages = file.Pages();
            var content = new PdfContent(file, allowance);
            foreach (var page in pages)
            {
                extras.pages.Add(content.Read(page));
            }

            extras.Structure = PdfStructure.Of(file, pages, allowance);
            return extras;
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return null;
        }
    }

    /// <summary>Tells the words and pages what is known of them.</summary>
    public void Mark(IReadOnlyList<PdfPage> of)
    {
        List<(PdfWord Word, int Order, int Show)> placed = [];
        foreach (var page in of.Where(p => p.Number <= pages.Count))
        {
            var drawing = Turned(pages[page.Number - 1], page);
            page.Rules = drawing.Rules;
            var lines = drawing.Shows.Index().GroupBy(s => BandOf(s.Item.Y)).ToDictionary(g => g.Key, g => g.ToList());
            foreach (var word in page.Words)
            {
                allowance.Look();
                if (Find(lines, word) is not { } show)
                {
                    continue;
                }

                word.Show(show.Item.Font);
                word.IsArtifact = show.Item.Mcid == PdfContent.Artifact;
                if (show.Item.Mcid >= 0 && Structure?.Find(page.Number - 1, show.Item.Mcid) is { } found)
                {
                    word.Element = found.Element;
                    placed.Add((word, found.Order, show.Index));
                }
            }

            MarkBullets(page.Words, drawing.Dots);
        }

        // A sign from another font is drawn after its line, or in a piece of its own: what is drawn together reads line by line.
        var drawn = placed.OrderBy(p => p.Order).ThenBy(p => p.Show).ThenBy(p => p.Word.X0).GroupBy(p => p.Order);
        foreach (var (order, word) in drawn.SelectMany(g => PdfText.InLines([.. g.Select(p => p.Word)])).Index())
        {
            word.Order = order;
            word.Element!.Words.Add(word);
        }
    }

    // The drawing as it lies when the sheet is turned as the page was.
    private static PdfDrawing Turned(PdfDrawing drawing, PdfPage page)
    {
        if (page.Turn == PdfTurn.None)
        {
            return drawing;
        }

        var (width, height) = page.Turn is PdfTurn.Up or PdfTurn.Down ? (page.Height, page.Width) : (page.Width, page.Height);
        (double X, double Y) At(double x, double y) => PdfSheet.Turned(x, y, page.Turn, width, height);
        return new PdfDrawing([.. drawing.Shows.Select(Show)], [.. drawing.Rules.Select(Rule)], [.. drawing.Dots.Select(d => At(d.X, d.Y))]);

        PdfShow Show(PdfShow show)
        {
            var (x, y) = At(show.X, show.Y);
            return show with { X = x, Y = y };
        }

        PdfRule Rule(PdfRule rule)
        {
            var (a, b) = (At(rule.X0, rule.Y0), At(rule.X1, rule.Y1));
            return rule with { X0 = Math.Min(a.X, b.X), Y0 = Math.Min(a.Y, b.Y), X1 = Math.Max(a.X, b.X), Y1 = Math.Max(a.Y, b.Y) };
        }
    }

    // A dot left of a line, at the height of its small letters, and alone there: a dotted line has more of them.
    private void MarkBullets(IReadOnlyList<PdfWord> words, IReadOnlyList<(double X, double Y)> dots)
    {
        var bands = dots.ToLookup(d => BandOf(d.Y));
        foreach (var word in words)
        {
            allowance.Look();
            var middle = word.Baseline - 0.25 * word.Size;
            var near = Enumerable.Range(-1, 3).SelectMany(b => bands[BandOf(middle) + b])
                .Where(d => Math.Abs(d.Y - middle) < 0.3 * word.Size && d.X < word.X0 && word.X0 - d.X < FarthestBullet).ToList();
            word.HasBullet = near.Count == 1 && !words.Any(w => w.X1 > near[0].X && w.X1 <= word.X0 + 0.1 && w != word && PdfText.IsSameLine(w, word));
        }
    }

    private static long BandOf(double y) => (long)Math.Floor(y / Band);

    // The string that the word is part of: on the same base line, the last one to begin at or before the word.
    private static (int Index, PdfShow Item)? Find(Dictionary<long, List<(int Index, PdfShow Item)>> lines, PdfWord word)
    {
        // A size of type that no page can hold reaches nothing.
        var reach = Math.Min(0.32 * word.Size, FarthestReach);
        (int Index, PdfShow Item)? best = null;
        var bestScore = double.MaxValue;
        var first = BandOf(word.Baseline - reach);
        for (var band = 0; band <= 2 * reach / Band + 1; band++)
        {
            foreach (var show in lines.GetValueOrDefault(first + band) ?? [])
            {
                var away = Math.Abs(show.Item.Y - word.Baseline);
                if (away <= reach && show.Item.X <= word.X0 + 1.5)
                {
                    var score = word.X0 - show.Item.X + away * 4;
                    if (score < bestScore || score == bestScore)
                    {
                        (best, bestScore) = (show, score);
                    }
                }
            }
        }

        return best;
    }
}
