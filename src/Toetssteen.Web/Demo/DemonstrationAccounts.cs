using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Demo;

/// <summary>
/// One invented person per role, for trying out, and a second lead, since who adopts does not also decide on publication.
/// </summary>
internal static class DemonstrationAccounts
{
    private static readonly (Role Role, string Name, string Email)[] People =
    [
        (Role.StudyLead, "Lotte Leider", "leider@demonstratie.example"),
        (Role.StudyLead, "Leo Leider", "tweedeleider@demonstratie.example"),
        (Role.Inspector, "Ina Inspecteur", "inspecteur@demonstratie.example"),
        (Role.SecondReader, "Tom Tweede", "lezer@demonstratie.example"),
        (Role.MunicipalityRespondent, "Gerda Gemeente", "gemeente@demonstratie.example"),
        (Role.PartnerRespondent, "Pieter Partner", "partner@demonstratie.example"),
        (Role.Administrator, "Bea Beheer", "beheer@demonstratie.example"),
    ];

    /// <summary>Makes the accounts and what they work on, and tells how to log in.</summary>
    public static async Task MakeAsync(IServiceProvider services, TextWriter tell, CancellationToken stop)
    {
        var db = services.GetRequiredService<AppDb>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var accounts = services.GetRequiredService<Accounts>();
        var organisations = new Dictionary<OrganisationKind, Organisation>
        {
            [OrganisationKind.Inspectorate] = await FindOrMakeAsync(
                db,
                OrganisationKind.Inspectorate,
                "Inspectie van de demonstratie",
                null,
                now,
                stop),
            [OrganisationKind.Municipality] = await FindOrMakeAsync(db, OrganisationKind.Municipality, "Deventer", "GM0150", now, stop),
            [OrganisationKind.Partner] = await FindOrMakeAsync(
                db,
                OrganisationKind.Partner,
                "Netwerkpartner van de demonstratie",
                null,
                now,
                stop),
        };
        await db.SaveChangesAsync(stop);

        var password = string.Join(
            '-',
            RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 16).Chunk(4).Select(part => new string(part)));
        await tell.WriteLineAsync(
            $"De demonstratie heeft voor elke rol een account, en voor de onderzoeksleider twee. Het wachtwoord van alle accounts is: {password}");
        var made = new List<Account>();
        // One for all: to hash a password takes long on purpose.
        string? hashed = null;
        foreach (var (role, name, email) in People)
        {
            var organisation = role.HeldIn() is { } kind ? organisations[kind] : null;
            var account = new Account(Guid.CreateVersion7(now), name, email, organisation?.Id, now)
            {
                IsContactPerson = !role.IsStaff(),
                EmailConfirmed = true,
            };
            account.Hold([role], organisation?.Kind);
            account.PasswordHash = hashed ??= accounts.PasswordHasher.HashPassword(account, password);
            await accounts.CreateAsync(account);
            made.Add(account);
            var second = "";
            if (role.IsStaff())
            {
                await accounts.ResetAuthenticatorKeyAsync(account);
                await accounts.SetTwoFactorEnabledAsync(account, true);
                second = $", sleutel voor een authenticator-app: {await accounts.GetAuthenticatorKeyAsync(account)}";
            }
            await tell.WriteLineAsync($"  {Ui.Texts.Role(role, services.GetRequiredService<SiteText>())}: {email}{second}");
        }
        List<Account> With(Role role) => made.FindAll(a => a.Roles.Contains(role));
        var cast = new Cast(
            With(Role.StudyLead)[0],
            With(Role.StudyLead)[1],
            With(Role.Inspector)[0],
            With(Role.SecondReader)[0],
            With(Role.MunicipalityRespondent)[0],
            With(Role.PartnerRespondent)[0]);
        await new DemonstrationStudies(
            db,
            services.GetRequiredService<FrameworkCatalogue>(),
            cast,
            services.GetRequiredService<TimeProvider>()
        ).MakeAsync(stop);
        await tell.WriteLineAsync(
            "Zonder app geeft 'toetssteen code E-MAILADRES' de code van dit moment. Bewaar dit; het wordt niet nog eens getoond. Vergeten? Vraag op de site een nieuw wachtwoord; de post staat op /post.");
    }

    private static async Task<Organisation> FindOrMakeAsync(
        AppDb db,
        OrganisationKind kind,
        string name,
        string? code,
        DateTimeOffset now,
        CancellationToken stop)
    {
        var there = code is null
            ? null
            : await db.Organisations.FirstOrDefaultAsync(o => o.Kind == kind && o.MunicipalityCode == code, stop);
        return there
            ?? db.Organisations.Add(
                new Organisation(Guid.CreateVersion7(now), kind, name, kind == OrganisationKind.Partner ? "jeugdhulp" : null, code)
            ).Entity;
    }
}
