using Toetssteen.Documents.Reading.Sources;

namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>
/// Goes through one document from top to bottom: headings open sections, paragraphs fall into the section that is open, tables of
/// findings may stand anywhere. What a section holds its own reader reads; here is only which reader it is for.
/// </summary>
internal sealed class DocumentReader
{
    private readonly SourceDocument _document;
    private readonly NormIndex _norms;
    private readonly NameIndex _names;
    private readonly StandingMatter _standing;
    private readonly MarkWords _words;
    private readonly Legend _legend;
    private readonly LegendLines _legends;
    private readonly FindingsPlace _findings = new();
    private readonly RespondentLines _respondents;
    private readonly FrontLines _front;
    private readonly HeadingReader _headings;
    private readonly FindingLines _lines;
    private readonly TableReader _tables;
    private readonly ConclusionTable _conclusions;

    private bool _inContents;
    private HashSet<string>? _headingTexts;
    private CancellationToken _cancellation;

    public DocumentReader(SourceDocument document, IndexedFramework framework)
    {
        (_document, _norms, _names) = (document, framework.Norms, framework.Names);
        (_standing, _words) = (framework.Standing, framework.Words);
        _legend = new Legend(_words);
        Marks = new MarkReader(_legend, _words);
        Texts = new PlacedTexts(_standing, _names);
        SoFar = new ReadSoFar(document, framework.Framework, _findings, Texts);
        _legends = new LegendLines(_legend, _words, Vocabulary, Texts);
        _respondents = new RespondentLines(SoFar, Texts);
        _front = new FrontLines(_standing, SoFar, Texts);
        _headings = new HeadingReader(_names, _findings, SoFar, Texts, IsFindings);
        _lines = new FindingLines(framework, _legend, _findings, SoFar, Texts, _headings);
        _tables = new TableReader(framework, Marks, _findings, SoFar, Texts, _headings);
        _conclusions = new ConclusionTable(_names, SoFar, Texts);
    }

    public MarkReader Marks { get; }

    public Vocabulary Vocabulary => _standing.Vocabulary;

    /// <summary>What was read.</summary>
    public ReadSoFar SoFar { get; }

    /// <summary>Where the rest went.</summary>
    public PlacedTexts Texts { get; }

    /// <summary>Rows of a table that says of each respondent its role and how it answered.</summary>
    public List<(string? Approach, string Name, string Role, string Answered)> RespondentRows => _respondents.Rows;

    /// <summary>The account of the document's marks, once it was read.</summary>
    public MarkAccount MarkAccount() => new(_document, _words, _legend, Marks, s => _standing.IsOwn(s) || StandingTexts.Holds(s));

    /// <summary>Reads all blocks.</summary>
    public void Read(CancellationToken cancellation)
    {
        _cancellation = cancellation;
        _legends.Learn(_document);
        for (SoFar.At = 0; SoFar.At < _document.Blocks.Count; SoFar.At++)
        {
            cancellation.ThrowIfCancellationRequested();
            switch (_document.Blocks[SoFar.At])
            {
                case Heading heading:
                    ReadText(new Paragraph(heading.Text, heading.Place) { IsProminent = true }, isHeading: true);
                    break;
                case Paragraph paragraph:
                    ReadText(Bulleted(paragraph), isHeading: false);
                    break;
                case Table table:
                    ReadTable(table);
                    break;
            }
        }
    }

    // A bullet that was typed makes an item of a list, as one that was set does.
    private static Paragraph Bulleted(Paragraph paragraph) => paragraph.Text is ['•' or '●' or '▪' or '◦' or '‣' or '·', ' ', _, ..]
        ? paragraph with { Text = paragraph.Text[2..].TrimStart(), IsListItem = true, Bold = [] } : paragraph;

    private void ReadTable(Table table)
    {
        table = WithoutNames(table);
        if (OverallTable.Is(table))
        {
            OverallTable.Tell(table, Texts);
            return;
        }
        if (_tables.IsLegend(table))
        {
            foreach (var row in table.Rows)
                _legends.Recognise(row.Place, string.Join(' ', row.Cells.SelectMany(c => c.Paragraphs).Select(p => p.Text)));
            return;
        }
        if (LabelledText.HasLabels(table))
        {
            foreach (var row in table.Rows)
                _lines.TryLabels([.. row.Cells.Where(c => c.Paragraphs.Count > 0)], Fill);
            return;
        }
        // Without lines between them a conclusion right below the findings may be taken for one table with them.
        if (ConclusionTable.HeadOf(table) is > 0 and var head && table with { Rows = [.. table.Rows.Take(head)] } is var above
            && IsFindings(above))
        {
            ReadTable(above);
            ReadTable(table with { Rows = [.. table.Rows.Skip(head)], Place = table.Rows[head].Place });
            return;
        }
        if (ConclusionTable.HasBothSides(table) && _conclusions.Read(table))
            return;
        if (IsFindings(table))
        {
            (SoFar.Side, SoFar.InSections) = (null, false);
            _tables.Read(table, _cancellation);
            return;
        }
        if (_conclusions.Read(table) || _respondents.TryTable(table))
            return;
        foreach (var row in table.Rows)
            ReadRow(row);
    }

