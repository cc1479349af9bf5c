using Toetssteen.Web.Mail;
using Toetssteen.Web.Security;
using Toetssteen.Web.Tests.Hosting;
using static Toetssteen.Web.Security.PasswordRules;

namespace Toetssteen.Web.Tests.People;

/// <summary>Passwords, after NIST SP 800-63B; and the codes of RFC 6238.</summary>
public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("kort", Codes.TooShort)]
    [InlineData("elf tekens.", Codes.TooShort)]
    [InlineData("wachtwoord123", Codes.Known)]
    [InlineData("Welkom202612!", Codes.Known)]
    [InlineData("aaaaaaaaaaaaaaaa", Codes.Known)]
    [InlineData("123456789012", Codes.Known)]
    [InlineData("abcdefghijklmnop", Codes.Known)]
    [InlineData("qwertyuiopasdf", Codes.Known)]
    [InlineData("Zomer2026Zomer2026", Codes.Known)]
    [InlineData("correct horse battery staple", Codes.Known)]
    [InlineData("JanssenJanssen12", Codes.Own)]
    [InlineData("jan.janssen2026!", Codes.Own)]
    [InlineData("Toetssteen2026", Codes.Own)]
    public void APasswordThatOthersTryFirst_IsRefused(string password, string code) =>
        Assert.Equal(code, Fault(password, "Jan Janssen", "jan.janssen@example.org"));

    [Theory]
    [InlineData("fietsbel onder water")]
    [InlineData("739204618253")]
    [InlineData("kk7-vqz-mm2-ptx")]
    [InlineData("Pünktchen und Anton!")]
    [InlineData("mijn zomer in een tent vol muggen")]
    public void ALongOneOfOnesOwn_IsGood_WhateverItIsMadeOf(string password) =>
        Assert.Null(Fault(password, "Jan Janssen", "jan.janssen@example.org"));

    [Fact]
    public void ASentenceFits_AndABookDoesNot()
    {
        var sentence = string.Concat(Enumerable.Range(0, 16).Select(i => "bel7" + (char)('a' + i) + "xyq"));
        Assert.Null(Fault(sentence[..Most], "Jan", "j@example.org"));
        Assert.Equal(Codes.TooLong, Fault(sentence + "z", "Jan", "j@example.org"));
    }

    // RFC 6238, appendix B, the last six digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1234567890, "005924")]
    [InlineData(20000000000, "353130")]
    public void CodesAreThoseOfTheStandard(long second, string code) =>
        Assert.Equal(code, TimedCodes.CodeOf("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", DateTimeOffset.FromUnixTimeSeconds(second)));

    [Fact]
    public async Task ALetterInTheFolder_IsReadBackAsItWasWritten()
    {
        var folder = Directory.CreateTempSubdirectory("toetssteen-post-");
        try
        {
            var outbox = new OutboxFolder(folder.FullName, new TestClock());
            await outbox.SendAsync(
                new Message(
                    "a@example.org",
                    "Ânna\r\nBcc: x@example.org",
                    "Één\r\nonderwerp",
                    "Beste Ânna,\n\nhttps://example.org/uitnodiging/x\n"),
                default);

            var letter = Assert.Single(outbox.Latest(10));
            Assert.Equal("Beste Ânna,\n\nhttps://example.org/uitnodiging/x\n", letter.Text);
            Assert.Contains("<a@example.org>", letter.To, StringComparison.Ordinal);
            Assert.Equal(letter.File, outbox.Find(letter.File)?.File);
            Assert.Null(outbox.Find("../" + letter.File));
            Assert.DoesNotContain("\nBcc:", File.ReadAllText(Path.Combine(folder.FullName, letter.File)), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
