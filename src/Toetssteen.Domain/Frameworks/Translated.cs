namespace Toetssteen.Domain.Frameworks;

/// <summary>A piece of a framework whose texts may be there in other languages than the framework's own.</summary>
public abstract record Translated
{
    /// <summary>Its texts in other languages; none where they are in the language of the framework alone.</summary>
    public ValueList<Translation> Translations { get; init; } = [];

    /// <summary>A text in a language; null where it is not there in it.</summary>
    /// <param name="field">Which text: <c>norm</c>.</param>
    /// <param name="language">BCP 47 tag.</param>
    internal string? Said(string field, string language) =>
        Translations.FirstOrDefault(t => t.Field == field)?.Words.Words.GetValueOrDefault(language);
}

/// <summary>A text of a framework in other languages than its own.</summary>
/// <param name="Field">Which text, by its name in a framework file: <c>norm</c>; one of a list with its place:
/// <c>points/0</c>.</param>
/// <param name="Words">The words per language tag; the framework's own language is not one of them.</param>
public sealed record Translation(string Field, Wording Words);
