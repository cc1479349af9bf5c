using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Toetssteen.Domain.People;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.Assignments;

/// <summary>For inspectors and second readers: what was assigned to them.</summary>
internal sealed class Conventions : ISlice
{
    public void Apply(PageConventionCollection pages, string folder) => pages.Require(folder, Permission.Judge);
}
