using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.People;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;

namespace Toetssteen.Web.Commands;

/// <summary><c>account create</c>: the first administrator, who invites everyone else on the site.</summary>
internal static class AccountCommand
{
    public static Command Make()
    {
        var role = new Option<string>("--role")
        {
            Description = "Alleen administrator; de beheerder nodigt op de site alle anderen uit",
            DefaultValueFactory = _ => "administrator",
        };
        var email = new Option<string>("--email") { Description = "E-mailadres", Required = true };
        var name = new Option<string>("--name") { Description = "Naam", DefaultValueFactory = _ => "Beheerder" };
        var create = new Command("create", "Maakt een beheerder en toont een persoonlijke link.") { role, email, name };
        create.SetAction(
            async (parsed, stop) =>
            {
                if (!string.Equals(parsed.GetValue(role), nameof(Role.Administrator), StringComparison.OrdinalIgnoreCase))
                    throw new DomainException(
                        "C010",
                        "Met deze opdracht maakt u alleen een beheerder (--role administrator). De beheerder nodigt op de site alle anderen uit. Er is niets gemaakt.");
                if (EmailAddress.Of(parsed.GetValue(email)) is not { } address)
                    throw new DomainException("C011", "Dit e-mailadres klopt niet of heeft al een account. Er is niets gemaakt.");
                await using var services = await CommandLine.ServicesAsync(parsed, stop);
                await using var scope = services.CreateAsyncScope();
                var accounts = scope.ServiceProvider.GetRequiredService<Accounts>();
                var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
                var account = new Account(Guid.CreateVersion7(now), parsed.GetValue(name)!, address, null, now);
                account.Hold([Role.Administrator], null);
                if (await accounts.CreateAsync(account) is { Succeeded: false })
                    throw new DomainException("C011", "Dit e-mailadres klopt niet of heeft al een account. Er is niets gemaakt.");
                var link = await scope.ServiceProvider.GetRequiredService<Invitations>().LinkAsync(account, stop);
                Console.WriteLine(
                    $"De beheerder is gemaakt. Open binnen dertig dagen deze link op uw site; de code komt per e-mail:\n{services.GetRequiredService<IConfiguration>()[SiteAddress.Setting]?.TrimEnd('/')}{link}");
                return 0;
            });
        return new Command("account", "Maakt accounts.") { create };
    }
}

/// <summary><c>code</c>: the authenticator code of this moment, in a demonstration alone.</summary>
internal static class CodeCommand
{
    public static Command Make()
    {
        var email = new Argument<string>("e-mailadres");
        var command = new Command("code", "Toont de code voor de tweede stap, alleen in een demonstratie.") { email };
        command.SetAction(
            async (parsed, stop) =>
            {
                await using var services = await CommandLine.ServicesAsync(parsed, stop);
                await using var scope = services.CreateAsyncScope();
                if (
                    !await scope
                        .ServiceProvider.GetRequiredService<AppDb>()
                        .Settings.AnyAsync(
                            s =>
                                s.Key == Setting.Demonstration
                                && (s.Value == DemonstrationMark.Made || s.Value == DemonstrationMark.Invented),
                            stop))
                    throw new DomainException(
                        "C012",
                        "Codes toont deze opdracht alleen in een demonstratie. Gebruik de app op uw telefoon, of een herstelcode.");
                var accounts = scope.ServiceProvider.GetRequiredService<Accounts>();
                if (
                    await accounts.FindByEmailAsync(parsed.GetValue(email)!) is not { } account
                    || await accounts.GetAuthenticatorKeyAsync(account) is not { } key)
                    throw new DomainException("C013", "Dit e-mailadres heeft geen account met een tweede stap.");
                Console.WriteLine(TimedCodes.CodeOf(key, services.GetRequiredService<TimeProvider>().GetUtcNow()));
                return 0;
            });
        return command;
    }
}
