using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Toetssteen.Domain.People;
using Toetssteen.Web.Ui.Serving;

namespace Toetssteen.Web.Security;

/// <summary>Who may enter, as the slices say it in their Conventions.</summary>
public static class Policies
{
    /// <summary>The policy of who is logged in, with or without the second factor that the role asks for.</summary>
    internal const string Halfway = "halfway";

    /// <summary>Only who may do this enters the pages of this folder.</summary>
    public static void Require(this PageConventionCollection pages, string folder, Permission permission) =>
        pages.AuthorizeFolder(folder, permission.ToString());

    /// <summary>Everyone who is logged in enters the pages of this folder.</summary>
    public static void RequireLogin(this PageConventionCollection pages, string folder) => pages.AuthorizeFolder(folder);

    /// <summary>Everyone enters the pages of this folder, and what they show is for one person: it is never kept.</summary>
    public static void OpenPersonally(this PageConventionCollection pages, string folder)
    {
        pages.AllowAnonymousToFolder(folder);
        pages.AddFolderApplicationModelConvention(folder, page => page.EndpointMetadata.Add(new Personal()));
    }

    /// <summary>Only who may do this uses this endpoint.</summary>
    public static TBuilder Require<TBuilder>(this TBuilder endpoint, Permission permission)
        where TBuilder : IEndpointConventionBuilder => endpoint.RequireAuthorization(permission.ToString());

    /// <summary>A policy for every permission, named after it. Without a word of its own an endpoint asks for a login.</summary>
    internal static IServiceCollection AddPolicies(this IServiceCollection services)
    {
        services.AddScoped(provider => new CurrentUser(provider.GetRequiredService<IHttpContextAccessor>().HttpContext?.User ?? new()));
        var login = new AuthorizationPolicyBuilder()
            .RequireAuthenticatedUser()
            .RequireAssertion(c => !new CurrentUser(c.User).LacksSecondFactor)
            .Build();
        var builder = services
            .AddAuthorizationBuilder()
            .SetDefaultPolicy(login)
            .SetFallbackPolicy(login)
            .AddPolicy(Halfway, policy => policy.RequireAuthenticatedUser());
        foreach (var permission in Enum.GetValues<Permission>())
            builder.AddPolicy(permission.ToString(), policy =>
                policy.RequireAuthenticatedUser().RequireAssertion(c => new CurrentUser(c.User).Has(permission)));
        return services;
    }
}
