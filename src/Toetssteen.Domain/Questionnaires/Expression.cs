using System.Globalization;
using System.Diagnostics.CodeAnalysis;

namespace Toetssteen.Domain.Questionnaires;

/// <summary>
/// A condition of a questionnaire, in the part of the XLSForm expressions that is used here: <c>${name}</c>, <c>.</c> (one's own
/// answer), texts and numbers, <c>= != &lt; &lt;= &gt; &gt;=</c>, <c>and</c>, <c>or</c>, <c>not(…)</c>,
/// <c>selected(${name}, 'choice')</c> and parentheses. Source: the XLSForm standard, which takes its expressions from XPath 1.0.
/// <para>
/// Answers are texts. A question that was not answered, or does not apply, is the empty text: <c>${x} = ''</c> holds, and every <c>&lt;
/// &lt;= &gt; &gt;=</c> with it fails, so what is unknown is neither less nor more. A condition either holds or not; there is no third
/// value, and <c>not(${x} &gt; 5)</c> holds where <c>${x}</c> is unknown. Two sides that both read as numbers are compared as numbers; else
/// <c>=</c> and <c>!=</c> compare texts to the letter, and the other four compare two ISO dates, or fail.
/// </para>
/// </summary>
public abstract record Expression
{
    /// <summary>Longest expression, in characters.</summary>
    public const int MaxLength = 1_000;

    /// <summary>Deepest nesting of parentheses and <c>not</c>.</summary>
    public const int MaxDepth = 20;

    /// <summary>Whether the condition holds.</summary>
    /// <param name="answerTo">The answer to a question, by its name; null or blank where there is none.</param>
    /// <param name="own">The answer that <c>.</c> stands for.</param>
    public abstract bool Holds(Func<string, string?> answerTo, string? own = null);

    /// <summary>What is compared or looked for, in the order of the text.</summary>
    public abstract IEnumerable<Expression> Parts { get; }

    /// <summary>Every operand, in the order of the text.</summary>
    public IEnumerable<Operand> Operands => Parts.SelectMany(p => p.Operands).Concat(OwnOperands);

    /// <summary>The names of the questions that the condition depends on, each once.</summary>
    public IEnumerable<string> Names => Operands.OfType<AnswerTo>().Select(a => a.Name).Distinct();

    /// <summary>The operands of this part itself.</summary>
    protected virtual IEnumerable<Operand> OwnOperands => [];

    /// <summary>Reads a condition.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public static Expression Parse(string text) =>
        TryParse(text, out var expression, out var fault) ? expression : throw new FormatException(fault.ToString());

    /// <summary>Reads a condition; where the text is none, says why and where.</summary>
    public static bool TryParse(
        string? text,
        [NotNullWhen(true)] out Expression? expression,
        [NotNullWhen(false)] out ExpressionFault? fault
    ) => ExpressionParser.TryParse(text ?? "", out expression, out fault);
}

/// <summary>Why a text is no expression.</summary>
/// <param name="Position">The character where reading stopped, counted from 1.</param>
/// <param name="Why">Dutch, to be read after "op plaats 12:".</param>
public sealed record ExpressionFault(int Position, string Why)
{
    /// <summary>In words: "plaats 12: …".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"plaats {Position}: {Why}");
}

/// <summary>Both hold.</summary>
public sealed record And(Expression Left, Expression Right) : Expression
{
    /// <inheritdoc/>
    public override IEnumerable<Expression> Parts => [Left, Right];

    /// <inheritdoc/>
    public override bool Holds(Func<string, string?> answerTo, string? own = null) =>
        Left.Holds(answerTo, own) && Right.Holds(answerTo, own);

    /// <summary>As it is written; it reads back as the same.</summary>
    public override string ToString() => $"{(Left is Or ? $"({Left})" : Left)} and {(Right is Or or And ? $"({Right})" : Right)}";
}

/// <summary>At least one holds.</summary>
public sealed record Or(Expression Left, Expression Right) : Expression
{
    /// <inheritdoc/>
    public override IEnumerable<Expression> Parts => [Left, Right];

    /// <inheritdoc/>
    public override bool Holds(Func<string, string?> answerTo, string? own = null) =>
        Left.Holds(answerTo, own) || Right.Holds(answerTo, own);

    /// <summary>As it is written; it reads back as the same.</summary>
    public override string ToString() => $"{Left} or {(Right is Or ? $"({Right})" : Right)}";
}

/// <summary>It does not hold.</summary>
public sealed record Not(Expression Inner) : Expression
{
    /// <inheritdoc/>
    public override IEnumerable<Expression> Parts => [Inner];

    /// <inheritdoc/>
    public override bool Holds(Func<string, string?> answerTo, string? own = null) => !Inner.Holds(answerTo, own);

    /// <summary>As it is written; it reads back as the same.</summary>
    public override string ToString() => $"not({Inner})";
}

