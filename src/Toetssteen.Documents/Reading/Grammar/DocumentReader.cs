using Toetssteen.Documents.Reading.Sources;
using Toetssteen.Domain.Frameworks;
using FactsheetWords = Toetssteen.Documents.Outline.FactsheetWords;

namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>
/// Goes through one document from top to bottom: headings open sections, paragraphs fall into the section that is open, tables of
/// findings may stand anywhere. Headings are known by their words; markup only helps.
/// </summary>
internal sealed class DocumentReader
{
    private enum Section
    {
        Front,
        Introduction,
        Context,
        Approach,
        Description,
        Findings,
        Conclusion,
    }

    private readonly SourceDocument _document;
    private readonly Framework _framework;
    private readonly NormIndex _norms;
    private readonly NameIndex _names;
    private readonly StandingMatter _standing;
    private readonly MarkWords _words;
    private readonly Legend _legend;
    private readonly TableReader _tables;
    private readonly HashSet<string> _runningHeads = [];

    private Section _section;
    private Opens? _side;
    private bool _told;
    private bool _inContents;
    private bool _inDepartures;
    private string? _respondentsOf;
    private HashSet<string>? _headings;
    private bool _inSections;
    private string? _period;
    private int _at;
    private CancellationToken _cancellation;

    public DocumentReader(SourceDocument document, IndexedFramework indexed)
    {
        (_document, _framework, _norms, _names) = (document, indexed.Framework, indexed.Norms, indexed.Names);
        (_standing, _words) = (indexed.Standing, indexed.Words);
        _legend = new Legend(_words);
        Marks = new MarkReader(_legend, _words);
        _tables = new TableReader(_norms, _names, Marks, _words, this);
    }

    public MarkReader Marks { get; }

    public Vocabulary Vocabulary => _standing.Vocabulary;

    public FrontMatter Front { get; } = new();

    public List<Segment> Segments { get; } = [];

    /// <summary>Rows of a table that says of each respondent its role and how it answered.</summary>
    public List<(string? Approach, string Name, string Role, string Answered)> RespondentRows { get; } = [];

    public List<Paragraph> Context { get; } = [];

    public List<UnplacedText> Unplaced { get; } = [];

    public List<UnplacedText> Standing { get; } = [];

    /// <summary>Headings and lines that were understood by the names in them: only when all is read is it known whether those are
    /// kept.</summary>
    private readonly List<UnplacedText> _claims = [];

    /// <summary>The same of what says who answered.</summary>
    private readonly List<UnplacedText> _answers = [];

    public List<ReadingWarning> Warnings { get; } = [];

    /// <summary>The account of the document's marks, once it was read.</summary>
    public MarkAccount MarkAccount() => new(_document, _words, _legend, Marks, s => _standing.IsOwn(s) || StandingTexts.Holds(s));

    private Segment Current
    {
        get
        {
            if (Segments.Count == 0)
                Segments.Add(new Segment(_document.Blocks[_at].Place));
            return Segments[^1];
        }
    }

