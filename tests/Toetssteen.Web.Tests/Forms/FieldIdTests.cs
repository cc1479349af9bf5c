using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Web.Ui.Forms;

namespace Toetssteen.Web.Tests.Forms;

/// <summary>Every field has an id of its own, whatever the code in its name.</summary>
public sealed class FieldIdTests
{
    [Theory]
    [InlineData("answer_1.1.1", "answer_1_1_1")]
    [InlineData("Answers[approach_length_unit]", "Answers_approach_length_unit_")]
    [InlineData("sources_1.1.1:0:titel", "sources_1_1_1:0:titel")]
    [InlineData("finding/01a22d48-4488-7197-aa55-075b733fa718/text", "finding_01a22d48-4488-7197-aa55-075b733fa718_text")]
    public void AName_HasItsId(string name, string id) => Assert.Equal(id, FieldTagHelper.IdOf(name));

    [Fact]
    public void CodesThatDifferInASignOnly_HaveIdsOfTheirOwn()
    {
        string[] codes = ["§ 4 (1)", "§ 4 [1", "§ 4.1", "4 (1)", "a)", "a.", "a", "ä", "a:"];
        foreach (var name in new Func<string, string>[] { QuestionNames.Answer, c => DraftNames.Notes(Guid.Empty, c), c => $"norm-{c}" })
        {
            var ids = codes.Select(c => FieldTagHelper.IdOf(name(c))).ToList();
            Assert.Equal(codes.Length, ids.Distinct().Count());
            Assert.All(ids, id => Assert.Matches("^[A-Za-z][A-Za-z0-9:_-]*$", id));
        }
    }
}
