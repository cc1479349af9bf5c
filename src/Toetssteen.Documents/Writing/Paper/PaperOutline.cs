using Toetssteen.Documents.Outline;
using Toetssteen.Domain.Findings;

namespace Toetssteen.Documents.Writing.Paper;

/// <summary>An outline as HTML for paper: which element and which class of the style sheet each kind of node and each role gets.</summary>
/// <param name="html">The document under construction.</param>
/// <param name="language">The language of the document.</param>
internal sealed class PaperOutline(Markup html, string language)
{
    // A row longer than this may be torn over two pages; to keep it whole would leave half a page white.
    private const int LongRow = 1_400;

    private readonly List<PaperHeading> _headings = [];
    private readonly string? _published = language == FactsheetWords.Dutch.Tag ? null : FactsheetWords.Dutch.Tag;

    /// <summary>The headings so far; they become the bookmarks.</summary>
    public IReadOnlyList<PaperHeading> Headings => _headings;

    /// <summary>Adds the first page.</summary>
    public void AddCover(FactsheetOutline outline)
    {
        html.Add($"<header class=\"cover\"><section class=\"cover-top\"><p class=\"overline\">{outline.Kind}</p>");
        AddHeading(1, new Heading(outline.Name), null);
        html.Add($"<p class=\"study\">{outline.Study}</p></section>");
        AddAll(outline.Cover, 2);
        html.Close("header");
    }

    /// <summary>Adds a section.</summary>
    public void Add(Section section)
    {
        html.Open("section", style: StyleOf(section.Role));
        AddSection(section, 2);
        html.Close("section");
    }

    private void AddSection(Section section, int level)
    {
        AddHeading(level, section.Heading, section.Id);
        AddAll(section.Nodes, level + 1);
    }

