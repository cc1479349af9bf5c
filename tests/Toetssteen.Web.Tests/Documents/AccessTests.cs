using System.Net;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Studies;
using Toetssteen.Tests.Extraction;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Documents;

/// <summary>Whose documents one sees, and may change; the rest is not there.</summary>
public abstract class AccessTests(Provider provider)
{
    [Fact]
    public async Task EveryoneSeesWhatIsTheirs_AndTheRestIsNotFound()
    {
        await using var evidence = await Evidence.GivenAsync(provider);
        var site = evidence.Site;
        var ofMunicipality = await evidence.GivenADocumentAsync(evidence.Municipality, "van de gemeente.pdf");
        var ofPartner = await evidence.GivenADocumentAsync(evidence.Partner, "van de partner.pdf", SampleFiles.Pdf("Anders"));
        var inspectorate = new Organisation(Guid.NewGuid(), OrganisationKind.Inspectorate, "Inspectie van de proef");
        var lead = await site.LoggedInAsync(Role.StudyLead, inspectorate);
        await site.ChangeAsync(async db =>
        {
            // Two inspections, so that the lead chooses between them: one who has a single inspection goes straight on to it.
            var inspection = (await db.Inspections.FindAsync(evidence.Inspection))!;
            var another = await db.Inspections.OrderBy(i => i.Id).FirstAsync(i => i.StudyId != inspection.StudyId);
            foreach (var study in new[] { inspection.StudyId, another.StudyId })
                (await db.Studies.FindAsync(study))!.Join(inspectorate.Id, leads: false);
        });
        Dictionary<string, (Person Who, bool Municipality, bool Partner, bool List)> people = new()
        {
            ["municipality"] = (evidence.Municipality, true, false, true),
            ["partner"] = (evidence.Partner, false, true, true),
            ["inspector"] = (evidence.Inspector, true, true, true),
            ["lead"] = (lead, true, true, true),
            ["another municipality"] = (
                await site.LoggedInAsync(
                    Role.MunicipalityRespondent,
                    new Organisation(Guid.NewGuid(), OrganisationKind.Municipality, "Gemeente Almere", municipalityCode: "GM0034")),
                false,
                false,
                false),
            ["another partner"] = (await site.LoggedInAsync(Role.PartnerRespondent), false, false, false),
            ["another inspector"] = (await site.LoggedInAsync(Role.Inspector), false, false, false),
            ["another lead"] = (await site.LoggedInAsync(Role.StudyLead), false, false, false),
            ["administrator"] = (await site.LoggedInAsync(Role.Administrator), false, false, false),
        };

        foreach (var (name, (who, municipality, partner, list)) in people)
        {
            var page = await who.OpenAsync(evidence.List);
            Assert.True(page.Status == (list ? HttpStatusCode.OK : HttpStatusCode.NotFound), $"{name}: {page.Status}");
            Assert.True(page.Text.Contains(ofMunicipality.Title, StringComparison.Ordinal) == municipality, name);
            Assert.True(page.Text.Contains(ofPartner.Title, StringComparison.Ordinal) == partner, name);
            foreach (var rest in new[] { "", "/download", "/tekst" })
            {
                Assert.True(
                    await StatusAsync(who, evidence.Of(ofMunicipality.Id, rest))
                        == (municipality ? HttpStatusCode.OK : HttpStatusCode.NotFound),
                    $"{name} {rest}");
                Assert.True(
                    await StatusAsync(who, evidence.Of(ofPartner.Id, rest)) == (partner ? HttpStatusCode.OK : HttpStatusCode.NotFound),
                    $"{name} {rest}");
            }
            using var csv = await who.Client.GetAsync($"{evidence.List}.csv");
            Assert.True(csv.StatusCode == (list ? HttpStatusCode.OK : HttpStatusCode.NotFound), name);
            Assert.True(
                list && (await csv.Content.ReadAsStringAsync()).Contains(ofPartner.Title, StringComparison.Ordinal) == partner || !list,
                name);
        }

        Assert.Contains("Deventer", (await lead.OpenAsync("/werk/documenten")).Text, StringComparison.Ordinal);
        Assert.Equal(evidence.List, (await evidence.Inspector.OpenAsync("/werk/documenten")).Location);
        Assert.Contains(
            "geen deel aan een onderzoek",
            (await people["another inspector"].Who.OpenAsync("/werk/documenten")).Text,
            StringComparison.Ordinal);
        Assert.NotNull((await evidence.Partner.OpenAsync("/werk")).Page.QuerySelector("a[href='/werk/documenten']"));
        Assert.Null((await people["administrator"].Who.OpenAsync("/werk")).Page.QuerySelector("a[href='/werk/documenten']"));

        foreach (
            var address in new[]
            {
                evidence.List,
                $"{evidence.List}.csv",
                evidence.Of(ofMunicipality.Id),
                evidence.Of(ofMunicipality.Id, "/download"),
            })
            Assert.Equal(HttpStatusCode.Redirect, (await site.Visitor().OpenAsync(address)).Status);
    }

