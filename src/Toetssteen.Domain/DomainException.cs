namespace Toetssteen.Domain;

/// <summary>
/// A broken rule of the field: the act was refused and nothing was changed. <see cref="Code"/> is stable and may be shown to a
/// person and searched for; <see cref="Exception.Message"/> is the Dutch sentence that says what was refused and what to do.
/// </summary>
public sealed class DomainException : Exception
{
    /// <summary>Refuses with a sentence.</summary>
    public DomainException(string code, string sentence)
        : base(sentence) => (Code, Sentence, Values) = (code, sentence, []);

    /// <summary>Refuses with a sentence in which values are filled in.</summary>
    public DomainException(string code, DomainSentence sentence)
        : base(sentence.ToString()) => (Code, Sentence, Values) = (code, sentence.Format, sentence.Values);

    /// <summary>Stable code of the rule, for example <c>D003</c>.</summary>
    public string Code { get; }

    /// <summary>The Dutch sentence before values are filled in; what it is called by in other languages.</summary>
    public string Sentence { get; }

    /// <summary>What is filled in; where it is nothing, the sentence is no format.</summary>
    public IReadOnlyList<object?> Values { get; }
}
