using Toetssteen.Documents.Reading.Sources;
using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>
/// Reads tables of findings and re-tests. Keeps the columns and the last row from table to table, because tables are continued over pages
/// with and without their heads.
/// </summary>
internal sealed class TableReader(
    IndexedFramework framework, MarkReader marks, FindingsPlace findings, ReadSoFar soFar, PlacedTexts texts, HeadingReader headings)
{
    // The six marks of the largest scale, "not applicable", what marks come to together, none, an attention point, and the heads.
    private const int MostInLegend = 12;

    private readonly Dictionary<Cell, (NormMatch Match, bool Final)> _found = new(ReferenceEqualityComparer.Instance);
    private readonly NormIndex _norms = framework.Norms;
    private readonly NameIndex _names = framework.Names;
    private readonly MarkWords _words = framework.Words;
    private Columns? _columns;
    private bool _firstOfTable;
    private HashSet<SignFamily> _tickFamilies = [];

    private RowDraft? Last => findings.Last;

    /// <summary>Whether a table holds findings, or goes on with them.</summary>
    /// <param name="table">The table.</param>
    /// <param name="inConclusion">It stands in a conclusion, where sentences may read like a norm.</param>
    public bool IsFindings(Table table, bool inConclusion)
    {
        if (table.Rows.Any(r => (Columns.HeadsIn(r, _words) is { } heads && Array.Exists(heads, h => h.Role == ColumnRole.Indicator))
            || r.Cells.Any(c => Match(c, likeness: false).IsWhole)))
            return true;
        if (inConclusion)
            return false;
        foreach (var row in table.Rows)
            foreach (var cell in row.Cells)
                if (Match(cell, likeness: true) is { IsWhole: true } match && match.Hits[0].Score > 0.8)
                    return true;
        // The rest of a row that was cut by a page: as many columns as before, and no heads.
        return Last is not null && _columns is not null && table.Rows[0].Cells.Count == _columns.Width && table.Rows.Count <= 2
            && table.Rows[0].Cells.Take(_columns.Width - 1).Any(c => c.Paragraphs.Count == 0);
    }

    /// <summary>Whether a table says what marks mean: a column of marks, each once at most, and no indicator anywhere.</summary>
    public bool IsLegend(Table table)
    {
        var rows = table.Rows.Where(r => r.Cells.Any(c => c.Paragraphs.Count > 0)).ToList();
        if (rows.Count is < 2 or > MostInLegend
            || rows.Exists(r => r.Cells.Any(c => c.Text.Length > 300 || Match(c, likeness: false).Hits.Count > 0)))
            return false;
        var explained = rows.Where(r =>
                r.Cells.Count > 1
                && (marks.IsOnlyMarks(r.Cells[0]) || MarkWords.SaysNoneOrNotApplicable(r.Cells[0].Text) || _words.IsKnown(r.Cells[0].Text)))
            .ToList();
        return explained.Count >= 2
            && explained.Count >= rows.Count - 2
            && explained.Select(r => Words.Folded(r.Cells[0].Text) + r.Cells[0].Text).Distinct().Count() == explained.Count;
    }

    public void Read(Table table, CancellationToken stop)
    {
        Head[]? heads = null;
        Columns? columns = null;
        _firstOfTable = true;
        for (var at = 0; at < table.Rows.Count; at++)
        {
            stop.ThrowIfCancellationRequested();
            var row = table.Rows[at];
            var filled = row.Cells.Where(c => c.Paragraphs.Count > 0).ToList();
            if (filled.Count == 0)
                continue;
            if (Columns.HeadsIn(row, _words) is { } found && !filled.Exists(c => Match(c, likeness: false).IsWhole))
            {
                var second = heads is not null && columns is not null && at > 0 && Columns.HeadsIn(table.Rows[at - 1], _words) is not null;
                columns = second ? Columns.From(heads!, found) : Columns.From(found, null);
                heads = found;
                var text = string.Join(' ', filled.Select(c => c.Text));
                if (row.IsByPosition && Signs.AnySure(text))
                    texts.NotUnderstood(row.Place, text);
                else
                    foreach (var cell in filled)
                        texts.Claim(row.Place, cell.Text);
                continue;
            }
            if (IsName(filled, row, columns))
                continue;
            columns ??= ColumnsOf(table, at);
            if (
                !columns.ByContent
                && (columns.Indicator < 0 || !columns.Heads.Any(h => h.Role is ColumnRole.Text or ColumnRole.Mark or ColumnRole.Meets)))
                columns = Completed(columns, table, at);
            if (_firstOfTable && !columns.ByContent)
                WithMarkColumns(columns, table, at);
            if (_firstOfTable)
                _tickFamilies = TickFamilies(table with { Rows = [.. table.Rows.Skip(at)] }, columns);
            ReadRow(row, columns);
            _firstOfTable = false;
            _columns = columns;
        }
    }

    /// <summary>A row that names one thing: a theme, a criterion, a heading.</summary>
    private bool IsName(List<Cell> filled, Row row, Columns? columns)
    {
        if (filled.Count > 3 || filled.Sum(c => c.Text.Length) > 250)
            return false;
        var text =
            filled.Count == 1 || filled.TrueForAll(c => c.Text == filled[0].Text)
                ? filled[0].Text
                : string.Join(' ', filled.Select(c => c.Text));
        if (filled.Count > 1 && columns is not null && filled.Exists(c => c.Text.Length > 60))
            return false;
        if (_names.ThemeOf(text, out var exact) is { } theme)
        {
            // A cell of criteria that is empty but for its name, with the rest of the row on the next page, would have more cells filled.
            findings.SetTheme(theme);
            if (!exact)
                texts.Warn(ReadingRules.AlikeName.At(row.Place, text, theme.Name));
            texts.Recognised(row.Place, text);
            return true;
        }
        if (filled.Count > 1)
            return false;
        if (_names.CriterionOf(text, out exact, findings.Theme) is { } criterion)
        {
            findings.SetCriterion(criterion.Theme, criterion.Criterion);
            if (!exact)
                texts.Warn(ReadingRules.AlikeName.At(row.Place, text, criterion.Criterion.Name));
            texts.Recognised(row.Place, text);
            return true;
        }
        if (_names.IsTorn(text, findings.Theme))
        {
            findings.Leave();
            texts.Recognised(row.Place, text);
            return true;
        }
        if (Headings.Of(text, marked: true, out _, out _) is not Opens.Nothing && !Match(filled[0], likeness: false).IsWhole)
            return headings.TryRow(text, row.Place);
        return false;
    }

    /// <summary>Columns for a table without heads: those of the table before it if they fit, else by what they hold.</summary>
    private Columns ColumnsOf(Table table, int from)
    {
        var byContent = ByContent(table, from);
        if (_columns is not null && _columns.Width == table.Rows.Max(r => r.Cells.Count)
            && (byContent.Indicator < 0 || byContent.Indicator == _columns.Indicator))
            return _columns;
        if (byContent.Indicator >= 0 || _columns is null)
        {
            texts.Warn(ReadingRules.ColumnsByContent.At(table.Place));
            return WithPeriodsOfBefore(byContent);
        }
        return _columns;
    }

    /// <summary>A table that goes on without its heads has the periods of the one before.</summary>
    private Columns WithPeriodsOfBefore(Columns columns)
    {
        if (_columns is null)
            return columns;
        var own = columns.Heads.Select((h, i) => (h, i)).Where(p => p.h.Role is ColumnRole.Text or ColumnRole.Mark).ToList();
        var before = _columns.Heads.Where(h => h.Role is ColumnRole.Text or ColumnRole.Mark or ColumnRole.Attention).ToList();
        if (own.Count != before.Count)
            return columns;
        var heads = (Head[])columns.Heads.Clone();
        for (var n = 0; n < own.Count; n++)
            heads[own[n].i] = before[n];
        return Columns.Given(heads);
    }

    /// <summary>Heads that leave out a column, filled in by what the columns hold.</summary>
    private Columns Completed(Columns columns, Table table, int from)
    {
        var byContent = ByContent(table, from);
        var heads = new Head[Math.Max(columns.Width, byContent.Width)];
        for (var i = 0; i < heads.Length; i++)
        {
            var given = i < columns.Width ? columns.Heads[i] : default;
            var seen = i < byContent.Width ? byContent.Heads[i] : default;
            if (byContent.Indicator == i && columns.Indicator < 0)
                heads[i] = new Head(ColumnRole.Indicator, null);
            else
                heads[i] = given.Role != ColumnRole.Unknown ? given : seen.Role == ColumnRole.Indicator && columns.Indicator >= 0
                    ? default : seen with { IsStrange = given.IsStrange };
        }
        return Columns.Given(heads);
    }

    /// <summary>A column without a head that holds nothing but marks: it belongs to the text beside it.</summary>
    private void WithMarkColumns(Columns columns, Table table, int from)
    {
        for (var i = 0; i < columns.Width; i++)
        {
            if (columns.Heads[i].Role != ColumnRole.Unknown)
                continue;
            var cells = table
                .Rows.Skip(from)
                .Where(r => i < r.Cells.Count && r.Cells[i].Paragraphs.Count > 0)
                .Select(r => r.Cells[i])
                .ToList();
            if (cells.Count == 0 || cells.Count(marks.IsOnlyMarks) * 2 <= cells.Count)
                continue;
            var beside =
                i + 1 < columns.Width && columns.Heads[i + 1].Role == ColumnRole.Text ? i + 1
                : i > 0 && columns.Heads[i - 1].Role == ColumnRole.Text ? i - 1
                : -1;
            columns.Heads[i] = new Head(
                ColumnRole.Mark,
                beside < 0 ? (columns.Periods is [var first, ..] ? first : null) : columns.Heads[beside].Period,
                columns.Heads[i].IsStrange);
        }
    }

    private Columns ByContent(Table table, int from)
    {
        var width = Math.Max(1, table.Rows.Skip(from).Max(r => r.Cells.Count));
        var (indicators, criteria, themes, onlyMarks, filled, length) = (
            new int[width],
            new int[width],
            new int[width],
            new int[width],
            new int[width],
            new int[width]);
        foreach (var row in table.Rows.Skip(from))
            for (var i = 0; i < row.Cells.Count; i++)
            {
                var cell = row.Cells[i];
                // A row that only names something says nothing of its columns.
                if (cell.Paragraphs.Count == 0 || (row.Cells.Count > 1 && row.Cells.Count(c => c.Paragraphs.Count > 0) == 1
                    && _names.IsName(cell.Text)))
                    continue;
                filled[i]++;
                length[i] += cell.Text.Length;
                if (Match(cell, likeness: true).IsWhole)
                    indicators[i]++;
                else if (_names.ThemeOf(cell.Text, out _) is not null)
                    themes[i]++;
                else if (_names.CriterionOf(cell.Text, out _) is not null || _names.IsName(cell.Text))
                    criteria[i]++;
                else if (marks.IsOnlyMarks(cell))
                    onlyMarks[i]++;
            }
        var heads = new Head[width];
        var indicator = Array.IndexOf(indicators, indicators.Max());
        if (indicators[indicator] == 0)
            indicator = -1;
        for (var i = 0; i < width; i++)
            heads[i] = filled[i] == 0 ? default : new Head(
                i == indicator ? ColumnRole.Indicator
                : themes[i] * 2 > filled[i] ? ColumnRole.Theme
                : criteria[i] * 2 > filled[i] ? ColumnRole.Criterion
                : onlyMarks[i] * 2 > filled[i] ? ColumnRole.Mark
                : i > indicator || length[i] > 40 * filled[i] ? ColumnRole.Text
                : ColumnRole.Unknown,
                null);
        // An empty column beside one of marks may be the other side to tick.
        for (var i = 0; i < width; i++)
            if (filled[i] == 0 && (heads.ElementAtOrDefault(i - 1).Role == ColumnRole.Mark
                || heads.ElementAtOrDefault(i + 1).Role == ColumnRole.Mark))
                heads[i] = heads[i] with { Role = ColumnRole.Mark, IsStrange = true };
        return Columns.Given(heads);
    }

    private void ReadRow(Row row, Columns columns)
    {
        var shift = Shift(row, columns);
        Cell? At(int column) => column < 0 || column + shift < 0 || column + shift >= row.Cells.Count ? null : row.Cells[column + shift];

        ReadNames(At(columns.Theme), At(columns.Criterion));
        var draft = new RowDraft(row.Place)
        {
            Theme = findings.Theme,
            Criterion = findings.Criterion,
            Group = findings.Group,
            AfterFreshHeading = findings.IsFresh,
        };
        if (new[] { At(columns.Theme), At(columns.Criterion) }.OfType<Cell>().Any(marks.IsOnlyMarks))
            draft.Warnings.Add(ReadingRules.StrangeColumn.At(row.Place));
        Fill(draft, row, columns, shift);
        (draft.IsByPosition, draft.IsUnsure) = (row.IsByPosition, row.IsUnsure || draft.IsCovered);

        var cell = At(columns.Indicator);
        if (cell is null || cell.Paragraphs.Count == 0)
        {
            Continue(draft, row, cell);
            return;
        }
        var match = Match(cell, likeness: true);
        if (ContinuesIndicator(cell, match))
        {
            Merge(draft);
            return;
        }
        draft.IndicatorText = cell.Text;
        draft.Hits.AddRange(_norms.ToldApart(match.Hits, cell.Text, findings.Theme, findings.Criterion, draft.Codes));
        draft.LeftOver = match.LeftOver;
        // A finding that spans several rows of indicators, or a row printed again at the top of a page.
        var spans =
            Last is not null
            && draft.IsEmpty
            && FindingCells(columns, shift, row).All(c => c.ContinuesAbove)
            && FindingCells(columns, shift, row).Any();
        if (spans)
        {
            Last!.Hits.AddRange(draft.Hits);
            Last.IndicatorText += " " + draft.IndicatorText;
            return;
        }
        if (
            _firstOfTable
            && !findings.IsNewSection
            && !findings.IsFresh
            && IsSame(Last, draft)
            && Last!.Columns.Count == draft.Columns.Count)
        {
            Last.Warnings.Add(ReadingRules.TextContinued.At(row.Place, Codes(Last)));
            Merge(draft);
            return;
        }
        if (_firstOfTable && !findings.IsNewSection && !findings.IsFresh && ContinuesJointRow(draft))
        {
            Last!.Hits.AddRange(draft.Hits);
            Last.IndicatorText += " " + draft.IndicatorText;
            Last.Warnings.Add(ReadingRules.TextContinued.At(Last.Place, Codes(draft)));
            Merge(draft);
            return;
        }
        findings.Follow(draft);
        soFar.Found(draft);
    }

    private void ReadNames(Cell? themeCell, Cell? criterionCell)
    {
        foreach (var cell in new[] { themeCell, criterionCell })
        {
            if (cell is null || cell.Paragraphs.Count == 0)
                continue;
            var text = string.Join(' ', cell.Paragraphs.Select(p => p.Text));
            bool exact;
            if (cell == criterionCell && _names.CriterionOf(text, out exact, findings.Theme) is { } criterion)
            {
                findings.SetCriterion(criterion.Theme, criterion.Criterion);
                if (!exact)
                    texts.Warn(ReadingRules.AlikeName.At(cell.Place, text, criterion.Criterion.Name));
            }
            else if (_names.ThemeOf(text, out exact) is { } theme)
            {
                findings.SetTheme(theme);
                if (!exact)
                    texts.Warn(ReadingRules.AlikeName.At(cell.Place, text, theme.Name));
            }
            else if (_names.IsTorn(text, findings.Theme))
            {
                findings.Leave();
            }
            else if (Headings.Of(text, marked: true, out _, out _) is Opens.Nothing)
            {
                texts.NotUnderstood(cell.Place, text);
                continue;
            }
            texts.Recognised(cell.Place, text);
        }
    }

    private static IEnumerable<Cell> FindingCells(Columns columns, int shift, Row row) =>
        Enumerable.Range(0, columns.Width)
            .Where(i => columns.Heads[i].Role is ColumnRole.Text or ColumnRole.Mark && i + shift >= 0 && i + shift < row.Cells.Count)
            .Select(i => row.Cells[i + shift]);

    /// <summary>Rows that leave out empty cells at the left are moved until the indicator stands in its column.</summary>
    private int Shift(Row row, Columns columns)
    {
        var expected = columns.Indicator;
        if (expected < 0 || (expected < row.Cells.Count && Match(row.Cells[expected], likeness: true).IsWhole))
            return 0;
        for (var i = 0; i < row.Cells.Count; i++)
            if (
                i != expected
                && Match(row.Cells[i], likeness: false).IsWhole
                && columns.Heads.ElementAtOrDefault(i).Role is not (ColumnRole.Text or ColumnRole.Mark) | i < expected)
                return i - expected;
        return 0;
    }

    private void Fill(RowDraft draft, Row row, Columns columns, int shift)
    {
        foreach (var period in columns.Periods)
            draft.Columns.Add(new ColumnDraft(period));
        if (draft.Columns.Count == 0)
            draft.Columns.Add(new ColumnDraft(null));
        var covered = false;
        for (var i = 0; i < row.Cells.Count; i++)
        {
            var cell = row.Cells[i];
            var at = i - shift;
            var head = at >= 0 && at < columns.Width ? columns.Heads[at] : default;
            // A text that goes on from the row above may be of both rows.
            covered |= cell.ContinuesAbove && head.Role == ColumnRole.Text;
            if (cell.Paragraphs.Count == 0 || at == columns.Indicator)
                continue;
            var column = draft.Columns.Find(c => c.Period == head.Period) ?? draft.Columns[^1];
            switch (head.Role)
            {
                case ColumnRole.Text when head.Period is null && YearsIn(cell) is { Count: > 1 } years:
                    draft.Columns.RemoveAll(c => c.Period is null && c.IsEmpty);
                    foreach (var (year, paragraphs) in years)
                    {
                        if (draft.Columns.Find(c => c.Period == year) is not { } own)
                            draft.Columns.Add(own = new ColumnDraft(year));
                        own.Text.AddRange(paragraphs);
                    }
                    break;
                case ColumnRole.Text:
                    column.Text.AddRange(cell.Paragraphs);
                    break;
                case ColumnRole.Mark:
                    column.Marks.AddRange(cell.Paragraphs);
                    if (head.IsStrange)
                        draft.Warnings.Add(ReadingRules.StrangeColumn.At(row.Place));
                    break;
                case ColumnRole.Attention:
                    column.Attention.AddRange(cell.Paragraphs);
                    break;
                case ColumnRole.Meets or ColumnRole.Improve:
                    var ticks = TickedChoice.TicksIn(cell.Text);
                    foreach (var tick in ticks)
                        Tick(draft, column, head, columns, tick);
                    if (ticks is [{ Length: > 3 }])
                        column.Text.AddRange(cell.Paragraphs);
                    break;
                case ColumnRole.Code when _norms.ByCode(cell.Text) is { } coded:
                    draft.Codes.Add(coded);
                    texts.Recognised(row.Place, cell.Text);
                    break;
                case ColumnRole.Code when MarkAccount.CountIn(cell.Text) is not null:
                    texts.Recognised(row.Place, cell.Text);
                    break;
                case ColumnRole.Unknown or ColumnRole.Code when _names.CriterionOf(cell.Text, out _, findings.Theme) is { } criterion:
                    findings.SetCriterion(criterion.Theme, criterion.Criterion);
                    break;
                case ColumnRole.Unknown or ColumnRole.Code when _names.ThemeOf(cell.Text, out _) is { } theme:
                    findings.SetTheme(theme);
                    break;
                case ColumnRole.Unknown or ColumnRole.Code:
                    column.Text.AddRange(cell.Paragraphs);
                    draft.Warnings.Add(ReadingRules.ExtraCell.At(row.Place));
                    break;
            }
        }
        if (covered && !draft.IsEmpty && Last is not null)
            (draft.IsCovered, Last.IsUnsure) = (true, true);
        // Two columns of marks without heads may be what meets beside what is to be improved.
        if (columns.ByContent && columns.Rivals.Any(r => r.Role == ColumnRole.Mark))
            draft.Warnings.Add(ReadingRules.ManyColumns.At(row.Place));
        else if (columns.HasRivals && draft.Columns.Exists(c => Judging(row, columns, shift, c.Period).Skip(1).Any()))
            draft.Warnings.Add((columns.ByContent ? ReadingRules.ExtraCell : ReadingRules.ManyColumns).At(row.Place));
        (draft.Theme, draft.Criterion, draft.Group) = (findings.Theme, findings.Criterion, findings.Group);
    }

    /// <summary>The paragraphs of a cell that says itself of which year each is ("2019: … 2021: …"); empty where it does not.</summary>
    private static List<(string Year, List<Paragraph> Paragraphs)> YearsIn(Cell cell)
    {
        var years = new List<(string Year, List<Paragraph> Paragraphs)>();
        foreach (var paragraph in cell.Paragraphs)
        {
            var text = paragraph.Text;
            if (text.Length > 6 && Headings.IsYear(text[..4]) && text[4..].TrimStart() is [':' or '–', .. var rest]
                && rest.Trim() is { Length: > 0 } said)
                years.Add((text[..4], [paragraph with { Text = said, Bold = [] }]));
            else if (years.Count > 0)
                years[^1].Paragraphs.Add(paragraph);
            else
                return [];
        }
        return years;
    }

    /// <summary>The cells of one period that may each give a judgement; of a table without heads, every cell with text.</summary>
    private IEnumerable<Cell> Judging(Row row, Columns columns, int shift, string? period)
    {
        var rivals = columns.Rivals.Where(r => r.Period == period).ToHashSet();
        return Enumerable.Range(0, row.Cells.Count)
            .Where(i => i - shift >= 0 && i - shift < columns.Width
                && rivals.Contains((columns.Heads[i - shift].Role, columns.Heads[i - shift].Period)) && row.Cells[i].Paragraphs.Count > 0)
            .Select(i => row.Cells[i])
            .Where(c => columns.ByContent || marks.Read(c.Paragraphs, isMarkColumn: true).Marks.Count > 0);
    }

    /// <summary>
    /// What a cell in the column "voldoet" or "verbeterpunt" says. A cross under "voldoet" may fill in a box, or say the opposite. It
    /// fills in a box where every sign in the two columns is a cross;
    /// it says the opposite where "voldoet" has the only column, and ticks stand there as well. Otherwise nobody can tell.
    /// </summary>
    private void Tick(RowDraft draft, ColumnDraft column, Head head, Columns columns, string tick)
    {
        // A head that names no mark is of a side: where that has more marks, nobody can tell which one is ticked.
        if ((head.Mark ?? (head.Role == ColumnRole.Meets ? _words.Holding : _words.Falling)) is not { } side)
        {
            draft.Warnings.Add(ReadingRules.UnsureSign.At(draft.Place, tick));
            return;
        }
        var isAgainst = TickedChoice.SignIn(tick) is { Family: not SignFamily.Other } sign
            && (sign.Family == SignFamily.Tick) == side.Falls;
        var both = columns.HasBothSides(head.Period);
        if (TickedChoice.IsTicked(tick) is { } ticked && (!isAgainst || (both && _tickFamilies.Count == 1)))
            column.Ticked.AddRange(ticked ? [side] : []);
        else if (isAgainst && !both && side == _words.Holding && _words.Falling is { } falling && _tickFamilies.Count == 2)
            column.Ticked.Add(falling);
        else
            draft.Warnings.Add(ReadingRules.UnsureSign.At(draft.Place, tick));
    }

    /// <summary>The families of the signs that fill the columns "voldoet" and "verbeterpunt".</summary>
    private static HashSet<SignFamily> TickFamilies(Table table, Columns columns) =>
    [
        .. Enumerable.Range(0, columns.Width).Where(i => columns.Heads[i].Role is ColumnRole.Meets or ColumnRole.Improve)
            .SelectMany(i => table.Rows.Where(r => i < r.Cells.Count).SelectMany(r => TickedChoice.TicksIn(r.Cells[i].Text))
                .Select(t => TickedChoice.SignIn(t)?.Family)).OfType<SignFamily>().Where(f => f != SignFamily.Other),
    ];

    /// <summary>A row without indicator goes on with the one before it: a merged cell, or a row cut by a page.</summary>
    private void Continue(RowDraft draft, Row row, Cell? cell)
    {
        if (draft.IsEmpty)
            return;
        if (Last is null || Last.Columns.Count != draft.Columns.Count)
        {
            texts.NotUnderstood(row.Place, string.Join(' ', row.Cells.Where(c => c.Paragraphs.Count > 0).Select(c => c.Text)));
            return;
        }
        if (cell is not { ContinuesAbove: true })
            Last.Warnings.Add(ReadingRules.TextContinued.At(row.Place, Codes(Last)));
        Merge(draft);
    }

    private void Merge(RowDraft draft)
    {
        for (var i = 0; i < draft.Columns.Count; i++)
            Last!.Columns[Math.Min(i, Last.Columns.Count - 1)].Add(draft.Columns[i]);
        Last!.Warnings.AddRange(draft.Warnings);
        Last.IsUnsure |= draft.IsUnsure;
    }

    /// <summary>The rest of an indicator that was cut by a page: together with the row before it reads better than either alone.</summary>
    private bool ContinuesIndicator(Cell cell, NormMatch match)
    {
        if (Last is null || !_firstOfTable || match.Hits.Any(h => h.Score >= NormIndex.Sure) || cell.Text.Length > 150)
            return false;
        var together = _norms.Find($"{Last.IndicatorText} {cell.Text}", findings.Criterion);
        var better =
            together.IsWhole
            && together.LeftOver == 0
            && together.Hits[^1].Score > Math.Max(0.85, Last.Hits.Count == 0 ? 0 : Last.Hits.Max(h => h.Score));
        var longer =
            together.IsWhole
            && together.Hits.Count == Last.Hits.Count
            && Last.Hits.Count > 0
            && together.Hits[^1].Norm == Last.Hits[^1].Norm
            && together.Hits[^1].Score > Last.Hits[^1].Score + 0.02;
        if (!better && !longer)
            return false;
        Last.IndicatorText += " " + cell.Text;
        Last.Hits.Clear();
        Last.Hits.AddRange(_norms.ToldApart(together.Hits, Last.IndicatorText, Last.Theme, Last.Criterion, Last.Codes));
        Last.LeftOver = together.LeftOver;
        return true;
    }

    /// <summary>
    /// The rest of a joint row that was cut by a page: the framework prints these indicators in one row, and part of them stood together.
    /// </summary>
    private bool ContinuesJointRow(RowDraft draft) =>
        Last is not null
        && Last.Columns.Count == draft.Columns.Count
        && Last.Hits.Count > 0
        && draft.Hits.Count > 0
        && Last.Hits.Count + draft.Hits.Count > 2
        && soFar.IsJointRow([.. Last.Hits.Concat(draft.Hits).Select(h => h.Norm.Code)]);

    private static bool IsSame(RowDraft? last, RowDraft draft) =>
        last is not null && draft.Hits.Count > 0 && last.Norms.Select(n => n.Code).SequenceEqual(draft.Norms.Select(n => n.Code));

    private static string Codes(RowDraft row) => string.Join(", ", row.Norms.Select(n => n.Code));

    /// <summary>What indicators a cell holds; cells of findings, which begin with a mark or are long, hold none.</summary>
    private NormMatch Match(Cell cell, bool likeness)
    {
        if (cell.Paragraphs.Count == 0)
            return NormMatch.None;
        if (_found.TryGetValue(cell, out var known) && (known.Final || !likeness))
            return known.Match;
        var match = Sought(cell, likeness);
        _found[cell] = (match, likeness || (match.IsWhole && match.LeftOver == 0));
        return match;
    }

    private NormMatch Sought(Cell cell, bool likeness)
    {
        var text = cell.Text;
        if (Signs.AnySure(text) || text.Length > _norms.MostLetters || _names.IsName(text))
            return NormMatch.None;
        var said = Words.Of(text, _norms.MostInACell + 1);
        if (said.Count > _norms.MostInACell || !_norms.MayHold(said))
            return NormMatch.None;
        return _norms.Find(said, findings.Criterion, onlyExact: !likeness);
    }
}
