using System.Diagnostics;

namespace Toetssteen.Web.Tests.Commands;

/// <summary>Settings of mail that can never work end the start in one line, and not the site at its first letter.</summary>
public sealed class MailSettingsTests
{
    [Theory]
    [InlineData("smtp:", null, null, "S014")]
    [InlineData("smtp:server:25:extra", "a@example.org", null, "S014")]
    [InlineData("post", null, null, "S014")]
    [InlineData("folder:", null, null, "S014")]
    [InlineData("smtp:server:veel", "a@example.org", null, "S015")]
    [InlineData("smtp:server:70000", "a@example.org", null, "S015")]
    [InlineData("smtp:server", null, null, "S016")]
    [InlineData("smtp:server", "toetssteen", null, "S016")]
    [InlineData("smtp:server", "Toetssteen <a@example.org>", null, "S016")]
    [InlineData("smtp:server", "a@example.org", "ja", "S017")]
    public async Task Serve_WhenASettingOfMailCanNeverWork_SaysWhichInOneLine(string mail, string? from, string? tls, string code)
    {
        using var folder = new Folder();
        var start = new ProcessStartInfo(CommandLine.Program, ["serve", "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.FullName,
        };
        (start.Environment["Toetssteen__Mail"], start.Environment["Toetssteen__MailFrom"], start.Environment["Toetssteen__MailTls"]) = (
            mail,
            from,
            tls);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(1, process.ExitCode);
        Assert.EndsWith(
            $"({code})",
            Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)).Trim(),
            StringComparison.Ordinal);
        Assert.Equal("", (await output).Trim());
        Assert.False(Directory.Exists(Path.Combine(folder.FullName, "data")));
    }
}
