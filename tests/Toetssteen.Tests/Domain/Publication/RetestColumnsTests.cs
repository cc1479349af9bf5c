using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Publication;
using static Toetssteen.Tests.Domain.Stage;

namespace Toetssteen.Tests.Domain.Publication;

/// <summary>A column per period judged, and what carries over when nothing changed.</summary>
public sealed class RetestColumnsTests
{
    private static readonly RetestContent Followed = Row(Judged("2014", "Nog niet.", Improve), Judged("2015", "Nu wel.", Meets)) with
    {
        Earlier = [Judged("2013", "Geen zicht.", Improve)],
    };
    private static readonly RetestContent New = Row(Judged("2014", "Nieuw gevonden.", Improve), Judged("2015", "Nog steeds.", Improve));
    private static readonly RetestContent Skipped = Row(Judged("2013", "Toen al.", Improve), null);

    [Fact]
    public void ThereIsOneColumnPerPeriodJudged_AndTheRetestIsTheLast()
    {
        var columns = RetestColumns.Of([Followed, New, Skipped]);

        Assert.Equal(["2013", "2014"], columns.Earlier);
        Assert.Equal("2015", columns.Now);
        Assert.Equal(["Geen zicht.", "Nog niet."], Texts(columns, Followed));
        Assert.Equal([null, "Nieuw gevonden."], Texts(columns, New));
        Assert.Equal(["Toen al.", null], Texts(columns, Skipped));
    }

    [Fact]
    public void WhereAJudgementDoesNotSayItsPeriod_ColumnsAreCountedBackFromTheRetest()
    {
        var unknown = Row(Judged(null!, "Zonder jaar.", Improve), Judged(null!, "", Meets));
        var columns = RetestColumns.Of([Followed, unknown]);

        Assert.Equal(["2013", "2014"], columns.Earlier);
        Assert.Equal([null, "Zonder jaar."], Texts(columns, unknown));
        Assert.Equal(["Geen zicht.", "Nog niet."], Texts(columns, Followed));
    }

    [Fact]
    public void AColumnWithMoreThanOnePeriod_NamesNone()
    {
        var other = Row(new Judgement(null, [], "a"), Judged("2016", "", Meets));

        Assert.Null(RetestColumns.Of([New, other]).Now);
        Assert.Equal(["2014"], RetestColumns.Of([New, other]).Earlier);
        Assert.Empty(RetestColumns.Of([]).Earlier);
    }

    [Fact]
    public void Unchanged_CarriesTheReasonsOfTheLastJudgementThatGaveAny()
    {
        var unchanged = Followed with { After = Judged("2015", "De situatie is ongewijzigd.", Improve), Unchanged = true };

        Assert.Equal("Nog niet.", unchanged.Carried?.Text);
        Assert.Equal("Geen zicht.", (unchanged with { Before = Judged("2014", "", Improve) }).Carried?.Text);
        Assert.Null((unchanged with { After = Judged("2015", "Nog niet.", Improve) }).Carried);
        Assert.Null(Followed.Carried);
        Assert.Null((Skipped with { Unchanged = true }).Carried);
    }

    private static RetestContent Row(Judgement before, Judgement? after) =>
        new("1", "1.1", ["1.1.2"], before, after, false, after is null ? "Te vroeg." : null);

    private static IEnumerable<string?> Texts(RetestColumns columns, RetestContent row) =>
        columns.Earlier.Index().Select(c => columns.At(row, c.Index)?.Text);
}
