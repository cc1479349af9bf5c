namespace Toetssteen.Documents;

/// <summary>
/// Reads another stream, and shows every piece that is read to who watches it: to count it, and to throw when it is too much.
/// </summary>
internal abstract class WatchedStream(Stream inner) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        Watch(buffer[..read]);
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>Is shown each piece, in order.</summary>
    protected abstract void Watch(ReadOnlySpan<byte> piece);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>
/// Reads another stream up to a limit in bytes, and throws what <paramref name="exceeded"/> makes as soon as there is more.
/// </summary>
internal sealed class BoundedStream(Stream inner, long limit, Func<Exception> exceeded) : WatchedStream(inner)
{
    private long _seen;

    protected override void Watch(ReadOnlySpan<byte> piece)
    {
        _seen += piece.Length;
        if (_seen > limit)
            throw exceeded();
    }
}
