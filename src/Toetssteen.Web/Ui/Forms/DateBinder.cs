using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Primitives;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Ui.Forms;

/// <summary>Reads a date as a person writes it, in either language: 14-12-2026, 14/12/2026, 14 december 2026, 2026-12-14.</summary>
internal sealed class DateBinder : IModelBinder, IModelBinderProvider
{
    private static readonly string[] Forms = ["d-M-yyyy", "d/M/yyyy", "d.M.yyyy", "yyyy-M-d", "d MMMM yyyy", "d MMM yyyy"];

    public IModelBinder? GetBinder(ModelBinderProviderContext context) => context.Metadata.UnderlyingOrModelType == typeof(DateOnly) ? this : null;

    public Task BindModelAsync(ModelBindingContext context)
    {
        var sent = context.ValueProvider.GetValue(context.ModelName);
        if (sent == ValueProviderResult.None)
            return Task.CompletedTask;
        context.ModelState.SetModelValue(context.ModelName, sent);
        if (StringValues.IsNullOrEmpty(sent.Values))
            return Task.CompletedTask;
        var text = context.HttpContext.RequestServices.GetRequiredService<SiteText>();
        if (Read(sent.FirstValue!) is { } date)
            context.Result = ModelBindingResult.Success(date);
        else
            context.ModelState.TryAddModelError(context.ModelName, text["Schrijf de datum als dag, maand en jaar, bijvoorbeeld 14-12-2026."]);
        return Task.CompletedTask;
    }

    /// <summary>The date that a text means, or null.</summary>
    internal static DateOnly? Read(string written)
    {
        foreach (var culture in new[] { Language.Dutch.Culture, Language.English.Culture })
            if (DateOnly.TryParseExact(written.Trim(), Forms, culture, DateTimeStyles.AllowInnerWhite, out var date) && date.Year is >= 1900 and <= 2200)
                return date;
        return null;
    }
}
