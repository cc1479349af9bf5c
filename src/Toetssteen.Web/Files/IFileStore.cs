using Toetssteen.Documents.Extraction;

namespace Toetssteen.Web.Files;

/// <summary>
/// Where the content of files lies, outside the web root, each under the SHA-256 of what is in it, so that the same content lies there
/// once. A folder (<see cref="FolderFileStore"/>); an object store fits behind the same seam.
/// </summary>
public interface IFileStore
{
    /// <summary>Takes a stream in, apart from what is kept. Until it is kept, disposing of it leaves nothing.</summary>
    /// <exception cref="RefusedFileException">It is longer than <paramref name="limit"/> bytes; the stream is read to there and no further;
    /// or it cannot be kept here.</exception>
    Task<IncomingFile> ReceiveAsync(Stream content, long limit, CancellationToken stop);

    /// <summary>Opens content for reading, from any place in it; null where it is not there.</summary>
    Stream? Open(string sha256);

    /// <summary>
    /// Removes content, unless it was kept after <paramref name="unlessKeptAfter"/>: someone else may be about to refer to it.
    /// </summary>
    /// <returns>Whether it is gone.</returns>
    bool Remove(string sha256, DateTimeOffset unlessKeptAfter);
}

/// <summary>A file that came in and is not kept yet.</summary>
public abstract class IncomingFile(string sha256, long size, Stream content) : IAsyncDisposable
{
    /// <summary>SHA-256 of the content, in lower-case hexadecimal.</summary>
    public string Sha256 { get; } = sha256;

    /// <summary>Size in bytes.</summary>
    public long Size { get; } = size;

    /// <summary>The content, to be read from any place in it.</summary>
    public Stream Content { get; } = content;

    /// <summary>Keeps it: when this returns it survives a loss of power.</summary>
    public abstract void Keep();

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
