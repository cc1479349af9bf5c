using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.MyAccount;

/// <summary>The own account: everyone who is logged in. Staff sets up the second step before anything else, so that page is open to them without it.</summary>
internal sealed class Conventions : ISlice
{
    public void Apply(PageConventionCollection pages)
    {
        foreach (var closed in new[] { "/MyAccount/Show", "/MyAccount/Password", "/MyAccount/RecoveryCodes", "/MyAccount/Passkeys", "/MyAccount/LoggedIn" })
            pages.RequireLogin(closed);
        pages.AuthorizeFolder("/MyAccount/SecondFactor", Policies.Halfway);
    }
}
