using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http.Features;

namespace Toetssteen.Web.Ui.Forms;

/// <summary>A text that was typed in a form which the page does not show any more.</summary>
/// <param name="Label">What was asked.</param>
/// <param name="Text">What was typed.</param>
public sealed record LostText(string Label, string Text);

/// <summary>
/// Finds what was typed in a form that was refused because another acted first, where the page that comes back shows another form: the
/// layout says it again, for every page alike. Each text area tells its name and label along (<see cref="TextAreaFieldTagHelper"/>).
/// </summary>
public static class LostTexts
{
    /// <summary>Name of the hidden field beside each text area: "name=label".</summary>
    public const string Field = "__text";

    /// <summary>The texts of the form that was sent which do not stand in a field of the page.</summary>
    /// <param name="context">The request.</param>
    /// <param name="page">The page that comes back.</param>
    /// <param name="encoder">Writes text as the page does.</param>
    public static IReadOnlyList<LostText> In(HttpContext context, IHtmlContent page, HtmlEncoder encoder)
    {
        if (
            !HttpMethods.IsPost(context.Request.Method)
            || context.Features.Get<IFormFeature>()?.Form is not { } form
            || form[Field] is not { Count: > 0 } named)
            return [];
        var typed = named.OfType<string>().Distinct().Select(n => n.Split('=', 2)).Where(n => n.Length == 2)
            .SelectMany(n => form[n[0]].Where(v => !string.IsNullOrWhiteSpace(v)).Select(v => new LostText(n[1], v!))).ToList();
        if (typed.Count == 0)
            return [];
        using var written = new StringWriter();
        page.WriteTo(written, encoder);
        var html = written.ToString();
        return typed.FindAll(t => !html.Contains($">\n{encoder.Encode(t.Text)}</textarea>", StringComparison.Ordinal));
    }
}
