using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;

namespace Toetssteen.Documents.Writing.Paper;

/// <summary>One approach in print: why it was judged, what it is, findings or re-tests per theme, conclusions.</summary>
internal static class ApproachHtml
{
    // A row longer than this may be torn over two pages; to keep it whole would leave half a page white.
    private const int LongRow = 1_400;

    public static void Add(Markup html, FactsheetContent content, ApproachContent approach, Framework framework)
    {
        html.Add($"<section class=\"approach\">");
        html.AddHeading(2, approach.Name, overline: "Aanpak");
        if (approach.Formerly.Count > 0)
            html.Add($"<p class=\"soft\">Voorheen: {FactsheetWords.Enumerate(approach.Formerly)}</p>");
        if (approach.JudgedAgainst is { } against)
            html.Add($"<p>Beoordeeld tegen wat er nu is: {against}</p>");
        AddPart(html, "Waarom deze aanpak is beoordeeld", approach.Scope, content.Form);
        AddPart(html, "Wat de aanpak is", approach.Description, content.Form);
        AddPart(html, "Waarom deze aanpak niet opnieuw is beoordeeld", approach.NotRetested, content.Form);
        foreach (var theme in framework.Themes)
        {
            var findings = approach.Findings.Where(f => f.ThemeCode == theme.Code).ToList();
            var retests = approach.Retests.Where(r => r.ThemeCode == theme.Code).ToList();
            if (findings.Count == 0 && retests.Count == 0)
                continue;
            html.AddHeading(3, theme.Name, code: theme.Code);
            html.Add($"<p class=\"statement\">{FactsheetWords.Capital(theme.Statement)}</p>");
            if (findings.Count > 0)
                AddFindings(html, theme, findings, content.Form, framework);
            if (retests.Count > 0)
                AddRetests(html, theme, retests, approach, content.Form, framework);
        }
        if (approach.Conclusions.Count > 0)
            AddConclusions(html, approach, content.Form, framework);
        html.Add($"</section>");
    }

    private static void AddPart(Markup html, string heading, string? text, TextForm form)
    {
        if (string.IsNullOrWhiteSpace(text))
            return;
        html.AddHeading(3, heading);
        html.AddText(text, form);
    }

    private static void AddFindings(Markup html, Theme theme, List<FindingContent> findings, TextForm form, Framework framework)
    {
        html.Add($"""
            <table class="findings"><thead><tr><th scope="col" class="norm">Indicator</th><th scope="col" class="mark">Oordeel</th>
            <th scope="col">Bevinding</th></tr></thead>
            """);
        foreach (var criterion in theme.Criteria)
        {
            var rows = findings.Where(f => f.CriterionCode == criterion.Code).ToList();
            if (rows.Count == 0)
                continue;
            AddCriterion(html, criterion, 3);
            foreach (var finding in rows)
            {
                html.Add($"<tr class=\"{(Length(finding) > LongRow ? "long" : "")}\"><th scope=\"row\" class=\"norm\">");
                AddNorms(html, finding.IndicatorCodes, framework);
                html.Add($"</th><td class=\"mark\">");
                AddMarks(html, finding.Marks, framework.Scale);
                html.Add($"</td><td>");
                AddFinding(html, finding, form, framework.Scale);
                html.Add($"</td></tr>");
            }
            html.Add($"</tbody>");
        }
        html.Add($"</table>");
    }

    private static void AddFinding(Markup html, FindingContent finding, TextForm form, Scale scale)
    {
        html.AddText(finding.Text, form);
        if (finding.NoMarkReason is { } reason)
        {
            html.Add($"<p class=\"label\">Waarom er geen oordeel is</p>");
            html.AddText(reason, form);
        }
        foreach (var point in finding.Attention)
        {
            html.Add($"<aside class=\"attention\"><p class=\"attention-word\">{scale.Attention.Sign} LET OP</p>");
            html.AddText(point, form);
            html.Add($"</aside>");
        }
        if (finding.Note is { } note)
            html.Add($"<p class=\"small\">Noot bij de gedrukte tekst: {note}</p>");
        if (finding.Sources.Count > 0)
        {
            html.Add($"<section class=\"sources\">");
            foreach (var kind in finding.Sources.GroupBy(s => s.Kind).OrderBy(g => g.Key))
            {
                html.Add($"<p><span class=\"label\">{FactsheetWords.Kind(kind.Key)}:</span> ");
                html.Add($"{string.Join("; ", kind.Select(FactsheetWords.Source))}</p>");
            }
            html.Add($"</section>");
        }
        foreach (var change in finding.Changes)
            html.Add($"""
                <p class="small"><span class="label">Gewijzigd na de feitencheck, {FactsheetWords.Date(change.On)}:</span> {change.Why}</p>
                """);
    }

    private static void AddRetests(Markup html, Theme theme, List<RetestContent> retests, ApproachContent approach, TextForm form,
        Framework framework)
    {
        var columns = RetestColumns.Of(approach.Retests);
        html.Add($"""
            <table class="retests{(columns.Earlier.Count > 1 ? " many" : "")}"><thead><tr><th scope="col" class="norm">Indicator</th>
            """);
        foreach (var heading in FactsheetWords.Headings(columns))
            html.Add($"<th scope=\"col\">{heading}</th>");
        html.Add($"</tr></thead>");
        foreach (var criterion in theme.Criteria)
        {
            var rows = retests.Where(r => r.CriterionCode == criterion.Code).ToList();
            if (rows.Count == 0)
                continue;
            AddCriterion(html, criterion, columns.Earlier.Count + 2);
            foreach (var retest in rows)
            {
                html.Add($"<tr class=\"{(Length(retest) * (columns.Earlier.Count + 1) > LongRow ? "long" : "")}\"><th scope=\"row\" class=\"norm\">");
                AddNorms(html, retest.IndicatorCodes, framework);
                html.Add($"</th>");
                for (var column = 0; column < columns.Earlier.Count; column++)
                {
                    html.Add($"<td>");
                    AddEarlier(html, columns.At(retest, column), columns.Earlier[column], form, framework.Scale);
                    html.Add($"</td>");
                }
                html.Add($"<td>");
                AddAfter(html, retest, columns.Now, form, framework.Scale);
                AddFinding(html, retest.Beside, form, framework.Scale);
                html.Add($"</td></tr>");
            }
            html.Add($"</tbody>");
        }
        html.Add($"</table>");
    }

