using FsCheck;
using FsCheck.Fluent;
using Toetssteen.Domain;
using Toetssteen.Domain.Comparison;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Questionnaires;
using static Toetssteen.Domain.Questionnaires.QuestionnaireVariant;

namespace Toetssteen.Tests.Domain.Questionnaires;

/// <summary>Questionnaires as a framework version makes them, and the rules about answers.</summary>
public sealed class QuestionnaireFormTests
{
    private static readonly Framework Framework = Made();
    private static readonly QuestionnaireForm Form = QuestionnaireForm.Of(Framework, Full);
    private static readonly QuestionnairePage Page = Form.FindPage("A1")!;

    [Fact]
    public void TheFullQuestionnaire_HasAPagePerCriterionAndASectionPerIndicator()
    {
        Assert.Equal(("proef/1", Full), (Form.FrameworkId, Form.Variant));
        Assert.Equal(["A1", "A2"], Form.Pages.Select(p => p.Code));
        Assert.Equal(["a.1", "a.2"], Page.Sections.Select(s => s.Indicator.Code));
        Assert.Equal(
            [
                "answer_a.1",
                "reasons_a.1",
                "sources_a.1",
                "has_maximum",
                "maximum",
                "unit",
                "parties",
                "since",
                "answer_a.2",
                "reasons_a.2",
                "sources_a.2",
            ],
            Page.Questions.Select(q => q.Name));
        Assert.Equal(Form.Questions, Form.Pages.SelectMany(p => p.Questions));
    }

    [Fact]
    public void TheLimitedQuestionnaire_HasOnlyWhatPartnersAreAsked()
    {
        var limited = QuestionnaireForm.Of(Framework, Limited);
        Assert.Equal(["A1"], limited.Pages.Select(p => p.Code));
        Assert.Equal(["answer_a.1", "reasons_a.1", "sources_a.1", "parties"], limited.Questions.Select(q => q.Name));
        Assert.Equal("Hoe lang kunt u helpen?", limited.Find("reasons_a.1")!.Label.Dutch);
        Assert.Equal("How long can help go on?", Form.Find("reasons_a.1")!.Label.In("en"));
    }

    [Fact]
    public void AQuestionnaireAboutSomeIndicators_HasTheirSectionsAlone_InEitherVariant()
    {
        var first = QuestionnaireForm.Of(Framework, Full, ["a.2"]);
        Assert.Equal(["answer_a.2", "reasons_a.2", "sources_a.2"], first.Questions.Select(q => q.Name));
        Assert.Equal("A1", Assert.Single(first.Pages).Code);
        Assert.Empty(QuestionnaireForm.Of(Framework, Limited, ["a.2"]).Pages);
        Assert.Equal(
            Form.Questions.Select(q => q.Name),
            QuestionnaireForm.Of(Framework, Full, [.. Framework.Indicators.Select(i => i.Code)]).Questions.Select(q => q.Name));
    }

    [Fact]
    public void AFactWhoseConditionRestsOnAnIndicatorOutOfScope_IsNotAsked_NorWhatRestsOnIt()
    {
        var ggsr = Stage.Ggsr;
        var (from, to) = (ggsr.Indicators.First(i => i.Facts.Count > 0), ggsr.Indicators.Last());
        Question Fact(string name, string? relevant, string code) =>
            new()
            {
                Name = name,
                Type = QuestionType.Text,
                Label = new("Vraag?", "Question?"),
                Relevant = relevant is null ? null : Expression.Parse(relevant),
                Variants = [Full],
                IndicatorCode = code,
            };
        var known = from.Facts[0].Name;
        var resting = to with
        {
            Facts =
            [
                Fact("rests", $"${{{known}}} != ''", to.Code),
                Fact("rests_on_that", "${rests} != ''", to.Code),
                Fact("free", null, to.Code),
            ],
        };
        var framework = ggsr with
        {
            Themes =
            [
                .. ggsr.Themes.Select(t =>
                    t with
                    {
                        Criteria =
                        [
                            .. t.Criteria.Select(c =>
                                c with
                                {
                                    Indicators = [.. c.Indicators.Select(i => i.Code == to.Code ? resting : i)],
                                }),
                        ],
                    }),
            ],
        };
        Assert.Equal(["free"], QuestionnaireForm.Of(framework, Full, [to.Code]).Pages[0].Sections[0].Facts.Select(f => f.Name));
        Assert.Equal(
            ["rests", "rests_on_that", "free"],
            QuestionnaireForm.Of(framework, Full, [from.Code, to.Code]).Pages[^1].Sections[^1].Facts.Select(f => f.Name));
    }

