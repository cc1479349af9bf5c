using System.Text;
using Toetssteen.Documents.Extraction;
using Toetssteen.Domain;
using Toetssteen.Web.Files;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Files;

/// <summary>The scanner is asked in its own protocol, here spoken by a stand-in on loopback.</summary>
public sealed class ClamdTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void WithoutASetting_NothingIsScanned(string? setting) => Assert.False(new Clamd(setting).IsSet);

    [Theory]
    [InlineData("clamd")]
    [InlineData("clamd:poort")]
    [InlineData(":3310")]
    public void ASettingThatIsNoAddress_IsRefusedInWords(string setting) =>
        Assert.Contains("127.0.0.1:3310", Assert.Throws<DomainException>(() => new Clamd(setting)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task ACleanFileOfManyPieces_Passes()
    {
        using var scanner = new FakeClamd();
        Assert.Null(await new Clamd(scanner.Setting).ScanAsync(new MemoryStream(new byte[1_000_000]), default));
        Assert.Equal(1, scanner.Scanned);
    }

    [Fact]
    public async Task AVirus_IsNamed()
    {
        using var scanner = new FakeClamd();
        Assert.Equal(
            "Proef.Virus-1",
            await new Clamd(scanner.Setting).ScanAsync(new MemoryStream(Encoding.Latin1.GetBytes(FakeClamd.Virus)), default));
    }

    [Fact]
    public async Task OverAUnixSocket_ItIsTheSame()
    {
        var folder = Directory.CreateDirectory(TestDatabase.NewFolder()).FullName;
        using var scanner = new FakeClamd(Path.Combine(folder, "s"));
        Assert.Null(await new Clamd(scanner.Setting).ScanAsync(new MemoryStream([1, 2, 3]), default));
    }

    [Fact]
    public async Task AScannerThatIsDown_IsSilent()
    {
        var scanner = new FakeClamd();
        scanner.Dispose();
        Assert.Equal(RefusedFileException.ScannerSilent, await RefusedAsync(scanner.Setting, 3));
    }

    [Fact]
    public async Task AFileThatTheScannerTakesNot_IsNotClean()
    {
        using var scanner = new FakeClamd(most: 200_000);
        Assert.Equal(RefusedFileException.ScannerRefuses, await RefusedAsync(scanner.Setting, 300_000));
    }

    private static async Task<string> RefusedAsync(string setting, int size) =>
        (
            await Assert.ThrowsAsync<RefusedFileException>(() => new Clamd(setting).ScanAsync(new MemoryStream(new byte[size]), default))
        ).Code;
}
