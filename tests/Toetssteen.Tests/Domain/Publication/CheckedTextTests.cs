using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Tests.Domain.Publication;

/// <summary>Every text that a municipality reads in a draft can be objected to, and says where it stands.</summary>
public sealed class CheckedTextTests
{
    private static readonly Framework Framework = Stage.Ggsr;

    private static readonly FactsheetContent Draft = new()
    {
        Kind = StudyKind.First,
        MunicipalityCode = "GM0150",
        MunicipalityName = "Deventer",
        FrameworkId = Framework.Id,
        StudyTitle = "Proef",
        Context = "De context.",
        Figures = [new FigureContent("inhabitants", 98_000, FigurePrecision.About, "CBS", null, null)],
        Approaches =
        [
            new ApproachContent
            {
                Name = "Wijkteam",
                Description = "Een team.",
                Scope = "De enige.",
                Findings =
                [
                    new FindingContent("1", "1.1", ["1.1.1", "1.1.2"], [new Mark(MarkValue.Meets)], "De tekst.", ["Let hierop."])
                    {
                        NoMarkReason = "Niet gevraagd.",
                    },
                ],
                Conclusions = [new ConclusionContent("1", ["Gaat goed."], ["Kan beter."])],
            },
        ],
    };

    [Fact]
    public void All_NamesEveryTextOnce_WithItsPartAndPlace()
    {
        var texts = CheckedText.All(Draft, Framework, f => $"{f.Value} inwoners");
        Assert.Equal(
            [
                "context",
                "figures/0",
                "approaches/0/description",
                "approaches/0/scope",
                "approaches/0/findings/0/text",
                "approaches/0/findings/0/no-mark",
                "approaches/0/findings/0/attention/0",
                "approaches/0/conclusions/0/well/0",
                "approaches/0/conclusions/0/better/0",
            ],
            texts.Select(t => t.Place));
        Assert.Equal(
            [
                "De context.",
                "98000 inwoners",
                "Een team.",
                "De enige.",
                "De tekst.",
                "Niet gevraagd.",
                "Let hierop.",
                "Gaat goed.",
                "Kan beter.",
            ],
            texts.Select(t => t.Text));
        Assert.Equal(
            ["context", "figures", "approaches/0/description", "approaches/0/findings/0", "approaches/0/conclusions/0"],
            texts.Select(t => t.Part).Distinct());
        Assert.Equal("1.1.1", texts.Single(t => t.Text == "Let hierop.").IndicatorCode);
    }

    [Fact]
    public void HowItWasExamined_AndHowProgressWasReported_CanBeObjectedTo()
    {
        var texts = CheckedText.All(
            Draft with
            {
                Examination = "Wij lazen alles.",
                Progress =
                [
                    new ProgressContent(ReportForm.Written, null, null),
                    new ProgressContent(ReportForm.Conversation, null, "Zij belden."),
                ],
            },
            Framework,
            _ => "");
        Assert.Equal(
            [("examination", "Wij lazen alles."), ("progress/1", "Zij belden.")],
            texts.Where(t => t.Part is CheckedText.ExaminationPart or CheckedText.ProgressPart).Select(t => (t.Place, t.Text)));
    }

    [Fact]
    public void WithTwoApproaches_AHeadingSaysWhichItIs()
    {
        var two = Draft with { Approaches = [Draft.Approaches[0], Draft.Approaches[0] with { Name = "Buurtteam" }] };
        Assert.Equal(
            [
                "Wijkteam, 1.1.1–1.1.2 Zelfde omschrijving van GGSR; Zicht op de populatie",
                "Buurtteam, 1.1.1–1.1.2 Zelfde omschrijving van GGSR; Zicht op de populatie",
            ],
            CheckedText.All(two, Framework, _ => "").Where(t => t.Text == "De tekst.").Select(t => t.Heading));
    }
}
