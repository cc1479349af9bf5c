using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Work.Home;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Respondents;

/// <summary>Approaches in which a partner is asked to take part: what it chose, or that it has yet to choose.</summary>
internal sealed class ParticipationWaits(AppDb db, WorkLinks work, SiteText text) : IWaits
{
    public async Task<IReadOnlyList<Waiting>> ForAsync(CurrentUser user, CancellationToken stop)
    {
        if (!user.Has(Permission.FillIn) || user.Has(Permission.Prepare))
            return [];
        var parts = await (
            from r in db.RespondentsOf(user)
            join a in db.Assessments on r.AssessmentId equals a.Id
            join approach in db.Approaches on a.ApproachId equals approach.Id
            join i in db.Inspections on a.InspectionId equals i.Id
            join s in db.Studies on i.StudyId equals s.Id
            join m in db.Municipalities on i.MunicipalityCode equals m.Code
            where
                r.Kind == OrganisationKind.Partner
                && s.PlannedAt != null
                && !db.Questionnaires.Any(q => q.RespondentId == r.Id && q.Submissions.Any())
            select new
            {
                r.Id,
                r.Answered,
                Fell = db.Respondents.Where(o => r.Answered == null && o.Id == r.FellFromRespondentId).Select(o => o.Name).FirstOrDefault(),
                r.ChoseAt,
                s.Title,
                Joined = db.Respondents.Where(o => o.Id == r.JoinedRespondentId).Select(o => o.Name).FirstOrDefault(),
                Approach = approach.Name,
                Municipality = m.Name,
                AnswerBy = db.Questionnaires.Where(q => q.RespondentId == r.Id).Select(q => q.AnswerBy).FirstOrDefault()
                    ?? s.Calendar.AnswerBy,
            })
            .AsNoTracking()
            .ToListAsync(stop);
        return
        [
            .. parts.Select(p => new Waiting(
                p.Answered is null ? text["Kies hoe uw organisatie meedoet"] : text["Hoe uw organisatie meedoet"],
                p.Title,
                work.Participation(p.Id),
                p.AnswerBy,
                IsDone: p.Answered is Answering.Own or Answering.Joined or Answering.Declined)
            {
                Detail = text["Aanpak ‘{0}’ in {1}", p.Approach, p.Municipality],
                State = p.Fell is { } carrier
                    ? text["U had zich aangesloten bij {0}. Die organisatie heeft een andere keuze gemaakt.", carrier]
                    : Chosen(p.Answered, p.Joined),
                DoneAt = p.ChoseAt,
            }),
        ];
    }

    private string Chosen(Answering? answered, string? joined) => answered switch
    {
        Answering.Own => text["U koos: zelf antwoorden."],
        Answering.Joined when joined is not null => text["U koos: aansluiten bij {0}.", joined],
        Answering.Joined => text["U koos: aansluiten bij een ander."],
        Answering.Declined => text["U koos: niet meedoen."],
        Answering.Silent => text["U hebt niet op tijd geantwoord."],
        _ => text["Nog niet gekozen."],
    };
}
