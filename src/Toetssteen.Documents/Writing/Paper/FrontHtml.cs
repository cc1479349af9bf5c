using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Documents.Writing.Paper;

/// <summary>The first pages of a printed factsheet: cover, who it is about, how it was examined, context.</summary>
internal static class FrontHtml
{
    public static void AddCover(Markup html, FactsheetContent content, Framework framework, EditionImprint imprint)
    {
        html.Add($"""
            <header class="cover"><section class="cover-top"><p class="overline">Factsheet, {FactsheetWords.Kind(content.Kind)}</p>
            """);
        html.AddHeading(1, content.MunicipalityName);
        html.Add($"<p class=\"study\">{content.StudyTitle}</p></section><div class=\"cover-facts\">");
        var one = content.Approaches.Count == 1;
        Fact(html, one ? "Aanpak" : "Aanpakken", FactsheetWords.Enumerate([.. content.Approaches.Select(a => a.Name)]));
        Fact(html, "Beoordeelde periode", content.PeriodJudged);
        Fact(html, "Voortgang gemeld", string.Join("; ", content.Progress.Select(FactsheetWords.Report)));
        Fact(html, content.Inspectorates.Count == 1 ? "Inspectie" : "Inspecties",
            FactsheetWords.Enumerate(content.InspectoratesOr(framework.Owner)));
        Fact(html, "Gepubliceerd", content.Published is { } printed ? FactsheetWords.Date(printed)
            : imprint.PublishedOn is { } day ? FactsheetWords.Date(day) : "datum niet bekend");
        html.Add($"<p><span class=\"label\">Editie</span> {imprint.Number}</p></div>");
        if (imprint.Reason is { } reason)
            html.Add($"""
                <aside class="correction"><p>
                <strong>Dit is editie {imprint.Number}. Zij komt in de plaats van editie {imprint.Number - 1}.</strong></p>
                <p>Reden: {reason}</p></aside>
                """);
        html.Add($"</header>");
    }

    public static void AddTargetGroup(Markup html, Framework framework)
    {
        var group = framework.TargetGroup;
        html.Add($"<section>");
        html.AddHeading(2, "Over wie gaat dit onderzoek?");
        var abbreviation = group.Abbreviation is { } a ? $" ({a})" : "";
        html.Add($"<p><strong>{FactsheetWords.Capital(group.Name)}{abbreviation}.</strong> {group.Definition}</p>");
        if (group.Terms.Count > 0)
        {
            html.Add($"<ul class=\"terms\">");
            foreach (var term in group.Terms)
                html.Add($"<li><strong>{FactsheetWords.Capital(term.Word)}:</strong> {term.Meaning}</li>");
            html.Add($"</ul>");
        }
        html.Add($"</section>");
    }

    public static void AddExamination(Markup html, FactsheetContent content, Framework framework)
    {
        html.Add($"<section>");
        html.AddHeading(2, "Hoe is het onderzocht?");
        html.AddText(content.Examination, content.Form);
        html.Add($"""
            <p>Beoordeeld is met het {LowerFirst(framework.Title)}, versie {framework.Version}. Het heeft {framework.Themes.Count}
            thema’s met samen {framework.Indicators.Count()} indicatoren.
            """);
        if (content.Kind == StudyKind.FollowUp)
            html.Add($" Een hertoets gaat alleen over wat eerder een verbeterpunt was.");
        html.Add($" Wat de oordelen betekenen, staat bij <a href=\"#lezen\">Hoe leest u de oordelen?</a></p>");
        foreach (var approach in content.Approaches.Where(a => a.Respondents.Count > 0))
            AddRespondents(html, approach, content.Approaches.Count == 1);
        html.Add($"</section>");
    }

    public static void AddContext(Markup html, FactsheetContent content)
    {
        if (content.Context is null && content.Figures.Count == 0 && content.Progress.Count == 0)
            return;
        html.Add($"<section>");
        html.AddHeading(2, content.Kind == StudyKind.First ? "Context" : "Ontwikkeling sinds het eerste onderzoek");
        html.AddText(content.Context, content.Form);
        if (content.Figures.Count > 0)
        {
            html.AddHeading(3, "Cijfers");
            html.Add($"""
                <table class="figures"><thead><tr><th scope="col">Wat</th><th scope="col" class="number">Aantal</th>
                <th scope="col">Bron</th><th scope="col">Peildatum</th></tr></thead><tbody>
                """);
            foreach (var figure in content.Figures)
                html.Add($"""
                    <tr><th scope="row">{FactsheetWords.Capital(FactsheetWords.FigureName(figure.What))}</th><td class="number{(figure.Value is null ? " unknown" : "")}">{
                    FactsheetWords.Figure(figure.Value, figure.Precision)}</td><td>{figure.Source ?? "niet genoemd"}</td><td>{
                    (figure.Date is { } date ? FactsheetWords.Date(date) : "niet genoemd")}</td></tr>
                    """);
            html.Add($"</tbody></table>");
        }
        if (content.Progress.Count > 0)
        {
            html.AddHeading(3, "Hoe de gemeente de voortgang meldde");
            foreach (var report in content.Progress)
            {
                html.Add($"<p class=\"label\">{FactsheetWords.Capital(FactsheetWords.Report(report))}</p>");
                html.AddText(report.Text, content.Form);
            }
        }
        html.Add($"</section>");
    }

    private static void AddRespondents(Markup html, ApproachContent approach, bool only)
    {
        html.AddHeading(3, only ? "Wie antwoordden" : $"Wie antwoordden over {approach.Name}");
        html.Add($"""
            <table class="respondents"><thead><tr><th scope="col">Respondent</th><th scope="col">Rol</th>
            <th scope="col">Manier van antwoorden</th></tr></thead><tbody>
            """);
        foreach (var respondent in approach.Respondents)
            html.Add($"""
                <tr><th scope="row">{respondent.Name}</th><td>{FactsheetWords.Part(respondent)}</td>
                <td>{FactsheetWords.Answered(respondent)}</td></tr>
                """);
        html.Add($"</tbody></table>");
        var departures = approach.Respondents.SelectMany(FactsheetWords.Departures).ToList();
        if (departures.Count == 0)
            return;
        html.Add($"""
            <aside class="departures"><p>
            <strong>Hier is van de gewone werkwijze afgeweken.</strong> Gewoonlijk draagt de gemeente haar netwerkpartners voor en
            vult iedereen een eigen vragenlijst in.</p><ul>
            """);
        foreach (var departure in departures)
            html.Add($"<li>{FactsheetWords.Capital(departure)}</li>");
        html.Add($"</ul></aside>");
    }

    private static void Fact(Markup html, string label, string? text)
    {
        if (!string.IsNullOrEmpty(text))
            html.Add($"<p><span class=\"label\">{label}</span> {text}</p>");
    }

    private static string LowerFirst(string title) => title.StartsWith("Toetsingskader", StringComparison.Ordinal) ? $"t{title[1..]}"
        : title;
}
