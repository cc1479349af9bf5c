using Microsoft.AspNetCore.Mvc;
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
    /// <summary>The approaches as the published page shows them.</summary>
    public IEnumerable<ApproachView> Views => Sheet.Approaches.Select((a, n) => new ApproachView(a, Framework, "", IsAlone: true, Sheet.Form)
    {
        ObjectTo = ObjectTo is { } objectTo ? part => objectTo(CheckedText.Of(n, part)) : null,
    });

    /// <summary>Where one objects to a part; null while one cannot.</summary>
    public Func<string, string>? ObjectTo => IsOpen ? part => Work.ObjectTo(CheckId, part) : null;

    public IActionResult OnGet() => Page();
}
