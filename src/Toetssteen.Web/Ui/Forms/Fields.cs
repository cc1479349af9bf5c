using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Ui.Forms;

/// <summary>One line of text.</summary>
[HtmlTargetElement("text-field", TagStructure = TagStructure.WithoutEndTag)]
public class TextFieldTagHelper(SiteText text) : FieldTagHelper(text)
{
    /// <summary>Kind of text: text, email, password, tel, search.</summary>
    public string Type { get; set; } = "text";

    /// <summary>What a browser may fill in by itself.</summary>
    public string? Autocomplete { get; set; }

    /// <summary>Keyboard to show: numeric, decimal.</summary>
    public string? Inputmode { get; set; }

    /// <summary>Whether the text is short: a number, a code, a date.</summary>
    public bool Narrow { get; set; }

    /// <summary>What is behind it: a unit.</summary>
    public string? Unit { get; set; }

    /// <inheritdoc/>
    protected override IHtmlContent Control()
    {
        TypedFields.Tell(ViewContext.HttpContext, Name, Label);
        var input = Element("input", style: "utrecht-textbox utrecht-textbox--html-input");
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = Type;
        if (Narrow)
            input.AddCssClass("field__short");
        if (Autocomplete is not null)
            input.Attributes["autocomplete"] = Autocomplete;
        if (Inputmode is not null)
            input.Attributes["inputmode"] = Inputmode;
        if (Type is "email" or "password" || Inputmode is not null)
            input.Attributes["spellcheck"] = "false";
        if (Type != "password" && Values is [var value, ..])
            input.Attributes["value"] = value;
        return Unit is null
            ? input
            : Wrap("div", "field__unit", input, Wrap("span", "field__unit-word", new HtmlContentBuilder().Append(Unit)));
    }
}

