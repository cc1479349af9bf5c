using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Studies.People;

/// <summary>Who a municipality is written to: chosen among its accounts, or added by name and address.</summary>
public sealed class PeopleModel(AppDb db, CurrentUser user, TimeProvider clock, ContactPersons people, StudyPost post, WorkLinks work, SiteText text) : InspectionPage(db, user, clock)
{
    /// <summary>A person of the municipality.</summary>
    public sealed record Line(Guid Id, string Name, string? Email, bool IsContactPerson, bool Invited);

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

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync()
    {
        Need(!string.IsNullOrWhiteSpace(Name), nameof(Name), text["Vul de naam in."]);
        Need(Name is not { Length: > Account.NameLength }, nameof(Name), text["Deze naam is te lang: er passen {0} tekens in.", Account.NameLength]);
        Need(people.Fault(Email) is null, nameof(Email), people.Fault(Email) ?? "");
        if (!ModelState.IsValid)
            return Page();
        var (account, refusal) = await people.NameAsync(await people.MunicipalityAsync(Municipality.Code, HttpContext.RequestAborted), Name, Email!, HttpContext.RequestAborted);
        Need(refusal is null, nameof(Email), refusal ?? "");
        if (!ModelState.IsValid)
            return Page();
        await Db.SaveChangesAsync();
        Done = text["{0} is nu contactpersoon.", account!.Name];
        return Redirect(work.ContactPersons(Study.Slug, Municipality.Code));
    }

    public async Task<IActionResult> OnPostKiezenAsync()
    {
        Need(Colleagues.Any(c => c.Value == Colleague?.ToString()), nameof(Colleague), text["Kies iemand uit de lijst."]);
        if (!ModelState.IsValid)
            return Page();
        return await SetAsync(Colleague, true, text["{0} is nu contactpersoon."]);
    }

    public Task<IActionResult> OnPostWeghalenAsync(Guid? person) => SetAsync(person, false, text["{0} is geen contactpersoon meer."]);

    public async Task<IActionResult> OnPostUitnodigenAsync(Guid? person)
    {
        if (Inspection.Preparation is not null && Contacts.FirstOrDefault(c => c.Id == person && !c.Invited) is { } contact)
        {
            var written = LetterWriter.Invitation(Study, Municipality.Name);
            var letter = new Letter(LetterWriter.Once(Inspection.Id, Inspection.Id, contact.Id), LetterKind.InvitationToMunicipality, Inspection, contact.Id, written.Subject, written.Text,
                LetterWriter.ToPreparation(Inspection.Id), Me.Id, Now, lastDay: Study.Calendar.NominateBy);
            post.Add([letter]);
            await Db.SaveChangesAsync();
            Done = post.Go(1);
        }
        return Redirect(work.ContactPersons(Study.Slug, Municipality.Code));
    }

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadRestAsync(CancellationToken stop)
    {
        var all = await Db.Accounts.AsNoTracking().Where(a => a.BlockedAt == null && people.Municipality(Municipality.Code).Any(o => o.Id == a.OrganisationId)).OrderBy(a => a.FoldedName)
            .Select(a => new Line(a.Id, a.Name, a.Email, a.IsContactPerson, Db.Letters.Any(l => l.InspectionId == Inspection.Id && l.AccountId == a.Id && l.Kind == LetterKind.InvitationToMunicipality))).ToListAsync(stop);
        Contacts = [.. all.Where(a => a.IsContactPerson)];
        Colleagues = [.. all.Where(a => !a.IsContactPerson).Select(a => new Choice(a.Id.ToString(), $"{a.Name} ({a.Email})"))];
        return null;
    }

    private async Task<IActionResult> SetAsync(Guid? person, bool isContact, string done)
    {
        if (await Db.Accounts.SingleOrDefaultAsync(a => a.Id == person && people.Municipality(Municipality.Code).Any(o => o.Id == a.OrganisationId)) is { } account)
        {
            account.IsContactPerson = isContact;
            await Db.SaveChangesAsync();
            Done = string.Format(System.Globalization.CultureInfo.CurrentCulture, done, account.Name);
        }
        return Redirect(work.ContactPersons(Study.Slug, Municipality.Code));
    }
}
