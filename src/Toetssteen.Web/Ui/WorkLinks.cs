using Microsoft.AspNetCore.WebUtilities;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Ui;

/// <summary>Every address behind the login and on the way to it, as a method; in one language. Each part of the work has a region of its own.</summary>
public sealed class WorkLinks(Language language)
{
    /// <summary>Name of the query value that says where to go on after logging in.</summary>
    public const string Return = "terug";

    public string Home() => At("/werk");

    #region Logging in

    public string SignIn(string? returnTo = null) => Returning("/inloggen", returnTo);

    public string SignInCode(string? returnTo = null) => Returning("/inloggen/code", returnTo);

    public string SignInRecovery(string? returnTo = null) => Returning("/inloggen/herstelcode", returnTo);

    public string SignOut() => At("/uitloggen");

    public string ForgottenPassword() => At("/wachtwoord-vergeten");

    public string NewPassword(Guid account, string token) => QueryHelpers.AddQueryString(At("/wachtwoord-vergeten/nieuw"), new Dictionary<string, string?> { ["account"] = account.ToString(), ["bewijs"] = token });

    public string Invitation(string token) => At($"/uitnodiging/{token}");

    public string InvitationCode(string token) => At($"/uitnodiging/{token}/code");

    #endregion

    #region Account

    public string Account() => At("/account");

    public string Password() => At("/account/wachtwoord");

    public string SecondFactor(string? returnTo = null) => Returning("/account/tweede-stap", returnTo);

    public string RecoveryCodes() => At("/account/herstelcodes");

    public string Passkeys() => At("/account/toegangssleutels");

    public string Sessions() => At("/account/sessies");

    #endregion

    #region Administration

    public string Organisations() => At("/beheer/organisaties");

    public string Organisation(Guid id) => At($"/beheer/organisaties/{id}");

    public string NewOrganisation() => At("/beheer/organisaties/nieuw");

    public string Accounts() => At("/beheer/accounts");

    public string Account(Guid id) => At($"/beheer/accounts/{id}");

    public string NewAccount(Guid? organisation = null) => organisation is { } id ? QueryHelpers.AddQueryString(At("/beheer/accounts/nieuw"), "organisatie", id.ToString()) : At("/beheer/accounts/nieuw");

    #endregion

    #region Mail of the demonstration

    public string Post() => At("/post");

    public string Letter(string name) => At($"/post/{Uri.EscapeDataString(name)}");

    #endregion

    private string At(string path) => language.Prefix + path;

    private string Returning(string path, string? returnTo) => returnTo is null ? At(path) : QueryHelpers.AddQueryString(At(path), Return, returnTo);
}
