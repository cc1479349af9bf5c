using Toetssteen.Documents.Reading.Sources;

namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>What a column of a table holds.</summary>
internal enum ColumnRole
{
    Unknown,
    Theme,
    Criterion,
    Indicator,
    Code,
    Mark,
    Text,
    Attention,
    Meets,
    Improve,
}

/// <summary>The head of a column.</summary>
/// <param name="Role">What it says the column holds.</param>
/// <param name="Period">Of which period; null where it names none.</param>
/// <param name="IsStrange">What it says was not understood: what the column holds was told by its content.</param>
/// <param name="Mark">The mark that is ticked under it, where it is the word for one.</param>
internal readonly record struct Head(ColumnRole Role, string? Period, bool IsStrange = false, ReadMark? Mark = null);

/// <summary>The columns of a table of findings.</summary>
internal sealed class Columns
{
    private const int LongestHead = 80;

    private Columns(Head[] heads) => Heads = heads;

    /// <summary>The head of each column.</summary>
    public Head[] Heads { get; private init; }

    /// <summary>The columns were told by their content alone.</summary>
    public bool ByContent { get; init; }

    public int Width => Heads.Length;

    public int Indicator => Array.FindIndex(Heads, h => h.Role == ColumnRole.Indicator);

    public int Criterion => Array.FindIndex(Heads, h => h.Role == ColumnRole.Criterion);

    public int Theme => Array.FindIndex(Heads, h => h.Role == ColumnRole.Theme);

    /// <summary>The periods in the order of print; one, null, where no head names any.</summary>
    public IReadOnlyList<string?> Periods =>
        [.. Heads.Where(h => h.Role is ColumnRole.Mark or ColumnRole.Text or ColumnRole.Meets or ColumnRole.Improve).Select(h => h.Period)
            .Distinct()];

    /// <summary>Several columns of one period may each give a judgement.</summary>
    public bool HasRivals => Rivals.Any();

    /// <summary>The kinds of columns of which one period has more than one, that may each give a judgement.</summary>
    public IEnumerable<(ColumnRole Role, string? Period)> Rivals =>
        Heads.Where(h => h.Role is ColumnRole.Text or ColumnRole.Mark).CountBy(h => (h.Role, h.Period)).Where(c => c.Value > 1)
            .Select(c => c.Key);

    /// <summary>Whether a period has a column for what meets, and one for what is to be improved.</summary>
    public bool HasBothSides(string? period) =>
        Array.Exists(Heads, h => h.Role == ColumnRole.Meets && h.Period == period)
            && Array.Exists(Heads, h => h.Role == ColumnRole.Improve && h.Period == period);

    /// <summary>The heads that a row holds; null when it is no row of heads.</summary>
    public static Head[]? HeadsIn(Row row, MarkWords scale)
    {
        if (row.Cells.Any(c => c.Text.Length > LongestHead))
            return null;
        var heads = new Head[row.Cells.Count];
        var (known, unknown, strong) = (0, 0, 0);
        var isData = false;
        for (var i = 0; i < heads.Length; i++)
        {
            var text = row.Cells[i].Text;
            if (text.Length == 0)
                continue;
            heads[i] = HeadOf(text, scale);
            if (heads[i].Role == ColumnRole.Unknown)
            {
                heads[i] = heads[i] with { IsStrange = true };
                unknown++;
                isData |= text.Length > 60 || text[^1] is '.' or '!';
            }
            else
            {
                known++;
                if (heads[i].Role is ColumnRole.Indicator or ColumnRole.Criterion or ColumnRole.Theme || heads[i].Period is not null)
                    strong++;
            }
        }
        return known > unknown && !isData && NamesColumns(heads, row)
            && (known >= 2 || (known == 1 && strong == 1 && row.Cells.Count <= 2)) ? Apart(heads, row) : null;
    }

    /// <summary>A year and a mark may be a row of findings as well: heads say what a column holds, or give two years, or both sides to
    /// tick.</summary>
    private static bool NamesColumns(Head[] heads, Row row) =>
        Enumerable.Range(0, heads.Length).Any(i => heads[i].Role is not (ColumnRole.Unknown or ColumnRole.Meets or ColumnRole.Improve)
            && row.Cells[i].Text.Any(char.IsLetter))
        || heads.Select(h => h.Period).OfType<string>().Distinct().Count() > 1
        || (Array.Exists(heads, h => h.Role == ColumnRole.Meets) && Array.Exists(heads, h => h.Role == ColumnRole.Improve));

