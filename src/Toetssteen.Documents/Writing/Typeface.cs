namespace Toetssteen.Documents.Writing;

/// <summary>
/// The typeface of printed documents: embedded, so that a document looks the same wherever it is made. One file per weight: of a typeface
/// with all weights in one file a browser embeds drawings of the letters, and not the letters.
/// </summary>
public sealed class Typeface
{
    private static readonly (int Weight, bool Italic, bool Extended)[] Faces =
    [
        (400, false, false),
        (600, false, false),
        (700, false, false),
        (400, true, false),
        (400, false, true),
        (600, false, true),
        (700, false, true),
    ];

    private readonly IReadOnlyList<(int Weight, bool Italic, bool Extended, byte[] Woff2)> _faces;

    private Typeface(IReadOnlyList<(int Weight, bool Italic, bool Extended, byte[] Woff2)> faces) => _faces = faces;

    /// <summary>The files that a folder of it holds.</summary>
    public static IEnumerable<string> Names => Faces.Select(f => NameOf(f.Weight, f.Italic, f.Extended));

    /// <summary>Reads it from a folder.</summary>
    /// <exception cref="IOException">A file is not there or cannot be read.</exception>
    public static Typeface In(string folder) =>
        new([
            .. Faces.Select(f =>
                (f.Weight, f.Italic, f.Extended, File.ReadAllBytes(Path.Combine(folder, NameOf(f.Weight, f.Italic, f.Extended))))),
        ]);

    /// <summary>As rules of CSS that hold the typeface themselves.</summary>
    internal string ToCss() =>
        string.Concat(
            _faces.Select(f =>
                $"@font-face{{font-family:\"Source Sans 3\";font-style:{(f.Italic ? "italic" : "normal")};font-weight:{f.Weight};{(f.Extended ? ExtendedLetters : "")}"
                + $"src:url(data:font/woff2;base64,{Convert.ToBase64String(f.Woff2)}) format(\"woff2\")}}\n"));

    // The further letters of Latin script.
    private const string ExtendedLetters =
        "unicode-range:U+0100-0130,U+0132-0151,U+0154-02BA,U+02BD-02C5,U+02C7-02CC,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C0;";

    private static string NameOf(int weight, bool italic, bool extended) =>
        $"source-sans-3-latin{(extended ? "-ext" : "")}-{weight}-{(italic ? "italic" : "normal")}.woff2";
}
