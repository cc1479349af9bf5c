using System.Diagnostics;
using System.Text;
using Toetssteen.Documents.Writing.Pdf;

namespace Toetssteen.Tests.Writing;

/// <summary>What a reader sees of a printed factsheet: its pages, its headings, its bookmarks.</summary>
internal static class PaperPages
{
    /// <summary>
    /// Headings, and head rows of tables and of the criteria in them, that are the last on a page: what they announce stands on the next.
    /// </summary>
    public static IEnumerable<string> AloneAtTheFoot(byte[] pdf)
    {
        var test = PdfUnderTest.Open(pdf)!;
        foreach (var (n, paints) in test.Paints.Index())
        {
            var shown = paints.Where(p => p.IsText && p.Mark?.Mcid is { } mcid && test.Owners.ContainsKey((n, mcid))).ToList();
            if (shown.Count == 0)
                continue;
            var last = test.Owners[(n, shown.MinBy(p => p.Lowest)!.Mark!.Mcid!.Value)];
            if (last.Ancestors.Prepend(last).FirstOrDefault(node => IsAnnouncement(test, node)) is { } alone)
                yield return $"page {n + 1} ends with {alone.Type}";
        }
    }

    /// <summary>The bookmarks: level and words.</summary>
    public static IReadOnlyList<(int Level, string Words)> Bookmarks(byte[] pdf) => PdfUnderTest.Open(pdf)!.Bookmarks();

    /// <summary>The headings as they are shown, by another program: level and words.</summary>
    public static IReadOnlyList<(int Level, string Words)> Headings(byte[] pdf)
    {
        List<(int Level, string Words)> headings = [];
        var within = -1;
        foreach (var line in Ask(pdf, "pdfinfo", "-struct-text", "FILE").Split('\n'))
        {
            var (depth, text) = (line.Length - line.TrimStart().Length, line.Trim());
            if (depth <= within)
                within = -1;
            if (text is ['H', >= '1' and <= '6', ' ', ..])
            {
                headings.Add((text[1] - '0', ""));
                within = depth;
            }
            else if (within >= 0 && text is ['"', .., '"'])
                headings[^1] = (headings[^1].Level, Squeeze($"{headings[^1].Words} {text[1..^1]}"));
        }
        return headings;
    }

    /// <summary>What a tool of poppler-utils or qpdf prints about a PDF.</summary>
    public static string Ask(byte[] pdf, string tool, params string[] arguments)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, pdf);
            var start = new ProcessStartInfo(tool)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = Encoding.UTF8
            };
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

    /// <summary>Every run of white space as one space.</summary>
    public static string Squeeze(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // A head cell of columns, or one that stands over a row of its own.
    private static bool IsAnnouncement(PdfUnderTest test, PdfNode node) =>
        node.Type is ['H', >= '1' and <= '6'] or "Caption"
        || node.Type == "TH"
            && (
                test.Attribute(node, "Scope") is Toetssteen.Documents.Reading.Sources.PdfName { Text: "Column" }
                || test.Attribute(node, "ColSpan") is > 1d);
}
