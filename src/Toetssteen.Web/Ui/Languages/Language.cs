using System.Globalization;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Toetssteen.Web.Ui.Languages;

/// <summary>A language of the screens: Dutch at the address itself, English at the same address under <c>/en</c>.</summary>
/// <param name="Tag">BCP 47 tag.</param>
/// <param name="Prefix">What its addresses begin with.</param>
/// <param name="Culture">How it writes dates and numbers.</param>
public sealed record Language(string Tag, string Prefix, CultureInfo Culture)
{
    /// <summary>Dutch, the first language.</summary>
    public static readonly Language Dutch = new("nl", "", CultureInfo.GetCultureInfo("nl-NL"));

    /// <summary>English, the second language.</summary>
    public static readonly Language English = new("en", "/en", CultureInfo.GetCultureInfo("en-GB"));

    /// <summary>The language of this request.</summary>
    public static Language Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? English : Dutch;

    /// <summary>What a language is called in that of this request: Fries, Engels.</summary>
    /// <param name="tag">BCP 47 tag.</param>
    public static string NameOf(string tag) => CultureInfo.GetCultureInfo(tag).DisplayName;

    /// <summary>The language that an address is in.</summary>
    public static Language Of(PathString path) => path.StartsWithSegments(English.Prefix, StringComparison.Ordinal) ? English : Dutch;

    /// <summary>The other one.</summary>
    public Language Other => this == English ? Dutch : English;

    /// <summary>The same page in this language.</summary>
    public string AddressOf(PathString path)
    {
        var bare = path.StartsWithSegments(English.Prefix, StringComparison.Ordinal, out var behind) ? behind : path;
        var rest = bare.HasValue ? bare.Value : "/";
        return Prefix.Length > 0 && rest == "/" ? Prefix : Prefix + rest;
    }
}

/// <summary>Sets the language of a request by its address.</summary>
internal sealed class LanguageMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Language.Of(context.Request.Path).Culture;
        return next(context);
    }
}

/// <summary>Gives every page a second address under <c>/en</c>.</summary>
internal sealed class EnglishAddresses : IPageRouteModelConvention
{
    public void Apply(PageRouteModel model)
    {
        foreach (var dutch in model.Selectors.ToList())
        {
            var english = new SelectorModel(dutch) { AttributeRouteModel = new AttributeRouteModel(dutch.AttributeRouteModel!) };
            english.AttributeRouteModel.Template = AttributeRouteModel.CombineTemplates(
                "en",
                dutch.AttributeRouteModel!.Template?.TrimStart('/'));
            model.Selectors.Add(english);
        }
    }
}
