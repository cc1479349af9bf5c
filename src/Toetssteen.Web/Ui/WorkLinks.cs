using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Ui;

/// <summary>
/// Every address behind the login and on the way to it, as a method; in one language, or in that of the request. Each part of the work has
/// a region of its own.
/// </summary>
public sealed class WorkLinks(Language? language = null)
{
    /// <summary>Name of the query value that says where to go on after logging in.</summary>
    public const string Return = "terug";

    public string Home() => At("/werk");

    public string SetAside() => At("/werk/niet-opgeslagen");

    #region Logging in

    public string SignIn(string? returnTo = null) => Returning("/inloggen", returnTo);

    public string SignInCode(string? returnTo = null) => Returning("/inloggen/code", returnTo);

    public string SignInRecovery(string? returnTo = null) => Returning("/inloggen/herstelcode", returnTo);

    public string SignOut() => At("/uitloggen");

    public string ForgottenPassword() => At("/wachtwoord-vergeten");

    public string NewPassword(Guid account, string token) =>
        QueryHelpers.AddQueryString(
            At("/wachtwoord-vergeten/nieuw"),
            new Dictionary<string, string?> { ["account"] = account.ToString(), ["bewijs"] = token });

    public string Invitation(string token) => At($"/uitnodiging/{token}");

    public string InvitationCode(string token) => At($"/uitnodiging/{token}/code");

    #endregion

    #region Account

    public string Account() => At("/account");

    public string Password() => At("/account/wachtwoord");

    public string SecondFactor(string? returnTo = null) => Returning("/account/tweede-stap", returnTo);

    public string RecoveryCodes() => At("/account/herstelcodes");

    public string Passkeys() => At("/account/toegangssleutels");

    public string Sessions() => At("/account/sessies");

    #endregion

    #region Administration

    public string Organisations() => At("/beheer/organisaties");

    public string Organisation(Guid id) => At($"/beheer/organisaties/{id}");

    public string NewOrganisation() => At("/beheer/organisaties/nieuw");

    public string Retention() => At("/beheer/bewaartermijn");

    public string Accounts() => At("/beheer/accounts");

    public string Account(Guid id) => At($"/beheer/accounts/{id}");

    public string NewAccount(Guid? organisation = null) =>
        organisation is { } id
            ? QueryHelpers.AddQueryString(At("/beheer/accounts/nieuw"), "organisatie", id.ToString())
            : At("/beheer/accounts/nieuw");

    #endregion

    #region Studies

    public string Studies() => At("/werk/onderzoeken");

    public string NewStudy() => At("/werk/onderzoeken/nieuw");

    /// <summary>The inspections that were assigned to who asks.</summary>
    public string AssignedInspections() => At("/werk/mijn-onderzoeken");

    public string Study(string slug) => At($"/werk/onderzoeken/{slug}");

    public string FollowUp(string slug) => At($"/werk/onderzoeken/{slug}/vervolg");

    public string EditStudy(string slug) => At($"/werk/onderzoeken/{slug}/bewerken");

    /// <summary>What of the framework a study examines.</summary>
    public string StudyPart(string slug) => At($"/werk/onderzoeken/{slug}/onderdeel");

    public string StudyMunicipalities(string slug) => At($"/werk/onderzoeken/{slug}/gemeenten");

    public string RemoveMunicipality(string slug, string code) => QueryHelpers.AddQueryString(StudyMunicipalities(slug), "verwijder", code);

    public string StudyAssignments(string slug) => At($"/werk/onderzoeken/{slug}/toewijzen");

    public string AssignMany(string slug) => At($"/werk/onderzoeken/{slug}/toewijzen/samen");

    public string StudyInvitations(string slug, string? code = null) =>
        Choosing(At($"/werk/onderzoeken/{slug}/uitnodigen"), "gemeente", code);

    public string StudyQuestions(string slug, string? code = null) =>
        Choosing(At($"/werk/onderzoeken/{slug}/vragenlijsten"), "gemeente", code);

    public string StudyReminders(string slug, string? who = null, IEnumerable<string>? municipalities = null) =>
        QueryHelpers.AddQueryString(
            Choosing(At($"/werk/onderzoeken/{slug}/herinneren"), "wie", who),
            (municipalities ?? []).Select(m => KeyValuePair.Create<string, string?>("gemeente", m)));

