using Microsoft.Net.Http.Headers;

namespace Toetssteen.Web.Ui.Serving;

/// <summary>
/// What internet.nl asks, on every response, errors and static files included. Nothing is fetched from anyone else, only scripts of our own
/// run, nobody frames the site.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        // At the very start of the response, since an error clears what was set before.
        context.Response.OnStarting(
            static state =>
            {
                var response = ((HttpContext)state).Response;
                var headers = response.Headers;
                headers.ContentSecurityPolicy = response.HttpContext.Features.Get<ServedFile>() is null ? Policy : ServedFile.Policy;
                headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
                headers.XContentTypeOptions = "nosniff";
                headers.XFrameOptions = "DENY";
                headers["Referrer-Policy"] = "no-referrer";
                headers["Permissions-Policy"] =
                    "camera=(), geolocation=(), microphone=(), payment=(), usb=(), publickey-credentials-create=(self), publickey-credentials-get=(self)";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers["Cross-Origin-Resource-Policy"] = "same-origin";
                // Addresses of the typeface carry its version, so they never need asking again.
                if (
                    ((HttpContext)state).Request.Path.Value!.EndsWith(".woff2", StringComparison.Ordinal)
                    && (response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified))
                    headers[HeaderNames.CacheControl] = "public, max-age=31536000, immutable";
                return Task.CompletedTask;
            },
            context);
        return next(context);
    }
}
