using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Toetssteen.Domain.People;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.Publications;

/// <summary>Adopting and correcting ask for one permission, deciding on publication and withdrawing for another; who reads the evidence reads its history.</summary>
internal sealed class Conventions : ISlice
{
    public void Apply(PageConventionCollection pages)
    {
        pages.Require("/Publications/Adopt", Permission.Adopt);
        pages.Require("/Publications/Correct", Permission.Adopt);
        pages.Require("/Publications/TakeBack", Permission.Adopt);
        pages.Require("/Publications/Decide", Permission.Publish);
        pages.Require("/Publications/Withdraw", Permission.Publish);
        pages.Require("/Publications/Timeline", Permission.ReadEvidence);
    }
}
