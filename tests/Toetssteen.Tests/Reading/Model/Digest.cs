using Toetssteen.Documents.Reading;

namespace Toetssteen.Tests.Reading.Model;

/// <summary>What must stay the same whatever the layout, one line per thing, of a model and of a reading alike.</summary>
public static class Digest
{
    public static IReadOnlyList<string> Of(ModelFactsheet sheet)
    {
        var lines = new List<string>
        {
            $"kind {sheet.Kind}",
            $"municipality {sheet.Municipality} {sheet.Code}",
            $"published {sheet.Published.Year}-{sheet.Published.Month:00}",
        };
        foreach (var approach in sheet.Approaches)
        {
            lines.Add($"approach {approach.Name}");
            foreach (var row in approach.Rows)
            {
                if (sheet.Kind == ReadingKind.Study)
                {
                    var passages = row.Columns[0];
                    lines.Add(Row(row.Indicators, passages.Where(p => p.Mark is not null).Select(p => p.Mark!.Value), Text(passages)));
                    lines.AddRange(passages.Where(p => p.IsAttention).Select(p => $"  attention {p.Text}"));
                }
                else
                {
                    lines.Add(
                        Row(
                            row.Indicators,
                            row.Columns.SelectMany(c => c.Where(p => p.Mark is not null).Select(p => p.Mark!.Value)),
                            string.Join(" >> ", row.Columns.Select(Text))));
                }
            }
            foreach (var conclusion in approach.Conclusions.Where(c => c.GoesWell.Count + c.CanImprove.Count > 0))
                lines.Add(
                    $"  conclusion {conclusion.Theme} + {string.Join(" ", conclusion.GoesWell)} - {string.Join(" ", conclusion.CanImprove)}"
                );
        }
        return lines;
    }

    public static IReadOnlyList<string> Of(FactsheetReading reading, Func<string, string> withoutLabel)
    {
        var lines = new List<string>
        {
            $"kind {reading.Kind}",
            $"municipality {reading.Municipality?.Name} {reading.Municipality?.Code}",
            $"published {reading.Published}",
        };
        foreach (var approach in reading.Approaches)
        {
            lines.Add($"approach {approach.Name}");
            foreach (var finding in approach.Findings)
            {
                lines.Add(Row(finding.Indicators, finding.Marks, OneLine(finding.Text)));
                lines.AddRange(finding.Attention.Select(a => $"  attention {withoutLabel(OneLine(a))}"));
            }
            foreach (var retest in approach.Retests)
                lines.Add(
                    Row(
                        retest.Indicators,
                        [.. retest.Before.Marks, .. retest.After?.Marks ?? []],
                        $"{OneLine(retest.Before.Text)} >> {OneLine(retest.After?.Text ?? "")}"));
            foreach (var conclusion in approach.Conclusions.Where(c => c.GoesWell.Count + c.CanImprove.Count > 0))
                lines.Add(
                    $"  conclusion {conclusion.Theme} + {OneLine(string.Join(" ", conclusion.GoesWell))} - {OneLine(string.Join(" ", conclusion.CanImprove))}");
        }
        return lines;
    }

    private static string Row(IEnumerable<string> indicators, IEnumerable<ReadMark> marks, string text) =>
        $"  {string.Join(" ", indicators.Order(StringComparer.Ordinal))} [{string.Concat(marks.Select(m => m == ReadMark.Meets ? '+' : '-'))}] {text}";

    private static string Text(IEnumerable<ModelPassage> passages) =>
        string.Join(" ", passages.Where(p => !p.IsAttention).Select(p => p.Text));

    private static string OneLine(string text) =>
        string.Join(' ', text.Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));
}
