using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;

namespace Toetssteen.Web.Features.ImprovementPoints.List;

/// <summary>An improvement point in the list, with its latest re-test where there is one.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Municipality">Name of the municipality.</param>
/// <param name="MunicipalityCode">Its code.</param>
/// <param name="Approach">The approach that was judged first.</param>
/// <param name="FrameworkId">Framework key and version.</param>
/// <param name="Codes">The indicators.</param>
/// <param name="Baseline">What was found first.</param>
/// <param name="Retested">Whether a follow-up took it up.</param>
/// <param name="Outcome">What the re-test came to; null where it was not judged again.</param>
/// <param name="After">The new judgement.</param>
/// <param name="Unchanged">Whether the situation was said to be unchanged.</param>
/// <param name="Reason">Why it was not judged again.</param>
/// <param name="Successor">The approach it was judged against, where that is another one.</param>
/// <param name="Slug">The follow-up's factsheet.</param>
/// <param name="Report">How the municipality reported on progress.</param>
/// <param name="ReportedOn">When it did.</param>
/// <param name="TakenOver">How its norms return in the version of the re-test; null where that is its own.</param>
/// <param name="BeganHere">Whether what was found first was written here.</param>
public sealed record PointLine(
    Guid Id,
    string Municipality,
    string MunicipalityCode,
    string Approach,
    string FrameworkId,
    IReadOnlyList<string> Codes,
    Judgement Baseline,
    bool Retested,
    Verdict? Outcome,
    Judgement? After,
    bool Unchanged,
    string? Reason,
    string? Successor,
    string? Slug,
    ReportForm? Report,
    PartialDate? ReportedOn,
    TakenOver? TakenOver,
    bool BeganHere)
{
    /// <summary>How the text of what was found first is written.</summary>
    public TextForm Form => BeganHere ? TextForm.Markdown : TextForm.Plain;
}
