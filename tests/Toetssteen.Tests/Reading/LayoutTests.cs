using System.Text;
using Toetssteen.Documents.Reading;
using Toetssteen.Documents.Reading.Grammar;
using Toetssteen.Documents.Reading.Sources;
using Toetssteen.Tests.Reading.Model;

namespace Toetssteen.Tests.Reading;

/// <summary>However a factsheet is set, its reading stays the same.</summary>
public sealed class LayoutTests
{
    private static readonly FactsheetGrammar Grammar = new([GgsrNorms.Framework]);

    [Theory]
    [InlineData(1, 300, ReadingKind.Study)]
    [InlineData(10_001, 200, ReadingKind.FollowUp)]
    public void Read_AnyLayout_GivesTheSameReading(int from, int count, ReadingKind kind)
    {
        var failures = new StringBuilder();
        for (var seed = from; seed < from + count; seed++)
        {
            var random = new Random(seed);
            var sheet =
                kind == ReadingKind.Study
                    ? Invented.Study(GgsrNorms.Framework, random.Next(1000))
                    : Invented.FollowUp(GgsrNorms.Framework, random.Next(1000));
            var layout = Layout.AtRandom(random);
            var style = TextStyle.AtRandom(random);
            var text = TextRenderer.Render(new Typesetter(GgsrNorms.Framework, layout, seed).Set(sheet), style);
            var document = TextSource.Read(text);
            var result = Grammar.Read(document, CancellationToken.None);
            var lost = LostWords.In(document, result);
            var wanted = Digest.Of(sheet);
            var read = Digest.Of(result.Reading, a =>
                a.StartsWith(layout.Attention, StringComparison.Ordinal) ? a[layout.Attention.Length..].Trim() : a);
            var differences = wanted.Except(read).Select(l => $"- {l}").Concat(read.Except(wanted).Select(l => $"+ {l}")).ToList();
            if (differences.Count == 0 && !wanted.SequenceEqual(read))
                differences.Add("order differs");
            if (lost.Count > 0)
                differences.Add($"lost: {string.Join(' ', lost)}");
            if (differences.Count > 0)
                failures.AppendLine(string.Join('\n', differences.Take(8).Prepend($"seed {seed}: {layout} {style}")));
        }
        Assert.True(failures.Length == 0, failures.ToString());
    }
}
