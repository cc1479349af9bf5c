using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Toetssteen.Documents.Outline;

namespace Toetssteen.Documents.Writing;

/// <summary>
/// HTML under construction. The literal parts of what is added are ours and stay as they are, every value in it is text and is encoded:
/// a value that becomes markup cannot be written by mistake.
/// </summary>
public sealed class Markup
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder html = new();

    /// <summary>Adds markup of ours with text in it.</summary>
    public void Add([InterpolatedStringHandlerArgument("")] Pieces pieces) =>
        Debug.Assert(pieces.Belongs(html), "Pieces are added while they are made.");

    /// <summary>Adds markup that was made elsewhere.</summary>
    public void AddMade(string markup) => html.Append(markup);

    /// <summary>Adds a text of an edition: its paragraphs and lists.</summary>
    /// <param name="blocks">The text taken apart.</param>
    /// <param name="language">The language of the text, where it is not that of the document.</param>
    public void AddBlocks(IEnumerable<RichBlock> blocks, string? language = null)
    {
        foreach (var block in blocks)
            if (block is RichParagraph paragraph)
            {
                Open("p", language);
                foreach (var run in paragraph.Runs)
                    AddRun(run);
                Add($"</p>");
            }
            else if (block is RichList list)
            {
                Open(list.Ordered ? "ol" : "ul", language);
                foreach (var item in list.Items)
                {
                    Add($"<li>");
                    AddBlocks(item);
                    Add($"</li>");
                }
                Close(list.Ordered ? "ol" : "ul");
            }
    }

    /// <summary>Opens an element.</summary>
    /// <param name="element">Its name, which is ours.</param>
    /// <param name="language">The language of what stands in it, where it is not that of the document.</param>
    /// <param name="style">Its class in the style sheet; empty for none.</param>
    /// <param name="id">By what name a link leads to it.</param>
    /// <param name="address">Where it leads, when it is a link.</param>
    public void Open(string element, string? language = null, string style = "", string? id = null, string? address = null)
    {
        html.Append('<').Append(element);
        if (style.Length > 0)
            Add($" class=\"{style}\"");
        if (id is not null)
            Add($" id=\"{id}\"");
        if (address is not null)
            Add($" href=\"{address}\"");
        if (language is not null)
            Add($" lang=\"{language}\"");
        html.Append('>');
    }

    /// <summary>Closes an element.</summary>
    public void Close(string element) => html.Append("</").Append(element).Append('>');

    /// <inheritdoc/>
    public override string ToString() => html.ToString();

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

    /// <summary>A text without what has no shape: control characters.</summary>
    internal static string Shown(string text) => text.Any(IsControl) ? string.Concat(text.Where(c => !IsControl(c))) : text;

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
