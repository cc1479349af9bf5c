using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Studies;

/// <summary>A page about one municipality of a study.</summary>
public abstract class InspectionPage(AppDb db, CurrentUser user, TimeProvider clock) : StudyPage(db, user, clock)
{
    /// <summary>The inspection.</summary>
    public Inspection Inspection { get; private set; } = null!;

    /// <summary>The municipality.</summary>
    public Municipality Municipality { get; private set; } = null!;

    /// <summary>The way to a page below that of the municipality.</summary>
    public IReadOnlyList<Crumb> InspectionTrail(SiteText text, WorkLinks work) =>
        [.. Trail(text, work), new(Municipality.Name, work.StudyInspection(Study.Slug, Municipality.Code))];

    /// <inheritdoc/>
    protected sealed override async Task<IActionResult?> LoadMoreAsync(CancellationToken stop)
    {
        var code = RouteData.Values["code"] as string;
        if (
            code is null
            || MunicipalityRegister.Find(code) is not { } municipality
            || await With(Db.Inspections.Where(i => i.StudyId == Study.Id && i.MunicipalityCode == code)).SingleOrDefaultAsync(stop)
                is not { } inspection)
            return NotFound();
        (Inspection, Municipality) = (inspection, municipality);
        return await LoadRestAsync(stop);
    }

    /// <summary>What is loaded with the inspection.</summary>
    protected virtual IQueryable<Inspection> With(IQueryable<Inspection> inspections) => inspections.Include(i => i.Preparation);

    /// <summary>Loads what the page shows beside the inspection.</summary>
    protected virtual Task<IActionResult?> LoadRestAsync(CancellationToken stop) => Task.FromResult<IActionResult?>(null);
}
