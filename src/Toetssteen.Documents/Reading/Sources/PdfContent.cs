using System.Text;

namespace Toetssteen.Documents.Reading.Sources;

/// <summary>A horizontal or vertical line on a page, drawn or the edge of a coloured plane; points from the top left corner.</summary>
/// <param name="Soft">The edge of a plane: it may be the ground of a cell, or of a text.</param>
internal readonly record struct PdfRule(double X0, double Y0, double X1, double Y1, bool Soft)
{
    public bool IsHorizontal => Y0 == Y1;
}

/// <summary>What is drawn on a page besides letters, and where its strings begin.</summary>
/// <param name="Dots">Middles of small shapes, as high as they are wide: bullets that are no letter.</param>
internal sealed record PdfDrawing(IReadOnlyList<PdfShow> Shows, IReadOnlyList<PdfRule> Rules, IReadOnlyList<(double X, double Y)> Dots)
{
    /// <summary>What is painted that is no letter, in order.</summary>
    public IReadOnlyList<PdfPaint> Paints { get; init; } = [];

    /// <summary>What lies over the page.</summary>
    public IReadOnlyList<PdfNote> Notes { get; init; } = [];

    /// <summary>The part of the sheet that is shown.</summary>
    public PdfBox Sheet { get; init; } = PdfBox.Everything;

    /// <summary>The words of layers that are switched off, as far as they are known.</summary>
    public string SwitchedOff { get; init; } = "";
}

/// <summary>Where a string of text begins on the page, what marked content it is in, in what type, and how it is painted.</summary>
/// <param name="Mcid">Number of the marked content on the page; <see cref="PdfContent.Untagged"/> or <see cref="PdfContent.Artifact"/>
/// otherwise.</param>
/// <param name="At">Its place in the order of painting.</param>
/// <param name="Ink">Its colour; null where that could not be told.</param>
/// <param name="IsUnpainted">Nothing is painted.</param>
/// <param name="IsDoubled">The file says that it reads otherwise than the font draws it.</param>
/// <param name="IsBlank">It is known to hold nothing but spaces.</param>
/// <param name="Clip">The part of the sheet outside of which nothing of it is painted.</param>
internal readonly record struct PdfShow(
    double X, double Y, int Mcid, string? Font, int At, PdfInk? Ink, bool IsUnpainted, bool IsDoubled, bool IsBlank, PdfBox Clip);

/// <summary>
/// Goes through the drawing of a page for what pdftotext leaves out: lines, type faces and marked content. Shapes of letters are not
/// needed; what a string says comes from pdftotext, which has a word at the same position.
/// </summary>
internal sealed class PdfContent(PdfFile file, Allowance allowance)
{
    public const int Untagged = -1;
    public const int Artifact = -2;

    private const int MostOperands = 64;
    private const int MostMarks = 100_000;
    private const int MostMarksOfAll = 500_000;
    private const int HiddenOrNoView = 2 | 32;
    private const double Thin = 3;
    private const double SmallestDot = 1.5;
    private const double LargestDot = 7;

    private const long Budget = 64L * 1024 * 1024;

    private readonly List<PdfShow> shows = [];
    private readonly List<PdfRule> rules = [];
    private readonly List<(double X, double Y)> dots = [];
    private readonly List<(double X0, double Y0, double X1, double Y1)> path = [];
    private readonly List<PdfPaint> paints = [];
    private readonly List<List<(double X, double Y)>> outline = [];
    private readonly StringBuilder switchedOff = new();
    private readonly Dictionary<PdfDictionary, PdfFont> fonts = new(ReferenceEqualityComparer.Instance);
    private readonly PdfLayers layers = new(file);
    private readonly Stack<State> saved = [];
    private readonly List<Marked> marked = [];
    private long budget = Budget;
    private int marks;
    private int points;
    private int order;
    private int off;
    private bool clips;
    private PdfBox shape = PdfBox.Nothing;
    private State now;
    private Matrix textLine;
    private double ahead;
    private (double X, double Y) pen;
    private (double X, double Y) start;

