using Toetssteen.Web.Security;

namespace Toetssteen.Web.Features.Work.Home;

/// <summary>Something that waits for a person.</summary>
/// <param name="What">A few words: what to do.</param>
/// <param name="About">For which municipality or study, and how it stands.</param>
/// <param name="Address">Where to do it.</param>
/// <param name="By">Before when, if there is such a day.</param>
/// <param name="IsDone">Whether it was done, and is there to be read again.</param>
public sealed record Waiting(string What, string About, string Address, DateOnly? By = null, bool IsDone = false);

/// <summary>
/// A part of the work that may have something waiting. Every class of the program that is one is asked, in no order; it answers with
/// nothing for who has no part in it.
/// </summary>
public interface IWaits
{
    /// <summary>What waits for this person, by one query.</summary>
    Task<IReadOnlyList<Waiting>> ForAsync(CurrentUser user, CancellationToken stop);
}

/// <summary>Finding them.</summary>
internal static class WaitsSetup
{
    /// <summary>Registers every part of the work that may have something waiting.</summary>
    public static IServiceCollection AddWaits(this IServiceCollection services)
    {
        foreach (var part in typeof(IWaits).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IWaits))))
            services.AddScoped(typeof(IWaits), part);
        return services;
    }
}
