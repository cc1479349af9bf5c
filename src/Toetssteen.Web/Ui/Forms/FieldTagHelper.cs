using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Toetssteen.Domain;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Ui.Forms;

/// <summary>
/// A field with its label, hint and error, tied together for who does not see them. What was typed stands in it again after an
/// error. A field is required unless it says <c>optional</c>, which its label then says too.
/// </summary>
public abstract class FieldTagHelper(SiteText text) : TagHelper
{
    /// <summary>The property of the page.</summary>
    [HtmlAttributeName("for")]
    public ModelExpression For { get; set; } = null!;

    /// <summary>What is asked.</summary>
    public string Label { get; set; } = null!;

    /// <summary>Language of the label, where it is not that of the page.</summary>
    public string? LabelLang { get; set; }

    /// <summary>What helps to answer it.</summary>
    public string? Hint { get; set; }

    /// <summary>Whether it may stay empty.</summary>
    public bool Optional { get; set; }

    /// <summary>Whether it is required only after a certain choice, which the page says by itself; the field then says neither.</summary>
    public bool Unmarked { get; set; }

    /// <summary>Classes of its own.</summary>
    public string? Class { get; set; }

    /// <summary>The page.</summary>
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Name by which it is sent.</summary>
    protected string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    /// <summary>Id of the control, or of the first of several; where the error summary points.</summary>
    protected string Id => IdOf(Name);

    /// <summary>The sentence that says what is wrong, or null.</summary>
    protected string? Error => Entry?.Errors.FirstOrDefault()?.ErrorMessage;

    /// <summary>Whether the field is a group of controls, with a legend in the place of a label.</summary>
    protected virtual bool IsGroup => false;

    /// <summary>Whether the control stands before its label.</summary>
    protected virtual bool LabelBehind => false;

    private ModelStateEntry? Entry => ViewContext.ModelState.GetValueOrDefault(Name);

    /// <summary>The id that belongs to a name; another name has another id, dots and brackets aside.</summary>
    public static string IdOf(string name) => TagBuilder.CreateSanitizedId(FoldedText.Anchor(name), "_");

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (string.IsNullOrWhiteSpace(Label))
            throw new InvalidOperationException(
                $"Het veld {For.Name} heeft een opschrift (label) nodig; anders weet niemand wat er gevraagd wordt.");
        output.TagName = IsGroup ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        var invalid = Error is not null;
        output.Attributes.SetAttribute(
            "class",
            string.Join(
                ' ',
                new[]
                {
                    "field utrecht-form-field",
                    IsGroup ? "utrecht-form-fieldset utrecht-form-fieldset--html-fieldset field--group" : null,
                    LabelBehind ? "field--check" : null,
                    invalid
                        ? IsGroup
                            ? "utrecht-form-field--invalid utrecht-form-fieldset--invalid"
                            : "utrecht-form-field--invalid"
                        : null,
                    Class,
                }.OfType<string>()));
        if (IsGroup && DescribedBy() is { } described)
            output.Attributes.SetAttribute("aria-describedby", described);

        var control = Control();
        var label = LabelOf();
        var html = output.Content;
        if (LabelBehind)
            html.AppendHtml(About()).AppendHtml(Wrap("div", "field__check", control, label));
        else
            html.AppendHtml(label).AppendHtml(About()).AppendHtml(control);
    }

    /// <summary>The control itself.</summary>
    protected abstract IHtmlContent Control();

    /// <summary>What was typed, or what the page holds.</summary>
    protected IReadOnlyList<string> Values => Entry?.RawValue switch
    {
        string[] several => several,
        string one => [one],
        _ when Entry?.AttemptedValue is { } attempted => [attempted],
        _ => For.Model switch
        {
            null => [],
            string one => [one],
            System.Collections.IEnumerable several => [.. several.Cast<object>().Select(InWords)],
            var one => [InWords(one)],
        },
    };

    /// <summary>What is common to every control.</summary>
    protected TagBuilder Element(string tag, string? id = null, string? style = null)
    {
        var element = new TagBuilder(tag);
        element.Attributes["id"] = id ?? Id;
        element.Attributes["name"] = Name;
        if (style is not null)
            element.AddCssClass(Error is null ? style : $"{style} {style.Split(' ')[0]}--invalid");
        if (IsGroup)
            return element;
        if (!Optional && !Unmarked)
            element.Attributes["aria-required"] = "true";
        if (Error is not null)
            element.Attributes["aria-invalid"] = "true";
        if (DescribedBy() is { } described)
            element.Attributes["aria-describedby"] = described;
        return element;
    }

    /// <summary>An element around others.</summary>
    protected static TagBuilder Wrap(string tag, string style, params IHtmlContent?[] inside)
    {
        var element = new TagBuilder(tag);
        element.AddCssClass(style);
        foreach (var part in inside.OfType<IHtmlContent>())
            element.InnerHtml.AppendHtml(part);
        return element;
    }

    private static string InWords(object value) => value switch
    {
        DateOnly date => date.ToString("d-M-yyyy", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.CurrentCulture) ?? "",
    };

    private string? DescribedBy() =>
        string.Join(' ', new[] { Hint is null ? null : $"{Id}-uitleg", Error is null ? null : $"{Id}-fout" }.OfType<string>())
            is { Length: > 0 } ids
            ? ids
            : null;

    private TagBuilder LabelOf()
    {
        var label = new TagBuilder(IsGroup ? "legend" : "label");
        label.AddCssClass(
            IsGroup
                ? "utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend field__label"
                : "utrecht-form-label field__label");
        if (!IsGroup)
            label.Attributes["for"] = Id;
        if (LabelLang is not null)
            label.Attributes["lang"] = LabelLang;
        label.InnerHtml.Append(Label);
        if (Optional)
            label
                .InnerHtml.AppendHtml(" ")
                .AppendHtml(Wrap("span", "field__optional", new HtmlContentBuilder().Append(text["(niet verplicht)"])));
        return label;
    }

    private HtmlContentBuilder About()
    {
        var about = new HtmlContentBuilder();
        if (Hint is not null)
        {
            var hint = Wrap("p", "utrecht-form-field-description field__hint", new HtmlContentBuilder().Append(Hint));
            hint.Attributes["id"] = $"{Id}-uitleg";
            about.AppendHtml(hint);
        }
        if (Error is { } error)
        {
            var told = Wrap(
                "p",
                "utrecht-form-field-error-message field__error",
                Wrap("span", "vh", new HtmlContentBuilder().Append(text["Fout:"] + " ")),
                new HtmlContentBuilder().Append(error));
            told.Attributes["id"] = $"{Id}-fout";
            about.AppendHtml(told);
        }
        return about;
    }
}
