namespace Toetssteen.Documents.Writing.Pdf;

/// <summary>How documents are printed.</summary>
/// <param name="Chromium">Path of the program: <c>/usr/bin/chromium</c>.</param>
public sealed record PdfPrinterSettings(string Chromium)
{
    /// <summary>Whether the program shuts its pages in a sandbox. It refuses to as root, so that there it is off by default.</summary>
    public bool Sandbox { get; init; } = !Environment.IsPrivilegedProcess;

    /// <summary>How long one attempt may take, the start of the program included.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>After how long without a print the program is ended.</summary>
    public TimeSpan IdleAfter { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>After how many prints the program is started anew, so that what it keeps does not grow.</summary>
    public int PrintsPerProcess { get; init; } = 50;
}
