namespace Toetssteen.Documents.Reading.Sources;

/// <summary>How text lies on a sheet: upright, or so many degrees against the clock.</summary>
internal enum PdfTurn
{
    /// <summary>Upright.</summary>
    None,

    /// <summary>Read from the bottom to the top.</summary>
    Up,

    /// <summary>Read upside down.</summary>
    Over,

    /// <summary>Read from the top to the bottom.</summary>
    Down,
}

/// <summary>
/// One sheet as pdftotext tells it: words in lines in blocks. A block lies one way; those that lie on their side become a page of their
/// own, with the sheet turned until they stand upright, when they are a text and not a label.
/// </summary>
internal sealed class PdfSheet(int number, double givenWidth, double givenHeight, Allowance allowance)
{
    // A label at the edge of a sheet has a few words; a table has more.
    private const int FewestWords = 12;
    private const double Tall = 1.4;
    private const double Far = 60;

    // Letters of words that lie aslant are larger than the text under them.
    private const double Large = 1.6;
    private const int LongestPiece = 3;
    private const int FewestPieces = 4;

    private readonly List<List<List<PdfWord>>> blocks = [[[]]];
    private readonly List<string> aside = [];
    private (double Width, double Height) size = (givenWidth, givenHeight);
    private int words;

    public void BeginBlock() => blocks.Add([[]]);

    public void BeginLine() => blocks[^1].Add([]);

    public void Add(string text, double x0, double y0, double x1, double y1)
    {
        if (text.Length == 0)
        {
            return;
        }

        if (++words > Allowance.MostWordsOnPage)
        {
            throw Allowance.TooMuch();
        }

        // Larger than the sheet, or nowhere on it: it is not seen where it stands.
        var longest = Math.Max(givenWidth, givenHeight);
        if (Math.Max(x1 - x0, y1 - y0) > 2 * longest || x1 <= x0 || y1 <= y0)
        {
            aside.Add(text);
        }
        else if (x1 > 0 && y1 > 0 && x0 < longest && y0 < longest)
        {
            blocks[^1][^1].Add(new PdfWord(text, x0, y0, x1, y1));
        }
    }

    /// <summary>The page, and a page for each other way in which a text lies on it.</summary>
    public IEnumerable<PdfPage> Pages()
    {
        KeepWhatIsOnIt();
        TakeAslant();
        var seen = blocks
            .Where(b => b.Exists(l => l.Count > 0))
            .Select(b => (Block: b, IsSideways: IsSideways(b)))
            .Select(b => (b.Block, b.IsSideways, Steps: Steps(b.Block, b.IsSideways == true)))
            .ToList();
        var turned = seen.ConvertAll(b =>
            (b.Block, Turn: TurnOf(b.IsSideways, b.Steps != 0 ? b.Steps : seen.Where(o => o.IsSideways == b.IsSideways).Sum(o => o.Steps)))
        );
        var usual = turned.Where(b => b.Turn is not null).GroupBy(b => b.Turn!.Value).MaxBy(g => g.Sum(b => b.Block.Sum(l => l.Count)))?.Key
            ?? PdfTurn.None;
        var ways = turned
            .GroupBy(b => b.Turn ?? Nearest(b.Block) ?? usual, b => b.Block.SelectMany(l => l))
            .ToDictionary(g => g.Key, g => g.SelectMany(w => w).ToList());
        foreach (var (turn, text) in ways.Where(w => w.Key != PdfTurn.None && w.Key != usual && w.Value.Count < FewestWords).ToList())
        {
            ways.Remove(turn);
            aside.Add(string.Join(' ', text.Select(w => w.Text)));
        }

        foreach (var (turn, text) in ways.OrderBy(w => w.Key))
        {
            var upright = text.ConvertAll(w => Turned(w, turn));
            PutOnLines(upright);

            // What pdftotext takes for the order of reading holds for a sheet as it lies.
            ways[turn] = turn == PdfTurn.None ? upright : [.. PdfRows.Lines(upright).SelectMany(l => l.Words)];
        }

        ways.TryAdd(PdfTurn.None, []);

        // A mark alone lies as the text next to it does.
        PdfTurn? Nearest(List<List<PdfWord>> block) =>
            block.SelectMany(l => l).First() is var word && turned.Exists(b => b.Turn is not null)
                ? turned
                    .Where(b => b.Turn is not null)
                    .MinBy(b => b.Block.SelectMany(l => l).Min(w => Gap(w.X0, w.X1, word.X0, word.X1) + Gap(w.Y0, w.Y1, word.Y0, word.Y1)))
                    .Turn
                : null;

        static double Gap(double a0, double a1, double b0, double b1) => Math.Max(0, Math.Max(b0 - a1, a0 - b1));

        foreach (var (turn, text) in ways.OrderBy(w => w.Key))
        {
            var (w, h) = turn is PdfTurn.Up or PdfTurn.Down ? (size.Height, size.Width) : size;
            yield return new PdfPage(number, w, h, text, turn) { Aside = turn == PdfTurn.None ? aside : [] };
        }
    }

    /// <summary>A point of the sheet after it was turned.</summary>
    public static (double X, double Y) Turned(double x, double y, PdfTurn turn, double width, double height) => turn switch
    {
        PdfTurn.Up => (height - y, x),
        PdfTurn.Down => (y, width - x),
        PdfTurn.Over => (width - x, height - y),
        _ => (x, y),
    };

