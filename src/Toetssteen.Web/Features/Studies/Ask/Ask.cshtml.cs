using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Studies.Ask;

/// <summary>
/// The questionnaires of a follow-up: the lead chooses where somebody is asked, looks at the letters, and sends them. A first study has
/// none of this.
/// </summary>
public sealed class AskModel(
    AppDb db,
    CurrentUser user,
    TimeProvider clock,
    FollowUpQuestions questions,
    StudyPost post,
    WorkLinks work,
    SiteText text
) : StudyPage(db, user, clock)
{
    /// <summary>Code of the only one to begin with.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Gemeente { get; set; }

    /// <summary>Codes of those that were chosen.</summary>
    [BindProperty]
    public List<string> Codes { get; set; } = [];

    /// <summary>Whether partners are asked too.</summary>
    [BindProperty]
    public bool Partners { get; set; }

    /// <summary>Why the study begins while fewer than two people can publish.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Where somebody can still be asked.</summary>
    public IReadOnlyList<Questioned> Waiting { get; private set; } = [];

    /// <summary>Where they will be, once that is confirmed.</summary>
    public IReadOnlyList<Questioned> Confirming { get; private set; } = [];

    /// <summary>Whether there are partners to ask.</summary>
    public bool HasPartners => Waiting.Any(w => w.Partners.Any());

    public IActionResult OnGet() => Page();

    public IActionResult OnPostPreview()
    {
        Confirming = [.. Chosen()];
        Need(
            Confirming.Count > 0,
            nameof(Codes),
            text["Kies ten minste één gemeente waar nog iemand te vragen is. Er is niets verstuurd."]);
        return Page();
    }

    public async Task<IActionResult> OnPostSendAsync(CancellationToken stop)
    {
        // Where it is refused, the same step comes back, with the field for the reason.
        Confirming = [.. Chosen()];
        Study.Begin(await Db.CountPublishersAsync(Study, stop), Reason);
        var (letters, problems) = (new List<Letter>(), new List<string>());
        foreach (var municipality in Chosen())
            letters.AddRange(await questions.AskAsync(Study, municipality, Partners, Me.Id, problems, stop));
        post.Add(letters);
        // Two leads who send at once: the second asks nobody twice.
        Db.Entry(Study).State = EntityState.Modified;
        await Db.SaveChangesAsync(stop);
        var left = Codes
            .Except(Confirming.Select(c => c.Municipality.Code))
            .Select(c => MunicipalityRegister.Find(c)?.Name)
            .OfType<string>()
            .ToList();
        if (left.Count > 0)
            problems.Add(text["Niet gevraagd, want daar is nu niemand te vragen: {0}.", string.Join(", ", left)]);
        Done = string.Join(' ', problems.Prepend(post.Go(letters.Count)));
        return Redirect(work.StudyQuestions(Study.Slug));
    }

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadMoreAsync(CancellationToken stop)
    {
        if (Study.EarlierStudyId is null)
            return NotFound();
        Waiting = await questions.ReadAsync(Study, stop);
        return null;
    }

    // Where the municipality was asked, its partners can be alone.
    private IEnumerable<Questioned> Chosen() =>
        Waiting.Where(w => Codes.Contains(w.Municipality.Code) && w.Contacts.Count > 0 && (w.IsWaiting || (Partners && w.Partners.Any())));
}
