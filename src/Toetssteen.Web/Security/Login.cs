using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Toetssteen.Documents.Writing;
using Toetssteen.Web.Data;
using Toetssteen.Web.Mail;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;
using Toetssteen.Web.Ui.Serving;

namespace Toetssteen.Web.Security;

/// <summary>How a person logs in, and what happens to who has not.</summary>
public static class Login
{
    private const int HashRounds = 210_000;

    /// <summary>Accounts, passwords, passkeys and codes: what commands need too.</summary>
    internal static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.TryAddSingleton<SiteText>();
        // Before Identity adds its own: one throws at letters that are none, one is about composition.
        services.AddSingleton<ILookupNormalizer, AddressNormalizer>();
        services.AddScoped<IPasswordValidator<Account>, PasswordRules>();
        services.AddSingleton<ILookupNormalizer, LookupNames>();
        services.AddDataProtection().SetApplicationName("Toetssteen").PersistKeysToDbContext<AppDb>();
        services.AddIdentityCore<Account>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.User.AllowedUserNameCharacters = null!;
            })
            .AddUserManager<Accounts>().AddEntityFrameworkStores<AppDb>().AddDefaultTokenProviders()
            .AddTokenProvider<AuthenticatorCodes>(TokenOptions.DefaultAuthenticatorProvider);
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = HashRounds);
        services.Configure<DataProtectionTokenProviderOptions>(options => options.TokenLifespan = TimeSpan.FromHours(2));
        return services
            .AddSingleton<Sessions>()
            .AddSingleton<Throttle>()
            .AddSingleton<KnownDevices>()
            .AddScoped<Invitations>()
            .AddScoped<SiteAddress>()
            .AddMail();
    }

    /// <summary>Cookies: one that holds nothing but the token of a session, and one between password and second factor.</summary>
    internal static IServiceCollection AddLogin(this IServiceCollection services)
    {
        // A passkey proves that its owner unlocked it, and stands for both factors.
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            options.UserVerificationRequirement = options.ResidentKeyRequirement = "required";
            // A browser that tells nobody where it came from sends no origin along with a form; the passkey itself names the site it was
            // made for.
            options.ValidateOrigin = context =>
                ValueTask.FromResult(
                    !context.CrossOrigin && context.HttpContext.RequestServices.GetRequiredService<SiteAddress>().IsHere(context.Origin));
        });
        new IdentityBuilder(typeof(Account), services).AddSignInManager<AccountSignIn>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, options =>
            {
                Close(options.Cookie, "toetssteen");
                options.ExpireTimeSpan = Session.Total;
                options.SlidingExpiration = false;
                options.Events.OnValidatePrincipal = Sessions.ValidateAsync;
                options.Events.OnRedirectToLogin = AskToLogInAsync;
                options.Events.OnRedirectToAccessDenied = RefuseAsync;
            })
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, options =>
            {
                Close(options.Cookie, "toetssteen-stap");
                options.ExpireTimeSpan = TimeSpan.FromMinutes(10);
            });
        services.AddAntiforgery(options => Close(options.Cookie, "toetssteen-formulier"));
        services.Configure<CookieTempDataProviderOptions>(options => Close(options.Cookie, "toetssteen-melding"));
        return services.AddPolicies();
    }

    private static void Close(CookieBuilder cookie, string name)
    {
        cookie.Name = name;
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }

    // Who opens a page is asked to log in. Who sends one keeps what was typed: the problem page for 401 shows it. A program is told.
    private static Task AskToLogInAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (!IsPage(context.HttpContext))
            return TellAsync(context.HttpContext, StatusCodes.Status401Unauthorized);
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            context.Response.Redirect(new WorkLinks(Language.Current).SignIn(request.Path + request.QueryString));
        else
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    // Staff without a second factor is led to it; nobody else learns more than that the page is not theirs.
    private static async Task RefuseAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (!IsPage(context.HttpContext))
            await (await OwnPage.IsOfAnotherAsync(context.HttpContext)
                ? OwnPage.Refusal(context.HttpContext.RequestServices.GetRequiredService<SiteText>()).ExecuteAsync(context.HttpContext)
                : TellAsync(context.HttpContext, StatusCodes.Status403Forbidden));
        else if (new CurrentUser(context.HttpContext.User).LacksSecondFactor)
            context.Response.Redirect(new WorkLinks(Language.Current).SecondFactor(context.Request.Path + context.Request.QueryString));
        else
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
    }

    /// <summary>Whether a person asks for a page, rather than a program for something else.</summary>
    internal static bool IsPage(HttpContext http) =>
        http.GetEndpoint()?.Metadata is { } about
        && (about.GetMetadata<PageActionDescriptor>() is not null || about.GetMetadata<OpenedByPeople>() is not null)
        && !http.Request.Headers.Accept.ToString().StartsWith("application/json", StringComparison.OrdinalIgnoreCase);

    private static Task TellAsync(HttpContext http, int status)
    {
        var text = http.RequestServices.GetRequiredService<SiteText>();
        return TypedResults
            .Problem(
                title: status == StatusCodes.Status401Unauthorized ? text["U bent niet meer ingelogd"] : text["Dit is niet voor u"],
                detail: status == StatusCodes.Status401Unauthorized
                    ? text["Log opnieuw in. Wat u typte staat nog op uw scherm."]
                    : text["U hebt hiervoor geen toestemming. Er is niets gewijzigd."],
                statusCode: status)
            .ExecuteAsync(http);
    }

    // As Identity does it, for any text.
    private sealed class AddressNormalizer : ILookupNormalizer
    {
        [return: NotNullIfNotNull(nameof(name))]
        public string? NormalizeName(string? name) => name is null ? null : XmlText.Clean(name).Normalize().ToUpperInvariant();

        [return: NotNullIfNotNull(nameof(email))]
        public string? NormalizeEmail(string? email) => NormalizeName(email);
    }
}
