using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Security;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Studies;

/// <summary>A site with one study, planned by an inspectorate, and its lead logged in: what most tests of planning begin with.</summary>
internal sealed class PlannedStudy : IAsyncDisposable
{
    public const string Slug = "proefonderzoek";
    public const string Address = $"/werk/onderzoeken/{Slug}";
    public const string Deventer = "GM0150";
    public const string Zwolle = "GM0193";

    private PlannedStudy(TestSite site, Organisation inspectorate, Account leader, Account otherLead, Person lead) =>
        (Site, Inspectorate, Leader, OtherLead, Lead) = (site, inspectorate, leader, otherLead, lead);

    public TestSite Site { get; }

    public Organisation Inspectorate { get; }

    public Account Leader { get; }

    /// <summary>The other lead: together they can publish.</summary>
    public Account OtherLead { get; }

    /// <summary>The lead's browser.</summary>
    public Person Lead { get; }

    /// <summary>A study with these municipalities, of which nobody was invited.</summary>
    public static async Task<PlannedStudy> WithAsync(Provider provider, params string[] codes) =>
        await WithAsync(await TestSite.GivenAnEmptyDatabaseAsync(provider), codes);

    /// <summary>The same, on a site that was made before.</summary>
    public static async Task<PlannedStudy> WithAsync(TestSite site, params string[] codes)
    {
        await site.RegisterFrameworkAsync(Repository.PathTo("frameworks", "ggsr", "2012.yaml"));
        var inspectorate = new Organisation(Guid.NewGuid(), OrganisationKind.Inspectorate, "Inspectie Samen");
        var leader = await site.GivenAnAccountAsync(Role.StudyLead, inspectorate);
        site.Clock.Now += TimeSpan.FromSeconds(1);
        var otherLead = await site.GivenAnAccountAsync(Role.StudyLead, inspectorate);
        site.Clock.Now -= TimeSpan.FromSeconds(1);
        await site.ChangeAsync(async db =>
        {
            foreach (var account in await db.Accounts.Where(a => a.OrganisationId == inspectorate.Id).ToListAsync())
                account.TwoFactorEnabled = true;
            var study = new Study(Guid.NewGuid(), Slug, "Proefonderzoek", "ggsr/2012", StudyKind.First, "2026");
            study.Plan(
                "Proefonderzoek",
                "2026",
                new StudyCalendar(new(2026, 4, 1), new(2026, 5, 1), new(2026, 6, 1), new(2026, 7, 1)),
                new StudyLetters("Doe mee.", "Denk mee.", "Vergeet ons niet."),
                site.Clock.Now);
            study.Join(inspectorate.Id, leads: true);
            db.Studies.Add(study);
            db.Inspections.AddRange(codes.Select(c => new Inspection(Guid.NewGuid(), study, c)));
        });
        return new PlannedStudy(site, inspectorate, leader, otherLead, await site.LoggedInAsync(leader));
    }

    /// <summary>A page of the study.</summary>
    public Task<IHtmlDocument> ReadAsync(string below = "") => Lead.ReadAsync(Address + below);

    /// <summary>Sends a form of a page of the study.</summary>
    public Task<Answered> SendAsync(string below, Dictionary<string, string?> fields, string form) =>
        Lead.SendAsync(Address + below, fields, form);

    /// <summary>Contact persons of a municipality.</summary>
    public async Task<IReadOnlyList<Account>> GivenContactPersonsAsync(string code, params string[] emails)
    {
        var organisation = await Site.AskAsync(db => db.Organisations.SingleOrDefaultAsync(o => o.MunicipalityCode == code))
            ?? new Organisation(
                Guid.NewGuid(),
                OrganisationKind.Municipality,
                $"Gemeente {MunicipalityRegister.Find(code)!.Name}",
                municipalityCode: code);
        var people = new List<Account>();
        foreach (var email in emails)
        {
            var account = await Site.GivenAnAccountAsync(Role.MunicipalityRespondent, organisation, email);
            people.Add(account);
            await Site.ChangeAsync(async db => (await db.Accounts.SingleAsync(a => a.Id == account.Id)).IsContactPerson = true);
        }
        return people;
    }

    /// <summary>
    /// A municipality that sent its preparation in; <paramref name="prepare"/> adds to the one approach that is to be judged.
    /// </summary>
    public async Task<Guid> GivenASubmittedPreparationAsync(string code, Action<Preparation, ApproachStatement>? prepare = null)
    {
        await GivenContactPersonsAsync(code, $"een.{code}@gemeente.example", $"twee.{code}@gemeente.example");
        var id = Guid.Empty;
        await Site.ChangeAsync(async db =>
        {
            var inspection = await db.Inspections.Include(i => i.Preparation).SingleAsync(i => i.MunicipalityCode == code);
            id = inspection.Id;
            var preparation = inspection.Prepare();
            var approach = preparation.Name(Guid.NewGuid(), "Team Breed");
            approach.Describe(new ApproachFacts { What = "Eén team voor alle leefgebieden." });
            approach.Propose(true, "De meeste gezinnen zitten hier.");
            prepare?.Invoke(preparation, approach);
            preparation.Submit(Guid.NewGuid(), Site.Clock.Now);
        });
        return id;
    }

    /// <summary>The inspection of a municipality, with all that hangs on it.</summary>
    public Task<Inspection> InspectionAsync(string code) =>
        Site.AskAsync(db =>
            db.Inspections.AsNoTracking()
                .Include(i => i.Assignments)
                .Include(i => i.Preparation!.Approaches)
                    .ThenInclude(a => a.Partners)
                .Include(i => i.Assessments)
                    .ThenInclude(a => a.Respondents)
                .AsSplitQuery()
                .SingleAsync(i => i.MunicipalityCode == code));

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
