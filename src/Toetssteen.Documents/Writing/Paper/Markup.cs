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

    /// <summary>Adds markup of ours with text in it.</summary>
    public void Add([InterpolatedStringHandlerArgument("")] Pieces pieces) =>
        Debug.Assert(pieces.Belongs(html), "Pieces are added while they are made.");

    /// <summary>Adds a style sheet that was composed by us.</summary>
    public void AddStyle(string css) => html.Append("<style>").Append(css).Append("</style>");

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

    // Control characters have no shape and no meaning on paper.
    private void AddValue(string? text)
    {
        if (text is not null)
            html.Append(Encoder.Encode(text.Any(IsControl) ? string.Concat(text.Where(c => !IsControl(c))) : text));
    }

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
