using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Toetssteen.Web.Tests.Hosting;

/// <summary>
/// What the program's pages are: read from its code, and therefore the same for every host. Finding it out is most of what it takes to
/// start one, so only the first host does. The others get a copy: a description keeps the filters that its own host made.
/// </summary>
internal sealed class PagesOfTheProgram(IEnumerable<IActionDescriptorProvider> providers) : IActionDescriptorCollectionProvider
{
    private static readonly Lock Finding = new();
    private static IReadOnlyList<CompiledPageActionDescriptor>? _found;
    private readonly Lazy<ActionDescriptorCollection> _own = new(() => new([.. Found(providers).Select(Copy)], version: 0));

    public ActionDescriptorCollection ActionDescriptors => _own.Value;

    private static IReadOnlyList<CompiledPageActionDescriptor> Found(IEnumerable<IActionDescriptorProvider> providers)
    {
        lock (Finding)
            return _found ??= Find(providers);
    }

    private static List<CompiledPageActionDescriptor> Find(IEnumerable<IActionDescriptorProvider> providers)
    {
        var context = new ActionDescriptorProviderContext();
        var inOrder = providers.OrderBy(p => p.Order).ToArray();
        foreach (var provider in inOrder)
            provider.OnProvidersExecuting(context);
        foreach (var provider in inOrder.Reverse())
            provider.OnProvidersExecuted(context);
        return [.. context.Results.Cast<CompiledPageActionDescriptor>()];
    }

    private static CompiledPageActionDescriptor Copy(CompiledPageActionDescriptor page) => new(page)
    {
        ActionConstraints = page.ActionConstraints,
        AttributeRouteInfo = page.AttributeRouteInfo,
        BoundProperties = page.BoundProperties,
        DeclaredModelTypeInfo = page.DeclaredModelTypeInfo,
        DisplayName = page.DisplayName,
        EndpointMetadata = page.EndpointMetadata,
        FilterDescriptors = page.FilterDescriptors,
        HandlerMethods = page.HandlerMethods,
        HandlerTypeInfo = page.HandlerTypeInfo,
        ModelTypeInfo = page.ModelTypeInfo,
        PageTypeInfo = page.PageTypeInfo,
        Parameters = page.Parameters,
        Properties = new Dictionary<object, object?>(page.Properties),
        RouteValues = page.RouteValues,
    };
}
