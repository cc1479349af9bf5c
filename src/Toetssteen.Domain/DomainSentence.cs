using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Toetssteen.Domain;

/// <summary>
/// What the compiler makes of <c>$"De aanpak '{name}' …"</c> where a sentence is asked for: the sentence and its values apart, so that it
/// can be looked up in another language as <c>De aanpak '{0}' …</c>.
/// </summary>
/// <param name="literalLength">How many characters are not filled in.</param>
/// <param name="formattedCount">How many values there are.</param>
[InterpolatedStringHandler]
public sealed class DomainSentence(int literalLength, int formattedCount)
{
    private readonly StringBuilder _format = new(literalLength + (3 * formattedCount));
    private readonly List<object?> _values = new(formattedCount);

    /// <summary>The sentence with <c>{0}</c>, <c>{1}</c> in the places of its values.</summary>
    public string Format => _format.ToString();

    /// <summary>The values, in the order in which they stand there.</summary>
    public IReadOnlyList<object?> Values => _values;

    /// <summary>Takes in words as they are.</summary>
    public void AppendLiteral(string literal) =>
        _format.Append(literal.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));

    /// <summary>Takes in a value.</summary>
    public void AppendFormatted(object? value)
    {
        _format.Append('{').Append(_values.Count).Append('}');
        _values.Add(value);
    }

    /// <summary>Takes in a value that is written in a certain way.</summary>
    public void AppendFormatted(IFormattable value, string format) => AppendFormatted(value.ToString(format, CultureInfo.CurrentCulture));

    /// <summary>The Dutch sentence with its values.</summary>
    public override string ToString() => string.Format(CultureInfo.CurrentCulture, Format, [.. _values]);
}