    public string StudyLetters(string slug) => At($"/werk/onderzoeken/{slug}/post");

    public string StudyTable(string slug, string end) => At($"/werk/onderzoeken/{slug}/voortgang{end}");

    public string StudyInspection(string slug, string code) => At($"/werk/onderzoeken/{slug}/gemeenten/{code}");

    public string ContactPersons(string slug, string code) => At($"/werk/onderzoeken/{slug}/gemeenten/{code}/contactpersonen");

    public string InvitePartner(string slug, string code) => At($"/werk/onderzoeken/{slug}/gemeenten/{code}/partner");

    public string StudyRespondent(string slug, string code, Guid id) => At($"/werk/onderzoeken/{slug}/gemeenten/{code}/respondenten/{id}");

    #endregion

    #region Questionnaires

    public string Questionnaire(Guid id) => At($"/werk/vragenlijsten/{id}");

    public string QuestionnairePage(Guid id, string criterion) => At($"/werk/vragenlijsten/{id}/{Uri.EscapeDataString(criterion)}");

    /// <summary>The page with what is wrong with it named, and one of its questions in view.</summary>
    public string QuestionnairePage(Guid id, string criterion, string question) =>
        $"{QuestionnairePage(id, criterion)}?nakijken=ja#{FieldTagHelper.IdOf(question)}";

    public string SaveAnswers(Guid id) => At($"/werk/vragenlijsten/{id}/antwoorden");

    public string Ping(Guid id) => At($"/werk/vragenlijsten/{id}/aanwezig");

    public string AskColleague(Guid id, string criterion) => At($"/werk/vragenlijsten/{id}/{Uri.EscapeDataString(criterion)}/collega");

    public string CheckAnswers(Guid id) => At($"/werk/vragenlijsten/{id}/controleren");

    public string Receipt(Guid id, int number) => At($"/werk/vragenlijsten/{id}/ontvangst/{number.ToString(CultureInfo.InvariantCulture)}");

    #endregion

    #region Judging in a draft

    public string Draft(Guid inspection) => At($"/werk/concepten/{inspection}");

    public string Judge(Guid inspection, Guid assessment, string indicator) =>
        Draft(inspection) + $"/beoordelen/{assessment}/{Uri.EscapeDataString(indicator)}";

    /// <summary>The workbench with findings published earlier on the same indicator beside it.</summary>
    public string JudgeWithAlike(Guid inspection, Guid assessment, string place, string indicator, string part) =>
        Judge(inspection, assessment, place) + $"?gevallen={(place == indicator ? "ja" : Uri.EscapeDataString(indicator))}#{part}";

    /// <summary>Cards for who answers without a name.</summary>
    public string Cards(Guid inspection) => Draft(inspection) + "/kaarten";

    public string SavePieces(Guid inspection) => Draft(inspection) + "/stukken";

    public string DraftPing(Guid inspection) => Draft(inspection) + "/aanwezig";

    public string MergeFindings(Guid inspection, Guid finding) =>
        QueryHelpers.AddQueryString(Draft(inspection) + "/bevindingen/samenvoegen", "bevinding", finding.ToString());

    public string SplitFinding(Guid inspection, Guid finding) => Draft(inspection) + $"/bevindingen/{finding}/splitsen";

    public string Meetings(Guid inspection) => Draft(inspection) + "/gesprekken";

    #endregion

    #region Judging again

    public string JudgedApproach(Guid inspection, Guid assessment) => Draft(inspection) + $"/aanpakken/{assessment}";

    #endregion

    #region Mail of the demonstration

    public string Post() => At("/post");

    public string Letter(string name) => At($"/post/{Uri.EscapeDataString(name)}");

    #endregion

    #region Documents

    public string Documents() => At("/werk/documenten");

    public string Documents(Guid inspection) => At($"/werk/documenten/{inspection}");

    public string AddDocuments(Guid inspection, Guid? document = null) =>
        document is { } id
            ? QueryHelpers.AddQueryString(At($"/werk/documenten/{inspection}/toevoegen"), "document", id.ToString())
            : At($"/werk/documenten/{inspection}/toevoegen");

    public string ClaimDocument(Guid inspection) => At($"/werk/documenten/{inspection}/melden");

