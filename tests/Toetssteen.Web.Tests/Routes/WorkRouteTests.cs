using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Evidence;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Tests.Extraction;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Publications.Making;
using Toetssteen.Web.Tests.Documents;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Routes;

/// <summary>
/// What holds behind the login, for every role, in every state of the demonstration's studies: who is let in sees what is theirs, and what
/// is another's is not there. Addresses are found by following links as each role; nothing is listed by hand but what no link leads to.
/// </summary>
public abstract partial class WorkRouteTests(WorkRouteTests.Followed followed)
{
    // Reached from a letter, on the way to a login, or as the answer to a form. Each has tests of its own.
    private static readonly string[] NoLinkLeadsThere =
    [
        "uitnodiging/", "wachtwoord-vergeten", "inloggen", "uitloggen", "account/tweede-stap", "account/herstelcodes", "post/", "post",
            "kaart",
        // Only where a framework asks others than municipality and partners.
        "werk/concepten/{inspection:guid}/kaarten",
        // The address that a finding had when each was a page: it leads on.
        "werk/concepten/{inspectionId:guid}/tweede-lezing/{findingId:guid}",
    ];

    [Fact]
    public async Task EveryLinkBehindTheLogin_LeadsToAPage_AndEveryRouteIsReached()
    {
        var (site, work) = await followed.GivenAsync();
        var reached = new HashSet<string>();
        foreach (var (role, _, visited) in work)
        {
            Assert.Empty(visited.Where(v => v.Status is not 200 and not 302).Select(v => $"{role}: {v.Status} {v.Address}"));
            Assert.All(visited.Where(v => v.Document is not null), v => Assert.Single(v.Document!.QuerySelectorAll("h1")));
            reached.UnionWith(visited.Select(v => Dutch(v.Route)));
        }

        var closed = site.Routes.Endpoints.Where(e => !RouteTable.IsPublished(e)).Select(RouteTable.NameOf).ToHashSet();
        var missed = site
            .Routes.Names.Where(closed.Contains)
            .Select(Dutch)
            .Distinct()
            .Except(reached)
            .Where(r => !NoLinkLeadsThere.Any(n => r.StartsWith(n, StringComparison.Ordinal)));
        Assert.True(!missed.Any(), string.Join("\n", missed));
    }

    [Fact]
    public async Task EveryAddressOnAPage_IsOneThatTheProgramTakes()
    {
        var (site, work) = await followed.GivenAsync();
        var visited = work.SelectMany(w => w.Visited).ToList();

        Assert.Contains(visited.SelectMany(RouteTable.AddressesOn), link => link.Method == "POST");
        Assert.Contains(visited.SelectMany(RouteTable.AddressesOn), link => link.Method is null);
        Assert.Empty(site.Routes.LeadingNowhere(visited));
    }

    [Fact]
    public async Task EveryFormThatIsPosted_CarriesTheProofThatItIsOurs_Once()
    {
        var (_, work) = await followed.GivenAsync();
        var forms = work.SelectMany(w =>
                w.Visited.Where(v => v.Document is not null)
                    .SelectMany(v => v.Document!.QuerySelectorAll("form[method=post]"), (v, form) => (w.Role, v.Address, form)))
            .ToList();

        Assert.Contains(forms, f => f.form.GetAttribute("action") is { Length: > 0 });
        Assert.Empty(
            forms
                .Where(f => f.form.QuerySelectorAll("input[name=__RequestVerificationToken]").Length != 1)
                .Select(f => $"{f.Role}: {f.Address}"));
    }

