using FsCheck;
using FsCheck.Fluent;
using Toetssteen.Domain;
using Toetssteen.Domain.Comparison;
using Toetssteen.Domain.Evidence;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Tests.Domain.Comparison;

/// <summary>Findings published earlier on the same indicator, nearest first.</summary>
public sealed class AlikeCasesTests
{
    private static readonly CaseProfile AtHand = new()
    {
        Municipality = Reply.Yes,
        Partners = [Reply.Partly, Reply.Partly],
        Facts = new Dictionary<string, CaseFact> { ["has_maximum_caseload"] = Choice("no", "Grens aan het aantal gezinnen? Nee") },
        Words = "De regisseur heeft geen maximum aan gezinnen.",
        Marks = 1,
    };

    [Fact]
    public void TheNearest_ComesFirstAndSaysWhatIsTheSame()
    {
        var same = Candidate("Almelo", AtHand, new DateOnly(2014, 1, 1));
        var other = Candidate("Zwolle", AtHand with { Municipality = Reply.No }, new DateOnly(2014, 6, 1));
        var ordered = AlikeCases.Of(AtHand, [other, same]);
        Assert.Equal(["Almelo", "Zwolle"], ordered.Select(a => a.Case.Name));
        Assert.Equal(0, ordered[0].Distance);
        Assert.Equal("Zelfde: gemeente ja; partners gedeeltelijk; Grens aan het aantal gezinnen? Nee.", ordered[0].Why.Dutch);
        Assert.Equal("Same: municipality yes; partners partly; Limit? No.", ordered[0].Why.In("en"));
        Assert.Equal("Zelfde: partners gedeeltelijk; Grens aan het aantal gezinnen? Nee. Anders: gemeente nee.", ordered[1].Why.Dutch);
    }

    [Fact]
    public void CasesOfWhichOnlyTheTextIsKnown_ComeAfterThoseWithAnswersAndSaySo()
    {
        var far = Candidate(
            "Ver",
            AtHand with
            {
                Municipality = Reply.No,
                Partners = [Reply.Yes],
                Facts = new Dictionary<string, CaseFact>(),
            },
            new DateOnly(2010, 1, 1));
        var close = Candidate(
            "Tekst",
            new CaseProfile
            {
                Words = AtHand.Words,
                Marks = 1,
                AttentionPoints = 1,
                Indicators = 3,
            },
            new DateOnly(2014, 1, 1));
        var farther = Candidate(
            "Andere tekst",
            new CaseProfile
            {
                Words = "Scholen melden leerlingen aan.",
                Marks = 3,
                AttentionPoints = 1,
                Indicators = 3,
            },
            new DateOnly(2015, 1, 1));
        var ordered = AlikeCases.Of(AtHand, [farther, close, far]);
        Assert.Equal(["Ver", "Tekst", "Andere tekst"], ordered.Select(a => a.Case.Name));
        Assert.Equal([AlikeBasis.Answers, AlikeBasis.Finding, AlikeBasis.Finding], ordered.Select(a => a.Basis));
        Assert.Equal(
            "Antwoorden niet bekend, vergeleken op de tekst. Zelfde: de woorden komen voor 100 procent overeen; één oordeel.",
            ordered[1].Why.Dutch);
        Assert.Contains("Anders: de woorden komen voor 0 procent overeen; drie oordelen.", ordered[2].Why.Dutch, StringComparison.Ordinal);
    }

    [Fact]
    public void CasesOfWhichNothingIsKnown_ComeLastNewestFirstThenByName()
    {
        var nothing = new CaseProfile();
        var ordered = AlikeCases.Of(
            AtHand,
            [
                Candidate("B", nothing, new DateOnly(2013, 1, 1)),
                Candidate("A", nothing, new DateOnly(2013, 1, 1)),
                Candidate("C", nothing, new DateOnly(2014, 1, 1)),
                Candidate("D", AtHand, new DateOnly(2001, 1, 1)),
            ]);
        Assert.Equal(["D", "C", "A", "B"], ordered.Select(a => a.Case.Name));
        Assert.All(ordered.Skip(1), a => Assert.Equal((AlikeBasis.Nothing, (double?)null), (a.Basis, a.Distance)));
        Assert.StartsWith(
            "Er zijn geen feiten of antwoorden die van beide gevallen bekend zijn",
            ordered[1].Why.Dutch,
            StringComparison.Ordinal);
    }

    [Fact]
    public void LittleKnowledge_DoesNotLookLikeLikeness()
    {
        var little = new CaseProfile { Municipality = Reply.Yes };
        var much = AtHand with { Partners = [Reply.Partly, Reply.Yes] };
        Assert.True(AlikeCases.ByAnswers(AtHand, much) < AlikeCases.ByAnswers(AtHand, little));
    }

    [Fact]
    public void TheMarks_PlayNoPart()
    {
        var meets = Candidate("A", AtHand, new DateOnly(2014, 1, 1));
        var improve = meets with { Verdict = Verdict.NeedsImprovement, Marks = [MarkValue.NeedsImprovement] };
        Assert.Equal(AlikeCases.Of(AtHand, [meets])[0].Distance, AlikeCases.Of(AtHand, [improve])[0].Distance);
        Assert.Equal(AlikeCases.Of(AtHand, [meets])[0].Why, AlikeCases.Of(AtHand, [improve])[0].Why);
    }

    [Theory]
    [InlineData(QuestionType.Integer, "10", "20", 0.5)]
    [InlineData(QuestionType.Decimal, "2,5", "2.50", 0)]
    [InlineData(QuestionType.SelectMultiple, "police education", "education police justice", 1.0 / 3)]
    [InlineData(QuestionType.SelectOne, "yes", "no", 1)]
    public void AFact_DiffersByItsKind(QuestionType type, string one, string other, double distance)
    {
        CaseProfile Of(string value) => new() { Facts = new Dictionary<string, CaseFact> { ["x"] = new(type, value, new("", "")) } };
        Assert.Equal(distance, AlikeCases.ByAnswers(Of(one), Of(other))!.Value, 9);
    }

