using System.Globalization;
using System.Net;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Toetssteen.Web.Ui.Forms;

/// <summary>
/// A form that is posted. Enter in a field presses its first button that is enabled, so no button that removes, sends or ends something is
/// ever that: before it comes an unseen one, which does what the first safe button does, or closes a dialog that is not there, which is
/// nothing. A disabled one would hold for text fields alone: Enter on a choice passes over it. And the form carries the identity by which
/// the same form, sent twice, is known (<see cref="FormsOnce"/>).
/// </summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class PostedFormButtonsTagHelper : TagHelper
{
    /// <summary>The mark of a button that removes, sends or ends something.</summary>
    public const string Final = "data-final";

    /// <summary>The page.</summary>
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    // After the framework has set up what fields may put at the end of a form, and before the form is closed.
    public override int Order => -960;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var items = ViewContext.HttpContext.Items;
        var buttons = new Buttons();
        items[typeof(Buttons)] = buttons;
        await output.GetChildContentAsync();
        items.Remove(typeof(Buttons));
        if (ViewContext.HttpContext.User.Identity is { IsAuthenticated: true })
            output.PreContent.AppendHtml(Hidden(FormsOnce.Field, Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)));
        if (buttons.Typed.Count > 0)
            output.PreContent.AppendHtml(Hidden(TypedFields.Field, JsonSerializer.Serialize(buttons.Typed)));
        if (buttons.First?.ContainsName(Final) is true)
            output.PreContent.AppendHtml(Unseen(buttons.FirstSafe));
    }

    private static TagBuilder Hidden(string name, string value) =>
        new("input")
        {
            TagRenderMode = TagRenderMode.SelfClosing,
            Attributes =
            {
                ["type"] = "hidden",
                ["name"] = name,
                ["value"] = value,
                ["autocomplete"] = "off",
            },
        };

    private static TagBuilder Unseen(TagHelperAttributeList? safe)
    {
        var button = new TagBuilder("button")
        {
            Attributes =
            {
                ["class"] = "vh",
                ["type"] = "submit",
                ["tabindex"] = "-1",
                ["aria-hidden"] = "true",
            },
        };
        foreach (var name in new[] { "name", "value", "formaction", "formnovalidate" })
            if (safe?[name] is { } said)
                button.Attributes[name] = Plain(said.Value);
        if (safe is null)
            (button.Attributes["formmethod"], button.Attributes["formnovalidate"]) = ("dialog", "");
        return button;
    }

    // What stands in the page is escaped already, and is escaped once.
    private static string? Plain(object? said)
    {
        if (said is not IHtmlContent html)
            return Convert.ToString(said, CultureInfo.InvariantCulture);
        using var written = new StringWriter();
        html.WriteTo(written, HtmlEncoder.Default);
        return WebUtility.HtmlDecode(written.ToString());
    }

    /// <summary>The buttons of the form that is being written, as far as it matters which is the first.</summary>
    internal sealed class Buttons
    {
        public TagHelperAttributeList? First { get; private set; }

        public TagHelperAttributeList? FirstSafe { get; private set; }

        public Dictionary<string, string> Typed { get; } = [];

        public void Add(TagHelperAttributeList button)
        {
            First ??= button;
            if (!button.ContainsName(Final))
                FirstSafe ??= button;
        }
    }
}

/// <summary>A button that sends a form tells the form what it does.</summary>
[HtmlTargetElement("button", Attributes = "[type=submit]")]
public sealed class SubmitButtonTagHelper : TagHelper
{
    /// <summary>The page.</summary>
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    // A copy: the list itself is used again for the next element.
    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        (ViewContext.HttpContext.Items[typeof(PostedFormButtonsTagHelper.Buttons)] as PostedFormButtonsTagHelper.Buttons)?.Add(
            new TagHelperAttributeList(output.Attributes));
}
