using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.People;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Security;

/// <summary>
/// Who is logged in, by the table of sessions. What was read is kept for half a minute, so that a request need not ask; what this
/// process changes itself is forgotten at once.
/// </summary>
public sealed class Sessions(IServiceScopeFactory scopes, TimeProvider clock)
{
    private const string TokenClaim = "session";
    private const int MostKept = 10_000;
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<string, (Known? Who, DateTimeOffset ReadAt)> _kept = new();

    /// <summary>What a session says about its owner.</summary>
    public sealed record Known(Session Session, string Name, Guid? OrganisationId, bool IsBlocked, IReadOnlyList<Role> Roles)
    {
        /// <summary>As the rest of the program sees it.</summary>
        public ClaimsPrincipal Principal =>
            new(
                new ClaimsIdentity(
                    [
                        new Claim(ClaimTypes.NameIdentifier, Session.AccountId.ToString()),
                        new Claim(ClaimTypes.Name, Name),
                        new Claim(CurrentUser.SessionClaim, Session.Id.ToString()),
                        .. OrganisationId is { } organisation
                            ? [new Claim(CurrentUser.OrganisationClaim, organisation.ToString())]
                            : Array.Empty<Claim>(),
                        .. Roles.Select(role => new Claim(ClaimTypes.Role, role.ToString())),
                        .. Session.IsStrong ? [new Claim(CurrentUser.StrongClaim, "")] : Array.Empty<Claim>(),
                    ],
                    IdentityConstants.ApplicationScheme));
    }

    /// <summary>Begins a session and gives what the browser is to keep.</summary>
    public async Task<ClaimsPrincipal> BeginAsync(AppDb db, Account account, string? browser, bool isStrong)
    {
        var token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        var now = clock.GetUtcNow();
        var old = now - Session.Total;
        await db.Sessions.Where(s => s.AccountId == account.Id && s.CreatedAt < old).ExecuteDeleteAsync();
        db.Sessions.Add(
            new Session(Guid.CreateVersion7(now), Invitation.HashOf(token), account.Id, Devices.InWords(browser), isStrong, now));
        await db.SavePrivatelyAsync(CancellationToken.None);
        return new ClaimsPrincipal(new ClaimsIdentity([new Claim(TokenClaim, token)], IdentityConstants.ApplicationScheme));
    }

    /// <summary>Puts the owner in the place of the token, or nobody where the session has ended.</summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<Sessions>();
        var known = context.Principal?.FindFirstValue(TokenClaim) is { } token ? await sessions.KnownAsync(Invitation.HashOf(token)) : null;
        if (known is null)
            context.RejectPrincipal();
        else
            context.ReplacePrincipal(known.Principal);
    }

    /// <summary>Ends one session of an account, or all of them, or all but one.</summary>
    public async Task EndAsync(AppDb db, Guid accountId, Guid? only = null, Guid? except = null)
    {
        await db
            .Sessions.Where(s => s.AccountId == accountId && (only == null || s.Id == only) && (except == null || s.Id != except))
            .ExecuteDeleteAsync();
        Forget(accountId);
    }

    /// <summary>Asks the database again at the next request of this account, since something about it changed.</summary>
    public void Forget(Guid accountId)
    {
        foreach (var kept in _kept.Where(k => k.Value.Who?.Session.AccountId == accountId))
            _kept.TryRemove(kept.Key, out _);
    }

    private async Task<Known?> KnownAsync(string tokenHash)
    {
        var now = clock.GetUtcNow();
        if (!_kept.TryGetValue(tokenHash, out var kept) || now - kept.ReadAt > KeptFor)
        {
            if (_kept.Count >= MostKept)
                _kept.Clear();
            kept = (await ReadAsync(tokenHash, now), now);
            // Nobody is kept in memory for a token that is nobody's.
            if (kept.Who is not null)
                _kept[tokenHash] = kept;
            else
                _kept.TryRemove(tokenHash, out _);
        }
        return kept.Who is { IsBlocked: false } who && !who.Session.HasEnded(who.Roles.Any(r => r.IsStaff()), now) ? who : null;
    }

    private async Task<Known?> ReadAsync(string tokenHash, DateTimeOffset now)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var read = await db
            .Sessions.AsNoTracking()
            .Where(s => s.TokenHash == tokenHash)
            .Join(
                db.Users,
                s => s.AccountId,
                a => a.Id,
                (s, a) =>
                    new
                    {
                        Session = s,
                        a.Name,
                        a.OrganisationId,
                        a.BlockedAt,
                        Roles = a.Held.Select(h => h.Role).ToList(),
                    })
            .SingleOrDefaultAsync();
        if (read is null)
            return null;
        var known = new Known(read.Session, read.Name, read.OrganisationId, read.BlockedAt is not null, read.Roles);
        if (now - read.Session.LastSeenAt > SeenEvery && !read.Session.HasEnded(read.Roles.Any(r => r.IsStaff()), now))
        {
            await db.Sessions.Where(s => s.Id == read.Session.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.LastSeenAt, now));
            read.Session.LastSeenAt = now;
        }
        return known;
    }
}
