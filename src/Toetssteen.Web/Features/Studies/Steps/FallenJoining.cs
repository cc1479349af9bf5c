using Toetssteen.Domain.History;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Features.Studies.Steps;

/// <summary>What follows when an organisation whose answers others joined chooses otherwise; the caller saves.</summary>
public sealed class FallenJoining(HistoryWriter history, TimeProvider clock)
{
    /// <summary>Lets those who joined choose again, and keeps in the history what they had chosen; their letters go out with it.</summary>
    public Task FellAsync(Assessment assessment, Respondent carrier, bool submitted, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        foreach (var joined in assessment.LetGo(carrier, submitted, clock.GetUtcNow()))
            history.Append(assessment.InspectionId, HistoryAct.JoiningFell, $"respondent/{joined.Id}", before: $"{joined.Name}: {carrier.Name}");
        return Task.CompletedTask;
    }
}
