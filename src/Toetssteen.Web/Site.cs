using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.WebEncoders;
using Toetssteen.Web.Features.Administration.Retention;
using Toetssteen.Web.Features.Documents;
using Toetssteen.Web.Features.Documents.Download;
using Toetssteen.Web.Features.Drafts;
using Toetssteen.Web.Features.Drafts.Saving;
using Toetssteen.Web.Features.Factsheets.Download;
using Toetssteen.Web.Features.ImprovementPoints.List;
using Toetssteen.Web.Features.ProgressReports;
using Toetssteen.Web.Features.Publications;
using Toetssteen.Web.Features.Questionnaires;
using Toetssteen.Web.Features.Questionnaires.Saving;
using Toetssteen.Web.Features.SecondReadings;
using Toetssteen.Web.Features.Signposts;
using Toetssteen.Web.Features.Studies;
using Toetssteen.Web.Features.Work.Home;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;
using Toetssteen.Web.Ui.Serving;

namespace Toetssteen.Web;

/// <summary>The site: its services and its way through a request.</summary>
public static class Site
{
    private const string Published = "published";

    /// <summary>
    /// Registers what the site needs beside the database. Closed by default: a page is open only where its slice says so.
    /// </summary>
    public static IServiceCollection AddSite(this IServiceCollection services)
    {
        services.Configure<KestrelServerOptions>(options => options.AddServerHeader = false);
        services.AddRazorPages(options =>
        {
            options.RootDirectory = "/Features";
            ISlice.ApplyAll(options.Conventions);
            options.Conventions.Add(new EnglishAddresses());
        }).AddMvcOptions(FormsSetup.Apply);
        // Letters with accents stay themselves; what matters to HTML is still escaped.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddLogin();
        services.AddOptions<ForwardedHeadersOptions>().PostConfigure<IConfiguration>(Proxies.Apply);
        services.AddWaits();
        services.AddQuestionnaires();
        services.AddDrafts();
        services.AddSingleton(provider => SiteOperator.From(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton(new SiteLinks());
        services.AddSingleton(new WorkLinks());
        services.AddSingleton<Dataset>();
        services.AddSingleton<PointRegister>();
        services.AddDocuments();
        services.AddStudies();
        services.AddPublications();
        services.AddSecondReadings();
        services.AddProgressReports();
        RemovePersons.Register(services);
        services.AddOutputCache(options =>
        {
            options.SizeLimit = 32 << 20;
            options.MaximumBodySize = 4 << 20;
            options.AddPolicy(Published, new PublishedPages());
        });
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ResponseCompressionDefaults.MimeTypes.Append("image/svg+xml");
        });
        // Compressed once and kept: worth more than the fastest level.
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        return services;
    }

    /// <summary>Builds the way of a request and maps pages, static files and signposts.</summary>
    public static WebApplication MapSite(this WebApplication app)
    {
        app.UseForwardedHeaders();
        // Where the site says that it is reached over HTTPS a proxy ends it; cookies and links go by what the browser sees.
        if (app.Configuration[SiteAddress.Setting]?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) is true)
            app.Use((context, next) =>
            {
                context.Request.Scheme = Uri.UriSchemeHttps;
                return next(context);
            });
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<LanguageMiddleware>();
        app.UseExceptionHandler("/fout/500");
        app.UseStatusCodePagesWithReExecute("/fout/{0}");
        app.UseMiddleware<DatabaseFaults>();
        app.UseMiddleware<PlainQueries>();
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<BodyLimits>();
        app.UseAuthorization();
        app.UseOutputCache();
        app.UseResponseCompression();

        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages().WithStaticAssets().CacheOutput(Published);
        app.MapFactsheetDownloads().CacheOutput(Published);
        app.MapEditionFiles();
        app.MapAnswers();
        app.MapDrafts();
        app.MapSignposts().CacheOutput(Published);
        app.MapDocumentDownloads();
        // An address that is nobody's is not found, rather than forbidden.
        app.MapFallback("{**address}", context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }).AllowAnonymous();
        return app;
    }
}
