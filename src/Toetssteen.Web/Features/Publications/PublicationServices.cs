using Microsoft.Extensions.DependencyInjection.Extensions;
using Toetssteen.Documents.Writing;
using Toetssteen.Documents.Writing.Pdf;
using Toetssteen.Domain;
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

    /// <summary>The program that prints PDFs.</summary>
    /// <exception cref="DomainException">S028: what is set is no program on this machine.</exception>
    public static string ChromiumIn(IConfiguration settings) =>
        settings[ChromiumSetting] switch
        {
            null or "" => File.Exists(Windowless) ? Windowless : Whole,
            var set when File.Exists(set) => set,
            var other => throw new DomainException(
                "S028",
                $"{ChromiumSetting} is '{other}', en dat programma is er niet. Schrijf waar Chromium staat, of laat de instelling weg. Er is niets gestart."),
        };

    private const int MostWaiting = 16;
    // The same browser without windows starts sooner and holds less; not everyone who has the browser has it.
    private const string Windowless = "/usr/bin/chromium-headless-shell";
    private const string Whole = "/usr/bin/chromium";

    public static IServiceCollection AddPublications(this IServiceCollection services)
    {
        services.TryAddScoped<OpenedDraft>();
        services.AddSingleton(provider => MinimumTerm.From(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton(provider => new PdfPrinterSettings(ChromiumIn(provider.GetRequiredService<IConfiguration>())));
        services.AddSingleton<PdfPrinter>().AddSingleton<FactsheetPdf>();
        services.AddSingleton(_ => Typeface.In(Path.Combine(AppContext.BaseDirectory, "typeface")));
        services.AddSingleton(_ => new WaitingPlaces(MostWaiting));
        services.AddScoped<PublicationTools>().AddScoped<EditionFiles>().AddScoped<AskedFiles>().AddScoped<PublishedRowsWriter>();
        JobRunner.AddHandler<MakeFiles>(services, MakeFiles.Kind);
        JobRunner.AddHandler<MakeEditionFiles>(services, MakeEditionFiles.Kind);
        JobRunner.AddHandler<PublishFactsheet>(services, PublishFactsheet.Kind);
        return services;
    }
}
