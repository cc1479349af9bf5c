using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Evidence;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Features.Documents.Citing;

/// <summary>A document that an answer may lean on.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Title">Title.</param>
/// <param name="Date">The date it bears.</param>
/// <param name="Status">Where it stands; one may cite what is still to come.</param>
/// <param name="FileKind">Its kind of file, where there is one.</param>
/// <param name="PageCount">How many pages it has; 0 while that is not known.</param>
public sealed record CitableDocument(Guid Id, string Title, PartialDate? Date, DocumentStatus Status, FileKind? FileKind, int PageCount);

/// <summary>Documents as answers lean on them.</summary>
public static class Citing
{
    /// <summary>What one organisation may cite in one inspection, by title: its own documents and no other's.</summary>
    public static async Task<IReadOnlyList<CitableDocument>> DocumentsForCitingAsync(
        this AppDb db,
        Guid inspectionId,
        Guid organisationId,
        CancellationToken stop
    ) =>
        await db
            .Documents.AsNoTracking()
            .Where(d => d.InspectionId == inspectionId && d.OrganisationId == organisationId)
            .OrderBy(d => d.Title)
            .ThenBy(d => d.Id)
            .Select(d => new CitableDocument(
                d.Id,
                d.Title,
                d.Date,
                d.ReceivedOn != null ? DocumentStatus.Received
                    : d.RequestedOn != null ? DocumentStatus.Requested
                    : DocumentStatus.Claimed,
                d.File == null ? null : d.File.Kind,
                d.PageCount))
            .ToListAsync(stop);

    /// <summary>
    /// Whether an answer in its inspection, or a progress report, leans on a document, now or in what was submitted. Answers keep their
    /// places as JSON, in which the id of a document stands as it is written here.
    /// </summary>
    public static async Task<bool> IsCitedAsync(this AppDb db, Document document, CancellationToken stop)
    {
        var (id, inspection) = (document.Id.ToString(), document.InspectionId);
        var questionnaires =
            from q in db.Questionnaires
            join r in db.Respondents on q.RespondentId equals r.Id
            join a in db.Assessments on r.AssessmentId equals a.Id
            where a.InspectionId == inspection
            select q;
        return await db.ReportEntries.AnyAsync(e => e.Documents.Contains(id), stop)
            || await questionnaires.AnyAsync(
                q =>
                    db.Answers.Any(a => a.QuestionnaireId == q.Id && a.Value.Contains(id))
                    || db.Submissions.Any(s => s.QuestionnaireId == q.Id && s.Content.Contains(id)),
                stop);
    }
}
