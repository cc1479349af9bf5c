using System.Globalization;
using Toetssteen.Documents.Reading;
using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Tests.Reading.Model;

/// <summary>Sets a factsheet in a layout.</summary>
public sealed class Typesetter(Framework framework, Layout layout, int seed)
{
    private static readonly string[] Months =
        ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"];

    private readonly Random _random = new(seed);
    private readonly List<PrintedBlock> _blocks = [];

    public PrintedDocument Set(ModelFactsheet sheet)
    {
        var followUp = sheet.Kind == ReadingKind.FollowUp;
        Heading($"Uitkomsten {(followUp ? "verbeterpunten " : "")}toezichtonderzoek {sheet.Municipality}", 1);
        if (followUp)
            Text($"Aanpak: {string.Join(" en ", sheet.Approaches.Select(a => a.Name))}");
        var month = Months[sheet.Published.Month - 1];
        Text($"{char.ToUpperInvariant(month[0])}{month[1..]} {sheet.Published.Year}");
        if (layout.Boilerplate)
        {
            Text($"Onder een gezin met geringe sociale redzaamheid (GGSR) verstaan de inspecties: {framework.TargetGroup.Definition}");
            Text(
                "Deze factsheet geeft de uitkomsten van het toezichtonderzoek naar de aanpak van gezinnen met geringe sociale redzaamheid."
            );
        }
        Heading(followUp ? $"Ontwikkeling {sheet.Periods[^1]}" : $"Context {sheet.Municipality}", 2);
        foreach (var paragraph in sheet.Context)
            Text(paragraph);
        var first = true;
        foreach (var approach in sheet.Approaches)
        {
            SetApproach(sheet, approach, named: first || !layout.LaterApproachUnnamed, followUp);
            first = false;
        }
        return new PrintedDocument([.. _blocks]);
    }

    private void SetApproach(ModelFactsheet sheet, ModelApproach approach, bool named, bool followUp)
    {
        if (named)
        {
            Heading($"Aanpak: {approach.Name}", 2);
            if (approach.Partners.Count > 0)
            {
                Text("De gemeente heeft over deze aanpak een vragenlijst ingevuld. Een kortere vragenlijst is ingevuld door:");
                foreach (var partner in approach.Partners)
                    Item(partner);
                Text("De gemeente heeft deze netwerkpartners aangedragen.");
            }
            if (approach.Description.Count > 0)
            {
                Heading("Beschrijving", 3);
                foreach (var paragraph in approach.Description)
                    Text(paragraph);
            }
        }
        Heading(FindingsTitle(followUp), 3);
        if (layout.Boilerplate && !followUp)
        {
            Text($"De aanpak is getoetst aan de thema's van het toetsingskader:");
            foreach (var theme in framework.Themes)
                Item($"{theme.Name}: {theme.Statement}");
        }
        if (layout.Legend && layout.Marks != MarkPlace.End)
            Text($"Per indicator staat of de aanpak voldoet ({layout.Meets}) of dat er een verbeterpunt is ({layout.Improve}).");
        if (layout.Sections && !followUp)
            SetSections(approach);
        else
            SetTables(approach, sheet.Periods, followUp);
        if (approach.Conclusions.Count > 0)
            SetConclusions(approach);
    }

    private static string FindingsTitle(bool followUp) => followUp ? "Uitkomsten verbeterpunten" : "Bevindingen toezichtonderzoek";

    private void SetSections(ModelApproach approach)
    {
        foreach (var (theme, rows) in ByTheme(approach))
        {
            Heading(ThemeTitle(theme), 3);
            Criterion? criterion = null;
            foreach (var row in rows)
            {
                if (framework.CriterionOf(row.Indicators[0]) is var own && own != criterion)
                    Heading((criterion = own).Name, 4);
                Heading(string.Join(" ", row.Indicators.Select(Norm)), 5);
                _blocks.AddRange(Passages(row.Columns[0]));
            }
        }
    }

