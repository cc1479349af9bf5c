using System.Globalization;
using System.Text;
using Toetssteen.Documents.Reading;
using Toetssteen.Documents.Reading.Grammar;
using Toetssteen.Documents.Reading.Sources;
using Toetssteen.Tests.Reading.Model;

namespace Toetssteen.Tests.Reading.Sources;

/// <summary>
/// Untagged PDFs with tables without lines, in layouts at random: nearly every row is read with its marks, and each finding that differs
/// from what was printed says that it is in doubt.
/// </summary>
public sealed class UnruledTableTests
{
    private const int FirstSeed = 1;
    private const int Sheets = 80;
    private const int SheetsInOnePdf = 16;

    private static readonly FactsheetGrammar Grammar = new([GgsrNorms.Framework]);

    [Fact]
    public void Rows_OfUntaggedTablesWithoutLines_AreReadOrInDoubt()
    {
        ChromiumPrinter.SkipWhereAbsent();
        var sheets = Enumerable.Range(FirstSeed, Sheets).Select(Sheet.Of).ToList();
        var (rows, right, found, doubted) = (0, 0, 0, 0);
        var (silent, wrong) = (new StringBuilder(), new StringBuilder());
        foreach (var (sheet, reading) in sheets.Zip(Readings(sheets)))
        {
            // Where a part was taken for another approach, which is told of the whole, its rows may still be right.
            var isWhole =
                reading.Approaches.Count == sheet.Model.Approaches.Count
                || !reading.Warnings.Any(w => ReadingRules.IsAboutWhole(w.Code) || w.Code == ReadingRules.Missing.Code);
            string Shown((int Approach, string Row) row) => isWhole ? $"{row.Approach} {row.Row}" : row.Row;

            var printed = RowsOf(sheet.Model);
            var read = RowsOf(reading);
            var doubts = reading.Warnings.Where(w => ReadingRules.IsDoubt(w.Code)).ToLookup(w => w.Place);
            var left = printed.ConvertAll(Shown);
            foreach (var (row, place) in read.OrderBy(r => doubts.Contains(r.Place)).Where(r => !left.Remove(Shown(r.Row))))
                (doubts.Contains(place) ? wrong : silent).Append(CultureInfo.InvariantCulture, $"{sheet}: + {row} at {place}\n");
            wrong.AppendJoin("", left.Select(l => $"{sheet}: - {l}\n"));
            if (left.Count > 0 && reading.Warnings.Count == 0)
                silent.Append(CultureInfo.InvariantCulture, $"{sheet}: - {left[0]}\n");
            (rows, right, found, doubted) = (
                rows + printed.Count,
                right + printed.Count - left.Count,
                found + read.Count,
                doubted + read.Count(r => doubts.Contains(r.Place)));
        }

        Assert.True(silent.Length == 0, $"read otherwise than printed, without a doubt:\n{silent}");
        Assert.True(right >= 0.98 * rows, $"{right} of {rows}\n{wrong}");
        Assert.True(doubted < found / 3, $"{doubted} of {found} are in doubt: that is no help to those who must confirm them");
    }

    // Printing takes a second for one sheet and little more for many: they are printed together, and each is read by itself.
    private static List<FactsheetReading> Readings(List<Sheet> sheets)
    {
        var folder = Directory.CreateTempSubdirectory("toetssteen-tests-");
        try
        {
            return
            [
                .. sheets
                    .Chunk(SheetsInOnePdf)
                    .AsParallel()
                    .AsOrdered()
                    .SelectMany(part =>
                        ReadEach(
                                ChromiumPrinter.Print(
                                    UnruledLook.Page(part.Select(s => s.Html)),
                                    folder.FullName,
                                    $"{part[0].Seed}",
                                    tagged: false))
                            .ToList()),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<FactsheetReading> ReadEach(string pdf)
    {
        var pages = PdfTool.Words(pdf, PdfPage.ReadAll);
        PdfExtras.Read(File.ReadAllBytes(pdf), new Allowance())!.Mark(pages);
        List<List<PdfPage>> sheets = [];
        foreach (var page in pages)
        {
            if (
                page.Words
                is [{ Text: "Uitkomsten" }, { Text: "toezichtonderzoek" }, ..]
                    or [{ Text: "Uitkomsten" }, _, { Text: "toezichtonderzoek" }, ..])
                sheets.Add([]);
            sheets[^1].Add(page);
        }

        return sheets.Select(s => Grammar.Read(new PdfLayout(PdfSource.BodyHeight(s)).Read(s)).Reading);
    }

    private static List<(int Approach, string Row)> RowsOf(ModelFactsheet sheet) =>
        [
            .. sheet.Approaches.SelectMany(
                (a, i) =>
                    a.Rows.Select(r =>
                        (i, Row(r.Indicators, r.Columns.SelectMany(c => c).Where(p => p.Mark is not null).Select(p => p.Mark!.Value))))),
        ];

    private static List<((int Approach, string Row) Row, Place Place)> RowsOf(FactsheetReading reading) =>
        [
            .. reading.Approaches.SelectMany(
                (a, i) =>
                    a
                        .Findings.Select(f => ((i, Row(f.Indicators, f.Marks)), f.Place))
                        .Concat(a.Retests.Select(r => ((i, Row(r.Indicators, [.. r.Before.Marks, .. r.After?.Marks ?? []])), r.Place)))),
        ];

    private static string Row(IEnumerable<string> indicators, IEnumerable<ReadMark> marks) =>
        $"{string.Join(' ', indicators.Order(StringComparer.Ordinal))} [{string.Concat(marks.Select(m => m == ReadMark.Meets ? '+' : '-'))}]";

    private sealed record Sheet(int Seed, ModelFactsheet Model, Layout Layout, UnruledLook Look, string Html)
    {
        public static Sheet Of(int seed)
        {
            var random = new Random(new Random(seed).Next() ^ (seed * 40_503));
            var layout = Layout.AtRandom(random) with { Sections = false, Slips = 0, Headings = HeadingStyle.Marked };
            var look = UnruledLook.AtRandom(random);
            var model = seed % 4 == 0 ? Invented.FollowUp(GgsrNorms.Framework, seed) : Invented.Study(GgsrNorms.Framework, seed);
            return new Sheet(
                seed,
                model,
                layout,
                look,
                look.Render(new Typesetter(GgsrNorms.Framework, layout, seed).Set(model), seed, random));
        }

        public override string ToString() => $"{Seed} {Layout.Marks} {Layout.Criteria} {Layout.Joint} {Look}";
    }
}
