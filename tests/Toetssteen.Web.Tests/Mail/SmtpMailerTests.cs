using System.Net;
using MailKit.Security;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;
using Toetssteen.Domain;
using Toetssteen.Domain.People;
using Toetssteen.Web.Mail;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Mail;

/// <summary>What a mail server answers, and what becomes of the letter: a real conversation over a line.</summary>
public sealed class SmtpMailerTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(300);

    [Fact]
    public async Task ALetter_ArrivesAsItWasWritten()
    {
        using var server = new FakeSmtp();

        await SendAsync(
            server,
            new Message(
                "zoe@example.org",
                "Zoë \"de baas\", van Dàm\r\nBcc: x@example.org",
                "Één onderwerp\r\nmet een regel",
                "Beste Zoë,\n\n.\nEen regel met een punt.\n"));

        using var mime = await MimeMessage.LoadAsync(
            new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Unstuffed(server.Taken.Single()))));
        Assert.Equal("zoe@example.org", mime.To.Mailboxes.Single().Address);
        Assert.Equal("Zoë \"de baas\", van Dàm Bcc: x@example.org", mime.To.Mailboxes.Single().Name);
        Assert.Empty(mime.Bcc);
        Assert.Equal("Één onderwerp met een regel", mime.Subject);
        Assert.Equal("afzender@example.org", mime.From.Mailboxes.Single().Address);
        Assert.Equal("Beste Zoë,\n\n.\nEen regel met een punt.\n", mime.TextBody!.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("RCPT", "550 onbekend", "M003")]
    [InlineData("RCPT", "450 straks", "M001")]
    [InlineData("RCPT", null, "M001")]
    [InlineData("DATA", "554 nee", "M003")]
    [InlineData("DATA", null, "M001")]
    [InlineData("MAIL", "553 wie bent u", "M004")]
    [InlineData("MAIL", "421 dicht", "M001")]
    [InlineData("EHLO", null, "M001")]
    public async Task ALetterThatIsNotTaken_IsRefusedWithACode_AndTheNextOneGoes(string command, string? answer, string code)
    {
        using var server = new FakeSmtp { Answers = { [command] = answer } };

        Assert.Equal(code, (await Assert.ThrowsAsync<DomainException>(() => SendAsync(server, ALetter))).Code);

        server.Answers.Clear();
        await SendAsync(server, ALetter);
        Assert.Single(server.Taken);
    }

    [Fact]
    public async Task AServerThatSaysNothing_IsWaitedForNoLongerThanItsPatience()
    {
        using var server = new FakeSmtp { IsSilent = true };
        Assert.Equal(
            "M001",
            (
                await Assert.ThrowsAsync<DomainException>(() =>
                    Mailer(server.Port, SecureSocketOptions.None, Short).SendAsync(ALetter, default))
            ).Code);
    }

    [Fact]
    public async Task AServerThatIsNotThere_IsAPassingMatter()
    {
        var server = new FakeSmtp();
        var port = server.Port;
        server.Dispose();
        Assert.Equal(
            "M001",
            (await Assert.ThrowsAsync<DomainException>(() => Mailer(port, SecureSocketOptions.None).SendAsync(ALetter, default))).Code);
    }

    [Fact]
    public async Task AServerWithoutTls_GetsNoLetterWhereTlsIsAsked()
    {
        using var server = new FakeSmtp();
        Assert.Equal(
            "M004",
            (
                await Assert.ThrowsAsync<DomainException>(() =>
                    Mailer(server.Port, SecureSocketOptions.StartTls).SendAsync(ALetter, default))
            ).Code);
        Assert.Empty(server.Taken);
    }

    [Fact]
    public async Task AGoodbyeThatGoesWrong_MakesNoLetterGoTwice()
    {
        using var server = new FakeSmtp { Answers = { ["QUIT"] = null } };
        await SendAsync(server, ALetter);
        Assert.Single(server.Taken);
    }

    [Theory]
    [InlineData("naam@organisatie.nl")]
    [InlineData("n.a-a+m_1'x@sub.organisatie.nl")]
    [InlineData("info@zorgënwelzijn.nl")]
    public async Task WhateverTheRuleTakesForAnAddress_IsSent(string address)
    {
        using var server = new FakeSmtp();
        await SendAsync(server, ALetter with { To = address });
        Assert.Single(server.Taken);
    }

    [Fact]
    public void WhateverTheRuleTakesForAnAddress_IsOneForTheMailLibrary()
    {
        var chance = new Random(15);
        const string signs = "ab.@-_+'\"<>(), é\u00ad\u200b\ufffe\ud800\0\n1";
        var taken = 0;
        for (var n = 0; n < 50_000; n++)
        {
            var typed = "n.aam-1@sub.organisatie.nl";
            for (var changes = chance.Next(1, 5); changes > 0; changes--)
                typed = typed
                    .Remove(chance.Next(typed.Length), 1)
                    .Insert(chance.Next(typed.Length), signs[chance.Next(signs.Length)].ToString());
            if (EmailAddress.Of(typed) is not { } address)
                continue;
            taken++;
            Assert.True(
                MailboxAddress.TryParse(
                    new ParserOptions { AddressParserComplianceMode = RfcComplianceMode.Strict },
                    address,
                    out var read),
                address);
            Assert.Equal(address, read.Address);
        }
        Assert.True(taken > 100, $"Only {taken} of the typed texts were addresses.");
    }

    [Fact]
    public async Task TheFolderOfADemonstration_GivesBackWhatWasLeftInIt()
    {
        var folder = Directory.CreateTempSubdirectory("toetssteen-post-").FullName;
        var outbox = new OutboxFolder(folder, new TestClock());
        await outbox.SendAsync(ALetter with { Text = "Beste Zoë,\n\nEen half \ud800 teken.\n" }, default);
        await File.WriteAllTextAsync(Path.Combine(folder, "kapot.eml"), "\0\0geen brief");

        var left = Assert.Single(outbox.Latest(10));

        Assert.Equal(("Zoë <zoe@example.org>", "Onderwerp", "Beste Zoë,\n\nEen half \ufffd teken.\n"), (left.To, left.Subject, left.Text));
        Directory.Delete(folder, recursive: true);
    }

    private static Message ALetter => new("zoe@example.org", "Zoë", "Onderwerp", "Beste Zoë,\n");

    private static Task SendAsync(FakeSmtp server, Message letter) =>
        Mailer(server.Port, SecureSocketOptions.None).SendAsync(letter, default);

    private static SmtpMailer Mailer(int port, SecureSocketOptions tls, TimeSpan? patience = null) =>
        new(
            new MailServer(IPAddress.Loopback.ToString(), port, "afzender@example.org", tls, null, patience ?? TimeSpan.FromSeconds(20)),
            new TestClock(),
            NullLogger<SmtpMailer>.Instance);

    private static string Unstuffed(string letter) =>
        string.Join('\n', letter.Split('\n').Select(line => line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line));
}
