using Microsoft.AspNetCore.Mvc;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.PersonalLinks;

/// <summary>How a link stands.</summary>
public enum LinkState
{
    /// <summary>Nobody's: forged, or not wholly copied.</summary>
    Unknown,

    /// <summary>Too old, or a newer one was sent.</summary>
    Expired,

    /// <summary>Of a person who is logged in with an account of their own by now.</summary>
    HasAccount,

    /// <summary>Of somebody else than the person who is logged in here.</summary>
    OfAnother,

    /// <summary>Good.</summary>
    Valid,
}

/// <summary>A page that a personal link opens. Opening it does nothing: programs that scan mail open links too.</summary>
public abstract class InvitationPage(Invitations invitations, Accounts accounts, CurrentUser user, WorkLinks work, TimeProvider clock)
    : FormPage
{
    /// <summary>Makes, renews and sends.</summary>
    protected Invitations Sending => invitations;

    /// <summary>Addresses.</summary>
    protected WorkLinks Work => work;

    /// <summary>The moment it is.</summary>
    protected DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The token of the link.</summary>
    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    /// <summary>How the link stands.</summary>
    public LinkState State { get; private set; }

    /// <summary>The invitation; only where the link is somebody's.</summary>
    protected Invitation? Invitation { get; private set; }

    /// <summary>For whom; only where the link is somebody's.</summary>
    protected Account? Account { get; private set; }

    /// <summary>Where it leads, in the language in which it was opened.</summary>
    public string Next => Url.IsLocalUrl(Invitation?.ReturnTo) ? Language.Current.AddressOf(Invitation!.ReturnTo!) : work.Home();

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        if (await invitations.FindAsync(Token, stop) is { Account.BlockedAt: null } found)
            (Invitation, Account) = found;
        State = (Invitation, Account) switch
        {
            (not { }, _) or (_, not { }) => LinkState.Unknown,
            _ when user.IsLoggedIn && user.Id != Account.Id => LinkState.OfAnother,
            ({ } invitation, _) when !invitation.IsValid(Now) => LinkState.Expired,
            _ when await accounts.HasOwnLoginAsync(Account) => LinkState.HasAccount,
            _ => LinkState.Valid,
        };
        if (State == LinkState.Unknown)
            Response.StatusCode = StatusCodes.Status404NotFound;
        return user.IsLoggedIn && user.Id == Account?.Id ? LocalRedirect(Next) : null;
    }

    /// <summary>
    /// Whether one more code may be asked for from here: others who have the link cannot use up what its owner may ask for.
    /// </summary>
    protected bool MayAsk(Throttle throttle, KnownDevices devices)
    {
        var from = devices.OriginOf(HttpContext, Account!.Id);
        return throttle.TryCount("code", $"{Invitation!.Id} {from.Device ?? from.Place}", Invitation.CodesPerHour, TimeSpan.FromHours(1));
    }
}