    // A row of a table of which nothing says what it holds.
    private void ReadRow(Row row)
    {
        var cells = row.Cells.Where(c => c.Paragraphs.Count > 0).ToList();
        var text = string.Join(" : ", cells.Select(c => c.Text));
        if (cells.Count == 0)
            return;
        if (cells.Count == 2 && _front.TakeColophon($"{cells[0].Text} {cells[1].Text}"))
            Texts.Recognised(row.Place, text);
        else if (_legends.IsLegend(text))
            _legends.Recognise(row.Place, text);
        else if (_names.IsThemeWithStatement(text))
            Texts.Recognised(row.Place, text);
        else if ((cells.Count > 2 || !_headings.TryRow(text, row.Place)) && !_lines.TryLabels(cells, Fill))
            foreach (var paragraph in cells.SelectMany(c => c.Paragraphs))
                ReadText(paragraph, isHeading: false);
    }

    private bool IsFindings(Table table) => _tables.IsFindings(table, SoFar.Section == Section.Conclusion);

    // The name of a theme or criterion may stand above an indicator in the same cell: it says where the indicator belongs, and is no part
    // of it.
    private Table WithoutNames(Table table) => table with
    {
        Rows =
        [
            .. table.Rows.Select(row => row.Cells.Any(c => c.Paragraphs.Count > 1 && NamesOnly(c.Paragraphs[0]))
                ? row with { Cells = [.. row.Cells.Select(BelowItsName)] } : row),
        ],
    };

    private Cell BelowItsName(Cell cell)
    {
        if (cell.Paragraphs.Count < 2 || !NamesOnly(cell.Paragraphs[0]) || !_norms.MayHold(Words.Of(cell.Paragraphs[1].Text, 120)))
            return cell;
        Texts.Recognised(cell.Place, cell.Paragraphs[0].Text);
        return cell with { Paragraphs = [.. cell.Paragraphs.Skip(1)] };
    }

    private bool NamesOnly(Paragraph paragraph) => paragraph.Text.Length < 200 && _names.IsName(paragraph.Text);

    private void ReadText(Paragraph paragraph, bool isHeading)
    {
        var (text, place) = (paragraph.Text, paragraph.Place);
        if (_respondents.TryLine(paragraph))
            return;
        if (_standing.IsOwn(text) || _names.IsStatement(text) || (_inContents && !isHeading && IsHeadingElsewhere(text)))
        {
            Texts.Recognised(place, text);
            _inContents |= Words.Folded(text) is "inhoud" or "inhoudsopgave";
            return;
        }
        if (_front.TakeColophon(text))
        {
            Texts.Recognised(place, text);
            return;
        }
        if (isHeading)
            _inContents = false;
        // In a row that is open "Oordeel: …" is its mark, and no heading.
        if (!isHeading && _lines.HasOpenRow && _lines.TryLabel(paragraph, Fill))
            return;
        if (_headings.TryHeading(paragraph, isHeading))
            return;
        _front.SeekDate(text);
        if (_standing.IsImprint(text))
            Texts.Recognised(place, text);
        else if (!isHeading && _legends.IsRunningHead(text) && (!SoFar.InSections || Vocabulary.IsHeading(text, NamesSoFar())))
            Texts.Claim(place, text);
        else if (paragraph.IsListItem && _names.IsThemeWithStatement(text))
            Texts.Recognised(place, text);
        else if (!_lines.TryLabel(paragraph, Fill) && !_lines.TryIndicator(paragraph, isHeading))
            Fill(paragraph, isHeading);
    }

    private IEnumerable<string> NamesSoFar() => SoFar.Segments.SelectMany(s => s.Formerly.Append(s.Name ?? ""))
        .Concat([SoFar.Front.TitleName ?? "", SoFar.Front.HeadingName ?? ""]);

    // A line of the table of contents: the same words stand as a heading further on, perhaps with a number of a page here.
    private bool IsHeadingElsewhere(string text)
    {
        _headingTexts ??= [.. _document.Blocks.OfType<Heading>().Select(h => Words.Folded(h.Text))];
        var words = Words.Of(text, 60);
        while (words.Count > 1 && words[^1].All(char.IsAsciiDigit))
            words.RemoveAt(words.Count - 1);
        return _headingTexts.Contains(string.Join(' ', words));
    }

    private void Fill(Paragraph paragraph) => Fill(paragraph, isHeading: false);

