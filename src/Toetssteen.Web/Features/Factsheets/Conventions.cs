using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.Factsheets;

/// <summary>Published: everyone may enter. An edition and one approach alone are the same page.</summary>
internal sealed class Conventions : ISlice
{
    public void Apply(PageConventionCollection pages, string folder)
    {
        pages.AllowAnonymousToFolder(folder);
        pages.AddPageRoute($"{folder}/Show/Show", "/factsheets/{slug}/edities/{edition:int}");
        pages.AddPageRoute($"{folder}/Show/Show", "/factsheets/{slug}/aanpakken/{approach}");
    }
}
