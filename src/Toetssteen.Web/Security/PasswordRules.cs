using Microsoft.AspNetCore.Identity;
using Toetssteen.Domain;

namespace Toetssteen.Web.Security;

/// <summary>
/// What a password has to be, after NIST SP 800-63B: long, not one that everybody tries first, not the own name. Which characters it is
/// made of does not matter, and it never has to be changed without a reason.
/// </summary>
public sealed class PasswordRules : IPasswordValidator<Account>
{
    /// <summary>The least characters.</summary>
    public const int Least = 12;

    /// <summary>The most characters; a sentence fits.</summary>
    public const int Most = 128;

    /// <summary>Fewer different characters than this is a pattern.</summary>
    private const int LeastDifferent = 5;

    /// <summary>How many characters have to be left when known words are taken out.</summary>
    private const int LeastOfOneself = 8;

    private static readonly string[] Rows =
    [
        "abcdefghijklmnopqrstuvwxyz",
        "01234567890123456789",
        "qwertyuiopasdfghjklzxcvbnm",
        "azertyuiopqsdfghjklmwxcvbn",
        "qwertzuiopasdfghjklyxcvbnm",
    ];

    private static readonly string[] Words = ReadWords();

    /// <summary>Codes of what is wrong; the page has the words.</summary>
    public static class Codes
    {
        public const string TooShort = "PasswordTooShort";
        public const string TooLong = "PasswordTooLong";
        public const string Known = "PasswordKnown";
        public const string Own = "PasswordOwn";
    }

    /// <inheritdoc/>
    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(
            Fault(password ?? "", user.Name, user.Email ?? "") is { } code
                ? IdentityResult.Failed(new IdentityError { Code = code })
                : IdentityResult.Success);

    /// <summary>What is wrong with a password of this person; null where nothing is.</summary>
    public static string? Fault(string password, string name, string email)
    {
        if (password.Length < Least)
            return Codes.TooShort;
        if (password.Length > Most)
            return Codes.TooLong;
        var folded = FoldedText.Fold(password).Replace(" ", "", StringComparison.Ordinal);
        var own = FoldedText.Fold($"{name} {email.Split('@')[0].Replace('.', ' ')} toetssteen").Split(' ').Where(w => w.Length >= 4);
        if (IsMostly(folded, own))
            return Codes.Own;
        if (folded.Distinct().Count() < LeastDifferent || IsRow(folded) || IsMostly(folded, Words))
            return Codes.Known;
        return null;
    }

    private static bool IsMostly(string text, IEnumerable<string> words) =>
        words.OrderByDescending(w => w.Length).Aggregate(text, (left, word) => left.Replace(word, "", StringComparison.Ordinal)) is var left
        && left.Length < text.Length
        && (left.Length < LeastOfOneself || !left.Any(char.IsLetter));

    private static bool IsRow(string text) =>
        Rows.Any(row =>
            Enumerable
                .Range(0, text.Length - 1)
                .Count(i =>
                    Math.Abs(row.IndexOf(text[i], StringComparison.Ordinal) - row.IndexOf(text[i + 1], StringComparison.Ordinal)) == 1
                    && row.Contains(text[i], StringComparison.Ordinal))
            >= text.Length * 3 / 4);

    private static string[] ReadWords()
    {
        using var stream = typeof(PasswordRules).Assembly.GetManifestResourceStream("known-passwords.txt")!;
        using var reader = new StreamReader(stream);
        return
        [
            .. reader
                .ReadToEnd()
                .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Where(w => !w.StartsWith('#')),
        ];
    }
}