    /// <summary>Puts a paragraph that is no heading where its section wants it.</summary>
    private void Fill(Paragraph paragraph, bool isHeading)
    {
        var (text, place) = (paragraph.Text, paragraph.Place);
        SoFar.Front.RunningText(text);
        BeginApproachThatNoHeadingBegins(text, place);
        if (SoFar.Section != Section.Conclusion && _legends.IsLegend(text) && (!_lines.HasOpenRow || Vocabulary.IsLegend(text)))
        {
            if (_legends.Take(place, text) is { Length: > 0 } rest)
                Fill(paragraph with { Text = rest, Bold = [] }, isHeading);
            return;
        }
        switch (SoFar.Section)
        {
            case Section.Front:
                _front.Fill(paragraph);
                break;
            case Section.Introduction
                when _standing.IsDefinition(text) || (!SoFar.Front.TitleSaysFollowUp && _standing.Signals(text) >= 2):
                if (Texts.OwnPart(place, text) is { Length: > 0 } own)
                    SoFar.Context.Add(paragraph with { Text = own, Bold = [] });
                break;
            case Section.Introduction or Section.Context:
                SoFar.Context.Add(paragraph);
                break;
            case Section.Approach or Section.Description:
                FillApproach(paragraph);
                break;
            case Section.Findings:
                _lines.Fill(paragraph, isHeading);
                break;
            case Section.Conclusion:
                FillConclusion(paragraph, isHeading);
                break;
        }
    }

    private void BeginApproachThatNoHeadingBegins(string text, Place place)
    {
        if (SoFar.Section is Section.Findings or Section.Approach or Section.Description && SoFar.Segments.Count > 0
            && FrontMatter.Tested(text) is { } tested)
        {
            if (!SoFar.Current.HasRows)
                SoFar.Current.Name ??= tested;
            else if (SoFar.Current.Name is { } before && Words.Folded(before) != Words.Folded(tested)
                && SoFar.Section == Section.Findings && _findings.IsFresh)
                SoFar.StartApproach(place, tested);
        }
        if (SoFar.Section is Section.Conclusion or Section.Findings && !SoFar.InSections && SoFar.Segments.Count > 0
            && SoFar.Current.HasRows && Respondents.IsAbout(text) && text.Contains("vragenlijst", StringComparison.Ordinal)
            && (text.Contains("ingevuld", StringComparison.Ordinal) || text.Contains("vulden", StringComparison.Ordinal)))
        {
            // Who answered is said before an approach is described: behind findings and conclusion the next one begins.
            SoFar.StartApproach(place, null);
            SoFar.Section = Section.Approach;
        }
    }

    private void FillApproach(Paragraph paragraph)
    {
        var (text, place) = (paragraph.Text, paragraph.Place);
        var isApproach = SoFar.Section == Section.Approach;
        if (isApproach && !SoFar.IsTold && SoFar.Front.Published is null && Headings.DateIn(text, wholeLine: true) is { } date)
        {
            SoFar.Front.Published = date;
            Texts.Recognised(place, text);
        }
        else if (SoFar.Segments.Count > 0 && SoFar.Current is { HasRows: false, Description.Count: 0 }
            && FormerNames.InLine(text) is { } former)
        {
            SoFar.Current.Formerly.Add(former);
            Texts.Claim(place, text);
        }
        else if (isApproach && !SoFar.IsTold && !Respondents.IsAbout(text) && (_standing.IsDefinition(text) || _standing.Signals(text) >= 2
            || (paragraph.IsListItem && SoFar.Current.Introduction.Count == 0)))
        {
            Texts.Pass(place, text);
        }
        else if (isApproach && ((paragraph.IsListItem && SoFar.Current.Introduction.Count > 0) || _respondents.IsName(paragraph)
            || Respondents.IsAbout(text)
            || (SoFar.Current is { Introduction.Count: > 0, Description.Count: 0 } && _standing.Signals(text) >= 1)))
        {
            SoFar.Current.Introduction.Add(paragraph with { IsListItem = paragraph.IsListItem || _respondents.IsName(paragraph) });
        }
        else
        {
            SoFar.Current.Description.Add(paragraph);
        }
    }

    private void FillConclusion(Paragraph paragraph, bool isHeading)
    {
        var (text, place) = (paragraph.Text, paragraph.Place);
        if (isHeading && SoFar.Side is not null)
        {
            // What it opens is not known: what follows is said of neither side.
            SoFar.Side = null;
            Texts.NotPlaced(place, text);
        }
        else if (SoFar.Side is { } side && SoFar.ConclusionTheme is { } theme)
        {
            SoFar.Conclude(place, theme, side, text);
        }
        else if (SoFar.ConclusionTheme is not null)
        {
            Texts.Unplaced.Add(new UnplacedText(place, text));
            Texts.Warn(ReadingRules.NoSide.At(place));
        }
        else if (_standing.Signals(text) >= 1)
        {
            Texts.Pass(place, text);
        }
        else
        {
            Texts.NotPlaced(place, text);
        }
    }
}
