using FsCheck;
using FsCheck.Fluent;
using Toetssteen.Documents.Frameworks;
using Toetssteen.Domain;
using Toetssteen.Domain.Comparison;
using Toetssteen.Domain.Evidence;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Tests.Domain.Comparison;

/// <summary>What deserves a look before an indicator is judged, with the facts it rests on.</summary>
public sealed class SignalsTests
{
    private static readonly Guid Covenant = Guid.NewGuid();
    private static readonly Framework Other = FrameworkFile
        .Load(RepositoryFolder.PathTo("tests", "frameworks", "verzuim", "2.1.yaml"))
        .Framework!;

    /// <summary>Indicator, answers of the municipality, the signal of the framework that they give; none where they give none.</summary>
    public static TheoryData<string, string, string> OfTheFramework() => new()
    {
        { "1.1.2", "families_precision=unknown", "S201 families_precision=unknown" },
        { "1.1.2", "families_precision=about;families=30", "" },
        { "1.1.2", "", "" },
        { "3.2.3", "has_maximum_caseload=no", "S202 has_maximum_caseload=no" },
        { "3.2.3", "has_maximum_caseload=unknown", "" },
        { "3.4.2", "end_reasons=goals_reached will_not_cooperate", "S203 end_reasons=goals_reached will_not_cooperate" },
        { "3.4.2", "end_reasons=goals_reached", "" },
        { "4.1.2", "has_escalation=no", "S204 has_escalation=no" },
        { "4.1.2", "has_escalation=yes", "" },
        { "4.2.1", "parties=police justice", "S205 parties=police justice" },
        { "4.2.1", "parties=education", "S206 parties=education" },
        { "4.2.1", "parties=education police", "" },
        { "4.2.1", "parties=unknown", "" },
        { "4.2.1", "", "" },
        { "5.1.1", "has_maximum_duration=yes;maximum_duration=60;maximum_duration_unit=hours", "S207 has_maximum_duration=yes" },
        { "5.1.1", "has_maximum_duration=no;maximum_duration=60", "" },
    };

    [Theory]
    [MemberData(nameof(OfTheFramework))]
    public void TheFacts_GiveTheSignalOfTheFrameworkOrNone(string code, string answers, string expected)
    {
        var signals = Signals.In(Evidence(code, [Municipality(null, answers)])).Where(s => s.Code[1] != '1');
        Assert.Equal(
            expected,
            string.Join(' ', signals.Select(s => $"{s.Code} {string.Join(' ', s.Facts.Select(f => $"{f.Name}={f.Value}"))}")));
    }

    [Fact]
    public void WhatWasToldInThePreparation_GivesASignalToo()
    {
        var told = Told(
            Stage.Ggsr,
            "approach_families_knowledge=unknown;approach_maximum_caseload_knowledge=none;approach_escalation_knowledge=none;"
                + "approach_maximum_duration_knowledge=known;approach_maximum_duration=18;approach_maximum_duration_unit=months");
        string[] Of(string code) =>
            [
                .. Signals
                    .In(Evidence(code, [Municipality(null, "", told)]))
                    .Where(s => s.Code[1] != '1')
                    .Select(s => $"{s.Code} {string.Join(' ', s.Facts.Select(f => $"{f.Name}={f.Value}"))}"),
            ];
        Assert.Equal(["S201 approach_families_knowledge=unknown"], Of("1.1.2"));
        Assert.Equal(["S202 approach_maximum_caseload_knowledge=none"], Of("3.2.3"));
        Assert.Equal(["S204 approach_escalation_knowledge=none"], Of("4.1.2"));
        Assert.Equal(["S207 approach_maximum_duration=18"], Of("5.1.1"));
    }

    [Theory]
    [InlineData("1.1.1", "approach_pupils_knowledge=unknown", "S201 approach_pupils_knowledge=Dat weten we niet")]
    [InlineData("1.1.1", "approach_pupils_knowledge=known;approach_pupils=0", "")]
    [InlineData(
        "1.1.1",
        "approach_pupils_knowledge=known;approach_pupils=201",
        "S201 approach_pupils_knowledge=Wij weten het approach_pupils=201"
    )]
    [InlineData("1.1.2", "approach_visits_knowledge=none", "S202 approach_visits_knowledge=Daar is niets over afgesproken")]
    [InlineData("1.1.2", "", "")]
    public void WhatAnotherFrameworkAsksBeforehand_GivesItsSignalsToo(string code, string told, string expected)
    {
        var framework = FrameworkFile.Load(RepositoryFolder.PathTo("tests", "frameworks", "schoolteams", "1.yaml")).Framework!;
        var respondent = new RespondentEvidence(
            new(OrganisationKind.Municipality, "Gemeente", Answering.Own),
            QuestionnaireForm.Of(framework, QuestionnaireVariant.Full),
            new Dictionary<string, string>(),
            Told(framework, told));
        var evidence = new IndicatorEvidence(framework.FindIndicator(code)!, [respondent], new Dictionary<Guid, EvidenceDocument>());
        Assert.Equal(
            expected,
            string.Join(
                ' ',
                Signals.In(evidence).Select(s => $"{s.Code} {string.Join(' ', s.Facts.Select(f => $"{f.Name}={f.Shown.Dutch}"))}")));
    }

