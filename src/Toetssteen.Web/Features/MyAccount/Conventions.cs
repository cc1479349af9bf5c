using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.MyAccount;

/// <summary>
/// The own account: everyone who is logged in. Staff sets up the second step before anything else, so that page is open to them without it.
/// </summary>
internal sealed class Conventions : ISlice
{
    public void Apply(PageConventionCollection pages, string folder)
    {
        foreach (var page in new[] { "Show", "Password", "RecoveryCodes", "Passkeys", "LoggedIn" })
            pages.RequireLogin($"{folder}/{page}");
        pages.AuthorizeFolder($"{folder}/SecondFactor", Policies.Halfway);
    }
}
