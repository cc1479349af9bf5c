using Toetssteen.Documents.Reading;
using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Tests.Reading.Wild;

/// <summary>Sets a sheet in a look.</summary>
public sealed class WildSetter(WildSheet sheet, WildLook look, Random random)
{
    private readonly List<WildBlock> _blocks = [];
    private readonly Framework _framework = sheet.Framework;
    private readonly string _textHead = Pick(random, "Bevindingen", "Bevinding", "Toelichting", "Onderbouwing");
    private readonly string _markHead = Pick(random, "Oordeel", "Score", "Beoordeling");
    private readonly string _indicatorHead = Pick(random, "Indicator", "Indicatoren", "Norm");
    private readonly bool _tickIsCross = random.Next(2) == 0;
    private int _page = 1;

    private enum Of
    {
        Theme,
        Criterion,
        Code,
        Indicator,
        Year,
        Judgement,
    }

    public WildPage Set()
    {
        SetTitle();
        if (look.Legend && look.Marks is WildMarks.Sign or WildMarks.Letter or WildMarks.OwnSign)
            Text($"Per indicator staat of de aanpak voldoet ({Sign(ReadMark.Meets)}) "
                + $"of dat er een verbeterpunt is ({Sign(ReadMark.Improve)}).");
        if (sheet.Introduction.Count > 0)
            Heading("Inleiding", 2);
        foreach (var paragraph in sheet.Introduction)
            Text(paragraph);
        if (IsTogether)
            SetApproachesTogether();
        else
            foreach (var approach in sheet.Approaches)
                SetApproach(approach);
        return new WildPage(_blocks);
    }

    private void SetTitle()
    {
        var title = sheet.IsFollowUp ? "Uitkomsten verbeterpunten" : "Uitkomsten";
        if (look.TitleInTwo)
        {
            Heading(title, 1);
            Heading($"toezichtonderzoek {sheet.Municipality}", 1);
        }
        else
        {
            Heading($"{title} toezichtonderzoek {sheet.Municipality}", 1);
        }
        Text("September 2023");
    }

    private void SetApproach(WildApproach approach)
    {
        Heading($"Aanpak: {approach.Name}", 2);
        Text("De gemeente heeft over deze aanpak een vragenlijst ingevuld. Een kortere vragenlijst is ingevuld door:");
        foreach (var partner in approach.Partners)
            _blocks.Add(new WildText(new WildLine(partner, isItem: true)));
        Heading("Beschrijving", 3);
        foreach (var paragraph in approach.Description)
            Text(paragraph);
        Heading(sheet.IsFollowUp ? "Uitkomsten verbeterpunten" : "Bevindingen", 3);
        Furnish();
        if (look.Overview)
            _blocks.Add(new WildTable(
                [[new WildCell(_indicatorHead), new WildCell(_markHead)],
                    .. approach.Rows.Select(r => (IReadOnlyList<WildCell>)[new WildCell(Norm(r)), MarkCell(r.Judgements[0])])], 1));
        switch (look.Shape)
        {
            case WildShape.Table when look.YearsInCell:
                _blocks.Add(new WildTable([[new WildCell(_indicatorHead), new WildCell(_textHead)],
                    .. approach.Rows.Select(r => (IReadOnlyList<WildCell>)
                [
                    new WildCell(Norm(r)),
                    new WildCell([.. r.Judgements.SelectMany((j, n) =>
                        Lines(j, withMarks: true).Select((l, i) => i > 0 ? l
                            : new WildLine([new Letters($"{sheet.Years[n]}: "), .. l.Inks])))]),
                ])], 1));
                break;
            case WildShape.Table:
                SetTable(approach);
                break;
            case WildShape.LabelTable:
                foreach (var row in approach.Rows)
                    _blocks.Add(new WildTable([
                        [new WildCell("Indicator"), new WildCell(Norm(row))],
                        [new WildCell("Oordeel"), MarkCell(row.Judgements[0])],
                        [new WildCell("Bevindingen"), TextCell(row.Judgements[0])]], 0));
                break;
            default:
                foreach (var row in approach.Rows)
                    SetParagraphs(row);
                break;
        }
        if (look.Footnote)
            Text("1) Gebaseerd op de ingezonden documenten van dat jaar.");
        Furnish();
    }

    private bool IsTogether => look.ApproachColumns && sheet.Approaches.Count == 2;

