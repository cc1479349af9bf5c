using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Work.Home;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Studies;

/// <summary>The preparations that wait for the decision of a lead.</summary>
internal sealed class StudyWaits(AppDb db, WorkLinks work, SiteText text) : IWaits
{
    public async Task<IReadOnlyList<Waiting>> ForAsync(CurrentUser user, CancellationToken stop)
    {
        if (!user.Has(Permission.Invite))
            return [];
        var submitted = await (
            from s in db.StudiesOf(user)
            join i in db.Inspections on s.Id equals i.StudyId
            join m in db.Municipalities on i.MunicipalityCode equals m.Code
            where i.Preparation != null && i.Preparation.Status == PreparationStatus.Submitted
            orderby m.FoldedName
            select new { s.Slug, s.Title, m.Code, m.Name }).AsNoTracking().ToListAsync(stop);
        return [.. submitted.Select(x => new Waiting(text["Beslissen over de voorbereiding van {0}", x.Name], x.Title, work.StudyInspection(x.Slug, x.Code)))];
    }
}

/// <summary>Letters of a study that could not be sent, for its lead.</summary>
internal sealed class UnsentStudyLetters(AppDb db, WorkLinks work, SiteText text) : IWaits
{
    public async Task<IReadOnlyList<Waiting>> ForAsync(CurrentUser user, CancellationToken stop)
    {
        if (!user.Has(Permission.Invite))
            return [];
        var unsent = await (
            from s in db.StudiesOf(user)
            let failed = db.Letters.Count(l => l.StudyId == s.Id && l.SentAt == null && l.FailedWith != null)
            where failed > 0
            orderby s.Title
            select new { s.Slug, s.Title, Failed = failed }).AsNoTracking().ToListAsync(stop);
        return [.. unsent.Select(x => new Waiting(
            x.Failed == 1 ? text["1 brief is niet verstuurd"] : text["{0} brieven zijn niet verstuurd", x.Failed.InWords()], x.Title, work.StudyLetters(x.Slug)))];
    }
}
