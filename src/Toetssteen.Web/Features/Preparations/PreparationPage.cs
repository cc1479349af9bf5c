using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Questionnaires.Saving;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Preparations;

/// <summary>
/// A page of the preparation of one's own municipality; of another one there is none. What is shown comes in by one query, and what
/// is changed is saved so that nobody overwrites a colleague: see <see cref="SaveAsync"/>.
/// </summary>
public abstract class PreparationPage(AppDb db, CurrentUser user, WorkLinks work, SiteText text, KnownQuestionnaires questionnaires)
    : FormPage
{
    /// <summary>The inspection.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid InspectionId { get; set; }

    /// <summary>What the form was opened with; a form that was opened before a colleague's change is told of it.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    /// <summary>The inspection, with its preparation.</summary>
    public Inspection Inspection { get; private set; } = null!;

    /// <summary>The study.</summary>
    public Study Study { get; private set; } = null!;

    /// <summary>Name of the municipality.</summary>
    public string Municipality { get; private set; } = "";

    /// <summary>Name of who sent it in last.</summary>
    public string? Sender { get; private set; }

    /// <summary>What the municipality tells.</summary>
    public Preparation Preparation => Inspection.Preparation!;

    /// <summary>What the framework asks about each approach.</summary>
    public PreparationForm Form => questionnaires.PreparationOf(Inspection.FrameworkId);

    /// <summary>Where the preparation begins.</summary>
    public string Home => Work.Preparation(InspectionId);

    /// <summary>The trail down to the preparation.</summary>
    public IReadOnlyList<Crumb> Trail => [new(L["Mijn werk"], Work.Home()), new(L["Voorbereiding"], Home)];

    /// <summary>The database.</summary>
    protected AppDb Db => db;

    /// <summary>Who asks.</summary>
    protected CurrentUser CurrentUser => user;

    /// <summary>Addresses.</summary>
    protected WorkLinks Work => work;

    /// <summary>Words.</summary>
    protected SiteText L => text;

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        var found = await (
            from i in db.InspectionsOf(user)
                .Include(i => i.Preparation!)
                    .ThenInclude(p => p.Approaches.OrderBy(a => a.Position))
                        .ThenInclude(a => a.Partners.OrderBy(p => p.Position))
            join s in db.Studies on i.StudyId equals s.Id
            join m in db.Municipalities on i.MunicipalityCode equals m.Code
            where i.Id == InspectionId && i.Preparation != null
            select new
            {
                Inspection = i,
                Study = s,
                m.Name,
                Sender = db.Users.Where(u => u.Id == i.Preparation!.SubmittedBy).Select(u => u.Name).FirstOrDefault(),
            })
            .AsSingleQuery()
            .SingleOrDefaultAsync(stop);
        if (found is null)
            return NotFound();
        (Inspection, Study, Municipality, Sender) = (found.Inspection, found.Study, found.Name, found.Sender);
        return null;
    }

    /// <summary>
    /// Does something and saves it. Whether a colleague changed the very same since the form was opened, <paramref name="act"/> sees by
    /// itself. The whole preparation changes along, so that who is about to send it sees that it is not what was read.
    /// </summary>
    /// <param name="act">Does it; an answer in its place where it cannot be done.</param>
    /// <param name="onto">Where to go on.</param>
    protected async Task<IActionResult> SaveAsync(Func<IActionResult?> act, Func<string> onto) =>
        await ActAsync(
            db,
            InspectionId,
            text,
            () =>
            {
                Preparation.RequireOpen();
                if (act() is { } answer)
                    return answer;
                if (db.ChangeTracker.HasChanges())
                    Touch();
                return null;
            },
            isPublic: true
        ) ?? Redirect(onto());

    /// <summary>Marks as changed what holds the change.</summary>
    protected virtual void Touch() => db.Entry(Preparation).Property(p => p.Version).IsModified = true;

    /// <summary>Says what is wrong with a text that is too long, or holds what cannot be kept.</summary>
    protected void NeedText(string? typed, string field, int most)
    {
        if (typed is null)
            return;
        Need(
            RawValue.IsSound(typed),
            field,
            text["In dit antwoord staat een teken dat niet bewaard kan worden. Haal het weg, of typ de tekst opnieuw."]);
        Need(
            RawValue.Length(typed) <= most,
            field,
            text[
                "Dit antwoord is te lang: {0} tekens, en er passen er {1} in. Er is niets afgekapt; kort het antwoord in.",
                RawValue.Length(typed),
                most
            ]);
    }

    /// <summary>What was typed, without the space around it; null where that is nothing.</summary>
    protected static string? Trimmed(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    /// <summary>The date that was typed, once it was found to be one.</summary>
    protected static PartialDate? Read(string? typed) => PartialDateText.TryRead(typed, out var date) ? date : null;
}
