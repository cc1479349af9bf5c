using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Cards;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Cards.Make;

/// <summary>Makes cards for who answers without a name, and shows them once, to be printed: nobody can read a code back.</summary>
public sealed class MakeModel(AppDb db, FrameworkCatalogue frameworks, CurrentUser user, SiteAddress site, SiteLinks links, SiteText text,
    TimeProvider clock)
    : FormPage
{
    private Study _study = null!;

    /// <summary>A round that there is or can be.</summary>
    /// <param name="Assessment">The approach.</param>
    /// <param name="Approach">Its name.</param>
    /// <param name="Kind">Who is asked.</param>
    /// <param name="Round">The round; null while no card was made.</param>
    public sealed record Possible(Assessment Assessment, string Approach, RespondentKind Kind, CardRound? Round)
    {
        /// <summary>By which it is chosen.</summary>
        public string Key => $"{Assessment.Id}:{Kind.Key}";
    }

    [BindProperty(SupportsGet = true, Name = "inspection")]
    public Guid InspectionId { get; set; }

    /// <summary>The round for which cards are made.</summary>
    [BindProperty]
    public string? For { get; set; }

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public DateOnly? LastDay { get; set; }

    public string Municipality { get; private set; } = "";

    public IReadOnlyList<Possible> Rounds { get; private set; } = [];

    /// <summary>Who sends the cards and can be asked.</summary>
    public Sender Sender { get; private set; } = null!;

    /// <summary>Whether this person makes cards here, and does not only read.</summary>
    public bool Makes { get; private set; }

    /// <summary>The codes that were made just now.</summary>
    public IReadOnlyList<string> Made { get; private set; } = [];

    /// <summary>What they are for.</summary>
    public Possible MadeFor { get; private set; } = null!;

    /// <summary>The short address, to be typed.</summary>
    public string Address => site.Of(links.Card())[(site.Of(links.Card()).IndexOf("//", StringComparison.Ordinal) + 2)..];

    /// <summary>The whole address of a card, for a camera.</summary>
    public string AddressOf(string code) => site.Of(links.Card(code));

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Makes)
            return Forbid();
        var chosen = Rounds.FirstOrDefault(r => r.Key == For);
        var isNumber = int.TryParse(Number, out var number);
        Need(chosen is not null, nameof(For), text["Kies voor wie de kaarten zijn."]);
        Need(isNumber && number is >= 1 and <= CardRound.MostAtOnce, nameof(Number),
            text["Vul een getal in van 1 tot en met {0}.", CardRound.MostAtOnce]);
        Need(chosen?.Round is not null || LastDay is not null, nameof(LastDay), text["Kies de laatste dag waarop een kaart werkt."]);
        Need(
            LastDay is null || chosen?.Round is not { LastDay: var day } || day == LastDay,
            nameof(LastDay),
            text[
                "De laatste dag van deze kaarten ligt vast: {0}. Laat het veld leeg of vul die dag in.",
                Dates.Day(chosen?.Round?.LastDay ?? default)
            ]);
        if (!ModelState.IsValid)
            return Page();
        return await ActAsync(db, InspectionId, text, () =>
        {
            MadeFor = Rounds.First(r => r.Key == For);
            var today = DutchDay.Today(clock);
            var round = MadeFor.Round ?? db.Add(new CardRound(Guid.NewGuid(), MadeFor.Assessment, MadeFor.Kind, LastDay!.Value, today))
                .Entity;
            MadeFor = MadeFor with { Round = round };
            Made = round.Make(number, today);
            return null;
        }) ?? Page();
    }

    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        if (await db.InspectionsOf(user).Include(i => i.Assessments)
            .SingleOrDefaultAsync(i => i.Id == InspectionId, stop) is not { } inspection)
            return NotFound();
        _study = await db.Studies.AsNoTracking().SingleAsync(s => s.Id == inspection.StudyId, stop);
        var draft = await db.Drafts.AsNoTracking().Include(d => d.Findings).SingleAsync(d => d.InspectionId == InspectionId, stop);
        var framework = frameworks.Of(_study.Framework);
        var kinds = inspection.Assessments.ToDictionary(a => a.Id, a => draft.AskedOf(a.Id, framework).Respondents);
        if (kinds.Values.All(k => k.Count == 0))
            return NotFound();
        Makes = await db.JudgedBy(user).AnyAsync(i => i.Id == InspectionId, stop)
            || await db.StudiesOf(user).AnyAsync(s => s.Id == _study.Id, stop);
        Municipality = MunicipalityRegister.Find(inspection.MunicipalityCode)?.Name ?? inspection.MunicipalityCode;
        Sender = await db.SenderOfAsync(_study, madeBy: null, stop);
        var rounds = await db.CardRounds.Where(r => r.InspectionId == InspectionId).ToListAsync(stop);
        var approaches = inspection.Assessments.Select(a => a.ApproachId).ToList();
        var names = await db.Approaches.Where(a => approaches.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, stop);
        Rounds =
        [
            .. from assessment in inspection.Assessments.OrderBy(a => a.Position)
               from kind in kinds[assessment.Id]
               select new Possible(assessment, names[assessment.ApproachId], kind,
                   rounds.Find(r => r.AssessmentId == assessment.Id && r.Kind == kind.Key)),
        ];
        if (HttpMethods.IsGet(Request.Method) && Rounds.All(r => r.Round is null)
            && _study.Calendar.AnswerBy is { } day && day >= DutchDay.Today(clock))
            LastDay = day;
        return null;
    }
}
