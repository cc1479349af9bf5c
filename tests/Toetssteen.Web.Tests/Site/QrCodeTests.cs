using System.Text.Encodings.Web;
using Toetssteen.Web.Ui.Drawings;

namespace Toetssteen.Web.Tests.Site;

/// <summary>The drawing of a QR code; that a camera reads it is shown in the browser.</summary>
public sealed class QrCodeTests
{
    [Fact]
    public void ACode_IsADrawingWithItsName_WithAQuietBorderOfFour()
    {
        var drawing = Drawn("otpauth://totp/Toetssteen:a@example.org?secret=GEZDGNBVGY3TQOJQ&issuer=Toetssteen");

        Assert.Contains("aria-label=\"De &lt;sleutel&gt;\"", drawing, StringComparison.Ordinal);
        Assert.Contains("M4 4h1v1h-1z", drawing, StringComparison.Ordinal);
        Assert.DoesNotContain("M3 ", drawing, StringComparison.Ordinal);
    }

    [Fact]
    public void TwoTexts_HaveTwoDrawings() => Assert.NotEqual(Drawn("https://example.org/a"), Drawn("https://example.org/b"));

    private static string Drawn(string text)
    {
        using var page = new StringWriter();
        QrCode.Draw(text, "De <sleutel>").WriteTo(page, HtmlEncoder.Default);
        return page.ToString();
    }
}
