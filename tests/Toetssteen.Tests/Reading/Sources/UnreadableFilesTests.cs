using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Toetssteen.Documents.Reading;
using Toetssteen.Documents.Reading.Sources;

namespace Toetssteen.Tests.Reading.Sources;

/// <summary>
/// Files that cannot be read give one Dutch sentence with a stable code, within bounded memory, and leave nothing behind.
/// </summary>
public sealed class UnreadableFilesTests
{
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    [Fact]
    public void Docx_Empty_SaysSo() => AssertDocx(UnreadableFileException.Empty, []);

    [Fact]
    public void Docx_OfNoise_SaysItIsDamaged() => AssertDocx(UnreadableFileException.Corrupt, Noise(4096));

    [Fact]
    public void Docx_CutShort_SaysItIsDamaged() => AssertDocx(UnreadableFileException.Corrupt, Package(Document("<w:p/>"))[..^40]);

    [Fact]
    public void Docx_WithBrokenXml_SaysItIsDamaged() => AssertDocx(UnreadableFileException.Corrupt, Package("<w:document"));

    [Fact]
    public void Docx_ThatIsASpreadsheet_SaysItIsNoWordDocument() =>
        AssertDocx(UnreadableFileException.UnknownFormat, Zip(("xl/workbook.xml", "<workbook/>"u8.ToArray())));