    /// <summary>Reads all blocks.</summary>
    public void Read(CancellationToken cancellation)
    {
        _cancellation = cancellation;
        Prepare();
        for (_at = 0; _at < _document.Blocks.Count; _at++)
        {
            Look();
            switch (_document.Blocks[_at])
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

    /// <summary>Ends reading when it is to end: asked at every block and at every row of a table.</summary>
    public void Look() => _cancellation.ThrowIfCancellationRequested();

    /// <summary>A bullet that was typed makes an item of a list, as one that was set does.</summary>
    private static Paragraph Bulleted(Paragraph paragraph) =>
        paragraph.Text is ['•' or '●' or '▪' or '◦' or '‣' or '·', ' ', _, ..] ? paragraph with { Text = paragraph.Text[2..].TrimStart(), IsListItem = true, Bold = [] } : paragraph;

    /// <summary>Whether these indicators, each once, are exactly a row that the framework prints together.</summary>
    public bool IsJointRow(IReadOnlyList<string> codes) =>
        _framework.JointRows.Any(j => j.Indicators.Count == codes.Count && j.Indicators.All(codes.Contains));

    public void Found(RowDraft row)
    {
        _told = true;
        _section = Section.Findings;
        _inSections = false;
        Current.Entries.Add(row);
    }

    public void Recognised(Place place, string text) => Standing.Add(new UnplacedText(place, text));

    /// <summary>A text that names things, and says nothing else if its names are kept.</summary>
    public void Claim(Place place, string text) => _claims.Add(new UnplacedText(place, text));

    private void ClaimAnswer(Place place, string text) => _answers.Add(new UnplacedText(place, text));

    /// <summary>What was understood by its names is standing matter where the reading holds them; otherwise it is listed as not
    /// placed.</summary>
    public void SettleClaims(IReadOnlyCollection<string> names, IReadOnlyCollection<string> respondents)
    {
        foreach (var (claim, isKept) in _claims.Select(c => (c, Vocabulary.IsHeading(c.Text, names)))
            .Concat(_answers.Select(a => (a, Vocabulary.IsAnswering(a.Text, respondents)))))
            if (isKept)
                Recognised(claim.Place, claim.Text);
            else
                Place(claim.Place, claim.Text);
    }

    public void NotUnderstood(Place place, string text)
    {
        Unplaced.Add(new UnplacedText(place, text));
        Warn(ReadingRules.UnknownRow.At(place, Shown(text)));
    }

    public void Warn(ReadingWarning warning) => Warnings.Add(warning);

    /// <summary>A row of a table that may be a heading.</summary>
    public bool OpenHeading(string text, Place place) => TryHeading(new Paragraph(text, place) { IsProminent = true }, isHeading: true);

    /// <summary>Lists a text as not placed.</summary>
    public void Place(Place place, string text)
    {
        Unplaced.Add(new UnplacedText(place, text));
        Warn(ReadingRules.Unplaced.At(place, Shown(text)));
    }

    /// <summary>Legends and running heads are looked for first: they hold for the whole document, wherever they stand.</summary>
    private void Prepare()
    {
        var seen = new Dictionary<string, int>();
        foreach (var block in _document.Blocks)
        {
            switch (block)
            {
                case Paragraph paragraph:
                    _legend.Learn(paragraph.Text);
                    if (paragraph.Text.Length <= 80 && !paragraph.Text.AsSpan().ContainsAny(".!?:") && !Signs.AnySure(paragraph.Text) && Words.Of(paragraph.Text, 20).Exists(w => w.Length > 3))
                    {
                        var key = KeyOf(paragraph.Text);
                        if ((seen[key] = seen.GetValueOrDefault(key) + 1) >= 3)
                            _runningHeads.Add(key);
                    }
                    break;
                case Table table when table.Rows.Count <= 6 && table.Rows.All(r => r.Cells.Count(c => c.Paragraphs.Count > 0) <= 2):
                    foreach (var row in table.Rows)
                        if (row.Cells.Sum(c => c.Paragraphs.Sum(p => p.Text.Length)) < 120)
                            _legend.Learn(string.Join(" : ", row.Cells.Where(c => c.Paragraphs.Count > 0).Select(c => c.Text)));
                    break;
            }
        }
        foreach (var (sign, meaning) in _legend.Said)
            if (Signs.At(sign, 0) is { Family: not SignFamily.Other } known && (known.Family == SignFamily.Tick) == meaning.Falls)
                Warn(ReadingRules.UnusualLegend.At(null, sign, _words.NameOf(meaning)));
    }

    private static string KeyOf(string text) => string.Join(' ', Words.Of(text, 20).Select(w => w.All(char.IsAsciiDigit) ? "#" : w));

    private void RecognisedLegend(Place place, string text)
    {
        if (StandingTexts.Holds(text) || Vocabulary.IsLegend(text))
            Recognised(place, text);
        else
            Place(place, text);
    }

    private IEnumerable<string> NamesSoFar() => Segments.SelectMany(s => s.Formerly.Append(s.Name ?? ""))
        .Concat([Front.TitleName ?? "", Front.HeadingName ?? ""]);

    private bool IsLegend(string text) =>
        text.Length <= 1500 && _legend.Said.Count > 0 && new Legend(_words).Learn(text) && Words.Folded(text) is var folded
        && (folded.Contains("voldoe", StringComparison.Ordinal) || folded.Contains("verbeterpunt", StringComparison.Ordinal) || text.Length < 80);

    /// <summary>The name of a theme or criterion may stand above an indicator in the same cell: it says where the indicator belongs, and is no part of it.</summary>
    private Table WithoutNames(Table table) => table with
    {
        Rows = [.. table.Rows.Select(row => row.Cells.Any(c => c.Paragraphs.Count > 1 && NamesOnly(c.Paragraphs[0]))
            ? row with { Cells = [.. row.Cells.Select(c => c.Paragraphs.Count > 1 && NamesOnly(c.Paragraphs[0]) && _norms.MayHold(Words.Of(c.Paragraphs[1].Text, 120)) ? Below(c) : c)] }
            : row)],
    };

    private Cell Below(Cell cell)
    {
        Recognised(cell.Place, cell.Paragraphs[0].Text);
        return cell with { Paragraphs = [.. cell.Paragraphs.Skip(1)] };
    }

    /// <summary>Whether a table is the one in which our own documents say what was judged as a whole.</summary>
    public static bool IsOverall(Table table) => table.Rows[0].Cells.Select(c => Words.Folded(c.Text)).SequenceEqual(OverallHeads);

    private static readonly string[] OverallHeads =
        [.. new[] { FactsheetWords.Dutch.About, FactsheetWords.Dutch.VerdictHead, FactsheetWords.Dutch.Why }.Select(Words.Folded)];

    private bool NamesOnly(Paragraph paragraph) => paragraph.Text.Length < 200 && _names.IsName(paragraph.Text);

    private void ReadTable(Table table)
    {
        table = WithoutNames(table);
        if (IsOverall(table))
        {
            // What was judged as a whole has no place in a reading: it is told, row by row.
            foreach (var (n, row) in table.Rows.Index())
                if (string.Join(": ", row.Cells.Select(c => c.Text)) is var said && n == 0)
                    Recognised(row.Place, said);
                else
                    Place(row.Place, said);
            return;
        }
        if (_tables.IsLegend(table))
        {
            foreach (var row in table.Rows)
                RecognisedLegend(row.Place, string.Join(' ', row.Cells.SelectMany(c => c.Paragraphs).Select(p => p.Text)));
            return;
        }
        if (HasLabels(table))
        {
            foreach (var row in table.Rows)
                ReadLabels([.. row.Cells.Where(c => c.Paragraphs.Count > 0)]);
            return;
        }
        var conclusions = new ConclusionTable(_names, this);
        // Without lines between them a conclusion right below the findings may be taken for one table with them.
        if (ConclusionTable.HeadOf(table) is > 0 and var head && table with { Rows = [.. table.Rows.Take(head)] } is var above && IsFindings(above))
        {
            ReadTable(above);
            ReadTable(table with { Rows = [.. table.Rows.Skip(head)], Place = table.Rows[head].Place });
            return;
        }
        if (ConclusionTable.HasBothSides(table) && conclusions.Read(table))
            return;
        if (IsFindings(table))
        {
            (_side, _inSections) = (null, false);
            _tables.Read(table);
            return;
        }
        if (conclusions.Read(table))
            return;
        if (IsRespondents(table) && (_section == Section.Approach || TellsHowTheyAnswered(table)))
        {
            ReadRespondents(table);
            return;
        }
        foreach (var row in table.Rows)
        {
            var cells = row.Cells.Where(c => c.Paragraphs.Count > 0).ToList();
            var text = string.Join(" : ", cells.Select(c => c.Text));
            if (cells.Count == 0)
                continue;
            if (cells.Count == 2 && TakeColophon($"{cells[0].Text} {cells[1].Text}"))
                Recognised(row.Place, text);
            else if (IsLegend(text))
                RecognisedLegend(row.Place, text);
            else if (_names.IsThemeWithStatement(text))
                Recognised(row.Place, text);
            else if (cells.Count <= 2 && TryHeading(new Paragraph(text, row.Place) { IsProminent = true }, isHeading: true))
                continue;
            else if (ReadLabels(cells))
                continue;
            else
                foreach (var paragraph in cells.SelectMany(c => c.Paragraphs))
                    ReadText(paragraph, isHeading: false);
        }
    }

    /// <summary>A table of who answered: its first head is organisation, partner or respondent.</summary>
    private static bool IsRespondents(Table table) =>
        Words.Of(table.Rows[0].Cells[0].Text, 5) is [var head, ..] && (head.StartsWith("organisatie", StringComparison.Ordinal) || head.StartsWith("netwerkpartner", StringComparison.Ordinal)
            || head.StartsWith("respondent", StringComparison.Ordinal) || head.StartsWith("partner", StringComparison.Ordinal) || head == "naam" || head == "instelling");

    private static bool TellsHowTheyAnswered(Table table) =>
        table.Rows[0].Cells.Count > 2 && table.Rows[0].Cells.Skip(1).Any(c => Words.Folded(c.Text) is "rol") && table.Rows[0].Cells.Any(c => Words.Folded(c.Text).Contains("antwoord", StringComparison.Ordinal));

    private void ReadRespondents(Table table)
    {
        if (TellsHowTheyAnswered(table))
        {
            foreach (var row in table.Rows)
            {
                foreach (var paragraph in row.Cells.SelectMany(c => c.Paragraphs))
                    ClaimAnswer(row.Place, paragraph.Text);
                if (row != table.Rows[0] && row.Cells.Count > 2)
                    RespondentRows.Add((_respondentsOf, row.Cells[0].Text, row.Cells[1].Text, row.Cells[^1].Text));
            }
            return;
        }
        foreach (var row in table.Rows)
        {
            if (row != table.Rows[0] && row.Cells[0].Paragraphs is [var name, ..])
                Current.Introduction.Add(name with { IsListItem = true });
            foreach (var paragraph in row.Cells.SelectMany(c => c.Paragraphs))
                ClaimAnswer(row.Place, paragraph.Text);
        }
    }

    private bool IsFindings(Table table) => _tables.IsFindings(table, _section == Section.Conclusion);

    private static (ColumnRole Role, int Length)? LabelIn(Cell cell) => cell.Text.Length > 30 ? null
        : LabelOf(cell.Text.TrimEnd(':') + ":");

    /// <summary>Whether every row says first what it holds, and one an indicator.</summary>
    public static bool HasLabels(Table table)
    {
        var rows = table.Rows.Select(r => r.Cells.Where(c => c.Paragraphs.Count > 0).ToList()).Where(r => r.Count > 0).ToList();
        return rows.TrueForAll(r => r.Count <= 2 && LabelIn(r[0]) is not null)
            && rows.Exists(r => r.Count == 2 && LabelIn(r[0]) is { Role: ColumnRole.Indicator })
            && !rows.Exists(r => r.Count == 2 && LabelIn(r[1]) is not null);
    }

    /// <summary>A table of two columns whose first says what the second is: "Indicator | …", "Oordeel | ✓".</summary>
    private bool ReadLabels(List<Cell> cells)
    {
        if (cells.Count is not (1 or 2) || LabelIn(cells[0]) is not { } label)
            return false;
        Recognised(cells[0].Paragraphs[0].Place, cells[0].Text);
        if (cells.Count == 1)
            return true;
        for (var i = 0; i < cells[1].Paragraphs.Count; i++)
            ReadLabelled(label.Role, cells[1].Paragraphs[i]);
        return true;
    }

    private void ReadText(Paragraph paragraph, bool isHeading)
    {
        var text = paragraph.Text;
        _inDepartures = paragraph.IsListItem ? _inDepartures : Words.Folded(text) == "afwijkingen van de werkwijze";
        if (text.StartsWith("Wie antwoordden over ", StringComparison.Ordinal))
        {
            _respondentsOf = text["Wie antwoordden over ".Length..].Trim();
            Recognised(paragraph.Place, text);
            return;
        }
        // What departs is told by how each answered, which its row says.
        if (_inDepartures && RespondentRows.Exists(r => text.StartsWith(r.Name, StringComparison.Ordinal)))
        {
            ClaimAnswer(paragraph.Place, text);
            return;
        }
        if (_standing.IsOwn(text) || _names.IsStatement(text) || (_inContents && !isHeading && IsHeadingElsewhere(text)))
        {
            Recognised(paragraph.Place, text);
            _inContents |= Words.Folded(text) is "inhoud" or "inhoudsopgave";
            return;
        }
        if (TakeColophon(text))
        {
            Recognised(paragraph.Place, text);
            return;
        }
        if (isHeading)
            _inContents = false;
        // In a row that is open "Oordeel: …" is its mark, and no heading.
        if (!isHeading && HasOpenRow && TryLabel(paragraph))
            return;
        if (TryHeading(paragraph, isHeading))
            return;
        // A date may have run into the paragraph before it.
        if (_section == Section.Front && Front.Published is null && Headings.DateIn(text, wholeLine: true) is null)
            Front.Published = text.Length < 400 ? Headings.DateIn(text, wholeLine: false) : Headings.CapitalDateIn(text);
        if (_standing.IsImprint(text))
        {
            Recognised(paragraph.Place, text);
            return;
        }
        if (!isHeading && text.Length <= 80 && _runningHeads.Contains(KeyOf(text))
            && (!_inSections || Vocabulary.IsHeading(text, NamesSoFar())))
        {
            Claim(paragraph.Place, text);
            return;
        }
        if (paragraph.IsListItem && _names.IsThemeWithStatement(text))
        {
            Recognised(paragraph.Place, text);
            return;
        }
        if (TryLabel(paragraph))
            return;
        if (TryIndicator(paragraph, isHeading))
            return;
        Fill(paragraph, isHeading);
    }

    /// <summary>A paragraph that says first what it holds: "Indicator: …", "Oordeel: …".</summary>
    private bool TryLabel(Paragraph paragraph)
    {
        if (LabelOf(paragraph.Text) is not { } label || (_section is not Section.Findings && label.Role is not ColumnRole.Indicator)
            || paragraph.Text[label.Length..].Trim() is not { Length: > 0 } rest)
            return false;
        Recognised(paragraph.Place, paragraph.Text[..label.Length]);
        ReadLabelled(label.Role, paragraph with { Text = rest, Bold = [] });
        return true;
    }

    /// <summary>Lines that our own documents print about themselves: when they were published, which edition they are, of which approaches.</summary>
    private bool TakeColophon(string text)
    {
        if (text.Length > 160 || text.IndexOf(' ', StringComparison.Ordinal) is not (> 0 and var space))
            return false;
        var rest = text[(space + 1)..].Trim();
        switch (Words.Folded(text[..space]))
        {
            case "gepubliceerd" when Headings.DateIn(rest, wholeLine: true) is { } date:
                Front.Published ??= date;
                return true;
            case "gepubliceerd" when Headings.IsYear(rest):
                Front.Published ??= rest;
                return true;
            case "beoordeelde" when Words.Of(rest, 4) is ["periode", var year] && Headings.IsYear(year):
                return true;
            case "editie":
                return rest.All(char.IsAsciiDigit);
            case "aanpakken" when _section == Section.Front:
                Front.NameList(rest);
                return true;
            default:
                return false;
        }
    }

    // A line of the table of contents: the same words stand as a heading further on, perhaps with a number of a page here.
    private bool IsHeadingElsewhere(string text)
    {
        _headings ??= [.. _document.Blocks.OfType<Heading>().Select(h => Words.Folded(h.Text))];
        var words = Words.Of(text, 60);
        while (words.Count > 1 && words[^1].All(char.IsAsciiDigit))
            words.RemoveAt(words.Count - 1);
        return _headings.Contains(string.Join(' ', words));
    }

    private static (ColumnRole Role, int Length)? LabelOf(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon is < 3 or > 30)
            return null;
        return Words.Folded(text[..colon]) switch
        {
            "thema" => (ColumnRole.Theme, colon + 1),
            "criterium" or "criteria" => (ColumnRole.Criterion, colon + 1),
            "indicator" or "indicatoren" or "norm" => (ColumnRole.Indicator, colon + 1),
            "bevinding" or "bevindingen" or "toelichting" or "onderbouwing" => (ColumnRole.Text, colon + 1),
            "oordeel" or "score" or "beoordeling" => (ColumnRole.Mark, colon + 1),
            _ => null,
        };
    }

    private void ReadLabelled(ColumnRole role, Paragraph paragraph)
    {
        switch (role)
        {
            case ColumnRole.Theme when _names.ThemeOf(paragraph.Text, out _) is { } theme:
                NameTheme(theme, paragraph);
                break;
            case ColumnRole.Criterion when _names.CriterionOf(paragraph.Text, out _, _tables.Theme) is { } criterion:
                _tables.SetCriterion(criterion.Theme, criterion.Criterion);
                Recognised(paragraph.Place, paragraph.Text);
                break;
            case ColumnRole.Indicator:
                var match = Found(paragraph.Text, _norms.Find(paragraph.Text, _tables.Criterion));
                StartRow(paragraph, match);
                break;
            case ColumnRole.Mark when OpenRow() is { } row:
                row.Marks.Add(paragraph);
                break;
            case ColumnRole.Text when OpenRow() is { } row:
                row.Text.Add(paragraph);
                break;
            default:
                Fill(paragraph, isHeading: false);
                break;
        }
    }

    /// <summary>An indicator as a heading or at the head of a paragraph, its finding beneath or behind.</summary>
    private bool TryIndicator(Paragraph paragraph, bool isHeading)
    {
        var text = paragraph.Text;
        if (text.Length < 12 || text.Length > _norms.MostLetters || _section is Section.Conclusion && !isHeading)
            return false;
        if (Signs.At(text, 0) is { Trust: SignTrust.Sure } sign)
            return TryMarkedIndicator(paragraph, sign);
        var words = Words.Of(text, 120);
        if (!_norms.MayHold(words))
            return false;
        var likeness = words.Count <= 60 && (isHeading || paragraph.IsProminent || _section == Section.Findings) && !(_inSections && text[^1] == '.');
        var match = Found(text, _norms.Find(text, _tables.Criterion, onlyExact: !likeness));
        if (match.Hits.Count == 0)
            return false;
        if (match.IsWhole && !IsOpenIndicator(match) && (match.Hits[0].Score > 0.72 || isHeading))
        {
            StartRow(paragraph, match);
            return true;
        }
        // "Norm: finding" in one paragraph.
        if (match.Hits[0] is { From: 0, Score: 1 } && EndOf(text, match.Hits.TakeWhile((h, i) => h.Score == 1 && (i == 0 || match.Hits[i - 1].To == h.From)).Last().To) is { } end)
        {
            var rest = text[end..].TrimStart();
            if (rest.Length > 1 && (rest[0] is ':' or '–' or '—' or '\n' || Signs.At(rest.TrimStart('.', ' '), 0) is { Trust: SignTrust.Sure }))
            {
                StartRow(paragraph with { Text = text[..end] }, match with { LeftOver = 0 });
                OpenRow()!.Text.Add(paragraph with { Text = rest.TrimStart(':', '–', '—', '.', ' ', '\n'), Bold = [] });
                return true;
            }
        }
        return false;
    }

    /// <summary>A sign with a norm to the letter, and nothing more: the sign may be its mark, or a bullet that looks like one.</summary>
    private bool TryMarkedIndicator(Paragraph paragraph, Sign sign)
    {
        var norm = paragraph.Text[sign.Text.Length..];
        if (_inSections && Current.Entries.LastOrDefault() is RowDraft { IsEmpty: true } || _legend.MeaningOf(sign) is not { } mark
            || Found(norm, _norms.Find(norm, _tables.Criterion, onlyExact: true)) is not { Hits.Count: 1, LeftOver: 0 } match)
            return false;
        StartRow(paragraph with { Text = norm.Trim() }, match);
        OpenRow()!.Marks.Add(paragraph with { Text = sign.Text });
        ((RowDraft)Current.Entries[^1]).Warnings.Add(ReadingRules.UnusualMark.At(paragraph.Place, sign.Text, _words.NameOf(mark)));
        return true;
    }

    private NormMatch Found(string text, NormMatch match) =>
        match with { Hits = _norms.ToldApart(match.Hits, text, _tables.Theme, _tables.Criterion, []) };

    /// <summary>The finding repeats the norm word for word: that is no new row.</summary>
    private bool IsOpenIndicator(NormMatch match) =>
        _inSections && Current.Entries.LastOrDefault() is RowDraft row && match.Hits.All(h => row.Hits.Exists(r => r.Norm == h.Norm)) && row.IsEmpty;

    /// <summary>Position behind the n-th word of a text.</summary>
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
        var row = new RowDraft(paragraph.Place) { Theme = _tables.Theme, Criterion = _tables.Criterion, Group = _tables.Group, AfterFreshHeading = _tables.IsFresh, IndicatorText = paragraph.Text, LeftOver = match.LeftOver };
        row.Hits.AddRange(match.Hits);
        // Several headings one after another, and then the finding: the indicators belong together.
        if (_inSections && Current.Entries.LastOrDefault() is RowDraft { IsEmpty: true } open && match.Hits.Count > 0 && open.Hits.Count > 0 && open.Hits[^1].Norm.Criterion == match.Hits[0].Norm.Criterion)
        {
            if (!_framework.JointRows.Any(j => j.Indicators.Contains(open.Hits[^1].Norm.Code) && j.Indicators.Contains(match.Hits[0].Norm.Code)))
                open.Warnings.Add(ReadingRules.JoinedByPlace.At(open.Place, open.Hits[^1].Norm.Code, match.Hits[0].Norm.Code));
            open.Hits.AddRange(match.Hits);
            open.IndicatorText += " " + paragraph.Text;
            open.LeftOver += match.LeftOver;
            return;
        }
        (_section, _side, _inSections, _period) = (Section.Findings, null, true, null);
        Current.Entries.Add(row);
    }

