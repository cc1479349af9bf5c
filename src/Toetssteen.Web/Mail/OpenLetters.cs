using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Toetssteen.Domain;
using Toetssteen.Web.Commands;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Mail;

/// <summary>
/// Whether letters lie open to whoever opens the site: in a demonstration alone, on a server that only this machine reaches. A letter lets
/// its reader in.
/// </summary>
/// <param name="settings">The database, and whether proxies pass requests on.</param>
/// <param name="services">The server and its data; neither is there for a command.</param>
public sealed class OpenLetters(IConfiguration settings, IServiceProvider services)
{
    private static readonly string[] Passed = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via"];

    /// <summary>Whether letters lie open here.</summary>
    public bool AreOpen => ListensHereAlone && services.GetService<Dataset>() is { IsDemonstration: true }
        && Database.SqliteFile(settings[Server.DatabaseSetting] ?? Database.Default) is not null;

    // Behind a proxy the server listens here too, and others reach it all the same: then a proxy or an address of the site is set.
    private bool ListensHereAlone => string.IsNullOrWhiteSpace(settings[Proxies.Setting])
        && (string.IsNullOrWhiteSpace(settings[SiteAddress.Setting]) || IsHere(settings[SiteAddress.Setting]!))
        && services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses is { Count: > 0 } addresses
        && addresses.All(IsHere);

    /// <summary>The folder of letters, for a request that came to this machine by its own name; null where letters are closed.</summary>
    public OutboxFolder? FolderFor(HttpContext http) =>
        !AreOpen || !CameStraightHere(http.Request) ? null : services.GetRequiredService<IMailer>() switch
        {
            OutboxFolder folder => folder,
            Default way => way.Folder,
            _ => null,
        };

    private static bool CameStraightHere(HttpRequest request) =>
        request.Host.Host is "localhost" or "127.0.0.1" or "[::1]" && !Passed.Any(request.Headers.ContainsKey);

    private static bool IsHere(string written) => Uri.TryCreate(written, UriKind.Absolute, out var address) && address.IsLoopback;

    /// <summary>How mail leaves when nothing was set: into a folder where letters lie open, and nowhere else.</summary>
    internal sealed class Default(OpenLetters letters, TimeProvider clock) : IMailer
    {
        /// <summary>The folder.</summary>
        public OutboxFolder Folder { get; } = new(Path.Combine("data", "post"), clock);

        public void RequireSetUp()
        {
            if (!letters.AreOpen)
                throw NotSent.NotSetUp();
        }

        public Task SendAsync(Message message, CancellationToken stop) =>
            letters.AreOpen ? Folder.SendAsync(message, stop) : throw NotSent.NotSetUp();
    }
}
