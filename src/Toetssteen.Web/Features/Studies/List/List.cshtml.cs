using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.Studies.List;

/// <summary>The studies that the own inspectorate planned, alone or with others; the newest first.</summary>
public sealed class ListModel(AppDb db, CurrentUser user, TimeProvider clock) : PageModel
{
    /// <summary>A study in the list.</summary>
    public sealed record Line(string Slug, string Title, StudyKind Kind, StudyCalendar Calendar, bool Leads, int Municipalities)
    {
        /// <summary>The first day of the calendar that is still to come.</summary>
        public (CalendarDay Kind, DateOnly Day)? NextDay(DateOnly today) =>
            Words
                .Days(Kind, Calendar)
                .Where(d => d.Day >= today)
                .Select(d => ((CalendarDay, DateOnly)?)(d.Kind, d.Day!.Value))
                .FirstOrDefault();
    }

    /// <summary>The studies.</summary>
    public IReadOnlyList<Line> Studies { get; private set; } = [];

    /// <summary>Today.</summary>
    public DateOnly Today { get; } = DutchDay.Today(clock);

    public async Task OnGetAsync()
    {
        var own = user.OrganisationId;
        Studies = await db.StudiesOf(user)
            .AsNoTracking()
            .Where(s => s.PlannedAt != null)
            .OrderByDescending(s => s.PlannedAt)
            .ThenBy(s => s.Slug)
            .Select(s => new Line(
                s.Slug,
                s.Title,
                s.Kind,
                s.Calendar,
                s.Inspectorates.Any(i => i.OrganisationId == own && i.Leads),
                db.Inspections.Count(i => i.StudyId == s.Id)))
            .ToListAsync(HttpContext.RequestAborted);
    }
}