    private bool HasOpenRow => _inSections && Segments is [.., { Entries: [.., RowDraft] }];

    private ColumnDraft? OpenRow()
    {
        if (!_inSections || Current.Entries.LastOrDefault() is not RowDraft row)
            return null;
        if (row.Columns.Find(c => c.Period == _period) is { } column)
            return column;
        row.Columns.Add(column = new ColumnDraft(_period));
        return column;
    }

    /// <summary>Opens what a heading opens; false when the text is no heading that is known.</summary>
    private bool TryHeading(Paragraph paragraph, bool isHeading)
    {
        var text = paragraph.Text;
        var marked = isHeading || paragraph.IsProminent;
        if (text.Length > 250)
            return false;
        if (_names.ThemeOf(text, out var exact) is { } theme && (!paragraph.IsListItem || _section is Section.Findings or Section.Conclusion) && (exact || marked))
        {
            if (_section is Section.Front or Section.Introduction or Section.Context && paragraph.IsListItem)
                return false;
            if (!exact)
                Warn(ReadingRules.AlikeName.At(paragraph.Place, text, theme.Name));
            NameTheme(theme, paragraph);
            return true;
        }
        if (_names.IsThemeWithStatement(text))
            return false;
        if (_names.CriterionOf(text, out exact, _tables.Theme) is { } criterion && !paragraph.IsListItem && (exact || marked) && _section is not Section.Conclusion)
        {
            _tables.SetCriterion(criterion.Theme, criterion.Criterion);
            _inSections = false;
            Recognised(paragraph.Place, text);
            return true;
        }
        if (marked && _names.IsTorn(text, _tables.Theme))
        {
            // Which one is meant is told by what stands below, or by nothing.
            if (_section == Section.Conclusion || NextIsSide())
                ConclusionTheme = null;
            else
                _tables.Leave();
            _inSections = false;
            Recognised(paragraph.Place, text);
            return true;
        }
        if (_inSections && PeriodOf(text) is { } period && Headings.Of(text, marked, out _, out _) != Opens.Title)
        {
            _period = period;
            Recognised(paragraph.Place, text);
            return true;
        }
        if (paragraph.IsListItem && !marked)
            return false;
        var opens = Headings.Of(text, marked, out var name, out var continues);
        return opens != Opens.Nothing && Open(opens, name, continues, paragraph);
    }

