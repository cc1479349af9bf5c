using System.Collections.Frozen;

namespace Toetssteen.Domain.Publication;

/// <summary>A sentence of a text and where it stands.</summary>
/// <param name="Start">Where it begins, in characters of the text, counted from 0.</param>
/// <param name="Text">The sentence to the letter, with the blanks that follow it.</param>
public sealed record Sentence(int Start, string Text)
{
    /// <summary>The sentence without blanks around it.</summary>
    public string Words => Text.Trim();
}

/// <summary>
/// Cuts a text into sentences, so that a municipality can mark one. Joined again they are the text to the letter. A full stop ends a
/// sentence where a blank and something other than a small letter follow, unless it belongs to an abbreviation, an initial, or a
/// number (<c>2.1.3</c>, <c>12. maart</c>); the end of a line that is followed by another one empty, or by a dash or a number of a list,
/// ends one too. Where a cut is in doubt there is none: a sentence too long can be marked, half a sentence cannot.
/// </summary>
public static class Sentences
{
    /// <summary>Abbreviations that are followed by a name or a number, so that no sentence ends with them.</summary>
    private static readonly FrozenSet<string> Leading = new[]
    {
        "art", "artt", "blz", "p", "pp", "pag", "par", "nr", "nrs", "no", "hfst", "fig", "bijl", "jrg", "afl", "vgl", "zgn", "dhr", "mevr",
        "mw", "dr", "drs", "mr", "ir", "ing", "prof", "ds", "st", "ca", "resp", "incl", "excl", "bijv", "bv", "d.w.z", "m.n", "t.a.v",
        "m.b.t", "i.v.m", "i.s.m", "o.a", "o.m", "c.q", "o.l.v", "t.b.v", "t.g.v", "t.o.v", "n.a.v", "m.i.v", "a.d.h.v", "i.p.v", "i.o.m",
        "e.v", "a.s", "max", "min", "gem",
        "tel", "aug", "sept", "okt", "nov", "dec", "jan", "feb", "febr", "mrt", "apr", "evt", "z.g", "m.u.v", "d.d", "v.w.b", "k.a",
        "st.bl", "stb", "stcrt",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The sentences of a text, in order.</summary>
    public static IReadOnlyList<Sentence> Of(string text)
    {
        List<Sentence> sentences = [];
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var end = text[at] is '\n' or '\r' ? EndOfLine(text, at) : EndOfSentence(text, at, start);
            if (end is not { } cut)
                continue;
            while (cut < text.Length && char.IsWhiteSpace(text[cut]))
                cut++;
            if (string.IsNullOrWhiteSpace(text[start..cut]))
                continue;
            sentences.Add(new Sentence(start, text[start..cut]));
            (start, at) = (cut, cut - 1);
        }
        if (start < text.Length)
            sentences.Add(new Sentence(start, text[start..]));
        return sentences;
    }

    /// <summary>Where the line ends and a paragraph or an item of a list begins; null where the sentence goes on.</summary>
    private static int? EndOfLine(string text, int at)
    {
        var next = at;
        var lines = 0;
        while (next < text.Length && char.IsWhiteSpace(text[next]))
            lines += text[next++] == '\n' ? 1 : 0;
        return lines > 1 || next < text.Length && (text[next] is '-' or '•' or '*' || IsItem(text, next)) ? at : null;
    }

    /// <summary>A number or letter of a list: "1. ", "a) ".</summary>
    private static bool IsItem(string text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < 3 && char.IsAsciiLetterOrDigit(text[end]))
            end++;
        return end > at && end + 1 < text.Length && text[end] is '.' or ')' && text[end + 1] == ' ' && (char.IsAsciiDigit(text[at])
            || end - at == 1);
    }

    private static int? EndOfSentence(string text, int at, int start)
    {
        if (text[at] is not ('.' or '!' or '?' or '…'))
            return null;
        var end = at + 1;
        while (end < text.Length && text[end] is '.' or '!' or '?' or ')' or ']' or '”' or '’' or '"' or '\'' or '»')
            end++;
        if (end < text.Length && !char.IsWhiteSpace(text[end]))
            return null;
        var next = end;
        while (next < text.Length && char.IsWhiteSpace(text[next]))
            next++;
        if (next == text.Length)
            return end;
        if (char.IsLower(text[next]))
            return null;
        return text[at] == '.' && end == at + 1 && BelongsToTheWord(text, at, start, next) ? null : end;
    }

    private static bool BelongsToTheWord(string text, int stop, int start, int next)
    {
        var first = stop;
        while (first > start && (char.IsLetterOrDigit(text[first - 1]) || text[first - 1] == '.'))
            first--;
        var word = text[first..stop];
        if (word.Length == 0)
            return false;
        if (Leading.Contains(word))
            return true;
        // "J. de Vries", "A.B. Jansen"; not "vitamine C. Daarna", where what stands before is a word and not a blank after a stop.
        if (word.Split('.').All(part => part.Length == 1 && char.IsUpper(part[0])))
            return char.IsUpper(text[next]);
        // The number of a list at the beginning: "1. De gemeente".
        return word.All(char.IsAsciiDigit) && (word.Length < 3 && string.IsNullOrWhiteSpace(text[start..first])
            || char.IsAsciiDigit(text[next]));
    }
}