    [Fact]
    public void Questions_AreFoundByName()
    {
        Assert.Equal(QuestionType.Integer, Form.Find("maximum")!.Type);
        Assert.Same(Page, Form.PageOf("maximum"));
        Assert.Null(Form.Find("geen"));
        Assert.Null(Form.PageOf("geen"));
        Assert.Null(Form.FindPage("geen"));
        Assert.Equal(["hours", "months"], Form.ChoicesOf(Form.Find("unit")!).Select(c => c.Name));
        Assert.Empty(Form.ChoicesOf(Form.Find("maximum")!));
    }

    [Fact]
    public void TheClosedAnswer_IsOneOfTheRepliesInTheirOrder()
    {
        Assert.Equal(["yes", "partly", "no", "unknown", "notApplicable"], Form.ChoicesOf(Form.Find("answer_a.1")!).Select(c => c.Name));
        Assert.Equal(
            ["Ja", "Gedeeltelijk", "Nee", "Weten we niet", "Niet van toepassing"],
            QuestionnaireForm.Replies.Choices.Select(c => c.Label.Dutch));
        Assert.Equal(Reply.NotApplicable, QuestionnaireForm.ReplyTo("a.1", Answers(("answer_a.1", " notApplicable"))));
        Assert.Null(QuestionnaireForm.ReplyTo("a.1", Answers(("answer_a.1", "maybe"))));
        Assert.Null(QuestionnaireForm.ReplyTo("a.1", Answers()));
    }

    [Fact]
    public void AQuestion_IsAskedOnlyWhereItsConditionHolds()
    {
        var maximum = Form.Find("maximum")!;
        Assert.False(Form.IsRelevant(maximum, Answers()));
        Assert.True(Form.IsRelevant(maximum, Answers(("has_maximum", "yes"))));
        Assert.Contains(maximum, Form.Applicable(Page, Answers(("has_maximum", "yes"))));
        Assert.DoesNotContain(maximum, Form.Applicable(Page, Answers()));
    }

    [Fact]
    public void AnAnswerToAQuestionThatDoesNotApply_IsKeptAndCountsAsNone()
    {
        var answers = Answers(("has_maximum", "no"), ("maximum", "40"), ("unit", "hours"));
        Assert.False(Form.IsRelevant(Form.Find("unit")!, answers));
        Assert.Equal(["has_maximum"], Form.Given(answers).Select(g => g.Question.Name));
        Assert.Equal("40", answers["maximum"]);

        answers["has_maximum"] = "yes";
        Assert.Equal(["has_maximum", "maximum", "unit"], Form.Given(answers).Select(g => g.Question.Name));
    }

