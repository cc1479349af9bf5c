using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Toetssteen.Domain.People;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.Publications;

/// <summary>
/// Adopting and correcting ask for one permission, deciding on publication and withdrawing for another; who reads the evidence reads its
/// history.
/// </summary>
internal sealed class Conventions : ISlice
{
    public void Apply(PageConventionCollection pages, string folder)
    {
        pages.Require($"{folder}/Adopt", Permission.Adopt);
        pages.Require($"{folder}/Correct", Permission.Adopt);
        pages.Require($"{folder}/TakeBack", Permission.Adopt);
        pages.Require($"{folder}/Decide", Permission.Publish);
        pages.Require($"{folder}/Withdraw", Permission.Publish);
        pages.Require($"{folder}/Timeline", Permission.ReadEvidence);
    }
}
