using System.Text;
using System.Xml;

namespace Toetssteen.Documents.Extraction;

/// <summary>
/// Text as it comes out of a file, in pages; bounded in characters and pages, and without characters that a database or a screen cannot
/// hold.
/// </summary>
internal sealed class PageSink
{
    public const int MostPages = 5_000;
    private const int MostCharacters = 10_000_000;

    private readonly List<string> _pages = [];
    private readonly StringBuilder _page = new();
    private readonly char[] _buffer = new char[4096];
    private int _characters;
    private bool _hasText;

    /// <summary>Adds text.</summary>
    public void Add(ReadOnlySpan<char> text)
    {
        if ((_characters += text.Length) > MostCharacters)
            throw new RefusedFileException(RefusedFileException.TooMuchText);
        foreach (var c in text)
        {
            _hasText |= !char.IsWhiteSpace(c);
            if (c >= ' ' && c is not ('\u007F' or '\uFFFE' or '\uFFFF') || c is '\n' or '\t')
                _page.Append(c);
        }
    }

    /// <summary>Adds the text node that the reader is at, a piece at a time.</summary>
    public void Add(XmlReader text)
    {
        for (int read; (read = text.ReadValueChunk(_buffer, 0, _buffer.Length)) > 0;)
            Add(_buffer.AsSpan(0, read));
    }

    /// <summary>Ends a line.</summary>
    public void EndLine() => Add("\n");

    /// <summary>Ends a page; two ends with nothing in between are one, unless <paramref name="evenEmpty"/>.</summary>
    public void EndPage(bool evenEmpty = false)
    {
        if (!_hasText && !evenEmpty)
            return;
        if (_pages.Count == MostPages)
            throw new RefusedFileException(RefusedFileException.TooMuchText);
        _pages.Add(Whole(_page.ToString().Trim()));
        _page.Clear();
        _hasText = false;
    }

    /// <summary>The pages; what stands on none yet is the last one.</summary>
    public IReadOnlyList<string> Pages()
    {
        EndPage();
        return _pages;
    }

    // Half a pair of surrogates is no text, and no database takes it.
    private static string Whole(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (char.IsSurrogate(text[i]) && !char.IsSurrogatePair(text, i++))
                return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        return text;
    }
}
