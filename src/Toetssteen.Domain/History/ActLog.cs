using Toetssteen.Domain.People;

namespace Toetssteen.Domain.History;

/// <summary>An act in an inspection, as the domain object recorded it: all that the history keeps of it but who acted, and when.</summary>
public sealed record RecordedAct
{
    private static long _last;

    internal RecordedAct(Guid inspectionId, HistoryAct act, string subject, string? why, string? before, string? after, Role? role) =>
        (InspectionId, Act, Subject, Why, Before, After, Role) = (inspectionId, act, subject, why, before, after, role);

    /// <summary>The inspection.</summary>
    public Guid InspectionId { get; }

    /// <summary>What was done.</summary>
    public HistoryAct Act { get; }

    /// <summary>What it is about; see <see cref="HistorySubject"/>.</summary>
    public string Subject { get; }

    /// <summary>Why, where that was said.</summary>
    public string? Why { get; }

    /// <summary>What it was.</summary>
    public string? Before { get; }

    /// <summary>What it became.</summary>
    public string? After { get; }

    /// <summary>The role in which a person does this; null where it is done in all roles that the person holds.</summary>
    public Role? Role { get; }

    /// <summary>Rises with every act of this process: the acts of several objects keep the order in which they were done.</summary>
    public long Order { get; } = Interlocked.Increment(ref _last);
}

/// <summary>A domain object whose acts stand in the history of an inspection.</summary>
public interface IRecordsActs
{
    /// <summary>What it did and is not stored yet.</summary>
    ActLog Acts { get; }
}

/// <summary>
/// The acts of one domain object that are not stored yet. Only the domain writes in it, and only the save that stores the object reads it:
/// so no act is stored without its entry, and no entry is made without its act.
/// </summary>
public sealed class ActLog
{
    private List<RecordedAct>? _acts;

    /// <summary>Whether nothing was done since it was stored.</summary>
    public bool IsEmpty => _acts is null;

    /// <summary>Takes the acts out, the first first.</summary>
    public IReadOnlyList<RecordedAct> Take()
    {
        var taken = _acts ?? [];
        _acts = null;
        return taken;
    }

    internal void Record(Guid inspectionId, HistoryAct act, string subject,
        string? why = null, string? before = null, string? after = null, Role? role = null) =>
        (_acts ??= []).Add(new RecordedAct(inspectionId, act, subject, why, before, after, role));

    /// <summary>Records that a text was changed, by the changed piece alone. No change, no act.</summary>
    internal void RecordText(Guid inspectionId, HistoryAct act, string subject, string before, string after, string? why)
    {
        if (TextChange.Between(before, after) is { } change)
            Record(inspectionId, act, subject, why, after: change.ToJson());
    }
}
