using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Toetssteen.Documents.Outline;
using Toetssteen.Documents.Writing;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Tables;
using Toetssteen.Web.Ui.Verdicts;

namespace Toetssteen.Web.Features.Factsheets.Show;

/// <summary>An outline as HTML for a page: which element and which class each kind of node and each role gets.</summary>
/// <param name="outline">The outline.</param>
/// <param name="frameworkId">The framework, to whose indicators it links.</param>
/// <param name="links">The addresses of the site.</param>
public sealed class PageOutline(FactsheetOutline outline, string frameworkId, SiteLinks links)
{
    private readonly string? _published = outline.Words.Tag == FactsheetWords.Dutch.Tag ? null : FactsheetWords.Dutch.Tag;
    private Markup _html = new();

    /// <summary>
    /// What stands beside the edition and is no part of it, by id: under the heading of a section, and beside the first judgement of a row.
    /// </summary>
    public IReadOnlyDictionary<string, IHtmlContent> Live { get; init; } = new Dictionary<string, IHtmlContent>();

    /// <summary>The way to object to a part, by what it is called and what it is about; null while nobody can.</summary>
    public Func<string, string, IHtmlContent>? ObjectTo { get; init; }

    /// <summary>The facts of the cover.</summary>
    public IHtmlContent Cover() => Made(() => AddAll(outline.Cover, 2, ""));

    /// <summary>The sections with these roles; all where none is given.</summary>
    public IHtmlContent Sections(params Role[] roles) =>
        Made(() => AddAll(outline.Sections.Where(s => roles.Length == 0 || roles.Contains(s.Role)), 2, ""));

    /// <summary>The lines of a table of contents.</summary>
    public IHtmlContent Contents() => Made(() => AddContents(outline.Sections));

    private HtmlString Made(Action add)
    {
        _html = new Markup();
        add();
        return new HtmlString(_html.ToString());
    }

    private void AddContents(IEnumerable<Section> sections)
    {
        foreach (var section in sections)
        {
            _html.Open("li");
            _html.Open("a", section.Heading.IsPublished ? Other(section.Heading.Language) : null, address: $"#{section.Id}");
            _html.Add($"{section.Heading.Words}</a>");
            if (
                section.Nodes.OfType<Section>().Where(s => s.Role is Role.Theme or Role.Conclusions or Role.Overall).ToList() is
                { Count: > 0 } inner)
            {
                _html.Open("ol");
                AddContents(inner);
                _html.Close("ol");
            }
            _html.Close("li");
        }
    }

    private void AddAll(IEnumerable<Node> nodes, int level, string about)
    {
        foreach (var node in nodes)
        {
            Add(node, level, about);
            _html.Add($"\n");
        }
    }

    private void Add(Node node, int level, string about)
    {
        switch (node)
        {
            case Section section:
                AddSection(section, level);
                break;
            case Line { Role: Role.Label } line:
                Wrap("p", "", () => Wrap("strong", "", () => AddLine(line)));
                break;
            case Line line:
                Wrap("p", StyleOf(line.Role), () => AddLine(line));
                break;
            case Prose prose:
                _html.AddBlocks(prose.Blocks, _published);
                break;
            case Group group:
                AddGroup(group, level, about);
                break;
            case Listing { Role: Role.Doubts } doubts:
                foreach (var doubt in doubts.Items)
                    Wrap("div", "quote", () => AddAll(doubt, level, about));
                break;
            case Listing list:
                Wrap("ul", "", () =>
                {
                    foreach (var item in list.Items)
                        Wrap("li", "", () => AddShortly(item, level, about));
                });
                break;
            case FactList facts:
                Wrap("dl", "facts", () =>
                {
                    foreach (var fact in facts.Items)
                    {
                        _html.Add($"<dt>{fact.Name}</dt>");
                        Wrap("dd", "", () => AddParts(fact.Value));
                    }
                });
                break;
            case OutlineTable table:
                AddTable(table, level, about);
                break;
            case VerdictMark mark:
                Wrap("p", "finding__mark", () => AddVerdict(mark));
                break;
            case Nothing nothing:
                _html.Add($"<span class=\"empty\"><span aria-hidden=\"true\">{nothing.Sign}</span>");
                _html.Add($"<span class=\"vh\">{nothing.Words}</span></span>");
                break;
        }
    }

    private void AddSection(Section section, int level)
    {
        var style = section.Role switch
        {
            Role.Approach => "approach",
            Role.Theme => "theme",
            _ when level == 2 || section.Role is Role.Conclusions or Role.Overall => "section",
            _ => "",
        };
        if (section.Role == Role.NotRetested)
            _html.Add($"<div class=\"utrecht-alert utrecht-alert--info\"><div class=\"utrecht-alert__content\">");
        else if (level == 2)
            _html.Add($"<section class=\"{style}\" aria-labelledby=\"{section.Id}\">");
        else if (style.Length > 0)
            _html.Open("section", style: style);
        if (section.Role == Role.Theme)
            _html.Open("div", style: "theme__head");
        AddHeading(level, section.Heading, section.Id);
        if (section.Role == Role.Theme)
            _html.Close("div");
        if (Live.TryGetValue(section.Id, out var live))
            AddMade(live);
        AddAll(section.Nodes, level + 1, section.Heading.Words);
        AddObjectTo(section.Part, section.Heading.Words);
        if (section.Role == Role.NotRetested)
            _html.Add($"</div></div>");
        else if (style.Length > 0)
            _html.Close("section");
    }

