using Toetssteen.Domain.Publication;

namespace Toetssteen.Domain.History;

/// <summary>A place where a chain does not hold.</summary>
/// <param name="InspectionId">The inspection.</param>
/// <param name="Number">Number of the entry.</param>
/// <param name="Code">Stable code.</param>
/// <param name="Sentence">What is the matter there.</param>
public sealed record HistoryFault(Guid InspectionId, int Number, string Code, string Sentence)
{
    /// <summary>The entry is not what it was when it was stored.</summary>
    public const string Altered = "H001";

    /// <summary>Entries are gone.</summary>
    public const string Removed = "H002";

    /// <summary>An entry came in between, or in the place of another.</summary>
    public const string Inserted = "H003";

    /// <summary>The entry stood elsewhere.</summary>
    public const string Reordered = "H004";

    /// <summary>The entry bore another number.</summary>
    public const string Renumbered = "H005";

    /// <summary>The chain does not end where its end was noted.</summary>
    public const string OtherEnd = "H006";

    /// <summary>A published edition rests on another entry.</summary>
    public const string OtherAnchor = "H007";
}

/// <summary>
/// Checks one chain while its entries go by. It keeps what is broken and nothing else, and says in <see cref="Finish"/> what happened.
/// </summary>
public sealed class HistoryCheck(Guid inspectionId, HistoryAnchor? end, IEnumerable<HistoryAnchor> anchors)
{
    private sealed record Break(int Number, bool IsWhole, bool IsLinked, bool IsExplained, string Previous, string Expected, int? Bore);

    private readonly ILookup<int, HistoryAnchor> _anchors = anchors.Distinct().ToLookup(a => a.Number);
    private readonly List<HistoryFault> _faults = [];
    private readonly List<Break> _breaks = [];
    private HistoryAnchor _last = new(0, "");
    private bool _lastIsWhole = true;

    /// <summary>How many entries went by.</summary>
    public int Count { get; private set; }

    /// <summary>The next entry, in the order of the numbers.</summary>
    public void Add(HistoryEntry entry)
    {
        Count++;
        var (number, gap) = (entry.Number, entry.Number > _last.Number + 1);
        if (gap)
            Fault(_last.Number + 1, HistoryFault.Removed, number - _last.Number == 2
                ? $"Gebeurtenis {_last.Number + 1} is verwijderd."
                : $"De gebeurtenissen {_last.Number + 1} tot en met {number - 1} zijn verwijderd.");
        else if (number <= _last.Number)
            Fault(number, HistoryFault.Inserted, $"Gebeurtenis {number} staat er meer dan eens, of kan er niet staan: ingevoegd.");

        var whole = HistoryChain.HashOf(entry) == entry.Hash;
        var linked = entry.PreviousHash == _last.Hash;
        if (!whole || !linked)
        {
            var explained = gap || !_lastIsWhole || number <= _last.Number;
            _breaks.Add(new Break(number, whole, linked, explained, entry.PreviousHash, _last.Hash, whole ? null : Bore(entry)));
        }
        foreach (var anchor in _anchors[number].Where(a => a.Hash != entry.Hash))
            Fault(number, HistoryFault.OtherAnchor, $"Een gepubliceerde editie berust op gebeurtenis {number}; nu staat daar een andere.");
        (_last, _lastIsWhole) = (new HistoryAnchor(number, entry.Hash), whole);
    }

    /// <summary>No more entries: what is wrong, in the order of the numbers.</summary>
    public IReadOnlyList<HistoryFault> Finish()
    {
        var expected = _breaks.Where(b => !b.IsLinked).Select(b => b.Expected).ToHashSet();
        var moved = _breaks.Where(b => !b.IsWhole && !b.IsLinked && expected.Contains(b.Previous)).ToHashSet();
        foreach (var broken in _breaks)
            Explain(broken, moved.Contains(broken), moved.Count > 0 && expected.Contains(broken.Previous));
        CompareEnd();
        foreach (var anchor in _anchors.SelectMany(a => a).Where(a => a.Number > _last.Number))
            Fault(anchor.Number, HistoryFault.Removed, $"Een editie berust op gebeurtenis {anchor.Number}; die is verwijderd.");
        return [.. _faults.OrderBy(f => f.Number)];
    }

    private void CompareEnd()
    {
        var n = _last.Number;
        if (end is null && Count > 0)
            Fault(n, HistoryFault.OtherEnd, $"Waar de geschiedenis eindigt is niet meer vastgelegd; de laatste gebeurtenis is nu {n}.");
        else if (end?.Number > n)
            Fault(n, HistoryFault.Removed, $"De geschiedenis eindigt bij gebeurtenis {n}, en eindigde bij {end.Number}: het einde is weg.");
        else if (end?.Number < n)
            Fault(n, HistoryFault.Inserted, $"Na gebeurtenis {end.Number} is iets ingevoegd: de geschiedenis loopt tot {n}.");
        else if (end is not null && end.Hash != _last.Hash && _faults.Count == 0)
            Fault(n, HistoryFault.OtherEnd,
                $"Gebeurtenis {n} is niet die waarmee de geschiedenis eindigde: zij is herschreven, of haar einde is gewijzigd.");
    }

    private void Explain(Break broken, bool moved, bool besideMoved)
    {
        var n = broken.Number;
        if (moved)
            Fault(n, HistoryFault.Reordered, $"Gebeurtenis {n} stond op een andere plaats: de volgorde is gewijzigd.");
        else if (broken.Bore is { } bore)
            Fault(n, HistoryFault.Renumbered,
                $"Gebeurtenis {n} droeg nummer {bore}: ervoor is iets {(bore > n ? "verwijderd" : "ingevoegd")}.");
        else if (!broken.IsWhole)
            Fault(n, HistoryFault.Altered, $"Gebeurtenis {n} is gewijzigd nadat zij werd vastgelegd.");
        else if (!broken.IsExplained && !besideMoved)
            Fault(n, HistoryFault.Inserted,
                $"Gebeurtenis {n} sluit niet aan op de vorige: een van beide is vervangen of ingevoegd.");
    }

    private static int? Bore(HistoryEntry entry) =>
        HistoryChain.HashOf(entry, entry.Number + 1) == entry.Hash ? entry.Number + 1
        : HistoryChain.HashOf(entry, entry.Number - 1) == entry.Hash ? entry.Number - 1 : null;

    private void Fault(int number, string code, string sentence) => _faults.Add(new HistoryFault(inspectionId, number, code, sentence));
}
