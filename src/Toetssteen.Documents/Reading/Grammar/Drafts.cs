using Toetssteen.Documents.Reading.Sources;
using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>An approach while it is being read: what was met, in the order of print.</summary>
internal sealed class Segment(Place place)
{
    public Place Place { get; } = place;

    public string? Name { get; set; }

    /// <summary>What it was called before, as printed: one name, or a list.</summary>
    public List<string> Formerly { get; } = [];

    public List<Paragraph> Introduction { get; } = [];

    public List<Paragraph> Description { get; } = [];

    /// <summary>Rows and conclusions.</summary>
    public List<Entry> Entries { get; } = [];

    public bool HasRows => Entries.Exists(e => e is RowDraft);
}

/// <summary>A row or a paragraph of conclusion.</summary>
internal abstract class Entry(Place place)
{
    public Place Place { get; } = place;
}

/// <summary>A paragraph of conclusion; without side and text it only says that the theme has one.</summary>
internal sealed class ConclusionDraft(Place place, Theme theme, Opens side, string? text) : Entry(place)
{
    public Theme Theme { get; } = theme;

    public Opens Side { get; } = side;

    public string? Text { get; } = text;
}

/// <summary>A row of findings while it is being read.</summary>
internal sealed class RowDraft(Place place) : Entry(place)
{
    public List<NormHit> Hits { get; } = [];

    /// <summary>The text in which the indicators were sought.</summary>
    public string IndicatorText { get; set; } = "";

    /// <summary>What the codes stand for that are printed in a column of their own.</summary>
    public List<IndexedNorm> Codes { get; } = [];

    /// <summary>Words beside the recognised indicators.</summary>
    public int LeftOver { get; set; }

    /// <summary>Theme under which it is printed.</summary>
    public Theme? Theme { get; set; }

    /// <summary>Criterion under which it is printed.</summary>
    public Criterion? Criterion { get; set; }

    /// <summary>One column, or one per period.</summary>
    public List<ColumnDraft> Columns { get; } = [];

    /// <summary>
    /// Rows under one theme head, counted through the document; a new table without such a head does not begin a new group.
    /// </summary>
    public int Group { get; set; }

    /// <summary>The group was opened by a heading that says findings begin (and not that they go on).</summary>
    public bool AfterFreshHeading { get; set; }

    /// <summary>Doubts that arose while reading.</summary>
    public List<ReadingWarning> Warnings { get; } = [];

    /// <summary>Nothing in the source says where it begins and ends: that was told from where words stand.</summary>
    public bool IsByPosition { get; set; }

    /// <summary>Its text stands in a cell that began in the row above.</summary>
    public bool IsCovered { get; set; }

    /// <summary>Where it begins or ends could not be told with certainty.</summary>
    public bool IsUnsure { get; set; }

    public IEnumerable<IndexedNorm> Norms => Hits.Select(h => h.Norm).DistinctBy(n => n.Code).OrderBy(n => n.Order);

    public bool IsEmpty => Columns.TrueForAll(c => c.IsEmpty);
}

/// <summary>What stands in one column (or the columns of one period) of a row.</summary>
internal sealed class ColumnDraft(string? period)
{
    private const int MostJoined = 4000;

    public string? Period { get; } = period;

    /// <summary>Cells of a column of marks.</summary>
    public List<Paragraph> Marks { get; } = [];

    public List<Paragraph> Text { get; } = [];

    /// <summary>Cells of a column of attention points.</summary>
    public List<Paragraph> Attention { get; } = [];

    /// <summary>Marks given by the column that was ticked.</summary>
    public List<ReadMark> Ticked { get; } = [];

    public bool IsEmpty => Marks.Count == 0 && Text.Count == 0 && Attention.Count == 0 && Ticked.Count == 0;

    /// <summary>Adds text from a later row or page; a sentence that was cut is made whole.</summary>
    /// <remarks>Only a paragraph of a length that people write: what never ends is not made one.</remarks>
    public void Continue(IReadOnlyList<Paragraph> more)
    {
        if (more.Count == 0)
            return;
        var rest = more.AsEnumerable();
        if (
            Text.Count > 0
            && Text[^1].Text.Length < MostJoined
            && char.IsLower(more[0].Text[0])
            && (more[0].Text.Length == 1 || more[0].Text[1] != ' ')
            && Text[^1].Text[^1] is not ('.' or '!' or '?' or ':'))
        {
            var cut = Text[^1].Text;
            var broken =
                cut.Length > 1 && cut[^1] == '-' && char.IsLetter(cut[^2]) && !more[0].Text.StartsWith("en ", StringComparison.Ordinal);
            var joined = broken ? cut[..^1] + more[0].Text : $"{cut} {more[0].Text}";
            Text[^1] = Text[^1] with { Text = joined };
            rest = rest.Skip(1);
        }
        Text.AddRange(rest);
    }

    public void Add(ColumnDraft other)
    {
        Marks.AddRange(other.Marks);
        Ticked.AddRange(other.Ticked);
        Attention.AddRange(other.Attention);
        Continue(other.Text);
    }
}
