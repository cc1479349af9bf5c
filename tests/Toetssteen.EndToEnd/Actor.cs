using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.EndToEnd;

/// <summary>How somebody works with the pages.</summary>
/// <param name="Language">In which language.</param>
/// <param name="Scripts">Whether the browser runs scripts.</param>
/// <param name="ByKeyboard">By keyboard alone, or with a mouse.</param>
public sealed record Manner(string Language, bool Scripts, bool ByKeyboard);

/// <summary>
/// Somebody in front of a browser: says what to press, fill in and choose by the words on the page, in Dutch; these are translated when the
/// page is in English.
/// </summary>
public sealed class Actor(IPage page, Manner manner) : IAsyncDisposable
{
    private const int Furthest = 250;
    private const int Patience = 60_000;

    // What takes the focus between where it is and this control; fewer where in doubt, and none where the control lies before it.
    private const string StopsBefore =
        """
        control => {
          const stops = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
            .filter(e => !e.disabled && e.tabIndex >= 0 && e.checkVisibility({ visibilityProperty: true }) && (e.type !== "radio" || e === control));
          return stops.indexOf(control) - stops.findLastIndex(e => document.activeElement.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_PRECEDING || e === document.activeElement) - 2;
        }
        """;

    private static readonly Dictionary<string, string> English = ReadEnglish();

    /// <summary>What is in front of this person.</summary>
    public IPage Page => page;

    private ILocator Main => page.Locator("main");

    /// <summary>What the site says in the language of this person.</summary>
    public string Say(string words, params object[] parts) => string.Format(null, manner.Language == "en" ? English[words] : words, parts);

    /// <summary>Opens an address in the language of this person.</summary>
    public async Task OpenAsync(string address)
    {
        var own = manner.Language == "en" && !address.StartsWith("/en/", StringComparison.Ordinal) ? "/en" + address : address;
        Assert.Equal(200, (await page.GotoAsync(own))!.Status);
    }

    /// <summary>Presses a button.</summary>
    public Task PressAsync(string words, params object[] parts) =>
        ActivateAsync(Main.GetByRole(AriaRole.Button, new() { NameRegex = Beginning(Say(words, parts)) }).Last);

    /// <summary>Presses a button that stays on the page where scripts run.</summary>
    public Task PressAndStayAsync(string words) =>
        ActivateAsync(Main.GetByRole(AriaRole.Button, new() { NameRegex = Beginning(Say(words)) }).Last, stays: manner.Scripts);

    /// <summary>Follows a link.</summary>
    public Task FollowAsync(string words, params object[] parts) => FollowTextAsync(Say(words, parts));

    /// <summary>Follows a link whose words are the same in every language.</summary>
    public Task FollowTextAsync(string words) => ActivateAsync(Main.GetByRole(AriaRole.Link, new() { NameRegex = Beginning(words) }).First);

    /// <summary>Types into a field with this label.</summary>
    public Task FillAsync(string label, string text) => TypeAsync(Main.GetByLabel(Beginning(Say(label))), text);

    /// <summary>Types into a field.</summary>
    public async Task TypeAsync(ILocator field, string text)
    {
        if (!manner.ByKeyboard)
        {
            await field.FillAsync(text);
            return;
        }
        await TabToAsync(field);
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Ticks or picks what has this label.</summary>
    public Task ChooseAsync(string label, params object[] parts) => ChooseTextAsync(Say(label, parts));

    /// <summary>Ticks or picks what has this label in every language.</summary>
    public Task ChooseTextAsync(string label) => TickAsync(Main.GetByLabel(Beginning(label)));

    /// <summary>Ticks or picks.</summary>
    public async Task TickAsync(ILocator box)
    {
        if (!manner.ByKeyboard)
        {
            await box.CheckAsync();
            return;
        }
        if (await box.IsCheckedAsync())
            return;
        await TabToAsync(box, orItsGroup: true);
        for (var n = 0; n < 20 && !await HasFocusAsync(box); n++)
            await page.Keyboard.PressAsync("ArrowDown");
        if (!await box.IsCheckedAsync())
            await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(box).ToBeCheckedAsync();
    }

    /// <summary>The page says this.</summary>
    public Task SeesAsync(string words, params object[] parts) => SeesTextAsync(Say(words, parts));

    /// <summary>The page says this in every language.</summary>
    public Task SeesTextAsync(string words) => Assertions.Expect(Main).ToContainTextAsync(words);

    /// <summary>The page is headed by this.</summary>
    public Task IsAtAsync(string words, params object[] parts) =>
        Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(Say(words, parts));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await page.Context.CloseAsync();

    private async Task ActivateAsync(ILocator control, bool stays = false)
    {
        if (!manner.ByKeyboard)
        {
            await control.ClickAsync();
            return;
        }
        await TabToAsync(control);
        // A click waits for the page that it leads to; a key does not. A key goes to the window in front.
        await page.BringToFrontAsync();
        await page.EvaluateAsync("() => { window.isLeft = true; }");
        await page.Keyboard.PressAsync("Enter");
        if (!stays)
            await page.WaitForFunctionAsync(
                "() => !window.isLeft && document.readyState === 'complete'",
                null,
                new() { Timeout = Patience, PollingInterval = 50 });
    }

    // Nothing else than Tab, as who has no mouse; the focus must come there.
    private async Task TabToAsync(ILocator control, bool orItsGroup = false)
    {
        await Assertions.Expect(control).ToHaveCountAsync(1);
        // Asked after each stop, the way there takes twice as long; so first as many as there are before it, by the look of the page.
        for (var stops = await control.EvaluateAsync<int>(StopsBefore); stops > 0; stops--)
            await page.Keyboard.PressAsync("Tab");
        for (var n = 0; n < Furthest; n++)
        {
            if (await HasFocusAsync(control, orItsGroup))
                return;
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"{control} on {page.Url} is not reached by keyboard");
    }

    private static Task<bool> HasFocusAsync(ILocator control, bool orItsGroup = false) =>
        control.EvaluateAsync<bool>(
            "(one, group) => document.activeElement === one || group && one.type === 'radio' && document.activeElement.type === 'radio' && document.activeElement.name === one.name",
            orItsGroup);

    // Behind a label may stand that it is optional, behind a link what it is about.
    private static Regex Beginning(string words) =>
        new($"^\\s*{Regex.Escape(words).Replace(":", "\\s*:", StringComparison.Ordinal)}\\s*($|[(:.,])");

    private static Dictionary<string, string> ReadEnglish() =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(
            File.ReadAllText(Repository.PathTo("src", "Toetssteen.Web", "Resources", "Site.en.json")))!;
}
