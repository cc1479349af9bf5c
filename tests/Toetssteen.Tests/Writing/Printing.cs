using System.Diagnostics;
using System.Text;
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

    /// <summary>What a tool of poppler-utils or qpdf prints about a PDF.</summary>
    internal static string Ask(byte[] pdf, string tool, params string[] arguments)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, pdf);
            var start = new ProcessStartInfo(tool) { RedirectStandardOutput = true, RedirectStandardError = true,
                StandardOutputEncoding = Encoding.UTF8 };
            foreach (var argument in arguments)
                start.ArgumentList.Add(argument == "FILE" ? path : argument);
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return output + errors.Result;
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>The text in the order of the structure, every run of white space as one space.</summary>
    internal static string StructureText(byte[] pdf) => Squeeze(string.Join(' ', Ask(pdf, "pdfinfo", "-struct-text", "FILE").Split('\n')
        .Select(l => l.Trim()).Where(l => l.StartsWith('"') && l.EndsWith('"') && l.Length > 1).Select(l => l[1..^1])));

    internal static string Squeeze(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
