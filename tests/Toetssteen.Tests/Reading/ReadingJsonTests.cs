using System.Text;
using System.Text.Json.Nodes;
using Toetssteen.Documents.Reading;
using Toetssteen.Tests.Reading.Model;

namespace Toetssteen.Tests.Reading;

public sealed class ReadingJsonTests
{
    private static readonly JsonNode Schema = JsonNode.Parse(
        File.ReadAllText(RepositoryFolder.PathTo("docs", "schemas", "reading.schema.json")))!;

    [Fact]
    public void Write_AnyReading_FitsTheSchema()
    {
        for (var seed = 0; seed < 40; seed++)
            Assert.Empty(JsonShape.Faults(Schema, JsonNode.Parse(ReadingJson.Write([ReadingOf(seed)]))));
    }

    [Fact]
    public void Parse_WhatWasWritten_GivesTheSameReading()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var written = ReadingJson.Write([ReadingOf(seed)]);
            Assert.Equal(written, ReadingJson.Write(ReadingJson.Parse(written)));
        }
    }

    [Fact]
    public void Write_Place_LeavesOutWhatItHasNot()
    {
        var reading = ReadingOf(1) with
        {
            Warnings =
            [
                new ReadingWarning("R000", new Place(Line: 63), "Zin."),
                new ReadingWarning("R000", new Place(Page: 2, X: 70.5, Y: 100), "Zin."),
                new ReadingWarning("R000", null, "Zin."),
            ],
        };
        var warnings = JsonNode.Parse(ReadingJson.Write([reading]))![0]!["warnings"]!;

        Assert.Equal("""{"line":63}""", warnings[0]!["place"]!.ToJsonString());
        Assert.Equal("""{"page":2,"x":70.5,"y":100}""", warnings[1]!["place"]!.ToJsonString());
        Assert.True(warnings[2]!.AsObject().ContainsKey("place"));
        Assert.Null(warnings[2]!["place"]);
    }

    [Fact]
    public void AShapeThatIsOff_IsSeen()
    {
        var reading = JsonNode.Parse(ReadingJson.Write([ReadingOf(1)]))!;
        reading[0]!["kind"] = "other";
        reading[0]!["extra"] = 1;
        reading[0]!.AsObject().Remove("unplaced");

        Assert.Equal(
            ["$[0].unplaced: is missing", "$[0].kind: other is not one of the values", "$[0].extra: is not part of the shape"],
            JsonShape.Faults(Schema, reading));
    }

    private static FactsheetReading ReadingOf(int seed)
    {
        var sheet = seed % 2 == 0 ? Invented.Study(GgsrNorms.Framework, seed) : Invented.FollowUp(GgsrNorms.Framework, seed);
        var text = TextRenderer.Render(
            new Typesetter(GgsrNorms.Framework, Layout.AtRandom(new Random(seed)), seed).Set(sheet),
            new TextStyle());
        return new FactsheetReader([GgsrNorms.Framework]).Read("verzonnen.txt", new MemoryStream(Encoding.UTF8.GetBytes(text)));
    }
}
