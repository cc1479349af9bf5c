using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Security;

/// <summary>Logging in and out: Identity's steps, and in the end a session of ours.</summary>
public sealed class AccountSignIn(
    Accounts accounts, IHttpContextAccessor http, IUserClaimsPrincipalFactory<Account> claims, IOptions<IdentityOptions> options, ILogger<AccountSignIn> log,
    IAuthenticationSchemeProvider schemes, IUserConfirmation<Account> confirmation, Sessions sessions, AppDb db)
    : SignInManager<Account>(accounts, http, claims, options, log, schemes, confirmation)
{
    private const string Method = "amr";
    private const string Passkey = "passkey";

    /// <inheritdoc/>
    public override Task<bool> CanSignInAsync(Account user) => Task.FromResult(user.BlockedAt is null);

    /// <inheritdoc/>
    public override async Task SignInWithClaimsAsync(Account user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        // A browser that logs in anew gets a session of its own; what it had before opens nothing any more.
        await EndThisAsync();
        var strong = additionalClaims.Any(c => c.Type == Method && c.Value is "mfa" or Passkey);
        var principal = await sessions.BeginAsync(db, user, Context.Request.Headers[HeaderNames.UserAgent], strong);
        await Context.SignInAsync(IdentityConstants.ApplicationScheme, principal, authenticationProperties ?? new());
    }

    /// <summary>Lets in who showed a code that was mailed; whoever has a second factor shows that next.</summary>
    public async Task<SignInResult> MailedCodeSignInAsync(Account account) =>
        await PreSignInCheck(account) ?? await SignInOrTwoFactorAsync(account, isPersistent: false);

    /// <summary>Lets in who showed a passkey, which is two factors in one: the thing, and the finger or code that unlocks it.</summary>
    public async Task<SignInResult> PasskeyAloneSignInAsync(string credential)
    {
        var shown = await PerformPasskeyAssertionAsync(credential);
        if (!shown.Succeeded || !(await UserManager.AddOrUpdatePasskeyAsync(shown.User, shown.Passkey)).Succeeded)
            return SignInResult.Failed;
        if (await PreSignInCheck(shown.User) is { } refused)
            return refused;
        await SignInWithClaimsAsync(shown.User, new AuthenticationProperties(), [new Claim(Method, Passkey)]);
        return SignInResult.Success;
    }

    /// <inheritdoc/>
    public override async Task SignOutAsync()
    {
        await EndThisAsync();
        await Context.SignOutAsync(IdentityConstants.ApplicationScheme);
        await Context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
    }

    private async Task EndThisAsync()
    {
        var now = new CurrentUser(Context.User);
        if (now is { IsLoggedIn: true, SessionId: { } session })
            await sessions.EndAsync(db, now.Id, only: session);
    }
}
