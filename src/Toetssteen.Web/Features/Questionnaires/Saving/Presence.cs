using System.Collections.Concurrent;

namespace Toetssteen.Web.Features.Questionnaires.Saving;

/// <summary>Someone who has a questionnaire open now.</summary>
/// <param name="Name">Their name.</param>
/// <param name="Page">The criterion whose page it is.</param>
public sealed record Present(string Name, string Page);

/// <summary>
/// Who is where in a questionnaire, from what their browsers send: each save, and a sign of life every 20 seconds. Kept in the memory of
/// this process alone; with several processes a colleague on another one is not shown, and the rule about conflicts holds all the same.
/// </summary>
public sealed class Presence(TimeProvider clock)
{
    /// <summary>How long someone is here after the last sign of life.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromSeconds(50);

    private readonly ConcurrentDictionary<Guid, ConcurrentDictionary<Guid, (Present Who, DateTimeOffset At)>> _here = new();
    private DateTimeOffset _swept;

    /// <summary>Takes note that someone is on a page, and says who else is in the questionnaire.</summary>
    public IReadOnlyList<Present> See(Guid questionnaireId, Guid account, string name, string page)
    {
        var now = clock.GetUtcNow();
        Sweep(now);
        _here.GetOrAdd(questionnaireId, _ => new())[account] = (new Present(name, page), now);
        return Others(questionnaireId, account);
    }

    /// <summary>Who else is in the questionnaire, by name.</summary>
    public IReadOnlyList<Present> Others(Guid questionnaireId, Guid account)
    {
        var now = clock.GetUtcNow();
        return !_here.TryGetValue(questionnaireId, out var here)
            ? []
            :
            [
                .. here.Where(h => h.Key != account && now - h.Value.At < Lasts)
                    .Select(h => h.Value.Who)
                    .OrderBy(w => w.Name, StringComparer.Ordinal),
            ];
    }

    /// <summary>Forgets those who left, now and then.</summary>
    private void Sweep(DateTimeOffset now)
    {
        if (now - _swept < Lasts)
            return;
        _swept = now;
        foreach (var (questionnaire, here) in _here)
        {
            foreach (var gone in here.Where(h => now - h.Value.At >= Lasts))
                here.TryRemove(gone);
            if (here.IsEmpty)
                _here.TryRemove(questionnaire, out _);
        }
    }
}
