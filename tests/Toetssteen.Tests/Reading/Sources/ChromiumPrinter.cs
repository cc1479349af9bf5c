using System.Diagnostics;

namespace Toetssteen.Tests.Reading.Sources;

/// <summary>Prints HTML to PDF with Debian's Chromium.</summary>
public static class ChromiumPrinter
{
    private static readonly string? Program = new[]
    {
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
    }.FirstOrDefault(File.Exists);

    /// <summary>Skips the test, in words, where Chromium or poppler is not installed.</summary>
    public static void SkipWhereAbsent()
    {
        if (Program is null)
        {
            Assert.Skip("Chromium is not installed here, so no PDF can be printed to read back.");
        }

        if (!File.Exists("/usr/bin/pdftotext"))
        {
            Assert.Skip("poppler-utils is not installed here, so no PDF can be read.");
        }
    }

    /// <summary>Prints to a file in <paramref name="folder"/> and returns its path.</summary>
    public static string Print(string html, string folder, string name, bool tagged)
    {
        var (source, target) = (Path.Combine(folder, $"{name}.html"), Path.Combine(folder, $"{name}.pdf"));
        File.WriteAllText(source, html);
        var start = new ProcessStartInfo(Program!) { RedirectStandardError = true, RedirectStandardOutput = true };
        string[] arguments =
        [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
            $"--user-data-dir={Path.Combine(folder, $"{name}.profile")}",
            .. tagged ? (string[])[] : ["--disable-pdf-tagging"],
            $"--print-to-pdf={target}",
            new Uri(source).AbsoluteUri,
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        if (!process.WaitForExit(60_000))
        {
            process.Kill(entireProcessTree: true);
        }

        Assert.True(File.Exists(target), errors.Result);
        return target;
    }
}
