using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Toetssteen.Web.Ui.Forms;

/// <summary>
/// How many values a form may hold: of a person at work as many as there are respondents to tick in the largest study, and some; of anyone
/// else no more than the forms that are open to everyone have.
/// </summary>
internal sealed class FormLimits : IAuthorizationFilter, IOrderedFilter
{
    /// <summary>Most values in a form of someone who is logged in.</summary>
    public const int MostAtWork = 20_000;

    /// <summary>Most values in a form of anyone.</summary>
    public const int MostOfAnyone = 200;

    /// <inheritdoc/>
    // Before the proof that a form is ours is looked for in it.
    public int Order => 900;

    /// <inheritdoc/>
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (http.Features.Get<IFormFeature>() is not { Form: not null })
            http.Features.Set<IFormFeature>(
                new FormFeature(
                    http.Request,
                    new FormOptions { ValueCountLimit = http.User.Identity is { IsAuthenticated: true } ? MostAtWork : MostOfAnyone }));
    }
}
