using System.Net.Mime;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.DataProtection.KeyManagement.Internal;
using Toetssteen.Web.Data;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Ui.Serving;

/// <summary>
/// A request that fails because the database is away for a moment is answered 503, to be sent again; never as if the person were not logged
/// in, or the page were not there. The answer itself asks nothing of the database.
/// <para>
/// Who decodes a cookie or the token of a form takes every exception for a forged one. So the keys are read first, where the request bears
/// a cookie of ours: what goes wrong then is seen. Once read they stay in memory.
/// </para>
/// </summary>
internal sealed partial class DatabaseFaults(RequestDelegate next, IKeyRingProvider keys, SiteText text, ILogger<DatabaseFaults> log)
{
    /// <summary>After how many seconds the same may be sent again.</summary>
    public const int RetryAfter = 5;

    private const string OwnCookies = "toetssteen";

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            if (context.Request.Cookies.Keys.Any(name => name.StartsWith(OwnCookies, StringComparison.Ordinal)))
                _ = keys.GetCurrentKeyRing();
            await next(context);
        }
        catch (Exception broken) when (!context.Response.HasStarted && DatabaseFault.IsPassing(broken))
        {
            LogAway(log, broken);
            await TellAsync(context);
        }
    }

    private Task TellAsync(HttpContext context)
    {
        // What is sent again is as good as it was: cookies that were set on the way go too.
        context.Response.Clear();
        context.Response.Headers.RetryAfter = RetryAfter.ToString(System.Globalization.CultureInfo.InvariantCulture);
        context.Response.Headers.CacheControl = "no-store";
        var (title, sentence) = (
            text["Even niet te bereiken"],
            HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)
            ? text["De gegevens zijn op dit moment niet te bereiken. Dat ligt aan ons en gaat meestal vanzelf over. Laad deze pagina over een halve minuut opnieuw."]
            : text["De gegevens zijn op dit moment niet te bereiken, en wat u verstuurde is nog niet opgeslagen. Dat gaat meestal vanzelf over. Laad deze pagina over een halve minuut opnieuw; uw browser verstuurt het dan nog een keer."]);
        if (!WantsPage(context.Request))
            return TypedResults.Problem(title: title, detail: sentence, statusCode: StatusCodes.Status503ServiceUnavailable)
                .ExecuteAsync(context);
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = $"{MediaTypeNames.Text.Html}; charset=utf-8";
        var html = HtmlEncoder.Default;
        return context.Response.WriteAsync($"""
            <!DOCTYPE html>
            <html lang="{Language.Current.Tag}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{html.Encode(title)} - Toetssteen</title></head>
            <body><main><h1>{html.Encode(title)}</h1><p>{html.Encode(sentence)}</p></main></body>
            </html>
            """);
    }

    private static bool WantsPage(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains(MediaTypeNames.Text.Html, StringComparison.OrdinalIgnoreCase);

    [LoggerMessage(Level = LogLevel.Error, Message = "The database cannot be reached; the request is answered 503.")]
    private static partial void LogAway(ILogger logger, Exception broken);
}
