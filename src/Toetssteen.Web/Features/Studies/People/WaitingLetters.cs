using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.ProgressReports;
using Toetssteen.Web.Features.Studies.Steps;
using Toetssteen.Web.Security;

namespace Toetssteen.Web.Features.Studies.People;

/// <summary>A letter that waits in an inspection for whoever becomes contact person of the municipality.</summary>
/// <param name="What">Which letter.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="To">Makes it for one person.</param>
/// <param name="Had">Who has it already.</param>
public sealed record WaitingLetter(FirstLetter What, string Subject, Func<Guid, Letter> To, IReadOnlySet<Guid> Had);

/// <summary>
/// Finds the letter of the step that an inspection is in, for people who became contact person after it went out. Saves nothing by itself.
/// </summary>
public sealed class WaitingLetters(
    AppDb db,
    StudyProgress progress,
    HandOvers handOvers,
    DueReports dues,
    CurrentUser user,
    StudyPost post,
    TimeProvider clock)
{
    private readonly DateTimeOffset _now = clock.GetUtcNow();

    private DateOnly Today => DutchDay.Of(_now);

    /// <summary>What waits for a contact person of the municipality; null where nothing does.</summary>
    public async Task<WaitingLetter?> OfAsync(Study study, Inspection inspection, CancellationToken stop)
    {
        var standing = (await progress.ReadAsync(db.Inspections.Where(i => i.Id == inspection.Id), stop))[0];
        var own = standing.Asked.Where(a => a is { IsMunicipality: true, QuestionnaireId: not null }).ToList();
        var what = FirstLetters.OfMunicipality(standing.Facts, own.Exists(a => !a.IsSettled), own.Exists(a => a.SupplementAsked));
        var sent = await db.Letters.AsNoTracking().Where(l => l.InspectionId == inspection.Id).ToListAsync(stop);
        if (await MakerAsync(what, study, inspection, standing, own, stop) is not { } make)
            return null;
        var example = make(Guid.Empty);
        if (
            FirstLetters.OnlyTells(what)
            && !sent.Exists(l => l.Step == HandOver.NobodyToTell && l.Text.Contains($"‘{example.Subject}’", StringComparison.Ordinal)))
            return null;
        return new WaitingLetter(
            what,
            example.Subject,
            make,
            sent.Where(l => IsSame(what, l, example)).Select(l => l.AccountId).ToHashSet());
    }

    /// <summary>Writes to a new contact person what waits in every study of this lead; but an invitation is sent by hand.</summary>
    /// <returns>How many letters go out with the save that is to come.</returns>
    public async Task<int> ToNewAsync(Guid account, string code, CancellationToken stop)
    {
        var letters = new List<Letter>();
        foreach (
            var inspection in await db.Inspections.Include(i => i.Preparation).Where(i => i.MunicipalityCode == code).ToListAsync(stop))
            if (
                await db.StudiesOf(user).SingleOrDefaultAsync(s => s.Id == inspection.StudyId && s.PlannedAt != null, stop) is { } study
                && await OfAsync(study, inspection, stop) is { What: not FirstLetter.Prepare } waiting
                && !waiting.Had.Contains(account))
                letters.Add(waiting.To(account));
        post.Add(letters);
        return letters.Count;
    }

    private async Task<Func<Guid, Letter>?> MakerAsync(
        FirstLetter what,
        Study study,
        Inspection inspection,
        Standing standing,
        List<Asked> own,
        CancellationToken stop)
    {
        switch (what)
        {
            case FirstLetter.Prepare:
                return To(
                    LetterKind.InvitationToMunicipality,
                    LetterWriter.Invitation(study, standing.Name, Today),
                    LetterWriter.ToPreparation(inspection.Id),
                    study.Calendar.NominateBy);
            case FirstLetter.AnswerBack when inspection.Preparation?.AskedBackWith is { } question:
                return To(
                    LetterKind.AskedBack,
                    LetterWriter.AskedBack(study, question, Today),
                    LetterWriter.ToPreparation(inspection.Id),
                    study.Calendar.NominateBy);
            case FirstLetter.FillIn:
                var open = own.FindAll(a => !a.IsSettled);
                var single = open is [var only] ? only.QuestionnaireId : null;
                return To(
                    LetterKind.InvitationToMunicipality,
                    LetterWriter.Questionnaire(study, [.. open.Select(a => a.Approach)], Today),
                    single is { } list ? LetterWriter.ToQuestionnaire(list) : null,
                    study.Calendar.AnswerBy,
                    single);
            case FirstLetter.Supplement:
                var asked = own.First(a => a.SupplementAsked);
                var questionnaire = await db.Questionnaires.AsNoTracking().SingleAsync(q => q.Id == asked.QuestionnaireId, stop);
                return To(
                    LetterKind.SupplementAsked,
                    LetterWriter.Supplement(asked.Approach, questionnaire.SupplementAsked!, questionnaire.SupplementBy),
                    LetterWriter.ToQuestionnaire(questionnaire.Id),
                    questionnaire.SupplementBy,
                    questionnaire.Id);
            case FirstLetter.CheckFacts:
                return await StepAsync(HandOver.FactCheckSent, new Told());
            case FirstLetter.Decisions:
                return await db.FactChecks.AnyAsync(
                    c => c.InspectionId == inspection.Id && c.EditionNumber == standing.Facts.Draft!.Edition && c.Objections.Any(),
                    stop)
                    ? await StepAsync(HandOver.ObjectionsDecided, new Told())
                    : null;
            case FirstLetter.ReadAhead:
                return await StepAsync(HandOver.PublicationDecided, new Told());
            case FirstLetter.Published:
                return await StepAsync(HandOver.Published, new Told { Count = 1 });
            case FirstLetter.Report
                when (await dues.OfAsync(db.Inspections.Where(i => i.Id == inspection.Id), Today, stop)) is [var due, ..]:
                return await StepAsync(HandOver.ReportDue, new Told { Day = due.On, Count = due.Points.Count });
            default:
                return null;
        }

        Func<Guid, Letter> To(LetterKind kind, Written written, string? leadsTo, DateOnly? lastDay, Guid? questionnaire = null) =>
            account => new Letter(
                LetterWriter.Once(inspection.Id, written.Subject, account),
                kind,
                inspection,
                account,
                written.Subject,
                written.Text,
                leadsTo,
                user.Id,
                _now,
                questionnaire,
                lastDay);

        Task<Func<Guid, Letter>> StepAsync(HandOver step, Told told) =>
            handOvers.LaterAsync(step, inspection.Id, told, Hearer.Municipality, stop);
    }

    // A reminder or an extension says as much as the letter that came before it.
    private static bool IsSame(FirstLetter what, Letter letter, Letter example) =>
        what switch
        {
            FirstLetter.Prepare => letter.Kind is LetterKind.InvitationToMunicipality or LetterKind.Reminder
                && letter.LeadsTo == example.LeadsTo,
            FirstLetter.FillIn => letter.Kind is LetterKind.InvitationToMunicipality or LetterKind.Reminder
                && letter.LeadsTo != LetterWriter.ToPreparation(letter.InspectionId),
            FirstLetter.CheckFacts => letter.LeadsTo == example.LeadsTo && letter.Kind is LetterKind.FactCheck,
            FirstLetter.Report => letter.Step == example.Step && letter.LastDay == example.LastDay,
            _ => letter.Kind == example.Kind && letter.Subject == example.Subject,
        };
}
