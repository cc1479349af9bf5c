using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Toetssteen.Web.Security;

/// <summary>Where an attempt comes from.</summary>
/// <param name="Place">The address; of IPv6 the network of one customer (/64).</param>
/// <param name="Device">The device, where the account was logged in on it before; null where it was not.</param>
public sealed record Origin(string Place, string? Device);

/// <summary>
/// Devices on which accounts were logged in before, as a cookie that only this site can make. It opens nothing: a right password from
/// such a device is heard, however often others guess at the account.
/// </summary>
public sealed class KnownDevices(IDataProtectionProvider protection, TimeProvider clock)
{
    private const string Cookie = "toetssteen-apparaat";
    private const int MostAccounts = 5;
    private static readonly TimeSpan Validity = TimeSpan.FromDays(365);
    private readonly IDataProtector _protector = protection.CreateProtector("Toetssteen.KnownDevices");

    /// <summary>Where a request comes from, for an attempt at this account; null where the account is nobody's.</summary>
    public Origin OriginOf(HttpContext http, Guid? account) =>
        new(PlaceOf(http.Connection.RemoteIpAddress),
            Read(http) is { } known && account is { } id && known.Accounts.Contains(id) ? known.Device : null);

    /// <summary>Remembers that this account was logged in here.</summary>
    public void Remember(HttpContext http, Guid account)
    {
        var known = Read(http);
        var device = known?.Device ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var accounts = (known?.Accounts ?? []).Where(a => a != account).Prepend(account).Take(MostAccounts);
        var until = (clock.GetUtcNow() + Validity).ToUnixTimeSeconds();
        var text = $"{device} {until} {string.Join(' ', accounts.Select(a => a.ToString("N")))}";
        http.Response.Cookies.Append(Cookie, _protector.Protect(text), new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = Validity,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
        });
    }

    /// <summary>The place of an address: as it is, of IPv6 its first 64 bits, which one customer holds.</summary>
    public static string PlaceOf(IPAddress? address)
    {
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }

    // A cookie that cannot be read is none: of another site, too old, or the keys are not to be had now.
    private (string Device, IReadOnlyList<Guid> Accounts)? Read(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 and < 4096 } cookie)
            return null;
        try
        {
            return _protector.Unprotect(cookie).Split(' ') is [var device, var until, .. var accounts]
                && long.TryParse(until, out var seconds)
                && clock.GetUtcNow().ToUnixTimeSeconds() < seconds
                ? (device, [.. accounts.Select(Guid.Parse)])
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
