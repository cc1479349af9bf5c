using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Toetssteen.Domain;

namespace Toetssteen.Web.Security;

/// <summary>
/// Where the site is, for every whole address that it writes: the setting <c>Toetssteen:Address</c>, which a site that others can reach has
/// to have, since what a request says about itself can be forged; without it, on this machine alone, what the request says, and for letters
/// that are sent in the background the address that the program listens on.
/// </summary>
public sealed class SiteAddress(IConfiguration settings, IHttpContextAccessor http, IServiceProvider services)
{
    /// <summary>Setting: scheme and host, as in <c>https://toetssteen.example</c>.</summary>
    public const string Setting = "Toetssteen:Address";

    /// <summary>Judges the setting.</summary>
    /// <exception cref="DomainException">S027: it is not scheme and host of a site.</exception>
    public static void Judge(string? set)
    {
        if (
            set is { Length: > 0 }
            && !(
                Uri.TryCreate(set, UriKind.Absolute, out var address)
                && address is { Scheme: "http" or "https", PathAndQuery: "/", Fragment: "", UserInfo: "" }))
            throw new DomainException(
                "S027",
                $"{Setting} is '{set}', en dat is geen adres van een site. Schrijf het met https ervoor en zonder pad, bijvoorbeeld https://toetssteen.example. Er is niets gestart.");
    }

    /// <summary>The whole address of a place within the site.</summary>
    /// <exception cref="DomainException">S003: the setting is missing.</exception>
    public string Of(string path) =>
        Find(path)
        ?? throw new DomainException(
            "S003",
            "Het adres van deze site is niet ingesteld, dus er kan geen link worden gemaakt. Vraag de beheerder de instelling Toetssteen:Address in te vullen; er is niets verstuurd.");

    /// <summary>The whole address of a place within the site; null where the site was not told where it is.</summary>
    public string? Find(string path) => Root is { } root ? root + path : null;

    /// <summary>Whether an origin, as a browser names it, is this site: as set, or as asked for on this machine.</summary>
    public bool IsHere(string origin) =>
        new[] { settings[Setting]?.TrimEnd('/'), Local }.Contains(origin, StringComparer.OrdinalIgnoreCase);

    private string? Root => settings[Setting] is { Length: > 0 } set ? set.TrimEnd('/') : http.HttpContext is null ? Listening : Local;

    // Commands have no server; one that others can reach as well has its setting.
    private string? Listening => services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses
        .FirstOrDefault(a => Uri.TryCreate(a, UriKind.Absolute, out var address) && address.IsLoopback)?.TrimEnd('/');

    private string? Local =>
        http.HttpContext?.Request is { Host.Host: "localhost" or "127.0.0.1" or "[::1]" } here ? $"{here.Scheme}://{here.Host}" : null;
}
