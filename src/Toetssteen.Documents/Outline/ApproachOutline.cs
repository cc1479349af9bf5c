using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;

namespace Toetssteen.Documents.Outline;

/// <summary>One approach: why it was judged, what it is, findings or re-tests by theme, conclusions.</summary>
/// <param name="content">What the edition says.</param>
/// <param name="approach">The approach.</param>
/// <param name="number">Its place in the edition, from 0.</param>
/// <param name="framework">The framework that it was judged by.</param>
/// <param name="words">The words around the content.</param>
internal sealed class ApproachOutline(
    FactsheetContent content, ApproachContent approach, int number, Framework framework, FactsheetWords words)
{
    private readonly string _anchor = FactsheetOutline.AnchorOf(approach.Name);
    private readonly RetestColumns _columns = RetestColumns.Of(approach.Retests);

    public Section Approach() => new(Role.Approach, _anchor, new Heading(approach.Name) { Over = words.Approach, IsPublished = true },
    [
        .. OutlineText.If(approach.Formerly.Count > 0, () =>
            new Line(Role.Soft, $"{words.Formerly} ", Inline.Published(words.Enumerate(approach.Formerly)))),
        .. OutlineText.If(approach.JudgedAgainst is not null, () =>
            new Line(Role.Plain, $"{words.JudgedAgainst} ", Inline.Published(approach.JudgedAgainst!, Role.Strong))),
        .. Told(Role.Scope, "reden", words.Scope, approach.Scope),
        .. Told(Role.Description, "beschrijving", words.Description, approach.Description),
        .. Told(Role.NotRetested, "niet-opnieuw", words.NotRetestedHeading, approach.NotRetested),
        .. OutlineText.If(approach.Overall is { Count: > 0 }, Overall),
        .. framework.Themes.Where(IsJudged).Select(Theme),
        .. OutlineText.If(approach.Retests.Any(r => r.TakenOver?.IsLapsed is true), Lapsed),
        .. OutlineText.If(approach.Conclusions.Count > 0, Conclusions),
    ]);

    private bool IsJudged(Theme theme) =>
        approach.Findings.Any(f => f.ThemeCode == theme.Code) || approach.Retests.Any(r => r.ThemeCode == theme.Code);

    private IEnumerable<Section> Told(Role role, string id, string heading, string? text) =>
        OutlineText.Prose(text, content.Form).Select(p => new Section(role, $"{_anchor}-{id}", new Heading(heading), [p])
        {
            Part = CheckedText.Of(number, CheckedText.DescriptionPart),
        });

    private Section Theme(Theme theme)
    {
        var findings = approach.Findings.Index().Where(f => f.Item.ThemeCode == theme.Code).ToList();
        var retests = approach.Retests.Index().Where(r => r.Item.ThemeCode == theme.Code).ToList();
        var heading = new Heading(theme.Name)
        {
            Code = theme.OwnCode,
            IsPublished = true,
            Language = framework.Language,
        };
        return new Section(
            Role.Theme,
            $"{_anchor}-thema-{Domain.FoldedText.Anchor(theme.Code)}",
            heading,
            [
                .. OutlineText.If(theme.Statement.Length > 0, () =>
                    new Line(Role.Statement, Inline.Of(framework, words.Capital(theme.Statement)))),
                .. OutlineText.If(findings.Count > 0, () =>
                    new OutlineTable(
                        Role.Findings,
                        words.FindingsOn(approach.Name, theme.Name, framework),
                        [
                            new(Role.Norm, words.Head(TreeLevel.Indicator, framework)),
                            new(Role.Mark, words.VerdictHead),
                            new(Role.Text, words.Finding),
                        ],
                        [.. ByCriterion(theme, findings, f => f.Item.CriterionCode, f => Finding(f.Item, f.Index))])),
                .. OutlineText.If(retests.Count > 0, () =>
                    new OutlineTable(
                        Role.Retests,
                        words.RetestOf(approach.Name, theme.Name, framework),
                        ColumnsOfRetests,
                        [.. ByCriterion(theme, retests, r => r.Item.CriterionCode, r => Retest(r.Item, r.Index))])),
            ]);
    }

    private IReadOnlyList<OutlineColumn> ColumnsOfRetests =>
        [new(Role.Norm, words.Head(TreeLevel.Indicator, framework)), .. words.Headings(_columns)
            .Select(h => new OutlineColumn(Role.Text, h))];

    // The points whose norms a later version does not have; they lie in none of its themes.
    private Section Lapsed() => new(Role.Theme, $"{_anchor}-vervallen", new Heading(words.LapsedNorms),
    [
        new OutlineTable(Role.Retests, words.LapsedOf(approach.Name), ColumnsOfRetests,
            [new(null, [.. approach.Retests.Index().Where(r => r.Item.TakenOver?.IsLapsed is true).Select(r => Retest(r.Item, r.Index))])]),
    ]);

    private IEnumerable<OutlineRows> ByCriterion<T>(
        Theme theme, IReadOnlyList<T> all, Func<T, string> criterionOf, Func<T, OutlineRow> row) =>
        from criterion in theme.Criteria
        let rows = all.Where(x => criterionOf(x) == criterion.Code).Select(row).ToList()
        where rows.Count > 0
        select new OutlineRows(criterion.IsImplied ? null : new Heading(criterion.Path)
        {
            Code = criterion.Code,
            IsPublished = true,
            Language = framework.Language,
        }, rows);

    private OutlineRow Finding(FindingContent finding, int place) => Row(
        finding.IndicatorCodes, finding.IndicatorCodes[0], framework.NameOf(finding.IndicatorCodes), null, CheckedText.FindingPart(place),
        new OutlineCell([.. Marks(finding.Marks)]), new OutlineCell([.. Found(finding)]));

    private OutlineRow Retest(RetestContent retest, int place)
    {
        var part = CheckedText.RetestPart(place);
        var canObject = retest.After is { Text.Length: > 0 } || retest.NotRetested is not null || retest.Attention.Count > 0;
        return Row(retest.IndicatorCodes, retest.Place, retest.NameIn(framework), retest.TakenOver, canObject ? part : null,
        [
            .. _columns.Earlier.Select((period, n) => new OutlineCell([.. Earlier(_columns.At(retest, n), period)])),
            new OutlineCell([.. After(retest), .. Found(retest.Beside)]),
        ]);
    }

    private OutlineRow Row(
        ValueList<string> codes, string place, FindingName name, TakenOver? takenOver, string? part, params OutlineCell[] cells) => new(
    [
        new OutlineCell([.. codes.Select(Norm), .. Became(takenOver)]), .. cells[..^1],
        cells[^1] with { Part = part is null ? null : CheckedText.Of(number, part), About = $"{name}" },
    ])
        {
            Id = FactsheetOutline.AnchorOf(approach.Name, place),
            Name = codes.Count != 1 || takenOver is not null ? $"{name}" : null,
            NameLanguage = framework.Language,
        };

    // The norms of the earlier version to the letter, each with what became of it.
    private IEnumerable<Node> Became(TakenOver? takenOver) =>
        from norm in takenOver?.Norms ?? []
        from line in new Node[]
        {
            new Line(Role.Label, words.NormIn(takenOver!.FromVersion)),
            new Line(Role.Small, Inline.Published(norm.Code, Role.Code), " ", Inline.Of(framework, norm.Norm)),
            new Line(Role.Small,
                [$"{words.Became(norm, takenOver)} ", .. norm.Notes.SelectMany(n => new[] { Inline.Of(framework, n), " " })]),
        }
        select line;

    private Line Norm(string code) =>
        new(Role.Norm, Inline.Published(code, Role.Code), " ", Inline.Of(framework, framework.FindIndicator(code)?.FullNorm ?? ""))
        {
            To = new(ReferenceKind.Indicator, code),
        };

    private IEnumerable<Node> Marks(IReadOnlyList<Mark> marks, Scale? scale = null) =>
    [
        OutlineText.Verdict(Domain.Findings.Marks.Together(marks.Select(m => m.Value)), scale ?? framework.Scale, words, marks),
        .. marks.Where(m => m.IndicatorCode is not null).Select(m => new Line(Role.Small, words.Tied(m, scale ?? framework.Scale))),
    ];

    private IEnumerable<Node> Found(FindingContent finding)
    {
        foreach (var text in DraftFields.InPrint)
            foreach (var prose in OutlineText.Prose(text.InContent(finding), content.Form))
            {
                if (text != DraftFields.Text)
                    yield return new Line(Role.Label, words.LabelOf(text));
                yield return prose;
            }
        foreach (var point in finding.Attention)
            yield return new Group(Role.Attention,
                [OutlineText.AttentionWord(framework.Scale, words), .. OutlineText.Prose(point, content.Form)]);
        if (finding.Note is { } note)
            yield return new Line(Role.Small, $"{words.Note} ", Inline.Published(note));
        if (finding.Sources.Count + finding.Changes.Count > 0)
            yield return new Group(Role.Behind, [.. Sources(finding.Sources), .. Changes(finding.Changes)]);
    }

    private IEnumerable<Node> Sources(ValueList<SourceContent> sources) => sources.Count == 0 ? [] :
    [
        new Line(Role.Label, words.RestsOn),
        new Listing(Role.Behind, [.. sources.GroupBy(s => s.Kind).OrderBy(g => g.Key)
            .Select(g => (Node[])[new Line(Role.Plain,
                [$"{words.Kind(g.Key)}: ", .. g.SelectMany((s, n) => Source(s, isFirst: n == 0))])])]),
    ];

    private IEnumerable<Inline> Source(SourceContent source, bool isFirst) =>
        [isFirst ? "" : "; ", Inline.Published(source.Name), words.Place(source) is { } place ? $", {place}" : ""];

    private IEnumerable<Node> Changes(ValueList<ChangeContent> changes) => changes.Count == 0 ? [] :
    [
        new Line(Role.Label, words.Changed(changes.Count)),
        new Listing(Role.Behind,
            [.. changes.Select(c => (Node[])[new Line(Role.Plain, $"{words.Date(c.On)}: ", Inline.Published(c.Why))])]),
    ];

    private IEnumerable<Node> Earlier(Judgement? judgement, string? heading) => judgement is null
        ? [new Line(Role.Soft, words.NotJudgedThen)]
        : [.. Judged(judgement, heading), .. OutlineText.Prose(judgement.Text, content.Form)];

    private IEnumerable<Node> After(RetestContent retest) => retest.After is not { } judged
        ? [new Line(Role.Plain, new Inline(words.NotRetested, Role.Strong)), .. OutlineText.Prose(retest.NotRetested, content.Form)]
        :
        [
            .. Judged(judged, _columns.Now),
            .. OutlineText.If(retest.Unchanged, () => new Line(Role.Plain, new Inline(words.Unchanged, Role.Strong))),
            .. OutlineText.Prose(judged.Text, content.Form),
            .. Carried(retest.Carried),
        ];

    private IEnumerable<Node> Carried(Judgement? carried) => carried is null ? [] :
        [new Group(Role.Carried, [new Line(Role.Label, words.Carried(carried)), .. OutlineText.Prose(carried.Text, content.Form)])];

    // Where the heading cannot say the period for all rows, each says its own.
    private IEnumerable<Node> Judged(Judgement judgement, string? heading) =>
    [
        .. Marks(judgement.Marks, content.ScaleOf(judgement, framework.Scale)),
        .. OutlineText.If(heading is null && judgement.Period is not null, () => new Line(Role.Small, words.JudgedOver(judgement.Period!))),
        .. OutlineText.If(judgement.Under is not null && judgement.Under != content.FrameworkId, () =>
            new Line(Role.Small, words.JudgedUnder(TakenOver.VersionOf(judgement.Under!)))),
    ];

    private Section Overall()
    {
        var given = approach.Overall!.Index().Select(o =>
            (o.Index, Said: o.Item, Place: framework.OverallPlaces.FirstOrDefault(p => p.Code == o.Item.Code))).ToList();
        var ownScales = given.Select(g => g.Place).OfType<OverallPlace>().Where(p => p.Scale != framework.Scale).DistinctBy(p => p.Scale);
        return new Section(Role.Overall, $"{_anchor}-geheel", new Heading(words.Overall),
        [
            new Line(Role.Plain, words.OverallIntroduction),
            .. ownScales.Select(place => new Line(Role.Soft, Inline.Published(words.MarksOf(place)))),
            new OutlineTable(Role.Overall, words.OverallOn(approach.Name),
                [new(Role.Norm, words.About), new(Role.Mark, words.VerdictHead), new(Role.Text, words.Why)],
                [new(null, [.. given.Select(g => Overall(g.Said, g.Place, g.Index))])]),
        ]);
    }

    private OutlineRow Overall(OverallContent said, OverallPlace? place, int at) => new(
        new OutlineCell(
            new Line(Role.Plain, Inline.Published(place?.OwnCode ?? "", Role.Code), " ",
                place?.Name is { } name ? Inline.Of(framework, name) : words.Whole),
            new Line(Role.Small, place is null ? said.Code : words.LabelOf(place))),
        new OutlineCell(OutlineText.Verdict(Verdict.Of(said.Mark), place?.Scale ?? framework.Scale, words)),
        new OutlineCell([.. OutlineText.Prose(said.Reason, content.Form)])
        {
            Part = CheckedText.Of(number, CheckedText.OverallPart(at)),
            About = place?.Name ?? words.Whole,
        });

    private Section Conclusions() => new(Role.Conclusions, $"{_anchor}-conclusie", new Heading(words.Conclusions),
    [
        new OutlineTable(Role.Conclusions, words.ConclusionsOn(approach.Name, framework),
            [new(Role.Norm, words.Head(TreeLevel.Theme, framework)), new(Role.Text, words.GoesWell), new(Role.Text, words.CanImprove)],
            [new(null, [.. framework.JudgedThemes.Select(Conclusion)])]),
    ]);

    private OutlineRow Conclusion(Theme theme)
    {
        var (place, conclusion) = approach.Conclusions.Index().FirstOrDefault(c => c.Item.ThemeCode == theme.Code);
        var isSaid = conclusion is not null && conclusion.GoesWell.Count + conclusion.CanImprove.Count > 0;
        return new OutlineRow(
            new OutlineCell(new Line(Role.Plain, Inline.Published(theme.OwnCode ?? "", Role.Code), " ", Inline.Of(framework, theme.Name))),
            Side(conclusion?.GoesWell),
            Side(conclusion?.CanImprove) with
            {
                Part = isSaid ? CheckedText.Of(number, CheckedText.ConclusionPart(place)) : null,
                About = theme.Name,
            });
    }

    private OutlineCell Side(IReadOnlyList<string>? said) => said is { Count: > 0 }
        ? new([.. said.SelectMany(s => OutlineText.Prose(s, content.Form))])
        : new(new Nothing(FactsheetWords.Dash, words.NothingStated));
}
