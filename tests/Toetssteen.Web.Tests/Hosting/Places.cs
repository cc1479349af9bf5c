using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Toetssteen.Web.Tests.Hosting;

/// <summary>Requests that come from the address that a test gives them.</summary>
public sealed class Places : IStartupFilter
{
    /// <summary>The header in which a test says it.</summary>
    public const string Header = "Test-Address";

    /// <summary>Adds it to a site.</summary>
    public static void AddTo(IServiceCollection services) => services.AddSingleton<IStartupFilter, Places>();

    /// <inheritdoc/>
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(
                (context, go) =>
                {
                    context.Connection.RemoteIpAddress = IPAddress.Parse(
                        context.Request.Headers[Header].ToString() is { Length: > 0 } address ? address : "127.0.0.1");
                    return go(context);
                });
            next(app);
        };
}
