using Microsoft.EntityFrameworkCore;
using Toetssteen.Documents.Reading;
using Toetssteen.Domain;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.History;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Jobs;
using Toetssteen.Web.Security;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Improvements;

/// <summary>A site on which a factsheet of Deventer with two improvement points was published, with everyone who follows them up.</summary>
internal sealed class FollowedSite : IAsyncDisposable
{
    private FollowedSite(TestSite site) => Site = site;

    public TestSite Site { get; }

    /// <summary>Someone of the municipality, its contact person.</summary>
    public Account Respondent { get; private set; } = null!;

    public Account Leader { get; private set; } = null!;

    public Account Inspector { get; private set; } = null!;

    public Guid Inspection { get; private set; }

    /// <summary>The point about 1.1.2.</summary>
    public Guid Point { get; private set; }

    /// <summary>The point about 3.2.2.</summary>
    public Guid OtherPoint { get; private set; }

    public DateOnly Today => DutchDay.Of(Site.Clock.Now);

    public string PointAddress => $"/werk/verbeterpunten/{Point}";

    public string ReportsAddress => $"/werk/voortgang/{Inspection}";

    public static async Task<FollowedSite> GivenAPublishedFactsheetAsync(Provider provider)
    {
        var given = new FollowedSite(await TestSite.GivenAnEmptyDatabaseAsync(provider));
        var site = given.Site;
        await site.ImportAsync(
            ReadingFixtures.Study(
                "eerste.docx",
                "GM0150",
                "Deventer",
                ReadingFixtures.Finding("1.1.2", 1, "Het zicht ontbreekt.", ReadMark.Improve),
                ReadingFixtures.Finding("3.2.2", 2, "De macht ontbreekt.", ReadMark.Improve),
                ReadingFixtures.Finding("1.1.1", 3, "De omschrijving is er.", ReadMark.Meets)));
        var inspectorate = new Organisation(Guid.NewGuid(), OrganisationKind.Inspectorate, "Inspectie Samen");
        given.Leader = await site.GivenAnAccountAsync(Role.StudyLead, inspectorate);
        given.Inspector = await site.GivenAnAccountAsync(Role.Inspector, inspectorate);
        given.Respondent = await site.GivenAnAccountAsync(
            Role.MunicipalityRespondent,
            new(Guid.NewGuid(), OrganisationKind.Municipality, "Gemeente Deventer", municipalityCode: "GM0150"));
        await site.ChangeAsync(async db =>
        {
            (await db.Studies.SingleAsync()).Join(inspectorate.Id, leads: false);
            var inspection = await db.Inspections.Include(i => i.Assignments).SingleAsync();
            inspection.Assign(given.Inspector.Id, Duty.Inspector);
            given.Inspection = inspection.Id;
            (await db.Accounts.SingleAsync(a => a.Id == given.Respondent.Id)).IsContactPerson = true;
        });
        foreach (var point in await site.AskAsync(db => db.ImprovementPoints.AsNoTracking().ToListAsync()))
            if (point.IndicatorCodes[0] == "1.1.2")
                given.Point = point.Id;
            else
                given.OtherPoint = point.Id;
        return given;
    }

    /// <summary>A follow-up is published, in which 1.1.2 was resolved and 3.2.2 was not.</summary>
    public Task FollowUpAsync(string approach = "Aanpak van de proef") =>
        Site.ImportAsync(
            ReadingFixtures.Study("tweede.docx", "GM0150", "Deventer") with
            {
                Kind = ReadingKind.FollowUp,
                Published = "2015-06",
                Approaches =
                [
                    new ReadApproach
                    {
                        Name = approach,
                        Retests =
                        [
                            new ReadRetest(
                                ["1.1.2"],
                                new ReadJudgement("2013", [ReadMark.Improve], "Het zicht ontbreekt."),
                                new ReadJudgement("2014", [ReadMark.Meets], "Het zicht is er."),
                                false,
                                new Place(Line: 1)),
                            new ReadRetest(
                                ["3.2.2"],
                                new ReadJudgement("2013", [ReadMark.Improve], "De macht ontbreekt."),
                                new ReadJudgement("2014", [ReadMark.Improve], "De macht ontbreekt nog."),
                                false,
                                new Place(Line: 2)),
                        ],
                    },
                ],
            });

    public Task<ImprovementPoint> PointAsync(Guid? id = null) =>
        Site.AskAsync(db => db.ImprovementPoints.AsNoTracking().Include(p => p.Actions).SingleAsync(p => p.Id == (id ?? Point)));

    public Task<List<HistoryAct>> ActsAsync() =>
        Site.AskAsync(db =>
            db.HistoryEntries.Where(h => h.InspectionId == Inspection).OrderBy(h => h.Number).Select(h => h.Act).ToListAsync());

    /// <summary>A day as it is typed.</summary>
    public static string Typed(DateOnly day) => day.ToString("d-M-yyyy", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The lead sets the day of the first report about 1.1.2.</summary>
    public async Task AgreeAsync(DateOnly reportOn) =>
        Assert.Equal(
            System.Net.HttpStatusCode.Redirect,
            (
                await (await Site.LoggedInAsync(Leader)).SendAsync(
                    PointAddress,
                    new()
                    {
                        ["Agreement.ReadyOn"] = Typed(reportOn.AddDays(30)),
                        ["Agreement.ReportOn"] = Typed(reportOn),
                        ["Agreement.EveryMonths"] = "6",
                    },
                    "#afspreken")
            ).Status);

    /// <summary>Does the daily work of this moment.</summary>
    public async Task DoDailyWorkAsync()
    {
        await Site.UseAsync<JobRunner, bool>(async jobs =>
        {
            await jobs.BeginDailyAsync(default);
            return true;
        });
        await Site.DoJobsAsync();
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
