using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Web.Tests.Site;

/// <summary>A scale as a framework file gives it.</summary>
internal static class Words
{
    public static Scale Scale { get; } =
        new(
            [
                new ScaleMark("meets", "✓", new Dictionary<string, string> { ["nl"] = "voldoet", ["en"] = "meets" }, Falls: false),
                new ScaleMark(
                    "needsImprovement",
                    "✗",
                    new Dictionary<string, string> { ["nl"] = "verbeterpunt", ["en"] = "improvement point" },
                    Falls: true),
            ],
            new ScaleWord("!", new Dictionary<string, string> { ["nl"] = "aandachtspunt", ["en"] = "attention point" }));
}
