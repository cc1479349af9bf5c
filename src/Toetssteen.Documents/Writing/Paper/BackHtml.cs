using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;

namespace Toetssteen.Documents.Writing.Paper;

/// <summary>The last pages of a printed factsheet: fact check and response, doubts, how to read the marks, colophon.</summary>
internal static class BackHtml
{
    public static void AddFactCheck(Markup html, FactsheetContent content)
    {
        if (content.FactCheck is not { } check)
            return;
        html.Add($"<section>");
        html.AddHeading(2, "Feitencheck en reactie van de gemeente");
        html.Add($"<p>{FactsheetWords.FactCheck(check)}</p>");
        if (!string.IsNullOrWhiteSpace(check.Response))
        {
            html.AddHeading(3, "Zienswijze van de gemeente");
            html.Add($"<blockquote class=\"response\">");
            html.AddText(check.Response, content.Form);
            html.Add($"</blockquote>");
        }
        if (check.Annex.Count > 0)
            AddObjections(html, check.Annex, content.Form);
        html.Add($"</section>");
    }

    public static void AddToConfirm(Markup html, FactsheetContent content)
    {
        if (content.ToConfirm.Count == 0)
            return;
        html.Add($"<section>");
        html.AddHeading(2, "Nog te bevestigen");
        html.Add($"""
            <p>Bij het inlezen van de factsheet was dit niet zeker. Het telt nergens mee tot iemand het heeft nagekeken.</p><ul>
            """);
        foreach (var doubt in content.ToConfirm)
        {
            var about = string.Join(", ", doubt.IndicatorCodes.Prepend(doubt.Approach).Where(a => !string.IsNullOrEmpty(a)));
            html.Add($"<li><p><strong>{doubt.Message}</strong> ({doubt.Code}, {doubt.Place}{(about.Length > 0 ? $": {about}" : "")})</p>");
            html.AddText(doubt.Text, TextForm.Plain);
            html.Add($"</li>");
        }
        html.Add($"</ul></section>");
    }

    public static void AddLegend(Markup html, FactsheetContent content, Framework framework)
    {
        html.Add($"<section class=\"whole\">");
        html.AddHeading(2, "Hoe leest u de oordelen?", id: "lezen");
        html.Add($"""
            <p>Bij elke indicator staat wat de inspecties vonden, met hun oordeel en de redenen. Er
            is geen eindcijfer en geen rangorde.</p>
            <table class="legend"><thead><tr><th scope="col" class="mark">Oordeel</th><th scope="col">Wat het betekent</th></tr></thead>
            <tbody>
            """);
        foreach (var (verdict, meaning) in new[]
        {
            (Verdict.Meets, "De aanpak doet wat de norm vraagt."),
            (Verdict.NeedsImprovement, "De gemeente en haar partners moeten dit beter regelen."),
            (Verdict.Mixed, "Eén bevinding over meer indicatoren, met verschillende oordelen."),
            (Verdict.None, "De inspecties gaven geen oordeel. Dat is niet negatief en telt nergens mee."),
        })
        {
            html.Add($"<tr><th scope=\"row\" class=\"mark\">");
            ApproachHtml.AddVerdict(html, verdict, framework.Scale);
            html.Add($"</th><td>{meaning}</td></tr>");
        }
        html.Add($"""
            <tr><th scope="row" class="mark"><p class="attention-word">{framework.Scale.Attention.Sign} LET OP</p></th>
            <td>Een aandachtspunt naast een oordeel. Het oordeel verandert er niet door.</td></tr></tbody></table>
            """);
        if (content.Approaches.Any(a => a.Conclusions.Count > 0))
            html.Add($"<p>De conclusies noemen niet alles. Waar een streepje staat, is bij dat thema niets vermeld.</p>");
        html.Add($"</section>");
    }

    public static void AddColophon(Markup html, FactsheetContent content, Framework framework, EditionImprint imprint)
    {
        html.Add($"<section class=\"whole colophon\">");
        html.AddHeading(2, "Over deze editie");
        html.Add($"""
            <p>Wat is gepubliceerd, verandert niet meer. Een verbetering is een nieuwe editie, met de reden erbij. De oude editie blijft
            te lezen.</p>
            <table><thead><tr><th scope="col">Gegeven</th><th scope="col">Waarde</th></tr></thead><tbody>
            """);
        Row(html, "Gemeente", $"{content.MunicipalityName} ({content.MunicipalityCode})");
        Row(html, "Toetsingskader", $"{framework.Title}, versie {framework.Version} ({framework.Owner})");
        Row(html, "Editie", imprint.Reason is { } reason ? $"{imprint.Number}. Reden: {reason}" : $"{imprint.Number}");
        html.Add($"<tr><th scope=\"row\">SHA-256 van de inhoud</th><td class=\"hash\">{imprint.Sha256}</td></tr>");
        if (content.History is { } history)
            html.Add($"""
                <tr><th scope="row">Verankerd in de geschiedenis</th><td>regel {history.Number}: <span class="hash">{history.Hash}</span></td></tr>
                """);
        if (imprint.Address is { } address)
        {
            html.Add($"<tr><th scope=\"row\">Adres</th><td class=\"address\">");
            if (Uri.TryCreate(address, UriKind.Absolute, out var uri)
                && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp))
                html.Add($"<a href=\"{address}\">{address}</a>");
            else
                html.Add($"{address}");
            html.Add($"</td></tr>");
        }
        html.Add($"</tbody></table></section>");
    }

    private static void AddObjections(Markup html, IReadOnlyList<ObjectionContent> objections, TextForm form)
    {
        html.AddHeading(3, "Bezwaren op feiten en wat de inspecties besloten");
        html.Add($"""
            <table class="objections"><thead><tr>
            <th scope="col" class="norm">Waar en wat</th>
            <th scope="col">Bezwaar van de gemeente</th><th scope="col">Besluit van de inspecties</th></tr></thead><tbody>
            """);
        foreach (var objection in objections)
        {
            html.Add($"<tr><th scope=\"row\" class=\"norm\"><p><span class=\"code\">{objection.Where}</span></p>");
            html.Add($"<p class=\"quoted\">“{objection.Statement}”</p></th>");
            html.Add($"<td><p class=\"label\">{FactsheetWords.Capital(FactsheetWords.Objection(objection.Kind))}</p>");
            html.AddText(objection.Reason, form);
            html.Add($"</td><td><p class=\"label\">{FactsheetWords.Capital(FactsheetWords.Decision(objection.Decision))}</p>");
            html.AddText(objection.DecisionReason, form);
            html.Add($"</td></tr>");
        }
        html.Add($"</tbody></table>");
    }

    private static void Row(Markup html, string label, string text) => html.Add($"<tr><th scope=\"row\">{label}</th><td>{text}</td></tr>");
}
