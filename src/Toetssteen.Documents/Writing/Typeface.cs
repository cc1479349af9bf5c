namespace Toetssteen.Documents.Writing;

/// <summary>The typeface of printed documents, as WOFF2: embedded, so that a document looks the same wherever it is made.</summary>
/// <param name="Latin">Upright, all weights.</param>
/// <param name="LatinItalic">Italic, all weights.</param>
/// <param name="LatinExtended">Upright, the further letters of Latin script.</param>
public sealed record Typeface(ReadOnlyMemory<byte> Latin, ReadOnlyMemory<byte> LatinItalic, ReadOnlyMemory<byte> LatinExtended)
{
    /// <summary>Reads the three files of a folder: <c>latin.woff2</c>, <c>latin-italic.woff2</c>, <c>latin-ext.woff2</c>.</summary>
    /// <exception cref="IOException">A file is not there or cannot be read.</exception>
    public static Typeface In(string folder)
    {
        byte[] Read(string name) => File.ReadAllBytes(Path.Combine(folder, name));
        return new Typeface(Read("latin.woff2"), Read("latin-italic.woff2"), Read("latin-ext.woff2"));
    }
}
