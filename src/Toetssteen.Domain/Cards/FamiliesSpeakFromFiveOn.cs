using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Questionnaires;

namespace Toetssteen.Domain.Cards;

/// <summary>Why there is nothing to see of a kind of respondent, or that there is.</summary>
public enum CardVoiceState
{
    /// <summary>The last day is not past.</summary>
    Open,

    /// <summary>Fewer than five answered.</summary>
    TooFew,

    /// <summary>Five or more answered.</summary>
    Shown,
}

/// <summary>How often a choice was made.</summary>
public sealed record ChoiceCount(Wording Choice, int Count);

/// <summary>The answers to a further question; none where fewer than five answered it.</summary>
public sealed record FactCounts(Wording Label, IReadOnlyList<ChoiceCount> Counts);

/// <summary>
/// What a kind of respondent says about an indicator: a voice of its own, which is nobody's independent answer and counts in no sentence.
/// </summary>
/// <param name="Kind">Who.</param>
/// <param name="Ask">What was asked.</param>
/// <param name="LastDay">The last day of the round.</param>
/// <param name="State">Whether there is something to see.</param>
/// <param name="Answered">How many gave the closed answer; 0 where nothing is shown.</param>
/// <param name="Counts">How often each choice was made.</param>
/// <param name="Facts">The same of further questions.</param>
/// <param name="Words">What was told in own words, in an order that says nothing of who told it.</param>
public sealed record CardVoice(
    RespondentKind Kind, Wording Ask, DateOnly LastDay, CardVoiceState State, int Answered,
    IReadOnlyList<ChoiceCount> Counts, IReadOnlyList<FactCounts> Facts, IReadOnlyList<string> Words);

/// <summary>
/// Rule: families speak from five on. Nothing is shown of the answers of fewer than five, nor that there are any. Nothing is shown until
/// the last day is past, so that no difference tells what one of them said. It holds for the round and again for each question of it.
/// </summary>
public static class FamiliesSpeakFromFiveOn
{
    /// <summary>Fewest answers that are shown.</summary>
    public const int Fewest = 5;

    /// <summary>What a round says about an indicator; null where its kind is asked nothing about it.</summary>
    /// <param name="form">What was asked.</param>
    /// <param name="indicatorCode">The indicator.</param>
    /// <param name="round">The round.</param>
    /// <param name="answers">All that was answered in it.</param>
    /// <param name="today">Today.</param>
    public static CardVoice? Voice(CardForm form, string indicatorCode, CardRound round, IReadOnlyList<CardAnswers> answers, DateOnly today)
    {
        if (form.Questions.FirstOrDefault(q => q.Indicator.Code == indicatorCode) is not { } question)
            return null;
        var state = round.IsOver(today) ? CardVoiceState.TooFew : CardVoiceState.Open;
        var silent = new CardVoice(form.Kind, question.Ask, round.LastDay, state, 0, [], [], []);
        if (silent.State == CardVoiceState.Open || answers.Count < Fewest)
            return silent;
        var given = answers.Select(a => a.Answers()).ToList();
        var counts = Count(question.Answer, CardForm.Replies.Choices);
        if (counts.Count == 0)
            return silent;
        return silent with
        {
            State = CardVoiceState.Shown,
            Answered = counts.Sum(c => c.Count),
            Counts = counts,
            Facts = [.. question.Facts.Select(f => new FactCounts(f.Label, Count(f.Name, form.ChoicesOf(f))))],
            Words = [.. given.Select(g => g.GetValueOrDefault(question.Words)).OfType<string>().Order(StringComparer.Ordinal)],
        };

        IReadOnlyList<ChoiceCount> Count(string name, IReadOnlyList<Choice> choices)
        {
            var chosen = given.Select(g => g.GetValueOrDefault(name)).OfType<string>().CountBy(c => c).ToDictionary();
            return chosen.Values.Sum() < Fewest ? [] : [.. choices.Select(c => new ChoiceCount(c.Label, chosen.GetValueOrDefault(c.Name)))];
        }
    }
}
