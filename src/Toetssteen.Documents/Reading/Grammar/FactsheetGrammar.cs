using System.Text.RegularExpressions;
using Toetssteen.Documents.Reading.Sources;
using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>Blocks to a reading. Everything that depends on a framework alone is made once; reading itself keeps nothing.</summary>
public sealed partial class FactsheetGrammar
{
    private static readonly string[] NotAgain =
    [
        "niet opnieuw getoetst",
        "niet opnieuw beoordeeld",
        "niet hertoetst",
        "niet opnieuw onderzocht",
        "geen hertoets",
        "niet nogmaals getoetst",
        "niet meer getoetst",
        "niet opnieuw gekeken",
        "niet meegenomen in",
        "niet nogmaals beoordeeld",
        "is niet getoetst",
        "niet meer beoordeeld",
        "wordt niet beoordeeld",
        "buiten beschouwing",
    ];

    private static readonly string[] ScopeWords =
    [
        "best aansluit",
        "sluit het best",
        "sluit het beste",
        "beste aansluit",
        "geeft een oordeel over",
        "gaat over de aanpak",
        "meest intensieve aanpak",
        "beoordeelde aanpak",
        "is getoetst omdat",
        "gekozen voor de aanpak",
        "richt zich op de aanpak",
        "oordeel over de aanpak",
    ];

    // A word or two may be a norm of one framework by chance.
    private const int Several = 3;

    private readonly List<IndexedFramework> _frameworks;

    /// <summary>Makes a grammar for these frameworks.</summary>
    public FactsheetGrammar(IReadOnlyList<Framework> frameworks) => _frameworks = [.. frameworks.Select(f => new IndexedFramework(f))];

    /// <summary>Reads a document.</summary>
    /// <exception cref="OperationCanceledException">Reading was cancelled.</exception>
    public GrammarResult Read(SourceDocument document, CancellationToken cancellation = default)
    {
        GrammarResult? best = null;
        var most = -1;
        foreach (var indexed in Likely(document))
        {
            var result = Read(document, indexed, cancellation);
            // A word that one framework takes for a norm may stand in every row of a factsheet of another.
            var found = result.Reading.Approaches.Sum(a =>
                a.Findings.SelectMany(f => f.Indicators).Concat(a.Retests.SelectMany(r => r.Indicators)).Distinct().Count());
            if (found > most)
                (best, most) = (result, found);
        }
        return best is null || most == 0
            ? new GrammarResult((best?.Reading ?? Empty(document)) with { Framework = null }, best?.Recognised ?? [])
            : best;
    }

    /// <summary>
    /// The frameworks to try. Where several norms of one stand there to the letter, those of which none does are left out; else nobody can
    /// tell before reading.
    /// </summary>
    private List<IndexedFramework> Likely(SourceDocument document)
    {
        if (_frameworks.Count < 2)
            return _frameworks;
        var texts = document.Blocks.SelectMany(TextsOf).Select(t => Words.Of(t)).ToList();
        var counted = _frameworks.ConvertAll(f => f.Norms.CountExact(texts, Several));
        return counted.Contains(Several) ? [.. _frameworks.Where((_, n) => counted[n] > 0)] : _frameworks;
    }

    private static IEnumerable<string> TextsOf(Block block) =>
        block switch
        {
            Heading heading => [heading.Text],
            Paragraph paragraph => [paragraph.Text],
            Table table => table.Rows.SelectMany(r => r.Cells).SelectMany(c => c.Paragraphs).Select(p => p.Text),
            _ => [],
        };

    private static FactsheetReading Empty(SourceDocument document) => new() { Source = new ReadingSource("", document.Format, "") };

