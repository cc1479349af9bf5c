namespace Toetssteen.Documents.Reading.Sources;

/// <summary>
/// Things on a page by the height at which they lie, so that those at one height are found without looking at all of them.
/// </summary>
internal sealed class PdfBands<T>
{
    private const double Band = 16;
    private const int MostBands = 24;

    private readonly Dictionary<long, List<T>> bands = [];

    // What lies at very many heights would be held very often.
    private readonly List<T> tall = [];

    public PdfBands(IEnumerable<T> things, Func<T, PdfBox> boxOf)
    {
        foreach (var thing in things)
        {
            var (first, last) = (BandOf(boxOf(thing).Y0), BandOf(boxOf(thing).Y1));
            if (last - first > MostBands)
            {
                tall.Add(thing);
            }

            for (var band = first; band <= last && last - first <= MostBands; band++)
            {
                if (!bands.TryGetValue(band, out var list))
                {
                    bands[band] = list = [];
                }

                list.Add(thing);
            }
        }
    }

    /// <summary>What may lie at the heights of a box, in no order; some of it more than once.</summary>
    public IEnumerable<T> Near(PdfBox box)
    {
        for (var band = BandOf(box.Y0); band <= BandOf(box.Y1); band++)
        {
            foreach (var thing in bands.GetValueOrDefault(band) ?? [])
            {
                yield return thing;
            }
        }

        foreach (var thing in tall)
        {
            yield return thing;
        }
    }

    private static long BandOf(double y) => (long)Math.Floor(Math.Clamp(y, -10_000, 10_000) / Band);
}
