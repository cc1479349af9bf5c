using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Questionnaires.Saving;
using Toetssteen.Web.Features.Studies.People;
using Toetssteen.Web.Features.Studies.Plan;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;
using Choice = Toetssteen.Web.Ui.Forms.Choice;

namespace Toetssteen.Web.Features.Studies.Inspect;

/// <summary>
/// One municipality for the lead: the preparation as it was sent in, to accept or to ask about; who answers, and what departs from the
/// method.
/// </summary>
public sealed class InspectModel(
    AppDb db,
    CurrentUser user,
    TimeProvider clock,
    ContactPersons people,
    Namesakes namesakes,
    Acceptance acceptance,
    StudyPost post,
    KnownQuestionnaires questionnaires,
    WorkLinks work,
    SiteText text
) : InspectionPage(db, user, clock)
{
    private const int LastLetters = 8;

    /// <summary>A letter about this inspection.</summary>
    public sealed record LetterLine(LetterKind Kind, string To, DateTimeOffset? SentAt, string? FailedWith);

    /// <summary>The version of the preparation that was read.</summary>
    [BindProperty]
    public Guid Version { get; set; }

    /// <summary>What the lead asks.</summary>
    [BindProperty]
    public string? Question { get; set; }

    /// <summary>Per nominated partner of a known name: which organisation it is.</summary>
    [BindProperty]
    public Dictionary<string, string> Same { get; set; } = [];

    /// <summary>What the framework asked about each approach.</summary>
    public PreparationForm Form => questionnaires.PreparationOf(Inspection.FrameworkId);

    /// <summary>Whether the framework asks neither the municipality nor partners anything.</summary>
    public bool AsksNobody => !Asks(QuestionnaireVariant.Full) && !AsksPartners;

    /// <summary>Whether one more partner can be asked.</summary>
    public bool CanInvite => AnswersCount && AsksPartners
        && (Asked.Count > 0 || Inspection.Preparation?.Status == PreparationStatus.Accepted);

    /// <summary>Names of the contact persons.</summary>
    public IReadOnlyList<string> Contacts { get; private set; } = [];

    /// <summary>Who does what in it.</summary>
    public IReadOnlyList<Assigned> Assigned { get; private set; } = [];

    /// <summary>Who was asked.</summary>
    public IReadOnlyList<Asked> Asked { get; private set; } = [];

    /// <summary>The latest letters.</summary>
    public IReadOnlyList<LetterLine> Letters { get; private set; } = [];

    /// <summary>Nominated partners of a name that is known already.</summary>
    public IReadOnlyList<(NominatedPartner Partner, IReadOnlyList<Choice> Choices)> Doubtful { get; private set; } = [];

    /// <summary>Those of them that nothing was said about.</summary>
    public HashSet<Guid> Undecided { get; } = [];

    /// <summary>Whether the draft of the factsheet was begun.</summary>
    public bool HasDraft => Draft is not null;

    /// <summary>Whether an answer still counts.</summary>
    public bool AnswersCount => Draft is not { IsOpen: false };

    /// <summary>Whether the municipality is waited for, and has nobody who can be written to.</summary>
    public bool IsUnheard =>
        Contacts.Count == 0
        && (
            Inspection.Preparation is { Status: PreparationStatus.Open or PreparationStatus.AskedBack }
            || AnswersCount && Asked.Any(a => a is { IsMunicipality: true, IsSettled: false }));

    private FactsheetDraft? Draft { get; set; }

    /// <summary>The departures from the method, as they will be printed.</summary>
    public IReadOnlyList<string> Departures { get; private set; } = [];

    private InspectionState State =>
        new InspectionFacts(
            Today, Study.EarlierStudyId is not null, Inspection.Preparation?.Status, Asked.Count, Asked.Count(a => a.IsSettled))
        {
            AsksNobody = AsksNobody,
        }.State;

    /// <summary>Where it stands.</summary>
    public string InWords =>
        State switch
        {
            InspectionState.NotInvited => text["De gemeente is nog niet uitgenodigd."],
            InspectionState.Preparing or InspectionState.AskedBack => text["De gemeente bereidt zich voor."],
            InspectionState.ToAccept => text["De gemeente heeft haar voorbereiding verzonden. U beslist hoe het verdergaat."],
            InspectionState.Answering when Asked.Count > 0 => text[
                "De vragenlijsten zijn verstuurd: van {0} van de {1} is bekend hoe zij antwoorden.",
                Asked.Count(a => a.IsSettled),
                Asked.Count
            ],
            _ when AsksNobody => text[
                "Dit toetsingskader stelt geen vragen aan gemeente en netwerkpartners. Er hoeft niemand te antwoorden."
            ],
            _ when Asked.Count == 0 => text["Er is nog niemand om antwoord gevraagd."],
            _ => text["Van iedereen is bekend hoe er is geantwoord."],
        };

    /// <summary>Where the preparation stands.</summary>
    public string PreparationInWords => Inspection.Preparation!.Status switch
    {
        PreparationStatus.Open => text["De gemeente is ermee bezig. U leest haar zodra zij is verzonden."],
        PreparationStatus.Submitted => text["Verzonden; zij wacht op uw besluit."],
        PreparationStatus.AskedBack => text["U vroeg de gemeente om een aanvulling:"],
        _ => text["Aanvaard. Zo verzond de gemeente haar:"],
    };

    /// <summary>Who gets a questionnaire once the preparation is accepted.</summary>
    public string WhoIsAsked =>
        (Asks(QuestionnaireVariant.Full), AsksPartners) switch
        {
            (true, true) => text["De gemeente en de partners krijgen hun vragenlijst, en een brief."],
            (true, false) => text[
                "De gemeente krijgt haar vragenlijst, en een brief. De netwerkpartners wordt niets gevraagd; zij krijgen geen brief."
            ],
            (false, true) => text["De partners krijgen hun vragenlijst, en een brief. De gemeente wordt niets meer gevraagd."],
            _ => text["Niemand krijgt een vragenlijst of een brief: dit toetsingskader stelt geen vragen."],
        };

    private bool AsksPartners => Asks(QuestionnaireVariant.Limited);

    private bool Asks(QuestionnaireVariant variant) => questionnaires.FormOf(Study.Framework, variant, null).Pages.Count > 0;

    public IActionResult OnGet()
    {
        Same = Doubtful.ToDictionary(d => d.Partner.Id.ToString(), d => d.Choices[0].Value);
        return Page();
    }

    public async Task<IActionResult> OnPostAcceptAsync()
    {
        Undecided.UnionWith(
            Doubtful.Where(d => !d.Choices.Any(c => c.Value == Same.GetValueOrDefault(d.Partner.Id.ToString()))).Select(d => d.Partner.Id));
        foreach (var (partner, _) in Doubtful.Where(d => Undecided.Contains(d.Partner.Id)))
            ModelState.AddModelError($"Same_{partner.Id}", text["Zeg of {0} dezelfde organisatie is.", partner.Name]);
        if (!ModelState.IsValid)
            return Page();
        var same = Doubtful.ToDictionary(
            d => d.Partner.Id,
            d => Guid.TryParse(Same[d.Partner.Id.ToString()], out var id) ? id : (Guid?)null);
        Accepted? accepted = null;
        if (await DecideAsync(async stop => accepted = await acceptance.AcceptAsync(Study, Inspection, same, Me.Id, stop)) is { } answer)
            return answer;
        Done = string.Join(' ', accepted!.Problems.Prepend(post.Go(accepted.Letters)).Prepend(text["De voorbereiding is aanvaard."]));
        return Redirect(work.StudyInspection(Study.Slug, Municipality.Code));
    }

    public async Task<IActionResult> OnPostAskBackAsync()
    {
        Need(!string.IsNullOrWhiteSpace(Question), nameof(Question), text["Schrijf op wat de gemeente moet aanvullen of uitleggen."]);
        Need(
            Question is not { Length: > LetterTexts.MaxLength },
            nameof(Question),
            text["Uw vraag is te lang: {0} tekens, en er passen er {1} in. Er is niets afgekapt.", Question?.Length, LetterTexts.MaxLength]
        );
        if (!ModelState.IsValid || Inspection.Preparation is null)
            return Page();
        List<Letter> letters = [];
        if (
            await DecideAsync(async stop =>
            {
                var preparation = Inspection.Preparation;
                preparation.AskBack(Question!);
                var written = LetterWriter.AskedBack(Study, preparation.AskedBackWith!, Today);
                letters = (await people.Of(people.Municipality(Municipality.Code)).Select(a => a.Id).ToListAsync(stop)).ConvertAll(
                    id => new Letter(
                        NewId(),
                        LetterKind.AskedBack,
                        Inspection,
                        id,
                        written.Subject,
                        written.Text,
                        LetterWriter.ToPreparation(Inspection.Id),
                        Me.Id,
                        Now,
                        lastDay: Study.Calendar.NominateBy));
                post.Add(letters);
            }) is
            { } answer)
            return answer;
        Done =
            text["Uw vraag staat bij de voorbereiding; de gemeente kan haar weer wijzigen."]
            + " "
            + post.Go(letters.Count)
            + (letters.Count > 0 ? "" : " " + text["{0} heeft geen contactpersoon en krijgt geen brief.", Municipality.Name]);
        return Redirect(work.StudyInspection(Study.Slug, Municipality.Code));
    }

    /// <inheritdoc/>
    protected override IQueryable<Inspection> With(IQueryable<Inspection> inspections) =>
        inspections
            .Include(i => i.Assessments)
                .ThenInclude(a => a.Respondents)
            .Include(i => i.Preparation!.Approaches.OrderBy(a => a.Position))
                .ThenInclude(a => a.Partners.OrderBy(p => p.Position))
            .AsSplitQuery();

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadRestAsync(CancellationToken stop)
    {
        var here = Db.Inspections.Where(i => i.Id == Inspection.Id);
        Contacts = await people.Of(people.Municipality(Municipality.Code)).Select(a => a.Name).ToListAsync(stop);
        Asked = await StudyProgress.AskedIn(Db, here).ToListAsync(stop);
        var (inspectors, readers) = (Db.WhoCan(Duty.Inspector), Db.WhoCan(Duty.SecondReader));
        Assigned = await Db
            .InspectionAssignments.Where(a => a.InspectionId == Inspection.Id)
            .Join(
                Db.Accounts,
                a => a.AccountId,
                p => p.Id,
                (a, p) =>
                    new Assigned(a.InspectionId, p.Id, p.Name, a.Duty)
                    {
                        CanAct = a.Duty == Duty.Inspector ? inspectors.Any(w => w.Id == p.Id) : readers.Any(w => w.Id == p.Id),
                    })
            .ToListAsync(stop);
        Letters = await Db
            .Letters.AsNoTracking()
            .Where(l => l.InspectionId == Inspection.Id)
            .OrderByDescending(l => l.MadeAt)
            .ThenByDescending(l => l.Id)
            .Take(LastLetters)
            .Join(Db.Accounts, l => l.AccountId, a => a.Id, (l, a) => new { l, a.Name })
            .OrderByDescending(x => x.l.MadeAt)
            .ThenByDescending(x => x.l.Id)
            .Select(x => new LetterLine(x.l.Kind, x.Name, x.l.SentAt, x.l.FailedWith))
            .ToListAsync(stop);
        Draft = await Db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.InspectionId == Inspection.Id, stop);
        Departures =
        [
            .. Inspection.Assessments.OrderBy(a => a.Position).SelectMany(a => a.Departures().OrderBy(r => r.Position).Select(Departure)),
        ];
        if (Inspection.Preparation is { Status: PreparationStatus.Submitted } preparation)
        {
            var nominated = preparation.Approaches.Where(a => a.ToBeJudged).SelectMany(a => a.Partners).ToList();
            var known = await namesakes.OfAsync(nominated.Select(p => p.Name), stop);
            Doubtful =
            [
                .. nominated.Select(p => (p, (IReadOnlyList<Choice>)[.. known[FoldedText.Fold(p.Name)]])).Where(d => d.Item2.Count > 0),
            ];
        }
        return null;
    }

    /// <summary>How far someone is who was asked.</summary>
    public string AnswerInWords(Asked asked) =>
        asked switch
        {
            _ when FellFrom(asked.RespondentId) is { } carrier => text[
                "kiest opnieuw: had zich aangesloten bij {0}, en die organisatie koos anders",
                carrier
            ],
            { SupplementAsked: true } => text["wacht op een aanvulling"],
            { Submitted: true } => text["verzonden"],
            { Answered: not null and not Answering.Own } => Texts.Answered(asked.Answered, JoinedWith(asked.RespondentId)),
            _ => text["nog niet verzonden"],
        };

    // As it is printed: why one was invited is, and why one declined is for the inspectorates alone.
    private string Departure(Respondent respondent)
    {
        var what = string.Join(
            "; ",
            new[]
            {
                respondent.NominatedBy == Nomination.ByInspectorates
                    ? text["gevraagd door de inspecties"] + (respondent.InvitedBecause is { } because ? $" ({because})" : "")
                    : null,
                respondent.Answered is Answering.Joined or Answering.Declined or Answering.Silent
                    ? Texts.Answered(respondent.Answered, JoinedWith(respondent.Id))
                    : null,
            }.OfType<string>());
        return Inspection.Assessments.Count > 1
            ? $"{respondent.Name} ({Asked.First(a => a.RespondentId == respondent.Id).Approach}): {what}"
            : $"{respondent.Name}: {what}";
    }

    /// <summary>
    /// Whose answers a respondent had joined, before that organisation chose otherwise; null while it has nothing to choose again.
    /// </summary>
    public string? FellFrom(Guid respondent) =>
        Inspection.Assessments.SelectMany(a => a.Respondents).FirstOrDefault(r => r.Id == respondent)
            is { HasToChooseAgain: true, FellFromRespondentId: var with }
            ? Asked.FirstOrDefault(a => a.RespondentId == with)?.Name
            : null;

    private string? JoinedWith(Guid respondent) =>
        Inspection.Assessments.SelectMany(a => a.Respondents).FirstOrDefault(r => r.Id == respondent)?.JoinedRespondentId is { } with
            ? Asked.FirstOrDefault(a => a.RespondentId == with)?.Name
            : null;

    // Where the municipality sent something else meanwhile, that is read first. What was typed stays.
    private Task<IActionResult?> DecideAsync(Func<CancellationToken, Task> act) => ActAsync(Db, Inspection.Id, text, async stop =>
    {
        if (Inspection.Preparation is { Status: PreparationStatus.Submitted } preparation && preparation.Version != Version)
        {
            ModelState.Remove(nameof(Version));
            return Conflict(text);
        }
        await act(stop);
        return null;
    }, isPublic: true);
}
