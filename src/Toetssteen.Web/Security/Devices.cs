namespace Toetssteen.Web.Security;

/// <summary>What a browser calls itself, in words a person recognises.</summary>
internal static class Devices
{
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    private static readonly (string Sign, string Name)[] Systems =
    [
        ("Windows", "Windows"),
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Mac OS X", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];

    /// <summary>"Firefox, Windows"; what is not recognised is left out.</summary>
    public static string InWords(string? browser) =>
        string.Join(", ", new[] { Find(Browsers, browser), Find(Systems, browser) }.OfType<string>());

    private static string? Find((string Sign, string Name)[] known, string? browser) =>
        known.FirstOrDefault(k => browser?.Contains(k.Sign, StringComparison.Ordinal) is true).Name;
}
