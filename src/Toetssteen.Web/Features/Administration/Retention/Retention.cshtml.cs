using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.People;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Features.Administration.Retention;

/// <summary>The retention term, what will be removed when, and what was.</summary>
public sealed class RetentionModel(AppDb db, ContactRetention retention, RetentionTerm term) : PageModel
{
    private const int Shown = 100;

    /// <summary>Persons of an organisation who are removed on the same day.</summary>
    public sealed record Leaving(DateOnly On, Guid OrganisationId, string Organisation, int Persons);

    /// <summary>Names of an inspection that are removed on a day.</summary>
    public sealed record Ending(DateOnly On, string Study, string Municipality, int Names);

    /// <summary>The term in months.</summary>
    public int Months => term.Months;

    /// <summary>How many take part in what is under way.</summary>
    public int Kept { get; private set; }

    /// <summary>Who is removed, the first day first.</summary>
    public IReadOnlyList<Leaving> Persons { get; private set; } = [];

    /// <summary>Names under nominations and submissions, the first day first.</summary>
    public IReadOnlyList<Ending> Names { get; private set; } = [];

    /// <summary>What was removed, the last time first.</summary>
    public IReadOnlyList<Removal> Removed { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        var persons = await retention.PersonsAsync(stop);
        Kept = persons.Count(p => p.From is null);
        Persons =
        [
            .. persons.Where(p => p.From is not null).GroupBy(p => (On: DutchDay.Of(p.From!.Value), p.OrganisationId, p.Organisation))
                .Select(g => new Leaving(g.Key.On, g.Key.OrganisationId, g.Key.Organisation, g.Count())).Take(Shown),
        ];
        Names = await NamesAsync(stop);
        Removed = await db.Removals.AsNoTracking().OrderByDescending(r => r.At).Take(Shown).ToListAsync(stop);
    }

    private async Task<IReadOnlyList<Ending>> NamesAsync(CancellationToken stop)
    {
        var from = await retention.InspectionsAsync(stop);
        var ended = from.Keys.ToList();
        var nominated = await retention
            .Nominations(ended)
            .Join(db.ApproachStatements, p => p.StatementId, s => s.Id, (p, s) => s.InspectionId)
            .ToListAsync(stop);
        var submitted = await (
            from s in retention.Submissions(ended)
            join q in db.Questionnaires on s.QuestionnaireId equals q.Id
            join r in db.Respondents on q.RespondentId equals r.Id
            join a in db.Assessments on r.AssessmentId equals a.Id
            select a.InspectionId).ToListAsync(stop);
        var counts = nominated.Concat(submitted).CountBy(id => id).ToDictionary();
        var ids = counts.Keys.ToList();
        var inspections = await (
            from i in db.Inspections
            where ids.Contains(i.Id)
            join s in db.Studies on i.StudyId equals s.Id
            join m in db.Municipalities on i.MunicipalityCode equals m.Code
            select new { i.Id, Study = s.Title, Municipality = m.Name }).ToListAsync(stop);
        return
        [
            .. inspections.Select(i => new Ending(DutchDay.Of(from[i.Id]), i.Study, i.Municipality, counts[i.Id]))
                .OrderBy(e => e.On).ThenBy(e => e.Municipality, StringComparer.Ordinal).Take(Shown),
        ];
    }
}
