using System.Text.Json.Serialization;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Questionnaires;

namespace Toetssteen.Domain.Frameworks;

/// <summary>
/// An assessment framework (toetsingskader) in one version: themes, criteria and indicators, with the norm of each indicator to the
/// letter. Immutable: a change is a new version. Codes are free text, unique within the framework; nothing depends on their shape.
/// </summary>
public sealed partial record Framework : Translated
{
    /// <summary>Short name in addresses and files: <c>ggsr</c>.</summary>
    public required string Key { get; init; }

    /// <summary>Version in addresses and files: <c>2012</c>.</summary>
    public required string Version { get; init; }

    /// <summary>Title as its owner gave it.</summary>
    public required string Title { get; init; }

    /// <summary>Who issued it.</summary>
    public required string Owner { get; init; }

    /// <summary>Where its text stands, and under which licence it is here; null where the file does not say.</summary>
    public FrameworkSource? Source { get; init; }

    /// <summary>BCP 47 tag of the language that the norms are written in.</summary>
    public required string Language { get; init; }

    /// <summary>Whom the framework is about.</summary>
    public required TargetGroup TargetGroup { get; init; }

    /// <summary>The levels that it can judge (policy, case).</summary>
    public required IReadOnlyList<FrameworkLevel> Levels { get; init; }

    /// <summary>The words and signs for verdicts.</summary>
    public required Scale Scale { get; init; }

    /// <summary>
    /// What the framework calls its levels, from the top, one name for each of <see cref="TreeLevels"/>; none where it calls them theme,
    /// criterion and indicator.
    /// </summary>
    public IReadOnlyList<LevelName> Tree { get; init; } = [];

    /// <summary>The themes in the order of print, also those of text only.</summary>
    public required IReadOnlyList<Theme> Themes { get; init; }

    /// <summary>Indicators that are printed in one row, with the row's own short label.</summary>
    public required IReadOnlyList<JointRow> JointRows { get; init; }

    /// <summary>The lists that facts are chosen from, in the order of their names.</summary>
    public IReadOnlyList<ChoiceList> ChoiceLists { get; init; } = [];

    /// <summary>
    /// What the municipality is asked about each of its approaches beforehand, in the order of the screen; none where that is no more than
    /// name, description, scope and partners.
    /// </summary>
    public IReadOnlyList<PreparationQuestion> Preparation { get; init; } = [];

    /// <summary>The kinds of respondents that are asked beside municipality and partners, in the order of the file.</summary>
    public IReadOnlyList<RespondentKind> Respondents { get; init; } = [];

    /// <summary>
    /// Whether the municipality is asked how it judges each indicator itself; see <see cref="Questionnaires.SelfEvaluation"/>.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool SelfEvaluation { get; init; }

    /// <summary>How the indicators of an earlier version return in this one; null where there is no earlier version.</summary>
    public Crosswalk? Crosswalk { get; init; }

    /// <summary>The levels above the indicators that are judged as a whole too, in the order of the file.</summary>
    public IReadOnlyList<OverallLevel> Overall { get; init; } = [];

    /// <summary>The parts that its owner names, in the order of the file; a study may examine one of them alone.</summary>
    public IReadOnlyList<FrameworkPart> Parts { get; init; } = [];

    /// <summary>All that is judged as a whole: level by level, and within a level in the order of print.</summary>
    public IEnumerable<OverallPlace> OverallPlaces => Overall.SelectMany(PlacesOf);

    /// <summary>Key and version: <c>ggsr/2012</c>.</summary>
    public string Id => $"{Key}/{Version}";

    /// <summary>The themes in which something is judged, in the order of print.</summary>
    public IEnumerable<Theme> JudgedThemes => Themes.Where(t => t.Criteria.Count > 0);

    /// <summary>The levels that the whole framework has, from the top. What is judged is the last one.</summary>
    public IReadOnlyList<TreeLevel> TreeLevels =>
    [
        .. Whole.Themes is [{ IsImplied: true }] ? [] : new[] { TreeLevel.Theme },
        .. Whole.Criteria.Any(c => c.Group is not null) ? new[] { TreeLevel.Group } : [],
        .. Whole.Criteria.Any(c => !c.IsImplied) ? new[] { TreeLevel.Criterion } : [],
        TreeLevel.Indicator,
    ];

