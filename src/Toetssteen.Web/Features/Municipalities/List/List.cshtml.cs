using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Features.Municipalities.List;

/// <summary>All municipalities, to be searched and filtered; those with a factsheet unless all are asked for.</summary>
public sealed class ListModel(AppDb db) : PageModel
{
    /// <summary>Value of <see cref="Toon"/> that shows municipalities without a factsheet too.</summary>
    public const string All = "alle";

    /// <summary>A municipality in the list.</summary>
    public sealed record Line(string Code, string Name, string? Province, IReadOnlyList<Sheet> Sheets);

    /// <summary>A factsheet of it.</summary>
    public sealed record Sheet(string Slug, StudyKind Kind, PartialDate? Published);

    /// <summary>Part of a name.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Zoek { get; set; }

    /// <summary>Name of a province.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Provincie { get; set; }

    /// <summary><see cref="All"/> or nothing.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Toon { get; set; }

    /// <summary>What was found, by name.</summary>
    public IReadOnlyList<Line> Found { get; private set; } = [];

    /// <summary>The provinces to choose from.</summary>
    public static IEnumerable<string> Provinces { get; } =
    [.. MunicipalityRegister.All.Select(m => m.Province).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Whether anything narrows the list.</summary>
    public bool IsFiltered => !string.IsNullOrWhiteSpace(Zoek) || !string.IsNullOrEmpty(Provincie);

    public async Task OnGetAsync()
    {
        var municipalities = db.Municipalities.AsNoTracking();
        // Who looks for a name wants to find it, with or without a factsheet.
        if (FoldedText.Fold(Zoek ?? "") is { Length: > 0 } folded)
            municipalities = municipalities.Where(m => m.FoldedName.Contains(folded));
        else if (Toon != All)
            municipalities = municipalities.Where(m => db.PublishedFactsheets().Any(f => f.MunicipalityCode == m.Code));
        if (!string.IsNullOrEmpty(Provincie))
            municipalities = municipalities.Where(m => m.Province == Provincie);
        Found = await municipalities
            .OrderBy(m => m.FoldedName)
            .ThenBy(m => m.Code)
            .Select(m => new Line(
                m.Code,
                m.Name,
                m.Province,
                db.PublishedFactsheets()
                    .Where(f => f.MunicipalityCode == m.Code)
                    .OrderBy(f => f.Slug)
                    .Select(f => new Sheet(f.Slug, f.Kind, f.Editions.OrderByDescending(e => e.Number).First().Published))
                    .ToList()))
            .ToListAsync();
    }
}
