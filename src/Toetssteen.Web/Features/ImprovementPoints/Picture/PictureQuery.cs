using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Toetssteen.Web.Features.ImprovementPoints.Picture;

/// <summary>What the picture was narrowed by; the names are those in the address.</summary>
public sealed record PictureQuery
{
    /// <summary>
    /// Name of the study in addresses: a first study for the points that began in it, a follow-up for what it judged again.
    /// </summary>
    [FromQuery(Name = "onderzoek")]
    public string? Study { get; set; }

    /// <summary>Framework and theme, as <c>ggsr/2012:3</c>.</summary>
    [FromQuery(Name = "thema")]
    public string? Theme { get; set; }

    /// <summary>Name of a province.</summary>
    [FromQuery(Name = "provincie")]
    public string? Province { get; set; }

    /// <summary>CBS code of a municipality.</summary>
    [FromQuery(Name = "gemeente")]
    public string? Municipality { get; set; }

    /// <summary>Whether it was narrowed at all.</summary>
    public bool IsNarrowed =>
        !(
            string.IsNullOrEmpty(Study)
            && string.IsNullOrEmpty(Theme)
            && string.IsNullOrEmpty(Province)
            && string.IsNullOrEmpty(Municipality));

    /// <summary>The same choice at another address.</summary>
    public string At(string address) =>
        QueryHelpers.AddQueryString(
            address,
            new Dictionary<string, string?>
            {
                ["onderzoek"] = Study,
                ["thema"] = Theme,
                ["provincie"] = Province,
                ["gemeente"] = Municipality,
            }.Where(p => !string.IsNullOrEmpty(p.Value)));
}
