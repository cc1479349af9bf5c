namespace Toetssteen.Web.Tests.Hosting;

/// <summary>A clock that stands still until a test moves it.</summary>
public sealed class TestClock : TimeProvider
{
    private static readonly DateTimeOffset Begin = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);

    /// <summary>The moment it is now.</summary>
    public DateTimeOffset Now { get; set; } = Begin;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Now;

    /// <summary>Sets it back to the moment at which every test begins.</summary>
    internal void Reset() => Now = Begin;
}
