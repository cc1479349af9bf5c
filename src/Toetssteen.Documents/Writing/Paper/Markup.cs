using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Toetssteen.Domain.Publication;

namespace Toetssteen.Documents.Writing.Paper;

/// <summary>
/// HTML under construction. The literal parts of what is added are ours and stay as they are, every value in it is text and is encoded:
/// a value that becomes markup cannot be written by mistake.
/// </summary>
internal sealed class Markup
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder html = new();
    private readonly List<PaperHeading> headings = [];

    /// <summary>The headings so far.</summary>
    public IReadOnlyList<PaperHeading> Headings => headings;

    /// <summary>Adds markup of ours with text in it.</summary>
    public void Add([InterpolatedStringHandlerArgument("")] Pieces pieces) =>
        Debug.Assert(pieces.Belongs(html), "Pieces are added while they are made.");

    /// <summary>Adds a style sheet that was composed by us.</summary>
    public void AddStyle(string css) => html.Append("<style>").Append(css).Append("</style>");

    /// <summary>Adds a heading, and remembers it as a bookmark.</summary>
    /// <param name="level">Its level, from 1.</param>
    /// <param name="words">Its words.</param>
    /// <param name="overline">What stands over them, as a part of the heading.</param>
    /// <param name="code">The code of a theme, before them.</param>
    /// <param name="id">By what name a link leads to it.</param>
    public void AddHeading(int level, string words, string? overline = null, string? code = null, string? id = null)
    {
        Add($"<h{level}");
        if (id is not null)
            Add($" id=\"{id}\"");
        Add($">");
        if (overline is not null)
            Add($"<span class=\"overline\">{overline}</span> ");
        if (code is not null)
            Add($"<span class=\"code\">{code}</span> ");
        Add($"{words}</h{level}>");
        // As it is shown: without what has no shape, and with every run of white space as one.
        var shown = string.Join(' ', Shown($"{overline} {code} {words}").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (shown.Length > 0)
            headings.Add(new PaperHeading(level, shown));
    }

    /// <summary>Adds a text as paragraphs and lists.</summary>
    public void AddText(string? text, TextForm form) => AddBlocks(RichText.Read(text, form));

    /// <inheritdoc/>
    public override string ToString() => html.ToString();

    private void AddBlocks(IEnumerable<RichBlock> blocks)
    {
        foreach (var block in blocks)
            if (block is RichParagraph paragraph)
            {
                Add($"<p>");
                foreach (var run in paragraph.Runs)
                    AddRun(run);
                Add($"</p>");
            }
            else if (block is RichList list)
            {
                html.Append(list.Ordered ? "<ol>" : "<ul>");
                foreach (var item in list.Items)
                {
                    Add($"<li>");
                    AddBlocks(item);
                    Add($"</li>");
                }
                html.Append(list.Ordered ? "</ol>" : "</ul>");
            }
    }

    private void AddRun(RichRun run)
    {
        html.Append(run.Strong ? "<strong>" : "").Append(run.Emphasis ? "<em>" : "");
        foreach (var (n, line) in run.Text.Split('\n').Index())
        {
            html.Append(n > 0 ? "<br>" : "");
            AddValue(line);
        }
        html.Append(run.Emphasis ? "</em>" : "").Append(run.Strong ? "</strong>" : "");
    }

    private void AddValue(string? text)
    {
        if (text is not null)
            html.Append(Encoder.Encode(Shown(text)));
    }

    // Control characters have no shape and no meaning on paper.
    private static string Shown(string text) => text.Any(IsControl) ? string.Concat(text.Where(c => !IsControl(c))) : text;

    private static bool IsControl(char c) => char.IsControl(c) && c is not ('\n' or '\t');

    /// <summary>The pieces of an interpolated string: literals as they are, values encoded.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Pieces
    {
        private readonly Markup markup;

        public Pieces(int literalLength, int formattedCount, Markup markup)
        {
            this.markup = markup;
            markup.html.EnsureCapacity(markup.html.Length + literalLength + 20 * formattedCount);
        }

        public bool Belongs(StringBuilder to) => markup.html == to;

        public void AppendLiteral(string literal) => markup.html.Append(literal);

        public void AppendFormatted(string? text) => markup.AddValue(text);

        public void AppendFormatted(int number) => markup.html.Append(CultureInfo.InvariantCulture, $"{number}");
    }
}
