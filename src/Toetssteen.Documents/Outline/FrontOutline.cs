using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Documents.Outline;

/// <summary>What stands before the judgements: cover, who it is about, how it was examined, context, how to read the verdicts.</summary>
internal sealed class FrontOutline(FactsheetContent content, Framework framework, FactsheetWords words)
{
    private const string LegendId = "lezen";

    public IEnumerable<Node> Cover(EditionImprint imprint)
    {
        var inspectorates = content.InspectoratesOr(framework.Owner);
        var approaches = content.Approaches.Select(a => a.Name).ToList();
        yield return new FactList([
            .. Known(words.Approaches(approaches.Count), words.Enumerate(approaches)),
            .. Known(words.PeriodJudged, content.PeriodJudged),
            .. Known(words.ProgressReported, string.Join("; ", content.Progress.Select(words.Report)), isPublished: false),
            .. Known(words.Inspectorates(inspectorates.Count), words.Enumerate(inspectorates)),
            new(
                words.Published,
                content.Published is { } printed ? words.Date(printed)
                    : imprint.PublishedOn is { } day ? words.Date(day)
                    : words.DateUnknown),
            new(
                words.Framework,
                Inline.Of(framework, $"{framework.Title}, {framework.Version}") with
                {
                    To = new(ReferenceKind.Framework, framework.Id),
                }),
            new(
                words.Municipality,
                Inline.Published(content.MunicipalityName) with
                {
                    To = new(ReferenceKind.Municipality, content.MunicipalityCode),
                },
                $" ({content.MunicipalityCode})"),
            new(words.Edition, $"{imprint.Number}"),
        ]);
        if (imprint.Reason is { } reason)
            yield return new Group(
                Role.Correction,
                new Line(Role.Plain, new Inline(words.Replaces(imprint.Number), Role.Strong)),
                new Line(Role.Plain, $"{words.Reason} ", Inline.Published(reason)));
    }

    public Section TargetGroup()
    {
        var group = framework.TargetGroup;
        var name = words.Capital(group.Name) + (group.Abbreviation is { } shortly ? $" ({shortly})." : ".");
        return new Section(
            Role.TargetGroup,
            "doelgroep",
            new Heading(words.TargetGroup),
            [
                new Line(Role.Plain, Inline.Of(framework, name, Role.Strong), " ", Inline.Of(framework, group.Definition)),
                .. OutlineText.If(group.Terms.Count > 0, () =>
                    new Listing(
                        Role.Terms,
                        [
                            .. group.Terms.Select(t =>
                                (Node[])
                                    [
                                        new Line(
                                            Role.Plain,
                                            Inline.Of(framework, $"{words.Capital(t.Word)}:", Role.Strong),
                                            " ",
                                            Inline.Of(framework, t.Meaning)),
                                    ]),
                        ])),
            ]);
    }

    public Section Examination()
    {
        var asked = content.Approaches.Where(a => a.Respondents.Count > 0);
        return new Section(
            Role.Examination,
            "onderzocht",
            new Heading(words.Examination),
            [
                .. OutlineText
                    .Prose(content.Examination, content.Form)
                    .Select(p => new Group(Role.Plain, p) { Part = CheckedText.ExaminationPart }),
                new Line(
                    Role.Plain,
                    words.JudgedBy(framework.Whole) + (content.Kind == StudyKind.FollowUp ? $" {words.OnlyImprovementPoints}" : ""),
                    $" {words.MeaningStandsAt} ",
                    new Inline(words.Legend) { To = new(ReferenceKind.Section, LegendId) }),
                .. OutlineText.If(content.NotExamined is not null, () => new Line(Role.Plain, NotExamined(content.NotExamined!))),
                .. asked.Select(Respondents),
            ]);
    }

    // In the words of ours, with the names as the framework gives them.
    private string NotExamined(NotExamined left) =>
        string.Join(' ', words.ExaminedPart(left.Part), words.NotExamined(framework), words.CountsNowhere);

    public IEnumerable<Section> Context()
    {
        var reports = content.Progress.Where(p => !string.IsNullOrWhiteSpace(p.Text)).ToList();
        if (string.IsNullOrWhiteSpace(content.Context) && content.Figures.Count == 0 && reports.Count == 0)
            yield break;
        yield return new Section(
            Role.Context,
            "context",
            new Heading(words.Context(content.Kind)),
            [
                .. OutlineText
                    .Prose(content.Context, content.Form)
                    .Select(p => new Group(Role.Plain, p) { Part = CheckedText.ContextPart }),
                .. OutlineText.If(content.Figures.Count > 0, Figures),
                .. OutlineText.If(reports.Count > 0, () =>
                    new Section(
                        Role.Progress,
                        "voortgang",
                        new Heading(words.ProgressHeading),
                        [
                            .. reports.SelectMany(r =>
                                OutlineText.Prose(r.Text, content.Form).Prepend(new Line(Role.Label, words.Capital(words.Report(r))))),
                        ])
                    {
                        Part = CheckedText.ProgressPart,
                    }),
            ]);
    }

