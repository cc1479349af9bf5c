namespace Toetssteen.Web.Ui.Serving;

/// <summary>
/// Refuses an address with a NUL in it: no form sends one, and PostgreSQL cannot hold one in a text, so that every page would have to know.
/// </summary>
internal sealed class PlainQueries(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (
            context.Request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) is not true
            && context.Request.Path.Value?.Contains('\0', StringComparison.Ordinal) is not true)
            return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }
}
