using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Drafts.Saving;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Drafts;

/// <summary>
/// A page on which pieces of a draft are written. Its form stores all that was changed; the script stores the same while one types.
/// </summary>
public abstract class WritingPage(AppDb db, OpenedDraft drafts, DraftWriter writer, CurrentUser user, SiteText text)
    : DraftPage(drafts, user)
{
    private IReadOnlyDictionary<Guid, string> _people = new Dictionary<Guid, string>();

    /// <summary>What the page shows of its pieces.</summary>
    public PieceForm Pieces { get; private set; } = null!;

    /// <summary>Whether there is a form: where one can write, and where what was typed could not be stored.</summary>
    public bool ShowsForm => MayWrite || Pieces.Posted is not null;

    /// <summary>The pieces that the page has fields for, in their order.</summary>
    public abstract IEnumerable<string> Names { get; }

    /// <summary>The pieces of what is judged as a whole.</summary>
    protected static IEnumerable<string> NamesOf(Guid assessment, IEnumerable<DraftedOverall> overall) =>
        overall.SelectMany(o =>
            new[] { DraftNames.OverallMark(assessment, o.Place.Code), DraftNames.OverallReason(assessment, o.Place.Code) });

    /// <summary>Who saved last on this page, and when; null where nothing was written.</summary>
    public (string? By, DateTimeOffset At)? LastSaved => Pieces.LastSaved(Names) is { } last
        ? (_people.GetValueOrDefault(last.SavedBy), last.SavedAt)
        : null;

    /// <summary>A piece to be read.</summary>
    protected virtual string InWords(string name, string value) => DraftPiece.Of(name) is { Kind: DraftPieceKind.Mark } piece
        ? DraftWords.Mark(value, piece.ScaleIn(Opened.Framework), text) : value;

    /// <summary>Stores the form that came in.</summary>
    /// <returns>The page again, with what could not be stored; null where all is.</returns>
    protected async Task<IActionResult?> StoreAsync(CancellationToken stop)
    {
        if (!Writes)
            return Forbid();
        var posted = await PostedPieces.StoreAsync(Request.Form, Names, Opened.Texts, InspectionId, writer, Opened.Framework, text, stop);
        if (posted.IsAllStored)
            return null;
        db.ChangeTracker.Clear();
        if (await LoadAsync(stop) is { } gone)
            return gone;
        Pieces = Pieces with { Posted = posted };
        if (posted.Closed is { } closed)
            ModelState.AddModelError("", $"{text[closed]} ({closed.Code})");
        foreach (var (name, sentence) in posted.Problems)
            Need(false, name, sentence);
        foreach (var (name, theirs) in posted.Conflicts)
            Need(false, name, text["{0} heeft dit intussen ook gewijzigd. Kies wat blijft.",
                _people.GetValueOrDefault(theirs.By) ?? text["een collega"]]);
        return new PageResult { StatusCode = posted.Conflicts.Count > 0 ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest };
    }

    /// <summary>Reads the pieces of the page, once it is known which they are.</summary>
    protected async Task ShowPiecesAsync(CancellationToken stop)
    {
        var people = Names.Select(n => Opened.Texts.GetValueOrDefault(n)).OfType<DraftText>().Select(t => t.SavedBy).Distinct().ToList();
        _people = await db.Accounts.Where(a => people.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, stop);
        Pieces = new PieceForm(Opened.Texts, _people, null, InWords);
    }
}