    /// <summary>Strings and lines of a page. Throws <see cref="InvalidDataException"/> when the drawing makes no sense.</summary>
    public PdfDrawing Read(PdfDictionary page)
    {
        shows.Clear();
        rules.Clear();
        dots.Clear();
        path.Clear();
        paints.Clear();
        outline.Clear();
        switchedOff.Clear();
        saved.Clear();
        marked.Clear();
        (points, order, off, clips) = (0, 0, 0, false);
        var (left, bottom, right, top) = file.Box(page.GetValueOrDefault("MediaBox")) ?? new PdfBox(0, 0, 612, 792);
        var toSheet = ((((int)(file.Number(page.GetValueOrDefault("Rotate")) ?? 0) % 360) + 360) % 360) switch
        {
            90 => new Matrix(0, 1, 1, 0, -bottom, -left),
            180 => new Matrix(-1, 0, 0, 1, right, -bottom),
            270 => new Matrix(0, -1, -1, 0, top, right),
            _ => new Matrix(1, 0, 0, -1, -left, top),
        };
        now = new State(toSheet, null, 0, 0, 0, PdfInk.Black, PdfInk.Black, null, null, 1, 1, false, PdfBox.Everything, 1);
        var resources = file.Dictionary(page.GetValueOrDefault("Resources"));
        using var all = new MemoryStream();
        foreach (var part in file.Array(page.GetValueOrDefault("Contents")))
        {
            all.Write(file.Content(part));
            all.WriteByte((byte)'\n');
        }

        Run(all.ToArray(), resources, 0);
        marks += shows.Count + rules.Count + dots.Count + paints.Count;
        return marks > MostMarksOfAll ? throw new InvalidDataException() : new PdfDrawing([.. shows], [.. rules], [.. dots])
        {
            Paints = [.. paints],
            Notes = [.. Notes(page, toSheet)],
            Sheet = file.Box(page.GetValueOrDefault("CropBox")) is { } crop ? On(toSheet, crop) : PdfBox.Everything,
            SwitchedOff = switchedOff.ToString().Trim(),
        };
    }

    private void Run(byte[] content, PdfDictionary? resources, int depth)
    {
        allowance.Look();
        budget -= content.Length;
        if (budget < 0 || depth > 5)
        {
            throw new InvalidDataException();
        }

        var tokens = new PdfTokens(content, 0, content.Length);
        List<object?> operands = [];
        for (var steps = 0; !tokens.AtEnd; steps++)
        {
            if (steps % 4096 == 0)
            {
                allowance.Look();
            }

            var token = tokens.Next(references: false);
            if (token is not PdfOperator { Text: var op })
            {
                operands.Add(token);
                if (operands.Count > MostOperands)
                {
                    operands.RemoveAt(0);
                }

                continue;
            }

            if (op == "ID")
            {
                tokens.SkipInlineImage();
                PaintPicture();
            }
            else
            {
                Do(op, operands, resources, depth);
            }

            operands.Clear();
            if (shows.Count > MostMarks || rules.Count > MostMarks || dots.Count > MostMarks || paints.Count > MostMarks
                || path.Count > MostMarks || saved.Count > MostMarks || marked.Count > MostMarks)
            {
                throw new InvalidDataException();
            }
        }
    }

