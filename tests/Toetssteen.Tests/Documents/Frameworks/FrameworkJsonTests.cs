using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Toetssteen.Documents.Frameworks;
using Toetssteen.Domain;
using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Tests.Documents.Frameworks;

/// <summary>The canonical form of a framework.</summary>
public sealed class FrameworkJsonTests
{
    private static readonly Framework Ggsr = FrameworkFile.Load(RepositoryFolder.PathTo("frameworks", "ggsr", "2012.yaml")).Framework!;
    private static readonly Framework Other = FrameworkFile
        .Load(RepositoryFolder.PathTo("tests", "frameworks", "verzuim", "2.1.yaml"))
        .Framework!;

    [Fact]
    public void WhatIsWrittenAndReadAgain_IsWrittenTheSame()
    {
        Assert.Equal(FrameworkJson.Write(Ggsr), FrameworkJson.Write(FrameworkJson.Read(FrameworkJson.Write(Ggsr))));
        Assert.Equal(FrameworkJson.Write(Other), FrameworkJson.Write(FrameworkJson.Read(FrameworkJson.Write(Other))));
    }

    [Fact]
    public void WhatIsReadAgain_HasEveryRowAndQuestion()
    {
        var read = FrameworkJson.Read(FrameworkJson.Write(Ggsr));
        Assert.Equal(Ggsr.Rows().Select(r => (r.Code, r.ShortLabel)), read.Rows().Select(r => (r.Code, r.ShortLabel)));
        Assert.Equal(
            Ggsr.Indicators.Select(i => (i.Norm, i.QuestionToMunicipality, i.QuestionToPartners)),
            read.Indicators.Select(i => (i.Norm, i.QuestionToMunicipality, i.QuestionToPartners)));
        Assert.Equal("op orde", FrameworkJson.Read(FrameworkJson.Write(Other)).Scale.Marks[0].In("nl"));
        Assert.Equal(3, FrameworkJson.Read(FrameworkJson.Write(Other)).Crosswalk!.Steps.Count);
    }

    [Fact]
    public void TheOrderOfLanguagesInTheFile_ChangesNoByte()
    {
        var turned = Ggsr with
        {
            Scale = Ggsr.Scale with { Marks = [.. Ggsr.Scale.Marks.Select(m => m with { Label = m.Label.Reverse().ToDictionary() })] },
        };
        Assert.Equal(FrameworkJson.Write(Ggsr), FrameworkJson.Write(turned));
    }

    [Fact]
    public void AScaleOfTheTwoMarksThatAllHadOnce_KeepsTheBytesThatItHadThen()
    {
        const string AsBefore = """
            "scale":{"meets":{"sign":"✓","label":{"en":"meets","nl":"voldoet"},"aliases":[]},"needsImprovement":{"sign":"✗","label":{"en":"improvement point","nl":"verbeterpunt"},"aliases":[]},"attention":{"sign":"!","label":{"en":"attention point","nl":"aandachtspunt"},"aliases":[]}}
            """;
        Assert.Contains(AsBefore, FrameworkJson.Write(Ggsr), StringComparison.Ordinal);
        Assert.Equal(
            [("meets", false), ("needsImprovement", true)],
            FrameworkJson.Read(FrameworkJson.Write(Ggsr)).Scale.Marks.Select(m => (m.Key, m.Falls)));
    }

    [Fact]
    public void AScaleOfOtherMarks_IsReadAgainAsItWas()
    {
        var six = FrameworkFile.Load(RepositoryFolder.PathTo("tests", "frameworks", "leerklimaat", "1.yaml")).Framework!;
        var read = FrameworkJson.Read(FrameworkJson.Write(six));
        Assert.Equivalent(six.Scale, read.Scale, strict: true);
        Assert.Equal(FrameworkJson.Write(six), FrameworkJson.Write(read));
        Assert.NotEqual(
            FrameworkJson.Write(six),
            FrameworkJson.Write(
                six with
                {
                    Scale = six.Scale with { Marks = [.. six.Scale.Marks.Select(m => m with { Falls = m.Key == "1" })] },
                }));
    }

