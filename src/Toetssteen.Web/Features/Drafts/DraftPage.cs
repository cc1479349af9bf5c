using Microsoft.AspNetCore.Mvc;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Domain.People;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Drafts;

/// <summary>A page about the draft of one inspection in which the person has a part.</summary>
public abstract class DraftPage(OpenedDraft drafts, CurrentUser user) : FormPage
{
    /// <summary>The inspection.</summary>
    [BindProperty(SupportsGet = true, Name = "inspection")]
    public Guid InspectionId { get; set; }

    /// <summary>The draft with all that it is made of.</summary>
    public DraftContent Opened { get; private set; } = null!;

    /// <summary>Whether this person writes in the draft: an assigned inspector. A second reader reads, and stays one by that.</summary>
    public bool Writes => user.Has(Permission.Judge)
        && Opened.Inspection.Assignments.Any(a => a.AccountId == user.Id && a.Duty == Duty.Inspector);

    /// <summary>Whether this person can write in it now.</summary>
    public bool MayWrite => Writes && Opened.Draft.IsOpen;

    /// <summary>The trail to a page below the overview of the draft.</summary>
    public IReadOnlyList<Crumb> Trail(SiteText text, WorkLinks work) =>
        [new(text["Mijn werk"], work.Home()), new(text["Concept, {0}", Opened.MunicipalityName], work.Draft(InspectionId))];

    /// <inheritdoc/>
    protected override Task<IActionResult?> LoadAsync(CancellationToken stop) => OpenAsync(stop);

    /// <summary>Loads the draft as it is now; not found where there is none for this person.</summary>
    protected async Task<IActionResult?> OpenAsync(CancellationToken stop)
    {
        var found = await drafts.FindAsync(InspectionId, stop);
        Opened = found!;
        return found is null ? NotFound() : null;
    }
}
