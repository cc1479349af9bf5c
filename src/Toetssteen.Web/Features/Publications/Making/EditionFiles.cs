using Toetssteen.Documents.Extraction;
using Toetssteen.Documents.Outline;
using Toetssteen.Documents.Writing;
using Toetssteen.Documents.Writing.Pdf;
using Toetssteen.Domain;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Data;
using Toetssteen.Web.Files;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Publications.Making;

/// <summary>
/// Makes the PDF and the Word document of frozen content, and keeps each under its hash. The same content gives the same bytes.
/// </summary>
public sealed class EditionFiles(FactsheetPdf pdf, FrameworkCatalogue frameworks, IFileStore files, SiteAddress site)
{
    /// <summary>What an edition says of itself on paper; a site that was told no address prints none.</summary>
    public EditionImprint Imprint(string slug, int number, string? reason, string sha256, PartialDate? published) =>
        new(
            number,
            reason,
            sha256,
            published is { Day: not null } day ? day.Earliest : null,
            site.Find(new SiteLinks(Language.Dutch).Edition(slug, number)));

    /// <summary>Makes and keeps the PDF.</summary>
    /// <returns>Its hash.</returns>
    /// <exception cref="PrintingException">It cannot be printed.</exception>
    /// <exception cref="DomainException">D128: it cannot be kept.</exception>
    public async Task<string> PdfAsync(FactsheetContent content, EditionImprint imprint, CancellationToken stop) =>
        await KeepAsync(await pdf.WriteAsync(content, frameworks.Of(content), imprint, stop), stop);

    /// <summary>Makes and keeps the Word document.</summary>
    /// <returns>Its hash.</returns>
    /// <exception cref="DomainException">D128: it cannot be kept.</exception>
    public Task<string> DocxAsync(FactsheetContent content, EditionImprint imprint, CancellationToken stop) =>
        KeepAsync(FactsheetDocx.Write(content, frameworks.Of(content), imprint), stop);

    /// <summary>Whether a file was made and lies where it should.</summary>
    public bool IsThere(string? sha256)
    {
        if (sha256 is null)
            return false;
        using var content = files.Open(sha256);
        return content is not null;
    }

    private async Task<string> KeepAsync(byte[] made, CancellationToken stop)
    {
        try
        {
            using var content = new MemoryStream(made);
            await using var incoming = await files.ReceiveAsync(content, made.Length, stop);
            incoming.Keep();
            return incoming.Sha256;
        }
        catch (RefusedFileException full) when (full.Code == RefusedFileException.NotKept)
        {
            throw new DomainException(
                "D128",
                "Het bestand is gemaakt en kan niet worden bewaard: de schijf is vol of niet te beschrijven. Vraag de beheerder ernaar te kijken; er is niets gepubliceerd.");
        }
    }
}
