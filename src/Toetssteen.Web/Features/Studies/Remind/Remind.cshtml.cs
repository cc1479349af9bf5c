using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Studies.Plan;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Studies.Remind;

/// <summary>Reminds one, several or all who are waited for, after a look at the letter and at who gets it.</summary>
public sealed class RemindModel(AppDb db, CurrentUser user, TimeProvider clock, StudyPost post, WorkLinks work, SiteText text) : StudyPage(db, user, clock)
{
    /// <summary>What is reminded of: a key of <see cref="Reminders.Key"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Wie { get; set; }

    /// <summary>The persons that were chosen.</summary>
    [BindProperty]
    public List<string> Keys { get; set; } = [];

    /// <summary>What the letter says.</summary>
    [BindProperty]
    public string? Said { get; set; }

    /// <summary>Which confirmation it was: what is sent twice from one is one.</summary>
    [BindProperty]
    public Guid Batch { get; set; }

    /// <summary>What is reminded of.</summary>
    public ReminderOf Of => Wie == Reminders.Key(ReminderOf.Answers) ? ReminderOf.Answers : ReminderOf.Preparation;

    /// <summary>Everyone who is waited for.</summary>
    public IReadOnlyList<Reminded> All { get; private set; } = [];

    /// <summary>Who will be reminded, once that is confirmed.</summary>
    public IReadOnlyList<Reminded> Confirming { get; private set; } = [];

    /// <summary>Where the forms are sent.</summary>
    public string Address => work.StudyReminders(Study.Slug, Reminders.Key(Of));

    /// <summary>Whether someone is chosen; to begin with those who are late, or everyone where nobody is.</summary>
    public bool IsTicked(Reminded person) => HttpMethods.IsGet(Request.Method) ? person.IsLate || !All.Any(p => p.IsLate) : Keys.Contains(person.Key);

    /// <summary>The letter to someone.</summary>
    public Written LetterTo(Reminded person) => LetterWriter.Reminder(Said!, person.About, Reminders.LastDay(Of, Study.Calendar), Today);

    public IActionResult OnGet()
    {
        Said = LetterTexts.Of(Study).Reminder;
        return Page();
    }

    public IActionResult OnPostBekijken()
    {
        if (Check())
            (Confirming, Batch) = ([.. Chosen()], NewId());
        return Page();
    }

    public IActionResult OnPostTerug() => Page();

    public async Task<IActionResult> OnPostVersturenAsync()
    {
        if (!Check())
            return Page();
        var chosen = Chosen().ToList();
        var inspections = await Db.Inspections.Where(i => chosen.Select(p => p.InspectionId).Contains(i.Id)).ToDictionaryAsync(i => i.Id);
        var letters = chosen.ConvertAll(p => new Letter(LetterWriter.Once(Batch, p.InspectionId, p.AccountId), LetterKind.Reminder, inspections[p.InspectionId], p.AccountId,
            LetterTo(p).Subject, LetterTo(p).Text, p.LeadsTo, Me.Id, Now, p.Waiting is [{ QuestionnaireId: var only }] ? only : null, Reminders.LastDay(Of, Study.Calendar)));
        var ids = letters.ConvertAll(l => l.Id);
        var before = await Db.Letters.Where(l => ids.Contains(l.Id)).Select(l => l.Id).ToListAsync();
        letters.RemoveAll(l => before.Contains(l.Id));
        post.Add(letters);
        try
        {
            await Db.SaveChangesAsync();
        }
        catch (DbUpdateException another) when (!DatabaseFault.IsPassing(another))
        {
            // The same confirmation, sent twice at once: the other one was quicker.
            letters = [];
        }
        Done = letters.Count == 0 ? text["Deze herinneringen waren al verstuurd. Er is niets dubbel verstuurd."] : post.Go(letters.Count);
        return Redirect(Address);
    }

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadMoreAsync(CancellationToken stop)
    {
        All = await Reminders.ReadAsync(Db, Study, Of, Today, stop);
        return null;
    }

    private bool Check()
    {
        Need(Chosen().Any(), nameof(Keys), text["Kies ten minste één persoon. Er is niets verstuurd."]);
        Need(!string.IsNullOrWhiteSpace(Said), nameof(Said), text["Schrijf wat er in deze brief staat."]);
        Need(Said is not { Length: > LetterTexts.MaxLength }, nameof(Said), text["Deze brief is te lang: {0} tekens, en er passen er {1} in. Er is niets afgekapt; kort de brief in.", Said?.Length, LetterTexts.MaxLength]);
        return ModelState.IsValid;
    }

    private IEnumerable<Reminded> Chosen() => All.Where(p => Keys.Contains(p.Key));
}
