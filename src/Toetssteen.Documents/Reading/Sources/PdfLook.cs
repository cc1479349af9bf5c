namespace Toetssteen.Documents.Reading.Sources;

/// <summary>
/// Tells of the words of a page whether they are seen, and whether what is seen there is what they say. A word that nobody sees is taken
/// out and told aside; a word under a note, half covered, struck through, or beside something painted that may be a sign, is not plain.
/// </summary>
internal sealed class PdfLook(PdfDrawing drawing, IReadOnlyList<(PdfWord Word, PdfShow? Show)> words, Allowance allowance)
{
    private const double SmallestType = 2.5;
    private const double LeastContrast = 0.08;
    private const double SmallestSign = 3.5;
    private const double LargestSign = 3.2;
    private const double LargestBullet = 7;
    private const double Near = 1.5;

    private readonly PdfBands<PdfPaint> paints = new(drawing.Paints, p => p.Box);
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
        HashSet<PdfWord> hidden = [];
        foreach (var (word, show) in words)
        {
            allowance.Look();
            var sight = Of(word, show);
            word.IsPlain = sight == Sight.Plain;
            if (sight == Sight.Hidden)
            {
                hidden.Add(word);
            }
        }

        // Where something is hidden, or painted that no word tells, the words around it tell only a part.
        var seen = words.Select(w => w.Word).Where(w => !hidden.Contains(w)).ToList();
        var lines = new PdfBands<PdfWord>(seen, BoxOf);
        var notes = drawing.Notes.Select(n => n.Box).Where(b => b != PdfBox.Nothing);
        foreach (var box in hidden.Select(ZoneOf).Concat(Lost()).Concat(Signs(seen, lines)).Concat(notes))
        {
            allowance.Look();
            foreach (var word in Around(box, lines, seen))
            {
                word.IsPlain = false;
            }
        }

