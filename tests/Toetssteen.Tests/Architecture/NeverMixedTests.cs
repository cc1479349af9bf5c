using System.Text.RegularExpressions;

namespace Toetssteen.Tests.Architecture;

/// <summary>How the municipality judges itself is shown beside what was said, and mixed with nothing: few files may name it.</summary>
public sealed partial class NeverMixedTests
{
    private static readonly string[] MayNameIt =
    [
        // It is not among the evidence: this file leaves it out.
        "src/Toetssteen.Domain/Comparison/IndicatorEvidence.cs",
        // It is asked.
        "src/Toetssteen.Domain/Frameworks/Framework.cs",
        "src/Toetssteen.Domain/Questionnaires/Question.cs",
        "src/Toetssteen.Domain/Questionnaires/QuestionnaireForm.cs",
        "src/Toetssteen.Domain/Questionnaires/SelfEvaluation.cs",
        // It is shown, in the workbench and to the second reader.
        "src/Toetssteen.Web/Features/Drafts/Judge/Answers.cshtml",
        "src/Toetssteen.Web/Features/Drafts/Judge/EvidenceReader.cs",
        "src/Toetssteen.Web/Features/Drafts/Judge/IndicatorSaid.cs",
        "src/Toetssteen.Web/Features/Drafts/Judge/OwnJudgement.cshtml",
        "src/Toetssteen.Web/Features/Drafts/Judge/Said.cshtml",
        "src/Toetssteen.Web/Features/Drafts/Judge/WorkbenchReader.cs",
        "src/Toetssteen.Web/Features/Frameworks/Show/Show.cshtml",
        "src/Toetssteen.Web/Features/Questionnaires/Fill/Question.cshtml",
        "src/Toetssteen.Web/Features/SecondReadings/Blind/Give.cshtml",
        "src/Toetssteen.Web/Features/SecondReadings/Blind/Give.cshtml.cs",
        "src/Toetssteen.Web/Features/SecondReadings/FindingsToRead.cs",
        "src/Toetssteen.Web/Features/SecondReadings/Said.cshtml",
    ];

    // What reads framework files may name it too: no answer comes there.
    [Fact]
    public void NothingThatCountsProposesOrPublishes_NamesIt() => Assert.Equal(MayNameIt,
        RepositoryFiles.Texts()
            .Where(f => f.Path.StartsWith("src/", StringComparison.Ordinal) && Path.GetExtension(f.Path) is ".cs" or ".cshtml"
                && !f.Path.StartsWith("src/Toetssteen.Documents/Frameworks/", StringComparison.Ordinal) && Named().IsMatch(f.Text))
            .Select(f => f.Path).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("if (said.Own is { Mark: { } mark }) tally.Add(mark);", true)]
    [InlineData("answers.GetValueOrDefault(QuestionNames.OwnMark(code))", true)]
    [InlineData("SelfEvaluation.Given(scale, code, answers)", true)]
    [InlineData("values[\"own_mark_1.1.1\"]", true)]
    [InlineData("voice.Answered == Answering.Own && respondent.OwnAnswer", false)]
    public void AUseOfIt_IsSeen(string line, bool isSeen) => Assert.Equal(isSeen, Named().IsMatch(line));

    [GeneratedRegex(@"SelfEvaluation|OwnMark|OwnJudgement|OwnAlone|own_mark|\b[Ss]aid\.Own\b")]
    private static partial Regex Named();
}
