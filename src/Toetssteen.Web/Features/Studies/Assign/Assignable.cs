using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui.Forms;

namespace Toetssteen.Web.Features.Studies.Assign;

/// <summary>Someone who can be given a duty in a study.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">Name of the person.</param>
/// <param name="Place">The inspectorate.</param>
/// <param name="Reads">Whether the person can be second reader.</param>
public sealed record Assignable(Guid Id, string Name, string Place, bool Reads)
{
    /// <summary>As a choice in a form.</summary>
    public Choice AsChoice => new(Id.ToString(), $"{Name} ({Place})");
}

/// <summary>What both pages that assign read.</summary>
internal static class AssignableQueries
{
    /// <summary>Inspectors and second readers of the inspectorates that take part.</summary>
    public static async Task<IReadOnlyList<Assignable>> AssignableAsync(this AppDb db, Study study, CancellationToken stop)
    {
        var organisations = study.Inspectorates.Select(i => i.OrganisationId).ToList();
        var readers = db.WhoCan(Duty.SecondReader);
        return await db.WhoCan(Duty.Inspector)
            .AsNoTracking()
            .Where(a => a.OrganisationId != null && organisations.Contains(a.OrganisationId.Value))
            .OrderBy(a => a.FoldedName)
            .Join(
                db.Organisations,
                a => a.OrganisationId,
                o => o.Id,
                (a, o) => new Assignable(a.Id, a.Name, o.Name, readers.Any(r => r.Id == a.Id)))
            .ToListAsync(stop);
    }

    /// <summary>Who wrote in the drafts of these inspections: they do not read, adopt or publish them.</summary>
    public static async Task<ILookup<Guid, Guid>> AuthorsAsync(this AppDb db, IQueryable<Inspection> inspections, CancellationToken stop)
    {
        // As DraftField.MakesAnAuthor says it. Many pieces have the same few authors: each list comes once.
        var wrote = await db
            .DraftTexts.Where(t =>
                inspections.Any(i => i.Id == t.InspectionId) && !t.Name.StartsWith("notes/") && !t.Name.StartsWith("meeting/"))
            .Select(t => new { t.InspectionId, t.Authors })
            .Distinct()
            .ToListAsync(stop);
        return wrote
            .SelectMany(t => t.Authors, (t, author) => (t.InspectionId, Author: author))
            .ToLookup(t => t.InspectionId, t => t.Author);
    }
}
