using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;

namespace Toetssteen.Web.Tests.Hosting;

/// <summary>A questionnaire that waits to be filled in, and whose it is.</summary>
/// <param name="Id">The questionnaire.</param>
/// <param name="InspectionId">The inspection that it belongs to.</param>
/// <param name="Organisation">Who is asked.</param>
/// <param name="Writer">Someone of that organisation.</param>
/// <param name="Form">What is asked.</param>
public sealed record OpenQuestionnaire(Guid Id, Guid InspectionId, Organisation Organisation, Account Writer, QuestionnaireForm Form)
{
    /// <summary>Its task list.</summary>
    public string Address => $"/werk/vragenlijsten/{Id}";

    /// <summary>Its first page with questions.</summary>
    public string FirstPage => $"{Address}/{Form.Pages[0].Code}";
}

/// <summary>Questionnaires in the state that a test begins with, made through the domain.</summary>
public static class OpenQuestionnaires
{
    /// <summary>
    /// An approach of Deventer about which the municipality, or a partner, is asked by the GGSR framework; nothing is answered yet.
    /// </summary>
    public static async Task<OpenQuestionnaire> GivenAnOpenQuestionnaireAsync(
        this TestSite site,
        QuestionnaireVariant variant = QuestionnaireVariant.Full,
        DateOnly? answerBy = null)
    {
        const string framework = "ggsr/2012",
            deventer = "GM0150";
        var now = site.Clock.Now;
        var isMunicipality = variant == QuestionnaireVariant.Full;
        var municipality = await site.AskAsync(db =>
            db.Organisations.FirstOrDefaultAsync(o => o.Kind == OrganisationKind.Municipality && o.MunicipalityCode == deventer)
        ) ?? new Organisation(Guid.NewGuid(), OrganisationKind.Municipality, "Gemeente Deventer", municipalityCode: deventer);
        var organisation = isMunicipality
            ? municipality
            : new Organisation(Guid.NewGuid(), OrganisationKind.Partner, "Stichting Thuisbasis", "jeugdhulp");
        var writer = await site.GivenAnAccountAsync(isMunicipality ? Role.MunicipalityRespondent : Role.PartnerRespondent, organisation);
        var (questionnaire, inspection) = (Guid.NewGuid(), Guid.NewGuid());
        await site.ChangeAsync(async db =>
        {
            var study = new Study(
                Guid.NewGuid(),
                $"proef-{Guid.NewGuid():N}",
                "Onderzoek naar gezinnen",
                framework,
                StudyKind.First,
                "2026");
            study.Plan(study.Title, study.PeriodJudged, new StudyCalendar(AnswerBy: answerBy), new StudyLetters(), now);
            db.Add(study);
            var approach = await db.Approaches.FirstOrDefaultAsync(a => a.MunicipalityCode == deventer && a.Name == "Wijkteam Gezin");
            if (approach is null)
                db.Add(approach = new Approach(Guid.NewGuid(), deventer, "Wijkteam Gezin"));
            var place = new Inspection(inspection, study, deventer);
            var respondent = place
                .Assess(Guid.NewGuid(), approach, "De enige aanpak.")
                .Invite(
                    Guid.NewGuid(),
                    await db.Organisations.SingleAsync(o => o.Id == organisation.Id),
                    isMunicipality ? null : Nomination.ByMunicipality);
            db.Add(place);
            db.Add(new Questionnaire(questionnaire, respondent.Id, variant, now));
        });
        var form = await site.UseAsync<FrameworkCatalogue, QuestionnaireForm>(all =>
            Task.FromResult(QuestionnaireForm.Of(all.Get(framework), variant)));
        return new OpenQuestionnaire(questionnaire, inspection, organisation, writer, form);
    }

    /// <summary>Another person of the same organisation.</summary>
    public static Task<Account> GivenAColleagueAsync(this TestSite site, OpenQuestionnaire questionnaire) =>
        site.GivenAnAccountAsync(questionnaire.Writer.Roles.Single(), questionnaire.Organisation);

    /// <summary>Answers as if someone had typed them.</summary>
    public static Task GivenAnswersAsync(
        this TestSite site,
        OpenQuestionnaire questionnaire,
        params (string Name, string Value)[] answers
    ) =>
        site.ChangeAsync(async db =>
        {
            foreach (var (name, value) in answers)
            {
                if (await db.Answers.FindAsync(questionnaire.Id, name) is { } answer)
                    answer.Save(value, answer.Number, Guid.NewGuid(), questionnaire.Writer.Id, site.Clock.Now);
                else
                    db.Add(new Answer(questionnaire.Id, name, value, Guid.NewGuid(), questionnaire.Writer.Id, site.Clock.Now));
            }
        });

    /// <summary>An answer to every question that needs one, so that nothing is missing.</summary>
    public static Task GivenAllAnswersAsync(this TestSite site, OpenQuestionnaire questionnaire)
    {
        var answers = new Dictionary<string, string>();
        foreach (var page in questionnaire.Form.Pages)
            while (questionnaire.Form.Missing(page, answers) is [var question, ..])
                answers[question.Name] = question.Type switch
                {
                    QuestionType.SelectOne or QuestionType.SelectMultiple => questionnaire.Form.ChoicesOf(question)[0].Name,
                    QuestionType.Integer or QuestionType.Decimal => "12",
                    QuestionType.Date => "2025-03-01",
                    _ => $"Zo doen wij dat bij {question.IndicatorCode}.",
                };
        return site.GivenAnswersAsync(questionnaire, [.. answers.Select(a => (a.Key, a.Value))]);
    }

    /// <summary>It was submitted, with the answers as they are.</summary>
    public static Task GivenItIsSubmittedAsync(this TestSite site, OpenQuestionnaire questionnaire) =>
        site.ChangeAsync(async db =>
        {
            var submitted = await db.Questionnaires.Include(q => q.Submissions).SingleAsync(q => q.Id == questionnaire.Id);
            var answers = await db.Answers.Where(a => a.QuestionnaireId == questionnaire.Id).ToDictionaryAsync(a => a.Name, a => a.Value);
            submitted.Submit(Guid.NewGuid(), answers, questionnaire.Writer.Name, stated: true, questionnaire.Writer.Id, site.Clock.Now);
            (await db.Respondents.SingleAsync(r => r.Id == submitted.RespondentId)).AnswerOwn();
        });

    /// <summary>The inspectorate asked for a supplement.</summary>
    public static Task GivenASupplementIsAskedAsync(this TestSite site, OpenQuestionnaire questionnaire, string what) =>
        site.ChangeAsync(async db =>
            (await db.Questionnaires.SingleAsync(q => q.Id == questionnaire.Id)).AskSupplement(what, site.Clock.Now));
}
