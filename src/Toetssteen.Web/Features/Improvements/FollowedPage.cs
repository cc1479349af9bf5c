using Microsoft.AspNetCore.Mvc;
using Toetssteen.Domain;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Web.Data;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Improvements;

/// <summary>
/// A page with forms about what is followed up of one published inspection. Two people at one thing: the second is told, and nothing is
/// overwritten.
/// </summary>
public abstract class FollowedPage(AppDb db, SiteText text, TimeProvider clock) : FormPage
{
    /// <summary>The version that the form was opened with.</summary>
    [BindProperty]
    public Guid Seen { get; set; }

    /// <summary>Today, as the calendars in the Netherlands have it.</summary>
    public DateOnly Today { get; } = DutchDay.Today(clock);

    /// <summary>The moment.</summary>
    protected DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>The inspection, in whose history stands what is done.</summary>
    protected abstract Guid HistoryOf { get; }

    /// <summary>The version of what is shown, as it is stored.</summary>
    protected abstract Guid Stored { get; }

    /// <summary>A new identity.</summary>
    protected Guid NewId() => Guid.CreateVersion7(Now);

    /// <summary>Does something in this inspection and stores it, unless it was changed since the form was opened.</summary>
    /// <param name="act">Does it.</param>
    /// <returns>The answer in its place; null where it was done and stored.</returns>
    protected Task<IActionResult?> ActAsync(Action act) => ActAsync(db, HistoryOf, text, () =>
    {
        if (Seen != Stored)
        {
            Seen = Stored;
            return Conflict(text);
        }
        act();
        return null;
    });

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
    protected static string? Trimmed(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.ReplaceLineEndings("\n").Trim();
}
