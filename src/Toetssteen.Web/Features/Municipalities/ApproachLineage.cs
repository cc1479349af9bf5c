using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Features.Municipalities;

/// <summary>The approaches of a municipality and what became of each, as everyone knows them now.</summary>
/// <param name="Municipality">Name of the municipality.</param>
/// <param name="Approaches">The approaches, by name.</param>
public sealed record ApproachLineage(string Municipality, IReadOnlyList<ApproachLineage.Line> Approaches)
{
    /// <summary>An approach with the steps away from it.</summary>
    public sealed record Line(Guid Id, string Name, IReadOnlyList<ApproachTransition> Steps);

    /// <summary>Whether anything became of any approach.</summary>
    public bool HasSteps => Approaches.Any(a => a.Steps.Count > 0);

    /// <summary>Name of an approach.</summary>
    public string NameOf(Guid approach) => Approaches.First(a => a.Id == approach).Name;

    /// <summary>The lineage of a municipality.</summary>
    public static async Task<ApproachLineage> OfAsync(AppDb db, string code, string name) =>
        new(
            name,
            await db.PublishedApproaches()
                .AsNoTracking()
                .Where(a => a.MunicipalityCode == code)
                .OrderBy(a => a.Name)
                .Select(a => new Line(a.Id, a.Name, db.PublishedTransitions().Where(t => t.ApproachId == a.Id).ToList()))
                .AsSingleQuery()
                .ToListAsync());

    /// <summary>What came before and after approaches of these names, in however many steps: from the first study to now.</summary>
    public ApproachLineage Around(IEnumerable<string> names)
    {
        var folded = names.Select(FoldedText.Fold).ToHashSet();
        var near = Approaches.Where(a => folded.Contains(FoldedText.Fold(a.Name))).Select(a => a.Id).ToHashSet();
        var steps = Approaches.SelectMany(a => a.Steps).Where(s => s.SuccessorId is not null).ToList();
        while (steps.FirstOrDefault(s => near.Contains(s.ApproachId) != near.Contains(s.SuccessorId!.Value)) is { } step)
            near.UnionWith([step.ApproachId, step.SuccessorId!.Value]);
        return this with { Approaches = [.. Approaches.Where(a => near.Contains(a.Id))] };
    }
}
