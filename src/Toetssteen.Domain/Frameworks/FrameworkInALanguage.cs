using System.Text.Json.Serialization;

namespace Toetssteen.Domain.Frameworks;

public sealed partial record Framework
{
    private Showing? ShownAs { get; init; }

    /// <summary>
    /// The framework in its own language, where this shows it in another one; else itself. Rule: what is kept, hashed, compared or
    /// printed to the letter is in its own language.
    /// </summary>
    [JsonIgnore]
    public Framework Own => ShownAs?.Own ?? this;

    /// <summary>The languages that texts of the framework are in: its own first, the others in the order of their tags.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Languages =>
    [
        Language,
        .. Pieces(Whole.Own).SelectMany(p => p.Translations).SelectMany(t => t.Words.Words.Keys).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>The framework in each language that texts of it are in, its own first.</summary>
    [JsonIgnore]
    public IEnumerable<Framework> InEachLanguage => Languages.Select(In);

    /// <summary>
    /// The framework as it is shown in a language: the same codes, and each text in that language where the framework has it, else in
    /// its own.
    /// </summary>
    /// <param name="language">BCP 47 tag.</param>
    public Framework In(string language)
    {
        var own = Own;
        if (!own.Languages.Skip(1).Contains(language))
            return own;
        var showing = new Showing(own, language);
        return own with
        {
            ShownAs = showing,
            PartOf = own.PartOf?.In(language),
            Title = showing.Say(own, "title", own.Title),
            Owner = showing.Say(own, "owner", own.Owner),
            TargetGroup = showing.Of(own.TargetGroup),
            Levels = [.. own.Levels.Select(l => l with { Label = showing.Say(l, "label", l.Label) })],
            Themes = [.. own.Themes.Select(showing.Of)],
            JointRows = [.. own.JointRows.Select(r => r with { ShortLabel = showing.Say(r, "shortLabel", r.ShortLabel) })],
            Crosswalk = own.Crosswalk is not { } crosswalk ? null : crosswalk with
            {
                Steps = [.. crosswalk.Steps.Select(s => s with { Note = showing.SayAny(s, "note", s.Note) })],
            },
        };
    }

    /// <summary>
    /// The language of a text of this framework, for the <c>lang</c> of the element that shows it. A text made of several is in the
    /// framework's own language when one of them is not there in the language that is shown.
    /// </summary>
    /// <param name="text">A name, norm or other text as this framework has it, or several.</param>
    public string LanguageOf(string text) => ShownAs is { } showing && !showing.IsInOwnLanguage(text) ? showing.Language : Language;

    /// <summary>A norm in each language that it is there in, with for whom it is, and the framework's own wording first.</summary>
    /// <param name="indicator">An indicator of this framework.</param>
    public IEnumerable<(string Language, string Norm)> WordingsOf(Indicator indicator) =>
        from language in Languages
        let own = Whole.Own.FindIndicator(indicator.Code)
        where own is not null && (language == Language || own.Said("norm", language) is not null)
        select (language, new Showing(Own, language).Of(own).FullNorm);

    private static IEnumerable<Translated> Pieces(Framework framework) =>
    [
        framework, framework.TargetGroup, .. framework.TargetGroup.Terms, .. framework.Levels, .. framework.Themes, .. framework.Criteria,
        .. framework.Criteria.Select(c => c.Group).OfType<Branch>(), .. framework.Indicators,
        .. framework.Indicators.Select(i => i.Guidance).OfType<Guidance>(), .. framework.JointRows, .. framework.Crosswalk?.Steps ?? [],
    ];

    // What is shown in another language, and which of its texts are not there in it.
    private sealed record Showing(Framework Own, string Language)
    {
        private readonly HashSet<string> _said = [];
        private readonly HashSet<string> _kept = [];

        public string Say(Translated of, string field, string own)
        {
            var said = of.Said(field, Language);
            if (own.Length > 0)
                (said is null ? _kept : _said).Add(said ?? own);
            return said ?? own;
        }

        public string? SayAny(Translated of, string field, string? own) => own is null ? null : Say(of, field, own);

        public bool IsInOwnLanguage(string text) => !_said.Contains(text) && _kept.Any(k => !_said.Contains(k) && Holds(text, k));

        public TargetGroup Of(TargetGroup group) => group with
        {
            Name = Say(group, "name", group.Name),
            Abbreviation = SayAny(group, "abbreviation", group.Abbreviation),
            Definition = Say(group, "definition", group.Definition),
            Terms = [.. group.Terms.Select(t => t with { Word = Say(t, "word", t.Word), Meaning = Say(t, "meaning", t.Meaning) })],
        };

        public Theme Of(Theme theme) => theme with
        {
            Name = Say(theme, "name", theme.Name),
            Statement = Say(theme, "statement", theme.Statement),
            Text = SayAny(theme, "text", theme.Text),
            Criteria = [.. theme.Criteria.Select(Of)],
        };

        public Indicator Of(Indicator indicator) => indicator with
        {
            Norm = Say(indicator, "norm", indicator.Norm),
            ShortLabel = Say(indicator, "shortLabel", indicator.ShortLabel),
            AppliesTo = SayAny(indicator, "appliesTo", indicator.AppliesTo),
            Guidance = indicator.Guidance is not { } guidance ? null : guidance with
            {
                Points = [.. guidance.Points.Select((p, n) => Say(guidance, $"points/{n}", p))],
            },
        };

        // As words of their own, and not as a part of another word.
        private static bool Holds(string text, string kept)
        {
            for (var at = text.IndexOf(kept, StringComparison.Ordinal); at >= 0; at = text.IndexOf(kept, at + 1, StringComparison.Ordinal))
                if ((at == 0 || !char.IsLetterOrDigit(text[at - 1]))
                    && (at + kept.Length == text.Length || !char.IsLetterOrDigit(text[at + kept.Length])))
                    return true;
            return false;
        }

        private Criterion Of(Criterion criterion) => criterion with
        {
            Name = Say(criterion, "name", criterion.Name),
            Statement = SayAny(criterion, "statement", criterion.Statement),
            Group = criterion.Group is not { } group ? null : group with { Name = Say(group, "name", group.Name) },
            Indicators = [.. criterion.Indicators.Select(Of)],
        };
    }
}