    private static string? PeriodOf(string text)
    {
        var trimmed = text.Trim(' ', ':', '.');
        return trimmed.Length <= 30 && Words.Of(trimmed, 5) is { Count: <= 3 } words && words.Find(Headings.IsYear) is { } year ? year : null;
    }

    private void NameTheme(Theme theme, Paragraph paragraph)
    {
        if (_section == Section.Conclusion || NextIsSide())
        {
            _section = Section.Conclusion;
            ConclusionTheme = theme;
            _side = null;
        }
        else
        {
            _tables.SetTheme(theme);
        }
        _inSections = false;
        Recognised(paragraph.Place, paragraph.Text);
    }

    private bool NextIsTitle() => TextBelow() is { Length: > 0 } next && Headings.Of(next, marked: true, out _, out _) == Opens.Title;

    private string? NextDate() => TextBelow() is { Length: > 0 } next ? Headings.DateIn(next, wholeLine: true) : null;

    private string TextBelow() => _at + 1 < _document.Blocks.Count
        ? _document.Blocks[_at + 1] switch { Heading h => h.Text, Paragraph p => p.Text, _ => "" } : "";

    /// <summary>Whether the next block says what goes well: then this theme belongs to the conclusion, heading or none.</summary>
    private bool NextIsSide()
    {
        var next = _at + 1 < _document.Blocks.Count ? _document.Blocks[_at + 1] : null;
        return next switch
        {
            Heading heading => Headings.SideOf(heading.Text) is not null,
            Paragraph paragraph => Headings.SideOf(paragraph.Text) is not null,
            Table table => table.Rows[0].Cells.Any(c => Headings.SideOf(c.Text) is not null) && !IsFindings(table),
            _ => false,
        };
    }

