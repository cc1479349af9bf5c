using Microsoft.AspNetCore.Mvc;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Ui.Forms;

/// <summary>How forms are read, and in which words a value that cannot be read is refused.</summary>
internal static class FormsSetup
{
    /// <summary>Settings of all forms.</summary>
    public static void Apply(MvcOptions options)
    {
        var text = new SiteText();
        options.Filters.Add<FormLimits>();
        options.Filters.Add<FormsOnce>();
        options.Filters.Add<InvalidForms>();
        options.Filters.Add<KeptForms>();
        options.ModelBinderProviders.Insert(0, new DateBinder());
        // A page says itself what has to be filled in, and in which words.
        options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        var words = options.ModelBindingMessageProvider;
        words.SetAttemptedValueIsInvalidAccessor((_, _) => text["Dit is niet goed ingevuld. Controleer het en probeer het opnieuw."]);
        words.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => text["Dit is niet goed ingevuld. Controleer het en probeer het opnieuw."]);
        words.SetUnknownValueIsInvalidAccessor(_ => text["Dit is niet goed ingevuld. Controleer het en probeer het opnieuw."]);
        words.SetValueIsInvalidAccessor(_ => text["Dit is niet goed ingevuld. Controleer het en probeer het opnieuw."]);
        words.SetValueMustBeANumberAccessor(_ => text["Vul een getal in, alleen cijfers."]);
        words.SetNonPropertyValueMustBeANumberAccessor(() => text["Vul een getal in, alleen cijfers."]);
        words.SetMissingBindRequiredValueAccessor(_ => text["Dit is nog niet ingevuld."]);
        words.SetMissingKeyOrValueAccessor(() => text["Dit is nog niet ingevuld."]);
        words.SetValueMustNotBeNullAccessor(_ => text["Dit is nog niet ingevuld."]);
    }
}
