using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Toetssteen.Web.Tests.Routes;

/// <summary>Pages that the tests add to the program: one whose slice forgot to say who may enter, and one that breaks.</summary>
internal static class TestPages
{
    /// <summary>Address of the page that says nothing about who may enter.</summary>
    public const string Silent = "/stil";

    /// <summary>Address of the page that is open to everyone, and breaks.</summary>
    public const string Broken = "/kapot";

    /// <summary>What only who may enter would read, or what nobody should.</summary>
    public const string Secret = "geheim van de keuken";

    /// <summary>Adds both pages.</summary>
    public static void AddTo(IServiceCollection services) =>
        services.AddMvcCore().ConfigureApplicationPartManager(manager => manager.ApplicationParts.Add(new Part()));

    private sealed class Part : ApplicationPart, IRazorCompiledItemProvider
    {
        public override string Name => nameof(TestPages);

        public IEnumerable<RazorCompiledItem> CompiledItems { get; } =
        [
            new Item(typeof(SilentPage), "/Features/TestPages/Silent.cshtml", Silent),
            new Item(typeof(BrokenPage), "/Features/TestPages/Broken.cshtml", Broken),
        ];
    }

    private sealed class Item(Type type, string identifier, string route) : RazorCompiledItem
    {
        public override string Identifier => identifier;

        public override string Kind => "mvc.1.0.razor-page";

        public override Type Type => type;

        public override IReadOnlyList<object> Metadata { get; } = [new RazorCompiledItemMetadataAttribute("RouteTemplate", route)];
    }
}

/// <summary>A page without a word about who may enter.</summary>
public sealed class SilentPage : Page
{
    /// <summary>Itself; Razor Pages looks for it.</summary>
    public SilentPage Model => this;

    /// <summary>As a generated page has it.</summary>
    public ViewDataDictionary<SilentPage> ViewData => (ViewDataDictionary<SilentPage>)PageContext.ViewData;

    /// <inheritdoc/>
    public override Task ExecuteAsync()
    {
        WriteLiteral(TestPages.Secret);
        return Task.CompletedTask;
    }
}

/// <summary>A page open to everyone, that breaks.</summary>
[AllowAnonymous]
public sealed class BrokenPage : Page
{
    /// <summary>Itself; Razor Pages looks for it.</summary>
    public BrokenPage Model => this;

    /// <summary>As a generated page has it.</summary>
    public ViewDataDictionary<BrokenPage> ViewData => (ViewDataDictionary<BrokenPage>)PageContext.ViewData;

    /// <inheritdoc/>
    public override Task ExecuteAsync() => throw new InvalidOperationException(TestPages.Secret);
}
