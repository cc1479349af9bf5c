using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.Work;

/// <summary>Everyone who is logged in may enter; what is shown depends on who that is.</summary>
internal sealed class Conventions : ISlice
{
    public void Apply(PageConventionCollection pages, string folder) => pages.RequireLogin(folder);
}
