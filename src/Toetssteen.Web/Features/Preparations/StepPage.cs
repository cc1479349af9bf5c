using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Questionnaires.Saving;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Preparations;

/// <summary>
/// One step of an approach: a form over some of what is told of it. Two colleagues at two steps do not notice each other; at the same
/// step the second one is shown both versions, and nothing is overwritten.
/// </summary>
public abstract class StepPage(AppDb db, CurrentUser user, WorkLinks work, SiteText text, KnownQuestionnaires questionnaires)
    : StatementPage(db, user, work, text, questionnaires)
{
    /// <summary>Which of the two buttons was pressed: on to the next step, or back to the approach.</summary>
    [BindProperty]
    public string? Onto { get; set; }

    /// <summary>Whether what is shown is a colleague's version beside one's own.</summary>
    public bool IsConflict { get; private set; }

    /// <summary>Which step it is.</summary>
    public abstract Step Step { get; }

    /// <summary>The step as it is stored, in words.</summary>
    public virtual IReadOnlyList<ToldLine> Stored => StatementWords.Of(Step, Preparation, Statement, Form, L);

    /// <summary>What the step is about: compared to see whether a colleague changed it.</summary>
    protected abstract object Held { get; }

    private string Fingerprint =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(Held, JsonSerializerOptions.Web)))[..32];

    /// <summary>Shows the step as it is stored.</summary>
    public IActionResult OnGet()
    {
        if (!Preparation.IsOpen)
            return Redirect(Home);
        Fill();
        Seen = Fingerprint;
        return Page();
    }

    /// <summary>Stores the step.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        Check();
        if (!ModelState.IsValid)
            return Page();
        return await SaveAsync(() =>
        {
            if (Seen != Fingerprint)
            {
                (Seen, IsConflict) = (Fingerprint, true);
                return Conflict(L);
            }
            Act();
            return null;
        }, Next);
    }

    /// <summary>Puts what is stored into the form.</summary>
    protected abstract void Fill();

    /// <summary>Says what is wrong with what was typed.</summary>
    protected abstract void Check();

    /// <summary>Does it.</summary>
    protected abstract void Act();

    /// <summary>Where to go on.</summary>
    protected virtual string Next() =>
        Onto is null && Steps.Of(Statement, Form).SkipWhile(s => s != Step).Skip(1).Cast<Step?>().FirstOrDefault() is { } next
            ? next.Address(Work, InspectionId, StatementId)
            : StatementHome;
}