    /// <summary>Theme of the conclusion that is being read.</summary>
    public Theme? ConclusionTheme { get; set; }

    /// <summary>The theme after the last that a conclusion was given for: only for a conclusion that names none.</summary>
    public Theme AssumedTheme(Place place)
    {
        var last = Current.Entries.OfType<ConclusionDraft>().LastOrDefault()?.Theme;
        var themes = _framework.JudgedThemes.ToList();
        var next = themes[last is null ? 0 : Math.Min(themes.Count - 1, themes.IndexOf(last) + 1)];
        Warn(ReadingRules.NoTheme.At(place, next.Name));
        return next;
    }

    /// <summary>Adds a paragraph to the conclusion on a theme, or only says that the theme has one.</summary>
    public void Conclude(Place place, Theme theme, Opens side, string? text)
    {
        (_section, _inSections) = (Section.Conclusion, false);
        Current.Entries.Add(new ConclusionDraft(place, theme, side, text));
    }

    private bool Open(Opens opens, string name, bool continues, Paragraph paragraph)
    {
        var (text, place) = (paragraph.Text, paragraph.Place);
        switch (opens)
        {
            case Opens.CanImprove when _section != Section.Conclusion && !Current.Entries.OfType<ConclusionDraft>().Any():
                if (!Words.Folded(text).Contains("verbeterpunt", StringComparison.Ordinal))
                    return false;
                StartFindings(continues);
                break;
            case Opens.GoesWell or Opens.CanImprove:
                if (_section != Section.Conclusion && !(paragraph.IsProminent || text.Contains(' ', StringComparison.Ordinal)))
                    return false;
                (_section, _inSections) = (Section.Conclusion, false);
                if (ConclusionTheme is null || (opens == Opens.GoesWell && _side == Opens.CanImprove))
                    ConclusionTheme = AssumedTheme(place);
                _side = opens;
                Conclude(place, ConclusionTheme, opens, null);
                break;
            case Opens.Title:
                if (_section == Section.Front || !Front.HasTitle)
                    Front.Title(text);
                if (!Front.LaterTitle(text, Segments.Exists(s => s.HasRows), NextDate()))
                    break;
                // Another factsheet: what it says goes on from nothing above it.
                _inSections = false;
                Place(place, text);
                return true;
            case Opens.Findings when _section == Section.Front && !Front.HasTitle && NextIsTitle():
                // A title of two lines: "Uitkomsten verbeterpunten", "toezichtonderzoek Hengelo".
                Front.TitleLine(text);
                break;
            case Opens.Findings when _section == Section.Front && !Front.HasTitle && Segments.Count == 0 && Words.Folded(text).Contains("onderzoek", StringComparison.Ordinal):
                Front.Title(text);
                break;
            case Opens.Findings:
                StartFindings(continues);
                break;
            case Opens.Conclusion:
                if (!continues)
                    ConclusionTheme = null;
                (_section, _side, _inSections) = (Section.Conclusion, null, false);
                break;
            case Opens.Context or Opens.Development:
                if (_section is Section.Findings or Section.Conclusion && !paragraph.IsProminent)
                    return false;
                if (opens == Opens.Context && name.Length > 1)
                    Front.HeadingName ??= name.StartsWith("gemeente ", StringComparison.OrdinalIgnoreCase) ? name[9..] : name;
                ForgetNamed();
                _section = Section.Context;
                break;
            case Opens.Introduction:
                if (_section is Section.Findings or Section.Conclusion)
                    return false;
                ForgetNamed();
                _section = Section.Introduction;
                break;
            case Opens.Approach:
                if (_section == Section.Front && IsOnlyNamed())
                {
                    Front.NameList(name);
                    break;
                }
                if (!continues && (Segments.Count == 0 || Segments[^1].Name is not { } before || Words.Folded(before) != Words.Folded(name)))
                    StartApproach(place, name);
                _section = Section.Approach;
                break;
            case Opens.Description:
                if (Segments.Count > 0 && Current.HasRows && _section is Section.Conclusion or Section.Findings)
                    StartApproach(place, null);
                if (name.Length > 0)
                    Current.Name ??= name;
                _section = Section.Description;
                break;
            case Opens.Respondents:
                _ = Current;
                _section = Section.Approach;
                break;
        }
        Claim(place, text);
        return true;
    }

