using Microsoft.Extensions.Caching.Memory;

namespace Toetssteen.Web.Features.Drafts.Judge;

/// <summary>
/// What was read for the workbench last, kept in memory: who judges goes from indicator to indicator of the same inspection. Each piece is kept with the state of the data that it was
/// read in, and is good for that state alone; in another one it is read anew.
/// </summary>
public sealed class KeptEvidence : IDisposable
{
    private const long MostCharacters = 16 << 20;
    private static readonly TimeSpan Unasked = TimeSpan.FromMinutes(10);
    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = MostCharacters });

    /// <summary>A piece as it is in this state of the data.</summary>
    /// <param name="id">Of what it is: one of each type is kept.</param>
    /// <param name="state">The state, asked before now: what is read may be newer, and is then read anew for the state that follows.</param>
    /// <param name="read">Reads it; null, which is not kept, where it is not there.</param>
    /// <param name="characters">How long the texts in it are, by and large.</param>
    public async Task<T?> ReadAsync<T>(Guid id, DataState state, Func<Task<T?>> read, Func<T, long> characters) where T : class
    {
        var key = (typeof(T), id);
        if (_kept.TryGetValue(key, out Kept<T>? kept) && kept!.State == state)
            return kept.Value;
        if (await read() is not { } value)
            return null;
        _kept.Set(key, new Kept<T>(state, value), new MemoryCacheEntryOptions { Size = characters(value), SlidingExpiration = Unasked });
        return value;
    }

    /// <inheritdoc/>
    public void Dispose() => _kept.Dispose();

    private sealed record Kept<T>(DataState State, T Value);
}

/// <summary>A state of the data.</summary>
/// <param name="Stamp">The change stamp.</param>
/// <param name="Entries">How many entries the history of the inspection has; 0 for what no draft changes.</param>
public readonly record struct DataState(long Stamp, int Entries = 0);
