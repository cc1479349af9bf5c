namespace Toetssteen.Documents.Reading.Sources;

/// <summary>
/// A piece of a document in reading order, whatever file it came from. Text is plain: inline markup is gone, characters are as printed, a
/// forced line break within a paragraph is a newline.
/// </summary>
public abstract record Block(Place Place)
{
    /// <summary>
    /// What is seen at its place is what its text says, as far as the source tells: nothing hides it, goes through it or lies over it.
    /// </summary>
    public bool IsPlain { get; init; } = true;
}

/// <summary>A heading that the source marks as one. Level 1 is the title.</summary>
public sealed record Heading(string Text, int Level, Place Place) : Block(Place);

/// <summary>A paragraph, or an item of a list.</summary>
public sealed record Paragraph(string Text, Place Place) : Block(Place)
{
    /// <summary>The whole paragraph is bold, or clearly larger than body text: perhaps a heading.</summary>
    public bool IsProminent { get; init; }

    /// <summary>It is an item of a list; bullet or number is not part of the text.</summary>
    public bool IsListItem { get; init; }

    /// <summary>The stretches of <see cref="Text"/> that are bold, in order, where the source tells them.</summary>
    public IReadOnlyList<Stretch> Bold { get; init; } = [];
}

/// <summary>A part of a text, in characters.</summary>
public readonly record struct Stretch(int Start, int Length);

/// <summary>A table.</summary>
public sealed record Table(IReadOnlyList<Row> Rows, Place Place) : Block(Place);

/// <summary>A row of a table.</summary>
public sealed record Row(IReadOnlyList<Cell> Cells, Place Place)
{
    /// <summary>Nothing in the source says where rows part: they were told from where words stand.</summary>
    public bool IsByPosition { get; init; }

    /// <summary>Where this row begins or ends could not be told with certainty.</summary>
    public bool IsUnsure { get; init; }

    /// <summary>The row at another place, with what of it stood at its own.</summary>
    internal Row At(Place place) => place == Place ? this : this with
    {
        Place = place,
        Cells = [.. Cells.Select(c => c with
        {
            Place = c.Place == Place ? place : c.Place,
            Paragraphs = [.. c.Paragraphs.Select(p => p.Place == Place ? p with { Place = place } : p)],
        })],
    };
}

/// <summary>
/// A cell of a table, at its grid position; a cell spanning columns stands at the first of them and is followed by empty ones.
/// </summary>
public sealed record Cell(IReadOnlyList<Paragraph> Paragraphs, Place Place)
{
    /// <summary>The cell goes on from the row above (vertical merge): it holds no text of its own.</summary>
    public bool ContinuesAbove { get; init; }

    /// <summary>All paragraphs, separated by an empty line.</summary>
    public string Text => Paragraphs is [var only] ? only.Text : string.Join("\n\n", Paragraphs.Select(p => p.Text));
}

/// <summary>A file taken apart into blocks.</summary>
/// <param name="Format"><c>text</c>, <c>docx</c> or <c>pdf</c>.</param>
/// <param name="Blocks">The blocks in reading order.</param>
public sealed record SourceDocument(string Format, IReadOnlyList<Block> Blocks)
{
    /// <summary>
    /// The blocks in reading order. A table has rows, and a row cells: what has none holds no word, and is left out. Each block and each
    /// row has a place of its own.
    /// </summary>
    public IReadOnlyList<Block> Blocks { get; } = [.. Apart(Blocks.Select(Standing).OfType<Block>().Select(Filled).OfType<Block>())];

    /// <summary>Lines at the head or foot of the pages, each once: no part of what is read, but a legend may stand there.</summary>
    public IReadOnlyList<string> Margins { get; init; } = [];

    /// <summary>
    /// Text that stands beside the reading order, such as words set on their side or struck out: it is told, and takes no part.
    /// </summary>
    public IReadOnlyList<UnplacedText> Aside { get; init => field = [.. field, .. value]; } = [.. Blocks.SelectMany(StruckIn)];

    /// <summary>A block without its rows that were struck out; null where it is itself.</summary>
    private static Block? Standing(Block block) => block switch
    {
        Table table when table.Rows.Any(IsStruck) => table with { Rows = [.. table.Rows.Where(r => !IsStruck(r))] },
        Paragraph paragraph when SourceNotes.IsStruck(paragraph.Text) => null,
        Heading heading when SourceNotes.IsStruck(heading.Text) => null,
        _ => block,
    };

    // What stands on one line, as a whole page may, is told apart by its number on it.
    private static IEnumerable<Block> Apart(IEnumerable<Block> blocks)
    {
        var parts = new Dictionary<Place, int>();
        foreach (var block in blocks)
            if (block is not Table table)
                yield return Own(block.Place) is var own && own == block.Place ? block : block with { Place = own };
            else
                yield return table with { Rows = [.. table.Rows.Select(r => r.At(Own(r.Place)))] };

        Place Own(Place place) =>
            (parts[place] = parts.GetValueOrDefault(place) + 1) is > 1 and var part ? place with { Part = part } : place;
    }

    private static IEnumerable<UnplacedText> StruckIn(Block block) =>
        block switch
        {
            Table table => table
                .Rows.Where(IsStruck)
                .Select(r => new UnplacedText(r.Place, string.Join(" | ", r.Cells.Where(c => c.Paragraphs.Count > 0).Select(c => c.Text)))),
            Paragraph { Text: var text } when SourceNotes.IsStruck(text) => [new UnplacedText(block.Place, text)],
            Heading { Text: var text } when SourceNotes.IsStruck(text) => [new UnplacedText(block.Place, text)],
            _ => [],
        };

    // A row was struck out where all of it was, or more than a word or two of what it begins with.
    private static bool IsStruck(Row row) =>
        row.Cells.Where(c => c.Paragraphs.Count > 0).ToList() is { Count: > 0 } filled
        && IsStruck(filled[0])
        && (filled.TrueForAll(IsStruck) || filled[0].Text.Count(c => c == ' ') > 3);

    private static bool IsStruck(Cell cell) => cell.Paragraphs.All(p => SourceNotes.IsStruck(p.Text));

    private static Block? Filled(Block block) => block is not Table table || table.Rows.All(r => r.Cells.Count > 0) && table.Rows.Count > 0
        ? block
        : table.Rows.Where(r => r.Cells.Count > 0).ToList() is { Count: > 0 } rows ? table with { Rows = rows } : null;
}
