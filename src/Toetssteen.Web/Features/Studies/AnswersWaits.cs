using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Work.Home;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Studies;

/// <summary>Answers that are late, who has to choose again, and answers that are all in: for the lead.</summary>
internal sealed class AnswersToLead(AppDb db, WorkLinks work, SiteText text, TimeProvider clock) : IWaits
{
    public async Task<IReadOnlyList<Waiting>> ForAsync(CurrentUser user, CancellationToken stop)
    {
        if (!user.Has(Permission.Invite))
            return [];
        var today = DutchDay.Today(clock);
        var judged = await (
            from s in db.StudiesOf(user)
            where s.PlannedAt != null
            join i in db.Inspections on s.Id equals i.StudyId
            where db.Drafts.Any(d => d.InspectionId == i.Id && d.Stage == DraftStage.Judging && d.EditionNumber == 1)
            join m in db.Municipalities on i.MunicipalityCode equals m.Code
            orderby m.FoldedName
            select new
            {
                i.Id,
                s.Slug,
                s.Title,
                s.Calendar.AnswerBy,
                m.Code,
                m.Name,
            })
            .AsNoTracking()
            .ToListAsync(stop);
        var ids = judged.ConvertAll(i => i.Id);
        var respondents = (
            await (
                from r in db.Respondents
                join a in db.Assessments on r.AssessmentId equals a.Id
                where ids.Contains(a.InspectionId)
                select new
                {
                    a.InspectionId,
                    r.Answered,
                    Fell = r.FellAt != null && r.Answered == null,
                    Submitted = db.Questionnaires.Any(q => q.RespondentId == r.Id && q.Submissions.Any()),
                    AnswerBy = db.Questionnaires.Where(q => q.RespondentId == r.Id).Select(q => q.AnswerBy).FirstOrDefault(),
                })
                .AsNoTracking()
                .ToListAsync(stop)
        ).ToLookup(r => r.InspectionId);
        var asked = judged
            .Where(i => respondents[i.Id].Any())
            .Select(i => new
            {
                Of = i,
                Open = respondents[i.Id]
                    .Where(r => !Stages.IsSettled(r.Answered, r.Submitted))
                    .Select(r => r.AnswerBy ?? i.AnswerBy)
                    .ToList(),
                Fell = respondents[i.Id].Any(r => r.Fell),
            });
        return
        [
            .. asked
                .Select(x =>
                    x switch
                    {
                        { Open: [_, ..] } when x.Open.Exists(last => last < today) => new Waiting(
                            text["Herinner wie in {0} nog niet heeft geantwoord", x.Of.Name],
                            x.Of.Title,
                            work.StudyReminders(x.Of.Slug, "antwoorden"),
                            x.Open.Min()),
                        { Fell: true } => new Waiting(
                            text["In {0} is een aansluiting vervallen", x.Of.Name],
                            x.Of.Title,
                            work.StudyInspection(x.Of.Slug, x.Of.Code),
                            x.Of.AnswerBy)
                        {
                            Detail = text["Wij hebben gevraagd om opnieuw te kiezen."],
                        },
                        { Open: [] } => new Waiting(
                            text["De antwoorden van {0} zijn binnen", x.Of.Name],
                            x.Of.Title,
                            work.StudyInspection(x.Of.Slug, x.Of.Code),
                            IsDone: true),
                        _ => null,
                    })
                .OfType<Waiting>(),
        ];
    }
}

/// <summary>Municipalities that take part and have nobody who can be written to: for the lead.</summary>
internal sealed class OrganisationsWithoutContact(AppDb db, WorkLinks work, SiteText text) : IWaits
{
    public async Task<IReadOnlyList<Waiting>> ForAsync(CurrentUser user, CancellationToken stop)
    {
        if (!user.Has(Permission.Invite))
            return [];
        // Where a letter could not be written, or something is waited for of the municipality: one that nobody was invited in yet is no
        // task.
        var without = await (
            from i in db.Inspections
            where
                db.StudiesOf(user).Any(s => s.Id == i.StudyId && s.PlannedAt != null)
                && (
                    db.Letters.Any(l => l.Step == HandOver.NobodyToTell && l.InspectionId == i.Id)
                    || i.Preparation != null
                        && (i.Preparation.Status == PreparationStatus.Open || i.Preparation.Status == PreparationStatus.AskedBack)
                    || db.Drafts.Any(d => d.InspectionId == i.Id && d.Stage == DraftStage.FactCheck)
                    || db.Drafts.Any(d => d.InspectionId == i.Id && d.Stage == DraftStage.Judging)
                        && db.Respondents.Any(r =>
                            r.Kind == OrganisationKind.Municipality
                            && r.Answered == null
                            && db.Assessments.Any(a => a.Id == r.AssessmentId && a.InspectionId == i.Id)
                            && db.Questionnaires.Any(q => q.RespondentId == r.Id && !q.Submissions.Any())))
            where
                !db.Accounts.Any(a =>
                    a.IsContactPerson
                    && a.BlockedAt == null
                    && db.Organisations.Any(o =>
                        o.Id == a.OrganisationId && o.Kind == OrganisationKind.Municipality && o.MunicipalityCode == i.MunicipalityCode))
            join s in db.Studies on i.StudyId equals s.Id
            join m in db.Municipalities on i.MunicipalityCode equals m.Code
            select new
            {
                s.Slug,
                s.Title,
                m.Code,
                m.Name,
            })
            .Distinct()
            .AsNoTracking()
            .ToListAsync(stop);
        return
        [
            .. without.Select(x => new Waiting(
                text["Voeg een contactpersoon toe voor de gemeente {0}", x.Name],
                x.Title,
                work.ContactPersons(x.Slug, x.Code))),
        ];
    }
}
