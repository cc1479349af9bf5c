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

    /// <summary>Tells the words and pages what is known of them; words that nobody sees are told aside.</summary>
    public void Mark(IReadOnlyList<PdfPage> of)
    {
        List<(PdfWord Word, int Order, int Show)> placed = [];
        foreach (var page in of)
        {
            if (page.Number > pages.Count)
            {
                Doubt(page);
                continue;
            }

            var drawing = Turned(pages[page.Number - 1], page);
            page.Rules = drawing.Rules;
            var lines = drawing.Shows.Index().GroupBy(s => BandOf(s.Item.Y)).ToDictionary(g => g.Key, g => g.ToList());
            var found = page.Words.Select(w => (Word: w, Show: Find(lines, w))).ToList();
            var hidden = new PdfLook(drawing, [.. found.Select(f => (f.Word, f.Show?.Item))], allowance).Hidden();
            foreach (var (word, at) in found)
            {
                if (hidden.Contains(word) || at is not { } show)
                {
                    continue;
                }

                word.Show(show.Item.Font);
                word.IsColoured = show.Item.Ink is { IsColoured: true };
                word.IsArtifact = show.Item.Mcid == PdfContent.Artifact;
                if (show.Item.Mcid >= 0 && Structure?.Find(page.Number - 1, show.Item.Mcid) is { } element)
                {
                    word.Element = element.Element;
                    placed.Add((word, element.Order, show.Index));
                }
            }

            // What is laid over a sheet is told once, however the text on it lies.
            var aside = page.Words.Where(hidden.Contains).Select(w => w.Text)
                .Concat(page.Turn == PdfTurn.None ? [.. drawing.Notes.Select(n => n.Text), drawing.SwitchedOff] : []);
            page.Aside = [.. page.Aside, .. aside.Where(t => t.Length > 0)];
            page.Words = hidden.Count == 0 ? page.Words : [.. page.Words.Where(w => !hidden.Contains(w))];
            // A picture of which nobody knows the meaning, or a dot in a colour, where the marks stand: it may be one of them.
            var marks = page.Words.Where(w => PdfText.IsMark(w.Text)).ToList();
            foreach (var word in page.Words.Where(w => w.Text is [>= '\uE000' and <= '\uF8FF'] || w.IsColoured && PdfItems.IsLabel(w.Text)))
            {
                allowance.Look();
                word.IsPlain &= !PdfLook.StandsAmong(marks, PdfLook.BoxOf(word));
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

    /// <summary>Of a page of which the drawing is not known nobody can tell what is seen.</summary>
    public static void Doubt(PdfPage page)
    {
        foreach (var word in page.Words)
        {
            word.IsPlain = false;
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
        return new PdfDrawing([.. drawing.Shows.Select(Show)], [.. drawing.Rules.Select(Rule)], [.. drawing.Dots.Select(d => At(d.X, d.Y))])
        {
            Paints = [.. drawing.Paints.Select(Paint)],
            Notes = [.. drawing.Notes.Select(n => n with { Box = Box(n.Box) })],
            Sheet = Box(drawing.Sheet),
            SwitchedOff = drawing.SwitchedOff,
        };

        PdfPaint Paint(PdfPaint paint) =>
            paint with { Box = Box(paint.Box), Outline = [.. paint.Outline.Select(part => part.Select(p => At(p.X, p.Y)).ToArray())] };

        PdfBox Box(PdfBox box) =>
            box == PdfBox.Everything || box == PdfBox.Nothing ? box : PdfBox.Of(At(box.X0, box.Y0), At(box.X1, box.Y1));

        PdfShow Show(PdfShow show)
        {
            var (x, y) = At(show.X, show.Y);
            return show with { X = x, Y = y, Clip = Box(show.Clip) };
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
            var near = Enumerable
                .Range(-1, 3)
                .SelectMany(b => bands[BandOf(middle) + b])
                .Where(d => Math.Abs(d.Y - middle) < 0.3 * word.Size && d.X < word.X0 && word.X0 - d.X < FarthestBullet)
                .ToList();
            word.HasBullet =
                near.Count == 1 && !words.Any(w => w.X1 > near[0].X && w.X1 <= word.X0 + 0.1 && w != word && PdfText.IsSameLine(w, word));
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