/// <summary>A choice is among the chosen ones, which are separated by spaces.</summary>
public sealed record IsSelected(Operand In, Operand Choice) : Expression
{
    /// <inheritdoc/>
    public override IEnumerable<Expression> Parts => [];

    /// <inheritdoc/>
    protected override IEnumerable<Operand> OwnOperands => [In, Choice];

    /// <inheritdoc/>
    public override bool Holds(Func<string, string?> answerTo, string? own = null) =>
        In.Value(answerTo, own).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Contains(Choice.Value(answerTo, own));

    /// <summary>As it is written; it reads back as the same.</summary>
    public override string ToString() => $"selected({In}, {Choice})";
}

/// <summary>How two operands are compared.</summary>
public enum Comparing
{
    /// <summary><c>=</c></summary>
    Equal,

    /// <summary><c>!=</c></summary>
    NotEqual,

    /// <summary><c>&lt;</c></summary>
    Less,

    /// <summary><c>&lt;=</c></summary>
    AtMost,

    /// <summary><c>&gt;</c></summary>
    More,

    /// <summary><c>&gt;=</c></summary>
    AtLeast,
}

/// <summary>Two operands compared.</summary>
public sealed record Compare(Operand Left, Comparing How, Operand Right) : Expression
{
    /// <inheritdoc/>
    public override IEnumerable<Expression> Parts => [];

    /// <inheritdoc/>
    protected override IEnumerable<Operand> OwnOperands => [Left, Right];

    /// <inheritdoc/>
    public override bool Holds(Func<string, string?> answerTo, string? own = null)
    {
        var (left, right) = (Left.Value(answerTo, own), Right.Value(answerTo, own));
        if (RawValue.TryNumber(left, out var a) && RawValue.TryNumber(right, out var b))
            return Fits(a.CompareTo(b));
        if (How is Comparing.Equal or Comparing.NotEqual)
            return Fits(left == right ? 0 : 1);
        return RawValue.TryDate(left, out var from) && RawValue.TryDate(right, out var to) && Fits(from.CompareTo(to));
    }

    /// <summary>As it is written; it reads back as the same.</summary>
    public override string ToString() => $"{Left} {Sign(How)} {Right}";

    /// <summary>The sign of a comparison.</summary>
    public static string Sign(Comparing how) => how switch
    {
        Comparing.Equal => "=",
        Comparing.NotEqual => "!=",
        Comparing.Less => "<",
        Comparing.AtMost => "<=",
        Comparing.More => ">",
        _ => ">=",
    };

    private bool Fits(int order) => How switch
    {
        Comparing.Equal => order == 0,
        Comparing.NotEqual => order != 0,
        Comparing.Less => order < 0,
        Comparing.AtMost => order <= 0,
        Comparing.More => order > 0,
        _ => order >= 0,
    };
}

/// <summary>What is compared, or looked for.</summary>
public abstract record Operand
{
    /// <summary>Its value as a text, without spaces around it; empty where it is unknown.</summary>
    public abstract string Value(Func<string, string?> answerTo, string? own);
}

/// <summary>The answer to a question: <c>${name}</c>.</summary>
public sealed record AnswerTo(string Name) : Operand
{
    /// <inheritdoc/>
    public override string Value(Func<string, string?> answerTo, string? own) => answerTo(Name)?.Trim() ?? "";

    /// <summary>As it is written.</summary>
    public override string ToString() => $"${{{Name}}}";
}

/// <summary>The answer to the question itself: <c>.</c></summary>
public sealed record OwnAnswer : Operand
{
    /// <inheritdoc/>
    public override string Value(Func<string, string?> answerTo, string? own) => own?.Trim() ?? "";

    /// <summary>As it is written.</summary>
    public override string ToString() => ".";
}

/// <summary>A text between quotation marks, single or double. It cannot hold both, as in XPath 1.0.</summary>
public sealed record TextLiteral : Operand
{
    /// <summary>A text.</summary>
    /// <exception cref="ArgumentException">The text holds both kinds of quotation marks.</exception>
    public TextLiteral(string text) =>
        Text =
            text.Contains('\'') && text.Contains('"')
                ? throw new ArgumentException("A text with both quotation marks cannot be written.", nameof(text))
                : text;

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <inheritdoc/>
    public override string Value(Func<string, string?> answerTo, string? own) => Text;

    /// <summary>As it is written.</summary>
    public override string ToString() => Text.Contains('\'') ? $"\"{Text}\"" : $"'{Text}'";
}

/// <summary>A number.</summary>
public sealed record NumberLiteral(decimal Number) : Operand
{
    /// <inheritdoc/>
    public override string Value(Func<string, string?> answerTo, string? own) => ToString();

    /// <summary>As it is written.</summary>
    public override string ToString() => Number.ToString(CultureInfo.InvariantCulture);
}