    private void SetApproachesTogether()
    {
        Heading($"Aanpak: {sheet.Approaches[0].Name} en {sheet.Approaches[1].Name}", 2);
        foreach (var approach in sheet.Approaches)
        {
            foreach (var partner in approach.Partners)
                _blocks.Add(new WildText(new WildLine(partner, isItem: true)));
            foreach (var paragraph in approach.Description)
                Text(paragraph);
        }
        Heading("Bevindingen", 3);
        var rows = sheet.Approaches.SelectMany(a => a.Rows.Select(r => (a, r))).GroupBy(p => string.Join('+', p.r.Indicators))
            .Select(g => (IReadOnlyList<WildCell>)
        [
            new WildCell(Norm(g.First().r)),
            .. sheet.Approaches.Select(a => g.FirstOrDefault(p => p.a == a).r is { } row
                ? new WildCell([.. Lines(row.Judgements[0], withMarks: true)]) : new WildCell("")),
        ]);
        _blocks.Add(new WildTable([[new WildCell(_indicatorHead),
            .. sheet.Approaches.Select(a => new WildCell(_tickIsCross ? a.Name : $"{_textHead} {a.Name}"))], .. rows], 1));
    }

    private void Furnish()
    {
        if (look.Furniture)
            Text($"Pagina {_page++}");
    }

    private void SetParagraphs(WildRow row)
    {
        if (look.Shape == WildShape.Labels)
        {
            Text($"Indicator: {Norm(row)}");
            if (look.OwnColumn)
                _blocks.Add(new WildText(new WildLine([new Letters("Oordeel: "),
                    .. row.Judgements[0].Passages.SelectMany(p => Mark(p.Mark).Append(new Letters(" ")))])));
            Labelled("Bevindingen: ", row.Judgements[0]);
            return;
        }
        foreach (var indicator in row.Indicators)
            Heading(Norm(indicator), 4);
        for (var n = 0; n < row.Judgements.Count; n++)
            Labelled(sheet.IsFollowUp ? $"{sheet.Years[n]}: " : "", row.Judgements[n]);
    }

    private void Labelled(string label, WildJudgement judgement)
    {
        var first = true;
        foreach (var line in Lines(judgement, withMarks: look.Shape == WildShape.Sections || !look.OwnColumn))
        {
            _blocks.Add(new WildText(first && label.Length > 0 ? line with { Inks = [new Letters(label), .. line.Inks], IsItem = false }
                : line));
            first = false;
        }
    }

    private void SetTable(WildApproach approach)
    {
        var isLong = sheet.IsFollowUp && !look.IsWide;
        var years = isLong || !sheet.IsFollowUp ? [-1] : Enumerable.Range(0, sheet.Years.Count).ToArray();
        if (look.NewestFirst)
            Array.Reverse(years);
        List<(Of What, int Year)> columns = [];
        if (look.ThemeColumn)
            columns.Add((Of.Theme, -1));
        if (look.CriterionColumn)
            columns.Add((Of.Criterion, -1));
        if (look.Norm == WildNorm.CodeColumn)
            columns.Add((Of.Code, -1));
        columns.Add((Of.Indicator, -1));
        if (isLong)
            columns.Add((Of.Year, -1));
        List<(Of What, int Year)> judged = [.. years.Select(y => (Of.Judgement, y))];
        if (look.AnyOrder)
        {
            var left = columns.ToArray();
            random.Shuffle(left);
            columns = [.. left];
            columns.InsertRange(random.Next(columns.Count + 1), judged);
        }
        else
        {
            columns.AddRange(judged);
        }

        var rows = new List<IReadOnlyList<WildCell>>(Heads(columns));
        var heads = rows.Count;
        var (theme, criterion) = ("", "");
        foreach (var (row, year) in approach.Rows.SelectMany(r => (isLong ? Ordered(r.Judgements.Count) : [-1]).Select(y => (r, y))))
        {
            var own = (_framework.ThemeOf(row.Indicators[0]), _framework.CriterionOf(row.Indicators[0]));
            if (look.ThemeRows && !look.ThemeColumn && own.Item1.Name != theme)
                rows.Add([new WildCell([new WildLine(own.Item1.Name)], 1, columns.Sum(c => WidthOf(c.What)))]);
            var cells = new List<WildCell>();
            foreach (var (what, at) in columns)
                cells.AddRange(what switch
                {
                    Of.Theme => [new WildCell(own.Item1.Name)],
                    Of.Criterion when look.Merged && !isLong => own.Item2.Name == criterion && own.Item1.Name == theme ? []
                        : [new WildCell([new WildLine(own.Item2.Name)], RowsOf(approach, row))],
                    Of.Criterion => [new WildCell(own.Item2.Name)],
                    Of.Code => [new WildCell(string.Join(" ", row.Indicators))],
                    Of.Indicator when isLong && look.Merged => year == Ordered(row.Judgements.Count)[0]
                        ? [new WildCell([new WildLine(Norm(row))], row.Judgements.Count)] : [],
                    Of.Indicator => [new WildCell(Norm(row))],
                    Of.Year => [new WildCell(sheet.Years[year])],
                    _ => Judged(row.Judgements[Math.Max(0, Math.Max(at, year))]),
                });
            (theme, criterion) = (own.Item1.Name, own.Item2.Name);
            rows.Add(cells);
        }
        _blocks.Add(new WildTable(rows, heads));
    }

