using Toetssteen.Domain.Studies;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Studies;

/// <summary>A day of a study's calendar.</summary>
public enum CalendarDay
{
    /// <summary>Last day for naming approaches and nominating partners.</summary>
    Nominate,

    /// <summary>Last day for answering.</summary>
    Answer,

    /// <summary>Last day for the draft.</summary>
    Draft,

    /// <summary>First day of publication.</summary>
    Publish,
}

/// <summary>Words for planning.</summary>
public static class Words
{
    /// <summary>
    /// The days of a calendar, in their order; open ones too. Nobody prepares a follow-up: it takes over what is judged again.
    /// </summary>
    public static IEnumerable<(CalendarDay Kind, DateOnly? Day)> Days(StudyKind kind, StudyCalendar calendar) =>
        [
            .. kind == StudyKind.First ? [(CalendarDay.Nominate, calendar.NominateBy)] : Array.Empty<(CalendarDay, DateOnly?)>(),
            (CalendarDay.Answer, calendar.AnswerBy),
            (CalendarDay.Draft, calendar.DraftBy),
            (CalendarDay.Publish, calendar.PublishFrom),
        ];

    /// <summary>What a day is for.</summary>
    public static string Day(CalendarDay day, SiteText L) => day switch
    {
        CalendarDay.Nominate => L["Voorbereiden tot en met"],
        CalendarDay.Answer => L["Antwoorden tot en met"],
        CalendarDay.Draft => L["Concept uiterlijk"],
        _ => L["Publiceren vanaf"],
    };

    /// <summary>What someone of the inspectorates does.</summary>
    public static string Duty(Duty duty, SiteText L) => duty == Domain.Studies.Duty.Inspector ? L["inspecteur"] : L["tweede lezer"];

    /// <summary>Why a letter was sent.</summary>
    public static string Letter(LetterKind kind, SiteText L) => kind switch
    {
        LetterKind.InvitationToMunicipality => L["uitnodiging aan de gemeente"],
        LetterKind.InvitationToPartner => L["uitnodiging aan een netwerkpartner"],
        LetterKind.PartnerInvited => L["bericht over een partner die de inspecties uitnodigen"],
        LetterKind.Reminder => L["herinnering"],
        LetterKind.AskedBack => L["vraag over de voorbereiding"],
        LetterKind.SupplementAsked => L["vraag om een aanvulling"],
        LetterKind.FactCheck => L["concept voor de feitencheck"],
        LetterKind.ReportDue => L["herinnering aan een voortgangsrapportage"],
        LetterKind.Step => L["bericht over een stap in het onderzoek"],
        _ => L["vraag aan een collega"],
    };
}
