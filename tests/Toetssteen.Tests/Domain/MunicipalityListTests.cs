using Toetssteen.Domain.Municipalities;

namespace Toetssteen.Tests.Domain;

/// <summary>A pasted list of municipalities, as people have them.</summary>
public sealed class MunicipalityListTests
{
    [Theory]
    [InlineData("Deventer\nZwolle")]
    [InlineData("deventer, ZWOLLE")]
    [InlineData("Deventer; Zwolle")]
    [InlineData("Deventer\tZwolle")]
    [InlineData("Deventer en Zwolle")]
    [InlineData("Deventer/Zwolle")]
    [InlineData("1. Deventer\r\n2. Zwolle")]
    [InlineData("- gemeente Deventer\n- Gemeente Zwolle")]
    [InlineData("• Deventer • Zwolle")]
    [InlineData("GM0150 GM0193")]
    [InlineData("150, 193")]
    [InlineData("gm0150\n0193")]
    [InlineData("GM0150\tDeventer\tOverijssel\nGM0193\tZwolle\tOverijssel")]
    [InlineData("Deventer;0150\nZwolle;0193")]
    [InlineData("0150 Deventer\n0193 Zwolle")]
    [InlineData("\"Deventer\",\n\"Zwolle\".")]
    public void TheSameTwo_AreRecognised(string text) =>
        Assert.Equal([("GM0150", ListedAs.Recognised), ("GM0193", ListedAs.Recognised)], Read(text));

    [Fact]
    public void ANameWithACommaAndEn_IsOne() =>
        Assert.Equal([("GM0820", ListedAs.Recognised), ("GM0150", ListedAs.Recognised)], Read("Nuenen, Gerwen en Nederwetten, Deventer"));

    [Theory]
    [InlineData("Den Haag", "GM0518")]
    [InlineData("'s-Gravenhage", "GM0518")]
    [InlineData("Den Bosch", "GM0796")]
    [InlineData("Bergen (NH)", "GM0373")]
    [InlineData("Bergen (Limburg)", "GM0893")]
    [InlineData("Bergen Noord-Holland", "GM0373")]
    [InlineData("Súdwest-Fryslân", "GM1900")]
    [InlineData("Sudwest Fryslan", "GM1900")]
    public void NamesAsPeopleWriteThem(string text, string code) => Assert.Equal([(code, ListedAs.Recognised)], Read(text));

    [Fact]
    public void AnAmbiguousName_NamesBoth()
    {
        var bergen = Assert.Single(MunicipalityList.Read("Bergen"));
        Assert.Equal(ListedAs.Ambiguous, bergen.As);
        Assert.Equal(["GM0373", "GM0893"], bergen.Candidates.Select(c => c.Code));
        Assert.Equal(ListedAs.Ambiguous, Assert.Single(MunicipalityList.Read("0150 Zwolle")).As);
    }

    [Theory]
    [InlineData("Appingedam")]
    [InlineData("GM0003")]
    public void AnAbolishedOne_IsNamedAsSuch(string text) => Assert.Equal([("GM0003", ListedAs.Abolished)], Read(text));

    [Fact]
    public void WhatStandsInItTwice_IsSaid() =>
        Assert.Equal(
            [("GM0150", ListedAs.Recognised), ("GM0193", ListedAs.Recognised), ("GM0150", ListedAs.Double)],
            Read("Deventer\nZwolle\n150"));

    [Fact]
    public void TheUnknown_AreNamedOneByOne_WithWhatComesNear()
    {
        var list = MunicipalityList.Read("Deventr, Luilekkerland, Zwolle, 9999, =1+1");
        Assert.Equal(["Deventr", "Luilekkerland", "9999", "=1+1"], list.Where(l => l.As == ListedAs.Unknown).Select(l => l.Text));
        Assert.Equal("GM0150", list[0].Candidates[0].Code);
        Assert.Empty(list[1].Candidates);
        Assert.Equal("GM0193", list[2].Municipality!.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ,;\t. \n-")]
    public void Nothing_IsNothing(string text) => Assert.DoesNotContain(MunicipalityList.Read(text), l => l.As == ListedAs.Recognised);

    [Fact]
    public void EveryMunicipalityThatExists_IsRecognisedByItsNameAndItsCode()
    {
        var existing = MunicipalityRegister.All.Where(m => !m.IsAbolished).ToList();
        Assert.Equal(existing.Select(m => m.Code), Read(string.Join('\n', existing.Select(m => m.Name))).Select(l => l.Code));
        Assert.Equal(existing.Select(m => m.Code), Read(string.Join(", ", existing.Select(m => m.Name))).Select(l => l.Code));
        Assert.Equal(existing.Select(m => m.Code), Read(string.Join(' ', existing.Select(m => m.Code))).Select(l => l.Code));
    }

    private static List<(string? Code, ListedAs As)> Read(string text) =>
        [.. MunicipalityList.Read(text).Select(l => (l.Municipality?.Code, l.As))];
}
