using Toetssteen.Domain.Municipalities;
using Toetssteen.Web.Data;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.ImprovementPoints.Picture;

/// <summary>The picture over time: how many improvement points were resolved, remained, were not judged again or wait for it.</summary>
public sealed class PictureModel(AppDb db, FrameworkCatalogue frameworks, Dataset dataset) : PicturePage(db, frameworks, dataset)
{
    /// <summary>The provinces to choose from.</summary>
    public static IEnumerable<string> Provinces { get; } =
    [.. MunicipalityRegister.All.Select(m => m.Province).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The numbers.</summary>
    public PictureGroups Groups { get; private set; } = null!;

    /// <summary>The municipality chosen; null for all.</summary>
    public Municipality? Municipality => Query.Municipality is { } code ? MunicipalityRegister.Find(code) : null;

    public async Task OnGetAsync()
    {
        await ReadAsync();
        Groups = Count();
    }
}
