using Toetssteen.Documents.Frameworks;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Web.Features.Studies.Plan;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Studies;

/// <summary>The letters to begin with promise no more than happens.</summary>
public sealed class LetterTextsTests
{
    [Theory]
    [InlineData(
        "frameworks",
        "ggsr/2012",
        "Daarna krijgen u en uw netwerkpartners een vragenlijst. Op basis van de antwoorden schrijven wij een factsheet."
    )]
    [InlineData("tests/frameworks", "proeverij/3", "Daarna schrijven wij een factsheet.")]
    public void TheInvitation_PromisesAQuestionnaire_ToThoseAloneWhomTheFrameworkAsks(string folder, string id, string promise)
    {
        var framework = FrameworkFile.Load(Repository.PathTo([.. folder.Split('/'), $"{id}.yaml"])).Framework!;

        var letter = LetterTexts.Promising(framework, LetterTexts.ToBeginWith).ToMunicipality!;

        Assert.Contains(promise, letter, StringComparison.Ordinal);
        Assert.Equal(framework.AsksNobody, !letter.Contains("vragenlijst", StringComparison.Ordinal));
    }
}