    private void Do(string op, List<object?> operands, PdfDictionary? resources, int depth)
    {
        double N(int i) => operands.Count > i && operands[i] is double n ? n : 0;
        switch (op)
        {
            case "q":
                saved.Push(now);
                break;
            case "Q" when saved.Count > 0:
                now = saved.Pop();
                break;
            case "cm":
                now.Ctm = new Matrix(N(0), N(1), N(2), N(3), N(4), N(5)) * now.Ctm;
                break;
            case "BT":
                SetLine(Matrix.Identity);
                break;
            case "Tm":
                SetLine(new Matrix(N(0), N(1), N(2), N(3), N(4), N(5)));
                break;
            case "Td":
                SetLine(new Matrix(1, 0, 0, 1, N(0), N(1)) * textLine);
                break;
            case "TD":
                now.Leading = -N(1);
                SetLine(new Matrix(1, 0, 0, 1, N(0), N(1)) * textLine);
                break;
            case "T*":
                NextLine();
                break;
            case "TL":
                now.Leading = N(0);
                break;
            case "Tf":
                now.Font = FontOf(resources, (operands.FirstOrDefault() as PdfName)?.Text);
                now.FontSize = N(1);
                break;
            case "w":
                now.LineWidth = N(0);
                break;
            case "Tr":
                now.Mode = (int)N(0);
                break;
            case "gs":
                SetState(file.Dictionary(Named("ExtGState", operands, resources)));
                break;
            case "Tj" or "TJ":
                Show(operands.LastOrDefault());
                break;
            case "'" or "\"":
                NextLine();
                Show(operands.LastOrDefault());
                break;
            case "BMC" or "BDC":
                marked.Add(MarkOf(operands, resources));
                break;
            case "EMC" when marked.Count > 0:
                EndMarked(marked[^1]);
                marked.RemoveAt(marked.Count - 1);
                break;
            case "g" or "rg" or "k":
                (now.FillSpace, now.Fill) = (null, PdfColours.Of(Numbers(operands)));
                break;
            case "G" or "RG" or "K":
                (now.LineSpace, now.Line) = (null, PdfColours.Of(Numbers(operands)));
                break;
            case "cs":
                now.FillSpace = SpaceOf(operands, resources);
                now.Fill = PdfColours.First(file, now.FillSpace);
                break;
            case "CS":
                now.LineSpace = SpaceOf(operands, resources);
                now.Line = PdfColours.First(file, now.LineSpace);
                break;
            case "sc" or "scn":
                now.Fill = PdfColours.Of(file, now.FillSpace, Numbers(operands));
                break;
            case "SC" or "SCN":
                now.Line = PdfColours.Of(file, now.LineSpace, Numbers(operands));
                break;
            case "sh":
                Add(PdfBrush.Picture, now.Clip, null, []);
                break;
            case "Do" when (operands.FirstOrDefault() as PdfName)?.Text is { } name:
                RunForm(file.Dictionary(resources?.GetValueOrDefault("XObject"))?.GetValueOrDefault(name), resources, depth);
                break;
            default:
                Draw(op, N);
                break;
        }
    }

    private void Draw(string op, Func<int, double> n)
    {
        switch (op)
        {
            case "m":
                Reach(n(0), n(1));
                Begin((n(0), n(1)));
                break;
            case "l":
                Line(pen, (n(0), n(1)));
                break;
            case "h":
                Line(pen, start);
                break;
            case "c":
                Reach(n(0), n(1));
                Reach(n(2), n(3));
                Reach(n(4), n(5));
                Curve((n(0), n(1)), (n(2), n(3)), (n(4), n(5)));
                break;
            case "v" or "y":
                Reach(n(0), n(1));
                Reach(n(2), n(3));
                Curve(op == "v" ? pen : (n(0), n(1)), op == "v" ? (n(0), n(1)) : (n(2), n(3)), (n(2), n(3)));
                break;
            case "re":
                Begin((n(0), n(1)));
                Line(pen, (n(0) + n(2), n(1)));
                Line(pen, (n(0) + n(2), n(1) + n(3)));
                Line(pen, (n(0), n(1) + n(3)));
                Line(pen, start);
                break;
            case "S" or "s" or "B" or "B*" or "b" or "b*":
                rules.AddRange(path.SelectMany(s => Rule(s.X0, s.Y0, s.X1, s.Y1, soft: false)));
                if (op is not ("S" or "s"))
                {
                    Paint(PdfBrush.Fill, op.EndsWith('*'));
                }

                Paint(PdfBrush.Line, isEvenOdd: false);
                EndPath();
                break;
            case "f" or "F" or "f*":
                Fill();
                Paint(PdfBrush.Fill, op == "f*");
                EndPath();
                break;
            case "W" or "W*":
                clips = true;
                break;
            case "n":
                Clip();
                shape = PdfBox.Nothing;
                EndPath();
                break;
        }
    }

