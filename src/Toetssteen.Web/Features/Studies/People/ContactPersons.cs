using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Studies.People;

/// <summary>The people that organisations are written to: accounts, named as contact person. Saves nothing by itself.</summary>
public sealed class ContactPersons(AppDb db, Accounts accounts, SiteText text, TimeProvider clock)
{
    /// <summary>How many an organisation is advised to have.</summary>
    public const int Advised = 2;

    /// <summary>The contact persons of organisations, who may come in.</summary>
    public IQueryable<Account> Of(IQueryable<Organisation> organisations) =>
        db
            .Accounts.Where(a => a.IsContactPerson && a.BlockedAt == null && organisations.Any(o => o.Id == a.OrganisationId))
            .OrderBy(a => a.FoldedName);

    /// <summary>The municipality as an organisation.</summary>
    public IQueryable<Organisation> Municipality(string code) =>
        db.Organisations.Where(o => o.Kind == OrganisationKind.Municipality && o.MunicipalityCode == code);

    /// <summary>The municipality as an organisation, made where it was none yet.</summary>
    public async Task<Organisation> MunicipalityAsync(string code, CancellationToken stop)
    {
        if (await Municipality(code).OrderBy(o => o.Id).FirstOrDefaultAsync(stop) is { } known)
            return known;
        var made = Organisation.Of(Guid.CreateVersion7(clock.GetUtcNow()), MunicipalityRegister.Find(code)!);
        db.Organisations.Add(made);
        return made;
    }

    /// <summary>What is wrong with an e-mail address, in a sentence; null where nothing is.</summary>
    public string? Fault(string? email) => FaultIn(email) ? text["Schrijf een e-mailadres zoals naam@organisatie.nl."] : null;

    /// <summary>Whether something is wrong with an e-mail address.</summary>
    public static bool FaultIn(string? email) => EmailAddress.Of(email) is null;

    /// <summary>Names someone as contact person: an account that the organisation has under this address, or a new one.</summary>
    /// <returns>The account, or the sentence that says why that cannot be.</returns>
    public async Task<(Account? Account, string? Refusal)> NameAsync(
        Organisation organisation,
        string? name,
        string email,
        CancellationToken stop)
    {
        if (EmailAddress.Of(email) is not { } address)
            return (null, Fault(email));
        email = address;
        var normal = accounts.NormalizeEmail(email);
        var account = db.Accounts.Local.FirstOrDefault(a => a.NormalizedEmail == normal)
            ?? await db.Accounts.SingleOrDefaultAsync(a => a.NormalizedEmail == normal, stop);
        if (account is not null && account.OrganisationId != organisation.Id)
            return (
                null,
                text[
                    "{0} hoort al bij een account van een andere organisatie. Gebruik een ander e-mailadres, of vraag de beheerder het account te verplaatsen.",
                    email
                ]);
        if (account is { BlockedAt: not null })
            return (null, text["Het account van {0} is geblokkeerd. Vraag de beheerder het weer open te zetten.", email]);
        var role = organisation.Kind == OrganisationKind.Municipality ? Role.MunicipalityRespondent : Role.PartnerRespondent;
        if (account is null)
        {
            var called = string.IsNullOrWhiteSpace(name) ? organisation.Name : name.Trim();
            account = new Account(
                Guid.CreateVersion7(clock.GetUtcNow()),
                FoldedText.Start(called, Account.NameLength),
                email,
                organisation.Id,
                clock.GetUtcNow())
            {
                NormalizedEmail = normal,
                NormalizedUserName = accounts.NormalizeName(email),
            };
            account.Hold([role], organisation.Kind);
            db.Accounts.Add(account);
        }
        account.Hold([.. account.Roles.Append(role).Distinct()], organisation.Kind);
        account.IsContactPerson = true;
        return (account, null);
    }
}
