using System.Text.Json.Serialization;

namespace Toetssteen.Domain.Frameworks;

/// <summary>
/// How the norms of an improvement point return in the later version that it is judged by. It says all that a reader has to know, with both
/// wordings, so an edition can freeze it.
/// </summary>
/// <param name="From">The version that the point was found under: <c>ggsr/2012</c>.</param>
/// <param name="To">The version that it is judged by: <c>ggsr/2026</c>.</param>
/// <param name="ThemeCode">The theme of the point, in the earlier version.</param>
/// <param name="CriterionCode">The criterion of the point, in the earlier version.</param>
/// <param name="Norms">Its norms, in the order of the earlier version.</param>
public sealed record TakenOver(string From, string To, string ThemeCode, string CriterionCode, ValueList<NormTakenOver> Norms)
{
    /// <summary>The codes of the point, in the earlier version.</summary>
    [JsonIgnore]
    public ValueList<string> Codes => [.. Norms.Select(n => n.Code)];

    /// <summary>The norms that it is judged by now, each once.</summary>
    [JsonIgnore]
    public IReadOnlyList<NormNow> Now => [.. Norms.SelectMany(n => n.Now).Distinct()];

    /// <summary>Whether no norm of it was taken over: it cannot be judged again.</summary>
    [JsonIgnore]
    public bool IsLapsed => Norms.All(n => n.Now.Count == 0);

    /// <summary>The earlier version without its key: <c>2012</c>.</summary>
    [JsonIgnore]
    public string FromVersion => VersionOf(From);

    /// <summary>The later version without its key: <c>2026</c>.</summary>
    [JsonIgnore]
    public string ToVersion => VersionOf(To);

    /// <summary>The version in the id of a framework: <c>2012</c> of <c>ggsr/2012</c>.</summary>
    public static string VersionOf(string frameworkId) => frameworkId[(frameworkId.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>
    /// The place of its page in a draft. Two points may be judged by one norm, and a point by none, so it is known by its own first code,
    /// behind its version; no code of a framework looks like this.
    /// </summary>
    [JsonIgnore]
    public string Place => $"{FromVersion}~{Norms[0].Code}";

    /// <summary>What a point is called, with both codes: <c>3.1.5 (2012) → 3.1.4 Resultaten</c>.</summary>
    /// <param name="framework">The version that it is judged by.</param>
    public FindingName NameIn(Framework framework)
    {
        var now = framework.NameOf(framework.Indicators.Select(i => i.Code).Intersect(Now.Select(n => n.Code)));
        return IsLapsed
            ? new FindingName($"{string.Join(", ", Codes)} ({FromVersion})", string.Join("; ", Norms.Select(n => n.Label)))
            : new FindingName($"{string.Join(", ", Codes)} ({FromVersion}) → {now.Code}", now.Label);
    }

    /// <summary>Why a point cannot be judged again whose norms all lapsed, in Dutch; what an inspector writes comes in its place.</summary>
    [JsonIgnore]
    public string? WhyLapsed => !IsLapsed ? null : string.Join(' ',
        Norms.SelectMany(n => n.Notes).Distinct().Prepend($"Deze norm is vervallen in versie {ToVersion} van het toetsingskader."));
}

/// <summary>What became of one norm.</summary>
/// <param name="Code">Its code in the earlier version.</param>
/// <param name="Label">Its short label there.</param>
/// <param name="Norm">The norm to the letter.</param>
/// <param name="Now">The norms that took it over; none where it lapsed.</param>
/// <param name="Notes">What the crosswalks say about it, the earliest first.</param>
public sealed record NormTakenOver(string Code, string Label, string Norm, ValueList<NormNow> Now, ValueList<string> Notes)
{
    /// <summary>Other norms of the earlier version that one of these took over as well.</summary>
    public ValueList<string> MergedWith { get; init; } = [];

    /// <summary>What happened to it.</summary>
    [JsonIgnore]
    public NormChange Change => this switch
    {
        { Now.Count: 0 } => NormChange.Lapsed,
        { Now.Count: > 1 } => NormChange.Split,
        { MergedWith.Count: > 0 } => NormChange.Merged,
        { Now: [var now] } when now.Norm != Norm => NormChange.Reworded,
        { Now: [var now] } when now.Code != Code => NormChange.Renumbered,
        _ => NormChange.None,
    };

    /// <summary>Rule: findings under two versions are of one norm only where it reads the same, to the letter.</summary>
    [JsonIgnore]
    public bool IsSameNorm => Change is NormChange.None or NormChange.Renumbered;
}

/// <summary>A norm of the later version.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Label">Its short label.</param>
/// <param name="Norm">The norm to the letter.</param>
public sealed record NormNow(string Code, string Label, string Norm);

/// <summary>What happened to a norm between two versions.</summary>
public enum NormChange
{
    /// <summary>Nothing: the same code and the same words.</summary>
    None,

    /// <summary>Another code, the same words.</summary>
    Renumbered,

    /// <summary>Other words.</summary>
    Reworded,

    /// <summary>Several norms took it over.</summary>
    Split,

    /// <summary>One norm took it over together with others.</summary>
    Merged,

    /// <summary>Nothing took it over.</summary>
    Lapsed,
}
