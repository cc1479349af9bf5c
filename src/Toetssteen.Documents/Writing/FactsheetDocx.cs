using DocumentFormat.OpenXml.Wordprocessing;
using Toetssteen.Documents.Writing.Docx;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Documents.Writing;

/// <summary>
/// A factsheet as a Word document: everything that the content says and nothing else, under the built-in heading styles, with tables whose
/// heading row is repeated. The same content gives the same bytes.
/// </summary>
public static class FactsheetDocx
{
    /// <summary>Writes the file.</summary>
    /// <param name="content">What the edition says.</param>
    /// <param name="framework">The framework it judges by.</param>
    /// <param name="imprint">What identifies the edition.</param>
    public static byte[] Write(FactsheetContent content, Framework framework, EditionImprint imprint)
    {
        var page = new DocxPage(content.Form);
        TitlePage(page, content, framework, imprint);
        page.Contents("Inhoud");
        TargetGroup(page, framework.TargetGroup);
        Examination(page, content);
        Context(page, content);
        foreach (var approach in content.Approaches)
            DocxApproach.Write(page, approach, framework);
        if (content.FactCheck is { } check)
            Response(page, check);
        Legend(page, framework.Scale);
        ToConfirm(page, content.ToConfirm);
        if (content.FactCheck?.Annex is { Count: > 0 } annex)
            Annex(page, annex);
        Colophon(page, content, framework, imprint);

        var properties = new DocxProperties($"{content.MunicipalityName}: {content.StudyTitle}", Kind(content),
            Inspectorates(content, framework), $"sha256:{imprint.Sha256}", PublishedOn(content, imprint));
        return page.Write($"Factsheet {content.MunicipalityName}, editie {imprint.Number}", properties);
    }

    private static void TitlePage(DocxPage page, FactsheetContent content, Framework framework, EditionImprint imprint)
    {
        page.Line("Overline", Kind(content));
        page.Line("Title", content.MunicipalityName);
        page.Line("Subtitle", content.StudyTitle);
        page.Space();
        page.Fact("Inspecties", Inspectorates(content, framework));
        page.Fact("Gepubliceerd", Published(content, imprint));
        if (content.PeriodJudged is { } period)
            page.Fact("Beoordeelde periode", period);
        foreach (var report in content.Progress)
            page.Fact("Voortgang gemeld", FactsheetWords.Report(report));
        page.Fact("Toetsingskader", $"{framework.Title}, {framework.Version}");
        page.Fact("Editie", $"{imprint.Number}");
        if (imprint.Reason is { } reason)
            page.Fact("Reden van deze editie", reason);
    }

    private static void TargetGroup(DocxPage page, TargetGroup group)
    {
        page.Heading(1, "Over wie het gaat");
        page.Line("Lead", group.Abbreviation is { } shortly ? $"{group.Name} ({shortly})" : group.Name);
        page.Plain(group.Definition);
        foreach (var term in group.Terms)
            page.Line(null, new RichRun(FactsheetWords.Capital(term.Word) + ": ", Strong: true), new RichRun(term.Meaning));
    }

    private static void Examination(DocxPage page, FactsheetContent content)
    {
        var asked = content.Approaches.Where(a => a.Respondents.Count > 0).ToList();
        var reported = content.Progress.Where(p => p.Text is not null).ToList();
        if (content.Examination is null && asked.Count == 0 && reported.Count == 0)
            return;
        page.Heading(1, "Hoe het is onderzocht");
        page.Text(content.Examination);
        foreach (var report in reported)
        {
            page.Line("Subheading", FactsheetWords.Capital($"voortgang gemeld {FactsheetWords.Report(report)}:"));
            page.Text(report.Text);
        }
        foreach (var approach in asked)
        {
            page.Heading(2, content.Approaches.Count == 1 ? "Wie antwoordden" : $"Wie antwoordden over {approach.Name}");
            page.Table($"Respondenten over {approach.Name} en hun manier van antwoorden",
                [new("Respondent", 3000), new("Rol", 3000), new("Manier van antwoorden", 3070)],
                approach.Respondents.Select(r =>
                    new[] { new DocxCell(r.Name), new(FactsheetWords.Part(r)), new(FactsheetWords.Answered(r)) }));
            var departures = approach.Respondents.SelectMany(FactsheetWords.Departures).ToList();
            if (departures.Count == 0)
                continue;
            page.Line("Subheading", "Afwijkingen van de werkwijze");
            foreach (var departure in departures)
                page.Bullet(departure);
            page.Line("Small", FactsheetWords.Method);
        }
    }

