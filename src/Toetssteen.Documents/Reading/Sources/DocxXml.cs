using System.Globalization;
using System.Xml.Linq;

namespace Toetssteen.Documents.Reading.Sources;

/// <summary>Reads WordprocessingML by local names, so that the transitional and the strict form of the standard are alike.</summary>
internal static class DocxXml
{
    public static bool Is(this XElement element, string name) => element.Name.LocalName == name;

    public static XElement? Child(this XElement? element, string name) => element?.Elements().FirstOrDefault(e => e.Is(name));

    public static string? Value(this XElement? element, string attribute = "val") =>
        element?.Attributes().FirstOrDefault(a => a.Name.LocalName == attribute)?.Value;

    public static int? Number(this XElement? element, string attribute = "val") =>
        double.TryParse(element.Value(attribute), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && Math.Abs(number) < int.MaxValue
            ? (int)number
            : null;

    /// <summary>A property that is on when present, unless it says otherwise; null when absent.</summary>
    public static bool? Switch(this XElement? properties, string name) =>
        properties.Child(name) is { } property ? property.Value() is not ("0" or "false" or "off" or "none") : null;

    /// <summary>The children, going through wrappers that mean nothing here: content controls, custom XML, insertions, choices.</summary>
    public static IEnumerable<XElement> Content(this XElement element)
    {
        foreach (var child in element.Elements())
        {
            switch (child.Name.LocalName)
            {
                case "sdt":
                    foreach (var inner in child.Child("sdtContent")?.Content() ?? [])
                    {
                        yield return inner;
                    }

                    break;
                case "customXml" or "smartTag" or "ins" or "moveTo" or "hyperlink" or "fldSimple" or "dir" or "bdo":
                    foreach (var inner in child.Content())
                    {
                        yield return inner;
                    }

                    break;
                case "AlternateContent":
                    foreach (var inner in (child.Child("Choice") ?? child.Child("Fallback"))?.Content() ?? [])
                    {
                        yield return inner;
                    }

                    break;
                default:
                    yield return child;
                    break;
            }
        }
    }
}
