using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Studies.Steps;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;
using Choice = Toetssteen.Web.Ui.Forms.Choice;

namespace Toetssteen.Web.Features.Respondents.Choose;

/// <summary>
/// How a partner takes part: by answers of its own, by those of another, or not. Of the others it sees the names of their
/// organisations and nothing else.
/// </summary>
public sealed class ChooseModel(AppDb db, HandOvers handOvers, CurrentUser user, WorkLinks work, SiteText text, TimeProvider clock)
    : FormPage
{
    /// <summary>The most a reason may be long.</summary>
    public const int ReasonLength = 4000;

    private Assessment _assessment = null!;

    /// <summary>The respondent.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid RespondentId { get; set; }

    /// <summary>The way of answering.</summary>
    [BindProperty]
    public string? Way { get; set; }

    /// <summary>Whose answers to join.</summary>
    [BindProperty]
    public Guid? With { get; set; }

    /// <summary>Whether the person who is logged in confirms that, by name.</summary>
    [BindProperty]
    public bool Confirmed { get; set; }

    /// <summary>Why the partner declines.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>When the choice was made that the form was opened with.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    /// <summary>The respondent.</summary>
    public Respondent Respondent { get; private set; } = null!;

    /// <summary>Name of the approach.</summary>
    public string Approach { get; private set; } = "";

    /// <summary>Name of the municipality.</summary>
    public string Municipality { get; private set; } = "";

    /// <summary>The study.</summary>
    public Study Study { get; private set; } = null!;

    /// <summary>Whether the own answers were submitted.</summary>
    public bool IsSubmitted { get; private set; }

    /// <summary>Name of who chose.</summary>
    public string? Chooser { get; private set; }

    /// <summary>Whether the partner itself chose.</summary>
    public bool IsChosen =>
        Respondent.Answered is Answering.Own or Answering.Joined or Answering.Declined && Respondent.ChoseAt is not null;

    /// <summary>The ways of answering.</summary>
    public IEnumerable<Choice> Ways
    {
        get
        {
            yield return new(nameof(Answering.Own), text["Wij antwoorden zelf"], text["U vult een eigen, korte vragenlijst in."]);
            if (Others.Count > 0)
                yield return new(
                    nameof(Answering.Joined),
                    text["Wij sluiten ons aan bij de antwoorden van een ander"],
                    text["U vult niets in. Uw organisatie telt dan niet mee als eigen stem, en dat staat in de factsheet."]);
            yield return new(
                nameof(Answering.Declined),
                text["Wij doen niet mee"],
                text["U geeft een reden. Dat u niet meedeed staat in de factsheet."]);
        }
    }

    /// <summary>Whose answers can be joined.</summary>
    public IReadOnlyList<Choice> Others { get; private set; } = [];

    /// <summary>Name of the organisation whose answers were joined.</summary>
    public string? Joined => _assessment.Respondents.FirstOrDefault(r => r.Id == Respondent.JoinedRespondentId)?.Name;

    /// <summary>Whose answers were joined, before that organisation chose otherwise; null while there is nothing to choose again.</summary>
    public string? FellFrom =>
        Respondent.HasToChooseAgain ? _assessment.Respondents.FirstOrDefault(r => r.Id == Respondent.FellFromRespondentId)?.Name : null;

    private string Version => Respondent.ChoseAt?.UtcTicks.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "";

    public IActionResult OnGet()
    {
        (Way, With, Reason, Seen) = (Respondent.Answered?.ToString(), Respondent.JoinedRespondentId, Respondent.DeclineReason, Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Check();
        if (!ModelState.IsValid)
            return Page();
        return await ActAsync(db, _assessment.InspectionId, text, ChooseAsync, isPublic: true)
            ?? Redirect(work.Participation(RespondentId));
    }

    private async Task<IActionResult?> ChooseAsync(CancellationToken stop)
    {
        if ((Seen ?? "") != Version)
        {
            Seen = Version;
            return Conflict(text);
        }
        Respondent.RequireChoice(IsSubmitted);
        Settle();
        Respondent.Confirm(user.Id, clock.GetUtcNow());
        _assessment.LetGo(Respondent, IsSubmitted, clock.GetUtcNow());
        await handOvers.WhereCompleteAsync(_assessment.InspectionId, stop);
        return null;
    }

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        var found = await (
            from r in db.RespondentsOf(user)
            join a in db.Assessments.Include(a => a.Respondents.OrderBy(r => r.Position)) on r.AssessmentId equals a.Id
            join approach in db.Approaches on a.ApproachId equals approach.Id
            join i in db.Inspections on a.InspectionId equals i.Id
            join s in db.Studies on i.StudyId equals s.Id
            join m in db.Municipalities on i.MunicipalityCode equals m.Code
            where r.Id == RespondentId && r.Kind == OrganisationKind.Partner
            select new
            {
                Assessment = a,
                Study = s,
                Approach = approach.Name,
                Municipality = m.Name,
                IsSubmitted = db.Questionnaires.Any(q => q.RespondentId == r.Id && q.Submissions.Any()),
                Chooser = db.Users.Where(u => u.Id == r.ChosenBy).Select(u => u.Name).FirstOrDefault(),
            }).AsSingleQuery().SingleOrDefaultAsync(stop);
        if (found is null)
            return NotFound();
        (_assessment, Study, Approach, Municipality, IsSubmitted, Chooser) = (
            found.Assessment,
            found.Study,
            found.Approach,
            found.Municipality,
            found.IsSubmitted,
            found.Chooser);
        Respondent = _assessment.Respondents.Single(r => r.Id == RespondentId);
        Others =
        [
            .. _assessment
                .Respondents.Where(r => r != Respondent && (r.Answered is null or Answering.Own || r.Id == Respondent.JoinedRespondentId))
                .Select(r => new Choice(r.Id.ToString(), r.Name)),
        ];
        return null;
    }

    private void Check()
    {
        Need(
            Way is nameof(Answering.Own) or nameof(Answering.Joined) or nameof(Answering.Declined),
            nameof(Way),
            text["Kies hoe uw organisatie meedoet."]);
        if (Way == nameof(Answering.Joined))
        {
            Need(_assessment.Respondents.Any(r => r.Id == With), nameof(With), text["Kies bij wiens antwoorden u zich aansluit."]);
            Need(Confirmed, nameof(Confirmed), text["Bevestig dat uw organisatie zich aansluit."]);
        }
        if (Way == nameof(Answering.Declined))
        {
            Need(!string.IsNullOrWhiteSpace(Reason), nameof(Reason), text["Schrijf op waarom uw organisatie niet meedoet."]);
            Need(
                Reason is null || RawValue.IsSound(Reason),
                nameof(Reason),
                text["In dit antwoord staat een teken dat niet bewaard kan worden. Haal het weg, of typ de tekst opnieuw."]);
            Need(
                Reason is null || RawValue.Length(Reason) <= ReasonLength,
                nameof(Reason),
                text[
                    "Dit antwoord is te lang: {0} tekens, en er passen er {1} in. Er is niets afgekapt; kort het antwoord in.",
                    RawValue.Length(Reason ?? ""),
                    ReasonLength
                ]);
        }
    }

    private void Settle()
    {
        switch (Way)
        {
            case nameof(Answering.Own):
                Respondent.AnswerOwn();
                break;
            case nameof(Answering.Joined):
                Respondent.Join(_assessment.Respondents.Single(r => r.Id == With));
                break;
            default:
                Respondent.Decline(Reason!.Trim());
                break;
        }
    }
}
