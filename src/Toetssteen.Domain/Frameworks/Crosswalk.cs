namespace Toetssteen.Domain.Frameworks;

/// <summary>
/// From old code to new: how the indicators of an earlier version of the same framework return in this one. Rule: a change of a
/// framework is a new version with a crosswalk.
/// </summary>
/// <param name="From">The earlier version: <c>2012</c>.</param>
/// <param name="Steps">One step for each indicator of the earlier version that has another code now, or none.</param>
public sealed record Crosswalk(string From, IReadOnlyList<CrosswalkStep> Steps)
{
    /// <summary>The codes that took the place of an old one: the same code where no step names it, none where it lapsed.</summary>
    public IReadOnlyList<string> Follow(string oldCode) => Steps.FirstOrDefault(s => s.Old == oldCode)?.New ?? [oldCode];
}

/// <summary>What became of one indicator.</summary>
/// <param name="Old">Its code in the earlier version.</param>
/// <param name="New">The codes that took its place: one, several where it was split, none where it lapsed.</param>
/// <param name="Note">What is to be known about it.</param>
public sealed record CrosswalkStep(string Old, IReadOnlyList<string> New, string? Note = null) : Translated;
