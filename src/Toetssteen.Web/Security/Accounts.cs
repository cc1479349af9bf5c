using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Toetssteen.Web.Security;

/// <summary>The accounts, as Identity keeps them; lock-out by the clock of the program.</summary>
public sealed class Accounts(
    IUserStore<Account> store, IOptions<IdentityOptions> options, IPasswordHasher<Account> hasher, IEnumerable<IUserValidator<Account>> userValidators,
    IEnumerable<IPasswordValidator<Account>> passwordValidators, ILookupNormalizer normalizer, IdentityErrorDescriber errors, IServiceProvider services,
    ILogger<Accounts> log, TimeProvider clock)
    : UserManager<Account>(store, options, hasher, userValidators, passwordValidators, normalizer, errors, services, log)
{
    /// <inheritdoc/>
    public override Task<bool> IsLockedOutAsync(Account user) => Task.FromResult(user.LockoutEnabled && user.LockoutEnd > clock.GetUtcNow());

    /// <inheritdoc/>
    public override Task<IdentityResult> AccessFailedAsync(Account user)
    {
        user.AccessFailedCount++;
        if (user.AccessFailedCount >= Options.Lockout.MaxFailedAccessAttempts)
            (user.AccessFailedCount, user.LockoutEnd) = (0, clock.GetUtcNow() + Options.Lockout.DefaultLockoutTimeSpan);
        return UpdateUserAsync(user);
    }

    /// <summary>Whether the person can log in without a personal link.</summary>
    public async Task<bool> HasOwnLoginAsync(Account account) => account.PasswordHash is not null || (await GetPasskeysAsync(account)).Count > 0;
}
