using Toetssteen.Documents.Outline;
using Toetssteen.Documents.Writing.Pdf;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;

namespace Toetssteen.Documents.Writing;

/// <summary>An edition of a factsheet as PDF: written as HTML, printed, mended, checked. The same content gives the same bytes.</summary>
/// <param name="printer">What prints.</param>
/// <param name="typeface">The typeface to embed.</param>
public sealed class FactsheetPdf(PdfPrinter printer, Typeface typeface)
{
    /// <summary>Makes the PDF of an edition.</summary>
    /// <param name="content">What the edition says.</param>
    /// <param name="framework">The framework that it was judged by.</param>
    /// <param name="imprint">What the edition says of itself.</param>
    /// <param name="cancel">Stops it; nothing is left behind.</param>
    /// <exception cref="PrintingException">It cannot be printed (P001-P004), or breaks a rule of <see cref="PdfChecker"/>
    /// (P005).</exception>
    public async Task<byte[]> WriteAsync(FactsheetContent content, Framework framework, EditionImprint imprint,
        CancellationToken cancel = default)
    {
        var document = FactsheetHtml.Write(FactsheetOutline.Of(content, framework, imprint), typeface);
        var pdf = PdfMender.Mend(await printer.PrintAsync(document.Html, cancel), document, "nl", imprint.PublishedOn);
        if (PdfChecker.Check(pdf) is [var first, ..] problems)
            throw new PrintingException(PrintingException.NotAccessible,
                $"De PDF is niet voor iedereen toegankelijk ({problems.Count} keer, eerst {first.Code}: {first.Message} {first.Place}). "
                + "Er is niets gepubliceerd; meld dit aan de beheerder.");
        return pdf;
    }
}
