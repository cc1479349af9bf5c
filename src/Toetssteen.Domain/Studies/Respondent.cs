using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Questionnaires;

namespace Toetssteen.Domain.Studies;

/// <summary>How a respondent answered.</summary>
public enum Answering
{
    /// <summary>Filled in its own questionnaire.</summary>
    Own,

    /// <summary>Joined another's answers: no independent voice.</summary>
    Joined,

    /// <summary>Declined, with a reason.</summary>
    Declined,

    /// <summary>Was asked and stayed silent.</summary>
    Silent,
}

/// <summary>Who brought a partner in.</summary>
public enum Nomination
{
    /// <summary>Nominated by the municipality.</summary>
    ByMunicipality,

    /// <summary>Invited by the inspectorates.</summary>
    ByInspectorates,
}

/// <summary>A respondent: an organisation's part in one approach of one inspection, and its way of answering.</summary>
public sealed class Respondent
{
    private Respondent()
    {
    }

    internal Respondent(Guid id, Assessment assessment, Organisation organisation, Nomination? nominatedBy) =>
        (Id, AssessmentId, OrganisationId, Name, Kind, NominatedBy) = (
            id,
            assessment.Id,
            organisation.Id,
            organisation.Name,
            organisation.Kind,
            nominatedBy);

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <summary>The assessment.</summary>
    public Guid AssessmentId { get; private set; }

    /// <summary>The organisation.</summary>
    public Guid OrganisationId { get; private set; }

    /// <summary>Place among the respondents, counted from 0.</summary>
    public int Position { get; internal set; }

    /// <summary>The organisation's name as printed then.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Municipality or partner.</summary>
    public OrganisationKind Kind { get; private set; }

    /// <summary>Who brought it in; null where unknown, and for the municipality itself.</summary>
    public Nomination? NominatedBy { get; private set; }

    /// <summary>Why the inspectorates invited it, where they said so.</summary>
    public string? InvitedBecause { get; internal set; }

    /// <summary>Its way of answering; null while unknown.</summary>
    public Answering? Answered { get; private set; }

    /// <summary>Whose answers it joined.</summary>
    public Guid? JoinedRespondentId { get; private set; }

    /// <summary>Whose answers it had joined, before that organisation chose otherwise; kept for who asks how it came about.</summary>
    public Guid? FellFromRespondentId { get; private set; }

    /// <summary>When that was; null where it never happened.</summary>
    public DateTimeOffset? FellAt { get; private set; }

    /// <summary>Whether it has to choose again, since the answers that it joined are not given.</summary>
    public bool HasToChooseAgain => FellAt is not null && Answered is null;

    /// <summary>Why it declined.</summary>
    public string? DeclineReason { get; private set; }

    /// <summary>When it chose its way of answering.</summary>
    public DateTimeOffset? ChoseAt { get; private set; }

    /// <summary>Who of the organisation chose it.</summary>
    public Guid? ChosenBy { get; private set; }

    /// <summary>Rule: joining is confirmed by the one who joins; who chose, and when, is kept with every way of answering.</summary>
    /// <param name="by">Someone of the organisation itself; for silence, who took note of it.</param>
    /// <param name="at">When.</param>
    public void Confirm(Guid by, DateTimeOffset at) => (ChosenBy, ChoseAt) = (by, at);

    /// <summary>
    /// Rule: nothing is said of who was not asked. Asked about an indicator is who got a questionnaire that asks about it; without a
    /// questionnaire, who is known to have answered in some way, or to have stayed silent.
    /// </summary>
    /// <param name="indicator">The indicator. A framework asks about some of them only partners, or nobody.</param>
    /// <param name="hasQuestionnaire">Whether it got a questionnaire.</param>
    /// <param name="scope">The indicators that questionnaire asks about; null for all.</param>
    public bool WasAskedAbout(Indicator indicator, bool hasQuestionnaire, IReadOnlyList<string>? scope) =>
        indicator.QuestionIn(Kind == OrganisationKind.Municipality ? QuestionnaireVariant.Full : QuestionnaireVariant.Limited) is not null
        && (hasQuestionnaire ? scope is null || scope.Contains(indicator.Code) : Answered is not null);

    /// <summary>Rule: only an answer of one's own is an independent voice.</summary>
    public bool IsIndependentVoice => Answered == Answering.Own;

    /// <summary>
    /// Rule: joining, declining, staying silent and being invited by the inspectorates depart from the method, and are printed.
    /// </summary>
    public bool IsDeparture => Departs(Answered, NominatedBy);

