using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Questionnaires.Saving;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Preparations.Add;

/// <summary>Naming approaches: those known from earlier studies, with what became of each, and new ones.</summary>
public sealed class AddModel(
    AppDb db,
    CurrentUser user,
    WorkLinks work,
    SiteText text,
    KnownQuestionnaires questionnaires,
    TimeProvider clock
) : PreparationPage(db, user, work, text, questionnaires)
{
    private HashSet<Guid> _named = [];

    /// <summary>The approaches chosen of those known.</summary>
    [BindProperty]
    public List<Guid> Known { get; set; } = [];

    /// <summary>Name of a new one.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>The municipality's approaches of earlier studies.</summary>
    public IReadOnlyList<Approach> Earlier { get; private set; } = [];

    /// <summary>Those that can be chosen: not named yet, and not gone before this study.</summary>
    public IEnumerable<Choice> Choices =>
        Earlier.Where(a => a.Transitions.Count == 0 && !_named.Contains(a.Id)).Select(a => new Choice(a.Id.ToString(), a.Name));

    public string NameOf(Guid approach) => Earlier.First(a => a.Id == approach).Name;

    public IActionResult OnGet() => Preparation.IsOpen ? Page() : Redirect(Home);

    public async Task<IActionResult> OnPostAsync()
    {
        Need(
            Known.Count > 0 || !string.IsNullOrWhiteSpace(Name),
            Choices.Any() ? nameof(Known) : nameof(Name),
            L["Kies een aanpak, of noem een nieuwe."]);
        NeedText(Name, nameof(Name), ApproachStatement.NameLength);
        var chosen = Earlier.Where(a => Known.Contains(a.Id)).ToList();
        if (!ModelState.IsValid)
            return Page();
        ApproachStatement? only = null;
        return await SaveAsync(
            () =>
            {
                foreach (var approach in chosen)
                    only = Preparation.Name(NewId(), approach);
                if (Trimmed(Name) is { } name)
                    only = Earlier.FirstOrDefault(a => a.FoldedName == FoldedText.Fold(name) && a.Transitions.Count == 0) is { } known
                        ? Preparation.Name(NewId(), known)
                        : Preparation.Name(NewId(), name);
                return null;
            },
            () => chosen.Count + (Trimmed(Name) is null ? 0 : 1) == 1 ? Work.Statement(InspectionId, only!.Id) : Home);
    }

    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        if (await base.LoadAsync(stop) is { } answer)
            return answer;
        Earlier = await Db
            .Approaches.AsNoTracking()
            .Where(a => a.MunicipalityCode == Inspection.MunicipalityCode)
            .Include(a => a.Transitions)
            .OrderBy(a => a.Name)
            .ToListAsync(stop);
        _named = [.. Preparation.Approaches.Select(a => a.ApproachId).OfType<Guid>()];
        return null;
    }

    private Guid NewId() => Guid.CreateVersion7(clock.GetUtcNow());
}