    private void SetTables(ModelApproach approach, IReadOnlyList<string> periods, bool followUp)
    {
        var hasThemeColumn = layout.Themes == ThemePlace.Column;
        var hasMarkColumn = layout.Marks == MarkPlace.OwnColumn;
        var hasCriteria = layout.Criteria != CriterionCells.Left;
        var columns = (hasThemeColumn ? 1 : 0) + (hasCriteria ? 1 : 0) + 1 + (hasMarkColumn ? 2 : 1) * (followUp ? periods.Count : 1);

        var table = new List<PrintedRow>();
        var sinceHeader = 0;

        void Header()
        {
            if (layout.NoHeader && !followUp)
                return;
            var cells = new List<PrintedCell>();
            if (hasThemeColumn)
                cells.Add(new PrintedCell("Thema"));
            if (hasCriteria)
                cells.Add(new PrintedCell(layout.Header[0]));
            cells.Add(new PrintedCell(layout.Header[1]));
            foreach (var period in followUp ? periods : [""])
            {
                if (hasMarkColumn)
                    cells.Add(new PrintedCell(followUp ? $"Oordeel {period}" : "Oordeel"));
                var title = layout.Header[2] == "OORDEEL" && hasMarkColumn ? "TOELICHTING" : layout.Header[2];
                if (hasMarkColumn && title == "Oordeel")
                    title = "Toelichting";
                cells.Add(
                    new PrintedCell(
                        !followUp ? title
                        : hasMarkColumn ? $"Toelichting {period}"
                        : string.Format(CultureInfo.InvariantCulture, layout.PeriodHead, period)));
            }
            table.Add(new PrintedRow(cells, IsHeader: true));
        }

        void Flush()
        {
            if (table.Count > 0)
                _blocks.Add(new PrintedTable([.. table]));
            table.Clear();
        }

        var started = false;
        foreach (var (theme, rows) in ByTheme(approach))
        {
            var split = !layout.OneTable || layout.Themes is ThemePlace.Heading or ThemePlace.Paragraph;
            if (split)
                Flush();
            if (layout.Themes == ThemePlace.Heading)
                Heading(ThemeTitle(theme), 4);
            else if (layout.Themes == ThemePlace.Paragraph)
                Text(ThemeTitle(theme));
            if (layout.Themes == ThemePlace.TableRow)
                table.Add(new PrintedRow([new PrintedCell([new PrintedParagraph(ThemeTitle(theme))], 1, columns)]));
            if (split || !started)
                Header();
            started = true;
            sinceHeader = 0;
            Criterion? criterion = null;
            var themeShown = false;
            for (var n = 0; n < rows.Count; n++)
            {
                var row = rows[n];
                if (layout.CutAfter > 0 && sinceHeader == layout.CutAfter)
                {
                    Flush();
                    _blocks.Add(new PrintedPageBreak());
                    Heading($"Vervolg {char.ToLowerInvariant(FindingsTitle(followUp)[0])}{FindingsTitle(followUp)[1..]}", 3);
                    if (layout.Themes == ThemePlace.TableRow && layout.RepeatHeader)
                        table.Add(new PrintedRow([new PrintedCell([new PrintedParagraph(ThemeTitle(theme))], 1, columns)]));
                    if (layout.RepeatHeader)
                        Header();
                    sinceHeader = 0;
                }
                var cells = new List<PrintedCell>();
                if (hasThemeColumn)
                    cells.Add(new PrintedCell(themeShown && layout.Criteria != CriterionCells.Repeated ? "" : theme.Name));
                themeShown = true;
                var own = framework.CriterionOf(row.Indicators[0]);
                if (
                    hasCriteria
                    && (
                        own != criterion
                        || layout.Criteria == CriterionCells.Repeated
                        || (layout.Criteria == CriterionCells.Merged && sinceHeader == 0)))
                {
                    var left = layout.CutAfter > 0 ? layout.CutAfter - sinceHeader : int.MaxValue;
                    var span = layout.Criteria == CriterionCells.Merged
                        ? Math.Min(left, rows.Skip(n).TakeWhile(r => framework.CriterionOf(r.Indicators[0]) == own).Count())
                        : 1;
                    cells.Add(new PrintedCell([new PrintedParagraph(own.Name)], span));
                }
                else if (hasCriteria && layout.Criteria != CriterionCells.Merged)
                {
                    cells.Add(new PrintedCell(""));
                }
                criterion = own;
                cells.Add(IndicatorCell(row.Indicators));
                foreach (var column in row.Columns)
                {
                    if (hasMarkColumn)
                        cells.Add(
                            new PrintedCell([
                                .. column.Where(p => p.Mark is not null).Select(p => new PrintedParagraph(Sign(p.Mark!.Value))),
                            ]));
                    cells.Add(new PrintedCell([.. Passages(column)]));
                }
                table.Add(new PrintedRow(cells));
                sinceHeader++;
            }
        }
        Flush();
    }

    private void SetConclusions(ModelApproach approach)
    {
        Heading("Conclusie", 2);
        if (layout.Boilerplate)
            Text("Dit is de conclusie uit de bevindingen op de thema's van het toetsingskader. Er is niet gestreefd naar volledigheid.");
        var (well, better) = layout.ConclusionWords;
        if (layout.Conclusion == ConclusionStyle.OneTable)
        {
            var rows = new List<PrintedRow>
            {
                new([new PrintedCell("Thema"), new PrintedCell(well), new PrintedCell(better)], IsHeader: true),
            };
            rows.AddRange(
                approach.Conclusions.Select(c => new PrintedRow([
                    new PrintedCell(framework.Themes.First(t => t.Code == c.Theme).Name),
                    Cell(c.GoesWell),
                    Cell(c.CanImprove),
                ])));
            _blocks.Add(new PrintedTable(rows));
            return;
        }
        foreach (var conclusion in approach.Conclusions)
        {
            var theme = framework.Themes.First(t => t.Code == conclusion.Theme);
            if (layout.Conclusion == ConclusionStyle.Headings)
            {
                Heading(theme.Name, 3);
                Heading(well, 4);
                foreach (var text in conclusion.GoesWell)
                    Text(text);
                Heading(better, 4);
                foreach (var text in conclusion.CanImprove)
                    Text(text);
            }
            else
            {
                _blocks.Add(new PrintedTable([
                    new PrintedRow([new PrintedCell([new PrintedParagraph(theme.Name)], 1, 2)]),
                    new PrintedRow([new PrintedCell(well), new PrintedCell(better)], IsHeader: true),
                    new PrintedRow([Cell(conclusion.GoesWell), Cell(conclusion.CanImprove)])]));
            }
        }
    }

