using System.Text;
using Toetssteen.Documents.Reading;
using Toetssteen.Tests.Reading.Model;

namespace Toetssteen.Tests.Reading;

/// <summary>What is no factsheet is refused with one sentence, and without reading more than is needed.</summary>
public sealed class RefusalTests
{
    private static readonly FactsheetReader Reader = new([GgsrNorms.Framework]);

    [Fact]
    public void Read_EmptyFile_IsRefused() => Refused(UnreadableFileException.Empty, []);

    [Fact]
    public void Read_BinaryNoise_IsRefused()
    {
        var noise = new byte[100_000];
        new Random(1).NextBytes(noise);
        noise[0] = 0;
        Refused(UnreadableFileException.UnknownFormat, noise);
    }

    [Fact]
    public void Read_TextThatIsNoFactsheet_IsRefused() =>
        Refused(
            UnreadableFileException.NoFactsheet,
            Encoding.UTF8.GetBytes("# Verslag\n\nDe raad vergaderde over de begroting.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"));

    [Fact]
    public void Read_TwoHundredMegabytesOfNoise_ReadsOnlyTheBeginning()
    {
        using var noise = new Endless(i => (byte)(i * 7919 % 251));
        Assert.Equal(
            UnreadableFileException.UnknownFormat,
            Assert.Throws<UnreadableFileException>(() => Reader.Read("ruis.bin", noise)).Code);
        Assert.True(noise.Given <= 8192, $"{noise.Given} bytes were read.");
    }

    [Fact]
    public void Read_TextWithoutEnd_StopsAtTheLimit()
    {
        using var text = new Endless(i => i % 80 == 79 ? (byte)'\n' : (byte)'a');
        Assert.Equal(UnreadableFileException.TooLarge, Assert.Throws<UnreadableFileException>(() => Reader.Read("lang.txt", text)).Code);
        Assert.True(text.Given <= FactsheetReader.MaxText + 8192, $"{text.Given} bytes were read.");
    }

    [Theory]
    [InlineData("<table><tr><td>", "")]
    [InlineData("<div>", "")]
    [InlineData("<p><b><i>", "")]
    [InlineData("| a ", "\n")]
    [InlineData("**a __b ", "")]
    [InlineData("a\tb\t", "\n")]
    [InlineData("x. ", "")]
    [InlineData("De gemeente heeft beleid de aanpak netwerkpartners ", "\t\n")]
    [InlineData("aan De Kern en ", "")]
    [InlineData("LET OP: ✓ X V ", "")]
    [InlineData("(((((", "")]
    [InlineData("[a](", "")]
    public void Read_MarkupWithoutEnd_Ends(string piece, string end)
    {
        var text = new StringBuilder("De gemeente heeft zicht op de populatie GGSR\t✓ Ja.\n\n");
        while (text.Length < 60_000)
            text.Append(piece).Append(end);
        // A refusal is an answer too; any other exception, or none ever, is not.
        var thrown = Record.Exception(() => Reader.Read("vreemd.txt", new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()))));
        Assert.True(thrown is null or UnreadableFileException, thrown?.ToString());
    }

    [Fact]
    public void Read_FileThatIsNotThere_IsRefused() =>
        Assert.Equal(UnreadableFileException.NotFound, Assert.Throws<UnreadableFileException>(() => Reader.Read("bestaat-niet.txt")).Code);

    [Fact]
    public void Read_Cancelled_Stops()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => Reader.Read("x.txt", new MemoryStream("tekst"u8.ToArray()), cancelled.Token));
    }

    private static void Refused(string code, byte[] content)
    {
        var refusal = Assert.Throws<UnreadableFileException>(() => Reader.Read("bestand", new MemoryStream(content)));
        Assert.Equal(code, refusal.Code);
        Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>A stream that never ends and counts what was taken from it.</summary>
    private sealed class Endless(Func<long, byte> at) : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            for (var i = 0; i < count; i++)
                buffer[offset + i] = at(Given + i);
            Given += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
