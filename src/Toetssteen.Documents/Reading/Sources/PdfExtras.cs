namespace Toetssteen.Documents.Reading.Sources;

/// <summary>What the file says beyond its words: lines, type faces and structure, laid over the words of pdftotext by position.</summary>
internal sealed class PdfExtras
{
    private readonly List<(IReadOnlyList<PdfShow> Shows, IReadOnlyList<PdfRule> Rules)> pages = [];

    /// <summary>The structure tree, with the words once <see cref="Mark"/> has been called; null when the PDF is not tagged.</summary>
    public PdfStructure? Structure { get; private set; }

    /// <summary>Reads a file; null when there is nothing to be had from it.</summary>
    public static PdfExtras? Read(string path)
    {
        try
        {
            if (PdfFile.Open(path) is not { } file)
            {
                return null;
            }

            var extras = new PdfExtras();
            var pages = file.Pages();
            var content = new PdfContent(file);
            foreach (var page in pages)
            {
                extras.pages.Add(content.Read(page));
            }

            extras.Structure = PdfStructure.Of(file, pages);
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
        foreach (var page in of.Take(pages.Count))
        {
            var (shows, rules) = pages[page.Number - 1];
            page.Rules = rules;
            var lines = shows.Index().GroupBy(s => (int)Math.Floor(s.Item.Y / 4)).ToDictionary(g => g.Key, g => g.ToList());
            foreach (var word in page.Words)
            {
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
        }

        // A sign from another font is drawn after its line, or in a piece of its own: what is drawn together reads line by line.
        var drawn = placed.OrderBy(p => p.Order).ThenBy(p => p.Show).ThenBy(p => p.Word.X0).GroupBy(p => p.Order);
        foreach (var (order, word) in drawn.SelectMany(g => PdfText.InLines([.. g.Select(p => p.Word)])).Index())
        {
            word.Order = order;
            word.Element!.Words.Add(word);
        }
    }

    private const double FarthestReach = 300;

    // The string that the word is part of: on the same base line, the last one to begin at or before the word.
    private static (int Index, PdfShow Item)? Find(Dictionary<int, List<(int Index, PdfShow Item)>> lines, PdfWord word)
    {
        var baseline = word.Y1 - 0.22 * word.Height;
        // A size of type that no page can hold reaches nothing.
        var reach = Math.Min(0.32 * word.Height, FarthestReach);
        (int Index, PdfShow Item)? best = null;
        var bestScore = double.MaxValue;
        for (var key = (int)Math.Floor((baseline - reach) / 4); key <= (int)Math.Floor((baseline + reach) / 4); key++)
        {
            foreach (var show in lines.GetValueOrDefault(key) ?? [])
            {
                var away = Math.Abs(show.Item.Y - baseline);
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