    /// <summary>What the framework calls a level.</summary>
    public LevelName NameOfLevel(TreeLevel level) =>
        TreeLevels.ToList().IndexOf(level) is >= 0 and var at && at < Tree.Count ? Tree[at] : LevelName.Usual(level);

    /// <summary>How many there are of a level; a theme that is only text is none that is judged.</summary>
    public int CountOf(TreeLevel level) => level switch
    {
        TreeLevel.Theme => JudgedThemes.Count(),
        TreeLevel.Group => Criteria.Select(c => c.Group).OfType<Branch>().Distinct().Count(),
        TreeLevel.Criterion => Criteria.Count(c => !c.IsImplied),
        _ => Indicators.Count(),
    };

    /// <summary>All criteria in the order of print.</summary>
    public IEnumerable<Criterion> Criteria => Themes.SelectMany(t => t.Criteria);

    /// <summary>All indicators in the order of print.</summary>
    public IEnumerable<Indicator> Indicators => Criteria.SelectMany(c => c.Indicators);

    /// <summary>The indicator with this code, or null.</summary>
    public Indicator? FindIndicator(string code) => Indicators.FirstOrDefault(i => i.Code == code);

    /// <summary>
    /// The place of a finding in the order of print: that of its first indicator. What is about no norm of this version comes last.
    /// </summary>
    public int PlaceOf(IReadOnlyList<string> indicatorCodes) =>
        indicatorCodes.Count > 0 && Indicators.Select(i => i.Code).ToList()
            .IndexOf(indicatorCodes[0]) is >= 0 and var at ? at : int.MaxValue;

    /// <summary>Whether a questionnaire asks anything.</summary>
    public bool Asks(QuestionnaireVariant variant) => AsksOwnMark(variant) || Indicators.Any(i => i.QuestionIn(variant) is not null);

    /// <summary>Whether a questionnaire asks how one judges each indicator oneself: only that of the municipality can.</summary>
    public bool AsksOwnMark(QuestionnaireVariant variant) => SelfEvaluation && variant == QuestionnaireVariant.Full;

    /// <summary>Whether neither the municipality nor a partner is asked anything: then nobody has to answer before is judged.</summary>
    public bool AsksNobody => !Asks(QuestionnaireVariant.Full) && !Asks(QuestionnaireVariant.Limited);

    /// <summary>The criterion that an indicator belongs to.</summary>
    /// <exception cref="DomainException">D001: the framework has no such indicator.</exception>
    public Criterion CriterionOf(string indicatorCode) =>
        Criteria.FirstOrDefault(c => c.Indicators.Any(i => i.Code == indicatorCode)) ?? throw UnknownIndicator(indicatorCode);

    /// <summary>The theme that an indicator belongs to.</summary>
    /// <exception cref="DomainException">D001: the framework has no such indicator.</exception>
    public Theme ThemeOf(string indicatorCode) =>
        Themes.FirstOrDefault(t => t.Criteria.Any(c => c.Indicators.Any(i => i.Code == indicatorCode)))
        ?? throw UnknownIndicator(indicatorCode);

    /// <summary>Rule: what is judged together lies in one criterion.</summary>
    /// <returns>The indicators with these codes, each once, in the order of the framework.</returns>
    /// <exception cref="DomainException">D001: the framework has no such indicator; D003: not of one criterion, or none at all.</exception>
    public IReadOnlyList<Indicator> InOneCriterion(IEnumerable<string> indicatorCodes)
    {
        var codes = indicatorCodes.ToHashSet();
        var criteria = codes.Select(CriterionOf).Distinct().ToList();
        if (criteria.Count != 1)
            throw new DomainException(
                "D003",
                "Een bevinding gaat over indicatoren van één criterium. Maak voor elk criterium een eigen bevinding.");
        return [.. criteria[0].Indicators.Where(i => codes.Contains(i.Code))];
    }

    /// <summary>The rows of print: joint rows as one, every other indicator as a row of its own, in the order of the framework.</summary>
    public IReadOnlyList<FrameworkRow> Rows()
    {
        var jointOf = JointRows.SelectMany(j => j.Indicators.Select(code => (code, j))).ToDictionary(p => p.code, p => p.j);
        var rows = new List<FrameworkRow>();
        foreach (var theme in Themes)
            foreach (var criterion in theme.Criteria)
                foreach (var indicator in criterion.Indicators)
                {
                    if (!jointOf.TryGetValue(indicator.Code, out var joint))
                        rows.Add(new FrameworkRow(theme, criterion, [indicator], indicator.ShortLabel));
                    else if (joint.Indicators[0] == indicator.Code)
                        rows.Add(
                            new FrameworkRow(
                                theme,
                                criterion,
                                [.. criterion.Indicators.Where(i => joint.Indicators.Contains(i.Code))],
                                joint.ShortLabel));
                }
        return rows;
    }

