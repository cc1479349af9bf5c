using System.Text.Json.Nodes;
using Toetssteen.Documents.Reading;
using Toetssteen.Documents.Reading.Grammar;
using Toetssteen.Documents.Reading.Sources;
using Toetssteen.Tests.Reading.Model;

namespace Toetssteen.Tests.Reading;

/// <summary>The published factsheets come out right to the last mark, and no word of them is lost.</summary>
public sealed class PublishedFactsheetsTests
{
    private const string Deventer = "deventer-2013.txt";
    private const string Dordrecht = "dordrecht-2015.txt";
    private const string Zwolle = "zwolle-2013-approach-only.txt";

    public static TheoryData<string> Files => [Deventer, Dordrecht, Zwolle];

    private static FactsheetReading Read(string file) =>
        new FactsheetReader([GgsrNorms.Framework]).Read(RepositoryFolder.Shared("factsheets", file));

    [Theory]
    [MemberData(nameof(Files))]
    public void Read_PublishedFactsheet_GivesEveryMark(string file)
    {
        var expected = JsonNode.Parse(File.ReadAllText(RepositoryFolder.Shared("factsheets", "expected.json")))![file]!;
        var reading = Read(file);

        Assert.Equal((string?)expected["municipality"], reading.Municipality?.Name);
        Assert.Equal((string?)expected["published"], reading.Published);
        Assert.Equal((string?)expected["kind"], reading.Kind == ReadingKind.Study ? "study" : "followUp");
        Assert.NotNull(reading.Municipality?.Code);
        var approaches = expected["approaches"]!.AsArray();
        Assert.Equal(approaches.Select(a => (string?)a!["name"]), reading.Approaches.Select(a => a.Name));
        foreach (var (wanted, read) in approaches.Zip(reading.Approaches))
        {
            Assert.Equal(
                (wanted!["findings"]?.AsArray() ?? []).Select(f => $"{Codes(f!["indicators"])}: {Codes(f["marks"])}"),
                read.Findings.Select(f => $"{string.Join(' ', f.Indicators)}: {string.Join(' ', f.Marks.Select(Word))}"));
            Assert.Equal(
                (wanted["retests"]?.AsArray() ?? []).Select(f => $"{Codes(f!["indicators"])}: {f["before"]} {f["after"]}"),
                read.Retests.Select(f =>
                    $"{string.Join(' ', f.Indicators)}: {string.Join(' ', f.Before.Marks.Concat(f.After!.Marks).Select(Word))}"));
            Assert.Equal(
                (wanted["attention"]?.AsArray() ?? []).Select(a => (string?)a),
                read.Findings.Where(f => f.Attention.Count > 0).SelectMany(f => f.Indicators));
            Assert.Equal(
                (wanted["partners"]?.AsArray() ?? []).Select(a => (string?)a),
                read.Respondents.Where(r => r.Role == ReadRole.Partner && r.NominatedBy == ReadNomination.Municipality).Select(r => r.Name)
            );
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Read_PublishedFactsheet_LosesNoWord(string file)
    {
        var document = TextSource.Read(File.ReadAllBytes(RepositoryFolder.Shared("factsheets", file)));
        var result = new FactsheetGrammar([GgsrNorms.Framework]).Read(document);

        Assert.Empty(LostWords.In(document, result));
    }

    [Fact]
    public void Read_Deventer_TellsHowEachRespondentAnswered()
    {
        Assert.Equal(
            [
                "Dimence GGZ Joined Municipality",
                "Tactus verslavingszorg Joined Municipality",
                "Iriszorg maatschappelijke opvang Joined Municipality",
                "Pactum Own Inspectorates",
                "Bureau Jeugdzorg Overijssel Silent Inspectorates",
            ],
            Read(Deventer).Approaches[0].Respondents.Select(r => $"{r.Name} {r.Answered} {r.NominatedBy}"));
    }

    [Fact]
    public void Read_Deventer_GivesFactsAndConclusions()
    {
        var reading = Read(Deventer);

        Assert.Contains(reading.Context!.Facts, f => f is { What: "inhabitants", Value: 98500, Precision: ReadPrecision.About });
        Assert.Contains(reading.Context.Facts, f =>
            f is { What: "householdsWithChildren", Value: 14913, Precision: ReadPrecision.Exact, Source: "CBS", Date: "2012-01" });
        Assert.Contains(reading.Context.Facts, f => f is { What: "estimatedFamilies", Value: null, Precision: ReadPrecision.Unknown });
        Assert.Contains("geeft een oordeel", reading.Approaches[0].Scope, StringComparison.Ordinal);
        Assert.Equal(
            ["1: 1 1", "2: 1 0", "3: 3 0", "4: 3 1", "5: 1 0"],
            reading.Approaches[0].Conclusions.Select(c => $"{c.Theme}: {c.GoesWell.Count} {c.CanImprove.Count}"));
    }

    [Fact]
    public void Read_Dordrecht_TellsProgressAndWhatIsUnchanged()
    {
        var reading = Read(Dordrecht);

        Assert.Contains(reading.Context!.Facts, f => f is { What: "progressPresentation", Date: "2014-12-12" });
        Assert.Equal(["3.2.3", "3.4.2", "5.1.1"], reading.Approaches[1].Retests.Where(r => r.Unchanged).SelectMany(r => r.Indicators));
        Assert.All(reading.Approaches.SelectMany(a => a.Retests), r => Assert.Equal(("2013", "2014"), (r.Before.Period, r.After!.Period)));
    }

    [Fact]
    public void Read_Zwolle_TellsHowManyFamiliesAreInTheApproach() =>
        Assert.Contains(Read(Zwolle).Context!.Facts, f => f is { What: "familiesInApproach", Value: 80 });

    private static string Codes(JsonNode? list) => string.Join(' ', list!.AsArray().Select(c => (string?)c));

    private static string Word(ReadMark mark) => mark == ReadMark.Meets ? "meets" : "improve";
}
