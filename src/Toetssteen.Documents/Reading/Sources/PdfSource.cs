namespace Toetssteen.Documents.Reading.Sources;

/// <summary>
/// Takes a PDF apart into blocks: words and their positions come from <c>pdftotext</c> (poppler-utils), headings, lists and tables from
/// the structure tree when the PDF is tagged, and from drawn lines and positions when it is not. Places are pages and points.
/// </summary>
public static class PdfSource
{
    private const long LargestFile = 100L * 1024 * 1024;
    private const double MostUntagged = 0.03;

    /// <summary>Reads a PDF by way of a temporary file. Throws <see cref="UnreadableFileException"/> when it cannot be read.</summary>
    public static SourceDocument Read(Stream stream, Allowance? allowance = null)
    {
        var folder = Directory.CreateTempSubdirectory("toetssteen-");
        try
        {
            var path = Path.Combine(folder.FullName, "factsheet.pdf");
            using (var file = File.Create(path))
            using (var bounded = new BoundedStream(stream, LargestFile, TooLarge))
            {
                bounded.CopyTo(file);
            }

            return Read(path, allowance ?? new Allowance());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static SourceDocument Read(string path, Allowance allowance)
    {
        Inspect(path);

        // Beside each other; the one ends when the other refuses.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(allowance.Stop);
        var extras = Task.Run(() => PdfExtras.Read(File.ReadAllBytes(path), new Allowance(stop.Token)));
        try
        {
            return Read(PdfTool.Words(path, s => PdfPage.ReadAll(s, allowance), allowance.Stop), extras, allowance);
        }
        finally
        {
            stop.Cancel();
            ((IAsyncResult)extras).AsyncWaitHandle.WaitOne();
        }
    }

    /// <summary>Lays what the file says beyond its words over the words, and makes blocks of them.</summary>
    internal static SourceDocument Read(IReadOnlyList<PdfPage> pages, Task<PdfExtras?> extras, Allowance allowance)
    {
        ThrowIfEmpty(pages);
        var known = extras.GetAwaiter().GetResult();
        if (known is null)
        {
            pages.ToList().ForEach(PdfExtras.Doubt);
        }

        known?.Mark(pages);
        ThrowIfEmpty(pages);

        var bodyHeight = BodyHeight(pages);
        var document =
            known?.Structure is { } structure && IsTrustworthy(pages)
                ? new PdfTagged(pages, bodyHeight, allowance).Read(structure.Root)
                : new PdfLayout(bodyHeight, allowance).Read(pages);
        var labels = pages
            .Where(p => p.Aside.Count > 0)
            .Select(p => new UnplacedText(new Place(Page: p.Number), string.Join(' ', p.Aside)));
        return document with
        {
            Aside = [.. document.Aside, .. labels, .. PdfLayout.OddArtifacts(pages)],
            Margins = PdfLayout.Margins(pages),
        };
    }

    private static void ThrowIfEmpty(IReadOnlyList<PdfPage> pages)
    {
        if (!pages.Any(p => p.Words.Count > 0))
        {
            throw new UnreadableFileException(
                UnreadableFileException.NoText,
                "Deze pdf is een afbeelding van tekst (een scan) en bevat geen leesbare letters; bied het oorspronkelijke document aan of laat eerst tekstherkenning (ocr) draaien.");
        }
    }

    private static void Inspect(string path)
    {
        using var file = File.OpenRead(path);
        if (file.Length == 0)
        {
            throw new UnreadableFileException(UnreadableFileException.Empty, "Dit bestand is leeg; lever het opnieuw aan.");
        }

        var start = new byte[(int)Math.Min(1024, file.Length)];
        file.ReadExactly(start);
        if (start.AsSpan().IndexOf("%PDF-"u8) < 0)
        {
            throw new UnreadableFileException(UnreadableFileException.Corrupt,
                "Dit bestand is beschadigd of is geen pdf; maak het opnieuw uit het oorspronkelijke document en bied het opnieuw aan.");
        }

        if (file.Length > LargestFile)
        {
            throw TooLarge();
        }
    }

    private static UnreadableFileException TooLarge() => new(UnreadableFileException.TooLarge,
        "Deze pdf is groter dan 100 MB; bied alleen de factsheet zelf aan.");

    // The tree counts only when nearly every word is in it: a half-tagged file would lose text.
    private static bool IsTrustworthy(IReadOnlyList<PdfPage> pages)
    {
        var words = pages.Sum(p => p.Words.Count);
        var outside = pages.Sum(p => p.Words.Count(w => w.Element is null && !w.IsArtifact));
        return outside <= words * MostUntagged;
    }

    internal static double BodyHeight(IReadOnlyList<PdfPage> pages) => pages.SelectMany(p => p.Words)
        .GroupBy(w => Math.Round(w.Height * 2) / 2).MaxBy(g => g.Sum(w => w.Text.Length))!.Key;
}
