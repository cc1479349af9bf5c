using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Features.Questionnaires.Saving;

/// <summary>What never changes about a questionnaire.</summary>
/// <param name="OrganisationId">Whose it is.</param>
/// <param name="Form">Its questions.</param>
public sealed record KnownQuestionnaire(Guid OrganisationId, QuestionnaireForm Form);

/// <summary>
/// Remembers whose a questionnaire is and what it asks, so that a save need not ask: an organisation's part in an inspection is not handed
/// over, and a framework version that a study uses never changes.
/// </summary>
public sealed class KnownQuestionnaires(FrameworkCatalogue frameworks)
{
    private const int MostKept = 20_000;

    private readonly ConcurrentDictionary<Guid, KnownQuestionnaire> _known = new();
    private readonly ConcurrentDictionary<string, PreparationForm> _preparations = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Framework, QuestionnaireVariant Variant), QuestionnaireForm> _forms = new();

    /// <summary>What a framework version asks about each approach in the preparation.</summary>
    public PreparationForm PreparationOf(string frameworkId) =>
        _preparations.GetOrAdd(frameworkId, id => PreparationForm.Of(frameworks.InUse(id)));

    /// <summary>The questions of a framework version in one variant, about all indicators or about some: those of a few are quickly made anew.</summary>
    public QuestionnaireForm FormOf(string frameworkId, QuestionnaireVariant variant, IReadOnlyCollection<string>? scope) => scope is null
        ? _forms.GetOrAdd((frameworkId, variant), key => QuestionnaireForm.Of(frameworks.InUse(key.Framework), key.Variant))
        : QuestionnaireForm.Of(frameworks.InUse(frameworkId), variant, scope);

    /// <summary>What is known of a questionnaire; null where there is none.</summary>
    public async Task<KnownQuestionnaire?> FindAsync(AppDb db, Guid id, CancellationToken stop)
    {
        if (_known.TryGetValue(id, out var known))
            return known;
        var read = await db.Questionnaires.Where(q => q.Id == id)
            .Join(db.Respondents, q => q.RespondentId, r => r.Id, (q, r) => new { q.Variant, q.Scope, r.OrganisationId, r.AssessmentId })
            .Join(db.Assessments, x => x.AssessmentId, a => a.Id, (x, a) => new { x.Variant, x.Scope, x.OrganisationId, a.FrameworkId })
            .SingleOrDefaultAsync(stop);
        if (read is null)
            return null;
        if (_known.Count >= MostKept)
            _known.Clear();
        return _known[id] = new KnownQuestionnaire(read.OrganisationId, FormOf(read.FrameworkId, read.Variant, read.Scope));
    }
}
