using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Toetssteen.Domain.Questionnaires;

/// <summary>
/// Reads an expression from left to right. Length and depth are bounded, so that no text can exhaust the stack:
/// <code>
/// condition = and { "or" and }
/// and       = term { "and" term }
/// term      = "(" condition ")" | "not" "(" condition ")" | "selected" "(" operand "," operand ")" | operand sign operand
/// operand   = "${" name "}" | "." | text | number
/// </code>
/// </summary>
internal sealed class ExpressionParser
{
    private static readonly (string Sign, Comparing How)[] Signs =
    [
        ("!=", Comparing.NotEqual), ("<=", Comparing.AtMost), (">=", Comparing.AtLeast),
        ("=", Comparing.Equal), ("<", Comparing.Less), (">", Comparing.More),
    ];

    private readonly string _text;
    private int _at;
    private int _depth;
    private ExpressionFault? _fault;

    private ExpressionParser(string text) => _text = text;

    /// <summary>Reads a whole text.</summary>
    public static bool TryParse(
        string text,
        [NotNullWhen(true)] out Expression? expression,
        [NotNullWhen(false)] out ExpressionFault? fault)
    {
        if (text.Length > Expression.MaxLength)
        {
            (expression, fault) = (
                null,
                new ExpressionFault(
                    Expression.MaxLength + 1,
                    string.Create(CultureInfo.InvariantCulture, $"de uitdrukking is langer dan {Expression.MaxLength} tekens")));
            return false;
        }
        var parser = new ExpressionParser(text);
        expression = parser.Condition();
        if (expression is not null && !parser.AtEnd())
            expression = parser.Fail<Expression>("hier hoort 'and', 'or' of het einde te staan");
        fault = expression is null ? parser._fault! : null;
        return expression is not null;
    }

    private Expression? Condition()
    {
        var left = Conjunction();
        while (left is not null && TakeWord("or"))
            left = Conjunction() is { } right ? new Or(left, right) : null;
        return left;
    }

    private Expression? Conjunction()
    {
        var left = Term();
        while (left is not null && TakeWord("and"))
            left = Term() is { } right ? new And(left, right) : null;
        return left;
    }

    private Expression? Term()
    {
        if (Take('('))
            return Nested();
        if (TakeWord("not"))
            return Expect('(') && Nested() is { } inner ? new Not(inner) : null;
        if (TakeWord("selected"))
            return Expect('(') && Operand() is { } chosen && Expect(',') && Operand() is { } choice && Expect(')')
                ? new IsSelected(chosen, choice)
                : null;
        if (Operand() is not { } left)
            return null;
        Peek();
        foreach (var (sign, how) in Signs)
            if (string.CompareOrdinal(_text, _at, sign, 0, sign.Length) == 0)
            {
                _at += sign.Length;
                return Operand() is { } right ? new Compare(left, how, right) : null;
            }
        return Fail<Expression>("hier hoort een vergelijking te staan: =, !=, <, <=, > of >=");
    }

    private Expression? Nested()
    {
        if (++_depth > Expression.MaxDepth)
            return Fail<Expression>("de haakjes staan te diep in elkaar");
        var inner = Condition();
        _depth--;
        return inner is not null && Expect(')') ? inner : null;
    }

    private Operand? Operand()
    {
        var first = Peek();
        if (first == '$')
            return Reference();
        if (first is '\'' or '"')
            return Quoted(first);
        if (char.IsAsciiDigit(first) || first == '-')
            return Number();
        if (!Take('.'))
            return Fail<Operand>("hier hoort ${naam}, een punt, een tekst tussen aanhalingstekens of een getal te staan");
        return new OwnAnswer();
    }

    private AnswerTo? Reference()
    {
        var end = _text.IndexOf('}', _at);
        if (_at + 1 >= _text.Length || _text[_at + 1] != '{' || end < 0)
            return Fail<AnswerTo>("een verwijzing ziet eruit als ${naam}");
        var written = _text[(_at + 2)..end];
        if (QuestionNames.Written(written) is not { } name)
            return Fail<AnswerTo>($"'{written}' kan geen naam van een vraag zijn");
        _at = end + 1;
        return new AnswerTo(name);
    }

    private TextLiteral? Quoted(char mark)
    {
        var end = _text.IndexOf(mark, _at + 1);
        if (end < 0)
            return Fail<TextLiteral>("de tekst heeft geen aanhalingsteken aan het einde");
        var text = _text[(_at + 1)..end];
        _at = end + 1;
        return new TextLiteral(text);
    }

    private NumberLiteral? Number()
    {
        var end = _at + 1;
        while (end < _text.Length && char.IsAsciiDigit(_text[end]))
            end++;
        if (end + 1 < _text.Length && _text[end] == '.' && char.IsAsciiDigit(_text[end + 1]))
            for (end++; end < _text.Length && char.IsAsciiDigit(_text[end]); end++) { }
        if (
            !decimal.TryParse(
                _text.AsSpan(_at, end - _at),
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var number))
            return Fail<NumberLiteral>("dit is geen getal dat te lezen is");
        _at = end;
        return new NumberLiteral(number);
    }

    /// <summary>The next character that is no space; NUL at the end.</summary>
    private char Peek()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
            _at++;
        return _at < _text.Length ? _text[_at] : '\0';
    }

    private bool AtEnd() => Peek() == '\0' && _at == _text.Length;

    private bool Take(char c)
    {
        if (Peek() != c)
            return false;
        _at++;
        return true;
    }

    private bool TakeWord(string word)
    {
        Peek();
        var end = _at + word.Length;
        if (
            string.CompareOrdinal(_text, _at, word, 0, word.Length) != 0
            || end < _text.Length && (char.IsLetterOrDigit(_text[end]) || _text[end] is '_' or '-'))
            return false;
        _at = end;
        return true;
    }

    private bool Expect(char c) => Take(c) || Fail<object>($"hier hoort '{c}' te staan") is not null;

    /// <summary>Keeps the first fault; always null.</summary>
    private T? Fail<T>(string why)
        where T : class
    {
        Peek();
        _fault ??= new ExpressionFault(_at + 1, why);
        return null;
    }
}
