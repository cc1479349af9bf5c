using FsCheck;
using FsCheck.Fluent;
using Toetssteen.Domain.Questionnaires;

namespace Toetssteen.Tests.Domain.Questionnaires;

/// <summary>The part of the XLSForm expressions that is used here.</summary>
public sealed class ExpressionTests
{
    private static readonly Dictionary<string, string> Answers = new()
    {
        ["has_maximum"] = "yes",
        ["families"] = "12",
        ["padded"] = " 012 ",
        ["hours"] = "2,5",
        ["parties"] = "school police",
        ["since"] = "2013-10-21",
        ["blank"] = "  ",
        ["words"] = "it's",
    };

    [Theory]
    [InlineData("${has_maximum} = 'yes'", true)]
    [InlineData("${has_maximum}='no'", false)]
    [InlineData("${has_maximum} != \"no\"", true)]
    [InlineData("${families} > 5 and ${families} <= 12", true)]
    [InlineData("${families} < 5 or ${families} >= 13", false)]
    [InlineData("${families} = ${padded}", true)]
    [InlineData("${hours} > 2 and ${hours} < 2.75", true)]
    [InlineData("${hours} = 2.5", true)]
    [InlineData("-1 < 0", true)]
    [InlineData("selected(${parties}, 'police')", true)]
    [InlineData("selected(${parties}, 'pol')", false)]
    [InlineData("selected( . , 'b' )", true)]
    [InlineData("not(selected(${parties}, 'mental_health'))", true)]
    [InlineData(". = 'a b c'", true)]
    [InlineData("${since} > '2012-01-01' and ${since} < '2013-10-22'", true)]
    [InlineData("${words} = \"it's\"", true)]
    [InlineData("'yes' = 'no' or 'a' = 'a' and 'b' = 'b'", true)]
    [InlineData("('yes' = 'no' or 'a' = 'a') and 'b' = 'c'", false)]
    [InlineData("not('a' = 'b') and not(not('a' = 'a'))", true)]
    [InlineData("'10' < '9'", false)]
    [InlineData("'b' > 'a'", false)]
    public void ACondition_HoldsOrDoesNot(string text, bool holds) => Assert.Equal(holds, Holds(text));

    [Theory]
    [InlineData("${unknown} = ''", true)]
    [InlineData("${blank} = ''", true)]
    [InlineData("${unknown} != ''", false)]
    [InlineData("${unknown} = 0", false)]
    [InlineData("${unknown} != 0", true)]
    [InlineData("${unknown} < 5", false)]
    [InlineData("${unknown} >= 5", false)]
    [InlineData("not(${unknown} >= 5)", true)]
    [InlineData("${unknown} < '2014-01-01'", false)]
    [InlineData("selected(${unknown}, 'a')", false)]
    [InlineData("selected(${unknown}, '')", false)]
    [InlineData("${has_maximum} > 3", false)]
    public void WhatIsUnknown_IsTheEmptyText_AndNeitherLessNorMore(string text, bool holds) => Assert.Equal(holds, Holds(text));

    [Theory]
    [InlineData("", 1)]
    [InlineData("   ", 4)]
    [InlineData("${x}", 5)]
    [InlineData("${x} =", 7)]
    [InlineData("${x} = 'a", 8)]
    [InlineData("${x = 'a'", 1)]
    [InlineData("$x = 1", 1)]
    [InlineData("${1x} = 1", 1)]
    [InlineData("${x y} = 1", 1)]
    [InlineData("${} = 1", 1)]
    [InlineData("(${x} = 1", 10)]
    [InlineData("${x} = 1)", 9)]
    [InlineData("${x} = 1 ${y} = 2", 10)]
    [InlineData("${x} = 1 andy ${y} = 2", 10)]
    [InlineData("${x} = 1 = 2", 10)]
    [InlineData("not ${x} = 1", 5)]
    [InlineData("nothing(${x} = 1)", 1)]
    [InlineData("selected(${x})", 14)]
    [InlineData("selected(${x}, 'a'", 19)]
    [InlineData("(${x}) = 1", 6)]
    [InlineData("${x} = 1.", 9)]
    [InlineData("${x} = - 1", 8)]
    [InlineData("${x} = 99999999999999999999999999999999", 8)]
    [InlineData("true()", 1)]
    [InlineData("${x} = 1\0", 9)]
    [InlineData("\0", 1)]
    public void ATextThatIsNone_IsRefusedWithItsPlace(string text, int position)
    {
        Assert.False(Expression.TryParse(text, out var expression, out var fault));
        Assert.Null(expression);
        Assert.Equal(position, fault.Position);
        Assert.NotEmpty(fault.Why);
        Assert.Throws<FormatException>(() => Expression.Parse(text));
    }