/// <summary>A date as a person writes it: 14-12-2026 or 14 december 2026.</summary>
[HtmlTargetElement("date-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DateFieldTagHelper : TextFieldTagHelper
{
    /// <summary>A short field with an example.</summary>
    public DateFieldTagHelper(SiteText text)
        : base(text)
    {
        Narrow = true;
        Hint = text["Bijvoorbeeld 14-12-2026"];
        Autocomplete = "off";
    }
}

/// <summary>Several lines of text.</summary>
[HtmlTargetElement("text-area-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TextAreaFieldTagHelper(SiteText text) : FieldTagHelper(text)
{
    /// <summary>Lines shown.</summary>
    public int Rows { get; set; } = 5;

    /// <inheritdoc/>
    protected override IHtmlContent Control()
    {
        TypedFields.Tell(ViewContext.HttpContext, Name, Label);
        var area = Element("textarea", style: "utrecht-textarea utrecht-textarea--html-textarea");
        area.Attributes["rows"] = Rows.ToString(CultureInfo.InvariantCulture);
        // A browser drops the first line break of a text area.
        area.InnerHtml.AppendHtml("\n").Append(Values is [var value, ..] ? value : "");
        // So that what was typed is known where the page that comes back has no such field any more.
        var named = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        (named.Attributes["type"], named.Attributes["name"], named.Attributes["value"]) = ("hidden", LostTexts.Field, $"{Name}={Label}");
        return new HtmlContentBuilder().AppendHtml(area).AppendHtml(named);
    }
}

/// <summary>One of a list.</summary>
[HtmlTargetElement("select-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SelectFieldTagHelper(SiteText text) : FieldTagHelper(text)
{
    /// <summary>What can be chosen.</summary>
    public IEnumerable<Choice> Options { get; set; } = [];

    /// <summary>What stands there while nothing is chosen; without it the first option is chosen.</summary>
    public string? Empty { get; set; }

    /// <inheritdoc/>
    protected override IHtmlContent Control()
    {
        var select = Element("select", style: "utrecht-select utrecht-select--html-select");
        if (Empty is not null)
            select.InnerHtml.AppendHtml(Option(new Choice("", Empty), false));
        foreach (var choice in Options)
            select.InnerHtml.AppendHtml(Option(choice, Values.Contains(choice.Value)));
        return select;
    }

    private static TagBuilder Option(Choice choice, bool chosen)
    {
        var option = new TagBuilder("option");
        option.Attributes["value"] = choice.Value;
        if (chosen)
            option.Attributes["selected"] = "selected";
        option.InnerHtml.Append(choice.Label);
        return option;
    }
}

/// <summary>Some of a few, as boxes to tick.</summary>
[HtmlTargetElement("checkbox-field", TagStructure = TagStructure.WithoutEndTag)]
public class CheckboxFieldTagHelper(SiteText text) : FieldTagHelper(text)
{
    /// <summary>What can be chosen.</summary>
    public IEnumerable<Choice> Options { get; set; } = [];

    /// <inheritdoc/>
    protected override bool IsGroup => true;

    /// <summary>Kind of box.</summary>
    protected virtual string Type => "checkbox";

    /// <summary>Classes of a box.</summary>
    protected virtual string Style => "utrecht-checkbox utrecht-checkbox--html-input";

    /// <inheritdoc/>
    protected override IHtmlContent Control()
    {
        var list = new HtmlContentBuilder();
        foreach (var (choice, number) in Options.Select((o, i) => (o, i)))
        {
            var box = Element("input", number == 0 ? Id : string.Create(CultureInfo.InvariantCulture, $"{Id}-{number}"), Style);
            box.TagRenderMode = TagRenderMode.SelfClosing;
            box.Attributes["type"] = Type;
            box.Attributes["value"] = choice.Value;
            if (Values.Contains(choice.Value))
                box.Attributes["checked"] = "checked";
            var label = Wrap("label", "utrecht-form-label field__option", new HtmlContentBuilder().Append(choice.Label));
            label.Attributes["for"] = box.Attributes["id"];
            if (choice.Lang is not null)
                label.Attributes["lang"] = choice.Lang;
            TagBuilder? hint = null;
            if (choice.Hint is { } words)
            {
                hint = Wrap("p", "utrecht-form-field-description field__hint", new HtmlContentBuilder().Append(words));
                hint.Attributes["id"] = box.Attributes["aria-describedby"] = $"{box.Attributes["id"]}-uitleg-keuze";
            }
            list.AppendHtml(Wrap("div", "field__check", box, Wrap("div", "field__words", label, hint)));
        }
        return Wrap("div", "field__options", list);
    }
}

/// <summary>One of a few, as buttons.</summary>
[HtmlTargetElement("radio-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RadioFieldTagHelper(SiteText text) : CheckboxFieldTagHelper(text)
{
    /// <inheritdoc/>
    protected override string Type => "radio";

    /// <inheritdoc/>
    protected override string Style => "utrecht-radio-button utrecht-radio-button--html-input";
}

/// <summary>Yes by one tick.</summary>
[HtmlTargetElement("check-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CheckFieldTagHelper(SiteText text) : FieldTagHelper(text)
{
    /// <inheritdoc/>
    protected override bool LabelBehind => true;

    /// <inheritdoc/>
    protected override IHtmlContent Control()
    {
        var box = Element("input", style: "utrecht-checkbox utrecht-checkbox--html-input");
        box.TagRenderMode = TagRenderMode.SelfClosing;
        box.Attributes["type"] = "checkbox";
        box.Attributes["value"] = "true";
        box.Attributes.Remove("aria-required");
        if (Values.Any(v => bool.TryParse(v, out var ticked) && ticked))
            box.Attributes["checked"] = "checked";
        return box;
    }
}

/// <summary>A file, or several.</summary>
[HtmlTargetElement("file-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FileFieldTagHelper(SiteText text) : FieldTagHelper(text)
{
    /// <summary>Kinds of file to offer, as a browser takes them.</summary>
    public string? Accept { get; set; }

    /// <summary>Whether several may be chosen.</summary>
    public bool Multiple { get; set; }

    /// <inheritdoc/>
    protected override IHtmlContent Control()
    {
        var input = Element("input", style: "field__file");
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = "file";
        if (Accept is not null)
            input.Attributes["accept"] = Accept;
        if (Multiple)
            input.Attributes["multiple"] = "multiple";
        return input;
    }
}
