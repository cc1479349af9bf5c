using Toetssteen.Web.Tests.Hosting;

[assembly: AssemblyFixture(typeof(Toetssteen.EndToEnd.CountrySite))]

namespace Toetssteen.EndToEnd;

/// <summary>
/// The program on a port of this machine, with a first study of all municipalities and its follow-up; made when a test first asks for it.
/// </summary>
public sealed class CountrySite : IAsyncDisposable
{
    private readonly Lazy<Task<(TestSite Program, Uri Address, IReadOnlyList<string> Pages)>> _site = new(async () =>
    {
        var program = await TestSite.GivenACountryAsync();
        var (address, pages) = await RunningSite.StartAsync(program);
        return (program, address, pages);
    });

    /// <summary>Where it runs, and its pages: of every route the one that holds least and the one that holds most.</summary>
    public async Task<(Uri Address, IReadOnlyList<string> Pages)> StartedAsync()
    {
        var (_, address, pages) = await _site.Value;
        return (address, pages);
    }

    public async ValueTask DisposeAsync()
    {
        if (_site.IsValueCreated)
            await (await _site.Value).Program.DisposeAsync();
    }
}