    /// <summary>Two heads of one kind and one year ("maart 2014", "september 2014") are two periods: then all that the head says names
    /// it.</summary>
    private static Head[] Apart(Head[] heads, Row row)
    {
        var twice = heads.Where(h => h.Period is not null && h.Role is ColumnRole.Text or ColumnRole.Mark).CountBy(h => h)
            .Where(c => c.Value > 1).Select(c => c.Key).ToHashSet();
        for (var i = 0; i < heads.Length; i++)
            if (twice.Contains(heads[i]))
                heads[i] = heads[i] with { Period = row.Cells[i].Text.Trim() };
        return heads;
    }

    /// <summary>
    /// Columns from one or two rows of heads: where the upper row spans ("2013" above "Oordeel" and "Toelichting"), its period holds for
    /// the heads beneath.
    /// </summary>
    public static Columns From(Head[] upper, Head[]? lower)
    {
        if (lower is null)
            return Settle([.. upper]);
        var width = Math.Max(upper.Length, lower.Length);
        var heads = new Head[width];
        Head spanning = default;
        for (var i = 0; i < width; i++)
        {
            var above = i < upper.Length ? upper[i] : default;
            var below = i < lower.Length ? lower[i] : default;
            if (above.Role != ColumnRole.Unknown)
                spanning = above;
            if (below.Role == ColumnRole.Unknown)
                heads[i] = above;
            else
                heads[i] = below with
                {
                    Period = below.Period ?? (spanning.Role is ColumnRole.Text or ColumnRole.Mark ? spanning.Period : null),
                };
        }
        return Settle(heads);
    }

    /// <summary>Columns as given.</summary>
    public static Columns Given(Head[] heads) => new(heads) { ByContent = true };

    // A column of marks that has no text beside it is where everything stands.
    private static Columns Settle(Head[] heads)
    {
        foreach (var period in heads.Select(h => h.Period).Distinct().ToList())
        {
            var own = Enumerable.Range(0, heads.Length).Where(i => heads[i].Period == period).ToList();
            if (own.Exists(i => heads[i].Role == ColumnRole.Text))
                continue;
            foreach (var mark in own.Where(i => heads[i].Role == ColumnRole.Mark))
                heads[mark] = heads[mark] with { Role = ColumnRole.Text };
        }
        return new Columns(heads);
    }

    private static Head HeadOf(string text, MarkWords scale)
    {
        if (text.Length <= 2 && Signs.At(text, 0) is { Trust: SignTrust.Sure } sign)
            return new Head(sign.Family == SignFamily.Tick ? ColumnRole.Meets : ColumnRole.Improve, null);
        if (text.Trim() is "#" or "№")
            return new Head(ColumnRole.Code, null);
        var words = Words.Of(text, 12);
        if (words.Count is 0 or > 10)
            return default;
        var years = words.Where(Headings.IsYear).ToList();
        var folded = string.Join(' ', words);
        var period = years.Count > 0 ? string.Join('/', years) : Grammar.Periods.IsNamed(folded) ? text.Trim() : null;
        bool Has(string stem) => words.Exists(w => w.StartsWith(stem, StringComparison.Ordinal));
        bool Is(string word) => words.Contains(word);
        if (Has("indicator") || Is("norm") || Is("normen"))
            return new Head(ColumnRole.Indicator, null);
        if (Has("criteri"))
            return new Head(ColumnRole.Criterion, null);
        if (Has("thema") && words.Count <= 3)
            return new Head(ColumnRole.Theme, null);
        if (Is("nr") || Is("nummer") || folded == "code")
            return new Head(ColumnRole.Code, null);
        if (words.Count > 6)
            return default;
        if (scale.Of(text) is { } mark)
            return new Head(mark.Falls ? ColumnRole.Improve : ColumnRole.Meets, period, Mark: mark);
        if (Has("aandachtspunt") || folded == "let op")
            return new Head(ColumnRole.Attention, period);
        if (
            Has("bevinding")
            || Has("toelichting")
            || Has("onderbouwing")
            || Has("motivering")
            || Has("constatering")
            || Has("uitkomst")
            || Has("resultaat")
            || Has("uitleg")
            || Has("argumentatie")
            || Has("situatie")
            || Has("waarom")
            || Has("reden"))
            return new Head(ColumnRole.Text, period);
        if (Has("oordeel") || Has("oordelen") || Has("score") || Has("beoordeling") || Has("waardering") || Has("voldaan"))
            return new Head(ColumnRole.Mark, period);
        if (period is not null)
            return new Head(ColumnRole.Text, period);
        if (folded is "voldoet" or "voldoende" or "meets")
            return new Head(ColumnRole.Meets, null);
        if (folded is "voldoet niet" or "verbeterpunt" or "verbeterpunten" or "onvoldoende" or "voldoet nog niet")
            return new Head(ColumnRole.Improve, null);
        return default;
    }
}
