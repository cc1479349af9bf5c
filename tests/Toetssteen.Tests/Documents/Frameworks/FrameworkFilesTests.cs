using Toetssteen.Documents.Frameworks;
using Toetssteen.Domain;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Questionnaires;

namespace Toetssteen.Tests.Documents.Frameworks;

/// <summary>The framework files of the repository.</summary>
public sealed class FrameworkFilesTests
{
    private static readonly FrameworkLoad Ggsr = FrameworkFile.Load(RepositoryFolder.PathTo("frameworks", "ggsr", "2012.yaml"));
    private static readonly FrameworkLoad Other = FrameworkFile.Load(RepositoryFolder.PathTo("tests", "frameworks", "verzuim", "2.1.yaml"));

    public static TheoryData<string> Files() =>
        [.. new[] { "frameworks", "tests/frameworks" }
            .SelectMany(f => Directory.EnumerateFiles(RepositoryFolder.PathTo(f), "*.yaml", SearchOption.AllDirectories))
            .Select(f => Path.GetRelativePath(RepositoryFolder.Root, f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void EveryFrameworkFile_HasNoProblem(string file) =>
        Assert.Empty(FrameworkFile.Load(RepositoryFolder.PathTo(file)).Problems);

    [Fact]
    public void Ggsr_HasFiveThemesThirteenCriteriaThirtyIndicatorsAndTwentyFiveRows()
    {
        var framework = Ggsr.Framework!;
        Assert.Equal("ggsr/2012", framework.Id);
        Assert.Equal("Samenwerkend Toezicht Jeugd", framework.Owner);
        Assert.Equal(5, framework.Themes.Count);
        Assert.Equal(13, framework.Criteria.Count());
        Assert.Equal(30, framework.Indicators.Count());
        Assert.Equal(25, framework.Rows().Count);
        Assert.Equal(["3.1.1-3.1.3", "3.1.4-3.1.7"], framework.Rows().Where(r => r.Indicators.Count > 1).Select(r => r.Code));
    }

    [Fact]
    public void Ggsr_QuotesEveryNormToTheLetterAsTheDesignHasIt()
    {
        var rows = File.ReadLines(RepositoryFolder.Shared("design", "domain.md"))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries)).Where(cells => cells.Length == 4).ToList();
        var framework = Ggsr.Framework!;
        Assert.Equal(
            framework.Themes.SelectMany(t =>
                t.Criteria.SelectMany(c => c.Indicators.Select(i => $"{i.Code} {i.Norm}").Prepend($"{c.Code} *{c.Name}*"))
                    .Prepend($"**{t.Code} {t.Name}** {t.Statement}")),
            rows.Where(cells =>
                    cells[1].Length > 0
                    && (char.IsAsciiDigit(cells[1][0]) && cells[1].Contains('.') || cells[1].StartsWith("**", StringComparison.Ordinal)))
                .Select(cells => $"{cells[1]} {cells[2]}"));
    }

    [Fact]
    public void Ggsr_KnowsTheVariantsInPrint()
    {
        Assert.Contains("De aanpak", Ggsr.Framework!.Themes[2].Aliases);
        Assert.Contains(Ggsr.Framework.FindIndicator("3.3.1")!.Aliases, a =>
            a.Contains("met en gezamenlijk plan", StringComparison.Ordinal));
    }

    [Fact]
    public void Ggsr_HasItsWordsAndSignsInBothLanguages()
    {
        var scale = Ggsr.Framework!.Scale;
        Assert.Equal(["✓ voldoet", "✗ verbeterpunt", "! aandachtspunt"], Words(scale).Select(w => $"{w.Sign} {w.In("nl")}"));
        Assert.Equal(["meets", "improvement point", "attention point"], Words(scale).Select(w => w.In("en")));
        Assert.Equal([("meets", false), ("needsImprovement", true)], scale.Marks.Select(m => (m.Key, m.Falls)));
        Assert.Equal("voldoet", scale.Marks[0].In("fr"));
    }

    [Fact]
    public void AScaleOfSix_LoadsInItsOrderWithWhatFallsAndWhatIsNotThere()
    {
        var scale = FrameworkFile.Load(RepositoryFolder.PathTo("tests", "frameworks", "leerklimaat", "1.yaml")).Framework!.Scale;
        Assert.Equal(["1", "2", "3", "4", "5", "6"], scale.Marks.Select(m => m.Key));
        Assert.Equal([true, true, true, false, false, false], scale.Marks.Select(m => m.Falls));
        Assert.Equal(
            ("ruim onvoldoende", "well below sufficient", "ver onder de maat"),
            (scale.Find("2")!.In("nl"), scale.Find("2")!.In("en"), scale.Find("2")!.Aliases.Single()));
        Assert.Null(scale.Attention);
        Assert.Equal("niet van toepassing", scale.NotApplicable!.In("nl"));
        Assert.Null(scale.Find("7"));
    }

    private static IEnumerable<ScaleWord> Words(Scale scale) => [.. scale.Marks, scale.Attention!];

    [Fact]
    public void Ggsr_AsksTheMunicipalityAlwaysAndThePartnersInPlaces()
    {
        Assert.All(Ggsr.Framework!.Indicators, i => Assert.NotEmpty(i.QuestionToMunicipality!.Dutch));
        Assert.Contains(Ggsr.Framework.Indicators, i => i.QuestionToPartners is null);
        Assert.Contains(Ggsr.Framework.Indicators, i => i.QuestionToPartners is not null);
    }

    [Fact]
    public void ASecondFrameworkOfAnotherShape_LoadsByTheSameRules()
    {
        var framework = Other.Framework!;
        Assert.Equal("verzuim/2.1", framework.Id);
        Assert.Equal([3, 5, 1], framework.Themes.Select(t => t.Criteria.Sum(c => c.Indicators.Count)));
        Assert.Equal(["A1-1", "A1-2", "A2-1", "B-1.a", "B-1.b-B-1.d", "B-1.e", "C1-1"], framework.Rows().Select(r => r.Code));
        Assert.Equal("op orde", framework.Scale.Marks[0].In("nl"));
        Assert.Null(framework.TargetGroup.Abbreviation);
    }

    [Fact]
    public void ACrosswalk_LeadsFromOldCodeToNew()
    {
        Crosswalk crosswalk = Other.Framework!.Crosswalk!;
        Assert.Equal("2.0", crosswalk.From);
        Assert.Equal(["B-1.b", "B-1.c"], crosswalk.Follow("B-1.x"));
        Assert.Empty(crosswalk.Follow("D1-1"));
        Assert.Equal(["A1-1"], crosswalk.Follow("A1-1"));
    }

    [Fact]
    public void Ggsr_AsksEveryQuestionAndChoiceInBothLanguages()
    {
        var words = Ggsr.Framework!.Indicators.SelectMany(i =>
                i.Facts.SelectMany(f => new[] { f.Label, f.Hint, f.ConstraintMessage })
                    .Append(i.QuestionToMunicipality)
                    .Append(i.QuestionToPartners))
            .Concat(Ggsr.Framework.ChoiceLists.SelectMany(l => l.Choices).Select(c => c.Label))
            .OfType<Wording>();
        Assert.All(words, w => Assert.Equal(["en", "nl"], w.Words.Keys));
    }

    [Theory]
    [InlineData("families_precision", "1.1.2", false)]
    [InlineData("families", "1.1.2", false)]
    [InlineData("channels", "1.2.1", true)]
    [InlineData("director", "3.2.1", true)]
    [InlineData("has_maximum_caseload", "3.2.3", false)]
    [InlineData("maximum_caseload", "3.2.3", false)]
    [InlineData("end_reasons", "3.4.2", true)]
    [InlineData("has_escalation", "4.1.2", true)]
    [InlineData("escalation_decides", "4.1.2", true)]
    [InlineData("parties", "4.2.1", true)]
    [InlineData("has_maximum_duration", "5.1.1", true)]
    [InlineData("maximum_duration", "5.1.1", true)]
    [InlineData("maximum_duration_unit", "5.1.1", true)]
    public void Ggsr_AsksTheFactsThatSignalsRestOn(string name, string indicator, bool ofPartnersToo)
    {
        Assert.Equal(indicator, QuestionnaireForm.Of(Ggsr.Framework!, QuestionnaireVariant.Full).Find(name)!.IndicatorCode);
        Assert.Equal(ofPartnersToo, QuestionnaireForm.Of(Ggsr.Framework!, QuestionnaireVariant.Limited).Find(name) is not null);
    }

    [Fact]
    public void Ggsr_HasThirteenPagesForTheMunicipality_AndPartnersAreAskedLess()
    {
        var (full, limited) = (
            QuestionnaireForm.Of(Ggsr.Framework!, QuestionnaireVariant.Full),
            QuestionnaireForm.Of(Ggsr.Framework!, QuestionnaireVariant.Limited));
        Assert.Equal(Ggsr.Framework!.Criteria.Select(c => c.Code), full.Pages.Select(p => p.Code));
        Assert.Equal(30, full.Pages.Sum(p => p.Sections.Count));
        Assert.Equal(Ggsr.Framework.Indicators.Count(i => i.QuestionToPartners is not null), limited.Pages.Sum(p => p.Sections.Count));
        Assert.Empty(limited.Questions.Select(q => q.Name).Except(full.Questions.Select(q => q.Name)));
    }

    [Fact]
    public void Ggsr_AnUnknownNumberOfFamiliesIsNotAskedForAsANumber()
    {
        var form = QuestionnaireForm.Of(Ggsr.Framework!, QuestionnaireVariant.Full);
        bool Asked(string name, params (string, string)[] answers) =>
            form.IsRelevant(form.Find(name)!, answers.ToDictionary(a => a.Item1, a => a.Item2));

        Assert.False(Asked("families"));
        Assert.False(Asked("families", ("families_precision", "unknown")));
        Assert.True(Asked("families", ("families_precision", "about")));
        Assert.True(Asked("families_date", ("families_precision", "about"), ("families", "0")));
        Assert.False(Asked("families_date", ("families_precision", "unknown"), ("families", "40")));
    }

    [Fact]
    public void Ggsr_WeDoNotKnowStandsAlone()
    {
        var form = QuestionnaireForm.Of(Ggsr.Framework!, QuestionnaireVariant.Limited);
        Assert.Null(form.Check(form.Find("parties")!, "unknown", new Dictionary<string, string>()));
        Assert.Null(form.Check(form.Find("parties")!, "education police", new Dictionary<string, string>()));
        Assert.Equal("Q014", form.Check(form.Find("parties")!, "police unknown", new Dictionary<string, string>())?.Code);
    }

    [Fact]
    public void ASecondFramework_HasFactsOfItsOwn()
    {
        var limited = QuestionnaireForm.Of(Other.Framework!, QuestionnaireVariant.Limited);
        Assert.Equal(
            ["days_to_report", "looked_back_on"],
            limited.Questions.Where(q => q.Name == "days_to_report" || q.Type == QuestionType.Date).Select(q => q.Name));
        Assert.Equal(["register"], Other.Framework!.ChoiceLists.Select(l => l.Name));
        Assert.Equal("It systeem fan de gemeente", Other.Framework.ChoiceLists[0].Find("municipal_system")!.Label.In("fy"));
    }
}