    [Fact]
    public void AnExpression_NamesTheQuestionsThatItDependsOn()
    {
        var expression = Expression.Parse("${b} = 1 and (selected(${a}, ${c}) or not(. > ${b}))");
        Assert.Equal(["b", "a", "c"], expression.Names);
        Assert.Contains(new OwnAnswer(), expression.Operands);
        Assert.DoesNotContain(new OwnAnswer(), Expression.Parse("${b} = '.'").Operands);
    }

    [Fact]
    public void LengthAndDepth_AreBounded()
    {
        var deep = Expression.MaxDepth;
        Assert.True(Expression.TryParse($"{new string('(', deep)}1 = 1{new string(')', deep)}", out _, out _));
        Assert.False(Expression.TryParse($"{new string('(', deep + 1)}1 = 1{new string(')', deep + 1)}", out _, out var tooDeep));
        Assert.Equal(deep + 2, tooDeep.Position);
        Assert.True(Expression.TryParse(string.Join(" and ", Enumerable.Repeat("1=1", 124)), out var wide, out _));
        Assert.True(wide.Holds(_ => null));
        Assert.False(Expression.TryParse($"'{new string('a', Expression.MaxLength)}' = 'a'", out _, out var tooLong));
        Assert.Equal(Expression.MaxLength + 1, tooLong.Position);
    }

    [Fact]
    public void DepthIsCountedInward_NotAlongTheLine() =>
        Assert.True(Expression.TryParse(string.Join(" and ", Enumerable.Repeat("(1=1)", 60)), out _, out _));

    [Fact]
    public void ATextWithBothQuotationMarks_CannotBeWritten() => Assert.Throws<ArgumentException>(() => new TextLiteral("'\""));

    [Fact]
    public void WhatIsWritten_ReadsBackAsTheSame() => Prop.ForAll(Expressions.ToArbitrary(), expression =>
    {
        var text = expression.ToString();
        return (text.Length > Expression.MaxLength || Expression.Parse(text) == expression).Label(text!);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void EveryExpression_HoldsOrDoesNot_WhateverTheAnswers() =>
        Prop.ForAll(Expressions.ToArbitrary(), ArbMap.Default.ArbFor<string?>(), (expression, answer) =>
                expression.Holds(_ => answer, answer) != new Not(expression).Holds(_ => answer, answer))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void NoText_MakesReadingThrow()
    {
        var soup = Gen.Elements(
                "${a}",
                "${",
                "}",
                "$",
                ".",
                "'",
                "\"",
                "'x'",
                "1",
                "-",
                "1.5",
                "=",
                "!=",
                "<",
                ">",
                "<=",
                "and",
                "or",
                "not",
                "not(",
                "selected(",
                "(",
                ")",
                ",",
                " ",
                "\0",
                "é",
                "\ud800")
            .ListOf()
            .Select(parts => string.Concat(parts));
        var any = Gen.OneOf(soup, ArbMap.Default.GeneratorFor<string?>().Select(s => s ?? ""));
        Prop.ForAll(any.ToArbitrary(), text =>
            Expression.TryParse(text, out var expression, out var fault)
                ? expression.Holds(_ => "1", "x") || true
                : fault.Position >= 1 && fault.Position <= text.Length + 1).QuickCheckThrowOnFailure();
    }

    private static Gen<Expression> Expressions => Gen.Sized(size => Condition(Math.Min(size, 6)));

    private static Gen<Expression> Condition(int depth)
    {
        var leaf = Gen.OneOf<Expression>(
            from left in Operands
            from how in Gen.Elements(Enum.GetValues<Comparing>())
            from right in Operands
            select (Expression)new Compare(left, how, right),
            from within in Operands
            from choice in Operands
            select (Expression)new IsSelected(within, choice));
        if (depth == 0)
            return leaf;
        var inner = Condition(depth - 1);
        return Gen.OneOf(leaf,
            from left in inner from right in inner select (Expression)new And(left, right),
            from left in inner from right in inner select (Expression)new Or(left, right),
            from one in inner select (Expression)new Not(one));
    }

    private static Gen<Operand> Operands =>
        Gen.OneOf(
            Gen.Elements("a", "_b", "answer_1.1.2", "c-d").Select(n => (Operand)new AnswerTo(n)),
            Gen.Constant((Operand)new OwnAnswer()),
            ArbMap
                .Default.GeneratorFor<string?>()
                .Where(s => s is null || !(s.Contains('\'') && s.Contains('"')))
                .Select(s => (Operand)new TextLiteral(s ?? "")),
            ArbMap.Default.GeneratorFor<decimal>().Select(n => (Operand)new NumberLiteral(n)));

    private static bool Holds(string text) => Expression.Parse(text).Holds(name => Answers.GetValueOrDefault(name), "a b c");
}
