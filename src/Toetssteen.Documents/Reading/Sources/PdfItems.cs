using System.Globalization;

namespace Toetssteen.Documents.Reading.Sources;

/// <summary>
/// Which lines of a text begin an item of a list: a bullet tells by itself, as a letter or drawn; a dash or a number only beside others of
/// its kind, since a sentence may hold it too.
/// </summary>
internal sealed class PdfItems
{
    private const double FarthestText = 40;

    private readonly List<List<PdfWord>> lines;
    private readonly Dictionary<(string Sign, double X), int> dashes;
    private readonly HashSet<int> numbers;

    public PdfItems(List<List<PdfWord>> lines)
    {
        this.lines = lines;
        dashes = lines.Where(l => l.Count > 1 && IsDash(l[0].Text)).CountBy(Place).ToDictionary();
        numbers = [.. lines.Where(l => l.Count > 1).Select(l => NumberOf(l[0].Text)).OfType<int>()];
    }

    /// <summary>Whether this line begins an item.</summary>
    public bool Begins(int line)
    {
        var (words, before) = (lines[line], line == 0 ? null : lines[line - 1]);
        if (words[0].HasBullet || IsBullet(words[0].Text[0]) && (words.Count > 1 || words[0].Text.Length > 1))
        {
            return true;
        }

        return words.Count > 1 && (IsDash(words[0].Text)
            ? before is null || dashes[Place(words)] > 1 || before[^1].Text[^1] is '.' or ':' or ';'
            : NumberOf(words[0].Text) is { } number && (numbers.Contains(number - 1) || numbers.Contains(number + 1)));
    }

    /// <summary>Where the text of the item begins, from the left: its other lines do so too.</summary>
    public static double TextOf(List<PdfWord> line) => line.Count > 1 && IsLabel(line[0].Text) ? line[1].X0 : line[0].X0;

    /// <summary>Length of the bullet, dash or number before the text of an item, and the spaces after it; 0 where there is none.</summary>
    public static int LabelLength(string text, bool isItem)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        var length = 0;
        while (length < text.Length && (IsBullet(text[length]) || text[length] == '\u00A7'))
        {
            length++;
        }

        if (length == 0 && space > 0 && (IsDash(text[..space]) && text[0] != '*' || isItem && IsLabel(text[..space])))
        {
            length = space;
        }

        while (length > 0 && length < text.Length && text[length] == ' ')
        {
            length++;
        }

        return length == text.Length ? 0 : length;
    }

    /// <summary>
    /// Puts bullets before the text they stand beside: some programs draw all bullets of a list first, and pdftotext then takes them for a
    /// column of their own.
    /// </summary>
    public static List<PdfWord> BesideTheirText(List<PdfWord> words, Allowance allowance)
    {
        Dictionary<PdfWord, PdfWord> before = [];
        foreach (var (bullet, next) in words.Zip(words.Skip(1).Append(null)).Where(p => IsLabel(p.First.Text)))
        {
            allowance.Look();
            if (
                (next is null || !PdfText.IsSameLine(bullet, next) || next.X0 < bullet.X0)
                && words
                    .Where(w =>
                        !IsLabel(w.Text) && w.X0 > bullet.X1 - 1 && w.X0 < bullet.X1 + FarthestText && PdfText.IsSameLine(w, bullet))
                    .MinBy(w => w.X0)
                    is { } text)
            {
                before.TryAdd(text, bullet);
            }
        }

        var moved = before.Values.ToHashSet();
        return moved.Count == 0
            ? words
            :
            [
                .. words
                    .Where(w => !moved.Contains(w))
                    .SelectMany(w => before.TryGetValue(w, out var bullet) ? (PdfWord[])[bullet, w] : [w]),
            ];
    }

    /// <summary>Whether the word is a bullet, a dash or a number before an item, and nothing else.</summary>
    public static bool IsLabel(string text) => text.Length == 1 && IsBullet(text[0]) || IsDash(text) || NumberOf(text) is not null;

    private static (string Sign, double X) Place(List<PdfWord> line) => (line[0].Text, Math.Round(line[0].X0));

    private static bool IsBullet(char c) =>
        c
            is '•'
                or '●'
                or '▪'
                or '■'
                or '◦'
                or '○'
                or '·'
                or '‣'
                or '⁃'
                or '∙'
                or '◾'
                or '◼'
                or '►'
                or '▶'
                or '➢'
                or '➤'
                or '❖'
                or >= '\uE000'
                and <= '\uF8FF';

    private static bool IsDash(string text) => text is "-" or "–" or "—" or "*" or "o";

    private static int? NumberOf(string text) =>
        text.Length is 2 or 3
        && text[^1] is '.' or ')'
        && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
