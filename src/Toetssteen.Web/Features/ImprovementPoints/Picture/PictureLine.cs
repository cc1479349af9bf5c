using Toetssteen.Domain.Comparison;
using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Web.Features.ImprovementPoints.Picture;

/// <summary>An improvement point as it is counted.</summary>
/// <param name="FrameworkId">Framework key and version.</param>
/// <param name="ThemeCode">Code of the theme.</param>
/// <param name="Codes">The indicators.</param>
/// <param name="MunicipalityCode">Code of the municipality.</param>
/// <param name="Municipality">Its name.</param>
/// <param name="BeganIn">The study in which it was found first; null where that study is not here.</param>
/// <param name="BeganMixed">Whether it began with marks that differ.</param>
/// <param name="Course">Its re-tests.</param>
public sealed record PictureLine(
    string FrameworkId, string ThemeCode, IReadOnlyList<string> Codes, string MunicipalityCode, string Municipality, Guid? BeganIn,
        bool BeganMixed, PointCourse Course)
{
    /// <summary>How its norms return in the newest version that was judged by; null where that is its own.</summary>
    public TakenOver? TakenOver { get; init; }

    /// <summary>The version in which it is counted: <c>ggsr/2026</c>.</summary>
    public string CountedIn => TakenOver?.To ?? FrameworkId;

    /// <summary>The indicators at which it is counted; none where its norms lapsed.</summary>
    public IEnumerable<string> CountedAt => TakenOver?.Now.Select(n => n.Code) ?? Codes;
}