    private void AddHeading(int level, Heading heading, string? id, string style = "")
    {
        if (heading.Over is { } over)
            _html.Add($"<p class=\"overline\">{over}</p>");
        Wrap($"h{level}", style, () => AddWords(heading), heading.IsPublished ? Other(heading.Language) : null, id);
    }

    private void AddWords(Heading heading)
    {
        if (heading.Code is { } code)
            _html.Add($"<span class=\"code\">{code}</span>");
        _html.Add($"{heading.Words}");
    }

    private void AddGroup(Group group, int level, string about)
    {
        switch (group.Role)
        {
            case Role.Plain:
                AddAll(group.Nodes, level, about);
                break;
            case Role.Correction:
                _html.Add($"<div class=\"utrecht-alert utrecht-alert--info\" role=\"note\"><div class=\"utrecht-alert__content\">");
                AddAll(group.Nodes, level, about);
                _html.Add($"</div></div>");
                break;
            default:
                Wrap("div", StyleOf(group.Role), () => AddAll(group.Nodes, level, about));
                break;
        }
        AddObjectTo(group.Part, about);
    }

    private void AddTable(OutlineTable table, int level, string about)
    {
        switch (table.Role)
        {
            case Role.Findings:
                foreach (var rows in table.Parts)
                {
                    if (rows.Heading is { } heading)
                        AddHeading(level, heading, null, "criterion");
                    foreach (var row in rows.Rows)
                        AddCard(row, level + 1);
                }
                break;
            case Role.Legend:
                Wrap("ul", "plain legend", () =>
                {
                    foreach (var row in table.Parts.SelectMany(p => p.Rows))
                        Wrap("li", "", () =>
                        {
                            if (row.Cells[0].Nodes is [VerdictMark mark])
                                AddVerdict(mark);
                            else
                                AddShortly(row.Cells[0].Nodes, level, about);
                            Wrap("span", "", () => AddShortly(row.Cells[1].Nodes, level, about));
                        });
                });
                break;
            case Role.Figures:
                Wrap("dl", "figures", () =>
                {
                    foreach (var row in table.Parts.SelectMany(p => p.Rows))
                        Wrap("div", "", () => AddFigure(table, row, level, about));
                });
                break;
            default:
                AddPlainTable(table, level, about);
                break;
        }
    }

    // The indicators with what was found beside them.
    private void AddCard(OutlineRow row, int level) => Wrap("article", "finding", () =>
    {
        Wrap("div", "", () => AddNorms(row, $"h{level}", "finding__norm"));
        Wrap("div", "finding__text", () =>
        {
            foreach (var cell in row.Cells.Skip(1))
                AddCell(cell, level);
        });
    }, id: row.Id);

    // Large the figure, small where it comes from.
    private void AddFigure(OutlineTable table, OutlineRow row, int level, string about)
    {
        Wrap("dt", "", () => AddShortly(row.Cells[0].Nodes, level, about));
        var isUnknown = row.Cells[1].Nodes.OfType<Line>().Any(l => l.Role == Role.Unknown);
        Wrap("dd", isUnknown ? "unknown" : "", () => AddShortly(row.Cells[1].Nodes, level, about));
        foreach (var (column, cell) in table.Columns.Zip(row.Cells).Skip(2))
            Wrap("dd", "figures__source", () =>
            {
                _html.Add($"{column.Head}: ");
                AddShortly(cell.Nodes, level, about);
            });
    }

    private void AddPlainTable(OutlineTable table, int level, string about)
    {
        var style = table.Role switch
        {
            Role.Retests when table.Columns.Count > 3 => "periods stack periods--many",
            Role.Retests => "periods stack",
            Role.Conclusions or Role.Overall => "conclusions stack",
            _ => "stack",
        };
        _html.Add($"<table class=\"{TableTagHelper.Style} {style}\"><caption class=\"vh\">{table.Caption}</caption><thead><tr>");
        foreach (var column in table.Columns)
            _html.Add($"<th scope=\"col\">{column.Head}</th>");
        _html.Add($"</tr></thead><tbody>");
        foreach (var rows in table.Parts)
            foreach (var (n, row) in rows.Rows.Index())
                Wrap("tr", "", () =>
                {
                    _html.Add($"<th scope=\"row\">");
                    if (n == 0 && rows.Heading is { } heading)
                        Wrap("p", "small soft", () => AddWords(heading), Other(heading.Language));
                    if (row.Cells[0].Nodes.All(c => c is Line { Role: Role.Norm }))
                        AddNorms(row, null, "");
                    else
                        AddShortly(row.Cells[0].Nodes, level, about);
                    _html.Close("th");
                    foreach (var (place, (column, cell)) in table.Columns.Zip(row.Cells).Skip(1).Index())
                        Wrap("td", "", () =>
                        {
                            _html.Add($"<span class=\"stack__label\" aria-hidden=\"true\">{column.Head}</span>");
                            AddCell(cell, level);
                            if (place == 0 && row.Id is { } id && Live.TryGetValue(id, out var live))
                                AddMade(live);
                        });
                }, id: row.Id);
        _html.Add($"</tbody></table>");
    }

