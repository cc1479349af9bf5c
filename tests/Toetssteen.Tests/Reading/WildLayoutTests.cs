using System.Text;
using Toetssteen.Documents.Frameworks;
using Toetssteen.Documents.Reading;
using Toetssteen.Documents.Reading.Grammar;
using Toetssteen.Documents.Reading.Sources;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Tests.Reading.Model;
using Toetssteen.Tests.Reading.Wild;

namespace Toetssteen.Tests.Reading;

/// <summary>
/// Documents of layouts that nobody made rules for. What is read of them may be little; but what is certain is right, nothing is lost as
/// certain, and every word is somewhere.
/// </summary>
public sealed class WildLayoutTests
{
    private static readonly Framework Verzuim = FrameworkFile.Load(RepositoryFolder.PathTo("tests", "frameworks", "verzuim",
        "2.1.yaml")).Framework!;

    [Theory]
    [InlineData("ggsr", 1, 400, 0.41)]
    [InlineData("verzuim", 50_001, 200, 0.33)]
    public void WhatIsCertain_IsRight_AndEveryWordIsSomewhere(string key, int from, int count, double leastCertain)
    {
        var framework = key == "ggsr" ? GgsrNorms.Framework : Verzuim;
        var grammar = new FactsheetGrammar([framework]);
        var failures = new StringBuilder();
        var (rows, certain) = (0, 0);
        for (var seed = from; seed < from + count; seed++)
        {
            var random = new Random(seed);
            var sheet = WildSheet.AtRandom(framework, random);
            var look = WildLook.AtRandom(random, sheet.IsFollowUp);
            var page = new WildSetter(sheet, look, random).Set();
            var bytes = WildRendering.Render(page, look);
            var document = look.Form == WildForm.Docx ? DocxSource.Read(new MemoryStream(bytes)) : TextSource.Read(bytes);
            var result = grammar.Read(document, CancellationToken.None);
            var check = new WildCheck(sheet, look, page, result);
            rows += sheet.Approaches.Sum(a => a.Rows.Count);
            certain += check.Certain;
            if (check.Problems.Count > 0)
                failures.AppendLine(string.Join('\n', check.Problems.Take(4).Prepend($"seed {seed}: {look}")));
        }
        Assert.True(failures.Length == 0, failures.ToString());
        Assert.True(certain >= rows * leastCertain, $"{certain} of {rows} certain");
    }
}
