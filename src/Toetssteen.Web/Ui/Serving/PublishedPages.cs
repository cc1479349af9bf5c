using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Ui.Serving;

/// <summary>
/// Keeps what everyone may read in memory. The key carries the change stamp of the data, so a change shows at once and nothing ever
/// has to be thrown away by hand; what is old falls out by age and size.
/// </summary>
internal sealed class PublishedPages : IOutputCachePolicy
{
    /// <summary>The longest query of which the page is kept, in characters.</summary>
    public const int LongestQuery = 500;

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        var open =
            http.GetEndpoint()?.Metadata is { } about
            && about.GetMetadata<IAllowAnonymous>() is not null
            && about.GetMetadata<Personal>() is null
            && http.User.Identity is not { IsAuthenticated: true };
        // A page is kept under its address, which a visitor writes: long ones would fill the memory that is counted by pages alone.
        var reads = (http.Request.QueryString.Value?.Length ?? 0) <= LongestQuery
            && (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method));
        context.EnableOutputCaching = open && reads;
        context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = context.EnableOutputCaching;
        context.ResponseExpirationTimeSpan = TimeSpan.FromHours(1);
        context.CacheVaryByRules.QueryKeys = "*";
        context.CacheVaryByRules.HeaderNames = HeaderNames.AcceptEncoding;
        context.CacheVaryByRules.VaryByValues["stamp"] = http
            .RequestServices.GetRequiredService<IChangeStamp>()
            .Current.ToString(CultureInfo.InvariantCulture);
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || !StringValues.IsNullOrEmpty(response.Headers.SetCookie))
            context.AllowCacheStorage = false;
        return ValueTask.CompletedTask;
    }
}
