using System.Text.RegularExpressions;

namespace Toetssteen.Tests.Architecture;

/// <summary>One way to the framework of an inspection: its study may examine a part, and what is left out counts nowhere.</summary>
public sealed partial class FrameworkOfAnInspectionTests
{
    // They name what was written or judged before, of whatever version; they ask nothing and count nothing.
    private static readonly string[] NamesAlone =
    [
        "src/Toetssteen.Web/Features/Drafts/Judge/EarlierReader.cs",
        "src/Toetssteen.Web/Features/Publications/Timeline/Timeline.cshtml.cs",
    ];

    [Fact]
    public void NoPageOrSlice_TakesTheWholeFrameworkForThatOfAnInspection() =>
        Assert.Equal(
            NamesAlone,
            RepositoryFiles
                .Texts()
                .Where(f => f.Path.StartsWith("src/Toetssteen.Web/Features/", StringComparison.Ordinal) && Around().IsMatch(f.Text))
                .Select(f => f.Path)
                .Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("db.Drafts.Add(new FactsheetDraft(inspection, frameworks.InUse(inspection.FrameworkId), NewId));", true)]
    [InlineData("var framework = frameworks.Find(Opened.Inspection.FrameworkId);", true)]
    [InlineData("Form = known.FormOf(frameworks.Get(assessment.FrameworkId), variant, null);", true)]
    [InlineData("db.Drafts.Add(new FactsheetDraft(inspection, frameworks.Of(study.Framework), NewId));", false)]
    [InlineData("frameworks.Get(point.FrameworkId).Scale", false)]
    public void AWayAroundTheStudy_IsSeen(string line, bool isSeen) => Assert.Equal(isSeen, Around().IsMatch(line));

    [GeneratedRegex(
        @"\b(InUse|Get|Find)\([\w.!]*(inspection|assessment|known|found|shown)\w*[\w.!]*\.FrameworkId",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Around();
}
