using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Features.Administration.Retention;

/// <summary>
/// A person of an organisation, and from when on what is known of them is removed; null while they take part in what is under way.
/// </summary>
public sealed record KeptPerson(Guid AccountId, Guid OrganisationId, string Organisation, DateTimeOffset? From);

/// <summary>
/// Which personal data of contact persons and other respondents is removed, and when; and removing it. An inspection ends when its
/// factsheet is first published; until then it is under way. For the municipality it is longer: as long as its improvement points are
/// followed up.
/// </summary>
public sealed class ContactRetention(AppDb db, RetentionTerm term, TimeProvider clock)
{
    /// <summary>Everyone who answers for an organisation, first who is removed first.</summary>
    public async Task<IReadOnlyList<KeptPerson>> PersonsAsync(CancellationToken stop)
    {
        var ends = await EndsAsync(stop);
        var parts = (await PartsAsync(ends, stop)).Distinct().ToLookup(p => p.OrganisationId, p => p.End);
        var letters = (await db.Letters.Select(l => new { l.AccountId, l.InspectionId }).Distinct().ToListAsync(stop)).ToLookup(
            l => l.AccountId,
            l => ends[l.InspectionId]);
        var persons = await (
            from a in db.Accounts.AsNoTracking()
            join o in db.Organisations on a.OrganisationId equals o.Id
            where o.Kind != OrganisationKind.Inspectorate && a.RemovedAt == null && !a.Held.Any(h => h.Role == Role.Administrator)
            select new { a.Id, Organisation = o, a.CreatedAt, IsContact = a.IsContactPerson && a.BlockedAt == null }).ToListAsync(stop);
        return
        [
            .. from p in persons
            // What is under way holds everyone of an organisation; what ended counts for who was written to, or was to be.
            let own = parts[p.Organisation.Id].Where(end => end is null || p.IsContact)
            let leaving = new KeptPerson(
                p.Id,
                p.Organisation.Id,
                p.Organisation.Name,
                term.RemovedFrom(p.CreatedAt, own.Concat(letters[p.Id])))
            orderby leaving.From ?? DateTimeOffset.MaxValue, leaving.Organisation
            select leaving,
        ];
    }

    /// <summary>The inspections that ended, and from when on the names under their nominations and submissions are removed.</summary>
    public async Task<IReadOnlyDictionary<Guid, DateTimeOffset>> InspectionsAsync(CancellationToken stop) => (
        from end in await EndsAsync(stop)
        let at = term.RemovedFrom(DateTimeOffset.MinValue, [end.Value])
        where at is not null
        select (end.Key, At: at.Value)).ToDictionary(e => e.Key, e => e.At);

    /// <summary>Nominations of these inspections that still name a person.</summary>
    public IQueryable<NominatedPartner> Nominations(IReadOnlyCollection<Guid> inspections) =>
        db.Set<NominatedPartner>()
            .Where(p =>
                (p.ContactName != null || p.ContactEmail != null)
                && db.ApproachStatements.Any(s => s.Id == p.StatementId && inspections.Contains(s.InspectionId)));

    /// <summary>Submissions of these inspections that still name a person.</summary>
    public IQueryable<Submission> Submissions(IReadOnlyCollection<Guid> inspections) =>
        db.Submissions.Where(s =>
            s.SubmittedByName != ""
            && db.Questionnaires.Any(q =>
                q.Id == s.QuestionnaireId
                && db.Respondents.Any(r =>
                    r.Id == q.RespondentId && db.Assessments.Any(a => a.Id == r.AssessmentId && inspections.Contains(a.InspectionId)))));

