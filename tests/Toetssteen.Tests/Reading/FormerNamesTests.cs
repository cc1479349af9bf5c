using System.Text;
using Toetssteen.Documents.Reading;
using Toetssteen.Documents.Reading.Grammar;
using Toetssteen.Tests.Reading.Model;

namespace Toetssteen.Tests.Reading;

/// <summary>What an approach was called before, however it is written and whatever the year; what is not understood is not
/// swallowed.</summary>
public sealed class FormerNamesTests
{
    private static readonly string Table =
        $"\n\n| Indicator | Bevindingen |\n|---|---|\n| {GgsrNorms.Framework.FindIndicator("1.1.2")!.Norm} | X Niemand telt. |\n";

    private static FactsheetReading Read(string text) =>
        new FactsheetReader([GgsrNorms.Framework]).Read("stuk.md",
            new MemoryStream(Encoding.UTF8.GetBytes("# Uitkomsten toezichtonderzoek Hengelo\n\n" + text)));

    [Theory]
    [InlineData("Brugteam (voorheen Gezinsloket)", "Gezinsloket")]
    [InlineData("Brugteam (voorheen: aanpak ‘Gezinsloket’)", "Gezinsloket")]
    [InlineData("Brugteam, voorheen Gezinsloket", "Gezinsloket")]
    [InlineData("Brugteam, vroeger Gezinsloket geheten", "Gezinsloket")]
    [InlineData("Brugteam (vroeger Gezinsloket genaamd)", "Gezinsloket")]
    [InlineData("Brugteam (tot 2019: Gezinsloket)", "Gezinsloket")]
    [InlineData("Brugteam (tot en met 2021 Gezinsloket)", "Gezinsloket")]
    [InlineData("Brugteam (2016: Gezinsloket)", "Gezinsloket")]
    [InlineData("Brugteam (2016-2018: Gezinsloket)", "Gezinsloket")]
    [InlineData("Brugteam, in 2012 nog Gezinsloket", "Gezinsloket")]
    [InlineData("Brugteam – destijds Gezinsloket", "Gezinsloket")]
    [InlineData("Gezinsloket (nu Brugteam)", "Gezinsloket")]
    [InlineData("Gezinsloket, sinds 2014 Brugteam", "Gezinsloket")]
    [InlineData("Gezinsloket, vanaf januari 2021 Brugteam geheten", "Gezinsloket")]
    [InlineData("Brugteam (2019: aanpak Gezinsloket en aanpak Reset)", "Gezinsloket|Reset")]
    [InlineData("Brugteam (voorheen Gezinsloket, Reset en Kompas)", "Gezinsloket|Reset|Kompas")]
    public void AHeading_GivesTheNameAndTheNamesBefore(string heading, string former)
    {
        var approach = Read($"Oktober 2022\n\n## Aanpak: {heading}\n\nHet team helpt gezinnen.{Table}").Approaches.Single();
        Assert.Equal("Brugteam", approach.Name);
        Assert.Equal(former.Split('|'), approach.Formerly);
    }

    [Theory]
    [InlineData("(2019: Gezinsloket en Reset)", "Gezinsloket|Reset")]
    [InlineData("2021: aanpak Gezinsloket en aanpak Reset", "Gezinsloket|Reset")]
    [InlineData("Voorheen: Gezinsloket en Reset", "Gezinsloket|Reset")]
    public void ATitlePage_GivesTheNamesBefore_InTheOrderOfItsApproaches(string line, string former)
    {
        var reading = Read(
            $"Aanpak: Brugteam en Kompas\n\n{line}\n\nOktober 2022\n\n## Context Hengelo\n\nHengelo telt 80.000 inwoners.\n\n## Aanpak: Brugteam{Table}\n## Aanpak: Kompas{Table}");
        Assert.Equal(former.Split('|'), reading.Approaches.Select(a => Assert.Single(a.Formerly)));
        Assert.Equal(["Brugteam", "Kompas"], reading.Approaches.Select(a => a.Name));
    }

    [Theory]
    [InlineData("Voorheen: Gezinsloket", "Gezinsloket")]
    [InlineData("Voorheen: Gezinsloket, Reset", "Gezinsloket|Reset")]
    [InlineData("De aanpak heette in 2018 nog Gezinsloket.", "Gezinsloket")]
    public void ALineBeneathTheHeading_GivesTheNamesBefore(string line, string former) =>
        Assert.Equal(former.Split('|'), Read($"Oktober 2022\n\n## Aanpak: Brugteam\n\n{line}{Table}").Approaches.Single().Formerly);

    [Fact]
    public void OneNameOrTwo_IsLookedAt()
    {
        var reading = Read($"Oktober 2022\n\n## Aanpak: Brugteam (voorheen Zorg en Thuis){Table}");
        Assert.Equal(["Zorg en Thuis"], reading.Approaches.Single().Formerly);
        Assert.Contains(reading.Warnings, w => w.Code == "R009" && ReadingRules.IsAboutWhole(w.Code));
    }

    [Theory]
    [InlineData("Aanpak: Brugteam (gaat op in Kompas)")]
    [InlineData("Aanpak: Brugteam, samengevoegd met het Gezinsloket")]
    [InlineData("Aanpak: Brugteam (voorheen Gezinsloket), alleen in Noord")]
    public void WhatIsNotUnderstood_StaysInTheNameOrIsListed(string heading)
    {
        var reading = Read($"Oktober 2022\n\n## {heading}{Table}");
        var kept = string.Join(' ', reading.Approaches.Select(a => a.Name).Concat(reading.Approaches.SelectMany(a => a.Formerly))
            .Concat(reading.Unplaced.Select(u => u.Text)));
        Assert.All(heading["Aanpak: ".Length..].Split(' '), w => Assert.Contains(w, kept, StringComparison.Ordinal));
    }
}
