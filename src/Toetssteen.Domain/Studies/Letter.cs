namespace Toetssteen.Domain.Studies;

/// <summary>Why a letter was sent.</summary>
public enum LetterKind
{
    /// <summary>Uitnodiging aan de gemeente.</summary>
    InvitationToMunicipality,

    /// <summary>Uitnodiging aan een netwerkpartner.</summary>
    InvitationToPartner,

    /// <summary>Herinnering.</summary>
    Reminder,

    /// <summary>De inspectie vraagt de gemeente haar voorbereiding aan te vullen.</summary>
    AskedBack,

    /// <summary>De inspectie vraagt om een aanvulling op een ingezonden vragenlijst.</summary>
    SupplementAsked,

    /// <summary>Een collega vraagt mee te denken.</summary>
    AskedColleague,
}

/// <summary>A letter (e-mail) that went out in a study: to whom, about what, when. Its text lies with the mail, not here.</summary>
public sealed class Letter
{
    private Letter()
    {
    }

    /// <summary>Records that a letter was sent.</summary>
    /// <param name="id">Identity.</param>
    /// <param name="kind">Why.</param>
    /// <param name="inspection">The inspection that it is about.</param>
    /// <param name="accountId">To whom.</param>
    /// <param name="subject">Its subject.</param>
    /// <param name="sentAt">When.</param>
    /// <param name="questionnaireId">The questionnaire that it is about, if one.</param>
    public Letter(Guid id, LetterKind kind, Inspection inspection, Guid accountId, string subject, DateTimeOffset sentAt, Guid? questionnaireId = null) =>
        (Id, Kind, StudyId, InspectionId, AccountId, Subject, SentAt, QuestionnaireId) = (id, kind, inspection.StudyId, inspection.Id, accountId, subject, sentAt, questionnaireId);

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <summary>Why it was sent.</summary>
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

    /// <summary>When it was sent.</summary>
    public DateTimeOffset SentAt { get; private set; }
}