    private static PrintedCell Cell(IReadOnlyList<string> paragraphs) => new([.. paragraphs.Select(p => new PrintedParagraph(p))]);

    private IEnumerable<(Theme Theme, List<ModelRow> Rows)> ByTheme(ModelApproach approach) =>
        framework.Themes
            .Select(t => (t, approach.Rows.Where(r => framework.ThemeOf(r.Indicators[0]) == t).ToList()))
            .Where(g => g.Item2.Count > 0);

    private string ThemeTitle(Theme theme) => layout.ThemePrefix == "#. " ? $"{theme.Code}. {theme.Name}" : layout.ThemePrefix + theme.Name;

    private string Sign(ReadMark mark) => mark == ReadMark.Meets ? layout.Meets : layout.Improve;

    private PrintedCell IndicatorCell(IReadOnlyList<string> codes)
    {
        if (codes.Count > 1 && layout.Joint == JointCell.Paragraphs)
            return new PrintedCell([.. codes.Select(c => new PrintedParagraph(Norm(c)))]);
        var parts = codes
            .Select(c => codes.Count > 1 && layout.Joint == JointCell.Codes ? $"{c} {Norm(c, withCode: false)}" : Norm(c))
            .ToList();
        return new PrintedCell(string.Join(layout.Joint == JointCell.FullStops ? ". " : " ", parts));
    }

    private string Norm(string code) => Norm(code, layout.Codes);

    private string Norm(string code, bool withCode)
    {
        var norm = framework.FindIndicator(code)!.Norm;
        if (_random.NextDouble() < layout.Slips)
            norm = Slip(norm);
        return withCode ? $"{code} {norm}" : norm;
    }

    /// <summary>A letter dropped, doubled or swapped in one of the longer words.</summary>
    private string Slip(string norm)
    {
        var words = norm.Split(' ');
        var long_ = Enumerable.Range(0, words.Length).Where(i => words[i].Length > 4).ToList();
        var at = long_[_random.Next(long_.Count)];
        var word = words[at];
        var letter = _random.Next(1, word.Length - 1);
        words[at] = _random.Next(3) switch
        {
            0 => word.Remove(letter, 1),
            1 => word.Insert(letter, word[letter].ToString()),
            _ => $"{word[..letter]}{word[letter + 1]}{word[letter]}{word[(letter + 2)..]}",
        };
        return string.Join(' ', words);
    }

    private List<PrintedParagraph> Passages(IReadOnlyList<ModelPassage> passages)
    {
        var set = new List<PrintedParagraph>();
        ModelPassage? before = null;
        foreach (var passage in passages)
        {
            var runs = new List<PrintedRun>();
            if (passage.IsAttention)
                runs.Add(new PrintedRun($"{layout.Attention} {passage.Text}", layout.AttentionBold));
            else if (passage.Mark is not { } mark || layout.Marks == MarkPlace.OwnColumn)
                runs.Add(new PrintedRun(passage.Text));
            else if (layout.Marks == MarkPlace.End)
                runs.Add(new PrintedRun($"{passage.Text} {Sign(mark)}"));
            else
                runs.AddRange([new PrintedRun(Sign(mark), layout.Marks == MarkPlace.StartBold), new PrintedRun($" {passage.Text}")]);
            var joins =
                before is not null
                && (passage.IsAttention ? layout.AttentionRunsOn || layout.OneParagraph : layout.OneParagraph && !before.IsAttention);
            before = passage;
            if (joins)
                set[^1] = new PrintedParagraph([.. set[^1].Runs, new PrintedRun(" "), .. runs]);
            else
                set.Add(new PrintedParagraph(runs));
        }
        return set;
    }

    private void Heading(string text, int level)
    {
        _blocks.Add(layout.Headings switch
        {
            HeadingStyle.Marked => new PrintedHeading(text, level),
            HeadingStyle.Prominent => new PrintedParagraph([new PrintedRun(text, Bold: true)]),
            _ => new PrintedParagraph(text),
        });
    }

    private void Text(string text) => _blocks.Add(new PrintedParagraph(text));

    private void Item(string text) => _blocks.Add(new PrintedParagraph(text, isListItem: true));
}
