using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace Toetssteen.Web.Security;

/// <summary>Time-based one-time codes, RFC 6238: six digits, half a minute, SHA-1, which is what authenticator apps understand.</summary>
public static class Totp
{
    private const int Seconds = 30;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The half minute that a moment lies in.</summary>
    public static long StepOf(DateTimeOffset moment) => moment.ToUnixTimeSeconds() / Seconds;

    /// <summary>The code of a half minute.</summary>
    /// <param name="key">The shared key, in base 32.</param>
    /// <param name="step">The half minute.</param>
    /// <exception cref="FormatException">The key is not in base 32.</exception>
    public static string CodeOf(string key, long step)
    {
        Span<byte> moment = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(moment, step);
#pragma warning disable CA5350 // The algorithm that authenticator apps use; as a keyed hash it is not broken.
        var hash = HMACSHA1.HashData(Bytes(key), moment);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & int.MaxValue;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    /// <summary>The half minute, the one before or the one after, whose code this is; null where it is none of theirs.</summary>
    public static long? StepOf(string code, string key, DateTimeOffset now)
    {
        var here = StepOf(now);
        return new[] { here, here - 1, here + 1 }.Where(step => CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(CodeOf(key, step)), System.Text.Encoding.ASCII.GetBytes(code)))
            .Select(step => (long?)step).FirstOrDefault();
    }

    private static byte[] Bytes(string key)
    {
        var bytes = new List<byte>();
        var (bits, waiting) = (0, 0);
        foreach (var letter in key.TrimEnd('='))
        {
            var value = Base32.IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal);
            if (value < 0)
                throw new FormatException("Not a key in base 32.");
            bits = (bits << 5) | value;
            waiting += 5;
            if (waiting < 8)
                continue;
            waiting -= 8;
            bytes.Add((byte)(bits >> waiting));
            bits &= (1 << waiting) - 1;
        }
        return [.. bytes];
    }
}

/// <summary>Takes a code of an authenticator app: by the clock of the program, and no code twice.</summary>
public sealed class AuthenticatorCodes(TimeProvider clock) : IUserTwoFactorTokenProvider<Account>
{
    /// <inheritdoc/>
    public Task<string> GenerateAsync(string purpose, UserManager<Account> manager, Account user) => Task.FromResult("");

    /// <inheritdoc/>
    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<Account> manager, Account user)
    {
        if (await manager.GetAuthenticatorKeyAsync(user) is not { } key || Totp.StepOf(token, key, clock.GetUtcNow()) is not { } step || step <= user.LastCodeStep)
            return false;
        user.LastCodeStep = step;
        return (await manager.UpdateAsync(user)).Succeeded;
    }

    /// <inheritdoc/>
    public async Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Account> manager, Account user) => await manager.GetAuthenticatorKeyAsync(user) is not null;
}