    [Theory]
    [InlineData("kinderopvang", "2025")]
    [InlineData("instelling", "1")]
    [InlineData("jeugdhulp", "2026")]
    public void WhatIsJudgedAsAWhole_AndForWhomANormIs_IsReadAgainAsItWas(string key, string version)
    {
        var framework = FrameworkFile.Load(RepositoryFolder.PathTo("tests", "frameworks", key, $"{version}.yaml")).Framework!;
        var read = FrameworkJson.Read(FrameworkJson.Write(framework));
        Assert.Equivalent(framework.Overall, read.Overall, strict: true);
        Assert.Equal(framework.OverallPlaces.Select(p => (p.Code, p.Name)), read.OverallPlaces.Select(p => (p.Code, p.Name)));
        Assert.Equal(framework.Indicators.Select(i => i.FullNorm), read.Indicators.Select(i => i.FullNorm));
        Assert.Equal(FrameworkJson.Write(framework), FrameworkJson.Write(read));
        Assert.DoesNotContain("overall", FrameworkJson.Write(Ggsr), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatFollowsFromTheRest_IsNotWritten()
    {
        var names = JsonDocument.Parse(FrameworkJson.Write(Ggsr)).RootElement.EnumerateObject().Select(p => p.Name);
        Assert.Equal(
            [
                "key",
                "version",
                "title",
                "owner",
                "language",
                "targetGroup",
                "levels",
                "scale",
                "themes",
                "jointRows",
                "choiceLists",
                "preparation",
            ],
            names);
    }

    [Fact]
    public void WhatIsAskedBeforehand_IsReadAgainAsItWas_AndWithoutItAFrameworkKeepsItsBytes()
    {
        var asks = FrameworkFile.Load(RepositoryFolder.PathTo("tests", "frameworks", "schoolteams", "1.yaml")).Framework!;
        var read = FrameworkJson.Read(FrameworkJson.Write(asks));
        Assert.Equal(FrameworkJson.Write(asks), FrameworkJson.Write(read));
        Assert.Equal(asks.Preparation.SelectMany(q => q.Parts).Select(q => (q.Name, q.Type, q.Label, $"{q.Relevant}")),
            read.Preparation.SelectMany(q => q.Parts).Select(q => (q.Name, q.Type, q.Label, $"{q.Relevant}")));
        Assert.DoesNotContain("preparation", FrameworkJson.Write(Other), StringComparison.Ordinal);
        Assert.NotEqual(
            FrameworkJson.Write(asks),
            FrameworkJson.Write(asks with { Preparation = [asks.Preparation[0] with { IsEstimated = false }, .. asks.Preparation.Skip(1)] })
        );
    }

    [Fact]
    public void ThatTheMunicipalityJudgesItself_IsReadAgain_AndWithoutItAFrameworkKeepsItsBytes()
    {
        var asks = FrameworkFile.Load(RepositoryFolder.PathTo("tests", "frameworks", "buurtsport", "1.yaml")).Framework!;
        var read = FrameworkJson.Read(FrameworkJson.Write(asks));
        Assert.True(read.SelfEvaluation);
        Assert.Equal(FrameworkJson.Write(asks), FrameworkJson.Write(read));
        Assert.DoesNotContain("selfEvaluation", FrameworkJson.Write(asks with { SelfEvaluation = false }), StringComparison.Ordinal);
        Assert.False(FrameworkJson.Read(FrameworkJson.Write(Ggsr)).SelfEvaluation);
    }

    [Fact]
    public void AFrozenFramework_BearsTheHashOfItsContent()
    {
        var version = FrameworkJson.Freeze(Ggsr);
        Assert.Equal(("ggsr/2012", Ggsr.Title), (version.Id, version.Title));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(version.Content))), version.Sha256);
    }

    [Fact]
    public void OtherContentUnderTheSameVersion_IsRefusedOnceItIsInUse()
    {
        var kept = FrameworkJson.Freeze(Ggsr);
        var other = FrameworkJson.Freeze(Ggsr with { Title = "Iets anders" });

        var refused = Assert.Throws<DomainException>(() => kept.ReplaceBy(other, inUse: true));

        Assert.Equal("D002", refused.Code);
        Assert.Equal(Ggsr.Title, kept.Title);
        Assert.False(kept.ReplaceBy(FrameworkJson.Freeze(Ggsr), inUse: true));
        Assert.True(kept.ReplaceBy(other, inUse: false));
        Assert.Equal(other.Sha256, kept.Sha256);
    }

    [Fact]
    public void WhatIsReadAgain_HasEveryFactAndChoice()
    {
        foreach (var framework in new[] { Ggsr, Other })
        {
            var read = FrameworkJson.Read(FrameworkJson.Freeze(framework).Content);
            Assert.NotEmpty(read.Indicators.SelectMany(i => i.Facts));
            Assert.Equivalent(framework.Indicators.SelectMany(i => i.Facts), read.Indicators.SelectMany(i => i.Facts), strict: true);
            Assert.Equal(
                framework.Indicators.SelectMany(i => i.Facts).Select(f => (f.Relevant, f.Constraint, f.Label, f.Hint)),
                read.Indicators.SelectMany(i => i.Facts).Select(f => (f.Relevant, f.Constraint, f.Label, f.Hint)));
            Assert.Equal(framework.ChoiceLists.SelectMany(l => l.Choices), read.ChoiceLists.SelectMany(l => l.Choices));
        }
    }

    [Fact]
    public void TheOrderOfLanguagesAndLists_ChangesNoByte()
    {
        Framework turned = Ggsr with
        {
            ChoiceLists =
            [
                .. Ggsr
                    .ChoiceLists.Reverse()
                    .Select(l => l with { Choices = [.. l.Choices.Select(c => c with { Label = new Wording(c.Label.Words.Reverse()) })] }),
            ],
        };
        Assert.Equal(FrameworkJson.Write(Ggsr), FrameworkJson.Write(turned));
    }

    [Fact]
    public void AFrameworkWithoutFacts_IsWrittenAsItWasBeforeThereWereAny()
    {
        var bare = Ggsr with
        {
            ChoiceLists = [],
            Themes =
            [
                .. Ggsr
                    .Themes.Take(1)
                    .Select(t =>
                        t with
                        {
                            Criteria =
                            [
                                .. t
                                    .Criteria.Take(1)
                                    .Select(c =>
                                        c with
                                        {
                                            Indicators =
                                            [
                                                c.Indicators[0] with
                                                {
                                                    QuestionToMunicipality = new("Hoe?"),
                                                    QuestionToPartners = new("Wat?"),
                                                    Facts = [],
                                                },
                                            ],
                                        }),
                            ],
                        }),
            ],
        };
        var written = FrameworkJson.Write(bare);
        Assert.Contains(
            """{"code":"1.1.1","norm":"Alle netwerkpartners hanteren dezelfde omschrijving van GGSR","shortLabel":"Zelfde omschrijving van GGSR","aliases":[],"questionToMunicipality":"Hoe?","questionToPartners":"Wat?"}""",
            written,
            StringComparison.Ordinal);
        Assert.DoesNotContain("choiceLists", written, StringComparison.Ordinal);
        Assert.Equal(written, FrameworkJson.Write(FrameworkJson.Read(written)));
    }
}