    /// <summary>An approach that was only named, on a title page, before context or introduction: its name is kept, the approach begins later.</summary>
    private void ForgetNamed()
    {
        _told = true;
        if (Segments is not [{ Name: { } name, HasRows: false, Introduction.Count: 0, Description.Count: 0 } only])
            return;
        Front.NameList(name);
        Front.EarlierNames.AddRange(only.Formerly);
        Segments.Clear();
    }

    /// <summary>In the list of who answered, a short line without an end is a name, bullet or none.</summary>
    private bool IsName(Paragraph paragraph) =>
        Current.Description.Count == 0 && Current.Introduction is [.., var before] && (before.IsListItem || before.Text.TrimEnd().EndsWith(':')) && Current.Introduction.Exists(p => p.Text.EndsWith(':'))
        && paragraph.Text.Length <= 60 && char.IsLetterOrDigit(paragraph.Text[^1]) && char.IsUpper(paragraph.Text[0]);

    private void StartFindings(bool continues)
    {
        _ = Current;
        (_section, _inSections, _side) = (Section.Findings, false, null);
        _tables.Begin(fresh: !continues);
    }

    private void StartApproach(Place place, string? name)
    {
        var segment = new Segment(place);
        if (name is not null && FormerNames.Of(name) is { } named)
        {
            segment.Formerly.Add(named.Former);
            name = named.Now;
        }
        segment.Name = name;
        Segments.Add(segment);
        _tables.BeginApproach();
        (ConclusionTheme, _side, _inSections) = (null, null, false);
    }

