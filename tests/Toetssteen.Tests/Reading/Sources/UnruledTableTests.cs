using System.Globalization;
using System.Text;
using Toetssteen.Documents.Reading;
using Toetssteen.Documents.Reading.Grammar;
using Toetssteen.Documents.Reading.Sources;
using Toetssteen.Tests.Reading.Model;

namespace Toetssteen.Tests.Reading.Sources;

/// <summary>
/// Untagged PDFs with tables without lines, in layouts at random: nearly every mark is read, and each finding that differs from what was
/// printed says that it is in doubt.
/// </summary>
public sealed class UnruledTableTests
{
    private static readonly FactsheetGrammar Grammar = new([GgsrNorms.Framework]);

    [Fact]
    public void Rows_OfUntaggedTablesWithoutLines_AreReadOrInDoubt()
    {
        ChromiumPrinter.SkipWhereAbsent();
        var (from, count) = (Setting("FROM", 1), Setting("COUNT", 60));
        var folder = Directory.CreateTempSubdirectory("toetssteen-tests-");
        try
        {
            var sheets = Enumerable.Range(from, count).Select(Sheet.Of).ToList();
            var readings = sheets.Chunk(16).AsParallel().AsOrdered().SelectMany(part => ReadEach(
                ChromiumPrinter.Print(UnruledLook.Page(part.Select(s => s.Html)), folder.FullName, $"{part[0].Seed}", tagged: false)).ToList());
            var (rows, right) = (0, 0); var (total, dd) = (0, 0); var stats = new SortedDictionary<string, (int, int)>();
            var (silent, wrong) = (new StringBuilder(), new StringBuilder());
            foreach (var (sheet, reading) in sheets.Zip(readings))
            {
                var wanted = RowsOf(sheet.Model);
                if (Environment.GetEnvironmentVariable("DUMP") is { } d) File.AppendAllText(d + ".w", $"{sheet.Seed} {reading.Framework} {reading.Approaches.Count} {string.Join('\n', reading.Warnings)}\n");
                var read = RowsOf(reading);
                rows += wanted.Count;
                var missing = Left(wanted, read.Select(r => r.Line));
                right += wanted.Count - missing.Count;
                var doubts = reading.Warnings.Where(w => ReadingRules.IsDoubt(w.Code)).ToLookup(w => w.Place);
                var doubtful = read.Count(r => doubts.Contains(r.Place));
                total += read.Count; dd += doubtful;
                var key = $"{sheet.Look.Align} {sheet.Layout.Marks}"; var g = $"gutter {sheet.Look.Gutter}";
                foreach (var k in new[] { key, g, $"lead {sheet.Look.Leading}", $"off {sheet.Look.Offset}", $"just {sheet.Look.Justify}", $"crit {sheet.Layout.Criteria}", $"nohead {sheet.Layout.NoHeader}", $"kind {sheet.Model.Kind}", $"theme {sheet.Layout.Themes}" }) { var (a, b) = stats.GetValueOrDefault(k); stats[k] = (a + wanted.Count - missing.Count, b + wanted.Count); }
                string OfWhole(string line) => reading.Warnings.Any(w => ReadingRules.IsAboutWhole(w.Code)) ? line[2..] : line;
                var left = wanted.ConvertAll(OfWhole);
                foreach (var (line, place) in read.OrderBy(r => doubts.Contains(r.Place)).Where(r => !left.Remove(OfWhole(r.Line))))
                {
                    var codes = string.Join(' ', doubts[place].Select(d => d.Code));
                    (codes.Length == 0 ? silent : wrong).Append(CultureInfo.InvariantCulture, $"{sheet}: + {line} {codes} at {place}\n");
                }
                foreach (var line in missing)
                    wrong.Append(CultureInfo.InvariantCulture, $"{sheet}: - {line}\n");
                if (missing.Count > 0 && reading.Warnings.Count == 0)
                    silent.Append(CultureInfo.InvariantCulture, $"{sheet}: - {missing[0]}\n");
            }
            if (Environment.GetEnvironmentVariable("OUT") is { } o) File.WriteAllText(o, $"{right} of {rows} doubted {dd} of {total} silent {silent.ToString().Split('\n').Length - 1}\n{string.Join('\n', stats.Select(k => $"{k.Key}: {100.0 * k.Value.Item1 / k.Value.Item2:0.0} of {k.Value.Item2}"))}\nSILENT\n{silent}WRONG\n{wrong}");
            Assert.True(silent.Length == 0, $"read otherwise than printed, without a doubt:\n{silent}");
            Assert.True(right >= 0.98 * rows, $"{right} of {rows}\n{wrong}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static int Setting(string name, int standard) => Environment.GetEnvironmentVariable(name) is { } v ? int.Parse(v, CultureInfo.InvariantCulture) : standard;

    // Printing takes a second for one sheet and little more for many: they are printed together, and each read by itself.
    private static IEnumerable<FactsheetReading> ReadEach(string pdf)
    {
        var pages = PdfTool.Words(pdf, PdfPage.ReadAll);
        PdfExtras.Read(pdf)!.Mark(pages);
        List<List<PdfPage>> sheets = [];
        foreach (var page in pages)
        {
            if (page.Words is [{ Text: "Uitkomsten" }, { Text: "toezichtonderzoek" }, ..] or [{ Text: "Uitkomsten" }, _, { Text: "toezichtonderzoek" }, ..])
                sheets.Add([]);
            sheets[^1].Add(page);
        }
        if (Environment.GetEnvironmentVariable("DUMP") is { } d) foreach (var s in sheets) File.AppendAllText(d, $"==== page {s[0].Number}\n" + string.Concat(new PdfLayout(PdfSource.BodyHeight(s)).Read(s).Blocks.Select(b => b is Table t ? "TABLE\n" + string.Concat(t.Rows.Select(r => $" {(r.IsUnsure ? "?" : " ")} {r.Place} {string.Join(" | ", r.Cells.Select(c => c.Text.Replace("\n", "/")))}\n")) : b is Paragraph p ? $"P {p.Text}\n" : $"{b}\n")));
        return sheets.Select(s => Grammar.Read(new PdfLayout(PdfSource.BodyHeight(s)).Read(s)).Reading);
    }

    private static List<string> Left(List<string> of, IEnumerable<string> taken)
    {
        var left = of.ToList();
        foreach (var line in taken)
            left.Remove(line);
        return left;
    }

    private static List<string> RowsOf(ModelFactsheet sheet) => [.. sheet.Approaches.SelectMany((a, i) => a.Rows.Select(r =>
        Line(i, r.Indicators, r.Columns.SelectMany(c => c).Where(p => p.Mark is not null).Select(p => p.Mark!.Value))))];

    private static List<(string Line, Place Place)> RowsOf(FactsheetReading reading) => [.. reading.Approaches.SelectMany((a, i) =>
        a.Findings.Select(f => (Line(i, f.Indicators, f.Marks), f.Place))
            .Concat(a.Retests.Select(r => (Line(i, r.Indicators, [.. r.Before.Marks, .. r.After?.Marks ?? []]), r.Place))))];

    private static string Line(int approach, IEnumerable<string> indicators, IEnumerable<ReadMark> marks) =>
        $"{approach} {string.Join(' ', indicators.Order(StringComparer.Ordinal))} [{string.Concat(marks.Select(m => m == ReadMark.Meets ? '+' : '-'))}]";

    private sealed record Sheet(int Seed, ModelFactsheet Model, Layout Layout, UnruledLook Look, string Html)
    {
        public static Sheet Of(int seed)
        {
            var random = new Random(new Random(seed).Next() ^ (seed * 40_503));
            var layout = Layout.AtRandom(random) with { Sections = false, Slips = 0, Headings = HeadingStyle.Marked };
            var look = UnruledLook.AtRandom(random);
            var model = seed % 4 == 0 ? Invented.FollowUp(GgsrNorms.Framework, seed) : Invented.Study(GgsrNorms.Framework, seed);
            return new Sheet(seed, model, layout, look, look.Render(new Typesetter(GgsrNorms.Framework, layout, seed).Set(model), seed, random));
        }

        public override string ToString() => $"{Seed} {Layout.Marks} {Layout.Criteria} {Layout.Joint} {Look}";
    }
}
