using System.Text;

namespace Toetssteen.Tests;

/// <summary>Texts that people paste, or send on purpose, and that broke comparable software: the same ones at every run.</summary>
internal static class AnyText
{
    private const int Invented = 400;
    private const int Long = 10_000;

    private static readonly string[] Pieces =
    [
        "\ud800",
        "\udc00",
        "\ufffe",
        "\uffff",
        "\ufffd",
        "\0",
        "\u0001",
        "\u001f",
        "\u007f",
        "\u0085",
        "\u00ad",
        "\u200b",
        "\u200d",
        "\u2060",
        "\ufeff",
        "\u00a0",
        "\u202e",
        "\u202c",
        "\u2066",
        "\u2028",
        "\u2029",
        "e\u0301\u0302\u0303",
        "\u0301",
        "👩‍👩‍👧",
        "🏳️‍🌈",
        "\U0001FFFE",
        "\U0010FFFF",
        "İ",
        "ı",
        "ß",
        "ﬁ",
        "𝒜",
        "ש",
        "ى",
        "가",
        "\t",
        "\r",
        "\n",
        "\r\n",
        "\n\n",
        " ",
        "a",
        "Zorg",
        "1.2.3",
        ">",
        "> ",
        "- ",
        "* ",
        "1. ",
        "*",
        "**",
        "_",
        "`",
        "```",
        "[",
        "](",
        ")",
        "![",
        "<",
        "</w:t>",
        "]]>",
        "<script>",
        "&",
        "&#0;",
        "&amp;",
        "|",
        "#",
        "\\",
        "\"",
        "'",
        ";",
        ",",
        "=",
        "+",
        "@",
        "%",
        "{0}",
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> Nasty { get; } = [.. Pieces, .. Endless(), .. Random()];

    private static IEnumerable<string> Endless()
    {
        foreach (
            var sign in new[]
            {
                ">",
                "*",
                "[",
                "_",
                "`",
                "- ",
                "1. ",
                "> - ",
                "![",
                "(",
                "<",
                "&",
                "\u0301",
                "\u00ad",
                "\ud800",
                "*a **b ",
                "_a *b ",
                "[a](",
                "👩‍",
            })
            yield return string.Concat(Enumerable.Repeat(sign, Long));
        yield return string.Concat(Enumerable.Repeat("*a **b ", 2_000)) + string.Concat(Enumerable.Repeat(" b** a*", 2_000));
        yield return string.Join('\n', Enumerable.Range(0, 300).Select(n => new string(' ', 2 * n) + "- diep"));
        yield return new string('x', 300_000);
        yield return string.Concat(Enumerable.Repeat("Een zin van 300 KB. ", 15_000));
    }

    private static IEnumerable<string> Random()
    {
        var chance = new Random(15);
        for (var n = 0; n < Invented; n++)
        {
            var text = new StringBuilder();
            for (var pieces = chance.Next(1, 30); pieces > 0; pieces--)
                text.Append(Pieces[chance.Next(Pieces.Length)]);
            yield return text.ToString();
        }
    }
}