        return hidden;
    }

    /// <summary>Whether a small sign begins where the marks of the page do: then it is one of them, and no bullet.</summary>
    public static bool StandsAmong(IEnumerable<PdfWord> marks, PdfBox box) => marks.Any(m => m.X0 < box.X1 && m.X1 > box.X0);

    public static PdfBox BoxOf(PdfWord word)
    {
        var bottom = word.Baseline + 0.22 * word.Size;
        return new PdfBox(word.X0, bottom - word.Size, word.X1, bottom);
    }

    /// <summary>Where the small letters of a word are, without its edges.</summary>
    private static PdfBox ZoneOf(PdfWord word)
    {
        var box = BoxOf(word);
        var edge = 0.15 * box.Width;
        return new PdfBox(box.X0 + edge, box.Y0 + 0.28 * box.Height, box.X1 - edge, word.Baseline - 0.1 * box.Height);
    }

    private Sight Of(PdfWord word, PdfShow? found)
    {
        var zone = ZoneOf(word);
        if (word.Size < SmallestType || !drawing.Sheet.Contains(zone.Middle))
        {
            return Sight.Hidden;
        }

        if (found is not { } show)
        {
            return Sight.Unsure;
        }

        var (ground, isUnsure, isCovered) = Painted(zone, show);

        // A picture of the page with its text beneath, unpainted: what is seen is the picture.
        if (isCovered || !show.Clip.Contains(zone.Middle) || show.IsUnpainted && ground is not null && !isUnsure)
        {
            return Sight.Hidden;
        }

        return (show.Ink, ground) switch
        {
            ({ } ink, { } under) when ink.From(under) < LeastContrast => Sight.Hidden,
            ({ IsPale: true }, null) => Sight.Unsure,
            _ => isUnsure || show.IsDoubled || show.IsUnpainted ? Sight.Unsure : Sight.Plain,
        };
    }

    /// <summary>
    /// The colour beneath a word, null where it cannot be told; whether something goes over or through it; whether nothing is left of it.
    /// </summary>
    private (PdfInk? Ground, bool IsUnsure, bool IsCovered) Painted(PdfBox zone, PdfShow show)
    {
        (double X, double Y)[] points = [(zone.X0, zone.Middle.Y), zone.Middle, (zone.X1, zone.Middle.Y)];
        var (isUnsure, isCovered) = (false, false);
        PdfPaint? under = null;
        foreach (var paint in paints.Near(PdfBox.Of(zone.Middle, zone.Middle)).Where(p => p.Box.Touches(zone)))
        {
            if (paint.Crosses(zone) && paint.Ink?.IsPale != true)
            {
                isUnsure = true;
            }
            else if (paint.At < show.At)
            {
                under = paint.At > (under?.At ?? -1) && paint.Holds(zone.Middle) ? paint : under;
            }
            else if (paint.Covers && points.Count(paint.Holds) is > 0 and var covered)
            {
                isUnsure = true;
                isCovered |= covered == points.Length && paint.Brush == PdfBrush.Fill;
            }
        }

        return (under is null ? PdfInk.White : under is { Brush: PdfBrush.Fill, Covers: true } ? under.Ink : null, isUnsure, isCovered);
    }

    /// <summary>Where strings begin that are not seen, or read otherwise, and that are no word.</summary>
    private IEnumerable<PdfBox> Lost()
    {
        var found = words.Select(w => w.Show?.At).OfType<int>().ToHashSet();
        return drawing.Shows.Where(s => (s.IsUnpainted || s.IsDoubled) && !s.IsBlank && !found.Contains(s.At))
            .Select(s => new PdfBox(s.X, s.Y - 4, s.X + 1, s.Y - 2));
    }

    /// <summary>What is painted in the size of a sign, stands by itself, and is neither ground nor frame nor bullet.</summary>
    private IEnumerable<PdfBox> Signs(List<PdfWord> seen, PdfBands<PdfWord> lines)
    {
        var largest = LargestSign * body;
        List<(PdfBox Box, List<PdfPaint> Parts)> drawn = [];
        foreach (var paint in drawing.Paints.Where(p => p.Box.Larger <= largest && (p.Brush == PdfBrush.Picture || p.Ink?.IsPale != true)))
        {
            // A sign of several strokes, one painted after the other.
            if (
                drawn is [.., var last]
                && last.Box.Touches(paint.Box, 0.5)
                && last.Box.With(paint.Box) is var both
                && both.Larger <= largest)
            {
                last.Parts.Add(paint);
                drawn[^1] = (both, last.Parts);
            }
            else
            {
                drawn.Add((paint.Box, [paint]));
            }
        }

        drawn.RemoveAll(d => d.Box.Larger < SmallestSign || d.Box.Larger >= 4 * d.Box.Smaller);
        var edges = new PdfBands<PdfRule>(drawn.Count > 0 ? drawing.Rules : [], r => new PdfBox(r.X0, r.Y0, r.X1, r.Y1));
        var marks = seen.Where(w => PdfText.IsMark(w.Text)).ToList();
        foreach (var (box, parts) in drawn)
        {
            allowance.Look();
            if (
                !lines.Near(box).Any(w => IsOf(BoxOf(w), box))
                && (!IsBullet(box, parts, lines) || StandsAmong(marks, box))
                && !IsCell(box, parts, edges))
            {
                yield return box;
            }
        }
    }

    // Painted behind or around a word: it belongs to that.
    private static bool IsOf(PdfBox word, PdfBox sign) => word.Contains(sign.Middle)
        || sign.Within(word) is { Width: > 0, Height: > 0 } both && both.Area > 0.2 * Math.Min(sign.Area, word.Area);

    // A small round or square one in the colour of the text, left of a line.
    private static bool IsBullet(PdfBox box, List<PdfPaint> parts, PdfBands<PdfWord> lines)
    {
        if (parts is not [{ Ink.IsColoured: false } only] || box.Larger >= LargestBullet || box.Larger >= 1.5 * box.Smaller
            || (only.Brush == PdfBrush.Fill ? only.Fullness < 0.5 : only.Crosses(box.Wider(-0.3 * box.Smaller))))
        {
            return false;
        }

        var beside = lines.Near(box).Where(w => IsBeside(w, box)).ToList();
        return beside.Exists(w => w.X0 > box.X0 && w.X0 - box.X1 < 40) && !beside.Exists(w => w.X1 < box.X1 && box.X0 - w.X1 < 20);
    }

    // The ground or the frame of a cell shares its edges with others, or with longer lines.
    private static bool IsCell(PdfBox box, List<PdfPaint> parts, PdfBands<PdfRule> edges)
    {
        return parts.TrueForAll(p => p.Brush != PdfBrush.Picture && p.IsSquare) && edges.Near(box.Wider(Near)).Any(r => r.IsHorizontal
            ? IsAlong(r.Y0, box.Y0, box.Y1, r.X0, r.X1, box.X0, box.X1)
            : IsAlong(r.X0, box.X0, box.X1, r.Y0, r.Y1, box.Y0, box.Y1));

        static bool IsAlong(double at, double edge, double other, double from, double to, double begin, double end) =>
            Math.Min(Math.Abs(at - edge), Math.Abs(at - other)) < Near
            && from < end + Near
            && to > begin - Near
            && (from < begin - 2 || to > end + 2);
    }

    // The words of its lines; where there are none, the nearest above and below.
    private static IEnumerable<PdfWord> Around(PdfBox box, PdfBands<PdfWord> lines, List<PdfWord> seen)
    {
        var near = lines.Near(box).Where(w => IsBeside(w, box)).ToList();
        return near.Count > 0 ? near
            : seen.Where(w => Math.Max(w.Y0 - box.Y1, box.Y0 - w.Y1) < 3 * w.Size && w.X0 < box.X1 + 200 && w.X1 > box.X0 - 400);
    }

    private static bool IsBeside(PdfWord word, PdfBox box) => ZoneOf(word).Y0 < box.Y1 && word.Baseline + 0.1 * word.Size > box.Y0;
}
