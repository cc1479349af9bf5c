namespace Toetssteen.Documents.Reading.Sources;

/// <summary>
/// Tells of the words of a page whether they are seen, and whether what is seen there is what they say. A word that nobody sees is taken
/// out and told aside; a word under a note, half covered, struck through, or beside something painted that may be a sign, is not plain.
/// </summary>
internal sealed class PdfLook(PdfDrawing drawing, IReadOnlyList<(PdfWord Word, PdfShow? Show)> words, Allowance allowance)
{
    private const double Band = 16;
    private const double SmallestType = 2.5;
    private const double LeastContrast = 0.08;
    private const double SmallestSign = 3.5;
    private const double LargestSign = 3.2;

    private readonly ILookup<long, PdfPaint> paints = Bands(drawing.Paints, p => p.Box);
    private readonly double body = words.Select(w => w.Word.Size).Order().ElementAtOrDefault(words.Count / 2);

    private enum Sight
    {
        Plain,
        Unsure,
        Hidden,
    }

    /// <summary>Marks the words that are not plain; gives those that nobody sees.</summary>
    public HashSet<PdfWord> Hidden()
    {
        var sights = words.Select(w => (w.Word, Sight: Of(w.Word, w.Show))).ToList();
        var hidden = sights.Where(s => s.Sight == Sight.Hidden).Select(s => s.Word).ToHashSet();
        var seen = words.Select(w => w.Word).Where(w => !hidden.Contains(w)).ToList();
        foreach (var word in sights.Where(s => s.Sight == Sight.Unsure).Select(s => s.Word))
        {
            word.IsPlain = false;
        }

        // Where something is hidden, or painted that no word tells, the words around it tell only a part.
        var shown = words.Select(w => w.Show?.At).OfType<int>().ToHashSet();
        var lost = drawing.Shows.Where(s => !s.IsBlank && !shown.Contains(s.At) && (s.IsUnpainted || s.IsDoubled)).Select(s => new PdfBox(s.X, s.Y - 4, s.X + 1, s.Y - 2));
        var lines = Bands(seen, BoxOf);
        foreach (var box in hidden.Select(ZoneOf).Concat(lost).Concat(Signs(seen)).Concat(drawing.Notes.Where(n => n.Box != PdfBox.Nothing).Select(n => n.Box)))
        {
            allowance.Look();
            foreach (var word in Around(box, lines, seen))
            {
                word.IsPlain = false;
            }
        }

        return hidden;
    }

    private Sight Of(PdfWord word, PdfShow? found)
    {
        allowance.Look();
        var zone = ZoneOf(word);
        if (word.Size < SmallestType || !drawing.Sheet.Contains(zone.Middle))
        {
            return Sight.Hidden;
        }

        if (found is not { } show)
        {
            return Sight.Unsure;
        }

        (double X, double Y)[] points = [(zone.X0, zone.Middle.Y), zone.Middle, (zone.X1, zone.Middle.Y)];
        PdfInk? ground = PdfInk.White;
        var (isUnsure, isCovered) = (show.IsDoubled, false);
        foreach (var paint in paints[BandOf(zone.Middle.Y)].Where(p => p.Box.Touches(zone)))
        {
            if (paint.Crosses(zone) && paint.Ink?.IsPale != true)
            {
                isUnsure = true;
            }
            else if (paint.At < show.At)
            {
                ground = !paint.Holds(zone.Middle) ? ground : paint.Brush == PdfBrush.Fill && paint.Covers ? paint.Ink : null;
            }
            else if (paint.Covers && points.Count(paint.Holds) is > 0 and var covered)
            {
                isCovered |= covered == points.Length && paint.Brush == PdfBrush.Fill;
                isUnsure = true;
            }
        }

        // A picture of the page with its text beneath, unpainted: what is seen is the picture.
        if (isCovered || !show.Clip.Contains(zone.Middle) || show.IsUnpainted && ground is not null && !isUnsure)
        {
            return Sight.Hidden;
        }

        return (show.Ink, ground) switch
        {
            ({ } ink, { } under) when ink.From(under) < LeastContrast => Sight.Hidden,
            ({ IsPale: true }, null) => Sight.Unsure,
            _ => isUnsure || show.IsUnpainted ? Sight.Unsure : Sight.Plain,
        };
    }

    /// <summary>What is painted in the size of a sign, stands by itself, and is neither ground nor frame nor bullet.</summary>
    private IEnumerable<PdfBox> Signs(List<PdfWord> seen)
    {
        var largest = LargestSign * body;
        List<(PdfBox Box, List<PdfPaint> Parts)> drawn = [];
        foreach (var paint in drawing.Paints.Where(p => p.Box.Larger <= largest && (p.Brush == PdfBrush.Picture || p.Ink?.IsPale != true)))
        {
            if (drawn.Count > 0 && drawn[^1] is var last && last.Box.Touches(paint.Box, 0.5) && last.Box.With(paint.Box) is var both && both.Larger <= largest)
            {
                last.Parts.Add(paint);
                drawn[^1] = (both, last.Parts);
            }
            else
            {
                drawn.Add((paint.Box, [paint]));
            }
        }

        var lines = Bands(seen, BoxOf);
        var edges = Bands(drawing.Rules, r => new PdfBox(r.X0, r.Y0, r.X1, r.Y1));
        return drawn.Where(d => d.Box.Larger >= SmallestSign && d.Box.Larger < 4 * d.Box.Smaller
            && !lines[BandOf(d.Box.Middle.Y)].Any(w => Overlaps(d.Box, BoxOf(w))) && !IsBullet(d.Box, d.Parts, lines, seen) && !IsCell(d.Box, d.Parts, edges)).Select(d => d.Box);
    }

