namespace Toetssteen.Domain.Studies;

/// <summary>Why a letter was sent.</summary>
public enum LetterKind
{
    /// <summary>Uitnodiging aan de gemeente.</summary>
    InvitationToMunicipality,

    /// <summary>Uitnodiging aan een netwerkpartner.</summary>
    InvitationToPartner,

    /// <summary>De gemeente hoort dat de inspecties nog een partner uitnodigen.</summary>
    PartnerInvited,

    /// <summary>Herinnering.</summary>
    Reminder,

    /// <summary>De inspectie vraagt de gemeente haar voorbereiding aan te vullen.</summary>
    AskedBack,

    /// <summary>De inspectie vraagt om een aanvulling op een ingezonden vragenlijst.</summary>
    SupplementAsked,

    /// <summary>Een collega vraagt mee te denken.</summary>
    AskedColleague,

    /// <summary>De gemeente kan het concept controleren op feiten, of heeft daar langer de tijd voor.</summary>
    FactCheck,

    /// <summary>Er wordt een voortgangsrapportage verwacht.</summary>
    ReportDue,

    /// <summary>Een stap in het werk, aan wie daarna iets doet of ervan hoort: <see cref="HandOver"/>.</summary>
    Step,
}

/// <summary>
/// A letter (e-mail) of a study: to whom, about what, when it was made, and when it was sent or why that failed. It is made together
/// with what it is about, so that none is forgotten, and sent afterwards, once. The name and address of the person stand in the
/// account alone.
/// </summary>
public sealed class Letter
{
    private Letter()
    {
    }

    /// <summary>Makes a letter, to be sent.</summary>
    /// <param name="id">Identity; the same letter made twice has the same one.</param>
    /// <param name="kind">Why.</param>
    /// <param name="inspection">The inspection that it is about.</param>
    /// <param name="accountId">To whom.</param>
    /// <param name="subject">Its subject.</param>
    /// <param name="text">What it says, in paragraphs; salutation and personal link are added.</param>
    /// <param name="leadsTo">Address within the site that its link leads to.</param>
    /// <param name="madeBy">Who made it.</param>
    /// <param name="madeAt">When.</param>
    /// <param name="questionnaireId">The questionnaire that it is about, if one.</param>
    /// <param name="lastDay">The last day of the step that it is for, where there is one.</param>
    /// <param name="step">The row of the hand-overs that it comes from; null for a letter that is sent by itself.</param>
    public Letter(
        Guid id,
        LetterKind kind,
        Inspection inspection,
        Guid accountId,
        string subject,
        string text,
        string? leadsTo,
        Guid? madeBy,
        DateTimeOffset madeAt,
        Guid? questionnaireId = null,
        DateOnly? lastDay = null,
        HandOver? step = null)
    {
        (Id, Kind, StudyId, InspectionId, AccountId, QuestionnaireId) = (
            id,
            kind,
            inspection.StudyId,
            inspection.Id,
            accountId,
            questionnaireId);
        (Subject, Text, LeadsTo, MadeBy, MadeAt, LastDay, Step) = (subject, text, leadsTo, madeBy, madeAt, lastDay, step);
    }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <summary>Why it was made.</summary>
    public LetterKind Kind { get; private set; }

    /// <summary>The study.</summary>
    public Guid StudyId { get; private set; }

    /// <summary>The inspection.</summary>
    public Guid InspectionId { get; private set; }

    /// <summary>The questionnaire, if it was about one.</summary>
    public Guid? QuestionnaireId { get; private set; }

    /// <summary>To whom.</summary>
    public Guid AccountId { get; private set; }

    /// <summary>Its subject.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>What it says.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Where its personal link leads to; the start of the work when null.</summary>
    public string? LeadsTo { get; private set; }

    /// <summary>The last day of the step that it is for; its link lives by it.</summary>
    public DateOnly? LastDay { get; private set; }

    /// <summary>The row of the hand-overs that it comes from.</summary>
    public HandOver? Step { get; private set; }

    /// <summary>Whether it has a link. Of a partner that was invited too one only hears.</summary>
    public bool HasLink => LeadsTo is not null || Kind is not (LetterKind.PartnerInvited or LetterKind.Step);

    /// <summary>Who made it.</summary>
    public Guid? MadeBy { get; private set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>When it was sent; null as long as it was not.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>Why it could not be sent, in Dutch; null where nothing went wrong.</summary>
    public string? FailedWith { get; private set; }

    /// <summary>It was sent.</summary>
    public void Leave(DateTimeOffset at) => (SentAt, FailedWith) = (SentAt ?? at, null);

    /// <summary>It is tried once more.</summary>
    public void Retry() => FailedWith = null;

    /// <summary>It could not be sent.</summary>
    public void Fail(string sentence) => FailedWith = SentAt is null ? sentence : null;
}
