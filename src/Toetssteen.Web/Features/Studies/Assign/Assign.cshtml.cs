using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Studies.Steps;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Studies.Assign;

/// <summary>
/// Gives someone of the inspectorates a duty in one or several municipalities at once: in all that were chosen, or in none.
/// </summary>
public sealed class AssignModel(
    AppDb db,
    HandOvers handOvers,
    CurrentUser user,
    TimeProvider clock,
    StudyProgress progress,
    WorkLinks work,
    SiteText text
) : StudyPage(db, user, clock)
{
    private IReadOnlyList<Assignable> _people = [];

    /// <summary>Who.</summary>
    [BindProperty]
    public Guid? Person { get; set; }

    /// <summary>What they are to do.</summary>
    [BindProperty]
    public Duty? Duty { get; set; }

    /// <summary>In which municipalities.</summary>
    [BindProperty]
    public List<string> Codes { get; set; } = [];

    /// <summary>Every municipality of the study.</summary>
    public IReadOnlyList<Standing> All { get; private set; } = [];

    /// <summary>Inspectors and second readers of the inspectorates that take part.</summary>
    public IReadOnlyList<Choice> People { get; private set; } = [];

    /// <summary>The duties.</summary>
    public IReadOnlyList<Choice> Duties => [.. Enum.GetValues<Duty>().Select(d => new Choice(d.ToString(), Words.Duty(d, text)))];

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync()
    {
        Need(People.Any(p => p.Value == Person?.ToString()), nameof(Person), text["Kies wie u toewijst."]);
        Need(Duty is not null, nameof(Duty), text["Kies een taak: inspecteur of tweede lezer."]);
        Need(Codes.Count > 0, nameof(Codes), text["Kies ten minste één gemeente."]);
        Need(
            Duty != Domain.Studies.Duty.SecondReader || Person is null || _people.Any(p => p.Id == Person && p.Reads),
            nameof(Duty),
            text["Deze collega is geen tweede lezer. Kies iemand anders, of vraag de beheerder om de rol tweede lezer te geven."]);
        if (!ModelState.IsValid)
            return Page();
        var inspections = await ChosenAsync(Codes);
        var before = inspections.Where(i => i.Assignments.Any(a => a.AccountId == Person && a.Duty == Duty)).ToList();
        var authors = await Db.AuthorsAsync(
            Db.Inspections.Where(i => i.StudyId == Study.Id && Codes.Contains(i.MunicipalityCode)),
            HttpContext.RequestAborted);
        foreach (var inspection in inspections)
            try
            {
                inspection.Assign(Person!.Value, Duty!.Value, authors[inspection.Id].ToHashSet());
            }
            catch (DomainException refused)
            {
                ModelState.AddModelError(
                    nameof(Codes),
                    $"{All.First(s => s.InspectionId == inspection.Id).Name}: {text[refused]} ({refused.Code})");
            }
        if (!ModelState.IsValid)
            return Page();
        await TellAsync([.. inspections.Except(before)]);
        await Db.SaveChangesAsync();
        Done =
            inspections.Count == 1 ? text["Toegewezen in 1 gemeente."] : text["Toegewezen in {0} gemeenten.", inspections.Count.InWords()];
        return Redirect(work.StudyAssignments(Study.Slug));
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? remove)
    {
        if (
            remove?.Split('/') is [var code, var account, var duty]
            && Guid.TryParse(account, out var id)
            && Enum.TryParse<Duty>(duty, out var which)
            && await ChosenAsync([code]) is [var inspection])
        {
            if (inspection.Assignments.Any(a => a.AccountId == id && a.Duty == which))
                await handOvers.TakeAsync(
                    HandOver.AssignmentEnded,
                    inspection.Id,
                    new Told { Named = [id], Duty = which },
                    HttpContext.RequestAborted);
            inspection.Unassign(id, which);
            await Db.SaveChangesAsync();
            Done = text["De taak is weggehaald."];
        }
        return Redirect(work.StudyAssignments(Study.Slug));
    }

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadMoreAsync(CancellationToken stop)
    {
        All = await progress.ReadAsync(Study, stop);
        _people = await Db.AssignableAsync(Study, stop);
        People = [.. _people.Select(p => p.AsChoice)];
        return null;
    }

    // One letter, however many municipalities somebody gets at once.
    private async Task TellAsync(IReadOnlyList<Inspection> inspections)
    {
        if (inspections.Count == 0)
            return;
        var names = inspections.Select(i => All.First(s => s.InspectionId == i.Id).Name).ToList();
        await handOvers.TakeAsync(
            HandOver.Assigned,
            inspections[0].Id,
            new Told
            {
                Named = [Person!.Value],
                Duty = Duty,
                Places = names.Count > 1 ? Sender.Listed(names) : null,
            },
            HttpContext.RequestAborted);
    }

    private Task<List<Inspection>> ChosenAsync(IReadOnlyCollection<string> codes) =>
        Db.Inspections.Include(i => i.Assignments).Where(i => i.StudyId == Study.Id && codes.Contains(i.MunicipalityCode)).ToListAsync();
}