    /// <summary>
    /// Rule: a row of print of which something that is compared examined a part only falls apart; else its label would say more than was
    /// judged.
    /// </summary>
    /// <param name="leavesOut">Of each that is compared, whether it does not examine an indicator.</param>
    public IReadOnlyList<FrameworkRow> RowsFor(IReadOnlyCollection<Func<string, bool>> leavesOut) =>
        (
            this with
            {
                JointRows = [.. JointRows.Where(r => leavesOut.All(isOut => r.Indicators.Select(isOut).Distinct().Count() == 1))],
            }
        ).Rows();

    /// <summary>
    /// Rule: what is judged together bears one name of its own everywhere, and not that of its first indicator. That of the row of print
    /// where it is one; else the labels of its indicators. A code that the framework does not know stands for itself.
    /// </summary>
    /// <param name="indicatorCodes">The indicators, in any order; they are named in that of the framework.</param>
    public FindingName NameOf(IEnumerable<string> indicatorCodes)
    {
        var places = Indicators.Select(i => i.Code).ToList();
        var codes = indicatorCodes.OrderBy(c => (uint)places.IndexOf(c)).ToList();
        var first = codes.Count > 1 ? places.IndexOf(codes[0]) : -1;
        var isRange = first >= 0 && places.Skip(first).Take(codes.Count).SequenceEqual(codes);
        var row = Rows().FirstOrDefault(r => r.Indicators.Select(i => i.Code).SequenceEqual(codes));
        return new FindingName(
            isRange ? $"{codes[0]}–{codes[^1]}" : string.Join(", ", codes),
            row?.ShortLabel ?? string.Join("; ", codes.Select(FindIndicator).OfType<Indicator>().Select(i => i.ShortLabel)));
    }

    /// <summary>Rule: by a framework one judges with the marks of its scale.</summary>
    /// <exception cref="DomainException">D046: it has no such mark.</exception>
    public void RequireOnScale(IEnumerable<Mark> marks)
    {
        var known = Scale.Values;
        if (marks.FirstOrDefault(m => !known.Contains(m.Value)) is { } stray)
            throw new DomainException(
                "D046",
                $"Toetsingskader {Id} heeft geen oordeel '{stray.Value.Key}'. Kies een oordeel van zijn schaal.");
    }

    private IEnumerable<OverallPlace> PlacesOf(OverallLevel level)
    {
        return level.Level switch
        {
            null => [Place(OverallPlace.Whole, null, null, Criteria)],
            TreeLevel.Theme => JudgedThemes.Where(t => !t.IsImplied).Select(t => Place(t.Code, t.Name, t, t.Criteria)),
            TreeLevel.Group =>
                from theme in JudgedThemes
                from criteria in theme.Criteria.Where(c => c.Group is not null).GroupBy(c => c.Group!)
                select Place(criteria.Key.Code, criteria.Key.Name, theme, criteria),
            _ =>
                from theme in JudgedThemes
                from criterion in theme.Criteria
                where !criterion.IsImplied
                select Place(criterion.Code, criterion.Path, theme, [criterion]),
        };

        OverallPlace Place(string code, string? name, Theme? theme, IEnumerable<Criterion> criteria) =>
            new(code, name, level.Label, level.Scale ?? Scale, theme, [.. criteria]);
    }

    private DomainException UnknownIndicator(string code) =>
        new("D001", $"Toetsingskader {Id} heeft geen indicator {code}. Kies een indicator uit dit toetsingskader.");
}

/// <summary>The group of people that a framework is about, and what its words mean.</summary>
/// <param name="Name">Name in full.</param>
/// <param name="Abbreviation">Short form used in the norms, where there is one.</param>
/// <param name="Definition">Definition in running text.</param>
/// <param name="Terms">Explanation of words in the definition.</param>
public sealed record TargetGroup(string Name, string? Abbreviation, string Definition, IReadOnlyList<Term> Terms) : Translated;

