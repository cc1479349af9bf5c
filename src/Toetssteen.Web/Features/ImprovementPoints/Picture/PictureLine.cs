using Toetssteen.Domain.Comparison;

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
    string FrameworkId, string ThemeCode, IReadOnlyList<string> Codes, string MunicipalityCode, string Municipality, Guid? BeganIn, bool BeganMixed, PointCourse Course);
