using System.Security.Cryptography;
using System.Text;

namespace Toetssteen.Domain.Cards;

/// <summary>The code on a card: twelve letters and digits that are not taken for one another, in three groups.</summary>
public static class CardCode
{
    /// <summary>Letters and digits in a code: some 2^57 codes.</summary>
    public const int Length = 12;

    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Group = 4;

    /// <summary>A new one, which nobody can guess: <c>K7MP-2XQD-H4RT</c>.</summary>
    public static string New() =>
        string.Join('-', Enumerable.Range(0, Length / Group).Select(_ => RandomNumberGenerator.GetString(Alphabet, Group)));

    /// <summary>The hash under which a code is kept, however it was typed: capitals, dashes and spaces make no difference. Null for what is
    /// no code.</summary>
    public static string? HashOf(string? typed)
    {
        var code = new string([.. (typed ?? "").Where(c => c is not ('-' or ' ')).Take(Length + 1).Select(char.ToUpperInvariant)]);
        return code.Length == Length && code.All(Alphabet.Contains)
            ? Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(code))) : null;
    }
}
