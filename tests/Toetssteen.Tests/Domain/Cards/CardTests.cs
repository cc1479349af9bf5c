using System.Reflection;
using Toetssteen.Documents.Frameworks;
using Toetssteen.Domain;
using Toetssteen.Domain.Cards;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.History;

namespace Toetssteen.Tests.Domain.Cards;

/// <summary>Cards for who answers without a name, and what may be shown of the answers.</summary>
public sealed class CardTests
{
    private static readonly Framework Asking = FrameworkFile.Load(RepositoryFolder.PathTo("tests", "frameworks", "gezinshulp", "1.yaml"))
        .Framework!;
    private static readonly DateOnly Today = new(2026, 3, 2), LastDay = new(2026, 3, 20), After = new(2026, 3, 21);
    private static readonly CardForm Form = CardForm.Of(Asking, "family")!;

    private readonly CardRound _round = new(Guid.NewGuid(), new Stage().Assessment, Form.Kind, LastDay, Today);

    [Fact]
    public void ACardAsksItsKind_WhatTheFrameworkAsksThatKind()
    {
        Assert.Equal(["1.1.1", "1.1.2"], Form.Questions.Select(q => q.Indicator.Code));
        Assert.Equal(["waited"], Form.Questions[0].Facts.Select(f => f.Name));
        Assert.Equal(("Kreeg u snel hulp?", "Did you get help soon?"), (Form.Questions[0].Ask.Dutch, Form.Questions[0].Ask.In("en")));
        var professional = CardForm.Of(Asking, "professional")!;
        Assert.Equal(["1.1.1"], professional.Questions.Select(q => q.Indicator.Code));
        Assert.Empty(professional.Questions[0].Facts);
        Assert.Null(CardForm.Of(Asking, "neighbour"));
    }

    [Fact]
    public void AFactOfAFamily_IsInNoQuestionnaireOfMunicipalityOrPartners() =>
        Assert.Empty(Asking.Indicators.SelectMany(i => i.Facts).Single(f => f.Name == "waited").Variants);

    [Fact]
    public void OfWhatIsSent_IsKeptWhatIsAnAnswer()
    {
        Assert.Equal([new("answer_1.1.1", "yes"), new("reasons_1.1.2", "Ik heb een kaartje.")], Form.Answered(
        [
            new("answer_1.1.1", "yes"), new("answer_1.1.2", "maybe"), new("waited", ""), new("reasons_1.1.2", " Ik heb een kaartje. "),
                new("name", "Jan"),
        ]));
        Assert.Equal("D240", Code(() => Form.Answered([new("answer_1.1.2", "maybe"), new("reasons_1.1.1", "  ")])));
        Assert.Equal("D241", Code(() => Form.Answered([new("reasons_1.1.1", new string('a', CardForm.MaxWords + 1))])));
        Assert.Single(Form.Answered([new("reasons_1.1.1", new string('a', CardForm.MaxWords))]));
    }

    [Fact]
    public void ACode_IsKeptAsAHashThatIsFoundHoweverItIsTyped()
    {
        var code = CardCode.New();
        Assert.Matches("^[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$", code);
        Assert.Equal(CardCode.HashOf(code), CardCode.HashOf($" {code.ToLowerInvariant().Replace('-', ' ')} "));
        Assert.NotEqual(CardCode.HashOf(code), CardCode.HashOf(CardCode.New()));
        Assert.All(new[] { null, "", "K7MP", code + "2", code[..^1] + "0" }, no => Assert.Null(CardCode.HashOf(no)));
        var made = _round.Make(2, Today);
        Assert.Equal(made.Select(CardCode.HashOf), _round.Cards.Select(c => c.CodeHash));
    }

    [Fact]
    public void CardsAreMadeUntilTheLastDay_AndTheHistorySaysHowMany()
    {
        Assert.Equal("D242", Code(() => new CardRound(Guid.NewGuid(), new Stage().Assessment, Form.Kind, Today.AddDays(-1), Today)));
        Assert.Equal(12, _round.Make(12, LastDay).Distinct().Count());
        _round.Make(3, LastDay);
        Assert.Equal("D243", Code(() => _round.Make(1, After)));
        Assert.Equal("D244", Code(() => _round.Make(0, Today)));
        Assert.Equal("D244", Code(() => _round.Make(CardRound.MostAtOnce + 1, Today)));
        Assert.Equal([(HistoryAct.CardsMade, "0", "12"), (HistoryAct.CardsMade, "12", "15")],
            ((IRecordsActs)_round).Acts.Take().Select(a => (a.Act, a.Before!, a.After!)));
    }

    [Fact]
    public void ACard_IsUsedOnceAndUntilTheLastDay()
    {
        _round.Make(2, Today);
        var (one, other) = (_round.Cards[0], _round.Cards[1]);
        _round.Use(one, Guid.NewGuid(), Answers("yes"), LastDay);
        Assert.Equal("D246", Code(() => _round.Use(one, Guid.NewGuid(), Answers("no"), LastDay)));
        Assert.Equal("D245", Code(() => _round.Use(other, Guid.NewGuid(), Answers("no"), After)));
        Assert.False(other.IsUsed);
    }

