using System.Globalization;
using System.Text;
using Toetssteen.Domain;

namespace Toetssteen.Web.Mail;

/// <summary>A folder in which letters are left as <c>.eml</c> files: for development and demonstrations.</summary>
public sealed class OutboxFolder(string folder, TimeProvider clock) : IMailer
{
    private const int LineLength = 76;

    /// <summary>A letter in the folder.</summary>
    public sealed record Letter(string File, DateTimeOffset SentAt, string To, string Subject, string Text);

    /// <inheritdoc/>
    public async Task SendAsync(Message message, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        Directory.CreateDirectory(folder);
        var eml = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"Date: {MachineTime.Of(now, "ddd, dd MMM yyyy HH':'mm':'ss")} +0000\r\n")
            .Append("From: Toetssteen <toetssteen@localhost>\r\n")
            .Append(CultureInfo.InvariantCulture, $"To: {Word(message.Name)} <{message.To.ReplaceLineEndings("")}>\r\n")
            .Append(CultureInfo.InvariantCulture, $"Subject: {Word(message.Subject)}\r\n")
            .Append("MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n");
        foreach (var line in Convert.ToBase64String(Encoding.UTF8.GetBytes(message.Text)).Chunk(LineLength))
            eml.Append(line).Append("\r\n");
        await File.WriteAllTextAsync(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{MachineTime.Of(now, "yyyyMMdd-HHmmss-fffffff")}-{Guid.NewGuid().ToString("N")[..8]}.eml")), eml.ToString(), stop);
    }

    /// <summary>The letters, the newest first.</summary>
    public IReadOnlyList<Letter> Latest(int most) => Directory.Exists(folder)
        ? [.. new DirectoryInfo(folder).EnumerateFiles("*.eml").OrderByDescending(f => f.Name, StringComparer.Ordinal).Take(most).Select(f => Read(f.FullName)).OfType<Letter>()]
        : [];

    /// <summary>One letter by the name of its file; null where it is not there.</summary>
    public Letter? Find(string file) =>
        file == Path.GetFileName(file) && file.EndsWith(".eml", StringComparison.Ordinal) && File.Exists(Path.Combine(folder, file)) ? Read(Path.Combine(folder, file)) : null;

    // Reads what was written above, and no other mail.
    private static Letter? Read(string path)
    {
        var (head, body) = File.ReadAllText(path).Split("\r\n\r\n", 2) is [var first, var second] ? (first, second) : ("", "");
        var headers = head.Split("\r\n").Select(l => l.Split(": ", 2)).Where(l => l.Length == 2).ToDictionary(l => l[0], l => l[1]);
        return headers.TryGetValue("Date", out var date) && headers.TryGetValue("To", out var to) && headers.TryGetValue("Subject", out var subject)
            ? new Letter(Path.GetFileName(path), DateTimeOffset.Parse(date, CultureInfo.InvariantCulture), Plain(to), Plain(subject), Encoding.UTF8.GetString(Convert.FromBase64String(body)))
            : null;
    }

    private static string Word(string text) => $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}?=";

    private static string Plain(string header) => string.Join(' ', header.Split(' ').Select(part =>
        part.StartsWith("=?utf-8?B?", StringComparison.Ordinal) && part.EndsWith("?=", StringComparison.Ordinal) ? Encoding.UTF8.GetString(Convert.FromBase64String(part[10..^2])) : part));
}
