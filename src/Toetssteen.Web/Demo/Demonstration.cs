using Toetssteen.Domain;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Demo;

/// <summary>
/// Makes a demonstration: data, people, work under way. Whether a database may become one is asked before
/// (<see cref="Commands.Server"/>); this only makes it.
/// </summary>
public static class Demonstration
{
    /// <summary>Makes it in a database that is up to date and empty. It counts as a demonstration once all of it is there.</summary>
    /// <param name="services">The program's services, in a scope.</param>
    /// <param name="tell">Where is told how to log in.</param>
    /// <param name="stop">Breaks it off; the database then stays marked as half made.</param>
    /// <exception cref="DomainException">Something was refused.</exception>
    public static async Task MakeAsync(IServiceProvider services, TextWriter tell, CancellationToken stop)
    {
        var db = services.GetRequiredService<AppDb>();
        await DemonstrationMark.SetAsync(db, DemonstrationMark.InTheMaking, stop);
        await DemonstrationData.LoadAsync(services, stop);
        await DemonstrationAccounts.MakeAsync(services, tell, stop);
        await DemonstrationMark.SetAsync(db, DemonstrationMark.Made, stop);
    }
}
