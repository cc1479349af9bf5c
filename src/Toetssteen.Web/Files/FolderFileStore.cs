using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Toetssteen.Documents.Extraction;

namespace Toetssteen.Web.Files;

/// <summary>
/// A folder of files: <c>ab/cdef…</c> after their hash, and <c>incoming/</c> for what is not kept yet. A file is written whole, forced to
/// disk and then renamed into its place, and its folder forced to disk too.
/// </summary>
public sealed class FolderFileStore : IFileStore
{
    /// <summary>Setting: the folder.</summary>
    public const string Setting = "Toetssteen:Files";

    /// <summary>The folder when nothing else is said.</summary>
    public const string Default = "data/files";

    private const int BufferSize = 128 * 1024;
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private readonly string _folder;
    private readonly string _incoming;
    private readonly TimeProvider _clock;
    private bool _swept;

    /// <summary>Uses a folder, which is made when something first comes in.</summary>
    public FolderFileStore(string folder, TimeProvider clock) =>
        (_folder, _incoming, _clock) = (Path.GetFullPath(folder), Path.Combine(Path.GetFullPath(folder), "incoming"), clock);

    /// <inheritdoc/>
    public async Task<IncomingFile> ReceiveAsync(Stream content, long limit, CancellationToken stop)
    {
        OnDisk(Prepare);
        var path = Path.Combine(_incoming, Path.GetRandomFileName());
        // Held with a shared lock: what can be locked by another alone was left behind by a process that is gone.
        var file = OnDisk(() =>
            new FileStream(
                path,
                new FileStreamOptions
                {
                    Mode = FileMode.CreateNew,
                    Access = FileAccess.ReadWrite,
                    Share = FileShare.Read,
                    Options = FileOptions.Asynchronous,
                    BufferSize = 0,
                }));
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[BufferSize];
            for (int read; (read = await content.ReadAsync(buffer, stop)) > 0;)
            {
                if (file.Position + read > limit)
                    throw new RefusedFileException(RefusedFileException.TooLarge);
                hash.AppendData(buffer, 0, read);
                OnDisk(() => file.Write(buffer, 0, read));
            }
            return new Incoming(this, path, Convert.ToHexStringLower(hash.GetHashAndReset()), file);
        }
        catch
        {
            await file.DisposeAsync();
            File.Delete(path);
            throw;
        }
    }

    /// <inheritdoc/>
    public Stream? Open(string sha256)
    {
        try
        {
            return new FileStream(
                PathOf(sha256),
                FileMode.Open,
                FileAccess.Read,
                FileShare.Read | FileShare.Delete,
                BufferSize,
                FileOptions.Asynchronous);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public bool Remove(string sha256, DateTimeOffset unlessKeptAfter)
    {
        var path = PathOf(sha256);
        var aside = path + ".removed";
        // Out of its place first: what is kept from here on is another file, and is not touched. One left there by a process that was
        // killed goes too.
        if (File.Exists(path))
            File.Move(path, aside, overwrite: true);
        else if (!File.Exists(aside))
            return true;
        if (new DateTimeOffset(File.GetLastWriteTimeUtc(aside)) <= unlessKeptAfter)
        {
            File.Delete(aside);
            return true;
        }
        File.Move(aside, path, overwrite: true);
        return false;
    }

    private string PathOf(string sha256) => sha256.Length == 64 && sha256.All(char.IsAsciiHexDigitLower)
        ? Path.Combine(_folder, sha256[..2], sha256[2..])
        : throw new ArgumentException("Not a hash.", nameof(sha256));

    private void Prepare()
    {
        MakeFolder(_folder);
        MakeFolder(_incoming);
        if (_swept)
            return;
        _swept = true;
        foreach (var left in Directory.EnumerateFiles(_incoming))
            DeleteUnlessHeld(left);
    }

    private static void DeleteUnlessHeld(string path)
    {
        try
        {
            using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                File.Delete(path);
        }
        catch (IOException)
        {
            // Another process is receiving it.
        }
    }

    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, Private);
    }

    // A rename is only sure to survive a loss of power once its folder is on disk. Windows has no such call, and needs none.
    private static void ForceFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        using var handle = new SafeFileHandle(OpenFolder(Encoding.UTF8.GetBytes(folder + '\0'), 0), ownsHandle: true);
        if (handle.IsInvalid)
            throw new IOException($"The folder {folder} cannot be opened: {Marshal.GetLastPInvokeErrorMessage()}");
        RandomAccess.FlushToDisk(handle);
    }

    // What goes wrong here is the store's, and not the line's over which the file comes.
    private static void OnDisk(Action act) => OnDisk(() =>
    {
        act();
        return true;
    });

    private static T OnDisk<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedFileException(RefusedFileException.NotKept, e);
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint OpenFolder(byte[] path, int flags);

    private sealed class Incoming(FolderFileStore store, string path, string sha256, FileStream file)
        : IncomingFile(sha256, file.Length, file)
    {
        public override void Keep() => OnDisk(Place);

        private void Place()
        {
            var target = store.PathOf(Sha256);
            var folder = Path.GetDirectoryName(target)!;
            file.Flush(flushToDisk: true);
            File.SetLastWriteTimeUtc(path, new DateTime(store._clock.GetUtcNow().UtcTicks, DateTimeKind.Utc));
            if (!Directory.Exists(folder))
            {
                MakeFolder(folder);
                ForceFolder(store._folder);
            }
            // Over what may lie there: it is the same, and the new one counts as kept just now.
            File.Move(path, target, overwrite: true);
            ForceFolder(folder);
        }

        public override async ValueTask DisposeAsync()
        {
            await file.DisposeAsync();
            File.Delete(path);
        }
    }
}
