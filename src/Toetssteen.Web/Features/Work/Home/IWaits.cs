using Toetssteen.Web.Security;

namespace Toetssteen.Web.Features.Work.Home;

/// <summary>Something that waits for a person, waits for someone else, or was done.</summary>
/// <param name="What">Verb and object: what to do, or what was done.</param>
/// <param name="About">The heading under which it stands: the study, or the part of the site where it belongs to none.</param>
/// <param name="Address">Where to do it, or where it can be read.</param>
/// <param name="By">The last day, if there is one.</param>
/// <param name="IsDone">Whether it was done, and is there to be read again.</param>
public sealed record Waiting(string What, string About, string Address, DateOnly? By = null, bool IsDone = false)
{
    /// <summary>What helps to choose: how much it is, since when.</summary>
    public string? Detail { get; init; }

    /// <summary>How it stands, in a few words.</summary>
    public string? State { get; init; }

    /// <summary>Who is waited for instead, and since when or until when; then it is no task of this person.</summary>
    public string? Elsewhere { get; init; }

    /// <summary>When it was done; null where that is not kept.</summary>
    public DateTimeOffset? DoneAt { get; init; }
}

/// <summary>
/// A part of the work that may have something waiting. Every class of the program that is one is asked, in no order; it answers with
/// nothing for who has no part in it.
/// </summary>
public interface IWaits
{
    /// <summary>What waits for this person, by a few queries.</summary>
    Task<IReadOnlyList<Waiting>> ForAsync(CurrentUser user, CancellationToken stop);
}

/// <summary>Finding them.</summary>
internal static class WaitsSetup
{
    /// <summary>Registers every part of the work that may have something waiting.</summary>
    public static IServiceCollection AddWaits(this IServiceCollection services)
    {
        foreach (
            var part in typeof(IWaits)
                .Assembly.GetTypes()
                .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IWaits))))
            services.AddScoped(typeof(IWaits), part);
        return services;
    }
}
