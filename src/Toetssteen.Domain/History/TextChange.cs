using System.Globalization;
using System.Text.Json;

namespace Toetssteen.Domain.History;

/// <summary>The piece of a text that was changed, in whole words, so that a long text is not kept again for every comma.</summary>
/// <param name="Offset">Where it stands, in UTF-16 units.</param>
/// <param name="Removed">What stood there.</param>
/// <param name="Inserted">What stands there since.</param>
public sealed record TextChange(int Offset, string Removed, string Inserted)
{
    /// <summary>What changed between two texts; null where nothing did.</summary>
    public static TextChange? Between(string before, string after)
    {
        if (before == after)
            return null;
        var start = before.AsSpan().CommonPrefixLength(after);
        while (!IsBoundary(before, start) || !IsBoundary(after, start))
            start--;
        var most = Math.Min(before.Length, after.Length) - start;
        var tail = 0;
        while (tail < most && before[^(tail + 1)] == after[^(tail + 1)])
            tail++;
        while (!IsBoundary(before, before.Length - tail) || !IsBoundary(after, after.Length - tail))
            tail--;
        return new TextChange(start, before[start..^tail], after[start..^tail]);
    }

    /// <summary>The later text, from the earlier one.</summary>
    /// <exception cref="ArgumentException">It is not the text that was changed.</exception>
    public string Apply(string before) => Replace(before, Removed, Inserted);

    /// <summary>The earlier text, from the later one.</summary>
    /// <exception cref="ArgumentException">It is not the text that came of it.</exception>
    public string Revert(string after) => Replace(after, Inserted, Removed);

    /// <summary>As it is kept.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, DomainJson.Options);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">It is no change of a text.</exception>
    public static TextChange FromJson(string json) =>
        JsonSerializer.Deserialize<TextChange>(json, DomainJson.Options) ?? throw new JsonException("Leeg.");

    private string Replace(string text, string from, string to) =>
        text.Length >= Offset + from.Length && text.AsSpan(Offset, from.Length).SequenceEqual(from)
            ? string.Concat(text.AsSpan(0, Offset), to, text.AsSpan(Offset + from.Length))
            : throw new ArgumentException("Another text than the one that was changed.", nameof(text));

    private static bool IsBoundary(string text, int at) =>
        at == 0 || at == text.Length || !(IsOfWord(text[at - 1]) && IsOfWord(text[at]));

    // Both halves of a character that takes two units, and accents that stand apart, are of the word they are in.
    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format;
}
