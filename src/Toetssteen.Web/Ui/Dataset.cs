using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Ui;

/// <summary>What pages have to know about the data as a whole, read once per change of it.</summary>
public sealed class Dataset(IServiceScopeFactory scopes, IChangeStamp stamp)
{
    private readonly Lock _lock = new();
    private (long Stamp, string? Mark, IReadOnlyList<StudyLine> Studies) _read = (long.MinValue, null, []);

    /// <summary>A study in brief.</summary>
    public sealed record StudyLine(Guid Id, string Slug, string Title, StudyFramework By, StudyKind Kind)
    {
        /// <summary>Framework key and version.</summary>
        public string FrameworkId => By.Id;
    }

    /// <summary>Whether all data is demonstration data, and has to be labelled so on every page.</summary>
    public bool IsDemonstration => Read().Mark is DemonstrationMark.Made or DemonstrationMark.Invented;

    /// <summary>Whether it is a demonstration of which nothing is retold from a published factsheet.</summary>
    public bool IsInvented => Read().Mark == DemonstrationMark.Invented;

    /// <summary>The studies, the latest period first.</summary>
    public IReadOnlyList<StudyLine> Studies => Read().Studies;

    private (long Stamp, string? Mark, IReadOnlyList<StudyLine> Studies) Read()
    {
        var now = stamp.Current;
        lock (_lock)
        {
            if (_read.Stamp != now)
            {
                using var scope = scopes.CreateScope();
                var db = scope.ServiceProvider.GetRequiredService<AppDb>();
                _read = (now,
                    db.Settings.AsNoTracking().Where(s => s.Key == Setting.Demonstration).Select(s => s.Value).SingleOrDefault(),
                    db.PublishedStudies().AsNoTracking().OrderByDescending(s => s.PeriodJudged).ThenBy(s => s.Slug)
                        .Select(s => new StudyLine(s.Id, s.Slug, s.Title, new StudyFramework(s.FrameworkId, s.Part), s.Kind)).ToList());
            }
            return _read;
        }
    }
}