    private void AddHeading(int level, Heading heading, string? id)
    {
        html.Open($"h{level}", id: id);
        AddWords(heading);
        html.Close($"h{level}");
        // As it is shown: without what has no shape, and with every run of white space as one.
        var said = Markup.Shown($"{heading.Over} {heading.Code} {heading.Words}");
        var shown = string.Join(' ', said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (shown.Length > 0)
            _headings.Add(new PaperHeading(level, shown));
    }

    private void AddWords(Heading heading)
    {
        if (heading.Over is { } over)
            html.Add($"<span class=\"overline\">{over}</span> ");
        if (heading.Code is { } code)
            html.Add($"<span class=\"code\">{code}</span> ");
        html.Add($"{heading.Words}");
    }

    private void AddAll(IEnumerable<Node> nodes, int level)
    {
        foreach (var node in nodes)
            Add(node, level);
    }

    private void Add(Node node, int level)
    {
        switch (node)
        {
            case Section section:
                AddSection(section, level);
                break;
            case Line line:
                html.Open("p", style: StyleOf(line.Role));
                AddParts(line.Inlines);
                html.Close("p");
                break;
            case Prose prose:
                html.AddBlocks(prose.Blocks, _published);
                break;
            case Group { Role: Role.Plain } group:
                AddAll(group.Nodes, level);
                break;
            case Group group:
                var element = group.Role switch { Role.Behind or Role.Carried => "section", Role.Response => "blockquote", _ => "aside" };
                html.Open(element, style: StyleOf(group.Role));
                AddAll(group.Nodes, level);
                html.Close(element);
                break;
            case Listing list:
                html.Open("ul", style: list.Role == Role.Terms ? StyleOf(list.Role) : "");
                foreach (var item in list.Items)
                {
                    html.Open("li");
                    AddShortly(item, level);
                    html.Close("li");
                }
                html.Close("ul");
                break;
            case FactList facts:
                html.Open("div", style: "facts");
                foreach (var fact in facts.Items)
                {
                    html.Add($"<p><span class=\"label\">{fact.Name}</span>");
                    AddParts([" ", .. fact.Value]);
                    html.Close("p");
                }
                html.Close("div");
                break;
            case OutlineTable table:
                AddTable(table, level);
                break;
            case VerdictMark mark:
                html.Add($"""
                    <p class="verdict-line"><strong class="verdict {StyleOf(mark.Verdict)}"><span class="sign">{mark.Sign}</span> {mark.Word}</strong></p>
                    """);
                if (mark.Counted is { } counted)
                    html.Add($"<p class=\"small\">{counted}</p>");
                break;
            case Nothing nothing:
                html.Add($"<p class=\"empty\"><span role=\"img\" aria-label=\"{nothing.Words}\">{nothing.Sign}</span></p>");
                break;
        }
    }

    // One line needs no paragraph of its own.
    private void AddShortly(IReadOnlyList<Node> nodes, int level)
    {
        if (nodes is [Line { Role: Role.Plain } line])
            AddParts(line.Inlines);
        else
            AddAll(nodes, level);
    }

    // A space that stands in no element of its own is drawn outside the structure, so it goes into the next.
    private void AddParts(IEnumerable<Inline> inlines)
    {
        var space = "";
        foreach (var inline in inlines)
        {
            if (inline.Text == " ")
            {
                space = " ";
                continue;
            }
            var element = inline.Role switch
            {
                Role.Strong => "strong",
                Role.Emphasis or Role.Quote => "em",
                Role.Plain or Role.Sign => "",
                _ => "span",
            };
            var address = inline.To switch
            {
                { Kind: ReferenceKind.Section, Key: var id } => $"#{id}",
                { Kind: ReferenceKind.Address, Key: var to } when IsOfTheWeb(to) => to,
                _ => null,
            };
            if (address is not null)
                html.Open("a", address: address);
            if (element.Length > 0)
                html.Open(element, style: element == "span" ? StyleOf(inline.Role) : "");
            html.Add($"{space}{inline.Text}");
            space = "";
            if (element.Length > 0)
                html.Close(element);
            if (address is not null)
                html.Close("a");
        }
    }

    private static bool IsOfTheWeb(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);

    private void AddTable(OutlineTable table, int level)
    {
        var texts = table.Columns.Count(c => c.Role == Role.Text);
        var many = table.Role == Role.Retests && texts > 2 ? " many" : "";
        html.Add($"<table class=\"{StyleOf(table.Role)}{many}\" aria-label=\"{table.Caption}\"><thead><tr>");
        foreach (var column in table.Columns)
            html.Add($"<th scope=\"col\" class=\"{StyleOf(column.Role)}\">{column.Head}</th>");
        html.Add($"</tr></thead>");
        foreach (var rows in table.Parts)
        {
            html.Open("tbody");
            if (rows.Heading is { } heading)
            {
                html.Add($"<tr class=\"criterion\"><th scope=\"rowgroup\" colspan=\"{table.Columns.Count}\">");
                AddWords(heading);
                html.Add($"</th></tr>");
            }
            foreach (var row in rows.Rows)
            {
                html.Open("tr", style: row.Cells.Max(c => c.Nodes.Sum(OutlineText.Length)) * texts > LongRow ? "long" : "");
                foreach (var (n, cell) in row.Cells.Index())
                {
                    if (n == 0)
                        html.Add($"<th scope=\"row\" class=\"{StyleOf(table.Columns[n].Role)}\">");
                    else
                        html.Open("td", style: StyleOf(table.Columns[n].Role));
                    AddShortly(cell.Nodes, level);
                    html.Close(n == 0 ? "th" : "td");
                }
                html.Close("tr");
            }
            html.Close("tbody");
        }
        html.Close("table");
    }

    private static string StyleOf(Role role) => role switch
    {
        Role.Legend => "legend whole",
        Role.Colophon => "whole",
        Role.Amount => "number",
        Role.AttentionWord => "attention-word",
        Role.Behind => "sources",
        Role.Plain or Role.Name or Role.Text => "",
        _ => role.ToString().ToLowerInvariant(),
    };

    private static string StyleOf(Verdict verdict) => verdict.Side switch
    {
        VerdictSide.Holds => "meets",
        VerdictSide.Falls => "improve",
        VerdictSide.Both => "mixed",
        _ => "none",
    };
}
