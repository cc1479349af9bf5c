using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Security;

/// <summary>
/// What a page sends by itself is taken only from who opened that page: the page carries the proof, and the request shows it. After
/// somebody else logged in, the text of the first waits in the browser for the first, whatever the other may do here.
/// </summary>
internal static class OwnPage
{
    private const string ProofHeader = "RequestVerificationToken";

    /// <summary>Whether the request shows the proof of a page, and that of another person, or an old one.</summary>
    public static async Task<bool> IsOfAnotherAsync(HttpContext http) =>
        http.Request.Headers.ContainsKey(ProofHeader) && !await IsOfThisPersonAsync(http);

    /// <summary>Whether the request shows the proof of a page that this person opened.</summary>
    public static Task<bool> IsOfThisPersonAsync(HttpContext http) =>
        http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http);

    /// <summary>What the page is told, which then keeps the text.</summary>
    public static ProblemHttpResult Refusal(SiteText text) => TypedResults.Problem(
        title: text["Deze pagina is niet meer geldig"],
        detail:
            text["Er is intussen anders ingelogd. Er is niets opgeslagen; wat u typte staat nog in deze browser. Laad de pagina opnieuw."],
        statusCode: StatusCodes.Status400BadRequest,
        extensions: new Dictionary<string, object?> { ["code"] = "D199" });
}