    [Fact]
    public async Task EnterInAForm_NeverRemovesSendsOrEndsSomething()
    {
        var (_, work) = await followed.GivenAsync();
        var forms = work.SelectMany(w =>
                w.Visited.Where(v => v.Document is not null)
                    .SelectMany(
                        v => v.Document!.QuerySelectorAll("form[method=post]"),
                        (v, form) =>
                            (
                                Where: $"{w.Role}: {v.Address}",
                                Form: form,
                                Buttons: form.QuerySelectorAll("button:not([type=button]), input[type=submit]").ToList())))
            .Where(f => f.Buttons.Count > 0)
            .ToList();
        // The walk finds forms with both kinds, and forms that have nothing but what is final.
        Assert.Contains(forms, f => f.Buttons[0] is { ClassName: "vh" } first && !ClosesADialog(first) && f.Buttons.Any(IsFinal));
        Assert.Contains(forms, f => ClosesADialog(f.Buttons[0]));
        // Enter on a choice passes over a disabled button, to the next; and a button that closes a dialog does nothing where there is none.
        Assert.Empty(
            forms
                .Where(f => f.Buttons[0].HasAttribute("disabled") || (ClosesADialog(f.Buttons[0]) && f.Form.Closest("dialog") is not null))
                .Select(f => f.Where));

        var pressed = forms.Where(f => !ClosesADialog(f.Buttons[0])).ToList();
        Assert.Empty(
            pressed
                .Where(f => IsFinal(f.Buttons[0]) || f.Buttons.Any(b => IsFinal(b) && DoesTheSame(b, f.Buttons[0])))
                .Select(f => $"{f.Where}: {f.Buttons[0].OuterHtml}")
                .Distinct());
        // Each button that says that it removes, sends or ends something is marked as one that does.
        Assert.Empty(
            forms
                .SelectMany(f => f.Buttons, (f, b) => (f.Where, Button: b))
                .Where(b =>
                    !IsFinal(b.Button) && (b.Button.ClassList.Contains("nl-button--danger") || Ends().IsMatch(b.Button.TextContent.Trim())))
                .Select(b => $"{b.Where}: {b.Button.TextContent.Trim()}")
                .Distinct());

        static bool ClosesADialog(AngleSharp.Dom.IElement button) => button.GetAttribute("formmethod") == "dialog";
        static bool IsFinal(AngleSharp.Dom.IElement button) => button.HasAttribute("data-final");
        static bool DoesTheSame(AngleSharp.Dom.IElement one, AngleSharp.Dom.IElement other) =>
            new[] { "name", "value", "formaction" }.All(n => one.GetAttribute(n) == other.GetAttribute(n));
    }

    [Fact]
    public async Task StrangeValuesInAnAddress_NeverBreakAPage()
    {
        var (site, work) = await followed.GivenAsync();
        var seen = new HashSet<string>();
        var broken = new List<string>();
        var tried = 0;
        foreach (var (role, person, visited) in work)
            foreach (var address in site.Routes.Strange(visited.Where(v => v.Status == 200 && seen.Add(v.Route)).ToList()))
            {
                tried++;
                using var answer = await person.Client.GetAsync(address);
                if ((int)answer.StatusCode >= 500)
                    broken.Add($"{role}: {(int)answer.StatusCode} {address[..Math.Min(address.Length, 200)]}");
            }
        Assert.True(tried > 500, $"only {tried} tried");
        Assert.True(broken.Count == 0, string.Join('\n', broken));
    }

