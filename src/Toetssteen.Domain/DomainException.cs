namespace Toetssteen.Domain;

/// <summary>
/// A broken rule of the field: the act was refused and nothing was changed. <see cref="Code"/> is stable and may be shown to a
/// person and searched for; <see cref="Exception.Message"/> is the Dutch sentence that says what was refused and what to do.
/// </summary>
public sealed class DomainException(string code, string sentence) : Exception(sentence)
{
    /// <summary>Stable code of the rule, for example <c>D003</c>.</summary>
    public string Code { get; } = code;
}
