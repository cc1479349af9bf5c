using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Toetssteen.Web.Files;

namespace Toetssteen.Web.Ui.Serving;

/// <summary>
/// Refuses what is larger than the server takes by what it is (413), before anything of it is read. Otherwise the form cannot be read, and the
/// refusal would be about the proof in it (400). A page that reads its files itself says so beside them.
/// </summary>
internal sealed class TooLarge(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var about = context.GetEndpoint()?.Metadata;
        var most = about?.GetMetadata<IRequestSizeLimitMetadata>() is { } own ? own.MaxRequestBodySize
            : context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;
        if (!(context.Request.ContentLength > most) || about?.GetMetadata<ReadsBodyItselfAttribute>() is not null)
            return next(context);
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Task.CompletedTask;
    }
}
