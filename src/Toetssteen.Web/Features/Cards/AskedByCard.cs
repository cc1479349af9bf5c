using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Features.Cards;

/// <summary>What cards ask about.</summary>
public static class AskedByCard
{
    /// <summary>
    /// What the cards of an approach ask about. Rule: a follow-up asks about its improvement points alone; a first study about all that it
    /// examines.
    /// </summary>
    public static async Task<Framework> AskedByCardAsync(
        this AppDb db, FrameworkCatalogue frameworks, Study study, Guid assessmentId, CancellationToken stop)
    {
        var framework = frameworks.Of(study.Framework);
        if (study.Kind != StudyKind.FollowUp)
            return framework;
        var points = await db.DraftFindings.AsNoTracking().Where(f => f.AssessmentId == assessmentId).ToListAsync(stop);
        return framework.Only(points.SelectMany(f => f.IndicatorCodes));
    }
}
