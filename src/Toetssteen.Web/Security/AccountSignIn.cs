using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Security;

/// <summary>Logging in and out: Identity's steps, and in the end a session of ours.</summary>
public sealed class AccountSignIn(
    Accounts accounts,
    IHttpContextAccessor http,
    IUserClaimsPrincipalFactory<Account> claims,
    IOptions<IdentityOptions> options,
    ILogger<AccountSignIn> log,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Account> confirmation,
    Sessions sessions,
    AppDb db,
    Throttle throttle,
    KnownDevices devices
) : SignInManager<Account>(accounts, http, claims, options, log, schemes, confirmation)
{
    private const string Method = "amr";
    private const string Passkey = "passkey";

    // What an unknown address is compared with, so that it takes as long as a known one.
    private static string? _nobodysHash;

    /// <inheritdoc/>
    public override Task<bool> CanSignInAsync(Account user) => Task.FromResult(user.BlockedAt is null);

    /// <inheritdoc/>
    public override async Task SignInWithClaimsAsync(
        Account user,
        AuthenticationProperties? authenticationProperties,
        IEnumerable<Claim> additionalClaims)
    {
        // A browser that logs in anew gets a session of its own; what it had before opens nothing any more.
        await EndThisAsync();
        var strong = additionalClaims.Any(c => c.Type == Method && c.Value is "mfa" or Passkey);
        var principal = await sessions.BeginAsync(db, user, Context.Request.Headers[HeaderNames.UserAgent], strong);
        await Context.SignInAsync(IdentityConstants.ApplicationScheme, principal, authenticationProperties ?? new());
        devices.Remember(Context, user.Id);
    }

    /// <summary>An attempt at an account from where this request comes from.</summary>
    public Attempt AttemptAt(Guess kind, Account account) =>
        new(kind, kind == Guess.Password ? account.NormalizedUserName ?? "" : account.Id.ToString(), devices.OriginOf(Context, account.Id));

    /// <summary>
    /// Takes an address and a password. An unknown address, an account without a password, a wrong password and a blocked person cost the
    /// same: one comparison, and no word to the database.
    /// </summary>
    /// <returns>What came of it; where it was not heard, how long to wait.</returns>
    public async Task<(SignInResult Result, TimeSpan? Wait)> ShowPasswordAsync(string name, string password)
    {
        var account = await UserManager.FindByNameAsync(name);
        var attempt = account is not null
            ? AttemptAt(Guess.Password, account)
            : new Attempt(Guess.Password, UserManager.NormalizeName(name) ?? "", devices.OriginOf(Context, null));
        if (throttle.Begin(attempt) is { } wait)
            return (SignInResult.Failed, wait);
        _nobodysHash ??= UserManager.PasswordHasher.HashPassword(null!, Guid.NewGuid().ToString());
        if (account?.PasswordHash is null)
            UserManager.PasswordHasher.VerifyHashedPassword(null!, _nobodysHash, password);
        else if (await UserManager.CheckPasswordAsync(account, password) && await CanSignInAsync(account))
        {
            throttle.Succeed(attempt);
            return (await SignInOrTwoFactorAsync(account, isPersistent: false), null);
        }
        return (SignInResult.Failed, null);
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