    /// <summary>On a title page an approach is only named: context, introduction or another approach comes before anything is told of it.</summary>
    private bool IsOnlyNamed()
    {
        for (var at = _at + 1; at < _document.Blocks.Count; at++)
        {
            var (text, marked) = _document.Blocks[at] switch
            {
                Heading h => (h.Text, true),
                Paragraph { IsListItem: false } p => (p.Text, p.IsProminent),
                _ => ("", false),
            };
            if (_document.Blocks[at] is Table table && IsFindings(table))
                return false;
            if (text.Length == 0)
                continue;
            if (Respondents.IsAbout(text) && text.Contains("ingevuld", StringComparison.Ordinal))
                return false;
            switch (Headings.Of(text, marked, out _, out _))
            {
                case Opens.Context or Opens.Development or Opens.Introduction or Opens.Approach or Opens.Title:
                    return true;
                case Opens.Description or Opens.Findings or Opens.Conclusion or Opens.Respondents:
                    return false;
            }
        }
        return false;
    }

    /// <summary>Puts a paragraph that is no heading where its section wants it.</summary>
    private void Fill(Paragraph paragraph, bool isHeading)
    {
        var (text, place) = (paragraph.Text, paragraph.Place);
        Front.RunningText(text);
        if (_section is Section.Findings or Section.Approach or Section.Description && Segments.Count > 0 && FrontMatter.Tested(text) is { } tested)
        {
            if (!Current.HasRows)
                Current.Name ??= tested;
            else if (Current.Name is { } before && Words.Folded(before) != Words.Folded(tested) && _section == Section.Findings && _tables.IsFresh)
                StartApproach(place, tested);
        }
        if (_section is Section.Conclusion or Section.Findings && !_inSections && Segments.Count > 0 && Current.HasRows && Respondents.IsAbout(text) && text.Contains("vragenlijst", StringComparison.Ordinal)
            && (text.Contains("ingevuld", StringComparison.Ordinal) || text.Contains("vulden", StringComparison.Ordinal)))
        {
            // Who answered is said before an approach is described: behind findings and conclusion, the next approach begins, heading or none.
            StartApproach(place, null);
            _section = Section.Approach;
        }
        if (_section != Section.Conclusion && IsLegend(text) && (!HasOpenRow || Vocabulary.IsLegend(text)))
        {
            // The sentences beside those of the legend say something else; where none is a legend alone, the whole is.
            var sentences = Sentences.Of(text);
            if (sentences.TrueForAll(s => !IsLegend(s)))
                sentences = [text];
            foreach (var legend in sentences.Where(IsLegend))
                RecognisedLegend(place, legend);
            if (string.Join(' ', sentences.Where(s => !IsLegend(s))) is { Length: > 0 } rest)
                Fill(paragraph with { Text = rest, Bold = [] }, isHeading);
            return;
        }
        switch (_section)
        {
            case Section.Front:
                FillFront(paragraph);
                break;
            case Section.Introduction when _standing.IsDefinition(text) || (!Front.TitleSaysFollowUp && _standing.Signals(text) >= 2):
                if (OwnPart(place, text) is { Length: > 0 } own)
                    Context.Add(paragraph with { Text = own, Bold = [] });
                break;
            case Section.Introduction or Section.Context:
                Context.Add(paragraph);
                break;
            case Section.Approach when !_told && Front.Published is null && Headings.DateIn(text, wholeLine: true) is { } date:
                Front.Published = date;
                Recognised(place, text);
                break;
            case Section.Approach or Section.Description when Segments.Count > 0 && !Current.HasRows && Current.Description.Count == 0
                && text.Length < 200 && FormerLine(text) is { } former:
                Current.Formerly.Add(former);
                Claim(place, text);
                break;
            case Section.Approach when !_told && !Respondents.IsAbout(text) && (_standing.IsDefinition(text) || _standing.Signals(text) >= 2 || (paragraph.IsListItem && Current.Introduction.Count == 0)):
                Pass(place, text);
                break;
            case Section.Approach when (paragraph.IsListItem && Current.Introduction.Count > 0) || IsName(paragraph) || Respondents.IsAbout(text) || (Current.Introduction.Count > 0 && Current.Description.Count == 0 && _standing.Signals(text) >= 1):
                Current.Introduction.Add(paragraph with { IsListItem = paragraph.IsListItem || IsName(paragraph) });
                break;
            case Section.Approach or Section.Description:
                Current.Description.Add(paragraph);
                break;
            case Section.Findings:
                FillFindings(paragraph, isHeading);
                break;
            case Section.Conclusion when isHeading && _side is not null:
                // What it opens is not known: what follows is said of neither side.
                _side = null;
                Place(place, text);
                break;
            case Section.Conclusion when _side is { } side && ConclusionTheme is { } theme:
                Conclude(place, theme, side, text);
                break;
            case Section.Conclusion when _standing.Signals(text) >= 1 && ConclusionTheme is null:
                Pass(place, text);
                break;
            case Section.Conclusion when ConclusionTheme is not null:
                Unplaced.Add(new UnplacedText(place, text));
                Warn(ReadingRules.NoSide.At(place));
                break;
            default:
                Place(place, text);
                break;
        }
    }

