using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Toetssteen.Domain;
using Toetssteen.Web.Security;

namespace Toetssteen.Web.Tests.People;

/// <summary>Where links in letters lead, with and without a request, with and without the setting.</summary>
public sealed class SiteAddressTests
{
    [Fact]
    public void WhatIsSet_GoesBeforeAll() =>
        Assert.Equal("https://toetssteen.example/werk", Of("https://toetssteen.example/", "http://127.0.0.1:5080", null));

    [Fact]
    public void InTheBackground_ItIsWhereTheProgramListensOnThisMachine() =>
        Assert.Equal("http://127.0.0.1:5080/werk", Of(null, "http://127.0.0.1:5080", null));

    [Fact]
    public void ARequest_SaysItOnThisMachineAlone()
    {
        Assert.Equal("http://localhost:81/werk", Of(null, "http://127.0.0.1:5080", "localhost:81"));
        Assert.Equal("S003", Assert.Throws<DomainException>(() => Of(null, "http://127.0.0.1:5080", "evil.example")).Code);
    }

    [Fact]
    public void ASiteThatOthersReach_NeedsTheSetting() =>
        Assert.Equal("S003", Assert.Throws<DomainException>(() => Of(null, "http://0.0.0.0:80", null)).Code);

    private static string Of(string? set, string listens, string? host)
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { [SiteAddress.Setting] = set })
            .Build();
        var http = new HttpContextAccessor();
        if (host is not null)
        {
            http.HttpContext = new DefaultHttpContext();
            (http.HttpContext.Request.Scheme, http.HttpContext.Request.Host) = ("http", new HostString(host));
        }
        using var services = new ServiceCollection().AddSingleton<IServer>(new Listener(listens)).BuildServiceProvider();
        return new SiteAddress(settings, http, services).Of("/werk");
    }

    private sealed class Listener : IServer
    {
        public Listener(string address)
        {
            var addresses = new ServerAddressesFeature();
            addresses.Addresses.Add(address);
            Features.Set<IServerAddressesFeature>(addresses);
        }

        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}
