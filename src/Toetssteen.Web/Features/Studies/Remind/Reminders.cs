using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Studies.Remind;

/// <summary>What is reminded of.</summary>
public enum ReminderOf
{
    /// <summary>Municipalities that have not sent their preparation.</summary>
    Preparation,

    /// <summary>Organisations that have not answered.</summary>
    Answers,
}

/// <summary>A person who can be reminded, in one municipality.</summary>
/// <param name="InspectionId">The inspection.</param>
/// <param name="Municipality">Name of the municipality.</param>
/// <param name="AccountId">The person.</param>
/// <param name="Name">Name of the person.</param>
/// <param name="Organisation">For whom the person answers.</param>
/// <param name="IsLate">Whether the last day is past.</param>
/// <param name="Waiting">Who was asked and has not answered; none for a preparation.</param>
/// <param name="RemindedAt">When a reminder was last sent.</param>
public sealed record Reminded(
    Guid InspectionId,
    string Municipality,
    Guid AccountId,
    string Name,
    string Organisation,
    bool IsLate,
    IReadOnlyList<Asked> Waiting,
    DateTimeOffset? RemindedAt)
{
    /// <summary>How long a key is: two identities.</summary>
    public const int KeyLength = 64;

    /// <summary>By what the form knows it.</summary>
    public string Key => $"{InspectionId:N}{AccountId:N}";

    /// <summary>What is waited for, as the letter says it: in Dutch.</summary>
    public string About => Waiting switch
    {
        [] => $"de voorbereiding van de gemeente {Municipality}",
        [var one] => $"de vragenlijst over de aanpak ‘{one.Approach}’",
        _ => $"de vragenlijsten over de aanpakken {Sender.Listed([.. Waiting.Select(w => $"‘{w.Approach}’")])}",
    };

    /// <summary>Where the letter leads.</summary>
    public string? LeadsTo => Waiting switch
    {
        [] => LetterWriter.ToPreparation(InspectionId),
        [{ IsMunicipality: true, QuestionnaireId: { } id }] => LetterWriter.ToQuestionnaire(id),
        [{ RespondentId: var id, IsMunicipality: false }] => LetterWriter.ToParticipation(id),
        _ => null,
    };
}

/// <summary>
/// Finds who can be reminded: those who were written to about it; where nobody was, the contact persons of the organisation.
/// </summary>
public static class Reminders
{
    /// <summary>Whether who is waited for in a municipality can be reminded of this.</summary>
    public static bool Applies(ReminderOf of, Standing standing) =>
        of == ReminderOf.Preparation
            ? standing.State is InspectionState.Preparing or InspectionState.AskedBack
            : standing.State == InspectionState.Answering;

    /// <summary>Everyone who is waited for, by municipality.</summary>
    public static async Task<IReadOnlyList<Reminded>> ReadAsync(
        AppDb db,
        Study study,
        ReminderOf of,
        IEnumerable<Standing> all,
        DateOnly today,
        CancellationToken stop)
    {
        var standings = all.Where(s => Applies(of, s)).ToList();
        var inspections = db.Inspections.Where(i => i.StudyId == study.Id);
        var organisations =
            of == ReminderOf.Preparation
                ? db.Organisations.Where(o =>
                    o.Kind == OrganisationKind.Municipality && inspections.Any(i => i.MunicipalityCode == o.MunicipalityCode))
                : db.Organisations.Where(o =>
                    db.Respondents.Any(r =>
                        r.OrganisationId == o.Id
                        && db.Assessments.Any(a => a.Id == r.AssessmentId && inspections.Any(i => i.Id == a.InspectionId))));
        var people = await db
            .Accounts.AsNoTracking()
            .Where(a => a.BlockedAt == null && a.OrganisationId != null)
            .Join(organisations, a => a.OrganisationId, o => o.Id, (a, o) => new { a, o })
            .OrderBy(x => x.a.FoldedName)
            .Select(x => new
            {
                x.a.Id,
                x.a.Name,
                x.a.IsContactPerson,
                OrganisationId = x.o.Id,
                Organisation = x.o.Name,
                x.o.MunicipalityCode,
            })
            .ToListAsync(stop);
        var letters = await db
            .Letters.AsNoTracking()
            .Where(l => l.StudyId == study.Id)
            .Select(l => new
            {
                l.Kind,
                l.InspectionId,
                l.AccountId,
                l.QuestionnaireId,
                l.SentAt,
            })
            .ToListAsync(stop);
        var reminded = letters
            .Where(l => l.Kind == LetterKind.Reminder)
            .GroupBy(l => (l.InspectionId, l.AccountId))
            .ToDictionary(g => g.Key, g => g.Max(l => l.SentAt));
        var written = letters
            .Where(l => l.QuestionnaireId is not null && l.Kind == LetterKind.InvitationToPartner)
            .ToLookup(l => l.QuestionnaireId!.Value, l => l.AccountId);
        var found = new List<Reminded>();
        foreach (var standing in standings)
        {
            var waiting = standing.Asked.Where(a => !a.IsSettled).ToList();
            var to =
                of == ReminderOf.Preparation
                    ? people
                        .Where(p => p.IsContactPerson && p.MunicipalityCode == standing.Code)
                        .Select(p => (Person: p, Asked: (Asked?)null))
                    : waiting.SelectMany(a =>
                        people
                            .Where(p =>
                                p.OrganisationId == a.OrganisationId
                                && (a.QuestionnaireId is { } id && written[id].Any() ? written[id].Contains(p.Id) : p.IsContactPerson))
                            .Select(p => (Person: p, Asked: (Asked?)a)));
            found.AddRange(
                to.GroupBy(x => x.Person)
                    .Select(g => new Reminded(
                        standing.InspectionId,
                        standing.Name,
                        g.Key.Id,
                        g.Key.Name,
                        g.Key.Organisation,
                        g.Any(x => x.Asked is { } asked ? asked.LastDay(study.Calendar) < today : standing.IsLate),
                        [.. g.Select(x => x.Asked).OfType<Asked>()],
                        reminded.GetValueOrDefault((standing.InspectionId, g.Key.Id)))));
        }
        return found;
    }

    /// <summary>The last day of what someone is reminded of: of several questionnaires the first.</summary>
    public static DateOnly? LastDay(Reminded person, StudyCalendar calendar) =>
        person.Waiting.Count == 0 ? calendar.NominateBy : person.Waiting.Min(w => w.AnswerBy ?? calendar.AnswerBy);

    /// <summary>Its name in addresses.</summary>
    public static string Key(ReminderOf of) => of == ReminderOf.Preparation ? "voorbereiding" : "antwoorden";

    /// <summary>Its name on the page.</summary>
    public static string Words(ReminderOf of, SiteText L) =>
        of == ReminderOf.Preparation ? L["De voorbereiding is nog niet verzonden"] : L["Er is nog niet geantwoord"];
}
