using System.Xml;

namespace Toetssteen.Documents;

/// <summary>XML from files of strangers: no document types, and no address in it is ever followed.</summary>
internal static class SafeXml
{
    /// <summary>Reads a part; the stream is closed with the reader.</summary>
    public static XmlReader Read(Stream part) => XmlReader.Create(part, new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CloseInput = true,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    });

    /// <summary>Whether the reader stopped at a document type.</summary>
    public static bool IsDocumentType(XmlException e) => e.Message.Contains("DTD", StringComparison.Ordinal);
}
