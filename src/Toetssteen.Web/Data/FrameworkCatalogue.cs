using Microsoft.EntityFrameworkCore;
using Toetssteen.Documents.Frameworks;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;

namespace Toetssteen.Web.Data;

/// <summary>
/// The frameworks as the database has them, read once per change of data. The files are only how a framework comes in.
/// </summary>
public sealed class FrameworkCatalogue(IServiceScopeFactory scopes, IChangeStamp stamp)
{
    private readonly Lock _lock = new();
    private (long Stamp, IReadOnlyList<Framework> All) _read = (-1, []);

    /// <summary>All frameworks, in the order of their ids.</summary>
    public IReadOnlyList<Framework> All
    {
        get
        {
            var now = stamp.Current;
            lock (_lock)
            {
                if (_read.Stamp != now)
                {
                    using var scope = scopes.CreateScope();
                    var contents = scope.ServiceProvider.GetRequiredService<AppDb>().FrameworkVersions.AsNoTracking()
                        .OrderBy(f => f.Id).Select(f => f.Content).ToList();
                    _read = (now, [.. contents.Select(FrameworkJson.Read)]);
                }
                return _read.All;
            }
        }
    }

    /// <summary>The framework with this id, or null.</summary>
    public Framework? Find(string id) => All.FirstOrDefault(f => f.Id == id);

    /// <summary>
    /// A whole framework version that a study uses. It never changes, so what was read once holds; hundreds who come back at once after a
    /// restart need not wait for one another.
    /// </summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public Framework InUse(string id) => _read.All.FirstOrDefault(f => f.Id == id) ?? Get(id);

    /// <summary>
    /// The framework as a study judges by it: whole, or the part that it examines. There is no other way to the framework of an inspection.
    /// </summary>
    public Framework Of(StudyFramework by) => by.Of(InUse(by.Id));

    /// <summary>The framework as an edition was judged by it.</summary>
    public Framework Of(FactsheetContent content) => content.JudgedBy(InUse(content.FrameworkId));

    /// <summary>The version that a judgement was given under.</summary>
    /// <param name="judgement">The judgement; null for none.</param>
    /// <param name="own">The version of what it stands in.</param>
    public Framework Of(Judgement? judgement, string own) => Get(judgement?.Under ?? own);

    /// <summary>The framework with this id.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public Framework Get(string id) => Find(id) ?? throw new KeyNotFoundException($"Geen toetsingskader {id}.");
}