    private static GrammarResult Read(SourceDocument document, IndexedFramework indexed, CancellationToken cancellation)
    {
        var reader = new DocumentReader(document, indexed);
        reader.Read(cancellation);
        var warnings = reader.Texts.Warnings;
        var writer = new ApproachWriter(indexed.Framework, indexed.Norms, reader.Marks, indexed.Words, warnings, reader.Texts.Recognised);
        var segments = writer.Cut(reader.SoFar.Segments);
        // A heading behind which nothing followed: only a name, while others have findings.
        if (segments.Exists(s => s.HasRows))
            segments.RemoveAll(s => s.Entries.Count == 0 && s.Description.Count == 0 && s.Introduction.Count == 0);
        foreach (var row in segments.SelectMany(s => s.Entries).OfType<RowDraft>())
        {
            reader.Texts.Recognised(row.Place, row.IndicatorText);
            if (row.Hits.Count == 0 || indexed.Norms.SaysMore(row.IndicatorText, [.. row.Norms]))
                reader.Texts.NotPlaced(row.Place, row.IndicatorText);
        }

        var retested = segments.Any(s => s.Entries.OfType<RowDraft>().Any(r => r.Columns.Count >= 2));
        var kind = reader.SoFar.Front.HasTitle
            ? reader.SoFar.Front.TitleSaysFollowUp
                ? ReadingKind.FollowUp
                : ReadingKind.Study
            : (ReadingKind?)null;
        if (segments.Exists(s => s.HasRows) && (kind is null || retested != (kind == ReadingKind.FollowUp)))
        {
            kind = retested ? ReadingKind.FollowUp : kind ?? ReadingKind.Study;
            warnings.Add(ReadingRules.KindFromTables.At(null, retested ? "een hertoets" : "een eerste onderzoek"));
        }
        var followUp = kind == ReadingKind.FollowUp;
        var municipality = reader.SoFar.Front.Municipality(warnings);
        if (reader.SoFar.Front.Published is null)
            warnings.Add(ReadingRules.NoDate.At(null));

        var approaches = Approaches(reader, writer, segments, municipality, followUp);
        DoubtWhereMarksAreMissing(approaches, warnings);
        warnings.AddRange(reader.MarkAccount().Doubts(approaches));
        if (reader.SoFar.Front.OtherTitles.Count > 0)
            DoubtAll(
                ReadingRules.SeveralFactsheets,
                string.Join(", ", reader.SoFar.Front.OtherTitles.Prepend(reader.SoFar.Front.TitleName!).Distinct()));
        if (warnings.Exists(w => w.Code == ReadingRules.ApproachByRepetition.Code) && approaches.Exists(a => a.Name.Length == 0))
            DoubtAll(ReadingRules.RepeatedUnnamed);
        DoubtWhereTheLayoutIsUnsure(approaches, warnings);
        reader.Texts.SettleClaims(
            [.. approaches.SelectMany(a => a.Formerly.Append(a.Name)), municipality?.Name ?? ""],
            [.. approaches.SelectMany(a => a.Respondents.Select(r => r.Name).Append(a.Name)), municipality?.Name ?? ""]);
        var facts = Facts(reader, segments, followUp);
        var text = ApproachWriter.TextOf(reader.SoFar.Context);
        var reading = new FactsheetReading
        {
            Source = new ReadingSource("", document.Format, ""),
            Kind = kind,
            Municipality = municipality,
            Published = reader.SoFar.Front.Published,
            Framework = indexed.Framework.Id,
            Context = text is null && facts.Count == 0 ? null : new ReadContext(text, facts),
            Approaches = approaches,
            Unplaced = reader.Texts.Unplaced,
            Warnings = [.. warnings.OrderBy(w => w.Place?.Page ?? 0).ThenBy(w => w.Place?.Line ?? 0)],
        };
        var accounted = Accounted(document, new GrammarResult(reading, reader.Texts.Standing), cancellation);
        return DoubtedByUnplaced(document, reader.MarkAccount(), WithoutOwn(accounted, indexed.Standing));

        void DoubtAll(ReadingRule rule, params object?[] values) =>
            warnings.AddRange(
                approaches
                    .SelectMany(a => a.Findings.Select(f => f.Place).Concat(a.Retests.Select(r => r.Place)))
                    .Select(p => rule.At(p, values)));
    }

    /// <summary>What the reading says nothing of is listed as not placed.</summary>
    private static GrammarResult Accounted(SourceDocument document, GrammarResult result, CancellationToken cancellation)
    {
        var lost = WordAccount.Lost(document, result, cancellation).Concat(document.Aside).ToList();
        return lost.Count == 0
            ? result
            : result with
            {
                Reading = result.Reading with
                {
                    Unplaced = [.. result.Reading.Unplaced.Concat(lost).OrderBy(u => u.Place.Page ?? 0).ThenBy(u => u.Place.Line ?? 0)],
                    Warnings =
                    [
                        .. result
                            .Reading.Warnings.Concat(lost.Select(l => ReadingRules.Unplaced.At(l.Place, Shown(l.Text))))
                            .OrderBy(w => w.Place?.Page ?? 0)
                            .ThenBy(w => w.Place?.Line ?? 0),
                    ],
                },
            };
    }

