using System.Collections.Concurrent;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Toetssteen.Web.Ui.Tables;

/// <summary>
/// A table that cannot be made without a caption and headers: when first rendered it looks at what it holds, and throws. With
/// <c>scroll-label</c> it stands in a region of its own that scrolls sideways and can be reached by keyboard.
/// </summary>
[HtmlTargetElement("table")]
public sealed class TableTagHelper : TagHelper
{
    /// <summary>The class of every table.</summary>
    public const string Style = "utrecht-table utrecht-table--html-table";

    private static readonly ConcurrentDictionary<string, bool> Checked = new();

    /// <summary>Name of the scrolling region; without it the table does not scroll.</summary>
    public string? ScrollLabel { get; set; }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The table lacks a caption, column headers or row headers.</exception>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        if (!Checked.ContainsKey(context.UniqueId))
        {
            Check(content.GetContent());
            Checked[context.UniqueId] = true;
        }
        var style = output.Attributes["class"]?.Value.ToString();
        output.Attributes.SetAttribute("class", $"{Style} {style}".TrimEnd());
        if (ScrollLabel is null)
            return;
        output
            .PreElement.AppendHtml("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"")
            .Append(ScrollLabel)
            .AppendHtml("\">");
        output.PostElement.AppendHtml("</div>");
    }

    private static void Check(string content)
    {
        foreach (
            var (needed, what) in new[]
            {
                ("<caption", "bijschrift (caption)"),
                ("scope=\"col", "kolomkoppen (th scope=\"col\")"),
                ("scope=\"row", "rijkoppen (th scope=\"row\")"),
            })
            if (!content.Contains(needed, StringComparison.Ordinal))
                throw new InvalidOperationException(
                    $"Een tabel heeft een {what} nodig; anders is zij niet te lezen voor wie haar niet ziet.");
    }
}
