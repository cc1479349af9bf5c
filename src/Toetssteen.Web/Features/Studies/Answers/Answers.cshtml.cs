using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Studies.Steps;
using Toetssteen.Web.Features.Studies.People;
using Toetssteen.Web.Features.Studies.Plan;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Studies.Answers;

/// <summary>One who was asked: ask for a supplement, note that there was no answer, add someone to write to.</summary>
public sealed class AnswersModel(
    AppDb db,
    CurrentUser user,
    TimeProvider clock,
    ContactPersons people,
    StudyPost post,
    HandOvers handOvers,
    WorkLinks work,
    SiteText text
) : InspectionPage(db, user, clock)
{
    /// <summary>Someone to write to.</summary>
    public sealed record Contact(Guid Id, string Name, string? Email);

    /// <summary>What is to be added to the answers.</summary>
    [BindProperty]
    public string? What { get; set; }

    /// <summary>The last day for that.</summary>
    [BindProperty]
    public DateOnly? SupplementBy { get; set; }

    /// <summary>Whether it is meant that there was no answer.</summary>
    [BindProperty]
    public bool Sure { get; set; }

    /// <summary>Name of a new contact person.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>Address of a new contact person.</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>Who was asked.</summary>
    public Asked One { get; private set; } = null!;

    /// <summary>The same, to be changed.</summary>
    public Respondent Respondent { get; private set; } = null!;

    /// <summary>Its questionnaire.</summary>
    public Questionnaire? Questionnaire { get; private set; }

    /// <summary>The people of the organisation.</summary>
    public IReadOnlyList<Contact> Contacts { get; private set; } = [];

    /// <summary>Whether there is something to supplement.</summary>
    public bool CanSupplement => Questionnaire is { IsOpen: false } && AnswersCount;

    /// <summary>Whether an answer still counts.</summary>
    public bool AnswersCount => Draft is not { IsOpen: false };

    /// <summary>What a new contact person is sent.</summary>
    public FirstLetter First => FirstLetters.OfPartner(!One.IsSettled, One.SupplementAsked, AnswersCount, IsUntold);

    private bool IsUntold { get; set; }

    private FactsheetDraft? Draft { get; set; }

    /// <summary>Whether the last day for answering is past.</summary>
    public bool IsLate => Today > LastDay;

    /// <summary>The last day for answering.</summary>
    public DateOnly? LastDay => One.LastDay(Study.Calendar);

    /// <summary>How far it is.</summary>
    public string InWords =>
        One switch
        {
            { SupplementAsked: true } => text["wacht op een aanvulling"] + $": {Questionnaire!.SupplementAsked}",
            { Submitted: true } => text["verzonden"],
            { Answered: not null and not Answering.Own } => Texts.Answered(One.Answered, null)
                + (Respondent.DeclineReason is { } reason ? $": {reason}" : ""),
            _ => text["nog niet verzonden"],
        };

    public IActionResult OnGet()
    {
        SupplementBy = Today.AddDays(14);
        return Page();
    }

    public async Task<IActionResult> OnPostSupplementAsync()
    {
        Need(!string.IsNullOrWhiteSpace(What), nameof(What), text["Schrijf op wat de organisatie moet aanvullen."]);
        Need(
            What is not { Length: > LetterTexts.MaxLength },
            nameof(What),
            text["Uw vraag is te lang: {0} tekens, en er passen er {1} in. Er is niets afgekapt.", What?.Length, LetterTexts.MaxLength]);
        Need(SupplementBy is not null, nameof(SupplementBy), text["Kies de dag waarop de aanvulling er uiterlijk moet zijn."]);
        Need(
            SupplementBy is null || SupplementBy > Today,
            nameof(SupplementBy),
            text["Kies een dag in de toekomst. Er is niets verstuurd."]);
        if (!ModelState.IsValid || Questionnaire is null)
            return Page();
        return await WriteAsync(_ =>
        {
            Draft?.RequireAnswersCount();
            Questionnaire.AskSupplement(What!, Now, SupplementBy);
            return Task.FromResult<IEnumerable<Letter>?>(Contacts.Select(c => Supplement(NewId(), Questionnaire, c.Id)));
        }, () => text["De vragenlijst staat weer open voor een aanvulling."]
            + (Contacts.Count > 0 ? "" : " " + text["{0} heeft geen contactpersoon en krijgt geen brief.", One.Name]));
    }

    public async Task<IActionResult> OnPostNoteSilenceAsync()
    {
        Need(IsLate && !One.IsMunicipality, "", text["Dat kan na de laatste dag om te antwoorden."]);
        Need(Sure, nameof(Sure), text["Zet een vinkje als u zeker weet dat er niet is geantwoord."]);
        if (!ModelState.IsValid)
            return Page();
        return await WriteAsync(async stop =>
        {
            Respondent.NoteSilence(One.Submitted, Me.Id, Now);
            Inspection.Assessments.Single(a => a.Id == Respondent.AssessmentId).LetGo(Respondent, One.Submitted, Now);
            await handOvers.WhereCompleteAsync(Inspection.Id, stop);
            return [];
        }, () => text["Vastgelegd: {0} is gevraagd en heeft niet geantwoord.", One.Name]);
    }

    public async Task<IActionResult> OnPostContactAsync()
    {
        Need(!string.IsNullOrWhiteSpace(Name), nameof(Name), text["Vul de naam in."]);
        Need(
            Name is not { Length: > Account.NameLength },
            nameof(Name),
            text["Deze naam is te lang: er passen {0} tekens in.", Account.NameLength]);
        Need(people.Fault(Email) is null, nameof(Email), people.Fault(Email) ?? "");
        if (!ModelState.IsValid || Questionnaire is null)
            return Page();
        var name = "";
        return await WriteAsync(
            async stop =>
            {
                var (account, refusal) = await people.NameAsync(
                    await Db.Organisations.SingleAsync(o => o.Id == One.OrganisationId, stop),
                    Name,
                    Email!,
                    stop);
                Need(refusal is null, nameof(Email), refusal ?? "");
                if (!ModelState.IsValid)
                    return null;
                name = account!.Name;
                return await FirstLetterAsync(account, stop) is { } letter && !await Db.Letters.AnyAsync(l => l.Id == letter.Id, stop)
                    ? [letter]
                    : [];
            },
            () => text["{0} is nu contactpersoon.", name]);
    }

    private async Task<Letter?> FirstLetterAsync(Account account, CancellationToken stop)
    {
        var once = LetterWriter.Once(Questionnaire!.Id, Inspection.Id, account.Id);
        return First switch
        {
            FirstLetter.Supplement => Supplement(
                LetterWriter.Once(Questionnaire.Id, Questionnaire.SupplementAsked!, account.Id),
                Questionnaire,
                account.Id),
            FirstLetter.FillIn when One.IsMunicipality => Asking.Ready(
                once,
                Study,
                Inspection,
                [(One.Approach, Questionnaire)],
                account.Id,
                Me.Id,
                Now),
            FirstLetter.FillIn => Asking.Invitation(
                once,
                Study,
                Inspection,
                One.Approach,
                One.RespondentId,
                One.Name,
                Questionnaire,
                account.Id,
                Me.Id,
                Now),
            FirstLetter.Published => (
                await handOvers.LaterAsync(HandOver.Published, Inspection.Id, new Told { Count = 1 }, Hearer.Partners, stop)
            )(account.Id),
            _ => null,
        };
    }

    /// <inheritdoc/>
    protected override IQueryable<Inspection> With(IQueryable<Inspection> inspections) =>
        inspections.Include(i => i.Assessments).ThenInclude(a => a.Respondents);

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadRestAsync(CancellationToken stop)
    {
        var id = Guid.Parse((string)RouteData.Values["id"]!);
        if (Inspection.Assessments.SelectMany(a => a.Respondents).FirstOrDefault(r => r.Id == id) is not { } respondent)
            return NotFound();
        Respondent = respondent;
        One = (await StudyProgress.AskedIn(Db, Db.Inspections.Where(i => i.Id == Inspection.Id)).ToListAsync(stop)).Single(a =>
            a.RespondentId == id);
        Questionnaire = await Db.Questionnaires.SingleOrDefaultAsync(q => q.RespondentId == id, stop);
        Draft = await Db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.InspectionId == Inspection.Id, stop);
        Contacts = await people
            .Of(Db.Organisations.Where(o => o.Id == respondent.OrganisationId))
            .Select(a => new Contact(a.Id, a.Name, a.Email))
            .ToListAsync(stop);
        IsUntold =
            One is { IsMunicipality: false, Answered: Answering.Own or Answering.Joined }
            && await Db.Factsheets.AnyAsync(f => f.InspectionId == Inspection.Id && f.WithdrawnAt == null, stop)
            && !await Db.Letters.AnyAsync(
                l =>
                    l.InspectionId == Inspection.Id
                    && l.Step == HandOver.Published
                    && Db.Accounts.Any(a => a.Id == l.AccountId && a.OrganisationId == One.OrganisationId),
                stop);
        return null;
    }

    private Letter Supplement(Guid id, Questionnaire questionnaire, Guid to)
    {
        var written = LetterWriter.Supplement(One.Approach, questionnaire.SupplementAsked!, questionnaire.SupplementBy);
        return new Letter(
            id,
            LetterKind.SupplementAsked,
            Inspection,
            to,
            written.Subject,
            written.Text,
            LetterWriter.ToQuestionnaire(questionnaire.Id),
            Me.Id,
            Now,
            questionnaire.Id,
            questionnaire.SupplementBy);
    }

    // The letters come into the save of the act; null in their place where it cannot be done.
    private async Task<IActionResult> WriteAsync(Func<CancellationToken, Task<IEnumerable<Letter>?>> act, Func<string> done)
    {
        List<Letter> written = [];
        if (await ActAsync(Db, Inspection.Id, text, async stop =>
        {
            if (await act(stop) is not { } letters)
                return Page();
            written = [.. letters];
            post.Add(written);
            return null;
        }, isPublic: true) is { } answer)
            return answer;
        Done = written.Count == 0 ? done() : $"{done()} {post.Go(written.Count)}";
        return Redirect(work.StudyRespondent(Study.Slug, Municipality.Code, One.RespondentId));
    }
}
