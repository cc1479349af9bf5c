using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Web.Data;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Questionnaires.Saving;

/// <summary>What never changes about a questionnaire.</summary>
/// <param name="OrganisationId">Whose it is.</param>
/// <param name="Form">Its questions.</param>
public sealed record KnownQuestionnaire(Guid OrganisationId, QuestionnaireForm Form);

/// <summary>
/// Remembers whose a questionnaire is and what it asks, so that a save need not ask: an organisation's part in an inspection is not handed
/// over, a framework version that a study uses never changes, and what a study examines of it is fixed from its first invitation on.
/// </summary>
public sealed class KnownQuestionnaires(FrameworkCatalogue frameworks)
{
    private const int MostKept = 20_000;

    private readonly ConcurrentDictionary<Guid, KnownQuestionnaire> _known = new();
    private readonly ConcurrentDictionary<string, PreparationForm> _preparations = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(StudyFramework By, QuestionnaireVariant Variant, string Language), QuestionnaireForm>
        _forms = new();

    /// <summary>What a framework version asks about each approach in the preparation.</summary>
    public PreparationForm PreparationOf(string frameworkId) =>
        _preparations.GetOrAdd(frameworkId, id => PreparationForm.Of(frameworks.InUse(id)));

    /// <summary>
    /// The questions of what a study examines in one variant, about all its indicators or about some: those of a few are quickly made anew.
    /// Its norms and names are in the language of the page.
    /// </summary>
    public QuestionnaireForm FormOf(StudyFramework by, QuestionnaireVariant variant, IReadOnlyCollection<string>? scope) => scope is null
        ? _forms.GetOrAdd((by, variant, Language.Current.Tag),
            key => QuestionnaireForm.Of(frameworks.Of(key.By).In(key.Language), key.Variant))
        : QuestionnaireForm.Of(Texts.In(frameworks.Of(by)), variant, scope);

    /// <summary>What is known of a questionnaire; null where there is none.</summary>
    public async Task<KnownQuestionnaire?> FindAsync(AppDb db, Guid id, CancellationToken stop)
    {
        if (_known.TryGetValue(id, out var known))
            return known;
        var read = await db.Questionnaires.Where(q => q.Id == id)
            .Join(db.Respondents, q => q.RespondentId, r => r.Id, (q, r) => new { q.Variant, q.Scope, r.OrganisationId, r.AssessmentId })
            .Join(db.Assessments, x => x.AssessmentId, a => a.Id, (x, a) => new { x.Variant, x.Scope, x.OrganisationId, a.InspectionId })
            .Join(db.Inspections, x => x.InspectionId, i => i.Id, (x, i) => new { x.Variant, x.Scope, x.OrganisationId, i.StudyId })
            .Join(db.Studies, x => x.StudyId, s => s.Id, (x, s) => new { x.Variant, x.Scope, x.OrganisationId, s.FrameworkId, s.Part })
            .SingleOrDefaultAsync(stop);
        if (read is null)
            return null;
        if (_known.Count >= MostKept)
            _known.Clear();
        var by = new StudyFramework(read.FrameworkId, read.Part);
        return _known[id] = new KnownQuestionnaire(read.OrganisationId, FormOf(by, read.Variant, read.Scope));
    }
}