    [Fact]
    public void TheProfileOfACase_IsItsOwnVoicesFactsAndReasons()
    {
        var form = QuestionnaireForm.Of(Stage.Ggsr, QuestionnaireVariant.Full);
        var answers = new Dictionary<string, string> { ["has_maximum_caseload"] = "no", ["reasons_3.2.3"] = "Er is geen maximum." };
        var told = new PreparationFacts(
            PreparationForm.Of(Stage.Ggsr),
            new Dictionary<string, string> { ["approach_maximum_caseload_knowledge"] = "none" });
        var profile = CaseProfile.Of(
            new IndicatorEvidence(
                Stage.Ggsr.FindIndicator("3.2.3")!,
                [
                    new(new(OrganisationKind.Municipality, "Gemeente", Answering.Own, Reply.Yes), form, answers, told),
                    new(
                        new(OrganisationKind.Partner, "A", Answering.Own, Reply.Partly),
                        QuestionnaireForm.Of(Stage.Ggsr, QuestionnaireVariant.Limited),
                        new Dictionary<string, string>()),
                    new(new(OrganisationKind.Partner, "B", Answering.Joined), form, new Dictionary<string, string>()),
                ],
                new Dictionary<Guid, EvidenceDocument>()));
        Assert.Equal((Reply.Yes, "Er is geen maximum."), (profile.Municipality, profile.Words));
        Assert.Equal([Reply.Partly], profile.Partners);
        Assert.Equal(["approach_maximum_caseload_knowledge", "has_maximum_caseload"], profile.Facts.Keys.Order(StringComparer.Ordinal));
        Assert.EndsWith("Nee", profile.Facts["has_maximum_caseload"].Words.Dutch, StringComparison.Ordinal);
    }

    [Fact]
    public void TheProfileOfAFinding_IsItsShapeAndWords()
    {
        var profile = CaseProfile.Of(Stage.FindingOf("3.1.1 3.1.2", "Er is beleid.", [new Mark(MarkValue.Meets)], ["Let op."]));
        Assert.Equal(
            ("Er is beleid.", 1, 1, 2, false),
            (profile.Words, profile.AttentionPoints, profile.Marks, profile.Indicators, profile.HasAnswers));
    }

    [Fact]
    public void TheDistance_IsTheSameBothWaysAndZeroWithItself() => Prop.ForAll(Profiles.ToArbitrary(), Profiles.ToArbitrary(), (a, b) =>
    {
        foreach (var distance in new[] { AlikeCases.ByAnswers, (Func<CaseProfile, CaseProfile, double?>)AlikeCases.ByFindings })
        {
            Assert.Equal(distance(a, b) ?? -1, distance(b, a) ?? -1, 12);
            Assert.InRange(distance(a, b) ?? 0, 0, 1);
        }
        Assert.Equal(a.HasAnswers ? 0 : null, AlikeCases.ByAnswers(a, a));
        Assert.Equal(0, AlikeCases.ByFindings(a, a) ?? 0, 12);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void TheOrderOfTheCandidates_ChangesNothing() =>
        Prop.ForAll(Profiles.ToArbitrary(), Profiles.ListOf().ToArbitrary(), (atHand, profiles) =>
            {
                var candidates = profiles.Select((p, n) => Candidate($"Gemeente {n:000}", p, new DateOnly(2010 + n % 3, 1, 1))).ToList();
                var ordered = AlikeCases.Of(atHand, candidates);
                Assert.Equal(
                    ordered.Select(a => a.Case.Name),
                    AlikeCases.Of(atHand, Enumerable.Reverse(candidates)).Select(a => a.Case.Name));
                Assert.Equal(candidates.Count, ordered.Count);
                Assert.All(ordered, a => Assert.False(string.IsNullOrWhiteSpace(a.Why.In("nl"))));
            })
            .QuickCheckThrowOnFailure();

    private static Gen<CaseProfile> Profiles =>
        from municipality in Gen.Elements<Reply?>(null, Reply.Yes, Reply.Partly, Reply.No, Reply.Unknown, Reply.NotApplicable)
        from partners in Gen.Elements(Enum.GetValues<Reply>()).ListOf()
        from facts in (from name in Gen.Elements("a", "b", "c")
                       from type in Gen.Elements(QuestionType.SelectOne, QuestionType.SelectMultiple, QuestionType.Decimal)
                       from value in Gen.Elements("yes", "no", "yes no", "12", "-3,5", "x")
                       select (name, fact: new CaseFact(type, value, new($"{name} {value}", $"{name} {value}")))).ListOf()
        from words in Gen.Elements(null, "", "de en het", "De gemeente heeft beleid.", "Partners kennen het beleid van de gemeente.")
        from count in Gen.Elements<int?>(null, 0, 1, 3)
        select new CaseProfile
        {
            Municipality = municipality,
            Partners = [.. partners],
            Facts = facts.DistinctBy(f => f.name).ToDictionary(f => f.name, f => f.fact),
            Words = words,
            AttentionPoints = count,
            Marks = count,
            Indicators = count,
        };

    private static CaseFact Choice(string value, string words) => new(QuestionType.SelectOne, value, new(words, "Limit? No"));

    private static CaseCandidate Candidate(string name, CaseProfile profile, DateOnly published) =>
        new(new Guid(name.Length, 0, 0, [.. new byte[7], (byte)name[0]]), name, published, Verdict.Meets, [MarkValue.Meets], profile);
}
