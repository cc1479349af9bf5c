using System.Globalization;
using Toetssteen.Domain.Comparison;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.ImprovementPoints.Picture;

/// <summary>The points of the picture, grouped and counted.</summary>
public sealed class PictureGroups(
    IReadOnlyList<PictureLine> lines,
    IReadOnlyList<Dataset.StudyLine> studies,
    IReadOnlyList<Framework> frameworks,
    Dataset.StudyLine? chosen)
{
    private static readonly StringComparer DutchOrder = StringComparer.Create(CultureInfo.GetCultureInfo("nl-NL"), ignoreCase: true);

    /// <summary>The points of one study after one round of re-tests.</summary>
    /// <param name="Study">The study in which they were found; null where that study is not here.</param>
    /// <param name="Round">The round, counted from 1; null where one follow-up was chosen.</param>
    /// <param name="Tally">The numbers.</param>
    public sealed record RoundTally(Dataset.StudyLine? Study, int? Round, RetestTally Tally);

    /// <summary>A theme, indicator or municipality with its numbers.</summary>
    public sealed record NamedTally<T>(T Of, RetestTally Tally)
    {
        /// <summary>How many of these points were found under an earlier version.</summary>
        public int Earlier { get; init; }
    }

    /// <summary>Something that points can have in common, with its numbers.</summary>
    /// <param name="Trait">Which of <see cref="Traits"/>.</param>
    /// <param name="Value">Its value: an <see cref="ApproachCourse"/>, a <see cref="ReportForm"/>, a boolean, or null where it is not
    /// known.</param>
    /// <param name="Tally">The numbers.</param>
    public sealed record TraitTally(Trait Trait, object? Value, RetestTally Tally);

    /// <summary>What points can have in common.</summary>
    public enum Trait
    {
        /// <summary>What became of the approach.</summary>
        Course,

        /// <summary>Whether the situation was said to be unchanged.</summary>
        Unchanged,

        /// <summary>How the municipality reported.</summary>
        Report,

        /// <summary>Whether it began with marks that differ.</summary>
        BeganMixed,
    }

    /// <summary>All points, by where they stand now.</summary>
    public RetestTally All { get; } = Tally(lines);

    /// <summary>
    /// By the study in which they were found and the round after it. What a later study found is kept apart from what an earlier one did.
    /// </summary>
    public IReadOnlyList<RoundTally> Rounds { get; } =
    [
        .. from g in lines.GroupBy(l => l.BeganIn)
        let study = studies.FirstOrDefault(s => s.Id == g.Key)
        // The studies come with the latest period first; here one reads forwards.
        orderby study is null, studies.Index().FirstOrDefault(s => s.Item == study).Index descending
        let rounds = chosen?.Kind == StudyKind.FollowUp ? 1 : Math.Max(1, g.Max(l => l.Course.Retests.Count))
        from round in Enumerable.Range(1, rounds)
        select new RoundTally(
            study,
            chosen?.Kind == StudyKind.FollowUp ? null : round,
            RetestTally.Of(g.Select(l => l.Course.After(round)).OfType<PointStanding>())),
    ];

    /// <summary>By theme, in the order of the frameworks.</summary>
    public IReadOnlyList<NamedTally<(Framework Framework, Theme Theme)>> Themes { get; } =
    [
        .. from f in frameworks
           from t in f.JudgedThemes
           let codes = t.Criteria.SelectMany(c => c.Indicators).Select(i => i.Code).ToHashSet()
           let own = lines.Where(l => l.CountedIn == f.Id && l.CountedAt.Any(codes.Contains)).ToList()
           where own.Count > 0
           select new NamedTally<(Framework, Theme)>((f, t), Tally(own)) { Earlier = own.Count(l => l.TakenOver is not null) },
    ];

    /// <summary>By norm that lapsed, of earlier versions: counted at no theme and no indicator.</summary>
    public IReadOnlyList<NamedTally<(TakenOver Point, NormTakenOver Norm)>> Lapsed { get; } =
    [
        .. from l in lines
           from norm in l.TakenOver?.Norms ?? []
           where norm.Change == NormChange.Lapsed
           group l by (l.TakenOver!.From, norm.Code) into g
           orderby g.Key.From, g.Key.Code
           let first = g.First().TakenOver!
           select new NamedTally<(TakenOver, NormTakenOver)>((first, first.Norms.First(n => n.Code == g.Key.Code)), Tally(g)),
    ];

    /// <summary>The norms of earlier versions that are counted at another code or in other words, each once.</summary>
    public IReadOnlyList<(TakenOver Point, NormTakenOver Norm)> Changed { get; } =
    [
        .. lines.Select(l => l.TakenOver).OfType<TakenOver>().SelectMany(t => t.Norms.Select(n => (Point: t, Norm: n)))
            .Where(x => x.Norm.Change is not (NormChange.None or NormChange.Lapsed)).DistinctBy(x => (x.Point.From, x.Norm.Code))
            .OrderBy(x => x.Point.From, StringComparer.Ordinal).ThenBy(x => x.Norm.Code, StringComparer.Ordinal),
    ];

    /// <summary>By indicator; a point over several is counted at each of them.</summary>
    public IReadOnlyList<NamedTally<(Framework Framework, Indicator Indicator)>> Indicators { get; } = ByIndicator(lines, frameworks);

    /// <summary>By municipality, in the order of their names: no ranking.</summary>
    public IReadOnlyList<NamedTally<(string Code, string Name)>> Municipalities { get; } =
    [
        .. lines
            .GroupBy(l => (l.MunicipalityCode, l.Municipality))
            .OrderBy(g => g.Key.Municipality, DutchOrder)
            .Select(g => new NamedTally<(string, string)>(g.Key, Tally(g))),
    ];

    /// <summary>
    /// What points that were judged again had in common, by where they stand. Only counts: they say nothing about causes.
    /// </summary>
    public IReadOnlyList<TraitTally> Traits { get; } =
    [
        .. By(lines, Trait.Course, l => l.Course.Retests[^1].Course),
        .. By(lines, Trait.Unchanged, l => l.Course.Retests[^1].Unchanged),
        .. By(lines, Trait.Report, l => l.Course.Retests[^1].Report),
        .. By(lines, Trait.BeganMixed, l => l.BeganMixed),
    ];

    private static IReadOnlyList<NamedTally<(Framework, Indicator)>> ByIndicator(
        IReadOnlyList<PictureLine> lines,
        IReadOnlyList<Framework> frameworks)
    {
        var counted = lines.SelectMany(l => l.CountedAt.Select(c => (Key: (l.CountedIn, c), Line: l))).ToLookup(x => x.Key, x => x.Line);
        return
        [
            .. from f in frameworks
               from i in f.Indicators
               where counted.Contains((f.Id, i.Code))
               let own = counted[(f.Id, i.Code)].ToList()
               select new NamedTally<(Framework, Indicator)>((f, i), Tally(own)) { Earlier = own.Count(l => l.TakenOver is not null) },
        ];
    }

    private static IEnumerable<TraitTally> By<T>(IEnumerable<PictureLine> lines, Trait trait, Func<PictureLine, T> value) =>
        lines
            .Where(l =>
                l.Course.Standing is PointStanding.Resolved or PointStanding.Partly or PointStanding.Remained && l.Course.Retests.Count > 0)
            .GroupBy(value)
            .OrderBy(g => g.Key is null)
            .ThenBy(g => g.Key)
            .Select(g => new TraitTally(trait, g.Key, Tally(g)));

    private static RetestTally Tally(IEnumerable<PictureLine> lines) => RetestTally.Of(lines.Select(l => l.Course.Standing));
}
