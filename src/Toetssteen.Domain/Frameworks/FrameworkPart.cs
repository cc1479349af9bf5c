using System.Text.Json.Serialization;
using Toetssteen.Domain.Questionnaires;

namespace Toetssteen.Domain.Frameworks;

/// <summary>A part of a framework that its owner names: a core set, a profile.</summary>
/// <param name="Key">By which it is chosen: <c>kern</c>.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Indicators">The codes of the indicators in it.</param>
public sealed record FrameworkPart(string Key, Wording Name, IReadOnlyList<string> Indicators);

/// <summary>What a study examines of a framework, where that is not the whole.</summary>
/// <param name="Name">The name of a part that the framework names; null for a free selection.</param>
/// <param name="Indicators">The codes of the indicators, in the order of the framework.</param>
public sealed record ExaminedPart(Wording? Name, ValueList<string> Indicators)
{
    /// <summary>What is examined with these indicators.</summary>
    /// <param name="framework">The framework.</param>
    /// <param name="name">The name of a part that the framework names; null for a free selection.</param>
    /// <param name="indicatorCodes">The indicators.</param>
    /// <returns>The part; null where these are all.</returns>
    /// <exception cref="DomainException">D272: none; D001: one that the framework does not have.</exception>
    public static ExaminedPart? Of(Framework framework, Wording? name, IEnumerable<string> indicatorCodes)
    {
        var chosen = indicatorCodes.ToHashSet(StringComparer.Ordinal);
        if (chosen.Count == 0)
            throw new DomainException("D272", "Kies ten minste één indicator. Er is niets gewijzigd.");
        foreach (var code in chosen)
            framework.Whole.CriterionOf(code);
        var only = framework.Only(chosen);
        return only.IsPart ? new ExaminedPart(name, [.. only.Indicators.Select(i => i.Code)]) : null;
    }
}

/// <summary>By what a study judges: a framework version, or a part of it. Who needs the framework of an inspection asks by this.</summary>
/// <param name="Id">Framework key and version.</param>
/// <param name="Part">The part; null for the whole.</param>
public sealed record StudyFramework(string Id, ExaminedPart? Part)
{
    /// <summary>The framework as the study judges by it.</summary>
    /// <param name="whole">The framework version.</param>
    public Framework Of(Framework whole) => Part is null ? whole.Whole : whole.Only(Part.Indicators);

    /// <summary>Whether the study does not examine an indicator.</summary>
    public bool LeavesOut(string indicatorCode) => Part?.Indicators.Contains(indicatorCode) is false;
}

/// <summary>Something that a study did not examine.</summary>
/// <param name="Level">A theme or criterion that was left out wholly, or an indicator.</param>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name; of an indicator the short label.</param>
public sealed record LeftOutPlace(TreeLevel Level, string Code, string Name);

public sealed partial record Framework
{
    private Framework? PartOf { get; init; }

    /// <summary>The whole framework, where this is a part; else itself.</summary>
    [JsonIgnore]
    public Framework Whole => PartOf ?? this;

    /// <summary>Whether something is left out of it.</summary>
    [JsonIgnore]
    public bool IsPart => PartOf is not null;

    /// <summary>The indicators that are left out, in the order of print; none where it is whole.</summary>
    [JsonIgnore]
    public IReadOnlyList<Indicator> LeftOut => IsPart ? [.. Whole.Indicators.Where(i => FindIndicator(i.Code) is null)] : [];

    /// <summary>
    /// Rule: what is left out counts nowhere. The framework with these indicators alone: no theme, criterion, question or row of print is
    /// about another one, so no draft, questionnaire or document asks about it. Levels and their names stay those of the whole. A row of
    /// print that is not wholly examined falls apart, since its label is about all of it.
    /// </summary>
    /// <param name="indicatorCodes">The codes; those that the framework does not have are passed over.</param>
    public Framework Only(IEnumerable<string> indicatorCodes)
    {
        var kept = indicatorCodes.ToHashSet(StringComparer.Ordinal);
        if (Whole.Indicators.All(i => kept.Contains(i.Code)))
            return Whole;
        var gone = GoneWithout(kept);
        var themes = Whole.Themes.Where(t => t.Criteria.Count == 0 || Holds(t.Criteria))
            .Select(t => t with { Criteria = [.. t.Criteria.Where(c => Holds([c])).Select(Kept)] }).ToList();
        var asked = Whole.Indicators.Where(i => kept.Contains(i.Code)).SelectMany(i => i.QuestionsToKinds).Select(q => q.Kind).ToHashSet();
        return Whole with
        {
            PartOf = Whole,
            ShownAs = Whole.ShownAs is { } showing ? showing with { Own = showing.Own.Only(kept) } : null,
            Themes = themes,
            JointRows = [.. Whole.JointRows.Where(r => r.Indicators.All(kept.Contains))],
            Respondents = [.. Whole.Respondents.Where(k => asked.Contains(k.Key))],
        };

        bool Holds(IEnumerable<Criterion> criteria) => criteria.SelectMany(c => c.Indicators).Any(i => kept.Contains(i.Code));

        Criterion Kept(Criterion criterion) => criterion with
        {
            Indicators = [.. criterion.Indicators.Where(i => kept.Contains(i.Code))
                .Select(i => i with { Facts = [.. i.Facts.Where(f => !gone.Contains(f.Name))] })],
        };
    }

    /// <summary>The framework without these indicators.</summary>
    public Framework Without(IEnumerable<string> indicatorCodes) => Only(Whole.Indicators.Select(i => i.Code).Except(indicatorCodes));

    /// <summary>What is left out, as shortly as it can be said: a theme or criterion where all of it is, else the indicators.</summary>
    [JsonIgnore]
    public IEnumerable<LeftOutPlace> LeftOutPlaces
    {
        get
        {
            var left = LeftOut.Select(i => i.Code).ToHashSet(StringComparer.Ordinal);
            return Whole.Themes.SelectMany(theme => !theme.IsImplied && IsGone(theme.Criteria)
                ? [new LeftOutPlace(TreeLevel.Theme, theme.Code, theme.Name)]
                : theme.Criteria.SelectMany(criterion => !criterion.IsImplied && IsGone([criterion])
                    ? [new LeftOutPlace(TreeLevel.Criterion, criterion.Code, criterion.Path)]
                    : criterion.Indicators.Where(i => left.Contains(i.Code))
                        .Select(i => new LeftOutPlace(TreeLevel.Indicator, i.Code, i.ShortLabel))));

            bool IsGone(IReadOnlyList<Criterion> criteria) =>
                criteria.Count > 0 && criteria.All(c => c.Indicators.All(i => left.Contains(i.Code)));
        }
    }

    // The names of the questions about what is left out, and of those that rest on them. A condition names earlier questions only.
    private HashSet<string> GoneWithout(HashSet<string> kept)
    {
        var gone = new HashSet<string>(StringComparer.Ordinal);
        foreach (var indicator in Whole.Indicators)
        {
            var isGone = !kept.Contains(indicator.Code);
            if (isGone)
                gone.UnionWith(
                    [QuestionNames.Answer(indicator.Code), QuestionNames.Reasons(indicator.Code), QuestionNames.Sources(indicator.Code)]);
            foreach (var fact in indicator.Facts)
                if (isGone || new[] { fact.Relevant, fact.Constraint }.OfType<Expression>().SelectMany(e => e.Names).Any(gone.Contains))
                    gone.Add(fact.Name);
        }
        return gone;
    }

    /// <inheritdoc/>
    public override string ToString() => Id;
}
