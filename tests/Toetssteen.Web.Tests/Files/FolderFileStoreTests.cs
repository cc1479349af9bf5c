using System.Security.Cryptography;
using Toetssteen.Documents.Extraction;
using Toetssteen.Web.Files;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Files;

/// <summary>What is kept lies there once, under its hash; what is not kept leaves nothing.</summary>
public sealed class FolderFileStoreTests : IDisposable
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * 7))];
    private static readonly string Hash = Convert.ToHexStringLower(SHA256.HashData(Content));
    private readonly string _folder = TestDatabase.NewFolder();
    private readonly TestClock _clock = new();

    private FolderFileStore Store => new(_folder, _clock);

    [Fact]
    public async Task WhatIsKept_LiesUnderItsHash_AndCanBeReadFromAnyPlace()
    {
        await KeepAsync(Content);

        Assert.Equal([Path.Combine(Hash[..2], Hash[2..])], Files());
        await using var read = Store.Open(Hash)!;
        read.Position = 100_000;
        Assert.Equal(Content[100_000], read.ReadByte());
    }

    [Fact]
    public async Task TheSameContentTwice_IsStoredOnce()
    {
        await KeepAsync(Content);
        await KeepAsync(Content);
        Assert.Single(Files());
        Assert.Equal(Content.Length, Store.Open(Hash)!.Length);
    }

    [Fact]
    public async Task WhatIsNotKept_LeavesNothing()
    {
        await using (var incoming = await Store.ReceiveAsync(new MemoryStream(Content), Content.Length, default))
            Assert.Equal((Hash, Content.Length), (incoming.Sha256, incoming.Size));
        Assert.Empty(Files());
        Assert.Null(Store.Open(Hash));
    }

    [Fact]
    public async Task OneByteTooMany_IsRefusedAndLeavesNothing()
    {
        var refused = await Assert.ThrowsAsync<RefusedFileException>(() =>
            Store.ReceiveAsync(new MemoryStream(Content), Content.Length - 1, default));
        Assert.Equal(RefusedFileException.TooLarge, refused.Code);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task ALineThatDrops_LeavesNothing()
    {
        await Assert.ThrowsAsync<IOException>(() => Store.ReceiveAsync(new Dropping(Content), long.MaxValue, default));
        Assert.Empty(Files());
    }

    [Fact]
    public async Task WhatAKilledProcessLeftBehind_IsSweptUp_AndWhatIsBeingReceivedIsNot()
    {
        await using var held = await Store.ReceiveAsync(new MemoryStream([1, 2, 3]), 10, default);
        await File.WriteAllBytesAsync(Path.Combine(_folder, "incoming", "left"), Content);

        await KeepAsync(Content);

        Assert.DoesNotContain(Files(), f => f.EndsWith("left", StringComparison.Ordinal));
        Assert.Equal(2, Files().Count);
        held.Keep();
        Assert.NotNull(Store.Open(held.Sha256));
    }

    [Fact]
    public async Task Removing_SparesWhatWasKeptSince()
    {
        await KeepAsync(Content);

        Assert.False(Store.Remove(Hash, _clock.Now.AddMinutes(-1)));
        Assert.NotNull(Store.Open(Hash));
        Assert.True(Store.Remove(Hash, _clock.Now));
        Assert.True(Store.Remove(Hash, _clock.Now));
        Assert.Empty(Files());
    }

    [Fact]
    public async Task KeepingAgain_RenewsTheMoment()
    {
        await KeepAsync(Content);
        var first = _clock.Now;
        _clock.Now = first.AddHours(2);
        await KeepAsync(Content);
        Assert.False(Store.Remove(Hash, first));
        Assert.Single(Files());
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("")]
    [InlineData("ABCD")]
    public void WhatIsNoHash_IsNoAddress(string name) => Assert.Throws<ArgumentException>(() => Store.Open(name));

    public void Dispose()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    private async Task KeepAsync(byte[] content)
    {
        await using var incoming = await Store.ReceiveAsync(new MemoryStream(content), content.Length, default);
        incoming.Keep();
    }

    private List<string> Files() =>
        [.. Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(_folder, f))];

    private sealed class Dropping(byte[] content) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position > 0 ? throw new IOException("The line dropped.") : base.ReadAsync(buffer, cancellationToken);
    }
}
