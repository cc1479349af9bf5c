using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.People;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.SecondReadings;

/// <summary>
/// Rule: who judges blind does not see the first judgement. Until every blind judgement that was asked of a second reader is given, the
/// pages that show findings lead to them instead.
/// </summary>
internal sealed class ClosedWhileBlind(AppDb db, CurrentUser user, WorkLinks work) : IAsyncPageFilter
{
    // Wherever a page shows what was found; those of the second reading itself close finding by finding.
    private static readonly string[] Pages = ["/Drafts", "/FactChecks/Follow", "/FactChecks/Decide", "/Publications"];

    /// <summary>Closes those pages.</summary>
    public static void Apply(PageConventionCollection conventions)
    {
        foreach (var folder in Pages)
            conventions.AddFolderApplicationModelConvention(folder, page =>
                page.Filters.Add(new TypeFilterAttribute(typeof(ClosedWhileBlind))));
    }

    /// <inheritdoc/>
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var route = context.RouteData.Values;
        if (
            user.Has(Permission.SecondRead)
            && Guid.TryParse(
                (route.GetValueOrDefault("inspection") ?? route.GetValueOrDefault("inspectionId"))?.ToString(),
                out var inspection)
            && await db.BlindJudgements.AnyAsync(
                j => j.InspectionId == inspection && j.Rater == user.Id && j.GivenAt == null,
                context.HttpContext.RequestAborted))
            context.Result = new RedirectResult(work.BlindJudgements(inspection));
        else
            await next();
    }
}
