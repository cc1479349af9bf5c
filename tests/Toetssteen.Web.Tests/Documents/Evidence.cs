using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Evidence;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Studies;
using Toetssteen.Tests.Extraction;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Documents;

/// <summary>An inspection with everyone who has a part in its evidence, or has none.</summary>
internal sealed class Evidence : IAsyncDisposable
{
    private static readonly HtmlParser Parser = new();

    private Evidence(TestSite site) => Site = site;

    public TestSite Site { get; }

    public Guid Inspection { get; private set; }

    public Person Municipality { get; private set; } = null!;

    public Person Partner { get; private set; } = null!;

    public Person Inspector { get; private set; } = null!;

    public Organisation MunicipalityOrganisation { get; private set; } = null!;

    public Organisation PartnerOrganisation { get; private set; } = null!;

    public string List => $"/werk/documenten/{Inspection}";

    public string Add => $"{List}/toevoegen";

    /// <summary>One inspection of the demonstration: its municipality, one of its partners and its inspector, each logged in.</summary>
    public static async Task<Evidence> GivenAsync(Provider provider, params (string Key, string Value)[] settings)
    {
        var evidence = new Evidence(await TestSite.GivenTheDemonstrationDataAsync(provider));
        foreach (var (key, value) in settings)
            evidence.Site.Settings[key] = value;
        await evidence.FillAsync();
        return evidence;
    }

    public string Of(Guid document, string rest = "") => $"{List}/{document}{rest}";

    /// <summary>Sends files by the form of the page, as a browser without JavaScript does.</summary>
    public async Task<Answered> UploadAsync(Person by, params (string Name, byte[] Content)[] files) => await UploadAsync(by, Add, files);

    /// <summary>Sends files by the form at an address.</summary>
    public static async Task<Answered> UploadAsync(Person by, string address, params (string Name, byte[] Content)[] files)
    {
        using var response = await by.Client.PostAsync(address, await FormAsync(by, address, files));
        return new(
            response.StatusCode,
            await Parser.ParseDocumentAsync(await response.Content.ReadAsStringAsync()),
            response.Headers.Location?.OriginalString);
    }

    /// <summary>The form of a page with files in it, its token included.</summary>
    public static async Task<MultipartFormDataContent> FormAsync(Person by, string address, params (string Name, byte[] Content)[] files)
    {
        var form = new MultipartFormDataContent { { new StringContent(Token(await by.ReadAsync(address))), "__RequestVerificationToken" } };
        foreach (var (name, content) in files)
            form.Add(FileOf(content), "Bestanden", name);
        return form;
    }

    public static string Token(IHtmlDocument page) =>
        page.QuerySelector("main form[method=post] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    /// <summary>A document that was received, by its title; and read.</summary>
    public async Task<Document> GivenADocumentAsync(Person by, string name = "Beleidsnotitie.pdf", byte[]? content = null)
    {
        var answer = await UploadAsync(
            by,
            (name, content ?? SampleFiles.Pdf("De regisseur heeft", "doorzettingsmacht in de samen-\nwerking.")));
        Assert.True(answer.Status == HttpStatusCode.Redirect, answer.Text);
        await Site.DoJobsAsync();
        return await Site.AskAsync(db => db.Documents.AsNoTracking().SingleAsync(d => d.File!.Name == name));
    }

    public Task<List<Document>> DocumentsAsync() => Site.AskAsync(db => db.Documents.AsNoTracking().OrderBy(d => d.Title).ToListAsync());

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    private static ByteArrayContent FileOf(byte[] content)
    {
        var file = new ByteArrayContent(content);
        // What the browser says it is, counts for nothing.
        file.Headers.ContentType = new MediaTypeHeaderValue("text/html");
        return file;
    }

    private async Task FillAsync()
    {
        MunicipalityOrganisation = await Site.AskAsync(db =>
            db.Organisations.AsNoTracking()
                .SingleAsync(o =>
                    o.Kind == OrganisationKind.Municipality && o.MunicipalityCode == "GM0150" && o.Name == "Gemeente Deventer"));
        var (inspection, partner) = await Site.AskAsync(async db =>
        {
            var found = await (
                from i in db.Inspections
                where i.MunicipalityCode == "GM0150"
                from a in i.Assessments
                from r in a.Respondents
                join o in db.Organisations on r.OrganisationId equals o.Id
                where o.Kind == OrganisationKind.Partner
                orderby i.Id, o.Id
                select new { i.Id, Organisation = o }).FirstAsync();
            return (found.Id, found.Organisation);
        });
        (Inspection, PartnerOrganisation) = (inspection, partner);
        Municipality = await Site.LoggedInAsync(Role.MunicipalityRespondent, MunicipalityOrganisation);
        Partner = await Site.LoggedInAsync(Role.PartnerRespondent, partner);
        var inspector = await Site.GivenAnAccountAsync(Role.Inspector);
        await Site.ChangeAsync(async db => (await db.Inspections.FindAsync(Inspection))!.Assign(inspector.Id, Duty.Inspector));
        Inspector = await Site.LoggedInAsync(inspector);
    }
}
