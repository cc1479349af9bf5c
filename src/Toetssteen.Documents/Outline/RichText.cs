using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Toetssteen.Domain.Publication;

namespace Toetssteen.Documents.Outline;

/// <summary>A piece of text with one look.</summary>
/// <param name="Text">The characters; a line break is a newline.</param>
/// <param name="Strong">Whether it is strongly emphasised.</param>
/// <param name="Emphasis">Whether it is emphasised.</param>
public sealed record RichRun(string Text, bool Strong = false, bool Emphasis = false);

/// <summary>A paragraph or a list of a text.</summary>
public abstract record RichBlock;

/// <summary>A paragraph.</summary>
public sealed record RichParagraph(IReadOnlyList<RichRun> Runs) : RichBlock;

/// <summary>A list; an item holds blocks.</summary>
public sealed record RichList(bool Ordered, IReadOnlyList<IReadOnlyList<RichBlock>> Items) : RichBlock;

/// <summary>
/// The texts of findings, conclusions and responses as blocks: paragraphs, lists and emphasis, and nothing else. Page, PDF and DOCX are
/// made from these blocks, so that nobody's markup ever reaches a reader, and what is no such markup is shown as it was typed.
/// </summary>
public static class RichText
{
    // Emphasis within emphasis has no meaning beyond the second; deeper than this it is shown as typed, and no stack runs out on it.
    private const int MostNested = 20;

    // No HTML, no links, images, headings or code: of these the typed characters stay, for which their places have to be exact.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePreciseSourceLocation()
        .DisableHtml()
        .DisableHeadings()
        .Build();

    /// <summary>Takes a text apart.</summary>
    public static IReadOnlyList<RichBlock> Read(string? text, TextForm form)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [];
        text = text.ReplaceLineEndings("\n");
        return form == TextForm.Plain
            ?
            [
                .. text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    .Select(p => new RichParagraph([new RichRun(p)])),
            ]
            : Markup(text);
    }

    // Markup that is nested deeper than anyone means (130 signs of quotation in a row) is none: the characters are shown as they were
    // typed.
    private static IReadOnlyList<RichBlock> Markup(string text)
    {
        try
        {
            return [.. Blocks(Markdown.Parse(text, Pipeline), text)];
        }
        catch (ArgumentException)
        {
            return Read(text, TextForm.Plain);
        }
    }

    /// <summary>The characters alone, paragraphs and items separated by a newline.</summary>
    public static string Plain(IEnumerable<RichBlock> blocks) => string.Join('\n', blocks.Select(b => b switch
    {
        RichParagraph p => string.Concat(p.Runs.Select(r => r.Text)),
        RichList l => string.Join('\n', l.Items.Select(Plain)),
        _ => "",
    }));

    private static IEnumerable<RichBlock> Blocks(ContainerBlock container, string source)
    {
        foreach (var block in container)
            switch (block)
            {
                case ParagraphBlock { Inline: { } inline }:
                    yield return new RichParagraph([.. Runs(inline, source, false, false)]);
                    break;
                case ListBlock list:
                    yield return new RichList(
                        list.IsOrdered,
                        [.. list.OfType<ListItemBlock>().Select(i => (IReadOnlyList<RichBlock>)[.. Blocks(i, source)])]);
                    break;
                default:
                    // A quotation, code, a rule: no part of the limited markup, so its characters are shown.
                    if (block.Span.Length > 0)
                        yield return new RichParagraph([new RichRun(source.Substring(block.Span.Start, block.Span.Length))]);
                    break;
            }
    }

    private static IEnumerable<RichRun> Runs(ContainerInline container, string source, bool strong, bool emphasis, int depth = 0)
    {
        foreach (var inline in container)
            switch (inline)
            {
                case LiteralInline literal:
                    yield return new RichRun(literal.Content.ToString(), strong, emphasis);
                    break;
                case LineBreakInline { IsHard: var hard }:
                    yield return new RichRun(hard ? "\n" : " ", strong, emphasis);
                    break;
                case EmphasisInline e when depth < MostNested:
                    foreach (var run in Runs(e, source, strong || e.DelimiterCount >= 2, emphasis || e.DelimiterCount == 1, depth + 1))
                        yield return run;
                    break;
                case HtmlEntityInline entity:
                    yield return new RichRun(entity.Transcoded.ToString(), strong, emphasis);
                    break;
                default:
                    if (inline.Span.Length > 0)
                        yield return new RichRun(source.Substring(inline.Span.Start, inline.Span.Length), strong, emphasis);
                    break;
            }
    }
}
