using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.PersonalLinks;

/// <summary>Whoever has a link may open it, and nothing of it is kept.</summary>
internal sealed class Conventions : ISlice
{
    public void Apply(PageConventionCollection pages, string folder) => pages.OpenPersonally(folder);
}
