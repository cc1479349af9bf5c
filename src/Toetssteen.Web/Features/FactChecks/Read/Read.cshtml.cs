using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Factsheets.Show;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.FactChecks.Read;

/// <summary>The draft as it will be published, with a way to object at each text, and what was objected to it.</summary>
public sealed class ReadModel(AppDb db, FrameworkCatalogue frameworks, CurrentUser user, WorkLinks work, SiteText text, TimeProvider clock)
    : CheckPage(db, frameworks, user, work, text, clock)
{
    /// <summary>From when the factsheet is public, once that was decided: the municipality reads it before everyone else.</summary>
    public DateTimeOffset? PublicFrom => Draft.Stage == DraftStage.Scheduled ? Draft.PublicFrom : null;

    /// <summary>What is read: the draft as it was sent, and what was adopted once its day is known.</summary>
    public FactsheetContent Shown => PublicFrom is not null && Draft.AdoptedContent is { } adopted ? FactsheetContentJson.Read(adopted) : Sheet;

    /// <summary>The study.</summary>
    public Guid StudyId { get; private set; }

    /// <summary>The approaches as the published page shows them.</summary>
    public IEnumerable<ApproachView> Views => Shown.Approaches.Select((a, n) => new ApproachView(a, Framework, "", IsAlone: true, Shown.Form)
    {
        ObjectTo = ObjectTo is { } objectTo ? part => objectTo(CheckedText.Of(n, part)) : null,
    });

    /// <summary>Where one objects to a part; null while one cannot.</summary>
    public Func<string, string>? ObjectTo => IsOpen ? part => Work.ObjectTo(CheckId, part) : null;

    public IActionResult OnGet() => Page();

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadMoreAsync(CancellationToken stop)
    {
        StudyId = await Db.Inspections.Where(i => i.Id == Check.InspectionId).Select(i => i.StudyId).SingleAsync(stop);
        return null;
    }
}
