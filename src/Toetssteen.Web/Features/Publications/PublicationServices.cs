using Microsoft.Extensions.DependencyInjection.Extensions;
using Toetssteen.Documents.Writing;
using Toetssteen.Documents.Writing.Pdf;
using Toetssteen.Web.Features.Drafts;
using Toetssteen.Web.Features.Publications.Making;
using Toetssteen.Web.Features.Publications.Publish;
using Toetssteen.Web.Jobs;

namespace Toetssteen.Web.Features.Publications;

/// <summary>What publishing needs beside the database: the term, what prints, and the work in the background.</summary>
internal static class PublicationServices
{
    /// <summary>Setting: where the program is that prints PDFs.</summary>
    public const string ChromiumSetting = "Toetssteen:Chromium";

    private const string DefaultChromium = "/usr/bin/chromium";

    public static IServiceCollection AddPublications(this IServiceCollection services)
    {
        services.TryAddScoped<OpenedDraft>();
        services.AddSingleton(provider => MinimumTerm.From(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton(provider => new PdfPrinterSettings(provider.GetRequiredService<IConfiguration>()[ChromiumSetting] ?? DefaultChromium));
        services.AddSingleton<PdfPrinter>().AddSingleton<FactsheetPdf>();
        services.AddSingleton(provider => TypefaceOf(provider.GetRequiredService<IWebHostEnvironment>()));
        services.AddScoped<PublicationTools>().AddScoped<EditionFiles>().AddScoped<AskedFiles>().AddScoped<PublishedRowsWriter>();
        JobRunner.AddHandler<MakeFiles>(services, MakeFiles.Kind);
        JobRunner.AddHandler<MakeEditionFiles>(services, MakeEditionFiles.Kind);
        JobRunner.AddHandler<PublishFactsheet>(services, PublishFactsheet.Kind);
        return services;
    }

    // The one that the site itself is shown in; its folder bears its version.
    private static Typeface TypefaceOf(IWebHostEnvironment site)
    {
        var folder = site.WebRootFileProvider.GetDirectoryContents("lib").First(f => f.IsDirectory && f.Name.StartsWith("source-sans-3-", StringComparison.Ordinal)).Name;
        return new Typeface(Read("latin"), Read("latin-italic"), Read("latin-ext"));

        byte[] Read(string name)
        {
            using var file = site.WebRootFileProvider.GetFileInfo($"lib/{folder}/{name}.woff2").CreateReadStream();
            using var content = new MemoryStream();
            file.CopyTo(content);
            return content.ToArray();
        }
    }
}
