using System.Text;
using System.Text.RegularExpressions;

namespace Toetssteen.Domain.Frameworks;

/// <summary>
/// The code of a theme, group, criterion or indicator, as its owner writes it: <c>1.1.1</c>, <c>§ 4 Abs. 2</c>, <c>a)</c>. In a list or a
/// name each code stands as one word.
/// </summary>
public static partial class FrameworkCode
{
    /// <summary>Longest code, in UTF-16 code units.</summary>
    public const int MaxLength = 60;

    /// <summary>
    /// What a code looks like: words with one space between, of signs that are seen, without those that addresses, lists and names are made
    /// with; at least one letter or digit.
    /// </summary>
    public const string Pattern = @"^(?=.*[\p{L}\p{Nd}])[^\p{C}\p{Z}/\\~,;""\[\]{}␣∶]+( [^\p{C}\p{Z}/\\~,;""\[\]{}␣∶]+)*$";

    // What stands for a space and a colon in a word; no code has them.
    private const char Space = '␣', Colon = '∶';

    /// <summary>Whether this can be a code.</summary>
    public static bool IsAllowed(string code) => code.Length <= MaxLength && Form().IsMatch(code) && code[^1] != '\n';

    /// <summary>The code as one word, without a space or a colon.</summary>
    public static string Word(string code) => code.Replace(' ', Space).Replace(':', Colon);

    /// <summary>The code that a word is.</summary>
    public static string OfWord(string word) => word.Replace(Space, ' ').Replace(Colon, ':');

    /// <summary>Codes as one text, by which they are kept.</summary>
    public static string Join(IEnumerable<string> codes) => string.Join(' ', codes.Select(Word));

    /// <summary>The codes in such a text.</summary>
    public static IReadOnlyList<string> Split(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(OfWord)];

    /// <summary>By what codes are told apart: no two may be alike without regard to capitals, or lead to one place on a page.</summary>
    public static string Key(string code) =>
        FoldedText.Anchor(FoldedText.WellFormed(code).Normalize(NormalizationForm.FormKC)).Replace('.', '_').ToUpperInvariant();

    [GeneratedRegex(Pattern)]
    private static partial Regex Form();
}
