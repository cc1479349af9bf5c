using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Security;

/// <summary>The accounts, as Identity keeps them, without its lock-out.</summary>
public sealed class Accounts(
    IUserStore<Account> store,
    IOptions<IdentityOptions> options,
    IPasswordHasher<Account> hasher,
    IEnumerable<IUserValidator<Account>> userValidators,
    IEnumerable<IPasswordValidator<Account>> passwordValidators,
    ILookupNormalizer normalizer,
    IdentityErrorDescriber errors,
    IServiceProvider services,
    ILogger<Accounts> log,
    TimeProvider clock
) : UserManager<Account>(store, options, hasher, userValidators, passwordValidators, normalizer, errors, services, log)
{
    // Where and under what name Identity's own store keeps the key.
    private const string KeyStore = "[AspNetUserStore]";
    private const string KeyInUse = "AuthenticatorKey";
    private const string NewKey = "NewAuthenticatorKey";

    /// <inheritdoc/>
    // Also where another makes an account with this address at this moment: then the database says so.
    public override async Task<IdentityResult> CreateAsync(Account user)
    {
        try
        {
            return await base.CreateAsync(user);
        }
        catch (DbUpdateException failed) when (AppDb.IsOvertaken(failed))
        {
            return IdentityResult.Failed(ErrorDescriber.DuplicateEmail(user.Email!));
        }
    }

    /// <inheritdoc/>
    // Nobody is locked out: whoever guesses at somebody's account would shut it for its owner. Attempts are slowed down instead (Throttle).
    public override Task<bool> IsLockedOutAsync(Account user) => Task.FromResult(false);

    /// <inheritdoc/>
    public override Task<IdentityResult> AccessFailedAsync(Account user) => Task.FromResult(IdentityResult.Success);

    /// <summary>Gives an account another address, with all that the context is to save.</summary>
    /// <returns>Whether it was free.</returns>
    public async Task<bool> TryMoveAsync(Account account, string email)
    {
        account.MoveTo(email);
        try
        {
            return (await UpdateAsync(account)).Succeeded;
        }
        catch (DbUpdateException failed) when (AppDb.IsOvertaken(failed))
        {
            return false;
        }
    }

    /// <summary>Whether the person can log in without a personal link.</summary>
    public async Task<bool> HasOwnLoginAsync(Account account) =>
        account.PasswordHash is not null || (await GetPasskeysAsync(account)).Count > 0;

    /// <summary>
    /// The key for an authenticator app that is being set up; the one in use, if any, stays good until a code proves the new one.
    /// </summary>
    public async Task<string> KeyInTheMakingAsync(Account account)
    {
        if (await GetAuthenticationTokenAsync(account, KeyStore, NewKey) is { } waiting)
            return waiting;
        var key = GenerateNewAuthenticatorKey();
        await SetAuthenticationTokenAsync(account, KeyStore, NewKey, key);
        return key;
    }

    /// <summary>Takes the key in the making into use, where this code proves that it arrived.</summary>
    public async Task<bool> TryTakeKeyAsync(Account account, string code)
    {
        var key = await KeyInTheMakingAsync(account);
        if (TimedCodes.StepOf(code, key, clock.GetUtcNow()) is not { } step)
            return false;
        account.LastCodeStep = step;
        await SetAuthenticationTokenAsync(account, KeyStore, KeyInUse, key);
        await RemoveAuthenticationTokenAsync(account, KeyStore, NewKey);
        return (await SetTwoFactorEnabledAsync(account, true)).Succeeded;
    }

    /// <summary>Takes the second step away, and every key that was shown for it.</summary>
    public async Task ForgetSecondFactorAsync(Account account)
    {
        await SetTwoFactorEnabledAsync(account, false);
        await RemoveAuthenticationTokenAsync(account, KeyStore, KeyInUse);
        await RemoveAuthenticationTokenAsync(account, KeyStore, NewKey);
    }
}
