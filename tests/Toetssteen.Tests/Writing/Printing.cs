using Toetssteen.Documents.Writing;
using Toetssteen.Documents.Writing.Pdf;

namespace Toetssteen.Tests.Writing;

/// <summary>What printing needs, shared by the tests: a warm Chromium, the samples printed once, and tools that look into a PDF.</summary>
public sealed class Printing : IAsyncLifetime
{
    public static PdfPrinterSettings Settings { get; } = new("/usr/bin/chromium") { Patience = TimeSpan.FromMinutes(2) };

    internal PdfPrinter Printer { get; } = new(Settings, TimeProvider.System);

    internal FactsheetPdf Writer { get; private set; } = null!;

    internal byte[] First { get; private set; } = [];

    internal byte[] FollowUp { get; private set; } = [];

    internal byte[] ThirdRound { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Writer = new FactsheetPdf(Printer, SampleFactsheet.Typeface);
        First = await Writer.WriteAsync(SampleFactsheet.First, SampleFactsheet.Framework, SampleFactsheet.Correction);
        FollowUp = await Writer.WriteAsync(SampleFactsheet.FollowUp, SampleFactsheet.Framework, SampleFactsheet.Imprint);
        ThirdRound = await Writer.WriteAsync(SampleFactsheet.ThirdRound, SampleFactsheet.Framework, SampleFactsheet.Imprint);
    }

    public ValueTask DisposeAsync() => Printer.DisposeAsync();

    /// <summary>The text in the order of the structure, every run of white space as one space.</summary>
    internal static string StructureText(byte[] pdf) =>
        PaperPages.Squeeze(
            string.Join(
                ' ',
                PaperPages
                    .Ask(pdf, "pdfinfo", "-struct-text", "FILE")
                    .Split('\n')
                    .Select(l => l.Trim())
                    .Where(l => l.StartsWith('"') && l.EndsWith('"') && l.Length > 1)
                    .Select(l => l[1..^1])));
}
