namespace Toetssteen.Domain.Municipalities;

/// <summary>
/// All municipality codes in use since the code system began, 605 of them, with the province for those that existed in 2023.
/// Source: Statistics Netherlands (CBS), Gemeentelijke indeling.
/// </summary>
public static class MunicipalityRegister
{
    private static readonly Lazy<IReadOnlyList<Municipality>> Lines = new(Read);
    private static readonly Lazy<ILookup<string, Municipality>> ByName = new(() => Lines.Value.ToLookup(m => m.FoldedName));
    private static readonly Lazy<Dictionary<string, Municipality>> ByCode = new(() => Lines.Value.ToDictionary(m => m.Code));

    /// <summary>Every municipality, in the order of codes.</summary>
    public static IReadOnlyList<Municipality> All => Lines.Value;

    /// <summary>The municipality with this code, or null.</summary>
    public static Municipality? Find(string code) => ByCode.Value.GetValueOrDefault(code);

    /// <summary>The municipalities with this name, case and accents aside; more than one where a name was used again.</summary>
    public static IEnumerable<Municipality> Named(string name) => ByName.Value[FoldedText.Fold(name)];

    private static List<Municipality> Read()
    {
        using var stream = typeof(MunicipalityRegister).Assembly.GetManifestResourceStream(
            "Toetssteen.Domain.Municipalities.gemeenten.csv")!;
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        var all = new List<Municipality>();
        while (reader.ReadLine() is { } line)
        {
            // Code and province hold no comma; the name in between may, and is then quoted.
            var first = line.IndexOf(',', StringComparison.Ordinal);
            var last = line.LastIndexOf(',');
            var province = line[(last + 1)..];
            all.Add(new Municipality(line[..first], line[(first + 1)..last].Trim('"'), province.Length == 0 ? null : province));
        }
        return all;
    }
}
