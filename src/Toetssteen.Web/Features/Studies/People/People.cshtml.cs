using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Studies.People;

/// <summary>Who a municipality is written to: chosen among its accounts, or added by name and address.</summary>
public sealed class PeopleModel(
    AppDb db,
    CurrentUser user,
    TimeProvider clock,
    ContactPersons people,
    WaitingLetters waiting,
    StudyProgress progress,
    StudyPost post,
    WorkLinks work,
    SiteText text
) : InspectionPage(db, user, clock)
{
    /// <summary>A person of the municipality.</summary>
    public sealed record Line(Guid Id, string Name, string? Email, bool IsContactPerson);

    /// <summary>A study that the municipality takes part in, and where it stands there.</summary>
    public sealed record TakesPart(string Title, string Where);

    /// <summary>Name of a new contact person.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>Address of a new contact person.</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>An account of the municipality.</summary>
    [BindProperty]
    public Guid? Colleague { get; set; }

    /// <summary>The contact persons.</summary>
    public IReadOnlyList<Line> Contacts { get; private set; } = [];

    /// <summary>The other accounts of the municipality.</summary>
    public IReadOnlyList<Choice> Colleagues { get; private set; } = [];

    /// <summary>The letter of the step that the inspection is in; null where there is none.</summary>
    public WaitingLetter? Letter { get; private set; }

    /// <summary>Whether somebody who is added now gets that letter at once; an invitation is sent by hand.</summary>
    public bool SendsAtOnce => Letter is { What: not FirstLetter.Prepare };

    /// <summary>Whether the municipality was invited, or asked.</summary>
    public bool IsUnderWay => Inspection.Preparation is not null || IsAsked;

    /// <summary>The last contact person, who is to be taken away once that is confirmed.</summary>
    public Line? Last { get; private set; }

    /// <summary>The studies in which nobody can be written to then.</summary>
    public IReadOnlyList<TakesPart> Studies { get; private set; } = [];

    private bool IsAsked { get; set; }

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync()
    {
        Need(!string.IsNullOrWhiteSpace(Name), nameof(Name), text["Vul de naam in."]);
        Need(
            Name is not { Length: > Account.NameLength },
            nameof(Name),
            text["Deze naam is te lang: er passen {0} tekens in.", Account.NameLength]);
        Need(people.Fault(Email) is null, nameof(Email), people.Fault(Email) ?? "");
        if (!ModelState.IsValid)
            return Page();
        var (account, refusal) = await people.NameAsync(
            await people.MunicipalityAsync(Municipality.Code, HttpContext.RequestAborted),
            Name,
            Email!,
            HttpContext.RequestAborted);
        Need(refusal is null, nameof(Email), refusal ?? "");
        if (!ModelState.IsValid)
            return Page();
        return await WelcomeAsync(account!);
    }

    public async Task<IActionResult> OnPostChooseAsync()
    {
        Need(Colleagues.Any(c => c.Value == Colleague?.ToString()), nameof(Colleague), text["Kies iemand uit de lijst."]);
        if (!ModelState.IsValid)
            return Page();
        if (await AccountAsync(Colleague) is not { } account)
            return Again();
        account.IsContactPerson = true;
        return await WelcomeAsync(account);
    }

    /// <summary>Takes a contact person away, in every study; the last one only after it was said what that comes to.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(Guid? person, bool sure)
    {
        if (!sure && Contacts is [var last] && last.Id == person)
        {
            var going = Db.Inspections.Where(i =>
                i.MunicipalityCode == Municipality.Code && Db.StudiesOf(Me).Any(s => s.Id == i.StudyId && s.PlannedAt != null));
            Studies =
            [
                .. (await progress.ReadAsync(going, HttpContext.RequestAborted)).Select(s => new TakesPart(
                    s.Study.Title,
                    ProgressWords.Where(s, text))),
            ];
            Last = last;
            return Page();
        }
        if (await AccountAsync(person) is { } account)
        {
            account.IsContactPerson = false;
            await Db.SaveChangesAsync();
            Done = text["{0} is geen contactpersoon meer.", account.Name];
        }
        return Again();
    }

    /// <summary>Sends one contact person the letter of the step that the inspection is in.</summary>
    public async Task<IActionResult> OnPostSendLetterAsync(Guid? person)
    {
        if (Letter is { } letter && Contacts.FirstOrDefault(c => c.Id == person && !letter.Had.Contains(c.Id)) is { } contact)
        {
            post.Add([letter.To(contact.Id)]);
            await Db.SaveChangesAsync();
            Done = post.Go(1);
        }
        return Again();
    }

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadRestAsync(CancellationToken stop)
    {
        var all = await Db
            .Accounts.AsNoTracking()
            .Where(a => a.BlockedAt == null && people.Municipality(Municipality.Code).Any(o => o.Id == a.OrganisationId))
            .OrderBy(a => a.FoldedName)
            .Select(a => new Line(a.Id, a.Name, a.Email, a.IsContactPerson))
            .ToListAsync(stop);
        Contacts = [.. all.Where(a => a.IsContactPerson)];
        Colleagues = [.. all.Where(a => !a.IsContactPerson).Select(a => new Choice(a.Id.ToString(), $"{a.Name} ({a.Email})"))];
        Letter = await waiting.OfAsync(Study, Inspection, stop);
        IsAsked = await Db.Respondents.AnyAsync(
            r =>
                r.Kind == OrganisationKind.Municipality
                && Db.Assessments.Any(a => a.Id == r.AssessmentId && a.InspectionId == Inspection.Id),
            stop);
        return null;
    }

    private RedirectResult Again() => Redirect(work.ContactPersons(Study.Slug, Municipality.Code));

    private Task<Account?> AccountAsync(Guid? person) =>
        Db.Accounts.SingleOrDefaultAsync(a => a.Id == person && people.Municipality(Municipality.Code).Any(o => o.Id == a.OrganisationId));

    // Under an address that is known the account keeps its own name; what was typed otherwise is said.
    private async Task<IActionResult> WelcomeAsync(Account account)
    {
        var letters = await waiting.ToNewAsync(account.Id, Municipality.Code, HttpContext.RequestAborted);
        await Db.SaveChangesAsync();
        Done = string.Join(
            ' ',
            new[]
            {
                text["{0} is nu contactpersoon.", account.Name],
                string.IsNullOrWhiteSpace(Name) || Name.Trim() == account.Name
                    ? null
                    : text["Dit e-mailadres hoort al bij {0}; de naam ‘{1}’ is niet overgenomen.", account.Name, Name.Trim()],
                letters == 0 ? null : post.Go(letters),
            }.OfType<string>());
        return Again();
    }
}
