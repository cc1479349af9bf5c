using System.Text;
using Toetssteen.Documents.Extraction;
using Toetssteen.Domain.Evidence;
using Toetssteen.Tests.Extraction;
using Toetssteen.Web.Files;

namespace Toetssteen.Web.Tests.Files;

/// <summary>What a file is follows from its content; what it is not, and what it pretends, is refused with a code of its own.</summary>
public sealed class FileKindsTests
{
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF\0"u8, .. new byte[50], 0xFF, 0xD9];

    public static TheoryData<FileKind, byte[], string> Kinds() => new()
    {
        { FileKind.Pdf, SampleFiles.Pdf("Tekst"), "notitie.pdf" },
        { FileKind.Pdf, [.. "\uFEFF\n "u8, .. SampleFiles.Pdf("Tekst")], "notitie.PDF" },
        { FileKind.Docx, SampleFiles.Docx("Tekst"), "notitie.docx" },
        { FileKind.Odt, SampleFiles.Odt("<text:p>Tekst</text:p>"), "notitie.odt" },
        { FileKind.Xlsx, SampleFiles.Xlsx(("Blad", [["1"]])), "cijfers.xlsx" },
        { FileKind.Png, SampleFiles.Png(), "scan.png" },
        { FileKind.Gif, SampleFiles.Gif(), "scan.gif" },
        { FileKind.Jpeg, Jpeg, "scan.jpeg" },
        { FileKind.Webp, [.. "RIFF\u0010\0\0\0WEBPVP8 "u8, .. new byte[20]], "scan.webp" },
        { FileKind.Tiff, [.. "II*\0"u8, .. new byte[20]], "scan.tif" },
        { FileKind.Pdf, SampleFiles.Pdf("Tekst"), "zonder ending" },
        { FileKind.Pdf, SampleFiles.Pdf("Tekst"), "notitie.definitief" },
    };

    [Theory, MemberData(nameof(Kinds))]
    public void AFile_IsWhatItsContentIs(FileKind kind, byte[] content, string name) =>
        Assert.Equal(kind, FileKinds.Judge(new MemoryStream(content), name));

    [Fact]
    public void AnEmptyFile_IsRefused() => Refused(RefusedFileException.Empty, [], "leeg.pdf");

    [Theory]
    [InlineData("MZ\u0090\0\u0003 a program", "notitie.pdf")]
    [InlineData("<html><script>alert(1)</script>", "notitie.pdf")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "plaatje.svg")]
    [InlineData("gewone tekst", "notitie.txt")]
    public void AnotherKind_IsRefused_WhateverItsNameSays(string content, string name) =>
        Refused(RefusedFileException.UnknownKind, Encoding.Latin1.GetBytes(content), name);

    [Theory]
    [InlineData("notitie.docx")]
    [InlineData("plaatje.png")]
    [InlineData("notitie.pdf.exe")]
    [InlineData("notitie.HTML")]
    public void APdfThatIsCalledSomethingElse_IsRefused(string name) =>
        Refused(RefusedFileException.Misnamed, SampleFiles.Pdf("Tekst"), name);

    [Fact]
    public void AWordDocumentThatIsCalledAPdf_IsRefused() =>
        Refused(RefusedFileException.Misnamed, SampleFiles.Docx("Tekst"), "notitie.pdf");

    public static TheoryData<string, byte[]> TwoKinds() =>
        new()
        {
            { "a web page in front of the PDF", [.. "<html><script>alert(1)</script>"u8, .. SampleFiles.Pdf("Tekst")] },
            { "a script in front of the PDF", [.. "/*"u8, .. SampleFiles.Pdf("Tekst")] },
            { "a web page in the beginning of the PDF", [.. "%PDF-1.4\n%<script>alert(1)</script>\n"u8, .. SampleFiles.Pdf("Tekst")] },
            { "a zip behind the PDF", [.. SampleFiles.Pdf("Tekst"), .. SampleFiles.Docx("Tekst")] },
            { "a zip with a note behind the PDF", [.. SampleFiles.Pdf("Tekst"), .. WithNote(SampleFiles.Docx("Tekst"))] },
            { "a zip behind an image", [.. SampleFiles.Png(), .. SampleFiles.Docx("Tekst")] },
            { "a PDF in an image", [.. SampleFiles.Gif(), .. SampleFiles.Pdf("Tekst")] },
            { "a web page in an image", [.. Jpeg[..20], .. "<script>alert(1)</script>"u8, .. Jpeg[20..]] },
            { "a PDF header in a zip", Stored("%PDF-1.4") },
            {
                "a document and a workbook",
                SampleFiles.Zip(("word/document.xml", "<document/>"u8.ToArray()), ("xl/workbook.xml", "<workbook/>"u8.ToArray()))
            },
        };

    [Theory, MemberData(nameof(TwoKinds))]
    public void AFileOfTwoKinds_IsRefused(string what, byte[] content)
    {
        Assert.NotEmpty(what);
        Refused(RefusedFileException.TwoKinds, content, "bestand");
    }

    [Fact]
    public void AnOfficeFileBehindAPassword_IsRefused() =>
        Refused(RefusedFileException.Protected, SampleFiles.ProtectedOffice(), "notitie.docx");

    [Fact]
    public void AnOfficeFileFromBefore2007_IsRefused() =>
        Refused(RefusedFileException.OldOffice, [0xD0, 0xCF, 0x11, 0xE0, .. new byte[600]], "notitie.doc");

    [Fact]
    public void AnOfficeFileWithMacros_IsRefused() =>
        Refused(RefusedFileException.Macros, SampleFiles.DocxWith("<w:p/>", "", ("word/vbaProject.bin", [1])), "notitie.docx");

    [Fact]
    public void AZipBomb_IsRefused() => Refused(RefusedFileException.Hostile, SampleFiles.Bomb(), "notitie.docx");

    [Fact]
    public void AnXmlThatFetchesAFile_IsRefused() =>
        Refused(
            RefusedFileException.Hostile,
            SampleFiles.DocxWith("<w:p/>", """<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>"""),
            "notitie.docx");

    [Fact]
    public void AZipOfOtherThings_IsRefused() =>
        Refused(RefusedFileException.UnknownKind, SampleFiles.Zip(("notitie.txt", [65])), "notitie.docx");

    [Theory]
    [InlineData("notitie.pdf")]
    [InlineData("notitie.docx")]
    [InlineData("scan.png")]
    public void AFileThatWasCutOffBeforeItCame_IsRefused(string name)
    {
        var content = Path.GetExtension(name) switch
        {
            ".pdf" => SampleFiles.Pdf("Tekst"),
            ".docx" => SampleFiles.Docx("Tekst"),
            _ => SampleFiles.Png(),
        };
        Refused(RefusedFileException.Damaged, content[..(content.Length / 2)], name);
    }

    private static byte[] WithNote(byte[] zip)
    {
        BitConverter.TryWriteBytes(zip.AsSpan(zip.Length - 2), (ushort)4);
        return [.. zip, .. "note"u8];
    }

    private static byte[] Stored(string content)
    {
        var zip = new MemoryStream();
        using (var archive = new System.IO.Compression.ZipArchive(zip, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("word/document.xml", System.IO.Compression.CompressionLevel.NoCompression).Open();
            entry.Write(Encoding.ASCII.GetBytes(content));
        }
        return zip.ToArray();
    }

    private static void Refused(string code, byte[] content, string name) =>
        Assert.Equal(code, Assert.Throws<RefusedFileException>(() => FileKinds.Judge(new MemoryStream(content), name)).Code);
}
