using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Toetssteen.Web.Jobs;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.ProgressReports;

/// <summary>
/// Progress reports: who is logged in may ask; of which inspections is said by <see cref="Access.FollowedBy"/>, and the rest is not found.
/// </summary>
internal sealed class Conventions : ISlice
{
    public void Apply(PageConventionCollection pages, string folder) => pages.RequireLogin(folder);
}

/// <summary>What the slice needs.</summary>
internal static class ProgressReportServices
{
    /// <summary>Registers what is due, and reminding of it every day.</summary>
    public static IServiceCollection AddProgressReports(this IServiceCollection services)
    {
        services.AddScoped<DueReports>();
        JobRunner.AddDaily<RemindOfReports>(services, RemindOfReports.Kind);
        return services;
    }
}
