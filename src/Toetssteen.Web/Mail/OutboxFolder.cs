using System.Globalization;
using MimeKit;
using Toetssteen.Domain;

namespace Toetssteen.Web.Mail;

/// <summary>A folder in which letters are left as <c>.eml</c> files: for development and demonstrations.</summary>
public sealed class OutboxFolder(string folder, TimeProvider clock) : IMailer
{
    private const string From = "toetssteen@localhost";

    /// <summary>A letter in the folder.</summary>
    public sealed record Letter(string File, DateTimeOffset SentAt, string To, string Subject, string Text);

    /// <inheritdoc/>
    public async Task SendAsync(Message message, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        using var mime = Eml.Of(message, From, now);
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"{MachineTime.Of(now, "yyyyMMdd-HHmmss-fffffff")}-{Guid.NewGuid().ToString("N")[..8]}.eml");
        try
        {
            Directory.CreateDirectory(folder);
            await mime.WriteToAsync(Path.Combine(folder, name), stop);
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException)
        {
            throw NotSent.NotNow();
        }
    }

    /// <summary>The letters, the newest first.</summary>
    public IReadOnlyList<Letter> Latest(int most) =>
        Directory.Exists(folder)
            ?
            [
                .. new DirectoryInfo(folder)
                    .EnumerateFiles("*.eml")
                    .OrderByDescending(f => f.Name, StringComparer.Ordinal)
                    .Take(most)
                    .Select(f => Read(f.FullName))
                    .OfType<Letter>(),
            ]
            : [];

    /// <summary>One letter by the name of its file; null where it is not there.</summary>
    public Letter? Find(string file) =>
        file == Path.GetFileName(file) && file.EndsWith(".eml", StringComparison.Ordinal) && File.Exists(Path.Combine(folder, file))
            ? Read(Path.Combine(folder, file))
            : null;

    // A file that is no letter, or not wholly written yet, is passed over.
    private static Letter? Read(string path)
    {
        try
        {
            using var mime = MimeMessage.Load(path);
            return mime.To.Mailboxes.FirstOrDefault() is { } to
                ? new Letter(
                    Path.GetFileName(path),
                    mime.Date,
                    $"{to.Name} <{to.Address}>",
                    mime.Subject ?? "",
                    (mime.TextBody ?? "").ReplaceLineEndings("\n"))
                : null;
        }
        catch (Exception unreadable) when (unreadable is FormatException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
