using FsCheck;
using FsCheck.Fluent;
using Toetssteen.Domain.Comparison;

namespace Toetssteen.Tests.Domain.Comparison;

/// <summary>Agreement between judges, against worked examples in print and by hand.</summary>
public sealed class InterRaterAgreementTests
{
    // J. Cohen, "Weighted kappa", Psychological Bulletin 70 (1968), table 1: 200 cases in three categories, for which he gives an
    // unweighted kappa of .492. Agreement (88 + 40 + 12) / 200 = 0.70, by chance 0.60 x 0.50 + 0.30 x 0.30 + 0.10 x 0.20 = 0.41.
    [Fact]
    public void Kappa_IsThatOfCohensThreeCategories()
    {
        var units = Table([88, 10, 2], [14, 40, 6], [18, 10, 12]);
        Assert.Equal(new JudgementPairs(140, 200), InterRaterAgreement.Pairs(units));
        Assert.Equal(0.492, Rounded(InterRaterAgreement.Kappa(units)));
    }

    // Computed by hand: 20 and 15 of 50 the same; agreement 0.70, by chance 0.50.
    [Fact]
    public void Kappa_IsThatOfATwoByTwoTable() => Assert.Equal(0.400, Rounded(InterRaterAgreement.Kappa(Table([20, 5], [10, 15]))));

    // Computed by hand: the same agreement of 0.60 with other margins; by chance 0.54 in the first table, 0.46 in the second.
    [Theory]
    [InlineData(45, 15, 25, 15, 0.130)]
    [InlineData(25, 35, 5, 35, 0.259)]
    public void Kappa_DependsOnTheMargins(int a, int b, int c, int d, double kappa)
    {
        Assert.Equal(new JudgementPairs(60, 100), InterRaterAgreement.Pairs(Table([a, b], [c, d])));
        Assert.Equal(kappa, Rounded(InterRaterAgreement.Kappa(Table([a, b], [c, d]))));
    }

    // K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), example A: binary, two observers, ten units.
    [Fact]
    public void Alpha_IsThatOfKrippendorffsBinaryExample() =>
        Assert.Equal(0.095, Rounded(InterRaterAgreement.Alpha(Observed("0100000010", "1110010000"))));

    // The same, example B: nominal, two observers, twelve units.
    [Fact]
    public void Alpha_IsThatOfKrippendorffsNominalExample() =>
        Assert.Equal(0.692, Rounded(InterRaterAgreement.Alpha(Observed("aabbdcccedda", "babbbccceddd"))));

    // The same, example C: four observers, twelve units, values missing.
    [Fact]
    public void Alpha_IsThatOfKrippendorffsExampleWithMissingValues()
    {
        var alpha = InterRaterAgreement.Alpha(Observed("123321412...", "1233224125.3", ".3332342251.", "12332441251."));
        Assert.Equal(0.743, Rounded(alpha));
        Assert.Equal(40, alpha.N);
    }

    // The same table of Cohen, with the weights that he gives: 0.348.
    [Fact]
    public void WeightedKappa_IsThatOfCohen()
    {
        double[][] weights =
        [
            [0, 1, 3],
            [1, 0, 6],
            [3, 6, 0],
        ];
        Assert.Equal(0.348, Rounded(InterRaterAgreement.Kappa(Table([88, 10, 2], [14, 40, 6], [18, 10, 12]), (a, b) => weights[a][b])));
    }

    // Computed by hand: apart by 1 in 40 cases and by 2 in 20, 0.40 on average; by chance 0.76.
    [Fact]
    public void KappaOfValuesInAnOrder_IsWeightedByTheirDistance()
    {
        Assert.Equal(0.474, Rounded(InterRaterAgreement.Kappa(Table([88, 10, 2], [14, 40, 6], [18, 10, 12]), [0, 1, 2])));
        Assert.Equal(0.400, Rounded(InterRaterAgreement.Kappa(Table([20, 5], [10, 15]), [0, 1])));
    }

