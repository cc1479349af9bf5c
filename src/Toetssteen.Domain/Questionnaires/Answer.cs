namespace Toetssteen.Domain.Questionnaires;

/// <summary>An answer (antwoord) to one question of one questionnaire, as it is now.</summary>
public sealed class Answer : SavedText
{
    /// <summary>
    /// Longest value as it is stored, in characters; a text has a limit of its own. A longer one is refused and never cut off.
    /// </summary>
    public const int MaxLength = SourceReference.MaxRaw;

    private Answer()
    {
    }

    /// <summary>The first save of an answer.</summary>
    /// <param name="questionnaireId">The questionnaire.</param>
    /// <param name="name">Name of the question.</param>
    /// <param name="value">What was answered.</param>
    /// <param name="saveId">Identity of this save, given by who types.</param>
    /// <param name="by">Account of who typed.</param>
    /// <param name="at">When it was stored.</param>
    /// <exception cref="DomainException">D085: too long; D195: no identity.</exception>
    public Answer(Guid questionnaireId, string name, string value, Guid saveId, Guid by, DateTimeOffset at)
        : base(value, saveId, by, at)
    {
        RequireFits(value);
        (QuestionnaireId, Name) = (questionnaireId, name);
    }

    /// <summary>The questionnaire.</summary>
    public Guid QuestionnaireId { get; private set; }

    /// <summary>Name of the question.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Saves what was answered.</summary>
    /// <inheritdoc cref="SavedText.Replace"/>
    public SaveOutcome Save(string value, int basedOn, Guid saveId, Guid by, DateTimeOffset at) => Replace(value, basedOn, saveId, by, at);

    /// <summary>Rule: what is too long is refused, and never cut off.</summary>
    /// <exception cref="DomainException">D085: too long.</exception>
    public static void RequireFits(string value)
    {
        if (RawValue.Length(value) is var length && length > MaxLength)
            throw new DomainException(
                "D085",
                $"Dit antwoord is te lang: {length} tekens, en er passen er {MaxLength}. Uw tekst staat nog op het scherm; maak hem korter, of stuur hem mee als document.");
    }

    /// <inheritdoc/>
    protected override void RequireItFits(string value) => RequireFits(value);
}

/// <summary>A question to a colleague in the same organisation, about one page of a questionnaire.</summary>
public sealed class ColleagueQuestion
{
    /// <summary>Longest question, in characters.</summary>
    public const int MaxText = 2_000;

    private ColleagueQuestion()
    {
    }

    /// <summary>Asks a colleague.</summary>
    /// <exception cref="DomainException">D086: no question.</exception>
    public ColleagueQuestion(
        Guid id,
        Guid questionnaireId,
        string criterionCode,
        Guid askedBy,
        Guid askedOf,
        string text,
        DateTimeOffset askedAt)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new DomainException("D086", "Schrijf op wat u uw collega wilt vragen.");
        (Id, QuestionnaireId, CriterionCode, AskedBy, AskedOf, Text, AskedAt) = (
            id,
            questionnaireId,
            criterionCode,
            askedBy,
            askedOf,
            text.Trim(),
            askedAt);
    }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <summary>The questionnaire.</summary>
    public Guid QuestionnaireId { get; private set; }

    /// <summary>The criterion whose page it is about.</summary>
    public string CriterionCode { get; private set; } = "";

    /// <summary>Who asks.</summary>
    public Guid AskedBy { get; private set; }

    /// <summary>Who is asked.</summary>
    public Guid AskedOf { get; private set; }

    /// <summary>What is asked.</summary>
    public string Text { get; private set; } = "";

    /// <summary>When it was asked.</summary>
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>When the colleague said it is done; null while it waits.</summary>
    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>The colleague is done with it; saying so again is no change.</summary>
    public void Done(DateTimeOffset at) => DoneAt ??= at;
}
