using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Studies;

/// <summary>Someone who was asked, and how far that is.</summary>
public sealed record Asked(Guid InspectionId, Guid RespondentId, Guid OrganisationId, string Name, bool IsMunicipality, string Approach, Answering? Answered, Nomination? NominatedBy, Guid? QuestionnaireId, bool Submitted, bool SupplementAsked)
{
    /// <summary>Whether it is known how they answered.</summary>
    public bool IsSettled => Stages.IsSettled(Answered, Submitted);
}

/// <summary>Someone of the inspectorates with a duty.</summary>
public sealed record Assigned(Guid InspectionId, Guid AccountId, string Name, Duty Duty);

/// <summary>Where the inspection of one municipality stands.</summary>
public sealed record Standing(Guid InspectionId, string Code, string Name, string FoldedName, PreparationStatus? Preparation, int ContactPersons, DateTimeOffset? LastLetter, LetterKind? LastLetterKind)
{
    /// <summary>Who was asked.</summary>
    public IReadOnlyList<Asked> Asked { get; init; } = [];

    /// <summary>Who does what in it.</summary>
    public IReadOnlyList<Assigned> Assigned { get; init; } = [];

    /// <summary>How far it is.</summary>
    public InspectionStage Stage { get; init; }

    /// <summary>Whether the last day of the stage is past.</summary>
    public bool IsLate { get; init; }

    /// <summary>Of how many it is known how they answered.</summary>
    public int Settled => Asked.Count(a => a.IsSettled);

    /// <summary>Names of those with a duty.</summary>
    public IEnumerable<string> With(Duty duty) => Assigned.Where(a => a.Duty == duty).Select(a => a.Name);

    /// <summary>Where it stands, in words, with how many answered.</summary>
    public string StageInWords(SiteText L) => Stage == InspectionStage.Answering ? L["antwoordt: {0} van {1}", Settled, Asked.Count] : Words.Stage(Stage, L);

    /// <summary>What is waited for, a few words each.</summary>
    public IEnumerable<string> Missing(SiteText L)
    {
        if (Stage == InspectionStage.NotInvited)
            yield return ContactPersons == 0 ? L["een contactpersoon"] : L["de uitnodiging"];
        if (Stage != InspectionStage.Answered && ContactPersons == 1)
            yield return L["een tweede contactpersoon"];
        if (Stage == InspectionStage.Preparing)
            yield return Preparation == PreparationStatus.AskedBack ? L["de aanvulling van de voorbereiding"] : L["de voorbereiding"];
        if (Stage == InspectionStage.ToAccept)
            yield return L["uw besluit over de voorbereiding"];
        if (Stage == InspectionStage.Answering && Asked.Where(a => !a.IsSettled).Select(a => a.Name).Distinct().ToList() is { Count: > 0 } waiting)
            yield return L["antwoord van {0}", string.Join(", ", waiting)];
        if (Asked.Where(a => a.SupplementAsked).Select(a => a.Name).Distinct().ToList() is { Count: > 0 } supplements)
            yield return L["aanvulling van {0}", string.Join(", ", supplements)];
    }
}

/// <summary>Where a whole study stands: three queries, however many municipalities it has.</summary>
public static class StudyProgress
{
    /// <summary>Reads it, by name of the municipality.</summary>
    public static async Task<IReadOnlyList<Standing>> ReadAsync(AppDb db, Study study, DateOnly today, CancellationToken stop)
    {
        var inspections = db.Inspections.AsNoTracking().Where(i => i.StudyId == study.Id);
        var standings = await inspections.Join(db.Municipalities, i => i.MunicipalityCode, m => m.Code, (i, m) => new { i, m }).OrderBy(x => x.m.FoldedName).ThenBy(x => x.m.Code)
            .Select(x => new Standing(
                x.i.Id, x.m.Code, x.m.Name, x.m.FoldedName, x.i.Preparation == null ? null : x.i.Preparation.Status,
                db.Accounts.Count(a => a.IsContactPerson && a.BlockedAt == null && db.Organisations.Any(o => o.Id == a.OrganisationId && o.Kind == OrganisationKind.Municipality && o.MunicipalityCode == x.m.Code)),
                db.Letters.Where(l => l.InspectionId == x.i.Id && l.SentAt != null).Max(l => l.SentAt),
                db.Letters.Where(l => l.InspectionId == x.i.Id && l.SentAt != null).OrderByDescending(l => l.SentAt).Select(l => (LetterKind?)l.Kind).FirstOrDefault()))
            .ToListAsync(stop);
        var asked = (await AskedIn(db, inspections).ToListAsync(stop)).ToLookup(a => a.InspectionId);
        var assigned = (await db.InspectionAssignments.AsNoTracking().Where(a => inspections.Any(i => i.Id == a.InspectionId))
            .Join(db.Accounts, a => a.AccountId, p => p.Id, (a, p) => new { a, p }).OrderBy(x => x.p.FoldedName)
            .Select(x => new Assigned(x.a.InspectionId, x.p.Id, x.p.Name, x.a.Duty)).ToListAsync(stop)).ToLookup(a => a.InspectionId);
        return
        [
            .. standings.Select(s => s with { Asked = [.. asked[s.InspectionId]], Assigned = [.. assigned[s.InspectionId]] })
                .Select(s => s with { Stage = Stages.Of(s.Preparation, s.Asked.Count, s.Settled, study.EarlierStudyId is not null) })
                .Select(s => s with { IsLate = Stages.IsLate(s.Stage, study.Calendar, today) }),
        ];
    }

    /// <summary>Who was asked in these inspections, in the order of print.</summary>
    public static IQueryable<Asked> AskedIn(AppDb db, IQueryable<Inspection> inspections) =>
        from assessment in db.Assessments.AsNoTracking()
        where inspections.Any(i => i.Id == assessment.InspectionId)
        join approach in db.Approaches on assessment.ApproachId equals approach.Id
        join respondent in db.Respondents on assessment.Id equals respondent.AssessmentId
        join q in db.Questionnaires on respondent.Id equals q.RespondentId into questionnaires
        from questionnaire in questionnaires.DefaultIfEmpty()
        orderby assessment.InspectionId, assessment.Position, respondent.Position
        select new Asked(assessment.InspectionId, respondent.Id, respondent.OrganisationId, respondent.Name, respondent.Kind == OrganisationKind.Municipality, approach.Name, respondent.Answered, respondent.NominatedBy,
            questionnaire == null ? null : questionnaire.Id, questionnaire != null && questionnaire.Submissions.Any(), questionnaire != null && questionnaire.SupplementAskedAt != null);
}