    /// <summary>Passes over what every factsheet says, to the letter; what it says of its own is listed as not placed.</summary>
    private void Pass(Place place, string text)
    {
        if (_names.IsThemeWithStatement(text))
            Recognised(place, text);
        else if (OwnPart(place, text) is { Length: > 0 } own)
            Place(place, own);
    }

    private string OwnPart(Place place, string text)
    {
        var own = _standing.OwnSentencesIn(text);
        if (own.Count == 0)
            Recognised(place, text);
        else
            foreach (var sentence in Sentences.Of(text).Where(s => !own.Contains(s)))
                Recognised(place, sentence);
        return string.Join(' ', own);
    }

    /// <summary>A line that gives former names and nothing more: "(2018: X en Y)", "Voorheen: X".</summary>
    private static string? FormerLine(string text)
    {
        var bare = text.Trim();
        if (bare is ['(', .., ')'])
            return FormerNames.Before(bare[1..^1]);
        return bare.Contains(':', StringComparison.Ordinal) || (char.IsLetter(bare[0]) && bare[^1] != '.'
            && Words.Of(bare, 10).Count < 10) ? FormerNames.Before(bare) : null;
    }

    private void FillFront(Paragraph paragraph)
    {
        var (text, place) = (paragraph.Text, paragraph.Place);
        if (Headings.DateIn(text, wholeLine: true) is { } date)
        {
            Front.Published ??= date;
            Recognised(place, text);
        }
        else if (text.Length < 200 && FormerLine(text) is { } earlier)
        {
            Front.EarlierNames.Add(earlier);
            Claim(place, text);
        }
        else if (Front.TryName(text))
        {
            Claim(place, text);
        }
        else if (_standing.IsDefinition(text))
        {
            Recognised(place, text);
        }
        else if (text.Contains("inwoners", StringComparison.Ordinal) || (text.Contains("huishoudens", StringComparison.Ordinal) && text.Any(char.IsAsciiDigit)))
        {
            _section = Section.Context;
            Context.Add(paragraph);
        }
        else if (_standing.Signals(text) >= 1)
        {
            Pass(place, text);
        }
        else
        {
            Place(place, text);
        }
    }

    private void FillFindings(Paragraph paragraph, bool isHeading)
    {
        var (text, place) = (paragraph.Text, paragraph.Place);
        if (_inSections && text.Length > 5 && Headings.IsYear(text[..4]) && text[4] is ':' or ' ' && text[5..].TrimStart(':', ' ', '-', '–') is { Length: > 0 } rest)
        {
            _period = text[..4];
            OpenRow()!.Text.Add(paragraph with { Text = rest, Bold = [] });
            return;
        }
        if (OpenRow() is { } open)
        {
            if (isHeading)
            {
                // A heading under which a finding may stand, but in which no indicator was recognised.
                StartRow(paragraph, NormMatch.None);
                return;
            }
            open.Text.Add(paragraph);
            return;
        }
        var started = Current.Entries.LastOrDefault() is RowDraft;
        if (!started && (_standing.Signals(text) >= 1 || _names.IsThemeWithStatement(text)))
        {
            Pass(place, text);
            return;
        }
        var last = started ? _tables.Last : null;
        var goesOn = char.IsLower(text[0]) || Signs.At(text, 0) is { Trust: SignTrust.Sure } || text.StartsWith("LET OP", StringComparison.OrdinalIgnoreCase);
        if (last is { Columns.Count: 1 } && goesOn)
        {
            last.Columns[0].Continue([paragraph]);
            last.Warnings.Add(ReadingRules.TextContinued.At(last.Place, string.Join(", ", last.Norms.Select(n => n.Code))));
            return;
        }
        if (_standing.Signals(text) >= 2)
            Pass(place, text);
        else
            Place(place, text);
    }

    private static string Shown(string text) => text.Length <= 80 ? text : text[..77] + "…";
}
