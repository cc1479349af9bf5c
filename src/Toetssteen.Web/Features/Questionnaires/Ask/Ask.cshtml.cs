using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Questionnaires.Saving;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Questionnaires.Ask;

/// <summary>A question to a colleague of the same organisation about one page: asked by a personal link, which opens that page.</summary>
public sealed class AskModel(
    AppDb db,
    CurrentUser user,
    KnownQuestionnaires known,
    Accounts accounts,
    Invitations invitations,
    WorkLinks work,
    SiteText text,
    TimeProvider clock
) : FormPage
{
    /// <summary>The choice of someone who is not in the list.</summary>
    private const string Someone = "nieuw";

    /// <summary>The questionnaire.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The criterion.</summary>
    [BindProperty(SupportsGet = true)]
    public string Criterium { get; set; } = "";

    /// <summary>Who is asked: an account, or someone new.</summary>
    [BindProperty]
    public string? Who { get; set; }

    /// <summary>Name of who is new.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>E-mail address of who is new.</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>What is asked.</summary>
    [BindProperty]
    public string? Question { get; set; }

    public OpenedQuestionnaire Questionnaire { get; private set; } = null!;

    public QuestionnairePage Sheet { get; private set; } = null!;

    /// <summary>Who may be asked: colleagues, and someone new.</summary>
    public IReadOnlyList<Ui.Forms.Choice> Choices { get; private set; } = [];

    /// <summary>Whether there is a colleague to choose; without one, someone new is asked.</summary>
    public bool HasColleagues => Choices.Count > 1;

    public IActionResult OnGet()
    {
        if (!HasColleagues)
            Who = Someone;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var isNew = Who == Someone;
        var (name, email) = (Name?.Trim() ?? "", EmailAddress.Of(Email) ?? "");
        Need(Choices.Any(c => c.Value == Who), nameof(Who), text["Kies wie u het vraagt."]);
        Need(
            !isNew || name.Length is > 0 and <= Account.NameLength,
            nameof(Name),
            text["Vul de naam van uw collega in, hooguit {0} tekens.", Account.NameLength]);
        Need(!isNew || email.Length > 0, nameof(Email), text["Vul een e-mailadres in, bijvoorbeeld naam@gemeente.nl."]);
        Need(
            !string.IsNullOrWhiteSpace(Question) && Question.Length <= ColleagueQuestion.MaxText,
            nameof(Question),
            text["Schrijf op wat u uw collega wilt vragen, hooguit {0} tekens.", ColleagueQuestion.MaxText]);
        if (!ModelState.IsValid)
            return Page();
        var found = isNew ? await accounts.FindByEmailAsync(email) : await accounts.FindByIdAsync(Who!);
        Need(
            found is null or { BlockedAt: null } && (found is null || found.OrganisationId == user.OrganisationId),
            isNew ? nameof(Email) : nameof(Who),
            text["Deze persoon hoort niet bij uw organisatie. Vraag iemand die daar wel bij hoort."]);
        if (!ModelState.IsValid)
            return Page();
        var colleague = found ?? await InviteAsync(name, email);
        var now = clock.GetUtcNow();
        db.ColleagueQuestions.Add(new ColleagueQuestion(Guid.CreateVersion7(now), Id, Criterium, user.Id, colleague.Id, Question!, now));
        await db.SavePrivatelyAsync(stop);
        TempData.Say(await TrySendAsync(colleague, stop)
            ? text["Uw vraag is verstuurd aan {0}.", colleague.Name]
            : text["Uw vraag staat bij {0} in het overzicht, maar de e-mail kon niet worden verstuurd.", colleague.Name]);
        return Redirect(work.QuestionnairePage(Id, Criterium));
    }

    /// <summary>The questions.</summary>
    public QuestionnaireForm Form { get; private set; } = null!;

    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        if (await OpenedQuestionnaire.FindAsync(db, user, Id, stop) is not { } found
            || known.FormOf(found.Framework, found.Variant, found.Scope) is not { } form || form.FindPage(Criterium) is not { } sheet)
            return NotFound();
        if (!found.IsOpen)
            return Redirect(work.Questionnaire(Id));
        (Questionnaire, Form, Sheet) = (found, form, sheet);
        var colleagues = await db
            .Accounts.AsNoTracking()
            .Where(a => a.OrganisationId == found.OrganisationId && a.Id != user.Id && a.BlockedAt == null)
            .OrderBy(a => a.FoldedName)
            .Select(a => new
            {
                a.Id,
                a.Name,
                a.Email,
            })
            .ToListAsync(stop);
        Choices =
        [
            .. colleagues.Select(c => new Ui.Forms.Choice(c.Id.ToString(), c.Name, c.Email)),
            new(Someone, text["Iemand anders van mijn organisatie"]),
        ];
        return null;
    }

    /// <summary>A colleague may do what respondents of the organisation may.</summary>
    private async Task<Account> InviteAsync(string name, string email)
    {
        var kind = Questionnaire.Variant == QuestionnaireVariant.Full ? OrganisationKind.Municipality : OrganisationKind.Partner;
        var account = new Account(Guid.CreateVersion7(clock.GetUtcNow()), name, email, user.OrganisationId, clock.GetUtcNow());
        account.Hold([kind == OrganisationKind.Municipality ? Role.MunicipalityRespondent : Role.PartnerRespondent], kind);
        await accounts.CreateAsync(account);
        return account;
    }

    // Who asks signs the letter, and is whom one writes to about it.
    private async Task<Sender> AskerAsync(CancellationToken stop) =>
        new(
            user.Name,
            null,
            await db.Accounts.Where(a => a.Id == user.Id).Select(a => a.Email).SingleAsync(stop),
            Questionnaire.Organisation);

    private async Task<bool> TrySendAsync(Account colleague, CancellationToken stop)
    {
        try
        {
            var of = await db.SenderOfAsync(
                await db.Studies.AsNoTracking().SingleAsync(s => s.Id == Questionnaire.StudyId, stop),
                madeBy: null,
                stop);
            var last = Questionnaire.SupplementBy ?? Questionnaire.AnswerBy;
            await invitations.SendAsync(
                colleague,
                new OutgoingLetter(
                    text["{0} vraagt uw hulp bij een vragenlijst", user.Name],
                    string.Join(
                        "\n\n",
                        text[
                            "Wilt u {0} helpen met een vraag? {0} vult namens {1} een vragenlijst in over de aanpak ‘{2}’ in {3}. Die hoort bij het onderzoek ‘{4}’ van {5}.",
                            user.Name,
                            Questionnaire.Organisation,
                            Questionnaire.Approach,
                            Questionnaire.Municipality,
                            Questionnaire.Study,
                            of.OnBehalfOf ?? text["de inspecties"]
                        ],
                        text["De vraag gaat over ‘{0}’:", $"{Sheet.Code} {Sheet.Criterion.Path}"],
                        Question!.Trim(),
                        last is { } day
                            ? text["U kunt uw antwoord tot en met {0} zelf in de vragenlijst zetten.", Dates.Day(day)]
                            : text["U kunt uw antwoord zelf in de vragenlijst zetten."],
                        text["Met de link ziet u ook de andere vragenlijsten, documenten en concepten van {0}.", Questionnaire.Organisation]
                    ),
                    work.QuestionnairePage(Id, Criterium),
                    From: await AskerAsync(stop),
                    LastDay: last),
                stop);
            return true;
        }
        catch (DomainException)
        {
            return false;
        }
    }
}