    /// <summary>The rule about departures, for a respondent of whom only this is known.</summary>
    public static bool Departs(Answering? answered, Nomination? nominatedBy) =>
        nominatedBy == Nomination.ByInspectorates || answered is Answering.Joined or Answering.Declined or Answering.Silent;

    /// <summary>Answered by itself.</summary>
    public void AnswerOwn() => Settle(Answering.Own, null, null);

    /// <summary>
    /// Rule: answers that are sent in never turn a choice round: who declined or joined another first chooses to answer by itself.
    /// </summary>
    /// <exception cref="DomainException">D210: it declined; D211: it joined another.</exception>
    public void SendInOwn()
    {
        if (Answered == Answering.Declined)
            throw new DomainException(
                "D210",
                "Uw organisatie koos om niet mee te doen. Wilt u toch zelf antwoorden? Kies dat eerst. Er is niets verzonden; uw antwoorden zijn bewaard.");
        if (Answered == Answering.Joined)
            throw new DomainException(
                "D211",
                "Uw organisatie sloot zich aan bij de antwoorden van een ander. Wilt u toch zelf antwoorden? Kies dat eerst. Er is niets verzonden; uw antwoorden zijn bewaard.");
        AnswerOwn();
    }

    /// <summary>Joined the answers of another respondent, where it is known whose.</summary>
    /// <exception cref="DomainException">D032: its own answers; D033: a respondent of another approach; D034: one who does not
    /// answer by itself; D192: one who joined its answers, so that nobody would answer.</exception>
    public void Join(Respondent? other)
    {
        if (other == this)
            throw new DomainException(
                "D032",
                "Een respondent kan zich niet bij de eigen antwoorden aansluiten. Kies een andere respondent.");
        if (other is not null && other.AssessmentId != AssessmentId)
            throw new DomainException("D033", $"{other.Name} antwoordt over een andere aanpak. Kies een respondent van dezelfde aanpak.");
        if (other?.Answered is Answering.Joined && other.JoinedRespondentId == Id)
            throw new DomainException(
                "D192",
                $"{other.Name} heeft zich bij uw antwoorden aangesloten. Als u zich ook bij {other.Name} aansluit, geeft niemand antwoord. Kies een andere organisatie, of antwoord zelf.");
        if (other?.Answered is Answering.Joined or Answering.Declined or Answering.Silent)
            throw new DomainException("D034", $"{other.Name} geeft zelf geen antwoorden. Kies een andere organisatie, of antwoord zelf.");
        Settle(Answering.Joined, other?.Id, null);
    }

    /// <summary>Declined, with a reason where one was given.</summary>
    public void Decline(string? reason) => Settle(Answering.Declined, null, reason);

    /// <summary>Was asked and did not answer.</summary>
    public void StaySilent() => Settle(Answering.Silent, null, null);

    /// <summary>Takes note, at the inspectorate, that it was asked and did not answer.</summary>
    /// <param name="submitted">Whether it sent a questionnaire in.</param>
    /// <param name="by">Who takes note.</param>
    /// <param name="at">When.</param>
    /// <exception cref="DomainException">D064: it did answer.</exception>
    public void NoteSilence(bool submitted, Guid by, DateTimeOffset at)
    {
        if (Answered == Answering.Silent)
            return;
        if (Stages.IsSettled(Answered, submitted))
            throw new DomainException("D064", $"{Name} heeft al laten weten hoe het antwoordt. Er is niets gewijzigd.");
        StaySilent();
        Confirm(by, at);
    }

    /// <summary>Rule: one may come back on one's choice until one's own answers were submitted.</summary>
    /// <exception cref="DomainException">D035: they were.</exception>
    public static void RequireChoice(bool submitted)
    {
        if (submitted)
            throw new DomainException(
                "D035",
                "Uw vragenlijst is verzonden: daarmee hebt u zelf geantwoord. Dat kan niet meer anders; uw antwoorden zijn bewaard.");
    }

    internal void ChooseAgain(DateTimeOffset at)
    {
        (FellFromRespondentId, FellAt) = (JoinedRespondentId, at);
        Settle(null, null, null);
        (ChosenBy, ChoseAt) = (null, null);
    }

    private void Settle(Answering? answered, Guid? joined, string? reason) =>
        (Answered, JoinedRespondentId, DeclineReason) = (answered, joined, reason);
}
