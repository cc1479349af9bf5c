using Toetssteen.Documents.Reading.Sources;

namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>Reads findings that stand beneath or behind their indicator, outside a table of findings.</summary>
internal sealed class FindingLines(
    IndexedFramework framework, Legend legend, FindingsPlace findings, ReadSoFar soFar, PlacedTexts texts, HeadingReader headings)
{
    private readonly NormIndex _norms = framework.Norms;
    private readonly NameIndex _names = framework.Names;
    private readonly StandingMatter _standing = framework.Standing;

    /// <summary>Whether a finding goes on where reading stands.</summary>
    public bool HasOpenRow => soFar.InSections && soFar.Segments is [.., { Entries: [.., RowDraft] }];

    /// <summary>A paragraph that says first what it holds: "Indicator: …", "Oordeel: …".</summary>
    /// <param name="paragraph">The paragraph.</param>
    /// <param name="fill">Takes what belongs to no finding.</param>
    public bool TryLabel(Paragraph paragraph, Action<Paragraph> fill)
    {
        if (LabelledText.LabelOf(paragraph.Text) is not { } label
            || (soFar.Section is not Section.Findings && label.Role is not ColumnRole.Indicator)
            || paragraph.Text[label.Length..].Trim() is not { Length: > 0 } rest)
            return false;
        texts.Recognised(paragraph.Place, paragraph.Text[..label.Length]);
        ReadLabelled(label.Role, paragraph with { Text = rest, Bold = [] }, fill);
        return true;
    }

    /// <summary>A row of two cells of which the first says what the second is: "Indicator | …", "Oordeel | ✓".</summary>
    /// <param name="cells">The cells that hold something.</param>
    /// <param name="fill">Takes what belongs to no finding.</param>
    public bool TryLabels(List<Cell> cells, Action<Paragraph> fill)
    {
        if (cells.Count is not (1 or 2) || LabelledText.LabelIn(cells[0]) is not { } label)
            return false;
        texts.Recognised(cells[0].Paragraphs[0].Place, cells[0].Text);
        if (cells.Count == 2)
            foreach (var paragraph in cells[1].Paragraphs)
                ReadLabelled(label, paragraph, fill);
        return true;
    }

    /// <summary>An indicator as a heading or at the head of a paragraph, its finding beneath or behind.</summary>
    public bool TryIndicator(Paragraph paragraph, bool isHeading)
    {
        var text = paragraph.Text;
        if (text.Length < 12 || text.Length > _norms.MostLetters || soFar.Section is Section.Conclusion && !isHeading)
            return false;
        if (Signs.At(text, 0) is { Trust: SignTrust.Sure } sign)
            return TryMarkedIndicator(paragraph, sign);
        var words = Words.Of(text, 120);
        if (!_norms.MayHold(words))
            return false;
        var likeness = words.Count <= 60 && (isHeading || paragraph.IsProminent || soFar.Section == Section.Findings)
            && !(soFar.InSections && text[^1] == '.');
        var match = Found(text, _norms.Find(text, findings.Criterion, onlyExact: !likeness));
        if (match.Hits.Count == 0)
            return false;
        if (match.IsWhole && !IsOpenIndicator(match) && (match.Hits[0].Score > 0.72 || isHeading))
        {
            StartRow(paragraph, match);
            return true;
        }
        // "Norm: finding" in one paragraph.
        if (match.Hits[0] is { From: 0, Score: 1 }
            && EndOf(text, match.Hits.TakeWhile((h, i) => h.Score == 1 && (i == 0 || match.Hits[i - 1].To == h.From)).Last().To) is { } end)
        {
            var rest = text[end..].TrimStart();
            if (rest.Length > 1
                && (rest[0] is ':' or '–' or '—' or '\n' || Signs.At(rest.TrimStart('.', ' '), 0) is { Trust: SignTrust.Sure }))
            {
                StartRow(paragraph with { Text = text[..end] }, match with { LeftOver = 0 });
                OpenRow()!.Text.Add(paragraph with { Text = rest.TrimStart(':', '–', '—', '.', ' ', '\n'), Bold = [] });
                return true;
            }
        }
        return false;
    }

    /// <summary>Puts a paragraph of the section of findings with the finding that it belongs to.</summary>
    public void Fill(Paragraph paragraph, bool isHeading)
    {
        var (text, place) = (paragraph.Text, paragraph.Place);
        if (soFar.InSections && text.Length > 5 && Headings.IsYear(text[..4]) && text[4] is ':' or ' '
            && text[5..].TrimStart(':', ' ', '-', '–') is { Length: > 0 } rest)
        {
            soFar.Period = text[..4];
            OpenRow()!.Text.Add(paragraph with { Text = rest, Bold = [] });
            return;
        }
        if (OpenRow() is { } open)
        {
            // A heading under which a finding may stand, but in which no indicator was recognised.
            if (isHeading)
                StartRow(paragraph, NormMatch.None);
            else
                open.Text.Add(paragraph);
            return;
        }
        var started = soFar.Current.Entries.LastOrDefault() is RowDraft;
        if (!started && (_standing.Signals(text) >= 1 || _names.IsThemeWithStatement(text)))
        {
            texts.Pass(place, text);
            return;
        }
        var last = started ? findings.Last : null;
        var goesOn = char.IsLower(text[0]) || Signs.At(text, 0) is { Trust: SignTrust.Sure }
            || text.StartsWith("LET OP", StringComparison.OrdinalIgnoreCase);
        if (last is { Columns.Count: 1 } && goesOn)
        {
            last.Columns[0].Continue([paragraph]);
            last.Warnings.Add(ReadingRules.TextContinued.At(last.Place, string.Join(", ", last.Norms.Select(n => n.Code))));
            return;
        }
        if (_standing.Signals(text) >= 2)
            texts.Pass(place, text);
        else
            texts.NotPlaced(place, text);
    }

    private void ReadLabelled(ColumnRole role, Paragraph paragraph, Action<Paragraph> fill)
    {
        switch (role)
        {
            case ColumnRole.Theme when _names.ThemeOf(paragraph.Text, out _) is { } theme:
                headings.NameTheme(theme, paragraph);
                break;
            case ColumnRole.Criterion when _names.CriterionOf(paragraph.Text, out _, findings.Theme) is { } criterion:
                findings.SetCriterion(criterion.Theme, criterion.Criterion);
                texts.Recognised(paragraph.Place, paragraph.Text);
                break;
            case ColumnRole.Indicator:
                StartRow(paragraph, Found(paragraph.Text, _norms.Find(paragraph.Text, findings.Criterion)));
                break;
            case ColumnRole.Mark when OpenRow() is { } row:
                row.Marks.Add(paragraph);
                break;
            case ColumnRole.Text when OpenRow() is { } row:
                row.Text.Add(paragraph);
                break;
            default:
                fill(paragraph);
                break;
        }
    }

    // A sign with a norm to the letter, and nothing more: the sign may be its mark, or a bullet that looks like one.
    private bool TryMarkedIndicator(Paragraph paragraph, Sign sign)
    {
        var norm = paragraph.Text[sign.Text.Length..];
        if (soFar.InSections && soFar.Current.Entries.LastOrDefault() is RowDraft { IsEmpty: true }
            || legend.MeaningOf(sign) is not { } mark
            || Found(norm, _norms.Find(norm, findings.Criterion, onlyExact: true)) is not { Hits.Count: 1, LeftOver: 0 } match)
            return false;
        StartRow(paragraph with { Text = norm.Trim() }, match);
        OpenRow()!.Marks.Add(paragraph with { Text = sign.Text });
        ((RowDraft)soFar.Current.Entries[^1]).Warnings.Add(
            ReadingRules.UnusualMark.At(paragraph.Place, sign.Text, framework.Words.NameOf(mark)));
        return true;
    }

    private NormMatch Found(string text, NormMatch match) =>
        match with { Hits = _norms.ToldApart(match.Hits, text, findings.Theme, findings.Criterion, []) };

    // The finding repeats the norm word for word: that is no new row.
    private bool IsOpenIndicator(NormMatch match) =>
        soFar.InSections && soFar.Current.Entries.LastOrDefault() is RowDraft { IsEmpty: true } row
        && match.Hits.All(h => row.Hits.Exists(r => r.Norm == h.Norm));

    // Position behind the n-th word of a text.
    private static int? EndOf(string text, int words)
    {
        var (count, inWord) = (0, false);
        for (var at = 0; at < text.Length; at++)
        {
            var letter = char.IsLetterOrDigit(text[at]) || (inWord && text[at] is '\'' or '’');
            if (inWord && !letter && ++count == words)
                return at;
            inWord = letter;
        }
        return null;
    }

    private void StartRow(Paragraph paragraph, NormMatch match)
    {
        var row = new RowDraft(paragraph.Place)
        {
            Theme = findings.Theme,
            Criterion = findings.Criterion,
            Group = findings.Group,
            AfterFreshHeading = findings.IsFresh,
            IndicatorText = paragraph.Text,
            LeftOver = match.LeftOver,
        };
        row.Hits.AddRange(match.Hits);
        // Several headings one after another, and then the finding: the indicators belong together.
        if (soFar.InSections && soFar.Current.Entries.LastOrDefault() is RowDraft { IsEmpty: true } open
            && match.Hits.Count > 0 && open.Hits.Count > 0 && open.Hits[^1].Norm.Criterion == match.Hits[0].Norm.Criterion)
        {
            var (before, here) = (open.Hits[^1].Norm.Code, match.Hits[0].Norm.Code);
            if (!soFar.AreInOneRow(before, here))
                open.Warnings.Add(ReadingRules.JoinedByPlace.At(open.Place, before, here));
            open.Hits.AddRange(match.Hits);
            open.IndicatorText += " " + paragraph.Text;
            open.LeftOver += match.LeftOver;
            return;
        }
        (soFar.Section, soFar.Side, soFar.InSections, soFar.Period) = (Section.Findings, null, true, null);
        soFar.Current.Entries.Add(row);
    }

    private ColumnDraft? OpenRow()
    {
        if (!soFar.InSections || soFar.Current.Entries.LastOrDefault() is not RowDraft row)
            return null;
        if (row.Columns.Find(c => c.Period == soFar.Period) is { } column)
            return column;
        row.Columns.Add(column = new ColumnDraft(soFar.Period));
        return column;
    }
}
