using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Evidence;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Tests.Extraction;
using Toetssteen.Web.Features.Documents.Citing;
using Toetssteen.Web.Features.Documents.Remove;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Documents;

/// <summary>The pages about documents: what they show, each error, and what they do.</summary>
public abstract class DocumentPagesTests(Provider provider)
{
    [Fact]
    public async Task AnEmptyList_SaysWhatToDo_ToEachInTheirOwnWords()
    {
        await using var evidence = await Evidence.GivenAsync(provider);
        Assert.Contains("Voeg beleidsnotities", (await evidence.Municipality.OpenAsync(evidence.List)).Text, StringComparison.Ordinal);
        Assert.Contains(
            "Zodra een organisatie een document meldt",
            (await evidence.Inspector.OpenAsync(evidence.List)).Text,
            StringComparison.Ordinal);
        Assert.Contains(
            "There are no documents yet",
            (await evidence.Municipality.OpenAsync($"/en{evidence.List}")).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Searching_FindsTitleAndText_WithoutRegardToCaseAccentsAndSigns()
    {
        await using var evidence = await Evidence.GivenAsync(provider);
        var note = await evidence.GivenADocumentAsync(
            evidence.Municipality,
            "Beleidsnotitie.pdf",
            SampleFiles.Pdf("Niets.", "De privé-regisseur heeft 100% door-\nzettingsmacht."));
        await evidence.GivenADocumentAsync(evidence.Municipality, "Convenant.pdf", SampleFiles.Pdf("Anders."));

        var found = await evidence.Municipality.OpenAsync($"{evidence.List}?zoek=PRIVE+regisseur");
        Assert.Equal(["Beleidsnotitie"], Titles(found));
        var hit = found.Page.QuerySelector(".documents__hit a")!;
        Assert.StartsWith("Bladzijde 2", hit.TextContent, StringComparison.Ordinal);
        Assert.Equal("privé-regisseur", found.Page.QuerySelector(".documents__hit mark")!.TextContent);
        Assert.Equal(["Beleidsnotitie"], Titles(await evidence.Municipality.OpenAsync($"{evidence.List}?zoek=doorzettingsmacht")));
        Assert.Equal(["Convenant"], Titles(await evidence.Municipality.OpenAsync($"{evidence.List}?zoek=convenant")));
        Assert.Equal(["Beleidsnotitie"], Titles(await evidence.Municipality.OpenAsync($"{evidence.List}?zoek=100%25")));
        Assert.Contains(
            "Niets gevonden voor '1_0'",
            (await evidence.Municipality.OpenAsync($"{evidence.List}?zoek=1_0")).Text,
            StringComparison.Ordinal);

        var page = await evidence.Municipality.OpenAsync(hit.GetAttribute("href")!);
        Assert.Equal("privé-regisseur", page.Page.QuerySelector(".paper mark")!.TextContent);
        Assert.Contains("Bladzijde 2 van 2", page.Text, StringComparison.Ordinal);
        Assert.Equal($"{evidence.Of(note.Id)}#page=2", page.Page.QuerySelector(".actions a.nl-button")!.GetAttribute("href"));
        Assert.NotNull(page.Page.QuerySelector("a[rel=prev]"));
        Assert.Null(page.Page.QuerySelector("a[rel=next]"));
        Assert.Equal(HttpStatusCode.NotFound, (await evidence.Municipality.OpenAsync(evidence.Of(note.Id, "/tekst?bladzijde=3"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await evidence.Municipality.OpenAsync(evidence.Of(note.Id, "/tekst?bladzijde=x"))).Status);
    }

    [Fact]
    public async Task TheList_AsksTheDatabaseNoMoreForManyDocumentsThanForOne()
    {
        var questions = new Questions();
        await using var evidence = await Evidence.GivenAsync(provider);
        await using var counted = evidence.Site.AnotherProcess(questions.AddTo);
        counted.Clock.Now = evidence.Site.Clock.Now;
        await evidence.GivenADocumentAsync(evidence.Municipality, "0.png", SampleFiles.Png());
        var person = await counted.LoggedInAsync(Domain.People.Role.MunicipalityRespondent, evidence.MunicipalityOrganisation);
        var one = await CountAsync();
        await evidence.UploadAsync(evidence.Municipality, [.. Enumerable.Range(1, 15).Select(i => ($"{i}.png", SampleFiles.Png()))]);

        Assert.Equal(one, await CountAsync());

        async Task<int> CountAsync()
        {
            // Once for what is read anew after a change, and then to be counted.
            await person.ReadAsync(evidence.List);
            var before = questions.Count;
            await person.ReadAsync(evidence.List);
            return questions.Count - before;
        }
    }

    [Fact]
    public async Task Changing_KeepsWhatWasTypedWhenSomethingIsWrong_AndSavesWhenItIsRight()
    {
        await using var evidence = await Evidence.GivenAsync(provider);
        var document = await evidence.GivenADocumentAsync(evidence.Municipality);
        var address = evidence.Of(document.Id, "/wijzigen");

        var wrong = await evidence.Municipality.SendAsync(
            address,
            new()
            {
                ["About.Title"] = "",
                ["About.Kind"] = "Covenant",
                ["About.Date"] = "vorig jaar",
            });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Equal(
            [
                ("About_Date", "Schrijf de datum als jaar, maand of dag, bijvoorbeeld 2013, oktober 2013 of 21-10-2013."),
                ("About_Title", "Vul de titel van het document in."),
            ],
            wrong.Errors.Order());
        Assert.Equal(
            ("vorig jaar", "Covenant"),
            (
                wrong.Page.QuerySelector("#About_Date")!.GetAttribute("value"),
                wrong.Page.QuerySelector("#About_Kind option[selected]")!.GetAttribute("value")));

        var right = await evidence.Municipality.SendAsync(
            address,
            new()
            {
                ["About.Title"] = "Samenwerkingsconvenant",
                ["About.Kind"] = "Covenant",
                ["About.Date"] = "oktober 2013",
            });
        Assert.Equal($"{evidence.List}?gedaan=gewijzigd", right.Location);
        var saved = Assert.Single(await evidence.DocumentsAsync());
        Assert.Equal(("Samenwerkingsconvenant", DocumentKind.Covenant, PartialDate.Of(2013, 10)), (saved.Title, saved.Kind, saved.Date));
        Assert.Contains(
            "De wijziging is opgeslagen. ",
            (await evidence.Municipality.OpenAsync(right.Location!)).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADocument_IsClaimedRequestedAndReceived_AndWhoWasAskedSeesIt()
    {
        await using var evidence = await Evidence.GivenAsync(provider);
        await evidence.Municipality.SendAsync($"{evidence.List}/melden", new() { ["About.Title"] = "Convenant" });
        Assert.Contains("gemeld", Rows(await evidence.Municipality.OpenAsync(evidence.List)).Single(), StringComparison.Ordinal);

        var claimed = await evidence.Inspector.SendAsync(evidence.List, form: "main td form[method=post]");
        Assert.True(claimed.Location == $"{evidence.List}?gedaan=opgevraagd", $"{claimed.Status} {claimed.Location} {claimed.Text}");
        var empty = await evidence.Inspector.SendAsync($"{evidence.List}/opvragen", new() { ["About.Title"] = "" });
        Assert.Equal(["About_Title", "Organisation"], empty.Errors.Select(e => e.Field).Order());
        var asked = await evidence.Inspector.SendAsync(
            $"{evidence.List}/opvragen",
            new() { ["About.Title"] = "Jaarverslag", ["Organisation"] = evidence.PartnerOrganisation.Id.ToString() });
        Assert.Equal($"{evidence.List}?gedaan=opgevraagd", asked.Location);

        Assert.Contains(
            "opgevraagd 2 maart 2026",
            Rows(await evidence.Municipality.OpenAsync(evidence.List)).Single(),
            StringComparison.Ordinal);
        Assert.Contains("1 document aanleveren", (await evidence.Partner.OpenAsync("/werk")).Text, StringComparison.Ordinal);
        var convenant = (await evidence.DocumentsAsync()).Single(d => d.Title == "Convenant");
        var late = await evidence.Inspector.SendAsync(evidence.Of(convenant.Id, "/ontvangen"), new() { ["On"] = "3-3-2026" });
        Assert.Contains("moet nog komen", Assert.Single(late.Errors).Sentence, StringComparison.Ordinal);
        var early = await evidence.Inspector.SendAsync(evidence.Of(convenant.Id, "/ontvangen"), new() { ["On"] = "1-3-2026" });
        Assert.EndsWith("(D050)", Assert.Single(early.Errors).Sentence, StringComparison.Ordinal);
        await evidence.Inspector.SendAsync(evidence.Of(convenant.Id, "/ontvangen"), new() { ["On"] = "2-3-2026" });
        Assert.Contains(
            "ontvangen 2 maart 2026",
            Rows(await evidence.Municipality.OpenAsync(evidence.List)).Single(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Removing_AsksFirst_ThenTakesTheFileAndItsTextToo_ButNotAFileThatAnotherDocumentHas()
    {
        await using var evidence = await Evidence.GivenAsync(provider);
        var one = await evidence.GivenADocumentAsync(evidence.Municipality, "een.pdf");
        var two = await evidence.GivenADocumentAsync(evidence.Municipality, "twee.pdf");
        var file = Path.Combine(one.File!.Sha256[..2], one.File.Sha256[2..]);
        Assert.Equal(one.File.Sha256, two.File!.Sha256);

        Assert.Equal(
            $"{evidence.List}?gedaan=verwijderd",
            (await evidence.Municipality.SendAsync(evidence.Of(one.Id, "/verwijderen"))).Location);
        evidence.Site.Clock.Now += 2 * RemoveFile.Grace;
        await evidence.Site.DoJobsAsync();
        Assert.Contains(file, evidence.Site.StoredFiles);
        Assert.Equal(HttpStatusCode.NotFound, (await evidence.Municipality.OpenAsync(evidence.Of(one.Id))).Status);

        await evidence.Municipality.SendAsync(evidence.Of(two.Id, "/verwijderen"));
        await evidence.Site.DoJobsAsync();
        Assert.DoesNotContain(file, evidence.Site.StoredFiles);
        Assert.Equal(0, await evidence.Site.AskAsync(db => db.DocumentPages.CountAsync()));
    }

    [Fact]
    public async Task ARequestedDocumentThatIsTakenBack_IsStillToCome()
    {
        await using var evidence = await Evidence.GivenAsync(provider);
        await evidence.Inspector.SendAsync(
            $"{evidence.List}/opvragen",
            new() { ["About.Title"] = "Jaarverslag", ["Organisation"] = evidence.MunicipalityOrganisation.Id.ToString() });
        var requested = Assert.Single(await evidence.DocumentsAsync());
        Assert.DoesNotContain("Verwijderen", Rows(await evidence.Municipality.OpenAsync(evidence.List)).Single(), StringComparison.Ordinal);
        await Evidence.UploadAsync(
            evidence.Municipality,
            $"{evidence.Add}?document={requested.Id}",
            ("verkeerd.pdf", SampleFiles.Pdf("Verkeerd")));
        await evidence.Site.DoJobsAsync();

        Assert.Contains(
            "in de lijst blijft staan",
            (await evidence.Municipality.OpenAsync(evidence.Of(requested.Id, "/verwijderen"))).Text,
            StringComparison.Ordinal);
        await evidence.Municipality.SendAsync(evidence.Of(requested.Id, "/verwijderen"));

        var still = Assert.Single(await evidence.DocumentsAsync());
        Assert.Equal((DocumentStatus.Requested, null, TextState.None), (still.Status, still.File, still.Text));
        Assert.Equal(0, await evidence.Site.AskAsync(db => db.DocumentPages.CountAsync()));
        Assert.Equal(
            HttpStatusCode.Redirect,
            (
                await Evidence.UploadAsync(
                    evidence.Municipality,
                    $"{evidence.Add}?document={requested.Id}",
                    ("goed.pdf", SampleFiles.Pdf("Goed")))
            ).Status);
    }

    [Fact]
    public async Task ADocumentThatAnAnswerCites_StaysAndSaysWhy()
    {
        await using var evidence = await Evidence.GivenAsync(provider);
        var document = await evidence.GivenADocumentAsync(evidence.Municipality);
        var page = await evidence.Municipality.ReadAsync(evidence.Of(document.Id, "/verwijderen"));
        await evidence.Site.ChangeAsync(async db =>
        {
            var respondent = await db
                .Inspections.Where(i => i.Id == evidence.Inspection)
                .SelectMany(i => i.Assessments)
                .SelectMany(a => a.Respondents)
                .Select(r => r.Id)
                .FirstAsync();
            var questionnaire = await db.Questionnaires.FirstOrDefaultAsync(q => q.RespondentId == respondent);
            if (questionnaire is null)
                db.Add(questionnaire = new Questionnaire(Guid.NewGuid(), respondent, QuestionnaireVariant.Full, evidence.Site.Clock.Now));
            db.Add(
                new Answer(
                    questionnaire.Id,
                    "bron",
                    SourceReference.WriteAll([new(document.Id, null, 2, null)]),
                    Guid.NewGuid(),
                    Guid.NewGuid(),
                    evidence.Site.Clock.Now));
        });

        Assert.Contains(
            "Een antwoord verwijst naar dit document",
            (await evidence.Municipality.OpenAsync(evidence.Of(document.Id, "/verwijderen"))).Text,
            StringComparison.Ordinal);
        var refused = await evidence.Municipality.SendAsync(page, evidence.Of(document.Id, "/verwijderen"));
        Assert.EndsWith("(D054)", Assert.Single(refused.Errors).Sentence, StringComparison.Ordinal);
        Assert.Single(await evidence.DocumentsAsync());
    }

    [Fact]
    public async Task AFile_IsSentAsWhatItIs_AndCanDoNothing()
    {
        await using var evidence = await Evidence.GivenAsync(provider);
        var pdf = await evidence.GivenADocumentAsync(evidence.Municipality, "Eén notitie.pdf");
        var image = await evidence.GivenADocumentAsync(evidence.Municipality, "scan.png", SampleFiles.Png());
        var word = await evidence.GivenADocumentAsync(evidence.Municipality, "notitie.docx", SampleFiles.Docx("Tekst"));
        foreach (
            var (document, type, inline) in new[]
            {
                (pdf, "application/pdf", true),
                (image, "image/png", true),
                (word, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", false),
            })
            foreach (var rest in new[] { "", "/download" })
            {
                using var response = await evidence.Inspector.Client.GetAsync(evidence.Of(document.Id, rest));
                Assert.Equal(type, response.Content.Headers.ContentType!.ToString());
                Assert.Equal(
                    inline && rest.Length == 0 ? "inline" : "attachment",
                    response.Content.Headers.ContentDisposition!.DispositionType);
                Assert.Equal(document.File!.Name, response.Content.Headers.ContentDisposition.FileNameStar);
                Assert.Equal("nosniff", string.Join(' ', response.Headers.GetValues("X-Content-Type-Options")));
                Assert.Equal(
                    "private, no-cache",
                    response.Headers.CacheControl!.ToString().Replace("no-cache, private", "private, no-cache", StringComparison.Ordinal));
                var policy = string.Join(' ', response.Headers.GetValues("Content-Security-Policy"));
                Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
                Assert.Contains("script-src 'none'", policy, StringComparison.Ordinal);
                Assert.EndsWith("; sandbox", policy, StringComparison.Ordinal);
                Assert.Equal(document.File.Size, (await response.Content.ReadAsByteArrayAsync()).Length);
            }
        using var part = new HttpRequestMessage(HttpMethod.Get, evidence.Of(pdf.Id)) { Headers = { Range = new RangeHeaderValue(0, 4) } };
        using var begin = await evidence.Inspector.Client.SendAsync(part);
        Assert.Equal((HttpStatusCode.PartialContent, "%PDF-"), (begin.StatusCode, await begin.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task TheTable_IsSafeInASpreadsheet()
    {
        await using var evidence = await Evidence.GivenAsync(provider);
        var document = await evidence.GivenADocumentAsync(evidence.Municipality);
        await evidence.Municipality.SendAsync(
            evidence.Of(document.Id, "/wijzigen"),
            new() { ["About.Title"] = "=HYPERLINK(\"http://example.org\",\"Klik\")", ["About.Date"] = "2013" });

        using var response = await evidence.Inspector.Client.GetAsync($"{evidence.List}.csv");
        var bytes = await response.Content.ReadAsByteArrayAsync();

        Assert.Equal("text/csv; charset=utf-8; header=present", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        var lines = Encoding.UTF8.GetString(bytes).Split("\r\n");
        Assert.StartsWith("Titel,Soort,Datum,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith(
            "\"=HYPERLINK(\"\"http://example.org\"\",\"\"Klik\"\")\",ander document,2013,Gemeente Deventer,ontvangen,,2026-03-02,Beleidsnotitie.pdf,",
            lines[1],
            StringComparison.Ordinal);
        Assert.Equal([""], lines[2..]);

        var rows = await Sheets.ReadAsync(evidence.Inspector.Client, $"{evidence.List}.xlsx");
        Assert.Equal(new SheetCell("text", "=HYPERLINK(\"http://example.org\",\"Klik\")"), rows[1][0]);
        Assert.Equal(new SheetCell("d\\-m\\-yyyy", "46083"), rows[1][6]);
    }

    [Fact]
    public async Task ForCiting_AnOrganisationHasItsOwnDocumentsOfTheInspection_ByTitle()
    {
        await using var evidence = await Evidence.GivenAsync(provider);
        await evidence.GivenADocumentAsync(evidence.Municipality, "b.pdf");
        await evidence.Municipality.SendAsync($"{evidence.List}/melden", new() { ["About.Title"] = "Afspraken", ["About.Date"] = "2013" });
        await evidence.GivenADocumentAsync(evidence.Partner, "c.pdf", SampleFiles.Pdf("Anders"));

        var citable = await evidence.Site.AskAsync(db =>
            db.DocumentsForCitingAsync(evidence.Inspection, evidence.MunicipalityOrganisation.Id, default));

        Assert.Equal(
            [("Afspraken", DocumentStatus.Claimed, null, 0), ("b", DocumentStatus.Received, FileKind.Pdf, 2)],
            citable.Select(d => (d.Title, d.Status, d.FileKind, d.PageCount)));
    }

    private static IEnumerable<string> Titles(Answered list) =>
        list.Page.QuerySelectorAll("tbody th").Select(th => (th.QuerySelector(":scope > a") ?? th).TextContent.Trim());

    private static IEnumerable<string> Rows(Answered list) =>
        list
            .Page.QuerySelectorAll("tbody tr")
            .Select(tr => string.Join(' ', tr.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}

public sealed class DocumentPagesTestsOnSqlite() : DocumentPagesTests(Provider.Sqlite);

public sealed class DocumentPagesTestsOnPostgres() : DocumentPagesTests(Provider.Postgres);
