namespace Toetssteen.Documents.Reading;

/// <summary>A file could not be read as a factsheet. The message is one Dutch sentence for a person; the code is stable.</summary>
public sealed class UnreadableFileException(string code, string sentence, Exception? inner = null) : Exception(sentence, inner)
{
    /// <summary>Stable code, for example <c>F003</c>.</summary>
    public string Code { get; } = code;
}
