namespace Toetssteen.Tests.Reading.Wild;

/// <summary>Something on a page: letters, or what says as much without them.</summary>
public abstract record Ink;

public sealed record Letters(string Text, bool Bold = false) : Ink;

/// <summary>A picture, with or without a description.</summary>
public sealed record Picture(string? Description) : Ink;

public sealed record TickBox(bool IsTicked) : Ink;

/// <summary>A list to choose from.</summary>
public sealed record PickList(IReadOnlyList<string> Options, int Chosen) : Ink;

public sealed record StruckOut(string Text) : Ink;

public sealed record WildLine(IReadOnlyList<Ink> Inks, bool IsItem = false)
{
    public WildLine(string text, bool isItem = false, bool bold = false) : this([new Letters(text, bold)], isItem)
    {
    }
}

public sealed record WildCell(IReadOnlyList<WildLine> Lines, int RowSpan = 1, int ColumnSpan = 1, string? Shade = null)
{
    public WildCell(string text) : this(text.Length == 0 ? [] : [new WildLine(text)])
    {
    }
}

public abstract record WildBlock;

public sealed record WildHeading(string Text, int Level) : WildBlock;

public sealed record WildText(WildLine Line) : WildBlock;

/// <summary>A table; where a cell spans rows, the rows beneath leave it out.</summary>
public sealed record WildTable(IReadOnlyList<IReadOnlyList<WildCell>> Rows, int HeadRows) : WildBlock;

/// <summary>A document before it is a file.</summary>
public sealed record WildPage(IReadOnlyList<WildBlock> Blocks)
{
    /// <summary>All letters that a person would read on it.</summary>
    public IEnumerable<string> Letters => Blocks.SelectMany(LettersIn);

    private static IEnumerable<string> LettersIn(WildBlock block) => block switch
    {
        WildHeading heading => [heading.Text],
        WildText text => LettersIn(text.Line),
        WildTable table => table.Rows.SelectMany(r => r.SelectMany(c => c.Lines.SelectMany(LettersIn))),
        _ => [],
    };

    private static IEnumerable<string> LettersIn(WildLine line) => line.Inks.OfType<Letters>().Select(l => l.Text);
}
