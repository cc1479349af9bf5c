namespace Toetssteen.Domain.Frameworks;

/// <summary>
/// That a framework also judges a level above its indicators as a whole. Such a mark is given by a person with a reason. It stands beside
/// the counts: it is never computed, and it is in no count.
/// </summary>
/// <param name="Level">Theme, group or criterion; null for the framework as a whole.</param>
/// <param name="Label">What the owner calls the judgement: "status".</param>
public sealed record OverallLevel(TreeLevel? Level, Wording Label)
{
    /// <summary>By which marks it judges, where these are not those of the indicators. Some of them may fall, or none.</summary>
    public Scale? Scale { get; init; }
}

/// <summary>Something that is judged as a whole.</summary>
/// <param name="Code">Its code; <see cref="Whole"/> for the framework as a whole.</param>
/// <param name="Name">Its name; null for the framework as a whole.</param>
/// <param name="Label">What the judgement is called.</param>
/// <param name="Scale">By which marks.</param>
/// <param name="Theme">The theme that it is or lies in; null for the framework as a whole.</param>
/// <param name="Criteria">What lies in it.</param>
public sealed record OverallPlace(
    string Code, string? Name, Wording Label, Scale Scale, Theme? Theme, IReadOnlyList<Criterion> Criteria)
{
    /// <summary>Stands for the code of the framework as a whole; no theme, group or criterion can have it.</summary>
    public const string Whole = "_";

    /// <summary>What is judged in it, in the order of print.</summary>
    public IEnumerable<Indicator> Indicators => Criteria.SelectMany(c => c.Indicators);

    /// <summary>The code as its owner gave it; null where it has none.</summary>
    public string? OwnCode => Name is null ? null : Code;

    /// <summary>Its name behind its code, since names may return elsewhere; null for the framework as a whole.</summary>
    public string? CodedName => Name is null ? null : $"{Code} {Name}";
}
