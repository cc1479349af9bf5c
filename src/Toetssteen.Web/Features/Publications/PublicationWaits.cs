using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Work.Home;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Publications;

/// <summary>The factsheets that wait to be adopted, for a decision on publication, or for their moment; and those that are public.</summary>
internal sealed class PublicationWaits(AppDb db, WorkLinks work, SiteText text, TimeProvider clock) : IWaits
{
    public async Task<IReadOnlyList<Waiting>> ForAsync(CurrentUser user, CancellationToken stop)
    {
        if (!user.Has(Permission.Adopt) && !user.Has(Permission.Publish))
            return [];
        var drafts = await (
            from i in db.InspectionsOf(user)
            join d in db.Drafts on i.Id equals d.InspectionId
            join s in db.Studies on i.StudyId equals s.Id
            where d.Stage == DraftStage.Agreed || d.Stage == DraftStage.Adopted || d.Stage == DraftStage.Scheduled || d.Stage == DraftStage.Published
            select new
            {
                i.Id, i.MunicipalityCode, s.Title, d.Stage, d.AdoptedBy, d.PublicFrom,
                IsChecked = d.EditionNumber > 1 || db.FactChecks.Any(c => c.InspectionId == i.Id && (c.SubmittedAt != null || c.UnansweredAt != null)),
            }).AsNoTracking().ToListAsync(stop);
        var now = clock.GetUtcNow();
        return [.. drafts.OrderBy(d => NameOf(d.MunicipalityCode), StringComparer.CurrentCulture).Select(d => (d.Stage switch
        {
            DraftStage.Agreed when d.IsChecked && user.Has(Permission.Adopt) =>
                new Waiting(text["De factsheet van {0} vaststellen", NameOf(d.MunicipalityCode)], d.Title, work.AdoptDraft(d.Id)),
            DraftStage.Adopted when d.AdoptedBy == user.Id =>
                new Waiting(text["De factsheet van {0} is vastgesteld", NameOf(d.MunicipalityCode)], d.Title + ". " + text["Een collega besluit over publicatie."], work.AdoptDraft(d.Id), IsDone: true),
            DraftStage.Adopted when user.Has(Permission.Publish) =>
                new Waiting(text["Over publicatie van de factsheet van {0} besluiten", NameOf(d.MunicipalityCode)], d.Title, work.PublishDraft(d.Id)),
            DraftStage.Scheduled when user.Has(Permission.Publish) =>
                new Waiting(text["De publicatie van de factsheet van {0}", NameOf(d.MunicipalityCode)],
                    d.Title + ". " + (d.PublicFrom <= now.AddMinutes(-5) ? text["Het moment is voorbij en er is nog niets gepubliceerd."] : text["Besloten; nog niet openbaar."]),
                    work.PublishDraft(d.Id), d.PublicFrom is { } from ? DutchDay.Of(from) : null, IsDone: d.PublicFrom > now.AddMinutes(-5)),
            DraftStage.Published when user.Has(Permission.Publish) =>
                new Waiting(text["De factsheet van {0} is openbaar", NameOf(d.MunicipalityCode)], d.Title + ". " + text["Hier kunt u haar corrigeren of intrekken."], work.PublishDraft(d.Id), IsDone: true),
            _ => null,
        })).OfType<Waiting>()];
    }

    private static string NameOf(string code) => MunicipalityRegister.Find(code)?.Name ?? code;
}
