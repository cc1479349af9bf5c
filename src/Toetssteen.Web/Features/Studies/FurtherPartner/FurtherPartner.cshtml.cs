using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Questionnaires.Saving;
using Toetssteen.Web.Features.Studies.Inspect;
using Toetssteen.Web.Features.Studies.People;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;
using Choice = Toetssteen.Web.Ui.Forms.Choice;

namespace Toetssteen.Web.Features.Studies.FurtherPartner;

/// <summary>The inspectorates invite a partner that the municipality did not nominate, with a reason; the municipality is told.</summary>
public sealed class FurtherPartnerModel(
    AppDb db,
    CurrentUser user,
    TimeProvider clock,
    ContactPersons people,
    Namesakes namesakes,
    Asking asking,
    KnownQuestionnaires questionnaires,
    StudyPost post,
    WorkLinks work,
    SiteText text
) : InspectionPage(db, user, clock)
{
    /// <summary>The most that a name, a sector or a reason may be long.</summary>
    public const int MaxName = 200, MaxReason = 2000;

    private string _invited = "";
    private int _letters;

    /// <summary>About which approach.</summary>
    [BindProperty]
    public Guid? Assessment { get; set; }

    /// <summary>Name of the organisation.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>Which known organisation it is, where there is one of that name.</summary>
    [BindProperty]
    public string? Same { get; set; }

    /// <summary>Its sector.</summary>
    [BindProperty]
    public string? Sector { get; set; }

    /// <summary>Why it is invited.</summary>
    [BindProperty]
    public string? Because { get; set; }

    /// <summary>Name of the contact person.</summary>
    [BindProperty]
    public string? ContactName { get; set; }

    /// <summary>Address of the contact person.</summary>
    [BindProperty]
    public string? ContactEmail { get; set; }

    /// <summary>The last day to answer, asked where that of the calendar is past.</summary>
    [BindProperty]
    public DateOnly? AnswerBy { get; set; }

    /// <summary>Whether a day has to be chosen, since that of the calendar is past.</summary>
    public bool NeedsDay => Study.Calendar.AnswerBy < Today;

    /// <summary>Whether the municipality has somebody who can be written to.</summary>
    public bool MunicipalityHears { get; private set; }

    /// <summary>Whether an answer still counts.</summary>
    public bool AnswersCount => Draft is not { IsOpen: false };

    private FactsheetDraft? Draft { get; set; }

    /// <summary>The approaches that are judged.</summary>
    public IReadOnlyList<Choice> Approaches { get; private set; } = [];

    /// <summary>The organisations of that name.</summary>
    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync()
    {
        Check();
        Draft?.RequireAnswersCount();
        // In a follow-up the improvement points of the approach, and nothing else.
        var scope = Draft?.QuestionScopeOf(Assessment.GetValueOrDefault());
        Need(questionnaires.FormOf(Study.Framework, QuestionnaireVariant.Limited, scope).Pages.Count > 0, nameof(Assessment), scope is null
            ? text["Over wat dit onderzoek onderzoekt is partners niets te vragen."]
            : text["Over de verbeterpunten van deze aanpak is partners niets te vragen."]);
        if (!ModelState.IsValid)
            return Page();
        // Nobody else invites in this inspection meanwhile, so that a partner is not invited twice.
        if (await ActAsync(Db, Inspection.Id, text, stop => InviteAsync(scope, stop), isPublic: true) is { } answer)
            return answer;
        Done =
            text["{0} is uitgenodigd.", _invited]
            + " "
            + post.Go(_letters)
            + (MunicipalityHears ? "" : " " + text["{0} heeft geen contactpersoon en krijgt geen brief.", Municipality.Name]);
        return Redirect(work.StudyInspection(Study.Slug, Municipality.Code));
    }

    private async Task<IActionResult?> InviteAsync(IReadOnlyList<string>? scope, CancellationToken stop)
    {
        var organisation = Guid.TryParse(Same, out var id)
            ? await Db.Organisations.SingleAsync(o => o.Id == id, stop)
            : await namesakes.MakeAsync(
                NewId(),
                Name!.Trim(),
                string.IsNullOrWhiteSpace(Sector) ? null : Sector.Trim(),
                isAnother: Same == Namesakes.Another,
                stop);
        var assessment = Inspection.Assessments.First(a => a.Id == Assessment);
        await Db.Entry(assessment).Collection(a => a.Respondents).Query().LoadAsync(stop);
        var respondent = assessment.Invite(NewId(), organisation, Nomination.ByInspectorates, Because!.Trim());
        var (account, refusal) = await people.NameAsync(organisation, ContactName, ContactEmail!, stop);
        Need(refusal is null, nameof(ContactEmail), refusal ?? "");
        if (!ModelState.IsValid)
            return Page();
        var approach = Approaches.First(a => a.Value == Assessment.ToString()).Label;
        var written = LetterWriter.PartnerInvited(Study, approach, organisation.Name, respondent.InvitedBecause!);
        var letters = Asking
            .Invitations(
                Study,
                Inspection,
                approach,
                respondent,
                asking.Ask(respondent, QuestionnaireVariant.Limited, scope, NeedsDay ? AnswerBy : null),
                [account!],
                Me.Id,
                Now)
            .Concat(
                (await people.Of(people.Municipality(Municipality.Code)).Select(a => a.Id).ToListAsync(stop)).Select(to => new Letter(
                    NewId(),
                    LetterKind.PartnerInvited,
                    Inspection,
                    to,
                    written.Subject,
                    written.Text,
                    null,
                    Me.Id,
                    Now)))
            .ToList();
        post.Add(letters);
        (_invited, _letters) = (organisation.Name, letters.Count);
        return null;
    }

    /// <inheritdoc/>
    protected override IQueryable<Inspection> With(IQueryable<Inspection> inspections) =>
        inspections.Include(i => i.Assessments.OrderBy(a => a.Position)).ThenInclude(a => a.Respondents);

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadRestAsync(CancellationToken stop)
    {
        var ids = Inspection.Assessments.Select(a => a.ApproachId).ToList();
        var names = await Db.Approaches.Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, stop);
        Approaches = [.. Inspection.Assessments.OrderBy(a => a.Position).Select(a => new Choice(a.Id.ToString(), names[a.ApproachId]))];
        Draft = await Db.Drafts.AsNoTracking().Include(d => d.Findings).SingleOrDefaultAsync(d => d.InspectionId == Inspection.Id, stop);
        MunicipalityHears = await people.Of(people.Municipality(Municipality.Code)).AnyAsync(stop);
        if (!string.IsNullOrWhiteSpace(Name))
            Choices = [.. (await namesakes.OfAsync([Name], stop))[FoldedText.Fold(Name)]];
        return Approaches.Count == 0 ? NotFound() : null;
    }

    private void Check()
    {
        Need(Approaches.Any(a => a.Value == Assessment?.ToString()), nameof(Assessment), text["Kies over welke aanpak."]);
        Need(!string.IsNullOrWhiteSpace(Name), nameof(Name), text["Vul de naam van de organisatie in."]);
        Need(Name is not { Length: > MaxName }, nameof(Name), text["Deze naam is te lang: er passen {0} tekens in.", MaxName]);
        Need(Sector is not { Length: > MaxName }, nameof(Sector), text["Deze sector is te lang: er passen {0} tekens in.", MaxName]);
        Need(!string.IsNullOrWhiteSpace(Because), nameof(Because), text["Schrijf op waarom u deze partner uitnodigt."]);
        Need(
            Because is not { Length: > MaxReason },
            nameof(Because),
            text["Deze reden is te lang: {0} tekens, en er passen er {1} in. Er is niets afgekapt.", Because?.Length, MaxReason]);
        Need(!NeedsDay || AnswerBy > Today, nameof(AnswerBy), text["Kies een dag in de toekomst. Er is niets verstuurd."]);
        Need(!string.IsNullOrWhiteSpace(ContactName), nameof(ContactName), text["Vul de naam van de contactpersoon in."]);
        Need(
            ContactName is not { Length: > Account.NameLength },
            nameof(ContactName),
            text["Deze naam is te lang: er passen {0} tekens in.", Account.NameLength]);
        Need(people.Fault(ContactEmail) is null, nameof(ContactEmail), people.Fault(ContactEmail) ?? "");
        Need(
            Choices.Count == 0 || Choices.Any(c => c.Value == Same),
            nameof(Same),
            text["Zeg of {0} dezelfde organisatie is.", Name?.Trim()]);
    }
}
