using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Toetssteen.Domain.Evidence;
using Toetssteen.Domain.Findings;
using Toetssteen.Web.Tests.Drafts;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.EndToEnd;

/// <summary>Writing in a draft in the browser: what is typed saves itself on every page of it, and without scripts a button does.</summary>
public sealed class WritingTests(Browser browser) : IAsyncLifetime
{
    private readonly Guid _meeting = Guid.NewGuid();
    private DraftSite _given = null!;

    public async ValueTask InitializeAsync()
    {
        _given = await DraftSite.GivenADraftReadyForSecondReadingAsync(Provider.Sqlite, site =>
        {
            site.Listen();
        });
        await _given.Site.ChangeAsync(db =>
        {
            db.Meetings.Add(new Meeting(_meeting, _given.Inspection, MeetingKind.Interview, _given.Today, "projectleider", _given.Today));
            return Task.CompletedTask;
        });
    }

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    [Theory]
    [InlineData("conclusie")]
    [InlineData("inleiding")]
    [InlineData("gesprek")]
    public async Task WhatIsTyped_IsSavedByItself_AndIsThereAfterwards(string what)
    {
        const string text = "Dit staat er straks nog.\n\n- en dit ook";
        var (below, piece) = what switch
        {
            "conclusie" => (
                $"/conclusies/{_given.Assessment}/2",
                DraftNames.Conclusion(_given.Assessment, "2", ConclusionSide.CanImprove, 1)),
            "inleiding" => ("/inleiding", DraftNames.Examination),
            _ => ($"/gesprekken/{_meeting}", DraftNames.MeetingNotes(_meeting)),
        };
        await using var inspector = await AsInspectorAsync(scripts: true);
        await inspector.OpenAsync(_given.Address + below);

        await inspector.Page.Locator($"textarea[name='{piece}']").PressSequentiallyAsync(text);

        await Assertions.Expect(inspector.Page.Locator("#opslag")).ToContainTextAsync("Opgeslagen om");
        Assert.Equal(text, await StoredAsync(piece));
        await inspector.Page.ReloadAsync();
        await Assertions.Expect(inspector.Page.Locator($"textarea[name='{piece}']")).ToHaveValueAsync(text);
    }

    [Fact]
    public async Task WithoutScripts_AFindingIsJudgedAndAConclusionWritten()
    {
        var finding = _given.Finding("1.2.1");
        await using var inspector = await AsInspectorAsync(scripts: false);
        await inspector.OpenAsync($"{_given.Address}/beoordelen/{_given.Assessment}/1.2.1");
        await inspector.TickAsync(inspector.Page.Locator($"input[name='{DraftNames.Mark(finding, 1)}'][value=improve]"));
        await inspector.TypeAsync(
            inspector.Page.Locator($"textarea[name='{DraftNames.Text(finding)}']"),
            "Niet elke partner weet waar een gezin kan worden aangemeld.");
        await inspector.PressAsync("Opslaan");
        await Assertions.Expect(inspector.Page.Locator("#opslag")).ToContainTextAsync("Opgeslagen.");
        Assert.Equal(
            ("improve", "Niet elke partner weet waar een gezin kan worden aangemeld."),
            (await StoredAsync(DraftNames.Mark(finding, 1)), await StoredAsync(DraftNames.Text(finding))));

        var conclusion = DraftNames.Conclusion(_given.Assessment, "1", ConclusionSide.CanImprove, 1);
        await inspector.OpenAsync($"{_given.Address}/conclusies/{_given.Assessment}/1");
        await inspector.TypeAsync(inspector.Page.Locator($"textarea[name='{conclusion}']"), "De weg naar de aanpak kan duidelijker.");
        await inspector.TickAsync(
            inspector.Page.Locator(
                $"input[name='{DraftNames.ConclusionFindings(_given.Assessment, "1", ConclusionSide.CanImprove, 1)}'][value='{finding}']"));
        await inspector.PressAsync("Opslaan");
        await inspector.SeesAsync("Opgeslagen.");
        Assert.Equal("De weg naar de aanpak kan duidelijker.", await StoredAsync(conclusion));
        Assert.Contains(finding, (await _given.ContentAsync()).Mentioned(_given.Assessment));
    }

    private Task<string?> StoredAsync(string piece) =>
        _given.Site.AskAsync(db =>
            db.DraftTexts.Where(t => t.InspectionId == _given.Inspection && t.Name == piece).Select(t => t.Value).SingleOrDefaultAsync());

    private async Task<Actor> AsInspectorAsync(bool scripts)
    {
        var site = _given.Site.Client.BaseAddress!;
        var context = await browser.VisitorAsync(site, scripts: scripts);
        var person = await _given.Site.LoggedInAsync(_given.Inspector);
        await context.AddCookiesAsync(
            person
                .Cookies.GetAllCookies()
                .Cast<System.Net.Cookie>()
                .Select(c => new Microsoft.Playwright.Cookie
                {
                    Name = c.Name,
                    Value = c.Value,
                    Url = site.ToString(),
                }));
        return new Actor(await context.NewPageAsync(), new("nl", scripts, ByKeyboard: false));
    }
}