    [Theory]
    [InlineData("answer_a.1", "maybe", "Q002")]
    [InlineData("answer_a.1", "yes no", "Q002")]
    [InlineData("answer_a.1", "Yes", "Q002")]
    [InlineData("parties", "school nobody", "Q002")]
    [InlineData("maximum", "veel", "Q003")]
    [InlineData("maximum", "1.200", "Q003")]
    [InlineData("maximum", "2,5", "Q003")]
    [InlineData("maximum", "-", "Q003")]
    [InlineData("maximum", "--5", "Q003")]
    [InlineData("maximum", "٣", "Q003")]
    [InlineData("maximum", "1234567890123456", "Q005")]
    [InlineData("hours", "twee", "Q004")]
    [InlineData("hours", "1.200,5", "Q004")]
    [InlineData("hours", "12345678901234567890123456789012345", "Q005")]
    [InlineData("hours", "1.250", "Q015")]
    [InlineData("hours", "1,250", "Q015")]
    [InlineData("hours", "€ 12", "Q016")]
    [InlineData("hours", "12%", "Q016")]
    [InlineData("since", "2013-02-30", "Q006")]
    [InlineData("since", "21-10-13", "Q017")]
    [InlineData("since", "21-10-2013", "Q006")]
    [InlineData("reasons_a.1", "a\0b", "Q008")]
    [InlineData("sources_a.1", "zie bijlage", "Q009")]
    [InlineData("sources_a.1", "{}", "Q009")]
    [InlineData("sources_a.1", """[{"documentId":"geen"}]""", "Q009")]
    [InlineData("sources_a.1", """[{"title":"Convenant","page":"twaalf"}]""", "Q009")]
    [InlineData("sources_a.1", """[{"page":12}]""", "Q010")]
    [InlineData("sources_a.1", """[{"title":"Convenant"},{"title":" ","section":"2.1"}]""", "Q010")]
    [InlineData("sources_a.1", """[{"title":"Convenant","page":0}]""", "Q011")]
    [InlineData("sources_a.1", """[{"title":"a\u0000b"}]""", "Q008")]
    [InlineData("sources_a.1", """[{"title":"a\ud83d"}]""", "Q009")]
    [InlineData("maximum", "0", "Q014")]
    public void AnAnswerThatDoesNotFit_IsRefusedWithASentence(string name, string value, string code)
    {
        var question = Form.Find(name)!;
        var problem = Form.Check(question, value, Answers(("has_maximum", "yes")));

        Assert.Equal((code, name), (problem?.Code, problem?.Question));
        Assert.DoesNotContain("{", problem!.Sentence, StringComparison.Ordinal);
        Assert.EndsWith(".", problem.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("answer_a.1", "yes")]
    [InlineData("answer_a.1", " yes ")]
    [InlineData("parties", "school police")]
    [InlineData("parties", "police  school school")]
    [InlineData("maximum", "40")]
    [InlineData("maximum", " 040 ")]
    [InlineData("hours", "2,5")]
    [InlineData("hours", "2.5")]
    [InlineData("since", "2013-10-21")]
    [InlineData("reasons_a.1", "Wij helpen zo lang als nodig is. 🙂\r\nEn daarna ook.\t\v")]
    [InlineData(
        "sources_a.1",
        """[{"title":"Convenant","page":12},{"documentId":"3f2504e0-4f89-41d3-9a0c-0305e82c3301","section":"2.1"},{},null]"""
    )]
    [InlineData("sources_a.1", "[]")]
    [InlineData("maximum", "")]
    [InlineData("answer_a.1", null)]
    [InlineData("since", "   ")]
    public void AnAnswerThatFits_HasNoProblem_AndAnEmptyOneNeither(string name, string? value) =>
        Assert.Null(Form.Check(Form.Find(name)!, value, Answers(("has_maximum", "yes"))));

    [Fact]
    public void HalfACharacter_IsRefused()
    {
        string[] halves = ["a\ud83d", "\ude42", "\ude42\ud83d"];
        Assert.All(halves, half => Assert.Equal("Q008", Form.Check(Form.Find("reasons_a.1")!, half, Answers())?.Code));
    }

    [Fact]
    public void ATextThatIsTooLong_IsRefusedAndNeverCutOff()
    {
        var reasons = Form.Find("reasons_a.1")!;
        Assert.Null(Form.Check(reasons, new string('a', Question.MaxText), Answers()));
        Assert.Null(Form.Check(reasons, string.Concat(Enumerable.Repeat("🙂", Question.MaxText)), Answers()));
        Assert.Null(Form.Check(reasons, string.Concat(Enumerable.Repeat("a\r\n", Question.MaxText / 2)), Answers()));

        var problem = Form.Check(reasons, new string('a', Question.MaxText + 1), Answers());

        Assert.Equal("Q007", problem?.Code);
        Assert.Equal(
            "Dit antwoord is te lang: 20001 tekens, en er passen er 20000 in. Er is niets afgekapt; kort het antwoord in.",
            problem!.Sentence);
    }

    [Theory]
    [InlineData("maximum")]
    [InlineData("answer_a.1")]
    [InlineData("since")]
    [InlineData("sources_a.1")]
    [InlineData("reasons_a.1")]
    public void AMegabyteInAnyField_GetsAShortSentence(string name) =>
        Assert.InRange(Form.Check(Form.Find(name)!, new string('x', 1_000_000), Answers())!.Sentence.Length, 20, 200);

    [Fact]
    public void MoreSourcesOrLongerTitlesThanFit_AreRefused()
    {
        var question = Form.Find("sources_a.1")!;
        SourceReference[] many =
        [
            .. Enumerable.Range(1, SourceReference.MaxCount + 1).Select(n => new SourceReference(null, "Convenant", n, null)),
        ];
        Assert.Equal("Q012", Form.Check(question, SourceReference.WriteAll(many), Answers())?.Code);
        Assert.Null(Form.Check(question, SourceReference.WriteAll(many.Skip(1)), Answers()));
        Assert.Equal(
            "Q013",
            Form.Check(question, SourceReference.WriteAll([new(null, new string('t', 501), null, null)]), Answers())?.Code);
        Assert.Equal(
            "Q011",
            Form.Check(question, SourceReference.WriteAll([new(null, "Convenant", SourceReference.MaxPage + 1, null)]), Answers())?.Code);
    }

    [Fact]
    public void AConstraint_IsSaidInTheFrameworksOwnWords()
    {
        var problem = Form.Check(Form.Find("maximum")!, "0", Answers(("has_maximum", "yes")))!;
        Assert.Equal("Vul een getal in dat groter is dan nul.", problem.Sentence);
        Assert.Equal("Fill in a number above zero.", problem.Said!.In("en"));
    }

    [Fact]
    public void AConstraint_IsAskedOnlyOfAnAnswerThatIsThere() => Assert.Null(Form.Check(Form.Find("maximum")!, " ", Answers()));

    [Fact]
    public void Missing_IsWhatIsRequiredAppliesAndHasNoAnswer()
    {
        Assert.Equal(
            ["answer_a.1", "reasons_a.1", "has_maximum", "answer_a.2", "reasons_a.2"],
            Form.Missing(Page, Answers()).Select(q => q.Name));
        Assert.Equal(["maximum"], Form.Missing(Page, Answers([.. Needed, ("has_maximum", "yes"), ("maximum", "  ")])).Select(q => q.Name));
        Assert.Equal(["unit"], Form.Missing(Page, Answers([.. Needed, ("has_maximum", "yes"), ("maximum", "40")])).Select(q => q.Name));
        Assert.Empty(Form.Missing(Page, Answers([.. Needed, ("has_maximum", "no")])));
    }

    [Fact]
    public void Problems_AreAllThatIsWrongOnAPageInItsOrder()
    {
        var answers = Answers([.. Needed[..3], ("has_maximum", "yes"), ("maximum", "veel"), ("since", "ooit"), ("reasons_a.2", "")]);
        Assert.Equal(
            [("maximum", "Q003"), ("unit", "Q001"), ("since", "Q006"), ("reasons_a.2", "Q001")],
            Form.Problems(Page, answers).Select(p => (p.Question, p.Code)));
    }

    [Fact]
    public void APage_IsNotStartedStartedOrComplete()
    {
        Assert.Equal(PageStatus.NotStarted, Form.StatusOf(Page, Answers()));
        Assert.Equal(PageStatus.NotStarted, Form.StatusOf(Page, Answers(("reasons_a.1", " \n"), ("sources_a.1", "[]"))));
        Assert.Equal(PageStatus.NotStarted, Form.StatusOf(Page, Answers(("maximum", "40"))));
        Assert.Equal(PageStatus.NotStarted, Form.StatusOf(Page, Answers(("answer_a.3", "yes"))));
        Assert.Equal(PageStatus.Started, Form.StatusOf(Page, Answers(("answer_a.1", "yes"))));
        Assert.Equal(PageStatus.Complete, Form.StatusOf(Page, Answers([.. Needed, ("has_maximum", "no")])));
        Assert.Equal(PageStatus.Started, Form.StatusOf(Page, Answers([.. Needed, ("has_maximum", "no"), ("since", "ooit")])));
        Assert.Equal(PageStatus.Complete, Form.StatusOf(Page, Answers([.. Needed, ("has_maximum", "no"), ("maximum", "veel")])));
    }

    [Fact]
    public void Sources_AreWrittenAndReadAsTheyAre_WithoutBlankRows()
    {
        var document = Guid.Parse("3f2504e0-4f89-41d3-9a0c-0305e82c3301");
        SourceReference[] sources = [new(document, null, 12, null), new(null, " ", null, ""), new(null, "Convenant", null, "2.1 ‘Doel’")];

        Assert.True(SourceReference.TryReadAll(SourceReference.WriteAll(sources), out var read));
        Assert.Equal([sources[0], sources[2]], read);
        Assert.Equal("", SourceReference.WriteAll([sources[1]]));
        Assert.True(SourceReference.TryReadAll(null, out read));
        Assert.Empty(read);
    }

    [Fact]
    public void NoAnswer_MakesARuleThrow() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string?>(), value =>
            {
                var answers = Form.Questions.ToDictionary(q => q.Name, _ => value ?? "");
                foreach (var question in Form.Questions)
                    _ = Form.Check(question, value, answers)?.Sentence;
                foreach (var page in Form.Pages)
                    _ = (Form.StatusOf(page, answers), Form.Problems(page, answers));
            })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void WordsInALanguageThatIsNotThere_AreDutchAndSaySo()
    {
        var words = new Wording("gemeente", "municipality");
        Assert.Equal(
            ("municipality", "en", "gemeente", "nl"),
            (words.In("en"), words.LanguageIn("en"), words.In("fy"), words.LanguageIn("fy")));
        Assert.Equal(words, new Wording([new("en", "municipality"), new("nl", "gemeente")]));
        Assert.NotEqual(words, new Wording("gemeente"));
        Assert.Throws<ArgumentException>(() => new Wording([]));
    }

