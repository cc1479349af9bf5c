using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Toetssteen.Web.Mail;

namespace Toetssteen.Web.Tests.Hosting;

/// <summary>Mail that goes into a folder, as in a demonstration.</summary>
internal static class Outbox
{
    /// <summary>Lets the program send into a folder.</summary>
    public static void Use(IServiceCollection services, string folder) =>
        services.Replace(
            ServiceDescriptor.Singleton<IMailer>(provider => new OutboxFolder(folder, provider.GetRequiredService<TimeProvider>())));
}
