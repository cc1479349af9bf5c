using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Studies.Assign;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Studies.AssignMany;

/// <summary>What assigning comes to in one municipality.</summary>
/// <param name="Standing">The municipality as it is now.</param>
/// <param name="Added">What is added, a sentence each.</param>
/// <param name="Refused">Why something is not, a sentence each; then nothing is added there.</param>
public sealed record AssignmentPlan(Standing Standing, IReadOnlyList<string> Added, IReadOnlyList<string> Refused);

/// <summary>
/// Inspectors and second readers for the ticked municipalities at once. Before anything happens it lists in which it applies, in which it
/// does not, and why; it is saved for all of the first together, or for none.
/// </summary>
public sealed class AssignManyModel(AppDb db, CurrentUser user, TimeProvider clock, StudyProgress progress, WorkLinks work, SiteText text)
    : StudyPage(db, user, clock)
{
    private IReadOnlyList<Assignable> _people = [];

    /// <summary>The municipalities.</summary>
    [BindProperty(SupportsGet = true)]
    public List<string> Gemeente { get; set; } = [];

    /// <summary>Who becomes inspector.</summary>
    [BindProperty]
    public List<Guid> Inspectors { get; set; } = [];

    /// <summary>Who becomes second reader.</summary>
    [BindProperty]
    public List<Guid> Readers { get; set; } = [];

    /// <summary>Every municipality of the study.</summary>
    public IReadOnlyList<Standing> All { get; private set; } = [];

    /// <summary>The ticked ones.</summary>
    public IReadOnlyList<Standing> Ticked => [.. All.Where(s => Gemeente.Contains(s.Code))];

    /// <summary>What it comes to, once that was asked; empty before.</summary>
    public IReadOnlyList<AssignmentPlan> Plan { get; private set; } = [];

    /// <summary>Who can be inspector.</summary>
    public IReadOnlyList<Choice> PossibleInspectors => [.. _people.Select(p => p.AsChoice)];

    /// <summary>Who can be second reader.</summary>
    public IReadOnlyList<Choice> PossibleReaders => [.. _people.Where(p => p.Reads).Select(p => p.AsChoice)];

    public IActionResult OnGet() => Page();

    /// <summary>Shows what it comes to.</summary>
    public async Task<IActionResult> OnPostPreviewAsync()
    {
        if (Check())
            Plan = (await PlanAsync()).Plan;
        return Page();
    }

    /// <summary>Goes back to the choice, with what was chosen.</summary>
    public IActionResult OnPostBack() => Page();

    /// <summary>Assigns where it applies.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!Check())
            return Page();
        var (plan, count) = await PlanAsync();
        Need(
            count > 0,
            nameof(Inspectors),
            text["Bij geen van deze gemeenten verandert er iets. Kies iemand anders; er is niets toegewezen."]);
        if (!ModelState.IsValid)
        {
            Plan = plan;
            return Page();
        }
        await Db.SaveChangesAsync();
        // What was refused since it was looked at is named as well.
        Done = string.Join(
            ' ',
            plan.Where(p => p.Added.Count == 0)
                .Select(p => text["Niet toegewezen in {0}: {1}", p.Standing.Name, string.Join(" ", p.Refused)])
                .Prepend(count == 1 ? text["Toegewezen in 1 gemeente."] : text["Toegewezen in {0} gemeenten.", count.InWords()]));
        return Redirect(work.Study(Study.Slug));
    }

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadMoreAsync(CancellationToken stop)
    {
        All = await progress.ReadAsync(Study, stop);
        _people = await Db.AssignableAsync(Study, stop);
        return null;
    }

    private bool Check()
    {
        Need(Ticked.Count > 0, nameof(Gemeente), text["Kies ten minste één gemeente."]);
        Need(Inspectors.Count + Readers.Count > 0, nameof(Inspectors), text["Kies ten minste één inspecteur of tweede lezer."]);
        Need(Inspectors.All(id => _people.Any(p => p.Id == id)), nameof(Inspectors), text["Kies wie u toewijst."]);
        Need(
            Readers.All(id => _people.Any(p => p.Id == id && p.Reads)),
            nameof(Readers),
            text["Deze collega is geen tweede lezer. Kies iemand anders, of vraag de beheerder om de rol tweede lezer te geven."]);
        Need(
            !Inspectors.Intersect(Readers).Any(),
            nameof(Readers),
            text["Wie oordeelt, is niet ook tweede lezer. Kies voor beide taken een ander."]);
        return ModelState.IsValid;
    }

    // Where one of the chosen cannot, nobody is assigned: a municipality is done whole, or told.
    private async Task<(IReadOnlyList<AssignmentPlan> Plan, int Count)> PlanAsync()
    {
        var ticked = Db.Inspections.Where(i => i.StudyId == Study.Id && Gemeente.Contains(i.MunicipalityCode));
        var inspections = await ticked.Include(i => i.Assignments).ToListAsync();
        var authors = await Db.AuthorsAsync(ticked, HttpContext.RequestAborted);
        var plan = new List<AssignmentPlan>();
        foreach (var standing in Ticked)
        {
            var inspection = inspections.Single(i => i.Id == standing.InspectionId);
            var (added, refused, given) = (new List<string>(), new List<string>(), new List<(Guid Who, Duty Duty)>());
            foreach (
                var (who, duty) in Inspectors
                    .Distinct()
                    .Select(i => (i, Duty.Inspector))
                    .Concat(Readers.Distinct().Select(r => (r, Duty.SecondReader))))
                try
                {
                    if (standing.Has(who, duty))
                        continue;
                    inspection.Assign(who, duty, authors[inspection.Id].ToHashSet());
                    given.Add((who, duty));
                    added.Add(
                        duty == Duty.Inspector ? text["{0} wordt inspecteur", NameOf(who)] : text["{0} wordt tweede lezer", NameOf(who)]);
                }
                catch (DomainException refusal)
                {
                    refused.Add($"{NameOf(who)}: {text[refusal]} ({refusal.Code})");
                }
            if (refused.Count > 0)
                given.ForEach(g => inspection.Unassign(g.Who, g.Duty));
            plan.Add(
                new AssignmentPlan(
                    standing,
                    refused.Count > 0 ? [] : added,
                    refused.Count > 0 ? refused
                        : added.Count > 0 ? []
                        : [text["Zij hebben deze taak hier al."]]));
        }
        return (plan, plan.Count(p => p.Added.Count > 0));
    }

    private string NameOf(Guid account) => _people.First(p => p.Id == account).Name;
}
