using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Studies.Plan;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Studies.Follow;

/// <summary>
/// A follow-up of a study: which improvement points are judged again, which are not and why. The lead says against what, and plans it.
/// </summary>
public sealed class FollowModel(AppDb db, CurrentUser user, FollowUpStudies followUps, FrameworkCatalogue frameworks, TimeProvider clock,
    WorkLinks work, SiteText text) : StudyPage(db, user, clock)
{
    /// <summary>The most that a reason may be long.</summary>
    public const int MaxReason = 2_000;

    /// <summary>What is asked of an approach.</summary>
    public sealed class ApproachForm
    {
        /// <summary>What it is judged against.</summary>
        public Guid? Against { get; set; }

        /// <summary>Whether it is judged again.</summary>
        public bool IsLeftOut { get; set; }

        /// <summary>Why it is not.</summary>
        public string? Reason { get; set; }
    }

    /// <summary>Title, period and days of the follow-up.</summary>
    [BindProperty]
    public PlanForm Plan { get; set; } = new();

    /// <summary>What is said of each approach of which there is something to say, by its id.</summary>
    [BindProperty]
    public Dictionary<string, ApproachForm> Approaches { get; set; } = [];

    /// <summary>The approaches that the page showed as taken over: their ids, separated by spaces.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    /// <summary>The version of the framework that it judges by.</summary>
    [BindProperty]
    public string? Version { get; set; }

    /// <summary>The ways to the versions that can be chosen: the study's own, and those that reach back to it.</summary>
    public IReadOnlyList<CrosswalkPath> Ways => field ??= CrosswalkPath.LeadingFrom(frameworks.Get(Study.FrameworkId), frameworks.All);

    /// <summary>The versions to choose from.</summary>
    public IReadOnlyList<Choice> Versions => [.. Ways.Select(w => new Choice(w.To.Version,
        w.IsWithinOneVersion ? text["{0}, die van het eerdere onderzoek", w.To.Version] : w.To.Version))];

    /// <summary>The version that a point was found under.</summary>
    public Framework FrameworkOf(FollowedPoint followed) => Texts.In(frameworks.Get(followed.Point.FrameworkId));

    /// <summary>The scale of the judgement that holds now.</summary>
    public Scale ScaleOf(FollowedPoint followed) => frameworks.Get(followed.VersionOf(followed.Latest)).Scale;

    /// <summary>What becomes of a point under each later version that changes its norms.</summary>
    public IEnumerable<TakenOver> Became(FollowedPoint followed) =>
        from way in Ways.Skip(1)
        let taken = CrosswalkPath.Between(frameworks.All, FrameworkOf(followed), way.To)?.Of(followed.Point.IndicatorCodes)
        where taken is not null && taken.Norms.Any(n => n.Change != NormChange.None)
        select taken;

    /// <summary>What is taken over, and what is left out and why.</summary>
    public FollowUpPlan Points { get; private set; } = new([]);

    /// <summary>The follow-ups that were made of this study before.</summary>
    public IReadOnlyList<(string Slug, string Title)> Before { get; private set; } = [];

    /// <summary>The other inspectorates.</summary>
    public IReadOnlyList<Choice> Inspectorates { get; private set; } = [];

    /// <summary>How many points are taken over.</summary>
    public int Count => Points.Taken.Sum(m => m.Approaches.Sum(a => a.Taken.Count()));

    /// <summary>Why a point or a municipality is left out.</summary>
    public string Why(LeftOut why) => why switch
    {
        LeftOut.Resolved => text["voldeed bij de vorige hertoets"],
        LeftOut.NotPublished => text["er is nog geen factsheet gepubliceerd"],
        LeftOut.Withdrawn => text["de factsheet is ingetrokken"],
        _ => text["de aanpak zit in een ander vervolgonderzoek dat nog niet is gepubliceerd"],
    };

    /// <summary>What can be chosen to judge an approach against.</summary>
    public static IReadOnlyList<Choice> Candidates(FollowUpApproach approach) =>
        [.. approach.Candidates.Select(c => new Choice(c.Id.ToString(), c.Name))];

    /// <summary>What was chosen or typed of an approach.</summary>
    public ApproachForm Of(FollowUpApproach approach)
    {
        var key = approach.Approach.Id.ToString();
        Approaches.TryAdd(key, new ApproachForm());
        return Approaches[key];
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        Plan = await PlanForm.OfAsync(Db, Study, stop);
        Plan.Title = text["{0}, vervolgonderzoek", Study.Title];
        // The letters of a first study speak of a preparation; those of an earlier follow-up fit.
        var letters = Study.EarlierStudyId is null
            ? LetterTexts.ToFollowUpWith with
            {
                Reminder = LetterTexts.Of(Study).Reminder,
            }
            : LetterTexts.Of(Study);
        (Plan.ToMunicipality, Plan.ToPartners, Plan.Reminder) = (letters.ToMunicipality, letters.ToPartners, letters.Reminder);
        (Plan.Period, Plan.NominateBy, Plan.AnswerBy, Plan.DraftBy, Plan.PublishFrom) = (
            Today.Year.ToString(CultureInfo.InvariantCulture),
            null,
            null,
            null,
            null);
        Version = Ways[0].To.Version;
        foreach (var approach in Taken)
            (Of(approach).Against, Of(approach).IsLeftOut, Of(approach).Reason) = (
                approach.Proposed?.Id,
                approach.HasStopped,
                approach.HasStopped ? text["De aanpak is gestopt."] : null);
        Seen = string.Join(' ', Taken.Select(a => a.Approach.Id));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        Points.Require([.. (Seen ?? "").Split(' ').Select(s => Guid.TryParse(s, out var id) ? id : Guid.Empty)]);
        foreach (var (field, sentence) in Plan.Faults(text, new StudyCalendar(), Today))
            Need(false, $"{nameof(Plan)}.{field}", sentence);
        foreach (var approach in Taken)
        {
            var said = Of(approach);
            Need(
                said.Against is not null || approach.Proposed is not null,
                Field(approach, nameof(said.Against)),
                text["Kies waartegen {0} wordt beoordeeld.", approach.Approach.Name]);
            Need(
                !said.IsLeftOut || !string.IsNullOrWhiteSpace(said.Reason),
                Field(approach, nameof(said.Reason)),
                text["Schrijf op waarom {0} niet opnieuw wordt beoordeeld.", approach.Approach.Name]);
            Need(
                said.Reason is not { Length: > MaxReason },
                Field(approach, nameof(said.Reason)),
                text["Deze reden is te lang: {0} tekens, en er passen er {1} in. Er is niets afgekapt.", said.Reason?.Length, MaxReason]);
        }
        // A form that was opened before there were versions to choose from judges by the study's own.
        var way = Version is null ? Ways[0] : Ways.FirstOrDefault(w => w.To.Version == Version);
        Need(way is not null, nameof(Version), text["Kies een versie van het toetsingskader."]);
        if (!ModelState.IsValid)
            return Page();
        var study = Study.FollowUpOf(Study, NewId(), await PlanPage.FreeSlugAsync(Db, Plan.Title!), Plan.Title!.Trim(), Plan.Period, way);
        study.Plan(Plan.Title, Plan.Period, Plan.Calendar(), Plan.Letters(), Now);
        study.ReachedBy(Plan.Contact());
        study.Join(Study.Inspectorates.First(i => i.Leads).OrganisationId, leads: true);
        foreach (var other in Plan.Joint.Where(id => Inspectorates.Any(i => i.Value == id.ToString())))
            study.Join(other, leads: false);
        await followUps.BeginAsync(
            study,
            Points,
            Taken.ToDictionary(a => a.Approach.Id, a => new FollowUpChoice(Of(a).Against, Of(a).IsLeftOut ? Of(a).Reason : null)),
            stop);
        // Two leads who confirm at once: the second is told.
        Db.Entry(Study).State = EntityState.Modified;
        await Db.SaveChangesAsync(stop);
        Done = text["Het vervolgonderzoek is gemaakt. Wijs nu toe wie oordeelt en wie meeleest."];
        return Redirect(work.StudyAssignments(study.Slug));
    }

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadMoreAsync(CancellationToken stop)
    {
        Points = await followUps.PlanAsync(Study, stop);
        Before =
        [
            .. (
                await Db.StudiesOf(Me)
                    .Where(s => s.EarlierStudyId == Study.Id)
                    .OrderBy(s => s.PlannedAt)
                    .Select(s => new { s.Slug, s.Title })
                    .ToListAsync(stop)
            ).Select(s => (s.Slug, s.Title)),
        ];
        Inspectorates = await PlanPage.OthersAsync(Db, Study.Inspectorates.First(i => i.Leads).OrganisationId, stop);
        return null;
    }

    private IEnumerable<FollowUpApproach> Taken => Points.Taken.SelectMany(m => m.Approaches).Where(a => a.Taken.Any());

    private static string Field(FollowUpApproach approach, string field) => $"{nameof(Approaches)}[{approach.Approach.Id}].{field}";
}