    // Of a page that is to be turned pdftotext gives the size before that, and the words after it.
    private void KeepWhatIsOnIt()
    {
        var all = blocks.SelectMany(b => b).SelectMany(l => l).ToList();
        int On(double width, double height) => all.Count(w => w.X0 < width && w.Y0 < height);
        if (On(size.Height, size.Width) > On(size.Width, size.Height))
        {
            size = (size.Height, size.Width);
        }

        blocks.ForEach(b => b.ForEach(l => l.RemoveAll(w => w.X0 >= size.Width || w.Y0 >= size.Height)));
    }

    // Words set aslant over a sheet, as a watermark is, come letter by letter, each a step higher or lower than the one before: they are
    // told whole, and stand in no line.
    private void TakeAslant()
    {
        var all = blocks.SelectMany(b => b).SelectMany(l => l).ToList();
        var usual = all.Select(w => w.Size).Order().ElementAtOrDefault(all.Count / 2);
        var pieces = all.Where(w => w.Text.Length <= LongestPiece && w.Size > Large * usual && w.Text.All(char.IsLetterOrDigit))
            .OrderBy(w => w.X0).ToList();
        while (pieces.Count >= FewestPieces)
        {
            allowance.Look();
            List<PdfWord> run = [pieces[0]];
            foreach (var next in pieces.Skip(1).Where(next => Follows(run, next)))
            {
                run.Add(next);
            }

            if (run.Count < FewestPieces)
            {
                pieces.RemoveAt(0);
                continue;
            }

            var taken = run.ToHashSet();
            pieces.RemoveAll(taken.Contains);
            blocks.ForEach(b => b.ForEach(l => l.RemoveAll(taken.Contains)));
            aside.Add(string.Concat(run.Select(w => w.Text)));
        }

        static bool Follows(List<PdfWord> run, PdfWord next)
        {
            var (before, step) = (run[^1], next.Middle - run[^1].Middle);
            return Math.Abs(next.X0 - before.X1) < 0.2 * before.Size
                && Math.Abs(step) > 0.15 * before.Size && Math.Abs(step) < 1.2 * before.Size
                && (run.Count == 1 || Math.Sign(step) == Math.Sign(before.Middle - run[^2].Middle));
        }
    }

    private PdfWord Turned(PdfWord word, PdfTurn turn)
    {
        if (turn == PdfTurn.None)
        {
            return word;
        }

        var (ax, ay) = Turned(word.X0, word.Y0, turn, size.Width, size.Height);
        var (bx, by) = Turned(word.X1, word.Y1, turn, size.Width, size.Height);
        return new PdfWord(word.Text, Math.Min(ax, bx), Math.Min(ay, by), Math.Max(ax, bx), Math.Max(ay, by));
    }

    private static PdfTurn? TurnOf(bool? sideways, int steps) => sideways switch
    {
        null => null,
        true => steps > 0 ? PdfTurn.Down : PdfTurn.Up,
        false => steps < 0 ? PdfTurn.Over : PdfTurn.None,
    };

    // Words of three letters and more are longer than they are high; null where there are none.
    private static bool? IsSideways(List<List<PdfWord>> block)
    {
        var telling = block.SelectMany(l => l).Where(w => w.Text.Length > 2 && w.Text.Any(char.IsLetterOrDigit)).ToList();
        var upright = telling.Where(w => w.X1 - w.X0 > w.Size).Sum(w => w.Text.Length);
        var sideways = telling.Where(w => w.Size > 1.8 * (w.X1 - w.X0)).Sum(w => w.Text.Length);
        return upright == 0 && sideways == 0 ? null : sideways > upright;
    }

    // Which way it is read, the next words of its lines tell: below zero from right to left, or from the bottom to the top.
    private static int Steps(List<List<PdfWord>> block, bool sideways) => block.SelectMany(l => l.Skip(1).Zip(l))
        .Where(s => !IsFromRightToLeft(s.First) && !IsFromRightToLeft(s.Second))
        .Sum(s => sideways ? Math.Sign(s.First.Middle - s.Second.Middle) : Math.Sign(s.First.X0 - s.Second.X0));

    private static bool IsFromRightToLeft(PdfWord word) => word.Text.Any(c => c is >= '\u0590' and <= '\u08FF');

    // A sign, an emoji or a first letter may be so high that its box spans two lines: it stands on one of them. A word that lies over
    // several lines of text stands on none.
    private void PutOnLines(List<PdfWord> text)
    {
        var sizes = text.Select(w => w.Size).Order().ToList();
        foreach (var high in text.Where(w => w.Size > Tall * sizes[sizes.Count / 4]).ToList())
        {
            allowance.Look();
            var beside = text.Where(w => w.Size * Tall < high.Size && w.Middle > high.Y0 && w.Middle < high.Y1).ToList();
            List<PdfWord> lines = [];
            var near = beside.Select(Away).DefaultIfEmpty().Min() + Far;
            foreach (var word in beside.Where(w => Away(w) < near))
            {
                if (!lines.Exists(l => PdfText.IsSameLine(l, word)))
                {
                    lines.Add(word);
                }
            }

            if (lines.Count < 2)
            {
                continue;
            }

            if (beside.Exists(w => w.X0 < high.X1 - 1 && w.X1 > high.X0 + 1) && high.Text.Any(char.IsLetterOrDigit))
            {
                text.Remove(high);
                aside.Add(high.Text);
                continue;
            }

            // A letter opens the text beside it; a sign stands on a line of its own size.
            high.PutBeside(
                char.IsLetter(high.Text[0]) && !PdfText.IsMark(high.Text)
                    ? lines.MinBy(l => l.Y0)!
                    : lines.MinBy(l => Math.Abs(l.Baseline - high.Baseline))!);

            double Away(PdfWord w) => Math.Max(0, Math.Max(w.X0 - high.X1, high.X0 - w.X1));
        }
    }
}
