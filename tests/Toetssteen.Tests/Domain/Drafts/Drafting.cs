using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Tests.Domain.Drafts;

/// <summary>A draft of one approach by the GGSR framework, and the people who take its steps.</summary>
internal sealed class Drafting
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);
    public static readonly DateOnly Today = new(2026, 3, 2);
    public static readonly TimeSpan Term = TimeSpan.FromDays(14);
    public static readonly PublicationTerms Terms = new(Term, CalendarDay: null);

    /// <summary>What is frozen at each step.</summary>
    public static readonly (string Json, string Sha256) Content = FactsheetContentJson.Freeze(new FactsheetContent
    {
        Kind = StudyKind.First,
        MunicipalityCode = "GM0150",
        MunicipalityName = "Deventer",
        FrameworkId = "ggsr/2012",
        StudyTitle = "Onderzoek",
        Approaches = [],
    });

    private static readonly DraftGap[] NoGaps = [];

    public Drafting() => Draft = new FactsheetDraft(Stage.Inspection, Domain.Stage.Ggsr, Guid.NewGuid);

    public Stage Stage { get; } = new();

    public FactsheetDraft Draft { get; }

    public Guid Inspector { get; } = Guid.NewGuid();

    public Guid Reader { get; } = Guid.NewGuid();

    public Guid Lead { get; } = Guid.NewGuid();

    public Guid OtherLead { get; } = Guid.NewGuid();

    /// <summary>Who wrote: the inspector.</summary>
    public IReadOnlySet<Guid> Authors => new HashSet<Guid> { Inspector };

    public Guid Assessment => Stage.Assessment.Id;

    public DraftFinding Finding(string indicator) => Draft.Findings.Single(f => f.IndicatorCodes.Contains(indicator));

    /// <summary>Brings it to a stage by the steps that lead there, each by whom it takes.</summary>
    public Drafting At(DraftStage stage)
    {
        if (stage == DraftStage.Judging)
            return this;
        AskSecondReading();
        if (stage == DraftStage.SecondReading)
            return this;
        Draft.Agree(Reader, Authors, []);
        if (stage == DraftStage.Agreed)
            return this;
        Send();
        if (stage == DraftStage.FactCheck)
            return this;
        Draft.CurrentFactCheck!.Submit("Gerda", Guid.NewGuid(), Now, Today);
        Draft.TakeUpFactCheck();
        if (stage == DraftStage.Deciding)
            return this;
        AgreeAgain();
        Adopt();
        if (stage == DraftStage.Adopted)
            return this;
        Draft.DecidePublication(OtherLead, Authors, Now + Term, Terms, null, Now);
        if (stage == DraftStage.Scheduled)
            return this;
        Draft.Keep(Draft.AdoptedSha256!, "pdf", "docx");
        Draft.Publish(Now + Term);
        return this;
    }

    public void AskSecondReading(params DraftGap[] gaps) => Draft.AskSecondReading(gaps.Length == 0 ? NoGaps : gaps, Inspector, Now);

    public void AgreeAgain()
    {
        AskSecondReading();
        Draft.Agree(Reader, Authors, []);
    }

    public FactCheck Send(DateOnly? until = null) =>
        Draft.SendForFactCheck(Guid.NewGuid(), Content.Json, Content.Sha256, until ?? Today.AddDays(21), Lead, Now);

    public void Adopt(Guid? by = null) => Draft.Adopt(by ?? Lead, Authors, Content.Json, Content.Sha256, Now);
}
