namespace Toetssteen.Documents.Reading.Sources;

/// <summary>The colours that the drawing of a page names; null for one that cannot be told, such as that of a pattern.</summary>
internal static class PdfColours
{
    /// <summary>The colour of so many parts, as grey, red-green-blue or the four inks of a printer.</summary>
    public static PdfInk? Of(IReadOnlyList<double> parts) => parts.Count switch
    {
        1 => new PdfInk(parts[0], parts[0], parts[0]),
        3 => new PdfInk(parts[0], parts[1], parts[2]),
        4 => new PdfInk((1 - parts[0]) * (1 - parts[3]), (1 - parts[1]) * (1 - parts[3]), (1 - parts[2]) * (1 - parts[3])),
        _ => null,
    };

    /// <summary>The colour of these parts in a space of colours.</summary>
    public static PdfInk? Of(PdfFile file, object? space, IReadOnlyList<double> parts)
    {
        var named = file.Resolve(space);
        var array = named as List<object?>;
        return ((named as PdfName)?.Text ?? file.Name(array?.FirstOrDefault())) switch
        {
            "Separation" or "DeviceN" when array is not null => OfInk(file, array, parts),
            "Indexed" or "Pattern" or "Lab" or "I" => null,
            _ => Of(parts),
        };
    }

    /// <summary>What is black in a space of colours: what holds until a colour is chosen.</summary>
    public static PdfInk? First(PdfFile file, object? space) => (file.Resolve(space) as PdfName)?.Text is "Pattern" ? null : PdfInk.Black;

    // An ink of its own: none of it is the paper, and between is told by its function where that is a plain one.
    private static PdfInk? OfInk(PdfFile file, List<object?> space, IReadOnlyList<double> parts)
    {
        if (parts.Count > 0 && parts.All(p => p < 0.02))
        {
            return PdfInk.White;
        }

        if (space.Count < 4 || file.Dictionary(space[3]) is not { } function || parts.Count != 1
            || file.Number(function.GetValueOrDefault("FunctionType")) != 2)
        {
            return null;
        }

        var (none, full) = (Numbers("C0"), Numbers("C1"));
        var share = Math.Pow(parts[0], file.Number(function.GetValueOrDefault("N")) ?? 1);
        return none.Count == full.Count ? Of(file, space[2], [.. none.Zip(full, (a, b) => a + share * (b - a))]) : null;

        List<double> Numbers(string name) => file.Array(function.GetValueOrDefault(name)).Select(n => file.Number(n) ?? 0).ToList();
    }
}
