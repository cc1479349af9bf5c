namespace Toetssteen.Documents.Reading.Sources;

/// <summary>An upright rectangle on a page; points from the top left corner.</summary>
internal readonly record struct PdfBox(double X0, double Y0, double X1, double Y1)
{
    /// <summary>Holds nothing; joined with a box it gives that box.</summary>
    public static PdfBox Nothing => new(double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);

    /// <summary>Holds all.</summary>
    public static PdfBox Everything => new(double.MinValue, double.MinValue, double.MaxValue, double.MaxValue);

    public double Width => X1 - X0;

    public double Height => Y1 - Y0;

    public double Larger => Math.Max(Width, Height);

    public double Area => Width * Height;

    public double Smaller => Math.Min(Width, Height);

    public (double X, double Y) Middle => ((X0 + X1) / 2, (Y0 + Y1) / 2);

    public static PdfBox Of((double X, double Y) a, (double X, double Y) b) =>
        new(Math.Min(a.X, b.X), Math.Min(a.Y, b.Y), Math.Max(a.X, b.X), Math.Max(a.Y, b.Y));

    public PdfBox Wider(double by) => new(X0 - by, Y0 - by, X1 + by, Y1 + by);

    public bool Contains((double X, double Y) point) => point.X >= X0 && point.X <= X1 && point.Y >= Y0 && point.Y <= Y1;

    public bool Touches(PdfBox other, double gap = 0) =>
        other.X0 <= X1 + gap && other.X1 >= X0 - gap && other.Y0 <= Y1 + gap && other.Y1 >= Y0 - gap;

    public PdfBox With(PdfBox other) => new(Math.Min(X0, other.X0), Math.Min(Y0, other.Y0), Math.Max(X1, other.X1), Math.Max(Y1, other.Y1));

    public PdfBox Within(PdfBox other) =>
        new(Math.Max(X0, other.X0), Math.Max(Y0, other.Y0), Math.Min(X1, other.X1), Math.Min(Y1, other.Y1));
}

/// <summary>A colour, each part from 0 to 1.</summary>
internal readonly record struct PdfInk(double Red, double Green, double Blue)
{
    public static PdfInk Black => new(0, 0, 0);

    public static PdfInk White => new(1, 1, 1);

    public bool IsPale => Math.Min(Red, Math.Min(Green, Blue)) > 0.93;

    /// <summary>Neither black nor grey.</summary>
    public bool IsColoured => Math.Max(Red, Math.Max(Green, Blue)) - Math.Min(Red, Math.Min(Green, Blue)) > 0.25;

    /// <summary>How far two colours are apart: 0 where nobody tells one from the other.</summary>
    public double From(PdfInk other) =>
        Math.Max(Math.Abs(Red - other.Red), Math.Max(Math.Abs(Green - other.Green), Math.Abs(Blue - other.Blue)));
}

/// <summary>What paints a shape.</summary>
internal enum PdfBrush
{
    /// <summary>The whole shape.</summary>
    Fill,

    /// <summary>Its outline.</summary>
    Line,

    /// <summary>A picture.</summary>
    Picture,
}

/// <summary>Something painted on a page that is no letter.</summary>
/// <param name="At">Its place in the order of painting, among the strings too.</param>
/// <param name="Ink">Its colour; null where that could not be told.</param>
/// <param name="Covers">Nothing is seen through it.</param>
/// <param name="Outline">Its parts, each a line of points; empty where it is its box.</param>
internal sealed record PdfPaint(
    int At, PdfBrush Brush, PdfBox Box, PdfInk? Ink, bool Covers, bool IsEvenOdd, IReadOnlyList<(double X, double Y)[]> Outline)
{
    /// <summary>A line, or a plane as thin as one.</summary>
    public bool IsThin => Brush != PdfBrush.Picture && Box.Smaller <= 3 && Box.Larger > Box.Smaller;

    /// <summary>All its lines stand upright or lie.</summary>
    public bool IsSquare => Outline.All(part => Lines(part).All(l => Math.Abs(l.A.X - l.B.X) < 0.1 || Math.Abs(l.A.Y - l.B.Y) < 0.1));

    /// <summary>Whether it is painted at this point.</summary>
    public bool Holds((double X, double Y) point)
    {
        if (Brush == PdfBrush.Line || !Box.Contains(point))
        {
            return false;
        }

        if (Outline.Count == 0)
        {
            return true;
        }

        var (winding, crossings) = (0, 0);
        foreach (var (a, b) in Outline.SelectMany(Lines))
        {
            if (a.Y <= point.Y != b.Y <= point.Y && point.X < a.X + (point.Y - a.Y) / (b.Y - a.Y) * (b.X - a.X))
            {
                crossings++;
                winding += a.Y < b.Y ? 1 : -1;
            }
        }

        return IsEvenOdd ? crossings % 2 == 1 : winding != 0;
    }

    /// <summary>Whether one of its lines goes through a box, more than along its edge.</summary>
    public bool Crosses(PdfBox box)
    {
        if (!Box.Touches(box))
        {
            return false;
        }

        if (Brush == PdfBrush.Fill)
        {
            var (x, y) = Box.Middle;
            return IsThin && Through(box, Box.Width > Box.Height ? ((Box.X0, y), (Box.X1, y)) : ((x, Box.Y0), (x, Box.Y1)));
        }

        return Outline.SelectMany(OpenLines).Any(l => Through(box, l));
    }

    /// <summary>How much of its box is painted, of a plane without holes.</summary>
    public double Fullness => Outline.Count == 0 ? 1
        : Outline.Sum(part => Math.Abs(Lines(part).Sum(l => l.A.X * l.B.Y - l.B.X * l.A.Y)) / 2) / Math.Max(0.01, Box.Area);

    private static IEnumerable<((double X, double Y) A, (double X, double Y) B)> OpenLines((double X, double Y)[] part) =>
        part.Zip(part.Skip(1));

    private static IEnumerable<((double X, double Y) A, (double X, double Y) B)> Lines((double X, double Y)[] part) =>
        part.Length == 0 ? [] : OpenLines(part).Append((part[^1], part[0]));

    private static bool Through(PdfBox box, ((double X, double Y) A, (double X, double Y) B) line)
    {
        var (dx, dy) = (line.B.X - line.A.X, line.B.Y - line.A.Y);
        var (from, to) = (0.0, 1.0);
        return Cut(-dx, line.A.X - box.X0) && Cut(dx, box.X1 - line.A.X) && Cut(-dy, line.A.Y - box.Y0) && Cut(dy, box.Y1 - line.A.Y)
            && (to - from) * Math.Max(Math.Abs(dx), Math.Abs(dy)) > 0.3 * box.Smaller;

        bool Cut(double step, double room)
        {
            if (Math.Abs(step) < 1e-9)
            {
                return room >= 0;
            }

            (from, to) = step < 0 ? (Math.Max(from, room / step), to) : (from, Math.Min(to, room / step));
            return from < to;
        }
    }
}

/// <summary>A note laid over a page: a stamp, a line through words, a remark, a field to fill in.</summary>
internal readonly record struct PdfNote(PdfBox Box, string Text);
