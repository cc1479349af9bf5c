using System.Diagnostics.CodeAnalysis;

namespace Toetssteen.Domain;

/// <summary>
/// The same words in one or more languages; Dutch is always there. Languages are in the order of their tags, so that the order in
/// which they were given changes nothing. Written as JSON it is one text where there is only Dutch, else a text per language.
/// </summary>
public sealed class Wording : IEquatable<Wording>
{
    /// <summary>The language that is always there.</summary>
    public const string Always = "nl";

    private readonly SortedDictionary<string, string> _words = new(StringComparer.Ordinal);

    /// <summary>Words in Dutch alone.</summary>
    public Wording(string dutch) => _words[Always] = dutch;

    /// <summary>Words in Dutch and English.</summary>
    public Wording(string dutch, string english) => (_words[Always], _words["en"]) = (dutch, english);

    /// <summary>Words per language tag.</summary>
    /// <exception cref="ArgumentException">There is no Dutch, or a language comes twice.</exception>
    public Wording(IEnumerable<KeyValuePair<string, string>> words)
    {
        foreach (var (language, text) in words)
            _words.Add(language, text);
        if (!_words.ContainsKey(Always))
            throw new ArgumentException("Dutch is always there.", nameof(words));
    }

    /// <summary>The Dutch words.</summary>
    public string Dutch => _words[Always];

    /// <summary>The words per language tag, in the order of the tags.</summary>
    public IReadOnlyDictionary<string, string> Words => _words;

    /// <summary>The words in this language, or in Dutch where there are none.</summary>
    public string In(string language) => _words.TryGetValue(language, out var words) ? words : Dutch;

    /// <summary>The language that <see cref="In"/> gives: for the <c>lang</c> of the element that shows it.</summary>
    public string LanguageIn(string language) => _words.ContainsKey(language) ? language : Always;

    /// <inheritdoc/>
    public bool Equals([NotNullWhen(true)] Wording? other) => other is not null && _words.SequenceEqual(other._words);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Wording);

    /// <inheritdoc/>
    public override int GetHashCode() => Dutch.GetHashCode(StringComparison.Ordinal);

    /// <summary>The Dutch words.</summary>
    public override string ToString() => Dutch;

    public static bool operator ==(Wording? left, Wording? right) => Equals(left, right);
    public static bool operator !=(Wording? left, Wording? right) => !Equals(left, right);
}
