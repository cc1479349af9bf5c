using Toetssteen.Domain.People;
using Toetssteen.Web.Security;

namespace Toetssteen.Web.Tests.Hosting;

/// <summary>People with a password or a second factor.</summary>
public static class LoginSetUp
{
    public static async Task<Account> GivenAPasswordAsync(this TestSite site, Role role, string password)
    {
        var account = await site.GivenAnAccountAsync(role);
        Assert.True(
            await site.UseAsync<Accounts, bool>(async accounts =>
                (await accounts.AddPasswordAsync((await accounts.FindByIdAsync(account.Id.ToString()))!, password)).Succeeded));
        return account;
    }

    public static async Task<(Account Account, string Key, IReadOnlyList<string> Codes)> GivenASecondFactorAsync(
        this TestSite site,
        Role role,
        string password)
    {
        var account = await site.GivenAPasswordAsync(role, password);
        return await site.UseAsync<Accounts, (Account, string, IReadOnlyList<string>)>(async accounts =>
        {
            var found = (await accounts.FindByIdAsync(account.Id.ToString()))!;
            await accounts.ResetAuthenticatorKeyAsync(found);
            await accounts.SetTwoFactorEnabledAsync(found, true);
            return (
                found,
                (await accounts.GetAuthenticatorKeyAsync(found))!,
                [.. (await accounts.GenerateNewTwoFactorRecoveryCodesAsync(found, 10))!]);
        });
    }

    public static async Task MustLogInWithAsync(this TestSite site, Account account, string password, string key)
    {
        var person = site.Visitor();
        await person.SendAsync("/inloggen", new() { ["Email"] = account.Email, ["Password"] = password });
        Assert.Equal("/werk", (await person.SendAsync("/inloggen/code", new() { ["Code"] = site.CodeOf(key) })).Location);
    }

    public static string CodeOf(this TestSite site, string key) => TimedCodes.CodeOf(key, site.Clock.Now);
}

/// <summary>People who were sent a link.</summary>
public static class InvitationSetUp
{
    public static async Task<(Account Account, string Link)> GivenAnInvitationAsync(this TestSite site, Role role, string? returnTo = null)
    {
        var account = await site.GivenAnAccountAsync(role);
        await site.UseAsync<Invitations, bool>(async invitations =>
        {
            await invitations.SendAsync(account, new OutgoingLetter("Uw uitnodiging", "U bent uitgenodigd.", returnTo), default);
            return true;
        });
        return (account, site.Post.LinkTo(account.Email!));
    }
}