    [Theory]
    [InlineData("_a", true)]
    [InlineData("answer_1.1.2-b", true)]
    [InlineData("1a", false)]
    [InlineData("a b", false)]
    [InlineData("a\n", false)]
    [InlineData("é", false)]
    [InlineData("", false)]
    public void AName_IsAsXlsFormSays(string name, bool allowed) => Assert.Equal(allowed, QuestionNames.IsAllowed(name));

    private static (string, string)[] Needed =>
        [
            ("answer_a.1", "yes"),
            ("reasons_a.1", "Zo lang als nodig is."),
            ("answer_a.2", "unknown"),
            ("reasons_a.2", "Dat houden wij niet bij."),
        ];

    private static Dictionary<string, string> Answers(params (string Name, string Value)[] answers) =>
        answers.ToDictionary(a => a.Name, a => a.Value);

    private static Framework Made()
    {
        Question Fact(
            string name,
            QuestionType type,
            string? list = null,
            string? relevant = null,
            string? constraint = null,
            bool required = false,
            params QuestionnaireVariant[] variants
        ) =>
            new()
            {
                Name = name,
                Type = type,
                ChoiceList = list,
                Label = new($"Vraag {name}"),
                Relevant = relevant is null ? null : Expression.Parse(relevant),
                Constraint = constraint is null ? null : Expression.Parse(constraint),
                ConstraintMessage = constraint is null
                    ? null
                    : new("Vul een getal in dat groter is dan nul.", "Fill in a number above zero."),
                Required = required,
                Variants = variants is [] ? [Full] : variants,
                IndicatorCode = "a.1",
            };

        return Stage.Ggsr with
        {
            Key = "proef",
            Version = "1",
            JointRows = [],
            ChoiceLists =
            [
                new("yes_no", [new("yes", new("Ja")), new("no", new("Nee"))]),
                new("unit", [new("hours", new("uren")), new("months", new("maanden"))]),
                new("party", [new("school", new("school")), new("police", new("politie"))]),
            ],
            Themes =
            [
                new(
                    "A",
                    "Duur",
                    "hulp duurt zo lang als nodig is",
                    [],
                    [
                        new(
                            "A1",
                            "Duur",
                            [],
                            [
                                new(
                                    "a.1",
                                    "Hulp gaat door",
                                    "Duur",
                                    [],
                                    new("Hoe lang kan hulp duren?", "How long can help go on?"),
                                    new("Hoe lang kunt u helpen?"))
                                {
                                    Facts =
                                    [
                                        Fact("has_maximum", QuestionType.SelectOne, "yes_no", required: true),
                                        Fact(
                                            "maximum",
                                            QuestionType.Integer,
                                            relevant: "${has_maximum} = 'yes'",
                                            constraint: ". > 0",
                                            required: true),
                                        Fact("unit", QuestionType.SelectOne, "unit", relevant: "${maximum} != ''", required: true),
                                        Fact("parties", QuestionType.SelectMultiple, "party", variants: [Full, Limited]),
                                        Fact("since", QuestionType.Date),
                                    ],
                                },
                                new("a.2", "Nazorg is geregeld", "Nazorg", [], new("Wat is er na de hulp?"), null),
                            ]),
                        new(
                            "A2",
                            "Vervolg",
                            [],
                            [
                                new("a.3", "Vervolg is geregeld", "Vervolg", [], new("Wat is het vervolg?"), null)
                                {
                                    Facts = [Fact("hours", QuestionType.Decimal)],
                                },
                            ]),
                    ]),
            ],
        };
    }
}