    private void Reach(double x, double y)
    {
        var at = now.Ctm.Apply(x, y);
        shape = shape.With(PdfBox.Of(at, at));
    }

    private void Begin((double X, double Y) at)
    {
        start = pen = at;
        outline.Add([]);
        Point(at);
    }

    // Of a drawing of very many points the box is enough.
    private void Point((double X, double Y) at)
    {
        if (points++ < MostMarks)
        {
            (outline.Count > 0 ? outline : [[]])[^1].Add(now.Ctm.Apply(at.X, at.Y));
        }
    }

    private void Curve((double X, double Y) a, (double X, double Y) b, (double X, double Y) end)
    {
        foreach (var t in (double[])[0.25, 0.5, 0.75, 1])
        {
            var u = 1 - t;
            double At(double p, double q, double r, double s) => u * u * u * p + 3 * u * u * t * q + 3 * u * t * t * r + t * t * t * s;
            Point((At(pen.X, a.X, b.X, end.X), At(pen.Y, a.Y, b.Y, end.Y)));
        }

        pen = end;
    }

    // A short thick line is a dot.
    private void Paint(PdfBrush brush, bool isEvenOdd)
    {
        var (ink, edge) = brush == PdfBrush.Line ? (now.Line, now.LineWidth * now.Ctm.Scale / 2) : (now.Fill, 0);
        var parts = points < MostMarks ? outline.Where(p => p.Count > 1).Select(p => p.ToArray()) : [];
        Add(brush, shape.Wider(edge).Within(now.Clip), ink, [.. parts], isEvenOdd);
    }

    private void PaintPicture() => Add(PdfBrush.Picture, On(now.Ctm, new PdfBox(0, 0, 1, 1)).Within(now.Clip), null, []);

    private void Add(PdfBrush brush, PdfBox box, PdfInk? ink, IReadOnlyList<(double X, double Y)[]> parts, bool isEvenOdd = false)
    {
        var alpha = brush == PdfBrush.Line ? now.LineAlpha : now.FillAlpha;
        if (!IsOff && box.X0 <= box.X1 && box.Y0 <= box.Y1 && alpha > 0.05)
        {
            paints.Add(new PdfPaint(order++, brush, box, alpha > 0.9 ? ink : null, alpha > 0.3 && !now.Blends, isEvenOdd, parts));
        }
    }

    private void Clip()
    {
        now.Clip = clips ? now.Clip.Within(shape) : now.Clip;
        clips = false;
    }

    // Many programs draw the bullets of a list; the letter • is then not in the text.
    private void EndPath()
    {
        var (w, h) = (shape.X1 - shape.X0, shape.Y1 - shape.Y0);
        if (Math.Min(w, h) > SmallestDot && Math.Max(w, h) < LargestDot && Math.Max(w, h) < 1.5 * Math.Min(w, h))
        {
            dots.Add(((shape.X0 + shape.X1) / 2, (shape.Y0 + shape.Y1) / 2));
        }

        Clip();
        path.Clear();
        outline.Clear();
        shape = PdfBox.Nothing;
    }

    private void Line((double X, double Y) from, (double X, double Y) to)
    {
        var (x0, y0) = now.Ctm.Apply(from.X, from.Y);
        var (x1, y1) = now.Ctm.Apply(to.X, to.Y);
        path.Add((x0, y0, x1, y1));
        Point(to);
        Reach(from.X, from.Y);
        Reach(to.X, to.Y);
        pen = to;
    }

