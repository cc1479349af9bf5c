using Microsoft.AspNetCore.Identity;
using OtpNet;

namespace Toetssteen.Web.Security;

/// <summary>Time-based one-time codes, RFC 6238: six digits, half a minute, SHA-1, which is what authenticator apps understand.</summary>
public static class TimedCodes
{
    // The half minute before or after this one counts too: clocks differ.
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    /// <summary>The code of a moment.</summary>
    /// <param name="key">The shared key, in base 32.</param>
    /// <param name="moment">The moment.</param>
    /// <exception cref="ArgumentException">The key is not in base 32.</exception>
    public static string CodeOf(string key, DateTimeOffset moment) => Of(key).ComputeTotp(Utc(moment));

    /// <summary>The half minute whose code this is, of this one and its neighbours; null where it is none of theirs.</summary>
    public static long? StepOf(string code, string key, DateTimeOffset now) =>
        Of(key).VerifyTotp(Utc(now), code, out var step, Window) ? step : null;

    private static DateTime Utc(DateTimeOffset moment) => DateTime.UnixEpoch.AddSeconds(moment.ToUnixTimeSeconds());

    private static Totp Of(string key) => new(Base32Encoding.ToBytes(key));
}

/// <summary>Takes a code of an authenticator app: by the clock of the program, and no code twice.</summary>
public sealed class AuthenticatorCodes(TimeProvider clock) : IUserTwoFactorTokenProvider<Account>
{
    /// <inheritdoc/>
    public Task<string> GenerateAsync(string purpose, UserManager<Account> manager, Account user) => Task.FromResult("");

    /// <inheritdoc/>
    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<Account> manager, Account user)
    {
        if (
            await manager.GetAuthenticatorKeyAsync(user) is not { } key
            || TimedCodes.StepOf(token, key, clock.GetUtcNow()) is not { } step
            || step <= user.LastCodeStep)
            return false;
        user.LastCodeStep = step;
        return (await manager.UpdateAsync(user)).Succeeded;
    }

    /// <inheritdoc/>
    public async Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Account> manager, Account user) =>
        await manager.GetAuthenticatorKeyAsync(user) is not null;
}
