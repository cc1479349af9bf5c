using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Toetssteen.Documents.Frameworks;

namespace Toetssteen.Bench.Functions;

/// <summary>
/// What reading takes at most: large and hostile inputs of 5 MB in every format, each read by a process of its own; and a folder of a
/// thousand factsheets against one of a hundred.
/// </summary>
internal static class LimitsRun
{
    private const int Size = 5_000_000;
    private const string Norm = "De gemeente heeft zicht op de populatie GGSR";
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "toetssteen");

    /// <summary>Prints the figures.</summary>
    public static void Run()
    {
        var work = Directory.CreateTempSubdirectory("toetssteen-reading-bench-").FullName;
        try
        {
            foreach (var (name, content) in Inputs())
            {
                var path = Path.Combine(work, name);
                File.WriteAllBytes(path, content);
                var (seconds, own, all, said) = Read(path);
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{name,-28} {content.Length / 1e6:0.0} MB: {seconds,5:0.0} s, {own,4:0} MiB ({all:0} with pdftotext), {said}"));
                File.Delete(path);
            }

            var framework = FrameworkFile.Load(Path.Combine(AppContext.BaseDirectory, "frameworks", "ggsr", "2012.yaml")).Framework!;
            var (text, pdf) = (InventedFactsheet.Text(framework, 20_000), InventedFactsheet.Pdf(framework, 4));
            foreach (var count in new[] { 100, 1_000 })
            {
                var folder = Directory.CreateDirectory(Path.Combine(work, $"{count}"));
                for (var n = 0; n < count; n++)
                    if (n % 10 == 0)
                        File.Copy(pdf, Path.Combine(folder.FullName, $"{n:0000}.pdf"));
                    else
                        File.WriteAllBytes(Path.Combine(folder.FullName, $"{n:0000}.txt"), text);
                var (seconds, own, _, _) = Read(folder.FullName);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} files in one call: {seconds:0.0} s, {own:0} MiB"));
            }
            File.Delete(pdf);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    // Peak of the process itself, and of it and its children together as they were seen.
    private static (double Seconds, double Own, double All, string Said) Read(string path)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(
            new ProcessStartInfo(Program, ["read", path, "--json"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = Task.Run(() =>
        {
            var (buffer, length) = (new char[1 << 16], 0L);
            for (int read; (read = process.StandardOutput.Read(buffer)) > 0;)
                length += read;
            return length;
        });
        var errors = process.StandardError.ReadToEndAsync();
        var (own, all) = (0d, 0d);
        while (!process.WaitForExit(10))
        {
            own = Math.Max(own, Memory(process.Id, "VmHWM:"));
            all = Math.Max(all, Memory(process.Id, "VmRSS:") + Children(process.Id).Sum(c => Memory(c, "VmRSS:")));
        }
        var said = errors.Result.Trim();
        return (
            watch.Elapsed.TotalSeconds,
            own,
            Math.Max(own, all),
            said.Length > 0 ? said[Math.Max(0, said.LastIndexOf('(') + 1)..].TrimEnd(')') : $"read, {output.Result / 1000} kB of JSON");
    }

    private static List<int> Children(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/task/{process}/children")
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Concat(
                    Directory
                        .EnumerateDirectories($"/proc/{process}/task")
                        .Where(t => !t.EndsWith($"/{process}", StringComparison.Ordinal))
                        .SelectMany(t => File.ReadAllText($"{t}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries)))
                .Select(c => int.Parse(c, CultureInfo.InvariantCulture))
                .ToList();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static double Memory(int process, string name)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal));
            return line is null
                ? 0
                : double.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private static IEnumerable<(string Name, byte[] Content)> Inputs()
    {
        var start =
            $"Toezichtonderzoek Deventer\n\nOktober 2013\n\nAanpak: Team Voordeur\n\nIndicatoren\tBevindingen\n{Norm}\tX Niemand telt.\n";
        foreach (
            var (name, piece) in new[]
            {
                ("sentences.txt", "Het team werkt met een plan en de gemeente heeft beleid. "),
                ("paragraphs.txt", "Het team werkt.\n\n"),
                ("letters.txt", "a\n\n"),
                ("tabs.txt", "a\t"),
                ("rows.txt", $"{Norm}\tX Niemand telt.\n"),
                ("norms.txt", $"{Norm} "),
                ("spaces.txt", " "),
                ("signs.txt", "✓ X V "),
                ("dots.txt", ". "),
                ("names.txt", "Aanpak: De Kern\n\n"),
                ("pipes.md", "| a "),
                ("emphasis.md", "**a __b "),
                ("links.md", "[a](b "),
                ("quotes.md", "> a\n"),
                ("tables.md", "| a | b |\n|---|---|\n| c | d |\n\n"),
            })
            yield return (name, Encoding.UTF8.GetBytes(start + Repeat(piece, Size)));
        // At the limits, so that they are read.
        foreach (
            var (name, piece) in new[]
            {
                ("sentences-1m.txt", "Het team werkt met een plan en de gemeente heeft beleid. "),
                ("paragraphs-800k.txt", "Het team werkt met dit plan.\n\n"),
                ("rows-900k.txt", $"{Norm}\tX Niemand telt.\n"),
                ("norms-900k.txt", $"{Norm}\n\n"),
                ("spaces-900k.txt", " "),
                ("signs-900k.txt", "✓ X V "),
                ("dots-900k.txt", ". "),
                ("names-900k.txt", "Aanpak: De Kern en Het Team\n\n"),
                ("letters-140k.txt", "a\n\n"),
            })
            yield return (
                name,
                Encoding.UTF8.GetBytes(start + Repeat(piece, name.Contains("140k", StringComparison.Ordinal) ? 140_000 : 880_000)));
        yield return ("utf16.txt", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(start + Repeat("Het team werkt. ", Size / 2))]);
        foreach (
            var (name, body) in new[]
            {
                ("paragraphs.html", Repeat("<p>Het team werkt.", Size)),
                ("cells.html", "<table>" + Repeat("<tr><td>a<td>b", Size)),
                ("spans.html", "<table>" + Repeat("<tr><td colspan=40 rowspan=400>", Size)),
                ("deep.html", Repeat("<div>", Size)),
                ("attributes.html", "<p" + string.Concat(Enumerable.Range(0, 600_000).Select(i => $" a{i}")) + ">"),
                ("formatting.html", string.Concat(Enumerable.Range(0, 190).Select(i => $"<b id={i}>")) + Repeat("<p>a</p>", Size - 2000)),
                ("entities.html", Repeat("&amp;", Size)),
                ("pictures.html", $"<img alt=voldoet src=\"data:{Repeat("A", Size - 500)}\">"),
            })
            yield return (
                name,
                Encoding.UTF8.GetBytes(
                    $"<!doctype html><html><h1>Toezichtonderzoek Deventer</h1><h2>Aanpak: Team</h2><table><tr><td>{Norm}<td>X Niemand telt.</table>{body}"));
        string Cell(string text) => $"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>";
        foreach (
            var (name, body) in new[]
            {
                ("paragraphs.docx", Repeat("<w:p><w:r><w:t>Het team werkt.</w:t></w:r></w:p>", 3 * Size)),
                ("runs.docx", "<w:p>" + Repeat("<w:r><w:t>a</w:t></w:r>", 3 * Size) + "</w:p>"),
                ("text.docx", "<w:p><w:r><w:t>" + Repeat("Het team. ", 3 * Size) + "</w:t></w:r></w:p>"),
                ("rows.docx", $"<w:tbl><w:tr>{Repeat("<w:tc/>", 60 * 7)}</w:tr>{Repeat("<w:tr><w:tc/></w:tr>", 2 * Size)}</w:tbl>"),
                ("attributes.docx", Repeat("<w:p " + string.Concat(Enumerable.Range(0, 40).Select(i => $"a{i}='' ")) + "/>", 3 * Size)),
                (
                    "nested.docx",
                    string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", 60))
                        + string.Concat(Enumerable.Repeat($"</w:tc>{Cell("a")}</w:tr><w:tr><w:tc/><w:tc/></w:tr></w:tbl>", 60))),
                ("elements-380k.docx", Repeat("<w:p><w:r><w:t>a</w:t></w:r></w:p>", 34 * 45_000)),
                ("notes.docx", "<w:p>" + Repeat("<w:r><w:footnoteReference w:id=\"1\"/></w:r>", 2 * Size) + "</w:p>"),
            })
            yield return (name, Docx($"<w:tbl><w:tr>{Cell(Norm)}{Cell("X Niemand telt.")}</w:tr></w:tbl>{body}"));
        string Show(int i, int across, string text) =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"BT /F 3 Tf 1 0 0 1 {i % across * (600 / across)} {i / across * 3 % 800} Tm ({text}) Tj ET\n");
        foreach (
            var (name, drawing, pages) in new[]
            {
                ("words.pdf", string.Concat(Enumerable.Range(0, 9_000).Select(i => Show(i, 30, "woord"))), 1),
                ("word-pages.pdf", string.Concat(Enumerable.Range(0, 3_000).Select(i => Show(i, 10, "woorden"))), 32),
                ("too-many-words.pdf", string.Concat(Enumerable.Range(0, 110_000).Select(i => Show(i, 100, "a"))), 1),
                (
                    "lines.pdf",
                    string.Concat(Enumerable.Range(0, 90_000).Select(i => $"{i % 600} {i / 600} m {i % 600 + 9} {i / 600} l S\n"))
                        + Show(1, 1, "woord"),
                    2),
                (
                    "grid.pdf",
                    string.Concat(Enumerable.Range(0, 190).Select(i => $"0 {i * 4} m 590 {i * 4} l S {i * 3} 0 m {i * 3} 800 l S\n"))
                        + string.Concat(Enumerable.Range(0, 4_000).Select(i => Show(i, 60, "a"))),
                    20),
                ("blanks.pdf", Show(1, 1, "woord") + Repeat("      \n", 60_000_000), 1),
                ("size.pdf", Show(1, 1, "woord") + "BT /F 99999999999 Tf (W) Tj ET", 1),
                ("forms.pdf", Show(1, 1, "woord") + Repeat("/X Do ", 60_000), 1),
                ("arrays.pdf", Show(1, 1, "woord") + "[" + Repeat("(a) 1 ", 2_900_000) + "] TJ", 1),
            })
            yield return (name, Pdf(drawing, pages));
        yield return (
            "objects.pdf",
            Encoding.Latin1.GetBytes(
                $"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [{string.Concat(Enumerable.Range(5, 90_000).Select(i => $"{i} 0 R "))}] >>\nendobj\n"
                    + string.Concat(Enumerable.Range(5, 90_000).Select(i => $"{i} 0 obj [ 1 1 1 1 1 1 1 1 1 1 "))
                    + "\ntrailer\n<< /Root 1 0 R >>\n"));
    }

    private static string Repeat(string piece, int length) => string.Concat(Enumerable.Repeat(piece, Math.Max(1, length / piece.Length)));

    private static byte[] Docx(string body)
    {
        var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("word/document.xml", CompressionLevel.Fastest).Open();
            entry.Write(
                Encoding.UTF8.GetBytes(
                    $"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"));
        }
        return zip.ToArray();
    }

    private static byte[] Pdf(string drawing, int pages)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(Encoding.Latin1.GetBytes(drawing));
        var pdf = new MemoryStream();
        List<long> places = [];
        void Object(string text, byte[]? stream = null)
        {
            places.Add(pdf.Length);
            pdf.Write(Encoding.Latin1.GetBytes($"{places.Count} 0 obj\n{text}\n"));
            if (stream is not null)
                pdf.Write([.. "stream\n"u8, .. stream, .. "\nendstream\n"u8]);
            pdf.Write("endobj\n"u8);
        }
        pdf.Write("%PDF-1.4\n"u8);
        Object("<< /Type /Catalog /Pages 2 0 R >>");
        Object($"<< /Type /Pages /Count {pages} /Kids [{string.Join(' ', Enumerable.Range(6, pages).Select(n => $"{n} 0 R"))}] >>");
        Object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        Object($"<< /Length {packed.Length} /Filter /FlateDecode >>", packed.ToArray());
        Object(
            "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >> /Length 24 >>",
            "/X Do /X Do /X Do /X Do "u8.ToArray());
        for (var i = 0; i < pages; i++)
            Object(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F 3 0 R >> /XObject << /X 5 0 R >> >> >>");
        var start = pdf.Length;
        pdf.Write(
            Encoding.Latin1.GetBytes(
                $"xref\n0 {places.Count + 1}\n0000000000 65535 f \n{string.Concat(places.Select(p => $"{p:0000000000} 00000 n \n"))}trailer\n<< /Size {places.Count + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"));
        return pdf.ToArray();
    }
}
