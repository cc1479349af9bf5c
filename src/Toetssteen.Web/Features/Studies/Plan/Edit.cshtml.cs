using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Studies.Plan;

/// <summary>Changes the plan of a study. Who was quicker is shown, and nothing of either is lost.</summary>
public sealed class EditModel(
    AppDb db,
    CurrentUser user,
    FrameworkCatalogue catalogue,
    Invitations invitations,
    TimeProvider clock,
    WorkLinks work,
    SiteText text
) : StudyPage(db, user, clock)
{
    /// <summary>What is asked.</summary>
    [BindProperty]
    public PlanForm Plan { get; set; } = new();

    /// <summary>The version that was changed.</summary>
    [BindProperty]
    public Guid Version { get; set; }

    /// <summary>Name of the framework.</summary>
    public string Framework =>
        catalogue.Find(Study.FrameworkId) is { } known && Texts.In(known) is var f ? $"{f.Title} ({f.Version})" : Study.FrameworkId;

    /// <summary>What of it is examined, in a few words.</summary>
    public string Examined => Study.Part switch
    {
        null => text["Het hele toetsingskader"],
        { Name: { } name } => Texts.In(name),
        var part => text["Een eigen selectie: {0} van {1}", part.Indicators.Count, catalogue.InUse(Study.FrameworkId).Indicators.Count()],
    };

    /// <summary>The other inspectorates.</summary>
    public IReadOnlyList<Choice> Inspectorates { get; private set; } = [];

    /// <summary>What someone else made of it meanwhile, where it differs from what was typed.</summary>
    public IReadOnlyList<(string What, string Now)> Theirs { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        (Plan, Version) = (await PlanForm.OfAsync(Db, Study, HttpContext.RequestAborted), Study.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        foreach (var (field, sentence) in Plan.Faults(text, Study.Calendar, Today))
            Need(false, $"{nameof(Plan)}.{field}", sentence);
        if (!ModelState.IsValid)
            return Page();
        if (Version != Study.Version)
            return ShowTheirs();
        Study.Plan(Plan.Title!, Plan.Period, Plan.Calendar(), Plan.Letters(), Now);
        Study.ReachedBy(Plan.Contact());
        await ProlongAsync(HttpContext.RequestAborted);
        foreach (var (id, joins) in Inspectorates.Select(i => Guid.Parse(i.Value)).Select(id => (id, Plan.Joint.Contains(id))))
            if (joins)
                Study.Join(id, leads: false);
            else
                Study.Leave(id);
        // Who takes part lies in rows of its own; the plan is changed by it all the same.
        Db.Entry(Study).State = EntityState.Modified;
        await Db.SaveChangesAsync();
        Done = text["Het onderzoek is gewijzigd."];
        return Redirect(work.Study(Study.Slug));
    }

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadMoreAsync(CancellationToken stop)
    {
        Inspectorates = await PlanPage.OthersAsync(Db, Study.Inspectorates.First(i => i.Leads).OrganisationId, stop);
        return null;
    }

    // Who was written to about a step has until its new day, and the links with them.
    private async Task ProlongAsync(CancellationToken stop)
    {
        var inspections = await Db.Inspections.Where(i => i.StudyId == Study.Id).Select(i => i.Id).ToListAsync(stop);
        if (Study.Calendar.NominateBy is { } nominate)
            await invitations.ProlongAsync([.. inspections.Select(LetterWriter.ToPreparation)], nominate, stop);
        if (Study.Calendar.AnswerBy is not { } answer)
            return;
        var respondents = Db.Respondents.Where(r =>
            Db.Assessments.Any(a => a.Id == r.AssessmentId && inspections.Contains(a.InspectionId)));
        await invitations.ProlongAsync(
            [.. (await respondents.Select(r => r.Id).ToListAsync(stop)).Select(LetterWriter.ToParticipation)],
            answer,
            stop);
        await invitations.ProlongAsync(
            [
                .. (
                    await Db.Questionnaires.Where(q => respondents.Any(r => r.Id == q.RespondentId)).Select(q => q.Id).ToListAsync(stop)
                ).Select(LetterWriter.ToQuestionnaire),
            ],
            answer,
            stop);
    }

    private PageResult ShowTheirs()
    {
        var (theirs, mine) = (Lines(PlanForm.Of(Study)), Lines(Plan));
        Theirs = [.. theirs.Where((line, n) => line.Now != mine[n].Now)];
        Version = Study.Version;
        ModelState.Remove(nameof(Version));
        var page = Page();
        page.StatusCode = StatusCodes.Status409Conflict;
        return page;
    }

    private List<(string What, string Now)> Lines(PlanForm form) =>
        [
            (text["Titel"], form.Title ?? ""),
            (text["Periode waarover wordt geoordeeld"], form.Period ?? ""),
            (
                text["Inspecties die meeonderzoeken"],
                string.Join(", ", Inspectorates.Where(i => form.Joint.Contains(Guid.Parse(i.Value))).Select(i => i.Label))),
            .. Words
                .Days(Study.Kind, form.Calendar())
                .Select(d => (Words.Day(d.Kind, text), d.Day?.ToString("d MMMM yyyy", CultureInfo.CurrentCulture) ?? text["nog open"])),
            (
                text["Contactpersoon"],
                string.Join(
                    ", ",
                    new[] { form.ContactName, form.ContactPhone, form.ContactEmail }.Where(p => !string.IsNullOrWhiteSpace(p)))),
            (text["Uitnodiging aan een gemeente"], form.Letters().ToMunicipality ?? ""),
            (text["Uitnodiging aan een netwerkpartner"], form.Letters().ToPartners ?? ""),
            (text["Herinnering"], form.Letters().Reminder ?? ""),
        ];
}