/// <summary>Where the text of a framework was published, and what that allows.</summary>
/// <param name="Title">The publication, as one cites it.</param>
/// <param name="Address">Where it is read (http or https); null where it is nowhere on the web.</param>
/// <param name="Licence">The licence, or why none is needed.</param>
/// <param name="Attribution">What its makers ask to be kept with every copy; null where they ask for nothing.</param>
public sealed record FrameworkSource(string Title, string? Address, string Licence, string? Attribution);

/// <summary>A word and what it means here.</summary>
public sealed record Term(string Word, string Meaning) : Translated;

/// <summary>A level that a framework can judge: policy (beleid) or case (casus).</summary>
public sealed record FrameworkLevel(string Key, string Label) : Translated;

/// <summary>A theme (thema): the top of the tree, what is judged under one heading, closed by one conclusion.</summary>
/// <param name="Code">Code, unique within the framework.</param>
/// <param name="Name">Name as its owner gave it.</param>
/// <param name="Statement">What it comes to in a sentence; empty where the framework has none.</param>
/// <param name="Aliases">Names by which factsheets print it too.</param>
/// <param name="Criteria">What lies in it; none in a theme of text only.</param>
public sealed record Theme(string Code, string Name, string Statement, IReadOnlyList<string> Aliases, IReadOnlyList<Criterion> Criteria)
    : Translated
{
    /// <summary>What the framework says here that is not judged; null where it says nothing more.</summary>
    public string? Text { get; init; }

    /// <summary>Whether the framework has no themes: this one stands for the whole, and bears its key and title.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsImplied { get; init; }

    /// <summary>The code as its owner gave it; null where it has none.</summary>
    public string? OwnCode => IsImplied ? null : Code;

    /// <summary>Its name behind its code, where it has one of its own: names may return under another code.</summary>
    public string CodedName => $"{OwnCode} {Name}".TrimStart();
}

/// <summary>A criterion (criterium): what lies directly above the indicators. A finding stays within one.</summary>
public sealed record Criterion(string Code, string Name, IReadOnlyList<string> Aliases, IReadOnlyList<Indicator> Indicators) : Translated
{
    /// <summary>What it comes to, as its owner says it; null where the framework does not.</summary>
    public string? Statement { get; init; }

    /// <summary>The level between theme and criterion; null where the framework has none here.</summary>
    public Branch? Group { get; init; }

    /// <summary>
    /// Whether the indicators lie directly in the theme: this one stands for it, bears its code and name, and is not shown beside it.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsImplied { get; init; }

    /// <summary>Its name, behind that of the group: <c>Toegang › Wachttijd</c>.</summary>
    public string Path => Group is null ? Name : $"{Group.Name} › {Name}";
}

/// <summary>A group of criteria, where a framework has four levels.</summary>
public sealed record Branch(string Code, string Name) : Translated;

/// <summary>The levels of a tree, from the top.</summary>
public enum TreeLevel
{
    /// <summary>Thema.</summary>
    Theme,

    /// <summary>A level between theme and criterion.</summary>
    Group,

    /// <summary>Criterium.</summary>
    Criterion,

    /// <summary>Indicator: what is judged.</summary>
    Indicator,
}

/// <summary>What a framework calls a level.</summary>
/// <param name="One">One of them: "standaard".</param>
/// <param name="Several">Several of them: "standaarden".</param>
public sealed record LevelName(Wording One, Wording Several)
{
    /// <summary>What a level is called where the framework does not say.</summary>
    public static LevelName Usual(TreeLevel level) => level switch
    {
        TreeLevel.Theme => new(new("thema", "theme"), new("thema’s", "themes")),
        TreeLevel.Group => new(new("groep", "group"), new("groepen", "groups")),
        TreeLevel.Criterion => new(new("criterium", "criterion"), new("criteria", "criteria")),
        _ => new(new("indicator", "indicator"), new("indicatoren", "indicators")),
    };

    /// <summary>A number of them in words: "1 standaard", "7 standaarden".</summary>
    /// <param name="number">How many.</param>
    /// <param name="language">BCP 47 tag of the language.</param>
    public string Count(int number, string language) => $"{number} {(number == 1 ? One : Several).In(language)}";
}

