namespace Toetssteen.Domain.Frameworks;

/// <summary>A theme of one version, with what lies in it of earlier versions.</summary>
/// <param name="known">The versions that are known.</param>
/// <param name="frameworkId">The version: <c>ggsr/2026</c>.</param>
/// <param name="themeCode">Code of the theme in it.</param>
public sealed class ThemeOverVersions(IReadOnlyCollection<Framework> known, string frameworkId, string themeCode)
{
    private readonly Dictionary<string, CrosswalkPath> _ways = known.FirstOrDefault(f => f.Id == frameworkId) is { } to
        ? CrosswalkPath.LeadingTo(to, known).ToDictionary(w => w.From.Id) : [];

    private readonly HashSet<string> _codes = known.FirstOrDefault(f => f.Id == frameworkId)?.Themes
        .Where(t => t.Code == themeCode).SelectMany(t => t.Criteria).SelectMany(c => c.Indicators).Select(i => i.Code).ToHashSet() ?? [];

    /// <summary>Whether a norm of the theme took one of these over, or is one of them.</summary>
    /// <param name="ofFramework">The version of the codes.</param>
    /// <param name="codes">The codes.</param>
    public bool Has(string ofFramework, IEnumerable<string> codes) =>
        _ways.TryGetValue(ofFramework, out var way) && codes.SelectMany(way.Follow).Any(_codes.Contains);
}

/// <summary>
/// The way from one version of a framework to a later one, over the crosswalks of all versions between. Nothing else maps a code to another
/// version.
/// </summary>
public sealed class CrosswalkPath
{
    private readonly IReadOnlyList<Framework> _versions;

    // Norms are compared, and what became of them is kept, in the framework's own language.
    private CrosswalkPath(IReadOnlyList<Framework> versions) => _versions = [.. versions.Select(v => v.Own)];

    /// <summary>The earlier version.</summary>
    public Framework From => _versions[0];

    /// <summary>The later version; the same one where nothing is to be mapped.</summary>
    public Framework To => _versions[^1];

    /// <summary>Whether both ends are one version, so that every code stands for itself.</summary>
    public bool IsWithinOneVersion => _versions.Count == 1;

    /// <summary>The way from one version to another.</summary>
    /// <param name="known">The versions that are known.</param>
    /// <param name="from">The earlier version.</param>
    /// <param name="to">The later version.</param>
    /// <returns>The way; null where the later version does not reach back to the earlier one.</returns>
    public static CrosswalkPath? Between(IEnumerable<Framework> known, Framework from, Framework to)
    {
        var all = known.Where(f => f.Key == to.Key).ToList();
        var versions = new List<Framework> { to };
        while (versions[0].Id != from.Id)
        {
            var before = versions[0].Crosswalk?.From;
            if (all.Find(f => f.Version == before) is not { } earlier || versions.Contains(earlier))
                return null;
            versions.Insert(0, earlier);
        }
        return new CrosswalkPath(versions);
    }

    /// <summary>The ways from every version that a later one reaches back to, the nearest first; its own comes first of all.</summary>
    public static IReadOnlyList<CrosswalkPath> LeadingTo(Framework to, IReadOnlyCollection<Framework> known) =>
        [.. known.Select(from => Between(known, from, to)).OfType<CrosswalkPath>().OrderBy(p => p._versions.Count)];

    /// <summary>The ways to every version that reaches back to an earlier one, the nearest first; its own comes first of all.</summary>
    public static IReadOnlyList<CrosswalkPath> LeadingFrom(Framework from, IReadOnlyCollection<Framework> known) =>
        [.. known.Select(to => Between(known, from, to)).OfType<CrosswalkPath>().OrderBy(p => p._versions.Count)];

    /// <summary>
    /// The versions that findings can be counted by: those that they were found under, and the later ones that reach back to these.
    /// </summary>
    /// <param name="known">The versions that are known.</param>
    /// <param name="used">The versions that findings were found under.</param>
    public static IReadOnlyList<Framework> Reaching(IReadOnlyCollection<Framework> known, IReadOnlyCollection<string> used) =>
        [.. known.Where(to => LeadingTo(to, known).Any(way => used.Contains(way.From.Id)))];

    /// <summary>
    /// Rule: a norm is followed by all its parts, over any number of versions. A code that no crosswalk names keeps its own, as long as the
    /// next version has it.
    /// </summary>
    /// <param name="code">A code of the earlier version.</param>
    /// <returns>The codes that took the norm over, in the order of the later version; none where it lapsed.</returns>
    public IReadOnlyList<string> Follow(string code) => Walk(code).Codes;

    /// <summary>What became of a norm, with both wordings and what is to be known about it.</summary>
    /// <param name="code">A code of the earlier version.</param>
    public NormTakenOver Of(string code)
    {
        var ((codes, notes), norm) = (Walk(code), From.FindIndicator(code));
        return new NormTakenOver(code, norm?.ShortLabel ?? "", norm?.Norm ?? "",
            [.. codes.Select(c => To.FindIndicator(c)!).Select(i => new NormNow(i.Code, i.ShortLabel, i.Norm))], [.. notes])
        {
            MergedWith = IsWithinOneVersion ? []
                : [.. From.Indicators.Select(i => i.Code).Where(o => o != code && Follow(o).Intersect(codes).Any())],
        };
    }

    /// <summary>What became of the norms of an improvement point.</summary>
    /// <param name="codes">Its indicators, of one criterion of the earlier version.</param>
    /// <returns>The norms; null within one version, where nothing is to be told.</returns>
    public TakenOver? Of(IReadOnlyList<string> codes) => IsWithinOneVersion ? null
        : new TakenOver(From.Id, To.Id, From.ThemeOf(codes[0]).Code, From.CriterionOf(codes[0]).Code, [.. codes.Select(Of)]);

    /// <summary>The norms of the later version that took none over: new ones.</summary>
    public IReadOnlyList<Indicator> New =>
        [.. To.Indicators.ExceptBy(From.Indicators.SelectMany(i => Follow(i.Code)), i => i.Code)];

    private (IReadOnlyList<string> Codes, IReadOnlyList<string> Notes) Walk(string code)
    {
        var (codes, notes) = (new List<string> { code }, new List<string>());
        foreach (var version in _versions.Skip(1))
        {
            notes.AddRange(version.Crosswalk!.Steps.Where(s => codes.Contains(s.Old)).Select(s => s.Note).OfType<string>());
            var next = codes.SelectMany(version.Crosswalk.Follow).ToHashSet();
            codes = [.. version.Indicators.Select(i => i.Code).Where(next.Contains)];
        }
        return (codes, notes);
    }
}
