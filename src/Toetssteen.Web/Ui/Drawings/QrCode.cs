using Microsoft.AspNetCore.Html;
using QRCoder;

namespace Toetssteen.Web.Ui.Drawings;

/// <summary>Draws QR codes (ISO/IEC 18004) with error correction M.</summary>
public static class QrCode
{
    /// <summary>The code of a text as a drawing with a name; dark on white in every theme, since cameras expect that.</summary>
    /// <exception cref="QRCoder.Exceptions.DataTooLongException">The text is longer than a code can hold: some 2,300
    /// characters.</exception>
    public static IHtmlContent Draw(string text, string name)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = data.ModuleMatrix;
        var path = string.Concat(
            from y in Enumerable.Range(0, rows.Count)
            from x in Enumerable.Range(0, rows.Count)
            where rows[y][x]
            select $"M{x} {y}h1v1h-1z");
        return new HtmlContentBuilder()
            .AppendHtml($"<svg class=\"qr\" viewBox=\"0 0 {rows.Count} {rows.Count}\" role=\"img\" aria-label=\"")
            .Append(name)
            .AppendHtml($"\"><path class=\"qr__dark\" d=\"{path}\" /></svg>");
    }
}
