using Microsoft.AspNetCore.Mvc;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Studies.People;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Studies.Plan;

/// <summary>What is asked of who plans a study.</summary>
public sealed class PlanForm
{
    /// <summary>The most that a title may be long.</summary>
    public const int MaxTitle = 200;

    /// <summary>The most that the period judged may be long.</summary>
    public const int MaxPeriod = 50;

    /// <summary>Title.</summary>
    public string? Title { get; set; }

    /// <summary>The period judged.</summary>
    public string? Period { get; set; }

    /// <summary>The inspectorates that take part beside the one that leads.</summary>
    public List<Guid> Joint { get; set; } = [];

    /// <summary>Last day for the preparation.</summary>
    public DateOnly? NominateBy { get; set; }

    /// <summary>Last day for the answers.</summary>
    public DateOnly? AnswerBy { get; set; }

    /// <summary>Last day for the draft.</summary>
    public DateOnly? DraftBy { get; set; }

    /// <summary>First day of publication.</summary>
    public DateOnly? PublishFrom { get; set; }

    /// <summary>Name of the contact person.</summary>
    public string? ContactName { get; set; }

    /// <summary>Telephone number of the contact person.</summary>
    public string? ContactPhone { get; set; }

    /// <summary>E-mail address of the contact person.</summary>
    public string? ContactEmail { get; set; }

    /// <summary>Text of the invitation to a municipality.</summary>
    public string? ToMunicipality { get; set; }

    /// <summary>Text of the invitation to a partner.</summary>
    public string? ToPartners { get; set; }

    /// <summary>Text of a reminder.</summary>
    public string? Reminder { get; set; }

    /// <summary>The form of a study as it is.</summary>
    public static PlanForm Of(Study study) => new()
    {
        Title = study.Title,
        Period = study.PeriodJudged,
        Joint = [.. study.Inspectorates.Where(i => !i.Leads).Select(i => i.OrganisationId)],
        NominateBy = study.Calendar.NominateBy,
        AnswerBy = study.Calendar.AnswerBy,
        DraftBy = study.Calendar.DraftBy,
        PublishFrom = study.Calendar.PublishFrom,
        ContactName = study.ContactName,
        ContactPhone = study.ContactPhone,
        ContactEmail = study.ContactEmail,
        ToMunicipality = LetterTexts.Of(study).ToMunicipality,
        ToPartners = LetterTexts.Of(study).ToPartners,
        Reminder = LetterTexts.Of(study).Reminder,
    };

    /// <summary>The same; a study that was planned before a contact person was asked offers whom its letters name until now.</summary>
    public static async Task<PlanForm> OfAsync(AppDb db, Study study, CancellationToken stop)
    {
        var form = Of(study);
        if (study.Contact is null && await db.FirstLeadAsync(study, stop) is { } lead)
            (form.ContactName, form.ContactEmail) = (lead.Name, lead.Email);
        return form;
    }

    /// <summary>The days.</summary>
    public StudyCalendar Calendar() => new(NominateBy, AnswerBy, DraftBy, PublishFrom);

    /// <summary>The contact person.</summary>
    public StudyContact Contact() => new(ContactName ?? "", ContactPhone, ContactEmail);

    /// <summary>The letters, with line ends as they are kept.</summary>
    public StudyLetters Letters() => new(Said(ToMunicipality), Said(ToPartners), Said(Reminder));

    /// <summary>What is wrong with it: a field with a sentence each.</summary>
    /// <param name="text">Texts.</param>
    /// <param name="before">The days as they were; none for a new study.</param>
    /// <param name="today">Today.</param>
    public IEnumerable<(string Field, string Sentence)> Faults(SiteText text, StudyCalendar before, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(Title))
            yield return (nameof(Title), text["Geef het onderzoek een titel."]);
        if (Title?.Length > MaxTitle)
            yield return (nameof(Title), text["De titel is te lang: er passen {0} tekens in.", MaxTitle]);
        if (Period?.Length > MaxPeriod)
            yield return (nameof(Period), text["De periode is te lang: er passen {0} tekens in.", MaxPeriod]);
        foreach (
            var (field, day, was) in new[]
            {
                (nameof(NominateBy), NominateBy, before.NominateBy),
                (nameof(AnswerBy), AnswerBy, before.AnswerBy),
                (nameof(DraftBy), DraftBy, before.DraftBy),
                (nameof(PublishFrom), PublishFrom, before.PublishFrom),
            })
            if (StudyCalendar.IsChosenTooLate(day, was, today))
                yield return (field, text["Deze dag is al voorbij. Kies vandaag of een latere dag, of laat de dag nog open."]);
        if (string.IsNullOrWhiteSpace(ContactName))
            yield return (nameof(ContactName), text["Vul de naam van de contactpersoon in."]);
        if (ContactName?.Length > StudyContact.MaxName)
            yield return (nameof(ContactName), text["Deze naam is te lang: er passen {0} tekens in.", StudyContact.MaxName]);
        // Digits, and what people write between them.
        if (
            ContactPhone?.Trim() is not { Length: > 0 and <= StudyContact.MaxPhone } phone
            || phone.Count(char.IsAsciiDigit) < 3
            || !phone.All(c => char.IsAsciiDigit(c) || "+-() ./".Contains(c, StringComparison.Ordinal)))
            yield return (nameof(ContactPhone), text["Vul een telefoonnummer in, bijvoorbeeld 070-123 45 67."]);
        if (ContactPersons.FaultIn(ContactEmail))
            yield return (nameof(ContactEmail), text["Schrijf een e-mailadres zoals naam@organisatie.nl."]);
        foreach (
            var (field, letter) in new[]
            {
                (nameof(ToMunicipality), ToMunicipality),
                (nameof(ToPartners), ToPartners),
                (nameof(Reminder), Reminder),
            })
        {
            if (string.IsNullOrWhiteSpace(letter))
                yield return (field, text["Schrijf wat er in deze brief staat."]);
            if (letter?.Length > LetterTexts.MaxLength)
                yield return (
                    field,
                    text[
                        "Deze brief is te lang: {0} tekens, en er passen er {1} in. Er is niets afgekapt; kort de brief in.",
                        letter.Length,
                        LetterTexts.MaxLength
                    ]);
        }
    }

    private static string? Said(string? letter) => letter?.ReplaceLineEndings("\n").Trim();
}