    // A filled plane: a thin one is a line, another lends its edges.
    private void Fill()
    {
        foreach (var shape in path.Chunk(4))
        {
            var (x0, x1) = (shape.Min(s => Math.Min(s.X0, s.X1)), shape.Max(s => Math.Max(s.X0, s.X1)));
            var (y0, y1) = (shape.Min(s => Math.Min(s.Y0, s.Y1)), shape.Max(s => Math.Max(s.Y0, s.Y1)));
            if (y1 - y0 <= Thin && x1 - x0 <= Thin)
            {
                // A dot: of a dotted line this way or that way.
                rules.Add(new PdfRule(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2, Soft: false));
                rules.Add(new PdfRule((x0 + x1) / 2, y0, (x0 + x1) / 2, y1, Soft: false));
            }
            else if (y1 - y0 <= Thin && x1 - x0 > y1 - y0)
            {
                rules.AddRange(Rule(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2, soft: false));
            }
            else if (x1 - x0 <= Thin)
            {
                rules.AddRange(Rule((x0 + x1) / 2, y0, (x0 + x1) / 2, y1, soft: false));
            }
            else
            {
                rules.AddRange([
                    .. Rule(x0, y0, x1, y0, soft: true),
                    .. Rule(x0, y1, x1, y1, soft: true),
                    .. Rule(x0, y0, x0, y1, soft: true),
                    .. Rule(x1, y0, x1, y1, soft: true),
                ]);
            }
        }
    }

    private static IEnumerable<PdfRule> Rule(double x0, double y0, double x1, double y1, bool soft)
    {
        if (Math.Abs(y0 - y1) < 0.7 && Math.Abs(x0 - x1) > 4)
        {
            yield return new PdfRule(Math.Min(x0, x1), (y0 + y1) / 2, Math.Max(x0, x1), (y0 + y1) / 2, soft);
        }
        else if (Math.Abs(x0 - x1) < 0.7 && Math.Abs(y0 - y1) > 4)
        {
            yield return new PdfRule((x0 + x1) / 2, Math.Min(y0, y1), (x0 + x1) / 2, Math.Max(y0, y1), soft);
        }
    }

    private void SetLine(Matrix matrix)
    {
        textLine = matrix;
        ahead = 0;
    }

    private void NextLine() => SetLine(new Matrix(1, 0, 0, 1, 0, -now.Leading) * textLine);

    private bool IsOff => off > 0 || marked.Exists(m => m.IsOff);

    private void Show(object? operand)
    {
        var (x, y) = (new Matrix(1, 0, 0, 1, ahead, 0) * textLine * now.Ctm).Apply(0, 0);
        var strings = operand is List<object?> list ? list : [operand];
        var texts = strings.OfType<PdfString>();
        if (IsOff)
        {
            switchedOff.Append(now.Font?.TextOf(texts)).Append(' ');
        }
        else
        {
            var innermost = marked.FindLastIndex(m => m.Mcid != Untagged);
            var (ink, alpha) = now.Mode % 4 == 1 ? (now.Line, now.LineAlpha) : (now.Fill, now.FillAlpha);
            var unpainted = now.Mode is 3 or 7 || alpha <= 0.05;
            var mayBeBlank = unpainted || now.Font?.Contradicts(texts) == true;
            var blank = mayBeBlank && now.Font?.TextOf(texts) is { } said && string.IsNullOrWhiteSpace(said);
            var mcid = innermost < 0 ? Untagged : marked[innermost].Mcid;
            shows.Add(
                new PdfShow(x, y, mcid, now.Font?.Name, order++, ink, unpainted, now.Font?.Contradicts(texts) == true, blank, now.Clip));
        }

        foreach (var open in marked)
        {
            open.Drawn?.Append(now.Font?.TextOf(texts) ?? "\uFFFD");
        }

        // Widths of letters are not known here: half an em is near enough to tell which of two strings comes first.
        ahead += strings.Sum(s =>
            s switch
            {
                PdfString t => t.Length * 0.5 * now.FontSize,
                double kern => -kern / 1000 * now.FontSize,
                _ => 0,
            });
    }

