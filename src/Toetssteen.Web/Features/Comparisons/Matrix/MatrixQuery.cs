using Microsoft.AspNetCore.Mvc;

namespace Toetssteen.Web.Features.Comparisons.Matrix;

/// <summary>What the matrix was narrowed and ordered by; the names are those in the address.</summary>
public sealed class MatrixQuery
{
    /// <summary>Municipality, the order by name.</summary>
    public const string ByName = "gemeente";

    /// <summary>Order by province.</summary>
    public const string ByProvince = "provincie";

    /// <summary>Order by inhabitants, the largest first; unknown last.</summary>
    public const string BySize = "inwoners";

    /// <summary>Name of the study in addresses.</summary>
    [FromQuery(Name = "onderzoek")]
    public string? Study { get; set; }

    /// <summary>Name of a second study in addresses, by the same framework or another version of it.</summary>
    [FromQuery(Name = "met")]
    public string? With { get; set; }

    /// <summary>Code of a theme.</summary>
    [FromQuery(Name = "thema")]
    public string? Theme { get; set; }

    /// <summary>Name of a province.</summary>
    [FromQuery(Name = "provincie")]
    public string? Province { get; set; }

    /// <summary>Key of a class of size.</summary>
    [FromQuery(Name = "omvang")]
    public string? Size { get; set; }

    /// <summary>What it is ordered by.</summary>
    [FromQuery(Name = "volgorde")]
    public string? Order { get; set; }

    /// <summary>The classes of size, by inhabitants: from, up to.</summary>
    public static IReadOnlyList<(string Key, int From, int To)> Sizes { get; } =
        [("klein", 0, 50_000), ("middel", 50_000, 100_000), ("groot", 100_000, int.MaxValue)];
}
