using System.Text.RegularExpressions;

namespace Toetssteen.Tests.Architecture;

/// <summary>The style sheets of the theme.</summary>
public sealed partial class StyleTests
{
    [Fact]
    public void ASelector_IsStyledInOneFile() => Assert.Empty(Twice(Theme()));

    [Fact]
    public void ASelectorInTwoFiles_IsSeen_AndWhatOnlyAMediumSaysIsNot() =>
        Assert.Equal(
            [".a > b: one.css, two.css"],
            Twice([
                ("one.css", "@layer x { .a > b, .c { margin: 0; } @media print { .d { margin: 0; } } }"),
                ("two.css", "/* .c {} */ .a  > b { margin: 1px; } .d { color: red; }"),
            ]));

    [Fact]
    public void WhatStaysInSight_StaysByTheToken_WhichPaperTakesAway()
    {
        Assert.Empty(Theme().Where(f => Sticky().IsMatch(f.Text)).Select(f => f.Path));
        Assert.Contains("--toetssteen-stays: static", Theme().Single(f => f.Path == "print.css").Text, StringComparison.Ordinal);
    }

    private static IEnumerable<(string Path, string Text)> Theme() =>
        Directory
            .EnumerateFiles(RepositoryFolder.PathTo("src", "Toetssteen.Web", "Ui", "Theme"), "*.css")
            .Select(f => (Path.GetFileName(f), File.ReadAllText(f)));

    private static IEnumerable<string> Twice(IEnumerable<(string Path, string Text)> files) => files
        .SelectMany(f => Selectors(f.Text).Distinct().Select(selector => (Selector: selector, f.Path)))
        .GroupBy(s => s.Selector, s => s.Path).Where(g => g.Count() > 1).Select(g => $"{g.Key}: {string.Join(", ", g)}");

    // Selectors of rules that stand in no condition: what a medium or a width changes may be told elsewhere.
    private static IEnumerable<string> Selectors(string css)
    {
        var (open, begin) = (new Stack<string>(), 0);
        css = Comment().Replace(css, "");
        for (var i = 0; i < css.Length; i++)
        {
            if (css[i] is not ('{' or '}' or ';'))
                continue;
            var head = css[begin..i].Trim();
            begin = i + 1;
            if (css[i] == '}')
                open.Pop();
            if (css[i] != '{')
                continue;
            if (!head.StartsWith('@') && open.All(o => o.StartsWith("@layer", StringComparison.Ordinal)))
                foreach (var selector in Comma().Split(head))
                    yield return Space().Replace(selector.Trim(), " ");
            open.Push(head);
        }
    }

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@",(?![^(]*\))")]
    private static partial Regex Comma();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"position:\s*sticky")]
    private static partial Regex Sticky();
}