    private int[] Ordered(int count) => look.NewestFirst ? [.. Enumerable.Range(0, count).Reverse()] : [.. Enumerable.Range(0, count)];

    /// <summary>How many rows of one criterion stand together from this one on.</summary>
    private int RowsOf(WildApproach approach, WildRow row)
    {
        var (theme, criterion) = (_framework.ThemeOf(row.Indicators[0]), _framework.CriterionOf(row.Indicators[0]));
        return approach.Rows.SkipWhile(r => r != row).TakeWhile(r => _framework.CriterionOf(r.Indicators[0]) == criterion
            && _framework.ThemeOf(r.Indicators[0]) == theme).Count();
    }

    private int WidthOf(Of what) => what != Of.Judgement ? 1
        : look.Marks switch
        {
            WildMarks.TickColumns => 3,
            WildMarks.OneTickColumn => 2,
            _ when look.OwnColumn => 2,
            _ => 1,
        } + (look.AttentionColumn ? 1 : 0);

    private IEnumerable<IReadOnlyList<WildCell>> Heads(List<(Of What, int Year)> columns)
    {
        if (look.NoHeads)
            yield break;
        var two = look.TwoHeadRows && sheet.IsFollowUp && look.IsWide;
        if (two)
            yield return [.. columns.Select(c => c.What == Of.Judgement
                ? new WildCell([new WildLine(sheet.Years[c.Year])], 1, WidthOf(c.What)) : new WildCell([new WildLine(HeadOf(c.What))], 2))];
        yield return [.. columns.Where(c => !two || c.What == Of.Judgement)
            .SelectMany(c => c.What == Of.Judgement ? JudgementHeads(two || c.Year < 0 ? "" : " " + sheet.Years[c.Year])
                : [new WildCell(HeadOf(c.What))])];
    }

    private string HeadOf(Of what) => what switch
    {
        Of.Theme => "Thema",
        Of.Criterion => "Criteria",
        Of.Code => "Nr.",
        Of.Year => "Jaar",
        _ => _indicatorHead,
    };

    private IEnumerable<WildCell> JudgementHeads(string year)
    {
        var (meets, improve) = Words();
        string[] heads = look.Marks switch
        {
            WildMarks.TickColumns => [Capital(meets), Capital(improve), _textHead],
            WildMarks.OneTickColumn => [Capital(meets) + "?", _textHead],
            _ when look.OwnColumn => [_markHead, _textHead],
            _ => [_textHead],
        };
        return heads.Concat(look.AttentionColumn ? ["Let op"] : []).Select(h => new WildCell(h + year));
    }

    private IEnumerable<WildCell> Judged(WildJudgement judgement)
    {
        if (look.Marks == WildMarks.TickColumns)
            foreach (var side in new[] { ReadMark.Meets, ReadMark.Improve })
                yield return new WildCell(string.Join(" ", judgement.Passages.Where(p => p.Mark == side)
                    .Select(_ => _tickIsCross ? "X" : "✓")));
        else if (look.OwnColumn)
            yield return MarkCell(judgement);
        yield return TextCell(judgement);
        if (look.AttentionColumn)
            yield return new WildCell(judgement.Attention ?? "");
    }

    private WildCell MarkCell(WildJudgement judgement) =>
        new([new WildLine([.. judgement.Passages.SelectMany((p, i) =>
            (i > 0 ? [new Letters(" ")] : Array.Empty<Ink>()).Concat(Mark(p.Mark)))])], Shade: Shade(judgement));

    private WildCell TextCell(WildJudgement judgement) => new([.. Lines(judgement, withMarks: !look.OwnColumn)], Shade: look.OwnColumn
        ? null : Shade(judgement));

    private string? Shade(WildJudgement judgement) => look.Marks != WildMarks.Shade ? null : judgement.Passages[0].Mark == ReadMark.Meets
        ? "00b050" : "ff0000";

