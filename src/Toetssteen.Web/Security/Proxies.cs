using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Toetssteen.Domain;

namespace Toetssteen.Web.Security;

/// <summary>
/// The proxies that pass requests on: the setting <c>Toetssteen:Proxies</c>, addresses and networks with commas between, as in
/// <c>10.0.0.5, 10.1.0.0/16</c>. Only they are believed when they say for whom they ask; without the setting nobody is.
/// </summary>
internal static class Proxies
{
    /// <summary>Setting: the proxies.</summary>
    public const string Setting = "Toetssteen:Proxies";

    /// <summary>What is taken from the headers of which proxies.</summary>
    /// <exception cref="DomainException">S013: the setting names no address.</exception>
    public static void Apply(ForwardedHeadersOptions options, IConfiguration settings)
    {
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        options.ForwardLimit = null;
        const StringSplitOptions parts = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        foreach (var written in (settings[Setting] ?? "").Split(',', parts))
        {
            if (IPAddress.TryParse(written, out var address))
                options.KnownProxies.Add(address);
            else if (System.Net.IPNetwork.TryParse(written, out var network))
                options.KnownIPNetworks.Add(network);
            else
                throw new DomainException("S013",
                    $"{Setting} noemt '{written}', en dat is geen adres of netwerk. Schrijf bijvoorbeeld 10.0.0.5, 10.1.0.0/16.");
        }
        // The framework believes everyone where nobody is named.
        options.ForwardedHeaders = options.KnownProxies.Count + options.KnownIPNetworks.Count == 0
            ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        // The host is taken where it is the one that the site is known by.
        if (
            options.ForwardedHeaders != ForwardedHeaders.None
            && Uri.TryCreate(settings[SiteAddress.Setting], UriKind.Absolute, out var site))
        {
            options.ForwardedHeaders |= ForwardedHeaders.XForwardedHost;
            options.AllowedHosts = [site.Host];
        }
    }
}
