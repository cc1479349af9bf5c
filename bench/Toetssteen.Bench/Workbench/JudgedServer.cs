using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Toetssteen.Bench.BareSql;
using Toetssteen.Domain.People;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;

namespace Toetssteen.Bench.Workbench;

/// <summary>The program in this process, without a web server: a request is what the program does about it, and nothing else.</summary>
internal sealed class JudgedServer(string database, string folder, RecordedQueries queries)
    : WebApplicationFactory<Toetssteen.Web.Ui.Dataset>, IStartupFilter
{
    private RequestDelegate _program = null!;

    /// <summary>Someone who is logged in: the cookies that a browser keeps, and the proof that a page carries.</summary>
    public sealed record Visitor(string Cookie, string Proof);

    /// <summary>A session with a second factor.</summary>
    public async Task<Visitor> LogInAsync(Account account)
    {
        await using var scope = Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<AppDb>();
        var principal = await services.GetRequiredService<Sessions>().BeginAsync(db, account, null, isStrong: true);
        var scheme = IdentityConstants.ApplicationScheme;
        var options = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(scheme);
        var now = TimeProvider.System.GetUtcNow();
        var valid = new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddHours(8) };
        var ticket = new AuthenticationTicket(principal, valid, scheme);
        var session = new Cookie(options.Cookie.Name!, options.TicketDataFormat.Protect(ticket));
        var visit = new DefaultHttpContext { RequestServices = services, Request = { Headers = { Cookie = session.ToString() } } };
        visit.User = (await visit.AuthenticateAsync(scheme)).Principal ?? throw new InvalidOperationException("Not logged in.");
        var proof = services.GetRequiredService<IAntiforgery>().GetTokens(visit);
        var own = new Cookie(services.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.Cookie.Name!, proof.CookieToken);
        return new Visitor($"{session}; {own}", proof.RequestToken!);
    }

    /// <summary>Sends a request, a save where there is a body in JSON, and gives the bytes of the answer.</summary>
    public async Task<byte[]> SendAsync(Visitor visitor, string path, byte[]? body = null)
    {
        var request = new HttpRequestFeature
        {
            Method = body is null ? HttpMethods.Get : HttpMethods.Post,
            Scheme = "http",
            Protocol = HttpProtocol.Http11,
            Path = path,
            Headers = { Cookie = visitor.Cookie, Host = "localhost" },
        };
        if (body is not null)
        {
            request.Body = new MemoryStream(body);
            (request.Headers.ContentType, request.Headers.ContentLength) = ("application/json", body.Length);
            request.Headers["RequestVerificationToken"] = visitor.Proof;
        }
        using var sent = new MemoryStream();
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(request);
        features.Set<IHttpRequestBodyDetectionFeature>(new HasBody(body is not null));
        features.Set<IHttpMaxRequestBodySizeFeature>(new AnySize());
        var response = new Response();
        features.Set<IHttpResponseFeature>(response);
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(sent));
        var contexts = Services.GetRequiredService<IHttpContextFactory>();
        var context = contexts.Create(features);
        try
        {
            await _program(context);
            return context.Response.StatusCode == StatusCodes.Status200OK
                ? sent.ToArray()
                : throw new InvalidOperationException($"{path} answered {context.Response.StatusCode}.");
        }
        finally
        {
            contexts.Dispose(context);
            await response.CompleteAsync();
        }
    }

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production").UseSetting("Toetssteen:Database", database).UseSetting("Toetssteen:Files", folder)
            .UseSetting("Toetssteen:Jobs", "false").UseSetting("ReloadStaticAssetsAtRuntime", "false");
        builder.ConfigureServices(services => queries.AddTo(services.AddSingleton<IStartupFilter>(this)));
    }

    Action<IApplicationBuilder> IStartupFilter.Configure(Action<IApplicationBuilder> next) => app =>
    {
        next(app);
        _program = app.Build();
    };

    private sealed record HasBody(bool CanHaveBody) : IHttpRequestBodyDetectionFeature;

    private sealed class AnySize : IHttpMaxRequestBodySizeFeature
    {
        public bool IsReadOnly => false;

        public long? MaxRequestBodySize { get; set; }
    }

    // As a server does: what a request took is given back when it is over.
    private sealed class Response : HttpResponseFeature
    {
        private readonly Stack<(Func<object, Task> Callback, object State)> _completed = new();

        public override void OnCompleted(Func<object, Task> callback, object state) => _completed.Push((callback, state));

        public async Task CompleteAsync()
        {
            while (_completed.TryPop(out var one))
                await one.Callback(one.State);
        }
    }
}
