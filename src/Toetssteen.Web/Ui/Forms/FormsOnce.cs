using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Web.Data;
using Toetssteen.Web.Files;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Ui.Forms;

/// <summary>
/// A form that makes something makes it once, however often it is sent: by a double click, or anew when the answer did not come. Every form
/// carries an identity (<see cref="PostedFormButtonsTagHelper"/>); it is stored in the save that makes something, and the second finds it
/// there and gets the answer of the first. What was changed in the form meanwhile makes it another. Two different forms that make the same
/// thing at once, which the database refuses, are a sentence and no broken page.
/// </summary>
internal sealed class FormsOnce(
    AppDb db,
    CurrentUser user,
    IServiceScopeFactory scopes,
    ITempDataDictionaryFactory sayings,
    TimeProvider clock,
    SiteText text
) : IAsyncPageFilter, IOrderedFilter
{
    /// <summary>The field with the identity of a form.</summary>
    public const string Field = "formulier";

    // The first is answered a moment after its save; longer than this takes only one that broke.
    private const int Looks = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <inheritdoc/>
    // Around the page itself, which may find that what it is about is gone.
    public int Order => int.MinValue;

    /// <inheritdoc/>
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await KeyAsync(context) is not { } key)
        {
            await next();
            return;
        }
        var posted = db.Posted = new PostedForm(key, clock.GetUtcNow());
        var done = await next();
        db.Posted = null;
        var refused = done.Exception is not null && !done.ExceptionHandled;
        var onward = Onward(done.Result);
        if (posted.IsFirst)
            await AnswerAsync(key, onward ?? Here(context), Sayings(context).Peek(Done.Key) as string);
        else if ((refused || posted.IsRefused || onward is null) && await FirstAsync(key) is { } first)
            Give(done, first.Location ?? Here(context), first.Said);
        else if (refused && AppDb.IsOvertaken(done.Exception!))
            await RefuseAsync(done);
    }

    // Only of a person, so that nobody else fills the table; and not of a page that reads its files itself, piece by piece.
    private async Task<string?> KeyAsync(PageHandlerExecutingContext context)
    {
        var request = context.HttpContext.Request;
        if (
            !HttpMethods.IsPost(request.Method)
            || !request.HasFormContentType
            || context.HttpContext.User.Identity is not { IsAuthenticated: true }
            || context.ActionDescriptor.HandlerTypeInfo.IsDefined(typeof(ReadsBodyItselfAttribute), inherit: true))
            return null;
        var form = await request.ReadFormAsync(context.HttpContext.RequestAborted);
        if (!Guid.TryParse(form[Field], out var identity))
            return null;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add($"{user.Id} {identity} {request.Path}{request.QueryString}");
        foreach (var (name, values) in form.Where(f => !f.Key.StartsWith("__", StringComparison.Ordinal)))
            foreach (var value in values)
                Add($"{name.Length} {name}{value?.Length} {value}");
        return Convert.ToHexString(hash.GetHashAndReset());

        void Add(string part) => hash.AppendData(Encoding.UTF8.GetBytes(part));
    }

    private static string? Onward(IActionResult? result) => result switch
    {
        RedirectResult { Url: var url } => url,
        LocalRedirectResult { Url: var url } => url,
        _ => null,
    };

    private static string Here(PageHandlerExecutingContext context) =>
        $"{context.HttpContext.Request.PathBase}{context.HttpContext.Request.Path}";

    private ITempDataDictionary Sayings(PageHandlerExecutingContext context) => sayings.GetTempData(context.HttpContext);

    private Task<int> AnswerAsync(string key, string location, string? said) =>
        WithDatabaseAsync(other =>
            other
                .PostedForms.Where(f => f.Key == key)
                .ExecuteUpdateAsync(set => set.SetProperty(f => f.Location, location).SetProperty(f => f.Said, said)));

    // The same form that was first, with its answer as soon as it has one; null where this one was sent once.
    private async Task<PostedForm?> FirstAsync(string key)
    {
        PostedForm? first = null;
        for (var look = 0; look < Looks; look++)
        {
            first = await WithDatabaseAsync(other => other.PostedForms.AsNoTracking().SingleOrDefaultAsync(f => f.Key == key));
            if (first is not { Location: null })
                return first;
            await Task.Delay(Pause);
        }
        return first;
    }

    // Apart from what this request read, changed and could not store.
    private async Task<T> WithDatabaseAsync<T>(Func<AppDb, Task<T>> ask)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    private void Give(PageHandlerExecutedContext done, string location, string? said)
    {
        done.ExceptionHandled = done.Exception is not null;
        done.ModelState.Clear();
        done.Result = new RedirectResult(location);
        if (said is not null)
            sayings.GetTempData(done.HttpContext).Say(said);
    }

    private async Task RefuseAsync(PageHandlerExecutedContext done)
    {
        done.ExceptionHandled = true;
        if (done.HandlerInstance is FormPage page)
        {
            done.Result = await page.ShowStoredAsync(db, text);
            return;
        }
        done.ModelState.AddModelError(
            "",
            text[
                "Hier is op hetzelfde moment iets anders gewijzigd. Er is niets bewaard of verstuurd; wat u typte staat er nog. Kijk na wat er nu staat en probeer het opnieuw."
            ]);
        done.Result = new PageResult { StatusCode = StatusCodes.Status409Conflict };
    }
}