    // What the file says that a piece of text reads, in place of its letters: the letters are what is seen.
    private void EndMarked(Marked ended)
    {
        if (ended.Said is { } said && Letters(said) is { Length: > 0 } meant && meant != Letters(ended.Drawn!.ToString()))
        {
            for (var i = ended.FirstShow; i < shows.Count; i++)
            {
                shows[i] = shows[i] with { IsDoubled = true };
            }
        }

        static string Letters(string text) =>
            string.Concat(text.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c) && c is not ('\u00AD' or '\u200B')));
    }

    private void SetState(PdfDictionary? state)
    {
        if (state is null)
        {
            return;
        }

        now.FillAlpha = file.Number(state.GetValueOrDefault("ca")) ?? now.FillAlpha;
        now.LineAlpha = file.Number(state.GetValueOrDefault("CA")) ?? now.LineAlpha;
        now.Blends = file.Array(state.GetValueOrDefault("BM")) is [var mode, ..]
            ? file.Name(mode) is not ("Normal" or "Compatible")
            : now.Blends;
        if (file.Array(state.GetValueOrDefault("Font")) is [var face, var size])
        {
            (now.Font, now.FontSize) = (FontOf(face), file.Number(size) ?? now.FontSize);
        }
    }

    private static List<double> Numbers(List<object?> operands) => [.. operands.OfType<double>()];

    private object? SpaceOf(List<object?> operands, PdfDictionary? resources) => operands.FirstOrDefault() is PdfName name
        ? file.Resolve(Named("ColorSpace", operands, resources)) ?? name : null;

    private object? Named(string kind, List<object?> operands, PdfDictionary? resources) => operands is [PdfName name, ..]
        ? file.Dictionary(resources?.GetValueOrDefault(kind))?.GetValueOrDefault(name.Text) : null;

    private static PdfBox On(Matrix matrix, PdfBox box) => PdfBox.Of(matrix.Apply(box.X0, box.Y0), matrix.Apply(box.X1, box.Y1))
        .With(PdfBox.Of(matrix.Apply(box.X0, box.Y1), matrix.Apply(box.X1, box.Y0)));

    // What is laid over the page; links and what is hidden show nothing.
    private IEnumerable<PdfNote> Notes(PdfDictionary page, Matrix toSheet)
    {
        foreach (var note in file.Array(page.GetValueOrDefault("Annots")).Take(MostMarks).Select(file.Dictionary).OfType<PdfDictionary>())
        {
            allowance.Look();
            var kind = file.Name(note.GetValueOrDefault("Subtype"));
            if (kind is "Link" or "Popup" or "PrinterMark" or "TrapNet" || file.Box(note.GetValueOrDefault("Rect")) is not { } box)
            {
                continue;
            }

            var isHidden =
                ((int)(file.Number(note.GetValueOrDefault("F")) ?? 0) & HiddenOrNoView) != 0 || layers.IsOff(note.GetValueOrDefault("OC"));
            var isShown = !isHidden && box.Larger > 0;

            // Of a text on the page and of a field pdftotext gives the words itself.
            var said = kind is "FreeText" or "Widget" && isShown ? null : note.GetValueOrDefault(kind == "Widget" ? "V" : "Contents");
            yield return new PdfNote(isShown ? On(toSheet, box) : PdfBox.Nothing, (file.Resolve(said) as PdfString)?.Text().Trim() ?? "");
        }
    }

    private Marked MarkOf(List<object?> operands, PdfDictionary? resources)
    {
        if (operands.Count == 0 || operands[0] is not PdfName tag)
        {
            return new Marked(Untagged, false, null, 0);
        }

        var properties =
            operands.Count < 2
                ? null
                : operands[1] switch
                {
                    PdfDictionary inline => inline,
                    PdfName name => file.Dictionary(
                        file.Dictionary(resources?.GetValueOrDefault("Properties"))?.GetValueOrDefault(name.Text)),
                    _ => null,
                };
        var mcid =
            properties?.GetValueOrDefault("MCID") is double number and >= 0 ? (int)number
            : tag.Text == "Artifact" ? Artifact
            : Untagged;
        var said = (file.Resolve(properties?.GetValueOrDefault("ActualText")) as PdfString)?.Text();
        return new Marked(mcid, tag.Text == "OC" && layers.IsOff(properties), said, shows.Count);
    }

    private void RunForm(object? form, PdfDictionary? resources, int depth)
    {
        if (file.Resolve(form) is not PdfStream stream)
        {
            return;
        }

        var isOff = layers.IsOff(stream.Dictionary.GetValueOrDefault("OC"));
        if (file.Name(stream.Dictionary.GetValueOrDefault("Subtype")) != "Form")
        {
            if (!isOff)
            {
                PaintPicture();
            }

            return;
        }

        var matrix = file.Array(stream.Dictionary.GetValueOrDefault("Matrix")).Select(n => file.Number(n) ?? 0).ToList();
        saved.Push(now);
        var depthOfStack = saved.Count;
        if (matrix.Count == 6)
        {
            now.Ctm = new Matrix(matrix[0], matrix[1], matrix[2], matrix[3], matrix[4], matrix[5]) * now.Ctm;
        }

        if (file.Box(stream.Dictionary.GetValueOrDefault("BBox")) is { } box)
        {
            now.Clip = now.Clip.Within(On(now.Ctm, box));
        }

        off += isOff ? 1 : 0;
        Run(file.Content(form), file.Dictionary(stream.Dictionary.GetValueOrDefault("Resources")) ?? resources, depth + 1);
        off -= isOff ? 1 : 0;
        while (saved.Count > depthOfStack)
        {
            saved.Pop();
        }

        if (saved.Count == depthOfStack)
        {
            now = saved.Pop();
        }
    }

    private PdfFont? FontOf(PdfDictionary? resources, string? name) =>
        name is null ? null : FontOf(file.Dictionary(resources?.GetValueOrDefault("Font"))?.GetValueOrDefault(name));

    private PdfFont? FontOf(object? font)
    {
        if (file.Dictionary(font) is not { } dictionary)
        {
            return null;
        }

        return fonts.TryGetValue(dictionary, out var known) ? known : fonts[dictionary] = new PdfFont(file, dictionary);
    }

    /// <summary>A piece of marked content that is open: its number, whether its layer is off, and what it is said to read.</summary>
    private sealed record Marked(int Mcid, bool IsOff, string? Said, int FirstShow)
    {
        public StringBuilder? Drawn { get; } = Said is null ? null : new StringBuilder();
    }

    private record struct State(
        Matrix Ctm, PdfFont? Font, double FontSize, double Leading, int Mode, PdfInk? Fill, PdfInk? Line, object? FillSpace,
        object? LineSpace, double FillAlpha, double LineAlpha, bool Blends, PdfBox Clip, double LineWidth);

    private readonly record struct Matrix(double A, double B, double C, double D, double E, double F)
    {
        public static Matrix Identity => new(1, 0, 0, 1, 0, 0);

        public double Scale => Math.Sqrt(Math.Abs(A * D - B * C));

        public (double X, double Y) Apply(double x, double y) => (A * x + C * y + E, B * x + D * y + F);

        public static Matrix operator *(Matrix m, Matrix n) => new(
            m.A * n.A + m.B * n.C, m.A * n.B + m.B * n.D, m.C * n.A + m.D * n.C, m.C * n.B + m.D * n.D,
            m.E * n.A + m.F * n.C + n.E, m.E * n.B + m.F * n.D + n.F);
    }
}
