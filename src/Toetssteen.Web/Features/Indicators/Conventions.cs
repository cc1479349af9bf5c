using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.Indicators;

/// <summary>Published: everyone may enter.</summary>
internal sealed class Conventions : ISlice
{
    public void Apply(PageConventionCollection pages, string folder) => pages.AllowAnonymousToFolder(folder);
}
