using Toetssteen.Domain.Evidence;
using Toetssteen.Web.Files;

namespace Toetssteen.Web.Tests.Files;

/// <summary>Names are shown and sent back without folders, and without what steers the screen or the header.</summary>
public sealed class FileNamesTests
{
    [Theory]
    [InlineData("notitie 2013 – één.pdf", "notitie 2013 – één.pdf")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData(@"D:\Mijn map\notitie.pdf", "notitie.pdf")]
    [InlineData("een\r\nSet-Cookie: a=b.pdf", "een Set-Cookie a=b.pdf")]
    [InlineData("jaarverslag\u202Efdp.exe", "jaarverslagfdp.exe")]
    [InlineData("a\0b\"c<d>.pdf", "a bcd.pdf")]
    [InlineData("...", "bestand")]
    [InlineData("", "bestand")]
    [InlineData(null, "bestand")]
    [InlineData("  .pdf", "pdf")]
    public void AName_IsMadeFitToBeShownAndSent(string? given, string kept) => Assert.Equal(kept, FileNames.Clean(given));

    [Fact]
    public void ALongName_KeepsItsEnding()
    {
        var name = FileNames.Clean(new string('x', 400) + ".docx");
        Assert.Equal(FileNames.MaxLength, name.Length);
        Assert.EndsWith("x.docx", name, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("notitie.pdf", "notitie.pdf")]
    [InlineData("notitie", "notitie.pdf")]
    [InlineData("notitie.definitief", "notitie.definitief.pdf")]
    public void ADownload_HasTheEndingOfItsContent(string name, string sent) =>
        Assert.Equal(sent, FileNames.ForDownload(new DocumentFile("", 1, FileKind.Pdf, name)));

    [Fact]
    public void ATitle_IsTheNameWithoutItsEnding() =>
        Assert.Equal("beleidsnotitie definitief", FileNames.AsTitle("beleidsnotitie_definitief.pdf"));
}