    [Fact]
    public void AFact_IsShownInWordsOfItsQuestion()
    {
        var fact = Assert.Single(
            Signals.In(Evidence("4.1.2", [Municipality(null, "has_escalation=no")])).Single(s => s.Code == "S204").Facts);
        Assert.Equal(("Gemeente", "Nee", "No"), (fact.Respondent, fact.Shown.Dutch, fact.Shown.In("en")));
        Assert.StartsWith("Is er een vaste stap", fact.Label.Dutch, StringComparison.Ordinal);
    }

    [Fact]
    public void IndependentVoicesThatSayYesAndNo_ContradictEachOther()
    {
        var signal = Assert.Single(
            Signals.In(Evidence("4.1.1", [Municipality(Reply.Yes), Partner("A", Reply.No), Partner("B", Reply.Unknown)])),
            s => s.Code == "S101");
        Assert.Equal(
            [("Gemeente", "answer_4.1.1", "yes"), ("A", "answer_4.1.1", "no")],
            signal.Facts.Select(f => (f.Respondent, f.Name, f.Value)));
        Assert.DoesNotContain(Codes("4.1.1", Municipality(Reply.Yes), Joined("A")), c => c == "S101");
        Assert.DoesNotContain(Codes("4.1.1", Municipality(Reply.Yes), Partner("A", Reply.Partly)), c => c == "S101");
    }

    [Theory]
    [InlineData(Reply.Yes, "", "S102")]
    [InlineData(Reply.Partly, "", "S102")]
    [InlineData(Reply.No, "", "")]
    [InlineData(Reply.Unknown, "", "")]
    [InlineData(Reply.Yes, "received", "")]
    [InlineData(Reply.Yes, "requested", "S103")]
    [InlineData(Reply.Yes, "claimed", "S103")]
    [InlineData(Reply.Partly, "named", "S103")]
    public void AClaim_IsHeldAgainstItsDocuments(Reply reply, string document, string expected)
    {
        List<SourceReference> sources =
            document.Length == 0 ? [] : [document == "named" ? new(null, "Convenant 2011", 4, null) : new(Covenant, null, 4, null)];
        var status = document switch
        {
            "received" => DocumentStatus.Received,
            "requested" => DocumentStatus.Requested,
            _ => DocumentStatus.Claimed,
        };
        var respondent = Municipality(reply, $"sources_4.2.2={SourceReference.WriteAll(sources)}");
        var signals = Signals.In(Evidence("4.2.2", [respondent], status)).Where(s => s.Code is "S102" or "S103").ToList();
        Assert.Equal(expected, string.Join(' ', signals.Select(s => s.Code)));
        if (expected == "S103")
            Assert.Contains("Convenant 2011: ", Assert.Single(signals[0].Facts).Shown.Dutch, StringComparison.Ordinal);
    }

    [Fact]
    public void FewerThanTwoIndependentPartners_IsASignalWherePartnersAreAsked()
    {
        var signal = Assert.Single(Signals.In(Evidence("4.1.1", [Municipality(Reply.No), Partner("A", Reply.No), Joined("B")])));
        Assert.Equal("S104", signal.Code);
        Assert.Equal([(null, "1"), ("B", "joined")], signal.Facts.Select(f => (f.Respondent, f.Value)));
        Assert.Empty(Codes("4.1.1", Municipality(Reply.No), Partner("A", Reply.No), Partner("B", Reply.No)));
        Assert.Empty(Codes("1.1.2", Municipality(Reply.No)));
        // Of partners whom nobody asked nothing is said.
        Assert.Empty(Codes("4.1.1", Municipality(Reply.No)));
    }

    [Fact]
    public void WhatWasNotAnsweredByTheRespondentItself_CountsForNothing()
    {
        var answers = new Dictionary<string, string> { ["has_escalation"] = "no" };
        var waiting = new RespondentEvidence(new Voice(OrganisationKind.Partner, "A", null), Form(QuestionnaireVariant.Limited), answers);
        Assert.DoesNotContain(Codes("4.1.2", Municipality(Reply.No), waiting), c => c == "S204");
    }

