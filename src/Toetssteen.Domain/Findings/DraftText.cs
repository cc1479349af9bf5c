using Toetssteen.Domain.History;
using Toetssteen.Domain.Questionnaires;

namespace Toetssteen.Domain.Findings;

/// <summary>
/// A piece of the draft of a factsheet (concepttekst): text, mark, attention point, what a finding rests on, a paragraph of a conclusion, a
/// note. Saved while an inspector types, by the same rule as an answer. Its place is its name, see <see cref="DraftNames"/>.
/// </summary>
public sealed class DraftText : SavedText, IRecordsActs
{
    /// <summary>Longest piece, in characters as a person counts them (<see cref="RawValue.Length"/>).</summary>
    public const int MaxLength = 50_000;

    private readonly ActLog _acts = new();
    private List<Guid> _authors = [];

    private DraftText()
    {
    }

    /// <summary>The first save of a piece.</summary>
    /// <param name="inspectionId">The inspection.</param>
    /// <param name="name">Its place in the draft.</param>
    /// <param name="value">What was typed.</param>
    /// <param name="saveId">Identity of this save, given by who types.</param>
    /// <param name="by">Account of who typed.</param>
    /// <param name="at">When it was stored.</param>
    /// <param name="why">Why, where the program wrote it.</param>
    /// <exception cref="DomainException">D100: too long; D195: no identity.</exception>
    public DraftText(Guid inspectionId, string name, string value, Guid saveId, Guid by, DateTimeOffset at, string? why = null)
        : base(value, saveId, by, at)
    {
        RequireItFits(value);
        (InspectionId, Name) = (inspectionId, name);
        _authors.Add(by);
        Record("", why);
    }

    /// <summary>The inspection.</summary>
    public Guid InspectionId { get; private set; }

    /// <summary>Its place in the draft.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Everyone who wrote in it, the first first.</summary>
    public IReadOnlyList<Guid> Authors { get => _authors; private set => _authors = [.. value]; }

    /// <summary>Saves what was typed, and remembers who wrote.</summary>
    /// <exception cref="DomainException">D100: too long; D195: no identity.</exception>
    public SaveOutcome Write(string value, int basedOn, Guid saveId, Guid by, DateTimeOffset at, string? why = null)
    {
        var before = Value;
        var outcome = Replace(value, basedOn, saveId, by, at);
        if (outcome != SaveOutcome.Saved)
            return outcome;
        if (!_authors.Contains(by))
            _authors = [.. _authors, by];
        Record(before, why);
        return outcome;
    }

    /// <inheritdoc/>
    ActLog IRecordsActs.Acts => _acts;

    // Short values whole, texts by what changed in them.
    private void Record(string before, string? why)
    {
        var field = DraftPiece.Of(Name)?.Field;
        if (field is null or { Kind: DraftPieceKind.Text })
            _acts.RecordText(InspectionId, field?.Act ?? HistoryAct.TextChanged, Name, before, Value, why);
        else
            _acts.Record(InspectionId, field.Act, Name, why, before, Value);
    }

    /// <inheritdoc/>
    protected override void RequireItFits(string value)
    {
        if (RawValue.Length(value) is var length && length > MaxLength)
            throw new DomainException(
                "D100",
                $"Deze tekst is te lang: {length} tekens, en er passen er {MaxLength}. Uw tekst staat nog op het scherm; maak hem korter.");
    }
}
