using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Primitives;
using Toetssteen.Domain;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Ui.Forms;

/// <summary>Reads a date as a person writes it (<see cref="TypedDate"/>).</summary>
internal sealed class DateBinder : IModelBinder, IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType == typeof(DateOnly) ? this : null;

    public Task BindModelAsync(ModelBindingContext context)
    {
        var sent = context.ValueProvider.GetValue(context.ModelName);
        if (sent == ValueProviderResult.None)
            return Task.CompletedTask;
        context.ModelState.SetModelValue(context.ModelName, sent);
        if (StringValues.IsNullOrEmpty(sent.Values))
        {
            // A field that may stay empty is right when it is; without a result the form would be invalid, and nothing would say why.
            if (context.ModelMetadata.IsReferenceOrNullableType)
                context.Result = ModelBindingResult.Success(null);
            return Task.CompletedTask;
        }
        var text = context.HttpContext.RequestServices.GetRequiredService<SiteText>();
        if (TypedDate.TryRead(sent.FirstValue, out var date, out var fault))
            context.Result = ModelBindingResult.Success(date);
        else if (!string.IsNullOrWhiteSpace(sent.FirstValue))
            context.ModelState.TryAddModelError(context.ModelName, text[TypedDate.Sentences[fault]]);
        return Task.CompletedTask;
    }
}
