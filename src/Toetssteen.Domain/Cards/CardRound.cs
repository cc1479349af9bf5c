using System.Globalization;
using System.Text.Json;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.History;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Domain.Cards;

/// <summary>
/// A round of cards: all cards about one approach for one kind of respondent. It has one last day, which never moves. Only after it
/// something of the answers is shown, so that what is shown never grows by one.
/// </summary>
public sealed class CardRound : IRecordsActs
{
    /// <summary>Most cards that are made at once.</summary>
    public const int MostAtOnce = 100;

    /// <summary>Most cards in a round.</summary>
    public const int Most = 1_000;

    private readonly List<AnswerCard> _cards = [];
    private readonly ActLog _acts = new();

    private CardRound()
    {
    }

    /// <summary>Opens a round.</summary>
    /// <param name="id">Identity.</param>
    /// <param name="assessment">The approach.</param>
    /// <param name="kind">Who is asked.</param>
    /// <param name="lastDay">The last day on which a card can be used.</param>
    /// <param name="today">Today.</param>
    /// <exception cref="DomainException">D242: the day is past.</exception>
    public CardRound(Guid id, Assessment assessment, RespondentKind kind, DateOnly lastDay, DateOnly today)
    {
        if (lastDay < today)
            throw new DomainException("D242", "De laatste dag is al voorbij. Kies een dag vanaf vandaag.");
        (Id, InspectionId, AssessmentId, Kind, LastDay) = (id, assessment.InspectionId, assessment.Id, kind.Key, lastDay);
    }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <summary>The inspection.</summary>
    public Guid InspectionId { get; private set; }

    /// <summary>The approach that it is about.</summary>
    public Guid AssessmentId { get; private set; }

    /// <summary>Who is asked, by the key of the kind.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>The last day on which a card can be used.</summary>
    public DateOnly LastDay { get; private set; }

    /// <summary>How many cards were made.</summary>
    public int Made { get; private set; }

    /// <summary>Changes with every making of cards.</summary>
    public Guid Version { get; private set; }

    /// <summary>The cards that are known here.</summary>
    public IReadOnlyList<AnswerCard> Cards => _cards;

    ActLog IRecordsActs.Acts => _acts;

    /// <summary>Whether the last day is past.</summary>
    public bool IsOver(DateOnly today) => today > LastDay;

    /// <summary>Rule: cards are made until the last day, and then no more.</summary>
    /// <param name="number">How many.</param>
    /// <param name="today">Today.</param>
    /// <returns>Their codes. They are known here and now alone; what is kept is a hash.</returns>
    /// <exception cref="DomainException">D243: the last day is past; D244: none, or too many.</exception>
    public IReadOnlyList<string> Make(int number, DateOnly today)
    {
        if (IsOver(today))
            throw new DomainException("D243", "De laatste dag van deze kaarten is voorbij. Er worden geen kaarten meer gemaakt.");
        if (number is < 1 or > MostAtOnce || Made + number > Most)
            throw new DomainException("D244",
                $"Maak ten minste 1 en ten hoogste {MostAtOnce} kaarten tegelijk, en samen niet meer dan {Most}.");
        List<string> codes = [.. Enumerable.Range(0, number).Select(_ => CardCode.New())];
        _cards.AddRange(codes.Select(c => new AnswerCard(Guid.NewGuid(), Id, CardCode.HashOf(c)!)));
        _acts.Record(InspectionId, HistoryAct.CardsMade, HistorySubject.Cards(AssessmentId, Kind),
            before: Made.ToString(CultureInfo.InvariantCulture), after: (Made += number).ToString(CultureInfo.InvariantCulture));
        return codes;
    }

    /// <summary>
    /// Rule: a card is used once, until the last day. What is answered is kept apart from the card: nothing says which card, and nothing
    /// says when.
    /// </summary>
    /// <param name="card">The card.</param>
    /// <param name="id">Identity of what is sent: the same sent again is no second.</param>
    /// <param name="answered">What was answered.</param>
    /// <param name="today">Today.</param>
    /// <exception cref="DomainException">D245: the last day is past; D246: it was used.</exception>
    public CardAnswers Use(AnswerCard card, Guid id, IReadOnlyDictionary<string, string> answered, DateOnly today)
    {
        if (IsOver(today))
            throw new DomainException("D245", "Deze kaart is verlopen. De laatste dag om te antwoorden is voorbij.");
        card.Use();
        return new CardAnswers(id, Id, answered);
    }
}

/// <summary>One card: a code that can be used once. It is nobody's, and nobody knows who has it.</summary>
public sealed class AnswerCard
{
    private AnswerCard()
    {
    }

    internal AnswerCard(Guid id, Guid roundId, string codeHash) => (Id, RoundId, CodeHash) = (id, roundId, codeHash);

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <summary>Its round.</summary>
    public Guid RoundId { get; private set; }

    /// <summary>SHA-256 of the code.</summary>
    public string CodeHash { get; private set; } = "";

    /// <summary>Whether it was used.</summary>
    public bool IsUsed { get; private set; }

    /// <summary>Changes when it is used: of two at once one counts.</summary>
    public Guid Version { get; private set; }

    internal void Use()
    {
        if (IsUsed)
            throw new DomainException("D246", "Deze kaart is al gebruikt. Elke kaart werkt één keer.");
        IsUsed = true;
    }
}

/// <summary>What was answered by one card. It does not say which, nor when.</summary>
public sealed class CardAnswers
{
    private CardAnswers()
    {
    }

    internal CardAnswers(Guid id, Guid roundId, IReadOnlyDictionary<string, string> answered) =>
        (Id, RoundId, Content) = (id, roundId, JsonSerializer.Serialize(answered, DomainJson.Options));

    /// <summary>Identity, given by the page that was sent.</summary>
    public Guid Id { get; private set; }

    /// <summary>The round.</summary>
    public Guid RoundId { get; private set; }

    /// <summary>The answers as JSON, by the name of the question.</summary>
    public string Content { get; private set; } = "";

    /// <summary>The answers by the name of the question.</summary>
    public IReadOnlyDictionary<string, string> Answers() =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(Content, DomainJson.Options)!;
}
