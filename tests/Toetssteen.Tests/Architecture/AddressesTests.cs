using System.Text.RegularExpressions;

namespace Toetssteen.Tests.Architecture;

/// <summary>How the site maps its addresses, and writes them.</summary>
public sealed partial class AddressesTests
{
    [Fact]
    public void NoAddress_IsMappedForGetAlone_WithoutHead() =>
        Assert.Empty(
            RepositoryFiles
                .Texts()
                .Where(f =>
                    f.Path.StartsWith("src/", StringComparison.Ordinal)
                    && f.Path.EndsWith(".cs", StringComparison.Ordinal)
                    && f.Text.Contains(".MapGet(", StringComparison.Ordinal))
                .Select(f => f.Path));

    [Fact]
    public void NoWholeAddress_IsMadeFromWhatARequestSaysOfItself() => Assert.Empty(RepositoryFiles.Texts()
        .Where(f => f.Path.StartsWith("src/Toetssteen.Web/", StringComparison.Ordinal) && Path.GetExtension(f.Path) is ".cs" or ".cshtml")
        // Where the site is, and whether a letter may lie open on this machine: both ask for the name of this machine alone.
        .Where(f => Path.GetFileName(f.Path) is not ("SiteAddress.cs" or "OpenLetters.cs"))
        .SelectMany(f => FromTheRequest().Matches(f.Text).Select(m => $"{f.Path}: {m.Value}")));

    [Theory]
    [InlineData("$\"{HttpContext.Request.Scheme}://{HttpContext.Request.Host}/x\"")]
    [InlineData("request.Host.Value")]
    [InlineData("context.Request.GetDisplayUrl()")]
    [InlineData("Headers.Host")]
    public void AnAddressFromTheRequest_IsSeen(string code) => Assert.Matches(FromTheRequest(), code);

    [Fact]
    public void NoSlice_NamesItsFolder_WhichFollowsFromItsNamespace() => Assert.Empty(RepositoryFiles.Texts()
        .Where(f => f.Path.EndsWith("/Conventions.cs", StringComparison.Ordinal) && NamesFolder(f.Path, f.Text)).Select(f => f.Path));

    [Theory]
    [InlineData("pages.Require(\"/FactChecks/Follow\", Permission.ReadEvidence);", true)]
    [InlineData("pages.Require($\"/FactChecks/{page}\", Permission.CheckFacts);", true)]
    [InlineData("pages.Require($\"{folder}/Follow\", Permission.ReadEvidence);", false)]
    public void AFolderThatIsNamed_IsSeen(string code, bool names) =>
        Assert.Equal(names, NamesFolder("src/Toetssteen.Web/Features/FactChecks/Conventions.cs", code));

    private static bool NamesFolder(string path, string text) => text.Contains($"\"/{path.Split('/')[^2]}", StringComparison.Ordinal);

    [GeneratedRegex(@"\b[Rr]equest\.Host\b|\bHeaders\.Host\b|\bGet(Display|Encoded)Url\b")]
    private static partial Regex FromTheRequest();
}
