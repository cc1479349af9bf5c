using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Toetssteen.Web.Files;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Ui.Serving;

/// <summary>
/// How much may be sent, by what it is sent to and by whom, in one place: little to what is open to all; what the longest form of the work
/// needs to the rest; what an endpoint states itself (uploads, saving while typing). Of whoever is not logged in little is read, whatever
/// the address. What is more is answered with 413, in a sentence.
/// </summary>
/// <param name="next">The rest of the way.</param>
/// <param name="cookies">How a session's cookie is read.</param>
public sealed class BodyLimits(RequestDelegate next, IOptionsMonitor<CookieAuthenticationOptions> cookies)
{
    /// <summary>Bytes to what is open to all: an address, a password, what a passkey answers.</summary>
    public const long Open = 64 << 10;

    /// <summary>Bytes to a form of the work: some forty of the longest texts, of letters that take nine bytes each.</summary>
    public const long Work = 16 << 20;

    /// <summary>Bytes that are shown again to whoever was logged in when the form was opened and is no longer.</summary>
    public const long ShownAgain = 4 << 20;

    /// <summary>How much an endpoint takes, by what it says about itself.</summary>
    public static long Of(EndpointMetadataCollection? about) =>
        about?.GetMetadata<IRequestSizeLimitMetadata>() is { MaxRequestBodySize: { } stated } ? stated
        : about is null || about.GetMetadata<IAllowAnonymous>() is not null ? Open : Work;

    /// <summary>Goes on where what is sent is not too much.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        // A page that stands in for an answer goes by the limit of what was asked for.
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            await next(context);
            return;
        }
        var about = context.GetEndpoint()?.Metadata;
        var most = Of(about);
        // Who is not logged in is told so; the page that says it shows again what was typed, as far as this goes.
        var isToldToLogIn = about is not null && about.GetMetadata<IAllowAnonymous>() is null
            && context.User.Identity is not { IsAuthenticated: true };
        if (isToldToLogIn)
            most = HadASession(context) ? ShownAgain : Open;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
            feature.MaxRequestBodySize = most;
        context.Features.Set(new Limit(most));
        // A page that reads its files itself says beside them that they are too much.
        var readsItself = about?.GetMetadata<ReadsBodyItselfAttribute>() is not null;
        if (!isToldToLogIn && !readsItself && (context.Request.ContentLength is { } length ? length > most : await IsTooMuchAsync(context)))
            await RefuseAsync(context);
        else
            await next(context);
    }

    /// <summary>The limit of this request, for a page that reads what was sent to another.</summary>
    public static long LimitOf(HttpContext context) => context.Features.Get<Limit>()?.Most ?? Open;

    // A form that does not say how long it is, is read here: later on nobody could tell that it was too long from that it was not ours.
    private static async Task<bool> IsTooMuchAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
            return false;
        try
        {
            await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (BadHttpRequestException refused) when (refused.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return true;
        }
        catch (InvalidDataException)
        {
            // Not a form after all; the page says so.
        }
        return false;
    }

    private static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        if (Login.IsPage(context))
            return Task.CompletedTask;
        var text = context.RequestServices.GetRequiredService<SiteText>();
        return TypedResults.Problem(
            title: text["Dit is te groot om te versturen"], detail: text["Er is niets opgeslagen. Kort het in en verstuur het opnieuw."],
            statusCode: StatusCodes.Status413PayloadTooLarge).ExecuteAsync(context);
    }

    // The cookie of a session that ended can still be read, and nobody else can make one.
    private bool HadASession(HttpContext context)
    {
        var options = cookies.Get(IdentityConstants.ApplicationScheme);
        return options.CookieManager.GetRequestCookie(context, options.Cookie.Name!) is { } cookie
            && options.TicketDataFormat.Unprotect(cookie) is not null;
    }

    private sealed record Limit(long Most);
}
