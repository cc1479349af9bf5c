using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection;
using Xunit.v3;

[assembly: Toetssteen.Web.Tests.Hosting.HostsGoBack]
[assembly: AssemblyFixture(typeof(Toetssteen.Web.Tests.Hosting.HostsStop))]

namespace Toetssteen.Web.Tests.Hosting;

/// <summary>
/// Programs that run and wait for the next test. To start one takes most of a second of the processor; to give one fresh data takes some
/// milliseconds. The way of a host:
/// <list type="number">
/// <item>A test takes one that is free and whose database begins with the same. Only then it gets fresh data
/// (<see cref="TestHost.BeginAnewAsync"/>). Where none is free, or that fails, a new one starts.</item>
/// <item>The test gives it back. It has to come to rest first (<see cref="TestHost.ComesToRestAsync"/>).</item>
/// <item>The test ends. Only if it passed the host is free for another test; otherwise it is stopped.</item>
/// </list>
/// A test that changes services or settings, listens on a port or starts a second process has a host of its own, as has a fixture.
/// </summary>
internal static class HostPool
{
    private static readonly ConcurrentDictionary<(Provider, string), ConcurrentStack<TestHost>> Free = new();
    private static readonly ConcurrentDictionary<string, ConcurrentBag<TestHost>> GivenBackBy = new();

    /// <summary>A host whose database begins with this.</summary>
    /// <param name="provider">Which database.</param>
    /// <param name="state">What the database begins with.</param>
    /// <param name="fill">Fills the first database of that state.</param>
    public static async Task<TestHost> TakeAsync(Provider provider, string state, Func<TestDatabase, Task> fill)
    {
        while (FreeOf((provider, state)).TryPop(out var host))
        {
            if (await host.BeginAnewAsync())
                return host;
            await ThrowAwayAsync(host);
        }
        var database = await TestDatabase.CopyAsync(provider, state, fill);
        await database.KeepForRefillAsync();
        return new TestHost(database) { Kind = (provider, state) };
    }

    /// <summary>Takes a host back from the test that runs now.</summary>
    public static async ValueTask GiveBackAsync(TestHost host)
    {
        if (TestContext.Current.Test is { } test && GivenBackBy.TryGetValue(test.UniqueID, out var hosts) && await host.ComesToRestAsync())
            hosts.Add(host);
        else
            await host.DisposeAsync();
    }

    /// <summary>A test begins.</summary>
    public static void Begin(string test) => GivenBackBy[test] = [];

    /// <summary>A test has ended. The hosts that it gave back are free if it passed, and stopped otherwise.</summary>
    public static void End(string test, bool hasPassed)
    {
        if (!GivenBackBy.TryRemove(test, out var hosts))
            return;
        foreach (var host in hosts)
            if (hasPassed)
                FreeOf(host.Kind!.Value).Push(host);
            else
                host.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    /// <summary>Stops all that are free.</summary>
    public static async Task StopAllAsync()
    {
        foreach (var free in Free.Values)
            while (free.TryPop(out var host))
                await host.DisposeAsync();
    }

    // What is broken may break once more when it stops. The test that came for a host has nothing to do with it.
    private static async Task ThrowAwayAsync(TestHost host)
    {
        try
        {
            await host.DisposeAsync();
        }
        catch (Exception)
        {
        }
    }

    private static ConcurrentStack<TestHost> FreeOf((Provider, string) kind) => Free.GetOrAdd(kind, _ => new());
}

/// <summary>Tells the pool which test begins, and how it ended.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class HostsGoBackAttribute : BeforeAfterTestAttribute
{
    /// <inheritdoc/>
    public override void Before(MethodInfo methodUnderTest, IXunitTest test) => HostPool.Begin(test.UniqueID);

    /// <inheritdoc/>
    public override void After(MethodInfo methodUnderTest, IXunitTest test) =>
        HostPool.End(test.UniqueID, TestContext.Current.TestState?.Result == TestResult.Passed);
}

/// <summary>Stops the hosts after the last test.</summary>
public sealed class HostsStop : IAsyncDisposable
{
    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await HostPool.StopAllAsync();
}

/// <summary>
/// What the program keeps in memory. A service that the program has once per process is here made once per test, as are the pages that it
/// keeps. Only the services in <see cref="Lasting"/> stay. A service that is added to the program is made anew without a word here.
/// </summary>
/// <param name="program">The services of the program.</param>
internal sealed class ProgramMemory(IServiceProvider program)
{
    private static readonly HashSet<string> Lasting =
    [
        // They store what waits in a queue. The queues are empty before a host is given back.
        "AnswerWriter", "Postman",
        // It remembers nothing. A test tells it to do what is due.
        "JobRunner",
        // It only counts on. Whoever compares its numbers is made anew.
        "IChangeStamp", "PostgresChangeStamp",
        // Nobody waits for them where a test does the jobs.
        "JobBell", "WaitingPlaces",
        // A browser that stays warm. It prints documents of one process after each other anyway.
        "PdfPrinter",
    ];

    private volatile ConcurrentDictionary<ServiceDescriptor, Lazy<object>> _made = new();

    /// <summary>Makes the services of a program such that they can be forgotten.</summary>
    public static void AddTo(IServiceCollection services)
    {
        for (var n = 0; n < services.Count; n++)
        {
            var usual = services[n];
            if (usual.Lifetime != ServiceLifetime.Singleton || usual.IsKeyedService || usual.ImplementationInstance is not null)
                continue;
            // Who shows pages takes the store of pages once, and asks it each time.
            if (usual.ServiceType == typeof(IOutputCacheStore))
                services[n] = ServiceDescriptor.Singleton<IOutputCacheStore>(
                    root => new KeptPages(root.GetRequiredService<ProgramMemory>(), usual));
            else if (IsForgotten(usual.ServiceType))
                services[n] = ServiceDescriptor.Transient(usual.ServiceType, scope => scope.GetRequiredService<ProgramMemory>().Get(usual));
        }
        services.AddSingleton(root => new ProgramMemory(root));
    }

    /// <summary>Forgets everything.</summary>
    public void Forget() => _made = new();

    private static bool IsForgotten(Type service) =>
        service.Namespace?.StartsWith("Toetssteen.", StringComparison.Ordinal) is true
        && service.Namespace != typeof(ProgramMemory).Namespace
        && !Lasting.Contains(service.Name);

    private object Get(ServiceDescriptor service) => _made.GetOrAdd(service, s => new(() => Make(s))).Value;

    private object Make(ServiceDescriptor service)
    {
        var made = service.ImplementationFactory?.Invoke(program)
            ?? ActivatorUtilities.CreateInstance(program, service.ImplementationType!);
        // The container would dispose of it at the end of the request that first asks for it.
        if (made is IDisposable or IAsyncDisposable)
            throw new InvalidOperationException(
                $"{service.ServiceType} is disposable. Name it in {nameof(Lasting)}, with the reason why it holds nothing of a test.");
        return made;
    }

    private sealed class KeptPages(ProgramMemory memory, ServiceDescriptor usual) : IOutputCacheStore
    {
        private IOutputCacheStore Now => (IOutputCacheStore)memory.Get(usual);

        public ValueTask EvictByTagAsync(string tag, CancellationToken cancellationToken) => Now.EvictByTagAsync(tag, cancellationToken);

        public ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellationToken) => Now.GetAsync(key, cancellationToken);

        public ValueTask SetAsync(string key, byte[] value, string[]? tags, TimeSpan validFor, CancellationToken cancellationToken) =>
            Now.SetAsync(key, value, tags, validFor, cancellationToken);
    }
}