    private void AddCell(OutlineCell cell, int level)
    {
        AddShortly(cell.Nodes, level, cell.About);
        AddObjectTo(cell.Part, cell.About);
    }

    private void AddNorms(OutlineRow row, string? heading, string style)
    {
        if (row.Name is { } name)
            Wrap("p", "small soft", () => _html.Add($"{name}"), Other(row.NameLanguage));
        Wrap("ul", "norms", () =>
        {
            foreach (var line in row.Cells[0].Nodes.OfType<Line>())
                Wrap("li", "", () =>
                {
                    if (heading is not null)
                        Wrap(heading, style, () => AddLine(line));
                    else
                        AddLine(line);
                });
        });
    }

    // One line needs no paragraph of its own.
    private void AddShortly(IReadOnlyList<Node> nodes, int level, string about)
    {
        switch (nodes)
        {
            case [Line { Role: Role.AttentionWord } word]:
                Wrap("span", StyleOf(word.Role), () => AddLine(word));
                break;
            case [Line { Role: Role.Plain or Role.Unknown } line]:
                AddLine(line);
                break;
            default:
                AddAll(nodes, level, about);
                break;
        }
    }

    private void AddVerdict(VerdictMark mark)
    {
        _html.Add($"<span class=\"nl-data-badge verdict verdict--{VerdictWords.Style(mark.Verdict)}\">");
        _html.Add($"<span class=\"verdict__sign\" aria-hidden=\"true\">{mark.Sign}</span> {mark.Word}</span>");
        if (mark.Counted is { } counted)
            _html.Add($" <span class=\"verdict-count\">{counted}</span>");
    }

    private string? Other(string language) => language == outline.Words.Tag ? null : language;

    private void AddLine(Line line)
    {
        if (line.To is null)
            AddParts(line.Inlines);
        else
            Link(line.To, "", Other(line.Inlines[^1].Language), () => AddParts(line.Inlines.Select(i => i with { IsPublished = false })));
    }

    private void AddParts(IEnumerable<Inline> inlines)
    {
        foreach (var inline in inlines)
        {
            var language = inline.IsPublished ? Other(inline.Language) : null;
            var element = inline.Role switch
            {
                Role.Strong => "strong",
                Role.Emphasis or Role.Quote => "em",
                Role.Hash => "code",
                Role.Plain or Role.Sign when language is null => "",
                _ => "span",
            };
            if (inline.To is { } to)
                Link(to, inline.Text, language, () => _html.Add($"{inline.Text}"));
            else if (element.Length > 0)
                Wrap(element, StyleOf(inline.Role), () => _html.Add($"{inline.Text}"), language);
            else
                _html.Add($"{inline.Text}");
        }
    }

    private void Link(Reference to, string words, string? language, Action add)
    {
        var address = to.Kind switch
        {
            ReferenceKind.Section => $"#{to.Key}",
            ReferenceKind.Indicator => links.Indicator(frameworkId, to.Key),
            ReferenceKind.Framework => links.Framework(to.Key),
            ReferenceKind.Municipality => links.Municipality(to.Key, words),
            _ => to.Key,
        };
        _html.Open("a", language, address: address);
        add();
        _html.Close("a");
    }

    private void AddObjectTo(string? part, string about)
    {
        if (part is not null && ObjectTo is not null)
            AddMade(ObjectTo(part, about));
    }

    private void AddMade(IHtmlContent content)
    {
        using var text = new StringWriter();
        content.WriteTo(text, HtmlEncoder.Default);
        _html.AddMade(text.ToString());
    }

    private void Wrap(string element, string style, Action add, string? language = null, string? id = null)
    {
        _html.Open(element, language, style, id);
        add();
        _html.Close(element);
    }

    private static string StyleOf(Role role) => role switch
    {
        Role.Statement => "theme__statement",
        Role.AttentionWord => "attention__word",
        Role.Soft or Role.Departures => "soft",
        Role.Small => "small soft",
        Role.Code => "code",
        Role.Behind => "finding__behind",
        Role.Response => "quote",
        Role.Attention => "attention",
        Role.Carried => "carried",
        Role.Hash => "hash",
        _ => "",
    };
}
