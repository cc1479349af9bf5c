using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing.Matching;

namespace Toetssteen.Web.Ui.Serving;

/// <summary>
/// Works out a page when someone first asks for it. As installed, the framework works out all of them at every start - what each model
/// binds and validates, who may enter - which is some 40 % of a start, and 10 MiB that an idle server keeps. The routes stand from the start.
/// </summary>
internal sealed class PagesOnDemand(PageLoader loader) : MatcherPolicy, IEndpointSelectorPolicy
{
    /// <summary>Before every other choice between endpoints: those go by what the page says of itself.</summary>
    public override int Order => int.MinValue;

    /// <summary>Takes the place of the provider that works pages out at the start.</summary>
    public static void Replace(IServiceCollection services)
    {
        services.Remove(services.Single(s => s.ServiceType == typeof(IActionDescriptorProvider) && s.ImplementationType == typeof(CompiledPageActionDescriptorProvider)));
        services.AddSingleton<IActionDescriptorProvider, PageActionDescriptorProvider>();
        services.AddSingleton<MatcherPolicy, PagesOnDemand>();
    }

    /// <inheritdoc/>
    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => endpoints.Any(e => ToLoad(e) is not null);

    /// <inheritdoc/>
    public async Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        for (var i = 0; i < candidates.Count; i++)
            if (candidates.IsValidCandidate(i) && ToLoad(candidates[i].Endpoint) is { } page)
                candidates.ReplaceEndpoint(i, (await loader.LoadAsync(page, candidates[i].Endpoint.Metadata)).Endpoint, candidates[i].Values);
    }

    private static PageActionDescriptor? ToLoad(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page and not CompiledPageActionDescriptor ? page : null;
}
