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
public sealed class RemindModel(
    AppDb db,
    CurrentUser user,
    TimeProvider clock,
    StudyPost post,
    StudyProgress progress,
    WorkLinks work,
    SiteText text
) : StudyPage(db, user, clock)
{
    /// <summary>What is reminded of: a key of <see cref="Reminders.Key"/>.</summary>
    [BindProperty(SupportsGet = true, Name = "wie")]
    public string? Who { get; set; }

    /// <summary>The municipalities that it is about, as they were ticked on the page of progress; all when there are none.</summary>
    [BindProperty(SupportsGet = true)]
    public List<string> Gemeente { get; set; } = [];

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
    public ReminderOf Of { get; private set; }

    /// <summary>The ticked municipalities in which nobody can be reminded of this, each with why.</summary>
    public IReadOnlyList<(Standing Standing, string Why)> NotReminded { get; private set; } = [];

    /// <summary>Everyone who is waited for.</summary>
    public IReadOnlyList<Reminded> All { get; private set; } = [];

    /// <summary>Who will be reminded, once that is confirmed.</summary>
    public IReadOnlyList<Reminded> Confirming { get; private set; } = [];

    /// <summary>Where the forms are sent.</summary>
    public string Address => work.StudyReminders(Study.Slug, Reminders.Key(Of), Gemeente);

    /// <summary>Whether someone is chosen; to begin with those who are late, or everyone where nobody is.</summary>
    public bool IsTicked(Reminded person) =>
        HttpMethods.IsGet(Request.Method) ? person.IsLate || !All.Any(p => p.IsLate) : Keys.Contains(person.Key);

    /// <summary>The letter to someone.</summary>
    public Written LetterTo(Reminded person) =>
        LetterWriter.Reminder(Said!, person.About, Reminders.LastDay(person, Study.Calendar), Today);

    public IActionResult OnGet()
    {
        Said = LetterTexts.Of(Study).Reminder;
        return Page();
    }

    public IActionResult OnPostPreview()
    {
        if (Check())
            (Confirming, Batch) = ([.. Chosen()], NewId());
        return Page();
    }

    public IActionResult OnPostBack() => Page();

    public async Task<IActionResult> OnPostSendAsync()
    {
        if (!Check())
            return Page();
        var chosen = Chosen().ToList();
        var inspections = await Db.Inspections.Where(i => chosen.Select(p => p.InspectionId).Contains(i.Id)).ToDictionaryAsync(i => i.Id);
        var letters = chosen.ConvertAll(p => new Letter(
            LetterWriter.Once(Batch, p.InspectionId, p.AccountId),
            LetterKind.Reminder,
            inspections[p.InspectionId],
            p.AccountId,
            LetterTo(p).Subject,
            LetterTo(p).Text,
            p.LeadsTo,
            Me.Id,
            Now,
            p.Waiting is [{ QuestionnaireId: var only }] ? only : null,
            Reminders.LastDay(p, Study.Calendar)));
        var ids = letters.ConvertAll(l => l.Id);
        var before = await Db.Letters.Where(l => ids.Contains(l.Id)).Select(l => l.Id).ToListAsync();
        letters.RemoveAll(l => before.Contains(l.Id));
        post.Add(letters);
        await Db.SaveChangesAsync();
        Done = letters.Count == 0 ? text["Deze herinneringen waren al verstuurd. Er is niets dubbel verstuurd."] : post.Go(letters.Count);
        // Who answered, or was taken away, since the letter was looked at.
        var gone = Keys.Except(All.Select(p => p.Key))
            .Where(k => k.Length == Reminded.KeyLength && Guid.TryParseExact(k[^32..], "N", out _))
            .Select(k => Guid.ParseExact(k[^32..], "N"))
            .ToList();
        if (
            await Db
                .Accounts.Where(a => gone.Contains(a.Id) && Db.Letters.Any(l => l.StudyId == Study.Id && l.AccountId == a.Id))
                .OrderBy(a => a.FoldedName)
                .Select(a => a.Name)
                .ToListAsync() is
            { Count: > 0 } names)
            Done += " " + text["Niet herinnerd, want daarop wordt niet meer gewacht: {0}.", string.Join(", ", names)];
        return Redirect(Address);
    }

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadMoreAsync(CancellationToken stop)
    {
        var ticked = (await progress.ReadAsync(Study, stop)).Where(s => Gemeente.Count == 0 || Gemeente.Contains(s.Code)).ToList();
        // Who comes from ticked rows said nothing of what about: then what most of them are late with.
        Of =
            Who == Reminders.Key(ReminderOf.Answers)
            || (
                string.IsNullOrEmpty(Who)
                && ticked.Count(s => Reminders.Applies(ReminderOf.Answers, s))
                    > ticked.Count(s => Reminders.Applies(ReminderOf.Preparation, s)))
                ? ReminderOf.Answers
                : ReminderOf.Preparation;
        All = await Reminders.ReadAsync(Db, Study, Of, ticked, Today, stop);
        if (Gemeente.Count > 0)
            NotReminded = [.. ticked.Where(s => !All.Any(p => p.InspectionId == s.InspectionId)).Select(s => (s, WhyNot(s)))];
        return null;
    }

    private string WhyNot(Standing standing) => Reminders.Applies(Of, standing)
        ? text["Er is niemand om aan te schrijven: kies eerst een contactpersoon."]
        : Enum.GetValues<ReminderOf>().Any(of => of != Of && Reminders.Applies(of, standing))
            ? text["Hier gaat het om iets anders: {0}.", ProgressWords.Where(standing, text)]
        : text[
            "{0}. Wacht op {1}; daarvoor is er geen herinnering.",
            ProgressWords.Where(standing, text),
            ProgressWords.WaitsFor(standing, Me.Id, text)
        ];

    private bool Check()
    {
        Need(Chosen().Any(), nameof(Keys), text["Kies ten minste één persoon. Er is niets verstuurd."]);
        Need(!string.IsNullOrWhiteSpace(Said), nameof(Said), text["Schrijf wat er in deze brief staat."]);
        Need(
            Said is not { Length: > LetterTexts.MaxLength },
            nameof(Said),
            text[
                "Deze brief is te lang: {0} tekens, en er passen er {1} in. Er is niets afgekapt; kort de brief in.",
                Said?.Length,
                LetterTexts.MaxLength
            ]);
        return ModelState.IsValid;
    }

    private IEnumerable<Reminded> Chosen() => All.Where(p => Keys.Contains(p.Key));
}