    [Fact]
    public async Task WhatIsAnothers_IsNotThere_InAnyRoleAndAnyState()
    {
        var (site, work) = await followed.GivenAsync();
        var strangers = new List<(Role Role, Person Person)>();
        foreach (var role in Roles.All.Where(r => r != Role.Administrator))
            strangers.Add(
                (
                    role,
                    await site.LoggedInAsync(
                        role,
                        role.HeldIn() == Domain.Municipalities.OrganisationKind.Municipality
                            ? new(
                                Guid.NewGuid(),
                                Domain.Municipalities.OrganisationKind.Municipality,
                                "Amsterdam",
                                municipalityCode: "GM0363")
                            : null)));
        strangers.Add((Role.Administrator, work.Single(w => w.Role == Role.Administrator).Person));

        var faults = new List<string>();
        var tried = 0;
        // Who else may enter an address has nothing to do with it for a stranger: each is tried once.
        foreach (
            var (address, owners) in work.Where(w => w.Role != Role.Administrator)
                .SelectMany(w => w.Visited.Where(v => v.Route.Contains('{', StringComparison.Ordinal)), (w, v) => (v.Address, w.Role))
                .GroupBy(v => v.Address, v => v.Role, (address, owners) => (address, owners)))
            foreach (var (role, other) in strangers)
            {
                tried++;
                using var response = await other.Client.GetAsync(address);
                if (response.StatusCode is not HttpStatusCode.NotFound and not HttpStatusCode.Forbidden)
                    faults.Add($"{address} of {string.Join(", ", owners)} answers {(int)response.StatusCode} to {role} of elsewhere");
            }

        Assert.True(tried > 200, $"only {tried} tried");
        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(30)));
    }

    private static string Dutch(string route) => English().Replace(route.TrimStart('/'), "");

    [GeneratedRegex(
        "^(ja, )?(verwijder|haal .*(weg|terug)|weghalen|trek|neem .* terug|gooi|blokkeer|vaststell|verzend|verstuur|versturen|publiceer|besluit tot|stuur de|intrekken|teruggeven|geef .*terug|afronden|opnieuw (ver)?sturen)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Ends();

    [GeneratedRegex("^en/")]
    private static partial Regex English();

    /// <summary>
    /// The links behind the login, followed once as every person of the demonstration; what is done with them only reads.
    /// </summary>
    public abstract class Followed : IAsyncDisposable
    {
        private readonly Lazy<Task<(TestSite Site, IReadOnlyList<(Role Role, Person Person, IReadOnlyList<Visited> Visited)> Work)>> _given;

        /// <summary>Followed when it is first asked for, so that a test can say that its database is not here.</summary>
        protected Followed(Provider provider) => _given = new(() => FollowAsync(provider));

        /// <summary>The site, and who found what there.</summary>
        public Task<(TestSite Site, IReadOnlyList<(Role Role, Person Person, IReadOnlyList<Visited> Visited)> Work)> GivenAsync() =>
            _given.Value;

        /// <inheritdoc/>
        public async ValueTask DisposeAsync()
        {
            if (_given is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
                await (await _given.Value).Site.DisposeAsync();
            GC.SuppressFinalize(this);
        }

        private static async Task<(TestSite, IReadOnlyList<(Role, Person, IReadOnlyList<Visited>)>)> FollowAsync(Provider provider)
        {
            var site = await GivenDocumentsAsync(provider);
            var work = new List<(Role, Person, IReadOnlyList<Visited>)>();
            foreach (var (role, person) in await PeopleAsync(site))
                work.Add((role, person, await site.Routes.FollowWorkAsync(person.Client)));
            // Once a correction was begun, other links lead on from what is published.
            var draft = await site.AskAsync(db => db.Drafts.Where(d => d.Slug == "gepubliceerd").Select(d => d.InspectionId).SingleAsync());
            var (corrector, corrects, found) = work.First(w => w.Item1.Permissions().Contains(Permission.Adopt));
            var begun = await corrects.SendAsync(
                $"/werk/concepten/{draft}/corrigeren",
                new() { ["Reason"] = "Er stond een verkeerd jaartal." });
            Assert.Equal(HttpStatusCode.Redirect, begun.Status);
            work[work.FindIndex(w => w.Item1 == corrector)] = (
                corrector,
                corrects,
                [.. found, .. await site.Routes.FollowWorkAsync(corrects.Client, $"/werk/concepten/{draft}")]);
            // A framework that judges the whole has a page for it, which that of the demonstration has not.
            var (judge, judges, seen) = work.First(w => w.Item1 == Role.Inspector);
            var whole = await GivenAWholeIsJudgedAsync(site);
            work[work.FindIndex(w => w.Item1 == judge)] = (
                judge,
                judges,
                [.. seen, .. await site.Routes.FollowWorkAsync(judges.Client, $"/werk/concepten/{whole}")]);
            return (site, work);
        }

        private static async Task<Guid> GivenAWholeIsJudgedAsync(TestSite site)
        {
            await site.RegisterFrameworkAsync(Repository.PathTo("tests", "frameworks", "kinderopvang", "2025.yaml"));
            var framework = await site.UseAsync<FrameworkCatalogue, Framework>(all => Task.FromResult(all.Get("kinderopvang/2025")));
            var inspector = (await site.DemonstrationAccountsAsync()).First(a => a.Roles.Single() == Role.Inspector).Id;
            var id = Guid.NewGuid();
            await site.ChangeAsync(db =>
            {
                var study = new Study(Guid.NewGuid(), "opvang", "Toezicht op de opvang", framework.Id, StudyKind.First, "2026");
                var approach = new Approach(Guid.NewGuid(), "GM0150", "Toezicht op de opvang");
                var inspection = new Inspection(id, study, "GM0150");
                inspection.Assign(inspector, Duty.Inspector);
                inspection.Assess(Guid.NewGuid(), approach, "De enige aanpak.");
                db.AddRange(study, approach, inspection, new FactsheetDraft(inspection, framework, Guid.NewGuid));
                return Task.CompletedTask;
            });
            return id;
        }

        // The demonstration, with documents of the municipality and of the partner, one that is here, and one that is said to exist; and
        // the factsheet that was adopted in it published, which the demonstration itself leaves to who tries it.
        private static async Task<TestSite> GivenDocumentsAsync(Provider provider)
        {
            var site = await TestSite.GivenTheDemonstrationDataAsync(provider);
            var inspection = await site.AskAsync(db =>
                db.Studies.Where(s => s.Slug == "gezinnen-nu")
                    .SelectMany(s => db.Inspections.Where(i => i.StudyId == s.Id && i.MunicipalityCode == "GM0150"))
                    .Select(i => i.Id)
                    .SingleAsync());
            foreach (var (role, person) in (await PeopleAsync(site)).Where(p => p.Role.Permissions().Contains(Permission.SupplyDocuments)))
            {
                var added = await Evidence.UploadAsync(
                    person,
                    $"/werk/documenten/{inspection}/toevoegen",
                    ($"Convenant {role}.pdf", SampleFiles.Pdf("De regisseur heeft doorzettingsmacht.")));
                Assert.Equal(HttpStatusCode.Redirect, added.Status);
            }
            await site.ChangeAsync(async db =>
                db.Documents.Add(
                    new Document(
                        Guid.NewGuid(),
                        inspection,
                        "Jaarverslag",
                        await db.Accounts.Where(a => a.Email == "gemeente@demonstratie.example").Select(a => a.OrganisationId).SingleAsync()
                    )));
            await site.ChangeAsync(async db =>
            {
                var (draft, now) = (await db.Drafts.SingleAsync(d => d.Stage == DraftStage.Adopted), site.Clock.Now);
                draft.DecidePublication(
                    Guid.NewGuid(),
                    new HashSet<Guid>(),
                    now.AddMinutes(-1),
                    new PublicationTerms(TimeSpan.Zero, null),
                    null,
                    now.AddMinutes(-2));
                draft.Reserve("gepubliceerd");
                db.Jobs.Add(MakeFiles.For(draft, now));
            });
            await site.DoJobsAsync();
            return site;
        }

        private static async Task<IReadOnlyList<(Role Role, Person Person)>> PeopleAsync(TestSite site)
        {
            var people = new List<(Role, Person)>();
            foreach (var account in await site.DemonstrationAccountsAsync())
                people.Add((account.Roles.Single(), await site.LoggedInAsync(account)));
            return people;
        }
    }
}

public sealed class WorkRouteTestsOnSqlite(WorkRouteTestsOnSqlite.Work work)
    : WorkRouteTests(work),
        IClassFixture<WorkRouteTestsOnSqlite.Work>
{
    /// <summary>On this database.</summary>
    public sealed class Work() : Followed(Provider.Sqlite);
}

public sealed class WorkRouteTestsOnPostgres(WorkRouteTestsOnPostgres.Work work)
    : WorkRouteTests(work),
        IClassFixture<WorkRouteTestsOnPostgres.Work>
{
    /// <summary>On this database.</summary>
    public sealed class Work() : Followed(Provider.Postgres);
}
