namespace Toetssteen.Documents.Reading.Sources;

/// <summary>A horizontal or vertical line on a page, drawn or the edge of a coloured plane; points from the top left corner.</summary>
/// <param name="Soft">The edge of a plane: it may be the ground of a cell, or of a text.</param>
internal readonly record struct PdfRule(double X0, double Y0, double X1, double Y1, bool Soft)
{
    public bool IsHorizontal => Y0 == Y1;
}

/// <summary>What is drawn on a page besides letters, and where its strings begin.</summary>
/// <param name="Dots">Middles of small shapes, as high as they are wide: bullets that are no letter.</param>
internal sealed record PdfDrawing(IReadOnlyList<PdfShow> Shows, IReadOnlyList<PdfRule> Rules, IReadOnlyList<(double X, double Y)> Dots);

/// <summary>Where a string of text begins on the page, what marked content it is in, and in what type.</summary>
/// <param name="Mcid">Number of the marked content on the page; <see cref="PdfContent.Untagged"/> or <see cref="PdfContent.Artifact"/> otherwise.</param>
internal readonly record struct PdfShow(double X, double Y, int Mcid, string? Font);

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
    private const double Thin = 3;
    private const double SmallestDot = 1.5;
    private const double LargestDot = 7;

    private const long Budget = 64L * 1024 * 1024;

    private readonly List<PdfShow> shows = [];
    private readonly List<PdfRule> rules = [];
    private readonly List<(double X, double Y)> dots = [];
    private readonly List<(double X0, double Y0, double X1, double Y1)> path = [];
    private readonly Stack<(Matrix Ctm, string? Font, double Leading)> saved = [];
    private readonly List<int> marked = [];
    private long budget = Budget;
    private int marks;
    private (double X0, double Y0, double X1, double Y1) shape = Nothing;
    private Matrix ctm;
    private Matrix textLine;
    private double ahead;
    private string? font;
    private double leading;
    private double fontSize;
    private (double X, double Y) pen;
    private (double X, double Y) start;

    /// <summary>Strings and lines of a page. Throws <see cref="InvalidDataException"/> when the drawing makes no sense.</summary>
    public PdfDrawing Read(PdfDictionary page)
    {
        shows.Clear();
        rules.Clear();
        dots.Clear();
        path.Clear();
        saved.Clear();
        marked.Clear();
        var box = file.Array(page.GetValueOrDefault("CropBox") ?? page.GetValueOrDefault("MediaBox")).Select(n => file.Number(n) ?? 0).ToList();
        box = box.Count == 4 ? box : [0, 0, 612, 792];
        var (left, bottom, right, top) = (Math.Min(box[0], box[2]), Math.Min(box[1], box[3]), Math.Max(box[0], box[2]), Math.Max(box[1], box[3]));
        ctm = ((((int)(file.Number(page.GetValueOrDefault("Rotate")) ?? 0) % 360) + 360) % 360) switch
        {
            90 => new Matrix(0, 1, 1, 0, -bottom, -left),
            180 => new Matrix(-1, 0, 0, 1, right, -bottom),
            270 => new Matrix(0, -1, -1, 0, top, right),
            _ => new Matrix(1, 0, 0, -1, -left, top),
        };
        var resources = file.Dictionary(page.GetValueOrDefault("Resources"));
        using var all = new MemoryStream();
        foreach (var part in file.Array(page.GetValueOrDefault("Contents")))
        {
            all.Write(file.Content(part));
            all.WriteByte((byte)'\n');
        }

        Run(all.ToArray(), resources, 0);
        marks += shows.Count + rules.Count + dots.Count;
        return marks > MostMarksOfAll ? throw new InvalidDataException() : new PdfDrawing([.. shows], [.. rules], [.. dots]);
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
            }
            else
            {
                Do(op, operands, resources, depth);
            }

            operands.Clear();
            if (shows.Count > MostMarks || rules.Count > MostMarks || dots.Count > MostMarks || path.Count > MostMarks || saved.Count > MostMarks || marked.Count > MostMarks)
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
                saved.Push((ctm, font, leading));
                break;
            case "Q" when saved.Count > 0:
                (ctm, font, leading) = saved.Pop();
                break;
            case "cm":
                ctm = new Matrix(N(0), N(1), N(2), N(3), N(4), N(5)) * ctm;
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
                leading = -N(1);
                SetLine(new Matrix(1, 0, 0, 1, N(0), N(1)) * textLine);
                break;
            case "T*":
                NextLine();
                break;
            case "TL":
                leading = N(0);
                break;
            case "Tf":
                font = FontName(resources, (operands.FirstOrDefault() as PdfName)?.Text);
                fontSize = N(1);
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
                marked.RemoveAt(marked.Count - 1);
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
                start = pen = (n(0), n(1));
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
                pen = (n(4), n(5));
                break;
            case "v" or "y":
                Reach(n(0), n(1));
                Reach(n(2), n(3));
                pen = (n(2), n(3));
                break;
            case "re":
                start = pen = (n(0), n(1));
                Line(pen, (n(0) + n(2), n(1)));
                Line(pen, (n(0) + n(2), n(1) + n(3)));
                Line(pen, (n(0), n(1) + n(3)));
                Line(pen, start);
                break;
            case "S" or "s" or "B" or "B*" or "b" or "b*":
                rules.AddRange(path.SelectMany(s => Rule(s.X0, s.Y0, s.X1, s.Y1, soft: false)));
                EndPath();
                break;
            case "f" or "F" or "f*":
                Fill();
                EndPath();
                break;
            case "n":
                shape = Nothing;
                EndPath();
                break;
        }
    }

    private static (double X0, double Y0, double X1, double Y1) Nothing => (double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);

    private void Reach(double x, double y)
    {
        var (px, py) = ctm.Apply(x, y);
        shape = (Math.Min(shape.X0, px), Math.Min(shape.Y0, py), Math.Max(shape.X1, px), Math.Max(shape.Y1, py));
    }

    // Many programs draw the bullets of a list; the letter • is then not in the text.
    private void EndPath()
    {
        var (w, h) = (shape.X1 - shape.X0, shape.Y1 - shape.Y0);
        if (Math.Min(w, h) > SmallestDot && Math.Max(w, h) < LargestDot && Math.Max(w, h) < 1.5 * Math.Min(w, h))
        {
            dots.Add(((shape.X0 + shape.X1) / 2, (shape.Y0 + shape.Y1) / 2));
        }

        path.Clear();
        shape = Nothing;
    }

    private void Line((double X, double Y) from, (double X, double Y) to)
    {
        var (x0, y0) = ctm.Apply(from.X, from.Y);
        var (x1, y1) = ctm.Apply(to.X, to.Y);
        path.Add((x0, y0, x1, y1));
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
                    .. Rule(x0, y0, x1, y0, soft: true), .. Rule(x0, y1, x1, y1, soft: true), .. Rule(x0, y0, x0, y1, soft: true), .. Rule(x1, y0, x1, y1, soft: true)]);
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

    private void NextLine() => SetLine(new Matrix(1, 0, 0, 1, 0, -leading) * textLine);

    private void Show(object? operand)
    {
        var (x, y) = (new Matrix(1, 0, 0, 1, ahead, 0) * textLine * ctm).Apply(0, 0);
        var strings = operand is List<object?> list ? list : [operand];
        var innermost = marked.FindLastIndex(m => m != Untagged);
        shows.Add(new PdfShow(x, y, innermost < 0 ? Untagged : marked[innermost], font));

        // Widths of letters are not known here: half an em is near enough to tell which of two strings comes first.
        ahead += strings.Sum(s => s switch { PdfString t => t.Length * 0.5 * fontSize, double kern => -kern / 1000 * fontSize, _ => 0 });
    }

    private int MarkOf(List<object?> operands, PdfDictionary? resources)
    {
        if (operands.Count == 0 || operands[0] is not PdfName tag)
        {
            return Untagged;
        }

        var properties = operands.Count < 2 ? null : operands[1] switch
        {
            PdfDictionary inline => inline,
            PdfName name => file.Dictionary(file.Dictionary(resources?.GetValueOrDefault("Properties"))?.GetValueOrDefault(name.Text)),
            _ => null,
        };
        return properties?.GetValueOrDefault("MCID") is double mcid and >= 0 ? (int)mcid : tag.Text == "Artifact" ? Artifact : Untagged;
    }

    private void RunForm(object? form, PdfDictionary? resources, int depth)
    {
        if (file.Resolve(form) is not PdfStream stream || file.Name(stream.Dictionary.GetValueOrDefault("Subtype")) != "Form")
        {
            return;
        }

        var matrix = file.Array(stream.Dictionary.GetValueOrDefault("Matrix")).Select(n => file.Number(n) ?? 0).ToList();
        saved.Push((ctm, font, leading));
        var depthOfStack = saved.Count;
        if (matrix.Count == 6)
        {
            ctm = new Matrix(matrix[0], matrix[1], matrix[2], matrix[3], matrix[4], matrix[5]) * ctm;
        }

        Run(file.Content(form), file.Dictionary(stream.Dictionary.GetValueOrDefault("Resources")) ?? resources, depth + 1);
        while (saved.Count > depthOfStack)
        {
            saved.Pop();
        }

        if (saved.Count == depthOfStack)
        {
            (ctm, font, leading) = saved.Pop();
        }
    }

    private string? FontName(PdfDictionary? resources, string? name) =>
        name is null ? null : file.Name(file.Dictionary(file.Dictionary(resources?.GetValueOrDefault("Font"))?.GetValueOrDefault(name))?.GetValueOrDefault("BaseFont"));

    private readonly record struct Matrix(double A, double B, double C, double D, double E, double F)
    {
        public static Matrix Identity => new(1, 0, 0, 1, 0, 0);

        public (double X, double Y) Apply(double x, double y) => (A * x + C * y + E, B * x + D * y + F);

        public static Matrix operator *(Matrix m, Matrix n) => new(
            m.A * n.A + m.B * n.C, m.A * n.B + m.B * n.D, m.C * n.A + m.D * n.C, m.C * n.B + m.D * n.D,
            m.E * n.A + m.F * n.C + n.E, m.E * n.B + m.F * n.D + n.F);
    }
}