    private static void AddEarlier(Markup html, Judgement? judgement, string? heading, TextForm form, Scale scale)
    {
        if (judgement is null)
        {
            html.Add($"<p class=\"soft\">{FactsheetWords.NotJudgedThen}</p>");
            return;
        }
        AddJudgement(html, judgement, heading, scale);
        html.AddText(judgement.Text, form);
    }

    private static void AddAfter(Markup html, RetestContent retest, string? heading, TextForm form, Scale scale)
    {
        if (retest.After is not { } judged)
        {
            html.Add($"<p><strong>Niet opnieuw beoordeeld.</strong></p>");
            html.AddText(retest.NotRetested, form);
            return;
        }
        AddJudgement(html, judged, heading, scale);
        if (retest.Unchanged)
            html.Add($"<p><strong>{FactsheetWords.Unchanged}</strong></p>");
        html.AddText(judged.Text, form);
        if (retest.Carried is not { } carried)
            return;
        html.Add($"<section class=\"carried\"><p class=\"label\">{FactsheetWords.Carried(carried)}</p>");
        html.AddText(carried.Text, form);
        html.Add($"</section>");
    }

    // Where the heading cannot say the period for all rows, each says its own.
    private static void AddJudgement(Markup html, Judgement judgement, string? heading, Scale scale)
    {
        AddMarks(html, judgement.Marks, scale);
        if (heading is null && judgement.Period is { } period)
            html.Add($"<p class=\"small\">Beoordeeld over {period}</p>");
    }

    private static void AddConclusions(Markup html, ApproachContent approach, TextForm form, Framework framework)
    {
        html.AddHeading(3, $"Conclusies over {approach.Name}");
        html.Add($"""
            <table class="conclusions"><thead><tr><th scope="col" class="norm">Thema</th>
            <th scope="col">Wat gaat goed</th>
            <th scope="col">Wat kan beter</th></tr></thead><tbody>
            """);
        foreach (var theme in framework.Themes)
        {
            var conclusion = approach.Conclusions.FirstOrDefault(c => c.ThemeCode == theme.Code);
            if (conclusion is null && approach.Findings.All(f => f.ThemeCode != theme.Code)
                && approach.Retests.All(r => r.ThemeCode != theme.Code))
                continue;
            html.Add($"<tr><th scope=\"row\" class=\"norm\"><span class=\"code\">{theme.Code}</span> {theme.Name}</th>");
            foreach (var paragraphs in new[] { conclusion?.GoesWell, conclusion?.CanImprove })
            {
                html.Add($"<td>");
                foreach (var paragraph in paragraphs ?? [])
                    html.AddText(paragraph, form);
                if (paragraphs is not { Count: > 0 })
                    html.Add($"<p class=\"empty\"><span role=\"img\" aria-label=\"{FactsheetWords.NothingSaid}\">–</span></p>");
                html.Add($"</td>");
            }
            html.Add($"</tr>");
        }
        html.Add($"</tbody></table>");
    }

    private static void AddCriterion(Markup html, Criterion criterion, int columns) => html.Add($"""
        <tbody><tr class="criterion"><th scope="rowgroup" colspan="{columns}"><span class="code">{criterion.Code}</span>
        {criterion.Name}</th></tr>
        """);

    private static void AddNorms(Markup html, IReadOnlyList<string> codes, Framework framework)
    {
        foreach (var code in codes)
            html.Add($"<p><span class=\"code\">{code}</span> {framework.FindIndicator(code)?.Norm}</p>");
    }

    private static void AddMarks(Markup html, IReadOnlyList<Mark> marks, Scale scale)
    {
        var verdict = Marks.Together(marks.Select(m => m.Value));
        AddVerdict(html, verdict, scale);
        foreach (var separate in FactsheetWords.Marks(marks, scale))
            html.Add($"<p class=\"small\">{separate}</p>");
    }

    public static void AddVerdict(Markup html, Verdict verdict, Scale scale) => html.Add($"""
        <p class="verdict-line"><strong class="verdict {Style(verdict)}"><span class="sign">{FactsheetWords.Sign(verdict, scale)}</span> {
        FactsheetWords.Capital(FactsheetWords.Word(verdict, scale))}</strong></p>
        """);

    private static string Style(Verdict verdict) => verdict switch
    {
        Verdict.Meets => "meets",
        Verdict.NeedsImprovement => "improve",
        Verdict.Mixed => "mixed",
        _ => "none",
    };

    // Of the longest cell.
    private static int Length(RetestContent retest) => Math.Max(
        retest.Earlier.Append(retest.Before).Max(j => j.Text.Length),
        (retest.After?.Text ?? retest.NotRetested ?? "").Length + (retest.Carried?.Text.Length ?? 0));

    private static int Length(FindingContent finding) =>
        finding.Text.Length + finding.Attention.Sum(a => a.Length) + finding.Sources.Sum(s => s.Name.Length)
        + finding.Changes.Sum(c => c.Why.Length);
}
