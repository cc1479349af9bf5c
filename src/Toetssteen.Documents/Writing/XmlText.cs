using System.Text;

namespace Toetssteen.Documents.Writing;

/// <summary>What of a text a file in XML can hold.</summary>
public static class XmlText
{
    /// <summary>
    /// The text without what XML cannot hold: control characters go, half a pair of surrogates becomes the sign for a lost character. A tab
    /// and a line break stay; every line break is a newline.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || (!Rune.IsControl(rune) && (rune.Value & 0xFFFE) != 0xFFFE))
                clean.Append(rune);
        }
        return clean.ToString();
    }
}
