using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Studies.People;

namespace Toetssteen.Web.Features.Studies.Inspect;

/// <summary>What came of accepting.</summary>
/// <param name="Letters">How many letters go out.</param>
/// <param name="Problems">Who cannot be written to yet, and why.</param>
public sealed record Accepted(int Letters, IReadOnlyList<string> Problems);

/// <summary>
/// What follows from a preparation once the lead accepts it, in one save: new approaches and what became of old ones, an assessment of
/// each approach to be judged, the draft of the factsheet, who is asked with which questionnaire, and the letters to them.
/// </summary>
public sealed class Acceptance(
    AppDb db,
    FrameworkCatalogue frameworks,
    ContactPersons people,
    Namesakes namesakes,
    Asking asking,
    StudyPost post,
    TimeProvider clock)
{
    private readonly DateTimeOffset _now = clock.GetUtcNow();

    /// <summary>Accepts it, for the caller to save.</summary>
    /// <param name="study">The study.</param>
    /// <param name="inspection">The inspection, with its preparation, statements, nominated partners, assessments and respondents.</param>
    /// <param name="same">For a nominated partner of a name that is known: the organisation that it is; null where it is another one of
    /// that name.</param>
    /// <param name="by">Who accepts.</param>
    /// <param name="stop">Breaks it off.</param>
    /// <exception cref="DomainException">D075: not sent in, or decided before; D010 to D013: what was said of an approach cannot
    /// be.</exception>
    public async Task<Accepted> AcceptAsync(
        Study study,
        Inspection inspection,
        IReadOnlyDictionary<Guid, Guid?> same,
        Guid by,
        CancellationToken stop)
    {
        var preparation = inspection.Preparation
            ?? throw new DomainException("D075", "De gemeente heeft de voorbereiding nog niet verzonden, of er is al over besloten.");
        preparation.Accept(by, _now);
        var approaches = await ApproachesAsync(inspection, preparation, stop);
        var (letters, problems) = (new List<Letter>(), new List<string>());
        var municipality = await people.MunicipalityAsync(inspection.MunicipalityCode, stop);
        var framework = frameworks.Of(study.Framework);
        var own = new List<(string Approach, Questionnaire Questionnaire)>();
        foreach (var statement in preparation.Approaches.Where(a => a.ToBeJudged))
        {
            var assessment = inspection.Assess(NewId(), approaches[statement.Id], statement.Why);
            assessment.Description = statement.Facts.What;
            // Nobody gets a questionnaire without a question.
            if (framework.Asks(QuestionnaireVariant.Full))
                own.Add((statement.Name, asking.Ask(assessment.Invite(NewId(), municipality, null), QuestionnaireVariant.Full)));
            foreach (var partner in framework.Asks(QuestionnaireVariant.Limited) ? statement.Partners : [])
                await InviteAsync(study, inspection, assessment, statement, partner, same, by, letters, problems, stop);
        }
        db.Drafts.Add(new FactsheetDraft(inspection, framework, NewId));
        if (own.Count > 0)
            letters.AddRange(await asking.MunicipalityAsync(study, inspection, municipality, own, by, problems, stop));
        post.Add(letters);
        return new Accepted(letters.Count, problems);
    }

    // The approaches by the statements about them: known ones, and a new one for each that was named for the first time.
    private async Task<Dictionary<Guid, Approach>> ApproachesAsync(Inspection inspection, Preparation preparation, CancellationToken stop)
    {
        var known = await db
            .Approaches.Include(a => a.Transitions)
            .Where(a => a.MunicipalityCode == inspection.MunicipalityCode)
            .ToListAsync(stop);
        var of = new Dictionary<Guid, Approach>();
        foreach (var statement in preparation.Approaches)
        {
            var approach = known.Find(a => a.Id == statement.ApproachId || a.FoldedName == FoldedText.Fold(statement.Name));
            if (approach is null)
            {
                db.Approaches.Add(approach = new Approach(NewId(), inspection.MunicipalityCode, statement.Name, inspection.Id));
                known.Add(approach);
            }
            statement.MadeInto(of[statement.Id] = approach);
        }
        var lineage = new Lineage(known);
        foreach (var statement in preparation.Approaches.Where(s => s.Fate is not null))
            foreach (var successor in statement.SuccessorIds.Select(id => of.GetValueOrDefault(id)).DefaultIfEmpty())
                if (
                    lineage.Record(
                        NewId(),
                        of[statement.Id],
                        statement.Fate!.Value,
                        successor,
                        statement.FateOn,
                        statement.FateNote,
                        statement.IsFormalContinuation,
                        inspection.Id
                    ) is
                    { } step)
                    db.ApproachTransitions.Add(step);
        return of;
    }

    private async Task InviteAsync(
        Study study,
        Inspection inspection,
        Assessment assessment,
        ApproachStatement statement,
        NominatedPartner partner,
        IReadOnlyDictionary<Guid, Guid?> same,
        Guid by,
        List<Letter> letters,
        List<string> problems,
        CancellationToken stop)
    {
        var organisation = await OrganisationAsync(partner, same, stop);
        // Named twice in other words, and the lead says that it is one: it takes part once.
        if (assessment.Respondents.Any(r => r.OrganisationId == organisation.Id))
            return;
        var respondent = assessment.Invite(NewId(), organisation, Nomination.ByMunicipality);
        var questionnaire = asking.Ask(respondent, QuestionnaireVariant.Limited);
        if (partner.ContactEmail is not { } email)
        {
            letters.AddRange(await asking.PartnerAsync(study, inspection, statement.Name, respondent, questionnaire, by, problems, stop));
            return;
        }
        var (account, refusal) = await people.NameAsync(organisation, partner.ContactName, email, stop);
        if (account is null)
        {
            problems.Add($"{partner.Name}: {refusal}");
            return;
        }
        partner.ForgetContact();
        letters.AddRange(Asking.Invitations(study, inspection, statement.Name, respondent, questionnaire, [account], by, _now));
    }

    private async Task<Organisation> OrganisationAsync(
        NominatedPartner partner,
        IReadOnlyDictionary<Guid, Guid?> same,
        CancellationToken stop)
    {
        var chosen = same.TryGetValue(partner.Id, out var said) ? said : partner.OrganisationId;
        if (
            chosen is { } id
            && await db.Organisations.SingleOrDefaultAsync(o => o.Id == id && o.Kind == OrganisationKind.Partner, stop) is { } known)
            return known;
        var folded = FoldedText.Fold(partner.Name);
        if (
            db.Organisations.Local.FirstOrDefault(o =>
                o.Kind == OrganisationKind.Partner && o.FoldedName == folded && db.Entry(o).State == EntityState.Added
            ) is
            { } justMade)
            return justMade;
        return await namesakes.MakeAsync(NewId(), partner.Name, partner.Sector, isAnother: same.ContainsKey(partner.Id), stop);
    }

    private Guid NewId() => Guid.CreateVersion7(_now);
}
