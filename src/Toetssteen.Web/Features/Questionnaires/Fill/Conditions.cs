using System.Text.Json;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Questionnaires.Fill;

/// <summary>A condition of a question, for a person who reads it and for the script that follows it.</summary>
public static class Conditions
{
    /// <summary>"Alleen als bij ‘…’ het antwoord ‘…’ is."</summary>
    public static string InWords(Expression condition, QuestionSet form, SiteText text) =>
        text["Alleen als {0}.", Words(condition, form, text)];

    /// <summary>As nested lists, which <c>autosave.js</c> reads: <c>["=", ["$", "name"], "text"]</c>.</summary>
    public static string ForScript(Expression condition) => JsonSerializer.Serialize(Tree(condition));

    private static string Words(Expression condition, QuestionSet form, SiteText text) =>
        condition switch
        {
            And both => text["{0} en {1}", Words(both.Left, form, text), Words(both.Right, form, text)],
            Or either => text["{0} of {1}", Words(either.Left, form, text), Words(either.Right, form, text)],
            Not { Inner: var inner } => text["niet geldt dat {0}", Words(inner, form, text)],
            IsSelected { In: AnswerTo answer, Choice: TextLiteral choice } => text[
                "bij ‘{0}’ ‘{1}’ is gekozen",
                Label(answer, form),
                Chosen(answer, choice.Text, form)
            ],
            IsSelected selected => text["bij ‘{0}’ ‘{1}’ is gekozen", Words(selected.In, form), Words(selected.Choice, form)],
            Compare { Left: AnswerTo answer, Right: TextLiteral { Text: "" }, How: Comparing.Equal } => text[
                "‘{0}’ niet is beantwoord",
                Label(answer, form)
            ],
            Compare { Left: AnswerTo answer, Right: TextLiteral { Text: "" }, How: Comparing.NotEqual } => text[
                "‘{0}’ is beantwoord",
                Label(answer, form)
            ],
            Compare { Left: AnswerTo answer, Right: TextLiteral { Text: var literal } } compare => Comparison(
                compare.How,
                Label(answer, form),
                $"‘{Chosen(answer, literal, form)}’",
                text),
            Compare compare => Comparison(compare.How, Words(compare.Left, form), Words(compare.Right, form), text),
            _ => condition.ToString()!,
        };

    private static string Comparison(Comparing how, string left, string right, SiteText text) => how switch
    {
        Comparing.Equal => text["het antwoord op ‘{0}’ {1} is", left, right],
        Comparing.NotEqual => text["het antwoord op ‘{0}’ niet {1} is", left, right],
        Comparing.Less => text["het antwoord op ‘{0}’ minder is dan {1}", left, right],
        Comparing.AtMost => text["het antwoord op ‘{0}’ ten hoogste {1} is", left, right],
        Comparing.More => text["het antwoord op ‘{0}’ meer is dan {1}", left, right],
        _ => text["het antwoord op ‘{0}’ ten minste {1} is", left, right],
    };

    private static string Words(Operand operand, QuestionSet form) => operand switch
    {
        AnswerTo answer => Label(answer, form),
        TextLiteral literal => literal.Text,
        _ => operand.ToString()!,
    };

    private static string Label(AnswerTo answer, QuestionSet form) =>
        form.Find(answer.Name) is { } question ? Texts.In(question.Label) : answer.Name;

    private static string Chosen(AnswerTo answer, string name, QuestionSet form) =>
        form.Find(answer.Name) is { } question && form.ChoicesOf(question).FirstOrDefault(c => c.Name == name) is { } choice
            ? Texts.In(choice.Label)
            : name;

    private static object[] Tree(Expression condition) => condition switch
    {
        And both => new object[] { "and", Tree(both.Left), Tree(both.Right) },
        Or either => new object[] { "or", Tree(either.Left), Tree(either.Right) },
        Not not => new object[] { "not", Tree(not.Inner) },
        IsSelected selected => new object[] { "selected", Tree(selected.In), Tree(selected.Choice) },
        Compare compare => new object[] { Compare.Sign(compare.How), Tree(compare.Left), Tree(compare.Right) },
        _ => throw new NotSupportedException($"No script for {condition}."),
    };

    private static object Tree(Operand operand) => operand switch
    {
        AnswerTo answer => new object[] { "$", answer.Name },
        OwnAnswer => new object[] { "." },
        _ => operand.Value(_ => null, null),
    };
}
