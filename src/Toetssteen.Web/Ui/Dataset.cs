using Microsoft.EntityFrameworkCore;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Ui;

/// <summary>What every page has to say about the data as a whole, read once per change of it.</summary>
public sealed class Dataset(IServiceScopeFactory scopes, IChangeStamp stamp)
{
    private (long Stamp, bool Demonstration) _read = (long.MinValue, false);
    private readonly Lock _lock = new();

    /// <summary>Whether all data is demonstration data, and has to be labelled so on every page.</summary>
    public bool IsDemonstration
    {
        get
        {
            var now = stamp.Current;
            lock (_lock)
            {
                if (_read.Stamp != now)
                {
                    using var scope = scopes.CreateScope();
                    _read = (now, scope.ServiceProvider.GetRequiredService<AppDb>().Settings.AsNoTracking()
                        .Any(s => s.Key == Setting.Demonstration && s.Value == "true"));
                }
                return _read.Demonstration;
            }
        }
    }
}