    /// <summary>
    /// What found no place, and may judge or take back a judgement, may be about any finding; what stands as a heading right above a table
    /// may say whose judgements those are.
    /// </summary>
    private static GrammarResult DoubtedByUnplaced(SourceDocument document, MarkAccount account, GrammarResult result)
    {
        var reading = result.Reading;
        var unplaced = reading.Unplaced.Select(u => (u.Place, u.Text)).ToHashSet();
        var places = reading.Approaches.SelectMany(a => a.Findings.Select(f => f.Place).Concat(a.Retests.Select(r => r.Place))).ToList();
        var doubts = new List<ReadingWarning>();
        if (reading.Unplaced.FirstOrDefault(u => account.MayJudge(u.Text)) is { } judging)
            doubts.AddRange(places.Select(p => ReadingRules.LegendNotUnderstood.At(p, Shown(judging.Text))));
        foreach (var (above, below) in document.Blocks.Zip(document.Blocks.Skip(1)))
            if (
                below is Table table
                && above switch
                {
                    Heading heading => heading.Text,
                    Paragraph paragraph => paragraph.Text,
                    _ => "",
                }
                    is { Length: > 0 and <= MostOfHead } head
                && head[^1] is not ('.' or '!' or '?')
                && !MarkAccount.IsKnownHead(head)
                && unplaced.Contains((above.Place, head)))
                doubts.AddRange(
                    table.Rows.Where(r => places.Contains(r.Place)).Select(r => ReadingRules.HeadNotUnderstood.At(r.Place, head)));
        return doubts.Count == 0
            ? result
            : result with
            {
                Reading = reading with
                {
                    Warnings = [.. reading.Warnings.Concat(doubts).OrderBy(w => w.Place?.Page ?? 0).ThenBy(w => w.Place?.Line ?? 0)],
                },
            };
    }

    private const int MostOfHead = 80;

    /// <summary>What our own documents print around their content waits for nobody.</summary>
    private static GrammarResult WithoutOwn(GrammarResult result, StandingMatter standing)
    {
        var town = result.Reading.Municipality;
        var facts = result
            .Reading.Approaches.SelectMany(a => a.Retests)
            .SelectMany(r => new[] { r.Before.Period, r.After?.Period })
            .OfType<string>()
            .Select(p => Words.Folded($"Beoordeeld over {p}"))
            .Append(Words.Folded($"Gemeente {town?.Name} {town?.Code}"))
            .ToHashSet();
        var margin = $"factsheet {Words.Folded(result.Reading.Municipality?.Name ?? "")} ";
        var own = result
            .Reading.Unplaced.Where(u =>
                standing.IsOwnMatter(u.Text)
                || (
                    Words.Folded(u.Text) is var said
                    && (
                        facts.Contains(said)
                        || said.StartsWith(margin, StringComparison.Ordinal) && IsPageCount().IsMatch(said[margin.Length..]))))
            .ToList();
        var told = own.Select(o => ReadingRules.Unplaced.At(o.Place, Shown(o.Text))).ToHashSet();
        return own.Count == 0
            ? result
            : new GrammarResult(
                result.Reading with
                {
                    Unplaced = [.. result.Reading.Unplaced.Except(own)],
                    Warnings = [.. result.Reading.Warnings.Where(w => !told.Contains(w))],
                },
                [.. result.Recognised, .. own]);
    }