/// <summary>An indicator (indicator): the norm that a finding judges.</summary>
/// <param name="Code">Code, unique within the framework.</param>
/// <param name="Norm">The norm to the letter.</param>
/// <param name="ShortLabel">A label of ours for narrow columns, at most <see cref="MaxShortLabel"/> characters.</param>
/// <param name="Aliases">The norm as it was printed elsewhere, slips of the pen included.</param>
/// <param name="QuestionToMunicipality">What the municipality is asked, where it is.</param>
/// <param name="QuestionToPartners">What network partners are asked, where they are.</param>
public sealed record Indicator(
    string Code,
    string Norm,
    string ShortLabel,
    IReadOnlyList<string> Aliases,
    Wording? QuestionToMunicipality,
    Wording? QuestionToPartners
) : Translated
{
    /// <summary>
    /// For whom the norm is, where the framework says so: "voor ouders". It tells norms apart that are worded alike. Where the file says
    /// it of a criterion, a group or a theme, each indicator in it has it.
    /// </summary>
    public string? AppliesTo { get; init; }

    /// <summary>The norm as it is shown and chosen: to the letter, and behind it for whom it is.</summary>
    public string FullNorm => AppliesTo is null ? Norm : $"{Norm} ({AppliesTo})";

    /// <summary>
    /// Whether the norm is too long for a heading, or has lines of its own: its label is one then, and the norm stands beneath it.
    /// </summary>
    public bool IsLong => FullNorm.Length > LongestHeading || Norm.Contains('\n', StringComparison.Ordinal);

    /// <summary>The question that stands in a questionnaire; null where who answers that one is asked nothing here.</summary>
    public Wording? QuestionIn(QuestionnaireVariant variant) =>
        variant == QuestionnaireVariant.Full ? QuestionToMunicipality : QuestionToPartners;

    /// <summary>The facts that are asked beside the closed answer and its reasons, in the order of the screen.</summary>
    public IReadOnlyList<Question> Facts { get; init; } = [];

    /// <summary>What kinds of respondents beside municipality and partners are asked; a kind that is not in it is asked nothing
    /// here.</summary>
    public IReadOnlyList<KindQuestion> QuestionsToKinds { get; init; } = [];

    /// <summary>When the facts that respondents give deserve a look at this indicator, in the order of the file.</summary>
    public IReadOnlyList<SignalRule> Signals { get; init; } = [];

    /// <summary>What is said to who judges by the norm; null where the framework says nothing.</summary>
    public Guidance? Guidance { get; init; }

    /// <summary>Longest short label, in characters.</summary>
    public const int MaxShortLabel = 40;

    private const int LongestHeading = 300;
}

/// <summary>
/// What a framework says to who judges by a norm. It is shown and decides nothing: no mark follows from it, and no weight is added up.
/// </summary>
/// <param name="LegalBasis">On which article the norm rests; null where that is not said.</param>
/// <param name="Explanation">What is meant by it; null where that is not said.</param>
/// <param name="Weight">How heavy it weighs, in the owner's words; null where that is not said.</param>
/// <param name="Marks">What a mark looks like here, in the order of the file; not necessarily every mark.</param>
/// <param name="Points">What is looked at as well, and not judged.</param>
public sealed record Guidance(
    Wording? LegalBasis, Wording? Explanation, Wording? Weight, IReadOnlyList<MarkGuidance> Marks, IReadOnlyList<string> Points)
    : Translated;

/// <summary>What a mark looks like at one norm.</summary>
/// <param name="Mark">The key of the mark on the scale.</param>
/// <param name="Text">What is seen where it is given.</param>
public sealed record MarkGuidance(string Mark, Wording Text);

/// <summary>Indicators of one criterion that are printed in one row.</summary>
public sealed record JointRow(IReadOnlyList<string> Indicators, string ShortLabel) : Translated;

/// <summary>What a finding is called, or an improvement point that follows from it: <c>3.1.1–3.1.3 Beleid, visie en doelen</c>.</summary>
/// <param name="Code">Its code, or the first and the last where they follow each other, or all of them.</param>
/// <param name="Label">A few words; empty where no code is known.</param>
public sealed record FindingName(string Code, string Label)
{
    /// <inheritdoc/>
    public override string ToString() => Label.Length > 0 ? $"{Code} {Label}" : Code;
}

/// <summary>A row of print: one indicator or several joined.</summary>
public sealed record FrameworkRow(Theme Theme, Criterion Criterion, IReadOnlyList<Indicator> Indicators, string ShortLabel)
{
    /// <summary>Code of one indicator, or first and last joined: <c>3.1.1-3.1.3</c>.</summary>
    public string Code => Indicators.Count == 1 ? Indicators[0].Code : $"{Indicators[0].Code}-{Indicators[^1].Code}";
}
