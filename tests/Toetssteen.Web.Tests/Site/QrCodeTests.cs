using Toetssteen.Web.Ui.Drawings;

namespace Toetssteen.Web.Tests.Site;

/// <summary>The square is of the size that the standard gives; that a camera reads it is shown in the browser.</summary>
public sealed class QrCodeTests
{
    [Theory]
    [InlineData(1, 21)]
    [InlineData(14, 21)]
    [InlineData(15, 25)]
    [InlineData(106, 41)]
    [InlineData(107, 45)]
    [InlineData(180, 53)]
    [InlineData(181, 57)]
    [InlineData(213, 57)]
    public void TheSmallestVersionThatHoldsTheText_IsTaken(int length, int size) => Assert.Equal(size, QrCode.Of(new string('x', length))!.Size);

    [Fact]
    public void ATextThatIsTooLong_HasNone() => Assert.Null(QrCode.Of(new string('x', 214)));

    [Fact]
    public void ThreeCorners_HaveTheirEyes()
    {
        var code = QrCode.Of("https://example.org")!;
        foreach (var (x, y) in new[] { (0, 0), (code.Size - 7, 0), (0, code.Size - 7) })
            Assert.True(code[x, y] && !code[x + 1, y + 1] && code[x + 3, y + 3] && code[x + 6, y + 6]);
        Assert.False(code[code.Size - 4, code.Size - 4] && code[code.Size - 1, code.Size - 1] && code[code.Size - 7, code.Size - 7] && code[code.Size - 7, code.Size - 1]);
    }
}
