using Toetssteen.Documents.Frameworks;

namespace Toetssteen.Tests.Documents.Frameworks;

/// <summary>The rules about a crosswalk that hold where the file of the earlier version lies beside it, each seen to be broken.</summary>
public sealed class CrosswalkRulesTests : IDisposable
{
    /// <summary>The rules that are broken here.</summary>
    public static IEnumerable<string> Broken => ["K063", "K064", "K065", "K066"];

    private readonly string _folder = Directory
        .CreateDirectory(Path.Combine(Directory.CreateTempSubdirectory("toetssteen-").FullName, "ggsr")).FullName;

    private readonly string _later = File.ReadAllText(RepositoryFolder.PathTo("tests", "frameworks", "ggsr", "2026.yaml"));

    public CrosswalkRulesTests() =>
        File.Copy(RepositoryFolder.PathTo("frameworks", "ggsr", "2012.yaml"), Path.Combine(_folder, "2012.yaml"));

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_folder)!, recursive: true);

    [Fact]
    public void ALaterVersionThatTellsOfEveryNorm_IsSoundBesideTheEarlierOne() => Assert.Empty(Load(_later).Problems);

    [Theory]
    [InlineData("K063", "    - old: \"5.3.1\"", "    - old: \"9.9.9\"\n      new: []\n    - old: \"5.3.1\"")]
    [InlineData("K064", "    - old: \"5.3.1\"\n      new: []\n      note: Nazorg hoort nu bij andere wetgeving.\n", "")]
    [InlineData(
        "K066",
        "    - old: \"2.1.2\"\n      new: [\"2.1.2\"]\n      note: Anders verwoord; het netwerk van het gezin is nader omschreven.\n",
        ""
    )]
    public void WhatTheEarlierFileSaysOtherwise_IsAProblemOfItsOwn(string code, string from, string to)
    {
        Assert.Contains(from, _later, StringComparison.Ordinal);
        var problem = Assert.Single(Load(_later.Replace(from, to, StringComparison.Ordinal)).Problems);
        Assert.Equal(code, problem.Code);
    }

    [Fact]
    public void VersionsThatComeFromEachOther_AreRefused()
    {
        var earlier = Path.Combine(_folder, "2012.yaml");
        File.AppendAllText(earlier, "\ncrosswalk:\n  from: \"2026\"\n  steps: []\n");
        Assert.Contains(Load(_later).Problems, p => p.Code == "K065" && p.Message.Contains("2026, 2012, 2026", StringComparison.Ordinal));
    }

    [Fact]
    public void WithoutTheEarlierFile_NothingIsHeldAgainstIt()
    {
        File.Delete(Path.Combine(_folder, "2012.yaml"));
        Assert.Empty(Load(_later.Replace("old: \"5.3.1\"", "old: \"9.9.9\"", StringComparison.Ordinal)).Problems);
    }

    private FrameworkLoad Load(string text)
    {
        File.WriteAllText(Path.Combine(_folder, "2026.yaml"), text);
        return FrameworkFile.Load(Path.Combine(_folder, "2026.yaml"));
    }
}
