using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Evidence;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.Drafts;

/// <summary>Opens the draft of an inspection, with all that it is made of; for every page that reads, judges or publishes it.</summary>
public sealed class OpenedDraft(AppDb db, FrameworkCatalogue frameworks, CurrentUser user)
{
    /// <summary>The draft of an inspection in which this person has a part; null where there is none.</summary>
    public Task<DraftContent?> FindAsync(Guid inspectionId, CancellationToken stop) =>
        FindAsync(db.InspectionsOf(user), inspectionId, stop);

    /// <summary>
    /// The draft of one of these inspections. Its draft, findings, fact checks and objections can be changed; the rest is read.
    /// </summary>
    public Task<DraftContent?> FindAsync(IQueryable<Inspection> among, Guid inspectionId, CancellationToken stop) =>
        OpenAsync(among, db.Drafts, inspectionId, stop);

    /// <summary>The draft of an inspection in which this person has a part, only to be read; null where there is none.</summary>
    public Task<DraftContent?> ReadAsync(Guid inspectionId, CancellationToken stop) =>
        OpenAsync(db.InspectionsOf(user), db.Drafts.AsNoTrackingWithIdentityResolution(), inspectionId, stop);

    private async Task<DraftContent?> OpenAsync(
        IQueryable<Inspection> among,
        IQueryable<FactsheetDraft> drafts,
        Guid inspectionId,
        CancellationToken stop)
    {
        await using var connected = await db.StayConnectedAsync(stop);
        var inspection = await among
            .Where(i => i.Id == inspectionId)
            .Include(i => i.Figures)
            .Include(i => i.Assignments)
            .Include(i => i.Assessments)
                .ThenInclude(a => a.Respondents)
            .AsSplitQuery()
            .AsNoTrackingWithIdentityResolution()
            .SingleOrDefaultAsync(stop);
        if (inspection is null)
            return null;
        var draft = await drafts.Include(d => d.Findings).Include(d => d.FactChecks).ThenInclude(c => c.Objections).AsSplitQuery()
            .SingleOrDefaultAsync(d => d.InspectionId == inspectionId, stop);
        if (draft is null)
            return null;
        var study = await db.Studies.AsNoTracking().SingleAsync(s => s.Id == inspection.StudyId, stop);
        var inspectorates = study.Inspectorates.ToDictionary(i => i.OrganisationId, i => i.Leads);
        var owners = await db
            .Organisations.Where(o => inspectorates.Keys.Contains(o.Id))
            .Select(o => new { o.Id, o.Name })
            .ToListAsync(stop);
        var approachIds = inspection
            .Assessments.SelectMany(a => new[] { a.ApproachId, a.JudgedAgainstApproachId ?? a.ApproachId })
            .Distinct()
            .ToList();
        var names = await db
            .Approaches.Where(a => approachIds.Contains(a.Id))
            .Select(a => new
            {
                a.Id,
                a.Name,
                Formerly = db
                    .ApproachTransitions.Where(t =>
                        t.SuccessorId == a.Id
                        && (t.Kind == TransitionKind.ContinuesAs || t.Kind == TransitionKind.ContinuesUnderAnotherTeam))
                    .Join(db.Approaches, t => t.ApproachId, o => o.Id, (_, o) => o.Name)
                    .ToList(),
            })
            .ToListAsync(stop);
        var isFollowUp = study.Kind == StudyKind.FollowUp;
        var points = isFollowUp ? await FollowedAsync(draft, stop) : new Dictionary<Guid, FollowedPoint>();
        return new DraftContent
        {
            Study = study,
            Framework = Texts.In(frameworks.Of(study.Framework)),
            Inspection = inspection,
            Draft = draft,
            Points = points,
            EarlierScales = points.Values.SelectMany(p => p.Judgements.Select(p.VersionOf)).Distinct()
                .Where(id => id != inspection.FrameworkId)
                .ToDictionary(id => id, id => frameworks.InUse(id).Scale),
            Progress = isFollowUp
                ?
                [
                    .. (await db.ReportedBefore(inspection).AsNoTracking().ToListAsync(stop)).OrderBy(
                        r => r.On?.ToString() ?? "",
                        StringComparer.Ordinal),
                ]
                : [],
            Texts = await db.DraftTexts.AsNoTracking().Where(t => t.InspectionId == inspectionId).ToDictionaryAsync(t => t.Name, stop),
            MunicipalityName = MunicipalityRegister.Find(inspection.MunicipalityCode)?.Name ?? inspection.MunicipalityCode,
            Inspectorates =
            [
                .. owners.OrderByDescending(o => inspectorates[o.Id]).ThenBy(o => o.Name, StringComparer.Ordinal).Select(o => o.Name),
            ],
            Approaches = names.ToDictionary(a => a.Id, a => (a.Name, (IReadOnlyList<string>)a.Formerly)),
            Documents = await db.Documents.AsNoTracking().Where(d => d.InspectionId == inspectionId).ToDictionaryAsync(d => d.Id, stop),
            Meetings = await db.Meetings.AsNoTracking().Where(m => m.InspectionId == inspectionId).ToDictionaryAsync(m => m.Id, stop),
        };
    }

    private Task<IReadOnlyDictionary<Guid, FollowedPoint>> FollowedAsync(FactsheetDraft draft, CancellationToken stop)
    {
        var ids = draft.Findings.Select(f => f.ImprovementPointId).ToList();
        return db.FollowedAsync(db.ImprovementPoints.Where(p => ids.Contains(p.Id)), draft.InspectionId, stop);
    }
}
