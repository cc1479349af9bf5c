using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Toetssteen.Domain;
using Toetssteen.Domain.Comparison;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Studies;
using static Toetssteen.Tests.Domain.Stage;

namespace Toetssteen.Tests.Domain;

/// <summary>Dates of unequal precision, folded text, the register, and counting.</summary>
public sealed class ValuesTests
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    [Theory]
    [InlineData("2013", "2013")]
    [InlineData("2013-10", "oktober 2013")]
    [InlineData("2014-12-12", "12 december 2014")]
    public void APartialDate_IsReadWrittenAndSaidAsPreciselyAsItIsKnown(string text, string words)
    {
        var date = PartialDate.Parse(text);
        Assert.Equal((text, words), (date.ToString(), date.ToWords(Dutch)));
        Assert.Equal(date, PartialDate.Of(date.Year, date.Month, date.Day));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("13")]
    [InlineData("2013-13")]
    [InlineData("2013-02-30")]
    [InlineData("2013-1")]
    [InlineData("oktober 2013")]
    public void APartialDate_IsNoOtherText(string? text)
    {
        Assert.False(PartialDate.TryParse(text, out var date));
        Assert.Null(date);
        Assert.Throws<FormatException>(() => PartialDate.Parse(text!));
    }

    [Fact]
    public void PartialDates_SortWithAYearBeforeItsMonths()
    {
        string[] sorted = ["2012-12-31", "2013", "2013-01", "2013-01-01", "2013-02", "2014"];
        Assert.Equal(sorted, sorted.Reverse().Select(PartialDate.Parse).Order().Select(d => d.ToString()));
        Assert.True(PartialDate.Of(2013) < PartialDate.Of(2013, 1) && PartialDate.Of(2014) >= PartialDate.Of(2013, 12));
    }

    [Fact]
    public void APartialDate_IsADateOfTheCalendar()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PartialDate.Of(2013, 2, 30));
        Assert.Throws<ArgumentOutOfRangeException>(() => PartialDate.Of(2013, null, 5));
        Assert.Equal(new DateOnly(2013, 10, 1), PartialDate.Of(2013, 10).Earliest);
    }

    [Theory]
    [InlineData("Skarsterlân", "skarsterlan")]
    [InlineData("  's-Hertogenbosch ", "s hertogenbosch")]
    [InlineData("Eén  centrale persoon (de regisseur).", "een centrale persoon de regisseur")]
    [InlineData("…", "")]
    public void FoldedText_IsTheSameForTheSameWords(string text, string folded)
    {
        Assert.Equal(folded, FoldedText.Fold(text));
        Assert.Equal(folded, FoldedText.Fold(FoldedText.Fold(text)));
    }

    [Theory]
    [InlineData("Bijzondere Zorg Team", "bijzondere-zorg-team")]
    [InlineData("Zó & zo – ø!", "zo-zo")]
    [InlineData("?", "")]
    public void ASlug_IsPlainLettersWithSingleHyphens(string text, string slug) => Assert.Equal(slug, FoldedText.Slug(text));

    [Fact]
    public void TheRegister_HoldsAllMunicipalityCodes()
    {
        Assert.Equal(605, MunicipalityRegister.All.Count);
        Assert.Equal(605, MunicipalityRegister.All.Select(m => m.Code).Distinct().Count());
        Assert.Equal(342, MunicipalityRegister.All.Count(m => !m.IsAbolished));
        Assert.All(MunicipalityRegister.All, m => Assert.Matches("^GM[0-9]{4}$", m.Code));
        Assert.Equal(12, MunicipalityRegister.All.Select(m => m.Province).OfType<string>().Distinct().Count());
        Assert.DoesNotContain(MunicipalityRegister.All, m => m.Name.Contains('"') || m.Name.Trim().Length == 0);
    }

    [Fact]
    public void TheRegister_IsTheOneThatWasGiven() =>
        Assert.Equal(
            File.ReadLines(RepositoryFolder.Shared("data", "gemeenten.csv")).Skip(1).Where(l => l.Length > 0).Select(l => l[..6]),
            MunicipalityRegister.All.Select(m => m.Code));

    [Fact]
    public void AnAbolishedMunicipality_KeepsItsCodeAndName()
    {
        var abolished = MunicipalityRegister.Find("GM0051")!;
        Assert.Equal(("Skarsterlân", null, true), (abolished.Name, abolished.Province, abolished.IsAbolished));
        Assert.Equal("GM0051-skarsterlan", abolished.Slug);
        Assert.Contains(abolished, MunicipalityRegister.Named("SKARSTERLAN"));
    }

    [Fact]
    public void ANameWithACommaInIt_IsReadWhole()
    {
        var nuenen = Assert.Single(MunicipalityRegister.Named("Nuenen, Gerwen en Nederwetten"));
        Assert.Equal(
            ("Nuenen, Gerwen en Nederwetten", "Noord-Brabant", "GM0820-nuenen-gerwen-en-nederwetten"),
            (nuenen.Name, nuenen.Province, nuenen.Slug));
    }

    [Fact]
    public void ANameOrCodeThatIsNotThere_IsNotFound()
    {
        Assert.Null(MunicipalityRegister.Find("GM9999"));
        Assert.Empty(MunicipalityRegister.Named("Nergenshuizen"));
    }

    [Fact]
    public void Tally_CountsAddUpAndThePercentageNeverCountsMixedOrNone() =>
        Prop.ForAll<byte[]>(bytes =>
            {
                Verdict[] all = [Verdict.Meets, Verdict.NeedsImprovement, Verdict.Mixed, Verdict.None];
                var verdicts = bytes.Select(b => all[b % all.Length]).ToList();
                var tally = Tally.Of(verdicts);
                var clear = verdicts.Where(v => v == Verdict.Meets || v == Verdict.NeedsImprovement).ToList();
                return tally.Total == verdicts.Count
                    && tally.Meets + tally.NeedsImprovement + tally.Mixed + tally.None == verdicts.Count
                    && tally.Judged == clear.Count
                    && Tally.Of(clear).ShareMeets == tally.ShareMeets
                    && (
                        tally.ShareMeets is not { } share
                            ? clear.Count < Share.Fewest
                            : share.Value == (double)clear.Count(v => v == Verdict.Meets) / clear.Count)
                    && all.All(v => tally[v] == verdicts.Count(x => x == v));
            })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Marks_TogetherAreMixedExactlyWhenBothOccur() =>
        Prop.ForAll<bool[]>(marks =>
            Marks.Together(marks.Select(m => m ? Meets : Improve)) == (marks.Length == 0 ? Verdict.None
                : marks.Contains(true) && marks.Contains(false) ? Verdict.Mixed
                : marks[0] ? Verdict.Meets : Verdict.NeedsImprovement)).QuickCheckThrowOnFailure();

    [Fact]
    public void VerdictSummary_ReadsBackWhatTheFindingsSay() =>
        Prop.ForAll<bool[], bool[], bool>((joint, single, attention) =>
        {
            Finding[] findings =
            [
                FindingOf("3.1.4 3.1.5 3.1.6 3.1.7", "", joint.Select(m => new Mark(m ? Meets : Improve)), attention ? ["Let op."] : []),
                FindingOf("1.1.1", "", single.Select(m => new Mark(m ? Meets : Improve))),
            ];
            var read = VerdictSummary.Read(VerdictSummary.Of(findings));
            return read.Count == 5 && findings.All(f => f.Indicators.All(i => read[i.IndicatorCode] == (i.Verdict, i.HasAttention)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void VerdictSummary_OfNothingIsNothing()
    {
        Assert.Equal("", VerdictSummary.Of([]));
        Assert.Empty(VerdictSummary.Read(""));
    }

    [Fact]
    public void AFrameworkRow_IsNamedByItsFirstAndLastIndicator()
    {
        Assert.Equal("3.1.4-3.1.7", Ggsr.Rows().Single(r => r.Indicators.Count == 4).Code);
        Assert.Equal(30, Ggsr.Rows().Sum(r => r.Indicators.Count));
        Assert.Equal(("3", "3.2"), (Ggsr.ThemeOf("3.2.2").Code, Ggsr.CriterionOf("3.2.2").Code));
        Assert.Null(Ggsr.FindIndicator("3.2"));
        Assert.Equal("D001", Assert.Throws<DomainException>(() => Ggsr.ThemeOf("x")).Code);
    }
}