    public Section Legend()
    {
        var scale = framework.Scale;
        return new Section(
            Role.Legend,
            LegendId,
            new Heading(words.Legend),
            [
                new Line(Role.Plain, framework.Overall.Count > 0 ? words.LegendWithOverall : words.LegendIntroduction),
                new OutlineTable(
                    Role.Legend,
                    words.LegendCaption,
                    [new(Role.Mark, words.VerdictHead), new(Role.Text, words.MeaningHead)],
                    [
                        new(
                            null,
                            [
                                .. scale.Verdicts.Select(v => Meaning(OutlineText.Verdict(v, scale, words), words.Meaning(v, scale))),
                                .. OutlineText.If(scale.Attention is not null, () =>
                                    Meaning(OutlineText.AttentionWord(scale, words), words.AttentionMeaning)),
                            ]),
                    ]),
                .. OutlineText.If(content.Approaches.Any(a => a.Conclusions.Count > 0), () =>
                    new Line(Role.Plain, words.ConclusionsAreNotAll)),
            ]);
    }

    private static OutlineRow Meaning(Node sign, string meaning) =>
        new(new OutlineCell(sign), new OutlineCell(new Line(Role.Plain, meaning)));

    private Section Respondents(ApproachContent approach)
    {
        var departures = approach.Respondents.SelectMany(words.Departures).ToList();
        var heading = new Heading(words.WhoAnswered(content.Approaches.Count == 1 ? null : approach.Name));
        return new Section(
            Role.Respondents,
            $"{FactsheetOutline.AnchorOf(approach.Name)}-respondenten",
            heading,
            [
                new OutlineTable(
                    Role.Respondents,
                    words.RespondentsOn(approach.Name),
                    [new(Role.Name, words.Respondent), new(Role.Text, words.RoleOf), new(Role.Text, words.WayOfAnswering)],
                    [
                        new(
                            null,
                            [
                                .. approach.Respondents.Select(r => new OutlineRow(
                                    new OutlineCell(new Line(Role.Plain, Inline.Published(r.Name))),
                                    new OutlineCell(new Line(Role.Plain, words.Part(r.IsMunicipality, r.NominatedBy))),
                                    new OutlineCell(new Line(Role.Plain, words.Answered(r.Answered, r.JoinedWith))))),
                            ]),
                    ]),
                .. OutlineText.If(departures.Count > 0, () =>
                    new Group(
                        Role.Departures,
                        new Line(Role.Plain, new Inline(words.Departs, Role.Strong), $" {words.Method}"),
                        new Listing(Role.Plain, [.. departures.Select(d => (Node[])[new Line(Role.Plain, words.Capital(d))])]))),
            ]);
    }

    private Section Figures() =>
        new(
            Role.Figures,
            "cijfers",
            new Heading(words.Figures),
            [
                new OutlineTable(
                    Role.Figures,
                    words.FiguresCaption,
                    [
                        new(Role.Name, words.FigureHead),
                        new(Role.Amount, words.Amount),
                        new(Role.Text, words.SourceHead),
                        new(Role.Text, words.ReferenceDate),
                    ],
                    [
                        new(
                            null,
                            [
                                .. content.Figures.Select(f => new OutlineRow(
                                    new OutlineCell([new Line(Role.Plain, words.Capital(words.FigureName(f.What))), .. Said(f)]),
                                    new OutlineCell(
                                        new Line(f.Value is null ? Role.Unknown : Role.Plain, words.Figure(f.Value, f.Precision))),
                                    new OutlineCell(
                                        new Line(Role.Plain, f.Source is { } source ? Inline.Published(source) : words.NotStated)),
                                    new OutlineCell(new Line(Role.Plain, f.Date is { } date ? words.Date(date) : words.NotStated)))),
                            ]),
                    ]),
            ])
        {
            Part = CheckedText.FiguresPart,
        };

    // Where the context says the sentence too, it is not said twice.
    private IEnumerable<Node> Said(FigureContent figure) =>
        figure.Text is { } text && content.Context?.Contains(text, StringComparison.Ordinal) is not true
            ? OutlineText.Prose(text, content.Form)
            : [];

    private static IEnumerable<Fact> Known(string name, string? value, bool isPublished = true) =>
        string.IsNullOrEmpty(value) ? [] : [new Fact(name, new Inline(value) { IsPublished = isPublished })];
}
