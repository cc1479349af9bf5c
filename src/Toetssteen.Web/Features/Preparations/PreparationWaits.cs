using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Studies;
using Toetssteen.Web.Features.Work.Home;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Preparations;

/// <summary>The preparations that a municipality has to send, or has sent.</summary>
internal sealed class PreparationWaits(AppDb db, WorkLinks work, SiteText text) : IWaits
{
    public async Task<IReadOnlyList<Waiting>> ForAsync(CurrentUser user, CancellationToken stop)
    {
        if (!user.Has(Permission.Prepare))
            return [];
        var open = await (
            from i in db.InspectionsOf(user)
            join s in db.Studies on i.StudyId equals s.Id
            where i.Preparation != null
            select new
            {
                i.Id,
                i.Preparation!.Status,
                i.Preparation.SubmittedAt,
                i.Preparation.AcceptedAt,
                s.Title,
                s.Calendar,
            })
            .AsNoTracking()
            .ToListAsync(stop);
        return
        [
            .. open.Select(o =>
                o.Status switch
                {
                    PreparationStatus.AskedBack => new Waiting(
                        text["De voorbereiding aanvullen"],
                        o.Title,
                        work.Preparation(o.Id),
                        o.Calendar.NominateBy)
                    {
                        Detail = text["De onderzoeksleider vraagt u iets."],
                        State = text["Nog niet opnieuw verzonden"],
                    },
                    PreparationStatus.Open => new Waiting(
                        text["Het onderzoek voorbereiden"],
                        o.Title,
                        work.Preparation(o.Id),
                        o.Calendar.NominateBy)
                    {
                        State = text["Nog niet verzonden"],
                    },
                    PreparationStatus.Accepted => new Waiting(
                        text["De voorbereiding teruglezen"],
                        o.Title,
                        work.Preparation(o.Id),
                        IsDone: true)
                    {
                        DoneAt = o.AcceptedAt,
                        State = text["De onderzoeksleider nam de voorbereiding aan."],
                    },
                    _ => new Waiting(text["De voorbereiding teruglezen"], o.Title, work.Preparation(o.Id))
                    {
                        Elsewhere = o.SubmittedAt is { } at
                            ? text["verzonden; de onderzoeksleider kijkt de voorbereiding na, sinds {0}", ProgressWords.Day(at)]
                            : text["verzonden; de onderzoeksleider kijkt de voorbereiding na"],
                    },
                }),
        ];
    }
}