    private static void Context(DocxPage page, FactsheetContent content)
    {
        if (content.Context is null && content.Figures.Count == 0)
            return;
        page.Heading(1, content.Kind == StudyKind.First ? "Context" : "Ontwikkeling sinds het eerste onderzoek");
        page.Text(content.Context);
        if (content.Figures.Count == 0)
            return;
        page.Table("Cijfers van de gemeente met bron en datum",
            [new("Wat", 2900), new("Cijfer", 1700), new("Bron", 2900), new("Datum", 1570)],
            content.Figures.Select(f => new[]
            {
                new DocxCell(
                    [DocxText.Line("Norm", FactsheetWords.Capital(FactsheetWords.FigureName(f.What))), .. page.Paragraphs(f.Text, "Small")]),
                new(FactsheetWords.Figure(f.Value, f.Precision)),
                new(f.Source ?? "niet genoemd"),
                new(f.Date is { } date ? FactsheetWords.Date(date) : "niet genoemd"),
            }));
    }

    private static void Response(DocxPage page, FactCheckContent check)
    {
        page.Heading(1, "Reactie van de gemeente");
        page.Line(null, FactsheetWords.FactCheck(check));
        if (check.Response is not { } response)
            return;
        page.Heading(2, "Zienswijze");
        page.Text(response);
    }

    private static void Legend(DocxPage page, Scale scale)
    {
        page.Heading(1, "Hoe u de oordelen leest");
        page.Table("De oordelen en hun betekenis", [new("Oordeel", 2600), new("Betekenis", 6470)],
        [
            .. DocxVerdict.All.Select(v => new[] { new DocxCell([DocxVerdict.Line(v, scale)]), new(FactsheetWords.Meaning(v)) }),
            [new DocxCell([DocxVerdict.Attention(scale)]), new(FactsheetWords.AttentionMeaning)],
        ]);
    }

    private static void ToConfirm(DocxPage page, IReadOnlyList<ToConfirm> doubts)
    {
        if (doubts.Count == 0)
            return;
        page.Heading(1, "Nog te bevestigen");
        page.Line(null, "Bij het inlezen van de factsheet was dit niet zeker. Het telt nergens mee tot iemand het heeft nagekeken.");
        foreach (var doubt in doubts)
        {
            page.Line("Subheading", $"{doubt.Message} ({doubt.Code}, {doubt.Place})");
            var about = string.Join(", ", doubt.IndicatorCodes.Prepend(doubt.Approach).OfType<string>());
            if (about.Length > 0)
                page.Line("Small", about);
            page.Text(doubt.Text);
        }
    }

    private static void Annex(DocxPage page, IReadOnlyList<ObjectionContent> annex)
    {
        page.Heading(1, "Bijlage: bezwaren op feiten");
        page.Table("De bezwaren van de gemeente op feiten, met het besluit en de reden",
            [new("Waar", 1500), new("Wat er stond", 2500), new("Bezwaar", 2500), new("Besluit", 2570)],
            annex.Select(o => new[]
            {
                new DocxCell(o.Where),
                new(page.Paragraphs(o.Statement)),
                Ruled(FactsheetWords.Objection(o.Kind), o.Reason),
                Ruled(FactsheetWords.Decision(o.Decision), o.DecisionReason),
            }));

        DocxCell Ruled(string word, string reason) =>
            new([DocxText.Line("Verdict", FactsheetWords.Capital(word)), .. page.Paragraphs(reason)]);
    }

    private static void Colophon(DocxPage page, FactsheetContent content, Framework framework, EditionImprint imprint)
    {
        page.Heading(1, "Colofon");
        page.Line(null, "Wat is gepubliceerd, verandert niet meer. Een verbetering is een nieuwe editie met de reden erbij; "
            + "de oude blijft op haar adres staan.");
        page.Fact("Gemeente", $"{content.MunicipalityName} ({content.MunicipalityCode})");
        page.Fact("Editie", $"{imprint.Number}, {Published(content, imprint)}");
        page.Fact("Toetsingskader", $"{framework.Title}, versie {framework.Version} ({content.FrameworkId}), {framework.Owner}");
        if (imprint.Address is { } address)
            page.Fact("Adres", address);
        page.Fact("SHA-256 van de inhoud", imprint.Sha256, "Hash");
        if (content.History is { } anchor)
        {
            page.Fact("Regel in de geschiedenis", $"{anchor.Number}");
            page.Fact("SHA-256 van die regel", anchor.Hash, "Hash");
        }
    }

    private static string Kind(FactsheetContent content) =>
        content.Kind == StudyKind.First ? "Factsheet, eerste onderzoek" : "Factsheet, hertoets";

    private static string Inspectorates(FactsheetContent content, Framework framework) =>
        string.Join("; ", content.InspectoratesOr(framework.Owner));

    private static string Published(FactsheetContent content, EditionImprint imprint) =>
        imprint.PublishedOn is { } day ? FactsheetWords.Date(day)
        : content.Published is { } printed ? FactsheetWords.Date(printed)
        : "datum niet bekend";

    private static DateOnly? PublishedOn(FactsheetContent content, EditionImprint imprint) =>
        imprint.PublishedOn ?? content.Published?.Earliest;
}