    public string RequestDocument(Guid inspection) => At($"/werk/documenten/{inspection}/opvragen");

    public string ReceiveDocument(Guid inspection, Guid document) => At($"/werk/documenten/{inspection}/{document}/ontvangen");

    public string EditDocument(Guid inspection, Guid document) => At($"/werk/documenten/{inspection}/{document}/wijzigen");

    public string RemoveDocument(Guid inspection, Guid document) => At($"/werk/documenten/{inspection}/{document}/verwijderen");

    /// <summary>The text of a document at a page, with what is looked for marked in it; works in every browser.</summary>
    public string DocumentText(Guid inspection, Guid document, int? page = null, string? find = null) =>
        QueryHelpers.AddQueryString(
            At($"/werk/documenten/{inspection}/{document}/tekst"),
            new Dictionary<string, string?> { ["bladzijde"] = page?.ToString(CultureInfo.InvariantCulture), ["zoek"] = find });

    /// <summary>The file itself, shown by the browser where that is safe, at a page of a PDF; the same in every language.</summary>
    public static string DocumentFile(Guid inspection, Guid document, int? page = null) =>
        page is { } number
            ? string.Create(CultureInfo.InvariantCulture, $"/werk/documenten/{inspection}/{document}#page={number}")
            : $"/werk/documenten/{inspection}/{document}";

    /// <summary>The file itself, to be kept.</summary>
    public static string DocumentDownload(Guid inspection, Guid document) => $"/werk/documenten/{inspection}/{document}/download";

    /// <summary>The list of documents as a table: for people, or for programs.</summary>
    public static string DocumentsTable(Guid inspection, string end) => $"/werk/documenten/{inspection}{end}";

    #endregion

    #region Preparation by a municipality

    public string Preparation(Guid inspection) => At($"/werk/gemeenten/{inspection}/voorbereiding");

    public string AddStatement(Guid inspection) => Preparation(inspection) + "/aanpakken/toevoegen";

    public string Statement(Guid inspection, Guid statement) => Preparation(inspection) + $"/aanpakken/{statement}";

    public string StatementFate(Guid inspection, Guid statement) => Statement(inspection, statement) + "/verloop";

    public string StatementDescription(Guid inspection, Guid statement) => Statement(inspection, statement) + "/beschrijving";

    public string StatementFigures(Guid inspection, Guid statement) => Statement(inspection, statement) + "/cijfers";

    public string StatementProposal(Guid inspection, Guid statement) => Statement(inspection, statement) + "/beoordelen";

    public string StatementPartners(Guid inspection, Guid statement) => Statement(inspection, statement) + "/partners";

    public string NominatedPartner(Guid inspection, Guid statement, Guid partner) =>
        StatementPartners(inspection, statement) + $"/{partner}";

    public string WithdrawPartner(Guid inspection, Guid statement, Guid partner) =>
        NominatedPartner(inspection, statement, partner) + "/verwijderen";

    public string RenameStatement(Guid inspection, Guid statement) => Statement(inspection, statement) + "/naam";

    public string RemoveStatement(Guid inspection, Guid statement) => Statement(inspection, statement) + "/verwijderen";

    public string SendPreparation(Guid inspection) => Preparation(inspection) + "/verzenden";

    public string PreparationReceipt(Guid inspection) => Preparation(inspection) + "/ontvangstbewijs";

    #endregion

    #region Adoption and publication

    public string AdoptDraft(Guid inspection) => At($"/werk/concepten/{inspection}/vaststellen");

    public string PublishDraft(Guid inspection) => At($"/werk/concepten/{inspection}/publiceren");

    public string CorrectFactsheet(Guid inspection) => At($"/werk/concepten/{inspection}/corrigeren");

    /// <summary>Taking a correction back that was begun.</summary>
    public string TakeBackCorrection(Guid inspection) => At($"/werk/concepten/{inspection}/correctie-terugnemen");

    /// <summary>Taking a draft back from the second reader.</summary>
    public string TakeBackSecondReading(Guid inspection) => At($"/werk/concepten/{inspection}/terughalen");

    public string WithdrawFactsheet(Guid inspection) => At($"/werk/concepten/{inspection}/intrekken");

