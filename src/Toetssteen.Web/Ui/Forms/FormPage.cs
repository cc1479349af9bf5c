using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Web.Data;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Ui.Forms;

/// <summary>A page with a form: what it shows is loaded before every handler, so that an invalid form can be shown again.</summary>
public abstract class FormPage : PageModel
{
    /// <summary>The code of what someone else changed in the meantime.</summary>
    public const string Overtaken = "W002";

    private readonly List<string> _wrong = [];

    /// <summary>The fields that were found wrong, in the order in which the page looked at them: that of the form.</summary>
    public IReadOnlyList<string> Wrong => _wrong;

    /// <summary>Loads what the page shows; the answer in its place where there is nothing to show (not found).</summary>
    protected virtual Task<IActionResult?> LoadAsync(CancellationToken stop) => Task.FromResult<IActionResult?>(null);

    /// <inheritdoc/>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await LoadAsync(HttpContext.RequestAborted) is { } answer)
            context.Result = answer;
        else
            await next();
    }

    /// <summary>Says that it was tried too often just now, and how long to wait.</summary>
    protected PageResult TooSoon(TimeSpan wait, string field, SiteText text, string? wayOut = null)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        var sentence = seconds switch
        {
            1 => text["Dit is een paar keer achter elkaar misgegaan. Probeer het over een seconde opnieuw."],
            < 100 => text["Dit is een paar keer achter elkaar misgegaan. Probeer het over {0} seconden opnieuw.", seconds],
            < 6000 => text["Dit is een paar keer achter elkaar misgegaan. Probeer het over {0} minuten opnieuw.", (seconds + 59) / 60],
            _ => text["Dit is een paar keer achter elkaar misgegaan. Probeer het over {0} uur opnieuw.", (seconds + 3599) / 3600],
        };
        ModelState.AddModelError(field, wayOut is null ? sentence : $"{sentence} {wayOut}");
        var page = Page();
        page.StatusCode = StatusCodes.Status429TooManyRequests;
        return page;
    }

    /// <summary>
    /// Acts in an inspection and stores that with its history. From loading to saving nobody else acts there; a colleague comes before or
    /// after. Where what is stored was changed all the same, nothing is overwritten and the page shows what there is now.
    /// </summary>
    /// <param name="db">The database.</param>
    /// <param name="inspectionId">The inspection.</param>
    /// <param name="text">Words.</param>
    /// <param name="act">Acts on what was loaded anew; an answer in its place where it cannot be done.</param>
    /// <param name="isPublic">Whether it changes what visitors read.</param>
    /// <returns>The answer in its place; null where it was done and stored.</returns>
    protected async Task<IActionResult?> ActAsync(
        AppDb db, Guid inspectionId, SiteText text, Func<CancellationToken, Task<IActionResult?>> act, bool isPublic = false)
    {
        var stop = HttpContext.RequestAborted;
        try
        {
            return await db.ActInInspectionAsync(inspectionId, async () => await LoadAsync(stop) ?? await act(stop), stop, isPublic);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await ShowStoredAsync(db, text);
        }
    }

    /// <summary>The page as things are stored now, where another was quicker; nothing was overwritten.</summary>
    internal async Task<IActionResult> ShowStoredAsync(AppDb db, SiteText text)
    {
        db.ChangeTracker.Clear();
        return await LoadAsync(HttpContext.RequestAborted) ?? Conflict(text);
    }

    /// <inheritdoc cref="ActAsync(AppDb, Guid, SiteText, Func{CancellationToken, Task{IActionResult?}}, bool)"/>
    protected Task<IActionResult?> ActAsync(AppDb db, Guid inspectionId, SiteText text, Func<IActionResult?> act, bool isPublic = false) =>
        ActAsync(db, inspectionId, text, _ => Task.FromResult(act()), isPublic);

    /// <summary>
    /// The page with what someone else did in the meantime; nothing was overwritten, and what was typed is still in the form.
    /// </summary>
    protected PageResult Conflict(SiteText text)
    {
        var sentence = text[
            "Iemand anders heeft dit intussen gewijzigd. Er is niets overschreven. Hieronder staat hoe het nu is; wat u typte staat nog in het formulier. Vergelijk het en verstuur opnieuw."
        ];
        ModelState.AddModelError("", $"{sentence} ({Overtaken})");
        ModelState.Remove("Seen");
        return new PageResult { StatusCode = StatusCodes.Status409Conflict };
    }

    /// <summary>Says what is wrong with a field, unless this holds.</summary>
    protected void Need(bool holds, string field, string sentence)
    {
        if (holds || ModelState.GetValueOrDefault(field) is { Errors.Count: > 0 })
            return;
        ModelState.AddModelError(field, sentence);
        _wrong.Add(field);
    }
}

/// <summary>
/// An invalid form answers 400 with its page, and everything typed still in it. A refused act is a sentence above the form.
/// </summary>
internal sealed class InvalidForms(SiteText text) : IAsyncPageFilter, IAlwaysRunResultFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var done = await next();
        if (done.Exception is { } broken && DatabaseFault.IsText(broken))
            done.Exception = new DomainException(
                "W001",
                "Wat u invulde bevat een teken dat niet bewaard kan worden. Er is niets opgeslagen. Haal het teken weg; plak de tekst zo nodig eerst in een kladblok.");
        if (done.Exception is not DomainException refused || done.ExceptionHandled || HttpMethods.IsGet(context.HttpContext.Request.Method))
            return;
        context.ModelState.AddModelError("", $"{text[refused]} ({refused.Code})");
        done.ExceptionHandled = true;
        done.Result = new PageResult();
    }

    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (
            context is { Result: PageResult { StatusCode: null } page, ModelState.IsValid: false }
            && !HttpMethods.IsGet(context.HttpContext.Request.Method))
            page.StatusCode = StatusCodes.Status400BadRequest;
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
