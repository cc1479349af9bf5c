using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Web.Features.Questionnaires.Fill;
using Toetssteen.Web.Features.Questionnaires.Saving;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Drafts.Saving;

/// <summary>What came of a form with pieces that was sent without the script: what was stored is stored, the rest is here.</summary>
public sealed class PostedPieces
{
    private readonly Dictionary<string, (string Value, string Mark)> _unsaved = [];
    private readonly Dictionary<string, Stored> _conflicts = [];
    private readonly List<(string Name, string Sentence)> _problems = [];

    /// <summary>What was typed and could not be stored, with the mark that it came with.</summary>
    public IReadOnlyDictionary<string, (string Value, string Mark)> Unsaved => _unsaved;

    /// <summary>Pieces that a colleague changed in the meantime: what is stored now.</summary>
    public IReadOnlyDictionary<string, Stored> Conflicts => _conflicts;

    /// <summary>What was refused, and why, in the order of the form.</summary>
    public IReadOnlyList<(string Name, string Sentence)> Problems => _problems;

    /// <summary>Why nothing can be written any more; null where it can.</summary>
    public DomainException? Closed { get; private set; }

    /// <summary>Whether everything that was changed is stored.</summary>
    public bool IsAllStored => _unsaved.Count == 0;

    /// <summary>
    /// Stores what was changed in a form, piece by piece. One that is refused does not keep the others from being stored.
    /// </summary>
    /// <param name="form">What was sent.</param>
    /// <param name="names">The pieces that the page has fields for; those that the form knows nothing of stay as they are.</param>
    /// <param name="kept">What was stored when the request came.</param>
    /// <param name="inspectionId">The inspection.</param>
    /// <param name="writer">Stores.</param>
    /// <param name="framework">The framework.</param>
    /// <param name="text">Words.</param>
    /// <param name="stop">Breaks it off.</param>
    public static async Task<PostedPieces> StoreAsync(
        IFormCollection form, IEnumerable<string> names, IReadOnlyDictionary<string, DraftText> kept, Guid inspectionId, DraftWriter writer,
        Framework framework, SiteText text, CancellationToken stop)
    {
        var posted = new PostedPieces();
        foreach (var name in names.Where(n => form.ContainsKey(AnswerForm.MarkOf(n))))
        {
            var piece = DraftPiece.Of(name)!;
            var kind = piece.Kind;
            var (value, now) = (PieceInput.Read(form, kind, name), kept.GetValueOrDefault(name)?.Value ?? "");
            var (mark, choice) = (form[AnswerForm.MarkOf(name)].ToString(), form[AnswerForm.ChoiceOf(name)].ToString());
            // Who chooses saw the other version too, and bases the choice on that one.
            var basedOn = AnswerForm.NumberIn(choice.Length > 0 ? form[AnswerForm.OtherOf(name)].ToString() : mark);
            if (choice == AnswerForm.Theirs || choice.Length == 0 && mark == AnswerForm.Mark(basedOn, PieceInput.Comparable(kind, value)))
                continue;
            if (choice == AnswerForm.Both)
                value = $"{value}\n\n{now}";
            if (PieceInput.Comparable(kind, value) != PieceInput.Comparable(kind, now))
                await posted.SaveAsync(new PieceSave(inspectionId, name, value, basedOn, Guid.NewGuid()), kind, mark, writer,
                    piece.ScaleIn(framework), text, stop);
        }
        return posted;
    }

    private async Task SaveAsync(
        PieceSave save, DraftPieceKind kind, string mark, DraftWriter writer, Scale scale, SiteText text, CancellationToken stop)
    {
        if (PieceInput.Refusal(kind, save.Value, scale, text) is { } refusal)
            _problems.Add((save.Name, refusal.Sentence));
        else if (Closed is null && await StoredAsync(save, writer, stop) is { } stored)
        {
            if (stored.Outcome != SaveOutcome.Conflict)
                return;
            _conflicts[save.Name] = new Stored(stored.Outcome, stored.Value, stored.Number, stored.By, stored.At);
        }
        _unsaved[save.Name] = (save.Value, mark);
    }

    private async Task<StoredPiece?> StoredAsync(PieceSave save, DraftWriter writer, CancellationToken stop)
    {
        try
        {
            return await writer.SaveAsync(save, stop);
        }
        catch (DomainException frozen) when (frozen.Code == "D103")
        {
            Closed = frozen;
            return null;
        }
    }
}

/// <summary>What a page shows of the pieces of a draft: what is stored, and what was typed where that is not.</summary>
/// <param name="Kept">What is stored, by name.</param>
/// <param name="People">Names of who wrote, by account.</param>
/// <param name="Posted">What came of the form that was sent; null where none was.</param>
/// <param name="InWords">A piece to be read: its name, and its value as it is kept.</param>
public sealed record PieceForm(
    IReadOnlyDictionary<string, DraftText> Kept,
    IReadOnlyDictionary<Guid, string> People,
    PostedPieces? Posted,
    Func<string, string, string> InWords)
{
    /// <summary>What the field holds.</summary>
    public string Value(string name) =>
        Posted?.Unsaved.TryGetValue(name, out var typed) is true ? typed.Value : Kept.GetValueOrDefault(name)?.Value ?? "";

    /// <summary>The number of what is stored; 0 for nothing.</summary>
    public int Number(string name) => Kept.GetValueOrDefault(name)?.Number ?? 0;

    /// <summary>Whether the field holds what could not be stored.</summary>
    public bool IsUnsaved(string name) => Posted?.Unsaved.ContainsKey(name) is true;

    /// <summary>The mark that says what the field showed; see <see cref="AnswerForm.Mark"/>.</summary>
    public string MarkOf(string name) => Posted?.Unsaved.TryGetValue(name, out var typed) is true
        ? typed.Mark
        : AnswerForm.Mark(Number(name), PieceInput.Comparable(DraftPiece.Of(name)!.Kind, Value(name)));

    /// <summary>The two versions, where a colleague saved another one in the meantime.</summary>
    public ConflictView? Conflict(string name) => Posted?.Conflicts.TryGetValue(name, out var theirs) is true
        ? new ConflictView(name, People.GetValueOrDefault(theirs.By), theirs, InWords(name, theirs.Value), InWords(name, Value(name)),
            DraftPiece.Of(name)!.Kind == DraftPieceKind.Text)
        : null;

    /// <summary>The last save of these pieces; null where nothing was written.</summary>
    public DraftText? LastSaved(IEnumerable<string> names) =>
        names.Select(n => Kept.GetValueOrDefault(n)).OfType<DraftText>().MaxBy(t => t.SavedAt);
}

/// <summary>A text of a draft as a field of a page.</summary>
/// <param name="Form">What the page shows.</param>
/// <param name="Name">Name of the piece.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Hint">What helps to write it.</param>
/// <param name="Rows">How high the field begins.</param>
public sealed record PieceField(PieceForm Form, string Name, string Label, string? Hint = null, int Rows = 3);
