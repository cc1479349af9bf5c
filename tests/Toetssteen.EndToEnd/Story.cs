using Microsoft.Playwright;
using Toetssteen.Web.Security;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.EndToEnd;

/// <summary>
/// What the stories in the browser have in common: who comes in, saving in a draft, and pictures of what is in front of somebody.
/// </summary>
internal static class Story
{
    /// <summary>As most people live it: in Dutch, with scripts and a mouse.</summary>
    public static Manner Dutch { get; } = new("nl", Scripts: true, ByKeyboard: false);

    /// <summary>Somebody who is logged in already, or a visitor.</summary>
    public static async Task<Actor> AsAsync(this Browser browser, TestSite site, Account? account)
    {
        var context = await browser.VisitorAsync(site.Client.BaseAddress!);
        if (account is not null)
        {
            var person = await site.LoggedInAsync(account);
            await context.AddCookiesAsync(
                person
                    .Cookies.GetAllCookies()
                    .Cast<System.Net.Cookie>()
                    .Select(c => new Microsoft.Playwright.Cookie
                    {
                        Name = c.Name,
                        Value = c.Value,
                        Url = site.Client.BaseAddress!.ToString(),
                    }));
        }
        return new Actor(await context.NewPageAsync(), Dutch);
    }

    /// <summary>Saves what was typed in a draft, and waits until it is.</summary>
    public static async Task SaveAsync(this Actor writer)
    {
        await writer.PressAndStayAsync("Opslaan");
        await Assertions.Expect(writer.Page.Locator("#opslag")).ToContainTextAsync("Opgeslagen om");
        await writer.AllIsStoredAsync();
    }

    /// <summary>
    /// Waits, where scripts run, until nothing that was typed waits in the browser any more: the page says that it stored of each piece.
    /// </summary>
    public static Task AllIsStoredAsync(this Actor writer) =>
        writer.Page.WaitForFunctionAsync(
            "() => !Object.keys(localStorage).some(key => key.startsWith('toetssteen:') && key.split(':').length > 4)");

    /// <summary>Pictures the whole page, on a phone and on a desk.</summary>
    /// <param name="of">Who has it in front.</param>
    /// <param name="name">Name of the picture; the file bears the width behind it.</param>
    public static async Task PictureAsync(this Actor of, string name)
    {
        if (!Pictures.AreWanted)
            return;
        foreach (var width in new[] { 320, 1280 })
        {
            await of.Page.SetViewportSizeAsync(width, width < 600 ? 640 : 900);
            // As tall as the page: what stays in sight then lies over nothing.
            await of.Page.SetViewportSizeAsync(width, await of.Page.EvaluateAsync<int>("() => document.documentElement.scrollHeight"));
            await Pictures.TakeAsync(of.Page, name);
        }
        await of.Page.SetViewportSizeAsync(1280, 900);
    }
}
