using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Evidence;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;

namespace Toetssteen.Web.Features.Drafts;

/// <summary>What stands around a draft, and stays as it is while one writes: by which study and framework, of what, and with which documents.</summary>
/// <param name="Study">The study.</param>
/// <param name="Framework">The framework.</param>
/// <param name="Inspection">The inspection, with figures, assignments, assessments and respondents.</param>
/// <param name="Inspectorates">The inspectorates by name, the one that leads first.</param>
/// <param name="Approaches">Names of the approaches, and the names they bore before.</param>
/// <param name="Documents">The documents that may be cited, by id.</param>
/// <param name="Progress">In a follow-up: how the municipality reported on progress, the first report first.</param>
public sealed record DraftSurroundings(
    Study Study, Framework Framework, Inspection Inspection, IReadOnlyList<string> Inspectorates, IReadOnlyDictionary<Guid, (string Name, IReadOnlyList<string> Formerly)> Approaches,
    IReadOnlyDictionary<Guid, Document> Documents, IReadOnlyList<ProgressReport> Progress);

/// <summary>Opens the draft of an inspection, with all that it is made of; for every page that reads, judges or publishes it.</summary>
public sealed class OpenedDraft(AppDb db, FrameworkCatalogue frameworks, CurrentUser user)
{
    /// <summary>The draft of an inspection in which this person has a part; null where there is none.</summary>
    public Task<DraftContent?> FindAsync(Guid inspectionId, CancellationToken stop) => FindAsync(db.InspectionsOf(user), inspectionId, stop);

    /// <summary>The draft of one of these inspections. Its draft, findings, fact checks and objections can be changed; the rest is read.</summary>
    public async Task<DraftContent?> FindAsync(IQueryable<Inspection> among, Guid inspectionId, CancellationToken stop)
    {
        await using var connected = await db.StayConnectedAsync(stop);
        return await SurroundingsAsync(among, inspectionId, stop) is { } around ? await WithinAsync(around, db.Drafts, stop) : null;
    }

    /// <summary>What stands around the draft of one of these inspections; null where there is no such inspection.</summary>
    public async Task<DraftSurroundings?> SurroundingsAsync(IQueryable<Inspection> among, Guid inspectionId, CancellationToken stop)
    {
        var inspection = await among.Where(i => i.Id == inspectionId)
            .Include(i => i.Figures).Include(i => i.Assignments).Include(i => i.Assessments).ThenInclude(a => a.Respondents).AsSplitQuery().AsNoTrackingWithIdentityResolution().SingleOrDefaultAsync(stop);
        if (inspection is null)
            return null;
        var study = await db.Studies.AsNoTracking().SingleAsync(s => s.Id == inspection.StudyId, stop);
        var inspectorates = study.Inspectorates.ToDictionary(i => i.OrganisationId, i => i.Leads);
        var owners = await db.Organisations.Where(o => inspectorates.Keys.Contains(o.Id)).Select(o => new { o.Id, o.Name }).ToListAsync(stop);
        var approachIds = inspection.Assessments.SelectMany(a => new[] { a.ApproachId, a.JudgedAgainstApproachId ?? a.ApproachId }).Distinct().ToList();
        var names = await db.Approaches.Where(a => approachIds.Contains(a.Id)).Select(a => new
        {
            a.Id,
            a.Name,
            Formerly = db.ApproachTransitions.Where(t => t.SuccessorId == a.Id && (t.Kind == TransitionKind.ContinuesAs || t.Kind == TransitionKind.ContinuesUnderAnotherTeam)).Join(db.Approaches, t => t.ApproachId, o => o.Id, (_, o) => o.Name).ToList(),
        }).ToListAsync(stop);
        return new DraftSurroundings(
            study,
            frameworks.InUse(inspection.FrameworkId),
            inspection,
            [.. owners.OrderByDescending(o => inspectorates[o.Id]).ThenBy(o => o.Name, StringComparer.Ordinal).Select(o => o.Name)],
            names.ToDictionary(a => a.Id, a => (a.Name, (IReadOnlyList<string>)a.Formerly)),
            await db.Documents.AsNoTracking().Where(d => d.InspectionId == inspectionId).ToDictionaryAsync(d => d.Id, stop),
            study.Kind == StudyKind.FollowUp ? [.. (await db.ReportedBefore(inspection).AsNoTracking().ToListAsync(stop)).OrderBy(r => r.On?.ToString() ?? "", StringComparer.Ordinal)] : []);
    }

    /// <summary>The draft within its surroundings; null where there is none.</summary>
    /// <param name="around">What stands around it.</param>
    /// <param name="drafts">All drafts: to be changed, or only to be read.</param>
    /// <param name="stop">Breaks it off.</param>
    public async Task<DraftContent?> WithinAsync(DraftSurroundings around, IQueryable<FactsheetDraft> drafts, CancellationToken stop)
    {
        var inspection = around.Inspection;
        var draft = await drafts.Include(d => d.Findings).Include(d => d.FactChecks).ThenInclude(c => c.Objections).AsSplitQuery().SingleOrDefaultAsync(d => d.InspectionId == inspection.Id, stop);
        if (draft is null)
            return null;
        return new DraftContent
        {
            Study = around.Study,
            Framework = around.Framework,
            Inspection = inspection,
            Draft = draft,
            Points = around.Study.Kind == StudyKind.FollowUp ? await FollowedAsync(draft, stop) : new Dictionary<Guid, FollowedPoint>(),
            Progress = around.Progress,
            Texts = await db.DraftTexts.AsNoTracking().Where(t => t.InspectionId == inspection.Id).ToDictionaryAsync(t => t.Name, stop),
            MunicipalityName = MunicipalityRegister.Find(inspection.MunicipalityCode)?.Name ?? inspection.MunicipalityCode,
            Inspectorates = around.Inspectorates,
            Approaches = around.Approaches,
            Documents = around.Documents,
            Meetings = await db.Meetings.AsNoTracking().Where(m => m.InspectionId == inspection.Id).ToDictionaryAsync(m => m.Id, stop),
        };
    }

    private Task<IReadOnlyDictionary<Guid, FollowedPoint>> FollowedAsync(FactsheetDraft draft, CancellationToken stop)
    {
        var ids = draft.Findings.Select(f => f.ImprovementPointId).ToList();
        return db.FollowedAsync(db.ImprovementPoints.Where(p => ids.Contains(p.Id)), draft.InspectionId, stop);
    }
}
