namespace Toetssteen.Domain;

/// <summary>
/// A text that is saved while someone types. Each save has an identity, so that one that is sent again after a lost connection counts
/// once; and says what it was based on, so that another's words are never overwritten unseen.
/// </summary>
public abstract class SavedText
{
    /// <summary>For the database.</summary>
    protected SavedText()
    {
    }

    /// <summary>The first save.</summary>
    /// <exception cref="DomainException">D195: no identity.</exception>
    protected SavedText(string value, Guid saveId, Guid by, DateTimeOffset at)
    {
        RequireIdentity(saveId);
        (Value, Number, SaveId, SavedBy, SavedAt) = (value, 1, saveId, by, at);
    }

    /// <summary>The text as typed, names of choices, a number or date as written in the form.</summary>
    public string Value { get; private set; } = "";

    /// <summary>How many times it was saved; 1 for the first. Two saves of one text never bear the same number.</summary>
    public int Number { get; private set; }

    /// <summary>Identity of the last save.</summary>
    public Guid SaveId { get; private set; }

    /// <summary>Account of who saved it last.</summary>
    public Guid SavedBy { get; private set; }

    /// <summary>When it was saved last.</summary>
    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>Rule: nobody's words are overwritten unseen, and a save that comes twice counts once.</summary>
    /// <param name="value">What is to be kept.</param>
    /// <param name="basedOn">The number that the writer saw; 0 when there was nothing yet.</param>
    /// <param name="saveId">Identity of this save.</param>
    /// <param name="by">Account of who typed.</param>
    /// <param name="at">When it is stored.</param>
    /// <returns>What came of it; on a conflict nothing is changed.</returns>
    /// <exception cref="DomainException">It is too long, the code is that of the kind of text; D195: no identity.</exception>
    protected SaveOutcome Replace(string value, int basedOn, Guid saveId, Guid by, DateTimeOffset at)
    {
        RequireIdentity(saveId);
        RequireItFits(value);
        if (value == Value)
            return SaveOutcome.Unchanged;
        if (saveId == SaveId)
            return SaveOutcome.IdentityUsed;
        if (basedOn != Number)
            return SaveOutcome.Conflict;
        (Value, Number, SaveId, SavedBy, SavedAt) = (value, Number + 1, saveId, by, at);
        return SaveOutcome.Saved;
    }

    /// <summary>Whether this save, with this text, is the last one that was stored: then it is acknowledged once more.</summary>
    public bool IsFrom(Guid saveId, string value) => saveId == SaveId && value == Value;

    /// <summary>Rule: a save has an identity of its own, so that it is never taken for another one.</summary>
    /// <exception cref="DomainException">D195: it has none.</exception>
    public static void RequireIdentity(Guid saveId)
    {
        if (saveId == Guid.Empty)
            throw new DomainException(
                "D195",
                "Deze tekst is niet opgeslagen, want het kenmerk van het opslaan ontbreekt. Sla de tekst opnieuw op.");
    }

    /// <summary>Rule: what is too long is refused, and never cut off.</summary>
    /// <exception cref="DomainException">It is too long.</exception>
    protected abstract void RequireItFits(string value);
}

/// <summary>What came of saving a text.</summary>
public enum SaveOutcome
{
    /// <summary>Stored.</summary>
    Saved,

    /// <summary>It was there already.</summary>
    Unchanged,

    /// <summary>Someone else saved another text in the meantime; nothing was changed.</summary>
    Conflict,

    /// <summary>The identity is that of another text; nothing was changed, and the save is never acknowledged.</summary>
    IdentityUsed,
}
