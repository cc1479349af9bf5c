using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Preparations;

/// <summary>
/// A municipality that was invited to prepare, with a known past: one approach that is there still, one that was absorbed into it.
/// </summary>
internal sealed class PreparationSite : IAsyncDisposable
{
    public const string Municipality = "GM0150";

    private PreparationSite(TestSite site) => Site = site;

    public TestSite Site { get; }

    public Organisation Organisation { get; } =
        new(Guid.NewGuid(), OrganisationKind.Municipality, "Gemeente Deventer", municipalityCode: Municipality);

    public Guid Inspection { get; private set; }

    public Guid Known { get; } = Guid.NewGuid();

    public string Home => $"/werk/gemeenten/{Inspection}/voorbereiding";

    public static async Task<PreparationSite> OpenAsync(Provider provider, string framework = "ggsr/2012")
    {
        var given = new PreparationSite(await TestSite.GivenAnEmptyDatabaseAsync(provider));
        if (framework != "ggsr/2012")
            await given.Site.RegisterFrameworkAsync(Repository.PathTo(["tests", "frameworks", .. $"{framework}.yaml".Split('/')]));
        await given.Site.ChangeAsync(db =>
        {
            var study = new Study(Guid.NewGuid(), "proef", "Proefonderzoek", framework, StudyKind.First, "2026");
            study.Plan(
                study.Title,
                "2026",
                new StudyCalendar(NominateBy: new(2026, 4, 1), AnswerBy: new(2026, 6, 1)),
                new StudyLetters(),
                given.Site.Clock.Now);
            var inspection = new Inspection(Guid.NewGuid(), study, Municipality);
            inspection.Prepare();
            given.Inspection = inspection.Id;
            var (known, gone) = (
                new Approach(given.Known, Municipality, "Wijkteam Noord"),
                new Approach(Guid.NewGuid(), Municipality, "Gezinsaanpak"));
            new Lineage([known, gone]).Record(Guid.NewGuid(), gone, TransitionKind.AbsorbedInto, known, PartialDate.Of(2014, 10), null);
            db.AddRange(given.Organisation, study, inspection, known, gone);
            return Task.CompletedTask;
        });
        return given;
    }

    public Task<Person> SomeoneAsync() => Site.LoggedInAsync(Role.MunicipalityRespondent, Organisation);

    public async Task<ApproachStatement> NamedAsync(string name) => (await PreparationAsync()).Approaches.Single(a => a.Name == name);

    public Task<Preparation> PreparationAsync() =>
        Site.AskAsync(db =>
            db.Preparations.Include(p => p.Approaches.OrderBy(a => a.Position))
                    .ThenInclude(a => a.Partners.OrderBy(p => p.Position))
                .AsNoTracking()
                .SingleAsync());

    public Task ChangeAsync(Action<Preparation> change) => Site.ChangeAsync(async db =>
    {
        var preparation = await db.Preparations.Include(p => p.Approaches).ThenInclude(a => a.Partners).SingleAsync();
        change(preparation);
    });

    /// <summary>The address of an approach that is named in the preparation.</summary>
    public async Task<string> GivenAsync(string name, Action<ApproachStatement>? told = null)
    {
        var id = Guid.NewGuid();
        await Site.ChangeAsync(async db =>
        {
            var preparation = await db.Preparations.Include(p => p.Approaches).SingleAsync();
            var known = await db.Approaches.SingleOrDefaultAsync(a => a.Name == name);
            var statement = known is null ? preparation.Name(id, name) : preparation.Name(id, known);
            told?.Invoke(statement);
        });
        return $"{Home}/aanpakken/{id}";
    }

    /// <summary>The address of an approach of which all is told that is needed to send.</summary>
    public Task<string> GivenAllToldAsync() => GivenAsync("Team Breed", a =>
    {
        a.Describe(new ApproachFacts { What = "Eén team voor alle leefgebieden." }.Answered(new Dictionary<string, string>
        {
            ["approach_families_knowledge"] = "known",
            ["approach_families"] = "0",
            ["approach_maximum_caseload_knowledge"] = "unknown",
        }));
        a.Propose(true, "De meeste gezinnen zitten hier.");
    });

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
