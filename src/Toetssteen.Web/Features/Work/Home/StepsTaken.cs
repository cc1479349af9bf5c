using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.History;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Publications.Timeline;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Work.Home;

/// <summary>The steps that someone of the inspectorates took, as the history has them: nothing that is not done is among them.</summary>
internal sealed class StepsTaken(AppDb db, WorkLinks work, SiteText text) : IWaits
{
    // Older ones stand in the history of each inspection.
    private const int Most = 200;

    private static readonly HistoryAct[] Steps =
    [
        HistoryAct.SecondReadingAsked,
        HistoryAct.SecondReadingReturned,
        HistoryAct.SecondReadingAgreed,
        HistoryAct.BlindJudged,
        HistoryAct.FactCheckSent,
        HistoryAct.FactCheckExtended,
        HistoryAct.FactCheckUnanswered,
        HistoryAct.ObjectionDecided,
        HistoryAct.Adopted,
        HistoryAct.AdoptionRevoked,
        HistoryAct.PublicationDecided,
        HistoryAct.PublicationRevoked,
        HistoryAct.CorrectionOpened,
        HistoryAct.Withdrawn,
        HistoryAct.ReportReceived,
        HistoryAct.ReportDiscussed,
    ];

    public async Task<IReadOnlyList<Waiting>> ForAsync(CurrentUser user, CancellationToken stop)
    {
        if (!user.Has(Permission.ReadEvidence))
            return [];
        var me = user.Id;
        var taken = await (
            from e in db.HistoryEntries.AsNoTracking()
            where e.AccountId == me && Steps.Contains(e.Act)
            join i in db.InspectionsOf(user) on e.InspectionId equals i.Id
            join s in db.Studies on i.StudyId equals s.Id
            orderby e.At descending
            select new { e.InspectionId, e.Act, e.At, i.MunicipalityCode, s.Title }).Take(Most).ToListAsync(stop);
        var accepted = await (
            from i in db.InspectionsOf(user)
            where i.Preparation != null && i.Preparation.Status == PreparationStatus.Accepted && i.Preparation.AcceptedBy == me
            join s in db.Studies on i.StudyId equals s.Id
            select new { i.MunicipalityCode, i.Preparation!.AcceptedAt, s.Title, s.Slug }).AsNoTracking().ToListAsync(stop);
        var words = new HistoryWords(text, new Dictionary<Guid, string>());
        return
        [
            // Ten objections of one municipality on one day are one line.
            .. taken
                .GroupBy(e => (e.InspectionId, e.Act, Day: DutchDay.Of(e.At)))
                .Select(g => g.First())
                .Select(e => new Waiting(
                    $"{NameOf(e.MunicipalityCode)}: {words.Act(e.Act)}",
                    e.Title,
                    work.DraftHistory(e.InspectionId),
                    IsDone: true)
                {
                    DoneAt = e.At,
                }),
            .. accepted.Select(a => new Waiting(
                $"{NameOf(a.MunicipalityCode)}: {text["Voorbereiding aangenomen"]}",
                a.Title,
                work.StudyInspection(a.Slug, a.MunicipalityCode),
                IsDone: true)
            {
                DoneAt = a.AcceptedAt,
            }),
        ];
    }

    private static string NameOf(string code) => MunicipalityRegister.Find(code)?.Name ?? code;
}