    private IEnumerable<WildLine> Lines(WildJudgement judgement, bool withMarks)
    {
        foreach (var (mark, said) in judgement.Passages)
        {
            var text = look.Emoji ? said.Replace(".", " 🙂.", StringComparison.Ordinal) : said;
            Ink[] inks = !withMarks ? [new Letters(text)]
                : look.MarkBehind ? [new Letters(text + " "), .. Mark(mark)]
                : [.. Mark(mark), new Letters(" " + text)];
            yield return new WildLine(inks, look.BulletsInText);
        }
        if (judgement.Attention is { } attention && !(look.AttentionColumn && look.Shape == WildShape.Table && !look.YearsInCell
            && !IsTogether))
            yield return new WildLine($"LET OP: {attention}");
    }

    /// <summary>A mark as this document shows it.</summary>
    private IEnumerable<Ink> Mark(ReadMark mark)
    {
        var (meets, improve) = Words();
        var isMet = mark == ReadMark.Meets;
        var (word, other) = isMet ? (meets, improve) : (improve, meets);
        // Beside text a word is set apart.
        var apart = look.OwnColumn ? word : word + ":";
        return look.Marks switch
        {
            WildMarks.Word or WildMarks.Alias => [new Letters(apart)],
            WildMarks.Sign or WildMarks.OwnSign or WildMarks.Letter or WildMarks.Square or WildMarks.OneTickColumn =>
                [new Letters(Sign(mark))],
            WildMarks.SignAndWord => [new Letters($"{Sign(mark)} {apart}")],
            WildMarks.BoxSigns => [new Letters(isMet ? $"☒ {meets} ☐ {improve}" : $"☐ {meets} ☒ {improve}")],
            WildMarks.Brackets => [new Letters(isMet ? $"[x] {meets} [ ] {improve}" : $"[ ] {meets} [x] {improve}")],
            WildMarks.YesNo => [new Letters(isMet ? "ja" : "nee")],
            WildMarks.Digit => [new Letters(isMet ? "1" : "0")],
            WildMarks.Picture => [new Picture(isMet ? Pick(random, meets, "groen vinkje") : Pick(random, improve, "rood kruis"))],
            WildMarks.PictureWithoutText => [new Picture(null)],
            WildMarks.Struck => [new Letters(isMet ? $"{meets} " : ""), new StruckOut(other), new Letters(isMet ? "" : $" {improve}")],
            WildMarks.Boxes => [new TickBox(isMet), new Letters($" {meets} "), new TickBox(!isMet), new Letters($" {improve}")],
            WildMarks.PickList => [new PickList([meets, improve], isMet ? 0 : 1)],
            _ => [],
        };
    }

    private string Sign(ReadMark mark)
    {
        var isMet = mark == ReadMark.Meets;
        return look.Marks switch
        {
            WildMarks.OwnSign => isMet ? _framework.Scale.Marks[0].Sign : _framework.Scale.Marks[1].Sign,
            WildMarks.Letter => isMet ? "V" : "X",
            WildMarks.Square => isMet ? "🟩" : "🟥",
            _ => isMet ? "✓" : "✗",
        };
    }

    private (string Meets, string Improve) Words()
    {
        var scale = _framework.Scale;
        return look.Marks == WildMarks.Alias ? ("voldoende", "onvoldoende") : (scale.Marks[0].Label["nl"], scale.Marks[1].Label["nl"]);
    }

    private string Norm(WildRow row) => string.Join(" ", row.Indicators.Select(Norm));

    private string Norm(string code)
    {
        var norm = _framework.FindIndicator(code)!.Norm;
        var words = norm.Split(' ');
        var longest = Array.IndexOf(words, words.MaxBy(w => w.Length)!);
        switch (look.Norm)
        {
            case WildNorm.CodeBefore:
                return $"{code} {norm}";
            case WildNorm.CutShort when words.Length > 5:
                return string.Join(' ', words[..^2]) + "…";
            case WildNorm.WordChanged:
                words[^1] = "zaken";
                return string.Join(' ', words);
            case WildNorm.SoftHyphens:
                words[longest] = words[longest].Insert(words[longest].Length / 2, "\u00AD");
                return string.Join(' ', words);
            case WildNorm.NoBreak:
                return norm.Replace(' ', '\u00A0').Replace('-', '\u2011');
            case WildNorm.Capitals:
                return norm.ToUpperInvariant();
            default:
                return norm;
        }
    }

    private void Heading(string text, int level)
    {
        text = look.CapitalHeadings && level < 4 && !text.Contains(':', StringComparison.Ordinal) ? text.ToUpperInvariant() : text;
        _blocks.Add(look.PlainHeadings && level > 1 ? new WildText(new WildLine(text)) : new WildHeading(text, level));
    }

    private void Text(string text) => _blocks.Add(new WildText(new WildLine(text)));

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static string Pick(Random random, params string[] from) => from[random.Next(from.Length)];
}
