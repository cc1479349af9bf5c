namespace Toetssteen.Web.Features.Comparisons.Matrix;

/// <summary>An approach in the matrix.</summary>
/// <param name="Id">The assessment.</param>
/// <param name="StudyId">The study.</param>
/// <param name="Municipality">Name of the municipality.</param>
/// <param name="Province">Its province; null when abolished.</param>
/// <param name="Approach">Name of the approach.</param>
/// <param name="Verdicts">All verdicts in one text; see <see cref="Domain.Studies.VerdictSummary"/>.</param>
/// <param name="Inhabitants">Inhabitants as told in the study, where known.</param>
/// <param name="Slug">The factsheet.</param>
public sealed record MatrixLine(Guid Id, Guid StudyId, string Municipality, string? Province, string Approach, string Verdicts,
    decimal? Inhabitants, string? Slug);
