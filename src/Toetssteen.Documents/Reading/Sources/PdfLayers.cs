namespace Toetssteen.Documents.Reading.Sources;

/// <summary>Which layers of a PDF are switched off when it is opened.</summary>
internal sealed class PdfLayers
{
    private readonly PdfFile file;
    private readonly HashSet<PdfDictionary> off = new(ReferenceEqualityComparer.Instance);

    public PdfLayers(PdfFile file)
    {
        this.file = file;
        var properties = file.Dictionary(file.Catalog.GetValueOrDefault("OCProperties"));
        var usual = file.Dictionary(properties?.GetValueOrDefault("D"));
        if (file.Name(usual?.GetValueOrDefault("BaseState")) == "OFF")
        {
            off.UnionWith(Layers(properties?.GetValueOrDefault("OCGs")));
            off.ExceptWith(Layers(usual?.GetValueOrDefault("ON")));
        }

        off.UnionWith(Layers(usual?.GetValueOrDefault("OFF")));
    }

    /// <summary>Whether what belongs to a layer, or to a choice of layers, is not shown.</summary>
    public bool IsOff(object? layer)
    {
        if (off.Count == 0 || file.Dictionary(layer) is not { } one)
        {
            return false;
        }

        var of = Layers(one.GetValueOrDefault("OCGs")).ToList();
        return of.Count == 0 ? off.Contains(one) : file.Name(one.GetValueOrDefault("P")) switch
        {
            "AllOn" => of.Exists(off.Contains),
            "AnyOff" => !of.Exists(off.Contains),
            "AllOff" => !of.TrueForAll(off.Contains),
            _ => of.TrueForAll(off.Contains),
        };
    }

    private IEnumerable<PdfDictionary> Layers(object? list) => file.Array(list).Select(file.Dictionary).OfType<PdfDictionary>();
}