    /// <summary>Removes what is due, all of it or nothing, and leaves a trace. Where nothing is due nothing happens.</summary>
    public async Task RemoveAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var due = (await PersonsAsync(stop)).Where(p => p.From <= now).ToDictionary(p => p.AccountId, p => p.Organisation);
        var ended = (await InspectionsAsync(stop)).Where(i => i.Value <= now).Select(i => i.Key).ToList();
        var (nominations, submissions) = (await Nominations(ended).ToListAsync(stop), await Submissions(ended).ToListAsync(stop));
        if (due.Count + nominations.Count + submissions.Count == 0)
            return;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var ids = due.Keys.ToList();
        await RemoveBelongingsAsync(ids, stop);
        foreach (var account in await db.Accounts.Where(a => ids.Contains(a.Id)).ToListAsync(stop))
            account.Remove(due[account.Id], now);
        nominations.ForEach(n => n.ForgetContact());
        submissions.ForEach(s => s.ForgetName());
        db.Removals.Add(new Removal(Guid.CreateVersion7(now), now, term, due.Count, nominations.Count + submissions.Count));
        await db.SavePrivatelyAsync(stop);
        await transaction.CommitAsync(stop);
    }

    private async Task RemoveBelongingsAsync(List<Guid> ids, CancellationToken stop)
    {
        await db.Sessions.Where(s => ids.Contains(s.AccountId)).ExecuteDeleteAsync(stop);
        await db.Invitations.Where(i => ids.Contains(i.AccountId)).ExecuteDeleteAsync(stop);
        await db.AccountLetters.Where(l => ids.Contains(l.AccountId)).ExecuteDeleteAsync(stop);
        await db.UserClaims.Where(c => ids.Contains(c.UserId)).ExecuteDeleteAsync(stop);
        await db.UserLogins.Where(l => ids.Contains(l.UserId)).ExecuteDeleteAsync(stop);
        await db.UserTokens.Where(t => ids.Contains(t.UserId)).ExecuteDeleteAsync(stop);
        await db.Set<IdentityUserPasskey<Guid>>().Where(p => ids.Contains(p.UserId)).ExecuteDeleteAsync(stop);
    }

    // Per inspection when it ended; null while it is under way.
    private async Task<Dictionary<Guid, DateTimeOffset?>> EndsAsync(CancellationToken stop)
    {
        var ends = await db.Inspections.Select(i => i.Id).ToDictionaryAsync(id => id, _ => (DateTimeOffset?)null, stop);
        foreach (
            var first in await db
                .Editions.Where(e => e.Number == 1)
                .Join(db.Factsheets, e => e.FactsheetId, f => f.Id, (e, f) => new { f.InspectionId, e.StoredAt })
                .ToListAsync(stop))
            ends[first.InspectionId] = first.StoredAt;
        return ends;
    }

    private async Task<IEnumerable<(Guid OrganisationId, Guid InspectionId, DateTimeOffset? End)>> PartsAsync(
        Dictionary<Guid, DateTimeOffset?> ends,
        CancellationToken stop)
    {
        var municipalities = await db
            .Inspections.Join(
                db.Organisations.Where(o => o.Kind == OrganisationKind.Municipality),
                i => i.MunicipalityCode,
                o => o.MunicipalityCode,
                (i, o) => new { Organisation = o.Id, Inspection = i.Id })
            .ToListAsync(stop);
        var asked = await db
            .Assessments.SelectMany(a => a.Respondents, (a, r) => new { Organisation = r.OrganisationId, Inspection = a.InspectionId })
            .ToListAsync(stop);
        // ImprovementPoint.IsFollowedUp, asked of the database.
        var followed = (
            await db
                .ImprovementPoints.Where(p =>
                    p.FollowedIn != null && p.Status != PointStatus.Resolved && (p.AgreedFor != null || p.ReportFrom != null))
                .Select(p => p.FollowedIn!.Value)
                .Distinct()
                .ToListAsync(stop)
        ).ToHashSet();
        return municipalities
            .Select(p => (p.Organisation, p.Inspection, followed.Contains(p.Inspection) ? null : ends[p.Inspection]))
            .Concat(asked.Select(p => (p.Organisation, p.Inspection, ends[p.Inspection])));
    }
}
