using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Questionnaires.Saving;
using Toetssteen.Web.Features.Studies.People;

namespace Toetssteen.Web.Features.Studies.Ask;

/// <summary>A partner that took part when the approach was judged before, and was not asked in this follow-up yet.</summary>
public sealed record EarlierPartner(Guid OrganisationId, string Name, Nomination? NominatedBy, string? InvitedBecause);

/// <summary>An approach about which can be asked.</summary>
/// <param name="Assessment">Its assessment in the follow-up.</param>
/// <param name="Name">Its name.</param>
/// <param name="Scope">The indicators that is asked about.</param>
/// <param name="Pages">How many pages the questionnaire of the municipality has.</param>
/// <param name="IsAsked">Whether the municipality was asked.</param>
/// <param name="Partners">The partners that can be asked.</param>
public sealed record QuestionedApproach(
    Assessment Assessment, string Name, IReadOnlyList<string> Scope, int Pages, bool IsAsked, IReadOnlyList<EarlierPartner> Partners)
{
    /// <summary>Whether the municipality is still to be asked: there is something to ask, and it was not asked yet.</summary>
    public bool IsToBeAsked => Pages > 0 && !IsAsked;
}

/// <summary>A municipality of a follow-up, with what can be asked there.</summary>
public sealed record Questioned(
    Inspection Inspection,
    Municipality Municipality,
    IReadOnlyList<string> Contacts,
    IReadOnlyList<QuestionedApproach> Approaches)
{
    /// <summary>Whether the municipality itself is still to be asked about an approach.</summary>
    public bool IsWaiting => Approaches.Any(a => a.IsToBeAsked);

    /// <summary>Names of the partners that can still be asked.</summary>
    public IEnumerable<string> Partners => Approaches.SelectMany(a => a.Partners).Select(p => p.Name).Distinct();
}

