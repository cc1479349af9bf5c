using Toetssteen.Web.Features.Documents.Add;
using Toetssteen.Web.Features.Documents.Read;
using Toetssteen.Web.Features.Documents.Remove;
using Toetssteen.Web.Files;
using Toetssteen.Web.Jobs;

namespace Toetssteen.Web.Features.Documents;

/// <summary>What documents need beside the database: where files lie, the scanner, and the work in the background.</summary>
internal static class DocumentServices
{
    public static IServiceCollection AddDocuments(this IServiceCollection services)
    {
        services.AddSingleton(provider => new Clamd(provider.GetRequiredService<IConfiguration>()[Clamd.Setting]));
        services.AddSingleton<JobRunner>().AddHostedService(provider => provider.GetRequiredService<JobRunner>());
        services.AddScoped<AddedDocuments>();
        JobRunner.AddHandler<ReadDocument>(services, ReadDocument.Kind);
        JobRunner.AddHandler<RemoveFile>(services, RemoveFile.Kind);
        return services;
    }
}
