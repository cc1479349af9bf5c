using System.Buffers;
using Toetssteen.Documents.Reading.Sources;

namespace Toetssteen.Documents.Writing.Pdf;

/// <summary>A mark around a part of a page's content: what it says, and where that stands in the content.</summary>
/// <param name="Mcid">Number by which the structure knows it; null where it has none.</param>
/// <param name="Artifact">What kind of artifact it is: <c>Layout</c>, <c>Pagination</c>, empty where that is not said; null where it is
/// none.</param>
/// <param name="Start">Where the mark starts.</param>
/// <param name="End">Where the mark ends, and what is marked starts.</param>
internal sealed record PdfMark(int? Mcid, string? Artifact, int Start, int End);

/// <summary>Something that is drawn on a page, and how it is marked.</summary>
/// <param name="Operator">What draws it: <c>BT</c> for text, <c>f</c>, <c>S</c> for a shape, <c>Do</c>, <c>sh</c>, <c>BI</c>.</param>
/// <param name="Start">Where it starts in the content.</param>
/// <param name="End">Where it ends in the content.</param>
/// <param name="Lowest">Lowest point on the page, in points from its lower edge.</param>
/// <param name="Highest">Highest point.</param>
/// <param name="Mark">The mark that counts: with a number, or of an artifact.</param>
internal sealed record PdfPaint(string Operator, int Start, int End, double Lowest, double Highest, PdfMark? Mark)
{
    public bool IsText => Operator == "BT";

    /// <summary>Whether it is a line or a plane.</summary>
    public bool IsShape => Operator is not ("BT" or "Do" or "sh" or "BI");
}

/// <summary>The content of a page.</summary>
/// <param name="Bytes">The whole of it.</param>
/// <param name="Paints">All that is drawn, in order.</param>
/// <param name="Marks">All marks with a number, in order.</param>
internal sealed record PdfPainted(byte[] Bytes, IReadOnlyList<PdfPaint> Paints, IReadOnlyList<PdfMark> Marks);

/// <summary>
/// Goes through the content of a page for all that is drawn. What it does not place (an image, a form, a shading) counts as the whole page:
/// nothing escapes by being strange. Throws <see cref="InvalidDataException"/> where the content makes no sense.
/// </summary>
internal sealed class PdfPainting
{
    private static readonly double[] Anywhere = [double.MinValue, double.MaxValue];

    private readonly byte[] content;
    private readonly PdfFile file;
    private readonly PdfDictionary? properties;
    private readonly List<PdfPaint> paints = [];
    private readonly Stack<Matrix> saved = [];
    private readonly Stack<PdfMark> marks = [];
    private readonly List<PdfMark> numbered = [];
    private readonly List<double> heights = [];
    private Matrix ctm = Matrix.Identity;
    private Matrix line = Matrix.Identity;
    private double size;
    private double leading;
    private int? pathStart;
    private int textStart;
    private bool inText;

    private PdfPainting(PdfFile file, PdfDictionary page, byte[] content)
    {
        (this.file, this.content) = (file, content);
        properties = file.Dictionary(file.Dictionary(page.GetValueOrDefault("Resources"))?.GetValueOrDefault("Properties"));
    }

    /// <summary>The whole content of a page.</summary>
    public static byte[] Content(PdfFile file, PdfDictionary page)
    {
        var all = new ArrayBufferWriter<byte>();
        foreach (var part in file.Array(page.GetValueOrDefault("Contents")))
        {
            all.Write(file.Content(part));
            all.Write("\n"u8);
        }
        return all.WrittenSpan.ToArray();
    }

    /// <summary>A page taken apart.</summary>
    public static PdfPainted Of(PdfFile file, PdfDictionary page)
    {
        var painting = new PdfPainting(file, page, Content(file, page));
        painting.Run();
        return new PdfPainted(painting.content, painting.paints, painting.numbered);
    }

    private void Run()
    {
        var tokens = new PdfTokens(content, 0, content.Length);
        List<object?> operands = [];
        var start = 0;
        while (!tokens.AtEnd)
        {
            if (operands.Count == 0)
                start = tokens.Position;
            var token = tokens.Next(references: false);
            if (token is not PdfOperator { Text: var op })
            {
                operands.Add(token);
                continue;
            }
            if (op == "ID")
            {
                tokens.SkipInlineImage();
                Paint("BI", start, tokens.Position, Anywhere);
            }
            else
                Do(op, operands, start, tokens.Position);
            operands.Clear();
        }
        if (inText || marks.Count > 0)
            throw new InvalidDataException();
    }

