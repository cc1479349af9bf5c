using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Studies.People;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Studies;

/// <summary>Asks: opens the questionnaires of respondents, and makes the letters that say so. The caller saves, and sends.</summary>
public sealed class Asking(AppDb db, ContactPersons people, SiteText text, TimeProvider clock)
{
    private readonly DateTimeOffset _now = clock.GetUtcNow();

    /// <summary>Opens the questionnaire of who is asked.</summary>
    /// <param name="respondent">Who is asked.</param>
    /// <param name="variant">Which questions.</param>
    /// <param name="scope">The indicators that it is about; null for all.</param>
    /// <param name="answerBy">Its own last day; null for that of the calendar.</param>
    public Questionnaire Ask(
        Respondent respondent,
        QuestionnaireVariant variant,
        IReadOnlyList<string>? scope = null,
        DateOnly? answerBy = null)
    {
        var questionnaire = new Questionnaire(Guid.CreateVersion7(_now), respondent.Id, variant, _now, scope, answerBy);
        db.Questionnaires.Add(questionnaire);
        return questionnaire;
    }

    /// <summary>The invitations to people of a partner.</summary>
    public static IEnumerable<Letter> Invitations(
        Study study,
        Inspection inspection,
        string approach,
        Respondent respondent,
        Questionnaire questionnaire,
        IEnumerable<Account> to,
        Guid by,
        DateTimeOffset now
    ) =>
        to.Select(account =>
            Invitation(
                Guid.CreateVersion7(now),
                study,
                inspection,
                approach,
                respondent.Id,
                respondent.Name,
                questionnaire,
                account.Id,
                by,
                now));

    /// <summary>The invitation to one person of a partner.</summary>
    public static Letter Invitation(
        Guid id,
        Study study,
        Inspection inspection,
        string approach,
        Guid respondent,
        string name,
        Questionnaire questionnaire,
        Guid to,
        Guid by,
        DateTimeOffset now)
    {
        var last = questionnaire.AnswerBy ?? study.Calendar.AnswerBy;
        var written = LetterWriter.Invitation(
            study,
            MunicipalityRegister.Find(inspection.MunicipalityCode)!.Name,
            approach,
            name,
            last,
            DutchDay.Of(now));
        return new Letter(
            id,
            LetterKind.InvitationToPartner,
            inspection,
            to,
            written.Subject,
            written.Text,
            LetterWriter.ToParticipation(respondent),
            by,
            now,
            questionnaire.Id,
            last);
    }

    /// <summary>The letter to one person of a municipality: its questionnaires are ready. To one questionnaire it leads straight.</summary>
    public static Letter Ready(
        Guid id,
        Study study,
        Inspection inspection,
        IReadOnlyList<(string Approach, Questionnaire Questionnaire)> own,
        Guid to,
        Guid by,
        DateTimeOffset now)
    {
        var single = own is [var only] ? only.Questionnaire : null;
        var written = LetterWriter.Questionnaire(study, [.. own.Select(o => o.Approach)], DutchDay.Of(now));
        return new Letter(id, LetterKind.InvitationToMunicipality, inspection, to, written.Subject, written.Text,
            single is null ? null : LetterWriter.ToQuestionnaire(single.Id), by, now, single?.Id, study.Calendar.AnswerBy);
    }

    /// <summary>The invitations to the contact persons of a partner; where there are none, that is one of the problems.</summary>
    public async Task<IReadOnlyList<Letter>> PartnerAsync(
        Study study,
        Inspection inspection,
        string approach,
        Respondent respondent,
        Questionnaire questionnaire,
        Guid by,
        List<string> problems,
        CancellationToken stop
    ) =>
        [
            .. Invitations(
                study,
                inspection,
                approach,
                respondent,
                questionnaire,
                await ContactsAsync(respondent.OrganisationId, respondent.Name, problems, stop),
                by,
                _now),
        ];

    /// <summary>
    /// The letters to the contact persons of a municipality: its questionnaires are ready. Where there are none, that is one of the
    /// problems.
    /// </summary>
    public async Task<IReadOnlyList<Letter>> MunicipalityAsync(
        Study study,
        Inspection inspection,
        Organisation municipality,
        IReadOnlyList<(string Approach, Questionnaire Questionnaire)> own,
        Guid by,
        List<string> problems,
        CancellationToken stop
    ) =>
        [
            .. (await ContactsAsync(municipality.Id, municipality.Name, problems, stop)).Select(account =>
                Ready(Guid.CreateVersion7(_now), study, inspection, own, account.Id, by, _now)),
        ];

    private async Task<List<Account>> ContactsAsync(Guid organisation, string name, List<string> problems, CancellationToken stop)
    {
        var to = await people.Of(db.Organisations.Where(o => o.Id == organisation)).ToListAsync(stop);
        if (to.Count == 0)
            problems.Add(text["{0} heeft nog geen contactpersoon. Voeg die toe, dan kunt u de uitnodiging versturen.", name]);
        return to;
    }
}