/// <summary>
/// The questionnaires of a follow-up: to a municipality, and to the partners that took part before, about the improvement points that are
/// judged again. Nobody need be asked; whoever was, is not asked twice.
/// </summary>
public sealed class FollowUpQuestions(
    AppDb db,
    KnownQuestionnaires questionnaires,
    ContactPersons people,
    Asking asking,
    TimeProvider clock)
{
    private readonly DateTimeOffset _now = clock.GetUtcNow();

    /// <summary>
    /// Where somebody can still be asked, by name of the municipality: as long as its draft is written, about approaches that are judged
    /// again.
    /// </summary>
    public async Task<IReadOnlyList<Questioned>> ReadAsync(Study study, CancellationToken stop)
    {
        var own = db.Inspections.Where(i =>
            i.StudyId == study.Id
            && db.Drafts.Any(d => d.InspectionId == i.Id && (d.Stage == DraftStage.Judging || d.Stage == DraftStage.Deciding)));
        var inspections = await own.Include(i => i.Assessments).ThenInclude(a => a.Respondents).AsSplitQuery().ToListAsync(stop);
        var drafts = await db
            .Drafts.AsNoTracking()
            .Include(d => d.Findings)
            .Where(d => own.Any(i => i.Id == d.InspectionId))
            .ToDictionaryAsync(d => d.InspectionId, stop);
        var judged = db.Assessments.Where(a => own.Any(i => i.Id == a.InspectionId));
        var names = await db.Approaches.Where(a => judged.Any(j => j.ApproachId == a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, stop);
        var before = (
            await (
                from a in db.Assessments
                where judged.Any(j => j.ApproachId == a.ApproachId) && !judged.Any(j => j.Id == a.Id)
                join i in db.Inspections on a.InspectionId equals i.Id
                join s in db.Studies on i.StudyId equals s.Id
                join r in db.Respondents on a.Id equals r.AssessmentId
                where r.Kind == OrganisationKind.Partner
                orderby s.PeriodJudged descending, a.Id, r.Position
                select new
                {
                    a.ApproachId,
                    AssessmentId = a.Id,
                    Partner = new EarlierPartner(r.OrganisationId, r.Name, r.NominatedBy, r.InvitedBecause),
                }
            ).ToListAsync(stop)
        ).ToLookup(x => x.ApproachId);
        var contacts = (
            await db
                .Organisations.Where(o => o.Kind == OrganisationKind.Municipality && own.Any(i => i.MunicipalityCode == o.MunicipalityCode))
                .Join(
                    db.Accounts.Where(a => a.IsContactPerson && a.BlockedAt == null),
                    o => o.Id,
                    a => a.OrganisationId,
                    (o, a) =>
                        new
                        {
                            o.MunicipalityCode,
                            a.Name,
                            a.FoldedName,
                        })
                .OrderBy(x => x.FoldedName)
                .ToListAsync(stop)
        ).ToLookup(x => x.MunicipalityCode, x => x.Name);
        return
        [
            .. from i in inspections
            let municipality = MunicipalityRegister.Find(i.MunicipalityCode)!
            let approaches = i
                .Assessments.Where(a => a.NotRetestedReason is null)
                .OrderBy(a => a.Position)
                .Select(a => Of(a, drafts[i.Id].QuestionScopeOf(a.Id)!))
                .Where(a => a.Scope.Count > 0)
                .ToList()
            where approaches.Exists(a => a.IsToBeAsked || a.Partners.Count > 0)
            orderby municipality.FoldedName
            select new Questioned(i, municipality, [.. contacts[i.MunicipalityCode]], approaches),
        ];

        QuestionedApproach Of(Assessment assessment, IReadOnlyList<string> scope)
        {
            // The latest study that partners took part in; those who are asked nothing about these points are left out.
            var latest = before[assessment.ApproachId]
                .Where(x => x.AssessmentId == before[assessment.ApproachId].First().AssessmentId)
                .Select(x => x.Partner);
            var askable = questionnaires.FormOf(study.Framework, QuestionnaireVariant.Limited, scope).Pages.Count > 0;
            return new QuestionedApproach(
                assessment,
                names[assessment.ApproachId],
                scope,
                questionnaires.FormOf(study.Framework, QuestionnaireVariant.Full, scope).Pages.Count,
                assessment.Respondents.Any(r => r.Kind == OrganisationKind.Municipality),
                [.. latest.Where(p => askable && assessment.Respondents.All(r => r.OrganisationId != p.OrganisationId))]);
        }
    }

    /// <summary>Asks in one municipality; the caller saves.</summary>
    /// <param name="study">The follow-up.</param>
    /// <param name="municipality">The municipality, as it was read.</param>
    /// <param name="partners">Whether its partners are asked too.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="problems">Who cannot be written to, and why: added to.</param>
    /// <param name="stop">Breaks it off.</param>
    /// <returns>The letters.</returns>
    public async Task<IReadOnlyList<Letter>> AskAsync(
        Study study,
        Questioned municipality,
        bool partners,
        Guid by,
        List<string> problems,
        CancellationToken stop)
    {
        var letters = new List<Letter>();
        var organisation = await people.MunicipalityAsync(municipality.Municipality.Code, stop);
        var own = new List<(string Approach, Questionnaire Questionnaire)>();
        foreach (var approach in municipality.Approaches)
        {
            if (approach.IsToBeAsked)
                own.Add(
                    (
                        approach.Name,
                        asking.Ask(approach.Assessment.Invite(NewId(), organisation, null), QuestionnaireVariant.Full, approach.Scope)));
            foreach (var partner in partners ? approach.Partners : [])
            {
                var respondent = approach.Assessment.Invite(
                    NewId(),
                    await db.Organisations.SingleAsync(o => o.Id == partner.OrganisationId, stop),
                    partner.NominatedBy,
                    partner.InvitedBecause);
                letters.AddRange(
                    await asking.PartnerAsync(
                        study,
                        municipality.Inspection,
                        approach.Name,
                        respondent,
                        asking.Ask(respondent, QuestionnaireVariant.Limited, approach.Scope),
                        by,
                        problems,
                        stop));
            }
        }
        if (own.Count > 0)
            letters.AddRange(await asking.MunicipalityAsync(study, municipality.Inspection, organisation, own, by, problems, stop));
        return letters;
    }

    private Guid NewId() => Guid.CreateVersion7(_now);
}