    [Fact]
    public void Docx_ProtectedWithAPassword_SaysSo() =>
        AssertDocx(
            UnreadableFileException.Encrypted,
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Noise(70_000), .. Encoding.Unicode.GetBytes("EncryptedPackage")]);

    [Fact]
    public void Docx_FromBefore2007_SaysToSaveItAnew() =>
        AssertDocx(
            UnreadableFileException.LegacyOffice,
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes("WordDocument")]);

    [Fact]
    public void Docx_ThatInflatesWithoutEnd_IsRefusedInBoundedMemory() =>
        AssertDocx(
            UnreadableFileException.TooLarge,
            Zip(
                (
                    "word/document.xml",
                    Encoding.UTF8.GetBytes(Document("<w:p><w:r><w:t>" + new string('a', 200_000_000) + "</w:t></w:r></w:p>")))),
            160);

    [Fact]
    public void Docx_WithManyEmptyParagraphs_IsRefusedInBoundedMemory() =>
        AssertDocx(UnreadableFileException.TooLarge, Package(Document(string.Concat(Enumerable.Repeat("<w:p/>", 1_000_000)))), 160);

    [Fact]
    public void Docx_WithAMillionNestedElements_IsRefusedWithoutOverflow() =>
        AssertDocx(UnreadableFileException.Hostile, Package(Document(string.Concat(Enumerable.Repeat("<w:sdt>", 1_000_000)))), 160);

    [Fact]
    public void Docx_WithEntitiesThatExpand_IsRefused() => AssertDocx(UnreadableFileException.Hostile,
        Package("<!DOCTYPE a [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>" + Document("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>")));

    [Fact]
    public void Docx_WithManyEntries_IsRefused() =>
        AssertDocx(
            UnreadableFileException.Hostile,
            Zip([.. Enumerable.Range(0, 20_000).Select(i => ($"word/{i}.xml", Array.Empty<byte>()))]));

    [Fact]
    public void Docx_ThatClaimsFewEntries_IsRefusedAllTheSame()
    {
        var zip = Zip([.. Enumerable.Range(0, 20_000).Select(i => ($"word/{i}.xml", Array.Empty<byte>()))]);
        BinaryPrimitives.WriteUInt16LittleEndian(zip.AsSpan(zip.Length - 22 + 10), 1);
        AssertDocx(UnreadableFileException.Hostile, zip);
    }

    [Fact]
    public void Docx_WithAnExternalTemplateAndPicture_FetchesNothing()
    {
        var relationships = """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
              <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://[not an address]/x" TargetMode="External"/>
            </Relationships>
            """;
        var docx = Zip(
            ("word/document.xml", Encoding.UTF8.GetBytes(Document("<w:p><w:r><w:t>Hallo</w:t></w:r></w:p>"))),
            ("word/_rels/document.xml.rels", Encoding.UTF8.GetBytes(relationships)));

        Assert.Equal("Hallo", Assert.IsType<Paragraph>(Assert.Single(DocxSource.Read(new MemoryStream(docx)).Blocks)).Text);
    }

    [Fact]
    public void Pdf_Empty_SaysSo() => AssertPdf(UnreadableFileException.Empty, []);

    [Fact]
    public void Pdf_OfNoise_SaysItIsDamaged() => AssertPdf(UnreadableFileException.Corrupt, Noise(4096));

    [Fact]
    public void Pdf_OfTwoHundredMegabytes_IsRefusedInBoundedMemory()
    {
        using var noise = new BoundedNoise(200L * 1024 * 1024);
        AssertUnreadable(UnreadableFileException.TooLarge, () => PdfSource.Read(noise), 32);
    }

    [Fact]
    public void Pdf_OfNothingButAHeader_SaysItIsDamaged()
    {
        SkipWithoutPoppler();
        AssertPdf(UnreadableFileException.Corrupt, [.. "%PDF-1.7\n"u8, .. Noise(20_000)]);
    }

    [Fact]
    public void Pdf_WithoutText_SaysItIsAPicture()
    {
        SkipWithoutPoppler();
        AssertPdf(UnreadableFileException.NoText, Pdf("0 0 100 100 re f"));
    }

    [Fact]
    public void Pdf_OfThousandsOfPages_IsRefused()
    {
        SkipWithoutPoppler();
        AssertPdf(UnreadableFileException.TooLarge, Pdf("BT /F1 12 Tf 20 20 Td (hallo) Tj ET", pages: 3000));
    }

    [Fact]
    public void Pdf_WithAStreamThatInflatesWithoutEnd_StillGivesItsText()
    {
        SkipWithoutPoppler();
        var content = new StringBuilder("BT /F1 12 Tf 20 700 Td (hallo) Tj ET ").Append(' ', 60_000_000);
        var file = new MemoryStream(Pdf(content.ToString(), compressed: true));
        // Of this thread: other tests are at work beside it.
        var before = GC.GetAllocatedBytesForCurrentThread();
        var document = PdfSource.Read(file);

        Assert.Equal("hallo", Assert.IsType<Paragraph>(Assert.Single(document.Blocks)).Text);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 512L << 20);
    }

    [Fact]
    public void Pdf_WhoseStructureIsNestedWithoutEnd_StillGivesItsText()
    {
        SkipWithoutPoppler();
        var pdf = Encoding
            .Latin1.GetString(Pdf("BT /F1 12 Tf 20 700 Td (hallo) Tj ET"))
            .Replace(
                "/Type /Catalog",
                $"/Type /Catalog /StructTreeRoot {string.Concat(Enumerable.Repeat("<< /K [", 100_000))}",
                StringComparison.Ordinal);

        // A catalog like that is beyond repair for poppler too; what matters is that it is refused in words or read, and does not bring the
        // program down.
        try
        {
            Assert.NotEmpty(PdfSource.Read(new MemoryStream(Encoding.Latin1.GetBytes(pdf))).Blocks);
        }
        catch (UnreadableFileException e)
        {
            Assert.Equal(UnreadableFileException.Corrupt, e.Code);
        }
    }

    [Fact]
    public void Pdf_ProtectedWithAPassword_SaysSo()
    {
        SkipWithoutPoppler();
        Assert.SkipUnless(File.Exists("/usr/bin/qpdf"), "qpdf is not installed here, so no protected PDF can be made.");
        var folder = Directory.CreateTempSubdirectory("toetssteen-tests-");
        try
        {
            var (plain, locked) = (Path.Combine(folder.FullName, "open.pdf"), Path.Combine(folder.FullName, "dicht.pdf"));
            File.WriteAllBytes(plain, Pdf("BT /F1 12 Tf 20 20 Td (hallo) Tj ET"));
            using (var qpdf = Process.Start("/usr/bin/qpdf", ["--encrypt", "geheim", "geheim", "256", "--", plain, locked]))
            {
                qpdf.WaitForExit();
            }

            AssertPdf(UnreadableFileException.Encrypted, File.ReadAllBytes(locked));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void AssertDocx(string code, byte[] bytes, int megabytes = 64) =>
        AssertUnreadable(code, () => DocxSource.Read(new MemoryStream(bytes)), megabytes);

    private static void AssertPdf(string code, byte[] bytes) => AssertUnreadable(code, () => PdfSource.Read(new MemoryStream(bytes)), 64);

    private static void AssertUnreadable(string code, Action read, int megabytes)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<UnreadableFileException>(read);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(code, error.Code);
        Assert.Matches(@"^(Dit|Deze|Om) [^.]*(\.[a-z]+[^.]*)*\.$", error.Message);
        Assert.True(allocated < (long)megabytes << 20, $"{allocated >> 20} MB was allocated.");
    }

    private static void SkipWithoutPoppler() =>
        Assert.SkipUnless(File.Exists("/usr/bin/pdftotext"), "poppler-utils is not installed here, so no PDF can be read.");

    private static byte[] Noise(int length)
    {
        var noise = new byte[length];
        new Random(1).NextBytes(noise);
        return noise;
    }

    private static string Document(string body) => $"<w:document xmlns:w=\"{Word}\"><w:body>{body}</w:body></w:document>";

    private static byte[] Package(string document) => Zip(("word/document.xml", Encoding.UTF8.GetBytes(document)));

    private static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    private static byte[] Pdf(string content, int pages = 1, bool compressed = false) =>
        MadePdf.Of(Enumerable.Repeat(("/MediaBox [0 0 595 842]", content), pages), compressed);

    /// <summary>So many bytes that mean nothing, made as they are read.</summary>
    private sealed class BoundedNoise(long length) : MemoryStream
    {
        private long left = length;

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = (int)Math.Min(left, buffer.Length);
            buffer[..read].Fill(7);
            left -= read;
            return read;
        }

        public override void CopyTo(Stream destination, int bufferSize)
        {
            var buffer = new byte[bufferSize];
            for (var read = Read(buffer, 0, buffer.Length); read > 0; read = Read(buffer, 0, buffer.Length))
            {
                destination.Write(buffer, 0, read);
            }
        }
    }
}
