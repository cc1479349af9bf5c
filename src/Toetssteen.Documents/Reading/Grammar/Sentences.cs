namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>Cuts a paragraph into sentences.</summary>
internal static class Sentences
{
    private static readonly HashSet<string> Abbreviations = new(
        [
            "ca",
            "o.a",
            "o.m",
            "bijv",
            "bv",
            "d.w.z",
            "dhr",
            "mw",
            "nr",
            "etc",
            "c.q",
            "m.b.t",
            "t.a.v",
            "i.v.m",
            "resp",
            "incl",
            "excl",
            "jl",
            "evt",
            "z.o.z",
            "drs",
            "mr",
            "dr",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The sentences of a text, to the letter.</summary>
    public static List<string> Of(string text)
    {
        var sentences = new List<string>();
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is not ('.' or '!' or '?' or '\n'))
                continue;
            var end = at + 1;
            while (end < text.Length && text[end] is ')' or '”' or '’' or '"' or '\'' or '.')
                end++;
            if (text[at] != '\n')
            {
                if (end < text.Length && !char.IsWhiteSpace(text[end]))
                    continue;
                var next = end;
                while (next < text.Length && char.IsWhiteSpace(text[next]))
                    next++;
                if (next < text.Length && char.IsLower(text[next]))
                    continue;
                var word = at;
                while (word > start && !char.IsWhiteSpace(text[word - 1]) && text[word - 1] != '(')
                    word--;
                if (text[at] == '.' && (Abbreviations.Contains(text[word..at]) || at - word == 1 && char.IsUpper(text[word])))
                    continue;
            }
            Add(text[start..end]);
            start = end;
            at = end - 1;
        }
        Add(text[start..]);
        return sentences;

        void Add(string sentence)
        {
            var trimmed = sentence.Trim();
            if (trimmed.Length > 0)
                sentences.Add(trimmed);
        }
    }
}