    private void Do(string op, List<object?> operands, int start, int end)
    {
        double N(int i) => operands.Count > i && operands[i] is double n ? n : 0;
        switch (op)
        {
            case "q":
                saved.Push(ctm);
                break;
            case "Q":
                ctm = saved.Count > 0 ? saved.Pop() : throw new InvalidDataException();
                break;
            case "cm":
                ctm = new Matrix(N(0), N(1), N(2), N(3), N(4), N(5)) * ctm;
                break;
            case "BMC" or "BDC":
                marks.Push(MarkOf(operands, start, end));
                if (marks.Peek().Mcid is not null)
                    numbered.Add(marks.Peek());
                break;
            case "EMC":
                _ = marks.Count > 0 ? marks.Pop() : throw new InvalidDataException();
                break;
            case "Do" or "sh":
                Paint(op, start, end, Anywhere);
                break;
            default:
                Text(op, N, operands, start, end);
                Path(op, N, start, end);
                break;
        }
    }

    private void Text(string op, Func<int, double> n, List<object?> operands, int start, int end)
    {
        switch (op)
        {
            case "BT":
                (inText, textStart, line) = (true, start, Matrix.Identity);
                heights.Clear();
                break;
            case "Tf":
                size = n(1);
                break;
            case "TL":
                leading = n(0);
                break;
            case "Tm":
                line = new Matrix(n(0), n(1), n(2), n(3), n(4), n(5));
                break;
            case "Td" or "TD":
                leading = op == "TD" ? -n(1) : leading;
                line = new Matrix(1, 0, 0, 1, n(0), n(1)) * line;
                break;
            case "T*" or "'" or "\"":
                line = new Matrix(1, 0, 0, 1, 0, -leading) * line;
                Show(op, operands);
                break;
            case "Tj" or "TJ":
                Show(op, operands);
                break;
            case "ET" when inText:
                inText = false;
                if (heights.Count > 0)
                    Paint("BT", textStart, end, heights);
                break;
        }
    }

    private void Show(string op, List<object?> operands)
    {
        if (op == "T*" || operands.Count == 0)
            return;
        var both = line * ctm;
        heights.AddRange([both.Height(0, -0.3 * size), both.Height(0, size)]);
    }

    private void Path(string op, Func<int, double> n, int start, int end)
    {
        void Point(int i) => heights.Add(ctm.Height(n(i), n(i + 1)));
        switch (op)
        {
            case "m" or "l" or "c" or "v" or "y" or "re":
                if (pathStart is null)
                    heights.Clear();
                pathStart ??= start;
                Point(0);
                if (op is "c" or "v" or "y")
                    Point(2);
                if (op is "c")
                    Point(4);
                if (op is "re")
                    heights.AddRange([ctm.Height(n(0) + n(2), n(1) + n(3)), ctm.Height(n(0), n(1) + n(3)), ctm.Height(n(0) + n(2), n(1))]);
                break;
            case "S" or "s" or "f" or "F" or "f*" or "B" or "B*" or "b" or "b*" when pathStart is { } from:
                Paint(op, from, end, heights);
                pathStart = null;
                break;
            case "n":
                pathStart = null;
                break;
        }
    }

    private void Paint(string op, int start, int end, IReadOnlyCollection<double> at)
    {
        var mark = marks.FirstOrDefault(m => m.Artifact is not null || m.Mcid is not null);
        paints.Add(new PdfPaint(op, start, end, at.Min(), at.Max(), mark));
    }

    private PdfMark MarkOf(List<object?> operands, int start, int end)
    {
        var given = operands.ElementAtOrDefault(1) switch
        {
            PdfDictionary inline => inline,
            PdfName name => file.Dictionary(properties?.GetValueOrDefault(name.Text)),
            _ => null,
        };
        var artifact = operands.FirstOrDefault() is PdfName { Text: "Artifact" } ? file.Name(given?.GetValueOrDefault("Type")) ?? "" : null;
        return new PdfMark((int?)(given?.GetValueOrDefault("MCID") as double?), artifact, start, end);
    }

    private readonly record struct Matrix(double A, double B, double C, double D, double E, double F)
    {
        public static Matrix Identity => new(1, 0, 0, 1, 0, 0);

        public double Height(double x, double y) => B * x + D * y + F;

        public static Matrix operator *(Matrix m, Matrix n) => new(
            m.A * n.A + m.B * n.C, m.A * n.B + m.B * n.D, m.C * n.A + m.D * n.C, m.C * n.B + m.D * n.D,
            m.E * n.A + m.F * n.C + n.E, m.E * n.B + m.F * n.D + n.F);
    }
}
