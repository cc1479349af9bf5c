using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Studies.Plan;

/// <summary>Plans a new study, led by the own inspectorate.</summary>
public sealed class NewModel(AppDb db, CurrentUser user, FrameworkCatalogue catalogue, TimeProvider clock, WorkLinks work, SiteText text)
    : FormPage
{
    /// <summary>What is asked.</summary>
    [BindProperty]
    public PlanForm Plan { get; set; } = new();

    /// <summary>The framework version; fixed from then on.</summary>
    [BindProperty]
    public string? FrameworkId { get; set; }

    /// <summary>The framework versions to choose from.</summary>
    public IReadOnlyList<Choice> Frameworks { get; } =
    [
        .. catalogue.All.Select(Texts.In).Select(f => new Choice(f.Id, $"{f.Title} ({f.Version})") { Lang = Texts.LangOf(f, f.Title) }),
    ];

    /// <summary>The other inspectorates.</summary>
    public IReadOnlyList<Choice> Inspectorates { get; private set; } = [];

    /// <summary>How many people of the own inspectorate can adopt and publish now.</summary>
    public int Publishers { get; private set; }

    public IActionResult OnGet()
    {
        Plan.ContactName = user.Name;
        FrameworkId = Frameworks.Count == 1 ? Frameworks[0].Value : null;
        var letters = FrameworkId is null ? LetterTexts.ToBeginWith : About(LetterTexts.ToBeginWith);
        (Plan.ToMunicipality, Plan.ToPartners, Plan.Reminder) = (letters.ToMunicipality, letters.ToPartners, letters.Reminder);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        foreach (var (field, sentence) in Plan.Faults(text, new StudyCalendar(), DutchDay.Today(clock)))
            Need(false, $"{nameof(Plan)}.{field}", sentence);
        Need(Frameworks.Any(f => f.Value == FrameworkId), nameof(FrameworkId), text["Kies een toetsingskader."]);
        if (!ModelState.IsValid)
            return Page();
        var now = clock.GetUtcNow();
        var study = new Study(
            Guid.CreateVersion7(now),
            await PlanPage.FreeSlugAsync(db, Plan.Title!),
            Plan.Title!.Trim(),
            FrameworkId!,
            StudyKind.First,
            Plan.Period);
        study.Plan(Plan.Title, Plan.Period, Plan.Calendar(), About(Plan.Letters()), now);
        study.ReachedBy(Plan.Contact());
        study.Join(user.OrganisationId!.Value, leads: true);
        foreach (var other in Plan.Joint.Where(id => Inspectorates.Any(i => i.Value == id.ToString())))
            study.Join(other, leads: false);
        db.Studies.Add(study);
        await db.SaveChangesAsync();
        return Redirect(work.StudyMunicipalities(study.Slug));
    }

    private StudyLetters About(StudyLetters letters)
    {
        var framework = catalogue.Get(FrameworkId!);
        return LetterTexts.Promising(framework, LetterTexts.About(framework.TargetGroup.Name, letters));
    }

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        Publishers = await db.PublishersOf([user.OrganisationId!.Value]).CountAsync(stop);
        Inspectorates = await PlanPage.OthersAsync(db, user.OrganisationId, stop);
        return null;
    }
}