    // "hertoets, editie 2, bladzijde 3 van 9", as the margins of our own documents have it.
    [GeneratedRegex(@"^(eerste onderzoek |hertoets )?editie \d+( bladzijde \d+ van \d+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex IsPageCount();

    private static string Shown(string text) => text.Length <= 80 ? text : text[..77] + "…";

    private static List<ReadApproach> Approaches(
        DocumentReader reader,
        ApproachWriter writer,
        List<Segment> segments,
        ReadMunicipality? municipality,
        bool followUp)
    {
        var front = reader.SoFar.Front;
        var lists = front.Names.Concat(front.EarlierNames).ToList();
        var names = ApproachNames.Complete([.. segments.Select(s => s.Name)], lists);
        var approaches = new List<ReadApproach>();
        for (var i = 0; i < segments.Count; i++)
        {
            var (segment, name) = (segments[i], names[i]);
            if (name is null)
                reader.Texts.Warn(ReadingRules.NoName.At(segment.Place));
            else if (segment.Name is null)
                reader.Texts.Warn(ReadingRules.NameFromText.At(segment.Place, name));
            var respondents = new Respondents(reader.Vocabulary, municipality?.Name, name);
            var answered = respondents.Read(segment.Introduction);
            foreach (var (place, text) in respondents.LeftOver)
                reader.Texts.NotPlaced(place, text);
            foreach (var paragraph in segment.Introduction)
                reader.Texts.Recognised(paragraph.Place, paragraph.Text);
            if (answered.Count == 0 && reader.RespondentRows.Count > 0)
                answered =
                [
                    .. reader
                        .RespondentRows.Where(r => r.Approach is null || (name is not null && ApproachNames.Same(r.Approach, name)))
                        .Select(r => Respondents.Row(r.Name, r.Role, r.Answered)),
                ];
            if (!followUp && segment.HasRows && !answered.Any(r => r.Role == ReadRole.Partner))
                reader.Texts.Warn(ReadingRules.NoPartners.At(segment.Place, name ?? "zonder naam"));
            var approach = writer.Write(segment, name, answered, followUp);
            approaches.Add(
                approach with
                {
                    Formerly = Formerly(segment, front, i, name, segments.Count, warnings: reader.Texts.Warnings),
                    Scope = Scope(reader.SoFar.Context, name, segments.Count),
                    NotRetested =
                        followUp && !segment.HasRows
                            ? NotRetested(segment.Description.Concat(reader.SoFar.Context), name, alone: true)
                            : null,
                });
        }
        if (followUp)
            approaches.AddRange(Stopped(reader, approaches));
        return approaches;
    }

    /// <summary>
    /// Where more than a third of the findings have no mark, or one that is not sure, the marks stand in something that was not
    /// understood; then none of them is certain.
    /// </summary>
    private static void DoubtWhereMarksAreMissing(List<ReadApproach> approaches, List<ReadingWarning> warnings)
    {
        var findings = approaches
            .SelectMany(a =>
                a.Findings.Select(f => (f.Place, Marked: f.Marks.Count > 0))
                    .Concat(
                        a.Retests.Select(r =>
                            (r.Place, Marked: r.Before.Marks.Count > 0 && (r.Unchanged || r.After is null || r.After.Marks.Count > 0)))))
            .ToList();
        var unsure = warnings.Where(w => ReadingRules.IsAboutMark(w.Code)).Select(w => w.Place).ToHashSet();
        var unmarked = findings.Count(f => !f.Marked || unsure.Contains(f.Place));
        if (unmarked * 3 > findings.Count)
            warnings.AddRange(findings.Select(f => ReadingRules.MarksMissing.At(f.Place, unmarked, findings.Count)));
    }

    /// <summary>
    /// Where the layout around more than a third of the findings was not understood, what looks certain beside them is not.
    /// </summary>
    private static void DoubtWhereTheLayoutIsUnsure(List<ReadApproach> approaches, List<ReadingWarning> warnings)
    {
        var places = approaches.SelectMany(a => a.Findings.Select(f => f.Place).Concat(a.Retests.Select(r => r.Place))).ToList();
        var unsure = warnings.Where(w => ReadingRules.IsAboutLayout(w.Code)).Select(w => w.Place).ToHashSet();
        var doubted = places.Count(unsure.Contains);
        if (doubted * 3 > places.Count)
            warnings.AddRange(places.Where(p => !unsure.Contains(p)).Select(p => ReadingRules.LayoutUnsure.At(p, doubted, places.Count)));
    }

    /// <summary>Approaches that are only named as not judged again.</summary>
    private static List<ReadApproach> Stopped(DocumentReader reader, List<ReadApproach> approaches)
    {
        var stopped = new List<ReadApproach>();
        var lists = reader.SoFar.Front.EarlierNames.Concat(reader.SoFar.Front.Names).ToList();
        foreach (
            var name in lists
                .SelectMany(l => l.Contains(" en ", StringComparison.Ordinal) ? ApproachNames.Split(l, 2) ?? [] : [l])
                .Distinct())
            if (
                !approaches.Concat(stopped).Any(a => ApproachNames.Same(a.Name, name) || a.Formerly.Any(f => ApproachNames.Same(f, name)))
                && NotRetested(reader.SoFar.Context, name, alone: false) is { } reason)
                stopped.Add(new ReadApproach { Name = name, NotRetested = reason });
        return stopped;
    }

    private static string? NotRetested(IEnumerable<Paragraph> paragraphs, string? name, bool alone)
    {
        foreach (var paragraph in paragraphs)
        {
            var sentences = Sentences.Of(paragraph.Text);
            for (var i = 0; i < sentences.Count; i++)
            {
                if (!Array.Exists(NotAgain, n => sentences[i].Contains(n, StringComparison.OrdinalIgnoreCase)))
                    continue;
                if (
                    name is null
                        ? alone
                        : sentences[i].Contains(name, StringComparison.OrdinalIgnoreCase)
                            || (alone && !sentences[i].Contains("punten", StringComparison.Ordinal)))
                    return sentences[i];
                // "De aanpak X is gestopt. Deze aanpak is daarom niet opnieuw getoetst."
                if (
                    name is not null
                    && i > 0
                    && sentences[i - 1].Contains($"aanpak {name}", StringComparison.OrdinalIgnoreCase)
                    && sentences[i].Contains("deze aanpak", StringComparison.OrdinalIgnoreCase))
                    return $"{sentences[i - 1]} {sentences[i]}";
            }
        }
        return null;
    }

    /// <summary>The former names of an approach: those said with its own name, else those that a title page gives to all, in their
    /// order.</summary>
    private static string[] Formerly(Segment segment, FrontMatter front, int at, string? name, int count, List<ReadingWarning> warnings)
    {
        if (name is null)
            return [];
        var own = segment
            .Formerly.Concat(segment.Description.SelectMany(p => Sentences.Of(p.Text)).Select(FormerNames.Told).OfType<string>())
            .ToList();
        if (own.Count == 0 && count > 1)
            return
                front
                    .EarlierNames.Select(l =>
                        FormerNames.Listed(l) is { } listed && listed.Count == count ? listed : ApproachNames.Split(l, count))
                    .FirstOrDefault(l => l is not null)
                    is { } parts
                && !parts.Any(p => ApproachNames.Same(p, name))
                ? [parts[at]]
                : [];
        var lists = own.Count > 0 ? own : front.EarlierNames.Take(1).ToList();
        foreach (var unsure in lists.Where(FormerNames.IsUnsure))
            warnings.Add(ReadingRules.FormerNamesUnsure.At(segment.Place, unsure));
        return [.. lists.SelectMany(FormerNames.Listed).Where(n => !ApproachNames.Same(n, name)).DistinctBy(Words.Folded)];
    }

    private static string? Scope(List<Paragraph> context, string? name, int count)
    {
        var sentences = context
            .SelectMany(p => Sentences.Of(p.Text))
            .Where(s => Array.Exists(ScopeWords, w => s.Contains(w, StringComparison.OrdinalIgnoreCase)))
            .Where(s => count == 1 || name is null || s.Contains(name, StringComparison.OrdinalIgnoreCase))
            .ToList();
        return sentences.Count == 0 ? null : string.Join(' ', sentences);
    }

    private static List<ReadFact> Facts(DocumentReader reader, List<Segment> segments, bool followUp)
    {
        var facts = new List<ReadFact>();
        if (followUp)
            facts.AddRange(reader.SoFar.Context.SelectMany(p => ContextFacts.Progress(p.Text)));
        facts.AddRange(reader.SoFar.Context.SelectMany(p => ContextFacts.In(p.Text)));
        facts.AddRange(
            segments
                .SelectMany(s => s.Description)
                .SelectMany(p => ContextFacts.In(p.Text))
                .Where(f => f.What is "familiesInApproach" or "estimatedFamilies"));
        return facts;
    }
}

/// <summary>What reading gave.</summary>
/// <param name="Reading">The reading; its source is filled in by the reader, its framework is null where no indicator was
/// recognised.</param>
/// <param name="Recognised">Texts that were recognised as standing matter (headings, definition, legend, list of themes) and so are not in
/// the reading.</param>
public sealed record GrammarResult(FactsheetReading Reading, IReadOnlyList<UnplacedText> Recognised);
