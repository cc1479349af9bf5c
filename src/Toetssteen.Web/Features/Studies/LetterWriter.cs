using System.Security.Cryptography;
using System.Text;
using Toetssteen.Domain;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Features.Studies.Plan;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Studies;

/// <summary>Writes the letters of a study: what its lead wrote, with the days and names that belong to it. In Dutch.</summary>
public static class LetterWriter
{
    private static readonly WorkLinks Work = new(Language.Dutch);

    /// <summary>Where the letter to a municipality about its preparation leads.</summary>
    public static string ToPreparation(Guid inspection) => Work.Preparation(inspection);

    /// <summary>Where the letter to a partner leads: to the choice how to answer.</summary>
    public static string ToParticipation(Guid respondent) => Work.Participation(respondent);

    /// <summary>Where a letter about a questionnaire leads.</summary>
    public static string ToQuestionnaire(Guid questionnaire) => Work.Questionnaire(questionnaire);

    /// <summary>Where the letter about a fact check leads.</summary>
    public static string ToFactCheck(Guid check) => Work.FactCheck(check);

    /// <summary>Subject of a letter.</summary>
    public static string Subject(LetterKind kind, Study study) => kind switch
    {
        LetterKind.Reminder => $"Herinnering: {study.Title}",
        LetterKind.AskedBack => $"Vraag over uw voorbereiding: {study.Title}",
        LetterKind.SupplementAsked => $"Vraag om een aanvulling: {study.Title}",
        LetterKind.PartnerInvited => $"Wij nodigen nog een partner uit: {study.Title}",
        LetterKind.ReportDue => $"Voortgangsrapportage: {study.Title}",
        LetterKind.FactCheck => $"Concept om te controleren op feiten: {study.Title}",
        _ => $"Uitnodiging: {study.Title}",
    };

    /// <summary>The invitation to a municipality.</summary>
    public static string Invitation(Study study, string municipality) =>
        Paragraphs($"Het gaat om het onderzoek ‘{study.Title}’ in de gemeente {municipality}.", study.Letters.ToMunicipality ?? LetterTexts.ToBeginWith.ToMunicipality, By(study.Calendar.NominateBy, "U kunt de voorbereiding verzenden tot en met"));

    /// <summary>The letter to a municipality whose questionnaires are ready: its preparation was accepted, or its improvement points are judged again.</summary>
    public static string Questionnaire(Study study, IReadOnlyCollection<string> approaches)
    {
        var ready = approaches.Count == 1 ? $"De vragenlijst over de aanpak {Named(approaches)} staat voor u klaar." : $"De vragenlijsten over de aanpakken {Named(approaches)} staan voor u klaar.";
        return study.EarlierStudyId is null
            ? Paragraphs($"Wij hebben de voorbereiding van uw gemeente aanvaard. Dank u wel. {ready}", By(study.Calendar.AnswerBy, "U kunt antwoorden tot en met"))
            : Paragraphs($"Het gaat om het onderzoek ‘{study.Title}’. {ready} De vragen gaan alleen over de verbeterpunten die wij opnieuw beoordelen.", study.Letters.ToMunicipality, By(study.Calendar.AnswerBy, "U kunt antwoorden tot en met"));
    }

    /// <summary>The invitation to a network partner.</summary>
    public static string Invitation(Study study, string municipality, string approach, string organisation) =>
        Paragraphs($"Het gaat om het onderzoek ‘{study.Title}’ in de gemeente {municipality}, en om de aanpak ‘{approach}’. Wij schrijven u als contactpersoon van {organisation}.", study.Letters.ToPartners ?? LetterTexts.ToBeginWith.ToPartners, By(study.Calendar.AnswerBy, "U kunt antwoorden tot en met"));