    [Fact]
    public void NothingThatIsKept_SaysWhoAnsweredWhenOrByWhichCard()
    {
        Assert.Equal(["Content", "Id", "RoundId"], Properties(typeof(CardAnswers)));
        Assert.Equal(["CodeHash", "Id", "IsUsed", "RoundId", "Version"], Properties(typeof(AnswerCard)));
    }

    [Theory]
    [InlineData(0, CardVoiceState.TooFew)]
    [InlineData(1, CardVoiceState.TooFew)]
    [InlineData(4, CardVoiceState.TooFew)]
    [InlineData(5, CardVoiceState.Shown)]
    [InlineData(6, CardVoiceState.Shown)]
    public void FamiliesSpeak_FromFiveOn(int families, CardVoiceState state)
    {
        var answers = Enumerable.Range(0, families).Select(n => Used(Answers("yes", $"Verhaal {n}"))).ToList();

        var voice = Voice(answers, After)!;

        Assert.Equal((state, state == CardVoiceState.Shown ? families : 0), (voice.State, voice.Answered));
        if (state == CardVoiceState.TooFew)
            IsSilent(voice);
        else
            Assert.Equal((families, families, 0), (voice.Words.Count, voice.Counts[0].Count, voice.Counts.Skip(1).Sum(c => c.Count)));
    }

    [Fact]
    public void FamiliesSpeak_OnlyWhenAllHaveSpoken_SoThatNoDifferenceTellsWhatOneSaid()
    {
        var answers = Enumerable.Range(0, 8).Select(_ => Used(Answers("no", "Het duurde lang."))).ToList();
        for (var day = Today; day <= LastDay; day = day.AddDays(1))
        {
            var voice = Voice(answers, day)!;
            Assert.Equal(CardVoiceState.Open, voice.State);
            IsSilent(voice);
        }

        Assert.Equal(CardVoiceState.Shown, Voice(answers, After)!.State);
        // And by then nobody can add an answer.
        var unused = _round.Cards[0];
        Assert.Equal(
            ["D243", "D245"],
            [Code(() => _round.Make(1, After)), Code(() => _round.Use(unused, Guid.NewGuid(), Answers("yes"), After))]);
    }

    [Fact]
    public void FamiliesSpeakFromFiveOn_AboutEachQuestionByItself()
    {
        // Six families; four of them skip the second question, and two the further one.
        var answers = Enumerable.Range(0, 6).Select(n => Used(new Dictionary<string, string>
        {
            ["answer_1.1.1"] = n < 4 ? "yes" : "no",
            ["reasons_1.1.1"] = $"{(char)('f' - n)}",
        }.Concat(n < 4 ? [] : [new("answer_1.1.2", "yes"), new("reasons_1.1.2", "Ja")])
            .Concat(n < 4 ? [new("waited", "days")] : Array.Empty<KeyValuePair<string, string>>())
            .ToDictionary())).ToList();

        var first = Voice(answers, After)!;
        Assert.Equal([("Ja", 4), ("Een beetje", 0), ("Nee", 2), ("Weet ik niet", 0), ("Gaat niet over mij", 0)],
            first.Counts.Select(c => (c.Choice.Dutch, c.Count)));
        Assert.Empty(Assert.Single(first.Facts).Counts);
        // In an order that is not that in which they came.
        Assert.Equal(["a", "b", "c", "d", "e", "f"], first.Words);
        var second = FamiliesSpeakFromFiveOn.Voice(Form, "1.1.2", _round, answers, After)!;
        Assert.Equal(CardVoiceState.TooFew, second.State);
        IsSilent(second);
        Assert.Null(FamiliesSpeakFromFiveOn.Voice(Form, "2.1.1", _round, answers, After));
    }

    private static void IsSilent(CardVoice voice) =>
        Assert.Equal((0, 0, 0, 0), (voice.Answered, voice.Counts.Count, voice.Facts.Count, voice.Words.Count));

    private CardVoice? Voice(IReadOnlyList<CardAnswers> answers, DateOnly day) =>
        FamiliesSpeakFromFiveOn.Voice(Form, "1.1.1", _round, answers, day);

    private CardAnswers Used(IReadOnlyDictionary<string, string> answered)
    {
        _round.Make(1, Today);
        return _round.Use(_round.Cards[^1], Guid.NewGuid(), answered, Today);
    }

    private static Dictionary<string, string> Answers(string reply, string words = "Zo was het.") =>
        new() { ["answer_1.1.1"] = reply, ["reasons_1.1.1"] = words };

    private static IEnumerable<string> Properties(Type type) =>
        type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Select(p => p.Name)
            .Order(StringComparer.Ordinal);

    private static string Code(Func<object?> act) => Assert.Throws<DomainException>(act).Code;
}
