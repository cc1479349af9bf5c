using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Web.Ui.Languages;

/// <summary>
/// What may stand in a sentence: words, numbers and names, which read the same wherever they stand. A day or a piece of HTML does not
/// compile here: it would come out raw.
/// </summary>
public readonly struct FilledIn
{
    private FilledIn(object? value) => Value = value;

    internal object? Value { get; }

    public static implicit operator FilledIn(string? value) => new(value);

    public static implicit operator FilledIn(int value) => new(value);

    public static implicit operator FilledIn(int? value) => new(value);

    public static implicit operator FilledIn(long value) => new(value);

    public static implicit operator FilledIn(decimal value) => new(value);

    public static implicit operator FilledIn(double value) => new(value);

    public static implicit operator FilledIn(FindingName value) => new(value);
}