    [Fact]
    public async Task WhoHoldsTwoRoles_SeesTheInspectionsOfEither_AndNoOther()
    {
        await using var evidence = await Evidence.GivenAsync(provider);
        var site = evidence.Site;
        var inspectorate = new Organisation(Guid.NewGuid(), OrganisationKind.Inspectorate, "Inspectie van de proef");
        var account = await site.GivenAnAccountAsync(Role.Inspector, inspectorate);
        var others = await site.AskAsync(db =>
            db.Inspections.Where(i =>
                    i.Id != evidence.Inspection && !db.Inspections.Any(e => e.Id == evidence.Inspection && e.StudyId == i.StudyId))
                .OrderBy(i => i.Id)
                .ToListAsync());
        var (led, none) = (others[0], others.First(i => i.StudyId != others[0].StudyId));
        await site.ChangeAsync(async db =>
        {
            (await db.Accounts.Include(a => a.Held).SingleAsync(a => a.Id == account.Id)).Hold(
                [Role.Inspector, Role.StudyLead],
                OrganisationKind.Inspectorate);
            (await db.Inspections.Include(i => i.Assignments).SingleAsync(i => i.Id == evidence.Inspection)).Assign(
                account.Id,
                Duty.Inspector);
            (await db.Studies.FindAsync(led.StudyId))!.Join(inspectorate.Id, leads: false);
        });
        var person = await site.LoggedInAsync(account);

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(person, evidence.List));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(person, Of(led.Id)));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(person, Of(none.Id)));

        string Of(Guid inspection) =>
            evidence.List.Replace(evidence.Inspection.ToString(), inspection.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OnlyWhoSuppliedADocument_ChangesIt_AndOnlyWhoReadsTheEvidence_AsksForOne()
    {
        await using var evidence = await Evidence.GivenAsync(provider);
        var own = await evidence.GivenADocumentAsync(evidence.Municipality);
        foreach (var rest in new[] { "/wijzigen", "/verwijderen" })
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(evidence.Municipality, evidence.Of(own.Id, rest)));
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(evidence.Partner, evidence.Of(own.Id, rest)));
            Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(evidence.Inspector, evidence.Of(own.Id, rest)));
        }
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(evidence.Partner, $"{evidence.Add}?document={own.Id}"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(evidence.Inspector, evidence.Add));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(evidence.Municipality, $"{evidence.List}/opvragen"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(evidence.Inspector, $"{evidence.List}/opvragen"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(evidence.Municipality, $"/werk/documenten/{Guid.NewGuid()}/{own.Id}"));
    }

    private static async Task<HttpStatusCode> StatusAsync(Person who, string address)
    {
        using var response = await who.Client.GetAsync(address);
        return response.StatusCode;
    }
}

public sealed class AccessTestsOnSqlite() : AccessTests(Provider.Sqlite);

public sealed class AccessTestsOnPostgres() : AccessTests(Provider.Postgres);
