using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Imports;

/// <summary>One step in the lineage of approaches, as a file tells it; described by <c>docs/schemas/lineage.schema.json</c>.</summary>
/// <param name="Municipality">CBS code.</param>
/// <param name="From">The approaches that it leads away from.</param>
/// <param name="To">What they went on in; empty when stopped.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Date">When, in reduced ISO 8601.</param>
/// <param name="Note">What is to be known about it.</param>
/// <param name="FormalContinuation">Whether it is formally a continuation; null where nobody said so.</param>
public sealed record LineageStep(
    string Municipality,
    IReadOnlyList<string> From,
    IReadOnlyList<string> To,
    TransitionKind Kind,
    PartialDate? Date,
    string? Note,
    bool? FormalContinuation);

/// <summary>The way in for lineage, which a factsheet tells in running text and a reading has no place for.</summary>
public sealed class LineageImport(AppDb db, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Strict = new(DomainJson.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Reads a file of steps.</summary>
    /// <exception cref="JsonException">The text has another shape.</exception>
    public static IReadOnlyList<LineageStep> Read(string json) =>
        JsonSerializer.Deserialize<IReadOnlyList<LineageStep>>(json, Strict) ?? [];

    /// <summary>Stores steps; those that are known already change nothing.</summary>
    /// <returns>How many steps were new.</returns>
    /// <exception cref="DomainException">I008: unknown municipality; or a rule about successors is broken. Nothing was stored.</exception>
    public async Task<int> StoreAsync(IEnumerable<LineageStep> steps, CancellationToken stop)
    {
        var stored = 0;
        foreach (var ofOne in steps.GroupBy(s => s.Municipality))
        {
            if (MunicipalityRegister.Find(ofOne.Key) is null)
                throw new DomainException("I008", $"Gemeente {ofOne.Key} is niet bekend. Er is niets opgeslagen; controleer de code.");
            var lineage = new Lineage(
                await db.Approaches.Include(a => a.Transitions).Where(a => a.MunicipalityCode == ofOne.Key).ToListAsync(stop));
            foreach (var step in ofOne)
                foreach (var from in step.From)
                    foreach (var to in step.To.DefaultIfEmpty())
                        stored += await StoreAsync(step, from, to, lineage, stop) ? 1 : 0;
        }
        await db.SaveChangesAsync(stop);
        return stored;
    }

    private async Task<bool> StoreAsync(LineageStep step, string from, string? to, Lineage lineage, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var approach = await db.ApproachAsync(step.Municipality, from, now, stop);
        var successor = to is null ? null : await db.ApproachAsync(step.Municipality, to, now, stop);
        if (
            lineage.Record(Guid.CreateVersion7(now), approach, step.Kind, successor, step.Date, step.Note, step.FormalContinuation)
            is not { } transition)
            return false;
        db.ApproachTransitions.Add(transition);
        return true;
    }
}
