using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.Improvements;

/// <summary>
/// Improvement points at work: who is logged in may ask; which ones they see is said by <see cref="Access.PointsOf"/>, and the rest is not
/// found.
/// </summary>
internal sealed class Conventions : ISlice
{
    public void Apply(PageConventionCollection pages, string folder) => pages.RequireLogin(folder);
}
