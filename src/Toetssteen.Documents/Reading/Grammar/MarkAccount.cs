using System.Buffers;
using System.Text.RegularExpressions;
using Toetssteen.Documents.Reading.Sources;

namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>
/// The account of a document's marks: one is certain only where the document shows it plainly. It looks at the source once more, knows
/// nothing of how a mark was read, and never gives one: what it does not understand becomes a doubt.
/// </summary>
internal sealed partial class MarkAccount(
    SourceDocument document, MarkWords words, Legend legend, MarkReader reader, Func<string, bool> isOwnSentence)
{
    // A cell with more than this is prose, and only its beginning and end are looked at.
    private const int MostOfMark = 60;

    private const int MostBrackets = 8;

    private const int MostOfHead = 80;
    private const int Lowest = 9;

    private readonly BehindMark _behind = new(words);

    // A sentence beside a legend that holds one of these may turn its meaning.
    private static readonly HashSet<string> Turning =
    [
        "niet", "geen", "nog", "deels", "gedeeltelijk", "meer", "maar", "beter", "punten", "deel", "eerdere", "vorige", "oude",
        "andersom", "omgekeerd", "matig", "slecht", "redelijk", "twijfel",
    ];

    private static readonly HashSet<string> HeadWords =
    [
        "het", "de", "een", "van", "in", "over", "per", "bij", "en", "is", "wat", "er", "ons", "onze", "oordeel", "oordelen",
        "score", "scores", "beoordeling", "beoordelingen", "waardering", "resultaat", "resultaten", "uitkomst", "uitkomsten",
        "bevinding", "bevindingen", "toelichting", "onderbouwing", "motivering", "constatering", "constateringen", "inspectie",
        "inspecties", "eerste", "tweede", "onderzoek", "meting", "nulmeting", "hertoets", "hertoetsing", "heronderzoek",
        "vervolgonderzoek", "vorig", "toen", "nu", "huidige", "eerdere", "oude", "nieuwe", "situatie", "stand", "zaken",
        "voortgang", "ontwikkeling", "ontwikkelingen", "jaar", "reden", "redenen", "waarom", "beoordeeld", "uitleg",
        "argumentatie", "verdict", "finding", "findings", "judgement", "period", "periode", "indicator", "indicatoren",
        "norm", "normen", "nr", "code", "tekst", "criterium", "criteria", "thema", "themas", "eerder", "aandachtspunt",
        "aandachtspunten", "let", "op",
        // When it was.
        "voorjaar", "najaar", "lente", "zomer", "herfst", "winter", "kwartaal", "schooljaar", "fase", "ronde", "meting", "deel",
        "vervolg", "toets", "toetsing", "verslag", "nul", "start", "begin", "eind", "nieuw", "oud", "later", "dit", "was", "voor",
        "oorspronkelijk", "herzien",
    ];

    private static readonly HashSet<string> Earlier = ["vorig", "vorige", "eerder", "eerdere", "oud", "oude", "toen", "destijds"];

    private const string Sure = "✓✔☑√✅✗✘☒✖❌✕×";
    private const string Change =
        "(?:gewijzigd|aangepast|gecorrigeerd|herzien|bijgesteld|vervallen|vervalt|ingetrokken|teruggetrokken|herroepen|alsnog|onjuist)";
    private const string Judgement = "(?:verbeterpunt|voldoet|voldoende|oordeel|oordelen)";
    private const string OtherMark = "(?:verbeterpunt|kruis(?:je)?|vink(?:je)?)";
    private const string NameOfSign =
        @"(?:kruisjes?|kruis|vinkjes?|vink|bolletjes?|plusjes?|plus|minnetjes?|min|duim|sterretjes?|smileys?|kleur\w*|groen|rood|oranje|geel)";

    private sealed record Judged(Place Place, int Marks, IReadOnlyList<string> Indicators);

    /// <summary>The doubts about the marks of these approaches.</summary>
    public IReadOnlyList<ReadingWarning> Doubts(IReadOnlyList<ReadApproach> approaches)
    {
        var judged = approaches.SelectMany(a => a.Findings.Select(f => new Judged(f.Place, f.Marks.Count, f.Indicators))
            .Concat(a.Retests.Select(r => new Judged(r.Place, r.Before.Marks.Count + (r.After?.Marks.Count ?? 0), r.Indicators))))
            .ToLookup(j => j.Place);
        var concluded = string.Join('\n', approaches.SelectMany(a => a.Conclusions).SelectMany(c => c.GoesWell.Concat(c.CanImprove)));
        var doubts = new List<ReadingWarning>();
        var outside = new List<string>(document.Margins);
        var section = new List<Paragraph>();
        Judged? open = null;
        var (isPlain, isLegendPlain) = (true, true);
        var (loose, inSections) = (false, false);
        foreach (var block in document.Blocks)
        {
            if (block is Table labelled && LabelledText.HasLabels(labelled))
            {
                foreach (var row in labelled.Rows)
                    Take(
                        new Paragraph(string.Join(": ", TextsOf(row).Select(t => t.TrimEnd(':'))), PlaceOf(row)) { IsPlain = IsPlain(row) },
                        isHeading: false);
                Close();
                continue;
            }
            if (block is Table overall && OverallTable.Is(overall))
            {
                Close();
                continue;
            }
            if (block is Table table)
            {
                Close();
                var isJudged = table.Rows.Any(r => judged.Contains(r.Place));
                if (isJudged)
                    doubts.AddRange(OfTable(table, judged).Concat(NotSeen(table, judged)));
                // A row of one cell in a table of marks may be its legend.
                foreach (var row in table.Rows.Where(r => !isJudged
                    || (judged[r.Place].All(j => j.Indicators.Count == 0) && TextsOf(r).Count() == 1)))
                    Beside(string.Join(" : ", TextsOf(row)), IsPlain(row));
                continue;
            }
            Take(block as Paragraph ?? new Paragraph(((Heading)block).Text, block.Place) { IsPlain = block.IsPlain }, block is Heading);
        }
        Close();
        doubts.AddRange(UnderAnotherVoice(judged));
        var all = judged.Select(j => j.Key).ToList();
        if (loose && inSections)
            doubts.AddRange(all.Select(p => ReadingRules.LooseMark.At(p)));
        if (!isLegendPlain)
            doubts.AddRange(all.Select(p => ReadingRules.NotPlainlySeen.At(p)));
        // Two signs with one meaning, or one sign with two: the half of what was said was not understood.
        if (legend.IsTorn || (legend.Said.Count > 1 && legend.Said.Values.Distinct().Count() == 1))
            doubts.AddRange(all.Select(p => ReadingRules.LegendNotUnderstood.At(p, string.Join(", ", legend.Said.Keys))));
        else if (outside.SelectMany(Sentences.Of).FirstOrDefault(IsStrange) is { } strange)
            doubts.AddRange(all.Select(p => ReadingRules.LegendNotUnderstood.At(p, Shown(strange))));
        return doubts;

        bool IsStrange(string sentence) => (SpeaksOfMarks(sentence) || SpeaksForAnother(sentence))
            && !concluded.Contains(sentence, StringComparison.Ordinal) && !IsUnderstood(sentence);

        Place PlaceOf(Row row) => row.Cells.SelectMany(c => c.Paragraphs.Select(p => p.Place).Prepend(c.Place)).Prepend(row.Place)
            .FirstOrDefault(judged.Contains) ?? row.Place;

        void Take(Paragraph paragraph, bool isHeading)
        {
            if (judged.Contains(paragraph.Place))
            {
                Close();
                (open, inSections, isPlain) = (judged[paragraph.Place].First(), true, paragraph.IsPlain);
                if (BehindNorm(paragraph.Text) is { } finding)
                    section.Add(paragraph with { Text = finding });
            }
            else if (open is not null && (Label().IsMatch(paragraph.Text)
                || Headings.Of(paragraph.Text, isHeading || paragraph.IsProminent, out _, out _) == Opens.Nothing))
            {
                section.Add(paragraph);
                isPlain &= paragraph.IsPlain;
            }
            else
            {
                Close();
                var said = paragraph with { Text = Label().Replace(paragraph.Text, "") };
                loose |= !inSections && IsMarkLike(said.Text) && reader.IsOnlyMarks(new Cell([said], said.Place));
                Beside(paragraph.Text, paragraph.IsPlain);
            }
        }

        void Beside(string text, bool isSeen)
        {
            outside.Add(text);
            isLegendPlain &= isSeen || !SpeaksOfMarks(text);
        }

        void Close()
        {
            if (open is not null && Residue(section, open.Marks) is { } residue)
                doubts.Add(ReadingRules.MarkNotPlain.At(open.Place, Shown(residue)));
            if (open is not null && !isPlain)
                doubts.Add(ReadingRules.NotPlainlySeen.At(open.Place));
            section.Clear();
            open = null;
        }
    }

    // "Zelfevaluatie van de gemeente", "Concept": what stands under it is not, or not yet, a judgement of the inspectorates. A heading
    // holds until the next that is as high; a line right above a table for that table.
    private IEnumerable<ReadingWarning> UnderAnotherVoice(ILookup<Place, Judged> judged)
    {
        var (voice, level, from) = ("", 0, 0);
        for (var at = 0; at < document.Blocks.Count; at++)
        {
            var block = document.Blocks[at];
            var isAboveTable = at + 1 < document.Blocks.Count && document.Blocks[at + 1] is Table;
            var head = block is Heading heading ? (heading.Text, heading.Level)
                : block is Paragraph { Text.Length: <= MostOfHead } line && line.Text[^1] is not ('.' or '!' or '?')
                    && (isAboveTable || line.IsProminent) ? (line.Text, Level: Lowest) : default;
            if (head.Text is not null && (voice.Length == 0 || head.Level <= level))
            {
                // Right below it a heading of its own height: it stands above those.
                if (at == from + 1 && voice.Length > 0 && head.Level == level)
                    level--;
                else
                    (voice, level, from) = Voice().IsMatch(head.Text) ? (head.Text, head.Level, at) : ("", 0, at);
            }
            if (voice.Length == 0)
                continue;
            foreach (var place in block is Table table ? table.Rows.Select(r => r.Place) : [block.Place])
                if (judged.Contains(place))
                    yield return ReadingRules.HeadNotUnderstood.At(place, Shown(voice));
        }
    }

    // Where a head is not seen plainly, or a row that holds no finding, it may be about any of the rows.
    private static IEnumerable<ReadingWarning> NotSeen(Table table, ILookup<Place, Judged> judged)
    {
        var all = table.Rows.Any(r => !judged.Contains(r.Place) && !IsPlain(r));
        return table.Rows.Where(r => judged.Contains(r.Place) && (all || !IsPlain(r))).Select(r => ReadingRules.NotPlainlySeen.At(r.Place));
    }

    private static bool IsPlain(Row row) => row.Cells.All(c => c.Paragraphs.All(p => p.IsPlain));

    private static IEnumerable<string> TextsOf(Row row) => row.Cells.Where(c => c.Paragraphs.Count > 0).Select(c => c.Text);

    private IEnumerable<ReadingWarning> OfTable(Table table, ILookup<Place, Judged> judged)
    {
        var rows = table.Rows.Where(r => judged.Contains(r.Place)).ToList();
        // A row of heads may have been taken for a finding without an indicator.
        var first = Math.Max(0, table.Rows.ToList().FindIndex(r => judged[r.Place].Any(j => j.Indicators.Count > 0)));
        var heads = table.Rows.Take(first).Where(r => r.Cells.Count(c => c.Paragraphs.Count > 0) > 1).ToList();
        var counts = Enumerable.Range(0, table.Rows.Max(r => r.Cells.Count)).Where(at => IsCount(heads, rows, judged, at)).ToHashSet();
        if (counts.Count > 0)
            rows = rows.ConvertAll(r => r with
            {
                Cells = [.. r.Cells.Select((c, at) => counts.Contains(at) ? c with { Paragraphs = [] } : c)],
            });
        var ticks = new Dictionary<int, ReadMark>();
        var headsOfMarks = new List<string>();
        string? strange = null;
        for (var at = 0; at < table.Rows.Max(r => r.Cells.Count); at++)
        {
            var head = heads.Select(r => TextAt(r, at)).Where(t => t.Length > 0).ToList();
            if (head.Select(TickOf).FirstOrDefault(t => t is not null) is { } tick && !head.Exists(h => AreAnswers(rows, at, h)))
                ticks[at] = tick;
            else if (rows.Exists(r => IsMarkLike(TextAt(r, at))
                || (at < r.Cells.Count && r.Cells[at].Paragraphs.Any(p => TokensIn(p.Text) > 0))))
            {
                strange ??= head.Find(h => !IsKnownHead(h) && !(TickOf(h) is not null && AreAnswers(rows, at, h)));
                headsOfMarks.Add(string.Join(' ', head));
            }
        }
        // What was judged before, and nothing of what is judged now.
        if (headsOfMarks is [var only] && Words.Of(only).Exists(Earlier.Contains))
            strange ??= only;
        if (ticks.Count > 0 && (ticks.Values.Distinct().Count() < 2 || !TellOneStory(rows, ticks)))
            strange ??= string.Join(", ", heads.SelectMany(r => r.Cells).Select(c => c.Text).Where(t => TickOf(t) is not null));
        if (strange is not null)
            return rows.Select(r => ReadingRules.HeadNotUnderstood.At(r.Place, Shown(strange)));
        if (
            table
                .Rows.Skip(first)
                .Any(r =>
                    !judged.Contains(r.Place) && TextsOf(r).Count() < 3 && r.Cells.Any(c => IsMarkLike(c.Text) && reader.IsOnlyMarks(c))))
            return rows.Select(r => ReadingRules.LooseMark.At(r.Place));
        if (ticks.Count > 0)
            return rows.Where(r => !IsTickedOnce(r, ticks))
                .Select(r => ReadingRules.MarkNotPlain.At(r.Place, Shown(string.Join(" | ", ticks.Keys.Select(t => TextAt(r, t))))));
        return rows.Select(r =>
                (r.Place, Residue: Residue([.. r.Cells.SelectMany(c => c.Paragraphs)], judged[r.Place].Sum(j => j.Marks), r)))
            .Where(r => r.Residue is not null)
            .Select(r => ReadingRules.MarkNotPlain.At(r.Place, Shown(r.Residue!)))
            .Concat(OfRowsBeneath(table, judged));
    }

    // A row whose indicator spans more than one, or that goes on with the one above: what stands in it at the mark belongs to the finding
    // above.
    private IEnumerable<ReadingWarning> OfRowsBeneath(Table table, ILookup<Place, Judged> judged)
    {
        Row? above = null;
        foreach (var row in table.Rows)
        {
            if (judged[row.Place].Any(j => j.Indicators.Count > 0))
                above = row;
            else if (above is { } marked && (row.Cells.Any(c => c.ContinuesAbove) || TextsOf(row).Count() > 1)
                && row.Cells.Where((c, at) => IsMarkLike(TextAt(marked, at)) && c.Text.Length is > 0 and <= MostOfMark
                    && !IsUnderstood(c) && !IsKnownHead(c.Text)).FirstOrDefault() is { } strange)
                yield return ReadingRules.MarkNotPlain.At(marked.Place, Shown(strange.Text));
        }
    }

    /// <summary>The number of a row, where a text is nothing else.</summary>
    public static int? CountIn(string text) =>
        text.Trim(' ', '.', ')') is { Length: <= 3 } number && int.TryParse(number, out var count) ? count : null;

    // Rows that are numbered, or bear the codes of their indicators, under a head that says so: those are no marks.
    private static bool IsCount(List<Row> heads, List<Row> rows, ILookup<Place, Judged> judged, int at) =>
        heads.Exists(h => TextAt(h, at).Trim(' ', '.').ToLowerInvariant() is "#" or "№" or "nr" or "nummer" or "no" or "code")
        && (rows.TrueForAll(r => TextAt(r, at) is var code && (code.Length == 0 || judged[r.Place].Any(j => j.Indicators.Contains(code))))
            || (rows.ConvertAll(r => CountIn(TextAt(r, at)) ?? -1) is var counts && counts[0] > 0
                && counts.Zip(counts.Skip(1)).All(c => c.Second > c.First)));

    private static string TextAt(Row row, int at) => at < row.Cells.Count ? row.Cells[at].Text : "";

    private static bool IsTickedOnce(Row row, Dictionary<int, ReadMark> ticks)
    {
        var ticked = ticks.Keys.Select(t => TextAt(row, t)).Where(t => TickedChoice.IsTicked(t) != false).ToList();
        return ticked.Count <= ticks.Count / 2 && ticked.TrueForAll(t => TickedChoice.IsTicked(t) is true
            && t.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries) is var parts && parts.All(p => p.Length <= 3 && p == parts[0]));
    }

    // The signs themselves do not tell another story than the heads.
    private static bool TellOneStory(List<Row> rows, Dictionary<int, ReadMark> ticks)
    {
        var families = new HashSet<(bool Falls, SignFamily Family)>();
        foreach (var row in rows)
            foreach (var (at, mark) in ticks)
                if (TextAt(row, at).Trim() is { Length: > 0 } shown && Signs.At(shown, 0) is { } sign)
                    families.Add((mark.Falls, sign.Family));
        return families.Select(f => f.Family).Distinct().Count() < 2
            || families.SetEquals([(false, SignFamily.Tick), (true, SignFamily.Cross)]);
    }

    // "Voldoet?", with yes or no beneath, in words or by signs.
    private bool AreAnswers(List<Row> rows, int at, string head) =>
        head.EndsWith('?') && rows.TrueForAll(r => TextAt(r, at) is var said && (said.Length == 0 || Words.Folded(said) is "ja" or "nee"
            || words.SaysNone(said) || (TickOf(head) is { Falls: false } && reader.IsOnlyMarks(r.Cells[at]))));

    private ReadMark? TickOf(string head) =>
        words.Of(head) ?? (head.Length is 1 or 2 && Signs.At(head, 0) is { Trust: SignTrust.Sure } sign ? legend.MeaningOf(sign) : null);

    /// <summary>Whether a head, or several that ran into one line, says nothing but what its columns hold.</summary>
    public static bool IsKnownHead(string head) => Words.Of(head) is var said
        && said.TrueForAll(w => HeadWords.Contains(w) || Headings.IsYear(w)
            || Headings.DateIn($"{w} 2000", wholeLine: true) is not null || IsNumber().IsMatch(w));

    /// <summary>Whether a cell may be meant as a mark and nothing more.</summary>
    private bool IsMarkLike(string text) => text.Length is > 0 and <= MostOfMark && !IsProseBesideMark(text)
        && (Signs.AnySure(text) || SourceNotes.In().IsMatch(text) || HasBoxes(text)
            || text.Trim().Length <= 2 || (text.Length <= 6 && !text.Any(char.IsLetterOrDigit))
            || words.IsKnown(text) || MarkWords.SaysNoneOrNotApplicable(text)
            || (Words.Of(text, 6) is { Count: < 4 } few && few.Exists(IsNear)));

    // A box that is a sign of the scale is no box.
    private bool HasBoxes(string text)
    {
        foreach (var box in Boxes().EnumerateMatches(text))
            if (words.OfSign(text.Substring(box.Index, box.Length)) is null)
                return true;
        return false;
    }

    private static bool IsNear(string word) =>
        word.StartsWith("voldoe", StringComparison.Ordinal)
        || word.StartsWith("voldaan", StringComparison.Ordinal)
        || word.StartsWith("verbeterpunt", StringComparison.Ordinal)
        || word is "goed" or "slecht" or "matig" or "redelijk" or "deels" or "onvoldoende";

    // "✓ Er is een folder." is a finding in words behind its mark.
    private bool IsProseBesideMark(string text) => EndsWithMark().IsMatch(text) || LengthOfLead(text) is > 0 and var lead
        && lead < text.Length && !IsTurned(text, lead)
        && text[lead..].TrimStart(' ', ':', '–', '-', '.', ')', '\u00A0', '\n') is { Length: > 0 } rest
        && (char.IsUpper(rest[0]) || char.IsDigit(rest[0]) || rest[0] is '‘' or '“' or '"' or '\'') && Words.Of(rest, 3).Count > 1;

    /// <summary>What of a row or section was not understood about its marks; null where all was.</summary>
    private string? Residue(List<Paragraph> paragraphs, int marks, Row? row = null)
    {
        if (row is not null && row.Cells.FirstOrDefault(c => IsMarkLike(c.Text) && !IsUnderstood(c)) is { } cell)
            return cell.Text;
        var tokens = 0;
        foreach (var (paragraph, next) in row is null ? WithNext(paragraphs) : row.Cells.SelectMany(c => WithNext(c.Paragraphs)))
        {
            var text = Label().Replace(paragraph.Text, "");
            if (Struck().IsMatch(text) || IsRevoked(text)
                || (paragraph.Text.Contains(':', StringComparison.Ordinal) && paragraph.Text.Split('\n').Any(IsLaterVerdict)))
                return text;
            if (CountsMarks().IsMatch(text) || HasBoxes(text))
                return null;
            var lead = LengthOfLead(text);
            if (IsBracketed(text, lead))
                return text;
            if (lead == 0 ? DeniesASign().IsMatch(text) || IsBehindFewWords(text) : lead < text.Length && IsTurned(text, lead))
                return text;
            if (lead > 0 && next is not null && text.AsSpan(lead).Trim(" .:)]").Length == 0 && IsProse(next)
                && IsTurned($"{text}\n{next}", lead))
                return $"{text} {next}";
            if (row is null && IsMarkLike(text) && !IsUnderstood(new Cell([paragraph with { Text = text }], paragraph.Place)))
                return text;
            tokens += TokensIn(text);
        }
        return tokens > marks ? paragraphs.Find(p => TokensIn(p.Text) > 0)?.Text : marks > 1 ? Unmarked(row) : null;
    }

    // A norm and its finding may be one paragraph, of two lines or with a colon between: what stands from the first mark on.
    private string? BehindNorm(string text)
    {
        for (var at = 1; at < text.Length; at++)
            if (Signs.SureAt(text, at) is not null)
                return text[at..];
            else if (text[at - 1] is '\n' or ':' or '–' or '—' && text[at..].TrimStart() is var rest && LengthOfLead(rest) > 0)
                return rest;
        return null;
    }

    private static IEnumerable<(Paragraph Paragraph, string? Next)> WithNext(IReadOnlyList<Paragraph> paragraphs) =>
        paragraphs.Select((p, i) => (p, i + 1 < paragraphs.Count ? paragraphs[i + 1].Text : null));

    // What stands below a mark that stands alone is neither another mark, nor says itself what it is.
    private bool IsProse(string text) => LengthOfLead(text) == 0 && !Label().IsMatch(text) && !words.IsKnown(text);

    // "Na hoor en wederhoor: verbeterpunt": a mark behind a label that is not known.
    private bool IsLaterVerdict(string text) => SourceNotes.In().Replace(text, "") is var line
        && line.IndexOf(':', StringComparison.Ordinal) is > 0 and < MostOfMark and var colon
        && !Label().IsMatch(line)
        && line[(colon + 1)..].Trim(' ', '.') is { Length: > 0 } said && (words.Of(said) is not null
            || (Signs.At(said, 0) is { Trust: SignTrust.Sure } sign && sign.Text.Length == said.Length));

    // Of paragraphs that each begin with a mark one does not, before the last that does: its mark may have been a colour or a drawing.
    private string? Unmarked(Row? row) =>
        row
            ?.Cells.Select(c =>
                c.Paragraphs.SelectMany(p => p.Text.Split('\n'))
                    .Select(t => (Text: t, IsMarked: LengthOfLead(t) is > 0 and var lead && lead < t.Length))
                    .ToList())
            .Where(lines => lines.Count(l => l.IsMarked) > 1 && lines[0].IsMarked)
            .SelectMany(lines => lines.Take(lines.FindLastIndex(l => l.IsMarked)))
            .FirstOrDefault(l => !l.IsMarked)
            .Text;

    private bool IsUnderstood(Cell cell) =>
        (reader.IsOnlyMarks(cell) && !cell.Paragraphs.Any(p => IsBracketed(p.Text, LengthOfLead(p.Text))))
        || (words.SaysNone(cell.Text) && !Signs.AnySure(cell.Text))
        || cell.Paragraphs.All(p => p.Text.Split('\n').All(words.IsKnown)) || cell.Text.Trim() is "-" or "–" or "—" or "." or "…" or ""
        || cell.Paragraphs.Any(p => CountsMarks().IsMatch(p.Text)) || HasBoxes(cell.Text);

    private bool IsTurned(string text, int lead)
    {
        var begin = BeginOf(text);
        var isSign = lead - begin < 3 || text[lead - 1] == ']' || words.OfSign(text[begin..lead]) is not null;
        var isSetApart = isSign || IsSetApart(text, lead);
        // Marks that stand together are counted elsewhere; what stands behind them is behind each, and may be a word for them all.
        var first = lead;
        for (var at = lead; at < text.Length && (text[at] is ' ' or '\n' or '\u00A0' || Signs.SureAt(text, at) is not null);)
            if (Signs.SureAt(text, at) is { } more)
                lead = at += more.Text.Length;
            else
                at++;
        return !(lead > first && words.IsKnown(text[lead..])) && !_behind.IsPlain(text, lead, isSign, isSetApart, MarkAt(text, begin));
    }

    private ReadMark? MarkAt(string text, int at) => at >= text.Length ? null
        : words.SignAt(text, at) is { } sign && (sign.Trust == SignTrust.Sure || words.At(text, at) is null) ? legend.MeaningOf(sign)
        : words.At(text, at)?.Mark;

    /// <summary>
    /// How long the mark is that a text begins with: a sign, a word, or a sign with its word; 0 where it begins with none.
    /// </summary>
    private int LengthOfLead(string text)
    {
        var at = BeginOf(text);
        var begin = at;
        if (NoteAt(text, at) is > 0 and var note)
            at += note;
        else if (
            at < text.Length
            && words.SignAt(text, at) is { } sign
            && (
                sign.Trust == SignTrust.Sure
                || (EndsToken(text, at + sign.Text.Length) && (sign.Trust == SignTrust.Letter || legend.Names(sign)))))
            at += sign.Text.Length;
        var behind = at;
        while (behind < text.Length && text[behind] is ' ' or ':' or '–' or '-' or '(' or '\u00A0' or '\n')
            behind++;
        if (behind < text.Length && words.At(text, behind) is { } word)
            return behind + word.Length;
        return at == begin ? 0 : at;
    }

    // "(voldoet) De gemeente …": words in brackets may be spoken aside, or by another; a sign alone in them is a mark.
    private static bool IsBracketed(string text, int lead) => lead > 0 && BeginOf(text) is > 0 and var begin
        && text.AsSpan(0, begin).ContainsAny('(', '[') && text.AsSpan(begin, lead - begin) is var mark && mark[0] != '[' && mark.Length > 2
        && char.IsLetter(mark[^1]);

    // "Bijv. ✓ De gemeente …": what a few words before a mark make of it is not known, unless they are a head.
    private static bool IsBehindFewWords(string text) => FewWordsAndAMark().Match(text) is { Success: true } found
        && found.Groups[1].Value is var said && said.Any(char.IsLetter) && !IsKnownHead(said);

    // Brackets around a mark are no part of it; those of a note are.
    private static int BeginOf(string text)
    {
        var at = 0;
        while (
            at < Math.Min(text.Length, MostBrackets) && (text[at] is ' ' or '(' or '\u00A0' || (text[at] == '[' && NoteAt(text, at) == 0)))
            at++;
        return at;
    }

    private static int NoteAt(string text, int at) =>
        at < text.Length && text[at] == '[' && SourceNotes.In().Match(text, at) is { Success: true } note && note.Index == at
            ? note.Length
            : 0;

    private static bool EndsToken(string text, int at) =>
        at >= text.Length || !(char.IsLetterOrDigit(text[at]) || text[at] is '-' or '/' or '.');

    // Marks as they are seen: signs wherever they stand, pictures and choices, and the word or letter that a text begins with.
    private int TokensIn(string text)
    {
        var lead = LengthOfLead(text);
        var begin = BeginOf(text);
        var isWordLead = lead > 0 && (words.At(text, begin) is not { } word || IsSetApart(text, begin + word.Length));
        var tokens = isWordLead ? 1 : 0;
        for (var at = Math.Max(isWordLead ? lead : 0, Signs.FirstBeyondAscii(text)); at < text.Length; at++)
            if (Signs.SureAt(text, at) is { } sign)
            {
                tokens++;
                at += sign.Text.Length - 1;
            }
        return tokens + SourceNotes.In().Matches(text).Count(n => n.Index >= (isWordLead ? lead : 0) && n.Groups[1].Value != "doorgehaald");
    }

    private static bool IsSetApart(string text, int end) =>
        end >= text.Length || text[end] is '\n' or ':' or '.' or ')' or ']' or ';' or ',' or '!'
        || (text[end] is ' ' or '–' or '-' && text.AsSpan(end).TrimStart(" –-") is { Length: > 0 } rest && char.IsUpper(rest[0]));

    /// <summary>Whether a text that is no finding says something about signs or marks.</summary>
    private static bool SpeaksOfMarks(string text) => text.Length < 1500
        && ((Signs.AnySure(text) && !IsTalkedOf().IsMatch(text)) || SaysWhatASignIs().IsMatch(text)
            || NamesASign().IsMatch(text) || TellsOfAChange().IsMatch(text));

    // "De onderstaande tabel geeft het beeld volgens de gemeente": a sentence that says whose marks they are.
    private static bool SpeaksForAnother(string text) => text.Length < 1500 && OfTheMarks().IsMatch(text) && Voice().IsMatch(text);

    /// <summary>
    /// Whether a text that found no place may say something of a mark, or take one back. A mark alone that was struck out or is hidden says
    /// nothing, and a legend that is understood nothing more.
    /// </summary>
    public bool MayJudge(string text) => text.Length < 1500 && SourceNotes.In().Replace(text, "") is var said && words.Of(said) is null
        && !IsKnownHead(said) && !IsUnderstood(said) && (TellsOfAChange().IsMatch(said) || NamesASign().IsMatch(said)
            || Judges().IsMatch(said) || IsNothingButDenial(said));

    // "niet niet niet": words that a file keeps apart from the marks at which they are shown.
    private static bool IsNothingButDenial(string text) => Words.Of(text) is { Count: > 0 } said && said.TrueForAll(Turning.Contains);

    // Each sign with its own word beside it, as the reading takes it, and nothing that could turn it.
    private bool IsUnderstood(string text)
    {
        if (isOwnSentence(text))
            return true;
        var tokens = new List<(bool IsSign, int At, int End, ReadMark? Mark)>();
        for (var at = 0; at < text.Length; at++)
            if (words.At(text, at) is { } word)
            {
                tokens.Add((false, at, at + word.Length, word.Mark));
                at += word.Length - 1;
            }
            else if (words.SignAt(text, at) is { } sign && StandsApart(text, at, at + sign.Text.Length)
                && (sign.Trust == SignTrust.Sure || legend.Names(sign)))
            {
                tokens.Add((true, at, at + sign.Text.Length, legend.MeaningOf(sign)));
                at += sign.Text.Length - 1;
            }
        if (tokens.Count == 0 || tokens.Count % 2 == 1)
            return false;
        var left = text;
        for (var n = tokens.Count - 2; n >= 0; n -= 2)
        {
            var (first, second) = (tokens[n], tokens[n + 1]);
            if (first.IsSign == second.IsSign || first.IsSign != tokens[0].IsSign || first.Mark is null || first.Mark != second.Mark
                || !Between().IsMatch(text[first.End..second.At]))
                return false;
            left = left.Remove(first.At, second.End - first.At);
        }
        return !Signs.AnySure(left) && !Words.Of(left).Exists(w => Turning.Contains(w));
    }

    private static bool StandsApart(string text, int from, int to) =>
        (from == 0 || !char.IsLetterOrDigit(text[from - 1])) && (to >= text.Length || !char.IsLetterOrDigit(text[to]));

    private static string Shown(string text) => text.Length <= 80 ? text : text[..77] + "…";

    [GeneratedRegex(
        @"^\s*(?:oordeel|beoordeling|score|waardering|verdict|judgement|bevindingen?|toelichting|onderbouwing|(?:19|20)\d\d)[^:\n]{0,20}:\s*",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Label();

    // What may stand between a sign and its word: nothing, a mark of punctuation, a verb.
    [GeneratedRegex(@"^[\s=:()\[\]'""‘’“”,→–-]*(?:is|zijn|=|betekent|betekenen|staat voor|wil zeggen|er)?[\s=:()\[\]'""‘’“”,→–-]*$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Between();

    [GeneratedRegex(@"^(?:\S+ ){3,}\S*[.!?:]['’”]?\s*[([]?(?:[✓✔☑√✅✗✘☒✖❌✕×+−XVxv]|🟩|🟥|🟢|🔴|\[(?:afbeelding|keuze)[^\]]*\])[)\]]?\.?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex EndsWithMark();

    // "Na hoor en wederhoor gewijzigd in een verbeterpunt": of which finding, a person has to tell.
    [GeneratedRegex($@"\b{Change}\b[^.]{{0,60}}\b{Judgement}|\b{Judgement}\b[^.]{{0,60}}\b{Change}\b"
        + @"|\b(?:oordeel|oordelen|beoordeling(?:en)?)\b[^.]{0,80}"
        + @"\b(?:onder voorbehoud|voorlopig|geld(?:t|en) niet|nietig|niet vastgesteld)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TellsOfAChange();

    /// <summary>Whether a finding says that its own mark is another, or holds no more.</summary>
    private static bool IsRevoked(string text) => text.AsSpan().ContainsAny(Revoking) && SourceNotes.In().Replace(text, "") is var said
        && (RevokesIt().IsMatch(said) || SaysWhatItShouldBe().IsMatch(said) || TellsOfAHearing().IsMatch(said));

    // One of these is in each of the three.
    private static readonly SearchValues<string> Revoking = SearchValues.Create(
        ["oordeel", "oordelen", "beoordeling", "score", "verbeterpunt", "voldoe", "vinkje", "kruis", "klopt niet", "nee",
            "onjuist", "oneens", "aanpassen", "wijzigen", "corrigeren", "nader inzien", "publicatie", "rectificatie", "erratum"],
        StringComparison.OrdinalIgnoreCase);

    // "LET OP: dit oordeel is ingetrokken"; "alsnog een verbeterpunt"; "ten onrechte gegeven".
    [GeneratedRegex($@"\b(?:dit|het|deze|bovenstaande?) (?:{Judgement}|beoordeling|score)\b[^.]{{0,60}}"
        + $@"\b(?:{Change}|geld(?:t|en) niet|klopt niet|niet juist|voorlopig|onder voorbehoud|nietig)\b|\balsnog (?:een )?{Judgement}\b"
        + $@"|\b(?:ten onrechte|onterecht|abusievelijk|per abuis)\b[^.]{{0,40}}\b(?:gegeven|geplaatst|toegekend|{OtherMark}|{Judgement})\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex RevokesIt();

    // "Moet een kruis zijn", "toch een verbeterpunt", "het vinkje is niet juist": a finding names no signs.
    [GeneratedRegex($@"\b(?:moet|dient|had|hoort|hoorde)\b[^.]{{0,20}}\b{OtherMark}(?: te| moeten)? (?:zijn|worden|staan)\b"
        + $@"|\btoch (?:een )?{OtherMark}\b|\b(?:vinkjes?|kruisjes?)\b|\b(?:een|het) kruis (?:geworden|is|moet|staat)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SaysWhatItShouldBe();

    // What was heard, asked or answered about a mark: in a reply by mail, a correction.
    [GeneratedRegex(@"\b(?:bij nader inzien|na publicatie|rectificatie|erratum)\b|^[\s\[(]*(?:nee|klopt niet|onjuist)[,.:!]"
        + @"|^[\s\[(]*(?:nee|klopt niet|onjuist)$|\b(?:graag|gelieve|svp)\b[^.]{0,30}\b(?:aanpassen|wijzigen|corrigeren)\b"
        + @"|\b(?:wij|we|ik)\b[^.]{0,20}\boneens\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TellsOfAHearing();

    // "niet: ✓", "geen ✓"; "niet" alone, above a mark.
    [GeneratedRegex($@"^\W*(?:niet|geen|nog|deels|half|bijna|eerst|was|n\.?v\.?t)\b\.?"
        + $@"(?:[^.{Sure}]{{0,20}}[{Sure}]|(?: niet| meer)?\W*$)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex DeniesASign();

    [GeneratedRegex($@"^((?:[^\s{Sure}]+\s+){{0,2}}[^\s{Sure}]+)(?:\s*[{Sure}]|(?<=[.:;!?])\s+[VvXx](?=[\s.:)]|$))",
        RegexOptions.CultureInvariant)]
    private static partial Regex FewWordsAndAMark();

    // Whose judgement it is, where it is not that of the inspectorates; or that it is none yet, or none any more.
    [GeneratedRegex(
        @"\b(?:zelf(?:evaluatie|beeld|beoordeling|score|oordeel|rapportage|toets|reflectie)s?"
            + @"|eigen (?:oordeel|beeld|inschatting|beoordeling)|concept|concept-?(?:factsheet|versie|rapport|oordeel|oordelen|tekst)"
            + @"|voorlopige?|niet vastgesteld|voorbeeld(?:en|tabel)?|verwachting(?:en)?|streef(?:beeld|waarden?)|vervallen|ingetrokken|ongeldig|verouderd|(?:gemeente|partners) zelf|(?:ziet|vindt) de gemeente"
            + @"|volgens (?:de|het|een) (?!inspectie|toezicht|samenwerkend)\w+"
            + @"|(?:oordeel|oordelen|beoordeling|scores?|mening|reactie) van (?:(?:de|het|een) )?(?:gemeente|netwerkpartners?|partners?|raad"
            + @"|college|wethouder|cliënten|gezinnen))\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Voice();

    [GeneratedRegex(@"\b(?:tabel|tabellen|kolom|kolommen|oordelen|scores|onderstaande?|hieronder|bovenstaande?)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OfTheMarks();

    [GeneratedRegex($@"\b(?:{Judgement}|voorlopige?|concept|ingetrokken|vervallen|vervalt|errat(?:um|a)|rectificatie)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Judges();

    // "Vinkjes vragen om actie", "wat aangekruist is": signs by their names, whatever is said of them.
    [GeneratedRegex(@"(?<!\bin het )\b(?:kruisjes?|vinkjes?|bolletjes?|plusjes?|minnetjes?|sterretjes?|smileys?"
        + @"|tekens?|symbool|symbolen|(?:aan|af)ge(?:vinkt|kruist)|(?:een|het) (?:kruis|vink))\b(?! van\b)"
        + @"|\b(?:goed|fout|groen|rood)\b[^.]{0,30}\b(?:omgewisseld|verwisseld|omgekeerd|omgedraaid|andersom)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NamesASign();

    // "De punten waarop de aanpak een ✓ scoorde": the sign is used, and not explained.
    [GeneratedRegex($@"^(?!.*(?:betekent|betekenen|staat|staan|geeft|duidt|wil zeggen|=|:))[^{Sure}]*\b(?:een|het|de) [{Sure}][^{Sure}]*$",
        RegexOptions.CultureInvariant)]
    private static partial Regex IsTalkedOf();

    // A number, as a person counts periods: "2", "1e", "T0", "Q4", "II", "A".
    [GeneratedRegex(@"^(?:\d{1,4}e?|[a-z]\d?|[ivxlcdm]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex IsNumber();

    [GeneratedRegex(@"\[doorgehaald\b", RegexOptions.CultureInvariant)]
    private static partial Regex Struck();

    [GeneratedRegex(@"\b\d{1,3} (?:keer|maal|x|×) ", RegexOptions.CultureInvariant)]
    private static partial Regex CountsMarks();

    [GeneratedRegex(@"[☐☑☒□■○●◯◉]|\[(?: |x|X)\]|\[selectievakje", RegexOptions.CultureInvariant)]
    private static partial Regex Boxes();

    [GeneratedRegex(
        $@"(?:^|[\s(‘“'""])(?:[A-Z0-9+−–~±*●○■□-]{{1,2}}\s*(?:=|betekent|staat voor)|{NameOfSign}\b[^.]{{0,40}}\b(?:betekent|staat|geeft|duidt|wil zeggen|is een|=))",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex SaysWhatASignIs();
}