    public string DraftHistory(Guid inspection, int page = 1) =>
        Choosing(
            At($"/werk/concepten/{inspection}/geschiedenis"),
            "pagina",
            page == 1 ? null : page.ToString(CultureInfo.InvariantCulture));

    #endregion

    #region Drafts: conclusions, and what stands around the findings

    public string DraftConclusion(Guid inspection, Guid assessment, string theme) =>
        Draft(inspection) + $"/conclusies/{assessment}/{Uri.EscapeDataString(theme)}";

    /// <summary>Where something is judged as a whole: with the conclusion on its theme, or on a page of its own.</summary>
    public string DraftOverall(Guid inspection, Guid assessment, OverallPlace place) => place.Theme is { } theme
        ? DraftConclusion(inspection, assessment, theme.Code) : DraftWhole(inspection, assessment);

    /// <summary>Where the framework as a whole is judged.</summary>
    public string DraftWhole(Guid inspection, Guid assessment) => Draft(inspection) + $"/geheel/{assessment}";

    public string NewMeeting(Guid inspection) => Meetings(inspection) + "/nieuw";

    public string Meeting(Guid inspection, Guid meeting) => Meetings(inspection) + $"/{meeting}";

    public string DraftIntroduction(Guid inspection) => Draft(inspection) + "/inleiding";

    public string DraftPreview(Guid inspection) => Draft(inspection) + "/voorbeeld";

    public string MergeFindings(Guid inspection) => Draft(inspection) + "/bevindingen/samenvoegen";

    #endregion

    #region Taking part as a partner

    public string Participation(Guid respondent) => At($"/werk/deelname/{respondent}");

    #endregion

    #region Second reading

    public string SecondReading(Guid inspection) => At($"/werk/concepten/{inspection}/tweede-lezing");

    public string ReadFinding(Guid inspection, Guid finding) => SecondReading(inspection) + $"#b-{finding}";

    public string BlindJudgements(Guid inspection) => At($"/werk/concepten/{inspection}/blind");

    public string BlindJudgement(Guid inspection, Guid judgement) => BlindJudgements(inspection) + $"/{judgement}";

    public string Agreement(string slug) => At($"/werk/onderzoeken/{slug}/overeenstemming");

    #endregion

    #region Fact check

    public string FactCheckOf(Guid inspection) => At($"/werk/concepten/{inspection}/feitencheck");

    public string DecideObjection(Guid inspection, Guid objection) => FactCheckOf(inspection) + $"/bezwaren/{objection}";

    public string FindingObjectedTo(Guid inspection, Guid assessment, string indicator) =>
        At($"/werk/concepten/{inspection}/beoordelen/{assessment}/{Uri.EscapeDataString(indicator)}");

    public string FactCheck(Guid check) => At($"/werk/feitencheck/{check}");

    public string ObjectTo(Guid check, string part) => QueryHelpers.AddQueryString(FactCheck(check) + "/bezwaar", "bij", part);

    public string AmendObjection(Guid check, Guid objection) => FactCheck(check) + $"/bezwaren/{objection}";

    public string RespondToDraft(Guid check) => FactCheck(check) + "/reactie";

    public string AskExtension(Guid check) => FactCheck(check) + "/uitstel";

    public string SubmitFactCheck(Guid check) => FactCheck(check) + "/verzenden";

    public string FactCheckReceipt(Guid check) => FactCheck(check) + "/ontvangst";

    #endregion

    #region Following up

    public string FollowedPoints() => At("/werk/verbeterpunten");

    public string FollowedPoint(Guid point) => At($"/werk/verbeterpunten/{point}");

    public string MovedApproaches(Guid inspection) => At($"/werk/verbeterpunten/aanpakken/{inspection}");

    public string ProgressReports(Guid inspection) => At($"/werk/voortgang/{inspection}");

    public string ProgressReport(Guid inspection, Guid report) => ProgressReports(inspection) + $"/{report}";

    #endregion

    private string At(string path) => (language ?? Language.Current).Prefix + path;

    private static string Choosing(string address, string name, string? value) =>
        value is null ? address : QueryHelpers.AddQueryString(address, name, value);

    private string Returning(string path, string? returnTo) =>
        returnTo is null ? At(path) : QueryHelpers.AddQueryString(At(path), Return, returnTo);
}