    [Fact]
    public void AFrameworkOfAnotherShape_HasSignalsWithoutALineOfCode()
    {
        var indicator = Other.Indicators.First(i => i.Facts.Count > 0);
        var fact = indicator.Facts[0];
        var rule = new SignalRule("S300", Expression.Parse($"${{{fact.Name}}} != ''"), new("Kijk hiernaar.", "Look at this."));
        var form = QuestionnaireForm.Of(Other, QuestionnaireVariant.Full);
        var value = form.ChoicesOf(fact) is [{ } first, ..] ? first.Name : "1";
        var respondent = new RespondentEvidence(
            new Voice(OrganisationKind.Municipality, "Gemeente", Answering.Own),
            form,
            new Dictionary<string, string> { [fact.Name] = value });
        var signal = Signals
            .In(new(indicator with { Signals = [rule] }, [respondent], new Dictionary<Guid, EvidenceDocument>()))
            .Single(s => s.Code == "S300");
        Assert.Equal((rule.Explanation, fact.Name), (signal.Explanation, Assert.Single(signal.Facts).Name));
    }

    [Fact]
    public void AFrameworkWithoutSignals_KeepsItsBytesAndOneWithThemReadsBack()
    {
        Assert.DoesNotContain("signals", FrameworkJson.Write(Other), StringComparison.Ordinal);
        var read = FrameworkJson.Read(FrameworkJson.Write(Stage.Ggsr));
        Assert.Equal(Stage.Ggsr.Indicators.SelectMany(i => i.Signals), read.Indicators.SelectMany(i => i.Signals));
        Assert.Equal(
            ["S201", "S202", "S203", "S204", "S205", "S206", "S207"],
            read.Indicators.SelectMany(i => i.Signals).Select(s => s.Code).Order());
    }

    [Fact]
    public void EveryCode_IsOfOneRule() => Assert.Equal(["S101", "S102", "S103", "S104"], Signals.General.Select(r => r.Code));

    [Fact]
    public void WhateverIsAnswered_EverySignalRestsOnFactsAndBothLanguagesSpeak() =>
        Prop.ForAll(Gen.Elements(Stage.Ggsr.Indicators.ToArray()).ToArbitrary(), Evidences.ToArbitrary(), (indicator, respondents) =>
            Assert.All(Signals.In(new(indicator, respondents, new Dictionary<Guid, EvidenceDocument>())), s =>
            {
                Assert.NotEmpty(s.Facts);
                Assert.False(string.IsNullOrWhiteSpace(s.Explanation.Dutch) || string.IsNullOrWhiteSpace(s.Explanation.In("en")));
            })).QuickCheckThrowOnFailure();

    private static Gen<RespondentEvidence[]> Evidences =>
        (
            from kind in Gen.Elements(OrganisationKind.Municipality, OrganisationKind.Partner)
            from answered in Gen.Elements<Answering?>(null, Answering.Own, Answering.Joined, Answering.Silent)
            from reply in Gen.Elements<Reply?>(null, Reply.Yes, Reply.No)
            from values in Gen.Elements("", "yes", "no", "unknown", "police", "12", "[", "will_not_cooperate").ListOf()
            let form = Form(kind == OrganisationKind.Municipality ? QuestionnaireVariant.Full : QuestionnaireVariant.Limited)
            let answers = form
                .Questions.Select((q, n) => (q.Name, Value: values.Count == 0 ? "" : values[n % values.Count]))
                .ToDictionary(x => x.Name, x => x.Value)
            select new RespondentEvidence(new Voice(kind, "X", answered, reply), form, answers)
        ).ArrayOf();

    private static QuestionnaireForm Form(QuestionnaireVariant variant) => QuestionnaireForm.Of(Stage.Ggsr, variant);

    private static IEnumerable<string> Codes(string code, params RespondentEvidence[] respondents) =>
        Signals.In(Evidence(code, respondents)).Select(s => s.Code);

    private static IndicatorEvidence Evidence(
        string code,
        RespondentEvidence[] respondents,
        DocumentStatus status = DocumentStatus.Received
    ) =>
        new(
            Stage.Ggsr.FindIndicator(code)!,
            respondents,
            new Dictionary<Guid, EvidenceDocument> { [Covenant] = new("Convenant 2011", status) });

    private static PreparationFacts Told(Framework framework, string answers) => new(PreparationForm.Of(framework),
        answers.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(a => a.Split('=', 2)).ToDictionary(a => a[0], a => a[1]));

    private static RespondentEvidence Municipality(Reply? reply, string answers = "", PreparationFacts? told = null) =>
        Own(new(OrganisationKind.Municipality, "Gemeente", Answering.Own, reply), QuestionnaireVariant.Full, answers, told);

    private static RespondentEvidence Partner(string name, Reply reply) =>
        Own(new(OrganisationKind.Partner, name, Answering.Own, reply), QuestionnaireVariant.Limited, "", null);

    private static RespondentEvidence Joined(string name) =>
        new(new(OrganisationKind.Partner, name, Answering.Joined), Form(QuestionnaireVariant.Limited), new Dictionary<string, string>());

    private static RespondentEvidence Own(Voice voice, QuestionnaireVariant variant, string answers, PreparationFacts? told) =>
        new(
            voice,
            Form(variant),
            answers.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(a => a.Split('=', 2)).ToDictionary(a => a[0], a => a[1]),
            told);
}
