using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Questionnaires.Fill;
using Toetssteen.Web.Features.Questionnaires.Saving;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Drafts;

/// <summary>
/// A form of pieces of a draft, as a browser without scripts sends it. A field bears the name of its piece, and a hidden one says which
/// version was shown; so a form that was opened long ago changes only what was changed in it, and another's words are never overwritten
/// unseen. What could not be stored stands in the form as it was typed.
/// </summary>
public sealed class PieceForm(AppDb db, DraftWriter writer, IHttpContextAccessor http, SiteText text)
{
    private readonly Dictionary<string, string> _shown = [];
    private readonly Dictionary<string, Stored> _conflicts = [];
    private Dictionary<string, DraftText> _kept = [];
    private Dictionary<Guid, string> _names = [];
    private Guid _inspection;

    /// <summary>The inspection whose draft it is.</summary>
    public Guid InspectionId => _inspection;

    /// <summary>The pieces in the form, in their order.</summary>
    public IReadOnlyList<string> Names { get; private set; } = [];

    /// <summary>Whether someone else changed one of them meanwhile; the answer is then 409.</summary>
    public bool HasConflicts => _conflicts.Count > 0;

    /// <summary>The last save of one of these pieces; null where nothing was written.</summary>
    public (string? By, DateTimeOffset At)? LastSaved =>
        Names.Select(n => _kept.GetValueOrDefault(n)).OfType<DraftText>().MaxBy(t => t.SavedAt) is { } last ? (_names.GetValueOrDefault(last.SavedBy), last.SavedAt) : null;

    /// <summary>Begins a form of these pieces, showing what is stored.</summary>
    public async Task ShowAsync(Guid inspection, IEnumerable<string> names, CancellationToken stop)
    {
        (_inspection, Names) = (inspection, [.. names]);
        await ReadAsync(stop);
        foreach (var name in Names)
            _shown[name] = Kept(name);
    }

    /// <summary>What the form shows of a piece: what is stored, or what was typed where that was not stored.</summary>
    public string Value(string name) => _shown.GetValueOrDefault(name, "");

    /// <summary>Number of the stored piece; 0 where there is none.</summary>
    public int Number(string name) => _kept.GetValueOrDefault(name)?.Number ?? 0;

    /// <summary>Whether the form shows what was typed, since that could not be stored.</summary>
    public bool IsUnsaved(string name) => Posted is not null && Value(name) != Kept(name);

    /// <summary>The mark that says which version the form shows. What was typed and not stored keeps the mark that it came with.</summary>
    public string MarkOf(string name) => IsUnsaved(name) ? Posted![AnswerForm.MarkOf(name)].ToString() : Mark(Number(name), Value(name));

    /// <summary>What someone else saved meanwhile, where that is not what was typed; <paramref name="inWords"/> says a value to a person.</summary>
    public ConflictView? Conflict(string name, Func<string, string> inWords) => _conflicts.TryGetValue(name, out var theirs)
        ? new ConflictView(name, _names.GetValueOrDefault(theirs.By), theirs, inWords(theirs.Value), inWords(Value(name)), DraftPiece.Of(name)?.Kind == DraftPieceKind.Text)
        : null;

    /// <summary>Stores all that was changed in the form that came in. Every fault goes to <paramref name="fault"/>, with its piece.</summary>
    /// <exception cref="DomainException">D100: too long; D103: the draft is frozen. What was typed stands in the form.</exception>
    public async Task StoreAsync(Action<string, string> fault, CancellationToken stop)
    {
        var saves = new List<PieceSave>();
        foreach (var name in Names)
        {
            var (value, mark, choice) = (Read(name), Posted![AnswerForm.MarkOf(name)].ToString(), Posted[AnswerForm.ChoiceOf(name)].ToString());
            // Who chooses saw the other version too, and bases the choice on that one.
            _ = int.TryParse((choice.Length > 0 ? Posted[AnswerForm.OtherOf(name)].ToString() : mark).Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var basedOn);
            if (choice == AnswerForm.Theirs || (choice.Length == 0 && mark == Mark(basedOn, value)))
                value = Kept(name);
            else if (choice == AnswerForm.Both)
                value = $"{value}\n\n{Kept(name)}";
            _shown[name] = value;
            if (value != Kept(name))
                saves.Add(new PieceSave(_inspection, name, value, basedOn, Guid.NewGuid()));
        }
        foreach (var save in saves)
        {
            if (!RawValue.IsSound(save.Value))
                fault(save.Name, text[QuestionProblem.Sentences["Q008"]]);
            else if (await writer.SaveAsync(save, stop) is { Outcome: SaveOutcome.Conflict } stored)
                _conflicts[save.Name] = new Stored(stored.Outcome, stored.Value, stored.Number, stored.By, stored.At);
        }
        await ReadAsync(stop);
        foreach (var (name, theirs) in _conflicts)
            fault(name, text["{0} heeft deze tekst intussen ook gewijzigd. Kies welke tekst blijft.", _names.GetValueOrDefault(theirs.By) ?? text["een collega"]]);
    }

    private IFormCollection? Posted => http.HttpContext is { Request: { HasFormContentType: true } request } ? request.Form : null;

    private string Kept(string name) => _kept.GetValueOrDefault(name)?.Value ?? "";

    private string Read(string name)
    {
        switch (DraftPiece.Of(name)?.Kind)
        {
            case DraftPieceKind.Text:
                var typed = Posted![name].ToString().ReplaceLineEndings("\n");
                return string.IsNullOrWhiteSpace(typed) ? "" : typed;
            case DraftPieceKind.Passages:
                return AnswerForm.ReadSources(Posted!, name);
            default:
                return string.Join(' ', Posted![name].OfType<string>()).Trim();
        }
    }

    private async Task ReadAsync(CancellationToken stop)
    {
        _kept = await db.DraftTexts.AsNoTracking().Where(t => t.InspectionId == _inspection && Names.Contains(t.Name)).ToDictionaryAsync(t => t.Name, stop);
        var people = _kept.Values.Select(t => t.SavedBy).Distinct().ToList();
        _names = await db.Accounts.Where(a => people.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, stop);
    }

    private static string Mark(int number, string value) =>
        string.Create(CultureInfo.InvariantCulture, $"{number}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)).AsSpan(0, 8))}");
}