    // Krippendorff's example with missing values, ordinal: 0.815.
    [Fact]
    public void AlphaOfValuesInAnOrder_IsThatOfKrippendorff()
    {
        var units = Observed("123321412...", "1233224125.3", ".3332342251.", "12332441251.");
        Assert.Equal(0.815, Rounded(InterRaterAgreement.Alpha(units, ['1', '2', '3', '4', '5'])));
        Assert.Equal(0.095, Rounded(InterRaterAgreement.Alpha(Observed("0100000010", "1110010000"), ['0', '1'])));
    }

    [Fact]
    public void AValueThatIsNotInTheOrder_IsLeftOut()
    {
        List<IReadOnlyList<int?>> units = [.. Table([20, 5], [10, 15]), [2, 0], [1, 2]];
        Assert.Equal(0.400, Rounded(InterRaterAgreement.Kappa(units, [0, 1])));
        Assert.Equal(10 * 2, InterRaterAgreement.Alpha(Observed("0100000010n", "11100100001"), ['0', '1']).N);
    }

    [Fact]
    public void WithoutVariation_ThereIsNoCoefficientAndItIsSaidWhy()
    {
        var units = Observed("aaaa", "aaaa");
        Assert.Equal(new JudgementPairs(4, 4), InterRaterAgreement.Pairs(units));
        Assert.All([InterRaterAgreement.Kappa(units), InterRaterAgreement.Alpha(units)], c =>
        {
            Assert.Null(c.Value);
            Assert.Contains("zonder verschil", c.Undefined!.Dutch, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void WithoutPairs_ThereIsNoCoefficientAndItIsSaidWhy() =>
        Assert.All([InterRaterAgreement.Kappa(Observed("a.", ".b")), InterRaterAgreement.Alpha(Observed("a.", ".b"))], c =>
        {
            Assert.Equal((null, 0), (c.Value, c.N));
            Assert.Contains("ten minste twee", c.Undefined!.Dutch, StringComparison.Ordinal);
        });

    [Fact]
    public void Kappa_IsAboutTwoJudges() => Assert.Throws<ArgumentException>(() => InterRaterAgreement.Kappa(Observed("a", "a", "b")));

    [Fact]
    public void WhateverIsJudged_FiguresKeepTheirBoundsAndTheOrderOfJudgesChangesNothing() =>
        Prop.ForAll(Gen.Elements<int?>(null, 0, 1, 2).ArrayOf(2).ListOf().ToArbitrary(), list =>
            {
                List<IReadOnlyList<int?>> units = [.. list];
                List<IReadOnlyList<int?>> turned = [.. list.Select(u => u.Reverse().ToArray())];
                Assert.All(
                    [InterRaterAgreement.Kappa<int>, (Func<IEnumerable<IReadOnlyList<int?>>, Coefficient>)InterRaterAgreement.Alpha<int>],
                    figure =>
                    {
                        var (one, other) = (figure(units), figure(turned));
                        Assert.Equal(one.Value is null, one.Undefined is not null);
                        Assert.InRange(one.Value ?? 0, -1.000001, 1.000001);
                        Assert.Equal(one.Value ?? 0, other.Value ?? 0, 9);
                        if (units.All(u => u[0] == u[1]) && one.Value is { } value)
                            Assert.Equal(1, value, 9);
                    });
            })
            .QuickCheckThrowOnFailure();

    private static double Rounded(Coefficient coefficient) => Math.Round(coefficient.Value!.Value, 3);

    /// <summary>A row per judge, a character per unit; a point where there is no value.</summary>
    private static List<IReadOnlyList<char?>> Observed(params string[] judges) =>
        [
            .. Enumerable
                .Range(0, judges[0].Length)
                .Select(n => (IReadOnlyList<char?>)[.. judges.Select(j => j[n] == '.' ? (char?)null : j[n])]),
        ];

    /// <summary>A row per value of the first judge, a column per value of the second.</summary>
    private static List<IReadOnlyList<int?>> Table(params int[][] rows) =>
        [
            .. from row in Enumerable.Range(0, rows.Length)
            from column in Enumerable.Range(0, rows.Length)
            from unit in Enumerable.Repeat<IReadOnlyList<int?>>([row, column], rows[row][column])
            select unit,
        ];
}
