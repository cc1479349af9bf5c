using System.Security.Cryptography;
using System.Text;
using Toetssteen.Domain;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Features.Studies.Plan;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Studies;

/// <summary>What a letter says: its subject, and its text between salutation and link.</summary>
/// <param name="Subject">What one does, about what, and until when.</param>
/// <param name="Text">Paragraphs.</param>
public sealed record Written(string Subject, string Text);

/// <summary>
/// Writes the letters that leads send: what the lead of a study wrote, with the days and names that belong to it. In Dutch.
/// </summary>
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

    /// <summary>Where the letter about a progress report leads.</summary>
    public static string ToProgressReports(Guid inspection) => Work.ProgressReports(inspection);

    /// <summary>The invitation to a municipality.</summary>
    public static Written Invitation(Study study, string municipality, DateOnly today) =>
        new(
            $"Bereid het onderzoek ‘{study.Title}’ voor{By(study.Calendar.NominateBy, today)}",
            Paragraphs(
                $"Wilt u{Asked(study.Calendar.NominateBy, today)} de voorbereiding van het onderzoek ‘{study.Title}’ invullen en verzenden? U doet dat namens de gemeente {municipality}.",
                LetterTexts.Of(study).ToMunicipality));

    /// <summary>
    /// The letter to a municipality whose questionnaires are ready: its preparation was accepted, or its improvement points are judged
    /// again.
    /// </summary>
    public static Written Questionnaire(Study study, IReadOnlyCollection<string> approaches, DateOnly today)
    {
        var (by, before) = (By(study.Calendar.AnswerBy, today), Asked(study.Calendar.AnswerBy, today));
        var (which, about, they) = approaches.Count == 1
            ? ("vragenlijst", $"de aanpak {Named(approaches)}", "Die hoort")
            : ("vragenlijsten", $"de aanpakken {Named(approaches)}", "Die horen");
        return study.EarlierStudyId is null
            ? new(
                $"Vul de {which} over {Plain(approaches)} in{by}",
                Paragraphs(
                    $"Wilt u{before} de {which} over {about} invullen en verzenden? {they} bij het onderzoek ‘{study.Title}’.",
                    $"Uw voorbereiding is goedgekeurd. Bedankt daarvoor. U kunt de {which} samen met collega’s invullen en documenten toevoegen. Wij slaan alles automatisch op. Wij zien uw antwoorden pas als u ze verzendt."))
            : new(
                $"Hertoets ‘{study.Title}’: vul de {which} in{by}",
                Paragraphs($"Wilt u{before} de {which} over {about} invullen en verzenden?", LetterTexts.Of(study).ToMunicipality));
    }

    /// <summary>The invitation to a network partner, to answer by a day.</summary>
    public static Written Invitation(
        Study study,
        string municipality,
        string approach,
        string organisation,
        DateOnly? by,
        DateOnly today
    ) =>
        study.EarlierStudyId is null
            ? new(
                $"Doet uw organisatie mee aan ons onderzoek in {municipality}?{Answer(by, today)}",
                Paragraphs(
                    $"Wilt u{Asked(by, today)} laten weten of en hoe {organisation} meedoet aan het onderzoek ‘{study.Title}’? Het gaat om de aanpak ‘{approach}’ in de gemeente {municipality}.",
                    LetterTexts.Of(study).ToPartners))
            : new(
                $"Hertoets in {municipality}: doet uw organisatie mee?{Answer(by, today)}",
                Paragraphs(
                    $"Wilt u{Asked(by, today)} laten weten of en hoe {organisation} meedoet aan de hertoets ‘{study.Title}’? Het gaat om de aanpak ‘{approach}’ in de gemeente {municipality}.",
                    LetterTexts.Of(study).ToPartners));

    /// <summary>The municipality hears that the inspectorates invite a partner too.</summary>
    public static Written PartnerInvited(Study study, string approach, string organisation, string because) =>
        new(
            $"Wij nodigen ook {organisation} uit voor het onderzoek ‘{study.Title}’",
            Paragraphs(
                $"U hoeft niets te doen: wij laten u weten dat wij ook {organisation} uitnodigen voor het onderzoek naar de aanpak ‘{approach}’.",
                $"Onze reden: {because}",
                "In de factsheet komt te staan dat de inspecties deze netwerkpartner hebben uitgenodigd."));

    /// <summary>A reminder.</summary>
    /// <param name="said">What the lead says.</param>
    /// <param name="about">What is waited for.</param>
    /// <param name="last">The last day.</param>
    /// <param name="today">Today: after the last day the letter says so.</param>
    public static Written Reminder(string said, string about, DateOnly? last, DateOnly today) =>
        last is { } day && today > day
            ? new(
                $"Te laat: wij missen {about}",
                Paragraphs(
                    $"Wilt u {about} zo snel mogelijk verzenden? De laatste dag was {Day(day)}. Wij hebben die nog niet ontvangen.",
                    said))
            : new(
                $"Herinnering: verzend {about}{Before(last)}",
                Paragraphs($"Wilt u {about}{Before(last)} verzenden? Wij hebben die nog niet ontvangen.", said));

    /// <summary>The lead asks for more about a preparation.</summary>
    public static Written AskedBack(Study study, string question, DateOnly today) =>
        new(
            study.Calendar.NominateBy is null
                ? "Vraag over uw voorbereiding"
                : $"Vraag over uw voorbereiding: antwoord{Asked(study.Calendar.NominateBy, today)}",
            Paragraphs(
                $"Wilt u{Asked(study.Calendar.NominateBy, today)} uw voorbereiding aanpassen en opnieuw verzenden? Wij hebben nog een vraag over het onderzoek ‘{study.Title}’:",
                question,
                "U kunt de voorbereiding nu weer wijzigen. Alles wat u hebt ingevuld, staat er nog."));

    /// <summary>The lead asks for a supplement.</summary>
    public static Written Supplement(string approach, string question, DateOnly? until) => new(
        $"Vul uw antwoorden over {approach} aan{By(until)}",
        Paragraphs($"Wilt u{Before(until)} uw vragenlijst over de aanpak ‘{approach}’ aanvullen en opnieuw verzenden? Onze vraag:",
            question, "Bedankt voor uw eerdere antwoorden. Die blijven bewaard zoals u ze hebt verzonden."));

    /// <summary>The draft goes to the municipality, to be checked for errors of fact.</summary>
    public static Written FactCheck(Study study, string municipality, DateOnly until) =>
        new(
            $"Controleer de feiten over {municipality}{By(until)}",
            Paragraphs(
                $"Wilt u{Before(until)} controleren of de feiten kloppen in het concept van de factsheet over de gemeente {municipality}? Het concept hoort bij het onderzoek ‘{study.Title}’.",
                "U leest het concept zoals wij het willen publiceren. Als een zin niet klopt, vraagt u een correctie. Bij elk correctieverzoek krijgt u onze beslissing, met de reden. U kunt ook een zienswijze geven: uw reactie op het hele concept.",
                "Het concept is niet openbaar. Deel het alleen met collega’s die het moeten controleren. Als u niet reageert, komt dat in de factsheet te staan."));

    /// <summary>The municipality has longer for the fact check.</summary>
    public static Written FactCheckExtended(string municipality, DateOnly until) =>
        new(
            $"U hebt uitstel: controleer de feiten over {municipality}{Before(until)}",
            Paragraphs(
                $"U kunt tot en met {Day(until)} reageren op het concept van de factsheet over de gemeente {municipality}. Wij hebben u uitstel gegeven.",
                "Alles wat u al hebt opgeslagen, staat er nog."));

    /// <summary>A progress report is due, will be in a fortnight, or is late.</summary>
    public static Written ReportDue(Study study, string municipality, int points, DateOnly due, DateOnly today)
    {
        var about = $"{Counted(points, "verbeterpunt", "verbeterpunten")} in de gemeente {municipality}";
        var (subject, asked) =
            today > due
                ? (
                    $"Te laat: uw rapportage over de verbeterpunten in {municipality}",
                    $"Wilt u ons zo snel mogelijk vertellen hoe het gaat met {about}? Wij hadden de rapportage op {Day(due)} verwacht.")
                : (
                    $"Rapporteer over de verbeterpunten in {municipality}{By(due)}",
                    $"Wilt u ons{Before(due)} vertellen hoe het gaat met {about}?");
        return new(
            subject,
            Paragraphs(
                asked,
                $"De verbeterpunten komen uit het onderzoek ‘{study.Title}’. Schrijf bij elk punt wat er is gedaan, of waarom er niets is gedaan. Hebt u liever een gesprek? Neem dan contact met ons op."));
    }

    /// <summary>The same letter, made twice from the same page, has the same identity; and so goes out once.</summary>
    public static Guid Once(Guid page, Guid about, Guid account) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{page:N}{about:N}{account:N}")).AsSpan(0, 16));

    /// <summary>The same for a letter that is known by what it says.</summary>
    public static Guid Once(Guid page, string says, Guid account) =>
        Once(page, new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(says)).AsSpan(0, 16)), account);

    /// <summary>"14 december 2026".</summary>
    public static string Day(DateOnly day) => PartialDate.Of(day).ToWords(Language.Dutch.Culture);

    /// <summary>"1 verbeterpunt", "3 verbeterpunten".</summary>
    public static string Counted(int count, string one, string more) => count == 1 ? $"1 {one}" : $"{count} {more}";

    /// <summary>Paragraphs with a line between them; what is empty is left out.</summary>
    public static string Paragraphs(params string?[] paragraphs) =>
        string.Join("\n\n", paragraphs.Where(p => !string.IsNullOrWhiteSpace(p)).Select(p => p!.Trim()));

    /// <summary>" uiterlijk 14 december 2026", and nothing while the day is open.</summary>
    public static string Before(DateOnly? day) => day is { } last ? $" uiterlijk {Day(last)}" : "";

    /// <summary>
    /// Rule: a letter never asks for something by a day that is past: " uiterlijk 14 december 2026" as long as that can be, and then as
    /// soon as possible.
    /// </summary>
    public static string Asked(DateOnly? day, DateOnly today) => day < today ? " zo snel mogelijk" : Before(day);

    private static string By(DateOnly? day) => day is null ? "" : $",{Before(day)}";

    private static string By(DateOnly? day, DateOnly today) => day is null ? "" : $",{Asked(day, today)}";

    private static string Answer(DateOnly? day, DateOnly today) => day is null ? "" : $" Antwoord{Asked(day, today)}";

    private static string Named(IReadOnlyCollection<string> approaches) => Security.Sender.Listed([.. approaches.Select(a => $"‘{a}’")]);

    private static string Plain(IReadOnlyCollection<string> approaches) => Security.Sender.Listed([.. approaches]);
}