    /// <summary>Whether a small sign begins where the marks of the page do: then it is one of them, and no bullet.</summary>
    public static bool StandsAmongMarks(PdfBox box, IEnumerable<PdfWord> words) => words.Any(w => PdfText.IsMark(w.Text) && w.X0 < box.X1 && w.X1 > box.X0);

    // Painted behind or around a word: it belongs to that.
    private static bool Overlaps(PdfBox sign, PdfBox word) =>
        sign.Within(word) is { Width: > 0, Height: > 0 } both && (both.Width * both.Height > 0.2 * Math.Min(sign.Width * sign.Height, word.Width * word.Height) || word.Contains(sign.Middle));

    // A small round or square one in the colour of the text, left of a line.
    private static bool IsBullet(PdfBox box, List<PdfPaint> parts, ILookup<long, PdfWord> lines, List<PdfWord> seen) =>
        !StandsAmongMarks(box, seen) && parts is [var only] && only.Ink is { IsColoured: false } && box.Larger < 7 && box.Larger < 1.5 * box.Smaller
        && (only.Brush == PdfBrush.Fill ? only.Fullness > 0.5 : !only.Crosses(new PdfBox(box.X0 + 0.3 * box.Width, box.Y0 + 0.3 * box.Height, box.X1 - 0.3 * box.Width, box.Y1 - 0.3 * box.Height)))
        && lines[BandOf(box.Middle.Y)].Where(w => IsBeside(w, box)).ToList() is var beside && beside.Exists(w => w.X0 > box.X0 && w.X0 - box.X1 < 40) && !beside.Exists(w => w.X1 < box.X1 && box.X0 - w.X1 < 20);

    // The ground or the frame of a cell shares its edges with others.
    private static bool IsCell(PdfBox box, List<PdfPaint> parts, ILookup<long, PdfRule> edges) => parts.TrueForAll(p => p.Brush != PdfBrush.Picture && p.IsSquare)
        && Enumerable.Range(-1, 2 + (int)(BandOf(box.Y1) - BandOf(box.Y0)) + 1).SelectMany(i => edges[BandOf(box.Y0) + i]).Distinct()
            .Count(r => r.IsHorizontal
                ? Math.Min(Math.Abs(r.Y0 - box.Y0), Math.Abs(r.Y0 - box.Y1)) < 1.5 && r.X0 < box.X1 + 1.5 && r.X1 > box.X0 - 1.5 && (r.X0 < box.X0 - 2 || r.X1 > box.X1 + 2)
                : Math.Min(Math.Abs(r.X0 - box.X0), Math.Abs(r.X0 - box.X1)) < 1.5 && r.Y0 < box.Y1 + 1.5 && r.Y1 > box.Y0 - 1.5 && (r.Y0 < box.Y0 - 2 || r.Y1 > box.Y1 + 2)) > 0;

    // The words it touches and those of its lines; where there are none, the nearest above and below.
    private static IEnumerable<PdfWord> Around(PdfBox box, ILookup<long, PdfWord> lines, List<PdfWord> seen)
    {
        var near = Rows(box).SelectMany(b => lines[b]).Where(w => IsBeside(w, box)).ToHashSet();
        return near.Count > 0 ? near : seen.Where(w => Math.Max(w.Y0 - box.Y1, box.Y0 - w.Y1) < 3 * w.Size && w.X0 < box.X1 + 200 && w.X1 > box.X0 - 400);
    }

    private static bool IsBeside(PdfWord word, PdfBox box) => ZoneOf(word).Y0 < box.Y1 && word.Baseline + 0.1 * word.Size > box.Y0;

    public static PdfBox BoxOf(PdfWord word) => word.Baseline + 0.22 * word.Size is var bottom ? new PdfBox(word.X0, bottom - word.Size, word.X1, bottom) : default;

    /// <summary>Where the small letters of a word are, without its edges.</summary>
    private static PdfBox ZoneOf(PdfWord word) => BoxOf(word) is var box
        ? new PdfBox(box.X0 + 0.15 * box.Width, box.Y0 + 0.28 * box.Height, box.X1 - 0.15 * box.Width, word.Baseline - 0.1 * box.Height) : default;

    private static long BandOf(double y) => (long)Math.Floor(Math.Clamp(y, -10_000, 10_000) / Band);

    private static IEnumerable<long> Rows(PdfBox box)
    {
        for (var band = BandOf(box.Y0); band <= BandOf(box.Y1); band++)
        {
            yield return band;
        }
    }

    private static ILookup<long, T> Bands<T>(IEnumerable<T> of, Func<T, PdfBox> boxOf) =>
        of.SelectMany(o => Rows(boxOf(o)).Select(b => (Band: b, One: o))).ToLookup(p => p.Band, p => p.One);
}
