using System.Net;
using Toetssteen.Documents.Frameworks;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.History;
using Toetssteen.Web.Features.Publications.Timeline;
using Toetssteen.Web.Tests.Drafts;
using Toetssteen.Web.Tests.Hosting;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Tests.Publications;

/// <summary>The history of an inspection, for who reads its evidence.</summary>
public abstract class TimelineTests(Provider provider)
{
    [Fact]
    public async Task Page_TellsWhoDidWhatAndWhatChanged_ToWhoReadsTheEvidence()
    {
        await using var given = await DraftSite.GivenADraftBeingJudgedAsync(provider);
        await given.WriteAsync(
            given.Colleague,
            new() { [DraftNames.Text(given.Finding("1.1.2"))] = "De gemeente weet niet om hoeveel mensen het gaat." });
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await (await given.Site.LoggedInAsync(given.Respondent)).OpenAsync(given.Address + "/geschiedenis")).Status);

        var page = await given.ReadAsync(given.Reader, "/geschiedenis");
        var last = page.QuerySelector("tbody tr")!;
        Assert.Contains("Tekst gewijzigd: bevinding 1.1.2", last.TextContent, StringComparison.Ordinal);
        Assert.Contains($"{given.Colleague.Name} (inspecteur)", last.TextContent, StringComparison.Ordinal);
        Assert.Equal(("weg: gezinnen", "erbij: mensen"), (last.QuerySelector("del")!.TextContent, last.QuerySelector("ins")!.TextContent));
        Assert.Contains("oordeel", page.Body!.TextContent, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task WhatItBecame_StandsInDutchWords()
    {
        await using var given = await DraftSite.GivenADraftAdoptedAsync(provider);
        await given.DecideAsync(given.OtherLead);
        var page = await given.ReadAsync(given.Leader, "/geschiedenis");
        Assert.Contains("23 maart 2026 om 09.00 uur", page.QuerySelector("tbody tr ins")!.TextContent, StringComparison.Ordinal);
        var all = page.QuerySelectorAll("ins, del").Select(e => e.TextContent).ToList();
        Assert.DoesNotContain(all, t => t.EndsWith(" meets", StringComparison.Ordinal) || t.Contains("T08:00", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(HistoryAct.ReportSentIn, "point/1", "Nothing", "Er is bewust niets gedaan")]
    [InlineData(HistoryAct.ReportSentIn, "point/1", "Working", "Er is iets gedaan, en wij gaan ermee door")]
    [InlineData(HistoryAct.BlindJudged, "blind/1/1.1.1", "meets", "voldoet")]
    [InlineData(HistoryAct.BlindJudged, "blind/1/1.1.1", "none", "geen oordeel")]
    [InlineData(HistoryAct.ReportReminded, "point/1", "2027-05-29", "29 mei 2027")]
    [InlineData(HistoryAct.SourcesChanged, "finding/1/answers", "01a22a1a-c675-726d-8000-000000000000:5.3.1", "antwoord bij 5.3.1")]
    [InlineData(HistoryAct.ObjectionDecided, "objection/1", "Partly", "gedeeltelijk overgenomen")]
    [InlineData(HistoryAct.TextChanged, "context", "Op 2027-05-29 zo geschreven.", "Op 2027-05-29 zo geschreven.")]
    [InlineData(HistoryAct.BlindJudged, "blind/1/1.1.1", "Falls:3", "net onvoldoende", "tests/frameworks/leerklimaat/1.yaml")]
    [InlineData(
        HistoryAct.MarksChanged,
        "finding/1/mark/1",
        "None:notApplicable",
        "niet van toepassing",
        "tests/frameworks/leerklimaat/1.yaml"
    )]
    public void AValue_IsSaidInWords_AndWhatPeopleWroteStays(
        HistoryAct act, string subject, string value, string words, string framework = "frameworks/ggsr/2012.yaml")
    {
        var loaded = FrameworkFile.Load(Repository.PathTo(framework.Split('/'))).Framework!;
        var before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.CurrentUICulture = new("nl-NL");
            Assert.Equal(words, HistoryValues.InWords(act, subject, value, loaded, new SiteText()));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public async Task ALongHistory_IsShownInPages()
    {
        await using var given = await DraftSite.GivenADraftReadyForSecondReadingAsync(provider);
        var all = (await given.HistoryAsync()).Count;
        Assert.True(all > 50);
        var second = await given.ReadAsync(given.Leader, "/geschiedenis?pagina=2");
        Assert.StartsWith($"{all - 50}.", second.QuerySelector("tbody th")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await (await given.Site.LoggedInAsync(given.Leader)).OpenAsync(given.Address + "/geschiedenis?pagina=99")).Status);
    }
}

public sealed class TimelineTestsOnSqlite() : TimelineTests(Provider.Sqlite);

public sealed class TimelineTestsOnPostgres() : TimelineTests(Provider.Postgres);