    /// <summary>A reminder.</summary>
    /// <param name="study">The study.</param>
    /// <param name="said">What the lead says.</param>
    /// <param name="about">What is waited for.</param>
    /// <param name="last">The last day.</param>
    public static string Reminder(Study study, string said, string about, DateOnly? last) => Paragraphs($"Het gaat om het onderzoek ‘{study.Title}’: {about}.", said, By(last, "De laatste dag is"));

    /// <summary>The lead asks for more about a preparation.</summary>
    public static string AskedBack(Study study, string question) =>
        Paragraphs("Dank u wel voor uw voorbereiding. Wij hebben nog een vraag voordat wij verdergaan:", question, "U kunt de voorbereiding weer wijzigen en opnieuw verzenden. Alles wat u invulde staat er nog.", By(study.Calendar.NominateBy, "De laatste dag is"));

    /// <summary>The lead asks for a supplement.</summary>
    public static string Supplement(string approach, string question) =>
        Paragraphs($"Dank u wel voor uw antwoorden over de aanpak ‘{approach}’. Wij vragen u om een aanvulling:", question, "De vragenlijst staat weer open. Wat u eerder verzond blijft bewaard zoals het was.");

    /// <summary>The municipality hears that the inspectorates invite a partner too.</summary>
    public static string PartnerInvited(string approach, string organisation, string because) =>
        Paragraphs($"Wij nodigen ook {organisation} uit om te antwoorden over de aanpak ‘{approach}’. De reden:", because, "U hoeft hiervoor niets te doen. In de factsheet staat dat de inspecties deze partner hebben gevraagd.");

    /// <summary>The draft goes to the municipality, to be checked for errors of fact.</summary>
    public static string FactCheck(Study study, string municipality, DateOnly until) =>
        Paragraphs($"Het concept van de factsheet over de gemeente {municipality} is klaar. Het hoort bij het onderzoek ‘{study.Title}’.", "Wilt u controleren of de feiten kloppen? U leest het concept zoals het gepubliceerd wordt. Klopt een zin niet, dan maakt u daar bezwaar bij. Op elk bezwaar krijgt u een besluit met de reden.",
            "Het concept is niet openbaar. Deel het alleen met collega’s die het moeten controleren.", By(until, "U kunt antwoorden tot en met"));

    /// <summary>The municipality has longer for the fact check.</summary>
    public static string FactCheckExtended(string municipality, DateOnly until) =>
        Paragraphs($"U hebt langer de tijd om het concept van de factsheet over de gemeente {municipality} te controleren.", By(until, "U kunt antwoorden tot en met"));

    /// <summary>Where the letter about a progress report leads.</summary>
    public static string ToProgressReports(Guid inspection) => Work.ProgressReports(inspection);

    /// <summary>A progress report is due, or will be in a fortnight.</summary>
    public static string ReportDue(Study study, string municipality, int points, DateOnly due) =>
        Paragraphs($"Wij spraken af dat de gemeente {municipality} vertelt hoe het gaat met de verbeterpunten uit het onderzoek ‘{study.Title}’. Het gaat nu om {(points == 1 ? "1 verbeterpunt" : $"{points} verbeterpunten")}.",
            "U schrijft bij elk verbeterpunt wat u hebt gedaan, of dat u bewust niets hebt gedaan, en waarom. Hebt u liever een gesprek? Laat het ons weten.", By(due, "Wij verwachten uw rapportage op"));

    /// <summary>The same letter, made twice from the same page, has the same identity; and so goes out once.</summary>
    public static Guid Once(Guid page, Guid about, Guid account) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{page:N}{about:N}{account:N}")).AsSpan(0, 16));

    private static string? By(DateOnly? day, string words) => day is { } last ? $"{words} {PartialDate.Of(last).ToWords(Language.Dutch.Culture)}." : null;

    private static string Named(IReadOnlyCollection<string> approaches) => string.Join(" en ", approaches.Select(a => $"‘{a}’"));

    private static string Paragraphs(params string?[] paragraphs) => string.Join("\n\n", paragraphs.Where(p => !string.IsNullOrWhiteSpace(p)));
}
