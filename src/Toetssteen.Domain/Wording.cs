using System.Diagnostics.CodeAnalysis;

namespace Toetssteen.Domain;

/// <summary>
/// The same words in one or more languages. Ours are always in Dutch too; those of a framework are in Dutch or in its own language.
/// Languages are in the order of their tags, so that the order in which they were given changes nothing. Written as JSON it is one text
/// where there is only Dutch, else a text per language.
/// </summary>
public sealed class Wording : IEquatable<Wording>
{
    /// <summary>The language that is there, where nothing else is said.</summary>
    public const string Usual = "nl";

    private readonly SortedDictionary<string, string> _words = new(StringComparer.Ordinal);

    /// <summary>Words in Dutch alone.</summary>
    public Wording(string dutch) => _words[Usual] = dutch;

    /// <summary>Words in Dutch and English.</summary>
    public Wording(string dutch, string english) => (_words[Usual], _words["en"]) = (dutch, english);

    /// <summary>Words per language tag.</summary>
    /// <exception cref="ArgumentException">There are no words, or a language comes twice.</exception>
    public Wording(IEnumerable<KeyValuePair<string, string>> words)
    {
        foreach (var (language, text) in words)
            _words.Add(language, text);
        if (_words.Count == 0)
            throw new ArgumentException("There are no words.", nameof(words));
    }

    /// <summary>The Dutch words, or those in the first language where there are none.</summary>
    public string Dutch => In(Usual);

    /// <summary>The words per language tag, in the order of the tags.</summary>
    public IReadOnlyDictionary<string, string> Words => _words;

    /// <summary>
    /// The words in this language, of whatever region; where there are none in Dutch, and where there is no Dutch in the first language.
    /// </summary>
    public string In(string language) => _words[LanguageIn(language)];

    /// <summary>The language that <see cref="In"/> gives: for the <c>lang</c> of the element that shows it.</summary>
    public string LanguageIn(string language) => _words.ContainsKey(language) ? language : Nearest(language);

    /// <summary>A language without its region: of <c>en-IE</c> it is <c>en</c>.</summary>
    public static string WithoutRegion(string language) => language.Split('-')[0];

    // The same language elsewhere comes before another language.
    private string Nearest(string language) =>
        _words.Keys.FirstOrDefault(k => k == WithoutRegion(language)) ?? _words.Keys.FirstOrDefault(k => WithoutRegion(k) == language)
        ?? (_words.ContainsKey(Usual) ? Usual : _words.Keys.First());

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
