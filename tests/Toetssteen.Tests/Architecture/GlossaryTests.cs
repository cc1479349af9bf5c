namespace Toetssteen.Tests.Architecture;

/// <summary>The glossary binds English code to Dutch screens; every word of the vocabulary stands in it.</summary>
public sealed class GlossaryTests
{
    public static TheoryData<string, string> Vocabulary() => new()
    {
        { "Framework", "toetsingskader" },
        { "Theme", "thema" },
        { "Criterion", "criterium" },
        { "Indicator", "indicator" },
        { "Study", "toezichtonderzoek" },
        { "Inspection", "onderzoek in een gemeente" },
        { "Approach", "aanpak" },
        { "Organisation", "organisatie" },
        { "Respondent", "respondent" },
        { "Questionnaire", "vragenlijst" },
        { "Answer", "antwoord" },
        { "Document", "document" },
        { "Passage", "vindplaats" },
        { "Finding", "bevinding" },
        { "Mark", "oordeel" },
        { "AttentionPoint", "aandachtspunt" },
        { "Conclusion", "conclusie" },
        { "FactCheck", "feitencheck" },
        { "CorrectionRequest", "correctieverzoek" },
        { "Factsheet", "factsheet" },
        { "Edition", "editie" },
        { "ImprovementPoint", "verbeterpunt" },
        { "ProgressReport", "voortgangsrapportage" },
        { "Retest", "hertoets" },
    };

    [Theory]
    [MemberData(nameof(Vocabulary))]
    public void EveryWordOfTheVocabulary_StandsInTheGlossaryWithItsDutch(string code, string screen) =>
        Assert.Contains(File.ReadLines(RepositoryFolder.PathTo("docs", "glossary.md")).Select(l => l.Split('|')), cells =>
            cells.Length > 3 && cells[1].Contains(code, StringComparison.Ordinal) && cells[2].Contains(screen, StringComparison.Ordinal));

    [Fact]
    public void TheVocabulary_IsThatOfTheDesign()
    {
        var rows = File.ReadLines(RepositoryFolder.Shared("design", "domain.md"))
            .SkipWhile(l => !l.StartsWith("## Vocabulary", StringComparison.Ordinal))
            .Skip(1)
            .TakeWhile(l => !l.StartsWith("## ", StringComparison.Ordinal))
            .Where(l => l.StartsWith("| ", StringComparison.Ordinal))
            .Skip(1)
            .SelectMany(l => l.Split('|')[1].Split(',', StringSplitOptions.TrimEntries));
        Assert.Equal(rows, Vocabulary().Select(v => v.Data.Item1));
    }
}
